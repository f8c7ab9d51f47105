/* SPDX-License-Identifier: MIT
 *
 * Tables in PDF: heads and groups, cells and rows taller than a page, spans, many columns, links in
 * cells.
 */
#include "page/table.h"

#include <criterion/criterion.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "page_case.h"

static struct page_case *k;

static void start(void)
{
	k = case_start();
}

static void stop(void)
{
	case_stop(k);
}

TestSuite(page_table, .init = start, .fini = stop);

Test(page_table, repeats_heads_and_groups)
{
	struct doc_node *t = case_table(k, doc_add_part(k->arena, k->doc, "責任分界表"), 1);

	row_of(k, t, NULL, "番号", "要求事項", "役割");
	row_of(k, t, "group", "保守作業時");
	for (int i = 0; i < 300; i++)
		row_of(k, t, NULL, arena_printf(k->arena, "R%d/④-1", i),
		       "通信経路を暗号化すること。", "◎");
	struct page_setter *p = case_lay_out(k);
	size_t pages = p->pages->all.n;

	cr_expect_gt(pages, 5);
	cr_expect_eq(pages_with(p, "番号"), pages);
	cr_expect_eq(pages_with(p, "保守作業時"), 1);
	cr_expect_eq(pages_with(p, "保守作業時（続き）"), pages - 1);
	for (int i = 0; i < 300; i++)
		cr_expect_eq(pages_with(p, arena_printf(k->arena, "R%d/④-1", i)), 1);
	expect_in_boxes(p);
}

/* The note goes to the next page with the last row, wherever the page ends. */
Test(page_table, a_note_below_a_table_does_not_stand_alone)
{
	size_t moved = 0;

	for (int rows = 25; rows < 45; rows++) {
		k->doc->first = k->doc->last = NULL;
		k->doc->n = 0;
		struct doc_node *part = doc_add_part(k->arena, k->doc, "責任分界表"),
				*t = case_table(k, part, 1);

		row_of(k, t, NULL, "番号", "要求事項");
		for (int i = 1; i <= rows; i++)
			row_of(k, t, NULL, arena_printf(k->arena, "R%d", i),
			       "通信経路を暗号化すること。");
		case_add(k, part, DOC_NOTE, NULL, "※は未確認を示す。");
		struct page_setter *p = case_lay_out(k);
		const struct page *last = pages_last(p->pages);

		cr_expect(page_has(last, "※は未確認を示す。"));
		cr_expect(page_has(last, arena_printf(k->arena, "R%d", rows)), "%d rows", rows);
		moved += p->pages->all.n > 1;
	}
	/* the page's end lies among these lengths */
	cr_expect(moved > 0 && moved < 20, "%zu", moved);
}

/* A foot stands on every page of its part, in room of its own. */
Test(page_table, the_foot_of_a_part_has_its_own_room)
{
	const char *foot = "◎ 責任をもって行う　○ 実施する",
		   *long_foot = case_repeat(k, "※は二次資料による確認を示す。", 12);

	for (int i = 0; i < 3; i++) {
		struct doc_node *part = doc_add_part(k->arena, k->doc,
						     arena_printf(k->arena, "第%d表", i)),
				*t = case_table(k, part, 1);

		part->foot = i == 0 ? foot : i == 1 ? NULL : long_foot;
		row_of(k, t, NULL, "番号", "要求事項");
		for (int n = 0; n < 120; n++)
			row_of(k, t, NULL, arena_printf(k->arena, "R%d/%d", i, n),
			       case_repeat(k, "通信経路を暗号化すること。", (size_t)(1 + n % 7)));
	}
	struct page_setter *p = case_lay_out(k);
	size_t with[3] = {0};

	for (size_t i = 0; i < p->pages->all.n; i++) {
		const struct page *s = &p->pages->all.at[i];
		bool first = page_has(s, foot), third = page_lines(s, long_foot) > 1;

		cr_expect_eq(first, page_lines(s, foot) == 1);
		cr_expect(s->bottom < s->height - k->style->margin * 72 / 25.4 -
					      (first   ? 10
					       : third ? 30
						       : 0),
			  "page %zu", i + 1);
		cr_expect_not(first && third);
		with[first ? 0 : third ? 2 : 1]++;
		for (size_t n = 0; n < 120; n++)
			for (int part = 0; part < 3; part++)
				if (page_has(s, arena_printf(k->arena, "R%d/%zu", part, n)))
					cr_expect_eq(part,
						     first   ? 0
						     : third ? 2
							     : 1,
						     "page %zu", i + 1);
	}
	cr_expect(with[0] > 1 && with[1] > 1 && with[2] > 1);
	expect_in_boxes(p);
}

