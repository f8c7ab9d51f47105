/* SPDX-License-Identifier: MIT
 *
 * Counts by 64-bit hash: how often a text was seen, and under how many different keys. A clash of
 * two hashes would only shift a score.
 */
#ifndef BUNKAI_IMPORT_TEXT_TALLY_H
#define BUNKAI_IMPORT_TEXT_TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define TALLY_SEED UINT64_C(0xcbf29ce484222325)

struct hash_tally_entry {
	uint64_t hash, last_key;
	unsigned seen; /* how often */
	unsigned keys; /* changes of key: the number of keys when they come in order */
	void *item;    /* the caller's */
};

struct hash_tally;

struct hash_tally *tally_new(struct arena *a);

/* FNV-1a. */
uint64_t tally_hash(const void *bytes, size_t len, uint64_t seed);

/* The entry of a hash; made when absent, valid until the next call. */
struct hash_tally_entry *tally_entry(struct hash_tally *t, uint64_t hash);

/* NULL when absent. */
const struct hash_tally_entry *tally_find(const struct hash_tally *t, uint64_t hash);

void tally_count(struct hash_tally *t, uint64_t hash, uint64_t key);

#endif
