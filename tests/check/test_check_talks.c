/* SPDX-License-Identifier: MIT
 *
 * Findings about talks.json: every name in it points to something, records of sendings are there,
 * and who has not answered by the day is told. A contract that has ended asks for nothing.
 */
#include <criterion/criterion.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "check/scope.h"

FIXTURE_SUITE(check_talks, f);

#define HASH "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'"
#define SENT(id, contract, party, due) \
	"{'id': '" id "', 'contract': '" contract "', 'party': '" party "', 'number': 1, 'date': " \
	"'2026-09-01', 'due': '" due "', 'rows': 4, 'sha256': " HASH "}"
#define GOOD SENT("S-1", "c1", "maker", "2026-10-15")
#define ANSWERED(id, more) \
	"{'id': '" id "', 'contract': 'c1', 'party': 'maker', 'file': " HASH ", " more "}"

/* With the record of the sending to the maker. */
static void talk(const char *sendings, const char *answers, const char *more)
{
	fixture_write(f, "project/sent/c1/maker/1/sending.json", "{}");
	fixture_write(f, "project/talks.json",
		      arena_concat(f->a, "{'schema': 'bunkai/talks/1', 'sendings': [", sendings,
				   "], 'answers': [", answers, "]", more, "}", (char *)NULL));
	fixture_check(f);
}

static const struct diag *first(enum diag_code code, const char *subject)
{
	const struct diag *d = found(f->run.findings, code, subject);

	cr_assert_not_null(d, "%s", found_all(f->a, f->run.findings));
	return d;
}

static void expect_of_contract(const struct diag *d, const char *id)
{
	cr_assert_eq(d->about.n, 1);
	cr_expect_str_eq(d->about.at[0].kind, ABOUT_CONTRACT);
	cr_expect_str_eq(d->about.at[0].id, id);
}

Test(check_talks, has_nothing_to_say_of_what_is_sound)
{
	talk(GOOD,
	     ANSWERED("A-1", "'sending': 'S-1', 'asks': 'row', 'key': 'R1/①-1', 'phase': "
			     "'maintenance', 'verdict': 'accepted'") ", "
	     ANSWERED("A-2", "'asks': 'clause', 'key': 'backup-a/1', 'verdict': 'wish'") ", "
	     ANSWERED("A-3", "'asks': 'contact', 'key': 'help', 'members': {}") ", "
	     ANSWERED("A-4", "'asks': 'answer', 'key': 'A-1', 'verdict': 'wish'") ", "
	     ANSWERED("A-5", "'doubts': ['new'], 'text': '新しい行'"),
	     ", 'closed': [{'answers': ['A-5'], 'how': 'refused', 'by': '見本', 'date': "
	     "'2026-09-20'}], 'received': [{'sha256': " HASH ", 'name': 'a.xlsx', 'date': "
	     "'2026-09-20', 'sending': 'S-1'}]");
	cr_expect_str_eq(found_all(f->a, f->run.findings), "");
}

Test(check_talks, names_contracts_and_parties_that_are_not_there)
{
	talk(GOOD ", " SENT("S-2", "c9", "maker", "2026-01-01") ", "
	     SENT("S-3", "c1", "stranger", "2026-10-15"),
	     "{'id': 'A-1', 'contract': 'c9', 'party': 'maker', 'file': " HASH "}", "");
	cr_expect_eq(found_count(f->run.findings, DIAG_TALK_OF_NOTHING), 2);
	first(DIAG_TALK_OF_NOTHING, "c9");
	expect_of_contract(first(DIAG_TALK_OF_NOTHING, "c1"), "c1");
	cr_expect_eq(found_count(f->run.findings, DIAG_SENDING_OVERDUE), 0);
}

