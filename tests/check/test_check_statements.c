/* SPDX-License-Identifier: MIT
 *
 * Statements beside their prose: each mistake of loading and each finding by one change to a sound
 * clause, and changes that come near and are none.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/statements.h"
#include "base/text.h"

struct duty_case {
	const char *file, *from, *to;
	enum diag_code code;
	const char *subject;
	const char *says; /* stands in the message; NULL: anything */
};

/* Rows of topics without statements say a phrase, which is no fault of a statement. */
static size_t findings_said(const struct fixture *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->run.findings->all.n; i++)
		n += f->run.findings->all.at[i].code != DIAG_WORDS_BY_PHRASE;
	return n;
}

static struct fixture *new_fixture(void)
{
	struct fixture *f = fixture_new();

	statements_write(f);
	return f;
}

Test(check_statements, sound_statements_give_nothing)
{
	struct fixture *f = new_fixture();

	fixture_check(f);
	cr_assert_eq(findings_said(f), 0, "%s", found_all(f->a, f->run.findings));
	fixture_free(f);
}

/* What stands in a file that cannot be used: one message, with file and line. */
static const struct duty_case unusable[] = {
	{DUTIES, "['remote.apply'],\n   'at'", "['remote.aply'],\n   'at'", DIAG_UNKNOWN_MEASURE,
	 "remote-d#apply", "did you mean 'remote.apply'"},
	{FAMILY, "'R1/①-1': ['remote.apply']", "'R1/①-1': ['remote.aply']", DIAG_UNKNOWN_MEASURE,
	 "metimic-1.1", "did you mean 'remote.apply'"},
	{DUTY_CLAUSE, "{{term.reply}}以内", "{{term.repli}}以内", DIAG_UNKNOWN_TERM, "remote-d",
	 "did you mean 'reply'"},
	{TERMS, "'代替案': '翌営業日'", "'代替策': '翌営業日'", DIAG_UNKNOWN_VALUE, "reply",
	 "did you mean '代替案'"},
	{FAMILY, "'R1': 'remote'", "'R1': 'remot'", DIAG_UNKNOWN_TOPIC, "metimic-1.1",
	 "did you mean 'remote'"},
	{FAMILY, "'R1/①-2': 'logging'", "'R1/①-2': 'loging'", DIAG_UNKNOWN_TOPIC, "metimic-1.1",
	 "did you mean 'logging'"},
	{"data/clauses/keywords.json", "{'topic': 'backup'", "{'topic': 'bakup'", DIAG_UNKNOWN_TOPIC,
	 "", "did you mean 'backup'"},
	{MEASURES, "'topic': 'backup'", "'topic': 'backups'", DIAG_UNKNOWN_TOPIC, "backup.copy",
	 "did you mean 'backup'"},
	{MEASURES, "'obligation': 'required'", "'obligation': 'require'", DIAG_UNKNOWN_VALUE,
	 "remote.apply", "did you mean 'required'"},
	{MEASURES, "'side': 'both'", "'side': 'all'", DIAG_UNKNOWN_VALUE, "", "hospital, vendor"},
	{DUTIES, "'clause': 'remote-d'", "'clause': 'remote-dd'", DIAG_UNKNOWN_CLAUSE, "remote-dd",
	 "did you mean 'remote-d'"},
	{DUTIES, "{'標準案': '2'}", "{'標準': '2'}", DIAG_UNKNOWN_POSITION, "remote-d#agree",
	 "did you mean '標準案'"},
	{DUTIES, "{'標準案': '2'}", "{'標準案': '5'}", DIAG_UNKNOWN_PARAGRAPH, "remote-d#agree",
	 "1, 2, 3, 4"},
	{DUTIES, "'3(2)'", "'3(3)'", DIAG_UNKNOWN_PARAGRAPH, "remote-d#lock", "3(1), 3(2)"},
	{DUTIES, "'3(2)'", "'2項'", DIAG_UNKNOWN_PARAGRAPH, "remote-d#lock", "1, 2, 3, 4"},
	{DUTIES, "'who': 'hospital'", "'who': 'hospitel'", DIAG_UNKNOWN_VALUE, "remote-d#answer",
	 "did you mean 'hospital'"},
	{DUTIES, "'who': 'hospital'", "'who': 'owner(servers)'", DIAG_UNKNOWN_VALUE,
	 "remote-d#answer", "did you mean 'owner(server)'"},
	{DUTIES, "'who': 'hospital'", "'who': 'fault'", DIAG_UNKNOWN_VALUE, "remote-d#answer",
	 NULL},
	{DUTIES, "'with': ['hospital']", "'with': ['hospitl']", DIAG_UNKNOWN_VALUE,
	 "remote-d#agree", "did you mean 'hospital'"},
	{DUTIES, "'who': 'vendor', 'with'", "'who': 'each', 'with'", DIAG_STATEMENT_LEAD,
	 "remote-d#agree", "each"},
	{DUTIES, "'who': 'vendor', 'with'", "'with'", DIAG_MISSING_MEMBER, "remote-d#agree", "who"},
	{DUTIES, "'with': ['hospital']", "'with': ['vendor']", DIAG_STATEMENT_SELF,
	 "remote-d#agree", "with"},
	{DUTIES, "'to': {'hospital': 'informed'}", "'to': {'vendor': 'informed'}",
	 DIAG_STATEMENT_SELF, "remote-d#apply", "to"},
	{DUTIES, "'to': {'hospital': 'informed'}", "'to': {'hospital': 'inform'}",
	 DIAG_UNKNOWN_VALUE, "remote-d#apply", "did you mean 'informed'"},
	{DUTIES, "'to': {'hospital': 'informed'}", "'to': {'企画管理': 'informed'}",
	 DIAG_UNKNOWN_VALUE, "remote-d#apply", "did you mean '企画管理者'"},
	{DUTIES, "'who': 'hospital'", "'who': 'hospital', 'office': '病院超'", DIAG_UNKNOWN_VALUE,
	 "remote-d#answer", "did you mean '病院長'"},
	{DUTIES, "'who': 'hospital'", "'who': 'hospital', 'office': '病院長'",
	 DIAG_STATEMENT_OFFICE, "remote-d#answer", "病院長"},
	{DUTIES, "'when': 'work.start'", "'when': 'work.begin'", DIAG_UNKNOWN_VALUE,
	 "remote-d#lock", "work.start"},
	{DUTIES, "'when': 'work.start'", "'when': {'occasion': 'monthley'}", DIAG_UNKNOWN_VALUE,
	 "remote-d#lock", "did you mean 'monthly'"},
	{DUTIES, "'when': 'work.start'", "'when': {'event': 'work.start'}", DIAG_WRONG_TYPE,
	 "remote-d#lock", "when"},
	{DUTIES, "'when': 'work.start'", "'when': ['work.start', 'work.sop']", DIAG_UNKNOWN_VALUE,
	 "remote-d#lock", "did you mean 'work.done'"},
	{DUTIES, "'when': 'work.start'", "'from': 'work.strt'", DIAG_UNKNOWN_VALUE,
	 "remote-d#lock", "did you mean 'work.start'"},
	{DUTIES, "'kind': 'ban'", "'kind': 'bam'", DIAG_UNKNOWN_VALUE, "remote-d#no-entry",
	 "did you mean 'ban'"},
	{DUTIES, "'kind': 'ban'", "'phase': 'normally'", DIAG_UNKNOWN_VALUE, "remote-d#no-entry",
	 "did you mean 'normal'"},
	{DUTIES, "'kind': 'ban'", "'fee': 'include'", DIAG_UNKNOWN_VALUE, "remote-d#no-entry",
	 "did you mean 'included'"},
	{DUTIES, "'kind': 'ban'", "'per': 'servr'", DIAG_UNKNOWN_VALUE, "remote-d#no-entry",
	 "did you mean 'server'"},
	{DUTIES, "'{{days}}日前まで'", "'すぐ'", DIAG_NOT_A_TIME, "remote-d#apply",
	 "{{days}}日前"},
	{DUTIES, "'keep': '1年間'", "'keep': 'ずっと'", DIAG_NOT_A_TIME, "remote-d#keep", "1年間"},
	{DUTIES, "['{{days}}日前まで']", "'{{days}}日前まで'", DIAG_WRONG_TYPE, "remote-d#apply",
	 "time"},
	{DUTIES, "'id': 'lock'", "'id': 'keep'", DIAG_DUPLICATE_ID, "remote-d#keep",
	 "remote-d.duties.json:10"},
	{DUTIES, "'id': 'lock'", "'id': 'Lock it'", DIAG_STATEMENT_ID, "remote-d#Lock it", NULL},
	{DUTIES, "'承認なく接続しない'", "'承認なく接続しないこと'", DIAG_STATEMENT_ACT,
	 "remote-d#no-entry", "ない"},
	{DUTIES, "'承認なく接続しない'",
	 "'あらかじめ書面により承認を受けた範囲及び時間帯を超えて、本システムの機器及び回線に接続をしない"
	 "'",
	 DIAG_STATEMENT_LONG, "remote-d#no-entry", "45"},
	{DUTIES, "'kind': 'ban'",
	 "'if': '承認を受けた範囲及び時間帯を超えて本システムの機器に接続したとき'",
	 DIAG_STATEMENT_LONG, "remote-d#no-entry", "30"},
	{DUTIES, "'代替案': {'to': null}", "'代替': {'to': null}", DIAG_UNKNOWN_VALUE,
	 "remote-d#apply", "did you mean '代替案'"},
	{DUTIES, "{'to': null}", "{'id': 'other'}", DIAG_WRONG_TYPE, "remote-d#apply", "id"},
	{DUTIES, ",\n   'at': {'標準案': '4'}", "", DIAG_MISSING_MEMBER, "remote-d#no-entry", "at"},
	{DUTIES, "{'標準案': '4'}", "{}", DIAG_MISSING_MEMBER, "remote-d#no-entry", "at"},
	{DUTIES, "bunkai/duties/4", "bunkai/duties/3", DIAG_BAD_SCHEMA, "", "bunkai/duties/4"},
	{"data/clauses/remote/remote-a.duties.json", "remote-a", "remote-d", DIAG_DUPLICATE_ID,
	 "remote-d", "remote-a.duties.json"},
	{"data/clauses/remote/remote-a.duties.json", "'試験の条項'", "''", DIAG_WRONG_TYPE, "",
	 "text_only"},
	{"project/bunkai.json", "'params': {}}", "'params': {}, 'terms': {'reply': []}}",
	 DIAG_WRONG_TYPE, "", "reply"},
};

