/* SPDX-License-Identifier: MIT
 *
 * 別表: who sees to servers, devices, lines, backups and flows, in the words of a contract; what
 * nobody said is to be agreed or not filled in, and says where it would be written.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"
#include "bind/view.h"

FIXTURE_SUITE(objects, f);

#define SERVER "'support_end': '2028-06-30', 'updates': 'maker'}]}"

static struct binding binding;
static struct bind_input input;

static const struct view *view_of(const char *name)
{
	fixture_check(f);
	input = (struct bind_input){
		.project = f->run.project,
		.library = f->run.library,
		.covers = f->run.covers,
		.responsibilities = f->run.responsibilities,
		.template = library_template(f->run.library, "boundary"),
		.contract = project_contract(f->run.project, "c1"),
		.findings = f->run.findings,
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
	for (size_t i = 0; i < v->rows.n; i++)
		for (const struct view_source *s = v->fields; s->name; s++)
			cr_assert(view_field(&v->rows.at[i], s->name), "%s lacks %s", name,
				  s->name);
	return v;
}

/* `text` NULL: not filled in. */
static void expect(const struct view *v, size_t row, const char *field, const char *text)
{
	cr_assert_lt(row, v->rows.n, "%s has %zu rows", v->name, v->rows.n);
	const char *is = view_field(&v->rows.at[row], field)->text;

	cr_expect(text_equal(is, text), "%s[%zu].%s: %s", v->name, row, field, is ? is : "NULL");
}

/* The one place where the field would be filled in ends so. */
static void expect_blank(const struct view *v, size_t row, const char *field, const char *end)
{
	const struct view_field *at = view_field(&v->rows.at[row], field);

	cr_assert_eq(at->blanks.n, 1, "%s.%s: %zu", v->name, field, at->blanks.n);
	cr_expect(text_ends(at->blanks.at[0].place, end), "%s", at->blanks.at[0].place);
}

static void set_system(const char *more)
{
	fixture_replace(f, "project/bunkai.json", SERVER,
			arena_concat(f->a, "'support_end': '2028-06-30', 'updates': 'maker'}]", more,
				     "}", (char *)NULL));
}

static void set_contract(const char *more)
{
	fixture_replace(f, "project/bunkai.json", "'omit': []}",
			arena_concat(f->a, "'omit': [], ", more, "}", (char *)NULL));
}

static void add_party(const char *more)
{
	fixture_replace(f, "project/bunkai.json", "'name': '例示社'}",
			arena_concat(f->a, "'name': '例示社'}, ", more, (char *)NULL));
}

Test(objects, a_server_in_the_contracts_words)
{
	fixture_replace(f, "project/bunkai.json", "'updates': 'maker'",
			"'updates': 'maker', 'owner': 'clinic', 'maintains': 'sub', 'cycle': "
			"'毎月1回', 'window': '日曜日', 'fee': 'included'");
	add_party("{'id': 'sub', 'kind': 'subcontractor', 'name': '見本保守', 'under': 'maker'}");
	const struct view *v = view_of("server-care");

	expect(v, 0, "updates", "乙");
	expect(v, 0, "owner", "甲");
	expect(v, 0, "maintains", "見本保守（乙の再委託先）");
	expect(v, 0, "cycle", "毎月1回");
	expect(v, 0, "window", "日曜日");
	expect(v, 0, "fee", "契約内");
	expect(v, 0, "monitors", "要協議");
	expect_blank(v, 0, "monitors", "bunkai.json:systems[0].servers[0].monitors");
	cr_expect_str_eq(view_field(&v->rows.at[0], "monitors")->role, "open");
}

/* A file of before: everything that the server does not say is asked for. */
Test(objects, what_a_server_does_not_say)
{
	const struct view *v = view_of("server-care");

	expect(v, 0, "updates", "乙");
	/* what stands above it: its system has an owner and a vendor, and nobody who monitors */
	expect(v, 0, "owner", "甲");
	expect(v, 0, "maintains", "乙");
	expect(v, 0, "monitors", "要協議");
	expect(v, 0, "configures", "要協議");
	expect(v, 0, "cycle", NULL);
	expect(v, 0, "window", NULL);
	expect(v, 0, "fee", "未定");
	expect_blank(v, 0, "fee", "servers[0].fee");
	cr_expect_eq(view_field(&v->rows.at[0], "updates")->blanks.n, 0);
}

