/* SPDX-License-Identifier: MIT
 *
 * Articles: numbers of chapters, articles, 項, 号 and ア イ ウ, references, the basis below, and
 * duties that no clause answers.
 */
#include "bind/bind.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "derive/keys.h"

FIXTURE_SUITE(articles, f);

static const struct doc *bind_doc(const char *document, const char *contract)
{
	fixture_load(f);
	f->dl = diag_new(f->a);
	return fixture_bind(f, document, contract);
}

/* The first part's text. */
static const char *text_of(const char *document, const char *contract)
{
	const struct doc *d = bind_doc(document, contract);

	cr_assert(d, "%s", found_all(f->a, f->dl));
	struct doc one = *d;
	struct doc_node part = *d->first;

	part.next = NULL;
	one.first = &part;
	return doc_text(f->a, &one);
}

static const struct doc_node *find_node(const struct doc_node *node, enum doc_kind kind,
					const char *id)
{
	for (; node; node = node->next) {
		const struct doc_node *below = find_node(node->first, kind, id);

		if (node->kind == kind && (!id || text_equal(node->id, id)))
			return node;
		if (below)
			return below;
	}
	return NULL;
}

Test(articles, a_whole_annex)
{
	cr_assert_str_eq(text_of("annex", "c1"),
			 "条項\n"
			 "第1章　作業\n"
			 "第1条 （remote-aの条）\n"
			 "乙は、5日前に申請する。\n"
			 "2 申請書は次による。\n"
			 "(1) 目的\n"
			 "(2) 作業者\n"
			 "ア 氏名\n"
			 "イ 所属\n"
			 "3 細目は別に定める。\n"
			 "登録簿：R1/①-1\n参照：指針1 3項、4項※\n"
			 "第2章　情報\n"
			 "第2条 （backup-aの条）\n"
			 "毎日写しを取る。\n"
			 "第3条 （logging-aの条）\n"
			 "第1条の作業を記録する。\n",
			 "%s", text_of("annex", "c1"));
}

Test(articles, a_reference_to_a_paragraph)
{
	fixture_replace(f, "project/bunkai.json", "'positions': {}",
			"'positions': {'backup-a': '代替案'}");
	cr_assert_not_null(strstr(text_of("annex", "c1"), "毎週写しを取る（第1条第2項）。"));
}

Test(articles, numbers_close_up_when_a_clause_is_left_out)
{
	fixture_replace(f, "project/bunkai.json", "'omit': []",
			"'omit': [{'clause': 'backup-a', 'reason': '院内で行う。'}]");
	const struct doc *d = bind_doc("annex", "c1");
	const char *text = doc_text(f->a, d);

	cr_assert_not_null(strstr(text, "第2条 （logging-aの条）"));
	cr_assert_null(strstr(text, "backup-aの条"));
	cr_assert_not_null(strstr(text, "backup-a\n院内で行う。"),
			   "it stands in the list of what was left out: %s", text);
}

Test(articles, parameters_and_labels)
{
	fixture_replace(f, "project/bunkai.json", "'params': {}, 'positions'",
			"'params': {'days': 14}, 'positions'");
	fixture_replace(f, "project/bunkai.json", "'label': '乙'", "'label': '受注者'");
	cr_assert_not_null(strstr(text_of("annex", "c1"), "受注者は、14日前に申請する。"));
}

Test(articles, lists_run_beyond_their_letters)
{
	struct strbuf sb = strbuf_new(f->a);

	strbuf_add(&sb, "---\nid: backup-a\ntopic: backup\ntitle: 題\ndocuments: "
			"[annex]\n---\n次による。\n\n1. 号\n");
	for (int i = 0; i < 48; i++)
		strbuf_add(&sb, "   1. 細目\n");
	fixture_write(f, "project/clauses/backup-a.md", sb.text);
	const char *text = text_of("annex", "c1");

	cr_assert_not_null(strstr(text, "ヲ 細目\nン 細目\nアア 細目\nアイ 細目\n"), "%s", text);
}

static const struct {
	const char *from, *to, *place;
	enum diag_code code;
} holes[] = {
	{"{{days}}", "{{weeks}}", "remote-a.md:12", DIAG_UNDEFINED_PLACEHOLDER},
	{"1. 目的", "1. {{vendor_address}}", "remote-a.md:16", DIAG_UNDEFINED_PLACEHOLDER},
	{"2. 所属", "2. {{ref:remote-r}}", "remote-a.md:19", DIAG_DANGLING_REFERENCE},
	{"細目は", "{{ref:backup-a/2}}は", "remote-a.md:21", DIAG_DANGLING_REFERENCE},
};

