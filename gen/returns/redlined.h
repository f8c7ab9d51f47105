/* SPDX-License-Identifier: MIT
 *
 * What a party changed in a paper that it got for a word processor: paragraph by paragraph and row
 * by row of the paper as it was sent, what it deleted and inserted, who did, and what was changed
 * without a track of it. Nothing is decided here.
 *
 *     const struct redlined_base *base = redlined_base_of(a, &sent_file, record, &clauses);
 *     const struct redlined *r = redlined_read(a, base, &returned_file);
 *
 * A paragraph is found by witnesses: its bookmark, its words with all changes rejected, its
 * neighbours. What none of them places is told as new, or as unplaced, never put anywhere.
 */
#ifndef BUNKAI_RETURNS_REDLINED_H
#define BUNKAI_RETURNS_REDLINED_H

#include "import/word_file.h"
#include "model/sent.h"

/* A paragraph, or a row of a table, of the paper as it was sent. */
struct redlined_unit {
	const char *text;            /* cells of a row are parted by tabs */
	const char *plain;           /* the words that are compared: no blanks, one dash */
	size_t label;                /* bytes of its printed number, with what parts it from the words */
	/* 'clause-id/2(1)' of a 項 or 号, a row's key; NULL: none that an answer can name */
	const char *key;
	const struct sent_row *row;  /* of the sending; of a 号 that of its 項. NULL: not asked */
	const char *place;           /* 第8条第2項, 別紙の段落12 */
	VEC(const char *) marks;
	VEC(const char *) cells, heads; /* of a row */
	bool is_row, listed;
};

struct redlined_base {
	const struct sending_record *sending;
	VEC(struct redlined_unit) all;
};

struct clause_ids {
	VEC(const char *) all;
};

/* `sent` is the paper as the sending keeps it. Strings are lent. */
struct redlined_base *redlined_base_of(struct arena *a, const struct word_file *sent,
				       const struct sending_record *record,
				       const struct clause_ids *clauses);

/* The part of the paper's texts that stands word for word in the file's rejected view, 0 to 1. */
double redlined_alike(struct arena *a, const struct redlined_base *base,
		      const struct word_file *file);

struct redlined_edit {
	const char *text;
	bool inserted;               /* else deleted */
	const char *by, *date;       /* as the file says; NULL: it does not */
};

struct redlined_cell {
	const char *head, *text;     /* text: as it would be, "" when it is to be empty */
};

/* One paragraph or row that is not as it was sent, or has a comment. */
struct redlined_change {
	const struct redlined_unit *unit;   /* NULL: a new one */
	const struct redlined_unit *behind; /* of a new one: what it stands behind; NULL: nothing */
	const char *at;              /* in the file: 段落12 */
	const char *sent;            /* its words as sent, without label; NULL: new */
	const char *came;            /* with all changes rejected; NULL: not there */
	const char *text;            /* with all accepted; NULL: to be deleted */
	const char *label;           /* the number that it is to have; NULL: as it was */
	bool changed;                /* text is not `sent`; else it has a comment only */
	bool unmarked;               /* `came` is not `sent`: 無断変更 */
	const char *struck;          /* words struck through by format, which is no tracked change */
	VEC(const struct redlined_unit *) joined; /* others whose words stand in it now */
	VEC(struct redlined_edit) edits;
	const struct word_author *mark_by; /* who joined or split it; NULL: nobody */
	VEC(const struct word_comment *) comments;
	VEC(struct redlined_cell) cells;          /* of a row, those that changed */
};

struct redlined {
	const struct redlined_base *base;
	bool tracked;                /* the file has tracked changes */
	size_t unmarked;             /* changes that are */
	VEC(struct redlined_change) all; /* in the order of the paper */
};

struct redlined *redlined_read(struct arena *a, const struct redlined_base *base,
			       const struct word_file *file);

#endif
