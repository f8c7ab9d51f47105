/* SPDX-License-Identifier: MIT
 *
 * Articles are flattened, depth first, into lines with addresses. Two of them are aligned by the
 * fewest edits over numbered lines; between unchanged ones each new line takes the next old one
 * that is like it.
 */
#include "amend/provision.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "changes/similar.h"
#include "doc/article_run.h"

/* A changed line with this likeness is the old one edited. */
static const double like_enough = 0.4;

struct flattening {
	struct arena *a;
	const struct library *library;
	struct provision *out;
	size_t paragraphs; /* of the article */
	int number;        /* of the 項 under way */
};

static const char *number_in(struct flattening *f, const char *format, const char *number)
{
	return text_replace(f->a, library_word(f->library, format), "{{n}}", number);
}

/* (1) -> 第1号; ア stays ア. */
static const char *item_address(struct flattening *f, const char *label)
{
	size_t len = strlen(label);

	if (len > 2 && label[0] == '(' && label[len - 1] == ')')
		return number_in(f, "number.item", arena_strndup(f->a, label + 1, len - 2));
	return label;
}

static void add_line(struct flattening *f, const struct doc_node *node, const char *address,
		     int depth)
{
	*vec_push(f->a, &f->out->lines) = (struct provision_line){
		node->label ? node->label : "", node->text ? node->text : "", address, depth};
}

static void add_items(struct flattening *f, const struct doc_node *parent, const char *address,
		      int depth)
{
	for (const struct doc_node *node = parent->first; node; node = node->next) {
		const char *own = address;

		if (node->kind == DOC_ITEM) {
			own = arena_concat(f->a, address,
					   item_address(f, node->label ? node->label : ""),
					   (char *)NULL);
			add_line(f, node, own, depth);
		}
		add_items(f, node, own, node->kind == DOC_ITEM ? depth + 1 : depth);
	}
}

static const char *paragraph_address(struct flattening *f)
{
	return f->paragraphs > 1
		       ? number_in(f, "number.paragraph", arena_printf(f->a, "%d", f->number))
		       : "";
}

static void add_article(struct flattening *f, const struct doc_node *article)
{
	for (const struct doc_node *node = article->first; node; node = node->next)
		f->paragraphs += node->kind == DOC_PARAGRAPH;
	for (const struct doc_node *node = article->first; node; node = node->next) {
		if (node->kind == DOC_NOTE)
			continue;
		if (node->kind == DOC_PARAGRAPH) {
			f->number = article_run_paragraph(node);
			add_line(f, node, paragraph_address(f), 0);
		}
		add_items(f, node, paragraph_address(f), 1);
	}
}

/* A picture is told by what its boxes and lines say. */
static void add_boxes(struct flattening *f, const struct doc_node *figure)
{
	for (const struct doc_node *box = figure->first; box; box = box->next)
		if (box->text && *box->text)
			add_line(f, box, "", 0);
}

struct provision provision_of(struct arena *a, const struct library *l, const struct doc_node *node)
{
	struct provision p = {.label = "", .title = ""};
	struct flattening f = {.a = a, .library = l, .out = &p};

	if (!node)
		return p;
	if (node->kind == DOC_ARTICLE) {
		p.label = node->label ? node->label : "";
		p.title = node->text ? node->text : "";
		add_article(&f, node);
	} else if (node->kind == DOC_FIGURE) {
		add_boxes(&f, node);
	} else {
		add_line(&f, node, "", 0);
		add_items(&f, node, "", 1);
	}
	return p;
}

static unsigned number_line(struct arena *a, struct map *known, size_t *next,
			    const struct provision_line *line)
{
	const char *words = arena_printf(a, "%d\x1f%s\x1f%s", line->depth, line->label, line->text);
	unsigned *number = map_get(known, words);

	if (!number) {
		number = arena_alloc(a, sizeof *number);
		*number = (unsigned)++*next;
		map_set(known, words, number);
	}
	return *number;
}

static unsigned *number_lines(struct arena *a, struct map *known, size_t *next,
			      const struct provision *p)
{
	unsigned *numbers = arena_alloc(a, p->lines.n * sizeof *numbers);

	for (size_t i = 0; i < p->lines.n; i++)
		numbers[i] = number_line(a, known, next, &p->lines.at[i]);
	return numbers;
}

static bool are_alike(struct arena *a, const struct provision_line *x,
		      const struct provision_line *y)
{
	struct char_pairs px = similar_pairs(a, x->text), py = similar_pairs(a, y->text);

	return x->depth == y->depth && similar_likeness(&px, &py) >= like_enough;
}

/*
 * Of the changed lines between two unchanged ones, each new one takes the next old one that is like
 * it.
 */
static void pair_block(struct arena *a, const struct provision_line *x, size_t n,
		       const struct provision_line *y, size_t m, struct line_pairs *out)
{
	size_t i = 0;

	for (size_t k = 0; k < m; k++) {
		size_t found = i;

		while (found < n && !are_alike(a, &x[found], &y[k]))
			found++;
		if (found < n)
			for (; i < found; i++)
				*vec_push(a, &out->all) = (struct line_pair){&x[i], NULL, false};
		*vec_push(a, &out->all) =
			(struct line_pair){found < n ? &x[i++] : NULL, &y[k], false};
	}
	for (; i < n; i++)
		*vec_push(a, &out->all) = (struct line_pair){&x[i], NULL, false};
}

struct line_pairs provision_align(struct arena *a, const struct provision *before,
				  const struct provision *after)
{
	struct line_pairs out = {0};
	struct map *known = map_new(a);
	size_t next = 0, i = 0, k = 0;
	struct edit_script edits = {0};
	const unsigned *x = number_lines(a, known, &next, before),
		       *y = number_lines(a, known, &next, after);

	edit_script_find(a, x, before->lines.n, y, after->lines.n, &edits);
	for (size_t e = 0; e < edits.all.n; e++) {
		const struct edit *edit = &edits.all.at[e];

		if (edit->op == EDIT_SAME) {
			for (size_t n = 0; n < edit->n; n++)
				*vec_push(a, &out.all) = (struct line_pair){
					&before->lines.at[i++], &after->lines.at[k++], true};
			continue;
		}
		size_t dropped = edit->op == EDIT_OLD ? edit->n : 0,
		       taken = edit->op == EDIT_NEW ? edit->n : 0;

		if (dropped && e + 1 < edits.all.n && edits.all.at[e + 1].op == EDIT_NEW)
			taken = edits.all.at[++e].n;
		pair_block(a, before->lines.at ? before->lines.at + i : NULL, dropped,
			   after->lines.at ? after->lines.at + k : NULL, taken, &out);
		i += dropped;
		k += taken;
	}
	return out;
}