Test(page_table, a_part_may_lie_on_other_paper)
{
	for (int i = 0; i < 3; i++) {
		struct doc_node *part = doc_add_part(k->arena, k->doc,
						     arena_printf(k->arena, "第%d表", i)),
				*t = case_table(k, part, 0);

		part->landscape = i == 1;
		part->paper = i == 1 ? "A3" : NULL;
		for (int n = 0; n < 200; n++)
			row_of(k, t, NULL, arena_printf(k->arena, "R%d/%d", i, n),
			       case_repeat(k, "通信経路を暗号化すること。", 4));
	}
	struct page_setter *p = case_lay_out(k);
	size_t large = 0;

	for (size_t i = 0; i < p->pages->all.n; i++) {
		const struct page *s = &p->pages->all.at[i];
		bool a3 = s->width > 1190 && s->height > 841, a4 = s->width > 595 && s->width < 596;

		cr_expect(a3 || a4, "%f x %f", s->width, s->height);
		large += a3;
		for (int n = 0; n < 200; n++)
			if (page_has(s, arena_printf(k->arena, "R1/%d", n)))
				cr_expect(a3);
	}
	cr_expect(large > 1 && large + 4 < p->pages->all.n);
}

Test(page_table, a_short_table_is_kept_whole_with_its_heading)
{
	struct doc_node *part = doc_add_part(k->arena, k->doc, "概要");

	for (int i = 0; i < 12; i++) {
		struct doc_node *heading =
			doc_add(k->arena, part, DOC_HEADING, arena_printf(k->arena, "件数%d", i));

		heading->level = 2;
		struct doc_node *t = case_table(k, part, 1);

		row_of(k, t, NULL, "状態", "件数");
		for (int q = 0; q < 7; q++)
			row_of(k, t, NULL, arena_printf(k->arena, "状態%d-%d", i, q), "10");
	}
	struct page_setter *p = case_lay_out(k);

	cr_expect_gt(p->pages->all.n, 2);
	for (size_t i = 0; i < p->pages->all.n; i++)
		for (int q = 0; q < 12; q++) {
			const struct page *s = &p->pages->all.at[i];

			cr_expect_eq(page_has(s, arena_printf(k->arena, "件数%d", q)),
				     page_has(s, arena_printf(k->arena, "状態%d-0", q)));
			cr_expect_eq(page_has(s, arena_printf(k->arena, "状態%d-0", q)),
				     page_has(s, arena_printf(k->arena, "状態%d-6", q)));
		}
	expect_in_boxes(p);
}

Test(page_table, group_rows_stay_with_the_next_row)
{
	struct doc_node *t = case_table(k, doc_add_part(k->arena, k->doc, "責任分界表"), 1);

	row_of(k, t, NULL, "番号", "要求事項");
	for (int i = 0; i < 90; i++) {
		row_of(k, t, "group", arena_printf(k->arena, "局面%d", i));
		if (i % 2)
			row_of(k, t, "group-2", arena_printf(k->arena, "小分類%d", i));
		row_of(k, t, NULL, arena_printf(k->arena, "鍵%d", i),
		       case_repeat(k, "内容。", (size_t)(1 + i * 13 % 80)));
	}
	struct page_setter *p = case_lay_out(k);

	for (size_t i = 0; i < p->pages->all.n; i++)
		for (int q = 0; q < 90; q++) {
			const struct page *s = &p->pages->all.at[i];

			cr_expect_eq(page_has(s, arena_printf(k->arena, "局面%d", q)),
				     page_has(s, arena_printf(k->arena, "鍵%d", q)));
		}
	expect_in_boxes(p);
}

Test(page_table, nasty_cells_lose_nothing)
{
	const char *key = case_repeat(k, "ABCDEFGHIJ", 6),
		   *long_text = case_repeat(k, "二千字のセルは頁を越える。", 155);
	struct doc_node *t = case_table(k, doc_add_part(k->arena, k->doc, "難しい表"), 1);

	row_of(k, t, NULL, "鍵", "内容", "状態", "備考");
	row_of(k, t, NULL, key, "短い", "", "案");
	row_of(k, t, NULL, "R1", long_text, "未定", "");
	row_of(k, t, NULL, "R2", case_repeat(k, "高い行\n", 200), "", "");
	row_of(k, t, NULL, "", "", "", "");
	char *text = case_text(k, NULL);
	size_t n = 0, lines = 0;

	for (const char *p = text; (p = strstr(p, "二千字")); p += 3)
		n++;
	for (const char *p = text; (p = strstr(p, "高い行")); p += 3)
		lines++;
	cr_expect_eq(lines, 200);
	/* a word may be broken over two pages, with a footer between */
	cr_expect_geq(n, 155 - 10, "%zu", n);
	cr_expect_not_null(strstr(text, key));
	expect_in_boxes(case_lay_out(k));
}

