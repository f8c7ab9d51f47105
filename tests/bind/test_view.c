/* SPDX-License-Identifier: MIT
 *
 * Views: every row has every field that the view promises, and the words in them; what is missing
 * stays NULL.
 */
#include "bind/view.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "base/text.h"

static struct fixture *f;
static struct binding binding;
static struct bind_input input;

static void set_up(void)
{
	f = fixture_new();
}

static void tear_down(void)
{
	fixture_free(f);
}

TestSuite(view, .init = set_up, .fini = tear_down);

/* A binding of the project as it is written now. */
static struct binding *open_binding(const char *document, const char *contract)
{
	fixture_check(f);
	input = (struct bind_input){
		.project = f->run.project,
		.library = f->run.library,
		.covers = f->run.covers,
		.responsibilities = f->run.responsibilities,
		.words = f->run.words,
		.template = library_template(f->run.library, document),
		.contract = contract ? project_contract(f->run.project, contract) : NULL,
		.findings = f->run.findings,
	};
	binding = (struct binding){.a = f->a,
				   .scratch = f->a,
				   .in = &input,
				   .dl = f->dl,
				   .views = map_new(f->a)};
	binding.imprint = imprint_latest(f->a, input.project, input.library, input.contract);
	binding.selection = select_clauses(f->a, input.project, input.library, input.template,
					   input.contract, binding.imprint);
	return &binding;
}

static const struct view *view_of(const char *name, const char *document, const char *contract)
{
	const struct view *v = view_get(open_binding(document, contract), name, "here");

	cr_assert_not_null(v, "%s", name);
	return v;
}

static const char *text_of(const struct view *v, size_t row, const char *field)
{
	const struct view_field *found_field = view_field(&v->rows.at[row], field);

	cr_assert_not_null(found_field, "%s has no %s", v->name, field);
	if (found_field->lines.n)
		return found_field->lines.at[0].text;
	return found_field->text ? found_field->text : "NULL";
}

static void expect(const struct view *v, size_t row, const char *field, const char *text)
{
	cr_assert_lt(row, v->rows.n, "%s has %zu rows", v->name, v->rows.n);
	cr_assert_str_eq(text_of(v, row, field), text, "%s[%zu].%s: %s", v->name, row, field,
			 text_of(v, row, field));
}

static void keeps_its_promise(const struct view *v)
{
	for (size_t i = 0; i < v->rows.n; i++)
		for (const struct view_source *s = v->fields; s->name; s++)
			cr_assert(text_ends(s->name, ":") || view_field(&v->rows.at[i], s->name),
				  "row %zu of %s lacks %s", i, v->name, s->name);
	for (size_t i = 0; i < v->rows.n; i++)
		for (size_t k = 0; k < v->rows.at[i].fields.n; k++)
			cr_assert(view_source(v, v->rows.at[i].fields.at[k].name),
				  "%s has %s, but does not say so", v->name,
				  v->rows.at[i].fields.at[k].name);
}

Test(view, every_row_has_the_promised_fields)
{
	static const char *const views[] = {
		"responsibilities", "agreements",   "duties",     "counts",
		"status-counts",    "requirements", "residuals",  "parties",
		"contract",         "systems",      "servers",    "contacts",
		"vendor-contacts",  "first-call",   "escalation", "desks",
		"deadlines",        "findings",     "clauses",    "positions",
		"omitted",          "guidelines"};

	fixture_replace(f, "project/bunkai.json", "'omit': []",
			"'omit': [{'clause': 'logging-a', 'reason': '別に定める。'}]");
	fixture_replace(f, "project/contacts.json", "'hours': '終日', ", "");
	for (size_t i = 0; i < ARRAY_LEN(views); i++) {
		const struct view *v = view_of(views[i], "annex", "c1");

		cr_assert_gt(v->rows.n, 0, "%s is empty", views[i]);
		keeps_its_promise(v);
		keeps_its_promise(view_of(views[i], "rules", NULL));
	}
}

