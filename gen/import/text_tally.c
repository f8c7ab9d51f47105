/* SPDX-License-Identifier: MIT
 *
 * Open addressing with linear probing; the table doubles before it is more than half full, so that
 * a free place is always found.
 */
#include "import/text_tally.h"

struct hash_tally {
	struct arena *arena;
	struct hash_tally_entry *at;
	size_t n, size; /* size: a power of two */
};

enum { FIRST_SIZE = 1024 };

struct hash_tally *tally_new(struct arena *a)
{
	struct hash_tally *t = arena_alloc(a, sizeof *t);

	*t = (struct hash_tally){.arena = a, .size = FIRST_SIZE};
	t->at = arena_alloc(a, FIRST_SIZE * sizeof *t->at);
	return t;
}

uint64_t tally_hash(const void *bytes, size_t len, uint64_t seed)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < len; i++)
		seed = (seed ^ p[i]) * UINT64_C(0x100000001b3);
	return seed;
}

/*
 * The entry of the hash or the free place for it; a hash of 0 marks a free place and is never asked
 * for.
 */
static struct hash_tally_entry *find_place(const struct hash_tally *t, uint64_t hash)
{
	size_t i = (size_t)(hash ^ hash >> 32) & (t->size - 1);

	while (t->at[i].hash && t->at[i].hash != hash)
		i = (i + 1) & (t->size - 1);
	return &t->at[i];
}

static void double_size(struct hash_tally *t)
{
	struct hash_tally old = *t;

	t->size *= 2;
	t->at = arena_alloc(t->arena, t->size * sizeof *t->at);
	for (size_t i = 0; i < old.size; i++)
		if (old.at[i].hash)
			*find_place(t, old.at[i].hash) = old.at[i];
}

struct hash_tally_entry *tally_entry(struct hash_tally *t, uint64_t hash)
{
	hash = hash ? hash : 1;
	struct hash_tally_entry *e = find_place(t, hash);

	if (e->hash)
		return e;
	if (++t->n * 2 > t->size) {
		double_size(t);
		e = find_place(t, hash);
	}
	e->hash = hash;
	return e;
}

const struct hash_tally_entry *tally_find(const struct hash_tally *t, uint64_t hash)
{
	const struct hash_tally_entry *e = find_place(t, hash ? hash : 1);

	return e->hash ? e : NULL;
}

void tally_count(struct hash_tally *t, uint64_t hash, uint64_t key)
{
	struct hash_tally_entry *e = tally_entry(t, hash);

	e->keys += e->seen == 0 || e->last_key != key;
	e->last_key = key;
	e->seen++;
}
