/* SPDX-License-Identifier: MIT
 *
 * Dates of the little project: tasks of an article and their months, what counts from a contract's
 * days, contacts, accepted risks, decisions, servers and terms; what is late; hours of a month.
 */
#include "derive/schedule.h"

#include <string.h>

#include "../support/fixture.h"
#include "../support/statements.h"
#include "../support/suite.h"
#include "base/text.h"
#include "derive/schedule_hours.h"

FIXTURE_SUITE(schedule, f);

#define CLAUSE_OF(text) \
	"---\nid: remote-d\ntopic: remote\ntitle: 作業の申請\ndocuments: [annex]\n" \
	"params:\n  days: 5\norder: 90\n---\n" text
#define DUTIES_OF(statements) \
	"{'schema': 'bunkai/duties/4', 'clause': 'remote-d', 'statements': [" statements "]}"

/* The installed calendar, with the month of the little project's topic. */
static void begin_with(const char *statements, const char *more)
{
	fixture_link(f, "clauses/duty-words.json");
	const char *calendar = arena_concat(
		      f->a, "{'schema': 'bunkai/calendar/1',\n"
		      " 'holidays': [{'date': '2026-11-03', 'name': '祝日'}],\n"
		      " 'year_end': {'from': '12-29', 'to': '01-03', 'name': '年末年始'},\n"
		      " 'eras': [{'name': '令和', 'from': 2019}],\n"
		      " 'occasions': [{'id': 'daily', 'days': 1},\n"
		      "  {'id': 'weekly', 'days': 7, 'weekday': '火'},\n"
		      "  {'id': 'monthly', 'months': 1, 'business_day': 2},\n"
		      "  {'id': 'quarterly', 'months': 3, 'business_day': 3},\n"
		      "  {'id': 'half', 'months': 6, 'business_day': 4},\n"
		      "  {'id': 'year-check', 'months': 12, 'business_day': 5}],\n"
		      " 'units': [{'word': '営業日', 'unit': 'business-day'},\n"
		      "  {'word': '日', 'unit': 'day'}, {'word': 'か月', 'unit': 'month'}],\n"
		      " 'times': [{'words': '毎月#日', 'means': 'day'},\n"
		      "  {'words': '#@ごと', 'means': 'every'},\n"
		      "  {'words': '#@前', 'means': 'before'}, {'words': '#@以内', 'means': 'within'}],\n"
		      " 'anchors': [{'event': 'contract.signed', 'of': 'contract.from'},\n"
		      "  {'event': 'contract.end', 'of': 'contract.to'},\n"
		      "  {'event': 'expiry.near', 'of': 'server.support_end', 'back': true}],\n"
		      " 'months': {'remote': {'quarterly': 2, 'half': 3, 'year-check': 11}},\n"
		      " 'minutes': {'daily': 5, 'weekly': 20, 'monthly': 30, 'quarterly': 40,\n"
		      "  'year-check': 60, 'further': 10, 'informed': 7, 'approves': 15, 'once': 25},\n"
		      " 'capacity': {'people': 1, 'hours': 2}", more, "}",
		      (char *)NULL);
	fixture_write(f, "data/clauses/calendar.json", calendar);
	fixture_write(f, "data/clauses/terms.json",
		      "{'schema': 'bunkai/terms/1', 'terms': [\n"
		      " {'id': 'contact.ring', 'value': 6, 'unit': 'か月', 'meaning': '架電の間隔'},\n"
		      " {'id': 'due', 'value': '令和9年4月1日', 'meaning': '導入の期限'}]}");
	fixture_write(f, DUTY_CLAUSE, CLAUSE_OF("{{vendor}}は、点検する。\n\n{{vendor}}は、調べる。\n"));
	fixture_write(f, DUTIES, statements);
	fixture_load(f);
}

static void begin(const char *statements)
{
	begin_with(statements, "");
}

static const struct schedule *dates(const char *contract, const char *from, const char *to)
{
	const struct schedule_wish wish = {
		.project = f->run.project,
		.library = f->run.library,
		.coverage = f->run.coverage,
		.words = f->run.words,
		.contract = contract ? project_contract(f->run.project, contract) : NULL,
		.from = from,
		.to = to,
		.late = true,
	};

	return schedule_of(f->a, &wish);
}

