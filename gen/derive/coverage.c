/* SPDX-License-Identifier: MIT
 *
 * Papers with articles are listed first. A row is answered by the clauses whose `covers` name it
 * and that stand in such a paper; else by a written reason; else, when those clauses were left out
 * of all papers, by why; else by the clauses of its topic. Items of guidelines are answered the
 * other way round: by clauses that cite them, and by the rows of which the edition says that they
 * mean the same.
 */
#include "derive/coverage.h"

#include <string.h>

#include "base/hash.h"
#include "derive/keys.h"
#include "derive/papers.h"

struct citation_of {
	const char *written;
	const struct guideline *edition;
	const struct guideline_item *item;
};

struct citations {
	VEC(struct citation_of) all;
};

struct covering {
	struct arena *a;
	const struct project *p;
	const struct library *l;
	const struct covers *covers;
	struct coverage *c;
	struct map *seen;   /* full keys of rows already taken */
	struct map *by_key; /* 'family:key' -> struct covered_row */
	struct citations *cited; /* one per clause of the library */
};

static void add_paper(struct covering *x, const struct template *t, const struct contract *c)
{
	*vec_push(x->a, &x->c->papers) =
		(struct coverage_paper){t, c, select_clauses(x->a, x->p, x->l, t, c, NULL)};
}

static void add_papers(struct covering *x)
{
	const struct wanted_papers *wanted = papers_wanted(x->a, x->p, x->l);

	for (size_t i = 0; i < wanted->all.n; i++)
		if (template_has_articles(wanted->all.at[i].template) &&
		    !paper_is_over(x->p, &wanted->all.at[i]))
			add_paper(x, wanted->all.at[i].template, wanted->all.at[i].contract);
}

bool clause_list_has(const struct clause_list *list, const struct clause *c)
{
	for (size_t i = 0; i < list->all.n; i++)
		if (list->all.at[i] == c)
			return true;
	return false;
}

static void add_clause(struct arena *a, struct clause_list *list, const struct clause *c)
{
	if (!clause_list_has(list, c))
		*vec_push(a, &list->all) = c;
}

bool paper_is_for(const struct coverage_paper *paper, const struct risk_register *reg)
{
	const struct contract *c = paper->contract;

	for (size_t i = 0; c && i < c->registers.n; i++)
		if (strcmp(c->registers.at[i], reg->id) == 0)
			return true;
	return !c;
}

bool rows_have_keys(const struct library *l, const struct risk_register *reg)
{
	return reg->family && library_family(l, reg->family);
}

static bool stands_in_paper(const struct coverage *c, const struct clause *clause,
			    const struct risk_register *reg)
{
	for (size_t i = 0; i < c->papers.n; i++)
		if ((!reg || paper_is_for(&c->papers.at[i], reg)) &&
		    selection_find(c->papers.at[i].selection, clause->id))
			return true;
	return false;
}

/* Why the first document that could have the clause leaves it out. */
static const char *left_out_reason(const struct coverage *c, const struct clause *clause)
{
	for (size_t i = 0; i < c->papers.n; i++)
		for (size_t k = c->papers.at[i].selection->n_in;
		     k < c->papers.at[i].selection->all.n; k++) {
			const struct chosen *chosen = &c->papers.at[i].selection->all.at[k];

			if (chosen->clause == clause && chosen->reason)
				return chosen->reason;
		}
	return NULL;
}

static void take_topic_clauses(struct covering *x, struct covered_row *r)
{
	const struct topic *t = r->row->topic.topic;

	for (size_t i = 0; t && i < x->l->clauses.n; i++) {
		const struct clause *c = &x->l->clauses.at[i];

		if (strcmp(c->topic, t->id) == 0 && stands_in_paper(x->c, c, r->row->reg))
			add_clause(x->a, &r->clauses, c);
	}
	if (r->clauses.all.n)
		r->answer = rows_have_keys(x->l, r->row->reg) ? ANSWER_TOPIC : ANSWER_SERVED;
}

static void take_left_out(struct covering *x, struct covered_row *r,
			  const struct clause_list *named)
{
	for (size_t i = 0; i < named->all.n; i++) {
		add_clause(x->a, &r->clauses, named->all.at[i]);
		if (!r->reason)
			r->reason = left_out_reason(x->c, named->all.at[i]);
	}
	r->answer = ANSWER_LEFT_OUT;
}

