/* SPDX-License-Identifier: MIT
 *
 * Which rows a party is asked about, in which order, and what tells one sending's rows from
 * another's.
 */
#include "talks/sent_choice.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "work/documents.h"

FIXTURE_SUITE(sent_choice, f);

static const struct sending_record *sending(const struct sending_wish *wish)
{
	fixture_load(f);
	const struct bind_input in = documents_input(&f->run, &f->run.project->contracts.at[0]);
	const struct sent_rows *rows = sent_rows_of(f->a, &in, f->dl);

	cr_assert(rows && !diag_failed(f->dl), "%s", found_all(f->a, f->dl));
	return sent_choice(f->a, f->run.project, rows, wish);
}

static const struct sending_record *sending_to(const char *party, bool open_only)
{
	const struct sending_wish wish = {
		.party = party, .date = "2026-10-01", .due = "2026-10-15", .open_only = open_only};

	return sending(&wish);
}

/* 'R1/①-1 R2/②-1': the keys of what is asked of one kind */
static const char *keys(const struct sending_record *r, const char *asks)
{
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < r->rows.n; i++)
		if (strcmp(r->rows.at[i].asks, asks) == 0)
			strbuf_join(&sb, " ", r->rows.at[i].key);
	return sb.text;
}

Test(sent_choice, a_vendor_is_asked_about_rows_articles_and_its_own_contacts)
{
	const struct sending_record *r = sending_to("maker", false);

	cr_assert_eq(sent_choice_count(r, ASKS_ROW), f->run.responsibilities[0]->rows.n);
	cr_assert_str_eq(keys(r, ASKS_CLAUSE),
			 "remote-a/1 remote-a/2 remote-a/3 backup-a/1 logging-a/1");
	cr_assert_str_eq(keys(r, ASKS_CONTACT), "help");
	cr_assert_eq(sent_choice_count(r, ASKS_ANSWER), 0);
}

Test(sent_choice, the_hospital_is_asked_about_rows_and_its_own_contacts)
{
	const struct sending_record *r = sending_to("clinic", false);

	cr_assert_gt(sent_choice_count(r, ASKS_ROW), 0);
	cr_assert_eq(sent_choice_count(r, ASKS_CLAUSE), 0);
	cr_assert_str_eq(keys(r, ASKS_CONTACT), "", "'help' is the maker's");
}

Test(sent_choice, what_is_settled_stands_last_or_is_left_out)
{
	fixture_decisions(f, "{'id': 'D-1', 'requirement': 'R1/①-1', 'status': 'agreed', 'by': "
			     "'見本'}, {'id': 'D-2', 'clause': 'backup-a', 'position': '標準案', "
			     "'status': 'agreed', 'by': '見本'}");
	const struct sending_record *r = sending_to("maker", false);
	const char *all = keys(r, ASKS_ROW);

	cr_assert_not_null(strstr(all, " R1/①-1"), "it is not the first: %s", all);
	cr_assert_not_null(strstr(keys(r, ASKS_CLAUSE), "backup-a/1"));
	r = sending_to("maker", true);
	cr_assert_null(strstr(keys(r, ASKS_ROW), "R1/①-1"), "%s", keys(r, ASKS_ROW));
	cr_assert_null(strstr(keys(r, ASKS_CLAUSE), "backup-a/1"));
	cr_assert_not_null(strstr(keys(r, ASKS_CLAUSE), "remote-a/1"));
}

Test(sent_choice, codes_are_of_one_row_of_one_sending)
{
	const struct sending_record *first = sending_to("maker", false),
				    *again = sending_to("maker", false);
	const struct sending_record *later =
		sending(&(struct sending_wish){
			.party = "maker", .date = "2026-10-01", .due = "2026-10-16"});
	struct map *seen = map_new(f->a);

	cr_assert_str_eq(first->id, again->id);
	cr_assert_str_neq(first->id, later->id);
	cr_assert_eq(strncmp(first->id, "c1.maker.1.", strlen("c1.maker.1.")), 0);
	for (size_t i = 0; i < first->rows.n; i++) {
		const char *code = first->rows.at[i].code;

		cr_assert_str_eq(code, again->rows.at[i].code);
		cr_assert_str_neq(code, later->rows.at[i].code);
		cr_assert_null(map_get(seen, code));
		cr_assert_eq(strspn(code, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"), strlen(code));
		cr_assert_eq(strlen(code), 6);
		map_set(seen, code, (void *)code);
	}
}

Test(sent_choice, each_sheet_counts_its_own_rows)
{
	const struct sending_record *r = sending_to("maker", false);
	const char *clause = NULL;

	for (size_t i = 0; i < r->rows.n && !clause; i++)
		if (strcmp(r->rows.at[i].asks, ASKS_CLAUSE) == 0)
			clause = settings_get(&r->rows.at[i].cells, "number");
	cr_assert_str_eq(settings_get(&r->rows.at[0].cells, "number"), "1");
	cr_assert_str_eq(clause, "1");
}
