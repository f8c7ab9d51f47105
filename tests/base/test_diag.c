/* SPDX-License-Identifier: MIT
 *
 * Findings: words filled in, counting, order, doubles, printing.
 */
#include "base/diag.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../support/suite.h"

DIAG_SUITE(diag, arena, dl);

Test(diag, arguments_are_filled_in_once_and_copied)
{
	char buffer[] = "%2";

	diag_add(dl, DIAG_BAD_SCHEMA, "x", "f:schema", buffer, "want");
	buffer[1] = '9';
	cr_assert_str_eq(dl->all.at[0].message, "schema is '%2', expected 'want'");
	diag_add(dl, DIAG_CANNOT_READ, NULL, NULL, "lost");
	cr_assert_str_eq(dl->all.at[1].subject, "");
	cr_assert_str_eq(dl->all.at[1].place, "");
}

Test(diag, levels_are_counted)
{
	cr_assert_not(diag_failed(dl));
	diag_add(dl, DIAG_UNUSED, "a", "p", "a");
	diag_add(dl, DIAG_NO_TOPIC, "b", "p");
	cr_assert_not(diag_failed(dl));
	diag_add(dl, DIAG_GAP, "c", "p", "k");
	cr_assert(diag_failed(dl));
	for (int i = 0; i < LEVEL__MAX; i++)
		cr_assert_eq(dl->count[i], 1);
}

Test(diag, sorted_by_level_code_subject_and_place)
{
	diag_add(dl, DIAG_UNUSED, "z", "p", "z");
	diag_add(dl, DIAG_NO_TOPIC, "R10", "p");
	diag_add(dl, DIAG_NO_TOPIC, "R9", "p[10]");
	diag_add(dl, DIAG_NO_TOPIC, "R9", "p[2]");
	diag_add(dl, DIAG_NO_DOCUMENTS, "", "p");
	diag_add(dl, DIAG_GAP, "R99", "p", "c");
	diag_add(dl, DIAG_NO_TOPIC, "R9", "p[2]");
	diag_sort(dl);
	static const char *const order[] = {"R99", "", "R9", "R9", "R10", "z"};

	cr_assert_eq(dl->all.n, ARRAY_LEN(order), "the double one is kept once");
	for (size_t i = 0; i < ARRAY_LEN(order); i++)
		cr_assert_str_eq(dl->all.at[i].subject, order[i]);
	cr_assert_str_eq(dl->all.at[2].place, "p[2]");
	cr_assert_eq(dl->count[LEVEL_WARNING], 4, "and counted once");
	diag_sort(diag_new(arena));
}

Test(diag, one_line_each)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	diag_add(dl, DIAG_BAD_DATE, "tele-2026", "bunkai.json:contracts[0].from", "2026-13-01");
	diag_add(dl, DIAG_NO_DOCUMENTS, NULL, NULL);
	diag_print(dl, out);
	fclose(out);
	cr_assert_str_eq(text, "bunkai.json:contracts[0].from: error: tele-2026: '2026-13-01' is "
			       "not a date; write it as 2026-04-01 [bad-date]\n"
			       "bunkai: warning: 'documents' names none, so 'bunkai build' makes "
			       "none [no-documents]\n");
	free(text);
}

static bool is_kebab(const char *s)
{
	return *s && strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(s) &&
	       s[0] != '-' && s[strlen(s) - 1] != '-';
}

Test(diag, codes_are_kebab_case_and_unique)
{
	for (int i = 0; i < DIAG__MAX; i++) {
		cr_assert(is_kebab(diag_code_name((enum diag_code)i)), "%s",
			  diag_code_name((enum diag_code)i));
		cr_assert_lt(diag_code_level((enum diag_code)i), LEVEL__MAX);
		for (int k = 0; k < i; k++)
			cr_assert_str_neq(diag_code_name((enum diag_code)i),
					  diag_code_name((enum diag_code)k));
	}
}

/*
 * Equal findings are one: it speaks of what both speak of, and of everything when one of them does.
 */
Test(diag, matters_are_joined)
{
	diag_add(dl, DIAG_GAP, "R1", "x.json", "c");
	diag_about(dl, 0, "contract", "c1");
	diag_add(dl, DIAG_GAP, "R1", "x.json", "c");
	diag_add(dl, DIAG_GAP, "R2", "x.json", "c");
	diag_about(dl, 1, "contract", "c2");
	diag_add(dl, DIAG_GAP, "R2", "x.json", "c");
	diag_sort(dl);
	cr_assert_eq(dl->all.n, 2);
	cr_assert_eq(dl->count[LEVEL_ERROR], 2);
	cr_assert_eq(dl->all.at[0].about.n, 2);
	cr_assert_eq(dl->all.at[1].about.n, 0,
		     "one of the two says nothing, so that it may be anything");
}
