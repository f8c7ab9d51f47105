/* SPDX-License-Identifier: MIT
 *
 * A part is read once. Texts since a heading wait for what they stand above; a list takes them, and
 * the texts below it, along to its own sheet, and anything else sends them to the part's. Nodes are
 * copied as they pass, without what is below them, because a node has one place among its
 * neighbours.
 */
#include "book/sheet_split.h"

#include "book/sheet_articles.h"

struct splitting {
	struct arena *a;
	struct sheet_plans *plans;
	size_t part;                   /* the number of the part's own plan */
	struct doc_node *main, *piece; /* piece: the one under way; NULL: none */
	VEC(const struct doc_node *) waiting; /* a heading, and texts below it */
	bool own;                      /* the part's sheet has a list */
};

/* What stands on columns of a sheet, beside lines of text. */
static bool has_columns(const struct doc_node *node)
{
	return doc_has_rows(node) || node->kind == DOC_FIGURE || node->kind == DOC_ARTICLE;
}

static bool is_text(const struct doc_node *node)
{
	return node->kind == DOC_PARAGRAPH || node->kind == DOC_LIST || node->kind == DOC_NOTE;
}

static void add_copy(struct arena *a, struct doc_node *parent, const struct doc_node *node)
{
	struct doc_node *copy = doc_add(a, parent, node->kind, node->text);

	*copy = *node;
	copy->next = NULL;
}

static struct doc_node *empty_copy(struct arena *a, const struct doc_node *node)
{
	struct doc_node *copy = arena_alloc(a, sizeof *copy);

	*copy = *node;
	copy->next = copy->first = copy->last = NULL;
	copy->n = 0;
	return copy;
}

static const char *number_anchor(struct arena *a, size_t n)
{
	return arena_printf(a, "\001%zu", n);
}

static struct sheet_plan *add_plan(struct arena *a, struct sheet_plans *plans,
				   const struct doc_node *part)
{
	struct sheet_plan *plan = vec_push(a, &plans->all);

	*plan = (struct sheet_plan){.part = part, .anchor = number_anchor(a, plans->all.n)};
	return plan;
}

static void send_waiting(struct splitting *s)
{
	for (size_t i = 0; i < s->waiting.n; i++)
		add_copy(s->a, s->main, s->waiting.at[i]);
	s->waiting.n = 0;
}

/* The heading's line on the part's sheet leads to the piece, which has its title and its anchor. */
static void take_heading(struct splitting *s, const struct sheet_plan *plan, struct doc_node *piece)
{
	const struct doc_node *heading = s->waiting.at[0];

	piece->text = heading->text;
	piece->label = heading->label;
	piece->id = heading->id;
	add_copy(s->a, s->main, heading);
	s->main->last->link = plan->anchor;
	s->main->last->id = NULL;
	for (size_t i = 1; i < s->waiting.n; i++)
		add_copy(s->a, piece, s->waiting.at[i]);
	s->waiting.n = 0;
}

/* Without a heading it is a second sheet of the part's own title. */
static void open_piece(struct splitting *s)
{
	const struct doc_node *of = s->plans->all.at[s->part].part;
	struct sheet_plan *plan = add_plan(s->a, s->plans, s->piece = empty_copy(s->a, of));

	plan->of = of;
	s->piece->id = NULL;
	if (s->waiting.n)
		take_heading(s, plan, s->piece);
}

/* A list that stands below a heading; what would share the columns of the part's list. */
static bool goes_away(const struct splitting *s, const struct doc_node *node)
{
	bool shares = node->kind == DOC_FIGURE || node->kind == DOC_TABLE;

	return (doc_table_is_list(node) && s->waiting.n) || (shares && s->own);
}

static void pass(struct splitting *s, const struct doc_node *node)
{
	if (s->piece && is_text(node)) {
		add_copy(s->a, s->piece, node);
		return;
	}
	s->piece = NULL;
	if (node->kind == DOC_HEADING) {
		send_waiting(s);
		*vec_push(s->a, &s->waiting) = node;
	} else if (s->waiting.n && is_text(node)) {
		*vec_push(s->a, &s->waiting) = node;
	} else if (goes_away(s, node)) {
		open_piece(s);
		add_copy(s->a, s->piece, node);
	} else {
		send_waiting(s);
		add_copy(s->a, s->main, node);
		s->own = s->own || doc_table_is_list(node);
	}
}

static void split_part(struct arena *a, struct sheet_plans *plans, const struct doc_node *part)
{
	struct splitting s = {.a = a, .plans = plans, .part = plans->all.n};
	size_t n = 0;

	for (const struct doc_node *node = part->first; node; node = node->next)
		n += has_columns(node);
	if (n < 2) {
		add_plan(a, plans, part);
		return;
	}
	s.main = empty_copy(a, part);
	add_plan(a, plans, s.main);
	for (const struct doc_node *node = part->first; node; node = node->next)
		pass(&s, node);
	send_waiting(&s);
}

/* The articles as a table, and on a sheet of its own what stands behind them. */
static void split_articles(struct arena *a, const struct style *style, struct sheet_plans *plans,
			   const struct doc_node *part)
{
	const struct sheet_articles parted = sheet_articles_take(a, style, part);
	size_t own = plans->all.n;

	split_part(a, plans, parted.part);
	if (parted.part != part)
		plans->all.at[own].name = style->words[WORD_ARTICLES];
	if (!parted.behind)
		return;
	size_t behind = plans->all.n;

	split_part(a, plans, parted.behind);
	if (parted.behind->text)
		plans->all.at[behind].of = parted.part;
}

struct sheet_plans sheet_split(struct arena *a, const struct style *style, const struct doc *d)
{
	struct sheet_plans plans = {0};

	for (const struct doc_node *part = d->first; part; part = part->next)
		split_articles(a, style, &plans, part);
	return plans;
}
