/* SPDX-License-Identifier: MIT
 *
 * The matrix is checked by itself for holes and double cells; then each rated row (risk, residual,
 * assessment) is compared with what the scale computes for it. The same problem on many rows is one
 * finding with their number. A response is never computed from its level: many registers mean
 * something else by it.
 */
#include "check/check_scoring.h"

#include <string.h>

#include "base/strbuf.h"

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
				 check_place(c, "scoring.matrix", i, NULL, &x->at),
				 integer(c, x->severity), integer(c, x->frequency),
				 y->level ? y->level : "", x->level ? x->level : "");
	}
}

/* Axes are what the cells name: every severity has to meet every frequency. */
static void check_holes(const struct check *c)
{
	struct map *seen = map_new(c->arena);

	for (size_t i = 0; i < c->reg->matrix.n; i++) {
		for (size_t k = 0; k < c->reg->matrix.n; k++) {
			int severity = c->reg->matrix.at[i].severity,
			    frequency = c->reg->matrix.at[k].frequency;
			const char *key;

			if (register_matrix_level(c->reg, severity, frequency))
				continue;
			key = matrix_key(c, severity, frequency);
			if (map_get(seen, key))
				continue;
			map_set(seen, key, seen);
			diag_add(c->dl, DIAG_MATRIX_HOLE, key,
				 arena_printf(c->arena, "%s:scoring.matrix",
					      c->reg->file ? c->reg->file : ""),
				 integer(c, severity), integer(c, frequency));
		}
	}
}

/* Where a rating stands. */
struct row {
	const char *risk, *list, *member;
	size_t index;
	const struct row_origin *at;
};

/* What is wrong with ratings: one finding per risk and values, however many rows say it. */
struct problem {
	enum diag_code code;
	const char *risk;
	const char *said[6]; /* place, values, number of rows, NULL */
	size_t n, rows;
};

struct audit {
	const struct check *c;
	VEC(struct problem *) all;
	struct map *by_key;
};

#define note_problem(k, row, code, ...)                                                            \
	note_problem_((k), (row), (code), (const char *[]){__VA_ARGS__},                           \
		      sizeof((const char *[]){__VA_ARGS__}) / sizeof(const char *))

static void note_problem_(struct audit *k, const struct row *row, enum diag_code code,
			  const char *const *values, size_t n)
{
	struct arena *a = k->c->arena;
	struct strbuf key = strbuf_new(a);

	strbuf_printf(&key, "%d\n%s", (int)code, row->risk);
	for (size_t i = 0; i < n; i++)
		strbuf_join(&key, "\n", values[i]);
	struct problem *p = map_get(k->by_key, key.text);

	if (!p) {
		p = arena_alloc(a, sizeof *p);
		*p = (struct problem){.code = code, .risk = row->risk, .n = n + 1};
		p->said[0] = check_place(k->c, row->list, row->index, row->member, row->at);
		memcpy(&p->said[1], values, n * sizeof *values);
		map_set(k->by_key, key.text, p);
		*vec_push(a, &k->all) = p;
	}
	p->rows++;
}

static const char *factor_list(const struct check *c, bool given)
{
	struct strbuf sb = strbuf_new(c->arena);

	for (size_t i = 0; i < c->scale.model->factors.n; i++)
		if (!given || !c->scale.model->factors.at[i].by)
			strbuf_join(&sb, ", ", c->scale.model->factors.at[i].id);
	return sb.text;
}

static const char *needed_factors(const struct check *c)
{
	return c->scale.model && !scale_is_table(&c->scale)
		       ? factor_list(c, true)
		       : arena_concat(c->arena, scale_axis(&c->scale, 0), ", ",
				      scale_axis(&c->scale, 1), (char *)NULL);
}

static const char *named_number(const struct check *c, const struct scoring_factor *f, double value)
{
	return arena_concat(c->arena, f->id, " ", scale_number(c->arena, f, value), (char *)NULL);
}

static bool same_number(double x, double y)
{
	return x - y < 1e-9 && y - x < 1e-9;
}

/* In the range, and on one of the factor's steps. */
static bool is_value_of(const struct scoring_factor *f, double value)
{
	double steps = (value - f->min) / f->step, whole = (double)(long)(steps + 0.5);

	return value > f->min - 1e-9 && value < f->max + 1e-9 &&
	       (f->by || same_number(steps, whole));
}

static void check_factor(struct audit *k, const struct row *row, const struct rating *x,
			 const struct scoring_factor *f, double value)
{
	const struct check *c = k->c;
	double computed;

	if (!is_value_of(f, value))
		note_problem(k, row, DIAG_FACTOR_OUTSIDE,
			     arena_printf(c->arena, "%s %.15g", f->id, value),
			     arena_concat(c->arena, scale_number(c->arena, f, f->min), "-",
					  scale_number(c->arena, f, f->max), (char *)NULL));
	else if (scale_computed(&c->scale, x, f->id, &computed) && !same_number(computed, value))
		note_problem(k, row, DIAG_FACTOR_AGAINST_MODEL, named_number(c, f, value),
			     scale_number(c->arena, f, computed));
}

