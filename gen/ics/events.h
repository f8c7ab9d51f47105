/* SPDX-License-Identifier: MIT
 *
 * The events of a document: each row of its tables that has a first day, in the tables whose
 * columns say what is what (doc_event in doc/doc.h). Every such row is one, and nothing else is.
 */
#ifndef BUNKAI_ICS_EVENTS_H
#define BUNKAI_ICS_EVENTS_H

#include <stdbool.h>

#include "base/arena.h"
#include "doc/doc.h"

/* Texts are never NULL. */
struct event {
	/*
	 * Of the form of RFC 9562. Made from the hospital and what names the row: its `uid`, its
	 * anchor, or its origin and first day; so the same row has the same one in each document
	 * and piece. A second row with those names gets another, by its place.
	 */
	const char *uid;
	const char *start, *end;       /* ISO; the last day, never before the first */
	const char *summary;           /* one line */
	const char *note;              /* lines: head：text */
	const char *place;             /* one line; "": nothing is said */
	const char *category;          /* the same; a comma parts two of them */
	const char *calendar;          /* whose it also is; NULL: nobody's */
};

struct events {
	VEC(struct event) all; /* as the document has the rows */
};

const struct events *events_gather(struct arena *a, const struct doc *d);

/* "": the calendar of all. */
bool event_is_of(const struct event *e, const char *piece);

/*
 * The calendars that there are, as render.h wants them: "" for all, and one for each name that
 * rows with a day have, as they come. None at all without such a row. The names live in `a`.
 */
const char *const *events_pieces(struct arena *a, const struct doc *d);

/* In one line, and without control characters, which a calendar must not hold. */
const char *events_line(struct arena *a, const char *text);

#endif
