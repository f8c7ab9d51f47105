/* SPDX-License-Identifier: MIT
 *
 * The view of how a contract differs from the standard wording, for the first pages of its annex:
 * articles in another position than the library's first, with what that changes; numbers that the
 * project or the contract sets; articles of its own; what nobody agreed to yet; and what was left
 * out, by reason. What a position changes is read from the statements of the two, so that no text of
 * a position that was not taken is told to anybody (it is the hospital's).
 */
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "bind/document_links.h"
#include "bind/key_places.h"
#include "derive/position_differences.h"
#include "derive/terms.h"
#include "derive/text_uses.h"

/* So many changes of an article, and names of what one reason left out, are told; the others are
 * counted. */
#define CHANGES_MAX 2
#define NAMES_MAX 5

static struct view_row *add_row(struct binding *b, struct view *v, const struct clause *c,
				const char *kind, const char *title)
{
	struct view_row *row =
		c ? view_add(b, v, "clause", c->file, NULL, c->id)
		  : view_add(b, v, "project", b->in->project->file, b->in->contract->place,
			     b->in->contract->id);

	view_set(b, row, "kind", kind);
	view_set(b, row, "title", title);
	return row;
}

static void set_place(struct binding *b, struct view_row *row, const struct chosen *c)
{
	struct key_places places = {0};

	key_places_add(b, &places, c, 0, 0);
	key_places_set(b, row, "place", &places);
}

static const char *with_more(struct binding *b, const char *text, size_t n)
{
	return arena_concat(b->a, text,
			    text_fill(b->a, word_of(b, "key", "more.points"), "n",
				      arena_printf(b->a, "%zu", n), NULL, NULL),
			    (char *)NULL);
}

/* Positions. */

/* 乙：申請書を提出する */
static const char *who_does(struct binding *b, const struct form_words *w,
			    const struct statement_form *f)
{
	return arena_concat(b->a, form_words_who(w, f), library_word(b->in->library, "colon"),
			    form_words_act(w, f), (char *)NULL);
}

static const char *or_dash(struct binding *b, const char *text)
{
	return *text ? text : library_word(b->in->library, "dash");
}

/* What of whose act it is that changes: 時期, 費用, 記録 …; of a new act what it is. */
static const char *change_text(struct binding *b, const struct position_differences *d,
			       const struct position_difference *x)
{
	const char *word = word_of(b, "key.change", difference_name(x->kind)), *to;

	if (!x->from || x->kind == DIFFERENCE_DROPPED)
		return text_fill(b->a, word, "act",
				 who_does(b, &d->words[!x->from], x->from ? x->from : x->to), NULL,
				 NULL);
	to = x->kind == DIFFERENCE_REPLACED ? who_does(b, &d->words[1], x->to)
					    : or_dash(b, x->after);
	return text_fill(b->a,
			 text_fill(b->a, word, "act", who_does(b, &d->words[0], x->from), NULL,
				   NULL),
			 "from", or_dash(b, x->before), "to", to);
}

static const char *position_changes(struct binding *b, const struct chosen *c)
{
	const struct position_differences d = position_differences_of(
		b->a, b->in->project, b->in->library, b->in->contract, c,
		&c->clause->positions.at[0], c->position);
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < d.all.n && i < CHANGES_MAX; i++)
		strbuf_join(&sb, library_word(b->in->library, "list.semicolon"),
			    change_text(b, &d, &d.all.at[i]));
	if (!d.all.n)
		return word_of(b, "key.change", "words");
	return d.all.n <= CHANGES_MAX ? sb.text : with_more(b, sb.text, d.all.n - CHANGES_MAX);
}

static void add_position(struct binding *b, struct view *v, const struct chosen *c)
{
	if (c->position == &c->clause->positions.at[0])
		return;
	struct view_row *row = add_row(b, v, c->clause, c->position->name, c->clause->title);

	set_place(b, row, c);
	view_set(b, row, "text", position_changes(b, c));
}

/* Numbers. */

