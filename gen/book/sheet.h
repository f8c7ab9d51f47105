/* SPDX-License-Identifier: MIT
 *
 * A workbook laid out but not yet written: sheets of rows with heights and cells with spans. It
 * knows nothing of the file format, so that the layout can be tested and the library behind it
 * replaced.
 */
#ifndef BUNKAI_BOOK_SHEET_H
#define BUNKAI_BOOK_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "doc/doc.h"
#include "render/style.h"
#include "render/table.h"
#include "type/measure.h"

/* Limits of the file format (ECMA-376 and the programs that read it). */
enum {
	SHEET_NAME_MAX = 31,
	SHEET_HEAD_MAX = 255,   /* UTF-16 units of a table's column */
	SHEET_CELL_MAX = 32767, /* UTF-16 units */
	SHEET_FEEDS_MAX = 253,  /* line feeds in a cell */
	SHEET_ROWS_MAX = 1048576,
};

/* The tallest row in points: 409 is the limit, and a page of landscape A4 must hold it. */
static const double sheet_row_max = 400;

enum sheet_cell_flag {
	CELL_BORDER = 1, /* a frame of thin lines */
	CELL_LINE = 2,   /* a line below only: to write on */
	CELL_INPUT = 4,  /* people write here */
	CELL_MIDDLE = 8, /* centred in the row's height */
	CELL_LOW = 16,   /* at the row's bottom */
	CELL_SPREAD = 32, /* many lines are spread over the whole height */
	CELL_VEIL = 64,  /* an invisible frame */
	CELL_NUMBER = 128, /* the text is a number, and written as one */
	CELL_DATE = 256,   /* the text is the date `day`, and written as one */
	CELL_ISO = 512,    /* a date that is shown as 2026-10-01, else in the years of an era */
	CELL_ORDINAL = 1024, /* the text is the number of a place (ordinal.h), and written as one */
	/* one piece in one line: where a font is wider it gets smaller, and neither breaks nor is cut */
	CELL_SHRINK = 2048,
	CELL_COUNT = 4096,    /* the text is the number of what `count` counts; goes with CELL_NUMBER */
	CELL_VERBATIM = 8192, /* what is written stays a text */
	/* one line, over empty cells to its right, which are not merged with it */
	CELL_SPILL = 16384,
};

/* One side of a cell of a figure. */
struct sheet_edge {
	enum look_border border;
	unsigned color;
	bool drawn;
};

enum sheet_side { SIDE_TOP, SIDE_BOTTOM, SIDE_LEFT, SIDE_RIGHT, SIDE__MAX };

/* Small, because a sheet may have a million of them. */
struct sheet_cell {
	const char *text; /* fits into a cell; "" for none */
	const struct look *look;
	const char *link; /* anchor; NULL: none */
	const struct doc_span *spans; /* of `text` */
	const struct sheet_edge *edges; /* SIDE__MAX of them; NULL: as the flags say */
	union {
		const char *day; /* ISO, with CELL_DATE */
		const struct doc_count *count; /* with CELL_COUNT */
	};
	uint32_t y, x, rows, columns;
	uint32_t n_spans;
	uint16_t flags;   /* sheet_cell_flag */
	uint8_t align;    /* doc_align */
};

struct sheet_choice {
	size_t y0, y1, x;
	const char *const *values; /* NULL: anything */
	const char *prompt;        /* said beside the cell; NULL: nothing */
};

struct sheet_area {
	size_t x0, y0, x1, y1; /* columns and rows, the last ones included */
};

struct sheet_areas {
	struct sheet_area *at;
	size_t n, cap;
};

/* While the asked cell says `text`, the areas' cells have this look over their own. */
struct sheet_condition {
	struct sheet_areas areas; /* from the top down */
	/* column x of each row; else the first line of each cell itself */
	bool asks_row;
	size_t x, y;              /* what is asked for the first area's first cell */
	const char *text;
	bool empty;               /* and the cell itself says nothing; with asks_row */
	const struct look *look;
};

/* Bars in cells with numbers, from nothing to the whole. */
struct sheet_bars {
	struct sheet_area area;
	double whole;
	unsigned color;
};

/* What a row is besides its height. */
struct sheet_mark {
	size_t y;
	bool keep;  /* stays with the row below it */
	int level;  /* of the outline; 0: none */
};

struct sheet {
	const char *name;      /* unique in the book */
	const char *title;
	const char *paper;     /* A4 or A3; NULL: A4 */
	bool landscape, protect;
	const char *foot;      /* its lines, for the foot of each printed page; NULL: none */
	double foot_height;    /* points of the page that it takes */
	/* printed on one page, as small as need be: a figure is looked at as a whole */
	bool one_page;
	VEC(double) widths;    /* points, one per column */
	VEC(double) heights;   /* points, one per row */
	double gap;            /* points wanted below the last row, when another follows */
	VEC(struct sheet_cell) cells;
	VEC(struct sheet_choice) choices;
	VEC(struct sheet_condition) conditions;
	VEC(struct sheet_bars) bars;
	VEC(size_t) breaks;    /* a page begins at this row */
	VEC(struct sheet_mark) marks; /* rising */
	size_t head_y, head_rows; /* the rows repeated on every page; head_rows 0: none */
	size_t freeze_rows, freeze_columns; /* 0: none */
	const struct logo *logo; /* in the first row; NULL: none */
	bool filter;           /* on the last head row, down to filter_y */
	size_t filter_y;
	/*
	 * the heads of its columns: those rows are a table that sorts, filters and pivots as one;
	 * none: they are not
	 */
	VEC(const char *) table_heads;
	size_t naming;         /* of them: the columns up to what names its rows */
	/*
	 * people write in its rows and sort them: a row grows with what is written, and pages end
	 * where the program that prints it sees fit
	 */
	bool grows;
	size_t pages_wide;     /* printed on so many pages side by side */
};

