/* SPDX-License-Identifier: MIT
 *
 * The articles begin with the first chapter and end before what belongs to none, such as 附則. They
 * are gone through once; what all rows of a chapter or article say is kept meanwhile. The table is
 * one of the document tree, so that it is laid out, filtered and printed as any flat one.
 */
#include "book/sheet_articles.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "doc/article_run.h"

enum article_column {
	AT_CHAPTER,
	AT_ARTICLE,
	AT_TITLE,
	AT_PARAGRAPH,
	AT_ITEM,
	AT_TEXT,
	AT_MEASURES,
	AT_REFERENCES,
	AT__MAX
};

/* `width` in half-width characters; `role`: of its cells' look. */
static const struct {
	enum style_word head;
	double width;
	const char *role;
	bool ordinal;
} columns[AT__MAX] = {
	[AT_CHAPTER] = {WORD_CHAPTER, 24, NULL, false},
	[AT_ARTICLE] = {WORD_ARTICLE, 9, NULL, true},
	[AT_TITLE] = {WORD_TITLE, 22, NULL, false},
	[AT_PARAGRAPH] = {WORD_PARAGRAPH, 5, NULL, true},
	[AT_ITEM] = {WORD_ITEM, 7, NULL, true},
	[AT_TEXT] = {WORD_TEXT, 90, "paragraph", false},
	[AT_MEASURES] = {WORD_MEASURES, 26, "basis", false},
	[AT_REFERENCES] = {WORD_REFERENCES, 52, "basis", false},
};

/* What a row says in each column; NULL: nothing. */
struct article_row {
	const char *of[AT__MAX];
	const char *id;   /* the article's, on its first row */
	const char *link; /* of the register's row */
	const struct doc_node *text; /* for its id, link and spans; NULL: none */
};

struct articles {
	struct arena *a;
	struct doc_node *table;
	struct article_row now; /* of the chapter and article under way */
	struct map *titles;   /* label -> title */
};

static bool is_chapter(const struct doc_node *node)
{
	return node->kind == DOC_HEADING && text_equal(node->role, "chapter");
}

static bool belongs(const struct doc_node *node)
{
	return is_chapter(node) || node->kind == DOC_ARTICLE || node->kind == DOC_PARAGRAPH;
}

static void add_cell(struct articles *t, struct doc_node *row, const struct article_row *w,
		     enum article_column x)
{
	struct doc_node *cell = doc_add(t->a, row, DOC_CELL, w->of[x] ? w->of[x] : "");

	cell->role = columns[x].role;
	if (x == AT_ARTICLE)
		cell->id = w->id;
	else if (x == AT_MEASURES)
		cell->link = w->link;
	if (x != AT_TEXT || !w->text)
		return;
	cell->id = w->text->id;
	cell->link = w->text->link;
	cell->spans = w->text->spans;
	cell->n_spans = w->text->n_spans;
}

static void add_row(struct articles *t, const struct article_row *w)
{
	struct doc_node *row = doc_add(t->a, t->table, DOC_ROW, NULL);

	for (enum article_column x = 0; x < AT__MAX; x++)
		add_cell(t, row, w, x);
	t->now.id = NULL;
}

/* The words of the article under way, with those of one of its nodes. */
static struct article_row words_of(const struct articles *t, const struct doc_node *node)
{
	struct article_row w = t->now;

	w.of[AT_TEXT] = node->text;
	w.text = node;
	if (node->kind == DOC_PARAGRAPH || node->kind == DOC_ITEM) {
		w.of[AT_MEASURES] = node->measures;
		w.link = node->measure_link;
	}
	return w;
}

/* (17) below the 項, (17)ア below that. */
static void add_items(struct articles *t, const struct doc_node *list, const char *paragraph,
		      const char *above)
{
	for (const struct doc_node *item = list->first; item; item = item->next) {
		struct article_row w = words_of(t, item);

		w.of[AT_PARAGRAPH] = paragraph;
		w.of[AT_ITEM] = arena_concat(t->a, above, item->label ? item->label : "",
					     (char *)NULL);
		add_row(t, &w);
		for (const struct doc_node *below = item->first; below; below = below->next)
			add_items(t, below, paragraph, w.of[AT_ITEM]);
	}
}

static const char *add_paragraph(struct articles *t, const struct doc_node *paragraph)
{
	struct article_row w = words_of(t, paragraph);

	w.of[AT_PARAGRAPH] = arena_printf(t->a, "%d", article_run_paragraph(paragraph));
	add_row(t, &w);
	for (const struct doc_node *list = paragraph->first; list; list = list->next)
		add_items(t, list, w.of[AT_PARAGRAPH], "");
	return w.of[AT_PARAGRAPH];
}

/* The note that says what the article rests on: its columns do. */
static bool is_basis(const struct doc_node *node)
{
	return node->kind == DOC_NOTE && text_equal(node->role, "basis");
}

/* （目的） -> 目的; a title with no bracket around it stays. */
static const char *without_brackets(struct arena *a, const char *title)
{
	size_t length = title ? strlen(title) : 0, one = strlen("（");

	return length >= 2 * one && text_starts(title, "（") &&
			       text_equal(title + length - one, "）")
		       ? arena_strndup(a, title + one, length - 2 * one)
		       : title;
}

/* Of what is said of a part of an article (第17条の一部) the title is the article's. */
static const char *find_title(const struct articles *t, const char *label)
{
	const char *cut = strstr(label, "条");

	return cut ? map_get(t->titles, arena_strndup(t->a, label,
						      (size_t)(cut - label) + strlen("条")))
		   : NULL;
}