Test(objects, what_is_not_the_contracts_says_who_answers)
{
	fixture_replace(f, "project/bunkai.json", "'updates': 'maker'",
			"'out_of_scope': 'clinic', 'maintains': 'clinic'");
	const struct view *v = view_of("server-care");

	expect(v, 0, "updates", "対象外（甲）");
	expect(v, 0, "maintains", "甲");
	expect(v, 0, "cycle", "−");
	expect(v, 0, "fee", "−");
	for (size_t i = 0; i < v->rows.at[0].fields.n; i++)
		cr_expect(!v->rows.at[0].fields.at[i].blanks.n ||
				  strcmp(v->rows.at[0].fields.at[i].name, "os") == 0,
			  "%s", v->rows.at[0].fields.at[i].name);
	cr_expect_null(found(f->run.findings, DIAG_SERVER_WITHOUT_UPDATES, "db"));
}

Test(objects, devices_have_their_kind_in_words)
{
	set_system(", 'devices': [{'id': 'rt', 'name': '出口', 'kind': 'router', 'owner': "
		   "'clinic', 'configures': 'maker'}]");
	const struct view *v = view_of("device-care");

	expect(v, 0, "kind", "ルータ");
	expect(v, 0, "owner", "甲");
	expect(v, 0, "configures", "乙");
	expect(v, 0, "updates", "要協議");
}

Test(objects, lines_and_the_older_text)
{
	set_system(", 'line': '専用線'");
	const struct view *v = view_of("lines");

	cr_assert_eq(v->rows.n, 1);
	expect(v, 0, "name", "専用線");
	expect(v, 0, "owner", "要協議");
	expect(v, 0, "spare", "要協議");
	cr_expect_eq(view_field(&v->rows.at[0], "spare")->blanks.n, 0);
}

Test(objects, lines_that_are_written_down)
{
	set_system(", 'line': '専用線', 'lines': [{'id': 'l1', 'name': '光', 'owner': 'clinic', "
		   "'terminal': 'maker', 'desk': '24時間'}]");
	const struct view *v = view_of("lines");

	cr_assert_eq(v->rows.n, 1);
	expect(v, 0, "name", "光");
	expect(v, 0, "owner", "甲");
	expect(v, 0, "terminal", "乙");
	expect(v, 0, "carrier", "要協議");
	expect(v, 0, "level", "別紙の条による");
	expect(v, 0, "spare", NULL);
}

/* What leads out is cut first; the carrier asks for its number. */
Test(objects, a_line_leads_out_unless_the_hospital_provides_it)
{
	set_system(", 'lines': [{'id': 'l1', 'name': '光', 'carrier': 'maker', 'number': 'N-1'}, "
		   "{'id': 'l2', 'name': 'LAN', 'carrier': 'clinic'}]");
	const struct view *v = view_of("lines");

	expect(v, 0, "side", "out");
	expect(v, 0, "number", "N-1");
	expect(v, 1, "side", "in");
	expect(v, 1, "number", "");
}

Test(objects, an_empty_list_says_that_there_is_none)
{
	set_system(", 'lines': [], 'backups': []");
	cr_expect_eq(view_of("lines")->rows.n, 0);
	cr_expect_eq(view_of("backups")->rows.n, 0);
}

Test(objects, backups)
{
	set_system(", 'backups': [{'id': 'b', 'name': '台帳', 'cycle': '毎日', 'generations': "
		   "'7世代', 'offline': '取り外す', 'takes': 'clinic', 'restores': 'maker'}]");
	const struct view *v = view_of("backups");

	expect(v, 0, "name", "台帳");
	expect(v, 0, "generations", "7世代");
	expect(v, 0, "offline", "取り外す");
	expect(v, 0, "takes", "甲");
	expect(v, 0, "restores", "乙");
	expect(v, 0, "test", NULL);
}

static void set_flows(const char *flows)
{
	fixture_replace(f, "project/register.json", "'flows': [{'id': 'F1'}]",
			arena_concat(f->a, "'flows': [", flows, "]", (char *)NULL));
}

