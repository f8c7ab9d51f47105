/* SPDX-License-Identifier: MIT
 *
 * Findings about coverage: register rows that no clause answers and nobody gave a reason for,
 * reasons for rows that are not there, items of the checklist that no article of the rules fulfils.
 */
#include <string.h>

#include "base/hash.h"
#include "check/check.h"
#include "derive/article_references.h"
#include "derive/keys.h"
#include "model/checklist.h"

/* Rows of one register and topic that nothing answers. */
struct silent {
	const struct responsibility *first;
	size_t rows;
};

struct silence {
	VEC(struct silent *) all;
	struct map *by_topic; /* 'register:topic' */
};

static void note_silent(struct arena *a, struct silence *s, const struct responsibility *r)
{
	const char *key = arena_concat(a, r->reg->id, ":", r->topic.topic->id, (char *)NULL);
	struct silent *silent = map_get(s->by_topic, key);

	if (!silent) {
		silent = arena_alloc(a, sizeof *silent);
		silent->first = r;
		map_set(s->by_topic, key, silent);
		*vec_push(a, &s->all) = silent;
	}
	silent->rows++;
}

/*
 * Clauses name rows of known families only; other registers are served by topics, and a row without
 * a topic is said so elsewhere.
 */
static void check_rows(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	struct silence s = {.by_topic = map_new(a)};

	for (size_t i = 0; i < in->coverage->rows.n; i++) {
		const struct covered_row *r = &in->coverage->rows.at[i];

		if (!row_is_open(r))
			continue;
		if (rows_have_keys(in->library, r->row->reg))
			diag_add(dl, DIAG_NOT_ANSWERED, r->row->full_key,
				 responsibility_place(a, r->row),
				 r->row->topic.topic ? r->row->topic.topic->id : "");
		else if (r->row->topic.topic)
			note_silent(a, &s, r->row);
	}
	for (size_t i = 0; i < s.all.n; i++) {
		const struct responsibility *r = s.all.at[i]->first;

		diag_add(dl, DIAG_TOPIC_NOT_ANSWERED, r->topic.topic->id, r->reg->file,
			 r->topic.topic->id, arena_printf(a, "%zu", s.all.at[i]->rows), r->reg->id);
	}
}

static void check_reasons(const struct check_input *in, struct diag_list *dl)
{
	for (size_t i = 0; i < in->library->not_covered.n; i++) {
		const struct not_covered *n = &in->library->not_covered.at[i];

		if (key_is_lost(in->project, n->family, n->key))
			diag_add(dl, DIAG_UNKNOWN_REQUIREMENT, n->key, n->place, n->key);
	}
}

struct cited_lists {
	VEC(struct reference_list) all;
};

/* Of the articles of a paper, and of those that it cites beside. */
static struct cited_lists cited_in(struct arena *a, const struct check_input *in,
				   const struct selection *s)
{
	struct cited_lists out = {0};

	for (size_t k = 0; k < s->cited.n; k++) {
		const struct selection *cited = s->cited.at[k];
		const struct reference_list *lists =
			references_of_articles(a, in->project, in->library, cited);

		for (size_t i = 0; i < cited->n_in; i++)
			*vec_push(a, &out.all) = lists[i];
	}
	return out;
}

static bool any_cites(const struct cited_lists *cited, const struct guideline_item *item)
{
	for (size_t i = 0; i < cited->all.n; i++)
		if (reference_list_has(&cited->all.at[i], item))
			return true;
	return false;
}

static bool has_view(const struct template *t, const char *view)
{
	for (size_t i = 0; i < t->parts.n; i++)
		for (size_t k = 0; k < t->parts.at[i].body.n; k++) {
			const char *name = t->parts.at[i].body.at[k].view;

			if (name && strcmp(name, view) == 0)
				return true;
		}
	return false;
}

static void check_paper_items(struct arena *a, const struct check_input *in,
			      const struct coverage_paper *paper, const struct guideline *g,
			      struct diag_list *dl)
{
	const struct cited_lists cited = cited_in(a, in, paper->selection);

	for (size_t k = 0; k < g->items.n; k++)
		if (!any_cites(&cited, &g->items.at[k]))
			diag_add(dl, DIAG_CHECKLIST_WITHOUT_ARTICLE,
				 arena_concat(a, g->id, "/", g->items.at[k].id, (char *)NULL),
				 g->items.at[k].place,
				 g->items.at[k].name ? g->items.at[k].name : g->items.at[k].no,
				 paper->template->id);
}

/* Documents that print the cross-reference table promise an article for each item. */
static void check_checklist(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct guideline *g = project_checklist(in->project, in->library);

	for (size_t i = 0; g && i < in->coverage->papers.n; i++)
		if (has_view(in->coverage->papers.at[i].template, "checklist"))
			check_paper_items(a, in, &in->coverage->papers.at[i], g, dl);
}

void check_coverage(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	check_rows(a, in, dl);
	check_reasons(in, dl);
	check_checklist(a, in, dl);
}
