/* SPDX-License-Identifier: MIT
 *
 * Values are replaced, not changed in place: readers lend them to several rows. Compatibility
 * ideographs such as those of names (神, 﨑) stay as they are.
 */
#include "import/mend.h"

#include "base/strbuf.h"
#include "base/unicode.h"

/* Enough to find them. */
enum { SHOWN_PLACES = 6 };

static bool mend_row(struct arena *a, struct source_row *r)
{
	bool any = false;

	for (size_t i = 0; i < r->fields.n; i++) {
		const char *mended = unicode_mend_radicals(a, r->fields.at[i].value);

		any |= mended != r->fields.at[i].value;
		r->fields.at[i].value = mended;
	}
	return any;
}

void mend_radicals(struct arena *a, struct source_tables *source, struct diag_list *dl)
{
	for (size_t t = 0; t < source->tables.n; t++) {
		struct source_table *table = &source->tables.at[t];
		struct strbuf places = strbuf_new(a);
		size_t n = 0;

		for (size_t i = 0; i < table->rows.n; i++) {
			if (!mend_row(a, &table->rows.at[i]))
				continue;
			if (n++ < SHOWN_PLACES)
				strbuf_join(&places, ", ",
					    table->rows.at[i].place ? table->rows.at[i].place : "");
			else if (n == SHOWN_PLACES + 1)
				strbuf_add(&places, ", …");
		}
		if (n)
			diag_add(dl, DIAG_RADICALS_MENDED, NULL, table->source,
				 arena_printf(a, "%zu", n), places.text);
	}
}