Test(view, responsibilities)
{
	fixture_replace(f, "project/register.json", "'text': '作業を申請する。'",
			"'text': '作業を申請し、'");
	fixture_decisions(f,
			  "{'id': 'D1', 'requirement': 'R1/①-2', 'status': 'agreed', 'text': "
			  "'三日とする。', 'fee': 'extra', 'when': '毎月', 'reason': '忙しい。', "
			  "'public_reason': '手が足りないため。'}");
	const struct view *v = view_of("responsibilities", "boundary", "c1");
	const char *clipped = library_word(f->run.library, "clipped");

	expect(v, 0, "key", "R1/①-1");
	expect(v, 0, "text", arena_concat(f->a, "作業を申請し、", clipped, (char *)NULL));
	expect(v, 0, "phase", "保守作業時");
	expect(v, 0, "basis", "p.7");
	expect(v, 0, "articles", "第1条");
	expect(v, 0, "when", "");
	expect(v, 0, "fee", "未定");
	expect(v, 0, "refs", "指針1 3項");
	expect(v, 1, "articles", "第3条＊"); /* of its topic: no clause names it */
	expect(v, 1, "when", "毎月");
	expect(v, 1, "fee", "別途");
	expect(v, 1, "agreed", "三日とする。");
	expect(v, 1, "reason", "手が足りないため。");
	expect(v, 1, "reason.internal", "忙しい。");
	expect(v, 1, "basis", "決定 D1");
	expect(v, 1, "status.name", "合意済");
	expect(v, 2, "key", "R1/対応事項");
	expect(v, 2, "kind", "医療機関の対応事項");
	expect(v, 2, "text", "回線を閉じてください。");
	cr_assert_null(view_field(&v->rows.at[0], "articles")->lines.at[0].link,
		       "the article stands in another document");
}

Test(view, agreement_points)
{
	const struct view *v = view_of("agreements", "annex", "c1");

	cr_assert_eq(v->rows.n, 1);
	expect(v, 0, "key", "R1/①-2");
	expect(v, 0, "status", "open");
	expect(v, 0, "agreed", "");
	expect(v, 0, "proposal", "論点による");
	cr_assert_str_eq(view_field(&v->rows.at[0], "proposal")->lines.at[1].text,
			 "第3条 logging-aの条");
	cr_assert_str_eq(view_field(&v->rows.at[0], "proposal")->lines.at[1].link,
			 "clause-logging-a");
	v = view_of("agreements", "boundary", "c1");
	cr_assert_null(view_field(&v->rows.at[0], "proposal")->lines.at[1].link,
		       "the article stands in another document");
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R1/①-2', 'status': 'agreed', 'text': "
			     "'三日とする。', 'by': '長', 'date': '2026-09-10'}");
	v = view_of("agreements", "annex", "c1");
	expect(v, 0, "status", "agreed");
	expect(v, 0, "agreed", "三日とする。");
	expect(v, 0, "date", "令和8年9月10日");
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R1/①-2', 'status': 'proposed'}");
	expect(view_of("agreements", "annex", "c1"), 0, "status", "open");
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R1/①-2', 'status': 'rejected'}");
	expect(view_of("agreements", "annex", "c1"), 0, "status", "rejected");
}

Test(view, a_proposal_names_its_position)
{
	fixture_replace(f, "project/register.json", "'text': '写しを取る。'",
			"'text': '写しを取る。', 'agreement': true");
	fixture_replace(f, "project/bunkai.json", "'positions': {}",
			"'positions': {'backup-a': '代替案'}");
	const struct view *v = view_of("agreements", "annex", "c1");

	cr_assert_str_eq(view_field(&v->rows.at[1], "proposal")->lines.at[1].text,
			 "第2条 backup-aの条（代替案）");
	fixture_replace(f, "project/bunkai.json", "'omit': []",
			"'omit': [{'clause': 'backup-a', 'reason': '院内で行う。'}]");
	expect(view_of("agreements", "annex", "c1"), 1, "proposal", "NULL");
}

