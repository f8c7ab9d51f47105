/* SPDX-License-Identifier: MIT */
#include "doc/mark_name.h"

#include <stdbool.h>
#include <string.h>

#include "base/hash.h"

enum { MARK_MOST = 40, MARK_SIGNS = 8 };

static bool stays(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool begins(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/*
 * '-' stands for itself as '_' would, and '/' as '__': keys that differ in that alone, or in what is
 * left out, differ in their checksums.
 */
const char *mark_name(struct arena *a, const char *key)
{
	const size_t most = MARK_MOST - MARK_SIGNS - 1;
	char *name = arena_alloc(a, MARK_MOST + 1);
	bool exact = begins(key[0]);
	size_t n = 0;

	if (!exact)
		name[n++] = 'x';
	for (const char *c = key; *c && n < most; c++) {
		exact = exact && (stays(*c) || *c == '-');
		if (stays(*c) || *c == '-' || *c == '/')
			name[n++] = *c == '-' || *c == '/' ? '_' : *c;
	}
	if (!exact || strlen(key) > most) {
		name[n++] = '_';
		memcpy(name + n, hash_sha256(a, key, strlen(key)), MARK_SIGNS);
		n += MARK_SIGNS;
	}
	name[n] = '\0';
	return name;
}
