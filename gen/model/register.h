/* SPDX-License-Identifier: MIT
 *
 * A risk register in bunkai's own form: plain structs, filled by load/ or import/, never changed
 * afterwards. Values are as printed in the source. A NULL string means the source printed no value
 * (null in JSON); 0 means no number.
 */
#ifndef BUNKAI_MODEL_REGISTER_H
#define BUNKAI_MODEL_REGISTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct extra {
	const char *head, *value; /* a column the profile has no field for */
};

struct json;

/* Members of the file that bunkai does not know; written back as they are. */
struct unknown {
	const struct json **at;
	size_t n, cap;
};

/* Common to all rows. */
struct row_origin {
	const char *place;   /* where the source has it; NULL: unknown */
	VEC(struct extra) extra;
	struct unknown more;
};

struct flow {
	const char *id, *form, *phase, *content;
	VEC(const char *) classification;
	struct row_origin at;
};

struct threat {
	const char *id, *name, *detail;
	struct row_origin at;
};

/* The value that a row gives for a factor of its scoring model, in the order of the file. */
struct factor {
	const char *name;
	double value;
	bool known;          /* false: null */
};

struct factors {
	struct factor *at;
	size_t n, cap;
};

struct matrix_cell {
	int severity, frequency;
	const char *level;
	const char *severity_name, *frequency_name; /* NULL: not printed */
	struct row_origin at;
};

struct level {
	const char *id, *name, *detail, *response;
	double from;         /* the smallest value of its band; 0: see upper */
	/*
	 * n: the band is the upper nth of the largest value; 0: the level takes what is left below
	 */
	int upper;
	struct row_origin at;
};

struct residual {
	const char *scenario, *level, *policy, *action;
	int severity, frequency;
	struct factors factors;
	/* numbers of the rows that print the action; none: it is the risk's */
	VEC(const char *) requirements;
	struct row_origin at;
};

struct requirement {
	const char *risk, *no;       /* no: NULL for a placeholder row */
	const char *viewpoint, *applies, *response, *text, *option;
	const char *topic;           /* explicit; NULL: by the risk */
	/* the mark by which the register parts 必須 from 推奨, as printed; NULL: it has none */
	const char *obligation;
	/* what it asks for, where the file names it; none: by the family's table, or by words */
	VEC(const char *) measures;
	bool agreement;              /* the text asks for an agreement with the hospital */
	bool numbered;               /* `no` is bunkai's own: the source prints none */
	struct row_origin at;
};

struct risk {
	const char *id, *scenario, *threat, *level, *response, *option;
	const char *duty;            /* what the register asks the hospital to do; NULL: nothing */
	const char *topic;           /* explicit; NULL: by family or words */
	VEC(const char *) measures;  /* what its duty asks for, as of a requirement */
	int severity, frequency;
	struct factors factors;
	bool duty_clipped, scenario_clipped; /* no printing of it is complete */
	VEC(struct residual) residual;
	struct row_origin at;
};

struct assessment {
	const char *flow, *threat, *situation, *risk, *level, *response;
	int severity, frequency;
	struct factors factors;
	struct row_origin at;
};

struct risk_register {
	const char *id;              /* 'register' or the name under registers/ */
	const char *file;            /* as given by the user, for places */
	const char *title, *family, *model; /* NULL: unknown; model: templates/scoring/<id>.json */
	struct {
		const char *file, *sha256, *profile;
		const char *title, *date; /* the document's own, where somebody wrote them down */
	} source;
	VEC(struct matrix_cell) matrix;
	VEC(struct level) levels;
	VEC(struct flow) flows;
	VEC(struct threat) threats;
	VEC(struct risk) risks;
	VEC(struct requirement) requirements;
	VEC(struct assessment) assessments;
	/*
	 * what it rests on and what it leaves out, for all parties of a contract to read; the
	 * contract says who holds each
	 */
	VEC(const char *) premises;
	VEC(const char *) notes;     /* what an import kept without a field, for the hospital */
	/* written by no vendor: what usually has to be settled, until a vendor's takes its place */
	bool baseline;
	/* no file's: rows of what bunkai.json leaves open (derive/open_things.h) */
	bool made;
	struct unknown more, source_more, scoring_more;
};

/* NULL when absent. Linear; callers that ask often build a map. */
const struct risk *register_risk(const struct risk_register *r, const char *id);
const struct flow *register_flow(const struct risk_register *r, const char *id);
const struct threat *register_threat(const struct risk_register *r, const char *id);

/* The level that the matrix gives; NULL when it has no such cell. */
const char *register_matrix_level(const struct risk_register *r, int severity, int frequency);

#endif
