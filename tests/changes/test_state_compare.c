/* SPDX-License-Identifier: MIT
 *
 * Comparison of two states: one edit of the sound project, the changes that must be told, and
 * nothing else.
 */
#include "changes/state_compare.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "base/strbuf.h"
#include "base/text.h"

#define PROJECT "project/bunkai.json"
#define CONTACTS "project/contacts.json"
#define DECISIONS "project/decisions.json"
#define REGISTER "project/register.json"
#define ANNEX "data/templates/documents/annex.json"
#define REMOTE "data/clauses/remote/remote-a.md"

struct edit_case {
	const char *file, *from, *to;
	const char *told; /* 'cause op kind subject field: old>new', one per line */
};

static const struct edit_case cases[] = {
	{REGISTER, "'severity': 2, 'frequency': 1, 'level': 'High', 'response': 'Yes', 'duty'",
	 "'severity': 3, 'frequency': 1, 'level': 'High', 'response': 'Yes', 'duty'",
	 "register changed risk R1 severity: 2>3"},
	{REGISTER, "'text': '写しを取る。'", "'text': '写しを毎日取る。'",
	 "register changed requirement R2/②-1 text: 写しを取る。>写しを毎日取る。"},
	{REGISTER, "'agreement': true", "'agreement': false",
	 "register changed requirement R1/①-2 agreement: true>false"},
	{REGISTER, "{'risk': 'R3', 'no': '③-1'", "{'risk': 'R3', 'no': '③-2'",
	 "register moved requirement R3/③-2 was R3/③-1: 記録を隠す。>記録を隠す。"},
	{REGISTER,
	 ",\n  {'risk': 'R3', 'no': '③-1', 'viewpoint': '技術的対策', 'applies': '対象外', "
	 "'response': 'No', 'text': '記録を隠す。'}",
	 "", "register removed requirement R3/③-1: 記録を隠す。>-"},
	{REGISTER, "'flows': [{'id': 'F1'}]",
	 "'flows': [{'id': 'F1'}, {'id': 'F2', 'content': '画像'}]",
	 "register added flow F2: ->画像"},
	{REGISTER, "'place': 'p.7'", "'place': 'p.9'",
	 "register changed requirement register place: R1/①-1 p.7>R1/①-1 p.9"},
	{REGISTER, "'place': 'p.7'", "'place': 'p.7', 'extra': {'区分': '必須'}",
	 "register changed requirement R1/①-1 extra.区分: ->必須"},
	{PROJECT, "'servers': [", "'lines': [], 'servers': [",
	 "system changed system karte lines: ->none"},
	{REGISTER, "'situation': '電算室で', 'risk': 'R3'", "'situation': '病棟で', 'risk': 'R3'",
	 "register moved assessment F1/T1/R3/病棟で was F1/T1/R3/電算室で: F1 T1 R3 電算室で>F1 T1 "
	 "R3 病棟で"},
	{REGISTER, "'scenario': '写しも壊れる。'", "'scenario': '写しも盗まれる。'",
	 "register changed residual R2/1 scenario: 写しも壊れる。>写しも盗まれる。"},
	{PROJECT, "'guideline': 'gl-1'", "'guideline': 'gl-2'",
	 "guideline changed project  guideline: gl-1>gl-2"},
	{PROJECT, "'date': '2026-10-01'", "'date': '2026-10-02'",
	 "layout changed project  date: 2026-10-01>2026-10-02"},
	{PROJECT, "'systems': ['karte'], 'params'",
	 "'systems': ['karte'], 'documents': ['annex'], 'params'",
	 "layout changed contract c1 documents: ->annex"},
	{PROJECT, "'name': '例示社'", "'name': '例示株式会社'",
	 "system changed party maker name: 例示社>例示株式会社"},
	{PROJECT, "'cloud': false", "'cloud': true",
	 "system changed system karte cloud: false>true"},
	{PROJECT, "'cloud': false", "'vpn': true",
	 "system changed system karte cloud: false>-\nsystem changed system karte vpn: ->true"},
	{PROJECT, "'support_end': '2028-06-30'", "'support_end': '2029-06-30'",
	 "system changed server karte/db support_end: 2028-06-30>2029-06-30"},
	{PROJECT, "'params': {}, 'positions': {}",
	 "'params': {'days': 7}, 'positions': {'backup-a': '代替案'}",
	 "system changed contract c1 params.days: ->7\nsystem changed contract c1 "
	 "positions.backup-a: ->代替案"},
	{PROJECT, "'omit': []", "'omit': [{'clause': 'backup-a', 'reason': '別に定める。'}]",
	 "system added omission c1/backup-a: ->-"},
	{PROJECT, "'label': '乙'", "'label': '受注者'",
	 "system changed contract-party c1/maker label: 乙>受注者"},
	{CONTACTS, "'phone': '0X-1'", "'phone': '0X-7'",
	 "system changed contact help phone: 0X-1>0X-7"},
	{CONTACTS, "'systems': ['karte'],", "'systems': [],",
	 "system changed contact help systems: karte>-"},
	{CONTACTS, "'phone': '0X-9'", "'phone': '0X-8'",
	 "system changed desk office phone: 0X-9>0X-8"},
	{DECISIONS, "'decisions': []",
	 "'decisions': [{'id': 'D1', 'requirement': 'R1/①-1', 'text': '前日まで。'}]",
	 "decision added decision D1: ->前日まで。"},
	{DECISIONS, "'risk': 'R3', 'by': '院長'", "'risk': 'R3', 'by': '理事長'",
	 "decision changed acceptance R3 by: 院長>理事長"},
	{REMOTE, "細目は別に定める。", "細目は甲が定める。",
	 "library changed clause remote-a text: "
	 "{{vendor}}は、{{days}}日前に申請する。/申請書は次による。/　目的/　作業者/　　氏名/"
	 "　　所属/細目は別に定める。>"
	 "{{vendor}}は、{{days}}日前に申請する。/申請書は次による。/　目的/　作業者/　　氏名/"
	 "　　所属/細目は甲が定める。"},
	{REMOTE, "days: 5", "days: 6", "library changed clause remote-a params.days: 5>6"},
	{"data/clauses/topics.json", "'timing': '作業の都度'", "'timing': '月末'",
	 "library changed topic remote timing: 作業の都度>月末"},
	{PROJECT, "'params': {}}", "'params': {}, 'register_names': {'register': '遠隔'}}",
	 "layout changed project  register_names.register: ->遠隔"},
	{PROJECT, "'params': {}}",
	 "'params': {}, 'omit': [{'topic': 'backup', 'reason': '委託先が行う。'}]}",
	 "system added omission backup: ->-"},
	{REGISTER, "'family': 'metimic-1.1',", "'family': 'metimic-1.1', 'title': '登録簿 第2版',",
	 "register changed register register title: ->登録簿 第2版"},
	{REGISTER, "'risk': 'R3', 'severity': 1,",
	 "'risk': 'R3', 'factors': {'threat': 2}, 'severity': 1,",
	 "register changed assessment F1/T1/R3/電算室で factors.threat: ->2"},
	{"data/clauses/topics.json", "'title': '日常'", "'title': '毎日'",
	 "library changed chapter rules/daily title: 日常>毎日"},
	{"data/clauses/not-covered.json", "期限は契約書で定める。", "期限は覚書で定める。",
	 "library changed not-covered metimic-1.1/R1/①-2 reason: "
	 "期限は契約書で定める。>期限は覚書で定める。"},
	/* templates, by their members */
	{ANNEX, "'title': '別紙'", "'title': '別紙1'",
	 "layout changed template annex title: 別紙>別紙1"},
	{ANNEX, "'head': '合意'", "'head': '合意内容'",
	 "layout changed template annex parts[一覧].body[table agreements].columns[合意内容].head: "
	 "合意>合意内容"},
	{ANNEX, "'field': 'status.name'}", "'field': 'status.name', 'width': 8}",
	 "layout changed template annex parts[一覧].body[table agreements].columns[状態].width: "
	 "->8"},
	{ANNEX, ", {'head': '案', 'field': 'proposal'}", "",
	 "layout changed template annex parts[一覧].body[table agreements].columns[案]: {head: 案, "
	 "field: proposal}>-"},
	{ANNEX, "{'block': 'articles'}",
	 "{'block': 'paragraph', 'text': '前文'}, {'block': 'articles'}",
	 "layout changed template annex parts[条項].body[paragraph 前文]: ->{block: paragraph, "
	 "text: 前文}"},
	{ANNEX, "{'head': '項番', 'field': 'key'}, {'head': '案', 'field': 'proposal'}",
	 "{'head': '案', 'field': 'proposal'}, {'head': '項番', 'field': 'key'}",
	 "layout changed template annex parts[一覧].body[table agreements].columns.order: 項番, "
	 "案, 状態, 合意>案, 項番, 状態, 合意"},
	{"data/clauses/guidelines/gl-1.json", "'no': '4項', 'status': 'second-hand'",
	 "'no': '4項', 'status': 'confirmed'",
	 "guideline changed guideline-item gl-1/4 status: second-hand>confirmed"},
};

