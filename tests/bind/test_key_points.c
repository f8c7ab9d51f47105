/* SPDX-License-Identifier: MIT
 *
 * The first pages of an annex: hours and who is reached at night, deadlines with who has to keep
 * them, fees, what differs from the standard wording, and who signs which paper.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/statements.h"
#include "../support/suite.h"
#include "base/text.h"
#include "bind/view.h"

FIXTURE_SUITE(key_points, f);

#define BUNKAI "project/bunkai.json"

static struct binding binding;
static struct bind_input input;

static const struct view *view_in(const char *name, const char *contract)
{
	fixture_check(f);
	input = (struct bind_input){
		.project = f->run.project,
		.library = f->run.library,
		.covers = f->run.covers,
		.coverage = f->run.coverage,
		.responsibilities = f->run.responsibilities,
		.words = f->run.words,
		.template = library_template(f->run.library, "annex"),
		.contract = contract ? project_contract(f->run.project, contract) : NULL,
	};
	binding = (struct binding){.a = f->a,
				   .scratch = f->a,
				   .in = &input,
				   .dl = diag_new(f->a),
				   .views = map_new(f->a)};
	binding.imprint = imprint_latest(f->a, input.project, input.library, input.contract);
	binding.selection = select_clauses(f->a, input.project, input.library, input.template,
					   input.contract, binding.imprint);
	const struct view *v = view_get(&binding, name, "here");

	cr_assert_not_null(v, "%s", name);
	return v;
}

static const struct view *view_of(const char *name)
{
	return view_in(name, "c1");
}

/* `text` NULL: not filled in. */
static void expect(const struct view *v, size_t row, const char *field, const char *text)
{
	cr_assert_lt(row, v->rows.n, "%s has %zu rows", v->name, v->rows.n);
	const struct view_field *at = view_field(&v->rows.at[row], field);

	cr_assert_not_null(at, "%s lacks %s", v->name, field);
	cr_expect(text_equal(at->text, text), "%s[%zu].%s: %s", v->name, row, field,
		  at->text ? at->text : "NULL");
}

/* The first row whose field is so; fails without one. */
static size_t row_with(const struct view *v, const char *field, const char *text)
{
	for (size_t i = 0; i < v->rows.n; i++)
		if (text_equal(view_field(&v->rows.at[i], field)->text, text))
			return i;
	cr_assert_fail("%s has no row with %s %s", v->name, field, text);
	return 0;
}

static bool has_row(const struct view *v, const char *field, const char *text)
{
	for (size_t i = 0; i < v->rows.n; i++)
		if (text_equal(view_field(&v->rows.at[i], field)->text, text))
			return true;
	return false;
}

static void expect_blank(const struct view *v, const char *field, const char *end)
{
	const struct view_field *at = view_field(&v->rows.at[0], field);

	cr_assert_eq(at->blanks.n, 1, "%s.%s: %zu", v->name, field, at->blanks.n);
	cr_expect(text_ends(at->blanks.at[0].place, end), "%s", at->blanks.at[0].place);
}

Test(key_points, hours_that_nobody_wrote_say_where)
{
	const struct view *v = view_of("key-hours");

	cr_assert_eq(v->rows.n, 1);
	expect(v, 0, "window", NULL);
	expect_blank(v, "window", "bunkai.json:systems[0].window");
	expect(v, 0, "desk", NULL);
	expect_blank(v, "desk", "bunkai.json:systems[0].desk");
}

/* A server that stands still with its system is not named again. */
Test(key_points, windows_other_than_the_systems_are_named_once)
{
	fixture_replace(f, BUNKAI, "'updates': 'maker'}]",
			"'updates': 'maker', 'window': '土曜日'}, "
			"{'id': 'ap', 'name': '副機', 'window': '日曜日'}, "
			"{'id': 'bk', 'name': '予備機', 'window': '土曜日'}], 'window': '日曜日', "
			"'desk': '平日の窓口', 'lines': [{'id': 'ln', 'name': '回線', 'desk': "
			"'終日の窓口'}]");
	const struct view *v = view_of("key-hours");
	const struct view_field *window = view_field(&v->rows.at[0], "window"),
				*desk = view_field(&v->rows.at[0], "desk");

	cr_assert_eq(window->lines.n, 2);
	cr_expect_str_eq(window->lines.at[0].text, "日曜日");
	cr_expect_str_eq(window->lines.at[1].text, "主機、予備機：土曜日");
	cr_assert_eq(desk->lines.n, 2);
	cr_expect_str_eq(desk->lines.at[0].text, "平日の窓口");
	cr_expect_str_eq(desk->lines.at[1].text, "回線：終日の窓口");
}

