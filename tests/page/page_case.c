/* SPDX-License-Identifier: MIT
 *
 * What the PDF tests share; see the header.
 */
#include "page_case.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "render/formats.h"
#include "render/style_read.h"
#include "page/layout.h"
#include "../support/scratch.h"

struct page_case *case_start(void)
{
	struct arena *a = arena_new();
	struct page_case *k = arena_alloc(a, sizeof *k);
	struct doc *d = doc_new(a, "annex", "保守契約書 別紙");

	*k = (struct page_case){.arena = a, .dl = diag_new(a), .doc = d};
	k->style = style_read(a, "templates/style.json", NULL, k->dl);
	cr_assert_not_null(k->style);
	d->subtitle = "みどり総合病院と遠隔メディカルサービス";
	d->edition = "第2版";
	d->date = "2026-04-01";
	d->shown_date = "令和8年4月1日";
	d->confidentiality = "関係者外秘";
	d->author = "みどり総合病院";
	return k;
}

void case_stop(struct page_case *k)
{
	arena_free(k->arena);
}

struct doc_node *case_add(const struct page_case *k, struct doc_node *parent, enum doc_kind kind,
			  const char *label, const char *text)
{
	struct doc_node *n = doc_add(k->arena, parent, kind, text);

	n->label = label;
	return n;
}

struct doc_node *case_row(const struct page_case *k, struct doc_node *table, const char *role,
			  size_t n, const char *const *texts)
{
	struct doc_node *row = doc_add(k->arena, table, DOC_ROW, NULL);

	row->role = role;
	for (size_t i = 0; i < n; i++)
		doc_add(k->arena, row, DOC_CELL, texts[i]);
	return row;
}

struct doc_node *case_table(const struct page_case *k, struct doc_node *part, size_t head_rows)
{
	struct doc_node *t = doc_add(k->arena, part, DOC_TABLE, NULL);

	t->head_rows = (unsigned)head_rows;
	return t;
}

char *case_repeat(const struct page_case *k, const char *s, size_t n)
{
	struct strbuf sb = strbuf_new(k->arena);

	while (n--)
		strbuf_add(&sb, s);
	return sb.text;
}

struct doc_node *case_article(const struct page_case *k, struct doc_node *part, int n,
			      const char *title)
{
	struct doc_node *article =
		case_add(k, part, DOC_ARTICLE, arena_printf(k->arena, "第%d条", n), title);

	article->id = arena_printf(k->arena, "article-%d", n);
	return article;
}

void case_clauses(const struct page_case *k, struct doc_node *part, int n)
{
	for (int i = 1; i <= n; i++) {
		struct doc_node *article =
			case_article(k, part, i, i % 2 ? "事前の申請" : "（記録）");

		case_add(k, article, DOC_PARAGRAPH, "",
			 "乙は、保守を行うときは、その五日前までに申請書を甲に提出し、甲の承認を得"
			 "なければならない。")
			->link = "article-1";
		case_add(k, article, DOC_PARAGRAPH, "2",
			 case_repeat(
				 k,
				 "甲は、申請を受けたときは、速やかに内容を確認し、乙に回答する。",
				 5));
		struct doc_node *list = case_add(k, article, DOC_LIST, NULL, NULL);
		struct doc_node *item = case_add(k, list, DOC_ITEM, "(1)", "接続した時刻");

		case_add(k, case_add(k, item, DOC_LIST, NULL, NULL), DOC_ITEM, "ア", "操作の記録");
		case_add(k, list, DOC_ITEM, "(2)", "作業の内容");
	}
}

struct page_setter *case_lay_out(const struct page_case *k)
{
	struct page_setter *p = layout_document(k->arena, k->style, k->doc, NULL, k->dl);

	layout_close(p);
	return p;
}

static bool overlap(const struct page_text *a, const struct page_text *b)
{
	double inset = 0.5, top_a = a->y - 0.8 * a->size, top_b = b->y - 0.8 * b->size;

	return a->x + inset < b->x + b->width && b->x + inset < a->x + a->width &&
	       top_a + inset < b->y && top_b + inset < a->y;
}

static void expect_text_in_place(const struct page *s, size_t page, size_t i)
{
	const struct page_text *t = &s->texts.at[i];

	cr_expect(t->x >= 0 && t->y - t->size >= 0 && t->y <= s->height && t->limit <= s->width,
		  "page %zu: %.*s is off the page", page, (int)t->len, t->text);
	cr_expect(t->x + t->width <= t->limit + 0.1, "page %zu: %.*s leaves its box by %.2f", page,
		  (int)t->len, t->text, t->x + t->width - t->limit);
	for (size_t k = 0; k < i; k++)
		cr_expect_not(overlap(t, &s->texts.at[k]), "page %zu: %.*s is printed over %.*s",
			      page, (int)t->len, t->text, (int)s->texts.at[k].len,
			      s->texts.at[k].text);
}

/*
 * Its faces and its white are those it was measured with; a comma at its end is half blank. The
 * faces are closed: what was measured is known to them.
 */
