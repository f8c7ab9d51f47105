/* SPDX-License-Identifier: MIT
 *
 * The document tree: one neutral form between the binder that fills it and the renderers that print
 * it. It knows nothing of registers, contracts or file formats.
 *
 * A node has a `text`, or children, or both for DOC_ITEM and DOC_PARAGRAPH (the text first). What a
 * reader sees stands in `label` (a computed number such as 第8条 or (1)) and `text`, in reading
 * order; '\n' in a text is a line break. doc/doc_check.h says what else makes a tree sound.
 *
 *   kind          children                     text
 *   part          any block title: a sheet in XLSX, a chapter in PDF; landscape, paper, foot
 *   heading       -                            yes; level 1..3
 *   article       paragraph, list, note        title （…）, none when 削除; label 第8条; anchor;
 *                 measures, references
 *   paragraph     list                         yes; label: number of the 項 ("" for the first)
 *   list          item                         -
 *   item          list                         yes; label (1) or ア
 *   table         row                          - (columns, head_rows)
 *   row           cell                         - (calendar, uid)
 *   cell          none, or paragraph yes, unless it has paragraphs (each on its own line, with its
 *                 own link); day, where the text is one
 *   key-value     row of two cells             -
 *   signature     row of two cells (what, blank or text), grouped per party by a role "party" row
 *                 with one cell
 *   note          -                            yes: small print below a table, an article or at a
 *                 part's end; label 注
 *   figure        box, line                    - (frame, alt)
 *   box           - yes, or "" for one that only has a surface; place; level 1..3 says what it
 *                 belongs to; its origin's key what it shows, in each state the same; mark
 *   line          - NULL, or its label, which then has a place of its own; path; mark
 *   page-break    -                            -
 */
#ifndef BUNKAI_DOC_DOC_H
#define BUNKAI_DOC_DOC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/audience.h"

enum doc_kind {
	DOC_PART,
	DOC_HEADING,
	DOC_ARTICLE,
	DOC_PARAGRAPH,
	DOC_LIST,
	DOC_ITEM,
	DOC_TABLE,
	DOC_ROW,
	DOC_CELL,
	DOC_KEY_VALUE,
	DOC_SIGNATURE,
	DOC_NOTE,
	DOC_PAGE_BREAK,
	DOC_FIGURE,
	DOC_BOX,
	DOC_LINE,
	DOC__MAX
};

/* Where a node's words come from. All members may be NULL. */
struct doc_origin {
	const char *kind;  /* register, clause, decision, contact, project, template, library */
	const char *file;
	const char *place; /* row or line in the file */
	const char *key;   /* R24/④-1, a clause id, … */
};

enum doc_align { ALIGN_START, ALIGN_CENTER, ALIGN_END };

/*
 * What a column says of the event that each of its table's rows is in a calendar. The first and
 * the last day are cells with a `day`; a row without a first one is no event. There may be several
 * columns of the others.
 */
enum doc_event {
	EVENT_NONE,
	EVENT_START,    /* the first day; one column has it where any has another of these */
	EVENT_END,      /* the last day; without it the first one is */
	EVENT_SUMMARY,  /* what is read in the calendar's square */
	EVENT_NOTE,     /* a line of what is read behind it, after the column's head */
	EVENT_PLACE,
	EVENT_CATEGORY, /* whose it is */
	EVENT__MAX
};

/*
 * The role of a row that counts what stands on the day it is printed, such as findings: of two
 * states of a document it makes no difference.
 */
#define DOC_ROLE_OF_THE_DAY "of-the-day"

/* A look that follows a text: what says `text`, or a box whose first line does, has this role. */
struct doc_rule {
	const char *text, *role;
};

/*
 * A cell whose text counts other cells, as they stand when the document is made: those of a table's
 * column that say `says`, "" the ones that say nothing. A workbook goes on counting.
 */
struct doc_count {
	const char *of;   /* id of a table of the same document */
	const char *head; /* what stands above the column */
	const char *says;
};

struct doc_column {
	double width;           /* hint in half-width characters; 0: by content */
	/*
	 * of all columns of a table, each with a hint, or none: they keep the hints' proportions,
	 * whatever stands in them
	 */
	bool fixed;
	enum doc_align align;
	/* values offered where people answer, NULL-ended; NULL: no drop-down */
	const char *const *choices;
	bool input;             /* people write here: unlocked and tinted in XLSX */
	/* people may answer here where they have the workbook: as `input` there, nothing on paper */
	bool answer;
	/* what is written stays as it was written: a workbook makes no number or date of it */
	bool verbatim;
	/*
	 * people are asked to write here too while the column with `rules` says one of these;
	 * NULL-ended. NULL: they are not
	 */
	const char *const *wanted;
	const char *prompt;     /* what a workbook says beside a cell to answer in; NULL: nothing */
	bool heads;             /* its cells name their rows: a screen reader says them first */
	/*
	 * for the column's cells, and for what looks as its whole row does; ended by a NULL text.
	 * NULL: none
	 */
	const struct doc_rule *rules;
	double whole;           /* the cells are numbers, parts of this one; 0: they are texts */
	bool number;            /* its cells are numbers where their texts are some: 12, 7.25 */
	/*
	 * its cells are the numbers of places, 第8条の2 or (3): in a workbook people sort by them.
	 * Asked of the tables only that a workbook makes of articles
	 */
	bool ordinal;
	/*
	 * A flat table has every value on every row. Where it is laid out for reading
	 * (doc/laid_out.h), columns with a `group` (1 or 2) become a line of their own wherever
	 * one of them changes, and neighbours with the same `stack` stand below each other in one
	 * column of that name, each behind its `label`; one that begins with a wide blank goes
	 * on in the line above. 0 and NULL: neither
	 */
	int group;
	const char *stack, *label;
	enum doc_event event;
};

