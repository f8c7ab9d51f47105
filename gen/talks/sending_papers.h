/* SPDX-License-Identifier: MIT
 *
 * The papers of a sending: the answer workbook (回答書) and the covering letter (送付状). Both are
 * templates of templates/sendings, bound over what the sending's record says, so that what is
 * printed is what is kept. A hospital's own workbook has a template of its own, which may show what
 * other parties answered.
 *
 *     record.sheets is empty, its rows are there, its id is not asked for yet:
 *     sending_papers_sheets(a, &base, &record, dl);
 *     … record.id = …
 *     const struct sending_about about = {.record = &record, .papers = list, .n_papers = n};
 *     struct sending_papers papers;
 *     bool ok = sending_papers_bind(a, &base, &about, &papers, dl);
 */
#ifndef BUNKAI_TALKS_SENDING_PAPERS_H
#define BUNKAI_TALKS_SENDING_PAPERS_H

#include "bind/bind.h"
#include "model/sent.h"

/* The templates. */
#define SENDING_ANSWERS "answers"
#define SENDING_ANSWERS_HOSPITAL "answers-hospital"
#define SENDING_LETTER "letter"

/* A paper that lies in the folder beside the workbook and the letter. */
struct enclosed_paper {
	const char *file, *title; /* annex.pdf, 保守契約書別紙 */
};

/* What both are made from, beside the project: lent. */
struct sending_about {
	const struct sending_record *record;
	bool open_only;
	const struct enclosed_paper *papers; /* n_papers of them, as the letter lists them */
	size_t n_papers;
};

struct sending_papers {
	const struct doc *answers, *letter; /* as files: answers.xlsx, letter.pdf */
};

/* The template of the workbook for whom the record is: a party, or the hospital itself. */
const struct template *sending_papers_workbook(const struct bind_input *base,
					       const struct sending_record *record);

/*
 * Fills record->sheets: those of the workbook that have rows in the record, with the heads, the
 * columns that are answered and the choices as the template prints them. `base` is of the contract
 * (documents_input); its template is not asked. The record's contract and party are set, its rows
 * are there. False and unknown-document when there is no such template.
 */
bool sending_papers_sheets(struct arena *a, const struct bind_input *base,
			   struct sending_record *record, struct diag_list *dl);

/*
 * Both papers; their date is the record's, the workbook's identifier its id. False when one cannot
 * be bound (reported).
 */
bool sending_papers_bind(struct arena *a, const struct bind_input *base,
			 const struct sending_about *about, struct sending_papers *out,
			 struct diag_list *dl);

#endif
