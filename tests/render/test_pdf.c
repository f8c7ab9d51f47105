/* SPDX-License-Identifier: MIT
 *
 * PDF of hand-made trees: nothing leaves its box or is printed over, every text can be read back, same input gives same bytes.
 */
#include "render/formats.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "render/pdf_layout.h"

static struct arena *arena;
static struct diag_list *dl;
static const struct style *style;
static struct doc *doc;

static void start(void)
{
	arena = arena_new();
	dl = diag_new(arena);
	style = style_read(arena, "templates/style.json", dl);
	cr_assert_not_null(style);
	doc = doc_new(arena, "annex", "保守契約書 別紙");
	doc->subtitle = "みどり総合病院と遠隔メディカルサービス";
	doc->edition = "第2版";
	doc->date = "2026-04-01";
	doc->shown_date = "令和8年4月1日";
	doc->confidentiality = "関係者外秘";
	doc->author = "みどり総合病院";
}

static void stop(void)
{
	arena_free(arena);
}

TestSuite(pdf, .init = start, .fini = stop);

/* Trees */

static struct doc_node *add(struct doc_node *parent, enum doc_kind kind, const char *label, const char *text)
{
	struct doc_node *n = doc_add(arena, parent, kind, text);

	n->label = label;
	return n;
}

static struct doc_node *add_row(struct doc_node *table, const char *role, size_t n, const char *const *texts)
{
	struct doc_node *row = doc_add(arena, table, DOC_ROW, NULL);

	row->role = role;
	for (size_t i = 0; i < n; i++)
		doc_add(arena, row, DOC_CELL, texts[i]);
	return row;
}

#define row_of(table, role, ...) \
	add_row((table), (role), sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *), (const char *const[]){__VA_ARGS__})

static struct doc_node *add_table(struct doc_node *part, size_t head_rows)
{
	struct doc_node *t = doc_add(arena, part, DOC_TABLE, NULL);

	t->head_rows = head_rows;
	return t;
}

static char *repeat(const char *s, size_t n)
{
	struct strbuf sb = strbuf_new(arena);

	while (n--)
		strbuf_add(&sb, s);
	return sb.text;
}

static struct doc_node *add_article(struct doc_node *part, int n, const char *title)
{
	struct doc_node *article = add(part, DOC_ARTICLE, arena_printf(arena, "第%d条", n), title);

	article->id = arena_printf(arena, "article-%d", n);
	return article;
}

static void add_clauses(struct doc_node *part, int n)
{
	for (int i = 1; i <= n; i++) {
		struct doc_node *article = add_article(part, i, i % 2 ? "事前の申請" : "（記録）");

		add(article, DOC_PARAGRAPH, "", "乙は、保守を行うときは、その五日前までに申請書を甲に提出し、甲の承認を得なければならない。")->link =
			"article-1";
		add(article, DOC_PARAGRAPH, "2", repeat("甲は、申請を受けたときは、速やかに内容を確認し、乙に回答する。", 5));
		struct doc_node *list = add(article, DOC_LIST, NULL, NULL);
		struct doc_node *item = add(list, DOC_ITEM, "(1)", "接続した時刻");

		add(add(item, DOC_LIST, NULL, NULL), DOC_ITEM, "ア", "操作の記録");
		add(list, DOC_ITEM, "(2)", "作業の内容");
	}
}

/* Looking at sheets */

static struct press *lay_out(void)
{
	struct press *p = layout_document(arena, style, doc, dl);

	layout_close(p);
	return p;
}

static bool overlap(const struct sheet_text *a, const struct sheet_text *b)
{
	double inset = 0.5, top_a = a->y - 0.8 * a->size, top_b = b->y - 0.8 * b->size;

	return a->x + inset < b->x + b->width && b->x + inset < a->x + a->width && top_a + inset < b->y && top_b + inset < a->y;
}

