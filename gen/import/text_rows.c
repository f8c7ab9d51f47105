/* SPDX-License-Identifier: MIT
 *
 * Cuts a part into rows where the anchors of a row start (fit_starts), and rows into cells
 * (fit_row). Anchors have their values at once; neighbouring text columns between them become a run
 * and wait until all runs are settled.
 */
#include "import/text_rows.h"

#include <string.h>

#include "base/text.h"
#include "import/text_tally.h"

enum {
	/* the cells that show a row's start may be wrapped over so many lines */
	START_LINES = 12,
	JOINED_COST = 20 * 16 /* two rows made one would strain the layout more than this */
};

static void learn_id(struct row_reader *r, const struct flat_column *column,
		     const struct flat_word *id)
{
	tally_entry(r->ids, fit_id_hash(TALLY_SEED, id->s, id->len));
	if (column->domain)
		tally_entry(r->ids, fit_id_hash(column->domain, id->s, id->len));
}

/* The letters before the first digit: R of R12. */
static size_t id_letters(const struct flat_word *id)
{
	size_t n = 0;

	while (n < id->len && !(id->s[n] >= '0' && id->s[n] <= '9'))
		n++;
	return n;
}

/*
 * In a table that starts with its id, all ids look alike; a word of another look is part of a text
 * that was wrapped there.
 */
static bool looks_alike(const struct flat_word *first, const struct flat_word *id)
{
	size_t n = id_letters(first);

	return n == id_letters(id) && memcmp(first->s, id->s, n) == 0;
}

/*
 * How many words at line i show that a row starts there; mostly the line itself tells, but its
 * cells may be wrapped.
 */
static size_t start_words(struct row_reader *r, const struct flat_part *part, size_t i)
{
	size_t left = part->lines.n - i, used;

	flat_parts_words(r->arena, part, i, i + 1, r->dash, r->ids, false, &r->words);
	if ((used = fit_starts(part->table, &r->words)))
		return used;
	flat_parts_words(r->arena, part, i, i + (left < START_LINES ? left : START_LINES), r->dash,
			 r->ids, false, &r->words);
	return fit_starts(part->table, &r->words);
}

void flat_rows_find(struct row_reader *r, const struct flat_part *part, struct flat_rows *rows)
{
	const struct flat_table *t = part->table;
	const struct flat_column *id = t->n ? &t->columns[t->lead - 1] : NULL;
	struct flat_word first = {0};

	for (size_t i = 0; t->n && i < part->lines.n; i++) {
		size_t used = fit_may_start(t, part->lines.at[i]->s, part->lines.at[i]->len)
				      ? start_words(r, part, i)
				      : 0;

		if (!used)
			continue;
		if (id->profile->form == FORM_ID) {
			const struct flat_word *word = &r->words.all.at[used - 1];

			first = first.len ? first : *word;
			if (t->lead == 1 && !looks_alike(&first, word))
				continue;
			learn_id(r, id, word);
		}
		*vec_push(r->arena, &rows->starts) = i;
	}
}

static const char *find_value(const struct flat_column *column, const struct flat_words *w,
			      size_t i, size_t j)
{
	for (size_t v = 0; column->values && column->values[v]; v++) {
		const char *s = column->values[v];
		size_t k = i;

		for (; k < j && strncmp(s, w->all.at[k].s, w->all.at[k].len) == 0; k++)
			s += w->all.at[k].len;
		if (k == j && !*s)
			return column->profile->values[v];
	}
	return NULL;
}

const char *flat_rows_anchor(struct row_reader *r, const struct flat_column *column,
			     const struct flat_words *w, size_t i, size_t j, const char *place)
{
	const char *known = find_value(column, w, i, j);

	if (w->all.at[i].dash && j == i + 1)
		return r->dash;
	if (known)
		return known;
	const char *value = flat_words_join(r->arena, w, i, j, column->full);

	if (column->values)
		diag_add(r->dl, DIAG_TEXT_STRANGE_WORD, flat_rows_field(column, NULL).name, place,
			 value, flat_rows_field(column, NULL).name);
	return value;
}

static uint64_t find_key(const struct flat_table *t, size_t c, const struct flat_words *w,
			 const uint16_t *ends)
{
	int key = t->columns[c].key;

	if (key == NO_FLAT_COLUMN)
		return 0;
	return flat_words_hash(w, key ? ends[key - 1] : 0, ends[key], t->columns[key].domain);
}

/* The run of text columns from c on; gives the number of columns. */
static size_t add_run(struct row_reader *r, const struct flat_table *t, size_t c,
		      const uint16_t *ends, struct flat_row *row)
{
	uint64_t keys[RUN_COLUMNS];
	size_t k = 0;
	int key = NO_FLAT_COLUMN;

	for (; c + k < t->n && k < ARRAY_LEN(keys) && t->columns[c + k].profile->form == FORM_TEXT;
	     k++) {
		keys[k] = find_key(t, c + k, &r->words, ends);
		key = t->columns[c + k].key == NO_FLAT_COLUMN ? key : t->columns[c + k].key;
	}
	bool origin = key != NO_FLAT_COLUMN && text_equal(t->columns[key].profile->field, "id");

	row->runs[c] = text_runs_add(r->runs, &t->columns[c], k, &r->words, c ? ends[c - 1] : 0,
				     ends[c + k - 1], keys, origin);
	return k;
}