static const char *value(const char *s)
{
	return s ? s : "-";
}

static const char *print_changes(struct fixture *f, const struct change_list *list)
{
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < list->all.n; i++) {
		const struct change *c = &list->all.at[i];

		strbuf_printf(&sb, "%s%s %s %s %s", i ? "\n" : "", change_cause_name(c->cause),
			      change_op_name(c->op), c->kind, c->subject);
		if (c->was)
			strbuf_printf(&sb, " was %s", c->was);
		if (c->field)
			strbuf_printf(&sb, " %s", c->field);
		strbuf_printf(&sb, ": %s>%s", value(c->before.value), value(c->after.value));
	}
	return sb.text;
}

static const char *told(struct fixture *f, const struct run *before)
{
	const struct project_state x = {before->project, before->library},
				   y = {f->run.project, f->run.library};

	return print_changes(f, state_compare(f->a, &x, &y, f->dl));
}

static bool begins_change(const char *s)
{
	for (enum change_cause cause = 0; cause < CAUSE__MAX; cause++)
		if (text_starts(s, change_cause_name(cause)))
			return true;
	return false;
}

/* A clause's text is one value with line feeds: shown as slashes. */
static const char *flat(struct fixture *f, const char *s)
{
	struct strbuf sb = strbuf_new(f->a);

	for (; *s; s++)
		strbuf_add_char(&sb, *s == '\n' && !begins_change(s + 1) ? '/' : *s);
	return sb.text;
}

