/* SPDX-License-Identifier: MIT
 *
 * A questionnaire as it goes out to whoever is to answer it: one flat table of its questions, and a
 * head that says which form it is, of what, by when and how it is answered.
 */
#ifndef BUNKAI_TALKS_ASKED_SHEET_H
#define BUNKAI_TALKS_ASKED_SHEET_H

#include "bind/bind.h"
#include "talks/sending_about.h"

/* The template, one of the library's sendings. */
#define SENDING_QUESTIONNAIRE "questionnaire"

/*
 * The document tree; all is lent. `in` is that of a paper of the whole hospital. NULL: the template
 * is not there, or cannot be bound (reported).
 */
struct doc *asked_sheet_bind(struct arena *a, const struct bind_input *in,
			     const struct asked_sheet *sheet, struct diag_list *dl);

#endif
