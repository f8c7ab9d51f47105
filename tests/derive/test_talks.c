/* SPDX-License-Identifier: MIT
 *
 * What of the talks is open, by what decisions and closings say of it; how far a sending is answered,
 * each row once; and what is overdue.
 */
#include "derive/talks.h"
#include "model/answer_doubts.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"
#include "base/text.h"

FIXTURE_SUITE(talks, f);

#define HASH "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'"
#define SENT(n, due, rows) \
	"{'id': 'c1.maker." n ".7K3F9Q', 'contract': 'c1', 'party': 'maker', 'number': " n ", " \
	"'date': '2026-09-01', 'due': '" due "', 'rows': " rows ", 'clauses': 1, 'sha256': " HASH "}"
#define ANSWERED(id, sending, more) \
	"{'id': '" id "', 'sending': 'c1.maker." sending ".7K3F9Q', 'contract': 'c1', " \
	"'party': 'maker', 'file': " HASH ", " more "}"
#define ROW(key, verdict) "'asks': 'row', 'key': '" key "', 'phase': 'normal', 'verdict': '" verdict "'"

static const struct talk_states *talks(const char *sendings, const char *answers,
				       const char *closed)
{
	fixture_write(f, "project/talks.json",
		      arena_concat(f->a, "{'schema': 'bunkai/talks/1', 'sendings': [", sendings,
				   "], 'answers': [", answers, "], 'closed': [", closed, "]}",
				   (char *)NULL));
	fixture_load(f);
	return talk_states_of(f->a, f->run.project);
}

/* 'asked 3 answered 2: 1 1 0, unanswered 1, settled 1', and '!' where it is overdue */
static const char *counts(const struct sending_state *s)
{
	return arena_printf(f->a, "asked %zu answered %zu: %zu %zu %zu, unanswered %zu, settled %zu%s",
			    s->asked, s->answered, s->accepted, s->wished, s->refused,
			    s->unanswered, s->settled, s->overdue ? "!" : "");
}

static const char *open_ids(const struct talk_states *t)
{
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < t->answers.n; i++)
		if (t->answers.at[i].open)
			strbuf_join(&sb, " ", t->answers.at[i].answer->id);
	return sb.text;
}

Test(talks, without_a_file_there_are_none)
{
	fixture_load(f);
	const struct talk_states *t = talk_states_of(f->a, f->run.project);

	cr_assert_eq(t->answers.n, 0);
	cr_assert_eq(t->parties.n, 0);
	cr_assert_null(talk_of_party(t, "c1", "maker"));
	cr_assert_null(talk_answer(t, "A-001"));
}

Test(talks, each_row_counts_once_as_its_least_willing_answer_says)
{
	const struct talk_states *t =
		talks(SENT("1", "2026-10-15", "3"),
		      ANSWERED("A-001", "1", ROW("R1/①-1", "accepted")) ", " ANSWERED(
			      "A-002", "1", ROW("R1/①-1", "refused")) ", " ANSWERED(
			      "A-003", "1", ROW("R2/②-1", "accepted")) ", " ANSWERED(
			      "A-004", "1", "'asks': 'row', 'key': 'R2/②-1', 'phase': 'emergency'") ", " ANSWERED(
			      "A-005", "1", "'text': 'もう一行'"),
		      "{'answers': ['A-003'], 'how': 'taken', 'by': '見本', 'date': '2026-09-20'}");
	const struct party_talk *talk = talk_of_party(t, "c1", "maker");

	cr_assert_str_eq(counts(talk->latest),
			 "asked 4 answered 3: 1 1 1, unanswered 1, settled 1");
	cr_assert_str_eq(open_ids(t), "A-001 A-002 A-004 A-005");
	cr_assert_eq(talk->open, 4);
	cr_assert_eq(talk->latest->days, 14);
}