/* The states stand in folders of their own: some files are read when they are compared. */
static void expect_told(struct fixture *x, struct fixture *y, const struct edit_case *c, size_t i)
{
	fixture_load(x);
	fixture_load(y);
	const char *said = told(y, &x->run);

	cr_expect_str_eq(flat(y, said), c->told, "case %zu:\n%s\n-- expected\n%s", i, said,
			 c->told);
}

Test(state_compare, each_edit_is_told_and_nothing_else)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct fixture *x = fixture_new(), *y = fixture_new();

		fixture_replace(y, cases[i].file, cases[i].from, cases[i].to);
		expect_told(x, y, &cases[i], i);
		fixture_free(x);
		fixture_free(y);
	}
}

/* A file of its own: what it says of itself, and each element of its lists. */
Test(state_compare, inspection_json_is_told_by_item_and_paper)
{
	static const char *const states[] = {
		"{'schema': 'bunkai/inspection/1', 'checklist': 'cl-1', 'answers': [{'item': '1①', "
		"'answer': 'no'}], 'disclosures': [{'id': 'k-mds', 'system': 'karte', 'paper': "
		"'mds'}]}",
		"{'schema': 'bunkai/inspection/1', 'checklist': 'cl-2', 'answers': [{'item': '1①', "
		"'answer': 'yes'}], 'disclosures': [{'id': 'k-mds', 'system': 'karte', 'paper': "
		"'mds', 'received': '2026-09-30'}, {'id': 'k-sds', 'system': 'karte', 'paper': "
		"'sds'}]}"};
	const struct edit_case expected = {
		.told = "decision changed checklist-answer 1① answer: no>yes\n"
			"decision changed disclosure k-mds received: ->2026-09-30\n"
			"decision added disclosure k-sds: ->k-sds\n"
			"decision changed inspection  checklist: cl-1>cl-2"};
	struct fixture *x = fixture_new(), *y = fixture_new();

	fixture_write(x, "project/inspection.json", states[0]);
	fixture_write(y, "project/inspection.json", states[1]);
	expect_told(x, y, &expected, 0);
	fixture_free(x);
	fixture_free(y);
}

