/* SPDX-License-Identifier: MIT
 *
 * The view of what was agreed on fees, for the first pages of a contract's annex: by fee, first the
 * things of the 別表, then what was decided row by row, then what the articles say; behind it the
 * rows whose fee nobody has agreed on.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/document_links.h"
#include "bind/key_places.h"
#include "bind/row_counts.h"
#include "derive/actors.h"
#include "model/objects.h"

/* So many acts of an article stand in its row; the others are counted. */
#define ACTS_MAX 2

struct fee_view {
	struct binding *b;
	struct view *view;
	const char *fee; /* included … */
};

static struct view_row *add_row(const struct fee_view *v, const struct doc_origin *of,
				const char *kind)
{
	struct view_row *row =
		view_add(v->b, v->view, of->kind, of->file, of->place, of->key);

	view_set(v->b, row, "fee", v->fee);
	view_set(v->b, row, "fee.name", word_of(v->b, "fee", v->fee));
	view_set(v->b, row, "kind", kind);
	return row;
}

static struct doc_origin contract_origin(const struct binding *b)
{
	const struct contract *c = b->in->contract;

	return (struct doc_origin){"project", b->in->project->file, c->place, c->id};
}

/* Things of one kind with that fee. */
struct fee_things {
	const struct fee_view *view;
	const char *kind;
	struct strbuf names;
};

static void note_thing(void *context, const struct tended *of)
{
	struct fee_things *t = context;
	struct binding *b = t->view->b;
	const struct field *f = field_find(of->table, "fee");
	const char *fee = f ? field_text(b->scratch, f, of->object) : NULL;

	if (strcmp(of->kind, t->kind) == 0 && !of->out_of_scope &&
	    strcmp(fee ? fee : "undecided", t->view->fee) == 0)
		strbuf_join(&t->names, library_word(b->in->library, "list.comma"), of->name);
}

/* The 別表 of the kind: 'サーバ及び端末' of its heading, '責任分界表の別表2' of how it is cited. */
static void name_table(struct binding *b, const char *kind, const char **title,
		       const char **cited)
{
	const struct template_block *table = library_table(
		b->in->library, arena_concat(b->scratch, kind, "s", (char *)NULL));
	const char *blank = table ? strstr(table->text, "\u3000") : NULL;
	const char *open = library_word(b->in->library, "under.open");
	const char *end = table ? strstr(table->cite, open) : NULL;

	*title = !table ? kind : blank ? blank + strlen("\u3000") : table->text;
	*cited = !table ? ""
		 : end  ? arena_strndup(b->a, table->cite, (size_t)(end - table->cite))
			: table->cite;
}

static void add_things(const struct fee_view *v, const char *kind)
{
	struct binding *b = v->b;
	struct fee_things t = {v, kind, strbuf_new(b->a)};
	const char *title, *cited;

	for (size_t i = 0; i < count_systems(b); i++)
		if (nth_system(b, i))
			system_visit_things(nth_system(b, i), note_thing, &t);
	if (!t.names.len)
		return;
	name_table(b, kind, &title, &cited);
	const struct doc_origin contract = contract_origin(b);
	struct view_row *row = add_row(v, &contract, title);

	view_set(b, row, "text", t.names.text);
	view_set(b, row, "basis", cited);
}

/* So many rows of the table, in one; their fees stand there. */
static void add_rows(const struct fee_view *v, const char *word, size_t n)
{
	struct binding *b = v->b;
	const struct doc_origin contract = contract_origin(b);
	struct view_row *row = add_row(v, &contract,
				       word_of(b, "key", "fee.rows"));
	view_set(b, row, "text",
		 text_fill(b->a, word_of(b, "key", word), "n", arena_printf(b->a, "%zu", n), NULL,
			   NULL));
	view_set(b, row, "basis", rows_paper(b));
}

static bool row_fee_is_decided(struct binding *b, const struct responsibility *r, const void *fee)
{
	(void)b;
	return text_equal(r->fee, fee) && strcmp(r->status, "rejected") != 0;
}

/* True of a row whose fee is the decision's, with nothing laid over it. */
static bool decides_fee(const struct decision *d, const struct responsibility *r)
{
	for (size_t i = 0; i < r->decisions.n; i++)
		if (r->decisions.at[i] == d)
			return text_equal(r->fee, d->fee);
	return false;
}

/* The row it speaks of, by its status, and how many there are besides: 合意済. */
static void add_decision(const struct fee_view *v, const struct decision *d)
{
	struct binding *b = v->b;
	const struct responsibilities *rows = contract_rows(b);
	const struct responsibility *first = NULL;
	size_t n = 0;

	for (size_t i = 0; rows && i < rows->rows.n; i++) {
		if (!decides_fee(d, &rows->rows.at[i]))
			continue;
		first = n++ ? first : &rows->rows.at[i];
	}
	if (!first || strcmp(first->status, "rejected") == 0)
		return;
	const struct status *s = library_status(b->in->library, first->status);
	struct view_row *row = add_row(
		v, &(struct doc_origin){"project", "decisions.json", d->place, d->id},
		s ? s->name : first->status);
	const char *key = printed_key(b, first),
		   *more = text_fill(b->a, word_of(b, "key", "more.rows"), "n",
				     arena_printf(b->a, "%zu", n - 1), NULL, NULL);

	view_set(b, row, "text", d->text ? d->text : register_text(b, first));
	view_set(b, row, "basis", n > 1 ? arena_concat(b->a, key, more, (char *)NULL) : key)->link =
		row_link(b, first);
}