static void expect_text_in_place(const struct sheet *s, size_t page, size_t i)
{
	const struct sheet_text *t = &s->texts.at[i];

	cr_expect(t->x >= 0 && t->y - t->size >= 0 && t->y <= s->height && t->limit <= s->width, "page %zu: %.*s is off the page", page,
		  (int)t->len, t->text);
	cr_expect(t->x + t->width <= t->limit + 0.1, "page %zu: %.*s leaves its box by %.2f", page, (int)t->len, t->text,
		  t->x + t->width - t->limit);
	for (size_t k = 0; k < i; k++)
		cr_expect_not(overlap(t, &s->texts.at[k]), "page %zu: %.*s is printed over %.*s", page, (int)t->len, t->text,
			      (int)s->texts.at[k].len, s->texts.at[k].text);
}

static void expect_in_boxes(const struct press *p)
{
	for (size_t i = 0; i < p->paper->sheets.n; i++) {
		const struct sheet *s = &p->paper->sheets.at[i];

		for (size_t k = 0; k < s->texts.n; k++)
			expect_text_in_place(s, i + 1, k);
		for (size_t k = 0; k < s->frames.n; k++) {
			const struct sheet_frame *f = &s->frames.at[k];

			cr_expect(f->x >= 0 && f->y >= 0 && f->x + f->width <= s->width && f->y + f->height <= p->bottom + 0.1,
				  "page %zu: a frame leaves the page", i + 1);
		}
	}
}

static bool stands_on(const struct sheet *s, const char *text)
{
	for (size_t i = 0; i < s->texts.n; i++)
		if (s->texts.at[i].len == strlen(text) && memcmp(s->texts.at[i].text, text, strlen(text)) == 0)
			return true;
	return false;
}

static size_t pages_with(const struct press *p, const char *text)
{
	size_t n = 0;

	for (size_t i = 0; i < p->paper->sheets.n; i++)
		n += stands_on(&p->paper->sheets.at[i], text);
	return n;
}

/* Reading back */

static char *new_path(void)
{
	char *path = arena_strdup(arena, "/tmp/bunkai-pdf-XXXXXX");

	close(mkstemp(path));
	return path;
}

static bool render_to(const char *path, struct render_result *result)
{
	const struct render_context rc = {.arena = arena, .style = style, .dl = dl, .data = ".", .epoch = -1};

	return render_pdf.render(&rc, doc, path, result);
}

static char *output_of(const char *command)
{
	struct strbuf sb = strbuf_new(arena);
	FILE *f = popen(command, "r");
	char buffer[4096];

	cr_assert_not_null(f);
	for (size_t n; (n = fread(buffer, 1, sizeof buffer, f)) > 0;)
		strbuf_add_bytes(&sb, buffer, n);
	cr_assert_eq(pclose(f), 0, "%s", command);
	return sb.text;
}

/* The PDF's text as poppler reads it, in the order of its content, without blanks. */
static char *text_of_pdf(size_t *pages)
{
	char *path = new_path();
	struct render_result result = {0};

	cr_assert(render_to(path, &result));
	char *text = output_of(arena_printf(arena, "pdftotext -raw -enc UTF-8 %s - 2>&1", path));

	if (pages)
		*pages = result.pages;
	unlink(path);
	cr_expect_null(strstr(text, "Syntax"), "poppler complains: %.200s", text);
	return text_squash(arena, text);
}

struct looking {
	const char *text;
};

static bool expect_text(const struct doc_node *node, void *context)
{
	const struct looking *l = context;

	if (node->label)
		cr_expect_not_null(strstr(l->text, text_squash(arena, node->label)), "%s is missing", node->label);
	if (node->text)
		cr_expect_not_null(strstr(l->text, text_squash(arena, node->text)), "%.60s is missing", node->text);
	return true;
}

static void expect_all_text(const char *text)
{
	struct looking l = {text};

	doc_walk(doc, expect_text, &l);
	cr_expect_not_null(strstr(text, text_squash(arena, doc->title)));
}

