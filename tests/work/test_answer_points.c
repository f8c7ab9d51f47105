/* SPDX-License-Identifier: MIT
 *
 * Open answers before signature: each is a point, a row or a clause with several answers is one, and
 * what an answer is about is no point beside it. What settles an answer takes the point away.
 */
#include "work/readiness.h"

#include <criterion/criterion.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"

FIXTURE_SUITE(answer_points, f);

#define HASH "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'"
#define ANSWERED(id, more) \
	"{'id': '" id "', 'contract': 'c1', 'party': 'maker', 'file': " HASH ", " more "}"
#define ROW(key, more) \
	"'asks': 'row', 'key': '" key "', 'phase': 'maintenance', 'verdict': 'wish'" more

static void answer(const char *answers)
{
	fixture_write(f, "project/talks.json",
		      arena_concat(f->a, "{'schema': 'bunkai/talks/1', 'answers': [", answers, "]}",
				   (char *)NULL));
}

static const struct readiness *look_at(void)
{
	fixture_check(f);
	return readiness_of(&f->run, "c1");
}

/* 'answer:R1/①-1=A-001, A-002' where answers are about it, else the id alone */
static const char *ids(void)
{
	const struct readiness *r = look_at();
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < r->points.all.n; i++) {
		const struct point *p = r->points.all.at[i];

		strbuf_join(&sb, " ", p->id);
		if (p->answered)
			strbuf_join(&sb, "=", answered_thing_ids(f->a, p->answered));
	}
	return sb.text;
}

Test(answer_points, a_row_with_answers_is_one_point_of_their_kind)
{
	answer(ANSWERED("A-001", ROW("R1/①-1", "")) ", " ANSWERED("A-002", ROW("R1/①-1", "")));
	cr_expect_str_eq(ids(), "answer:R1/①-1=A-001, A-002 agreement:R1/①-2 proposed:R1/duty "
				"proposed:R2/②-1 clause:backup-a");
}

Test(answer_points, so_is_a_clause_whichever_paragraph_is_meant)
{
	answer(ANSWERED("A-001", "'asks': 'clause', 'key': 'backup-a/1', 'verdict': 'refused'") ", "
	       ANSWERED("A-002", "'asks': 'clause', 'key': 'backup-a/2(1)', 'text': '写し'") ", "
	       ANSWERED("A-003", "'asks': 'clause', 'key': 'remote-a/1', 'text': '写し'"));
	cr_expect_str_eq(ids(), "answer:remote-a=A-003 answer:backup-a=A-001, A-002 "
				"agreement:R1/①-2 proposed:R1/①-1 proposed:R1/duty "
				"proposed:R2/②-1");
}

Test(answer_points, stand_beside_what_is_settled)
{
	fixture_settle(f);
	answer(ANSWERED("A-001", ROW("R1/①-1", ", 'doubts': ['decided-otherwise']")));
	cr_expect_str_eq(ids(), "answer:R1/①-1=A-001");
	cr_expect_str_eq(look_at()->points.all.at[0]->text, "作業を申請する。");
}

Test(answer_points, of_contacts_new_rows_and_rows_that_are_gone)
{
	fixture_settle(f);
	answer(ANSWERED("A-001", "'asks': 'contact', 'key': 'help', 'members': {'phone': '0X-3'}") ", "
	       ANSWERED("A-002", "'doubts': ['new'], 'text': 'もう一行'") ", "
	       ANSWERED("A-003", ROW("R9/①-1", "")) ", "
	       ANSWERED("A-004", "'asks': 'contact', 'key': 'nobody', 'verdict': 'wish'"));
	cr_expect_str_eq(ids(), "answer:contact/help=A-001 answer:A-002=A-002 "
				"answer:A-003=A-003 answer:A-004=A-004");
	cr_expect_str_eq(look_at()->points.all.at[1]->text, "もう一行");
}

Test(answer_points, of_the_hospital_stand_with_what_they_answer)
{
	fixture_settle(f);
	answer(ANSWERED("A-001", ROW("R1/①-1", "")) ", "
	       ANSWERED("A-002", "'asks': 'answer', 'key': 'A-001', 'verdict': 'refused', "
				 "'doubts': ['unclear']"));
	cr_expect_str_eq(ids(), "answer:R1/①-1=A-001, A-002");
}

Test(answer_points, go_when_a_decision_or_a_closing_names_the_answer)
{
	fixture_leave(f,
		      FIXTURE_SETTLED ", {'id': 'T', 'requirement': 'R1/①-1', 'status': 'agreed', "
				      "'by': '見本', 'answers': ['A-001']}",
		      "");
	fixture_write(f, "project/talks.json",
		      "{'schema': 'bunkai/talks/1', 'answers': [" ANSWERED(
			      "A-001", ROW("R1/①-1", "")) ", " ANSWERED("A-002", ROW("R1/①-1", ""))
		      "], 'closed': [{'answers': ['A-002'], 'how': 'refused', 'by': '見本', "
		      "'date': '2026-09-20'}]}");
	cr_expect_str_eq(ids(), "");
}

Test(answer_points, that_are_left_knowingly_are_open_again_when_more_is_answered)
{
	answer(ANSWERED("A-001", "'doubts': ['new'], 'text': 'もう一行'") ", "
	       ANSWERED("A-002", ROW("R1/①-1", "")));
	const struct readiness *r = look_at();
	const char *written = NULL;

	for (size_t i = 0; i < r->points.all.n; i++)
		if (r->points.all.at[i]->answered && r->points.all.at[i]->answered->row)
			written = readiness_written(f->a, r->points.all.at[i]);
	cr_assert_not_null(written);
	fixture_leave(f, FIXTURE_SETTLED,
		      arena_printf(f->a, "{'contract': 'c1', 'points': ['answer:A-001', '%s'], "
					 "'reason': '後日', 'by': '見本', 'date': '2026-09-20'}",
				   written));
	cr_expect_eq(look_at()->n_open, 0);
	cr_expect_eq(look_at()->n_left, 2);
	answer(ANSWERED("A-001", "'doubts': ['new'], 'text': 'もう一行'") ", "
	       ANSWERED("A-002", ROW("R1/①-1", "")) ", " ANSWERED("A-003", ROW("R1/①-1", "")));
	cr_expect_eq(look_at()->n_open, 1);
	cr_expect_eq(look_at()->changed.n, 1);
}

Test(answer_points, a_row_is_found_though_a_register_has_joined_the_project)
{
	fixture_settle(f);
	fixture_register(f, "project/registers/other.json",
			 "{'id': 'R8', 'scenario': '別の事象'}", "");
	answer(ANSWERED("A-001", ROW("R1/①-1", "")));
	cr_expect_str_eq(ids(), "answer:R1/①-1=A-001");
	cr_expect_str_eq(look_at()->points.all.at[0]->subject, "register:R1/①-1");
}
