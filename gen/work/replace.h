/* SPDX-License-Identifier: MIT
 *
 * One thing of a project takes the place of another: a device in the chain of its system, a party
 * wherever it is named.
 */
#ifndef BUNKAI_WORK_REPLACE_H
#define BUNKAI_WORK_REPLACE_H

#include "work/set.h"

/* A text that goes on naming what is gone: only its author knows what it should say. */
struct mention {
	const char *place; /* DIR/decisions.json:decisions[2].text */
	const char *word;  /* the id or name that stands in it */
	const char *text;
};

struct mentions {
	VEC(struct mention) all;
};

/*
 * `old` is SYSTEM/ID, `id` the new one's within the same system. Its kind,
 * owner, updates and site are the old one's where they are not given. Tries the project so. False:
 * refused, and told in `dl`.
 */
bool replace_device(struct trial *t, const char *old, const char *id,
		    const struct assignments *given, struct made_changes *made,
		    struct mentions *told, struct diag_list *dl);

/*
 * The party `old` goes, and `id` answers for what it answered for: systems, servers, devices, its
 * place and label in contracts, its contacts (whose numbers are to be confirmed anew), its roles in
 * decisions. With members `id` is a new party, of the old one's kind where none is given; without
 * it is one that is there.
 */
bool replace_party(struct trial *t, const char *old, const char *id,
		   const struct assignments *given, struct made_changes *made,
		   struct mentions *told, struct diag_list *dl);

#endif
