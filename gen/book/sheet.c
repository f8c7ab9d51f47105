/* SPDX-License-Identifier: MIT
 *
 * A band's texts are cut into what one cell holds; each level of pieces gets as many rows as its
 * tallest piece needs, and a cell's last piece reaches down to the band's end. Heights come from
 * the measured lines of each text over the widths of its columns, with the room that programs keep
 * free.
 */
#include "book/sheet.h"

#include <math.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

/* Points that a program keeps free at a cell's sides and above and below its text. */
static const double side_room = 6, line_room = 4;

char *sheet_column_letters(struct arena *a, size_t x)
{
	char *rest = x >= 26 ? sheet_column_letters(a, x / 26 - 1) : arena_strdup(a, "");

	return arena_printf(a, "%s%c", rest, (char)('A' + x % 26));
}

/* Where the next row goes: 'annex.xlsx:別表!12'; without a sheet the file alone. */
static const char *place_of(const struct book *b, const struct sheet *s)
{
	if (!s)
		return arena_printf(b->arena, "%s.xlsx", b->doc->id);
	return arena_printf(b->arena, "%s.xlsx:%s!%zu", b->doc->id, s->name, s->heights.n + 1);
}

static const char *place_of_cell(const struct book *b, const struct sheet *s, size_t y, size_t x)
{
	return arena_printf(b->arena, "%s.xlsx:%s!%s%zu", b->doc->id, s->name,
			    sheet_column_letters(b->arena, x), y + 1);
}

/*
 * Office programs set lines at the font's own pitch, whatever a look's leading is: 1 to 1.3 of the
 * size, and 1.45 with what stands in on Linux where a font is missing (Noto Sans CJK).
 */
static double pitch(const struct look *look)
{
	static const double of_size = 1.45;

	return look->size * of_size;
}

double sheet_line_height(const struct look *look)
{
	return pitch(look);
}

double sheet_height_of(struct book *b, const struct look *look, const char *text, double width)
{
	return ceil((double)measure_lines(b->measure, look, text, width - side_room) *
			    pitch(look) +
		    line_room);
}

double sheet_text_height(struct book *b, const struct sheet *s, const struct look *look,
			 const char *text, size_t x, size_t columns)
{
	double width = 0;

	for (size_t i = x; i < x + columns && i < s->widths.n; i++)
		width += s->widths.at[i];
	return sheet_height_of(b, look, text, width);
}

const char *sheet_list_text(const struct book *b, const struct look *look, const char *text)
{
	size_t lines = 1;

	for (const char *p = text; *p; p++)
		lines += *p == '\n';
	return (double)lines * pitch(look) + line_room > sheet_row_max
		       ? text_replace(b->arena, text, "\n", " ")
		       : text;
}

void sheet_set_anchor(struct book *b, const char *id, size_t y, size_t x)
{
	if (!id || map_get(b->anchors, id))
		return;
	struct sheet_anchor *anchor = arena_alloc(b->arena, sizeof *anchor);

	*anchor = (struct sheet_anchor){b->sheets.n - 1, y, x, id};
	map_set(b->anchors, id, anchor);
	*vec_push(b->arena, &b->anchored) = anchor;
}

void sheet_add_space(struct book *b, struct sheet *s, double height)
{
	*vec_push(b->arena, &s->heights) = height;
}

void sheet_take_gap(struct book *b, struct sheet *s, double before)
{
	if (s->gap > before && s->heights.n)
		sheet_add_space(b, s, s->gap);
	s->gap = 0;
}

bool sheet_widen_rows(struct sheet *s, size_t y0, double above, double below)
{
	size_t last = s->heights.n - 1;
	double most = fmax(s->heights.at[y0], s->heights.at[last]) + above + below;

	if (most > sheet_row_max)
		return false;
	s->heights.at[y0] += above;
	s->heights.at[last] += below;
	return true;
}

