/* SPDX-License-Identifier: MIT
 *
 * A condition becomes formulas in relative coordinates, an area's list being cut where the
 * library's attribute ends; bars become data bars of 2010. Conditional formats and not charts: they
 * belong to the cells, so that a bar stands beside its number whatever the row's height, a long
 * name is never shortened, no word stands twice, and the sheet prints, is read aloud and can be
 * protected like any other. A chart is a drawing whose labels each program places, and drops, as it
 * likes.
 */
#include "xlsx/rules.h"

#include <string.h>
#include <xlsxwriter.h>

#include "base/strbuf.h"
#include "base/text.h"

enum {
	LITERAL_MAX = 255,                                /* characters of a text in a formula */
	/* bytes of the areas of one format in the library */
	RANGES_MAX = LXW_MAX_ATTRIBUTE_LENGTH - 60,
};

static const char *quote(struct arena *a, const char *text)
{
	return arena_concat(a, "\"", text_replace(a, text, "\"", "\"\""), "\"", (char *)NULL);
}

const char *xlsx_rules_condition(struct arena *a, const struct sheet_condition *c)
{
	size_t len = text_length(c->text);
	const char *column = sheet_column_letters(a, c->x), *text = quote(a, c->text);

	if (!len || len >= LITERAL_MAX)
		return NULL;
	if (c->empty)
		return arena_printf(a, "AND($%s%zu=%s,LEN(%s%zu)=0)", column, c->y + 1, text,
				    sheet_column_letters(a, c->areas.at[0].x0), c->y + 1);
	if (c->asks_row)
		return arena_printf(a, "$%s%zu=%s", column, c->y + 1, text);
	return arena_printf(a, "OR(%s%zu=%s,LEFT(%s%zu,LEN(%s)+1)=%s&CHAR(10))", column, c->y + 1,
			    text, column, c->y + 1, text, text);
}

static char *area_text(struct arena *a, const struct sheet_area *at)
{
	return arena_printf(a, "%s%zu:%s%zu", sheet_column_letters(a, at->x0), at->y0 + 1,
			    sheet_column_letters(a, at->x1), at->y1 + 1);
}

static bool add(struct lxw_worksheet *ws, const struct sheet_area *at,
		lxw_conditional_format *format)
{
	return worksheet_conditional_format_range(ws, (lxw_row_t)at->y0, (lxw_col_t)at->x0,
						  (lxw_row_t)at->y1, (lxw_col_t)at->x1,
						  format) == LXW_NO_ERROR;
}

/* From area `from` on as many as one format holds; returns the first that is left. */
static size_t join_areas(struct arena *a, const struct sheet_areas *areas, size_t from,
			 struct strbuf *sb)
{
	size_t i = from;

	for (; i < areas->n; i++) {
		const char *text = area_text(a, &areas->at[i]);

		if (i > from && sb->len + strlen(text) + 1 > RANGES_MAX)
			break;
		strbuf_join(sb, " ", text);
	}
	return i;
}

static bool add_condition(struct formats *f, struct lxw_worksheet *ws,
			  const struct sheet_condition *c, size_t *n)
{
	bool ok = true;

	for (size_t i = 0; i < c->areas.n && ok;) {
		struct strbuf ranges = strbuf_new(f->arena);
		struct sheet_condition part = *c;
		const struct sheet_area *first = &c->areas.at[i];

		part.y = first->y0;
		const char *formula = xlsx_rules_condition(f->arena, &part);

		if (!formula)
			return true;
		i = join_areas(f->arena, &c->areas, i, &ranges);
		lxw_conditional_format format = {
			.type = LXW_CONDITIONAL_TYPE_FORMULA,
			.format = format_of_overlay(f, c->look),
			.value_string = arena_concat(f->arena, "=", formula, (char *)NULL),
			.multi_range = ranges.text,
		};

		ok = add(ws, first, &format);
		*n += ok;
	}
	return ok;
}

static bool add_bars(struct lxw_worksheet *ws, const struct sheet_bars *b, unsigned frame)
{
	lxw_conditional_format format = {
		.type = LXW_CONDITIONAL_DATA_BAR,
		.data_bar_2010 = LXW_TRUE,
		.bar_solid = LXW_TRUE,
		.bar_color = b->color,
		.bar_border_color = frame,
		.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
		.min_value = 0,
		.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
		.max_value = b->whole,
		.bar_direction = LXW_CONDITIONAL_BAR_DIRECTION_LEFT_TO_RIGHT,
		.bar_axis_position = LXW_CONDITIONAL_BAR_AXIS_NONE,
	};

	return add(ws, &b->area, &format);
}

bool xlsx_rules_add(struct formats *f, struct lxw_worksheet *ws, const struct sheet *s,
		    size_t *conditions)
{
	bool ok = true;

	*conditions = 0;
	for (size_t i = 0; i < s->conditions.n && ok; i++)
		ok = add_condition(f, ws, &s->conditions.at[i], conditions);
	for (size_t i = 0; i < s->bars.n && ok; i++)
		ok = add_bars(ws, &s->bars.at[i], style_look(f->style, "border")->color);
	return ok;
}

const char *xlsx_rules_free_bars(struct arena *a, const char *text)
{
	return text_replace(a, text, "<dataBar><cfvo",
			    "<dataBar minLength=\"0\" maxLength=\"100\"><cfvo");
}
