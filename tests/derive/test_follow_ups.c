/* SPDX-License-Identifier: MIT
 *
 * What somebody has to see to, as one calendar: both lists of decisions.json, dates in their order,
 * what is done and what was looked at left out.
 */
#include "derive/follow_ups.h"

#include <criterion/criterion.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"

FIXTURE_SUITE(follow_ups, f);

static void follow(const char *acceptances, const char *actions)
{
	fixture_write(f, "project/decisions.json",
		      arena_concat(f->a,
				   "{'schema': 'bunkai/decisions/1', 'decisions': [], "
				   "'acceptances': [",
				   acceptances, "], 'actions': [", actions, "]}", (char *)NULL));
	fixture_load(f);
}

/* 'R2 due 2027-03-31 181', one per line */
static const char *calendar(const char *today)
{
	struct followed_list list = follow_ups_of(f->a, f->run.project);
	struct follow_dates dates = follow_dates_of(f->a, &list, today);
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < dates.all.n; i++) {
		const struct follow_date *d = &dates.all.at[i];

		strbuf_join(&sb, "\n",
			    arena_printf(f->a, "%s %s %s %ld", d->of->risk, d->kind, d->date,
					 d->days));
	}
	return sb.text;
}

Test(follow_ups, stand_in_the_order_of_their_dates)
{
	follow("{'risk': 'R2', 'by': '院長', 'due': '2027-03-31', 'review': '2026-09-01'}, "
	       "{'risk': 'R3', 'by': '院長'}",
	       "{'risk': 'R1', 'action': '閉じる。', 'due': '2026-10-01'}");
	cr_assert_str_eq(calendar("2026-10-01"), "R2 review 2026-09-01 -30\n"
						 "R1 due 2026-10-01 0\n"
						 "R2 due 2027-03-31 181");
}

Test(follow_ups, what_is_done_is_due_no_more_but_may_be_looked_at_again)
{
	follow("", "{'risk': 'R1', 'due': '2026-09-01', 'done': '2026-08-30', 'review': "
		   "'2027-09-01'}");
	cr_assert_str_eq(calendar("2026-10-01"), "R1 review 2027-09-01 335");
}

Test(follow_ups, say_what_is_to_be_done)
{
	follow("{'risk': 'R2', 'by': '院長', 'note': '条件'}",
	       "{'risk': 'R1', 'action': '行う。', 'note': '注'}, {'risk': 'R1', 'note': '注'}");
	struct followed_list list = follow_ups_of(f->a, f->run.project);

	cr_assert_eq(list.all.n, 3);
	cr_assert_str_eq(list.all.at[0].what, "条件");
	cr_assert_str_eq(list.all.at[1].what, "行う。");
	cr_assert_str_eq(list.all.at[2].what, "注");
}

/* What the checklist does not have yet is to be done as well; what is answered with yes is not. */
Test(follow_ups, items_that_are_not_done_stand_among_them)
{
	fixture_write(f, "project/inspection.json",
		      "{'schema': 'bunkai/inspection/1', 'checklist': 'cl-1', 'answers': [{'item': "
		      "'2③', 'answer': 'no', 'target': '2027-01-31', 'owner': '係長', 'note': '催告'}, "
		      "{'item': '2④', 'answer': 'yes', 'target': '2027-01-31'}, {'item': '2⑤', "
		      "'answer': 'no'}]}");
	follow("{'risk': 'R2', 'by': '院長', 'due': '2027-03-31'}", "");
	cr_assert_str_eq(calendar("2026-10-01"), "2③ due 2027-01-31 122\n"
						 "R2 due 2027-03-31 181");
	struct followed_list list = follow_ups_of(f->a, f->run.project);

	cr_assert_str_eq(list.all.at[1].kind, "item");
	cr_assert_str_eq(list.all.at[1].what, "催告");
	cr_assert_str_eq(list.all.at[1].reg, "cl-1");
}