Test(articles, a_hole_forbids_the_document_and_names_file_and_line)
{
	for (size_t i = 0; i < ARRAY_LEN(holes); i++) {
		struct fixture *before = f;

		f = fixture_new();
		fixture_replace(f, "data/clauses/remote/remote-a.md", holes[i].from, holes[i].to);
		cr_assert_null(bind_doc("annex", "c1"), "%s", holes[i].to);
		const struct diag *d = found(f->dl, holes[i].code, "remote-a");

		cr_assert(d && f->dl->all.n == 1 && text_ends(d->place, holes[i].place), "%s:%s",
			  holes[i].to, found_all(f->a, f->dl));
		fixture_free(f);
		f = before;
	}
}

Test(articles, origins_and_anchors)
{
	const struct doc *d = bind_doc("annex", "c1");
	const struct doc_node *article = find_node(d->first, DOC_ARTICLE, "clause-backup-a");

	cr_assert_not_null(article);
	cr_assert_str_eq(article->origin->kind, "clause");
	cr_assert_str_eq(article->origin->key, "backup-a");
	cr_assert_str_eq(article->origin->place, "標準案");
	cr_assert(text_ends(article->origin->file, "clauses/backup/backup-a.md"));
	cr_assert_eq(article->first->origin, article->origin);
	const struct doc_node *chapter = find_node(d->first, DOC_HEADING, NULL);

	cr_assert(chapter->level == 1 && strcmp(chapter->role, "chapter") == 0);
}

Test(articles, an_answered_duty_is_not_quoted)
{
	const char *text = text_of("rules", NULL);

	cr_assert_not_null(
		strstr(text, "係長は、当院の回線を閉じる。\n登録簿：R1/対応事項"), "%s", text);
	cr_assert_null(strstr(text, "「"));
}

/* Two duties of one topic, one of none, and none of them answered by a clause of the rules. */
static void leave_duties(void)
{
	fixture_remove(f, "data/clauses/remote/remote-r.md");
	fixture_write(
		f, "project/clauses/first.md",
		"---\nid: first\ntopic: backup\ntitle: 初め\ndocuments: [rules]\n---\n項。\n");
	fixture_register(
		f, "project/register.json",
		"{'id': 'R1', 'response': 'Yes', 'duty': '{{vendor}}の=回線を閉じてください。'}, "
		"{'id': 'R4', 'topic': 'remote', 'response': 'Yes', 'duty': '鍵を見てください。', "
		"'duty_clipped': true},"
		"{'id': 'R5', 'response': 'Yes', 'duty': '灯を消してください。'}, {'id': 'R6', "
		"'topic': 'backup', 'response': 'Yes', 'duty': '写しを見てください。'}",
		"");
}

Test(articles, an_unanswered_duty_is_quoted_with_who_when_and_what)
{
	leave_duties();
	const char *text = text_of("rules", NULL);
	const char *first = strstr(text, "第2条 （遠隔）\n係長は、"),
		   *second = strstr(text, "第3条 （論点未分類）\n");

	cr_assert(first && second && first < second, "%s", text);
	cr_assert_not_null(strstr(text, "第2章　登録簿が"));
	cr_assert_not_null(strstr(first, "作業の都度"));
	cr_assert_not_null(strstr(first, "作業記録"));
	cr_assert_not_null(
		strstr(first, "(1) 「{{vendor}}の=回線を閉じてください。」（R1/対応事項）\n"),
		"as the register prints it: %s", first);
	cr_assert_not_null(strstr(first, arena_concat(f->a, "(2) 「鍵を見てください。",
						      library_word(f->run.library, "clipped"),
						      "」（R4/対応事項）\n", (char *)NULL)));
	cr_assert_not_null(strstr(second, "(1) 「灯を消してください。」（R5/対応事項）\n"));
	cr_assert_null(strstr(text, "写しを見て"), "a clause of its topic stands there");
	cr_assert_null(strstr(text, "登録簿："), "but does not say that it answers");
}

Test(articles, only_documents_that_ask_for_it_quote_duties)
{
	leave_duties();
	cr_assert_null(strstr(text_of("annex", "c1"), "回線を閉じてください"));
}

Test(articles, contracts_that_share_a_register_quote_once)
{
	leave_duties();
	fixture_replace(f, "project/bunkai.json", "'omit': []}]",
			"'omit': []}, {'id': 'c2', 'title': '別契約', 'parties': []}]");
	const char *text = text_of("rules", NULL), *hit = strstr(text, "灯を消して");

	cr_assert(hit && !strstr(hit + 1, "灯を消して"), "%s", text);
}

