/* SPDX-License-Identifier: MIT
 *
 * Single values of a style file, held against what printing and workbooks can take.
 */
#ifndef BUNKAI_RENDER_STYLE_VALUE_H
#define BUNKAI_RENDER_STYLE_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/fields.h"
#include "base/json.h"

/* Reports wrong-type: the member `name` at `w` must be `expected`. */
void style_value_refuse(struct arena *a, const struct where *w, const char *name,
			const char *expected, struct diag_list *dl);

/* A name that Excel takes, of at most `longest` characters; NULL is none. False: reported. */
bool style_value_name(struct arena *a, const struct where *w, const char *member, const char *name,
		      size_t longest, const char *expected, struct diag_list *dl);

/* What a number may be. */
struct style_range {
	const char *name;
	double low, high;
	const char *expected; /* in words, translated */
};

/*
 * Absent keeps *out; the upper bounds keep a slip of the pen (1000 pt) from giving an endless
 * document. False: reported.
 */
bool style_value_number(struct arena *a, const struct where *w, const struct json *object,
			const struct style_range *range, double *out, struct diag_list *dl);

#endif