void sheet_drop_levels(struct sheet *s)
{
	size_t kept = 0;

	for (size_t i = 0; i < s->marks.n; i++) {
		s->marks.at[i].level = 0;
		if (s->marks.at[i].keep)
			s->marks.at[kept++] = s->marks.at[i];
	}
	s->marks.n = kept;
}

void sheet_mark_rows(struct book *b, struct sheet *s, size_t y0, bool keep, int level)
{
	if (!keep && !level)
		return;
	if (s->marks.n && s->marks.at[s->marks.n - 1].y >= y0)
		y0 = s->marks.at[s->marks.n - 1].y + 1;
	for (size_t y = y0; y < s->heights.n; y++)
		*vec_push(b->arena, &s->marks) = (struct sheet_mark){y, keep, level};
}

void sheet_keep_rows(struct book *b, struct sheet *s, size_t y0, size_t y1)
{
	VEC(struct sheet_mark) old = {0};
	size_t first = s->marks.n, i = 0;

	while (first > 0 && s->marks.at[first - 1].y >= y0)
		first--;
	for (size_t k = first; k < s->marks.n; k++)
		*vec_push(b->arena, &old) = s->marks.at[k];
	s->marks.n = first;
	for (size_t y = y0; y < s->heights.n; y++) {
		struct sheet_mark mark = {.y = y};

		if (i < old.n && old.at[i].y == y)
			mark = old.at[i++];
		mark.keep = mark.keep || y < y1;
		if (mark.keep || mark.level)
			*vec_push(b->arena, &s->marks) = mark;
	}
}

static bool is_forbidden(uint32_t c)
{
	return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F || c == 0xFFFE || c == 0xFFFF;
}

static bool is_clean(const char *text)
{
	for (const unsigned char *p = (const unsigned char *)text; *p; p++)
		if ((*p < 0x20 && *p != '\n' && *p != '\t') || *p == 0x7F ||
		    (p[0] == 0xEF && p[1] == 0xBF && p[2] >= 0xBE))
			return false;
	return true;
}

const char *sheet_clean(const struct book *b, const struct sheet *s, const char *text)
{
	struct strbuf sb;
	uint32_t c;

	if (is_clean(text))
		return text;
	sb = strbuf_new(b->arena);
	for (const char *from = text; (c = text_next(&text)); from = text) {
		if (c == '\r') {
			if (*text != '\n')
				strbuf_add_char(&sb, '\n');
		} else if (is_forbidden(c)) {
			diag_add(b->dl, DIAG_CONTROL_CHARACTER, NULL, place_of(b, s),
				 arena_printf(b->arena, "%04X", (unsigned)c));
			strbuf_add(&sb, "〓");
		} else {
			strbuf_add_bytes(&sb, from, (size_t)(text - from));
		}
	}
	return sb.text;
}

bool sheet_reads_as_escape(const char *at)
{
	return at[0] == '_' && at[1] == 'x' && strspn(at + 2, "0123456789abcdefABCDEF") >= 4 &&
	       at[6] == '_';
}

/*
 * Characters that each piece of a marked text takes besides its own: its font in XML, which the
 * library counts, too. 0: no piece is marked.
 */
static size_t measure_marks(const struct book *b, const struct band_cell *cell)
{
	enum { TAGS = 160 };

	for (size_t i = 0; i < cell->n_spans; i++)
		if (cell->spans[i].role)
			return TAGS + text_length(b->style->font_names[cell->look->face]);
	return 0;
}

/* What a character takes of a cell's limit: more than itself where it is escaped. */
static size_t measure_character(const char *at, uint32_t c, bool in_xml)
{
	if (sheet_reads_as_escape(at))
		return strlen("_x005F_");
	if (in_xml && (c == '&' || c == '<' || c == '>'))
		return strlen("&amp;");
	return c > 0xFFFF ? 2 : 1;
}

/*
 * Bytes of the longest text from byte `from` on that a cell can hold; a line's end is preferred
 * when one stands in the last tenth. A marked stretch parts a text in three pieces.
 */
