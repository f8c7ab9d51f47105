/* SPDX-License-Identifier: MIT
 *
 * Every document of the samples is a sound tree: as it is bound, and as it is read back from the
 * form that editions keep.
 */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <unistd.h>

#include "../support/scratch.h"
#include "../support/suite.h"
#include "base/file.h"
#include "doc/doc_check.h"
#include "editions/doc_read.h"
#include "render/render.h"
#include "work/documents.h"

DIAG_SUITE(trees, a, dl);

static const char *const samples[] = {"samples/telehealth", "samples/telehealth-next",
				      "samples/online-eligibility", "samples/clinic"};

static void expect_sound(const struct doc *d, const char *where, const char *how)
{
	const char *fault = doc_check(a, d);

	cr_expect_null(fault, "%s, %s: %s", where, how, fault ? fault : "");
}

static void expect_sound_when_kept(const struct doc *d, const char *where)
{
	char path[] = SCRATCH "/bunkai-tree-XXXXXX";
	struct render_context rc = {.arena = a, .dl = dl, .data = ".", .epoch = -1};
	struct render_result result;

	close(mkstemp(path));
	cr_assert(render_find("json")->render(&rc, d, path, &result));
	expect_sound(doc_read(a, path, dl), where, "read back");
	unlink(path);
}

Test(trees, every_sample_document_is_sound)
{
	size_t n = 0;

	setenv("BUNKAI_DATA", ".", 1);
	for (size_t i = 0; i < ARRAY_LEN(samples); i++) {
		struct run run;

		cr_assert(run_load(&run, a, samples[i]));
		run_check(&run);
		struct planned_list jobs = documents_plan(&run, NULL, NULL);

		for (size_t k = 0; k < jobs.all.n; k++, n++) {
			const struct planned *job = &jobs.all.at[k];
			const char *where = arena_printf(a, "%s: %s", samples[i], job->name);
			const struct doc *d = documents_bind(&run, job, NULL, true, NULL, dl);

			cr_assert_not_null(d, "%s", where);
			expect_sound(d, where, "bound");
			expect_sound_when_kept(d, where);
		}
	}
	cr_expect_gt(n, 30, "%zu documents", n);
}
