/* SPDX-License-Identifier: MIT
 *
 * An output folder that is brought up to date: what is made, what is left alone, and what is said
 * of each document.
 */
#include "work/refresh.h"

#include <string.h>
#include <unistd.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"
#include "../support/paths.h"

static struct fixture *f;

static void start(void)
{
	f = fixture_new();
	fixture_link(f, "templates/style.json");
}

static void stop(void)
{
	fixture_free(f);
}

TestSuite(refresh, .init = start, .fini = stop);

/* What is told of all documents, joined; the message when it was refused. */
static const char *refresh(const char *formats)
{
	const struct refresh_wish wish = {.out = fixture_path(f, "out")};
	struct progress quiet = {0};
	struct printer printer = {0};
	struct refreshed made = {0};
	struct strbuf sb = strbuf_new(f->a);

	f->dl = diag_new(f->a);
	fixture_check(f);
	cr_assert(printer_choose(&printer, f->a, formats, f->dl));
	if (!refresh_folder(&f->run, &printer, &wish, &quiet, &made, f->dl))
		return found_all(f->a, f->dl);
	for (size_t i = 0; i < made.told.n; i++)
		strbuf_join(&sb, "; ", made.told.at[i]);
	return sb.text;
}

static bool is_there(const char *name)
{
	return file_exists(file_join(f->a, fixture_path(f, "out"), name));
}

#define UNCHANGED                                                                                  \
	"c1/annex: unchanged; c1/boundary: unchanged; hospital/rules: unchanged; "                 \
	"hospital/contacts: unchanged"

Test(refresh, makes_all_once)
{
	cr_expect_str_eq(refresh("text"), "c1/annex: new; c1/boundary: new; hospital/rules: new; "
					  "hospital/contacts: new");
	cr_expect(is_there("c1/annex.txt") && is_there("hospital/contacts.txt"));
	cr_expect(is_there(".bunkai-trees/c1/annex.json"));
	cr_expect_str_eq(refresh("text"), UNCHANGED);
}

Test(refresh, makes_what_says_something_else_and_tells_how_much)
{
	refresh("text");
	fixture_replace(f, "data/clauses/logging/logging-a.md", "記録する", "写して記録する");
	const char *told = refresh("text");

	cr_expect(strstr(told, "c1/annex: changed (0 rows, 1 article"), "%s", told);
	cr_expect(strstr(told, "c1/boundary: unchanged"), "%s", told);
	cr_expect(strstr(file_read_text(f->a, fixture_path(f, "out/c1/annex.txt"), f->dl),
			 "写して記録する"));
}

Test(refresh, makes_a_lost_file_again)
{
	refresh("text");
	unlink(fixture_path(f, "out/c1/boundary.txt"));
	cr_expect(strstr(refresh("text"), "c1/boundary: made again: a file was missing"));
	cr_expect(is_there("c1/boundary.txt"));
	cr_expect_str_eq(refresh("text"), UNCHANGED);
}

Test(refresh, makes_a_file_again_that_is_not_its_own)
{
	refresh("text,json");
	fixture_replace(f, "out/c1/boundary.txt", "項番", "番号");
	fixture_write(f, "out/hospital/rules.json", "{}");
	cr_expect_str_eq(
		refresh("text,json"),
		"c1/annex: unchanged; c1/boundary: made again: boundary.txt is not the file "
		"that was written; hospital/rules: made again: rules.json is not the file that was "
		"written; "
		"hospital/contacts: unchanged");
	cr_expect(strstr(file_read_text(f->a, fixture_path(f, "out/c1/boundary.txt"), f->dl),
			 "項番"));
	cr_expect_str_eq(refresh("text,json"), UNCHANGED);
}

Test(refresh, a_changed_document_names_a_file_that_is_not_its_own)
{
	refresh("text");
	fixture_replace(f, "out/c1/annex.txt", "記録する", "記す");
	fixture_replace(f, "data/clauses/logging/logging-a.md", "記録する", "写して記録する");
	const char *told = refresh("text");

	cr_expect(strstr(told, "c1/annex: changed (0 rows, 1 article"), "%s", told);
	cr_expect(strstr(told, "; annex.txt is not the file that was written"), "%s", told);
}

/* Of files that a memory without their checksums speaks of nothing is known. */
Test(refresh, a_memory_of_an_earlier_program)
{
	refresh("text");
	fixture_replace(f, "out/.bunkai-state.json", "'files'", "'texts'");
	const char *told = refresh("text");

	cr_expect(strstr(told, "c1/annex: made again: whether"), "%s", told);
	cr_expect_str_eq(refresh("text"), UNCHANGED);
}

Test(refresh, other_formats_are_made_too)
{
	refresh("text");
	refresh("text,json");
	cr_expect(is_there("c1/annex.json") && is_there("c1/annex.txt"));
}

Test(refresh, what_is_struck_is_told_once_and_left)
{
	refresh("text");
	fixture_replace(f, "project/bunkai.json", ", 'contacts']", "]");
	cr_expect(strstr(refresh("text"), "hospital/contacts: gone"));
	cr_expect(is_there("hospital/contacts.txt"));
	cr_expect_null(strstr(refresh("text"), "gone"));
}

Test(refresh, a_calendar_is_made_again_and_what_has_no_days_gets_no_file)
{
	fixture_write(f, "project/templates/documents/ends.json",
		      "{'schema': 'bunkai/template/1', 'id': 'ends', 'title': '期限', 'scope': "
		      "'hospital', 'parts': [{'part': '期限', 'body': [{'block': 'table', 'view': "
		      "'servers', 'calendar': 'updates', 'columns': [{'head': '名称', 'field': "
		      "'name', 'event': 'summary'}, {'head': '期限', 'field': 'support_end', "
		      "'event': 'start'}]}]}]}");
	fixture_replace(f, "project/bunkai.json", "'contacts']", "'ends']");
	cr_expect_str_eq(refresh("ics"),
			 "c1/annex: no file: nothing in it has a day in a calendar; "
			 "c1/boundary: no file: nothing in it has a day in a calendar; "
			 "hospital/rules: no file: nothing in it has a day in a calendar; "
			 "hospital/ends: new");
	cr_expect(is_there("hospital/ends.ics") && is_there("hospital/ends.例示社.ics"));
	cr_expect_not(is_there("c1/annex.ics"));
	cr_expect(strstr(refresh("ics"), "hospital/ends: unchanged"));
	unlink(fixture_path(f, "out/hospital/ends.例示社.ics"));
	cr_expect(strstr(refresh("ics"), "hospital/ends: made again: a file was missing"));
	fixture_replace(f, "project/bunkai.json", "2028-06-30", "2028-07-31");
	cr_expect(strstr(refresh("ics"), "hospital/ends: changed (1 row"));
	cr_expect(strstr(file_read_text(f->a, fixture_path(f, "out/hospital/ends.ics"), f->dl),
			 "DTSTART;VALUE=DATE:20280731"));
}

Test(refresh, a_memory_of_a_newer_program_stands_in_the_way)
{
	refresh("text");
	fixture_replace(f, "out/.bunkai-state.json", "bunkai/state/1", "bunkai/state/2");
	refresh("text");
	cr_expect_not_null(found(f->dl, DIAG_STATE_NEWER, NULL));
}
