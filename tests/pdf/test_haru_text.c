/* SPDX-License-Identifier: MIT
 *
 * Texts as strings of a PDF: alt texts, links' words, titles.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "base/text.h"
#include "pdf/haru_object.h"
#include "../support/trees.h"

static void expect_cut(struct arena *a, const char *character)
{
	struct strbuf sb = strbuf_new(a);

	haru_print_text(&sb, tree_repeat(a, character, 40000));
	size_t bytes = (sb.len - 2) / 2;

	cr_expect_leq(bytes, 32767);
	cr_expect_gt(bytes, 32767 - 10);
	cr_expect_str_eq(sb.text + sb.len - 5, "2026>", "…");
}

/* ISO 19005-2, 6.1.13. */
Test(haru_text, a_string_has_as_many_bytes_as_an_archive_takes)
{
	struct arena *a = arena_new();
	struct strbuf sb = strbuf_new(a);

	expect_cut(a, "あ");
	expect_cut(a, "𠮷");
	haru_print_text(&sb, "甲𠮷");
	cr_expect_str_eq(sb.text, "<FEFF7532D842DFB7>");
	arena_free(a);
}