static void expect_drawn_as_measured(const struct page_setter *p, const struct page_text *t)
{
	size_t gaps = 0, last = 0;

	for (const char *at = t->text; at < t->text + t->len; text_next(&at)) {
		last = !(t->latin && t->latin[at - t->text]);
		gaps += last;
	}
	double drawn = faces_width(p->faces, t->face, t->size, t->text, t->len, t->latin) +
		       t->spacing * (double)(gaps - last);

	cr_expect(t->width <= drawn + 0.01 && t->width >= drawn - t->size / 2 - 0.01,
		  "%.*s: measured %.2f, drawn %.2f", (int)t->len, t->text, t->width, drawn);
}

void expect_in_boxes(const struct page_setter *p)
{
	for (size_t i = 0; i < p->pages->all.n; i++) {
		const struct page *s = &p->pages->all.at[i];

		for (size_t k = 0; k < s->texts.n; k++)
			expect_text_in_place(s, i + 1, k);
		for (size_t k = 0; k < s->texts.n; k++)
			expect_drawn_as_measured(p, &s->texts.at[k]);
		for (size_t k = 0; k < s->frames.n; k++) {
			const struct page_frame *f = &s->frames.at[k];

			cr_expect(f->x >= 0 && f->y >= 0 && f->x + f->width <= s->width &&
					  f->y + f->height <= s->bottom + 0.1,
				  "page %zu: a frame leaves the page", i + 1);
		}
	}
}

bool page_has(const struct page *s, const char *text)
{
	for (size_t i = 0; i < s->texts.n; i++)
		if (s->texts.at[i].len == strlen(text) &&
		    memcmp(s->texts.at[i].text, text, strlen(text)) == 0)
			return true;
	return false;
}

size_t pages_with(const struct page_setter *p, const char *text)
{
	size_t n = 0;

	for (size_t i = 0; i < p->pages->all.n; i++)
		n += page_has(&p->pages->all.at[i], text);
	return n;
}

char *case_path(const struct page_case *k)
{
	char *path = arena_strdup(k->arena, SCRATCH "/bunkai-pdf-XXXXXX");

	close(mkstemp(path));
	return path;
}

bool case_render(const struct page_case *k, const char *path, struct render_result *result)
{
	const struct render_context rc = {
		.arena = k->arena, .style = k->style, .dl = k->dl, .data = ".", .epoch = -1};

	return render_pdf.render(&rc, k->doc, path, result);
}

char *case_output(const struct page_case *k, const char *command)
{
	struct strbuf sb = strbuf_new(k->arena);
	FILE *f = popen(command, "r");
	char buffer[4096];

	cr_assert_not_null(f);
	for (size_t n; (n = fread(buffer, 1, sizeof buffer, f)) > 0;)
		strbuf_add_bytes(&sb, buffer, n);
	cr_assert_eq(pclose(f), 0, "%s", command);
	return sb.text;
}

/* The PDF's text as poppler reads it, in the order of its content, without blanks. */
char *case_text(const struct page_case *k, size_t *pages)
{
	char *path = case_path(k);
	struct render_result result = {0};

	cr_assert(case_render(k, path, &result));
	char *text =
		case_output(k, arena_printf(k->arena, "pdftotext -raw -enc UTF-8 %s - 2>&1", path));

	if (pages)
		*pages = result.count;
	unlink(path);
	cr_expect_null(strstr(text, "Syntax"), "poppler complains: %.200s", text);
	return text_squash(k->arena, text);
}

struct looking {
	struct arena *arena;
	const char *text;
	/* heads of a flat table that pages show otherwise, or not: its groups and stacks */
	VEC(const struct doc_node *) unseen;
};

static void pass_heads(struct looking *l, const struct doc_node *table)
{
	const struct doc_node *head = table->first ? table->first->first : NULL;

	for (size_t i = 0; head && i < table->n_columns; i++, head = head->next)
		if (table->columns[i].group || table->columns[i].stack)
			*vec_push(l->arena, &l->unseen) = head;
}

static bool expect_text(const struct doc_node *node, void *context)
{
	struct looking *l = context;

	if (node->kind == DOC_TABLE && doc_table_is_flat(node))
		pass_heads(l, node);
	for (size_t i = 0; i < l->unseen.n; i++)
		if (l->unseen.at[i] == node)
			return true;

	if (node->label)
		cr_expect_not_null(strstr(l->text, text_squash(l->arena, node->label)),
				   "%s is missing", node->label);
	if (node->text)
		cr_expect_not_null(strstr(l->text, text_squash(l->arena, node->text)),
				   "%.60s is missing", node->text);
	return true;
}

void case_expect_text(const struct page_case *k, const char *text)
{
	struct looking l = {.arena = k->arena, .text = text};

	doc_walk(k->doc, expect_text, &l);
	cr_expect_not_null(strstr(text, text_squash(k->arena, k->doc->title)));
}

/* How many lines of a text stand on a sheet. */
size_t page_lines(const struct page *s, const char *text)
{
	size_t n = 0;

	for (size_t i = 0; i < s->texts.n; i++)
		n += s->texts.at[i].text >= text && s->texts.at[i].text < text + strlen(text);
	return n;
}