static bool names_line(const char *place)
{
	const char *colon = strrchr(place, ':');

	return colon && colon[1] && strspn(colon + 1, "0123456789") == strlen(colon + 1);
}

static void expect_says(const struct duty_case *c, size_t i, const struct diag *d)
{
	cr_expect_str_eq(d->subject, c->subject, "case %zu (%s)", i, c->to);
	cr_expect(!c->says || strstr(d->message, c->says) || strstr(d->place, c->says),
		  "case %zu (%s): %s: %s", i, c->to, d->place, d->message);
	cr_expect_null(strchr(d->message, '%'), "%s", d->message);
}

Test(check_statements, unusable_files_are_told_once_with_their_line)
{
	for (size_t i = 0; i < ARRAY_LEN(unusable); i++) {
		const struct duty_case *c = &unusable[i];
		struct fixture *f = new_fixture();

		fixture_replace(f, c->file, c->from, c->to);
		cr_assert_not(fixture_try(f), "case %zu (%s)", i, c->to);
		diag_sort(f->run.problems);
		cr_assert_eq(f->run.problems->all.n, 1, "case %zu (%s): %s", i, c->to,
			     found_all(f->a, f->run.problems));
		const struct diag *d = &f->run.problems->all.at[0];

		cr_expect_eq(d->code, c->code, "case %zu (%s): %s", i, c->to, d->message);
		expect_says(c, i, d);
		cr_expect(strcmp(c->file, DUTIES) != 0 || c->code == DIAG_BAD_SCHEMA ||
				  names_line(d->place),
			  "case %zu (%s): %s", i, c->to, d->place);
		fixture_free(f);
	}
}