Test(articles, a_register_is_named_once_before_its_keys)
{
	fixture_replace(f, "data/clauses/remote/remote-a.md", "covers: [R1/①-1]",
			"covers: [R1/①-1, R9]");
	fixture_register(
		f, "project/registers/tele.json",
		"{'id': 'R9', 'response': 'Yes', 'scenario': '写しが無い。', 'topic': 'backup'}",
		"{'risk': 'R9', 'no': '①-1', 'applies': '対象', 'response': 'Yes', 'text': "
		"'写す。'},"
		"{'risk': 'R9', 'no': '①-2', 'applies': '対象', 'response': 'Yes', 'text': "
		"'戻す。'}");
	fixture_replace(f, "project/bunkai.json", "'systems': ['karte'], ",
			"'systems': ['karte'], 'registers': ['register', 'tele'], ");
	cr_assert_not_null(strstr(text_of("annex", "c1"), "；tele:R9/①-1、R9/①-2\n"), "%s",
			   text_of("annex", "c1"));
	fixture_replace(
		f, "project/bunkai.json", "'params': {}}",
		"'params': {}, 'register_names': {'register': '電子カルテ', 'tele': '遠隔'}}");
	const char *text = text_of("annex", "c1");

	cr_assert_not_null(strstr(text, "登録簿：電子カルテ R"), "%s", text);
	cr_assert_not_null(strstr(text, "；遠隔 R9/①-1、R9/①-2\n"), "%s", text);
	cr_assert_null(strstr(text, "tele"), "%s", text);
}

/* The rows that a note says its article rests on: 登録簿：電子カルテ R24/④-1、…；… */
struct provenance {
	size_t notes, keys;
	const char *clause; /* of the article at hand */
};

static bool is_covered(const char *clause_id, const char *key)
{
	const struct clause *c = library_clause(f->run.library, clause_id);
	const char *no = strchr(key, '/'), *risk = arena_strndup(f->a, key, (size_t)(no - key)),
		   *own = text_replace(f->a, key, "対応事項", KEY_DUTY);

	for (size_t i = 0; c && i < c->covers.n; i++) {
		const char *written = c->covers.at[i], *colon = strchr(written, ':');

		written = colon ? colon + 1 : written;
		if (strcmp(written, own) == 0 || strcmp(written, risk) == 0)
			return true;
	}
	return false;
}

static bool expect_covered(const struct doc_node *node, void *context)
{
	struct provenance *p = context;

	if (node->kind == DOC_ARTICLE && node->origin)
		p->clause = node->origin->key;
	if (node->kind != DOC_NOTE || !text_equal(node->role, "basis"))
		return true;
	const char *lead = library_word(f->run.library, "basis.register");
	char *line = arena_strdup(f->a, node->text), *rest;

	p->notes++;
	if (!text_starts(line, lead))
		return true;
	line[strcspn(line, "\n")] = '\0';
	line = text_replace(f->a, text_replace(f->a, line + strlen(lead), "；", "|"), "、", "|");
	for (char *key = strtok_r(line, "|", &rest); key; key = strtok_r(NULL, "|", &rest)) {
		const char *name = strrchr(key, ' ');

		cr_expect(is_covered(p->clause, name ? name + 1 : key), "%s does not cover %s",
			  p->clause, key);
		p->keys++;
	}
	return true;
}

/* Rows of a family that the repository's clauses name, each with a duty and three requirements. */
/*
 * Rows under all ids of the family, and its table without the marks of its texts: then the ids
 * alone make a row the family's, whatever it says.
 */
static void write_family(void)
{
	static const char table[] = "clauses/families/metimic-1.1.json";
	const char *text = file_read_text(f->a, table, f->dl);

	cr_assert(text && strstr(text, "\"texts\""), "%s", table);
	fixture_write(f, arena_concat(f->a, "project/", table, (char *)NULL),
		      text_replace(f->a, text, "\"texts\"", "\"other\""));
	struct strbuf risks = strbuf_new(f->a), rows = strbuf_new(f->a);

	for (int i = 1; i <= 80; i++) {
		strbuf_join(&risks, ",",
			    arena_printf(f->a,
					 "{'id': 'R%02d', 'response': 'Yes', 'duty': '守る。'}",
					 i));
		for (int k = 1; k <= 3; k++)
			strbuf_join(&rows, ",",
				    arena_printf(f->a,
						 "{'risk': 'R%02d', 'no': '①-%d', 'applies': "
						 "'対象', 'response': 'Yes', 'text': '行う。'}",
						 i, k));
	}
	fixture_register(f, "project/register.json", risks.text, rows.text);
}

