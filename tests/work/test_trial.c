/* SPDX-License-Identifier: MIT
 *
 * A change that is tried before it is written: seen as it would be, refused where it makes errors,
 * and on the disk only when it is asked to be.
 */
#include "work/trial.h"

#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/file.h"

static struct fixture *f;
static struct trial t;

static void start(void)
{
	f = fixture_new();
	fixture_decisions(f, "");
	cr_assert(fixture_try(f)); /* finds the library */
	cr_assert(trial_open(&t, f->a, fixture_path(f, "project")));
	f->dl = diag_new(f->a);
}

static void stop(void)
{
	fixture_free(f);
}

TestSuite(trial, .init = start, .fini = stop);

static void decide(const char *decision)
{
	struct json_edit *e = trial_edit(&t, "decisions.json", NULL, f->dl);

	cr_assert_not_null(e);
	cr_assert_eq(trial_edit(&t, "decisions.json", NULL, f->dl), e);
	json_edit_append(e, json_get(json_edit_root(e), "decisions"),
			 json_parse(f->a, decision, "decision", f->dl));
}

static const char *on_disk(void)
{
	struct arena *fresh = arena_new(); /* f->a goes on seeing what it read */
	const char *text =
		arena_strdup(f->a, file_read_text(fresh, fixture_path(f, "project/decisions.json"),
						  f->dl));

	arena_free(fresh);
	return text;
}

Test(trial, the_state_after_is_seen_before_it_is_written)
{
	const char *key = t.before.responsibilities[0]->rows.at[0].key;

	cr_assert(!trial_changes(&t));
	decide(arena_printf(f->a, "{\"id\": \"D1\", \"requirement\": \"%s\", \"text\": \"x\"}", key));
	cr_assert(trial_run(&t, f->dl), "%s", found_all(f->a, f->dl));
	cr_expect(trial_changes(&t));
	cr_expect_eq(t.before.project->decisions.n, 0);
	cr_assert_eq(t.after.project->decisions.n, 1);
	cr_expect_str_eq(t.after.responsibilities[0]->rows.at[0].agreed, "x");
	cr_expect_null(t.before.responsibilities[0]->rows.at[0].agreed);
	cr_assert(trial_write(&t, f->dl), "%s", found_all(f->a, f->dl));
	cr_expect_not_null(strstr(on_disk(), "\"D1\""));
}

Test(trial, what_makes_an_error_is_refused_and_told)
{
	decide("{\"id\": \"D1\", \"requirement\": \"R99/9\", \"text\": \"x\"}");
	cr_expect(!trial_run(&t, f->dl));
	cr_expect_gt(f->dl->count[LEVEL_ERROR], 0);

	f->dl = diag_new(f->a);
	decide("{\"id\": \"D2\"}");
	cr_expect(!trial_run(&t, f->dl));
	cr_assert_not_null(found(f->dl, DIAG_DECISION_SUBJECT, "D2"));
}

Test(trial, nothing_is_written_until_asked)
{
	const char *was = on_disk();

	decide("{\"id\": \"D1\", \"topic\": \"backup\", \"text\": \"x\"}");
	trial_run(&t, f->dl);
	cr_expect_str_eq(on_disk(), was);
}