static const struct not_covered *written_reason(struct covering *x,
						const struct responsibility *row)
{
	return row->reg->family ? library_not_covered(x->l, row->reg->family,
						      key_of(x->a, row->risk->id,
							     responsibility_no(row)))
				: NULL;
}

static void judge_row(struct covering *x, struct covered_row *r)
{
	const struct clause_list *named = covers_of(x->a, x->covers, r->row);
	const struct not_covered *reason = written_reason(x, r->row);

	for (size_t i = 0; i < named->all.n; i++)
		if (stands_in_paper(x->c, named->all.at[i], r->row->reg))
			add_clause(x->a, &r->clauses, named->all.at[i]);
	if (r->clauses.all.n) {
		r->answer = ANSWER_ARTICLE;
	} else if (reason) {
		r->answer = ANSWER_REASON;
		r->reason = reason->reason;
	} else if (named->all.n) {
		take_left_out(x, r, named);
	} else {
		take_topic_clauses(x, r);
	}
}

static const char *family_key(struct covering *x, const struct responsibility *row)
{
	return arena_concat(x->a, row->reg->family, ":",
			    key_of(x->a, row->risk->id, responsibility_no(row)), (char *)NULL);
}

static void add_row(struct covering *x, const struct responsibility *row)
{
	/* what is open asks for a party and for no article */
	if (row->reg->made || map_get(x->seen, row->full_key))
		return;
	struct covered_row *r = vec_push(x->a, &x->c->rows);

	map_set(x->seen, row->full_key, x);
	*r = (struct covered_row){.row = row};
	judge_row(x, r);
}

/* Only when all rows are there do they have their final address. */
static void index_rows(struct covering *x)
{
	for (size_t i = 0; i < x->c->rows.n; i++)
		if (x->c->rows.at[i].row->reg->family)
			map_set(x->by_key, family_key(x, x->c->rows.at[i].row), &x->c->rows.at[i]);
}

static void add_item_row(struct covering *x, struct covered_item *i, const struct covered_row *r)
{
	for (size_t k = 0; k < i->rows.n; k++)
		if (i->rows.at[k] == r)
			return;
	*vec_push(x->a, &i->rows) = r;
}

/*
 * What a clause cites, as written; like below its article, the topic's references where it has none
 * to print.
 */
static void collect_citations(struct covering *x, const struct clause *c, struct citations *out)
{
	const struct topic *t = library_topic(x->l, c->topic);
	bool own = references_resolve(x->a, x->p, x->l, c->refs.at, c->refs.n).all.n > 0 || !t;
	const char *const *refs = own ? c->refs.at : t->refs.at;

	for (size_t i = 0; i < (own ? c->refs.n : t->refs.n); i++) {
		struct citation_of cited = {.written = refs[i]};

		cited.item = reference_item(x->l, refs[i], &cited.edition);
		if (cited.item)
			*vec_push(x->a, &out->all) = cited;
	}
}

/* A clause that stands in no document cites nothing. */
static void collect_all_citations(struct covering *x)
{
	x->cited = arena_alloc(x->a, (x->l->clauses.n + 1) * sizeof *x->cited);
	for (size_t i = 0; i < x->l->clauses.n; i++)
		if (stands_in_paper(x->c, &x->l->clauses.at[i], NULL))
			collect_citations(x, &x->l->clauses.at[i], &x->cited[i]);
}

/*
 * True when the cited item is the wanted one or stands below it, or one of the two takes the place
 * of the other.
 */
static bool citation_hits(const struct citation_of *cited, const struct covered_item *wanted)
{
	const char *stem = wanted->edition->id;

	if (cited->edition == wanted->edition)
		return item_is_below(cited->item->id, wanted->item->id);
	size_t n = strlen(stem);

	for (size_t k = 0; k < wanted->item->same_as.n; k++)
		if (item_is_below(cited->written, wanted->item->same_as.at[k]))
			return true;
	for (size_t k = 0; k < cited->item->same_as.n; k++) {
		const char *before = cited->item->same_as.at[k];

		if (strncmp(before, stem, n) == 0 && before[n] == '/' &&
		    item_is_below(before + n + 1, wanted->item->id))
			return true;
	}
	return false;
}

