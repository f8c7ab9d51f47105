/* SPDX-License-Identifier: MIT
 *
 * The two papers that every sending has: the answer workbook (回答書) and the covering letter
 * (送付状), bound from the library's templates of sendings (templates/sendings/answers.json and
 * letter.json) over the views of this room.
 */
#ifndef BUNKAI_TALKS_SENDING_PAPERS_H
#define BUNKAI_TALKS_SENDING_PAPERS_H

#include "bind/bind.h"
#include "model/sent.h"

/* The templates. A hospital's own workbook shows what other parties answered. */
#define SENDING_ANSWERS "answers"
#define SENDING_ANSWERS_HOSPITAL "answers-hospital"
#define SENDING_LETTER "letter"

struct enclosed_paper {
	const char *title, *file; /* 別紙, annex.pdf */
};

/* What the letter and the sheet 使い方 say beside the record. */
struct sending_about {
	struct sending_record *record; /* its rows are there; its sheets are filled from the template */
	bool hospital;  /* it goes to the hospital itself: answers of others stand in it */
	bool open_only; /* what is settled, or answered already, was left out */
	const struct enclosed_paper *enclosed; /* n_enclosed of them, in the order of the folder */
	size_t n_enclosed;
};

struct sending_papers {
	const struct doc *answers, *letter;
};

/*
 * Binds both for the party of the record, in the input's contract (documents_input; its template is
 * not looked at). record->sheets gets every sheet that asks, with its heads and choices as they are
 * printed; the workbook's identifier is the record's id. False when one cannot be bound (reported),
 * or the library has no such template (no-sending-template). Only what is for the party is in them.
 */
bool sending_papers_bind(struct arena *a, const struct bind_input *in,
			 const struct sending_about *about, struct sending_papers *out,
			 struct diag_list *dl);

#endif
