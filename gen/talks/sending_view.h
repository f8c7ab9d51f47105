/* SPDX-License-Identifier: MIT
 *
 * The views that papers of sendings have besides those of all documents; sending_views.c lists
 * their fields. What a row says was written down by whoever made the record (talks/sent_rows.h).
 */
#ifndef BUNKAI_TALKS_SENDING_VIEW_H
#define BUNKAI_TALKS_SENDING_VIEW_H

#include "bind/view.h"
#include "talks/sending_about.h"

/* The list of them; *n gets their number. */
const struct view_entry *sending_views(size_t *n);

/* What the paper that is being bound is made from. */
const struct sending_about *sending_about(const struct binding *b);

/* The members of a contact that the sheet of contacts asks about: ended by NULL. */
extern const char *const sending_members[];

/* The last sending of this contract to this party before this one; NULL: it is the first. */
const struct sending *sending_before(const struct binding *b);

fill_view fill_sent_rows, fill_sent_clauses, fill_sent_contacts;
fill_view fill_asked_questions, fill_asked_form;
fill_view fill_sending, fill_sent_counts, fill_sent_papers, fill_sent_told;

#endif
