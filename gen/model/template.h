/* SPDX-License-Identifier: MIT
 *
 * A document type as data: parts, blocks, and the views that fill them. See templates/README.md.
 */
#ifndef BUNKAI_MODEL_TEMPLATE_H
#define BUNKAI_MODEL_TEMPLATE_H

#include "model/project.h"

struct condition {
	const char *field, *op;
	VEC(const char *) values;
	const char *place;
};

struct column {
	const char *head, *field, *each, *align;
	const char *role;       /* look of all its cells; NULL: plain */
	const char *role_field; /* the field whose value is the look */
	double width;
	int most;               /* characters of a cell, in one line; 0: all there are */
	bool input;
	bool answer;            /* input in a workbook alone */
	/* of a flat table: a level of groups, 0: none; a stack and what stands before it: doc.h */
	int group;
	const char *stack, *label;
	bool number;            /* its cells are numbers */
	bool verbatim;          /* what is written stays as it was written */
	VEC(const char *) wanted; /* verdicts that ask for a word here */
	const char *prompt;     /* said beside its cells, in a workbook; NULL: nothing */
	const char *choose;     /* the words of a list as choices: role, verdict, fee; NULL: none */
	bool heads;             /* its cells name their rows */
	const char *event;      /* what it says of a row's event in a calendar; NULL: nothing */
	bool filter;            /* on a screen rows are chosen by it */
	const char *tap;        /* phone, mail, web, time: enum doc_tap of doc.h; NULL: words */
	VEC(const char *) choices;
	const char *place;
};

/* A row of a form: what is printed in its cells; the rest of them people fill in. */
struct form_row {
	VEC(const char *) cells;
	int lines, times; /* room for so many lines; the row so many times. 0: one */
	const char *place;
};

struct template_block {
	/*
	 * paragraph, heading, list, table, form, articles, article, provisions, key-value,
	 * signature, figure, page-break, note, rows
	 */
	const char *block;
	const char *text, *role, *view, *figure, *empty, *id;
	const char *title;      /* article: its heading, without brackets */
	const char *field;      /* figure: of the row it is made for, in place of a name */
	/*
	 * made only where rows of the view `when->view` that its conditions take are there, or
	 * with `none` where they are not; NULL: always
	 */
	const struct template_block *when;
	bool none;              /* of a `when` */
	const char *paper;      /* part: A4 or A3; NULL: the document's */
	const char *foot;       /* part: at the foot of each of its pages; NULL: nothing */
	/* part: made for each record with a sheet, month, or row of `view`; NULL: once */
	const char *each;
	/*
	 * part or block made for rows: of other views that have this field, those of the same
	 * value; NULL of a block: all
	 */
	const char *by;
	const char *cite;       /* part: what {{table:ID}} prints; NULL: no text cites it */
	/*
	 * part: goes on on the page where the part before it ends, "part", or only where that was
	 * made of this one for another row, "rows"; NULL: begins a page
	 */
	const char *follows;
	const char *only;       /* part: core, full: made for such annexes alone; NULL: for all */
	int level;
	int limit;              /* table: prints so many rows; 0: all */
	const char *rest;       /* and then says where the {{n}} others stand */
	int lines;              /* table: room in each row, so that people can write; 0: its text */
	/*
	 * table of events: the fields that say whose calendar a row also stands in, and what tells
	 * it from all others; NULL: none
	 */
	const char *calendar, *uid;
	bool landscape;
	bool fixed;             /* table: columns keep their widths' proportions */
	bool unnamed;           /* table: no column names its rows, such as the days of a week */
	bool brief;             /* table: a few lines, read where they stand; no list to sort */
	bool fills;             /* part: the rows of its tables fill its page */
	bool summary;           /* part: says again what others say, and is never amended */
	bool together;          /* part: a form or letter; its tables are no lists to sort */
	bool bare;              /* articles: without chapters and without what they rest on */
	VEC(const char *) items;
	VEC(const char *) refs;        /* paragraph, note: items that are cited behind the text */
	VEC(const char *) order;
	VEC(const char *) group;       /* fields */
	VEC(const char *) group_text;  /* texts with placeholders, one per group field */
	VEC(struct condition) where;
	VEC(struct column) columns;
	VEC(struct form_row) rows;       /* form */
	VEC(struct template_block) body; /* part, article, rows */
	const char *place;
};

struct template {
	/* scope: contract, hospital; of a paper of amendments also any */
	const char *id, *title, *subtitle, *scope, *paper, *confidentiality, *file;
	/*
	 * a paper of amendments: made from two states, by itself (each NULL) or for each party
	 * ("party"), where one of the views `needs` has rows; no needs: always
	 */
	bool amends;
	bool sends;              /* a paper that goes out with a sending, made by send */
	bool redline;            /* goes out with a sending for a word processor too, to be changed */
	/* of those: it stands beside the library's own wording, and nothing is amended by it */
	bool against_library;
	const char *each;
	VEC(const char *) needs;
	const char *shown;       /* how other documents call it; NULL: by its title */
	const char *setup;       /* how the style sets up its pages; NULL: as all pages */
	/* parties, hospital, bidders: who may read it; NULL: by scope and confidentiality */
	const char *audience;
	bool whole;              /* a level that is chosen leaves nothing out of it */
	bool report;             /* made anew each time and never amended */
	bool contents;           /* has a list of its parts and articles, unless it is short */
	const char *articles;    /* document whose articles it speaks of; NULL: its own */
	/* others whose articles it cites as well, behind their names */
	VEC(const char *) cites;
	/*
	 * the document of whose clauses it carries those of `rank` (細則 of 規程); NULL: all clauses
	 * that name it, but for those that such a paper has where the project makes one
	 */
	const char *of, *rank;
	const char *use;         /* when its paper is made out; NULL: nothing is said */
	VEC(const char *) formats; /* what it is made as where nobody says which, beside the usual */
	/* role in the contract, or "all" -> what the party does with the paper, beside signing it */
	struct settings does;
	struct settings terms;   /* {{hospital}} … in hospital-wide documents, and other words */
	VEC(struct template_block) parts;
};

/* True when a paragraph, heading, item or foot of it has the words, as the file does. */
bool template_holds(const struct template *t, const char *words);

/* No paper of the contract's parties: it is for the hospital's eyes, or for bidders. */
bool template_is_internal(const struct template *t);

/* Whoever is asked for an offer gets it, and nobody else beside the hospital. */
bool template_is_for_bidders(const struct template *t);

/* The document whose articles a template speaks of. */
const char *template_articles(const struct template *t);

/* The document that clauses name to stand in it: its own, or that `of` which it has a rank. */
const char *template_source(const struct template *t);

/* How other documents call it. */
const char *template_name(const struct template *t);

/* True when the template has a block of articles. */
bool template_has_articles(const struct template *t);

/* True when the rows of a table of the template are events in a calendar. */
bool template_has_events(const struct template *t);

/*
 * True when a block of the template prints the view's rows; `wholly`: all of them, without a
 * condition or a limit.
 */
bool template_prints_view(const struct template *t, const char *view, bool wholly);

#endif
