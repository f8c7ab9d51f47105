/* SPDX-License-Identifier: MIT
 *
 * Ids that can name a file on any system, and characters that deceive.
 */
#include "base/names.h"

#include <criterion/criterion.h>

#include "../support/suite.h"

ARENA_SUITE(names, a);

Test(names, portable_ids)
{
	static const char *const good[] = {"ehr-2026", "電子カルテ", "a.b", "第1号 契約", "console",
					   "COM10",    "nul-2026",   "①",   "x y",        "COM0"};
	static const char *const bad[] = {
		"",
		".",
		"..",
		".hidden",
		"end.",
		"end ",
		" start",
		"a/b",
		"a\\b",
		"a:b",
		"a*",
		"a?",
		"a\"b",
		"a<b",
		"a|b",
		"a\nb",
		"a\tb",
		"a\x1b[2J",
		"CON",
		"nul",
		"Nul.json",
		"com1",
		"LPT9.txt",
		"aux .x",
		"a\u202Eb",
		"a\u200B",
		"\uFEFF"
		"a",
		"a\u2066",
		"a\u00ADb",
		"a\xC2\x85",
		"a\u3000",
		"a\x7F",
		"0123456789012345678901234567890123456789012345678901234567890123456789"
		"0123456789012345678901234567890",
	};

	for (size_t i = 0; i < ARRAY_LEN(good); i++)
		cr_expect(name_is_portable(good[i]), "%s", good[i]);
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		cr_expect_not(name_is_portable(bad[i]), "%zu: %s", i, bad[i]);
}

Test(names, twins)
{
	cr_expect(name_is_twin(a, "ehr", "EHR"));
	cr_expect(name_is_twin(a, "ＥＨＲ", "ehr"));
	cr_expect_not(name_is_twin(a, "ehr", "ehr"), "the same is no twin");
	cr_expect_not(name_is_twin(a, "ehr", "ehr-2"));
}

Test(names, what_deceives)
{
	cr_expect_eq(name_deceiving("普通の文\n二行目\tと表"), 0);
	cr_expect_eq(name_deceiving("a\u202Egpj.exe"), 0x202E);
	cr_expect_eq(name_deceiving("\x1b[31m"), 0x1B);
	cr_expect_eq(name_deceiving("a\xC2\x80"), 0x80);
	cr_expect_eq(name_deceiving("a\u200Db"), 0x200D);
	cr_expect_eq(name_deceiving("a\rb"), '\r');
}

Test(names, what_a_terminal_shows)
{
	static const char plain[] = "普通の文\n";

	cr_expect_eq(name_visible(a, plain), plain);
	cr_expect_str_eq(name_visible(a, "a\x1b[2J\u202Eb\xC2\x85"), "a␛[2J<U+202E>b<U+0085>");
}
