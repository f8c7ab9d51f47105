/* SPDX-License-Identifier: MIT
 *
 * A table says which element of a sheet's part stands for which count; a bar is a condition for old
 * programs and one more for those that know its length (x14).
 */
#include "xlsx/written.h"

#include <stdint.h>
#include <string.h>

static void add(struct arena *a, struct written_counts *c, const char *part, const char *element,
		size_t n)
{
	*vec_push(a, &c->all) = (struct package_count){.part = part, .element = element, .n = n};
}

static void add_sheet(struct arena *a, struct written_counts *c, const struct sheet_written *s,
		      const char *part)
{
	const struct {
		const char *element;
		size_t n;
	} elements[] = {
		{"row", s->rows},
		{"col", s->columns},
		{"c", s->cells},
		{"v", s->numbers},
		{"f", s->formulas},
		{"mergeCell", s->merges},
		{"hyperlink", s->links},
		{"dataValidation", s->choices},
		{"brk", s->breaks},
		{"cfRule", s->conditions + s->bars},
		{"x14:cfRule", s->bars},
	};

	for (size_t i = 0; i < ARRAY_LEN(elements); i++)
		add(a, c, part, elements[i].element, elements[i].n);
	*vec_push(a, &c->all) = (struct package_count){part, "t", s->texts, s->bytes};
}

struct written_counts written_counts(struct arena *a, const struct book_written *w)
{
	struct written_counts c = {0};
	size_t names = w->names;

	for (size_t i = 0; i < w->sheets.n; i++) {
		add_sheet(a, &c, &w->sheets.at[i],
			  arena_printf(a, "xl/worksheets/sheet%zu.xml", i + 1));
		names += w->sheets.at[i].names;
	}
	add(a, &c, "xl/workbook.xml", "sheet", w->sheets.n);
	add(a, &c, "xl/workbook.xml", "definedName", names);
	return c;
}

bool written_needs_correcting(const struct sheet_written *s)
{
	return s->merges > UINT16_MAX || s->choices > UINT8_MAX;
}

/* 'count="255"' behind `open` says n. */
static const char *set_count(struct arena *a, const char *text, const char *open, size_t n)
{
	const char *at = strstr(text, open), *digits = at ? at + strlen(open) : NULL,
		   *end = digits ? strchr(digits, '"') : NULL;

	if (!end)
		return NULL;
	return arena_concat(a, arena_strndup(a, text, (size_t)(digits - text)),
			    arena_printf(a, "%zu", n), end, (char *)NULL);
}

const char *written_correct(struct arena *a, const char *text, const struct sheet_written *s)
{
	if (s->merges > UINT16_MAX)
		text = set_count(a, text, "<mergeCells count=\"", s->merges);
	if (text && s->choices > UINT8_MAX)
		text = set_count(a, text, "<dataValidations count=\"", s->choices);
	return text;
}