static size_t measure_chunk(const struct band_cell *cell, size_t marks, size_t from)
{
	const char *start = cell->text + from, *p = start, *last_feed = NULL;
	size_t units = 2 * marks, feeds = 0, span = 0;

	for (const char *at = p; *p; at = p) {
		uint32_t c = text_next(&p);
		size_t offset = (size_t)(at - cell->text);

		for (; marks && span < cell->n_spans && cell->spans[span].from <= offset; span++)
			if (cell->spans[span].from > from)
				units += 2 * marks;
		units += measure_character(at, c, marks > 0);
		feeds += c == '\n';
		if (at > start && (units > SHEET_CELL_MAX || feeds > SHEET_FEEDS_MAX))
			return (size_t)((last_feed ? last_feed : at) - start);
		if (c == '\n' && units > SHEET_CELL_MAX / 10 * 9)
			last_feed = p;
	}
	return (size_t)(p - start);
}

bool sheet_fits_cell(const struct book *b, const struct band_cell *cell)
{
	return cell->text[measure_chunk(cell, measure_marks(b, cell), 0)] == '\0';
}

void sheet_cut_text(const struct book *b, const struct band_cell *cell, struct sheet_chunks *chunks)
{
	size_t at = 0, marks = measure_marks(b, cell);

	chunks->at.n = chunks->from.n = 0;
	do {
		size_t len = measure_chunk(cell, marks, at);
		const char *rest = cell->text + at;

		*vec_push(b->arena, &chunks->from) = at;
		*vec_push(b->arena, &chunks->at) =
			rest[len] ? arena_strndup(b->arena, rest, len) : rest;
		at += len;
	} while (cell->text[at]);
}

void sheet_report_cut(const struct book *b, const struct sheet *s, const struct band_cell *cell,
		      size_t y)
{
	diag_add(b->dl, DIAG_CELL_TOO_LONG, NULL, place_of_cell(b, s, y, cell->x),
		 arena_printf(b->arena, "%zu", text_length(cell->text)));
}

/* A band's cell, its text clean and cut into what one cell holds. */
struct strip {
	struct band_cell cell;
	struct sheet_chunks chunks;
};

/* What every band needs while it is added. A sheet may have a million: they use it in turn. */
struct band_room {
	VEC(struct strip) strips;
	VEC(size_t) starts; /* of levels */
};

static double chunk_height(struct book *b, const struct sheet *s, const struct strip *p, size_t i)
{
	return sheet_text_height(b, s, p->cell.look, p->chunks.at.at[i], p->cell.x,
				 p->cell.columns);
}

/*
 * A code, a number of a telephone or a day, which its cell holds in one line. Where people write
 * the cell stays as it is: what they write may be longer.
 */
static bool is_one_piece(struct book *b, const struct sheet *s, const struct band_cell *cell,
			 const char *text)
{
	static const double least = 0.01;
	const struct look *look = cell->look;
	double line = measure_width(b->measure, look, text);

	return *text && !(cell->flags & CELL_INPUT) && !cell->n_spans && !strpbrk(text, " \n") &&
	       measure_widest_piece(b->measure, look, text) > line - least &&
	       sheet_text_height(b, s, look, text, cell->x, cell->columns) <
		       2 * pitch(look) + line_room;
}

/* As many rows as the height needs. */
static void add_level(struct book *b, struct sheet *s, double height)
{
	size_t n = (size_t)ceil(height / sheet_row_max);

	for (size_t i = 0; i < n; i++)
		sheet_add_space(b, s, ceil(height / (double)n));
}

/* A link is one field in LibreOffice, which sets it in one line: a longer text would be cut. */
static const char *keep_link(struct book *b, const struct sheet *s, const struct band_cell *cell,
			     const char *text)
{
	double one_line = pitch(cell->look) + line_room + 1;

	return cell->link && sheet_text_height(b, s, cell->look, text, cell->x, cell->columns) <=
				       one_line
		       ? cell->link
		       : NULL;
}

