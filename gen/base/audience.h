/* SPDX-License-Identifier: MIT
 *
 * Who may read a word, from wide to narrow. What a document says is for the narrowest audience of
 * the members that it was made from; what a counterparty gets holds nothing for the hospital alone.
 */
#ifndef BUNKAI_BASE_AUDIENCE_H
#define BUNKAI_BASE_AUDIENCE_H

#include <stdbool.h>

enum audience {
	AUDIENCE_EVERYONE, /* every party, also of another contract */
	AUDIENCE_PARTIES, /* the parties of the contract that the object belongs to */
	AUDIENCE_HOSPITAL, /* the hospital alone */
	AUDIENCE__MAX
};

/* 'everyone', 'parties', 'hospital': as templates/audience.json and trees write it. */
const char *audience_name(enum audience a);

/* False when it is none of these words. */
bool audience_find(const char *name, enum audience *out);

/* The one of the two that fewer people belong to. */
enum audience audience_narrower(enum audience x, enum audience y);

#endif
