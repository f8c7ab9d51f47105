/* SPDX-License-Identifier: MIT
 *
 * The rows name their statements; here each statement gets its rows. Then every article is gone
 * through 項 by 項: a place is counted with what its statements rest on, and waits when somebody's
 * word is missing for all of them.
 */
#include "derive/waiting.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"

/* A statement of one paper, and what the rows say that ask for it. */
struct resting {
	const struct row_statement *by; /* of the first row */
	bool held, agreed, denied;      /* by a row; agreed: held by one that is 合意済 */
	VEC(const struct row_acts *) rows;
};

/* An article of a paper, with its statements. */
struct resting_article {
	const struct coverage_paper *paper;
	const struct chosen *chosen;
	VEC(struct resting *) all;
};

struct waiting_search {
	struct arena *a;
	const struct library *library;
	struct map *known;    /* paper, clause and statement -> struct resting */
	struct map *articles; /* paper and clause -> struct resting_article */
	VEC(struct resting_article *) order;
	struct waiting_list *out;
};

/* What a place counts: statements that somebody holds, and those that wait. */
struct resting_count {
	size_t held, waiting;
};

static struct resting_article *article_of(struct waiting_search *q, const struct row_statement *s)
{
	const char *key =
		arena_printf(q->a, "%p %s", (const void *)s->paper, s->chosen->clause->id);
	struct resting_article *article = map_get(q->articles, key);

	if (article)
		return article;
	article = arena_alloc(q->a, sizeof *article);
	article->paper = s->paper;
	article->chosen = s->chosen;
	map_set(q->articles, key, article);
	*vec_push(q->a, &q->order) = article;
	return article;
}

static struct resting *resting_of(struct waiting_search *q, const struct row_statement *s)
{
	const char *key = arena_printf(q->a, "%p %p", (const void *)s->paper,
				       (const void *)s->statement);
	struct resting *r = map_get(q->known, key);

	if (r)
		return r;
	r = arena_alloc(q->a, sizeof *r);
	r->by = s;
	map_set(q->known, key, r);
	*vec_push(q->a, &article_of(q, s)->all) = r;
	return r;
}

/* That a row and a statement speak of the same by words alone is no ground to take it out of force. */
static void note_rows(struct waiting_search *q, const struct row_acts *row)
{
	for (size_t i = 0; i < row->statements.n; i++) {
		const struct row_statement *s = &row->statements.at[i];

		if (s->stance == STANCE_NONE)
			continue;
		struct resting *r = resting_of(q, s);

		r->held = r->held || s->stance == STANCE_HOLDS;
		r->agreed = r->agreed || (s->stance == STANCE_HOLDS &&
					  (strcmp(row->row->status, "agreed") == 0 ||
					   row->by_object.all.n));
		r->denied = r->denied || s->stance == STANCE_DENIES;
		*vec_push(q->a, &r->rows) = row;
	}
}

/* A decision goes before what a register says: only an agreement stands against a denial. */
static bool is_held(const struct resting *r)
{
	return r->agreed || (r->held && !r->denied);
}

/* item -1: the 項 with all of its 号. */
static bool stands_at(const struct resting *r, int paragraph, int item)
{
	const struct statement_form *f = r->by->form;

	return f->paragraph == paragraph && (item < 0 || f->item == item);
}

static struct resting_count count(const struct resting_article *article, int paragraph, int item)
{
	struct resting_count t = {0};

	for (size_t i = 0; i < article->all.n; i++) {
		const struct resting *r = article->all.at[i];

		if (!stands_at(r, paragraph, item))
			continue;
		t.held += is_held(r);
		t.waiting += !is_held(r);
	}
	return t;
}

static bool waits(struct resting_count t)
{
	return t.waiting && !t.held;
}

/* A statement's form in the wording that was chosen; NULL: it is not in it. */
static const struct statement_form *form_of(const struct chosen *c, size_t i)
{
	return statement_in(&c->clause->duties->statements.at[i],
			    c->position ? c->position->name : "");
}

/* Statements that bind somebody at the place, whether a row asks for them or not. */
static size_t count_binding(const struct chosen *c, int paragraph, int item)
{
	size_t n = 0;

	for (size_t i = 0; i < c->clause->duties->statements.n; i++) {
		const struct statement_form *f = form_of(c, i);

		n += f && f->paragraph == paragraph && (item < 0 || f->item == item) &&
		     statement_binds(f);
	}
	return n;
}

static int last_item(const struct chosen *c, int paragraph)
{
	int last = 0;

	for (size_t i = 0; i < c->clause->duties->statements.n; i++) {
		const struct statement_form *f = form_of(c, i);

		if (f && f->paragraph == paragraph && f->item > last)
			last = f->item;
	}
	return last;
}

static const struct block *first_block(const struct chosen *c)
{
	return c->position ? c->position->first : NULL;
}

static int last_paragraph(const struct chosen *c)
{
	int n = 0;

	for (const struct block *b = first_block(c); b; b = b->next)
		n += b->kind != BLOCK_LIST;
	return n;
}

static const char *paragraph_text(const struct chosen *c, int paragraph)
{
	for (const struct block *b = first_block(c); b; b = b->next)
		if (b->kind != BLOCK_LIST && --paragraph == 0)
			return b->text;
	return "";
}

static bool each_item_waits(const struct resting_article *article, int paragraph)
{
	for (int item = 1; item <= last_item(article->chosen, paragraph); item++)
		if (count_binding(article->chosen, paragraph, item) &&
		    !waits(count(article, paragraph, item)))
			return false;
	return true;
}

