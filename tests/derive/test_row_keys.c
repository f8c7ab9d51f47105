/* SPDX-License-Identifier: MIT
 *
 * Which rows a written key takes: one, those of a wildcard, a whole risk; and that a duty is never
 * taken by the way.
 */
#include "derive/row_keys.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"

FIXTURE_SUITE(row_keys, f);

static void use_register(void)
{
	fixture_register(
		f, "project/register.json",
		"{'id': 'R1', 'response': 'Yes', 'duty': '閉じてください。'},"
		"{'id': 'R12', 'response': 'Yes', 'duty': '見てください。'}",
		"{'risk': 'R1', 'no': '②-1', 'applies': '対象', 'response': 'Yes', 'text': '守る。'},"
		"{'risk': 'R1', 'no': '②-12', 'applies': '対象', 'response': 'Yes', 'text': '守る。'},"
		"{'risk': 'R1', 'no': '③*', 'applies': '対象', 'response': 'Yes', 'text': '守る。'},"
		"{'risk': 'R1', 'no': '③-9', 'applies': '対象', 'response': 'Yes', 'text': '守る。'},"
		"{'risk': 'R1', 'no': null, 'applies': null, 'response': 'Yes'},"
		"{'risk': 'R12', 'no': 'd', 'applies': '対象', 'response': 'Yes', 'text': '守る。'}");
	fixture_load(f);
}

static const char *taken_by(const char *written)
{
	struct strbuf sb = strbuf_new(f->a);
	const struct responsibilities *all = f->run.responsibilities[0];

	for (size_t i = 0; i < all->rows.n; i++) {
		const struct responsibility *r = &all->rows.at[i];

		if (row_key_takes(f->run.project, f->run.library, written, r->reg, r->risk,
				  r->requirement))
			strbuf_join(&sb, " ", r->key);
	}
	return sb.text;
}

static const struct {
	const char *written, *taken;
	bool wide;
} keys[] = {
	{"R1/②-1", "R1/②-1", false},
	{"R1/②-*", "R1/②-1 R1/②-12", true},
	{"R1/②-?", "R1/②-1", true},
	{"R1/?-*", "R1/②-1 R1/②-12 R1/③-9", true},
	{"R1/*", "R1/②-1 R1/②-12 R1/③* R1/③-9", true},
	{"R1/③*", "R1/③*", true}, /* a row's own key, whatever signs it has */
	{"R1", "R1/②-1 R1/②-12 R1/③* R1/③-9", true},
	{"R1*", "R1/②-1 R1/②-12 R1/③* R1/③-9 R12/d", true},
	{"R?", "R1/②-1 R1/②-12 R1/③* R1/③-9", true},
	{"*/②-1", "R1/②-1", true},
	{"R1/duty", "R1/duty", false},
	{"R1/対応事項", "R1/duty", false},
	{"R*/duty", "R1/duty R12/duty", true},
	{"R12/d*", "R12/d", true},
	{"R12/du?y", "", true},
	{"register:R12", "R12/d", true},
	{"register:R1/②-1", "R1/②-1", false},
	{"R2/*", "", true},
	{"R", "", true},
	{"", "", true},
};

Test(row_keys, what_a_key_takes)
{
	use_register();
	for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
		const char *taken = taken_by(keys[i].written);
		size_t n = *taken != '\0';

		cr_assert_str_eq(taken, keys[i].taken, "%s takes '%s'", keys[i].written, taken);
		cr_assert_eq(row_key_is_wide(f->run.project, keys[i].written), keys[i].wide,
			     "%s", keys[i].written);
		for (const char *p = taken; (p = strchr(p, ' ')); p++)
			n++;
		cr_assert_eq(row_key_count(f->run.project, f->run.library, keys[i].written,
					   f->run.project->registers.at[0]),
			     n, "%s", keys[i].written);
	}
}

Test(row_keys, decisions_on_a_list_a_wildcard_and_a_whole_risk)
{
	fixture_decisions(f, "{'id': 'D1', 'requirements': ['R1/①-2', 'R2/*'], 'fee': 'extra'}, "
			     "{'id': 'D2', 'requirement': 'R1', 'when': '毎月'}");
	fixture_load(f);
	cr_assert_str_eq(fixture_row(f, "R1/①-2")->fee, "extra");
	cr_assert_str_eq(fixture_row(f, "R2/②-1")->fee, "extra");
	cr_assert_null(fixture_row(f, "R1/①-1")->fee);
	cr_assert_str_eq(fixture_row(f, "R1/①-2")->when, "毎月");
	cr_assert_null(fixture_row(f, "R1/duty")->when, "a duty has to be written");
	fixture_check(f);
	cr_assert_eq(found_count(f->run.findings, DIAG_ORPHANED_DECISION), 0);
	cr_assert_eq(found_count(f->run.findings, DIAG_DECISION_WITHOUT_ROW), 0);
}

Test(row_keys, a_wildcard_that_meets_nothing_is_told_what_would_have)
{
	fixture_decisions(f, "{'id': 'D1', 'requirements': ['R1/①-2', 'R2/③-*'], 'fee': 'extra'}");
	fixture_check(f);
	const struct diag *d = found(f->run.findings, DIAG_ORPHANED_DECISION, "D1");

	cr_assert_not_null(d, "%s", found_all(f->a, f->run.findings));
	cr_assert(strstr(d->message, "R2/③-*") && strstr(d->message, "R2/②-*, R2/*"), "%s",
		  d->message);
}

Test(row_keys, a_decision_speaks_of_one_thing)
{
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R1/①-1', 'requirements': ['R1/①-2']}");
	cr_assert(!fixture_try(f));
	cr_assert_eq(found_count(f->run.problems, DIAG_DECISION_SUBJECT), 1);
	fixture_decisions(f, "{'id': 'D1', 'requirements': []}");
	cr_assert(!fixture_try(f), "a list of none is none");
}

Test(row_keys, later_decisions_leave_what_they_do_not_name)
{
	fixture_decisions(f,
			  "{'id': 'D1', 'requirement': 'R1/①-1', 'status': 'agreed', 'by': '院長', "
			  "'date': '2026-09-01', 'text': '守る。', 'when': '毎月'}, "
			  "{'id': 'D2', 'requirement': 'R1', 'fee': 'extra'}");
	fixture_load(f);
	const struct responsibility *r = fixture_row(f, "R1/①-1");

	cr_assert_str_eq(r->status, "agreed");
	cr_assert_str_eq(r->agreed, "守る。");
	cr_assert_str_eq(r->when, "毎月");
	cr_assert_str_eq(r->fee, "extra");
	cr_assert_str_eq(responsibility_decided(r)->id, "D1", "who agreed stays who agreed");
	cr_assert_eq(r->decisions.n, 2);
	cr_assert_str_eq(responsibility_decided(fixture_row(f, "R1/①-2"))->id, "D2");
}
