/* SPDX-License-Identifier: MIT
 *
 * SHA-256 (FIPS 180-4) of a byte string, and a hash table from strings to anything. Wraps nettle.
 */
#ifndef BUNKAI_BASE_HASH_H
#define BUNKAI_BASE_HASH_H

#include <stddef.h>

#include "base/arena.h"

/* 64 lower-case hexadecimal digits. */
char *hash_sha256(struct arena *a, const void *bytes, size_t len);

/*
 * A map from strings to pointers. Keys are not copied; the first value stored under a key stays
 * until map_set replaces it.
 */
struct map;

struct map *map_new(struct arena *a);
void *map_get(const struct map *m, const char *key); /* NULL when absent */
void map_set(struct map *m, const char *key, void *value);

#endif
