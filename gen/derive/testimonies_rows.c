/* SPDX-License-Identifier: MIT
 *
 * What registers, decisions and articles say. A row speaks of a subject by its measures, if somebody
 * wrote them down: a guess is no testimony. An article speaks by the measures that its statement
 * answers wholly; whoever it binds by the object is held to it where he has all of them.
 */
#include <string.h>

#include "base/text.h"
#include "derive/actors.h"
#include "derive/answered_register.h"
#include "derive/date_words.h"
#include "derive/testimonies_gather.h"

static bool row_speaks(const struct row_link *link, const struct answer_subject *subject)
{
	for (size_t i = 0; i < link->measures.n; i++)
		if (rule_words_match(&subject->measures, link->measures.at[i]->id))
			return true;
	return false;
}

static struct testimony *add_row(struct witnessing *g, const struct answer_subject *subject,
				 const struct responsibility *r, enum witness source,
				 enum claim claim, const char *party)
{
	struct testimony *t = testimony_add(g, subject, source, claim);

	t->party = party;
	t->systems = systems_of_contract(g->a, g->p, r->contract);
	t->key = r->full_key;
	t->place = responsibility_place(g->a, r);
	t->from = r->contract->from;
	t->group = r->reg;
	return t;
}

/* What the register itself says, before anybody decided: by the rule that takes the row. */
static void gather_register(struct witnessing *g, const struct answer_subject *subject,
			    const struct responsibility *r)
{
	const struct contract_party *vendor = contract_party_in_role(r->contract, "vendor");
	const char *role = r->rule ? settings_get(&r->rule->roles, "vendor") : NULL;

	if (!r->requirement || !vendor || !role || !r->requirement->applies)
		return;
	bool does = strcmp(role, "accountable") == 0 || strcmp(role, "does") == 0;

	if (!does && strcmp(role, "none") != 0)
		return;
	struct testimony *t = add_row(g, subject, r, WITNESS_ROW,
				      does ? CLAIM_DOES : CLAIM_ABSENT, vendor->party);

	if (subject->feature && !does)
		t->claim = CLAIM_LACKS;
	t->said = r->requirement->applies;
	t->from = NULL;
}

/* What the row asks for. */
static const struct rule_words *measures_of(struct witnessing *g, const struct row_link *link)
{
	struct rule_words *out = arena_alloc(g->a, sizeof *out);

	*out = (struct rule_words){0};
	for (size_t i = 0; i < link->measures.n; i++)
		*vec_push(g->a, out) = link->measures.at[i]->id;
	return out;
}

static const char *decision_day(struct witnessing *g, const struct responsibility *r,
				const struct decision *d)
{
	const char *day = d->when ? date_words_find(g->a, &g->l->calendar, d->when) : NULL;

	day = day || !d->text ? day : date_words_find(g->a, &g->l->calendar, d->text);
	return day ? day : r->contract->from;
}

static void gather_decision(struct witnessing *g, const struct answer_subject *subject,
			    const struct responsibility *r, const struct share *s)
{
	const struct decision *d = s->decision;
	bool agreed = text_equal(d->status, "agreed"), rejected = text_equal(d->status, "rejected");
	const char *role = s->role ? s->role->id : "none";
	bool acts = strcmp(role, "accountable") == 0 || strcmp(role, "does") == 0;

	if (!(agreed && acts) && !(rejected && acts))
		return;
	struct testimony *t = add_row(g, subject, r, WITNESS_DECISION,
				      agreed ? CLAIM_DOES : CLAIM_LACKS, s->party->party);

	t->alone = agreed && strcmp(role, "accountable") == 0;
	t->key = arena_concat(g->a, d->id, " (", r->full_key, ")", (char *)NULL);
	t->said = arena_concat(g->a, s->party->party, "=", rejected ? "rejected" : role,
			       (char *)NULL);
	t->place = d->place;
	t->date = d->date;
	t->from = decision_day(g, r, d);
	t->group = d;
}

/* Of rows made of answers of the project the answers say the same themselves. */
static void gather_row(struct witnessing *g, const struct table_row *w)
{
	const struct responsibility *r = w->acts.row;
	bool echoes = register_is_of_answers(g->p, r->reg, NULL);

	if (!row_link_is_known(&w->acts.link) || r->reg->made)
		return;
	const struct rule_words *measures = measures_of(g, &w->acts.link);

	for (size_t n = 0; n < g->l->answer_rules.subjects.n; n++) {
		const struct answer_subject *subject = &g->l->answer_rules.subjects.at[n];
		size_t first = g->out->all.n;

		if (!row_speaks(&w->acts.link, subject))
			continue;
		if (!echoes)
			gather_register(g, subject, r);
		for (size_t i = 0; i < r->contract->parties.n; i++)
			if (r->shares[i].decision)
				gather_decision(g, subject, r, &r->shares[i]);
		for (size_t i = first; i < g->out->all.n; i++)
			g->out->all.at[i].measures = measures;
	}
}

