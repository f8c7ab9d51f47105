/* SPDX-License-Identifier: MIT
 *
 * Articles: the chosen clauses as chapters, articles, 項, 号 and ア イ ウ, each with the register
 * rows it answers and its references. What nobody agreed to leaves a line in its place. Duties that
 * no clause of the document answers get an article of their own that quotes them, so that nothing is
 * lost.
 */
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "bind/article_basis.h"
#include "bind/article_core.h"
#include "bind/document_links.h"
#include "bind/readers.h"
#include "bind/view.h"
#include "derive/core_annex.h"
#include "derive/selection_reference.h"

#define QUOTED "duties" /* the chapter of articles that quote, and the beginning of their ids */

static bool is_core(const struct binding *b)
{
	return core_annex_is(b->in->library, b->in->template, b->in->contract);
}

static const char *text_or_null(const char *text)
{
	return *text ? text : NULL;
}

static struct doc_node *open_article(struct binding *b, struct doc_node *parent, const char *number,
				     const char *title, struct doc_origin *origin)
{
	struct doc_node *article = doc_add(b->a, parent, DOC_ARTICLE,
					   arena_concat(b->a, "（", title, "）", (char *)NULL));

	article->label = number_print(b->a, b->in->library, "number.article", number);
	article->origin = origin;
	return article;
}

/*
 * `basis` NULL: without what it rests on. An article of a core says it beside the rows of its 別表, where
 * it has any.
 */
static void add_article(struct binding *b, struct doc_node *parent, const struct chosen *chosen,
			const struct article_basis *basis)
{
	struct doc_origin *origin =
		origin_new(b, "clause", chosen->clause->file,
			   chosen->position ? chosen->position->name : NULL, chosen->clause->id);
	struct article_context c = {
		.b = b, .chosen = chosen, .expand = clause_expand(b, chosen), .origin = origin,
		.basis = basis};
	struct doc_node *article =
		open_article(b, parent, chosen->number, chosen->clause->title, origin);

	article->id = anchor_of(b, chosen->clause->id);
	if (basis)
		article->references = text_or_null(article_basis_references(b, chosen->clause));
	c.moves = article_waiting_moves(b);
	if (is_core(b))
		article_add_core_body(&c, article);
	else if (c.moves && article_waits(&c, 0, 0)) /* one line for all of it */
		article_add_paragraph(&c, article, article_waiting_text(&c, NULL));
	else
		article_add_body(&c, article);
	if (basis && !(is_core(b) && article_has_rows(&c)))
		article_basis_add(b, basis, article, chosen->clause, origin);
}

static void add_chapter(struct binding *b, struct doc_node *parent, const char *id)
{
	const struct chapter_number *chapter = numbers_chapter(&b->selection->numbers, id);
	const char *label = number_print(b->a, b->in->library, "number.chapter",
					 chapter ? chapter->number : "");
	const char *title = chapter && chapter->title ? chapter->title : id;
	struct doc_node *heading = doc_add(b->a, parent, DOC_HEADING,
					   arena_concat(b->a, label, "　", title, (char *)NULL));

	heading->level = 1;
	heading->role = "chapter";
}

struct row_sorting {
	const struct article_basis *basis;
	VEC(const struct responsibility *) left; /* duties that no clause answers */
	struct map *seen;    /* keys already dealt with: contracts may share a register */
};

static void sort_row(struct binding *b, struct row_sorting *q, const struct responsibility *r)
{
	if (map_get(q->seen, r->full_key))
		return;
	map_set(q->seen, r->full_key, q);
	if (!answers_of(b, r)->all.n && !r->requirement && !topic_clause_of(b, r)->all.n)
		*vec_push(b->a, &q->left) = r;
}

static void sort_rows(struct binding *b, struct row_sorting *q)
{
	const struct project *p = b->in->project;

	q->basis = article_basis_new(b);
	q->seen = map_new(b->a);
	for (size_t i = 0; i < p->contracts.n; i++) {
		if (b->in->contract && b->in->contract != &p->contracts.at[i])
			continue;
		for (size_t k = 0; k < b->in->responsibilities[i]->rows.n; k++)
			sort_row(b, q, &b->in->responsibilities[i]->rows.at[k]);
	}
}

/*
 * Fills the words of a quoting article: who acts, when, what is recorded. The quotation itself is
 * not expanded.
 */
static const char *quoting_text(struct binding *b, const struct topic *t)
{
	struct settings names = {.up = &b->selection->names};
	struct expand e = {.a = b->a, .names = &names, .subject = b->in->template->id, .dl = b->dl};

	settings_set(b->a, &names, "role",
		     t && t->role ? t->role : library_word(b->in->library, "role.default"));
	settings_set(b->a, &names, "timing",
		     t && t->timing ? t->timing : library_word(b->in->library, "timing.default"));
	settings_set(b->a, &names, "record",
		     t && t->record ? t->record : library_word(b->in->library, "record.default"));
	return expand_text(&e, library_word(b->in->library, "quoted.text"), b->in->template->file);
}

static bool same_topic(const struct responsibility *x, const struct responsibility *y)
{
	return x->topic.topic == y->topic.topic;
}

/* What such an article is called where clauses have their ids. */
static const char *quoting_id(struct binding *b, const struct responsibility *r)
{
	return arena_concat(b->a, QUOTED "/", r->topic.topic ? r->topic.topic->id : "",
			    (char *)NULL);
}

static const char *quoting_title(struct binding *b, const struct responsibility *r)
{
	return r->topic.topic ? r->topic.topic->name : library_word(b->in->library, "topic.none");
}

