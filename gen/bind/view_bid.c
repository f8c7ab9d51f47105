/* SPDX-License-Identifier: MIT
 *
 * Views for whoever is asked for an offer (調達仕様書): what the articles of the contract's annex ask
 * of the parties beside the hospital, a row for each statement, and what the hospital does itself.
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

struct bid_filling {
	struct binding *b;
	struct view *v;
	const struct chosen *chosen;
	const struct bid_prose *prose;
	const char *topic;          /* of the rows before */
	int topics, rows[2];        /* so far; rows of the topic: the bidder's, the hospital's */
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

/* 'a, b, c' has one with which the act ends. */
static bool ends_in_one(struct arena *a, const char *list, const char *act)
{
	for (const char *at = list; *at; at += strcspn(at, ","), at += strspn(at, ", "))
		if (text_ends(act, arena_strndup(a, at, strcspn(at, ","))))
			return true;
	return false;
}

static bool is_asked(const struct bid_filling *f, const struct statement_form *form)
{
	if (strcmp(form->kind, "effect") == 0)
		return ends_in_one(f->b->scratch, word_for(f, "effects"), form->act);
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

static const char *filled(const struct bid_filling *f, const char *text)
{
	struct expand e = {.a = f->b->a, .names = &f->chosen->names};

	return text ? expand_text(&e, text, f->chosen->clause->file) : "";
}

static const char *keep_of(const struct bid_filling *f, const struct statement_form *form)
{
	return form->keep ? text_replace(f->b->a, word_of(f->b, "provision", "keep"), "{{time}}",
					 filled(f, form->keep))
			  : "";
}

static const char *number_of(struct bid_filling *f, bool bids)
{
	const char *topic = arena_printf(f->b->a, "%d", f->topics);

	return text_fill(f->b->a, word_for(f, bids ? "number" : "number.hospital"), "topic", topic,
			 "n", arena_printf(f->b->a, "%d", ++f->rows[!bids]));
}

static void add_row(struct bid_filling *f, size_t i, const struct statement_form *form,
		    const struct bid_actor *actor)
{
	struct binding *b = f->b;
	const struct clause *clause = f->chosen->clause;
	const struct topic *t = library_topic(b->in->library, clause->topic);
	const struct obligation *o = obligation_for(f, form);
	const char *key = arena_concat(b->a, clause->id, "#",
				       clause->duties->statements.at[i].id, (char *)NULL);
	struct view_row *row = view_add(b, f->v, "statement", clause->file,
					f->chosen->position->name, key);

	view_set(b, row, "number", number_of(f, actor->bids));
	view_set(b, row, "side", actor->bids ? BIDDER : HOSPITAL);
	view_set(b, row, "kind", form->kind);
	view_set(b, row, "nature", nature_name(core_nature_of(form)));
	view_set(b, row, "title", clause->title);
	view_set(b, row, "text", bid_words(f->prose, i, actor));
	view_set(b, row, "when", bid_words_when(f->prose, i));
	view_set(b, row, "obligation", o->id);
	view_set(b, row, "obligation.name", o->name);
	view_set(b, row, "basis", basis_of(f, form));
	view_set(b, row, "record", filled(f, form->record));
	view_set(b, row, "keep", keep_of(f, form));
	view_set(b, row, "fee", form->fee ? word_of(b, "fee", form->fee) : "");
	view_set(b, row, "statement", key);
	view_set(b, row, "topic.id", clause->topic);
	view_set(b, row, "topic.name", t ? t->name : clause->topic);
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
		add_row(f, i, form,
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
	f->rows[0] = f->rows[1] = 0;
}

void fill_bid_items(struct binding *b, struct view *v)
{
	struct bid_filling f = {.b = b, .v = v};

	for (size_t i = 0; b->in->contract && i < b->selection->n_in; i++) {
		f.chosen = &b->selection->all.at[i];
		if (!f.chosen->clause->duties || f.chosen->clause->duties->text_only)
			continue;
		begin_topic(&f);
		f.prose = bid_prose_read(b->a, b->in->library, f.chosen);
		for (size_t k = 0; k < f.chosen->clause->duties->statements.n; k++)
			add_statement(&f, k);
	}
}