/* The dates of a kind, ' ' between them, each with * when it is late. */
static const char *dates_of(const struct schedule *s, enum due_kind kind, const char *party)
{
	const char *list = "";

	for (size_t i = 0; i < s->all.n; i++) {
		const struct due *d = &s->all.at[i];

		if (d->kind == kind && (!party || text_equal(d->party, party)))
			list = arena_concat(f->a, list, *list ? " " : "", d->date,
					    d->late ? "*" : "", (char *)NULL);
	}
	return list;
}

static const struct due *first_of(const struct schedule *s, enum due_kind kind)
{
	for (size_t i = 0; i < s->all.n; i++)
		if (s->all.at[i].kind == kind)
			return &s->all.at[i];
	cr_assert_fail("there is none");
	return NULL;
}

#define VENDOR(id, act, more) \
	"{'id': '" id "', 'who': 'vendor', 'act': '" act "', 'at': {'': '1'}, " more "}"

Test(schedule, a_month_comes_from_the_topic_and_the_day_from_the_occasion)
{
	begin(DUTIES_OF(VENDOR("check", "点検する", "'when': {'occasion': 'year-check'}")));
	/* 2026-11-01 is a Sunday, the 3rd a holiday: the fifth business day is the 9th */
	cr_expect_str_eq(dates_of(dates("c1", "2026-10-01", "2027-09-30"), DUE_TASK, NULL),
			 "2026-11-09");
	cr_expect_str_eq(dates_of(dates("c1", "2026-12-01", "2027-09-30"), DUE_TASK, NULL), "");
}

Test(schedule, a_paragraphs_own_rhythm_goes_before_the_occasions)
{
	begin(DUTIES_OF(VENDOR("check", "点検する",
			       "'when': {'occasion': 'year-check'}, 'time': ['3か月ごと']")));
	cr_expect_str_eq(dates_of(dates("c1", "2026-10-01", "2027-09-30"), DUE_TASK, NULL),
			 "2026-11-05 2027-02-03 2027-05-05 2027-08-04");
}

Test(schedule, a_day_of_the_month_goes_before_the_business_day)
{
	begin(DUTIES_OF(VENDOR("list", "一覧を提出する",
			       "'when': {'occasion': 'monthly'}, 'time': ['毎月10日まで']")));
	cr_expect_str_eq(dates_of(dates("c1", "2026-10-11", "2026-12-31"), DUE_TASK, NULL),
			 "2026-11-10 2026-12-10");
}

Test(schedule, a_topics_own_business_day_goes_before_the_occasions)
{
	begin_with(DUTIES_OF(VENDOR("check", "点検する", "'when': {'occasion': 'year-check'}")),
		   ", 'days': {'remote': {'year-check': 7}}");
	cr_expect_str_eq(dates_of(dates("c1", "2026-10-01", "2027-09-30"), DUE_TASK, NULL),
			 "2026-11-11");
}

#define BY_THE_TENTH(act) \
	DUTIES_OF(VENDOR("list", act, "'when': {'occasion': 'monthly'}, 'time': ['毎月10日まで']"))

static const char *october(const char *statements)
{
	fixture_write(f, DUTIES, statements);
	fixture_load(f);
	return dates_of(dates("c1", "2026-10-01", "2026-10-31"), DUE_TASK, NULL);
}

/* 2026-10-10 is a Saturday. */
Test(schedule, what_is_handed_in_moves_where_the_papers_say_so)
{
	begin(BY_THE_TENTH("一覧を提出する"));
	cr_expect_str_eq(october(BY_THE_TENTH("一覧を提出する")), "2026-10-10");
	fixture_write(f, "data/clauses/general/general-definitions.md",
		      "---\nid: general-definitions\ntopic: remote\ntitle: 定義\n"
		      "documents: [annex]\norder: 1\n---\n期間は、直後の営業日に満了する。\n");
	cr_expect_str_eq(october(BY_THE_TENTH("一覧を提出する")), "2026-10-12");
	cr_expect_str_eq(october(BY_THE_TENTH("一覧を作る")), "2026-10-10");
}

/* November has four Tuesdays, December five. */
Test(schedule, weekly_work_says_its_weekday_and_is_counted_by_it)
{
	begin(DUTIES_OF("{'id': 'look', 'who': 'hospital', 'act': '見る', 'at': {'': '1'}, "
			"'when': {'occasion': 'weekly'}}"));
	const struct schedule *s = dates("c1", "2026-11-01", "2026-12-31");

	cr_expect_str_eq(dates_of(s, DUE_STANDING, NULL), "2026-11-30 2026-12-28");
	cr_expect_eq(first_of(s, DUE_STANDING)->minutes, 4 * 20);
	cr_expect_eq(s->all.at[s->all.n - 1].minutes, 5 * 20);
	cr_expect(strstr(first_of(s, DUE_STANDING)->rhythm, "{{weekday}}") == NULL);
}

