/* SPDX-License-Identifier: MIT
 *
 * Open addressing with linear probing; see the header.
 */
#include "import/text_tally.h"

struct tally {
	struct arena *arena;
	struct tally_entry *at;
	size_t n, size; /* size: a power of two */
};

enum { FIRST_SIZE = 1024 };

struct tally *tally_new(struct arena *a)
{
	struct tally *t = arena_alloc(a, sizeof *t);

	*t = (struct tally){.arena = a, .size = FIRST_SIZE};
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
static struct tally_entry *find_place(const struct tally *t, uint64_t hash)
{
	size_t i = (size_t)(hash ^ hash >> 32) & (t->size - 1);

	while (t->at[i].hash && t->at[i].hash != hash)
		i = (i + 1) & (t->size - 1);
	return &t->at[i];
}

static void double_size(struct tally *t)
{
	struct tally old = *t;

	t->size *= 2;
	t->at = arena_alloc(t->arena, t->size * sizeof *t->at);
	for (size_t i = 0; i < old.size; i++)
		if (old.at[i].hash)
			*find_place(t, old.at[i].hash) = old.at[i];
}

struct tally_entry *tally_entry(struct tally *t, uint64_t hash)
{
	hash = hash ? hash : 1;
	struct tally_entry *e = find_place(t, hash);

	if (e->hash)
		return e;
	if (++t->n * 2 > t->size) {
		double_size(t);
		e = find_place(t, hash);
	}
	e->hash = hash;
	return e;
}

const struct tally_entry *tally_find(const struct tally *t, uint64_t hash)
{
	const struct tally_entry *e = find_place(t, hash ? hash : 1);

	return e->hash ? e : NULL;
}

void tally_count(struct tally *t, uint64_t hash, uint64_t key)
{
	struct tally_entry *e = tally_entry(t, hash);

	e->keys += e->seen == 0 || e->last_key != key;
	e->last_key = key;
	e->seen++;
}