/* Each way of the network once, in the order of the system's lists. */
Test(objects, every_way_of_the_network)
{
	fixture_replace(
		f, "project/bunkai.json", "'cloud': false,",
		"'cloud': true, 'outside_storage': true, 'place': '電算室', 'connects': ['lab'],\n"
		" 'lines': [{'id': 'l1', 'name': '閉域網', 'owner': 'clinic', 'carrier': 'maker'}],\n"
		" 'devices': [{'id': 'rt', 'name': 'ルータ', 'kind': 'router'}],\n"
		" 'backups': [{'id': 'b1', 'name': 'カルテ', 'stored': '別棟', 'cycle': '毎日'}],\n"
		" 'media': [{'id': 'm1', 'name': '画像', 'from': '紹介元', 'to': '受付', 'medium': "
		"'DVD', 'checks': '利用者'}],");
	fixture_replace(f, "project/bunkai.json", "'systems': [{",
			"'systems': [{'id': 'lab', 'name': '検査', 'connects': ['karte'], 'line': "
			"'院内', 'media': []}, {");
	fixture_replace(f, "project/bunkai.json", "'systems': ['karte']",
			"'systems': ['lab', 'karte']");
	const struct view *v = view_of("network");
	static const char *const kinds[] = {"line",    "exchange", "line",   "cloud",
					    "storage", "storage",  "medium"};

	cr_assert_eq(v->rows.n, ARRAY_LEN(kinds));
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		expect(v, i, "kind", kinds[i]);
	expect(v, 0, "name", "院内");
	expect(v, 1, "name", "電子カルテ");
	expect(v, 2, "name", "閉域網");
	expect(v, 2, "via", "ルータ");
	expect(v, 2, "answers", "契約：甲、提供：乙");
	expect(v, 2, "checks", "要協議");
	expect(v, 5, "name", "カルテの複製");
	expect(v, 5, "ends", "別棟");
	expect(v, 6, "ends", "紹介元から受付へ");
	expect(v, 6, "via", "DVD");
	expect(v, 6, "checks", "利用者");
	expect(v, 6, "when", NULL);
}

/* An empty list says that nothing is handed over; no list says nothing. */
Test(objects, media_that_nobody_wrote_down)
{
	const struct view *v = view_of("network");
	const struct view_row *row = &v->rows.at[v->rows.n - 1];

	expect(v, v->rows.n - 1, "kind", "medium");
	expect(v, v->rows.n - 1, "name", NULL);
	cr_assert_str_eq(view_field(row, "name")->blanks.at[0].member, "media");
	fixture_replace(f, "project/bunkai.json", "'cloud': false,", "'cloud': false, 'media': [],");
	v = view_of("network");
	for (size_t i = 0; i < v->rows.n; i++)
		cr_expect_str_neq(view_field(&v->rows.at[i], "kind")->text, "medium");
}

Test(objects, a_flow_its_handler_and_its_risks)
{
	set_flows("{'id': 'F1', 'form': '画面', 'phase': '運用', 'content': '書く', "
		  "'classification': ['診療情報', '設定']}");
	set_contract("'forms': {'画面': 'maker'}");
	const struct view *v = view_of("flows");

	expect(v, 0, "handles", "乙");
	expect(v, 0, "data", "診療情報、設定");
	expect(v, 0, "risks", "R1〜R3");
	expect(v, 0, "articles", "第1条");
	expect(v, 0, "stored", "要協議");
	expect(v, 0, "returns", "");
}

Test(objects, a_flow_of_the_end_returns_and_erases)
{
	set_flows("{'id': 'F1', 'form': '画面', 'phase': '契約終了'}");
	set_contract("'flows': [{'flow': 'F1', 'handles': 'clinic', 'returns': '台帳'}]");
	const struct view *v = view_of("flows");

	expect(v, 0, "handles", "甲");
	expect(v, 0, "returns", "台帳");
	expect(v, 0, "erases", "要協議");
	expect(v, 0, "stored", "");
}

Test(objects, a_form_that_nobody_answers_for)
{
	set_flows("{'id': 'F1', 'form': '画面'}, {'id': 'F2', 'form': '画面'}");
	const struct view *v = view_of("flows");

	for (size_t i = 0; i < 2; i++) {
		expect(v, i, "handles", "要協議");
		cr_expect_str_eq(view_field(&v->rows.at[i], "handles")->role, "open");
	}
	expect(v, 1, "risks", "");
}

Test(objects, a_premise_is_open_until_somebody_holds_it)
{
	set_contract("'premises': [{'text': '院内は閉じている。', 'holds': 'clinic'}, {'text': "
		     "'端末は5台。'}]");
	const struct view *v = view_of("premises");

	expect(v, 0, "holds", "甲");
	expect(v, 0, "status", "proposed");
	expect(v, 1, "holds", "要協議");
	expect(v, 1, "status.name", "要協議");
	expect_blank(v, 1, "holds", "premises[1].holds");
}
