/* SPDX-License-Identifier: MIT
 *
 * Placeholders: filled in once, never twice; holes stay and are named.
 */
#include "derive/expand.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct arena *arena;
static struct diag_list *dl;
static struct settings names;

static void set_up(void)
{
	arena = arena_new();
	dl = diag_new(arena);
	names = (struct settings){0};
	settings_set(arena, &names, "vendor", "乙");
	settings_set(arena, &names, "trap", "{{vendor}} =1+1");
	settings_set(arena, &names, "", "空");
}

static void tear_down(void)
{
	arena_free(arena);
}

TestSuite(expand, .init = set_up, .fini = tear_down);

static const char *reference(void *context, const char *target, struct reference_hole *hole)
{
	(void)context;
	(void)hole;
	return strcmp(target, "here/2") == 0 ? "第8条第2項" : NULL;
}

static const char *expand(const char *text)
{
	struct expand e = {
		.a = arena, .names = &names, .reference = reference, .subject = "c", .dl = dl};

	return expand_text(&e, text, "c.md:12");
}

Test(expand, names_and_references)
{
	static const char *const cases[][2] = {
		{"", ""},
		{"項。", "項。"},
		{"{{vendor}}は", "乙は"},
		{"{{ vendor　}}は", "乙は"},
		{"{{vendor}}{{vendor}}", "乙乙"},
		{"{{ref:here/2}}による", "第8条第2項による"},
		{"{{trap}}と{{vendor}}", "{{vendor}} =1+1と乙"},
		{"{vendor}", "{vendor}"},
		{"{{vendor", "{{vendor"},
		{"vendor}}", "vendor}}"},
		{"100%s {{vendor}} %n", "100%s 乙 %n"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		cr_assert_str_eq(expand(cases[i][0]), cases[i][1], "%s", cases[i][0]);
	cr_assert_eq(dl->all.n, 0);
}

Test(expand, holes_stay_and_are_named)
{
	cr_assert_str_eq(expand("{{nobody}}は{{vendor}}と{{ref:gone}}"),
			 "{{nobody}}は乙と{{ref:gone}}");
	cr_assert_eq(dl->all.n, 2);
	cr_assert_eq(dl->all.at[0].code, DIAG_UNDEFINED_PLACEHOLDER);
	cr_assert_not_null(strstr(dl->all.at[0].message, "{{nobody}}"));
	cr_assert_eq(dl->all.at[1].code, DIAG_DANGLING_REFERENCE);
	cr_assert_not_null(strstr(dl->all.at[1].message, "{{ref:gone}}"));
	for (size_t i = 0; i < 2; i++) {
		cr_assert_str_eq(dl->all.at[i].subject, "c");
		cr_assert_str_eq(dl->all.at[i].place, "c.md:12");
	}
}

static void collect(void *context, const char *name)
{
	strcat(strcat(context, "|"), name);
}

Test(expand, names_are_visited)
{
	char seen[100] = "";

	expand_visit(arena, "{{a}} b {{ c }}{{ref:d/2}} {{e", collect, seen);
	cr_assert_str_eq(seen, "|a|c|ref:d/2");
}

/*
 * Random texts of braces and names: whatever has no whole pair of braces comes out as it went in.
 */
Test(expand, random_braces)
{
	srand(11);
	for (int i = 0; i < 5000; i++) {
		static const char *const pieces[] = {"{", "}", "vendor", "医", "{{", " "};
		char text[200] = "";

		for (int k = rand() % 12; k > 0; k--)
			strcat(text, pieces[(size_t)rand() % ARRAY_LEN(pieces)]);
		const char *open = strstr(text, "{{");

		if (!open || !strstr(open, "}}"))
			cr_assert_str_eq(expand(text), text);
		else
			cr_assert_not_null(expand(text));
	}
}