/* 第9条　削除 has no title: what stands behind the blank is what the article says. */
static const char *open_article(struct articles *t, const struct doc_node *article)
{
	const char *label = article->label ? article->label : "", *gap = strstr(label, "　");
	struct article_row w = {.of = {[AT_CHAPTER] = t->now.of[AT_CHAPTER]}, .id = article->id};

	w.of[AT_ARTICLE] = gap ? arena_strndup(t->a, label, (size_t)(gap - label)) : label;
	w.of[AT_TITLE] = article->text ? without_brackets(t->a, article->text)
				       : find_title(t, w.of[AT_ARTICLE]);
	if (article->text)
		map_set(t->titles, w.of[AT_ARTICLE], (void *)(uintptr_t)w.of[AT_TITLE]);
	w.of[AT_REFERENCES] = article->references;
	t->now = w;
	return gap ? gap + strlen("　") : NULL;
}

static void add_article(struct articles *t, const struct doc_node *article)
{
	const char *said = open_article(t, article), *paragraph = NULL;

	if (said || !article->first) {
		struct article_row w = t->now;

		w.of[AT_TEXT] = said;
		add_row(t, &w);
	}
	for (const struct doc_node *node = article->first; node; node = node->next) {
		if (node->kind == DOC_PARAGRAPH) {
			paragraph = add_paragraph(t, node);
		} else if (node->kind == DOC_LIST) {
			add_items(t, node, paragraph, "");
		} else if (!is_basis(node)) {
			struct article_row w = words_of(t, node);

			add_row(t, &w);
		}
	}
}

/* Of a run of articles each has a row of its own, without a 項: it is about all of them. */
static void add_run(struct articles *t, const struct doc_node *run)
{
	struct article_run pieces = article_run_pieces(t->a, run);

	for (size_t i = 0; i < pieces.all.n; i++) {
		open_article(t, pieces.all.at[i]);
		struct article_row w = words_of(t, pieces.all.at[i]->first);

		w.of[AT_MEASURES] = pieces.all.at[i]->measures;
		add_row(t, &w);
	}
}

static void add_node(struct articles *t, const struct doc_node *node)
{
	if (is_chapter(node)) {
		t->now = (struct article_row){.of = {[AT_CHAPTER] = node->text}};
	} else if (node->kind == DOC_ARTICLE) {
		add_article(t, node);
	} else if (article_run_is(node)) {
		add_run(t, node);
	} else {
		t->now = (struct article_row){.of = {[AT_CHAPTER] = t->now.of[AT_CHAPTER]}};
		struct article_row w = words_of(t, node);

		add_row(t, &w);
	}
}

static void set_columns(const struct style *s, struct articles *t)
{
	struct doc_node *head = doc_add(t->a, t->table, DOC_ROW, NULL);

	t->table->columns = arena_alloc(t->a, AT__MAX * sizeof *t->table->columns);
	t->table->n_columns = AT__MAX;
	t->table->head_rows = 1;
	for (enum article_column x = 0; x < AT__MAX; x++) {
		t->table->columns[x] = (struct doc_column){
			.width = columns[x].width,
			.ordinal = columns[x].ordinal,
			.heads = x == AT_ARTICLE,
			.align = columns[x].ordinal ? ALIGN_CENTER : ALIGN_START,
			/* as it is read, a chapter stands above its articles */
			.group = x == AT_CHAPTER ? 1 : 0};
		doc_add(t->a, head, DOC_CELL, s->words[columns[x].head]);
	}
}

/* Returns what follows the articles. */
static const struct doc_node *add_table(struct arena *a, const struct style *style,
					struct doc_node *part, const struct doc_node *node)
{
	struct articles t = {.a = a,
			     .table = doc_add(a, part, DOC_TABLE, NULL),
			     .titles = map_new(a)};

	t.table->list = true;
	set_columns(style, &t);
	for (; node && belongs(node); node = node->next)
		add_node(&t, node);
	return node;
}

/* The part with what stands before its articles. */
static struct doc_node *open_part(struct arena *a, const struct doc_node *part,
				  const struct doc_node *articles)
{
	struct doc_node *own = arena_alloc(a, sizeof *own);

	*own = *part;
	own->first = own->last = own->next = NULL;
	own->n = 0;
	own->landscape = true;
	for (const struct doc_node *node = part->first; node != articles; node = node->next) {
		struct doc_node *copy = doc_add(a, own, node->kind, NULL);

		*copy = *node;
		copy->next = NULL;
	}
	return own;
}

/* What follows the articles, its heading as its title. */
static struct doc_node *part_behind(struct arena *a, const struct doc_node *part,
				    const struct doc_node *rest)
{
	struct doc_node *own = arena_alloc(a, sizeof *own);

	*own = *part;
	own->id = own->foot = NULL; /* it explains what articles rest on */
	own->text = rest->kind == DOC_HEADING ? rest->text : NULL;
	own->first = (struct doc_node *)(uintptr_t)(own->text ? rest->next : rest);
	own->last = own->first ? part->last : NULL;
	own->next = NULL;
	return own;
}

/* The first chapter that has articles; NULL: the part is none of articles. */
static const struct doc_node *find_articles(const struct doc_node *part)
{
	const struct doc_node *chapter = part->first;

	while (chapter && !is_chapter(chapter))
		chapter = chapter->next;
	for (const struct doc_node *node = chapter; node && belongs(node); node = node->next)
		if (node->kind == DOC_ARTICLE)
			return chapter;
	return NULL;
}

struct sheet_articles sheet_articles_take(struct arena *a, const struct style *style,
					  const struct doc_node *part)
{
	const struct doc_node *articles = find_articles(part), *rest;

	if (!articles)
		return (struct sheet_articles){.part = part};
	struct doc_node *own = open_part(a, part, articles);

	rest = add_table(a, style, own, articles);
	return (struct sheet_articles){own, rest ? part_behind(a, part, rest) : NULL};
}