/* A key, the marks of n parties and what each of them does. */
static void add_wide_table(size_t parties, size_t rows)
{
	struct doc_node *part = doc_add_part(k->arena, k->doc, "責任分界表"),
			*t = case_table(k, part, 1), *row = doc_add(k->arena, t, DOC_ROW, NULL);

	part->landscape = true;
	doc_add(k->arena, row, DOC_CELL, "項番");
	for (size_t i = 0; i < parties; i++)
		doc_add(k->arena, row, DOC_CELL, arena_printf(k->arena, "当%zu", i));
	doc_add(k->arena, row, DOC_CELL, "各当事者が行うこと");
	t->n_columns = row->n;
	t->columns = arena_alloc(k->arena, row->n * sizeof *t->columns);
	for (size_t r = 0; r < rows; r++) {
		row = row_of(k, t, NULL, arena_printf(k->arena, "R%zu/①-1", r));
		for (size_t i = 0; i < parties; i++)
			doc_add(k->arena, row, DOC_CELL, arena_printf(k->arena, "%zux%zu", r, i));
		doc_add(k->arena, row, DOC_CELL,
			arena_printf(k->arena, "%zu行目の作業を申請し、承認を得て行う。", r));
	}
}

/* How many of the pages are as wide as an A3 page that lies on its side. */
static size_t wide_pages(const struct page_setter *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->pages->all.n; i++)
		n += p->pages->all.at[i].width > 1190 && p->pages->all.at[i].width < 1191;
	return n;
}

/*
 * A4 has no room for the columns of many parties, so their table has A3; where that has none, it is
 * set in bands, each with the key. Every cell is there, and whole.
 */
Test(page_table, columns_for_many_parties)
{
	static const struct {
		size_t parties, bands;
		bool wide;
	} cases[] = {{3, 1, false}, {30, 1, true}, {40, 2, true}, {120, 4, true}};
	enum { ROWS = 60 };

	for (size_t c = 0; c < ARRAY_LEN(cases); c++) {
		k->doc->first = k->doc->last = NULL;
		k->doc->n = 0;
		add_wide_table(cases[c].parties, ROWS);
		struct page_setter *p = case_lay_out(k);

		cr_expect_eq(wide_pages(p), cases[c].wide ? p->pages->all.n : 0);
		expect_in_boxes(p);
		for (size_t r = 0; r < ROWS; r++) {
			const char *key = arena_printf(k->arena, "R%zu/①-1", r);

			cr_expect_eq(pages_with(p, key), cases[c].bands, "%zu parties: %s on %zu",
				     cases[c].parties, key, pages_with(p, key));
			for (size_t i = 0; i < cases[c].parties; i++)
				cr_expect_eq(pages_with(p, arena_printf(k->arena, "%zux%zu", r, i)),
					     1);
		}
		case_expect_text(k, case_text(k, NULL));
	}
}

struct taken {
	struct strbuf said;
	size_t pages;
};

static void say_page(struct strbuf *sb, const struct page *page)
{
	for (size_t i = 0; i < page->texts.n; i++) {
		const struct page_text *t = &page->texts.at[i];

		strbuf_printf(sb, "%.2f %.2f %zu %.*s\n", t->x, t->y, t->tag, (int)t->len, t->text);
	}
	strbuf_printf(sb, "%zu %zu\n", page->frames.n, page->fills.n);
}

static void take_page(void *context, struct page_setter *p, size_t page)
{
	struct taken *taken = context;

	cr_expect_eq(page, taken->pages++, "one after the other");
	say_page(&taken->said, &p->pages->all.at[page]);
}

/* The running lines and the rule below the upper one, which come in the end. */
static void drop_running_lines(struct page *page)
{
	const struct page_text *last = &page->texts.at[page->texts.n - 1];

	while (last->y < page->white.top || last->y > page->height - page->white.bottom) {
		page->texts.n--;
		last--;
	}
	page->frames.n--;
}

