/* SPDX-License-Identifier: MIT
 *
 * Rules about ratings; see the header. A response is never computed from its level: many registers mean something else by it.
 */
#include "check/check_scoring.h"

#include <string.h>

static const char *matrix_key(const struct check *c, int severity, int frequency)
{
	return arena_printf(c->arena, "%d/%d", severity, frequency);
}

static const char *integer(const struct check *c, int n)
{
	return arena_printf(c->arena, "%d", n);
}

static void check_cell_once(const struct check *c, size_t i)
{
	const struct matrix_cell *x = &c->reg->matrix.at[i];

	for (size_t k = 0; k < i; k++) {
		const struct matrix_cell *y = &c->reg->matrix.at[k];

		if (x->severity == y->severity && x->frequency == y->frequency)
			diag_add(c->dl, DIAG_MATRIX_TWICE, matrix_key(c, x->severity, x->frequency),
				 check_place(c, "scoring.matrix", i, NULL, &x->at), integer(c, x->severity), integer(c, x->frequency),
				 y->level ? y->level : "", x->level ? x->level : "");
	}
}

/* Axes are what the cells name: every severity has to meet every frequency. */
static void check_holes(const struct check *c)
{
	struct map *seen = map_new(c->arena);

	for (size_t i = 0; i < c->reg->matrix.n; i++) {
		for (size_t k = 0; k < c->reg->matrix.n; k++) {
			int severity = c->reg->matrix.at[i].severity, frequency = c->reg->matrix.at[k].frequency;
			const char *key;

			if (register_matrix_level(c->reg, severity, frequency))
				continue;
			key = matrix_key(c, severity, frequency);
			if (map_get(seen, key))
				continue;
			map_set(seen, key, seen);
			diag_add(c->dl, DIAG_MATRIX_HOLE, key,
				 arena_printf(c->arena, "%s:scoring.matrix", c->reg->file ? c->reg->file : ""), integer(c, severity),
				 integer(c, frequency));
		}
	}
}

/* What a rated row says; the same for assessments, risks and residual risks. */
struct rating {
	int severity, frequency;
	const char *level, *response;
};

static const char *level_against_matrix(const struct check *c, const struct rating *x)
{
	const char *want = x->level ? register_matrix_level(c->reg, x->severity, x->frequency) : NULL;

	return want && strcmp(want, x->level) != 0 ? want : NULL;
}

static const char *response_against_level(const struct check *c, const struct rating *x)
{
	const struct level *level = x->level ? map_get(c->levels, x->level) : NULL;

	return level && level->response && x->response && strcmp(level->response, x->response) != 0 ? level->response : NULL;
}

static const char *missing_rating(const struct check *c, const struct rating *x)
{
	(void)c;
	return !x->level || !x->severity || !x->frequency ? "" : NULL;
}

static void report_level(const struct check *c, const char *subject, const char *place, const struct rating *x, size_t rows)
{
	diag_add(c->dl, DIAG_LEVEL_AGAINST_MATRIX, subject, place, x->level, level_against_matrix(c, x),
		 matrix_key(c, x->severity, x->frequency), check_number(c, rows));
}

static void report_response(const struct check *c, const char *subject, const char *place, const struct rating *x, size_t rows)
{
	diag_add(c->dl, DIAG_RESPONSE_AGAINST_LEVEL, subject, place, x->response, response_against_level(c, x), x->level,
		 check_number(c, rows));
}

static void report_missing(const struct check *c, const char *subject, const char *place, const struct rating *x, size_t rows)
{
	(void)x;
	diag_add(c->dl, DIAG_RATING_MISSING, subject, place, check_number(c, rows));
}

/* The number of rows of each risk for which the test speaks; one finding per risk. */
static void check_assessments(const struct check *c, const char *(*test)(const struct check *c, const struct rating *x),
			      void (*report)(const struct check *c, const char *subject, const char *place, const struct rating *x, size_t rows))
{
	struct counts t = counts_new(c->arena);

	for (size_t i = 0; i < c->reg->assessments.n; i++) {
		const struct assessment *x = &c->reg->assessments.at[i];

		if (x->risk && test(c, &(struct rating){x->severity, x->frequency, x->level, x->response}))
			counts_add(c->arena, &t, x->risk, i);
	}
	for (size_t i = 0; i < t.all.n; i++) {
		const struct counted *e = t.all.at[i];
		const struct assessment *x = &c->reg->assessments.at[e->first];

		report(c, e->key, check_place(c, "assessments", e->first, NULL, &x->at),
		       &(struct rating){x->severity, x->frequency, x->level, x->response}, e->rows);
	}
}

static void check_residuals(const struct check *c, const struct risk *r, size_t index)
{
	for (size_t k = 0; k < r->residual.n; k++) {
		const struct residual *x = &r->residual.at[k];
		struct rating rating = {x->severity, x->frequency, x->level, NULL};

		if (level_against_matrix(c, &rating))
			report_level(c, r->id, check_place(c, "risks", index, arena_printf(c->arena, "residual[%zu]", k), &x->at), &rating, 1);
	}
}

/* The rating of a risk itself counts where no assessment repeats it. */
static void check_risks(const struct check *c)
{
	struct map *assessed = map_new(c->arena);

	for (size_t i = 0; i < c->reg->assessments.n; i++)
		if (c->reg->assessments.at[i].risk)
			map_set(assessed, c->reg->assessments.at[i].risk, assessed);
	for (size_t i = 0; i < c->reg->risks.n; i++) {
		const struct risk *r = &c->reg->risks.at[i];
		struct rating rating = {r->severity, r->frequency, r->level, r->response};

		check_residuals(c, r, i);
		if (map_get(assessed, r->id))
			continue;
		if (level_against_matrix(c, &rating))
			report_level(c, r->id, check_place(c, "risks", i, "level", &r->at), &rating, 1);
		if (response_against_level(c, &rating))
			report_response(c, r->id, check_place(c, "risks", i, "response", &r->at), &rating, 1);
	}
}

void check_scoring(const struct check *c)
{
	for (size_t i = 0; i < c->reg->matrix.n; i++)
		check_cell_once(c, i);
	check_holes(c);
	check_assessments(c, missing_rating, report_missing);
	check_assessments(c, level_against_matrix, report_level);
	check_assessments(c, response_against_level, report_response);
	check_risks(c);
}
