/* SPDX-License-Identifier: MIT
 *
 * A cell is as it was sent when it means the same, or reads the same but for widths and blanks. Of what
 * people write in, name and day alone are no answer; of a row that was sent by nobody all is.
 */
#include "returns/returned_cells.h"

#include <string.h>

#include "base/text.h"

struct cell_reading {
	struct seen_rows *all;
	const struct seen_row *seen;
	const struct cell_marks *marks;
	const struct indexed_row *sent; /* NULL: no row was found */
	const char *day;                /* of the sending */
	struct returned_row *out;
};

static const char *column_letters(struct arena *a, size_t column)
{
	char out[8] = "", *p = out + sizeof out - 1;

	for (size_t c = column + 1; c; c = (c - 1) / 26)
		*--p = (char)('A' + (c - 1) % 26);
	return arena_strdup(a, p);
}

static const char *place_of(const struct cell_reading *r, size_t column)
{
	struct arena *a = r->all->arena;

	return arena_printf(a, "%s!%s%zu", r->seen->region->sheet->name, column_letters(a, column),
			    r->seen->row->number);
}

static const char *came_in(struct arena *a, const struct grid_row *row, size_t column)
{
	const char *text = grid_cell(row, column);

	return text_empty(text) ? NULL : text_trim(a, text);
}

/* What a cell shows that covers the row from above. */
static const char *merged_text(const struct cell_reading *r, size_t number, size_t column)
{
	const struct grid_sheet *sheet = r->seen->region->sheet;
	size_t low = 0, high = sheet->rows.n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (sheet->rows.at[mid].number < number)
			low = mid + 1;
		else
			high = mid;
	}
	return low < sheet->rows.n && sheet->rows.at[low].number == number
		       ? came_in(r->all->arena, &sheet->rows.at[low], column)
		       : NULL;
}

static bool has_remark(const struct cell_reading *r, size_t column, enum grid_remark_kind kind)
{
	return cell_marks_find(r->marks, r->seen->row->number, column, kind);
}

/* What makes a cell unclear whatever stands in it. */
static enum returned_unclear unclear_mark(const struct cell_reading *r, size_t column)
{
	if (has_remark(r, column, GRID_STRUCK))
		return UNCLEAR_STRUCK;
	if (has_remark(r, column, GRID_FORMULA))
		return UNCLEAR_FORMULA;
	return has_remark(r, column, GRID_ERROR) ? UNCLEAR_ERROR : UNCLEAR_NOT;
}

static bool reads_same(struct forms *f, const char *sent, const char *came)
{
	return forms_of(f, sent) == forms_of(f, came) ||
	       (sent && came && forms_survived(forms_of(f, sent), forms_of(f, came)));
}

/* 未定: whoever takes the word out leaves the fee as open as it was. */
static bool says_nothing(const struct sent_column *column, const char *value)
{
	return strcmp(column->field, "fee") == 0 && value && strcmp(value, "undecided") == 0;
}

static enum returned_state state_of_answer(const struct cell_reading *r,
					   const struct sent_column *column, size_t at,
					   const struct returned_cell *c)
{
	const char *value = r->sent ? r->sent->values[at] : NULL;

	if (c->why != UNCLEAR_NOT)
		return RETURNED_UNCLEAR;
	if (!c->meant)
		return c->sent && !says_nothing(column, value) ? RETURNED_EMPTIED : RETURNED_AS_SENT;
	if (column->choices.all.n && value && *value)
		return strcmp(value, c->meant) == 0 ? RETURNED_AS_SENT : RETURNED_WRITTEN;
	return c->sent && reads_same(r->all->forms, c->sent, c->raw) ? RETURNED_AS_SENT
								      : RETURNED_WRITTEN;
}

/* Two columns of one head that do not say the same: neither counts. */
static bool is_twisted(const struct cell_reading *r, size_t column, const char *raw)
{
	const struct answer_region *region = r->seen->region;
	struct forms *f = r->all->forms;

	for (size_t i = 0;
	     i < region->beside.n && region->beside.at[i].column < r->seen->row->n; i++) {
		const struct beside_column *b = &region->beside.at[i];

		if (b->twin_of != COLUMN_ABSENT && region->columns[b->twin_of] == column &&
		    forms_of(f, grid_cell(r->seen->row, b->column)) != forms_of(f, raw))
			return true;
	}
	return false;
}

/* What was printed in the cell need not be one of its choices: the fee 原因者. */
static bool stands_as_sent(const struct cell_reading *r, const struct returned_cell *c)
{
	return r->sent && c->sent && c->raw && reads_same(r->all->forms, c->sent, c->raw);
}

static void read_answer(struct cell_reading *r, const struct sent_column *column, size_t at,
			struct returned_cell *c)
{
	size_t from = r->seen->columns[at];
	size_t above = c->raw ? 0 : cell_marks_merged(r->marks, r->seen->row->number, from);
	const char *covering = above ? merged_text(r, above, from) : NULL;
	enum returned_unclear mark = unclear_mark(r, from);

