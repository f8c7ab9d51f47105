/* SPDX-License-Identifier: MIT
 *
 * Names of the workbook are hidden, those of a sheet are left as the library writes them.
 */
#include "xlsx/names_hide.h"

#include <criterion/criterion.h>

#include "../support/suite.h"

ARENA_SUITE(names_hide, a);

static const struct name_titles none;

Test(names_hide, names_of_the_workbook_alone)
{
	cr_expect_str_eq(
		names_hide(a,
			   "<definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">"
			   "x</definedName><definedName name=\"_clause_a\">'条文'!$B$4</definedName>"
			   "</definedNames>",
			   &none),
		"<definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">x"
		"</definedName><definedName name=\"_clause_a\" hidden=\"1\">'条文'!$B$4</definedName>"
		"</definedNames>");
	cr_expect_str_eq(names_hide(a, "<workbook/>", &none), "<workbook/>");
}

Test(names_hide, another_form_is_refused)
{
	cr_expect_null(names_hide(a, "<definedName name=\"_a", &none));
}

/* The library keeps 127 bytes, and may end within a character. */
Test(names_hide, titles_that_the_library_cut_are_whole)
{
	const char *own[] = {NULL, "'長い名'!$A:$A,'長い名'!$2:$3"};

	cr_expect_str_eq(
		names_hide(a,
			   "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">x"
			   "</definedName><definedName name=\"_xlnm.Print_Titles\" "
			   "localSheetId=\"1\">'長い名'!$A:$A,'長\xE3</definedName></definedNames>",
			   &(struct name_titles){own, 2}),
		"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">x</definedName>"
		"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"1\">"
		"'長い名'!$A:$A,'長い名'!$2:$3</definedName></definedNames>");
}