void sheet_add_cell(struct book *b, struct sheet *s, const struct band_cell *cell,
		    const struct cell_words *words, size_t y, size_t rows)
{
	unsigned flags = cell->flags;

	/*
	 * LibreOffice leaves out pages that have neither text nor lines, and so the lower pages of
	 * a tall text.
	 */
	if (rows > 1 && !(flags & CELL_BORDER))
		flags |= CELL_VEIL;
	if (!(flags & CELL_SPILL) && is_one_piece(b, s, cell, words->text))
		flags |= CELL_SHRINK;
	struct sheet_cell *own = vec_push(b->arena, &s->cells);

	*own = (struct sheet_cell){
		.y = (uint32_t)y,
		.x = (uint32_t)cell->x,
		.rows = (uint32_t)rows,
		.columns = (uint32_t)cell->columns,
		.text = words->text,
		.look = cell->look,
		.align = (uint8_t)cell->align,
		.flags = (uint16_t)flags,
		.day = cell->day,
		.link = keep_link(b, s, cell, words->text),
		.spans = words->spans,
		.n_spans = (uint32_t)words->n_spans,
	};
	if (flags & CELL_COUNT)
		own->count = cell->count;
}

static struct cell_words marked_chunk(struct book *b, const struct strip *p, size_t i)
{
	const struct cell_words whole = {p->cell.text, p->cell.spans, p->cell.n_spans};
	size_t from = p->chunks.from.at[i];
	struct cell_words cut =
		table_cut_words(b->arena, &whole, from, from + strlen(p->chunks.at.at[i]));

	cut.text = p->chunks.at.at[i];
	return cut;
}

/*
 * starts[i] is the first row of level i, starts[n] the row behind the band. A cell's last piece
 * reaches down to the band's end.
 */
static void add_strip(struct book *b, struct sheet *s, const struct strip *p, const size_t *starts,
		      size_t levels)
{
	size_t n = p->chunks.at.n;

	for (size_t i = 0; i < n; i++) {
		size_t end = i + 1 < n ? starts[i + 1] : starts[levels];

		struct cell_words words = marked_chunk(b, p, i);

		sheet_add_cell(b, s, &p->cell, &words, starts[i], end - starts[i]);
	}
	if (p->cell.node)
		sheet_set_anchor(b, p->cell.node->id, starts[0], p->cell.x);
}

/* The tallest of the pieces that begin at a level. */
static double level_height(struct book *b, const struct sheet *s, const struct strip *strips,
			   size_t n, size_t level)
{
	double height = 1;

	for (size_t i = 0; i < n; i++) {
		double need =
			level < strips[i].chunks.at.n ? chunk_height(b, s, &strips[i], level) : 0;

		height = need > height ? need : height;
	}
	return height;
}

/*
 * Texts of one line stand in the middle of their row, and where their cells ask for it those of a
 * few: rows are taller than the lines of most fonts, and a frame would touch the text above. In
 * taller rows all begin at the top. A few lines are not spread: a line counted too much would tear
 * them apart.
 */
static void settle_heights(struct sheet *s, size_t first_cell, size_t y, size_t rows)
{
	enum { FEW = 4, MANY = 10 };
	double lowest = HUGE_VAL;

	for (size_t i = first_cell; i < s->cells.n; i++)
		lowest = fmin(lowest, pitch(s->cells.at[i].look));
	double lines = rows == 1 ? (s->heights.at[y] - line_room) / lowest : HUGE_VAL;

	for (size_t i = first_cell; i < s->cells.n; i++) {
		uint16_t *flags = &s->cells.at[i].flags;

		if (lines <= FEW + 1)
			*flags &= (uint16_t)~CELL_SPREAD;
		if (lines >= MANY)
			*flags &= (uint16_t)~CELL_MIDDLE;
		if (lines < 2 && !(*flags & CELL_LOW))
			*flags |= CELL_MIDDLE;
	}
}

