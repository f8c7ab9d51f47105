/* SPDX-License-Identifier: MIT
 *
 * The numbers of the head axis are found first, then their names; a row starts with the number of
 * the other axis and has one word of the closed list per value. What stands beside it on the same
 * lines belongs to the table of levels.
 */
#include "import/text_matrix.h"

#include <string.h>

#include "base/text.h"

enum { AXIS_MAX = 20, COLUMNS_MAX = 64 };

struct matrix_row {
	const char *number, *name;
	const char *levels[AXIS_MAX];
	const char *place;
};

struct flat_matrix {
	const char *row_field, *head_field; /* 'frequency', 'severity' */
	size_t n;                           /* columns of the matrix */
	const char *numbers[AXIS_MAX], *names[AXIS_MAX];
	VEC(struct matrix_row) rows;
};

/* What one reading goes through. */
struct sweep {
	struct row_reader *r;
	struct flat_part *part;
	const struct flat_part *levels;
	struct flat_rows *level_rows;
	struct flat_matrix *m;
	/* number, name, n levels, and then those of the levels' table */
	struct flat_column columns[COLUMNS_MAX];
	size_t left;                             /* how many belong to the matrix */
	size_t right;
};

static const char *const number_name[] = {NULL};
static const struct profile_column any_number = {.form = FORM_INTEGER, .heads = number_name};
static const struct profile_column any_name = {.form = FORM_TEXT, .heads = number_name};
static const struct profile_column any_level = {.form = FORM_WORD, .heads = number_name};

static bool is_integer(const struct flat_word *w)
{
	for (size_t i = 0; i < w->len; i++)
		if (w->s[i] < '0' || w->s[i] > '9')
			return false;
	return true;
}

static void cut_lines(struct sweep *s, size_t from, size_t to)
{
	flat_parts_words(s->r->arena, s->part, from, to, s->r->dash, s->r->ids,
			 s->levels && s->levels->table->arrow, &s->r->words);
}

static const char *word_text(const struct sweep *s, size_t i)
{
	return arena_strndup(s->r->arena, s->r->words.all.at[i].s, s->r->words.all.at[i].len);
}

/* A line of two numbers or more and nothing else. */
static bool read_axis(struct sweep *s, size_t line)
{
	size_t n = 0;

	cut_lines(s, line, line + 1);
	while (n < s->r->words.all.n && is_integer(&s->r->words.all.at[n]))
		n++;
	if (n < 2 || n > AXIS_MAX || n < s->r->words.all.n)
		return false;
	for (size_t i = 0; i < n; i++)
		s->m->numbers[i] = word_text(s, i);
	s->m->n = n;
	return true;
}

static bool starts_row(struct sweep *s, size_t line)
{
	cut_lines(s, line, line + 1);
	return s->r->words.all.n > 1 && is_integer(&s->r->words.all.at[0]);
}

static bool starts_level(struct sweep *s, size_t line)
{
	const struct flat_line *l = s->part->lines.at[line];

	if (!s->levels || !s->levels->table->columns[0].values ||
	    !fit_may_start(s->levels->table, l->s, l->len))
		return false;
	cut_lines(s, line, line + 1);
	return fit_starts(s->levels->table, &s->r->words) > 0;
}

static bool is_piece(const struct flat_part *part, const struct flat_word *w)
{
	return part &&
	       flat_lines_pieces(&(struct flat_line){.s = w->s, .len = w->len}, part->pieces);
}

/* The names of the head axis, before the first row; heads of the levels may follow them. */
static void read_names(struct sweep *s, size_t from, size_t to)
{
	struct flat_words *w = &s->r->words;

	cut_lines(s, from, to);
	while (w->all.n > s->m->n && is_piece(s->levels, &w->all.at[w->all.n - 1]))
		w->all.n--;
	if (w->all.n != s->m->n)
		return;
	for (size_t i = 0; i < w->all.n; i++)
		s->m->names[i] = word_text(s, i);
	flat_parts_claim(s->part, from, to, USE_ROW);
}

static const struct flat_column *level_column(const struct sweep *s)
{
	const struct flat_column *level = fit_column(s->part->table, "level");
	const struct flat_column *id = s->levels ? fit_column(s->levels->table, "id") : NULL;

	return level && level->values ? level : id;
}

static void make_columns(struct sweep *s)
{
	const struct flat_column *level = level_column(s);

	s->columns[0] = (struct flat_column){.profile = &any_number, .key = NO_FLAT_COLUMN};
	s->columns[1] = (struct flat_column){.profile = &any_name, .key = NO_FLAT_COLUMN};
	s->left = 2 + s->m->n;
	for (size_t c = 2; c < s->left; c++) {
		s->columns[c] = (struct flat_column){.profile = &any_level, .key = NO_FLAT_COLUMN};
		if (level && level->values)
			s->columns[c] = *level;
	}
	s->right =
		s->levels && s->levels->table->n + s->left <= COLUMNS_MAX ? s->levels->table->n : 0;
	for (size_t c = 0; c < s->right; c++) {
		s->columns[s->left + c] = s->levels->table->columns[c];
		if (c == 0 && !s->columns[s->left].values && level)
			s->columns[s->left].values = level->values;
	}
}

static const char *anchor(struct sweep *s, size_t c, const uint16_t *ends, const char *place)
{
	return flat_rows_anchor(s->r, &s->columns[c], &s->r->words, c ? ends[c - 1] : 0, ends[c],
				place);
}