/*
 * A stretch of a node's text with a look (role `changed` marks the words that an amendment changes)
 * or a link of its own.
 */
struct doc_span {
	size_t from, to; /* bytes of the text */
	const char *role, *link; /* either may be NULL */
};

/*
 * A figure lies on tracks: columns and rows, counted from 0, whose edges are numbered from 0 too
 * (edge n is the left or upper one of track n). Boxes and labels fill tracks and never share one;
 * lines run along edges between boxes. So nothing can come to lie over anything else, however wide
 * a renderer's letters are: it only makes rows taller.
 */
struct doc_track {
	/* column: share of the figure's width; row: least height, in lines of the look 'figure' */
	double size;
	/*
	 * row: becomes taller where a text needs it; column: wider where a word does. Columns that
	 * do not grow keep their proportion among each other, because it says something
	 */
	bool grows;
	bool keeps; /* row: no page ends behind it: a head, an arrow to what comes next */
};

struct doc_frame {
	struct doc_track *columns, *rows;
	size_t n_columns, n_rows;
	/*
	 * the next figure of its part stands on the same page, to the same scale, where both can be
	 * read so: two states of one figure
	 */
	bool with_next;
};

/*
 * How a box or a line differs from the other state of its figure. The style has a look for each,
 * by doc_difference_name, whose border takes the place of the part's own; a box's text says it too.
 */
enum doc_difference {
	DIFFERS_NOT,
	DIFFERS_ADDED,
	DIFFERS_REMOVED,
	DIFFERS_CHANGED,
	DIFFERS_MOVED,
	DIFFERS__MAX
};

struct doc_place {
	int x, y, columns, rows; /* tracks */
	enum doc_align align;
};

struct doc_point {
	int x, y; /* edges */
};

/*
 * Straight from point to point, across or down. With a tip, its last track is the arrow's head and
 * holds nothing else.
 */
struct doc_path {
	struct doc_point *at;
	size_t n;
	bool tip;
};

/*
 * The members in front are those of every kind; behind them each kind has its own, in one place:
 * whoever reads them has asked for the kind before. doc_check (doc/doc_check.h) holds a tree to it.
 */
struct doc_node {
	enum doc_kind kind;
	int level;          /* heading, box: 1..3; paragraph, note of a template: 1; else 0 */
	/* accountable, gap, group, total, …: looked up in the style; NULL: plain */
	const char *role;
	const char *id;     /* anchor, unique in the document; NULL: none */
	const char *link;   /* where it leads, see doc_link_anchor; NULL: nowhere */
	const char *label, *text;
	/* of paragraphs, items, notes, cells and boxes: rising, apart from each other */
	const struct doc_span *spans;
	size_t n_spans;
	struct doc_origin *origin;
	struct doc_node *first, *last, *next;
	unsigned n; /* children */
	/* who may read it: of the members that it was made from the narrowest audience */
	enum audience audience;
	union {
		struct { /* part */
			const char *paper; /* A4 or A3; NULL: the document's */
			/* at the foot of each of its pages, such as what marks mean; NULL: none */
			const char *foot;
			bool landscape;
			/* goes on on the page where the part before it ends, if it has that paper */
			bool follows;
			/* the rows of its tables are as high as its one page lets them be */
			bool fills;
			/*
			 * it says again, in brief, what the document's other parts and other
			 * papers say: of two states of a document it makes no difference
			 */
			bool summary;
		};
		struct { /* table, key-value, signature */
			struct doc_column *columns;
			size_t n_columns;
			unsigned head_rows;
			/*
			 * table: a list of things, one per row with a value in each column: a
			 * workbook has it as a table of its own that sorts and filters
			 */
			bool list;
		};
		struct { /* row */
			/*
			 * whose calendar its event also stands in, by a name that a file may
			 * have; NULL: in that of all rows only
			 */
			const char *calendar;
			/*
			 * tells its event from all others of the hospital, in each document that
			 * has it, today and later; NULL: see ics/events.h
			 */
			const char *uid;
		};
		struct { /* cell */
			const char *day;      /* ISO, where the text says a day; else NULL */
			const struct doc_count *count; /* what its text counts; NULL: nothing */
			/*
			 * what a mark stands for (Ａ, ◎) that the foot of its pages explains, for
			 * readers who have no foot, or hear the cell before they come to it; NULL:
			 * the text says it all
			 */
			const char *full;
			int lines;            /* room for at least so many; 0: by content */
			/* 0 means 1. Covered cells are not in the tree */
			short colspan, rowspan;
		};
		struct { /* article, paragraph, item; paragraph: of several articles, too */
			/*
			 * what formats of rows say beside the text: the keys of the register's
			 * rows that it answers, where these stand when there is one only, and of
			 * an article what of public papers it rests on. NULL: none. Of a paragraph
			 * that several articles share (doc/article_run.h) a line for each
			 */
			const char *measures, *measure_link, *references;
		};
		struct { /* figure */
			/* NULL: read back from an edition, and then its boxes have no place */
			const struct doc_frame *frame;
			/*
			 * a table of what its boxes say, for formats that draw from numbers; not
			 * one of the children
			 */
			const struct doc_node *numbers;
			/*
			 * said to who does not see it: what lines join, where a boundary runs, what
			 * is counted, what differs. It has the words of the boxes that it speaks
			 * of; those of others are said behind it. NULL: nothing
			 */
			const char *alt;
		};
		struct { /* box, line */
			const struct doc_place *place; /* line: that of its text */
			union {
				/* box; those that share an array fill a rectangle */
				const struct doc_rule *rules;
				const struct doc_path *path; /* line */
			};
			bool top; /* box: the text begins at its top, not in its middle */
			enum doc_difference mark;
		};
	};
};

