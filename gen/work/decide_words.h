/* SPDX-License-Identifier: MIT
 *
 * What somebody says on the command line of `bunkai decide`, and the same once its words are known
 * to be words: statuses, roles and the like as ids, days that exist, nothing empty.
 */
#ifndef BUNKAI_WORK_DECIDE_WORDS_H
#define BUNKAI_WORK_DECIDE_WORDS_H

#include "base/arena.h"
#include "base/diag.h"
#include "derive/row_filter.h"
#include "work/run.h"

/* Everything is lent; NULL: not said. */
struct decide_wish {
	char *const *keys; /* rows as derive/row_keys.h reads them, or ids of clauses */
	size_t n_keys;
	const char *where; /* derive/row_filter.h */
	const char *roles; /* vendor=accountable,hospital=informed; 甲=informed */
	const char *status, *text, *fee, *when, *reason, *public_reason, *phase, *contract, *by,
		*date, *position;
	const char *owner, *due, *review; /* of an acceptance */
	bool accept_proposals;            /* what is 案 becomes 合意済 */
	bool override;                    /* also where it was decided otherwise before */
};

struct decide_words {
	struct decide_wish said; /* with ids, and the project's date where none was said */
	struct settings roles;   /* party or role in the contract -> role id */
	struct row_filter filter;
};

/* False: the command line is wrong, and reported. */
bool decide_words_read(const struct run *run, const struct decide_wish *wish,
		       struct decide_words *out, struct diag_list *dl);

/*
 * What a name of --roles is called in decisions.json: a party or a role of the contract as it is,
 * the party for its label (甲). NULL: none of them.
 */
const char *decide_party(const struct contract *c, const char *name);

/*
 * False when a party of --roles has no part in a contract that is decided on (unknown-party, with
 * those that have).
 */
bool decide_words_fit(const struct run *run, const struct decide_words *words,
		      const struct contract *c, struct diag_list *dl);

#endif
