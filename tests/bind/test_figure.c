/* SPDX-License-Identifier: MIT
 *
 * Figures on their tracks: nothing overlaps in any project, and every picture says what the model
 * says.
 */
#include "bind/figure.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../support/figures.h"
#include "../support/fixture.h"
#include "../support/rounds.h"
#include "../support/suite.h"
#include "base/strbuf.h"
#include "base/text.h"

FIXTURE_SUITE(figure, f);

static const struct doc *bind(const char *document, const char *contract)
{
	fixture_check(f);
	const struct doc *d = fixture_bind(f, document, contract);

	cr_assert_not_null(d, "%s", found_all(f->a, f->dl));
	return d;
}

/* All words of a figure, a box a line. */
static const char *words_of(const struct doc_node *figure)
{
	struct strbuf sb = strbuf_new(f->a);

	for (const struct doc_node *node = figure->first; node; node = node->next)
		if (!text_empty(node->text))
			strbuf_printf(&sb, "%s\n", text_replace(f->a, node->text, "\n", " "));
	return sb.text;
}

static const char *figure_words(const char *document, const char *contract, const char *name)
{
	const struct doc_node *figure = figures_find(bind(document, contract), name);

	cr_assert_not_null(figure, "%s has no %s", document, name);
	figures_expect_sound(figure);
	return words_of(figure);
}

static void expect_words(const char *all, const char *words)
{
	cr_expect_not_null(strstr(all, words), "'%s' is not in:\n%s", words, all);
}

Test(figure, nothing_overlaps_in_projects_made_by_chance)
{
	for (unsigned seed = 1; seed <= rounds(8, 24); seed++) {
		fixture_free(f);
		f = fixture_new();
		figures_random_project(f, seed);
		cr_expect_eq(figures_expect_all_sound(bind("contacts", NULL)), 1, "seed %u", seed);
		cr_expect_eq(figures_expect_all_sound(bind("boundary", "c1")), 3, "seed %u", seed);
	}
}

/* Every name of the project that the pictures are about, however long. */
Test(figure, names_are_never_cut)
{
	figures_random_project(f, 5);
	const char *tree = figure_words("contacts", NULL, "contact-tree"),
		   *diagram = figure_words("boundary", "c1", "boundary-diagram");
	const struct project *p = f->run.project;

	for (size_t i = 0; i < p->escalation.n; i++) {
		expect_words(tree, p->escalation.at[i].what);
		expect_words(tree, p->escalation.at[i].within);
	}
	for (size_t i = 0; i < p->systems.n; i++)
		expect_words(tree, p->systems.at[i].name);
	for (size_t i = 0; i < p->contacts.n; i++)
		if (strcmp(p->contacts.at[i].kind, "vendor") == 0 && p->contacts.at[i].systems.n)
			expect_words(tree, p->contacts.at[i].desk);
	for (size_t i = 0; i < p->contracts.at[0].systems.n; i++) {
		const struct system *s = project_system(p, p->contracts.at[0].systems.at[i]);

		expect_words(diagram, s->name);
		for (size_t k = 0; k < s->devices.n; k++)
			expect_words(diagram, s->devices.at[k].name);
		if (s->line)
			expect_words(diagram, s->line);
	}
	for (size_t i = 0; i < p->parties.n; i++)
		expect_words(diagram, p->parties.at[i].name);
}

static void use_own_library(void)
{
	f->data = ".";
	fixture_replace(f, "project/bunkai.json", "'gl-1'", "'mhlw-6.0'");
	fixture_replace(f, "project/contacts.json",
			", 'desks': [{'desk': 'office', 'phone': '0X-9', 'confirmed': "
			"'2026-09-02'}]",
			"");
}

