/* SPDX-License-Identifier: MIT
 *
 * What a party that joins takes upon itself: the statements of the contract's papers that bind it,
 * the rows of the responsibility table in which it has a part, and the things that it sees to. All of
 * the new state; what nobody agreed to (derive/waiting.h) is none of it.
 */
#include "amend/amendment_view.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/actors.h"
#include "derive/form_words.h"
#include "derive/measures.h"
#include "derive/waiting.h"
#include "model/objects.h"

/* One who joins, and its place among the parties of the contract. */
struct joiner {
	struct binding *b;
	struct view *v;
	const struct contract *contract;
	const struct contract_party *party;
	size_t place;
};

typedef void add_of_joiner(const struct joiner *j);

static void each_joiner(struct binding *b, struct view *v, add_of_joiner *add)
{
	const struct amendment *in = amendment_about(b);
	const struct contract *c = in->contract;

	for (size_t i = 0; c && i < c->parties.n; i++)
		if (amendment_joins(in, c->parties.at[i].party))
			add(&(struct joiner){b, v, c, &c->parties.at[i], i});
}

static const struct table_words *table_of(const struct joiner *j)
{
	const struct amendment *in = amendment_about(j->b);
	const struct project *p = in->after->own.project;

	return in->after->words ? in->after->words[j->contract - p->contracts.at] : NULL;
}

/* --- statements --- */

static bool is_bound(const struct joiner *j, const char *who)
{
	const struct actors actors =
		actors_of(j->b->scratch, j->b->in->project, j->contract, who);

	for (size_t i = 0; !actors.vague && i < actors.all.n; i++)
		if (actors.all.at[i].party == j->place)
			return true;
	return false;
}

static bool binds(const struct joiner *j, const struct chosen *c, const struct statement_form *f)
{
	const struct table_words *t = table_of(j);
	bool bound = f->who && is_bound(j, f->who);

	if (!statement_binds(f) || (t && waiting_at(&t->waiting, c, f->paragraph, f->item)))
		return false;
	for (size_t i = 0; !bound && i < f->with.n; i++)
		bound = is_bound(j, f->with.at[i]);
	return bound;
}

static void add_statement(const struct joiner *j, const struct coverage_paper *paper,
			  const struct form_words *w, const struct chosen *c,
			  const struct statement *s, const struct statement_form *f)
{
	struct binding *b = j->b;
	struct view_row *row = view_add(b, j->v, "statement", c->clause->file, c->position->name,
					arena_concat(b->a, c->clause->id, "#", s->id,
						     (char *)NULL));

	view_set(b, row, "for", j->party->party);
	view_set(b, row, "paper", template_name(paper->template));
	view_set(b, row, "place", statement_citation(b->a, b->in->library, c, f));
	view_set(b, row, "title", c->clause->title);
	view_set(b, row, "kind", word_of(b, "provision.kind", f->kind ? f->kind : "do"));
	view_set(b, row, "act", form_words_act(w, f));
	view_set(b, row, "condition", form_words_fill(w, f->condition));
	view_set(b, row, "when", form_words_when(w, f));
}

static void add_article(const struct joiner *j, const struct coverage_paper *paper,
			const struct chosen *c)
{
	const struct duties *d = c->clause->duties;

	if (!d || !c->position)
		return;
	const struct form_words w = form_words_in(j->b->a, j->b->in->project, j->b->in->library,
						  j->contract, c, c->position->name);

	for (size_t i = 0; i < d->statements.n; i++) {
		const struct statement_form *f =
			statement_in(&d->statements.at[i], c->position->name);

		if (f && binds(j, c, f))
			add_statement(j, paper, &w, c, &d->statements.at[i], f);
	}
}

static void add_statements(const struct joiner *j)
{
	const struct coverage *coverage = j->b->in->coverage;

	for (size_t i = 0; coverage && i < coverage->papers.n; i++) {
		const struct coverage_paper *paper = &coverage->papers.at[i];

		for (size_t k = 0;
		     paper->contract == j->contract && k < paper->selection->n_in; k++)
			add_article(j, paper, &paper->selection->all.at[k]);
	}
}

void fill_accession_duties(struct binding *b, struct view *v)
{
	each_joiner(b, v, add_statements);
}

/* --- rows of the table --- */

/* A mere proposal is none of its parts. */
static bool has_part(const struct row_share *share)
{
	return share->role && share->role->mark && !share->proposed &&
	       strcmp(share->role->id, "none") != 0;
}

static void add_row(const struct joiner *j, const struct responsibility *r,
		    const struct table_row *says)
{
	struct binding *b = j->b;
	const struct row_share *share = &says->acts.shares[j->place];
	const char *words = says->shares[j->place].text;
	struct view_row *row =
		view_add(b, j->v, "register", r->reg->file,
			 r->requirement ? r->requirement->at.place : r->risk->at.place,
			 r->full_key);

	view_set(b, row, "for", j->party->party);
	view_set(b, row, "key", printed_key(b, r));
	view_set(b, row, "text", register_text(b, r));
	view_set_mark(b, row, "mark", share->role->mark, share->role->name);
	view_set(b, row, "does", words ? words : share->role->name);
	view_set(b, row, "when", says->when ? says->when : "");
}

static void add_rows(const struct joiner *j)
{
	const struct responsibilities *rows = contract_rows(j->b);

	for (size_t i = 0; rows && i < rows->rows.n; i++) {
		const struct responsibility *r = &rows->rows.at[i];
		const struct table_row *says = table_says(j->b, r);

		if (says && has_part(&says->acts.shares[j->place]))
			add_row(j, r, says);
	}
}

void fill_accession_rows(struct binding *b, struct view *v)
{
	each_joiner(b, v, add_rows);
}

/* --- things --- */


/* 更新、設定 …: what the party is to the thing, "" of nothing. */
static const char *roles_text(const struct joiner *j, const struct tended *t)
{
	struct strbuf sb = strbuf_new(j->b->a);
	size_t n;
	const struct tending_role *roles = tending_roles(&n);

	for (size_t i = 0; i < n; i++)
		if (roles[i].asked && strcmp(roles[i].kind, t->kind) == 0 &&
		    text_equal(tending_party(&roles[i], t), j->party->party))
			strbuf_join(&sb, library_word(j->b->in->library, "list.comma"),
				    word_of(j->b, "role", roles[i].role));
	return sb.text;
}

static void add_thing(void *context, const struct tended *t)
{
	const struct joiner *j = context;
	const char *roles = t->out_of_scope ? "" : roles_text(j, t);

	if (!*roles)
		return;
	struct view_row *row =
		view_add(j->b, j->v, "project", j->b->in->project->file, t->place, t->id);

	view_set(j->b, row, "for", j->party->party);
	view_set(j->b, row, "system", t->system->name);
	view_set(j->b, row, "kind", word_of(j->b, "change.kind", t->kind));
	view_set(j->b, row, "name", t->name);
	view_set(j->b, row, "roles", roles);
}

static void add_things(const struct joiner *j)
{
	for (size_t i = 0; i < j->contract->systems.n; i++) {
		const struct system *s =
			project_system(j->b->in->project, j->contract->systems.at[i]);
		struct joiner own = *j;

		if (s)
			system_visit_things(s, add_thing, &own);
	}
}

void fill_accession_things(struct binding *b, struct view *v)
{
	each_joiner(b, v, add_things);
}