static void add_decisions(const struct fee_view *v)
{
	const struct project *p = v->b->in->project;

	for (size_t i = 0; i < p->decisions.n; i++)
		if (text_equal(p->decisions.at[i].fee, v->fee))
			add_decision(v, &p->decisions.at[i]);
}

/* The rows that a decision leaves within the price need no words of their own. */
static void add_decided_rows(const struct fee_view *v)
{
	struct binding *b = v->b;
	const struct row_counts counts = row_counts_of(b, row_fee_is_decided, v->fee);
	const size_t n = row_counts_total(&counts);

	if (n)
		add_rows(v, "fee.decided", n);
}

/* What articles say of one fee. */
struct fee_acts {
	struct strbuf text;
	struct key_places places;
	size_t n;
};

/* 乙：費用を負担する; without a label where it depends who acts. */
static const char *act_text(struct binding *b, const struct chosen *c,
			    const struct statement_form *f)
{
	const struct expand e = clause_expand(b, c);
	const struct actors who = f->who ? actors_of(b->scratch, b->in->project, b->in->contract,
						     f->who)
					 : (struct actors){0};
	const char *act = expand_text(&e, f->act, c->clause->file);

	if (who.all.n != 1)
		return act;
	return arena_concat(b->a, b->in->contract->parties.at[who.all.at[0].party].label,
			    library_word(b->in->library, "colon"), act, (char *)NULL);
}

static void note_acts(const struct fee_view *v, const struct chosen *c, struct fee_acts *out)
{
	const struct duties *d = c->clause->duties;
	struct binding *b = v->b;

	for (size_t i = 0; d && c->position && i < d->statements.n; i++) {
		const struct statement_form *f =
			statement_in(&d->statements.at[i], c->position->name);

		if (!f || !f->act || !text_equal(f->fee, v->fee) ||
		    key_place_waits(b, c, f->paragraph, f->item))
			continue;
		if (out->n++ < ACTS_MAX)
			strbuf_join(&out->text, library_word(b->in->library, "list.semicolon"),
				    act_text(b, c, f));
		key_places_add(b, &out->places, c, f->paragraph, f->item);
	}
}

static void add_acts(const struct fee_view *v, const struct fee_acts *acts)
{
	struct binding *b = v->b;
	const struct clause *c = acts->places.all.n ? acts->places.all.at[0].chosen->clause : NULL;

	if (!c)
		return;
	struct view_row *row = add_row(v, &(struct doc_origin){"clause", c->file, NULL, c->id},
				       word_of(b, "key", "fee.articles"));
	const char *more = text_fill(b->a, word_of(b, "key", "more.acts"), "n",
				     arena_printf(b->a, "%zu", acts->n - ACTS_MAX), NULL, NULL);

	view_set(b, row, "text",
		 acts->n > ACTS_MAX ? arena_concat(b->a, acts->text.text, more, (char *)NULL)
				    : acts->text.text);
	key_places_set(b, row, "basis", &acts->places);
}

/* One row per article of what is extra, since that is paid; of any other fee all in one. */
static void add_articles(const struct fee_view *v, bool each)
{
	struct fee_acts all = {.text = strbuf_new(v->b->a)};

	for (size_t i = 0; i < v->b->selection->n_in; i++) {
		if (each)
			all = (struct fee_acts){.text = strbuf_new(v->b->a)};
		note_acts(v, &v->b->selection->all.at[i], &all);
		if (each)
			add_acts(v, &all);
	}
	if (!each)
		add_acts(v, &all);
}

/* The rows of the table whose fee is open, in one. */
static void add_undecided_rows(const struct fee_view *v)
{
	const struct row_counts counts = row_counts_of(v->b, row_has_fee, v->fee);
	const size_t n = row_counts_total(&counts);

	if (n)
		add_rows(v, "fee.undecided", n);
}

void fill_key_fees(struct binding *b, struct view *v)
{
	static const char *const agreed[] = {"included", "extra", "undecided"},
				 *const kinds[] = {"system", "server", "device", "line", "backup"},
				 *const others[] = {"own-cost", "by-fault", "shared", "cap",
						    "table"};

	if (!b->in->contract)
		return;
	for (size_t i = 0; i < ARRAY_LEN(agreed); i++) {
		const struct fee_view f = {b, v, agreed[i]};

		for (size_t k = 0; k < ARRAY_LEN(kinds); k++)
			add_things(&f, kinds[k]);
		if (i)
			add_decisions(&f);
		else
			add_decided_rows(&f);
		add_articles(&f, strcmp(f.fee, "extra") == 0);
	}
	add_undecided_rows(&(struct fee_view){b, v, "undecided"});
	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		add_articles(&(struct fee_view){b, v, others[i]}, false);
}
