/* SPDX-License-Identifier: MIT
 *
 * Pages of papers that are bound: the edge with the holes stays white, in front and on the back.
 */
#include "page/layout.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "page_case.h"
#include "render/paper.h"
#include "render/style_read.h"

static struct page_case *k;

static void start(void)
{
	k = case_start();
	k->style = style_for(k->style, "bound");
}

static void stop(void)
{
	case_stop(k);
}

TestSuite(page_setup, .init = start, .fini = stop);

/* Where two holes are, and some white beside them; points. */
static const double holes = 25 * 72 / 25.4;

/* An upright part with articles over several pages, and one on its side with a long table. */
static void fill(void)
{
	struct doc_node *part = doc_add_part(k->arena, k->doc, "条項"),
			*wide = doc_add_part(k->arena, k->doc, "一覧"), *table;

	part->foot = "※ 二次資料による確認";
	case_clauses(k, part, 24);
	wide->landscape = true;
	table = case_table(k, wide, 1);
	row_of(k, table, "head", "項番", "要求事項", "合意した内容");
	for (int i = 0; i < 60; i++)
		row_of(k, table, NULL, "R01/①-1", case_repeat(k, "記録を保存する。", 12), "案");
}

static bool is_upright(const struct page *s)
{
	return s->height > s->width;
}

Test(page_setup, nothing_stands_where_holes_are_punched)
{
	fill();
	const struct page_setter *p = case_lay_out(k);

	expect_in_boxes(p);
	cr_assert_gt(p->pages->all.n, 8);
	for (size_t i = 0; i < p->pages->all.n; i++) {
		const struct page *s = &p->pages->all.at[i];

		for (size_t n = 0; n < s->texts.n; n++) {
			const struct page_text *t = &s->texts.at[n];
			double from = is_upright(s) ? t->x : t->y - t->size;

			cr_expect_geq(from, holes, "page %zu: %.*s", i + 1, (int)t->len, t->text);
		}
		for (size_t n = 0; n < s->frames.n; n++)
			cr_expect_geq(is_upright(s) ? s->frames.at[n].x : s->frames.at[n].y, holes);
	}
}

/* A line of a paragraph, measured from the type area's left edge, holds 40 characters. */
Test(page_setup, the_type_area_is_forty_characters_wide)
{
	struct doc_node *part = doc_add_part(k->arena, k->doc, "前文");

	case_add(k, part, DOC_PARAGRAPH, NULL, case_repeat(k, "甲乙丙丁戊", 40));
	const struct page *s = &case_lay_out(k)->pages->all.at[0];

	size_t full = 0;

	for (size_t n = 0; n < s->texts.n; n++)
		full += s->texts.at[n].size == 10.5 && s->texts.at[n].len == 40 * 3;
	cr_expect_eq(full, 5, "%zu", full);
	cr_expect_float_eq(s->width - s->white.left - s->white.right, 40 * 10.5, 0.01);
}

/* The least xMin of the words on a page of the file, as poppler reads it. */
static double left_of(const char *path, int page)
{
	char *words = case_output(k, arena_printf(k->arena, "pdftotext -bbox -f %d -l %d %s -",
						  page, page, path));
	double left = 1e9;

	for (const char *at = words; (at = strstr(at, "xMin=\"")); at++)
		left = fmin(left, atof(at + 6));
	return left;
}

Test(page_setup, backs_of_sheets_are_shifted_by_the_gutter)
{
	struct style mirrored = *k->style;
	struct render_result result;
	char *path = case_path(k), *plain = case_path(k);

	fill();
	cr_assert(case_render(k, plain, &result));
	mirrored.mirror = true;
	k->style = &mirrored;
	cr_assert(case_render(k, path, &result));
	for (int page = 1; page <= 4; page++)
		cr_expect_float_eq(left_of(plain, page) - left_of(path, page),
				   page % 2 ? 0 : mirrored.gutter * paper_mm, 0.05, "page %d", page);
	cr_expect_geq(left_of(plain, 2), holes);
	unlink(path);
	unlink(plain);
}

/* What moves to the next page with a heading stands as what was set there. */
Test(page_setup, mirrored_pages_break_as_others_do)
{
	struct style mirrored = *k->style;

	fill();
	const struct page_setter *plain = case_lay_out(k);

	mirrored.mirror = true;
	k->style = &mirrored;
	const struct page_setter *p = case_lay_out(k);

	cr_assert_eq(p->pages->all.n, plain->pages->all.n);
	for (size_t i = 0; i < p->pages->all.n; i++) {
		const struct page *s = &p->pages->all.at[i], *same = &plain->pages->all.at[i];

		cr_expect_eq(s->texts.n, same->texts.n);
		cr_expect_float_eq(s->shift_x, i % 2 && is_upright(s) ? -10 * paper_mm : 0, 1e-9);
		cr_expect_float_eq(s->shift_y, i % 2 && !is_upright(s) ? -10 * paper_mm : 0, 1e-9);
	}
}
