/* SPDX-License-Identifier: MIT
 *
 * The wall of the little project: a part for each of twelve months, a cell for each day, and marks
 * of parties. tests/wall.py holds what stands in it against the schedule.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "derive/party_marks.h"

static struct fixture *f;

static void start(void)
{
	f = fixture_new();
	fixture_link(f, "clauses/calendar.json");
	fixture_link(f, "clauses/duty-words.json");
	fixture_remove(f, "data/templates/words.json");
	fixture_link(f, "templates/words.json");
	fixture_link(f, "templates/documents/wall-calendar.json");
}

static void stop(void)
{
	fixture_free(f);
}

TestSuite(wall, .init = start, .fini = stop);

static const struct doc_node *nth_part(const struct doc *d, size_t n)
{
	const struct doc_node *part = d->first;

	while (n-- && part)
		part = part->next;
	cr_assert(part);
	return part;
}

/* The cell of a week (from 1) and a weekday (from 0). */
static const struct doc_node *cell_of(const struct doc_node *part, size_t week, size_t day)
{
	const struct doc_node *row = part->first;

	while (row && row->kind != DOC_TABLE)
		row = row->next;
	cr_assert(row);
	for (row = row->first; week--;)
		row = row->next;
	const struct doc_node *cell = row->first;

	while (day--)
		cell = cell->next;
	return cell;
}

Test(wall, twelve_months_from_the_projects_date)
{
	fixture_load(f);
	const struct doc *d = fixture_bind(f, "wall-calendar", NULL);

	cr_assert(d, "%s", found_all(f->a, f->dl));
	cr_expect_eq(d->n, 12);
	cr_expect_str_eq(nth_part(d, 0)->text, "令和8年10月");
	cr_expect_str_eq(nth_part(d, 11)->text, "令和9年9月");
	cr_expect_str_eq(nth_part(d, 0)->id, "month-2026-10");
	cr_expect_str_eq(nth_part(d, 0)->foot, "印のあるものは事業者が行い、又は提出し、印のない"
					       "ものは当院が行う。Ａ 例示社");
	cr_expect(doc_part_breaks(nth_part(d, 0)));
}

Test(wall, days_stand_below_their_weekday_and_look_as_what_they_are)
{
	fixture_load(f);
	const struct doc *d = fixture_bind(f, "wall-calendar", NULL);

	cr_assert(d, "%s", found_all(f->a, f->dl));
	const struct doc_node *november = nth_part(d, 1);

	cr_expect_str_eq(cell_of(november, 1, 5)->text, "");
	cr_expect_str_eq(cell_of(november, 1, 5)->role, "no-day");
	cr_expect_str_eq(cell_of(november, 1, 6)->first->text, "1");
	cr_expect_str_eq(cell_of(november, 1, 6)->role, "rest-day");
	cr_expect_str_eq(cell_of(november, 2, 1)->first->text, "3　文化の日");
	cr_expect_str_eq(cell_of(november, 2, 1)->role, "holiday");
	cr_expect_str_eq(cell_of(november, 2, 2)->role, "day");
	cr_expect_str_eq(cell_of(nth_part(d, 3), 1, 4)->first->text, "1　元日");
	cr_expect_str_eq(cell_of(nth_part(d, 3), 1, 5)->role, "year-end");
}

Test(wall, the_contract_ends_on_its_day)
{
	fixture_load(f);
	const struct doc *d = fixture_bind(f, "wall-calendar", NULL);
	const struct contract *c = &f->run.project->contracts.at[0];

	cr_assert(d && c->to, "%s", found_all(f->a, f->dl));
	cr_expect(strstr(doc_text(f->a, d), "の期間が満了する"));
}

/* A hospital's own template speaks of a month only where there is one. */
Test(wall, a_month_is_named_in_its_part_alone)
{
	fixture_write(f, "project/templates/documents/wall-calendar.json",
		      "{'schema': 'bunkai/template/1', 'id': 'wall-calendar', 'title': '表', "
		      "'scope': 'hospital', 'parts': [{'part': '{{month_name}}', 'body': [{'block': "
		      "'paragraph', 'text': '本文'}]}]}");
	fixture_load(f);
	fixture_bind(f, "wall-calendar", NULL);
	cr_expect_not_null(found(f->dl, DIAG_UNDEFINED_PLACEHOLDER, NULL));
}

Test(wall, parties_have_letters_as_the_project_has_them)
{
	fixture_load(f);
	struct project p = *f->run.project;

	cr_expect_str_eq(party_mark(f->a, &p, "maker"), "Ａ");
	cr_expect_str_eq(party_mark(f->a, &p, "nobody"), "nobody");
	cr_expect_str_eq(party_marks_text(f->a, &p), "Ａ 例示社");
	memset(&p.parties, 0, sizeof p.parties);
	for (int i = 0; i < 27; i++)
		*vec_push(f->a, &p.parties) =
			(struct party){.id = arena_printf(f->a, "p%d", i), .kind = "vendor"};
	cr_expect_str_eq(party_mark(f->a, &p, "p25"), "Ｚ");
	cr_expect_str_eq(party_mark(f->a, &p, "p26"), "ＡＡ");
}