Test(check_talks, names_answers_and_sendings_that_are_not_there)
{
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R1/①-1', 'contract': 'c1', 'status': "
			     "'agreed', 'by': '見本', 'answers': ['A-1', 'A-8']}");
	talk(GOOD,
	     ANSWERED("A-1", "'sending': 'S-9'") ", "
	     ANSWERED("A-2", "'asks': 'answer', 'key': 'A-7', 'verdict': 'wish'"),
	     ", 'closed': [{'answers': ['A-9'], 'how': 'taken', 'by': '見本', 'date': "
	     "'2026-09-20'}], 'received': [{'sha256': " HASH ", 'name': 'a.xlsx', 'date': "
	     "'2026-09-20', 'sending': 'S-8'}]");
	expect_of_contract(first(DIAG_UNKNOWN_ANSWER, "D1"), "c1");
	first(DIAG_UNKNOWN_ANSWER, "A-2");
	first(DIAG_UNKNOWN_ANSWER, "A-9");
	cr_expect_eq(found_count(f->run.findings, DIAG_UNKNOWN_ANSWER), 3);
	expect_of_contract(first(DIAG_UNKNOWN_SENDING, "A-1"), "c1");
	first(DIAG_UNKNOWN_SENDING, "a.xlsx");
}

Test(check_talks, wants_each_id_once)
{
	talk(GOOD ", " GOOD, ANSWERED("A-1", "'text': 'x'") ", " ANSWERED("A-1", "'text': 'y'"), "");
	first(DIAG_DUPLICATE_ID, "S-1");
	first(DIAG_DUPLICATE_ID, "A-1");
}

Test(check_talks, misses_the_record_of_a_sending_unless_an_edition_froze_the_project)
{
	talk(SENT("S-1", "c1", "clinic", "2026-10-15"), "", "");
	expect_of_contract(first(DIAG_SENDING_MISSING, "S-1"), "c1");
	fixture_write(f, "manifest.json", "{}");
	fixture_check(f);
	cr_expect_eq(found_count(f->run.findings, DIAG_SENDING_MISSING), 0);
}

Test(check_talks, tells_who_has_not_answered_by_the_day)
{
	talk(SENT("S-1", "c1", "maker", "2026-09-30"),
	     ANSWERED("A-1", "'sending': 'S-1', 'asks': 'row', 'key': 'R1/①-1', 'verdict': "
			     "'accepted'"),
	     "");
	const struct diag *d = first(DIAG_SENDING_OVERDUE, "S-1");

	expect_of_contract(d, "c1");
	cr_expect_str_eq(d->arguments[2], "4");
	cr_expect_str_eq(d->arguments[3], "3");
}

Test(check_talks, tells_what_an_open_answer_speaks_of_and_is_gone)
{
	talk(GOOD,
	     ANSWERED("A-1", "'asks': 'row', 'key': 'R9/①-1', 'verdict': 'wish'") ", "
	     ANSWERED("A-2", "'asks': 'clause', 'key': 'backup-z/1', 'verdict': 'wish'") ", "
	     ANSWERED("A-3", "'asks': 'contact', 'key': 'nobody'") ", "
	     ANSWERED("A-4", "'asks': 'row', 'key': 'R8/①-1', 'verdict': 'wish'"),
	     ", 'closed': [{'answers': ['A-4'], 'how': 'refused', 'by': '見本', 'date': "
	     "'2026-09-20'}]");
	cr_expect_eq(found_count(f->run.findings, DIAG_ANSWER_OF_NOTHING), 3);
	expect_of_contract(first(DIAG_ANSWER_OF_NOTHING, "A-1"), "c1");
}

Test(check_talks, asks_nothing_of_a_contract_that_has_ended)
{
	fixture_replace(f, "project/bunkai.json", "'to': '2027-09-30',",
			"'to': '2027-09-30', 'ended': '2026-09-20',");
	talk(SENT("S-1", "c1", "clinic", "2026-09-10"),
	     ANSWERED("A-1", "'asks': 'row', 'key': 'R1/①-1', 'verdict': 'wish'"), "");
	cr_expect_eq(found_count(f->run.findings, DIAG_SENDING_OVERDUE), 0);
	cr_expect_eq(found_count(f->run.findings, DIAG_SENDING_MISSING), 0);
	cr_expect_eq(found_count(f->run.findings, DIAG_ANSWER_OF_NOTHING), 0);
}