static bool whole_paragraph(const struct waiting_search *q, const struct resting_article *article,
			    int paragraph);

/* No row asks for it, and it goes on with the 項 before it, which waits. */
static bool follows(const struct waiting_search *q, const struct resting_article *article,
		    int paragraph)
{
	const char *before = library_word(q->library, "waiting.follows");

	return paragraph > 1 && strstr(paragraph_text(article->chosen, paragraph), before) &&
	       whole_paragraph(q, article, paragraph - 1);
}

/*
 * A 項 goes as a whole when its sentence waits, or when the sentence binds nobody by itself and all
 * of its 号 wait.
 */
static bool whole_paragraph(const struct waiting_search *q, const struct resting_article *article,
			    int paragraph)
{
	struct resting_count all = count(article, paragraph, -1);

	if (!all.held && !all.waiting)
		return follows(q, article, paragraph);
	if (!waits(all))
		return false;
	return waits(count(article, paragraph, 0)) ||
	       (!count_binding(article->chosen, paragraph, 0) &&
		each_item_waits(article, paragraph));
}

static bool whole_article(const struct waiting_search *q, const struct resting_article *article)
{
	for (int n = 1; n <= last_paragraph(article->chosen); n++)
		if (count_binding(article->chosen, n, -1) && !whole_paragraph(q, article, n))
			return false;
	return true;
}

static bool has_row(const struct waiting *w, const struct row_acts *row)
{
	for (size_t i = 0; i < w->rows.n; i++)
		if (w->rows.at[i] == row)
			return true;
	return false;
}

/* The 項 whose statements a 項 rests on: its own, or that before it which it goes on with. */
static int resting_paragraph(const struct resting_article *article, int paragraph)
{
	while (paragraph > 1) {
		struct resting_count t = count(article, paragraph, -1);

		if (t.held || t.waiting)
			break;
		paragraph--;
	}
	return paragraph;
}

/* item -1: with all 号; paragraph 0: the article. */
static void add_waiting(struct waiting_search *q, const struct resting_article *article,
			int paragraph, int item)
{
	struct waiting *w = vec_push(q->a, &q->out->all);

	*w = (struct waiting){.paper = article->paper,
			      .clause = article->chosen->clause,
			      .position = article->chosen->position,
			      .paragraph = paragraph,
			      .item = item < 0 ? 0 : item};
	paragraph = resting_paragraph(article, paragraph);
	for (size_t i = 0; i < article->all.n; i++) {
		const struct resting *r = article->all.at[i];

		for (size_t k = 0; k < r->rows.n; k++)
			if ((!paragraph || stands_at(r, paragraph, item)) &&
			    !has_row(w, r->rows.at[k]))
				*vec_push(q->a, &w->rows) = r->rows.at[k];
	}
}

static void search_paragraph(struct waiting_search *q, const struct resting_article *article,
			     int paragraph)
{
	if (whole_paragraph(q, article, paragraph)) {
		add_waiting(q, article, paragraph, -1);
		return;
	}
	for (int item = 1; item <= last_item(article->chosen, paragraph); item++)
		if (waits(count(article, paragraph, item)))
			add_waiting(q, article, paragraph, item);
}

/* A clause on which somebody agreed is in force as it stands. */
static bool is_agreed(const struct chosen *c)
{
	return c->decision && text_equal(c->decision->status, "agreed");
}

static void search_article(struct waiting_search *q, const struct resting_article *article)
{
	if (is_agreed(article->chosen))
		return;
	if (whole_article(q, article)) {
		add_waiting(q, article, 0, -1);
		return;
	}
	for (int n = 1; n <= last_paragraph(article->chosen); n++)
		search_paragraph(q, article, n);
}

static int compare_articles(const void *x, const void *y)
{
	const struct resting_article *const *l = x, *const *r = y;

	if ((*l)->paper != (*r)->paper)
		return (*l)->paper < (*r)->paper ? -1 : 1;
	return (*l)->chosen < (*r)->chosen ? -1 : (*l)->chosen > (*r)->chosen;
}

void waiting_find(struct arena *a, const struct library *l, const struct row_acts *const *rows,
		  size_t n, struct waiting_list *out)
{
	struct waiting_search q = {.a = a,
				   .library = l,
				   .known = map_new(a),
				   .articles = map_new(a),
				   .out = out};

	for (size_t i = 0; i < n; i++)
		if (row_link_is_known(&rows[i]->link))
			note_rows(&q, rows[i]);
	if (q.order.n)
		qsort(q.order.at, q.order.n, sizeof *q.order.at, compare_articles);
	for (size_t i = 0; i < q.order.n; i++)
		search_article(&q, q.order.at[i]);
}

static bool covers(const struct waiting *w, int paragraph, int item)
{
	if (!w->paragraph)
		return true;
	return w->paragraph == paragraph && (!w->item || w->item == item);
}

const struct waiting *waiting_at(const struct waiting_list *l, const struct chosen *c,
				 int paragraph, int item)
{
	for (size_t i = 0; i < l->all.n; i++) {
		const struct waiting *w = &l->all.at[i];

		if (w->clause == c->clause && w->position == c->position &&
		    covers(w, paragraph, item))
			return w;
	}
	return NULL;
}

const char *waiting_place(struct arena *a, const struct library *l, const struct waiting *w,
			  const struct chosen *c)
{
	const struct statement_form place = {.paragraph = w->paragraph, .item = w->item};

	return w->paragraph ? statement_citation(a, l, c, &place)
			    : number_print(a, l, "number.article", c->number);
}