/* Of the row in which cells from `i` on stand: how many lines of the smallest of its looks it has. */
static double lines_of_row(const struct sheet *s, size_t i)
{
	size_t y = s->cells.at[i].y;
	double lowest = HUGE_VAL;

	for (; i < s->cells.n && s->cells.at[i].y == y; i++)
		lowest = fmin(lowest, pitch(s->cells.at[i].look));
	return (s->heights.at[y] - line_room) / lowest;
}

static size_t next_row(const struct sheet *s, size_t i)
{
	size_t y = s->cells.at[i].y;

	while (i < s->cells.n && s->cells.at[i].y == y)
		i++;
	return i;
}

static void settle_row(struct sheet *s, size_t i, size_t end, bool middle)
{
	bool single = lines_of_row(s, i) < 2;

	for (; i < end; i++) {
		uint16_t *flags = &s->cells.at[i].flags;

		if (!middle && !single)
			*flags &= (uint16_t)~CELL_MIDDLE;
		else if (!(*flags & CELL_LOW))
			*flags |= CELL_MIDDLE;
	}
}

void sheet_settle_list(struct sheet *s, size_t first_cell)
{
	enum { TALL = 6, OFTEN = 4 };
	size_t rows = 0, tall = 0;

	for (size_t i = first_cell; i < s->cells.n; i = next_row(s, i), rows++)
		tall += lines_of_row(s, i) >= TALL;
	for (size_t i = first_cell, end; i < s->cells.n; i = end) {
		end = next_row(s, i);
		settle_row(s, i, end, tall * OFTEN < rows);
	}
}

static size_t add_levels(struct book *b, struct sheet *s, struct band_room *room, size_t levels,
			 double least_height)
{
	const struct strip *strips = room->strips.at;
	size_t first = s->heights.n, first_cell = s->cells.n, n = room->strips.n;
	double above = 0;

	for (size_t i = 0; i < levels; i++) {
		double height = level_height(b, s, strips, n, i);

		if (i + 1 == levels && above + height < least_height)
			height = least_height - above;
		*vec_push(b->arena, &room->starts) = s->heights.n;
		add_level(b, s, height);
		above += height;
	}
	*vec_push(b->arena, &room->starts) = s->heights.n;
	for (size_t i = 0; i < n; i++)
		add_strip(b, s, &strips[i], room->starts.at, levels);
	settle_heights(s, first_cell, first, s->heights.n - first);
	return s->heights.n - first;
}

/* Marks are bytes of the text as it was. */
static void cut_strip(struct book *b, const struct sheet *s, const struct band_cell *cell,
		      struct strip *strip)
{
	const char *text = cell->text ? cell->text : "";

	strip->cell = *cell;
	strip->cell.text = sheet_clean(b, s, text);
	if (strip->cell.text != text)
		strip->cell.n_spans = 0;
	sheet_cut_text(b, &strip->cell, &strip->chunks);
	if (strip->chunks.at.n > 1)
		sheet_report_cut(b, s, &strip->cell, s->heights.n);
}

static struct band_room *take_room(struct book *b)
{
	if (!b->room)
		b->room = arena_alloc(b->arena, sizeof *b->room);
	b->room->strips.n = b->room->starts.n = 0;
	return b->room;
}

size_t sheet_add_band(struct book *b, struct sheet *s, const struct band_cell *cells, size_t n,
		      double least_height)
{
	struct band_room *room = take_room(b);
	size_t levels = 1;

	for (size_t i = 0; i < n; i++) {
		struct strip *strip = vec_push(b->arena, &room->strips);

		cut_strip(b, s, &cells[i], strip);
		levels = strip->chunks.at.n > levels ? strip->chunks.at.n : levels;
	}
	return add_levels(b, s, room, levels, least_height);
}
