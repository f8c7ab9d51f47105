/* SPDX-License-Identifier: MIT
 *
 * The 改正文 as nodes of a document; see kaisei.h.
 */
#include <string.h>

#include "amend/kaisei.h"

static struct doc_node *add_line(struct arena *a, struct doc_node *parent,
				 const struct provision_line *line)
{
	struct doc_node *node =
		doc_add(a, parent, line->depth ? DOC_ITEM : DOC_PARAGRAPH, line->text);

	node->label = *line->label ? line->label : NULL;
	return node;
}

/* Items hang below the line that is one step less deep. */
static void add_lines(struct arena *a, const struct provision *p, struct doc_node *article)
{
	enum { DEEPEST = 8 };
	struct doc_node *parents[DEEPEST + 1] = {article}, *lists[DEEPEST + 1] = {NULL};

	for (size_t i = 0; i < p->lines.n; i++) {
		const struct provision_line *line = &p->lines.at[i];
		int depth = line->depth < DEEPEST ? line->depth : DEEPEST - 1;
		struct doc_node *parent = depth && parents[depth] ? parents[depth] : article;

		if (depth && (!lists[depth] || parent->last != lists[depth]))
			lists[depth] = doc_add(a, parent, DOC_LIST, NULL);
		parents[depth + 1] = add_line(a, depth ? lists[depth] : article, line);
		for (int k = depth + 2; k <= DEEPEST; k++)
			parents[k] = NULL;
	}
}

static void add_block(struct arena *a, const struct provision *p, struct doc_node *part)
{
	if (!*p->label) {
		for (size_t i = 0; i < p->lines.n; i++)
			doc_add(a, part, DOC_PARAGRAPH, p->lines.at[i].text)->label =
				p->lines.at[i].label;
		return;
	}
	struct doc_node *article = doc_add(a, part, DOC_ARTICLE, p->title);

	article->label = p->label;
	add_lines(a, p, article);
}

void kaisei_print(struct arena *a, const struct library *l, const struct instructions *all,
		  struct doc_node *part)
{
	if (!all->all.n)
		doc_add(a, part, DOC_PARAGRAPH, library_word(l, "kaisei.none"));
	for (size_t i = 0; i < all->all.n; i++) {
		const struct instruction *instruction = &all->all.at[i];

		doc_add(a, part, DOC_PARAGRAPH, instruction->sentence)->role = "sentence";
		for (size_t k = 0; k < instruction->blocks.all.n; k++)
			add_block(a, &instruction->blocks.all.at[k], part);
	}
}