/* The number itself stays in the sheet of contacts: it changes oftener than a contract. */
Test(key_points, each_party_has_a_desk_and_somebody_at_night)
{
	const struct view *v = view_of("key-desks");

	cr_assert_eq(v->rows.n, 2);
	expect(v, 1, "label", "乙");
	expect(v, 1, "desk", "保守窓口");
	expect(v, 1, "hours", "終日");
	expect(v, 1, "night", "同じ窓口が電話で受ける");
}

Test(key_points, a_deputy_answers_at_night_or_nobody)
{
	fixture_replace(f, "project/contacts.json", "'phone_off': '0X-2', ",
			"'deputy': 'night', ");
	fixture_replace(f, "project/contacts.json", "'confirmed': '2026-09-01'}]",
			"'confirmed': '2026-09-01'}, {'id': 'night', 'kind': 'vendor', 'party': "
			"'maker', 'desk': '当直', 'phone_off': '0X-3', 'systems': []}]");
	expect(view_of("key-desks"), 1, "night", "当直が電話で受ける");
	fixture_replace(f, "project/contacts.json", "'phone_off': '0X-3', ", "");
	expect(view_of("key-desks"), 1, "night", NULL);
}

Test(key_points, days_say_who_and_where)
{
	statements_write(f);
	fixture_replace(f, TERMS, "'meaning': '回答するまで'",
			"'meaning': '回答するまで', 'main': true");
	const struct view *v = view_of("key-days");

	cr_assert_eq(v->rows.n, 1);
	expect(v, 0, "what", "回答するまで");
	expect(v, 0, "main", "main");
	expect(v, 0, "value", "3日");
	expect(v, 0, "who", "甲");
	expect(v, 0, "provisions", "第2条1");
}

/* Another position does not cite the term: nobody is held to it. */
Test(key_points, a_term_that_no_article_in_force_has_is_no_deadline)
{
	statements_write(f);
	fixture_replace(f, BUNKAI, "'positions': {}", "'positions': {'remote-d': '代替案'}");
	cr_expect_eq(view_of("key-days")->rows.n, 0);
}

Test(key_points, what_a_position_changes)
{
	statements_write(f);
	fixture_replace(f, DUTIES, "'alt': {'代替案': {'to': null}}",
			"'alt': {'代替案': {'time': ['前日まで']}}");
	cr_expect_not(has_row(view_of("key-differences"), "kind", "代替案"));
	fixture_replace(f, BUNKAI, "'positions': {}", "'positions': {'remote-d': '代替案'}");
	const struct view *v = view_of("key-differences");
	size_t row = row_with(v, "kind", "代替案");

	expect(v, row, "place", "第2条");
	expect(v, row, "title", "作業の申請");
	expect(v, row, "text",
	       "「乙：作業の申請書を提出する」の時期を「5日前まで」から「前日まで」に改める；"
	       "「甲：可否を回答する」を除くほか4点");
}

/* A clause without statements has no data to compare: its words differ, and that is said. */
Test(key_points, a_position_without_statements_changes_words)
{
	fixture_replace(f, BUNKAI, "'positions': {}", "'positions': {'backup-a': '代替案'}");
	const struct view *v = view_of("key-differences");

	expect(v, row_with(v, "kind", "代替案"), "text", "文言を改める");
}

Test(key_points, numbers_of_ones_own)
{
	statements_write(f);
	fixture_replace(f, BUNKAI, "'params': {}, 'positions'",
			"'params': {'remote-a.days': 2}, 'positions'");
	fixture_replace(f, BUNKAI, "'documents': ['annex'",
			"'terms': {'reply': '1週間'}, 'documents': ['annex'");
	const struct view *v = view_of("key-differences");

	expect(v, row_with(v, "title", "remote-aの条"), "text", "2日前に申請する（標準の値は5）");
	expect(v, row_with(v, "title", "remote-aの条"), "place", "第1条1");
	expect(v, row_with(v, "title", "回答するまで"), "text", "1週間（標準の値は3日）");
}

