/* SPDX-License-Identifier: MIT
 *
 * Periods that words name, by the installed units.
 */
#include "derive/periods.h"

#include <criterion/criterion.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"

FIXTURE_SUITE(periods, f);

/* '3 day, 5 day', with 'every' behind what comes again */
static const char *read(const char *words)
{
	struct strbuf sb = strbuf_new(f->a);

	if (!f->run.library) {
		fixture_link(f, "clauses/chain.json");
		fixture_link(f, "clauses/calendar.json");
		fixture_load(f);
	}
	const struct periods all = periods_in(f->a, f->run.library, words);

	for (size_t i = 0; i < all.all.n; i++)
		strbuf_join(&sb, ", ",
			    arena_printf(f->a, "%d %s%s", all.all.at[i].period.count,
					 period_unit_names[all.all.at[i].period.unit],
					 all.all.at[i].every ? " every" : ""));
	return sb.text;
}

Test(periods, are_numbers_with_the_longest_unit)
{
	cr_expect_str_eq(read("発見から30分以内"), "30 minute");
	cr_expect_str_eq(read("1時間以内"), "1 hour");
	cr_expect_str_eq(read("停止した日から5営業日以内"), "5 business-day");
	cr_expect_str_eq(read("2週間"), "2 week");
	cr_expect_str_eq(read("6か月"), "6 month");
	cr_expect_str_eq(read("発覚の日からおおむね3日から5日以内"), "3 day, 5 day");
	cr_expect_str_eq(read("遮断から30分以内（遮断しないときは気付いてから60分以内）"),
			 "30 minute, 60 minute");
}

Test(periods, are_words_without_a_number)
{
	cr_expect_str_eq(read("直ちに、遅くとも1時間以内"), "0 minute, 1 hour");
	cr_expect_str_eq(read("決定を受けたその日のうち"), "0 day");
	cr_expect_str_eq(read("翌営業日までに"), "1 business-day");
}

Test(periods, say_what_comes_again_and_not_what_lies_before)
{
	cr_expect_str_eq(read("24時間ごと"), "24 hour every");
	cr_expect_str_eq(read("5日前まで"), "");
	cr_expect_str_eq(read("10営業日前までに、1日以内"), "1 day");
}

Test(periods, are_none_of_other_numbers)
{
	cr_expect_str_eq(read("速やかに"), "");
	cr_expect_str_eq(read("第95条2"), "");
	cr_expect_str_eq(read("1234567分以内"), "", "no such period is meant");
	cr_expect_str_eq(read(""), "");
}

Test(periods, the_longest_is_the_limit)
{
	read("");
	const struct periods all = periods_in(f->a, f->run.library, "直ちに、2時間以内、90分以内");
	const struct periods none = periods_in(f->a, f->run.library, "速やかに");

	cr_expect_eq(periods_longest(&all)->period.count, 2);
	cr_expect_null(periods_longest(&none));
	cr_expect(periods_have(&all, &(struct period){120, PERIOD_MINUTE}));
	cr_expect_not(periods_have(&all, &(struct period){91, PERIOD_MINUTE}));
	cr_expect_str_eq(period_words(f->a, f->run.library, &(struct period){30, PERIOD_MINUTE}),
			 "30分");
	cr_expect_str_eq(period_words(f->a, f->run.library, &(struct period){5, PERIOD_WORKDAY}),
			 "5営業日");
}
