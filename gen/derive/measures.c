/* SPDX-License-Identifier: MIT
 *
 * One map per family from keys to measures, one from measures to statements. A guess counts the
 * words of a measure in the row's own text, and for less in its scenario, and takes the measures
 * with the most; a name that the text has much of decides between equals.
 */
#include "derive/measures.h"

#include <string.h>

#include "base/hash.h"
#include "derive/families.h"
#include "derive/keys.h"

struct measure_index {
	const struct library *library;
	struct map *by_id; /* -> struct measure */
	struct map *rows;  /* 'family:key' -> struct row_measures */
	struct map *uses;  /* id -> struct measure_uses */
};

/* What a word in the text, in the scenario alone, and a whole name are worth. */
#define WORTH_TEXT 1.0
#define WORTH_SCENARIO 0.3
#define WORTH_NAME 2.0
/* Least worth of a guess: a word of the text. */
#define LEAST_WORTH 1.0

static void index_family(struct arena *a, struct measure_index *x, const struct family *f)
{
	for (size_t i = 0; i < f->measures.n; i++)
		map_set(x->rows, arena_concat(a, f->id, ":", f->measures.at[i].key, (char *)NULL),
			&f->measures.at[i]);
}

static void add_use(struct arena *a, struct measure_index *x, const char *id,
		    const struct clause *c, const struct statement *s)
{
	struct measure_uses *uses = map_get(x->uses, id);

	if (!uses) {
		uses = arena_alloc(a, sizeof *uses);
		map_set(x->uses, id, uses);
	}
	if (!uses->all.n || uses->all.at[uses->all.n - 1].statement != s)
		*vec_push(a, &uses->all) = (struct measure_use){c, s};
}

static void index_statement(struct arena *a, struct measure_index *x, const struct clause *c,
			    const struct statement *s)
{
	for (size_t i = 0; i < s->forms.n; i++) {
		const struct statement_form *f = &s->forms.at[i];

		for (size_t n = 0; n < f->answers.n; n++)
			add_use(a, x, f->answers.at[n], c, s);
		for (size_t n = 0; n < f->part.n; n++)
			add_use(a, x, f->part.at[n], c, s);
	}
}

struct measure_index *measure_index_new(struct arena *a, const struct library *l)
{
	struct measure_index *x = arena_alloc(a, sizeof *x);

	*x = (struct measure_index){l, map_new(a), map_new(a), map_new(a)};
	for (size_t i = 0; i < l->measures.n; i++)
		map_set(x->by_id, l->measures.at[i].id, &l->measures.at[i]);
	for (size_t i = 0; i < l->families.n; i++)
		index_family(a, x, &l->families.at[i]);
	for (size_t i = 0; i < l->clauses.n; i++) {
		const struct duties *d = l->clauses.at[i].duties;

		for (size_t s = 0; d && s < d->statements.n; s++)
			index_statement(a, x, &l->clauses.at[i], &d->statements.at[s]);
	}
	return x;
}

const struct measure *measure_find(const struct measure_index *x, const char *id)
{
	return map_get(x->by_id, id);
}

const struct measure_uses *measure_uses_of(const struct measure_index *x, const char *id)
{
	static const struct measure_uses none = {0};
	const struct measure_uses *uses = map_get(x->uses, id);

	return uses ? uses : &none;
}

/* The family whose own the row's risk is; NULL: none. */
static const struct family *family_of(struct arena *a, const struct library *l,
				      const struct responsibility *r)
{
	const struct family *f = r->reg->family ? library_family(l, r->reg->family) : NULL;

	return f && family_has_risk(a, f, r->risk) ? f : NULL;
}

static bool link_by_family(struct arena *a, const struct measure_index *x,
			   const struct responsibility *r, struct row_link *link)
{
	const struct family *f = family_of(a, x->library, r);
	const char *key = key_of(a, r->risk->id, responsibility_no(r));
	const struct row_measures *row =
		f ? map_get(x->rows, arena_concat(a, f->id, ":", key, (char *)NULL)) : NULL;

	for (size_t i = 0; row && i < row->ids.n; i++) {
		const struct measure *m = measure_find(x, row->ids.at[i]);

		if (m)
			*vec_push(a, &link->measures) = m;
	}
	if (!link->measures.n)
		return false;
	link->source = MEASURES_FAMILY;
	link->place = arena_printf(a, "%s:%d", f->file, row->line);
	return true;
}