/* What one reason left out is one row; a topic that is gone is called by its name. */
Test(key_points, what_was_left_out_by_reason)
{
	fixture_replace(f, BUNKAI, "'omit': []",
			"'omit': [{'topic': 'backup', 'reason': '別に定める。'}, {'clause': "
			"'logging-a', 'reason': '別に定める。'}]");
	const struct view *v = view_of("key-differences");
	size_t row = row_with(v, "kind", "省略");

	expect(v, row, "title", "写し、記録");
	expect(v, row, "text", "別に定める。");
	cr_expect_eq(v->rows.n, 1);
}

Test(key_points, nothing_differs)
{
	cr_expect_eq(view_of("key-differences")->rows.n, 0);
}

Test(key_points, fees_of_things_decisions_and_articles)
{
	statements_write(f);
	fixture_replace(f, BUNKAI, "'updates': 'maker'}]",
			"'updates': 'maker', 'fee': 'included'}], 'fee': 'extra'");
	fixture_replace(f, DUTIES, "'record': '申請書'", "'record': '申請書', 'fee': 'extra'");
	fixture_replace(f, "project/decisions.json", "'decisions': []",
			"'decisions': [{'id': 'D-1', 'requirement': 'R2/②-1', 'status': 'agreed', "
			"'roles': {'maker': 'accountable'}, 'fee': 'extra', 'text': "
			"'写しを毎日取る。', 'by': '院長', 'date': '2026-09-20'}]");
	const struct view *v = view_of("key-fees");
	size_t server = row_with(v, "text", "主機"), system = row_with(v, "text", "電子カルテ"),
	       act = row_with(v, "text", "乙：作業の申請書を提出する"),
	       decision = row_with(v, "text", "写しを毎日取る。");

	expect(v, server, "fee.name", "契約内");
	expect(v, system, "fee.name", "別途");
	expect(v, act, "fee.name", "別途");
	expect(v, act, "basis", "第2条1");
	expect(v, decision, "kind", "合意済");
	expect(v, decision, "basis", "R2/②-1");
	expect(v, v->rows.n - 1, "fee", "undecided");
}

/* A rejected demand costs nobody anything. */
Test(key_points, what_was_rejected_has_no_fee)
{
	fixture_replace(f, "project/decisions.json", "'decisions': []",
			"'decisions': [{'id': 'D-1', 'requirement': 'R2/②-1', 'status': "
			"'rejected', 'fee': 'extra', 'text': '写しを取らない。', 'by': '院長', "
			"'date': '2026-09-20'}]");
	cr_expect_not(has_row(view_of("key-fees"), "text", "写しを取らない。"));
}

/* Who signs is read from the block of signatures; beside it the template says what is done. */
Test(key_points, who_signs_which_paper)
{
	fixture_replace(f, "data/templates/documents/annex.json", "{'part': '一覧', 'body': [",
			"{'part': '一覧', 'body': [{'block': 'signature', 'view': 'parties', "
			"'where': [{'field': 'role', 'op': 'eq', 'value': ['vendor']}], 'columns': "
			"[{'head': '名称', 'field': 'name'}]}, ");
	fixture_replace(f, "data/templates/documents/annex.json", "'scope': 'contract'",
			"'scope': 'contract', 'use': '締結のとき', 'does': {'hospital': '受領', "
			"'vendor': '作成'}");
	const struct view *v = view_of("key-papers");
	size_t annex = row_with(v, "title", "別紙");

	expect(v, annex, "use", "締結のとき");
	expect(v, annex, "does:clinic", "受領");
	expect(v, annex, "does:maker", "署名");
	cr_expect_not(has_row(v, "title", "分界表"), "nobody signs it or does anything with it");
	expect(v, row_with(v, "title", "変更覚書"), "does:clinic", "署名");
	cr_expect_not(has_row(v, "title", "連絡先"), "a paper of the hospital");
}

Test(key_points, a_paper_of_the_hospital_has_none)
{
	static const char *const names[] = {"key-hours", "key-desks",	    "key-days",
					    "key-fees",	 "key-differences", "key-papers"};

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		cr_expect_eq(view_in(names[i], NULL)->rows.n, 0, "%s", names[i]);
}