static void add_quotation(struct binding *b, struct doc_node *list, const struct responsibility *r)
{
	const char *cut = r->cut ? library_word(b->in->library, "clipped") : "";
	struct doc_node *item = doc_add(b->a, list, DOC_ITEM,
					arena_concat(b->a, "「", r->risk->duty, cut, "」（",
						     printed_key(b, r), "）", (char *)NULL));

	struct basis_rows rows = {0};

	*vec_push(b->a, &rows.all) = r;
	article_basis_put(b, &rows, item);
	item->label = item_label(b->a, 0, (int)list->n);
	item->origin = origin_new(b, "register", r->reg->file, r->risk->at.place, r->full_key);
}

/* All duties of one topic that are left become one article. */
static void add_quoting_article(struct binding *b, struct doc_node *parent,
				const struct row_sorting *q, const struct responsibility *first,
				const char *number)
{
	struct doc_origin *origin =
		origin_new(b, "register", first->reg->file, first->risk->at.place, first->full_key);
	struct doc_node *article = open_article(b, parent, number, quoting_title(b, first), origin);
	struct doc_node *paragraph =
		doc_add(b->a, article, DOC_PARAGRAPH, quoting_text(b, first->topic.topic));
	struct doc_node *list = doc_add(b->a, paragraph, DOC_LIST, NULL);

	for (size_t i = 0; i < q->left.n; i++)
		if (same_topic(q->left.at[i], first))
			add_quotation(b, list, q->left.at[i]);
}

/* The first duty that such an article quotes; NULL: it is none of them. */
static const struct responsibility *find_quoted(struct binding *b, const struct row_sorting *q,
						const char *id)
{
	for (size_t i = 0; i < q->left.n; i++)
		if (strcmp(quoting_id(b, q->left.at[i]), id) == 0)
			return q->left.at[i];
	return NULL;
}

/* Duties that are left get their numbers behind the clauses. */
static void number_quoting(struct binding *b, const struct row_sorting *q)
{
	const char *title = library_word(b->in->library, "quoted.chapter");

	for (size_t i = 0; i < q->left.n; i++) {
		const struct responsibility *r = q->left.at[i];

		selection_add(b->a, b->selection,
			      &(struct wanted_article){quoting_id(b, r), quoting_title(b, r),
						       QUOTED, title});
	}
}

/* 第9条　削除, or 第9条　細則第3条に移動: it has no title any more. */
static void add_dropped(struct binding *b, struct doc_node *parent,
			const struct article_number *dropped)
{
	const struct library *l = b->in->library;
	const char *number = number_print(b->a, l, "number.article", dropped->number);
	const struct selection *other = b->selection->other;
	const char *now = other && selection_find(other, dropped->id)
				  ? selection_reference(b->a, l, b->selection, dropped->id)
				  : NULL;
	struct doc_node *article = doc_add(b->a, parent, DOC_ARTICLE, NULL);

	article->label = text_replace(b->a,
				      library_word(l, now ? "article.moved" : "article.dropped"),
				      "{{article}}", number);
	if (now)
		article->label = text_replace(b->a, article->label, "{{to}}", now);
	article->origin = origin_new(b, "clause", NULL, NULL, dropped->id);
}

static void add_numbered(struct binding *b, struct doc_node *parent, const struct article_number *n,
			 const struct row_sorting *q, bool bare)
{
	const struct chosen *chosen = selection_find(b->selection, n->id);

	if (n->dropped)
		add_dropped(b, parent, n);
	else if (chosen)
		add_article(b, parent, chosen, bare ? NULL : q->basis);
	else
		add_quoting_article(b, parent, q, find_quoted(b, q, n->id), n->number);
}

/* What articles are made from: the clause taken, its parameters, and the rows that it answers. */
static const char members[] =
	"clause.title clause.text clause.params contract.params project.params chapter.title "
	"contract-party.label party.name risk.id risk.duty requirement.no project.register_names "
	"topic.name topic.role topic.timing topic.record topic.refs guideline.title "
	"guideline.short guideline-item.no";

static void mark_articles(struct binding *b, struct doc_node *first,
			  const struct template_block *block)
{
	enum audience audience = readers_of_members(b, members, OF_CONTRACT);

	for (; first; first = first->next)
		readers_mark_below(b, first, audience, block->place, block->block);
}

bool bind_articles(struct binding *b, struct doc_node *parent, const struct template_block *block)
{
	struct doc_node *before = parent->last;
	const struct numbers *numbers = &b->selection->numbers;
	struct row_sorting q = {0};
	const char *chapter = "";
	size_t errors = b->dl->count[LEVEL_ERROR];

	sort_rows(b, &q);
	if (block->view && strcmp(block->view, "duties") == 0)
		number_quoting(b, &q);
	for (size_t i = 0; i < numbers->articles.n;) {
		const struct article_number *n = &numbers->articles.at[i];

		if (strcmp(n->chapter, chapter) != 0 && !block->bare)
			add_chapter(b, parent, n->chapter);
		chapter = n->chapter;
		if (article_stands_elsewhere(b, n)) {
			i = article_add_run(b, parent, block->bare ? NULL : q.basis, i);
			continue;
		}
		add_numbered(b, parent, n, &q, block->bare);
		i++;
	}
	mark_articles(b, before ? before->next : parent->first, block);
	if (b->in->numbers)
		*b->in->numbers = *numbers;
	return b->dl->count[LEVEL_ERROR] == errors;
}