static const struct duty_case doubtful[] = {
	{DUTIES, "'{{days}}日前まで'", "'{{days}}日以内'", DIAG_TIME_NOT_IN_TEXT, "remote-d#apply",
	 "{{days}}日前"},
	{DUTIES, "'keep': '1年間'", "'keep': '3年間'", DIAG_TIME_NOT_IN_TEXT, "remote-d#keep",
	 "1年間"},
	{DUTIES, "'keep': '1年間',\n", "", DIAG_UNCLAIMED_TIME, "remote-d", "1年間"},
	{DUTIES, "'who': 'hospital', 'act'", "'who': 'vendor', 'act'", DIAG_ACTOR_NOT_IN_TEXT,
	 "remote-d#answer", "{{hospital}}は"},
	{DUTIES, "'kind': 'ban', 'who': 'vendor'", "'kind': 'ban', 'who': 'hospital'",
	 DIAG_ACTOR_NOT_IN_TEXT, "remote-d#no-entry", "{{vendor}}は"},
	{DUTIES, "'to': {'hospital': 'informed'}", "'to': {'企画管理者': 'informed'}",
	 DIAG_ACTOR_NOT_IN_TEXT, "remote-d#apply", "企画管理者"},
	{DUTIES, "'with': ['hospital'], ", "", DIAG_NO_LEAD, "remote-d#agree", "双方は"},
	{DUTIES, "'kind': 'ban'", "'kind': 'may'", DIAG_KIND_NOT_IN_TEXT, "remote-d#no-entry",
	 "できる"},
	{DUTIES, "'act': '承認なく接続しない'", "'act': '承認なく接続する'", DIAG_KIND_OF_ACT,
	 "remote-d#no-entry", "'ban'"},
	{DUTIES, "'when': 'work.start'", "'when': 'always'", DIAG_KIND_OF_WHEN, "remote-d#lock",
	 "occasion"},
	{DUTIES, "'to': {'hospital': 'informed'}", "'to': {'hospital': 'attends'}",
	 DIAG_ROLE_NOT_IN_TEXT, "remote-d#apply", "立会"},
	{DUTIES, "'act': '作業に用いる端末を施錠する'", "'act': '次の措置を講じる'", DIAG_STATEMENT_PLACE,
	 "remote-d#lock", "項 3"},
	{DUTIES, "'3(2)'}}", "'3'}}", DIAG_STATEMENT_PLACE, "remote-d#lock", "項 3(2)"},
	{DUTY_CLAUSE, "日前までに{{hospital}}に提出する。", "日前までに提出し、{{hospital}}の承認を受ける。",
	 DIAG_ROLE_OF_TEXT, "remote-d#apply", "approves"},
	{DUTIES, "'act': '承認なく接続しない'", "'act': '媒体を複製しない'", DIAG_ACT_NOT_IN_TEXT,
	 "remote-d#no-entry", "媒体を複製しない"},
	{DUTIES, "'act': '可否を回答する'", "'act': '可否を回答する', 'if': '災害が生じたとき'",
	 DIAG_ACT_NOT_IN_TEXT, "remote-d#answer", "災害"},
	{DUTIES, "'record': '申請書'", "'record': '申込書'", DIAG_RECORD_NOT_IN_TEXT,
	 "remote-d#apply", "申込書"},
	{DUTIES, "'record': '申請書'", "'makes': '再委託先'", DIAG_ACTOR_NOT_IN_TEXT,
	 "remote-d#apply", "再委託先"},
	{DUTIES, "'record': '申請書'", "'refs': ['gl-1/33']", DIAG_UNKNOWN_REFERENCE,
	 "remote-d#apply", "gl-1/33"},
	{DUTY_CLAUSE, "前条による。", "前条による。{{hospital}}は、証明書を発行する。",
	 DIAG_UNCLAIMED_DUTY, "remote-d", "証明書を発行"},
	{DUTY_CLAUSE, "前条による。", "前条による。30分以内のものを含む。", DIAG_UNCLAIMED_TIME,
	 "remote-d", "30分以内"},
	{DUTIES, "'3(2)'}}", "'3(1)'}}", DIAG_ACT_NOT_IN_TEXT, "remote-d#lock", NULL},
	{DUTIES, "{'標準案': '4'}}]", "{'標準案': '4'}}], 'unclaimed': [{'at': {'標準案': '4'}, "
				      "'words': '別に定める', 'why': '試験'}]",
	 DIAG_UNCLAIMED_WORDS, "remote-d", "別に定める"},
	{DUTY_CLAUSE, "は、作業の申請書を{{days}}日前までに{{hospital}}に提出する。{{hospital}}は",
	 "は、手順書を作成し、作業の申請書を{{days}}日前までに{{hospital}}に提出する。{{hospital}}は",
	 DIAG_UNCLAIMED_VERB, "remote-d", "作成"},
	{DUTY_CLAUSE, "接続してはならない。", "接続してはならず、回線は{{hospital}}が守る。",
	 DIAG_UNCLAIMED_SUBJECT, "remote-d", "hospital"},
	{DUTY_CLAUSE, "協議して定める。", "協議して定めることができる。", DIAG_KIND_OF_SENTENCE,
	 "remote-d", "may"},
	{DUTIES, "'part': ['remote.answer']", "'part': ['remote.apply']",
	 DIAG_MEASURE_SIDE, "remote-d#answer", "vendor"},
	{DUTIES, "'part': ['remote.apply']", "'answers': ['remote.apply']", DIAG_MEASURE_TWICE,
	 "remote-d#keep", "apply"},
	{DUTIES, "'part': ['remote.both']", "'part': ['remote.both', 'backup.copy']",
	 DIAG_MEASURE_ELSEWHERE, "remote-d#agree", "写しの取得"},
	{DUTIES, "'part': ['remote.both'], ", "", DIAG_MEASURE_NOT_ANSWERED, "remote.both",
	 "remote"},
	{"project/bunkai.json", "'params': {}}", "'params': {}, 'terms': {'repli': 5}}",
	 DIAG_UNKNOWN_TERM, "", "did you mean 'reply'"},
};

