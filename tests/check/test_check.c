/* SPDX-License-Identifier: MIT
 *
 * The checks of a project: a sound one gives nothing, and each finding comes from one change to it.
 */
#include "check/check.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"

Test(check, a_sound_project_gives_nothing)
{
	struct fixture *f = fixture_new();

	fixture_check(f);
	cr_assert_eq(f->run.findings->all.n, 0, "%s", found_all(f->a, f->run.findings));
	fixture_free(f);
}