/* Laid over the installed ones by name, as they are read. */
Test(state_compare, words_of_hours_are_told_by_their_names)
{
	static const char hours[] = "{'schema': 'bunkai/hours/1', 'deputy_share': 40, 'days': "
				    "[{'name': '診療日', 'days': ['mon', 'sat']}]}";
	static const struct edit_case edits[] = {
		{"project/clauses/hours.json", ", 'sat'", "",
		 "library changed hour-word  days.診療日: mon, sat>mon"},
		{"project/clauses/hours.json", "40", "60",
		 "library changed hour-word  deputy_share: 40>60"},
	};

	for (size_t i = 0; i < ARRAY_LEN(edits); i++) {
		struct fixture *x = fixture_new(), *y = fixture_new();

		fixture_write(x, edits[i].file, hours);
		fixture_write(y, edits[i].file, hours);
		fixture_replace(y, edits[i].file, edits[i].from, edits[i].to);
		expect_told(x, y, &edits[i], i);
		fixture_free(x);
		fixture_free(y);
	}
}

Test(state_compare, equal_states_have_no_changes)
{
	struct fixture *f = fixture_new();

	fixture_load(f);
	const struct run before = f->run;

	fixture_load(f);
	cr_expect_str_eq(told(f, &before), "");
	fixture_free(f);
}

/*
 * Every row of the register under a new number: recognised by its words, so nothing is added or
 * removed.
 */
Test(state_compare, rows_under_new_numbers_are_the_same_rows)
{
	struct fixture *f = fixture_new();

	fixture_load(f);
	const struct run before = f->run;

	fixture_replace(f, REGISTER, "'R1'", "'R11'");
	fixture_load(f);
	const struct project_state x = {before.project, before.library},
				   y = {f->run.project, f->run.library};
	const struct change_list *list = state_compare(f->a, &x, &y, f->dl);

	for (size_t i = 0; i < list->all.n; i++)
		cr_expect(list->all.at[i].op == CHANGE_MOVED || list->all.at[i].field ||
				  text_empty(list->all.at[i].after.value),
			  "%s", print_changes(f, list)); /* a placeholder row has no words */
	cr_expect_not_null(strstr(print_changes(f, list), "moved risk R11 was R1"));
	cr_expect_not_null(strstr(print_changes(f, list), "moved requirement R11/①-1 was R1/①-1"));
	fixture_free(f);
}

/* With two registers the keys say which one is meant. */
Test(state_compare, several_registers_are_told_apart)
{
	struct fixture *f = fixture_new();

	fixture_load(f);
	const struct run before = f->run;

	fixture_register(f, "project/registers/other.json", "{'id': 'R1', 'scenario': '別の話。'}",
			 "");
	fixture_load(f);
	cr_expect_str_eq(told(f, &before), "register added register other: ->-\n"
					  "register added risk other:R1: ->別の話。");
	fixture_free(f);
}

/*
 * Files that stand in no list of the model: the house style, scoring models, rules of wording. The
 * project's own come over the installed ones.
 */
static const struct edit_case written[] = {
	{"data/templates/style.json",
	 "{'margin': 15, 'looks': [{'role': 'gap', 'fill': '#FFF'}, {'role': 'body', 'size': 9}]}",
	 "{'margin': 20, 'looks': [{'role': 'note', 'size': 8}, {'role': 'gap', 'fill': '#EEE'}, "
	 "{'role': 'body', 'size': 9}]}",
	 "layout changed style  margin: 15>20\nlayout changed style  looks[gap].fill: #FFF>#EEE\n"
	 "layout changed style  looks[note]: ->{role: note, size: 8}"},
	{"project/templates/style.json",
	 "{'setups': {'bound': {'gutter': 10, 'looks': [{'role': 'item', 'size': 10}]}}}",
	 "{'setups': {'bound': {'gutter': 12, 'looks': [{'role': 'item', 'size': 11}]}}}",
	 "layout changed style  setups.bound.gutter: 10>12\n"
	 "layout changed style  setups.bound.looks[item].size: 10>11"},
	{"project/templates/style.json", "{'margin': 15}", "{'margin': 15.5}",
	 "layout changed style  margin: 15>15.5"},
	{"project/templates/style.json", "{'margin': 1}", "{'margin': '1'}",
	 "layout changed style  margin: 1>\"1\""},
	{"project/templates/style.json", "{'margin': null}", "{}", ""},
	{"project/templates/style.json", "{'margin': 15}",
	 "{'margin': ", "layout changed style  file: sha256:96cf8a54685a>sha256:cb37144fbb7e"},
	{"project/templates/scoring/own.json",
	 "{'schema': 'bunkai/scoring/1', 'id': 'own', 'title': '型', 'text': '{{a}}', 'score': "
	 "'a', 'factors': [{'id': 'a', 'name': '値', 'min': 0, 'max': 9}],"
	 " 'levels': [{'id': 'High', 'from': 5}, {'id': 'Low', 'from': 0}]}",
	 "{'schema': 'bunkai/scoring/1', 'id': 'own', 'title': '型', 'text': '{{a}}', 'score': "
	 "'a', 'factors': [{'id': 'a', 'name': '値', 'min': 0, 'max': 9}],"
	 " 'levels': [{'id': 'High', 'from': 7}, {'id': 'Low', 'from': 0}]}",
	 "library changed scoring own levels[High].from: 5>7"},
	{"project/clauses/wording.json", "{'schema': 'bunkai/wording/1', 'longest_sentence': 90}",
	 "{'schema': 'bunkai/wording/1', 'longest_sentence': 100}",
	 "library changed wording  longest_sentence: 90>100"},
	{"project/clauses/wording.json",
	 "{'schema': 'bunkai/wording/1', 'names': {'hospital': '病院'}}",
	 "{'schema': 'bunkai/wording/1', 'names': {'hospital': '医院'}}",
	 "library changed wording  names.hospital: 病院>医院"},
	{"project/templates/words.json",
	 "{'schema': 'bunkai/words/1', 'words': {'missing': '空欄'}}",
	 "{'schema': 'bunkai/words/1', 'words': {'missing': '未定'}}",
	 "layout changed word  missing: 空欄>未定"},
};

