/* SPDX-License-Identifier: MIT
 *
 * A part is taken apart into sections; what stands behind articles without a heading of its own is
 * in the section that has none. Names count what reads the same before them.
 */
#include "amend/paper_sections.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "doc/article_run.h"
#include "doc/laid_out.h"

static bool is_article(const struct doc_node *n)
{
	return n->kind == DOC_ARTICLE || article_run_is(n) ||
	       (n->kind == DOC_HEADING && text_equal(n->role, "chapter"));
}

static struct paper_section *open_section(struct arena *a, struct paper_part *p,
					  const struct doc_node *heading)
{
	if (!heading && p->all.n && !p->all.at[0].heading)
		return &p->all.at[0];
	if (!heading && p->all.n) {
		/* the one without a heading stands first */
		vec_push(a, &p->all);
		memmove(p->all.at + 1, p->all.at, (p->all.n - 1) * sizeof *p->all.at);
		p->all.at[0] = (struct paper_section){0};
		return &p->all.at[0];
	}
	struct paper_section *s = vec_push(a, &p->all);

	s->heading = heading;
	return s;
}

struct paper_part paper_part_of(struct arena *a, const struct doc_node *part)
{
	struct paper_part p = {.node = part};
	const struct doc_node *heading = NULL;

	for (const struct doc_node *n = part->first; n; n = n->next) {
		if (is_article(n)) {
			p.articles = true;
			heading = NULL;
		} else if (n->kind == DOC_HEADING) {
			open_section(a, &p, heading = n);
		} else if (n->kind != DOC_PAGE_BREAK) {
			struct paper_section *s = heading ? &p.all.at[p.all.n - 1]
							  : open_section(a, &p, NULL);

			*vec_push(a, &s->blocks) = n;
		}
	}
	return p;
}

size_t paper_rows(const struct doc_node *node)
{
	size_t n = 0;

	for (const struct doc_node *child = node->first; child; child = child->next)
		n += child->kind == DOC_ROW ? 1 : paper_rows(child);
	return node->kind == DOC_TABLE && n > node->head_rows ? n - node->head_rows : n;
}

static const struct doc_node *skip_of_the_day(const struct doc_node *n)
{
	while (n && text_equal(n->role, DOC_ROLE_OF_THE_DAY))
		n = n->next;
	return n;
}

static bool is_empty(const char *s)
{
	return !s || !*s;
}

static bool reads_same(const char *x, const char *y)
{
	return (is_empty(x) && is_empty(y)) || text_equal(x, y);
}

/* What a row is about (laid_out.h) stands in its cells, too. */
static const char *own_text(const struct doc_node *node)
{
	return node->kind == DOC_ROW ? NULL : node->text;
}

bool paper_nodes_equal(struct arena *a, const struct doc_node *x, const struct doc_node *y)
{
	if (x->kind != y->kind || !reads_same(x->label, y->label) ||
	    !reads_same(own_text(x), own_text(y)))
		return false;
	x = skip_of_the_day((x->kind == DOC_TABLE ? table_laid_out(a, x) : x)->first);
	y = skip_of_the_day((y->kind == DOC_TABLE ? table_laid_out(a, y) : y)->first);
	while (x && y && paper_nodes_equal(a, x, y)) {
		x = skip_of_the_day(x->next);
		y = skip_of_the_day(y->next);
	}
	return !x && !y;
}

static const char *quoted(struct arena *a, const struct library *l, const char *words, size_t no)
{
	const char *name =
		text_fill(a, library_word(l, "amending.part"), "title", words, NULL, NULL);

	return no > 1 ? arena_concat(a, name,
				     text_fill(a, library_word(l, "amending.nth"), "n",
					       arena_printf(a, "%zu", no), NULL, NULL),
				     (char *)NULL)
		      : name;
}

static const char *name_part(struct arena *a, const struct library *l, const struct doc *d,
			     const struct doc_node *part)
{
	size_t no = 1;

	for (const struct doc_node *p = d->first; p && p != part; p = p->next)
		no += text_equal(p->text, part->text);
	return quoted(a, l, part->text ? part->text : "", no);
}

static const char *name_section(struct arena *a, const struct library *l,
				const struct paper_part *p, const struct paper_section *s)
{
	size_t no = 1;

	if (!s->heading)
		return library_word(l, "amending.preamble");
	for (size_t i = 0; i < p->all.n && &p->all.at[i] != s; i++)
		no += p->all.at[i].heading &&
		      text_equal(p->all.at[i].heading->text, s->heading->text);
	return quoted(a, l, s->heading->text ? s->heading->text : "", no);
}

static const char *const kinds[DOC__MAX] = {
	[DOC_PARAGRAPH] = "amending.block.text", [DOC_NOTE] = "amending.block.note",
	[DOC_LIST] = "amending.block.list",      [DOC_TABLE] = "amending.block.table",
	[DOC_KEY_VALUE] = "amending.block.table", [DOC_SIGNATURE] = "amending.block.signature",
	[DOC_FIGURE] = "amending.block.figure",
};

static const char *kind_of(const struct doc_node *block)
{
	const char *name = kinds[block->kind];

	return name ? name : "amending.block.text";
}

/* How many of the block's kind; *no: which of them it is. */
static size_t count_kind(const struct paper_section *s, const struct doc_node *block, size_t before,
			 size_t *no)
{
	size_t n = before;

	for (size_t i = 0; i < s->blocks.n; i++) {
		if (strcmp(kind_of(s->blocks.at[i]), kind_of(block)) != 0)
			continue;
		n++;
		*no = s->blocks.at[i] == block ? n : *no;
	}
	return n;
}

/* 表; 第2の表 where the section has several. Of 署名欄 the part's are counted. */
static const char *name_block(struct arena *a, const struct library *l,
			      const struct paper_part *p, const struct paper_section *s,
			      const struct doc_node *block)
{
	const char *word = library_word(l, kind_of(block));
	size_t no = 0, n = 0;

	for (size_t i = 0; i < p->all.n; i++)
		if (block->kind == DOC_SIGNATURE || &p->all.at[i] == s)
			n = count_kind(&p->all.at[i], block, n, &no);
	return n > 1 ? text_fill(a, library_word(l, "amending.block.nth"), "n",
				 arena_printf(a, "%zu", no), "kind", word)
		     : word;
}

const char *paper_place(struct arena *a, const struct library *l, const struct doc *d,
			const struct paper_part *part, const struct paper_section *section,
			const struct doc_node *block)
{
	struct strbuf sb = strbuf_new(a);
	const char *of = library_word(l, "amending.of");

	strbuf_add(&sb, name_part(a, l, d, part->node));
	/* whoever signs signs the paper, not what the heading above is about */
	if (section && (section->heading ? !block || block->kind != DOC_SIGNATURE : !block))
		strbuf_join(&sb, of, name_section(a, l, part, section));
	if (block)
		strbuf_join(&sb, of, name_block(a, l, part, section, block));
	return sb.text;
}
