/* SPDX-License-Identifier: MIT
 *
 * How the rows of one register are rated: by the scoring model that it names, with the register's
 * own matrix and levels laid over it. Ratings are computed to compare them with what is printed,
 * never to take its place.
 */
#ifndef BUNKAI_DERIVE_SCORING_H
#define BUNKAI_DERIVE_SCORING_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/library.h"

/* What a rated row says: a risk, a residual risk or an assessment. */
struct rating {
	const struct factors *factors;
	/* the factors of these names, as members of the row; 0: not given */
	int severity, frequency;
	const char *level, *response;
};

struct rating rating_of_risk(const struct risk *r);
struct rating rating_of_residual(const struct residual *r);
struct rating rating_of_assessment(const struct assessment *x);

struct scale {
	const struct risk_register *reg;
	const struct scoring *model;  /* NULL: none named, or none of that name */
	const struct level *levels;   /* the register's own, else the model's */
	size_t n_levels;
};

/* `l` may be NULL: no models */
struct scale scale_of(const struct library *l, const struct risk_register *reg);

/*
 * True when the register's own matrix decides, or the model's table; false: bands of the model's
 * score.
 */
bool scale_is_table(const struct scale *s);

/* The two factors of the table. */
const char *scale_axis(const struct scale *s, size_t i);

/* The value that the row gives for a factor. */
bool scale_given(const struct rating *r, const char *factor, double *out);

/* The value of a factor that is made of others; false when it is not, or a part is missing. */
bool scale_computed(const struct scale *s, const struct rating *r, const char *factor, double *out);

/* Given, else computed. */
bool scale_value(const struct scale *s, const struct rating *r, const char *factor, double *out);

/*
 * True when the row gives enough for a level. Always, where nothing is known of how the register
 * rates.
 */
bool scale_is_rated(const struct scale *s, const struct rating *r);

/* The level that the row ought to have; NULL when it cannot be told. */
const char *scale_level(const struct scale *s, const struct rating *r);

/*
 * The smallest and the largest value of a level's band. `level` is one of the scale's; false for a
 * table.
 */
bool scale_band(const struct scale *s, const struct level *level, double *from, double *to);

/*
 * The place of a level among the others: 0 is the worst. One that the scale does not know, and NULL,
 * come behind all.
 */
size_t scale_rank(const struct scale *s, const char *level);

/* The level at one cell of the table; NULL when there is none. */
const char *scale_cell(const struct scale *s, double x, double y);

/* '3', or '9.8' for a factor with decimals. */
const char *scale_number(struct arena *a, const struct scoring_factor *f, double value);

/* 'importance 3, threat 2': what decides the level, for findings. */
const char *scale_basis(struct arena *a, const struct scale *s, const struct rating *r);

/*
 * How documents print a rating: '重要度3×脅威2×脆弱性3＝18'; "" when the row gives no factor. A
 * hole in the model's text is reported to `dl`, unless that is NULL.
 */
const char *scale_text(struct arena *a, const struct library *l, const struct scale *s,
		       const struct rating *r, struct diag_list *dl);

#endif