/* A register's own matrix says what its severities are; else the model does. */
static void check_axes(struct audit *k, const struct row *row, const struct rating *x)
{
	const struct check *c = k->c;
	const int values[] = {x->severity, x->frequency};

	if (c->reg->matrix.n || !c->scale.model || !scale_is_table(&c->scale))
		return;
	for (size_t i = 0; i < ARRAY_LEN(values); i++) {
		const struct scoring_factor *f =
			scoring_factor(c->scale.model, scale_axis(&c->scale, i));

		if (f && values[i])
			check_factor(k, row, x, f, values[i]);
	}
}

static void check_factors(struct audit *k, const struct row *row, const struct rating *x)
{
	const struct check *c = k->c;

	check_axes(k, row, x);
	for (size_t i = 0; i < x->factors->n && c->scale.model; i++) {
		const struct factor *given = &x->factors->at[i];
		const struct scoring_factor *f = scoring_factor(c->scale.model, given->name);

		if (!f)
			note_problem(k, row, DIAG_UNKNOWN_FACTOR, given->name, c->scale.model->id,
				     factor_list(c, false));
		else if (given->known)
			check_factor(k, row, x, f, given->value);
	}
}

static void check_level(struct audit *k, const struct row *row, const struct rating *x)
{
	const struct check *c = k->c;
	const char *want = x->level ? scale_level(&c->scale, x) : NULL;
	const struct level *level = x->level ? map_get(c->levels, x->level) : NULL;

	if (want && strcmp(want, x->level) != 0)
		note_problem(k, row, DIAG_LEVEL_AGAINST_MODEL, x->level, want,
			     scale_basis(c->arena, &c->scale, x));
	if (level && level->response && x->response && strcmp(level->response, x->response) != 0)
		note_problem(k, row, DIAG_RESPONSE_AGAINST_LEVEL, x->response, level->response,
			     x->level);
}

static bool is_complete(const struct check *c, const struct rating *x)
{
	return x->level && scale_is_rated(&c->scale, x);
}

/*
 * A risk that is not rated at all may be rated by its assessments, or by nobody: that is no
 * contradiction.
 */
static bool is_begun(const struct rating *x)
{
	return x->level || x->severity || x->frequency || x->factors->n;
}

static void check_rating(struct audit *k, const struct row *row, const struct rating *x,
			 bool must_be_rated)
{
	if (!is_complete(k->c, x) && (must_be_rated || (k->c->scale.model && is_begun(x))))
		note_problem(k, row, DIAG_RATING_MISSING, needed_factors(k->c));
	check_factors(k, row, x);
	check_level(k, row, x);
}

static void check_residuals(struct audit *k, const struct risk *r, size_t index)
{
	for (size_t i = 0; i < r->residual.n; i++) {
		struct rating x = rating_of_residual(&r->residual.at[i]);

		check_rating(k,
			     &(struct row){r->id, "risks",
					   arena_printf(k->c->arena, "residual[%zu]", i), index,
					   &r->residual.at[i].at},
			     &x, false);
	}
}

/* The rating of a risk itself counts where no assessment repeats it. */
static void check_ratings(struct audit *k)
{
	const struct risk_register *reg = k->c->reg;
	struct map *assessed = map_new(k->c->arena);

	for (size_t i = 0; i < reg->assessments.n; i++) {
		const struct assessment *one = &reg->assessments.at[i];
		struct rating x = rating_of_assessment(one);

		if (!one->risk)
			continue;
		map_set(assessed, one->risk, assessed);
		check_rating(k, &(struct row){one->risk, "assessments", NULL, i, &one->at}, &x,
			     true);
	}
	for (size_t i = 0; i < reg->risks.n; i++) {
		const struct risk *r = &reg->risks.at[i];
		struct rating x = rating_of_risk(r);

		check_residuals(k, r, i);
		if (!map_get(assessed, r->id))
			check_rating(k, &(struct row){r->id, "risks", NULL, i, &r->at}, &x, false);
	}
}

static void report_problems(const struct audit *k)
{
	for (size_t i = 0; i < k->all.n; i++) {
		struct problem *p = k->all.at[i];

		p->said[p->n] = check_number(k->c, p->rows);
		diag_add_(k->c->dl, p->code, p->risk, p->said);
	}
}

static void check_model(const struct check *c)
{
	struct strbuf known = strbuf_new(c->arena);

	if (!c->library || !c->reg->model || c->scale.model)
		return;
	for (size_t i = 0; i < c->library->scorings.n; i++)
		strbuf_join(&known, ", ", c->library->scorings.at[i].id);
	diag_add(c->dl, DIAG_UNKNOWN_MODEL, c->reg->id,
		 arena_printf(c->arena, "%s:scoring.model", c->reg->file ? c->reg->file : ""),
		 c->reg->model, known.text);
}

void check_scoring(const struct check *c)
{
	struct audit k = {.c = c, .by_key = map_new(c->arena)};

	check_model(c);
	for (size_t i = 0; i < c->reg->matrix.n; i++)
		check_cell_once(c, i);
	check_holes(c);
	check_ratings(&k);
	report_problems(&k);
}
