/* SPDX-License-Identifier: MIT
 *
 * Views for whoever is asked for an offer (調達仕様書): what the articles of the contract's annex ask
 * of the parties beside the hospital, and what the hospital does itself. `bid-works` has a row for
 * each statement, `bid-items` one for those of a 項 that are as binding and rest on the same: by it
 * bidders answer, with a number that the works have too.
 *
 * Rights and effects are conditions of the contract and no requirements, but for effects by which
 * the bidder pays (words `bid.effects`). What waits for an agreement is asked for as well: another
 * bidder may agree. What a decision denied is not.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/view.h"
#include "derive/actors.h"
#include "derive/bid_words.h"
#include "derive/core_annex.h"
#include "derive/levels.h"

#define BIDDER "bidder"
#define HOSPITAL "hospital"

/* A statement that one of the sides carries out. */
struct bid_work {
	const struct chosen *chosen;
	const struct statement *statement;
	const struct statement_form *form;
	const struct obligation *obligation;
	const char *number, *basis;
	struct bid_sentence sentence;
	bool bids; /* the bidder's; else the hospital's */
};

struct bid_filling {
	struct binding *b;
	const struct chosen *chosen;
	const struct bid_prose *prose;
	const char *topic;          /* of the works before */
	int topics, items[2];       /* so far; items of the topic: the bidder's, the hospital's */
	size_t article;             /* the first work of the article */
	VEC(struct bid_work) works;
};

static const char *word_for(const struct bid_filling *f, const char *name)
{
	return word_of(f->b, "bid", name);
}

/* --- which statements --- */

static bool is_denied(const struct waiting *w)
{
	for (size_t i = 0; i < w->rows.n; i++)
		if (w->rows.at[i]->denied.n)
			return true;
	return false;
}

static bool is_dropped(const struct bid_filling *f, const struct statement_form *form)
{
	const struct waiting_list *list = waiting_of(f->b);
	const struct waiting *w =
		list ? waiting_at(list, f->chosen, form->paragraph, form->item) : NULL;

	return w && is_denied(w);
}

static bool is_asked(const struct bid_filling *f, const struct statement_form *form)
{
	if (strcmp(form->kind, "effect") == 0)
		return bid_words_end(f->b->scratch, form->act, word_for(f, "effects"));
	return strcmp(form->kind, "may") != 0;
}

/* --- what a row says --- */

static bool clause_is_least(const struct bid_filling *f)
{
	const struct bind_input *in = f->b->in;
	const char *level = level_of_clause(f->b->scratch, in->project, in->library,
					    f->chosen->clause);

	return !level || strcmp(level, LEVEL_LEAST) == 0;
}

/* By its measures, where one of them is required; of an act that nothing asks for by its clause. */
static const struct obligation *obligation_for(const struct bid_filling *f,
					       const struct statement_form *form)
{
	const struct library *l = f->b->in->library;
	const struct obligation *required = &l->obligations.at[0], *least = NULL;

	for (size_t i = 0; i < form->answers.n + form->part.n; i++) {
		const char *id = i < form->answers.n ? form->answers.at[i]
						     : form->part.at[i - form->answers.n];
		const struct measure *m = library_measure(l, id);

		if (!m || !m->obligation || strcmp(m->obligation, required->id) == 0)
			return required;
		for (size_t k = 1; k < l->obligations.n; k++)
			if (strcmp(l->obligations.at[k].id, m->obligation) == 0)
				least = &l->obligations.at[k];
	}
	if (least)
		return least;
	return form->answers.n + form->part.n || clause_is_least(f) || l->obligations.n < 2
		       ? required
		       : &l->obligations.at[1];
}

static const char *basis_of(const struct bid_filling *f, const struct statement_form *form)
{
	struct binding *b = f->b;
	const struct clause *c = f->chosen->clause;
	const struct reference_list list =
		form->refs.n ? references_resolve(b->a, b->in->project, b->in->library,
						  form->refs.at, form->refs.n)
			     : references_of_clause(b->a, b->in->project, b->in->library, c);

	return reference_text(b, &list, true);
}


/* True of works that one answer is given to. */
static bool is_same_item(const struct bid_work *x, const struct bid_work *y)
{
	return x->chosen == y->chosen && x->form->paragraph == y->form->paragraph &&
	       x->bids == y->bids && x->obligation == y->obligation &&
	       strcmp(x->basis, y->basis) == 0;
}

/* That of the works of the article beside which it stands, or the next of its topic. */
static const char *number_of(struct bid_filling *f, const struct bid_work *w)
{
	for (size_t i = f->article; i < f->works.n; i++)
		if (is_same_item(&f->works.at[i], w))
			return f->works.at[i].number;
	return text_fill(f->b->a, word_for(f, w->bids ? "number" : "number.hospital"), "topic",
			 arena_printf(f->b->a, "%d", f->topics), "n",
			 arena_printf(f->b->a, "%d", ++f->items[!w->bids]));
}