Test(view, duties_of_contracts_that_share_a_register_stand_once)
{
	fixture_replace(f, "project/bunkai.json", "'omit': []}]",
			"'omit': []}, {'id': 'c2', 'title': '別契約', 'parties': [{'party': "
			"'clinic', 'label': '甲', 'role': 'hospital'}]}]");
	const struct view *v = view_of("duties", "rules", NULL);

	cr_assert_eq(v->rows.n, 1);
	expect(v, 0, "key", "R1/対応事項");
	expect(v, 0, "role", ""); /* no statement says it, and its topic's would be a guess */
	expect(v, 0, "timing", "");
	expect(v, 0, "record", "");
	expect(v, 0, "articles", "第1条");
	expect(v, 0, "provisions", "第1条");
	cr_assert_eq(view_of("responsibilities", "rules", NULL)->rows.n, 10,
		     "rows of both contracts");
}

Test(view, residual_risks)
{
	const struct view *v = view_of("residuals", "annex", "c1");

	cr_assert_eq(v->rows.n, 2);
	expect(v, 0, "kind", "対策後に残るリスク");
	expect(v, 0, "scenario", "写しも壊れる。");
	expect(v, 0, "severity", "1");
	expect(v, 0, "policy", "−");
	expect(v, 0, "accepted_by", "院長");
	expect(v, 0, "accepted_on", "令和8年9月20日");
	expect(v, 1, "kind", "対策を講じないリスク");
	expect(v, 1, "scenario", "記録が読まれる。");
	fixture_remove(f, "project/decisions.json");
	expect(view_of("residuals", "annex", "c1"), 0, "accepted_by", "NULL");
}

Test(view, contract_and_systems)
{
	const struct view *v = view_of("contract", "annex", "c1");

	expect(v, 0, "value", "保守契約書");
	expect(v, 1, "value", "NULL"); /* no number */
	expect(v, 3, "value", "令和8年10月1日から令和9年9月30日");
	cr_assert_eq(view_of("contract", "rules", NULL)->rows.n, 0);
	expect(view_of("systems", "annex", "c1"), 0, "remote", "あり");
	expect(view_of("systems", "annex", "c1"), 0, "vendor", "例示社");
	fixture_replace(f, "project/bunkai.json", "'remote_maintenance': true",
			"'remote_maintenance': '閉域網から'");
	expect(view_of("systems", "annex", "c1"), 0, "remote", "閉域網から");
	fixture_replace(f, "project/bunkai.json", "'remote_maintenance': '閉域網から', ", "");
	expect(view_of("systems", "annex", "c1"), 0, "remote", "NULL");
	expect(view_of("servers", "annex", "c1"), 0, "support_end", "令和10年6月30日");
	expect(view_of("servers", "annex", "c1"), 0, "updates", "例示社");
}

Test(view, parties_in_the_order_of_the_contract)
{
	fixture_replace(f, "project/bunkai.json",
			"[{'party': 'clinic', 'label': '甲', 'role': 'hospital'}, {'party': "
			"'maker', 'label': '乙', 'role': 'vendor'}]",
			"[{'party': 'maker', 'label': '受注者', 'role': 'vendor'}, {'party': "
			"'clinic', 'label': '発注者', 'role': 'hospital'}]");
	const struct view *v = view_of("parties", "annex", "c1");

	expect(v, 0, "label", "受注者");
	expect(v, 0, "name", "例示社");
	expect(v, 1, "kind", "医療機関");
	expect(v, 1, "address", "NULL");
	expect(view_of("parties", "rules", NULL), 0, "label", "");
}

Test(view, a_first_edition_is_new)
{
	expect(view_of("editions", "annex", "c1"), 0, "note", "新規作成");
	fixture_replace(f, "project/bunkai.json", "'edition': '初版'", "'edition': '第4版'");
	expect(view_of("editions", "annex", "c1"), 0, "note", ""); /* counted elsewhere */
}