Test(figure, the_contact_tree_leads_from_the_steps_that_call)
{
	use_own_library();
	fixture_replace(f, "project/contacts.json", "'contacts': [",
			"'contacts': [{'id': 'chief', 'kind': 'hospital', 'name': '院長', 'phone': "
			"'0X-7', 'deputy': 'help'},");
	fixture_replace(f, "project/contacts.json", "'what': '知らせる。'}",
			"'what': '知らせる。'}, {'step': 2, 'contact': 'chief', 'what': "
			"'決める。', 'calls': ['desks']}");
	const char *tree = figure_words("contacts", NULL, "contact-tree");

	expect_words(tree, "直ちに\n1\n例示社 契約番号 未記入 保守窓口 受付 終日\n");
	expect_words(tree, "昼 0X-7 夜 未記入\n代行：例示社 保守窓口\n昼 0X-1 夜 "
			   "0X-2\n決める。\n");
	expect_words(tree, "事業者（システム別）　順2の者が連絡する\n電子カルテ\n例示社 "
			   "保守窓口 受付 終日\n昼 0X-1 夜 0X-2\n");
	expect_words(tree, "順2の者が連絡する\n個人情報保護委員会\n");
	fixture_replace(f, "project/contacts.json", "'calls': ['desks']", "'calls': ['vendor']");
	cr_assert_not(fixture_try(f));
	cr_expect_not_null(found(f->run.problems, DIAG_UNKNOWN_VALUE, NULL));
}

Test(figure, systems_with_the_same_contacts_share_a_box)
{
	use_own_library();
	fixture_replace(f, "project/bunkai.json", "'systems': [{'id': 'karte'",
			"'systems': [{'id': 'lab', 'name': '検査', 'vendor': 'maker'}, {'id': "
			"'xray', 'name': '画像', 'vendor': 'maker'}, {'id': 'karte'");
	fixture_replace(f, "project/contacts.json", "['karte']", "['karte', 'lab']");
	const char *tree = figure_words("contacts", NULL, "contact-tree");

	expect_words(tree, "\n検査、電子カルテ\n");
	expect_words(tree, "\n画像\n例示社 未記入\n");
}

/*
 * Where the boundary stands in the row of a system: the edge of its part through the row's middle.
 */
static int boundary_at(const struct doc_node *figure, int y)
{
	for (const struct doc_node *line = figure->first; line; line = line->next)
		for (size_t i = 0;
		     text_equal(line->role, "figure-boundary") && i + 1 < line->path->n; i++)
			if (line->path->at[i].y <= y && y <= line->path->at[i + 1].y &&
			    line->path->at[i].x == line->path->at[i + 1].x)
				return line->path->at[i].x;
	return -1;
}

static const struct doc_node *box_with(const struct doc_node *figure, const char *words)
{
	for (const struct doc_node *box = figure->first; box; box = box->next)
		if (box->kind == DOC_BOX && strstr(box->text, words))
			return box;
	cr_assert_fail("no box has '%s'", words);
	return NULL;
}

/* One behind a fire wall and a router, which is connected to another without a contract. */
static void use_two_systems(void)
{
	use_own_library();
	fixture_replace(
		f, "project/bunkai.json", "'cloud': false,",
		"'line': '閉域網', 'cloud': false, 'connects': ['lab'], 'devices': [{'id': 'fw', "
		"'name': '壁', 'kind': 'firewall', 'owner': 'clinic', 'updates': 'clinic'},"
		"{'id': 'vpn', 'name': '箱', 'kind': 'router', 'owner': 'maker'}],");
	fixture_replace(
		f, "project/bunkai.json", "'systems': [{'id': 'karte'",
		"'systems': [{'id': 'lab', 'name': '検査', 'vendor': 'maker'}, {'id': 'karte'");
}

Test(figure, the_boundary_stands_where_the_hospitals_part_ends)
{
	use_two_systems();
	const char *words = figure_words("boundary", "c1", "boundary-diagram");
	const struct doc_node *figure =
		figures_find(fixture_bind(f, "boundary", "c1"), "boundary-diagram");
	const struct doc_node *own = box_with(figure, "［甲］ファイアウォール 壁（更新：甲）"),
			      *others = box_with(figure, "［乙］ルータ 箱（更新：協議中）");
	int x = boundary_at(figure, own->place->y + 1),
	    below = boundary_at(figure, box_with(figure, "検査\n（別の契約）")->place->y + 1);

	cr_expect(own->place->x + own->place->columns <= x && x <= others->place->x,
		  "the boundary is at %d", x);
	cr_expect(others->place->x < below && below <= box_with(figure, "閉域網")->place->x,
		  "below it is at %d", below);
	expect_words(words, "［乙］例示社 保守拠点（遠隔保守）");
	expect_words(words, "◎ 3件　○ 0件");
}

static const char *said_of(const char *document, const char *contract, const char *name)
{
	const struct doc_node *figure = figures_find(bind(document, contract), name);

	cr_assert(figure && figure->alt, "%s says nothing", name);
	return figure->alt;
}