static bool clause_cites(const struct citations *cited, const struct covered_item *i)
{
	for (size_t k = 0; k < cited->all.n; k++)
		if (citation_hits(&cited->all.at[k], i))
			return true;
	return false;
}

static void take_citing_clauses(struct covering *x, struct covered_item *i)
{
	for (size_t k = 0; k < x->l->clauses.n; k++)
		if (clause_cites(&x->cited[k], i))
			add_clause(x->a, &i->clauses, &x->l->clauses.at[k]);
}

/* Rows that say what the item says: their articles answer the item, too. */
static void take_keyed_rows(struct covering *x, struct covered_item *i)
{
	for (size_t k = 0; k < i->item->keys.n; k++) {
		const char *key = i->item->keys.at[k];
		const char *full = strchr(key, ':') ? key
						    : arena_concat(x->a, KEY_DEFAULT_FAMILY, ":",
								   key, (char *)NULL);
		const struct covered_row *r = map_get(x->by_key, full);

		for (size_t n = 0; r && r->answer == ANSWER_ARTICLE && n < r->clauses.all.n; n++)
			add_clause(x->a, &i->clauses, r->clauses.all.at[n]);
		if (r)
			add_item_row(x, i, r);
	}
}

static void take_related_clauses(struct covering *x, struct covered_item *i)
{
	for (size_t k = 0; k < i->item->refs.n; k++) {
		struct covered_item related = {0};

		related.item = reference_item(x->l, i->item->refs.at[k], &related.edition);
		if (related.item)
			take_citing_clauses(x, &related);
		for (size_t n = 0; n < related.clauses.all.n; n++)
			add_clause(x->a, &i->clauses, related.clauses.all.at[n]);
	}
}

static void take_answered_rows(struct covering *x, struct covered_item *i)
{
	for (size_t k = 0; k < x->c->rows.n; k++) {
		const struct covered_row *r = &x->c->rows.at[k];

		for (size_t n = 0; r->answer == ANSWER_ARTICLE && n < r->clauses.all.n; n++)
			if (clause_list_has(&i->clauses, r->clauses.all.at[n])) {
				add_item_row(x, i, r);
				break;
			}
	}
}

static void judge_item(struct covering *x, struct covered_item *i)
{
	take_citing_clauses(x, i);
	take_keyed_rows(x, i);
	i->citation = i->clauses.all.n ? CITED : CITED_NOT;
	if (!i->clauses.all.n)
		take_related_clauses(x, i);
	if (i->clauses.all.n && i->citation == CITED_NOT)
		i->citation = CITED_RELATED;
	if (!i->item->keys.n)
		take_answered_rows(x, i);
}

static void add_items(struct covering *x)
{
	for (size_t i = 0; i < x->l->guidelines.n; i++)
		for (size_t k = 0; k < x->l->guidelines.at[i].items.n; k++) {
			const struct guideline *g = &x->l->guidelines.at[i];
			struct covered_item *item =
				g->items.at[k].part ? NULL : vec_push(x->a, &x->c->items);

			if (!item)
				continue;
			item->edition = g;
			item->item = &g->items.at[k];
			judge_item(x, item);
		}
}

struct coverage *coverage_new(struct arena *a, const struct project *p, const struct library *l,
			      const struct covers *covers,
			      struct responsibilities *const *responsibilities)
{
	struct coverage *c = arena_alloc(a, sizeof *c);
	struct covering x = {.a = a,
			     .p = p,
			     .l = l,
			     .covers = covers,
			     .c = c,
			     .seen = map_new(a),
			     .by_key = map_new(a)};

	add_papers(&x);
	for (size_t i = 0; i < p->contracts.n; i++)
		for (size_t k = 0; k < responsibilities[i]->rows.n; k++)
			add_row(&x, &responsibilities[i]->rows.at[k]);
	index_rows(&x);
	collect_all_citations(&x);
	add_items(&x);
	return c;
}

bool row_is_open(const struct covered_row *r)
{
	return r->answer == ANSWER_NONE || r->answer == ANSWER_TOPIC;
}