/*
 * A project's style says what differs: what it leaves out is as installed, and nothing was removed.
 * The logo's picture counts by its bytes.
 */
Test(state_compare, an_own_style_is_laid_over_the_installed_one)
{
	static const struct edit_case c = {
		"project/templates/style.json", NULL, NULL,
		"layout changed style  words.contents: 目次>内容\nlayout changed style  "
		"looks[title].size: 18>20\n"
		"layout changed style  looks[own]: ->{role: own, size: 7}\nlayout changed style  "
		"logo: ->{file: logo.png}\n"
		"layout changed style  logo.picture: ->sha256:2cea274d0bed"};
	struct fixture *x = fixture_new(), *y = fixture_new();

	for (int i = 0; i < 2; i++)
		fixture_write(i ? x : y, "data/templates/style.json",
			      "{'margin': 15, 'words': {'contents': '目次', 'continued': '続き'},"
			      " 'looks': [{'role': 'body', 'size': 9}, {'role': 'title', 'size': "
			      "18, 'bold': true}]}");
	fixture_write(y, "project/templates/style.json",
		      "{'words': {'contents': '内容'}, 'looks': [{'role': 'title', 'size': 20}, "
		      "{'role': 'own', 'size': 7}], 'logo': {'file': 'logo.png'}}");
	fixture_write(y, "project/templates/logo.png", "picture");
	expect_told(x, y, &c, 0);
	fixture_free(x);
	fixture_free(y);
}

/* A project's set-up says over the installed one what is different, at every depth. */
Test(state_compare, a_set_up_is_told_member_by_member)
{
	static const struct edit_case c = {
		"project/templates/style.json", NULL, NULL,
		"layout changed style  setups.bound.gutter: 10>15\n"
		"layout changed style  setups.bound.looks[item].size: 10>12\n"
		"layout changed style  setups.letter: ->{gutter: 5}"};
	struct fixture *x = fixture_new(), *y = fixture_new();

	for (int i = 0; i < 2; i++)
		fixture_write(i ? x : y, "data/templates/style.json",
			      "{'setups': {'bound': {'margin': 20, 'gutter': 10, 'looks': [{'role': "
			      "'body', 'size': 10}, {'role': 'item', 'size': 10, 'bold': true}]}}}");
	fixture_write(y, "project/templates/style.json",
		      "{'setups': {'bound': {'gutter': 15, 'looks': [{'role': 'item', 'size': "
		      "12}]}, 'letter': {'gutter': 5}}}");
	expect_told(x, y, &c, 0);
	fixture_free(x);
	fixture_free(y);
}

Test(state_compare, files_are_told_by_what_they_say)
{
	for (size_t i = 0; i < ARRAY_LEN(written); i++) {
		struct fixture *x = fixture_new(), *y = fixture_new();

		fixture_write(x, written[i].file, written[i].from);
		fixture_write(y, written[i].file, written[i].to);
		expect_told(x, y, &written[i], i);
		fixture_free(x);
		fixture_free(y);
	}
}