Test(view, contacts)
{
	fixture_replace(f, "project/contacts.json", "'desk': '保守窓口'",
			"'desk': '保守窓口', 'deputy': 'night'");
	fixture_replace(f, "project/contacts.json", "'contacts': [",
			"'contacts': [{'id': 'night', 'kind': 'hospital', 'name': '夜勤', 'phone': "
			"'0X-7'},");
	expect(view_of("contacts", "contacts", NULL), 1, "deputy",
	       "夜勤\n昼 0X-7\n夜 未記入");
	expect(view_of("contacts", "contacts", NULL), 0, "desk", "NULL");
	expect(view_of("vendor-contacts", "contacts", NULL), 0, "system", "電子カルテ");
	expect(view_of("vendor-contacts", "contacts", NULL), 0, "vendor", "例示社");
	expect(view_of("escalation", "contacts", NULL), 0, "phone", "0X-1");
	expect(view_of("escalation", "contacts", NULL), 0, "deputy_phone", "0X-7");
	expect(view_of("escalation", "contacts", NULL), 0, "company", "例示社 契約番号 未記入");
	/* the hospital's own entry */
	expect(view_of("desks", "contacts", NULL), 0, "phone", "0X-9");
	expect(view_of("desks", "contacts", NULL), 0, "status", "二次資料（令和8年8月31日現在）");
	expect(view_of("desks", "contacts", NULL), 1, "status", "公式文書で確認");
	expect(view_of("desks", "contacts", NULL), 1, "phone", "NULL");
	expect(view_of("desks", "contacts", NULL), 0, "numbers", "病院が令和8年9月2日に確認");
	expect(view_of("desks", "contacts", NULL), 1, "numbers", "");
	expect(view_of("deadlines", "contacts", NULL), 0, "within", "3日以内");
	fixture_remove(f, "project/contacts.json");
	const struct view *v = view_of("vendor-contacts", "contacts", NULL);

	cr_assert_eq(v->rows.n, 1, "a system that nobody answers for has its row");
	expect(v, 0, "vendor", "例示社");
	expect(v, 0, "phone", "NULL");
}

/* The hospital's own people in the place of the fixture's one vendor. */
static void write_people(const char *people)
{
	fixture_write(f, "project/contacts.json",
		      arena_concat(f->a, "{'schema': 'bunkai/contacts/1', 'contacts': [", people,
				   "], 'escalation': [{'step': 1, 'contact': 'it', 'within': "
				   "'直ちに', 'what': '知らせる。'}]}",
				   (char *)NULL));
}

Test(view, whom_to_call_first_has_the_number_of_the_hour)
{
	write_people("{'id': 'it', 'kind': 'hospital', 'desk': '情報室', 'phone': '0X-1', "
		     "'phone_off': '0X-2', 'hours': '平日 8:30-17:15', 'deputy': 'chief'}, "
		     "{'id': 'night', 'kind': 'hospital', 'desk': '当直', 'role': "
		     "'当直の責任者', 'phone': '0X-3', 'extension': '99', 'hours': "
		     "'平日 17:15-翌8:30、休日 終日', 'systems': ['karte'], 'deputy': 'chief'}, {'id': 'chief', 'kind': "
		     "'hospital', 'name': '院長', 'phone': '0X-5', 'phone_off': '0X-6', 'hours': "
		     "'平日 8:30-17:15', 'deputy': '副院長'}");
	const struct view *v = view_of("on-call", "contacts", NULL);

	cr_assert_eq(v->rows.n, 2);
	expect(v, 0, "when", "平日 8:30-17:15");
	expect(v, 0, "number", "0X-1");
	expect(v, 0, "deputies", "院長");
	cr_assert_str_eq(view_field(&v->rows.at[0], "deputies")->lines.at[1].text, "0X-5");
	expect(v, 1, "number", "0X-3（内線 99）");
	expect(v, 1, "who", "当直\n（当直の責任者）");
	cr_assert_str_eq(view_field(&v->rows.at[1], "deputies")->lines.at[1].text, "0X-6");
	cr_assert_str_eq(view_field(&v->rows.at[1], "deputies")->lines.at[2].text, "副院長");
}