/* Several may follow from one mistake; the one that says it is among them. */
Test(check_statements, prose_and_statements_that_differ_are_found)
{
	for (size_t i = 0; i < ARRAY_LEN(doubtful); i++) {
		const struct duty_case *c = &doubtful[i];
		struct fixture *f = new_fixture();

		fixture_replace(f, c->file, c->from, c->to);
		fixture_check(f);
		const struct diag *d = found(f->run.findings, c->code, c->subject);

		cr_expect_not_null(d, "case %zu (%s): %s", i, c->to,
				   found_all(f->a, f->run.findings));
		if (d)
			expect_says(c, i, d);
		fixture_free(f);
	}
}

Test(check_statements, a_sentence_goes_on_with_the_topic_of_the_one_before)
{
	struct fixture *f = new_fixture();

	fixture_replace(f, DUTY_CLAUSE, "接続してはならない。",
			"接続してはならない。接続の後に、直ちに端末を切断する。");
	fixture_replace(f, DUTIES, "{'標準案': '4'}}]",
			"{'標準案': '4'}}, {'id': 'cut', 'who': 'vendor', 'act': '端末を切断する', "
			"'when': 'work.done', 'time': ['直ちに'], 'at': {'標準案': '4'}}]");
	fixture_check(f);
	cr_assert_eq(findings_said(f), 0, "%s", found_all(f->a, f->run.findings));
	fixture_replace(f, DUTIES, "'who': 'vendor', 'act': '端末", "'who': 'hospital', 'act': '端末");
	fixture_check(f);
	cr_assert_not_null(found(f->run.findings, DIAG_ACTOR_NOT_IN_TEXT, "remote-d#cut"));
	fixture_free(f);
}