struct doc {
	const char *id, *title;
	const char *subtitle;        /* contract or hospital, printed below the title; NULL: none */
	const char *contract;        /* its id; NULL: it is the hospital's own */
	const char *edition;         /* 初版, 第2版; NULL: none */
	const char *date;            /* the project's date, ISO */
	const char *shown_date;      /* as it is printed: 令和8年10月1日 */
	const char *confidentiality; /* 関係者外秘; NULL: none */
	/* tells this copy from all others, and comes back with it; NULL: nothing does */
	const char *identifier;
	const char *author;          /* the hospital */
	const char *draft;           /* the mark printed on every page (DRAFT); NULL: final */
	const char *paper;           /* A4 or A3 */
	const char *setup;           /* how the style sets up its pages; NULL: as all pages */
	enum audience reader; /* who gets it: no node may be for fewer */
	/* no list of parts and articles, however many there are: a form */
	bool without_contents;
	/* what it is printed as beside what documents are; ended by NULL. NULL: nothing else */
	const char *const *formats;
	struct doc_node *first, *last; /* parts */
	unsigned n;
};

struct doc *doc_new(struct arena *a, const char *id, const char *title);
struct doc_node *doc_add_part(struct arena *a, struct doc *d, const char *title);

/* Appends a child and returns it. The text is not copied. */
struct doc_node *doc_add(struct arena *a, struct doc_node *parent, enum doc_kind kind,
			 const char *text);

/* 'part', 'heading', … as --format json prints it. */
const char *doc_kind_name(enum doc_kind kind);

/* 'start', 'end', …; NULL of EVENT_NONE. */
const char *doc_event_name(enum doc_event event);

/* 'added', 'removed', …: a role of the style; NULL of DIFFERS_NOT. */
const char *doc_difference_name(enum doc_difference difference);

/* EVENT_NONE of NULL and of what is none. */
enum doc_event doc_event_of(const char *name);

/* A table whose columns say which day its rows are in a calendar. */
bool doc_table_has_events(const struct doc_node *table);

/* A table whose columns say how it is laid out: see doc_column. */
bool doc_table_is_flat(const struct doc_node *table);

/* A table whose rows are things that people sort and filter in a workbook. */
bool doc_table_is_list(const struct doc_node *table);

/* Table, key-value and signature: the kinds that have rows and columns. */
bool doc_has_rows(const struct doc_node *node);

/*
 * True of a part that opens with a page break: it begins a page of its own, even where long
 * contents leave room for it, and the break is not made again.
 */
bool doc_part_breaks(const struct doc_node *part);

/*
 * A link names an anchor of its own document ('clause-backup'), or of another one
 * ('annex#clause-backup', '../hospital/rules#row-R12'): the path from this document's folder to
 * that document's, without an ending, because each format leads to files of its own. The anchor in
 * another document; NULL when the link stays in its own. What stands before its '#' is the path.
 */
const char *doc_link_anchor(const char *link);

/* The narrowest audience of all its nodes. */
enum audience doc_audience(const struct doc *d);

/* Visits all nodes below the document in reading order. Return false from `visit` to stop. */
bool doc_walk(const struct doc *d, bool (*visit)(const struct doc_node *node, void *context),
	      void *context);

#endif