/* A number of a source is one of its year until somebody has called it. */
Test(view, numbers_of_desks_say_where_they_come_from)
{
	fixture_write(f, "project/clauses/desks.json",
		      "{'schema': 'bunkai/desks/1', 'as_of': '2026-08-31', 'desks': [\n"
		      " {'id': 'office', 'name': '委員会', 'web': true, 'status': 'confirmed'},\n"
		      " {'id': 'police', 'name': '警察', 'phone': '0X-3', 'fax': '0X-4', "
		      "'numbers_status': 'second-hand', 'numbers_year': 2023, 'status': "
		      "'confirmed', 'have': ['日時', '場所'], 'forms': ['gl-1/3', 'gl-1/4']},\n"
		      " {'id': 'own', 'name': '県', 'phone': '0X-7', 'status': 'confirmed'}]}");
	fixture_replace(f, "project/contacts.json", "'phone': '0X-9', 'confirmed': '2026-09-02'}",
			"'name': '本局', 'confirmed': '2026-09-30'}, {'desk': 'own', 'phone': "
			"'0X-8'}");
	const struct view *desks = view_of("desks", "contacts", NULL),
			  *forms = view_of("desk-forms", "contacts", NULL);

	expect(desks, 0, "name", "本局");
	expect(desks, 0, "phone", "案内のページで受け付ける");
	expect(desks, 0, "numbers", "病院が令和8年9月30日に確認");
	expect(desks, 1, "phone", "0X-3");
	expect(desks, 1, "fax", "0X-4");
	expect(desks, 1, "numbers", "二次資料（2023年）");
	expect(desks, 1, "have", "□日時");
	expect(desks, 2, "phone", "0X-8");
	expect(desks, 2, "numbers", "病院が登録（確認日の記入なし）");
	cr_assert_eq(forms->rows.n, 2);
	expect(forms, 1, "id", "gl-1/4");
	expect(forms, 1, "desks", "警察");
}

Test(view, who_serves_all_systems)
{
	fixture_replace(
		f, "project/bunkai.json", "'systems': [{'id': 'karte'",
		"'systems': [{'id': 'second', 'name': '第二', 'vendor': 'maker'}, {'id': 'karte'");
	expect(view_of("contacts", "contacts", NULL), 0, "systems", "電子カルテ");
	fixture_replace(f, "project/contacts.json", "'systems': ['karte']",
			"'systems': ['karte', 'second']");
	expect(view_of("contacts", "contacts", NULL), 0, "systems", "全てのシステム");
}

Test(view, vendor_contacts_are_those_of_the_contracts_systems)
{
	fixture_replace(f, "project/bunkai.json", "'systems': [{",
			"'systems': [{'id': 'pacs', 'name': '画像', 'vendor': 'maker'}, {");
	cr_assert_eq(view_of("vendor-contacts", "annex", "c1")->rows.n, 1);
	cr_assert_eq(view_of("vendor-contacts", "rules", NULL)->rows.n, 2);
}

Test(view, whom_to_call_first)
{
	const struct view *v = view_of("first-call", "rules", NULL);

	cr_assert_eq(v->rows.n, 1);
	cr_assert_str_eq(text_of(v, 0, "phone"), "0X-1",
			 "nobody has the role: the first of the order of calls");
	fixture_replace(
		f, "project/contacts.json", "{'id': 'help'",
		"{'id': 'it', 'kind': 'hospital', 'role': '係長', 'phone': '0X-7'}, {'id': 'help'");
	fixture_write(f, "project/templates/words.json",
		      "{'schema': 'bunkai/words/1', 'words': {'role.first-call': '係長'}}");
	cr_assert_str_eq(text_of(view_of("first-call", "rules", NULL), 0, "phone"), "0X-7");
	fixture_write(f, "project/contacts.json",
		      "{'schema': 'bunkai/contacts/1', 'contacts': []}");
	v = view_of("first-call", "rules", NULL);
	cr_assert_eq(v->rows.n, 1, "nobody at all is still a row to fill in");
	cr_assert_null(view_field(&v->rows.at[0], "phone")->text);
}

