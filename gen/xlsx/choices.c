/* SPDX-License-Identifier: MIT
 *
 * Both are one element of the format, a rule for what a cell may hold: of a list, or of anything
 * with a few words beside it. The library counts its rules in a byte; the part says the right
 * number afterwards (written_correct).
 */
#include "xlsx/choices.h"

#include <xlsxwriter.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "xlsx/cell_text.h"

enum { PROMPT_MAX = 255 }; /* characters that are said beside a cell */

/* The library takes char * where it only reads. */
static char *unconst(const char *s)
{
	union {
		const char *in;
		char *out;
	} u = {s};

	return u.out;
}

static void report_choices(const struct book *b, const struct sheet *s, const char *file,
			   const char *const *values)
{
	struct strbuf sb = strbuf_new(b->arena);

	for (; *values; values++)
		strbuf_join(&sb, ", ", *values);
	diag_add(b->dl, DIAG_CHOICES_TOO_LONG, NULL,
		 arena_printf(b->arena, "%s:%s", file, s->name), sb.text);
}

static char **list_of(struct arena *a, const char *const *values)
{
	size_t n = 0;

	while (values[n])
		n++;
	char **list = arena_alloc(a, (n + 1) * sizeof *list);

	for (size_t i = 0; i < n; i++)
		list[i] = unconst(values[i]);
	return list;
}

static char *prompt_of(struct arena *a, const char *prompt)
{
	return prompt ? unconst(text_begin(a, prompt, PROMPT_MAX - 1, "…")) : NULL;
}

bool xlsx_choices_add(const struct book *b, struct lxw_worksheet *ws, const struct sheet *s,
		      const char *file, size_t *n)
{
	bool ok = true;

	*n = 0;
	for (size_t i = 0; i < s->choices.n && ok; i++) {
		const struct sheet_choice *c = &s->choices.at[i];
		bool holds = !c->values || cell_text_fits_list(c->values);

		if (!holds)
			report_choices(b, s, file, c->values);
		if (!holds && !c->prompt)
			continue;
		lxw_data_validation dv = {
			.validate = c->values && holds ? LXW_VALIDATION_TYPE_LIST
						       : LXW_VALIDATION_TYPE_ANY,
			.value_list = c->values && holds ? list_of(b->arena, c->values) : NULL,
			.input_message = prompt_of(b->arena, c->prompt),
		};

		ok = worksheet_data_validation_range(ws, (lxw_row_t)c->y0, (lxw_col_t)c->x,
						     (lxw_row_t)c->y1, (lxw_col_t)c->x,
						     &dv) == LXW_NO_ERROR;
		*n += ok;
		ws->num_validations = (uint8_t)(*n < UINT8_MAX ? *n : UINT8_MAX);
	}
	return ok;
}