Test(pdf, articles_can_be_read_back)
{
	struct doc_node *part = doc_add_part(arena, doc, "総則");
	size_t pages;

	add_clauses(part, 12);
	add(part, DOC_NOTE, NULL, "※この別紙は契約書と一体をなす。");
	char *text = text_of_pdf(&pages);

	cr_expect_gt(pages, 2);
	expect_all_text(text);
	cr_expect_not_null(strstr(text, "第2条（記録）"));
	cr_expect_null(strstr(text, "（（"));
	cr_expect_not_null(strstr(text, "目次"));
	cr_expect_not_null(strstr(text, arena_printf(arena, "%zu/%zu", pages, pages)));
	cr_expect_eq(dl->all.n, 0);
	expect_in_boxes(lay_out());
}

/* How many lines of a text stand on a sheet. */
static size_t lines_on(const struct sheet *s, const char *text)
{
	size_t n = 0;

	for (size_t i = 0; i < s->texts.n; i++)
		n += s->texts.at[i].text >= text && s->texts.at[i].text < text + strlen(text);
	return n;
}

Test(pdf, a_page_break_leaves_two_lines_on_either_side)
{
	struct doc_node *part = doc_add_part(arena, doc, "総則");
	size_t split = 0;

	for (int i = 0; i < 60; i++)
		add(part, DOC_PARAGRAPH, NULL, repeat("あいうえおかきくけこ", (size_t)(5 + i % 47)));
	struct press *p = lay_out();

	expect_in_boxes(p);
	for (const struct doc_node *n = part->first; n; n = n->next)
		for (size_t i = 0; i + 1 < p->paper->sheets.n; i++) {
			size_t here = lines_on(&p->paper->sheets.at[i], n->text), there = lines_on(&p->paper->sheets.at[i + 1], n->text);

			if (!here || !there)
				continue;
			split++;
			cr_expect_geq(here, 2);
			cr_expect_geq(there, 2);
		}
	cr_expect_gt(split, 0);
}

Test(pdf, headings_stay_with_what_they_head)
{
	struct doc_node *part = doc_add_part(arena, doc, "総則");

	for (int i = 0; i < 60; i++) {
		struct doc_node *h = add(part, DOC_HEADING, NULL, arena_printf(arena, "見出し%d", i));

		h->level = 1 + i % 3;
		const char *body = arena_printf(arena, "本文%d。%s", i, repeat("あいうえお", (size_t)(i * 7 % 50)));

		if (i % 3)
			add(part, DOC_PARAGRAPH, NULL, body);
		else
			row_of(add_table(part, 0), NULL, body, "表");
	}
	struct press *p = lay_out();

	for (size_t i = 0; i < p->paper->sheets.n; i++)
		for (int k = 0; k < 60; k++) {
			const struct sheet *s = &p->paper->sheets.at[i];
			const char *body = arena_printf(arena, "本文%d。", k);
			bool found = false;

			for (size_t j = 0; j < s->texts.n; j++)
				found = found || text_starts(s->texts.at[j].text, body);
			cr_expect_eq(stands_on(s, arena_printf(arena, "見出し%d", k)), found, "heading %d on page %zu", k, i + 1);
		}
	for (size_t i = 1; i < p->paper->bookmarks.n; i++)
		cr_expect_geq(p->paper->bookmarks.at[i].at.page, p->paper->bookmarks.at[i - 1].at.page);
}

Test(pdf, bookmarks_and_anchors_point_to_their_pages)
{
	add_clauses(doc_add_part(arena, doc, "総則"), 12);
	struct press *p = lay_out();

	cr_assert_eq(p->paper->bookmarks.n, 13);
	for (size_t i = 1; i < 13; i++) {
		const struct sheet_bookmark *b = &p->paper->bookmarks.at[i];
		const struct sheet_anchor *a = map_get(p->paper->anchors, arena_printf(arena, "article-%zu", i));

		cr_assert_not_null(a);
		cr_expect_eq(a->page, b->at.page);
		cr_expect(stands_on(&p->paper->sheets.at[b->at.page], b->title), "%s", b->title);
	}
}