Test(talks, are_settled_by_the_decision_that_names_them)
{
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R1/①-1', 'status': 'agreed', "
			     "'answers': ['A-001', 'A-009']}, {'id': 'D2', 'requirement': "
			     "'R1/①-1', 'status': 'agreed', 'answers': ['A-001']}");
	const struct talk_states *t =
		talks(SENT("1", "2026-10-15", "1"),
		      ANSWERED("A-001", "1", ROW("R1/①-1", "accepted")) ", " ANSWERED(
			      "A-002", "1", "'asks': 'clause', 'key': 'backup-a/1', 'verdict': 'wish', "
					    "'doubts': ['changed-since', 'other-answer']"),
		      "");

	cr_assert_str_eq(open_ids(t), "A-002");
	cr_assert_str_eq(talk_answer(t, "A-001")->decision->id, "D2");
	cr_assert_eq(talk_of_party(t, "c1", "maker")->changed, 1);
	cr_assert(answer_has_doubt(talk_answer(t, "A-002")->answer, "other-answer"));
	cr_assert_not(answer_has_doubt(talk_answer(t, "A-001")->answer, DOUBT_CHANGED_SINCE));
}

Test(talks, overdue_is_the_latest_alone_once_its_day_has_passed)
{
	static const struct {
		const char *due;
		bool overdue;
	} days[] = {{"2026-10-02", false}, {"2026-10-01", false}, {"2026-09-30", true}};

	for (size_t i = 0; i < ARRAY_LEN(days); i++) {
		const char *sent = text_replace(f->a, SENT("2", "DAY", "1"), "DAY", days[i].due);
		const struct talk_states *t = talks(
			arena_concat(f->a, sent, ", ", SENT("1", "2026-09-10", "5"), (char *)NULL), "",
			"");
		const struct party_talk *talk = talk_of_party(t, "c1", "maker");

		cr_assert_eq(talk->sendings.n, 2);
		cr_assert_eq(talk->sendings.at[0].sending->number, 1);
		cr_assert_not(talk->sendings.at[0].overdue);
		cr_assert_not(talk->sendings.at[0].latest);
		cr_assert_eq(talk->latest->sending->number, 2);
		cr_assert_eq(talk->latest->overdue, days[i].overdue, "%s", days[i].due);
	}
}

Test(talks, nothing_is_overdue_when_everything_is_answered)
{
	const struct talk_states *t =
		talks(SENT("1", "2026-09-10", "1"),
		      ANSWERED("A-001", "1", ROW("R1/①-1", "refused")) ", " ANSWERED(
			      "A-002", "1", "'asks': 'clause', 'key': 'backup-a/1', 'verdict': 'accepted'"),
		      "");

	cr_assert_str_eq(counts(talk_of_party(t, "c1", "maker")->latest),
			 "asked 2 answered 2: 1 0 1, unanswered 0, settled 0");
}

Test(talks, of_an_answer_on_an_answer_the_first_is_the_root)
{
	const struct talk_states *t =
		talks("",
		      ANSWERED("A-001", "1", ROW("R1/①-1", "wish")) ", " ANSWERED(
			      "A-002", "1", "'asks': 'answer', 'key': 'A-001', 'verdict': 'wish'") ", " ANSWERED(
			      "A-003", "1", "'asks': 'answer', 'key': 'A-003', 'verdict': 'wish'") ", " ANSWERED(
			      "A-004", "1", "'asks': 'answer', 'key': 'A-009', 'verdict': 'wish'"),
		      "");

	cr_assert_str_eq(talk_root(t, talk_answer(t, "A-002"))->answer->id, "A-001");
	cr_assert_str_eq(talk_root(t, talk_answer(t, "A-001"))->answer->id, "A-001");
	cr_assert_str_eq(talk_root(t, talk_answer(t, "A-003"))->answer->id, "A-003");
	cr_assert_str_eq(talk_root(t, talk_answer(t, "A-004"))->answer->id, "A-004");
	cr_assert_null(talk_answer(t, "A-001")->sending);
}

static void expect_place(const char *key, int paragraph, int item, const char *clause)
{
	const struct given_answer x = {.asks = ASKS_CLAUSE, .key = key};
	int p, i;
	const struct clause *c = answer_place(f->a, f->run.library, &x, &p, &i);

	cr_expect_eq(p, paragraph, "%s", key);
	cr_expect_eq(i, item, "%s", key);
	cr_expect_str_eq(c ? c->id : "-", clause, "%s", key);
}

Test(talks, say_where_in_a_clause_they_stand)
{
	fixture_load(f);
	expect_place("backup-a/2(1)", 2, 1, "backup-a");
	expect_place("backup-a/12", 12, 0, "backup-a");
	expect_place("backup-a", 0, 0, "backup-a");
	expect_place("backup-z/1", 1, 0, "-");
	expect_place("backup-a/x", 0, 0, "backup-a");
	expect_place(NULL, 0, 0, "-");
}