static void add_work(struct bid_filling *f, size_t i, const struct statement_form *form,
		     const struct bid_actor *actor)
{
	struct bid_work w = {
		.chosen = f->chosen,
		.statement = &f->chosen->clause->duties->statements.at[i],
		.form = form,
		.obligation = obligation_for(f, form),
		.sentence = bid_words(f->prose, i, actor),
		.basis = basis_of(f, form),
		.bids = actor->bids,
	};

	w.number = number_of(f, &w);
	*vec_push(f->b->scratch, &f->works) = w;
}

/* --- who --- */

static const char *label_in(const struct bid_filling *f, const struct contract_party *p)
{
	return settings_get(&f->b->selection->names, p->role);
}

/* Whoever bids is one, be it with those whom he brings along: the first that acts speaks for all. */
static void add_side(struct bid_filling *f, size_t i, const struct statement_form *form,
		     const struct actors *who, bool bids)
{
	const struct contract *c = f->b->in->contract;

	for (size_t k = 0; k < who->all.n; k++) {
		const struct actor *actor = &who->all.at[k];
		const struct contract_party *p = &c->parties.at[actor->party];
		const bool is_hospital = strcmp(p->role, HOSPITAL) == 0;

		if (is_hospital == bids)
			continue;
		add_work(f, i, form,
			 &(struct bid_actor){label_in(f, p),
					    who->vague && who->role ? word_for(f, "vague")
								    : actor->objects,
					    bids});
		return;
	}
}

static void add_statement(struct bid_filling *f, size_t i)
{
	const struct statement_form *form = statement_in(
		&f->chosen->clause->duties->statements.at[i], f->chosen->position->name);

	if (!form || !is_asked(f, form) || is_dropped(f, form))
		return;
	const struct actors who =
		actors_of(f->b->a, f->b->in->project, f->b->in->contract, form->who);

	add_side(f, i, form, &who, true);
	add_side(f, i, form, &who, false);
}

static void begin_topic(struct bid_filling *f)
{
	if (text_equal(f->topic, f->chosen->clause->topic))
		return;
	f->topic = f->chosen->clause->topic;
	f->topics++;
	f->items[0] = f->items[1] = 0;
}

static void find_works(struct bid_filling *f)
{
	struct binding *b = f->b;

	for (size_t i = 0; b->in->contract && i < b->selection->n_in; i++) {
		f->chosen = &b->selection->all.at[i];
		if (!f->chosen->clause->duties || f->chosen->clause->duties->text_only)
			continue;
		begin_topic(f);
		f->prose = bid_prose_read(b->a, b->in->library, f->chosen);
		f->article = f->works.n;
		for (size_t k = 0; k < f->chosen->clause->duties->statements.n; k++)
			add_statement(f, k);
	}
}

/* Both views ask for them. */
static const struct bid_filling *works_of(struct binding *b)
{
	if (!b->bid) {
		struct bid_filling *f = arena_alloc(b->scratch, sizeof *f);

		f->b = b;
		find_works(f);
		b->bid = f;
	}
	return b->bid;
}

/* --- rows --- */

static const char *filled(struct binding *b, const struct bid_work *w, const char *text)
{
	struct expand e = {.a = b->a, .names = &w->chosen->names};

	return text ? expand_text(&e, text, w->chosen->clause->file) : "";
}

static const char *keep_of(struct binding *b, const struct bid_work *w)
{
	return w->form->keep ? text_replace(b->a, word_of(b, "provision", "keep"), "{{time}}",
					    filled(b, w, w->form->keep))
			     : "";
}

static const char *fee_of(struct binding *b, const struct bid_work *w)
{
	return w->form->fee ? word_of(b, "fee", w->form->fee) : "";
}

/* What both views say of a work: the first of an item stands for it. */
static struct view_row *add_row(struct binding *b, struct view *v, const struct bid_work *w)
{
	const struct clause *clause = w->chosen->clause;
	const struct topic *t = library_topic(b->in->library, clause->topic);
	const char *key = arena_concat(b->a, clause->id, "#", w->statement->id, (char *)NULL);
	struct view_row *row = view_add(b, v, "statement", clause->file,
					w->chosen->position->name, key);

	view_set(b, row, "number", w->number);
	view_set(b, row, "side", w->bids ? BIDDER : HOSPITAL);
	view_set(b, row, "title", clause->title);
	view_set(b, row, "obligation", w->obligation->id);
	view_set(b, row, "obligation.name", w->obligation->name);
	view_set(b, row, "basis", w->basis);
	view_set(b, row, "topic.id", clause->topic);
	view_set(b, row, "topic.name", t ? t->name : clause->topic);
	return row;
}

