/* SPDX-License-Identifier: MIT
 *
 * Who is called first at a minute of the week and by which number, and the hours in which nobody
 * can be called: by the installed words, over contacts that a test writes.
 */
#include "derive/on_call.h"

#include <criterion/criterion.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"
#include "derive/call_gaps.h"

FIXTURE_SUITE(on_call, f);

static struct roster *roster;

/* Elements of the lists; every contact serves the fixture's system. */
static void write_contacts(const char *contacts, const char *steps)
{
	fixture_write(f, "project/contacts.json",
		      arena_concat(f->a, "{'schema': 'bunkai/contacts/1', 'contacts': [", contacts,
				   "], 'escalation': [", steps, "]}", (char *)NULL));
	fixture_load(f);
	roster = on_call_roster(f->a, f->run.project, f->run.library);
}

#define CONTACT(id, kind, more)                                                                    \
	"{'id': '" id "', 'kind': '" kind "', 'systems': ['karte'], " more "}"
#define IT                                                                                         \
	CONTACT("it", "hospital",                                                                  \
		"'phone': '11', 'phone_off': '19', 'hours': '平日 8:30-17:15', 'deputy': 'it-2'")
#define IT_2                                                                                       \
	CONTACT("it-2", "hospital", "'phone': '21', 'hours': '平日 8:30-17:15', 'deputy': 'head'")
#define DUTY                                                                                       \
	CONTACT("duty", "hospital",                                                                \
		"'role': '当直の責任者', 'phone': '31', 'hours': '平日 17:15-翌8:30、休日 終日'")
#define HEAD CONTACT("head", "hospital", "'phone': '41', 'phone_off': '49', 'hours': '終日'")
#define STEPS                                                                                      \
	"{'step': 1, 'contact': 'it'}, {'step': 2, 'contact': 'duty'}, {'step': 3, 'contact': "    \
	"'head'}"

static const char *shown(const struct on_call *call)
{
	return arena_printf(f->a, "%s %s%s%s",
			    call->contact ? call->contact->id
			    : call->name  ? call->name
					  : "-",
			    call->phone ? call->phone : "-", call->within ? " within" : "",
			    call->night ? " night" : "");
}

static const char *first_at(enum day_kind day, enum day_kind before, int hour)
{
	struct on_call call = on_call_first(roster, (struct week_minute){day, before, hour * 60});

	return shown(&call);
}

Test(on_call, the_desk_of_the_night_comes_first_at_night)
{
	write_contacts(IT ", " IT_2 ", " DUTY ", " HEAD, STEPS);
	cr_expect_str_eq(first_at(DAY_MON, DAY_SUN, 9), "it 11 within");
	cr_expect_str_eq(first_at(DAY_MON, DAY_SUN, 3), "duty 31 within");
	cr_expect_str_eq(first_at(DAY_SAT, DAY_FRI, 3), "duty 31 within");
	cr_expect_str_eq(first_at(DAY_HOLIDAY, DAY_THU, 12), "duty 31 within");
}

Test(on_call, without_such_a_desk_whose_hours_hold_then_who_has_a_number)
{
	write_contacts(IT ", " IT_2 ", " HEAD,
		       "{'step': 1, 'contact': 'it'}, {'step': 3, 'contact': 'head'}");
	cr_expect_str_eq(first_at(DAY_SAT, DAY_FRI, 3), "head 49 within night");
	write_contacts(IT ", " IT_2,
		       "{'step': 1, 'contact': 'it-2'}, {'step': 2, 'contact': 'it'}");
	cr_expect_str_eq(first_at(DAY_SAT, DAY_FRI, 3), "it 19 night");
	write_contacts(IT_2, "{'step': 1, 'contact': 'it-2'}");
	cr_expect_str_eq(first_at(DAY_SAT, DAY_FRI, 3), "it-2 -");
	write_contacts("", "");
	cr_expect_str_eq(first_at(DAY_SAT, DAY_FRI, 3), "- -");
}

Test(on_call, the_role_of_the_first_call_comes_before_the_order)
{
	write_contacts(DUTY ", " HEAD ", " CONTACT("ops", "hospital",
						   "'role': 'システム運用担当者', "
						   "'phone': '51', 'hours': '平日 8:30-17:15'"),
		       STEPS);
	cr_expect_str_eq(first_at(DAY_MON, DAY_SUN, 9), "ops 51 within");
}

Test(on_call, who_holds_the_night_office_is_called_by_his_number_of_the_night)
{
	write_contacts(IT ", " CONTACT("chief", "hospital",
				       "'role': '院長・当直の責任者', 'phone': '61', "
				       "'phone_off': '69', 'hours': '平日 9:00-18:00'"),
		       "{'step': 1, 'contact': 'it'}, {'step': 2, 'contact': 'chief'}");
	cr_expect_str_eq(first_at(DAY_MON, DAY_SUN, 3), "chief 69 night");
	cr_expect_str_eq(first_at(DAY_MON, DAY_SUN, 10), "it 11 within");
}

Test(on_call, deputies_are_told_with_theirs_and_the_number_of_the_hour)
{
	struct week_minute night = {DAY_SAT, DAY_FRI, 180};
	struct strbuf sb = strbuf_new(f->a);

	write_contacts(
		IT
		", " IT_2
		", " CONTACT("head", "hospital",
			     "'phone': '41', 'phone_off': '49', "
			     "'hours': '終日', 'deputy': 'it', 'deputies': ['夜間の宿直', 'it-2']"),
		STEPS);
	struct on_call_list deputies =
		on_call_deputies(roster, project_contact(f->run.project, "it"), night);

	for (size_t i = 0; i < deputies.all.n; i++)
		strbuf_join(&sb, ", ", shown(&deputies.all.at[i]));
	cr_expect_str_eq(sb.text, "it-2 -, head 49 within night, 夜間の宿直 -");
}