Test(figure, the_boundary_diagram_tells_what_is_joined_and_where_the_line_runs)
{
	use_two_systems();
	const char *said = said_of("boundary", "c1", "boundary-diagram");

	expect_words(said, "線の左は「◀ 甲の責任」、右は「");
	expect_words(said, "「［甲］ファイアウォール 壁（更新：甲）」、「［乙］ルータ "
			   "箱（更新：協議中）」、「閉域網」、");
	expect_words(said, "隣り合うものは、線で結ばれる。責任分界の線は、「［甲］ファイアウォール "
			   "壁（更新：甲）」と「［乙］ルータ 箱（更新：協議中）」との間を通る。");
	expect_words(said, "「検査 （別の契約）」である。この行は、全て責任分界の線の左にある。");
	expect_words(said, "「［甲］電子カルテ」と「検査」とは、行の左を通る線で結ばれる。");
	expect_words(said, "線の左の甲　見本病院：◎ 1件　○ ");
	expect_words(said, "線の右の乙　例示社：◎ 3件　○ 0件");
	fixture_replace(f, "project/bunkai.json", "'line': '閉域網', ", "");
	fixture_replace(f, "project/bunkai.json", "'remote_maintenance': true",
			"'remote_maintenance': false");
	said = said_of("boundary", "c1", "boundary-diagram");
	expect_words(said, "とは、線で結ばれない。");
}

Test(figure, every_cell_of_the_matrix_is_told_with_its_number)
{
	use_own_library();
	fixture_replace(f, "project/register.json", "'scoring': {",
			"'scoring': {'model': 'matrix-5x5', ");
	const char *said = said_of("boundary", "c1", "risk-matrix");
	size_t cells = 0;

	for (const char *at = said; (at = strstr(at, "の欄が")); at++)
		cells++;
	cr_expect_eq(cells, 2 * 25);
	expect_words(said, "縦は深刻度で上ほど大きく、横は発生頻度で右ほど大きい。対策前の図の"
			   "リスクは、水準ごとに、Highが2件、Lowが1件である。対策前の図、");
	expect_words(said, "の欄がHigh R1 R2の2件、");
	expect_words(said, "の欄がLow R3の1件、");
	expect_words(said, "である。対策後（登録簿に残存リスクの評価があるもの）の図の"
			   "リスクは、水準ごとに、Highが0件、Lowが1件である。");
	expect_words(said, "2件：R1 R3。");
}

Test(figure, bars_and_the_tree_tell_numbers_and_lines)
{
	use_own_library();
	const char *bars = said_of("boundary", "c1", "responsibility-bars"),
		   *tree = said_of("contacts", NULL, "contact-tree");

	expect_words(bars, "甲　見本病院：計1件　案 1。乙　例示社：計3件　案 2　要協議 1。");
	expect_words(tree, "順1：直ちに、例示社 契約番号 未記入 保守窓口 受付 終日、昼 0X-1 夜 "
			   "0X-2、代行：なし、知らせる。");
	expect_words(tree, "電子カルテ：例示社 保守窓口 受付 終日、昼 0X-1 夜 0X-2。");
	expect_words(tree, "個人情報保護委員会：電話 案内のページで受け付ける、速報：");
}

/* A row of two boxes side by side that the sentence names: the line passes between both. */
static void expect_line_between(const struct doc_node *figure, const char *sentence)
{
	const char *left = strstr(sentence, "「") + strlen("「"), *end = strstr(left, "」と「"),
		   *right = end + strlen("」と「"), *last = strstr(right, "」との間を通る");

	cr_assert(end && last, "%s", sentence);
	left = arena_strndup(f->a, left, (size_t)(end - left));
	right = arena_strndup(f->a, right, (size_t)(last - right));
	for (const struct doc_node *box = figure->first; box; box = box->next) {
		if (box->kind != DOC_BOX || strncmp(box->text, left, strlen(left)) != 0)
			continue;
		for (const struct doc_node *next = figure->first; next; next = next->next) {
			int x = boundary_at(figure, box->place->y + 1);

			if (next->kind == DOC_BOX &&
			    strncmp(next->text, right, strlen(right)) == 0 &&
			    next->place->y == box->place->y &&
			    box->place->x + box->place->columns <= x && x <= next->place->x)
				return;
		}
	}
	cr_assert_fail("no line runs between '%s' and '%s'", left, right);
}

