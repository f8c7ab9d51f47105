/* SPDX-License-Identifier: MIT
 *
 * SHA-256 against the examples of FIPS 180-4, and the map against growth.
 */
#include "base/hash.h"

#include <criterion/criterion.h>
#include <string.h>

Test(hash, sha256_examples)
{
	struct arena *a = arena_new();
	char *million = arena_alloc(a, 1000000);

	memset(million, 'a', 1000000);
	cr_assert_str_eq(hash_sha256(a, "", 0),
			 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	cr_assert_str_eq(hash_sha256(a, "abc", 3),
			 "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	cr_assert_str_eq(hash_sha256(a, million, 1000000),
			 "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	arena_free(a);
}

Test(map, holds_what_was_set_last)
{
	struct arena *a = arena_new();
	struct map *m = map_new(a);
	int values[2];

	cr_assert_null(map_get(m, "R1"));
	map_set(m, "R1", &values[0]);
	map_set(m, "", &values[1]);
	cr_assert_eq(map_get(m, "R1"), &values[0]);
	cr_assert_eq(map_get(m, ""), &values[1]);
	map_set(m, "R1", &values[1]);
	cr_assert_eq(map_get(m, "R1"), &values[1]);
	cr_assert_null(map_get(m, "R"));
	cr_assert_null(map_get(m, "R1/"));
	arena_free(a);
}

Test(map, grows_with_many_keys)
{
	enum { MANY = 20000 };
	struct arena *a = arena_new();
	struct map *m = map_new(a);
	size_t *values = arena_alloc(a, MANY * sizeof *values);

	for (size_t i = 0; i < MANY; i++) {
		map_set(m, arena_printf(a, "R%zu/①-%zu", i / 7, i % 7), &values[i]);
		map_set(m, arena_printf(a, "R%zu/①-%zu", i / 7, i % 7), &values[i]);
	}
	for (size_t i = 0; i < MANY; i++)
		cr_assert_eq(map_get(m, arena_printf(a, "R%zu/①-%zu", i / 7, i % 7)), &values[i],
			     "%zu", i);
	cr_assert_null(map_get(m, "R1/①-7"));
	arena_free(a);
}