static void keep_left(struct sweep *s, const uint16_t *ends, const char *place)
{
	struct matrix_row *row = vec_push(s->r->arena, &s->m->rows);

	row->place = place;
	row->number = anchor(s, 0, ends, place);
	row->name = anchor(s, 1, ends, place);
	for (size_t c = 2; c < s->left; c++)
		row->levels[c - 2] = anchor(s, c, ends, place);
}

/* Words [from, …) are those of one row of the levels. */
static void keep_right(struct sweep *s, const struct flat_line *line, size_t from,
		       const uint16_t *ends)
{
	struct flat_words all = s->r->words;
	uint16_t *moved = arena_alloc(s->r->arena, s->right * sizeof *moved);

	for (size_t c = 0; c < s->right; c++)
		moved[c] = (uint16_t)(ends[c] - from);
	s->r->words.all.at += from;
	s->r->words.all.n -= from;
	flat_rows_keep(s->r, s->levels->table, line, moved, s->level_rows);
	s->r->words = all;
}

/* Fits the lines to columns [first, first + n); how many lines were used. */
static size_t fit_lines(struct sweep *s, size_t from, size_t to, size_t first, size_t n,
			uint16_t *ends)
{
	size_t lines = 0;

	cut_lines(s, from, to);
	size_t used = n ? fit_row(&s->r->fitter, s->columns + first, n, &s->r->words, ends) : 0;

	for (size_t i = 0; i < used; i++)
		lines += s->r->words.all.at[i].joint == JOINT_LINE;
	s->r->words.all.n = used;
	return lines;
}

/* A row of both tables, or of one of them: whatever fits best. Gives the number of lines used. */
static size_t read_row(struct sweep *s, size_t from, size_t to)
{
	const struct {
		size_t first, n;
	} ways[] = {{0, s->left + s->right}, {0, s->left}, {s->left, s->right}};
	const struct flat_line *line = s->part->lines.at[from];
	uint16_t ends[COLUMNS_MAX];
	size_t best = ARRAY_LEN(ways);
	int cost = 0;

	for (size_t i = s->right ? 0 : 1; i < ARRAY_LEN(ways); i++)
		if (fit_lines(s, from, to, ways[i].first, ways[i].n, ends) &&
		    (best == ARRAY_LEN(ways) || s->r->fitter.cost < cost)) {
			best = i;
			cost = s->r->fitter.cost;
		}
	if (best == ARRAY_LEN(ways))
		return 0;
	size_t used = fit_lines(s, from, to, ways[best].first, ways[best].n, ends);

	if (best < 2)
		keep_left(s, ends, flat_lines_place(s->r->arena, line));
	if (best == 0)
		keep_right(s, line, ends[s->left - 1], ends + s->left);
	if (best == 2)
		keep_right(s, line, 0, ends);
	return used;
}

/*
 * Where the next row starts; lines that no row can be made of on their own belong to the row
 * before.
 */
static size_t find_next(struct sweep *s, size_t from)
{
	size_t to = from + 1;

	while (to < s->part->lines.n && !starts_row(s, to) && !starts_level(s, to))
		to++;
	return to;
}

static void read_rows(struct sweep *s, size_t from)
{
	while (from < s->part->lines.n) {
		size_t to = find_next(s, from), used = read_row(s, from, to);

		if (used) {
			flat_parts_claim(s->part, from, from + used, USE_ROW);
			flat_rows_claim_heads(s->part, from + used, to);
		} else {
			flat_rows_report(s->r, s->part, from, to, s->left);
		}
		from = to;
	}
}

static void set_fields(struct flat_matrix *m, const struct flat_table *t)
{
	bool turned = t->n > 0 && text_equal(t->columns[0].profile->field, "severity");

	m->row_field = turned ? "severity" : "frequency";
	m->head_field = turned ? "frequency" : "severity";
}

struct flat_matrix *flat_matrix_read(struct row_reader *r, struct flat_part *matrix,
				     const struct flat_part *levels, struct flat_rows *level_rows)
{
	struct flat_matrix *m = arena_alloc(r->arena, sizeof *m);
	struct sweep *s = arena_alloc(r->arena, sizeof *s);
	size_t axis = 0, first;

	*s = (struct sweep){
		.r = r, .part = matrix, .levels = levels, .level_rows = level_rows, .m = m};
	set_fields(m, matrix->table);
	while (axis < matrix->lines.n && !read_axis(s, axis))
		axis++;
	if (axis == matrix->lines.n)
		return m;
	flat_parts_claim(matrix, axis, axis + 1, USE_ROW);
	flat_rows_claim_heads(matrix, 0, axis);
	first = axis + 1 < matrix->lines.n && starts_row(s, axis + 1) ? axis + 1
								      : find_next(s, axis);
	make_columns(s);
	if (first > axis + 1)
		read_names(s, axis + 1, first);
	read_rows(s, first);
	return m;
}

static void add_field(struct row_reader *r, struct source_row *record, const char *base,
		      const char *ending, const char *value)
{
	if (value)
		*vec_push(r->arena, &record->fields) = (struct source_field){
			.name = arena_concat(r->arena, base, ending, NULL), .value = value};
}

void flat_matrix_write(struct row_reader *r, const struct flat_matrix *m, struct source_table *out)
{
	for (size_t i = 0; i < m->rows.n; i++)
		for (size_t c = 0; c < m->n; c++) {
			const struct matrix_row *row = &m->rows.at[i];
			struct source_row *record = vec_push(r->arena, &out->rows);

			record->place = row->place;
			add_field(r, record, m->head_field, "", m->numbers[c]);
			add_field(r, record, m->row_field, "", row->number);
			add_field(r, record, "level", "", row->levels[c]);
			add_field(r, record, m->head_field, "_name", m->names[c]);
			add_field(r, record, m->row_field, "_name", row->name);
		}
}