void fill_bid_works(struct binding *b, struct view *v)
{
	const struct bid_filling *f = works_of(b);

	for (size_t i = 0; i < f->works.n; i++) {
		const struct bid_work *w = &f->works.at[i];
		struct view_row *row = add_row(b, v, w);

		view_set(b, row, "kind", w->form->kind);
		view_set(b, row, "nature", nature_name(core_nature_of(w->form)));
		view_set(b, row, "text", w->sentence.text);
		view_set(b, row, "when", w->sentence.when);
		view_set(b, row, "record", filled(b, w, w->form->record));
		view_set(b, row, "keep", keep_of(b, w));
		view_set(b, row, "fee", fee_of(b, w));
		view_set(b, row, "statement", row->origin->key);
	}
}

/* What the works of an item say, each once. */
struct bid_item {
	struct binding *b;
	const struct bid_filling *f;
	size_t first;
};

static const char *record_of(struct binding *b, const struct bid_work *w)
{
	return filled(b, w, w->form->record);
}

static const char *collect(const struct bid_item *item, const char *between,
			   const char *(*what)(struct binding *b, const struct bid_work *w))
{
	struct strbuf sb = strbuf_new(item->b->a);
	const struct bid_work *first = &item->f->works.at[item->first];

	for (size_t i = item->first; i < item->f->works.n; i++) {
		const struct bid_work *w = &item->f->works.at[i];
		const char *text = is_same_item(first, w) ? what(item->b, w) : "";

		if (*text && !strstr(sb.text, text))
			strbuf_join(&sb, between, text);
	}
	return sb.text;
}

/* Works of one item that begin with the same words, one behind the other. */
struct bid_run {
	size_t n, end; /* how many; behind the last */
};

static struct bid_run run_from(const struct bid_item *item, size_t i)
{
	const struct bid_work *w = item->f->works.at;
	struct bid_run run = {1, i + 1};

	for (size_t k = i + 1; k < item->f->works.n; k++) {
		if (!is_same_item(&w[i], &w[k]))
			continue;
		if (strcmp(w[i].sentence.opening, w[k].sentence.opening) != 0)
			break;
		run.n += strcmp(w[i].sentence.text, w[k].sentence.text) != 0;
		run.end = k + 1;
	}
	return run;
}

/* The n-th of the marks ①②③…; of more than there are the last. */
static const char *mark_of(struct binding *b, int n)
{
	const char *mark = word_of(b, "bid", "marks"), *next = mark;

	for (text_next(&next); --n > 0 && *next; text_next(&next))
		mark = next;
	return arena_strndup(b->a, mark, (size_t)(next - mark));
}

/* 受注者は、適用開始日までに、①…を選任すること。②…を届け出ること。: what they share stands once. */
static const char *text_of_run(const struct bid_item *item, size_t i, struct bid_run run)
{
	struct binding *b = item->b;
	const struct bid_work *first = &item->f->works.at[i];
	struct strbuf sb = strbuf_new(b->a);
	int n = 0;

	strbuf_add(&sb, first->sentence.opening);
	for (size_t k = i; k < run.end; k++) {
		const struct bid_work *w = &item->f->works.at[k];
		const char *act = w->sentence.text + strlen(w->sentence.opening);

		if (!is_same_item(first, w) || strstr(sb.text, act))
			continue;
		strbuf_add(&sb, mark_of(b, ++n));
		strbuf_add(&sb, act);
	}
	return sb.text;
}

static const char *text_of_item(const struct bid_item *item)
{
	const struct bid_filling *f = item->f;
	struct strbuf sb = strbuf_new(item->b->a);

	for (size_t i = item->first; i < f->works.n;) {
		struct bid_run run = {1, i + 1};

		if (is_same_item(&f->works.at[item->first], &f->works.at[i])) {
			run = run_from(item, i);
			const char *text = run.n > 1 ? text_of_run(item, i, run)
						     : f->works.at[i].sentence.text;
			if (!strstr(sb.text, text))
				strbuf_join(&sb, "\n", text);
		}
		i = run.end;
	}
	return sb.text;
}

static bool begins_item(const struct bid_filling *f, size_t i)
{
	for (size_t k = i; k-- && f->works.at[k].chosen == f->works.at[i].chosen;)
		if (is_same_item(&f->works.at[k], &f->works.at[i]))
			return false;
	return true;
}

void fill_bid_items(struct binding *b, struct view *v)
{
	const struct bid_filling *f = works_of(b);
	const char *comma = library_word(b->in->library, "list.comma");

	for (size_t i = 0; i < f->works.n; i++) {
		const struct bid_item item = {b, f, i};

		if (!begins_item(f, i))
			continue;
		struct view_row *row = add_row(b, v, &f->works.at[i]);

		view_set(b, row, "text", text_of_item(&item));
		view_set(b, row, "record", collect(&item, comma, record_of));
		view_set(b, row, "keep", collect(&item, comma, keep_of));
		view_set(b, row, "fee", collect(&item, comma, fee_of));
	}
}
