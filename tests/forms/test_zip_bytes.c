/* SPDX-License-Identifier: MIT
 *
 * One part of a ZIP file gets other content: all others keep their bytes; what is no such file, or
 * was spoilt anywhere in its frame, is refused and never read beyond its end.
 */
#include "forms/zip_bytes.h"

#include <stdlib.h>
#include <string.h>

#include "../support/suite.h"

ARENA_SUITE(zip_bytes, arena);

static struct package three_parts(void)
{
	struct package_parts parts = {0};
	struct package p;

	package_add(arena, &parts, "a.xml", "<a/>", 4);
	package_add(arena, &parts, "xl/b.xml", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", 43);
	package_add(arena, &parts, "c.bin", "", 0);
	cr_assert(package_print(arena, &parts, &p));
	return p;
}

static struct zip_bytes read(const struct package *p)
{
	struct zip_bytes z;
	const char *why;

	cr_assert(zip_bytes_read(arena, p->bytes, p->len, &z, &why));
	return z;
}

Test(zip_bytes, others_stay)
{
	const struct package p = three_parts();
	const struct zip_bytes z = read(&p);
	const struct zip_content c = {zip_bytes_find(&z, "XL\\B.xml"), "new", 3};
	struct package q;

	cr_assert(c.entry);
	cr_assert(zip_bytes_replace(arena, &z, &c, 1, &q));
	const struct zip_bytes now = read(&q);

	cr_assert_eq(now.entries.n, 3);
	for (size_t i = 0; i < 3; i++) {
		const struct zip_entry *x = &z.entries.at[i], *y = &now.entries.at[i];

		cr_expect_str_eq(x->name, y->name);
		if (x != c.entry)
			cr_expect(x->end - x->local == y->end - y->local &&
				  !memcmp(p.bytes + x->local, q.bytes + y->local, x->end - x->local));
	}
}

Test(zip_bytes, nothing_replaced_is_the_same_file)
{
	const struct package p = three_parts();
	const struct zip_bytes z = read(&p);
	struct package q;

	cr_assert(zip_bytes_replace(arena, &z, NULL, 0, &q));
	cr_assert_eq(q.len, p.len);
	cr_assert_arr_eq(q.bytes, p.bytes, p.len);
}

Test(zip_bytes, cut_anywhere_is_refused)
{
	const struct package p = three_parts();

	for (size_t len = 0; len < p.len; len++) {
		char *copy = malloc(len ? len : 1);
		struct zip_bytes z;
		const char *why = NULL;

		memcpy(copy, p.bytes, len);
		cr_expect_not(zip_bytes_read(arena, copy, len, &z, &why), "%zu", len);
		cr_expect(why);
		free(copy);
	}
}

/* Each byte another one: read within its bounds, whatever it says; and what is read can be copied. */
Test(zip_bytes, spoilt_anywhere_stays_within_its_bytes)
{
	const struct package p = three_parts();
	char *copy = malloc(p.len);

	for (size_t at = 0; at < p.len; at++)
		for (int flip = 1; flip < 256; flip = flip * 2 + 1) {
			struct arena *round = arena_new();
			struct zip_bytes z;
			struct package q;
			const char *why;

			memcpy(copy, p.bytes, p.len);
			copy[at] = (char)(copy[at] ^ flip);
			if (zip_bytes_read(round, copy, p.len, &z, &why) && z.entries.n) {
				const struct zip_content c = {&z.entries.at[0], "new", 3};

				cr_expect(zip_bytes_replace(round, &z, &c, 1, &q));
			}
			arena_free(round);
		}
	free(copy);
}