Test(pdf, the_only_part_does_not_repeat_the_title)
{
	add_clauses(doc_add_part(arena, doc, doc->title), 3);
	struct press *p = lay_out();
	size_t n = 0;

	for (size_t i = 0; i < p->paper->sheets.at[0].texts.n; i++)
		n += p->paper->sheets.at[0].texts.at[i].len == strlen(doc->title) && text_starts(p->paper->sheets.at[0].texts.at[i].text, doc->title);
	cr_expect_eq(n, 2, "in the title block and in the running line");
	cr_assert_eq(p->paper->bookmarks.n, 4);
	cr_expect_str_eq(p->paper->bookmarks.at[0].title, doc->title);
	cr_expect_not(text_starts(p->paper->bookmarks.at[1].title, doc->title));
	expect_in_boxes(p);
}

Test(pdf, repeats_heads_and_groups)
{
	struct doc_node *t = add_table(doc_add_part(arena, doc, "責任分界表"), 1);

	row_of(t, NULL, "番号", "要求事項", "役割");
	row_of(t, "group", "保守作業時");
	for (int i = 0; i < 300; i++)
		row_of(t, NULL, arena_printf(arena, "R%d/④-1", i), "通信経路を暗号化すること。", "◎");
	struct press *p = lay_out();
	size_t pages = p->paper->sheets.n;

	cr_expect_gt(pages, 5);
	cr_expect_eq(pages_with(p, "番号"), pages);
	cr_expect_eq(pages_with(p, "保守作業時"), 1);
	cr_expect_eq(pages_with(p, "保守作業時（続き）"), pages - 1);
	for (int i = 0; i < 300; i++)
		cr_expect_eq(pages_with(p, arena_printf(arena, "R%d/④-1", i)), 1);
	expect_in_boxes(p);
}

Test(pdf, group_rows_stay_with_the_next_row)
{
	struct doc_node *t = add_table(doc_add_part(arena, doc, "責任分界表"), 1);

	row_of(t, NULL, "番号", "要求事項");
	for (int i = 0; i < 90; i++) {
		row_of(t, "group", arena_printf(arena, "局面%d", i));
		if (i % 2)
			row_of(t, "group-2", arena_printf(arena, "小分類%d", i));
		row_of(t, NULL, arena_printf(arena, "鍵%d", i), repeat("内容。", (size_t)(1 + i * 13 % 80)));
	}
	struct press *p = lay_out();

	for (size_t i = 0; i < p->paper->sheets.n; i++)
		for (int k = 0; k < 90; k++) {
			const struct sheet *s = &p->paper->sheets.at[i];

			cr_expect_eq(stands_on(s, arena_printf(arena, "局面%d", k)), stands_on(s, arena_printf(arena, "鍵%d", k)));
		}
	expect_in_boxes(p);
}

Test(pdf, nasty_cells_lose_nothing)
{
	const char *key = repeat("ABCDEFGHIJ", 6), *long_text = repeat("二千字のセルは頁を越える。", 155);
	struct doc_node *t = add_table(doc_add_part(arena, doc, "難しい表"), 1);

	row_of(t, NULL, "鍵", "内容", "状態", "備考");
	row_of(t, NULL, key, "短い", "", "案");
	row_of(t, NULL, "R1", long_text, "未定", "");
	row_of(t, NULL, "R2", repeat("高い行\n", 200), "", "");
	row_of(t, NULL, "", "", "", "");
	char *text = text_of_pdf(NULL);
	size_t n = 0, lines = 0;

	for (const char *p = text; (p = strstr(p, "二千字")); p += 3)
		n++;
	for (const char *p = text; (p = strstr(p, "高い行")); p += 3)
		lines++;
	cr_expect_eq(lines, 200);
	cr_expect_geq(n, 155 - 10, "%zu", n); /* a word may be broken over two pages, with a footer between */
	cr_expect_not_null(strstr(text, key));
	expect_in_boxes(lay_out());
}