Test(schedule, acts_of_one_paragraph_are_one_task)
{
	begin(DUTIES_OF(
		VENDOR("check", "点検する", "'when': {'occasion': 'half'}, 'time': ['6か月ごと']") ", "
		VENDOR("report", "結果を報告する",
		       "'when': {'occasion': 'half'}, 'to': {'hospital': 'informed'}, 'record': '点検表'")
		", "
		"{'id': 'other', 'who': 'vendor', 'act': '別に点検する', 'at': {'': '2'}, "
		"'when': {'occasion': 'half'}}"));
	const struct schedule *s = dates("c1", "2026-10-01", "2027-03-31");

	cr_expect_str_eq(dates_of(s, DUE_TASK, NULL), "2027-03-04 2027-03-04");
	const struct due *d = first_of(s, DUE_TASK);

	cr_expect_str_eq(d->title, "点検する");
	cr_expect_eq(d->details.n, 2, "%zu", d->details.n);
	cr_expect_str_eq(d->details.at[0], "結果を報告する");
	cr_expect_str_eq(d->record, "点検表");
	cr_expect_eq(d->statements.n, 2);
	cr_expect_str_eq(d->party, "maker");
	cr_expect_str_eq(d->party_name, "乙");
	cr_expect_str_eq(d->id, "task.c1.remote-d.check.maker.2027-03");
	cr_expect_eq(d->minutes, 7); /* what the hospital reads */
}

Test(schedule, what_counts_from_another_act_stands_off_it)
{
	begin(DUTIES_OF(
		VENDOR("check", "照合する", "'when': {'occasion': 'year-check'}") ", "
		VENDOR("papers", "書面を提出する",
		       "'when': {'occasion': 'year-check'}, 'time': ['照合の日の30日前まで']")
		", "
		VENDOR("result", "結果を報告する",
		       "'when': {'occasion': 'year-check'}, 'time': ['照合の日から2営業日以内']")));
	cr_expect_str_eq(dates_of(dates("c1", "2026-10-01", "2027-09-30"), DUE_TASK, NULL),
			 "2026-10-10 2026-11-09 2026-11-11");
}

Test(schedule, daily_and_weekly_work_is_one_line_a_month)
{
	begin(DUTIES_OF("{'id': 'look', 'who': 'hospital', 'act': '確かめる', 'at': {'': '1'}, "
			"'when': {'occasion': 'daily'}}, "
			"{'id': 'copy', 'who': 'hospital', 'act': '写す', 'at': {'': '2'}, "
			"'when': {'occasion': 'weekly'}}"));
	const struct schedule *s = dates("c1", "2026-12-01", "2027-01-31");

	cr_expect_str_eq(dates_of(s, DUE_STANDING, "clinic"),
			 "2026-12-28 2026-12-28 2027-01-29 2027-01-29");
	/* twenty business days in December 2026; five weeks have begun */
	cr_expect_eq(s->all.at[0].minutes, 20 * 5, "%d", s->all.at[0].minutes);
	cr_expect_eq(s->all.at[1].minutes, 5 * 20, "%d", s->all.at[1].minutes);
}

Test(schedule, a_contract_asks_for_nothing_before_it_begins_or_after_it_ends)
{
	begin(DUTIES_OF(VENDOR("list", "提出する", "'when': {'occasion': 'monthly'}")));
	cr_expect_str_eq(dates_of(dates("c1", "2026-08-01", "2026-11-30"), DUE_TASK, NULL),
			 "2026-10-02 2026-11-04");
	cr_expect_str_eq(dates_of(dates("c1", "2027-08-01", "2027-12-31"), DUE_TASK, NULL),
			 "2027-08-03 2027-09-02");
}

