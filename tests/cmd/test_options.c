/* SPDX-License-Identifier: MIT
 *
 * Command lines: what is taken, what is refused and how it is told; names that can be pasted.
 */
#include "cmd/options.h"

#include <criterion/criterion.h>
#include <criterion/redirect.h>

#include "../support/suite.h"
#include "cmd/report.h"

enum { MOST_WORDS = 8 };

struct taken {
	const char *out, *format, *folder, *file;
	bool draft, drop;
	bool ok;
};

/* Words behind the command's name, NULL-ended. */
static struct taken take(const char *const *words)
{
	struct taken t = {0};
	char *argv[MOST_WORDS + 2] = {(char *)"bunkai build"};
	int argc = 1;
	const struct option_word known[] = {OPTION("out", &t.out),
					    OPTION("format", &t.format),
					    FLAG("draft", &t.draft),
					    FLAG("drop", &t.drop),
					    {0}};

	while (*words && argc <= MOST_WORDS)
		argv[argc++] = (char *)*words++;
	t.ok = options_read(argc, argv, known, OPERANDS_FROM(1, &t.folder, &t.file));
	return t;
}

#define TAKE(...) take((const char *const[]){__VA_ARGS__, NULL})

static void expect_told(const char *text)
{
	cr_expect_stderr_eq_str(text);
}

TestSuite(options, .init = cr_redirect_stderr);

Test(options, words_flags_and_operands_in_any_order)
{
	struct taken t = TAKE("dir", "-o", "x", "--draft", "--format=pdf,text", "file");

	cr_assert(t.ok);
	cr_expect_str_eq(t.out, "x");
	cr_expect_str_eq(t.format, "pdf,text");
	cr_expect_str_eq(t.folder, "dir");
	cr_expect_str_eq(t.file, "file");
	cr_expect(t.draft);
	cr_expect_not(t.drop);
}

Test(options, cut_short_where_it_is_clear)
{
	struct taken t = TAKE("dir", "--fo", "pdf", "--dra");

	cr_expect(t.ok && t.draft && !t.drop);
	cr_expect_str_eq(t.format, "pdf");
}

Test(options, cut_short_where_it_is_not)
{
	cr_expect_not(TAKE("dir", "--dr").ok);
	expect_told(
		"bunkai build: error: option '--dr' may be one of several: --draft, --drop; write "
		"more of it [ambiguous-option]\n");
}

Test(options, unknown_and_near)
{
	cr_expect_not(TAKE("dir", "--drfat").ok);
	expect_told(
		"bunkai build: error: there is no option '--drfat'; there are: --out, --format, "
		"--draft, --drop; did you mean '--draft'? [unknown-option]\n");
}

Test(options, unknown_letters)
{
	cr_expect_not(TAKE("-x", "dir").ok);
	expect_told("bunkai build: error: there is no option '-x'; there are: --out, --format, "
		    "--draft, --drop [unknown-option]\n");
}

Test(options, one_hyphen_too_few)
{
	cr_expect_not(TAKE("dir", "-draft").ok);
	expect_told("bunkai build: error: there is no option '-draft'; there are: --out, --format, "
		    "--draft, --drop; did you mean '--draft'? [unknown-option]\n");
}

Test(options, a_value_is_missing)
{
	cr_expect_not(TAKE("dir", "--format").ok);
	expect_told(
		"bunkai build: error: option '--format' needs a value behind it [option-value]\n");
}

Test(options, a_flag_has_a_value)
{
	cr_expect_not(TAKE("dir", "--draft=yes").ok);
	expect_told("bunkai build: error: option '--draft' takes no value [option-flag]\n");
}

Test(options, an_operand_too_many)
{
	cr_expect_not(TAKE("dir", "file", "third").ok);
	expect_told("bunkai build: error: nothing is known to be done with 'third' "
		    "[extra-operand]\n");
}

Test(options, an_operand_is_missing_without_a_word)
{
	cr_expect_not(TAKE("--draft").ok);
	fflush(stderr);
	expect_told("");
}

Test(options, behind_two_hyphens_nothing_is_an_option)
{
	struct taken t = TAKE("--", "--draft");

	cr_expect(t.ok && !t.draft);
	cr_expect_str_eq(t.folder, "--draft");
}

ARENA_SUITE(report, a);

Test(report, names_as_a_shell_takes_them)
{
	cr_expect_str_eq(report_shell_word(a, "out/x-1.2"), "out/x-1.2");
	cr_expect_str_eq(report_shell_word(a, "病院"), "病院");
	cr_expect_str_eq(report_shell_word(a, "病院 資料"), "'病院 資料'");
	cr_expect_str_eq(report_shell_word(a, "it's"), "'it'\\''s'");
	cr_expect_str_eq(report_shell_word(a, "$HOME"), "'$HOME'");
	cr_expect_str_eq(report_shell_word(a, "-x"), "./-x");
	cr_expect_str_eq(report_shell_word(a, "~"), "'~'");
	cr_expect_str_eq(report_shell_word(a, ""), "''");
}

/* Where a second one would be lost unseen, it is refused; else the last holds. */
Test(options, given_twice)
{
	const char *format = NULL, *where = NULL, *folder;
	const struct option_word known[] = {
		OPTION("format", &format), ONCE("where", &where), {0}};
	char *twice[] = {"bunkai decide", "dir", "--format=pdf", "--where", "a=b", "--format=text"};
	char *refused[] = {"bunkai decide", "dir", "--where", "a=b", "--where=c=d"};

	cr_assert(options_read(ARRAY_LEN(twice), twice, known, OPERANDS(&folder)));
	cr_expect_str_eq(format, "text");
	cr_expect_str_eq(where, "a=b");
	where = NULL;
	cr_expect_not(options_read(ARRAY_LEN(refused), refused, known, OPERANDS(&folder)));
	expect_told("bunkai decide: error: option '--where' is given twice; put both into one, "
		    "with a comma between where it is a list [option-twice]\n");
}
