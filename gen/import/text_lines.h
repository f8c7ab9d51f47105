/* SPDX-License-Identifier: MIT
 *
 * The lines of a flattened text: where each stands (page, line), which are page marks, and what
 * became of every one of them. Blank lines are noise of the flattening and are left out.
 */
#ifndef BUNKAI_IMPORT_TEXT_LINES_H
#define BUNKAI_IMPORT_TEXT_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "import/profile.h"

enum line_use {
	USE_NONE,  /* not claimed by anything: will be reported */
	USE_MARK,  /* page number, running title */
	USE_HEAD,  /* title or head of a table */
	USE_ROW,
	USE_BROKEN /* a row that cannot be divided; reported already */
};

struct flat_line {
	const char *s;     /* trimmed, not ended with NUL */
	size_t len;
	size_t number;     /* 1-based in the file */
	int page;
	bool opens_page;
	enum line_use use;
	/* the table whose title stands above; NULL before the first */
	const struct profile_table *table;
};

struct flat_lines {
	VEC(struct flat_line) all;
};

/*
 * Reads the file (UTF-8) and finds the page marks of the profile. False and a finding when it
 * cannot be read.
 */
bool flat_lines_read(struct arena *a, const char *path, const struct profile *p,
		     struct flat_lines *out, struct diag_list *dl);

/* 'p.76 37911行' */
const char *flat_lines_place(struct arena *a, const struct flat_line *line);

/* 'p.76 37911行-p.77 38012行' */
const char *flat_lines_range(struct arena *a, const struct flat_line *first,
			     const struct flat_line *last);

/* True when the line and the text are the same, white space apart. */
bool flat_lines_same(const struct flat_line *line, const char *text);

/*
 * True when every word of the line is a piece of one of the texts (NULL-ended lists): heads come
 * wrapped and in any order.
 */
bool flat_lines_pieces(const struct flat_line *line, const char *const *squashed);

#endif
