/* SPDX-License-Identifier: MIT
 *
 * Which records of clauses/records.json a statement names. What says more comes before what says
 * less: CLAUSE#statement, CLAUSE/name, name. A name such as 申請書及び棚卸しの記録 may be several.
 */
#ifndef BUNKAI_DERIVE_RECORD_INDEX_H
#define BUNKAI_DERIVE_RECORD_INDEX_H

#include "base/arena.h"
#include "model/library.h"

struct record_list {
	VEC(const struct record_form *) all; /* in the order of the library's file */
};

/* Built once per run or document. */
struct record_index;

struct record_index *record_index_new(struct arena *a, const struct library *l);

/* No entries of its own: nobody knows the record. `name` as the statement has it. */
const struct record_list *record_index_find(struct arena *a, const struct record_index *x,
					    const char *clause, const char *statement,
					    const char *name);

/*
 * What the library's statements say of a word of `of`: true when one of them, in one of its
 * positions, has it.
 */
bool record_word_is_used(struct arena *a, const struct library *l, const char *word);

#endif
