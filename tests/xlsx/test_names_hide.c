/* SPDX-License-Identifier: MIT
 *
 * Names of the workbook are hidden, those of a sheet are left as the library writes them.
 */
#include "xlsx/names_hide.h"

#include <criterion/criterion.h>

#include "../support/suite.h"

ARENA_SUITE(names_hide, a);

Test(names_hide, names_of_the_workbook_alone)
{
	cr_expect_str_eq(
		names_hide(a,
			   "<definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">"
			   "x</definedName><definedName name=\"_clause_a\">'条文'!$B$4</definedName>"
			   "</definedNames>",
			   NULL),
		"<definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">x"
		"</definedName><definedName name=\"_clause_a\" hidden=\"1\">'条文'!$B$4</definedName>"
		"</definedNames>");
	cr_expect_str_eq(names_hide(a, "<workbook/>", NULL), "<workbook/>");
}

Test(names_hide, another_form_is_refused)
{
	cr_expect_null(names_hide(a, "<definedName name=\"_a", NULL));
}