/* Every character of a text that breaks over pages stands on the sheets, in order. */
Test(pdf, a_tall_cell_is_complete)
{
	struct doc_node *t = add_table(doc_add_part(arena, doc, "難しい表"), 1);
	struct strbuf text = strbuf_new(arena), seen = strbuf_new(arena);

	for (int i = 0; i < 900; i++)
		strbuf_printf(&text, "第%d文。", i);
	row_of(t, NULL, "頭");
	doc_add(arena, row_of(t, NULL, text.text)->first, DOC_PARAGRAPH, "段落");
	struct press *p = lay_out();

	for (size_t i = 0; i < p->paper->sheets.n; i++)
		for (size_t k = 0; k < p->paper->sheets.at[i].texts.n; k++) {
			const struct sheet_text *line = &p->paper->sheets.at[i].texts.at[k];

			if (line->text >= text.text && line->text < text.text + text.len)
				strbuf_add_bytes(&seen, line->text, line->len);
		}
	cr_expect_str_eq(seen.text, text.text);
	cr_expect_eq(pages_with(p, "段落"), 1);
	expect_in_boxes(p);
}

Test(pdf, spans_hold_over_pages)
{
	struct doc_node *t = add_table(doc_add_part(arena, doc, "結合"), 2), *row = row_of(t, NULL, "リスク", "当事者", "状態");

	row->first->rowspan = 2;
	row->first->next->colspan = 3;
	row->last->rowspan = 2;
	row_of(t, NULL, "病院", "主契約", "再委託");
	for (int block = 0; block < 5; block++)
		for (int i = 0; i < 30; i++) {
			if (i)
				row_of(t, NULL, arena_printf(arena, "鍵%d-%d", block, i), "○", "△", "案");
			else
				row_of(t, NULL, arena_printf(arena, "リスク%d", block), arena_printf(arena, "鍵%d-0", block), "◎", "−", "案")
					->first->rowspan = 30;
		}
	struct press *p = lay_out();

	for (int block = 0; block < 5; block++)
		for (int i = 0; i < 30; i++)
			cr_expect_eq(pages_with(p, arena_printf(arena, "鍵%d-%d", block, i)), 1);
	for (size_t i = 0; i < p->paper->sheets.n; i++)
		cr_expect(stands_on(&p->paper->sheets.at[i], "再委託"));
	expect_in_boxes(p);
}

Test(pdf, tall_span_makes_its_rows_taller)
{
	struct doc_node *t = add_table(doc_add_part(arena, doc, "結合"), 0);
	const char *text = repeat("結合したセルの長い説明。", 300);

	row_of(t, NULL, text, "一")->first->rowspan = 3;
	row_of(t, NULL, "二");
	row_of(t, NULL, "三");
	row_of(t, NULL, "四", "五");
	expect_in_boxes(lay_out());
	expect_all_text(text_squash(arena, arena_concat(arena, text_of_pdf(NULL), text, (char *)NULL)));
}

Test(pdf, malformed_spans_do_no_harm)
{
	struct doc_node *t = add_table(doc_add_part(arena, doc, "結合"), 5), *row = row_of(t, NULL, "甲", "乙");

	row->first->rowspan = 99;
	row->last->colspan = 99;
	row_of(t, NULL, "丙", "丁", "戊")->first->rowspan = 7;
	doc_add(arena, t, DOC_ROW, NULL);
	row_of(t, NULL, "己");
	add_table(doc->first, 3);
	expect_in_boxes(lay_out());
	expect_all_text(text_of_pdf(NULL));
}

