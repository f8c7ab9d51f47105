/* SPDX-License-Identifier: MIT
 *
 * Views of a contract that ends by the amendment: the end itself, the articles that speak of it by
 * the numbers that the parties have in their hands, and what is returned, erased and handed over, for
 * whoever does it (end-items) and for whoever checks it (end-checks).
 */
#include "amend/amendment_view.h"

#include <string.h>

#include "amend/closing_rows.h"
#include "base/text.h"
#include "derive/numbers.h"

/* The contract ends, and did not in the old state, or on another day. */
static const struct contract *end_of(const struct binding *b)
{
	const struct amendment *in = amendment_about(b);
	const struct contract *c = in->contract;
	const struct contract *before = c ? project_contract(in->before->own.project, c->id) : NULL;

	return c && c->ended && before && !text_equal(before->ended, c->ended) ? c : NULL;
}

/* What is handed over by medium is the hospital's own: `status` tells it, and no paper here. */
static struct closing_list without_media(const struct binding *b, const struct closing_list *all)
{
	struct closing_list out = {0};

	for (size_t i = 0; i < all->all.n; i++)
		if (strcmp(all->all.at[i].kind->of, "medium") != 0)
			*vec_push(b->a, &out.all) = all->all.at[i];
	return out;
}

/* Things may have been taken out of the project since: then they are told as they were. */
static struct closing_list items_of(const struct binding *b, const struct contract *c)
{
	const struct amendment *in = amendment_about(b);

	const struct closing_list all =
		closing_of(b->a, &(struct closing_wish){.project = in->after->own.project,
							.library = in->library,
							.contract = c,
							.past = in->before->own.project});

	return without_media(b, &all);
}

void fill_ending(struct binding *b, struct view *v)
{
	const struct contract *c = end_of(b);

	if (!c)
		return;
	const struct closing_list items = items_of(b, c);
	struct view_row *row = view_add(b, v, "project", NULL, c->place, c->id);

	view_set_day(b, row, "date", c->ended);
	view_set(b, row, "number", text_empty(c->number) ? "" : c->number);
	view_set(b, row, "reason", text_empty(c->end_reason) ? "" : c->end_reason);
	view_set(b, row, "edition",
		 project_issued(b->in->project, c->id) ? "yes" : "");
	view_set(b, row, "items", arena_printf(b->a, "%zu", items.all.n));
	view_set(b, row, "open", arena_printf(b->a, "%zu", closing_open(&items)));
}

static void add_items(struct binding *b, struct view *v, bool checks)
{
	const struct contract *c = end_of(b);
	struct closing_list items = {0};

	if (c)
		items = items_of(b, c);
	for (size_t i = 0; i < items.all.n; i++) {
		const struct closing_item *item = &items.all.at[i];
		const struct contract_party *whose = checks ? item->to : item->who;

		view_set(b, closing_row_add(b, v, item), "for", whose ? whose->party : "");
	}
}

void fill_end_items(struct binding *b, struct view *v)
{
	add_items(b, v, false);
}

void fill_end_checks(struct binding *b, struct view *v)
{
	add_items(b, v, true);
}

/* --- articles --- */

/* A clause is of its own phase, else of its topic's. */
static bool speaks_of_end(const struct library *l, const char *id)
{
	const struct clause *c = library_clause(l, id);
	const struct topic *t = c ? library_topic(l, c->topic) : NULL;
	const char *phase = c && c->phase ? c->phase : t ? t->phase : NULL;

	return text_equal(phase, "end");
}

static void add_articles_of(struct binding *b, struct view *v, const struct numbers *n)
{
	const struct library *l = b->in->library;
	const struct template *t = library_template(l, n->document);

	for (size_t i = 0; t && !template_is_internal(t) && i < n->articles.n; i++) {
		const struct article_number *article = &n->articles.at[i];

		if (article->dropped || !speaks_of_end(l, article->id))
			continue;
		struct view_row *row =
			view_add(b, v, "clause", NULL, NULL, article->id);

		view_set(b, row, "document", t->title);
		view_set(b, row, "place",
			 number_print(b->a, l, "number.article", article->number));
		view_set(b, row, "title", article->title ? article->title : "");
	}
}

void fill_end_articles(struct binding *b, struct view *v)
{
	const struct contract *c = end_of(b);
	const struct manifest *m = c ? project_issued(b->in->project, c->id) : NULL;

	for (size_t i = 0; m && i < m->numbers.n; i++)
		add_articles_of(b, v, &m->numbers.at[i]);
}
