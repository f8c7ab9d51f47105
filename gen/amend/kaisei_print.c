/* SPDX-License-Identifier: MIT
 *
 * The 改正文 as a document: sentences are paragraphs, the articles they put in stand below them
 * with their items in lists again.
 */
#include "amend/kaisei.h"

#include "base/text.h"

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

static void print_sentences(struct arena *a, const struct instructions *all, struct doc_node *part)
{
	for (size_t i = 0; i < all->all.n; i++) {
		const struct instruction *instruction = &all->all.at[i];

		doc_add(a, part, DOC_PARAGRAPH, instruction->sentence)->role = "sentence";
		for (size_t k = 0; k < instruction->blocks.all.n; k++)
			add_block(a, &instruction->blocks.all.at[k], part);
	}
}

/* Rows, figures and other blocks that change: no sentence quotes them, the table shows them. */
static size_t count_other_places(const struct doc_diff *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->all.n; i++)
		n += amendment_counts(&d->all.at[i]) &&
		     doc_pair_unit(&d->all.at[i])->node->kind != DOC_ARTICLE;
	return n;
}

static void print_other_places(struct arena *a, const struct amendment *in, size_t n,
			       struct doc_node *part)
{
	if (n)
		doc_add(a, part, DOC_PARAGRAPH,
			text_fill(a, amendment_word(in, "kaisei.tables"), "n",
				  arena_printf(a, "%zu", n), NULL, NULL));
}

static bool has_articles(const struct doc_diff *d)
{
	for (size_t i = 0; i < d->all.n; i++)
		if (doc_pair_unit(&d->all.at[i])->node->kind == DOC_ARTICLE)
			return true;
	return false;
}

static enum audience articles_audience(const struct doc_diff *d)
{
	enum audience all = AUDIENCE_EVERYONE;

	for (size_t i = 0; i < d->all.n; i++)
		if (doc_pair_unit(&d->all.at[i])->node->kind == DOC_ARTICLE)
			all = audience_narrower(all, amendment_pair_audience(&d->all.at[i]));
	return all;
}

/* The whole in one sentence; the new text is added to the paper as a whole. */
static void print_reshaped(struct arena *a, const struct amendment *in, const struct doc_diff *diff,
			   struct doc_node *part)
{
	doc_add(a, part, DOC_PARAGRAPH,
		text_fill(a, amendment_reshaped_word(a, in, "kaisei.reshaped"), "title",
			  diff->after->title, NULL, NULL));
}

static void print_amended(struct arena *a, const struct amendment *in, const struct doc_diff *diff,
			  struct doc_node *part)
{
	struct instructions all = kaisei_write(a, in->library, in->words, diff);

	doc_add(a, part, DOC_PARAGRAPH,
		text_fill(a, amendment_word(in, "kaisei.intro"), "title", diff->after->title,
			  NULL, NULL));
	if (!all.all.n && has_articles(diff))
		doc_add(a, part, DOC_PARAGRAPH, amendment_word(in, "kaisei.none"));
	print_sentences(a, &all, part);
	amendment_narrow(part, articles_audience(diff));
	print_other_places(a, in, count_other_places(diff), part);
}

struct doc *kaisei_print(struct arena *a, const struct amendment *in)
{
	struct doc *d = amendment_paper(a, in, "kaisei", amendment_word(in, "kaisei.document"));

	for (size_t i = 0; i < in->n; i++) {
		const struct doc_diff *diff = in->documents[i].diff;

		size_t others = count_other_places(diff);

		if ((!has_articles(diff) && !others) || doc_diff_is_same(diff) || !diff->before ||
		    !diff->after)
			continue;
		struct doc_node *part = doc_add_part(a, d, diff->after->title);

		if (amendment_reshapes(in, &in->documents[i]))
			print_reshaped(a, in, diff, part);
		else
			print_amended(a, in, diff, part);
		doc_add(a, part, DOC_PARAGRAPH,
			text_fill(a, amendment_word(in, "kaisei.force"), "date",
				  in->force ? unicode_wareki(a, in->force) : "", NULL, NULL));
	}
	return d->first ? d : NULL;
}
