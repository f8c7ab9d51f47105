/* SPDX-License-Identifier: MIT
 *
 * Which parties of a contract a text speaks of: by label (乙), by name, by what they do to things
 * (別表3に掲げる更新担当者), or all at once (双方は); and what the text says besides.
 */
#ifndef BUNKAI_EFFECTS_NAMED_PARTIES_H
#define BUNKAI_EFFECTS_NAMED_PARTIES_H

#include <stdbool.h>

#include "effects/derived_state.h"

/* Ids of parties, each once. */
struct party_set {
	VEC(const char *) all;
};

void party_set_add(struct arena *a, struct party_set *set, const char *party);
void party_set_join(struct arena *a, struct party_set *set, const struct party_set *more);
bool party_set_has(const struct party_set *set, const char *party);

/* The names by which the texts of a contract call its parties in one state. */
struct party_names;

/* `c` is the contract as that state has it; NULL: it has none, and nobody is named. */
const struct party_names *party_names_new(struct arena *a, const struct derived_state *s,
					  const struct contract *c);

/*
 * The text without the names of parties and what joins one to the next: '丙は、' and '丙及び丁は、'
 * leave the same. Whom it names is added to `named`.
 */
const char *party_names_strip(struct arena *a, const struct party_names *names, const char *text,
			      struct party_set *named);

#endif