Test(on_call, a_vendor_is_called_where_somebody_answers)
{
	struct week_minute day = {DAY_WED, DAY_TUE, 600}, night = {DAY_WED, DAY_TUE, 180};

	write_contacts(
		CONTACT("desk", "vendor", "'phone': '1', 'hours': '平日 8:00-20:00'") ", " CONTACT(
			"sec", "vendor", "'phone': '2', 'phone_off': '3', 'hours': '終日'"),
		"");
	struct on_call call = on_call_vendor(roster, &f->run.project->systems.at[0], day);

	cr_expect_str_eq(shown(&call), "desk 1 within");
	call = on_call_vendor(roster, &f->run.project->systems.at[0], night);
	cr_expect_str_eq(shown(&call), "sec 3 within night");
}

static const char *bands(void)
{
	struct call_bands week = on_call_week(roster);
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < week.all.n; i++)
		strbuf_join(&sb, " | ",
			    arena_printf(f->a, "%s: %s %s", week.all.at[i].when,
					 week.all.at[i].first.contact->id,
					 week.all.at[i].first.phone));
	return sb.text;
}

Test(on_call, the_week_falls_into_few_bands_of_which_the_day_is_the_first)
{
	write_contacts(IT ", " IT_2 ", " DUTY ", " HEAD, STEPS);
	cr_expect_str_eq(bands(), "平日 8:30-17:15: it 11 | 平日 17:15-翌8:30、休日 終日: duty 31");
	write_contacts(IT, "{'step': 1, 'contact': 'it'}");
	cr_expect_str_eq(bands(), "平日 8:30-17:15: it 11 | 上記以外の時間: it 19");
	write_contacts(IT ", " CONTACT("late", "hospital", "'phone': '41', 'phone_off': '49', "
				       "'hours': '平日 9:00-18:00'"), STEPS);
	cr_expect_str_eq(bands(), "平日 8:30-17:15: it 11 | 平日 17:15-18:00: late 41 | "
				  "上記以外の時間: it 19");
	write_contacts(CONTACT("desk", "hospital", "'phone': '1', 'hours': '終日'"), "");
	cr_expect_str_eq(bands(), "毎日: desk 1");
	/* whose hours nobody has written: the number of the day in its hours, nothing above it */
	write_contacts(CONTACT("desk", "hospital", "'phone': '1', 'phone_off': '2'"), "");
	cr_expect_str_eq(bands(), "平日 8:30-17:15: desk 1 | 上記以外の時間: desk 2");
}

static const char *gaps_with(const char *contacts)
{
	write_contacts(contacts, "");
	const char *gaps = call_gaps_of(roster, &f->run.project->systems.at[0], "vendor");

	return gaps ? gaps : "none";
}

#define DESK(more) CONTACT("desk", "vendor", "'phone': '1', " more)

Test(on_call, hours_that_nobody_covers_are_told_as_people_say_them)
{
	static const struct {
		const char *contacts, *gaps;
	} cases[] = {
		{DESK("'hours': '終日'"), "none"},
		{DESK("'hours': '平日 8:00-20:00', 'phone_off': '2'"), "none"},
		{DESK("'hours': '平日 8:00-20:00、土曜 8:00-13:00'"),
		 "平日 20:00から翌日 8:00まで、土曜 13:00から月曜 8:00まで、祝日・年末年始 "
		 "8:00から翌日 "
		 "8:00まで"},
		{DESK("'hours': '毎日 8:00-20:00'"), "毎日 20:00から翌日 8:00まで"},
		{DESK("'hours': '毎日 8:00-20:00（年末年始を除く。）'"),
		 "月曜から日曜まで・祝日 20:00から翌日 8:00まで、年末年始 8:00から翌日 8:00まで"},
		{DESK("'hours': '毎日 0:00-24:00（祝日を除く。）'"), "祝日 終日"},
		{DESK("'hours': '平日 8:30-17:15、休日 8:30-17:15'") ", " CONTACT(
			 "night", "vendor", "'phone': '2', 'hours': '毎日 17:15-翌8:30'"),
		 "none"},
		{DESK("'hours': '平日 8:30-17:15、休日 8:30-17:15'") ", " CONTACT(
			 "night", "vendor", "'phone': '2', 'hours': '毎日 17:15-翌8:00'"),
		 "毎日 8:00から8:30まで"},
		/* a deputy counts though he serves no system */
		{DESK("'hours': '平日 8:00-20:00', 'deputy': 'sec'") ", {'id': 'sec', 'kind': "
								     "'vendor', "
								     "'phone': '2', 'hours': "
								     "'終日'}",
		 "none"},
		/* nobody knows: the hours or the numbers are told of themselves */
		{DESK("'hours': '随時'"), "none"},
		{DESK("'hours': null"), "none"},
		{CONTACT("desk", "vendor", "'hours': '平日 8:00-20:00'"), "none"},
		{DESK("'hours': '終日'") ", " CONTACT("x", "vendor", "'hours': '平日 8:00-20:00'"),
		 "none"},
		{CONTACT("desk", "vendor", "'phone_off': '2'"), "none"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		cr_expect_str_eq(gaps_with(cases[i].contacts), cases[i].gaps, "%zu: %s", i,
				 gaps_with(cases[i].contacts));
}
