/* SPDX-License-Identifier: MIT
 *
 * A whole ZIP file is told from one that a full disk cut short.
 */
#include "package/zip_check.h"

#include <criterion/criterion.h>

#include "../support/trees.h"

Test(zip_check, every_shorter_file_is_refused)
{
	struct run *run = run_start();
	size_t len;
	char *bytes = run_render(run, "xlsx", tree_small(run->arena), &len);

	cr_expect(zip_check(bytes, len));
	for (size_t cut = 0; cut < len; cut += cut < len - 200 ? 97 : 1)
		cr_expect_not(zip_check(bytes, cut), "%zu of %zu bytes", cut, len);
	cr_expect_gt(zip_entry_size(bytes, len, "xl/worksheets/sheet1.xml"), 1000);
	cr_expect_eq(zip_entry_size(bytes, len, "xl/worksheets/sheet9.xml"), 0);
	run_stop(run);
}