Test(pdf, six_parties_fit_the_page)
{
	struct doc_node *part = doc_add_part(arena, doc, "責任分界表"), *t = add_table(part, 1);

	part->landscape = true;
	row_of(t, NULL, "番号", "論点", "要求事項", "病院", "主契約業者", "再委託先", "回線事業者", "機器製造業者", "監査法人", "状態", "根拠", "備考");
	for (int i = 0; i < 40; i++)
		row_of(t, NULL, "R24/④-1", "リモート保守", "通信経路を暗号化し、利用者を識別すること。", "◎", "○", "△", "◇", "−", "○", "案",
		       "登録簿120行", "協議のうえ定める。");
	struct press *p = lay_out();

	cr_expect_gt(p->paper->sheets.at[0].width, p->paper->sheets.at[0].height);
	cr_expect(stands_on(&p->paper->sheets.at[0], "R24/④-1"), "a key is not broken");
	cr_expect(stands_on(&p->paper->sheets.at[0], "機器製造") || stands_on(&p->paper->sheets.at[0], "機器製造業") ||
		  stands_on(&p->paper->sheets.at[0], "機器製造業者"));
	expect_in_boxes(p);
}

Test(pdf, paragraphs_in_cells_have_their_links)
{
	struct doc_node *part = doc_add_part(arena, doc, "対応表"), *t = add_table(part, 1);

	row_of(t, NULL, "要求事項", "条項");
	struct doc_node *cell = row_of(t, NULL, "暗号化", NULL)->last;

	add(cell, DOC_PARAGRAPH, NULL, "第1条")->link = "article-1";
	add(cell, DOC_PARAGRAPH, NULL, "第2条")->link = "article-2";
	add(cell, DOC_PARAGRAPH, NULL, "どこにもない")->link = "nowhere";
	add_clauses(part, 2);
	struct press *p = lay_out();
	size_t links = 0;

	for (size_t i = 0; i < p->paper->sheets.n; i++)
		for (size_t k = 0; k < p->paper->sheets.at[i].links.n; k++)
			links += text_starts(p->paper->sheets.at[i].links.at[k].to, "article-");
	cr_expect_geq(links, 4);
	expect_all_text(text_of_pdf(NULL));
}

Test(pdf, signature_block_stays_whole)
{
	struct doc_node *part = doc_add_part(arena, doc, "署名");

	for (int i = 0; i < 34; i++)
		add(part, DOC_PARAGRAPH, NULL, "本文。");
	struct doc_node *s = add(part, DOC_SIGNATURE, NULL, NULL);

	row_of(s, "party", "甲（発注者）");
	row_of(s, NULL, "住所", "");
	row_of(s, NULL, "名称", "みどり総合病院");
	row_of(s, "party", "乙（受注者）");
	row_of(s, NULL, "代表者氏名　　　印", "");
	struct press *p = lay_out();

	for (size_t i = 0; i < p->paper->sheets.n; i++)
		cr_expect_eq(stands_on(&p->paper->sheets.at[i], "甲（発注者）"), stands_on(&p->paper->sheets.at[i], "代表者氏名"));
	cr_expect_eq(pages_with(p, "印"), 1, "apart from the label, at the end of the line");
	expect_in_boxes(p);
	text_of_pdf(NULL);
}

Test(pdf, parts_turn_the_page)
{
	doc_add_part(arena, doc, "縦")->landscape = false;
	doc_add_part(arena, doc, "横")->landscape = true;
	struct doc_node *last = doc_add_part(arena, doc, "末尾");

	add(last, DOC_PAGE_BREAK, NULL, NULL); /* below a heading alone: nothing to part */
	add(last, DOC_PARAGRAPH, NULL, "前");
	add(last, DOC_PAGE_BREAK, NULL, NULL);
	add(last, DOC_PARAGRAPH, NULL, "終わり");
	struct press *p = lay_out();

	cr_assert_eq(p->paper->sheets.n, 4);
	cr_expect(stands_on(&p->paper->sheets.at[0], "縦"), "the first part goes below short contents");
	cr_expect_gt(p->paper->sheets.at[1].width, p->paper->sheets.at[1].height);
	cr_expect_lt(p->paper->sheets.at[2].width, p->paper->sheets.at[2].height);
	expect_in_boxes(p);
}

