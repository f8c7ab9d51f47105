/* SPDX-License-Identifier: MIT
 *
 * clauses/records.json: the records (記録) that statements name, and the blank sheet on which each
 * is kept. Plain structs, filled by load/. clauses/README.md describes the file.
 */
#ifndef BUNKAI_MODEL_RECORDS_H
#define BUNKAI_MODEL_RECORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* What people write in one column of a log or a list, or behind one question of a case. */
struct record_column {
	const char *head;
	const char *hint;          /* what to write; NULL: the head says it */
	double width;              /* half-width characters, a hint; 0: by the head */
	int lines;                 /* of a case: room for so many lines; 0: one */
	VEC(const char *) choices;
	const char *place;
};

struct record_columns {
	struct record_column *at;
	size_t n, cap;
};

struct record_form {
	const char *id, *name;
	/*
	 * which words of statements it stands for: a name wherever a statement has it, CLAUSE/name
	 * in one clause, CLAUSE#statement for one statement; what says more comes before what says
	 * less
	 */
	VEC(const char *) of;
	/* log (a line each time), list (a line per thing), case (a sheet each time); NULL: no sheet */
	const char *kind;
	const char *note;          /* how it is filled in, above the sheet; NULL: nothing */
	const char *document;      /* the template that is its sheet; NULL: none is */
	const char *reason;        /* why there is no sheet; NULL: there is one, or `document` */
	bool sheet, landscape;
	int lines;                 /* of a log or list: rows on a sheet; 0: RECORD_LINES */
	struct record_columns columns;
	/* of a case: what goes on for days is told in lines below the questions */
	const char *log_title;
	int log_lines;
	struct record_columns log;
	const char *place;
};

#define RECORD_LINES 12

#endif
