/* SPDX-License-Identifier: MIT
 *
 * Heads of columns: how they are read from one to three rows of a sheet, and how two heads are
 * compared.
 */
#ifndef BUNKAI_IMPORT_HEAD_H
#define BUNKAI_IMPORT_HEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/hash.h"
#include "import/profile.h"
#include "import/sheet_view.h"

enum { HEAD_LEVELS = 3 };

struct head {
	const char *levels[HEAD_LEVELS]; /* from the top; blank and repeated ones left out */
	const char *keys[HEAD_LEVELS];   /* keys[k]: of the lowest k + 1 levels together */
	const char *plain[HEAD_LEVELS];  /* the same by head_plain_key */
	size_t n;                        /* 0: the column has no head */
	const char *printed;             /* the lowest level, on one line */
	/* the merged head of the column to the left covers this one too */
	bool covered;
};

/*
 * The form in which heads are compared: widths, case and look-alike characters folded
 * (unicode_fold), without white space and slashes. Slashes go because they part the levels of a
 * head in a profile ('upper/lower'), and stand inside heads as well.
 */
char *head_key(struct arena *a, const char *s);

/* A key without what people add to a head: notes in brackets, ※1, *, and colons at its end. */
const char *head_plain_key(struct arena *a, const char *key);

/*
 * The heads of all columns from `depth` rows starting at `row`. A blank cell above a head continues
 * the one to its left.
 */
struct head *head_read_row(struct arena *a, const struct sheet_view *view, size_t row,
			   size_t depth);

/* What a profile accepts, in comparable form. */
struct head_key {
	const char *key;
	bool bare;   /* one level */
	/* bare, and other fields have it as well: 深刻度 of a risk and of its residual risk */
	bool shared;
};

struct head_keys {
	VEC(struct head_key) all;
};

struct head_book {
	const struct profile *profile;
	struct head_keys **columns; /* [table][column] */
	struct map *words;          /* every level of every head, and heads as a whole */
};

struct head_book *head_book_make(struct arena *a, const struct profile *p);

/* True when a cell says what some head or level of a head says. */
bool head_is_word(struct arena *a, const struct head_book *book, const char *cell);

/* True when the key is one of the column's. */
const struct head_key *head_find_key(const struct head_keys *keys, const char *key);

#endif
