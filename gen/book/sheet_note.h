/* SPDX-License-Identifier: MIT
 *
 * A note whose words lead to several places. A cell has one link, and LibreOffice sets a link in
 * one line: so each row of such a note is one line and leads to the first place that it names.
 */
#ifndef BUNKAI_BOOK_SHEET_NOTE_H
#define BUNKAI_BOOK_SHEET_NOTE_H

#include <stdbool.h>

#include "book/sheet_table.h"

/* False when no word of the note has a link: then it is a text like others. */
bool sheet_note_add(struct layout *l, const struct doc_node *note, const struct look *look);

#endif