static double worth_of(const struct measure *m, const char *text, const char *scenario,
		       const char **word)
{
	double worth = 0;

	*word = NULL;
	for (size_t i = 0; i < m->words.n; i++) {
		bool in_text = strstr(text, m->words.at[i]) != NULL;

		if (!in_text && !strstr(scenario, m->words.at[i]))
			continue;
		worth += in_text ? WORTH_TEXT : WORTH_SCENARIO;
		*word = *word ? *word : m->words.at[i];
	}
	return *word ? worth + WORTH_NAME * duty_share(m->name, text) : 0;
}

static bool asks_side(const struct measure *m, const struct responsibility *r)
{
	return strcmp(m->side, "both") == 0 ||
	       strcmp(m->side, r->requirement ? "vendor" : "hospital") == 0;
}

static void link_by_words(struct arena *a, const struct measure_index *x,
			  const struct responsibility *r, struct row_link *link)
{
	const char *text = responsibility_text(r), *scenario = r->risk->scenario, *word;
	double most = LEAST_WORTH;

	for (size_t i = 0; r->topic.topic && i < x->library->measures.n; i++) {
		const struct measure *m = &x->library->measures.at[i];

		if (strcmp(m->topic, r->topic.topic->id) != 0 || !asks_side(m, r))
			continue;
		double worth = worth_of(m, text ? text : "", scenario ? scenario : "", &word);

		if (worth < most)
			continue;
		link->measures.n = worth > most ? 0 : link->measures.n;
		link->word = link->measures.n ? link->word : word;
		*vec_push(a, &link->measures) = m;
		most = worth;
	}
	link->source = link->measures.n ? MEASURES_WORDS : MEASURES_NONE;
}

struct row_link measures_of_row(struct arena *a, const struct measure_index *x,
				const struct responsibility *r)
{
	struct row_link link = {0};

	/* who does a thing is asked there, and no statement may answer by guess */
	if (!r->reg->made && !link_by_family(a, x, r, &link))
		link_by_words(a, x, r, &link);
	return link;
}

static bool names(const char *const *ids, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(ids[i], id) == 0)
			return true;
	return false;
}

static int count_paragraphs(const struct position *p)
{
	int n = 0;

	for (const struct block *b = p->first; b; b = b->next)
		n += b->kind == BLOCK_PARAGRAPH;
	return n;
}

static const char *cite(struct arena *a, const struct library *l, const struct chosen *c,
			const struct statement_form *f, const char *paragraph_word,
			const char *item_word)
{
	const char *article = number_print(a, l, "number.article", c->number), *paragraph = "",
		   *item = "";

	if (count_paragraphs(c->position) > 1)
		paragraph = number_print(a, l, paragraph_word, arena_printf(a, "%d", f->paragraph));
	if (f->item)
		item = number_print(a, l, item_word, arena_printf(a, "%d", f->item));
	return arena_concat(a, article, paragraph, item, (char *)NULL);
}

const char *statement_citation(struct arena *a, const struct library *l, const struct chosen *c,
			       const struct statement_form *f)
{
	return cite(a, l, c, f, "number.paragraph", "number.item");
}

const char *statement_citation_brief(struct arena *a, const struct library *l,
				     const struct chosen *c, const struct statement_form *f)
{
	return cite(a, l, c, f, "number.paragraph.brief", "number.item.brief");
}

/* Statements of the chosen position that answer the whole of it, or that help. */
static void add_answers(struct arena *a, const struct measure_index *x, const struct selection *s,
			const char *id, bool whole, struct measure_answers *out)
{
	const struct measure_uses *uses = measure_uses_of(x, id);

	for (size_t i = 0; i < uses->all.n; i++) {
		const struct chosen *c = selection_find(s, uses->all.at[i].clause->id);
		const struct statement_form *f =
			c && c->position
				? statement_in(uses->all.at[i].statement, c->position->name)
				: NULL;

		if (!f || names(f->answers.at, f->answers.n, id) != whole ||
		    (!whole && !names(f->part.at, f->part.n, id)))
			continue;
		*vec_push(a, &out->all) =
			(struct measure_answer){c, uses->all.at[i].statement, f, whole,
						statement_citation(a, x->library, c, f)};
	}
}

struct measure_answers measure_answers_in(struct arena *a, const struct measure_index *x,
					  const struct selection *s, const char *id)
{
	struct measure_answers out = {0};

	add_answers(a, x, s, id, true, &out);
	add_answers(a, x, s, id, false, &out);
	return out;
}
