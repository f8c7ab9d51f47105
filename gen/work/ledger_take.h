/* SPDX-License-Identifier: MIT
 *
 * Rows of a list of devices as it was read -> ledger.json, beside the one that stands.
 */
#ifndef BUNKAI_WORK_LEDGER_TAKE_H
#define BUNKAI_WORK_LEDGER_TAKE_H

#include "import/import.h"
#include "model/answer_words.h"
#include "model/library.h"
#include "model/project.h"

/* What became of the rows of the list that stands. */
struct ledger_changes {
	VEC(const char *) added, gone;   /* names of devices */
	VEC(const char *) changed;       /* 'fhej0002: os, ip' */
	size_t same;
};

/*
 * The list that `import` read. Words are looked up in the project and the library; days are read by
 * `words`, and what is no day is kept beside the row (bad-ledger-day). A row that the standing list
 * has too (by id; without one by MAC address, else by IP address and name, else by name and place)
 * keeps its number, and those members of which the new list has no column at all: what somebody set
 * by hand. All is lent or lives in `a`.
 */
struct ledger ledger_take(struct arena *a, const struct import *import, const struct project *p,
			  const struct library *l, const struct answer_words *words,
			  struct ledger_changes *changes, struct diag_list *dl);

#endif