void flat_rows_keep(struct row_reader *r, const struct flat_table *t, const struct flat_line *line,
		    const uint16_t *ends, struct flat_rows *rows)
{
	struct flat_row row = {.line = line};

	row.place = flat_lines_place(r->arena, line);
	row.values = arena_alloc(r->arena, t->n * sizeof *row.values);
	row.runs = arena_alloc(r->arena, t->n * sizeof *row.runs);
	for (size_t c = 0; c < t->n;) {
		if (t->columns[c].profile->form == FORM_TEXT) {
			c += add_run(r, t, c, ends, &row);
		} else {
			row.values[c] = flat_rows_anchor(r, &t->columns[c], &r->words,
							 c ? ends[c - 1] : 0, ends[c], row.place);
			c++;
		}
	}
	*vec_push(r->arena, &rows->all) = row;
}

/*
 * How many of the lines [from, to) make one row; 0 when none do. The words and ends are those of
 * this row.
 */
static size_t fit_lines(struct row_reader *r, const struct flat_part *part, size_t from, size_t to,
			uint16_t *ends)
{
	flat_parts_words(r->arena, part, from, to, r->dash, r->ids, part->table->arrow, &r->words);
	size_t used = fit_row(&r->fitter, part->table->columns, part->table->n, &r->words, ends),
	       lines = 0;

	for (size_t i = 0; i < used; i++)
		lines += r->words.all.at[i].joint == JOINT_LINE;
	r->words.all.n = used;
	return lines;
}

static size_t row_end(const struct flat_part *part, const struct flat_rows *rows, size_t i)
{
	return i + 1 < rows->starts.n ? rows->starts.at[i + 1] : part->lines.n;
}

/*
 * A row that does not come out may have been cut short by a line of its own that looks like the
 * start of another row. It is joined with what follows, but only when that is no row either.
 */
static bool fit_joined(struct row_reader *r, const struct flat_part *part,
		       const struct flat_rows *rows, size_t i, uint16_t *ends)
{
	if (i + 1 >= rows->starts.n)
		return false;
	size_t from = rows->starts.at[i], next = rows->starts.at[i + 1],
	       to = row_end(part, rows, i + 1);

	return fit_lines(r, part, next, to, ends) < to - next &&
	       fit_lines(r, part, from, to, ends) == to - from && r->fitter.cost < JOINED_COST;
}

void flat_rows_claim_heads(const struct flat_part *part, size_t from, size_t to)
{
	for (; from < to; from++)
		if (flat_lines_pieces(part->lines.at[from], part->pieces))
			part->lines.at[from]->use = USE_HEAD;
}

void flat_rows_report(struct row_reader *r, const struct flat_part *part, size_t from, size_t to,
		      size_t columns)
{
	const struct flat_line *line = part->lines.at[from];

	diag_add(r->dl, DIAG_TEXT_ROW, part->table->profile->kind, flat_lines_place(r->arena, line),
		 arena_printf(r->arena, "%zu", columns), part->title);
	flat_parts_claim(part, from, to, USE_BROKEN);
}

void flat_rows_read(struct row_reader *r, struct flat_part *part, struct flat_rows *rows)
{
	uint16_t *ends = arena_alloc(r->arena, part->table->n * sizeof *ends);

	for (size_t i = 0; i < rows->starts.n; i++) {
		size_t from = rows->starts.at[i], to = row_end(part, rows, i);
		size_t lines = fit_lines(r, part, from, to, ends);

		if (lines < to - from && fit_joined(r, part, rows, i, ends)) {
			to = row_end(part, rows, ++i);
			lines = to - from;
		} else if (lines && lines < to - from) {
			lines = fit_lines(r, part, from, from + lines, ends);
		}
		if (!lines) {
			flat_rows_report(r, part, from, to, part->table->n);
			continue;
		}
		flat_rows_keep(r, part->table, part->lines.at[from], ends, rows);
		flat_parts_claim(part, from, from + lines, USE_ROW);
		flat_rows_claim_heads(part, from + lines, to);
	}
}

struct source_field flat_rows_field(const struct flat_column *column, const char *value)
{
	const struct profile_column *p = column->profile;

	if (p->field && profile_extra_name(p->field))
		return (struct source_field){
			.name = profile_extra_name(p->field), .value = value, .extra = true};
	if (p->field)
		return (struct source_field){.name = p->field, .value = value};
	return (struct source_field){
		.name = p->heads && *p->heads ? *p->heads : "", .value = value, .extra = true};
}

static void settle_row(const struct flat_table *t, const struct flat_row *row)
{
	for (size_t c = 0; c < t->n; c++)
		for (size_t k = 0; row->runs[c] && k < row->runs[c]->k; k++)
			row->values[c + k] = row->runs[c]->values[k];
}

void flat_rows_write(struct row_reader *r, const struct flat_part *part,
		     const struct flat_rows *rows, struct source_table *out)
{
	const struct flat_table *t = part->table;

	for (size_t i = 0; i < rows->all.n; i++) {
		const struct flat_row *row = &rows->all.at[i];
		struct source_row *record = vec_push(r->arena, &out->rows);

		settle_row(t, row);
		record->place = row->place;
		record->fields.n = record->fields.cap = t->n;
		record->fields.at = arena_alloc(r->arena, t->n * sizeof *record->fields.at);
		for (size_t c = 0; c < t->n; c++)
			record->fields.at[c] = flat_rows_field(&t->columns[c], row->values[c]);
	}
}
