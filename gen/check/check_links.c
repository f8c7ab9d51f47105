/* SPDX-License-Identifier: MIT
 *
 * Ids are counted per list and indexed once (rule.c); rows that name an id are then looked up. What
 * nothing refers to is told last, and only when there are assessments or treatments at all: a
 * register without them says nothing about its rows.
 */
#include "check/check_links.h"

#include "derive/keys.h"

/* One finding per id that stands more than once; `t` counts the rows of `list`. */
static void report_twice(const struct check *c, const struct counts *t, const char *list)
{
	for (size_t i = 0; i < t->all.n; i++)
		if (t->all.at[i]->rows > 1)
			diag_add(c->dl, DIAG_ROW_TWICE, t->all.at[i]->key,
				 check_place(c, list, t->all.at[i]->first, NULL, NULL),
				 check_number(c, t->all.at[i]->rows), list);
}

#define COUNT_IDS(c, list, member) \
	do { \
		struct counts ids_ = counts_new((c)->arena); \
		for (size_t i_ = 0; i_ < (c)->reg->member.n; i_++) \
			counts_add((c)->arena, &ids_, (c)->reg->member.at[i_].id, i_); \
		report_twice((c), &ids_, (list)); \
	} while (0)

static void check_ids(const struct check *c)
{
	struct counts numbers = counts_new(c->arena), pairs = counts_new(c->arena);

	COUNT_IDS(c, "flows", flows);
	COUNT_IDS(c, "threats", threats);
	COUNT_IDS(c, "risks", risks);
	COUNT_IDS(c, "scoring.levels", levels);
	for (size_t i = 0; i < c->reg->requirements.n; i++)
		if (c->reg->requirements.at[i].no)
			counts_add(c->arena, &numbers,
				   key_of(c->arena, c->reg->requirements.at[i].risk,
					  c->reg->requirements.at[i].no),
				   i);
	for (size_t i = 0; i < c->reg->assessments.n; i++)
		if (c->reg->assessments.at[i].risk)
			counts_add(c->arena, &pairs,
				   key_of(c->arena, c->reg->assessments.at[i].flow,
					  c->reg->assessments.at[i].risk),
				   i);
	report_twice(c, &numbers, "requirements");
	report_twice(c, &pairs, "assessments");
}

static void count_unknown(const struct check *c, struct counts *t, const struct map *known,
			  const char *id, size_t row)
{
	if (id && !map_get(known, id))
		counts_add(c->arena, t, id, row);
}

static void report_unknown(const struct check *c, const struct counts *t, const char *list,
			   const char *member)
{
	for (size_t i = 0; i < t->all.n; i++)
		diag_add(c->dl, DIAG_UNKNOWN_ROW, t->all.at[i]->key,
			 check_place(c, list, t->all.at[i]->first, member, NULL),
			 check_number(c, t->all.at[i]->rows), list, member);
}

static void check_assessments(const struct check *c)
{
	struct counts flows = counts_new(c->arena), threats = counts_new(c->arena),
		      risks = counts_new(c->arena), levels = counts_new(c->arena);

	for (size_t i = 0; i < c->reg->assessments.n; i++) {
		const struct assessment *x = &c->reg->assessments.at[i];

		count_unknown(c, &flows, c->flows, x->flow, i);
		count_unknown(c, &threats, c->threats, x->threat, i);
		count_unknown(c, &risks, c->risks, x->risk, i);
		if (c->scale.n_levels)
			count_unknown(c, &levels, c->levels, x->level, i);
	}
	report_unknown(c, &flows, "assessments", "flow");
	report_unknown(c, &threats, "assessments", "threat");
	report_unknown(c, &risks, "assessments", "risk");
	report_unknown(c, &levels, "assessments", "level");
}

static void check_others(const struct check *c)
{
	struct counts threats = counts_new(c->arena), levels = counts_new(c->arena),
		      cells = counts_new(c->arena), risks = counts_new(c->arena);

	for (size_t i = 0; i < c->reg->risks.n; i++) {
		count_unknown(c, &threats, c->threats, c->reg->risks.at[i].threat, i);
		if (c->scale.n_levels)
			count_unknown(c, &levels, c->levels, c->reg->risks.at[i].level, i);
	}
	for (size_t i = 0; i < c->reg->matrix.n && c->scale.n_levels; i++)
		count_unknown(c, &cells, c->levels, c->reg->matrix.at[i].level, i);
	for (size_t i = 0; i < c->reg->requirements.n; i++)
		count_unknown(c, &risks, c->risks, c->reg->requirements.at[i].risk, i);
	report_unknown(c, &threats, "risks", "threat");
	report_unknown(c, &levels, "risks", "level");
	report_unknown(c, &cells, "scoring.matrix", "level");
	report_unknown(c, &risks, "requirements", "risk");
}

/*
 * What nothing refers to. A register without assessments or treatments says nothing about either.
 */
static void check_unused(const struct check *c)
{
	struct counts used = counts_new(c->arena), treated = counts_new(c->arena);

	for (size_t i = 0; i < c->reg->assessments.n; i++) {
		const struct assessment *x = &c->reg->assessments.at[i];

		counts_add(c->arena, &used, arena_concat(c->arena, "flow ", x->flow, (char *)NULL),
			   i);
		counts_add(
			c->arena, &used,
			arena_concat(c->arena, "threat ", x->threat ? x->threat : "", (char *)NULL),
			i);
		counts_add(c->arena, &used,
			   arena_concat(c->arena, "risk ", x->risk ? x->risk : "", (char *)NULL),
			   i);
	}
	for (size_t i = 0; i < c->reg->requirements.n; i++)
		counts_add(c->arena, &treated, c->reg->requirements.at[i].risk, i);
	for (size_t i = 0; i < c->reg->flows.n && used.all.n; i++)
		if (!map_get(used.by_key,
			     arena_concat(c->arena, "flow ", c->reg->flows.at[i].id, (char *)NULL)))
			diag_add(c->dl, DIAG_NOT_ASSESSED, c->reg->flows.at[i].id,
				 check_place(c, "flows", i, NULL, NULL), "flow");
	for (size_t i = 0; i < c->reg->threats.n && used.all.n; i++)
		if (!map_get(used.by_key, arena_concat(c->arena, "threat ",
						       c->reg->threats.at[i].id, (char *)NULL)))
			diag_add(c->dl, DIAG_THREAT_UNUSED, c->reg->threats.at[i].id,
				 check_place(c, "threats", i, NULL, NULL));
	for (size_t i = 0; i < c->reg->risks.n; i++) {
		const struct risk *r = &c->reg->risks.at[i];

		if (used.all.n &&
		    !map_get(used.by_key, arena_concat(c->arena, "risk ", r->id, (char *)NULL)))
			diag_add(c->dl, DIAG_NOT_ASSESSED, r->id,
				 check_place(c, "risks", i, NULL, &r->at), "risk");
		if (treated.all.n && !map_get(treated.by_key, r->id))
			diag_add(c->dl, DIAG_NOT_TREATED, r->id,
				 check_place(c, "risks", i, NULL, &r->at));
	}
}

void check_links(const struct check *c)
{
	check_ids(c);
	check_assessments(c);
	check_others(c);
	check_unused(c);
}
