/* SPDX-License-Identifier: MIT
 *
 * One map per family from keys to measures, one from measures to statements. A guess counts what a
 * measure is asked by in the row's own text, and for less with its scenario's help: each for as many
 * pieces as it has, shared among the measures of the topic that are asked by the same, so that a
 * word that all of them have tells nothing. The measures with the most are taken; a name that the
 * text has much of decides between equals.
 */
#include "derive/measures.h"

#include <ctype.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "derive/families.h"
#include "derive/keys.h"

struct measure_index {
	const struct library *library;
	struct map *by_id; /* -> struct measure */
	struct map *rows;  /* 'family:key' -> struct row_measures */
	struct map *uses;  /* id -> struct measure_uses */
	struct map *asked; /* 'topic:words' -> struct asked */
};

/* How many measures of a topic are asked by the same words. */
struct asked {
	size_t by_vendor, by_hospital; /* of the side that a requirement asks, that a duty asks */
};

/* What a piece in the text, one for which the scenario is needed, and a whole name are worth. */
#define WORTH_TEXT 1.0
#define WORTH_SCENARIO 0.3
#define WORTH_NAME 1.0
/* Least worth of a guess: a word of the text that no other measure is asked by. */
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

static size_t asks_of(const struct measure *m, const char *const **asks)
{
	*asks = m->asks.n ? m->asks.at : m->words.at;
	return m->asks.n ? m->asks.n : m->words.n;
}

static bool is_asked(const struct measure *m, bool hospital)
{
	return strcmp(m->side, "both") == 0 || strcmp(m->side, hospital ? "hospital" : "vendor") == 0;
}

static void index_measure(struct arena *a, struct measure_index *x, const struct measure *m)
{
	const char *const *asks;
	size_t n = asks_of(m, &asks);

	map_set(x->by_id, m->id, (void *)m);
	for (size_t i = 0; i < n; i++) {
		const char *key = arena_concat(a, m->topic, ":", asks[i], (char *)NULL);
		struct asked *asked = map_get(x->asked, key);

		if (!asked) {
			asked = arena_alloc(a, sizeof *asked);
			map_set(x->asked, key, asked);
		}
		asked->by_vendor += is_asked(m, false);
		asked->by_hospital += is_asked(m, true);
	}
}

struct measure_index *measure_index_new(struct arena *a, const struct library *l)
{
	struct measure_index *x = arena_alloc(a, sizeof *x);

	*x = (struct measure_index){l, map_new(a), map_new(a), map_new(a), map_new(a)};
	for (size_t i = 0; i < l->measures.n; i++)
		index_measure(a, x, &l->measures.at[i]);
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

bool row_link_is_known(const struct row_link *link)
{
	return link->source == MEASURES_NAMED || link->source == MEASURES_FAMILY;
}

/* What the register's own row names; an id that the library does not have is a finding of check. */
static bool link_by_name(struct arena *a, const struct measure_index *x,
			 const struct responsibility *r, struct row_link *link)
{
	const char *const *ids = r->requirement ? r->requirement->measures.at
						: r->risk->measures.at;
	size_t n = r->requirement ? r->requirement->measures.n : r->risk->measures.n;

	for (size_t i = 0; i < n; i++) {
		const struct measure *m = measure_find(x, ids[i]);

		if (m)
			*vec_push(a, &link->measures) = m;
	}
	if (!link->measures.n)
		return false;
	link->source = MEASURES_NAMED;
	link->place = responsibility_place(a, r);
	return true;
}

static bool link_by_family(struct arena *a, const struct measure_index *x,
			   const struct responsibility *r, struct row_link *link)
{
	const struct family *f = r->family;
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

/* The row's own text, and what else it stands in. */
struct asking_row {
	const char *text, *scenario, *topic;
	bool hospital; /* who is asked */
};

static bool has_piece(const char *text, const char *piece, size_t n)
{
	return memmem(text, strlen(text), piece, n) != NULL;
}

/* Pieces of `ask` if all stand in the text, or with `help` in the text or scenario; else 0. */
static size_t count_pieces(const struct asking_row *r, const char *ask, bool help)
{
	size_t pieces = 0;

	for (const char *end; *ask; ask = *end ? end + 1 : end, pieces++) {
		end = ask + strcspn(ask, " ");
		size_t n = (size_t)(end - ask);

		if (!has_piece(r->text, ask, n) && !(help && has_piece(r->scenario, ask, n)))
			return 0;
	}
	return pieces;
}

/* How many measures share an ask. */
static double sharers(struct arena *a, const struct measure_index *x, const struct asking_row *r,
		      const char *ask)
{
	const struct asked *asked =
		map_get(x->asked, arena_concat(a, r->topic, ":", ask, (char *)NULL));

	return (double)(r->hospital ? asked->by_hospital : asked->by_vendor);
}

/* `word` is the first that stands in the text; NULL: none, and the measure is worth nothing. */
static double worth_of(struct arena *a, const struct measure_index *x, const struct measure *m,
		       const struct asking_row *r, const char **word)
{
	const char *const *asks;
	size_t n = asks_of(m, &asks);
	double worth = 0;

	*word = NULL;
	for (size_t i = 0; i < n; i++) {
		size_t own = count_pieces(r, asks[i], false),
		       helped = own ? 0 : count_pieces(r, asks[i], true);

		if (own || helped)
			worth += ((double)own * WORTH_TEXT + (double)helped * WORTH_SCENARIO) /
				 sharers(a, x, r, asks[i]);
		*word = own && !*word ? asks[i] : *word;
	}
	return *word ? worth + WORTH_NAME * duty_share(m->name, r->text) : 0;
}

/* A duty, or a requirement that the register gives to the hospital. */
static bool asks_hospital(const struct responsibility *r)
{
	const char *role = r->rule ? settings_get(&r->rule->roles, "hospital") : NULL;

	return !r->requirement || text_equal(role, "accountable");
}

static void link_by_words(struct arena *a, const struct measure_index *x,
			  const struct responsibility *r, struct row_link *link)
{
	const char *text = responsibility_text(r), *scenario = r->risk->scenario, *word;
	const struct asking_row row = {text ? text : "", scenario ? scenario : "",
				      r->topic.topic ? r->topic.topic->id : "", asks_hospital(r)};
	double most = LEAST_WORTH;

	for (size_t i = 0; i < x->library->measures.n; i++) {
		const struct measure *m = &x->library->measures.at[i];

		if (strcmp(m->topic, row.topic) != 0 || !is_asked(m, row.hospital))
			continue;
		double worth = worth_of(a, x, m, &row, &word);

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
	if (!r->reg->made && !link_by_name(a, x, r, &link) && !link_by_family(a, x, r, &link))
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

/* An article that was put in between (第3条の2), whose number would run into that of the 項. */
static bool ends_in_number(const struct chosen *c, const char *article)
{
	const char *last = article + strlen(article);

	return count_paragraphs(c->position) > 1 && last > article &&
	       isdigit((unsigned char)last[-1]);
}

const char *statement_citation_brief(struct arena *a, const struct library *l,
				     const struct chosen *c, const struct statement_form *f)
{
	if (ends_in_number(c, number_print(a, l, "number.article", c->number)))
		return statement_citation(a, l, c, f);
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