static bool ends_phrase(uint32_t c)
{
	return c == 0x3001 || c == 0x3002 || c == 0xff08 || c == 0xff09; /* 、。（） */
}

/* From the last mark before it to the next one: '実施日の{{notice_days}}日前までに'. */
static const char *phrase_of(struct arena *a, const char *text, const char *words)
{
	const char *at = strstr(text, words), *begin = text, *end = at + strlen(words);

	for (const char *s = text; s < at;)
		if (ends_phrase(text_next(&s)))
			begin = s;
	for (const char *s = end; *s && !ends_phrase(text_next(&s));)
		end = s;
	return arena_strndup(a, begin, (size_t)(end - begin));
}

/* The first use of the parameter in the article as it stands. */
static bool find_use(struct binding *b, const struct chosen *c, const char *words,
		     struct text_use *out)
{
	const struct text_uses uses = text_uses_of(b->scratch, c->clause, words);

	for (size_t i = 0; i < uses.all.n; i++) {
		*out = uses.all.at[i];
		if (out->position == c->position &&
		    !key_place_waits(b, c, out->paragraph, out->item))
			return true;
	}
	return false;
}

static void add_param(struct binding *b, struct view *v, const struct chosen *c,
		      const struct setting *param)
{
	const char *value = settings_get(&c->names, param->name);
	const char *words = arena_concat(b->scratch, "{{", param->name, "}}", (char *)NULL);
	const struct expand e = clause_expand(b, c);
	struct key_places places = {0};
	struct text_use use;

	if (text_equal(value, param->value) || !find_use(b, c, words, &use))
		return;
	struct view_row *row = add_row(b, v, c->clause, word_of(b, "key.kind", "number"),
				       c->clause->title);

	key_places_add(b, &places, c, use.paragraph, use.item);
	key_places_set(b, row, "place", &places);
	view_set(b, row, "text",
		 text_fill(b->a, word_of(b, "key.change", "number"), "phrase",
			   expand_text(&e, phrase_of(b->a, use.block->text, words),
				       c->clause->file),
			   "value", param->value));
}

static void add_params(struct binding *b, struct view *v, const struct chosen *c)
{
	for (size_t i = 0; i < c->clause->params.all.n; i++)
		add_param(b, v, c, &c->clause->params.all.at[i]);
}

/* A term that the project sets, and the articles that have it. */
static void add_term(struct binding *b, struct view *v, const struct shared_term *t)
{
	const char *cited = arena_concat(b->scratch, "{{" TERM_PREFIX, t->id, "}}", (char *)NULL);
	const char *standard = term_text(b->a, t, NULL, ""),
		   *own = term_text(b->a, t, &b->in->project->terms, "");
	struct key_places places = {0};
	struct text_use use;

	if (strcmp(standard, own) == 0)
		return;
	for (size_t i = 0; i < b->selection->n_in; i++)
		if (find_use(b, &b->selection->all.at[i], cited, &use))
			key_places_add(b, &places, &b->selection->all.at[i], use.paragraph,
				       use.item);
	if (!places.all.n)
		return;
	struct view_row *row =
		add_row(b, v, NULL, word_of(b, "key.kind", "number"), t->meaning);

	key_places_set(b, row, "place", &places);
	view_set(b, row, "text",
		 text_fill(b->a, word_of(b, "key.change", "number"), "phrase", own, "value",
			   standard));
}

/* Articles of one's own, and what nobody agreed to. */

static void add_own(struct binding *b, struct view *v, const struct chosen *c)
{
	if (!c->clause->own || c->clause->adds_only)
		return;
	struct view_row *row =
		add_row(b, v, c->clause, word_of(b, "key.kind", "own"), c->clause->title);

	set_place(b, row, c);
	view_set(b, row, "text", word_of(b, "key.change", "own"));
}