/* Changes that come near and are none. */
static const struct {
	const char *file, *from, *to;
} fine[] = {
	{DUTIES, "'kind': 'ban', 'who': 'vendor'",
	 "'kind': 'ban', 'phase': 'maintenance', 'per': 'work', 'fee': 'included', 'who': "
	 "'vendor'"},
	{DUTY_CLAUSE, "前条による。", "前条による。その他の場合は、この限りでない。"},
	{DUTIES, "'when': 'work.start'", "'when': ['work.start', {'occasion': 'monthly'}]"},
	{DUTY_CLAUSE, "{{vendor}}は、承認なく", "{{vendor}}の作業者は、承認なく"},
	{DUTY_CLAUSE, "{{vendor}}は、承認なく", "{{vendor}}は、{{hospital}}の承認又は指示なく"},
	{DUTY_CLAUSE, "{{vendor}}は、承認なく",
	 "{{vendor}}は、{{hospital}}の承認若しくは指示なく"},
};

Test(check_statements, near_misses_give_nothing)
{
	for (size_t i = 0; i < ARRAY_LEN(fine); i++) {
		struct fixture *f = new_fixture();

		fixture_replace(f, fine[i].file, fine[i].from, fine[i].to);
		fixture_check(f);
		cr_expect_eq(findings_said(f), 0, "case %zu: %s", i,
			     found_all(f->a, f->run.findings));
		fixture_free(f);
	}
}

