/* SPDX-License-Identifier: MIT
 *
 * Rows of a filled-in questionnaire, as a profile read them -> answers to the questions of a form. A
 * row is found by its number and by what it asks; nothing is guessed: what answers no question for
 * sure is kept as a note and told.
 */
#ifndef BUNKAI_RETURNS_ANSWERED_FORM_H
#define BUNKAI_RETURNS_ANSWERED_FORM_H

#include "base/diag.h"
#include "model/disclosed.h"
#include "returns/answered_words.h"

/* The extra column by which a sheet of 'bunkai ask' says which question a row answers. */
#define ANSWERED_CODE "code"

/*
 * Adds to out->answers, in the form's order, what the rows answer, and to out->notes what answers
 * no question. Findings: row-of-no-question, answered-twice, answer-unread. Returns how many
 * questions were answered by a word of their choices. Strings are lent from the rows.
 */
size_t answered_form_match(struct arena *a, const struct answered_source *s,
			   struct disclosed_sheet *out, struct diag_list *dl);

#endif
