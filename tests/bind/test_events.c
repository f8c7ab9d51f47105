/* SPDX-License-Identifier: MIT
 *
 * Tables whose rows are events: what a template says of them comes to stand in the tree, and what
 * it must not say is refused.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"

FIXTURE_SUITE(events, f);

static const char *const columns = "{'head': '名称', 'field': 'name', 'event': 'summary'}, "
				   "{'head': '期限', 'field': 'support_end', 'event': 'start'}";

/* A document of the servers; `more` are members of its table. */
static void write_template(const char *more, const char *list)
{
	fixture_write(f, "project/templates/documents/ends.json",
		      arena_printf(f->a,
				   "{'schema': 'bunkai/template/1', 'id': 'ends', 'title': '期限', "
				   "'scope': 'hospital', 'formats': ['ics'], 'parts': [{'part': "
				   "'期限', 'body': [{'block': 'table', 'view': 'servers'%s, "
				   "'columns': [%s]}]}]}",
				   more, list));
}

static const struct doc_node *bind_table_of(const char *more)
{
	write_template(more, columns);
	fixture_load(f);
	const struct doc *d = fixture_bind(f, "ends", NULL);

	return d ? d->first->first : NULL;
}

Test(events, the_tree_says_which_day_and_whose)
{
	const struct doc_node *table = bind_table_of(", 'calendar': 'updates', 'uid': 'id'");

	cr_assert(table && doc_table_has_events(table));
	const struct doc_node *row = table->first->next;

	cr_expect_eq(table->columns[0].event, EVENT_SUMMARY);
	cr_expect(fields_is_date(row->last->day), "%s", row->last->day);
	cr_expect_null(row->first->day);
	cr_expect_str_eq(row->uid, "db");
	cr_expect_not_null(row->calendar);
}

Test(events, a_day_that_is_missing_is_none)
{
	fixture_replace(f, "project/bunkai.json", "'support_end'", "'support_note'");
	const struct doc_node *table = bind_table_of("");

	cr_assert(table);
	cr_expect_null(table->first->next->last->day);
	cr_expect_str_eq(table->first->next->last->role, "missing");
}

/* It would name a file. */
Test(events, whose_calendar_it_is_has_a_name_that_a_file_may_have)
{
	fixture_replace(f, "project/bunkai.json", "'name': '主機'", "'name': '主/機'");
	bind_table_of(", 'calendar': 'name'");
	cr_expect_not_null(found(f->dl, DIAG_BAD_ID, NULL));
}

Test(events, an_unknown_field_is_refused)
{
	cr_expect_null(bind_table_of(", 'uid': 'number'"));
	cr_expect_not_null(found(f->dl, DIAG_UNKNOWN_FIELD, NULL));
	cr_expect_null(bind_table_of(", 'calendar': 'owner'"));
	cr_expect_not_null(found(f->dl, DIAG_UNKNOWN_FIELD, NULL));
}

static bool is_refused(const char *more, const char *list)
{
	write_template(more, list);
	return !fixture_try(f) && found(f->run.problems, DIAG_EVENT_COLUMNS, NULL);
}

Test(events, a_day_and_words_belong_together)
{
	const char *const plain = "{'head': '名称', 'field': 'name'}",
			  *const summary = "{'head': '名称', 'field': 'name', 'event': 'summary'}",
			  *const start = "{'head': '期限', 'field': 'support_end', 'event': 'start'}";

	cr_expect(is_refused("", summary));
	cr_expect(is_refused("", start));
	cr_expect(is_refused("", arena_concat(f->a, start, ", ", columns, (char *)NULL)));
	cr_expect(is_refused(", 'calendar': 'id'", plain));
	cr_expect(is_refused(", 'uid': 'id'", plain));
	cr_expect_not(is_refused("", columns));
	cr_expect_not(is_refused("", plain));
}