/* A page that is given away when it is full has all that it has when pages are kept. */
Test(page_table, pages_are_given_away_whole)
{
	struct taken taken = {strbuf_new(k->arena), 0};
	const struct page_sink sink = {take_page, &taken};
	struct strbuf kept = strbuf_new(k->arena);

	k->doc->confidentiality = k->doc->title = NULL;
	k->doc->shown_date = k->doc->date = k->doc->edition = NULL;
	k->doc->without_contents = true;
	add_wide_table(40, 200);
	struct page_setter *p = case_lay_out(k);
	size_t n = p->pages->all.n;

	for (size_t i = 0; i + 2 < n; i++) {
		struct page *page = &p->pages->all.at[i];

		drop_running_lines(page);
		say_page(&kept, page);
	}
	p = layout_document(k->arena, k->style, k->doc, &sink, k->dl);
	cr_expect_eq(p->pages->all.n, n);
	cr_expect_eq(taken.pages, n - 2, "headings of the last but one may move to the last");
	cr_expect_str_eq(taken.said.text, kept.text);
	layout_close(p);
}

/*
 * The page of the contents waits for its numbers while those behind it are given away: what stands
 * below the contents keeps its words, too.
 */
Test(page_table, what_stands_below_contents_keeps_its_words)
{
	struct taken taken = {strbuf_new(k->arena), 1};
	const struct page_sink sink = {take_page, &taken};
	struct doc_node *t = case_table(k, doc_add_part(k->arena, k->doc, "新旧対照表"), 1);

	doc_add_part(k->arena, k->doc, "別の部");
	row_of(k, t, NULL, "番号", "変更後");
	for (int i = 0; i < 400; i++)
		row_of(k, t, NULL, arena_printf(k->arena, "R%d", i), "通信経路を暗号化すること。")
			->last->label = arena_printf(k->arena, "第%d項", i);
	struct page_setter *p = layout_document(k->arena, k->style, k->doc, &sink, k->dl);

	cr_expect_gt(taken.pages, 5);
	cr_expect(page_has(&p->pages->all.at[0], "第0項 通信経路を暗号化すること。"));
	cr_expect(page_has(&p->pages->all.at[0], "第3項 通信経路を暗号化すること。"));
	layout_close(p);
}

static bool is_part_title(const struct page *page, const char *title)
{
	return page_has(page, title) && !page_has(page, "目次");
}

/* The part has its title and its text on one page, and none of it below the contents. */
Test(page_table, a_part_that_opens_with_a_break_leaves_the_contents)
{
	struct doc_node *part = doc_add_part(k->arena, k->doc, "初めの部");
	struct doc_node *of_break = doc_add(k->arena, part, DOC_PAGE_BREAK, NULL);

	doc_add(k->arena, part, DOC_PARAGRAPH, "初めの文");
	doc_add_part(k->arena, k->doc, "次の部");
	for (int i = 0; i < 12; i++)
		doc_add(k->arena, k->doc->last, DOC_HEADING, "長い目次の項目")->level = 1;
	struct page_setter *p = case_lay_out(k);

	cr_assert_eq(p->pages->all.n, 2, "the second part goes on below the short first one");
	cr_expect_not(page_has(&p->pages->all.at[0], "初めの文"));
	cr_expect(is_part_title(&p->pages->all.at[1], "初めの部"));
	cr_expect(page_has(&p->pages->all.at[1], "初めの文"));
	of_break->kind = DOC_PARAGRAPH;
	of_break->text = "目次の下の文";
	p = case_lay_out(k);
	cr_expect(page_has(&p->pages->all.at[0], "目次の下の文"), "without a break it does not");
}

/* Every character of a text that breaks over pages stands on the pages, in order. */
Test(page_table, a_tall_cell_is_complete)
{
	struct doc_node *t = case_table(k, doc_add_part(k->arena, k->doc, "難しい表"), 1);
	struct strbuf text = strbuf_new(k->arena), seen = strbuf_new(k->arena);

	for (int i = 0; i < 900; i++)
		strbuf_printf(&text, "第%d文。", i);
	row_of(k, t, NULL, "頭");
	doc_add(k->arena, row_of(k, t, NULL, text.text)->first, DOC_PARAGRAPH, "段落");
	struct page_setter *p = case_lay_out(k);

	for (size_t i = 0; i < p->pages->all.n; i++)
		for (size_t q = 0; q < p->pages->all.at[i].texts.n; q++) {
			const struct page_text *line = &p->pages->all.at[i].texts.at[q];

			if (line->text >= text.text && line->text < text.text + text.len)
				strbuf_add_bytes(&seen, line->text, line->len);
		}
	cr_expect_str_eq(seen.text, text.text);
	cr_expect_eq(pages_with(p, "段落"), 1);
	expect_in_boxes(p);
}