/* Whatever stands in a box is told, and the boundary is told where it is drawn. */
Test(figure, all_is_told_in_projects_made_by_chance)
{
	static const char *const figures[][3] = {{"contacts", NULL, "contact-tree"},
						 {"boundary", "c1", "boundary-diagram"},
						 {"boundary", "c1", "risk-matrix"},
						 {"boundary", "c1", "responsibility-bars"}};
	static const char passes[] = "責任分界の線は、「";
	size_t lines = 0;

	for (unsigned seed = 1; seed <= rounds(6, 24); seed++) {
		fixture_free(f);
		f = fixture_new();
		figures_random_project(f, seed);
		for (size_t i = 0; i < ARRAY_LEN(figures); i++) {
			const struct doc_node *figure =
				figures_find(bind(figures[i][0], figures[i][1]), figures[i][2]);

			cr_assert(figure && figure->alt, "seed %u: %s", seed, figures[i][2]);
			for (const struct doc_node *box = figure->first; box; box = box->next)
				if (!text_empty(box->text))
					expect_words(figure->alt,
						     text_replace(f->a, box->text, "\n", " "));
			for (const char *at = figure->alt; (at = strstr(at, passes)); at++, lines++)
				expect_line_between(figure, at);
		}
	}
	cr_expect_gt(lines, rounds(6, 24));
}

Test(figure, devices_and_connections_are_checked)
{
	use_own_library();
	fixture_replace(f, "project/bunkai.json", "'cloud': false,",
			"'connects': ['nowhere'], 'devices': [{'id': 'fw', 'name': '壁', 'owner': "
			"'nobody'}],");
	fixture_check(f);
	cr_expect_not_null(found(f->run.findings, DIAG_UNKNOWN_SYSTEM, "karte"));
	cr_expect_not_null(found(f->run.findings, DIAG_UNKNOWN_PARTY, "fw"));
	fixture_replace(f, "project/bunkai.json", "'owner': 'nobody'", "'kind': 'toaster'");
	cr_expect_not(fixture_try(f));
}

Test(figure, every_risk_stands_in_the_matrix_or_below_it)
{
	use_own_library();
	fixture_replace(f, "project/register.json", "'scoring': {",
			"'scoring': {'model': 'matrix-5x5', ");
	const char *matrix = figure_words("boundary", "c1", "risk-matrix");

	expect_words(matrix, "\nHigh R1 R2\n");
	expect_words(matrix, "\nLow R3\n");
	expect_words(matrix, "\nLow R2\n");
	expect_words(matrix, "（対策後の評価の記載がない）2件：R1 R3\n");
	fixture_replace(f, "project/register.json",
			"'frequency': 1, 'level': 'Low', 'response': 'No'}],",
			"'level': 'Low', 'response': 'No'}],");
	expect_words(figure_words("boundary", "c1", "risk-matrix"),
		     "（評価の記載がない）1件：R3\n");
}

/* Where many stand on one spot a figure names some and counts the others. */
Test(figure, many_risks_of_one_spot_are_named_in_part_and_counted)
{
	struct strbuf risks = strbuf_new(f->a);

	use_own_library();
	fixture_replace(f, "project/register.json", "'scoring': {",
			"'scoring': {'model': 'matrix-5x5', ");
	for (int i = 100; i < 160; i++)
		strbuf_printf(&risks,
			      "{'id': 'R%d', 'topic': 'backup', 'scenario': '失う。', 'threat': "
			      "'T1', 'severity': 5, 'frequency': 1, 'level': 'High', "
			      "'response': 'Yes'}, ",
			      i);
	fixture_replace(f, "project/register.json", "'risks': [",
			arena_concat(f->a, "'risks': [", risks.text, (char *)NULL));
	const char *matrix = figure_words("boundary", "c1", "risk-matrix");

	expect_words(matrix, "R148 R149 ほか10件\n");
	expect_words(said_of("boundary", "c1", "risk-matrix"), "R148 R149 ほか10件の60件");
}