Test(schedule, days_of_a_contract_are_counted_from)
{
	begin(DUTIES_OF(
		VENDOR("ledger", "台帳を提出する",
		       "'when': 'contract.signed', 'time': ['適用開始日から30日以内']") ", "
		VENDOR("plan", "計画を提出する",
		       "'when': 'contract.end', 'time': ['終了の日の60日前まで']") ", "
		VENDOR("erase", "消去する",
		       "'when': 'contract.end', 'time': ['終了の日から10日以内']") ", "
		VENDOR("tell", "サポートの終了を通知する",
		       "'when': 'expiry.near', 'time': ['12か月前まで']")));
	cr_expect_str_eq(dates_of(dates("c1", "2026-10-01", "2027-12-31"), DUE_CONTRACT, "maker"),
			 "2026-10-31 2027-06-30 2027-08-01 2027-10-10");
	cr_expect_str_eq(dates_of(dates("c1", "2026-10-01", "2027-12-31"), DUE_CONTRACT, "clinic"),
			 "2026-10-01 2027-09-30");
	cr_expect_str_eq(dates_of(dates("c1", "2028-01-01", "2028-12-31"), DUE_SUPPORT, NULL),
			 "2028-06-30");
	cr_expect_str_eq(dates_of(dates("c1", "2026-10-01", "2027-12-31"), DUE_TERM, NULL),
			 "2027-04-01");
}

Test(schedule, a_contact_is_dialled_again_from_the_day_it_was_confirmed)
{
	begin(DUTIES_OF(VENDOR("list", "提出する", "'when': {'occasion': 'monthly'}")));
	cr_expect_str_eq(dates_of(dates(NULL, "2026-10-01", "2027-09-30"), DUE_CONFIRMATION, NULL),
			 "2027-03-01 2027-09-01");
	/* not dialled for a year: the first one is late, and those after it are not told as missed */
	cr_expect_str_eq(dates_of(dates(NULL, "2027-10-01", "2028-03-31"), DUE_CONFIRMATION, NULL),
			 "2027-03-01* 2028-03-01");
}

Test(schedule, what_the_hospital_decided_has_its_days)
{
	begin(DUTIES_OF(VENDOR("list", "提出する", "'when': {'occasion': 'monthly'}")));
	fixture_decisions(f, "{'id': 'D1', 'topic': 'backup', 'contract': 'c1', 'status': 'open', "
			     "'when': '令和8年12月末まで', 'by': '見本'}");
	fixture_load(f);
	cr_expect_str_eq(dates_of(dates(NULL, "2026-10-01", "2027-09-30"), DUE_TARGET, NULL),
			 "2026-12-31");
	cr_expect_str_eq(dates_of(dates(NULL, "2027-01-01", "2027-09-30"), DUE_TARGET, NULL),
			 "2026-12-31*");
	cr_expect_str_eq(dates_of(dates("c1", "2026-10-01", "2027-09-30"), DUE_REVIEW, NULL), "");
}

Test(schedule, the_projects_months_and_minutes_go_before_the_librarys)
{
	begin(DUTIES_OF("{'id': 'look', 'who': 'hospital', 'act': '確かめる', 'at': {'': '1'}, "
			"'when': {'occasion': 'year-check'}}"));
	fixture_replace(f, "project/bunkai.json", "'documents':",
			"'calendar': {'from': '2027-01', 'months': {'remote': {'year-check': 6}}, "
			"'days': {'remote': {'year-check': 2}}, "
			"'minutes': {'remote-d#look': 90}}, 'documents':");
	fixture_load(f);
	const char *from, *to;

	schedule_year(f->a, f->run.project, &from, &to);
	cr_expect_str_eq(from, "2027-01-01");
	cr_expect_str_eq(to, "2027-12-31");
	const struct schedule *s = dates("c1", from, to);

	cr_expect_str_eq(dates_of(s, DUE_TASK, NULL), "2027-06-02");
	cr_expect_eq(first_of(s, DUE_TASK)->minutes, 90);
}

Test(schedule, hours_are_summed_by_month_and_office)
{
	begin(DUTIES_OF("{'id': 'look', 'who': 'hospital', 'act': '確かめる', 'at': {'': '1'}, "
			"'when': {'occasion': 'monthly'}}, "
			"{'id': 'write', 'who': 'hospital', 'act': '記す', 'at': {'': '1'}, "
			"'when': {'occasion': 'monthly'}}"));
	const struct schedule *s = dates("c1", "2026-11-01", "2026-11-30");
	const struct schedule_hours h = schedule_hours_of(f->a, f->run.library, s, "2026-11-01");

	cr_assert_eq(h.all.n, 2);
	cr_expect_str_eq(h.all.at[0].office, "係長"); /* of the topic: the annex names no office */
	cr_expect_eq(h.all.at[0].minutes, 40);
	cr_expect_null(h.all.at[1].office);
	cr_expect_eq(h.all.at[1].minutes, 40);
	cr_expect_str_eq(schedule_hours_text(f->a, 40), "0.75");
	cr_expect_str_eq(schedule_hours_text(f->a, 60), "1");
	cr_expect_str_eq(schedule_hours_text(f->a, 61), "1.25");
}
