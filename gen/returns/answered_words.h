/* SPDX-License-Identifier: MIT
 *
 * What a cell of a filled-in questionnaire says: one of the question's words, a day, a remark that
 * stands elsewhere under a number.
 */
#ifndef BUNKAI_RETURNS_ANSWERED_WORDS_H
#define BUNKAI_RETURNS_ANSWERED_WORDS_H

#include "import/grid.h"
#include "import/source_rows.h"
#include "model/answer_words.h"
#include "model/questionnaire.h"
#include "returns/forms.h"

struct answered_source {
	const struct questionnaire *form;
	const struct source_tables *tables;
	const struct grid *grid;          /* the same file: where remarks are written out below */
	const struct answer_words *words; /* how people write days */
	/* ISO: a month and a day without a year are the first such day from here; NULL: unread */
	const char *asked;
	const char *place;                /* of the file, for findings */
};

struct answered_word {
	const char *choice; /* id; NULL: none, or none for sure */
	const char *day;    /* ISO, of 'はい (2026/6/10)'; NULL */
	const char *rest;   /* what stands behind the word in brackets and is no day; NULL */
	bool yearless;      /* what stands there is a month and a day, and nobody says the year */
};

/* `choices` and `text` may be NULL. */
struct answered_word answered_word(struct arena *a, struct forms *forms,
				   const struct answered_source *s,
				   const struct answer_choices *choices, const char *text);

/* A day in any spelling, with brackets or without; NULL: none that anybody can read for sure. */
const char *answered_day(struct arena *a, struct forms *forms, const struct answer_words *words,
			 const char *text, const char *asked);

/* True of what people write where they do not answer: a dash, 未回答. */
bool answered_nothing(struct forms *forms, const struct answer_words *words, const char *text);

/*
 * A remark; where it is but a number (備考1, ※2, 注3) with the text that stands behind that number
 * elsewhere on the sheet, or else on another one of the file. What has a mark there and here must
 * have the same. NULL of NULL. `grid` and `sheet` (a sheet's name) may be NULL.
 */
const char *answered_remark(struct arena *a, struct forms *forms, const struct grid *grid,
			    const char *sheet, const char *remark);

#endif
