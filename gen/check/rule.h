/* SPDX-License-Identifier: MIT
 *
 * What the rules about a register share: its rows by id, places in findings, counting of rows that
 * say the same.
 */
#ifndef BUNKAI_CHECK_RULE_H
#define BUNKAI_CHECK_RULE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "derive/scoring.h"
#include "model/register.h"

struct check {
	struct arena *arena;
	const struct risk_register *reg;
	const struct library *library; /* NULL: no scoring models */
	struct diag_list *dl;
	struct scale scale;
	struct map *flows, *threats, *risks, *levels; /* id -> row */
};

struct check check_new(struct arena *a, const struct risk_register *reg, const struct library *l,
		       struct diag_list *dl);

/*
 * 'register.json:requirements[12].text (p.76)'; `at` NULL: without the source's place. `member`
 * NULL: the row.
 */
const char *check_place(const struct check *c, const char *list, size_t index, const char *member,
			const struct row_origin *at);

const char *check_number(const struct check *c, size_t n);

/* Rows counted by a key, in the order of their first row. Start with counts_new. */
struct counted {
	const char *key;
	size_t rows, first; /* how many, and the index of the first */
};

struct counts {
	VEC(struct counted *) all;
	struct map *by_key;
};

struct counts counts_new(struct arena *a);
struct counted *counts_add(struct arena *a, struct counts *t, const char *key, size_t row);

#endif