/*
 * No article of the repository's library says that it answers a row which `covers` does not name.
 */
Test(articles, provenance_is_what_covers_says)
{
	struct provenance p = {0};

	f->data = ".";
	write_family();
	fixture_replace(f, "project/bunkai.json", "'guideline': 'gl-1'", "'guideline': 'mhlw-6.0'");
	fixture_remove(f, "project/contacts.json");
	fixture_decisions(f, "");
	for (int i = 0; i < 2; i++)
		doc_walk(bind_doc(i ? "annex" : "rules", i ? "c1" : NULL), expect_covered, &p);
	cr_expect_gt(p.notes, 100, "%zu notes", p.notes);
	cr_expect_gt(p.keys, 100, "%zu keys", p.keys);
}

Test(articles, the_head_of_a_document)
{
	const struct doc *d = bind_doc("annex", "c1");

	cr_assert_str_eq(d->id, "annex");
	cr_assert_str_eq(d->title, "別紙");
	cr_assert_str_eq(d->subtitle, "保守契約書");
	cr_assert_str_eq(d->edition, "初版");
	cr_assert_str_eq(d->date, "2026-10-01");
	cr_assert_str_eq(d->shown_date, "令和8年10月1日");
	cr_assert_str_eq(d->author, "見本病院");
	cr_assert_str_eq(d->paper, "A4");
	cr_assert(!d->draft && !d->confidentiality && !d->without_contents);
	d = bind_doc("rules", NULL);
	cr_assert(!d->edition && !d->subtitle);
}

Test(articles, other_blocks)
{
	fixture_write(
		f, "project/templates/documents/own.json",
		"{'schema': 'bunkai/template/1', 'id': 'own', 'title': '{{contract_title}}の題', "
		"'scope': 'contract', 'contents': false, 'confidentiality': '秘', 'parts': [\n"
		" {'part': '{{hospital}}の部', 'id': 'p', 'landscape': true, 'paper': 'A3', "
		"'foot': '{{hospital}}：{{marks}}', 'body': [{'block': 'heading', 'text': "
		"'見出し', 'level': 2}, {'block': 'heading', 'text': '章'},\n"
		"  {'block': 'paragraph', 'text': '{{vendor}}は'}, {'block': 'list', 'items': "
		"['一つ', '{{hospital}}']}, {'block': 'page-break'}, {'block': 'note', 'text': "
		"'注'},\n"
		"  {'block': 'key-value', 'view': 'contract', 'columns': [{'head': '項目', "
		"'field': 'name'}, {'head': '値', 'field': 'value'}],\n"
		"   'where': [{'field': 'value', 'op': 'not-empty'}]},\n"
		"  {'block': 'signature', 'view': 'parties', 'columns': [{'head': '住所', 'field': "
		"'address'}, {'head': '名称', 'field': 'name'}]}]}]}");
	const struct doc *d = bind_doc("own", "c1");

	cr_assert(d && strcmp(d->title, "保守契約書の題") == 0 &&
			  strcmp(d->confidentiality, "秘") == 0,
		  "%s", found_all(f->a, f->dl));
	const char *text = doc_text(f->a, d);

	cr_assert(
		text_starts(text,
			    "甲の部\n見出し\n章\n乙は\n(1) 一つ\n(2) 甲\n注\n原契約\n保守契約書\n"),
		"%s", text);
	cr_assert(text_ends(text, "甲\n住所\n\n名称\n見本病院\n乙\n住所\n\n名称\n例示社\n"), "%s",
		  text);
	cr_assert(text_starts(d->first->foot, "甲：◎ 責任をもって行う　○ 実施する　△"), "%s",
		  d->first->foot);
	cr_assert_str_eq(d->first->paper, "A3");
	cr_assert(d->without_contents);
	cr_assert(d->first->landscape && d->first->first->level == 2 &&
		  d->first->first->next->level == 1);
	const struct doc_node *pairs = find_node(d->first, DOC_KEY_VALUE, NULL),
			      *signature = find_node(d->first, DOC_SIGNATURE, NULL);

	cr_assert(pairs->head_rows == 0 && strcmp(pairs->first->first->role, "key") == 0);
	cr_assert_str_eq(signature->first->role, "party");
}
