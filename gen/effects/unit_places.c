/* SPDX-License-Identifier: MIT
 *
 * Both articles are taken apart into their 項 and 号 with the words that stand in each itself, and
 * those of the same number are compared.
 */
#include "effects/unit_places.h"

#include <string.h>

#include "derive/numbers.h"
#include "doc/article_run.h"

struct taking_apart {
	struct arena *a;
	const struct library *l;
	struct unit_lines *out;
	const char *above; /* the words of the 項 that is taken apart */
	bool several; /* 項: an article of one is cited without it */
};

static void add(struct taking_apart *t, const char *place, const struct doc_node *node)
{
	const char *text = node->text ? node->text : "";

	*vec_push(t->a, &t->out->all) =
		(struct unit_line){place, text, t->above ? t->above : text};
}

/* (1) is 第1号; what hangs below keeps its label: 第1号ア. */
static const char *item_name(struct taking_apart *t, const char *label)
{
	size_t n = label ? strspn(label + (*label == '('), "0123456789") : 0;

	if (!n || *label != '(')
		return label ? label : "";
	return number_print(t->a, t->l, "number.item", arena_strndup(t->a, label + 1, n));
}

static void take_items(struct taking_apart *t, const char *above, const struct doc_node *list)
{
	for (const struct doc_node *item = list->first; item; item = item->next) {
		const char *place =
			arena_concat(t->a, above, item_name(t, item->label), (char *)NULL);

		add(t, place, item);
		for (const struct doc_node *below = item->first; below; below = below->next)
			if (below->kind == DOC_LIST)
				take_items(t, place, below);
	}
}

static const char *paragraph_name(struct taking_apart *t, int n)
{
	return t->several ? number_print(t->a, t->l, "number.paragraph",
					 arena_printf(t->a, "%d", n))
			  : "";
}

static struct unit_lines take_apart(struct arena *a, const struct library *l,
				    const struct doc_node *article, bool several)
{
	struct unit_lines out = {0};
	struct taking_apart t = {a, l, &out, NULL, several};
	const char *place = "";

	for (const struct doc_node *node = article->first; node; node = node->next) {
		if (node->kind == DOC_PARAGRAPH) {
			place = paragraph_name(&t, article_run_paragraph(node));
			t.above = node->text;
			add(&t, place, node);
		}
		for (const struct doc_node *below = node->first; below; below = below->next)
			if (below->kind == DOC_LIST)
				take_items(&t, place, below);
		if (node->kind == DOC_LIST)
			take_items(&t, place, node);
	}
	return out;
}

static bool has_several(const struct doc_node *article)
{
	int n = 0;

	for (const struct doc_node *node = article->first; node; node = node->next)
		n += node->kind == DOC_PARAGRAPH;
	return n > 1;
}

struct unit_lines unit_lines_of(struct arena *a, const struct library *l,
				const struct doc_node *article)
{
	return take_apart(a, l, article, has_several(article));
}

static const char *text_at(const struct unit_lines *texts, const char *place)
{
	for (size_t i = 0; i < texts->all.n; i++)
		if (strcmp(texts->all.at[i].place, place) == 0)
			return texts->all.at[i].text;
	return NULL;
}

static void add_place(struct arena *a, struct unit_places *out, const char *place)
{
	if (*place)
		*vec_push(a, &out->all) = place;
}

struct unit_places unit_places_of(struct arena *a, const struct library *l,
				  const struct doc_unit_pair *p)
{
	struct unit_places out = {0};

	if (!p->before || !p->after || p->after->node->kind != DOC_ARTICLE ||
	    p->before->node->kind != DOC_ARTICLE)
		return out;
	bool several = has_several(p->before->node) || has_several(p->after->node);
	struct unit_lines old = take_apart(a, l, p->before->node, several),
			  new = take_apart(a, l, p->after->node, several);

	for (size_t i = 0; i < new.all.n; i++) {
		const char *was = text_at(&old, new.all.at[i].place);

		if (!was || strcmp(was, new.all.at[i].text) != 0)
			add_place(a, &out, new.all.at[i].place);
	}
	for (size_t i = 0; i < old.all.n; i++)
		if (!text_at(&new, old.all.at[i].place))
			add_place(a, &out, old.all.at[i].place);
	return out;
}
