/* SPDX-License-Identifier: MIT
 *
 * A questionnaire as it goes out to whoever is to answer it: one flat table of its questions, and a
 * head that says which form it is, of what, by when and how it is answered.
 */
#ifndef BUNKAI_TALKS_ASKED_SHEET_H
#define BUNKAI_TALKS_ASKED_SHEET_H

#include "bind/bind.h"
#include "model/questionnaire.h"

/* The template, one of the library's sendings. */
#define SENDING_QUESTIONNAIRE "questionnaire"

struct asked_sheet {
	const struct questionnaire *form;
	const struct party *party;   /* who is asked */
	const struct system *system; /* NULL: all that the party has to do with */
	const char *product;         /* NULL: nobody says which */
	const char *date, *due;      /* ISO; due NULL: no day is said */
	const char *code;            /* what the sheet comes back by */
};

/*
 * The document tree; all is lent. `in` is that of a paper of the whole hospital. NULL: the template
 * is not there, or cannot be bound (reported).
 */
struct doc *asked_sheet_bind(struct arena *a, const struct bind_input *in,
			     const struct asked_sheet *sheet, struct diag_list *dl);

#endif