Test(check_statements, words_listed_as_nobodys_are_nobodys)
{
	struct fixture *f = new_fixture();

	fixture_replace(f, DUTY_CLAUSE, "前条による。", "前条による。様式は、30分以内に別に定める。");
	fixture_replace(f, DUTIES, "{'標準案': '4'}}]",
			"{'標準案': '4'}}], 'unclaimed': [{'at': {'代替案': '1'}, 'words': "
			"'30分以内に別に定める', 'why': '試験'}]");
	fixture_check(f);
	cr_assert_eq(findings_said(f), 0, "%s", found_all(f->a, f->run.findings));
	fixture_free(f);
}

Test(check_statements, a_clause_of_a_converted_topic_has_statements_or_a_reason)
{
	struct fixture *f = new_fixture();

	fixture_remove(f, "data/clauses/remote/remote-a.duties.json");
	fixture_check(f);
	cr_assert_eq(findings_said(f), 1, "%s", found_all(f->a, f->run.findings));
	cr_assert_not_null(found(f->run.findings, DIAG_NO_STATEMENTS, "remote-a"));
	fixture_free(f);
}

#define OWN "project/clauses/remote-d.md"

static void write_own(struct fixture *f)
{
	fixture_write(f, OWN, "---\nid: remote-d\ntopic: remote\ntitle: 自院の申請\ndocuments: "
			      "[annex]\n---\n{{vendor}}は、7日前までに申請書を提出する。\n");
}

Test(check_statements, an_own_clause_never_inherits_the_librarys)
{
	struct fixture *f = new_fixture();

	write_own(f);
	fixture_check(f);
	cr_assert_null(library_clause(f->run.library, "remote-d")->duties);
	const struct diag *d = found(f->run.findings, DIAG_OWN_WITHOUT_STATEMENTS, "remote-d");

	cr_assert_not_null(d, "%s", found_all(f->a, f->run.findings));
	cr_assert_eq(diag_code_level(d->code), LEVEL_NOTE);
	cr_assert_eq(f->run.findings->count[LEVEL_ERROR], 0);
	fixture_free(f);
}

Test(check_statements, an_own_clause_may_bring_its_own)
{
	struct fixture *f = new_fixture();

	write_own(f);
	fixture_write(f, "project/clauses/remote-d.duties.json",
		      "{'schema': 'bunkai/duties/4', 'clause': 'remote-d', 'statements': [{'id': "
		      "'own', 'who': 'vendor', 'act': '申請書を提出する', 'when': 'work.planned', "
		      "'time': ['7日前まで'], 'answers': ['remote.apply', 'remote.own'], 'at': "
		      "{'': '1'}}]}");
	fixture_write(f, "project/clauses/measures.json",
		      "{'schema': 'bunkai/measures/1', 'measures': [{'id': 'remote.own', 'topic': "
		      "'remote', 'name': '自院の申請', 'side': 'vendor'}, {'id': 'remote.answer', "
		      "'topic': 'logging', 'name': '回答', 'side': 'hospital'}]}");
	fixture_check(f);
	cr_assert_eq(findings_said(f), 1, "%s", found_all(f->a, f->run.findings));
	cr_assert_not_null(found(f->run.findings, DIAG_MEASURE_NOT_ANSWERED, "remote.both"),
			   "what the own text leaves out");
	const struct duties *d = library_clause(f->run.library, "remote-d")->duties;

	cr_assert_eq(d->statements.n, 1);
	cr_assert_str_eq(d->statements.at[0].id, "own");
	cr_assert_str_eq(library_measure(f->run.library, "remote.answer")->topic, "logging");
	fixture_free(f);
}

