/* SPDX-License-Identifier: MIT
 *
 * Texts are collected before any rule runs: clauses, templates, words and topics become passages
 * with their place. A passage stands twice, as written and with its placeholders filled, because a
 * rule on names must see {{vendor}} and a rule on sentences must see the name.
 */
#include "check/wording.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/expand.h"
#include "derive/phrase.h"
#include "derive/terms.h"

/* An article's number as it may look in a document. */
static const char *some_article(void *context, const char *target, struct reference_hole *hole)
{
	const struct wording_check *c = context;

	(void)target;
	(void)hole;
	return text_replace(c->arena, library_word(c->library, "number.article"), "{{n}}", "10");
}

static const char *fill(struct wording_check *c, const struct settings *names, const char *text)
{
	struct expand e = {.a = c->arena, .names = names, .reference = some_article, .context = c};

	return expand_text(&e, text, "");
}

static void add(struct wording_check *c, const struct passage *like, const struct settings *names,
		const char *place, const char *text)
{
	if (text_empty(text))
		return;
	struct passage *p = vec_push(c->arena, &c->passages);

	*p = *like;
	p->place = place;
	p->raw = text;
	p->text = fill(c, names, text);
}

static void join_blocks(struct wording_check *c, const struct settings *names, struct strbuf *sb,
			const struct block *block)
{
	for (; block; block = block->next) {
		if (block->text)
			strbuf_add(sb, fill(c, names, block->text));
		strbuf_add(sb, "\n");
		join_blocks(c, names, sb, block->first);
	}
}

/* The list that follows a paragraph, or is nested in an item. */
static const char *text_below(struct wording_check *c, const struct settings *names,
			      const struct block *block)
{
	struct strbuf sb = strbuf_new(c->arena);

	if (block->kind == BLOCK_PARAGRAPH && block->next && block->next->kind == BLOCK_LIST)
		join_blocks(c, names, &sb, block->next->first);
	join_blocks(c, names, &sb, block->first);
	return sb.text;
}

static void collect_blocks(struct wording_check *c, const struct clause *clause,
			   const struct settings *names, const struct block *block,
			   const char *above)
{
	const char *last = above;

	for (; block; block = block->next) {
		struct passage p = {
			.subject = clause->id, .above = above, .below = text_below(c, names, block),
			.documents = clause->documents.at, .n_documents = clause->documents.n,
		};

		add(c, &p, names, arena_printf(c->arena, "%s:%d", clause->file, block->line),
		    block->text);
		last = block->text ? fill(c, names, block->text) : last;
		collect_blocks(c, clause, names, block->first, last);
	}
}

/* The names of a template's documents: its own terms, then those of the rules. */
static struct settings names_of(const struct wording_check *c, const struct template *t)
{
	struct settings s = {.up = &c->names};

	if (t)
		s.all.at = t->terms.all.at, s.all.n = t->terms.all.n;
	return s;
}

static void collect_clause(struct wording_check *c, const struct clause *clause)
{
	const struct template *t =
		clause->documents.n ? library_template(c->library, clause->documents.at[0]) : NULL;
	struct settings document = names_of(c, t), names = clause->params;
	struct passage title = {.subject = clause->id,
				.above = "",
				.below = "",
				.documents = clause->documents.at,
				.n_documents = clause->documents.n};

	names.up = &document;
	add(c, &title, &names, arena_concat(c->arena, clause->file, ":title", (char *)NULL),
	    clause->title);
	for (size_t i = 0; i < clause_wordings(clause); i++) {
		const struct position *p = clause_wording(clause, i);

		names.up = terms_of_position(c->arena, c->library, NULL,
					     clause_terms_position(clause, p->name), &document);
		collect_blocks(c, clause, &names, p->first, "");
	}
}

static void collect_strings(struct wording_check *c, const struct passage *p,
			    const struct settings *names, const char *place,
			    const char *const *texts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		add(c, p, names, place, texts[i]);
}

static void collect_template_block(struct wording_check *c, const struct passage *p,
				   const struct settings *names, const struct template_block *b)
{
	add(c, p, names, b->place, b->text);
	add(c, p, names, b->place, b->empty);
	collect_strings(c, p, names, b->place, b->items.at, b->items.n);
	collect_strings(c, p, names, b->place, b->group_text.at, b->group_text.n);
	for (size_t i = 0; i < b->columns.n; i++) {
		add(c, p, names, b->columns.at[i].place, b->columns.at[i].head);
		collect_strings(c, p, names, b->columns.at[i].place, b->columns.at[i].choices.at,
				b->columns.at[i].choices.n);
	}
	for (size_t i = 0; i < b->body.n; i++)
		collect_template_block(c, p, names, &b->body.at[i]);
}

static void collect_template(struct wording_check *c, const struct template *t)
{
	const char **document = arena_alloc(c->arena, sizeof *document);
	struct passage p = {.subject = t->id,
			    .above = "",
			    .below = "",
			    .documents = document,
			    .n_documents = 1};
	struct settings names = names_of(c, t);

	names.up = terms_of_position(c->arena, c->library, NULL, "", &c->names);
	*document = template_articles(t);
	add(c, &p, &names, t->file, t->title);
	add(c, &p, &names, t->file, t->subtitle);
	for (size_t i = 0; i < t->parts.n; i++)
		collect_template_block(c, &p, &names, &t->parts.at[i]);
}

static void collect_words(struct wording_check *c, const struct settings *words)
{
	struct passage p = {.subject = "", .above = "", .below = ""};

	for (; words; words = words->up)
		for (size_t i = 0; i < words->all.n; i++)
			add(c, &p, &c->rules->names,
			    arena_concat(c->arena, "templates/words.json:words.",
					 words->all.at[i].name, (char *)NULL),
			    words->all.at[i].value);
}

const char *wording_quoted(struct arena *a, const char *text, const char **after)
{
	static const char open[] = "「", close[] = "」";
	const char *begin = strstr(text, open), *end = begin ? strstr(begin, close) : NULL;

	if (!end)
		return NULL;
	*after = end + strlen(close);
	begin += strlen(open);
	return arena_strndup(a, begin, (size_t)(end - begin));
}

static void collect_terms(struct wording_check *c, const struct passage *p)
{
	const char *rest = p->text, *sentence, *word, *after;

	while ((sentence = phrase_sentence(c->arena, &rest)))
		for (const char *text = sentence; (word = wording_quoted(c->arena, text, &after));
		     text = after)
			for (size_t i = 0; phrase_starts(after, &c->rules->terms.definitions) &&
					   i < p->n_documents;
			     i++)
				*vec_push(c->arena, &c->terms) =
					(struct term){word, p->documents[i], p, rest};
}

void wording_collect(struct wording_check *c)
{
	c->names.up = &c->rules->names;
	tables_name(c->arena, c->library, &c->names);
	for (size_t i = 0; i < c->library->clauses.n; i++)
		collect_clause(c, &c->library->clauses.at[i]);
	for (size_t i = 0; i < c->library->templates.n; i++)
		collect_template(c, &c->library->templates.at[i]);
	for (size_t i = 0; i < c->library->amendments.n; i++)
		collect_template(c, &c->library->amendments.at[i]);
	collect_words(c, &c->library->words);
	for (size_t i = 0; i < c->passages.n; i++)
		collect_terms(c, &c->passages.at[i]);
}
