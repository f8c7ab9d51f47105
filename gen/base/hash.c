/* SPDX-License-Identifier: MIT
 *
 * SHA-256 comes from nettle. The map is open addressing with linear probing, FNV-1a as hash, a
 * power of two of slots, and doubles when half of it is taken; it keeps the keys' addresses only.
 */
#include "base/hash.h"

#include <nettle/sha2.h>
#include <stdint.h>
#include <string.h>

char *hash_sha256(struct arena *a, const void *bytes, size_t len)
{
	static const char hex[] = "0123456789abcdef";
	struct sha256_ctx ctx;
	uint8_t digest[SHA256_DIGEST_SIZE];
	char *out = arena_alloc(a, 2 * SHA256_DIGEST_SIZE + 1);

	sha256_init(&ctx);
	sha256_update(&ctx, len, bytes);
	sha256_digest(&ctx, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++) {
		out[2 * i] = hex[digest[i] >> 4];
		out[2 * i + 1] = hex[digest[i] & 15];
	}
	return out;
}

struct slot {
	const char *key;
	void *value;
};

struct map {
	struct arena *arena;
	struct slot *slots;
	size_t n, cap; /* cap is a power of two, at most half full */
};

static uint64_t fnv1a(const char *s)
{
	uint64_t h = 14695981039346656037u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211u;
	return h;
}

struct map *map_new(struct arena *a)
{
	struct map *m = arena_alloc(a, sizeof *m);

	m->arena = a;
	m->cap = 64;
	m->slots = arena_alloc(a, m->cap * sizeof *m->slots);
	return m;
}

static struct slot *find(struct slot *slots, size_t cap, const char *key)
{
	size_t i = (size_t)fnv1a(key) & (cap - 1);

	while (slots[i].key && strcmp(slots[i].key, key) != 0)
		i = (i + 1) & (cap - 1);
	return &slots[i];
}

static void grow(struct map *m)
{
	size_t cap = m->cap * 2;
	struct slot *slots = arena_alloc(m->arena, cap * sizeof *slots);

	for (size_t i = 0; i < m->cap; i++)
		if (m->slots[i].key)
			*find(slots, cap, m->slots[i].key) = m->slots[i];
	m->slots = slots;
	m->cap = cap;
}

void *map_get(const struct map *m, const char *key)
{
	return find(m->slots, m->cap, key)->value;
}

void map_set(struct map *m, const char *key, void *value)
{
	if (2 * (m->n + 1) > m->cap)
		grow(m);
	struct slot *s = find(m->slots, m->cap, key);

	if (!s->key)
		m->n++;
	*s = (struct slot){key, value};
}