Test(view, positions_side_by_side)
{
	fixture_replace(f, "data/clauses/backup/backup-a.md", "documents: [annex]\n",
			"documents: [annex]\nlost:\n  代替案: 六日分の記録\nmay_ask:\n  代替案: 製造者\n");
	fixture_decisions(f, "{'id': 'D1', 'clause': 'backup-a', 'position': '代替案'}");
	const struct view *v = view_of("positions", "annex", "c1");

	cr_assert_eq(v->rows.n, 1, "clauses with one position are nothing to talk about");
	cr_assert_str_eq(text_of(v, 0, "number"), "第2条");
	cr_assert_str_eq(text_of(v, 0, "position"), "代替案");
	cr_assert_str_eq(text_of(v, 0, "decision"), "D1");
	cr_assert_str_eq(text_of(v, 0, "text:標準案"), "毎日写しを取る。");
	cr_assert_str_eq(text_of(v, 0, "text:代替案"), "毎週写しを取る（第1条第2項）。");
	cr_assert_str_eq(text_of(v, 0, "lost:代替案"), "六日分の記録");
	cr_assert_str_eq(text_of(v, 0, "may_ask:代替案"), "製造者");
	cr_assert_str_eq(view_field(&v->rows.at[0], "text:代替案")->role, "chosen");
	cr_assert_null(view_field(&v->rows.at[0], "text:標準案")->role);
	cr_assert_str_eq(v->rows.at[0].origin->place, "代替案");
}

Test(view, a_position_reads_as_its_article_does)
{
	fixture_replace(f, "data/clauses/backup/backup-a.md", "毎日写しを取る。",
			"写しは次による。\n\n1. 毎日\n   1. 朝\n\n二つ目の項。");
	cr_assert_str_eq(text_of(view_of("positions", "annex", "c1"), 0, "text:標準案"),
			 "写しは次による。\n(1) 毎日\n　ア 朝\n2　二つ目の項。");
}

Test(view, references_of_the_edition_the_project_names)
{
	fixture_replace(f, "data/clauses/topics.json", "['gl-1/3']",
			"['gl-1/3', 'gl-1/4', 'gl-2/3', 'gl-9/1']");
	expect(view_of("responsibilities", "annex", "c1"), 0, "refs", "指針1 3項、4項※");
	expect(view_of("responsibilities", "annex", "c1"), 0, "refs.brief", "G1 3、4※");
	fixture_replace(f, "project/bunkai.json", "'gl-1'", "'gl-2'");
	expect(view_of("responsibilities", "annex", "c1"), 0, "refs", "指針2 3項");
}

Test(view, findings)
{
	fixture_replace(f, "project/contacts.json", "'phone': '0X-1', ", "");
	const struct view *v = view_of("findings", "annex", "c1");

	expect(v, 0, "code", "contact-without-phone");
	expect(v, 0, "level", "警告");
	expect(v, 0, "subject", "help");
}

Test(view, what_the_register_says_is_never_interpreted)
{
	static const char trap[] = "=SUM(A1) {{vendor}} {{ref:remote-a}} <b>&amp;</b> **語**。";

	fixture_replace(f, "project/register.json", "作業を申請する。", trap);
	fixture_replace(f, "project/register.json", "回線を閉じてください。", trap);
	fixture_replace(f, "project/register.json", "回線から入られる。", trap);
	const struct view *v = view_of("responsibilities", "annex", "c1");

	expect(v, 0, "text", trap);
	expect(v, 0, "risk.scenario", trap);
	expect(v, 2, "text", trap);
	expect(view_of("duties", "rules", NULL), 0, "text", trap);
}