static bool duty_speaks(const struct risk *x, const struct answer_subject *subject)
{
	for (size_t i = 0; x->duty && i < x->measures.n; i++)
		if (rule_words_match(&subject->measures, x->measures.at[i]))
			return true;
	return false;
}

/* What a register asks of the hospital binds whoever wrote it to the asking. */
static void gather_duties(struct witnessing *g, const struct contract *c,
			  const struct answer_subject *subject)
{
	for (size_t i = 0; subject->duty && i < c->registers.n; i++) {
		const struct risk_register *reg = project_register(g->p, c->registers.at[i]);

		for (size_t k = 0; reg && k < reg->risks.n; k++) {
			struct testimony *t;

			if (!duty_speaks(&reg->risks.at[k], subject))
				continue;
			t = testimony_add(g, subject, WITNESS_ROW, CLAIM_DOES);
			t->systems = systems_of_contract(g->a, g->p, c);
			t->key = arena_concat(g->a, reg->id, ":", reg->risks.at[k].id,
					      (char *)NULL);
			t->said = reg->risks.at[k].duty;
			t->place = reg->file;
			t->group = reg;
		}
	}
}

void gather_rows(struct witnessing *g)
{
	for (size_t n = 0; n < g->l->answer_rules.subjects.n; n++)
		for (size_t i = 0; i < g->p->contracts.n; i++)
			gather_duties(g, &g->p->contracts.at[i],
				      &g->l->answer_rules.subjects.at[n]);

	for (size_t i = 0; i < g->p->contracts.n; i++)
		for (size_t k = 0; k < g->in->words[i]->rows.n; k++)
			gather_row(g, &g->in->words[i]->rows.at[k]);
}

/* --- articles --- */

static bool form_speaks(const struct statement_form *f, const struct answer_subject *subject)
{
	for (size_t i = 0; i < f->answers.n; i++)
		if (rule_words_match(&subject->measures, f->answers.at[i]))
			return true;
	return false;
}

bool article_is_pending(const struct witnessing *g, const struct article *x)
{
	const struct table_words *words =
		g->in->words[x->paper->contract - g->p->contracts.at];

	return waiting_at(&words->waiting, x->chosen, x->form->paragraph, x->form->item);
}

static void add_article(struct witnessing *g, const struct answer_subject *subject,
			const struct article *x, const char *party)
{
	const struct contract *c = x->paper->contract;
	struct testimony *t = testimony_add(g, subject, WITNESS_ARTICLE, CLAIM_DOES);

	t->party = party;
	t->systems = systems_of_contract(g->a, g->p, c);
	t->key = arena_concat(g->a, x->chosen->clause->id, "#", x->statement->id, (char *)NULL);
	t->said = statement_citation(g->a, g->l, x->chosen, x->form);
	t->place = arena_concat(g->a, c->id, "/", x->paper->template->id, (char *)NULL);
	t->from = c->from;
	t->group = c;
}

/* The parties themselves, or the one that has the role for all objects there are. */
static bool names_who(const struct actors *who)
{
	return !who->vague && (!who->depends || (who->role && who->all.n == 1));
}

static void gather_statement(void *context, const struct article *x)
{
	struct witnessing *g = context;
	struct actors who = {0};
	bool asked = false;

	for (size_t n = 0; n < g->l->answer_rules.subjects.n; n++) {
		const struct answer_subject *subject = &g->l->answer_rules.subjects.at[n];

		if (subject->feature || !form_speaks(x->form, subject))
			continue;
		if (!asked && (article_is_pending(g, x) || !x->form->who))
			return;
		if (!asked)
			who = actors_of(g->a, g->p, x->paper->contract, x->form->who);
		asked = true;
		for (size_t i = 0; names_who(&who) && i < who.all.n; i++)
			add_article(g, subject, x,
				    x->paper->contract->parties.at[who.all.at[i].party].party);
	}
}

void articles_visit(const struct coverage_paper *paper, visit_article *visit, void *context)
{
	const struct selection *s = paper->selection;

	for (size_t i = 0; i < s->n_in; i++) {
		const struct chosen *c = &s->all.at[i];
		const struct duties *d = c->clause->duties;

		for (size_t k = 0; d && c->position && k < d->statements.n; k++) {
			const struct statement_form *f =
				statement_in(&d->statements.at[k], c->position->name);
			const struct article x = {paper, c, &d->statements.at[k], f};

			if (f && statement_binds(f))
				visit(context, &x);
		}
	}
}

/* Nothing is held against articles where nobody answered anything. */
void gather_articles(struct witnessing *g)
{
	if (!g->p->disclosed.n && !g->p->inspection.answers.n)
		return;
	for (size_t i = 0; i < g->in->coverage->papers.n; i++)
		if (g->in->coverage->papers.at[i].contract)
			articles_visit(&g->in->coverage->papers.at[i], gather_statement, g);
}
