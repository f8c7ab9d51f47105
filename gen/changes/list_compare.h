/* SPDX-License-Identifier: MIT
 *
 * The comparison of one list of the model in two states, and of all that hangs below it.
 */
#ifndef BUNKAI_CHANGES_LIST_COMPARE_H
#define BUNKAI_CHANGES_LIST_COMPARE_H

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

/* All changes of the list `c->list`, whose owners are these; NULL: there is no such owner. */
void list_compare(const struct list_comparing *c, const void *before, const void *after);

/* The members that the field table of `c->list` has. */
void list_compare_fields(const struct list_comparing *c, const struct matched_element *x,
			 const struct matched_element *y);

/* Free names below `member`; "": they stand beside the other members. */
void list_compare_settings(const struct list_comparing *c, const struct matched_element *x,
			   const struct matched_element *y, const char *member,
			   const struct settings *before, const struct settings *after);

/* What stands in front of the keys of this list's subjects: 'tele-gw/', 'ehr:R12/', ''. */
const char *list_compare_above(const struct list_comparing *c);

/* Something of that list came, or went; the other side is NULL. */
struct change *list_add_change(const struct list_comparing *c, enum change_op op,
			       const struct matched_element *x, const struct matched_element *y);

#endif
