/* SPDX-License-Identifier: MIT
 *
 * What a comparison of one list of the model knows, and how a change of one of its elements is put
 * down.
 */
#ifndef BUNKAI_CHANGES_LIST_CHANGE_H
#define BUNKAI_CHANGES_LIST_CHANGE_H

#include "base/diag.h"
#include "changes/change.h"
#include "changes/model_lists.h"

struct list_comparing {
	struct arena *a;
	struct change_list *out;
	const struct project_state *before, *after;
	const struct model_list *list;
	const void *owners[2]; /* the structs that have the list; NULL: it is not there */
	/* what stands before the keys of this list: the subject of the owner and a slash */
	const char *above;
	const char *contract;               /* that the list stands in; NULL: none */
	const struct risk_register *reg[2]; /* the register the list belongs to; NULL: none */
	/* one of the states is of a time without statements: its lists of them are no news */
	bool untold;
	/* the same of one without clauses/core.json: what its contract's annex is says enough */
	bool coreless;
	struct diag_list *dl;
};

struct matched_element {
	const void *at;
	const char *key;
	size_t match; /* in the other list */
	bool merged;  /* that one has taken it in, and has an older self of its own */
};

/* What stands in front of the keys of this list's subjects: 'tele-gw/', 'ehr:R12/', ''. */
const char *list_change_above(const struct list_comparing *c);

/* Something of that list came, or went; the other side is NULL. */
struct change *list_change_add(const struct list_comparing *c, enum change_op op,
			       const struct matched_element *x, const struct matched_element *y);

/* Where an element stands, in its file; NULL: it has no place. */
const char *list_change_place(const struct list_comparing *c, const void *element, int side);

#endif