Test(figure, a_register_rated_by_bands_has_a_row_per_level)
{
	use_own_library();
	fixture_write(
		f, "project/register.json",
		"{'schema': 'bunkai/register/1', 'scoring': {'model': 'maturity-0-3'}, 'risks': ["
		"{'id': 'Q1', 'scenario': '一。', 'level': '着手', 'response': 'Yes', 'factors': "
		"{'maturity': 1}},"
		"{'id': 'Q2', 'scenario': '二。', 'level': '記録不足', 'response': 'Yes', "
		"'factors': {'maturity': 2}}], 'requirements': []}");
	const char *matrix = figure_words("boundary", "c1", "risk-matrix");

	expect_words(matrix, "\n記録不足 1件\nQ2\n");
	expect_words(matrix, "\n着手 1件\nQ1\n");
	expect_words(matrix, "\n未着手 0件\n");
}

Test(figure, bars_count_each_row_once)
{
	use_own_library();
	const char *bars = figure_words("boundary", "c1", "responsibility-bars");

	expect_words(bars, "甲　見本病院\n1\n計1件　案 1\n");
	expect_words(bars, "乙　例示社\n");
	expect_words(bars, "計3件　案 2　要協議 1\n");
	expect_words(bars, "◎を負う者がいない\n");
}

/* What a workbook shows instead of the boxes: the same names, the same sums, and nothing else. */
Test(figure, the_numbers_of_bars_are_what_the_boxes_say)
{
	use_own_library();
	const struct doc_node *figure = figures_find(bind("boundary", "c1"), "responsibility-bars"),
			      *table = figure->numbers;
	const char *boxes = words_of(figure);

	cr_assert(table && table->head_rows == 1 && table->n == 4);
	for (const struct doc_node *head = table->first->first->next; head->next; head = head->next)
		expect_words(boxes, arena_printf(f->a, "\n%s\n", head->text));
	for (const struct doc_node *row = table->first->next; row; row = row->next) {
		int sum = 0;

		expect_words(boxes, arena_printf(f->a, "%s\n", row->first->text));
		cr_assert_eq(row->n, table->n_columns);
		for (const struct doc_node *cell = row->first->next; cell->next; cell = cell->next)
			sum += atoi(cell->text);
		cr_expect_eq(sum, atoi(row->last->text), "%s", row->first->text);
		expect_words(boxes, arena_printf(f->a, "計%d件", sum));
	}
	for (size_t i = 1; i < table->n_columns; i++)
		cr_expect_gt(table->columns[i].whole, 0);
}

Test(figure, cells_of_the_matrix_say_which_level_has_which_heat)
{
	use_own_library();
	const struct doc_node *figure = figures_find(bind("boundary", "c1"), "risk-matrix");
	size_t cells = 0;

	for (const struct doc_node *box = figure->first; box; box = box->next) {
		const struct doc_rule *rule = box->rules;

		if (!rule)
			continue;
		size_t level = strcspn(box->text, "\n");

		while (rule->text &&
		       !(strlen(rule->text) == level && strncmp(rule->text, box->text, level) == 0))
			rule++;
		cr_assert_not_null(rule->text, "%s", box->text);
		cr_expect_str_eq(rule->role, box->role);
		cells++;
	}
	cr_expect_gt(cells, 0);
}

Test(figure, an_unknown_figure_is_named_with_the_known_ones)
{
	fixture_replace(f, "data/templates/documents/boundary.json", "[{'part': '表', 'body': [",
			"[{'part': '表', 'body': [{'block': 'figure', 'figure': 'tree'},");
	fixture_check(f);
	cr_expect_null(fixture_bind(f, "boundary", "c1"));
	const struct diag *d = found(f->dl, DIAG_UNKNOWN_FIGURE, NULL);

	cr_assert_not_null(d);
	cr_expect_not_null(strstr(
		d->message, "contact-tree, boundary-diagram, risk-matrix, responsibility-bars"));
}

Test(figure, nothing_to_show_is_said)
{
	fixture_replace(f, "data/templates/documents/boundary.json", "[{'part': '表', 'body': [",
			"[{'part': '表', 'body': [{'block': 'figure', 'figure': 'risk-matrix', "
			"'empty': 'リスクはない。'},");
	fixture_register(f, "project/register.json", "", "");
	const struct doc *d = bind("boundary", "c1");

	cr_expect_eq(d->first->first->kind, DOC_PARAGRAPH);
	cr_expect_str_eq(d->first->first->text, "リスクはない。");
}