static void add_waiting(struct binding *b, struct view *v)
{
	const struct waiting_list *list = waiting_of(b);
	struct key_places places = {0};

	for (size_t i = 0; list && i < list->all.n; i++) {
		const struct waiting *w = &list->all.at[i];
		const struct chosen *c = selection_find(b->selection, w->clause->id);

		if (c && c->position == w->position)
			key_places_add(b, &places, c, w->paragraph, w->item);
	}
	if (!places.all.n)
		return;
	struct view_row *row = add_row(b, v, NULL, word_of(b, "key.kind", "waiting"),
				       word_of(b, "key.change", "waiting.title"));

	key_places_set(b, row, "place", &places);
	view_set(b, row, "text",
		 text_fill(b->a, word_of(b, "key.change", "waiting"), "n",
			   arena_printf(b->a, "%zu", places.all.n), NULL, NULL));
}

/* What was left out, by reason. */

static bool is_left_out(const struct chosen *c)
{
	return c->verdict == CLAUSE_OMITTED || c->verdict == CLAUSE_LEVEL;
}

/* True when nothing of the topic is in the document: then its name says it all. */
static bool topic_is_out(const struct binding *b, const char *topic)
{
	for (size_t i = 0; i < b->selection->n_in; i++)
		if (text_equal(b->selection->all.at[i].clause->topic, topic))
			return false;
	return true;
}

static const char *left_out_name(const struct binding *b, const struct clause *c)
{
	const struct topic *t = library_topic(b->in->library, c->topic);

	return t && topic_is_out(b, c->topic) ? t->name : c->title;
}

struct left_out {
	const char *reason;
	struct strbuf names;
	size_t n; /* of names */
	struct map *seen;
	const struct clause *first;
};

struct left_outs {
	VEC(struct left_out) all;
};

static struct left_out *find_left_out(struct binding *b, struct left_outs *list,
				      const char *reason)
{
	for (size_t i = 0; i < list->all.n; i++)
		if (strcmp(list->all.at[i].reason, reason) == 0)
			return &list->all.at[i];
	struct left_out *new = vec_push(b->scratch, &list->all);

	*new = (struct left_out){.reason = reason,
				 .names = strbuf_new(b->a),
				 .seen = map_new(b->scratch)};
	return new;
}

static void note_left_out(struct binding *b, struct left_outs *list, const struct chosen *c)
{
	struct left_out *o = find_left_out(b, list, c->reason ? c->reason : "");
	const char *name = left_out_name(b, c->clause);

	if (map_get(o->seen, name))
		return;
	map_set(o->seen, name, o);
	if (o->n++ < NAMES_MAX)
		strbuf_join(&o->names, library_word(b->in->library, "list.comma"), name);
	o->first = o->first ? o->first : c->clause;
}

static const char *left_out_names(struct binding *b, const struct left_out *o)
{
	return o->n <= NAMES_MAX ? o->names.text
				 : with_more(b, o->names.text, o->n - NAMES_MAX);
}

static void add_left_out(struct binding *b, struct view *v)
{
	struct left_outs list = {0};

	for (size_t i = b->selection->n_in; i < b->selection->all.n; i++)
		if (is_left_out(&b->selection->all.at[i]))
			note_left_out(b, &list, &b->selection->all.at[i]);
	for (size_t i = 0; i < list.all.n; i++) {
		const struct left_out *o = &list.all.at[i];
		struct view_row *row = add_row(b, v, o->first, word_of(b, "key.kind", "omitted"),
					       left_out_names(b, o));

		view_set(b, row, "place", library_word(b->in->library, "dash"));
		view_set(b, row, "text", o->reason);
	}
}

void fill_key_differences(struct binding *b, struct view *v)
{
	static void (*const of_article[])(struct binding *, struct view *,
					  const struct chosen *) = {add_position, add_params,
								    add_own};

	if (!b->in->contract)
		return;
	for (size_t k = 0; k < ARRAY_LEN(of_article); k++)
		for (size_t i = 0; i < b->selection->n_in; i++)
			if (b->selection->all.at[i].position)
				of_article[k](b, v, &b->selection->all.at[i]);
	for (size_t i = 0; i < b->in->library->terms.n; i++)
		add_term(b, v, &b->in->library->terms.at[i]);
	add_waiting(b, v);
	add_left_out(b, v);
}
