/* SPDX-License-Identifier: MIT
 *
 * What came back: the rows of a returned file, each with the row that was sent, where there is one
 * beyond doubt, and what each cell means. Nothing is decided here and nothing is left out: a row that
 * claims what another claims, that cannot be placed or that is new is handed on with its trouble.
 *
 *     struct returned *r = returned_read(a, &file, &sent, words);
 *     for (size_t i = 0; i < r->rows.n; i++)
 *             if (r->rows.at[i].said && !(r->rows.at[i].troubles & RETURNED_REPEATED))
 *                     …
 *
 * A row is found by witnesses, never by its place: its 照合 code, its printed key (with the phase; of a
 * 項 the article and the place), its locked texts. Each alone may be gone, altered, repeated or belong
 * to another row; a row is placed only when they speak for one sent row with a clear lead.
 */
#ifndef BUNKAI_RETURNS_RETURNED_H
#define BUNKAI_RETURNS_RETURNED_H

#include "model/answer_words.h"
#include "returns/returned_row.h"

/*
 * Reads one file. Never fails: what is not understood is in the result. Strings and rows of the sendings are
 * lent. Linear in the cells for files of any size that the readers accept. The words come from
 * answer_words_load (load/answer_words.h).
 */
struct returned *returned_read(struct arena *a, const struct returned_file *file,
			       const struct returned_sent *sent, const struct answer_words *words);

/* The cell of a field; NULL: the column did not come. */
const struct returned_cell *returned_cell_of(const struct returned_row *row, const char *field);

/* What an answered cell says that was not sent: its meaning; NULL: nothing, or nothing clear. */
const char *returned_said(const struct returned_row *row, const char *field);

#endif
