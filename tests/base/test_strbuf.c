/* SPDX-License-Identifier: MIT
 *
 * The string buffer: ended at every moment, also where it grows.
 */
#include "base/strbuf.h"

#include <criterion/criterion.h>
#include <string.h>

Test(strbuf, is_a_string_at_every_moment)
{
	struct arena *a = arena_new();
	struct strbuf sb = strbuf_new(a);

	cr_assert_str_eq(sb.text, "");
	for (size_t i = 0; i < 3000; i++) {
		if (i % 3 == 0)
			strbuf_add_char(&sb, 'a');
		else if (i % 3 == 1)
			strbuf_add(&sb, "b");
		else
			strbuf_printf(&sb, "%c", 'c');
		cr_assert_eq(sb.len, i + 1);
		cr_assert_eq(strlen(sb.text), sb.len);
	}
	for (size_t i = 0; i < sb.len; i++)
		cr_assert_eq(sb.text[i], "abc"[i % 3]);
	arena_free(a);
}

Test(strbuf, pieces_larger_than_the_buffer)
{
	struct arena *a = arena_new();
	struct strbuf sb = strbuf_new(a);
	char big[70000];

	memset(big, 'z', sizeof big - 1);
	big[sizeof big - 1] = '\0';
	strbuf_add(&sb, "x");
	strbuf_printf(&sb, "%s", big);
	strbuf_add_bytes(&sb, "\0y", 2);
	cr_assert_eq(sb.len, 1 + sizeof big - 1 + 2);
	cr_assert_eq(sb.text[sb.len - 1], 'y');
	cr_assert_eq(sb.text[sb.len], '\0');
	arena_free(a);
}

Test(strbuf, joins_with_separators_between_only)
{
	struct arena *a = arena_new();
	struct strbuf sb = strbuf_new(a);

	strbuf_printf(&sb, "%s", "");
	strbuf_join(&sb, "、", "R1");
	strbuf_join(&sb, "、", "R2");
	strbuf_join(&sb, "、", "R3");
	cr_assert_str_eq(sb.text, "R1、R2、R3");
	arena_free(a);
}