Test(pdf, running_lines_and_draft_on_every_page)
{
	doc->title = repeat("長い題名は二行にわたる", 8);
	doc->draft = "DRAFT";
	doc->paper = "A3";
	add_clauses(doc_add_part(arena, doc, "総則"), 20);
	struct press *p = lay_out();

	for (size_t i = 0; i < p->paper->sheets.n; i++) {
		cr_expect(stands_on(&p->paper->sheets.at[i], "関係者外秘"));
		cr_expect(stands_on(&p->paper->sheets.at[i], arena_printf(arena, "%zu / %zu", i + 1, p->paper->sheets.n)));
	}
	cr_expect_float_eq(p->paper->sheets.at[0].width, 841.89, 0.01);
	expect_in_boxes(p);
	text_of_pdf(NULL);
}

Test(pdf, unknown_characters_show_a_mark_and_are_reported)
{
	struct doc_node *t = add_table(doc_add_part(arena, doc, "名簿"), 0), *row = row_of(t, NULL, "𠮷田", "𠮟責", "𠮷野");

	row->origin = &(struct doc_origin){.kind = "register", .file = "register.json", .place = "row 12"};
	char *text = text_of_pdf(NULL);

	cr_expect_not_null(strstr(text, "〓田"));
	cr_expect_not_null(strstr(text, "𠮟責"), "a character beyond U+FFFF that a font has");
	cr_assert_eq(dl->all.n, 1);
	cr_expect_eq(dl->all.at[0].code, DIAG_MISSING_GLYPH);
	cr_expect_str_eq(dl->all.at[0].place, "register.json:row 12");
	cr_expect_str_eq(dl->all.at[0].subject, "annex");
}

Test(pdf, same_input_gives_the_same_bytes)
{
	struct render_result result;
	char *one = new_path(), *two = new_path();
	size_t n, m;

	add_clauses(doc_add_part(arena, doc, "総則"), 5);
	cr_assert(render_to(one, &result));
	cr_assert(render_to(two, &result));
	const char *a = file_read(arena, one, &n, dl), *b = file_read(arena, two, &m, dl);

	cr_assert_eq(n, m);
	cr_expect_eq(memcmp(a, b, n), 0);
	char *info = output_of(arena_printf(arena, "TZ=UTC pdfinfo %s", one));

	cr_expect_not_null(strstr(info, "保守契約書 別紙"));
	cr_expect_not_null(strstr(info, "Wed Apr  1 00:00:00 2026"));
	unlink(one);
	unlink(two);
}

Test(pdf, a_full_disk_is_reported)
{
	struct render_result result;

	add_clauses(doc_add_part(arena, doc, "総則"), 1);
	cr_expect_not(render_to("/dev/full", &result));
	cr_assert_eq(dl->all.n, 1);
	cr_expect_eq(dl->all.at[0].code, DIAG_CANNOT_WRITE);
	cr_expect_str_eq(dl->all.at[0].place, "/dev/full");
	cr_expect_not(render_to("/nowhere/x.pdf", &result));
}

Test(pdf, a_missing_font_is_reported)
{
	struct style broken = *style;
	struct render_result result;
	const struct render_context rc = {.arena = arena, .style = &broken, .dl = dl, .data = ".", .epoch = 0};
	char *path = new_path();

	broken.font_files[FACE_GOTHIC] = "/nowhere/gothic.ttf";
	add_clauses(doc_add_part(arena, doc, "総則"), 1);
	cr_expect_not(render_pdf.render(&rc, doc, path, &result));
	cr_assert_eq(dl->all.n, 1);
	cr_expect_eq(dl->all.at[0].code, DIAG_MISSING_FONT);
	cr_expect_not_null(strstr(dl->all.at[0].message, "fonts-morisawa-bizud-gothic"));
	unlink(path);
}

Test(pdf, an_empty_document_is_a_page)
{
	struct render_result result;
	char *path = new_path();

	cr_expect(render_to(path, &result));
	cr_expect_eq(result.pages, 1);
	unlink(path);
}