static void add_second(struct fixture *f, const char *time)
{
	fixture_write(f, "data/clauses/remote/remote-e.md",
		      arena_concat(f->a,
				   "---\nid: remote-e\ntopic: remote\ntitle: 再度の申請\ndocuments: "
				   "[annex]\n---\n{{vendor}}は、作業の申請書を",
				   time, "までに{{hospital}}に提出する。\n", (char *)NULL));
	fixture_write(f, "data/clauses/remote/remote-e.duties.json",
		      arena_concat(f->a,
				   "{'schema': 'bunkai/duties/4', 'clause': 'remote-e', "
				   "'statements': [{'id': 'again', 'who': 'vendor', 'to': "
				   "{'hospital': 'informed'}, "
				   "'act': '作業の申請書を提出する', 'when': 'work.planned', 'time': ['",
				   time, "まで'], 'answers': ['remote.apply'], 'at': {'': '1'}}]}",
				   (char *)NULL));
}

Test(check_statements, two_articles_give_one_matter_one_time)
{
	struct fixture *f = new_fixture();

	add_second(f, "5日前");
	fixture_check(f);
	cr_assert_eq(findings_said(f), 0, "%s", found_all(f->a, f->run.findings));
	add_second(f, "9日前");
	fixture_check(f);
	cr_assert_eq(found_count(f->run.findings, DIAG_SAME_FACT), 1, "%s",
		     found_all(f->a, f->run.findings));
	const struct diag *d = found(f->run.findings, DIAG_SAME_FACT, NULL);

	cr_assert(strstr(d->message, "9日前") && strstr(d->message, "5日前"), "%s", d->message);
	fixture_free(f);
}

/* What a position loses speaks of times that the clause has, best as its texts cite them. */
static const struct {
	const char *lost, *says; /* NULL: nothing is found */
	enum diag_code code;
} losses[] = {
	{"回答が3日以内から翌営業日までに変わる。申請は5日前のままとなる。", NULL, DIAG_LOST_UNLIKE},
	{"回答が{{標準案:term.reply}}以内から{{term.reply}}以内となり、申請は{{days}}日前となる。", NULL,
	 DIAG_LOST_UNLIKE},
	{"申請が13文字及び2回に限られる。", NULL, DIAG_LOST_UNLIKE},
	{"回答が7日以内となる。", "'7日', which", DIAG_LOST_UNLIKE},
	{"回答が3営業日以内となる。", "5日, 3日, 1年", DIAG_LOST_UNLIKE},
	{"申請が35日前となる。", "'35日', which", DIAG_LOST_UNLIKE},
	{"回答が{{最終案:term.reply}}以内となる。", "最終案:term.reply", DIAG_UNDEFINED_PLACEHOLDER},
	{"{{nights}}日", "nights", DIAG_UNDEFINED_PLACEHOLDER},
};

Test(check_statements, what_a_position_loses_speaks_of_its_times)
{
	for (size_t i = 0; i < ARRAY_LEN(losses); i++) {
		struct fixture *f = new_fixture();

		fixture_replace(f, DUTY_CLAUSE, "order: 90\n",
				arena_concat(f->a, "order: 90\nlost:\n  代替案: \"",
					     losses[i].lost, "\"\n", (char *)NULL));
		fixture_check(f);
		const struct diag *d = found(f->run.findings, losses[i].code, "remote-d");

		cr_expect_eq(d != NULL, losses[i].says != NULL, "%s: %s", losses[i].lost,
			     found_all(f->a, f->run.findings));
		cr_expect(!d || strstr(d->message, losses[i].says), "%s", d ? d->message : "");
		fixture_free(f);
	}
}

Test(check_statements, findings_touch_the_clauses_documents_alone)
{
	struct fixture *f = new_fixture();

	fixture_replace(f, DUTIES, "'keep': '1年間'", "'keep': '3年間'");
	fixture_check(f);
	const struct diag *d = found(f->run.findings, DIAG_TIME_NOT_IN_TEXT, NULL);

	cr_assert_eq(d->about.n, 1);
	cr_assert_str_eq(d->about.at[0].id, "annex");
	fixture_free(f);
}
