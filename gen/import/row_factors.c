/* SPDX-License-Identifier: MIT
 *
 * Numbers are read with their widths folded; decimals are allowed, since a model may have them.
 */
#include "import/row_factors.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/unicode.h"
#include "import/merged.h"

static bool read_number(struct arena *a, const char *s, double *out)
{
	const char *text = text_squash(a, unicode_fold(a, s));
	char *end;

	*out = strtod(text, &end);
	return end > text && !*end && isfinite(*out) && text[strspn(text, "0123456789.-")] == '\0';
}

static const struct factor *find(const struct factors *all, const char *name)
{
	for (size_t i = 0; i < all->n; i++)
		if (strcmp(all->at[i].name, name) == 0)
			return &all->at[i];
	return NULL;
}

void row_factors_take(struct arena *a, const struct source_row *r, const char *prefix,
		      const char *subject, struct factors *out, struct row_origin *at,
		      struct diag_list *dl)
{
	for (size_t i = 0; i < r->fields.n; i++) {
		const struct source_field *f = &r->fields.at[i];
		const char *name = f->name + strlen(prefix);
		double value;

		if (f->extra || !text_starts(f->name, prefix) || strcmp(f->value, "-") == 0)
			continue;
		if (!read_number(a, f->value, &value)) {
			diag_add(dl, DIAG_NO_FACTOR, subject, r->place ? r->place : "", name,
				 f->value);
			origin_keep(a, at, name, f->value);
			continue;
		}
		const struct factor *known = find(out, name);

		if (!known) {
			*vec_push(a, out) = (struct factor){name, value, true};
		} else if (known->value < value || known->value > value) {
			diag_add(dl, DIAG_PRINTINGS_DIFFER, subject, r->place ? r->place : "", name,
				 arena_printf(a, "%g", known->value), f->value);
			origin_keep(a, at, name, f->value);
		}
	}
}