	c->meant = meaning_of(r->all->meanings, column, c->raw, r->day, &c->why);
	if (c->why == UNCLEAR_WORD && stands_as_sent(r, c)) {
		c->why = UNCLEAR_NOT;
		c->meant = r->sent->values[at] && *r->sent->values[at] ? r->sent->values[at] : c->raw;
	}
	if (covering) {
		c->raw = covering;
		c->why = UNCLEAR_MERGED;
	} else if (mark != UNCLEAR_NOT) {
		c->why = mark;
	} else if (is_twisted(r, from, c->raw)) {
		c->why = UNCLEAR_WORD;
	}
	if (c->why == UNCLEAR_WORD && c->sent && reads_same(r->all->forms, c->sent, c->raw)) {
		c->why = UNCLEAR_NOT; /* it was sent so, though it is none of the choices */
		c->meant = r->sent->values[at];
		c->state = RETURNED_AS_SENT;
		return;
	}
	if (c->why != UNCLEAR_NOT)
		c->meant = NULL;
	c->state = state_of_answer(r, column, at, c);
}

static void read_locked(struct cell_reading *r, const struct sent_column *column, size_t at,
			struct returned_cell *c)
{
	c->meant = c->raw;
	c->state = !r->sent || reads_same(r->all->forms, c->sent, c->raw) ? RETURNED_AS_SENT
		   : c->raw                                               ? RETURNED_WRITTEN
									  : RETURNED_EMPTIED;
	if (r->sent && has_remark(r, r->seen->columns[at], GRID_STRUCK)) {
		c->why = UNCLEAR_STRUCK;
		c->state = RETURNED_UNCLEAR;
	}
	if (strcmp(column->field, "code") == 0)
		c->meant = r->seen->forms.code;
}

static void read_cell(struct cell_reading *r, size_t at)
{
	const struct sent_column *column = &r->seen->sheet->columns.at[at];
	size_t from = r->seen->columns[at];
	struct returned_cell *c = vec_push(r->all->arena, &r->out->cells);
	const struct grid_remark *comment =
		cell_marks_find(r->marks, r->seen->row->number, from, GRID_COMMENT);

	*c = (struct returned_cell){
		.field = column->field,
		.head = column->head,
		.answered = column->answered,
		.raw = came_in(r->all->arena, r->seen->row, from),
		.sent = r->sent ? r->sent->cells[at] : NULL,
		.at = place_of(r, from),
		.comment = comment ? comment->text : NULL,
	};
	if (column->answered)
		read_answer(r, column, at, c);
	else
		read_locked(r, column, at, c);
}

/* What stands in columns of their own. */
static void read_beside(struct cell_reading *r)
{
	const struct answer_region *region = r->seen->region;

	for (size_t i = 0;
	     i < region->beside.n && region->beside.at[i].column < r->seen->row->n; i++) {
		const struct beside_column *b = &region->beside.at[i];
		const char *raw = came_in(r->all->arena, r->seen->row, b->column);

		if (raw)
			*vec_push(r->all->arena, &r->out->cells) =
				(struct returned_cell){.head = b->head,
						       .raw = raw,
						       .meant = raw,
						       .at = place_of(r, b->column),
						       .state = RETURNED_WRITTEN};
	}
}

static bool is_signature(const char *field)
{
	return strcmp(field, "by") == 0 || strcmp(field, "date") == 0;
}

static bool is_mere_number(const char *field)
{
	return strcmp(field, "number") == 0 || strcmp(field, "code") == 0;
}

/* Of a row that may be one of several, what was filled in is as it was sent for all that is known. */
static bool says(const struct returned_row *row, const struct returned_cell *c)
{
	bool filled = text_starts(c->field, "role:") || text_starts(c->field, "member:");

	if (c->comment)
		return true;
	if (row->troubles & RETURNED_NEW)
		return c->raw && !is_mere_number(c->field);
	if (!c->answered || is_signature(c->field))
		return false;
	if (row->troubles & RETURNED_UNPLACED)
		return !filled && c->raw;
	return c->state != RETURNED_AS_SENT;
}

static void sum_up(struct returned_row *row)
{
	for (size_t i = 0; i < row->cells.n; i++) {
		const struct returned_cell *c = &row->cells.at[i];

		if (!c->field)
			continue;
		row->said |= says(row, c);
		if (c->answered && c->state == RETURNED_UNCLEAR && !is_signature(c->field))
			row->troubles |= RETURNED_VAGUE;
		if (!c->answered && c->state != RETURNED_AS_SENT && !is_mere_number(c->field))
			row->troubles |= RETURNED_ALTERED;
	}
}

void returned_cells_fill(struct seen_rows *all, const struct seen_row *s,
			 const struct cell_marks *marks, const bool *emptied,
			 struct returned_row *out)
{
	struct cell_reading r = {.all = all,
				 .seen = s,
				 .marks = marks,
				 .sent = s->taken ? &s->index->rows.at[s->best] : NULL,
				 .day = out->sending ? out->sending->date : NULL,
				 .out = out};

	for (size_t i = 0; i < s->sheet->columns.n; i++)
		if (s->columns[i] != COLUMN_ABSENT && !(emptied && emptied[i]))
			read_cell(&r, i);
	read_beside(&r);
	sum_up(out);
}