struct sheet_anchor {
	size_t sheet, y, x;
	const char *id;
};

struct book {
	struct arena *arena;
	const struct style *style;
	struct diag_list *dl;
	struct measurer *measure;
	const struct doc *doc;
	VEC(struct sheet *) sheets;
	struct map *anchors; /* id -> struct sheet_anchor */
	VEC(const struct sheet_anchor *) anchored; /* all of them, in their order */
	struct map *names;   /* sheet names in use, folded */
	struct band_room *room; /* of the band under way */
	/*
	 * points: at this size a digit of the plain look is 7 pixels wide, the unit of column
	 * widths
	 */
	double unit_size;
};

/*
 * A band: cells that stand side by side. It becomes one row, or several where a text is taller than
 * a row may be or longer than a cell may be; then the other cells are merged over all of them.
 * `height` of a cell is not asked: it follows from its text.
 */
struct band_cell {
	const struct doc_node *node; /* for its id; NULL: none */
	size_t x, columns;
	const char *text;
	const struct look *look;
	enum doc_align align;
	unsigned flags;
	const char *link;
	const char *day; /* with CELL_DATE */
	const struct doc_count *count; /* with CELL_COUNT */
	const struct doc_span *spans;
	size_t n_spans;
};

/* Returns the number of rows added; the band begins at the sheet's row count before the call. */
size_t sheet_add_band(struct book *b, struct sheet *s, const struct band_cell *cells, size_t n,
		      double least_height);

/*
 * One cell over rows that are there already; the text is clean, fits into a cell and takes the
 * place of the band cell's.
 */
void sheet_add_cell(struct book *b, struct sheet *s, const struct band_cell *cell,
		    const struct cell_words *words, size_t y, size_t rows);

/* An empty row. */
void sheet_add_space(struct book *b, struct sheet *s, double height);

/*
 * The gap that what was added last wants behind itself, as an empty row, unless the `before` that
 * what comes next has in its own row is as much.
 */
void sheet_take_gap(struct book *b, struct sheet *s, double before);

/*
 * Room in rows that are there already, in points: above the text of row y0, and below that of the
 * last row there is. False when a row cannot be that tall; then nothing is changed.
 */
bool sheet_widen_rows(struct sheet *s, size_t y0, double above, double below);

/*
 * The rows of a list, whose cells are the sheet's from `first_cell` on, stand alike: all in the
 * middle, or all at the top where one in four is tall, or rows side by side would seem to be one.
 */
void sheet_settle_list(struct sheet *s, size_t first_cell);

/* The rows have no levels of an outline any more. */
void sheet_drop_levels(struct sheet *s);

/*
 * Marks the rows from y0 to the last; rows that were marked before are left alone. Nothing to say:
 * no mark.
 */
void sheet_mark_rows(struct book *b, struct sheet *s, size_t y0, bool keep, int level);

/* Keeps the rows y0 to y1 on one page; y1 is the last row there is. */
void sheet_keep_rows(struct book *b, struct sheet *s, size_t y0, size_t y1);

/* Height in points that a text needs over these columns. */
double sheet_text_height(struct book *b, const struct sheet *s, const struct look *look,
			 const char *text, size_t x, size_t columns);

/* The same of a cell that is `width` points wide. */
double sheet_height_of(struct book *b, const struct look *look, const char *text, double width);

/*
 * The text of a list's cell: a row that is sorted has to be one of the sheet, so a text whose lines
 * alone are taller than a row runs on over them. As many bytes as before.
 */
const char *sheet_list_text(const struct book *b, const struct look *look, const char *text);

/* The height of one line of a look. */
double sheet_line_height(const struct look *look);

/*
 * Replaces what cannot stand in a workbook (control characters, a finding each) and evens out line
 * ends.
 */
const char *sheet_clean(const struct book *b, const struct sheet *s, const char *text);

/* Remembers where the anchor `id` stands; NULL is ignored. */
void sheet_set_anchor(struct book *b, const char *id, size_t y, size_t x);

/* 'A' for 0, 'AA' for 26. */
char *sheet_column_letters(struct arena *a, size_t x);

/* True when the cell's clean text, with its marks, goes into one cell. */
bool sheet_fits_cell(const struct book *b, const struct band_cell *cell);

/* A text in pieces that go into one cell each; one piece when all of it does. */
struct sheet_chunks {
	VEC(const char *) at;
	VEC(size_t) from; /* where each begins, in bytes of the whole text */
};

/* Fills *chunks anew, which is zeroed before its first use. */
void sheet_cut_text(const struct book *b, const struct band_cell *cell,
		    struct sheet_chunks *chunks);

/* The finding that the text of the cell in row y was cut. */
void sheet_report_cut(const struct book *b, const struct sheet *s, const struct band_cell *cell,
		      size_t y);

/*
 * '_x0041_' would be read as an escape for A (ECMA-376 22.4.2.4); whoever writes it escapes its
 * low line, and that counts against a cell's limit.
 */
bool sheet_reads_as_escape(const char *at);

#endif