Test(page_table, spans_hold_over_pages)
{
	struct doc_node *t = case_table(k, doc_add_part(k->arena, k->doc, "結合"), 2),
			*row = row_of(k, t, NULL, "リスク", "当事者", "状態");

	row->first->rowspan = 2;
	row->first->next->colspan = 3;
	row->last->rowspan = 2;
	row_of(k, t, NULL, "病院", "主契約", "再委託");
	for (int block = 0; block < 5; block++)
		for (int i = 0; i < 30; i++) {
			if (i)
				row_of(k, t, NULL, arena_printf(k->arena, "鍵%d-%d", block, i), "○",
				       "△", "案");
			else
				row_of(k, t, NULL, arena_printf(k->arena, "リスク%d", block),
				       arena_printf(k->arena, "鍵%d-0", block), "◎", "−", "案")
					->first->rowspan = 30;
		}
	struct page_setter *p = case_lay_out(k);

	for (int block = 0; block < 5; block++)
		for (int i = 0; i < 30; i++)
			cr_expect_eq(pages_with(p, arena_printf(k->arena, "鍵%d-%d", block, i)), 1);
	for (size_t i = 0; i < p->pages->all.n; i++)
		cr_expect(page_has(&p->pages->all.at[i], "再委託"));
	expect_in_boxes(p);
}

Test(page_table, tall_span_makes_its_rows_taller)
{
	struct doc_node *t = case_table(k, doc_add_part(k->arena, k->doc, "結合"), 0);
	const char *text = case_repeat(k, "結合したセルの長い説明。", 300);

	row_of(k, t, NULL, text, "一")->first->rowspan = 3;
	row_of(k, t, NULL, "二");
	row_of(k, t, NULL, "三");
	row_of(k, t, NULL, "四", "五");
	expect_in_boxes(case_lay_out(k));
	case_expect_text(k, text_squash(k->arena, arena_concat(k->arena, case_text(k, NULL), text,
							       (char *)NULL)));
}

Test(page_table, malformed_spans_do_no_harm)
{
	struct doc_node *t = case_table(k, doc_add_part(k->arena, k->doc, "結合"), 5),
			*row = row_of(k, t, NULL, "甲", "乙");

	row->first->rowspan = 99;
	row->last->colspan = 99;
	row_of(k, t, NULL, "丙", "丁", "戊")->first->rowspan = 7;
	doc_add(k->arena, t, DOC_ROW, NULL);
	row_of(k, t, NULL, "己");
	case_table(k, k->doc->first, 3);
	expect_in_boxes(case_lay_out(k));
	case_expect_text(k, case_text(k, NULL));
}

Test(page_table, six_parties_fit_the_page)
{
	struct doc_node *part = doc_add_part(k->arena, k->doc, "責任分界表"),
			*t = case_table(k, part, 1);

	part->landscape = true;
	row_of(k, t, NULL, "番号", "論点", "要求事項", "病院", "主契約業者", "再委託先",
	       "回線事業者", "機器製造業者", "監査法人", "状態", "根拠", "備考");
	for (int i = 0; i < 40; i++)
		row_of(k, t, NULL, "R24/④-1", "リモート保守",
		       "通信経路を暗号化し、利用者を識別すること。", "◎", "○", "△", "◇", "−", "○",
		       "案", "登録簿120行", "協議のうえ定める。");
	struct page_setter *p = case_lay_out(k);

	cr_expect_gt(p->pages->all.at[0].width, p->pages->all.at[0].height);
	cr_expect(page_has(&p->pages->all.at[0], "R24/④-1"), "a key is not broken");
	cr_expect(page_has(&p->pages->all.at[0], "機器製造") ||
		  page_has(&p->pages->all.at[0], "機器製造業") ||
		  page_has(&p->pages->all.at[0], "機器製造業者"));
	expect_in_boxes(p);
}

Test(page_table, paragraphs_in_cells_have_their_links)
{
	struct doc_node *part = doc_add_part(k->arena, k->doc, "対応表"),
			*t = case_table(k, part, 1);

	row_of(k, t, NULL, "要求事項", "条項");
	struct doc_node *cell = row_of(k, t, NULL, "暗号化", NULL)->last;

	case_add(k, cell, DOC_PARAGRAPH, NULL, "第1条")->link = "article-1";
	case_add(k, cell, DOC_PARAGRAPH, NULL, "第2条")->link = "article-2";
	case_add(k, cell, DOC_PARAGRAPH, NULL, "どこにもない")->link = "nowhere";
	case_clauses(k, part, 2);
	struct page_setter *p = case_lay_out(k);
	size_t links = 0;

	for (size_t i = 0; i < p->pages->all.n; i++)
		for (size_t q = 0; q < p->pages->all.at[i].links.n; q++)
			links += text_starts(p->pages->all.at[i].links.at[q].to, "article-");
	cr_expect_geq(links, 4);
	case_expect_text(k, case_text(k, NULL));
}
