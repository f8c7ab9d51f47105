/* SPDX-License-Identifier: MIT
 *
 * Arena and growing arrays: alignment, zeroed memory, sizes on both sides of a chunk.
 */
#include "base/arena.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

Test(arena, memory_is_zeroed_aligned_and_apart)
{
	static const size_t sizes[] = {0, 1, 7, 16, 17, 4095, 65536, 65537, 262144, 1000000, 3};
	struct arena *a = arena_new();
	unsigned char *at[ARRAY_LEN(sizes) * 20];

	for (size_t i = 0; i < ARRAY_LEN(at); i++) {
		size_t size = sizes[i % ARRAY_LEN(sizes)];

		at[i] = arena_alloc(a, size);
		cr_assert_eq((uintptr_t)at[i] % _Alignof(max_align_t), 0);
		for (size_t k = 0; k < size; k++)
			cr_assert_eq(at[i][k], 0);
		memset(at[i], (int)(i & 0x7F) + 1, size);
	}
	for (size_t i = 0; i < ARRAY_LEN(at); i++)
		for (size_t k = 0; k < sizes[i % ARRAY_LEN(sizes)]; k += 997)
			cr_assert_eq(at[i][k], (i & 0x7F) + 1, "object %zu was overwritten", i);
	arena_free(a);
	arena_free(NULL);
}

Test(arena, strings)
{
	struct arena *a = arena_new();
	char big[5000];

	memset(big, 'x', sizeof big - 1);
	big[sizeof big - 1] = '\0';
	cr_assert_str_eq(arena_strndup(a, "医療機関", 6), "医療");
	cr_assert_eq(arena_strndup(a, "", 0)[0], '\0');
	cr_assert_str_eq(arena_concat(a, "第", "1", "条", (char *)NULL), "第1条");
	cr_assert_str_eq(arena_concat(a, "", (char *)NULL), "");
	cr_assert_eq(strlen(arena_printf(a, "%s%s", big, big)), 2 * (sizeof big - 1));
	cr_assert_str_eq(arena_printf(a, "%d%%", 5), "5%");
	arena_free(a);
}

Test(arena, arrays_keep_what_they_hold)
{
	struct arena *a = arena_new();
	VEC(size_t) v = {0};

	for (size_t i = 0; i < 10000; i++) {
		size_t *p = vec_push(a, &v);

		cr_assert_eq(*p, 0, "a new element is zeroed");
		*p = i * i;
	}
	cr_assert_eq(v.n, 10000);
	for (size_t i = 0; i < v.n; i++)
		cr_assert_eq(v.at[i], i * i);
	arena_free(a);
}

Test(arena, what_was_given_out_last_grows_where_it_is)
{
	struct arena *a = arena_new();
	char *s = arena_strdup(a, "0123456789"), *between;

	cr_assert(arena_extend(a, s, 11, 100));
	cr_assert_str_eq(s, "0123456789", "what was there stays");
	memset(s, 'x', 100);
	between = arena_strdup(a, "y");
	cr_assert_geq(between, s + 100);
	cr_assert_not(arena_extend(a, s, 100, 200), "something stands behind it");
	cr_assert_not(arena_extend(a, between, 2, 1000000), "more than a chunk");
	cr_assert(arena_extend(a, between, 2, 2));
	cr_assert_str_eq(between, "y");
	cr_assert_not(arena_extend(a, arena_alloc(a, 0), 0, 8));
	arena_free(a);
}

Test(arena, arrays_that_grow_side_by_side_stay_apart)
{
	struct arena *a = arena_new();
	VEC(size_t) x = {0}, y = {0};

	for (size_t i = 0; i < 3000; i++) {
		*vec_push(a, &x) = i;
		if (i % 7 == 0)
			*vec_push(a, &y) = 2 * i;
	}
	for (size_t i = 0; i < x.n; i++)
		cr_assert_eq(x.at[i], i);
	for (size_t i = 0; i < y.n; i++)
		cr_assert_eq(y.at[i], 14 * i);
	arena_free(a);
}

Test(arena, an_array_alone_leaves_nothing_behind)
{
	struct arena *a = arena_new();
	VEC(size_t) v = {0};
	char *between = NULL;

	for (size_t i = 0; i < 100000; i++) {
		size_t *p = vec_push_alone(a, &v);

		cr_assert_eq(*p, 0, "a new element is zeroed");
		*p = i * i;
		if (i % 30000 == 0)
			between = arena_printf(a, "%zu", i);
	}
	for (size_t i = 0; i < v.n; i++)
		cr_assert_eq(v.at[i], i * i);
	cr_expect_str_eq(between, "90000");
	arena_free(a);
}

Test(arena, a_slot_that_is_given_out_again_is_as_empty_as_a_new_one)
{
	struct arena *a = arena_new();
	struct {
		const char *name;
		VEC(int) list;
	} * p;
	VEC(__typeof__(*p)) v = {0};

	for (int round = 0; round < 2; round++) {
		v.n = 0;
		for (int i = 0; i < 3; i++) {
			p = vec_push(a, &v);
			cr_assert_null(p->name);
			cr_assert_eq(p->list.n, 0);
			p->name = "x";
			*vec_push(a, &p->list) = i;
		}
	}
	arena_free(a);
}

static char closed[8];

static void note_closed(void *object)
{
	strcat(closed, object);
}

Test(arena, objects_are_kept_until_it_goes)
{
	static const int one, two;
	struct arena *a = arena_new();
	char x[] = "x", y[] = "y";

	cr_assert_null(arena_kept(a, &one));
	arena_keep(a, &one, x, note_closed);
	arena_keep(a, &two, y, note_closed);
	for (int i = 0; i < 10; i++)
		arena_alloc(a, 200000);
	cr_assert_eq(arena_kept(a, &one), x);
	cr_assert_eq(arena_kept(a, &two), y);
	cr_assert_str_empty(closed);
	arena_free(a);
	cr_assert_str_eq(closed, "yx");
}
