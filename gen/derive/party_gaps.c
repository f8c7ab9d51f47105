/* SPDX-License-Identifier: MIT
 *
 * Each kind of gap has its search; what is found is weighed and sorted once. An article counts as a
 * promise where it is in force: what waits for an agreement (derive/waiting.h) promises nothing.
 */
#include "derive/party_gaps.h"

#include <stdlib.h>
#include <string.h>

#include "base/days.h"
#include "base/hash.h"
#include "derive/answered_register.h"
#include "derive/references.h"
#include "derive/scoring.h"
#include "model/checklist.h"
#include "model/objects.h"
#include "model/over.h"

struct gap_search {
	struct arena *a;
	const struct gap_input *in;
	const struct party *hospital;
	struct map *needed; /* measure -> item of the checklist that asks for it */
	struct map *pairs;  /* connections, rows and roles that were looked at */
	struct party_gaps out;
};

static const char *const names[GAP_KIND__MAX] = {"rules", "promise", "answer", "interface",
						 "object"};

const char *party_gap_kind_name(enum party_gap_kind k)
{
	return names[k];
}

/* --- weight --- */

static size_t level_of(const struct gap_rules *rules, const char *id)
{
	for (size_t i = 0; i < rules->levels.n; i++)
		if (strcmp(rules->levels.at[i].id, id) == 0)
			return i;
	return rules->levels.n - 1;
}

static size_t kind_level(const struct gap_rules *rules, enum party_gap_kind kind)
{
	for (size_t i = 0; i < rules->kinds.n; i++)
		if (strcmp(rules->kinds.at[i].id, names[kind]) == 0)
			return level_of(rules, rules->kinds.at[i].level);
	return rules->levels.n - 1;
}

/* The worst risks go with the gravest gaps; what is only recommended with the lightest. */
static size_t row_level(const struct gap_search *s, const struct responsibility *r,
			enum party_gap_kind kind)
{
	const struct gap_rules *rules = &s->in->library->gap_rules;
	size_t last = rules->levels.n - 1;

	if (r->obligation && strcmp(r->obligation->id, "recommended") == 0)
		return last;
	if (!r->risk->level)
		return kind_level(rules, kind);
	const struct scale scale = scale_of(s->in->library, r->reg);
	size_t rank = scale_rank(&scale, r->risk->level);

	return rank < last ? rank : last;
}

static struct party_gap *add(struct gap_search *s, enum party_gap_kind kind, size_t level)
{
	const struct gap_rules *rules = &s->in->library->gap_rules;
	struct party_gap *g = vec_push(s->a, &s->out.all);

	*g = (struct party_gap){
		.kind = kind,
		.level = level,
		.due = days_add(s->a, s->in->project->date, rules->levels.at[level].days)};
	return g;
}

/* --- what papers promise --- */

static bool is_in_force(const struct table_words *words, const struct measure_answer *m)
{
	return !words || !waiting_at(&words->waiting, m->chosen, m->form->paragraph, m->form->item);
}

/* A paper of the contract (NULL: of the hospital) answers the measure, wholly or in part. */
static bool is_promised(const struct gap_search *s, const struct contract *c,
			const struct table_words *words, const char *measure)
{
	for (size_t i = 0; i < s->in->coverage->papers.n; i++) {
		const struct coverage_paper *paper = &s->in->coverage->papers.at[i];

		if (paper->contract != c)
			continue;
		const struct measure_answers all =
			measure_answers_in(s->a, s->in->measures, paper->selection, measure);

		for (size_t k = 0; k < all.all.n; k++)
			if (is_in_force(words, &all.all.at[k]))
				return true;
	}
	return false;
}

/* An article would have it, and the contract or its conditions leave it out with a reason. */
static bool is_left_out(const struct gap_search *s, const struct contract *c, const char *measure)
{
	const struct measure_uses *uses = measure_uses_of(s->in->measures, measure);

	for (size_t i = 0; i < s->in->coverage->papers.n; i++) {
		const struct selection *all = s->in->coverage->papers.at[i].selection;

		if (s->in->coverage->papers.at[i].contract != c)
			continue;
		for (size_t k = all->n_in; k < all->all.n; k++)
			for (size_t u = 0; u < uses->all.n; u++)
				if (all->all.at[k].clause == uses->all.at[u].clause &&
				    all->all.at[k].verdict != CLAUSE_OTHER_DOCUMENT &&
				    all->all.at[k].verdict != CLAUSE_NO_CHAPTER)
					return true;
	}
	return false;
}

static bool has_papers(const struct gap_search *s, const struct contract *c)
{
	for (size_t i = 0; i < s->in->coverage->papers.n; i++)
		if (s->in->coverage->papers.at[i].contract == c)
			return true;
	return false;
}

static const char *vendor_of(const struct contract *c)
{
	const struct contract_party *cp = contract_party_in_role(c, "vendor");

	return cp ? cp->party : NULL;
}

/* --- rules: what is asked of the hospital --- */

static bool asks_hospital(const struct gap_search *s, const struct table_row *w)
{
	const struct responsibility *r = w->acts.row;

	if (r->reg->made || responsibility_is_accepting(r) || !responsibility_text(r))
		return false;
	if (!r->requirement)
		return true;
	for (size_t i = 0; i < r->contract->parties.n; i++)
		if (strcmp(r->shares[i].party->role, "hospital") == 0 && r->shares[i].role)
			return strcmp(r->shares[i].role->id, "accountable") == 0;
	(void)s;
	return false;
}

static void find_rules(struct gap_search *s, const struct table_row *w, struct map *told)
{
	const struct responsibility *r = w->acts.row;
	const struct measure *first = w->acts.link.measures.n ? w->acts.link.measures.at[0] : NULL;

	if (!asks_hospital(s, w) || map_get(told, r->full_key))
		return;
	for (size_t i = 0; i < w->acts.link.measures.n; i++)
		if (is_promised(s, NULL, NULL, w->acts.link.measures.at[i]->id))
			return;
	map_set(told, r->full_key, (void *)r);
	struct party_gap *g = add(s, GAP_RULES,
				  first ? row_level(s, r, GAP_RULES)
					: s->in->library->gap_rules.levels.n - 1);

	g->key = r->full_key;
	g->asked = responsibility_text(r);
	g->by = vendor_of(r->contract);
	g->owner = s->hospital ? s->hospital->id : NULL;
	g->measure = first;
	g->contract = r->contract;
	g->row = r;
	g->place = responsibility_place(s->a, r);
}

/* --- promise: what the hospital needs of a vendor --- */

/* A row that stands in several phases is asked for once. */
static bool is_first(struct gap_search *s, const struct responsibility *r)
{
	const char *key = arena_concat(s->a, r->contract->id, "|", r->full_key, (char *)NULL);

	if (map_get(s->pairs, key))
		return false;
	map_set(s->pairs, key, (void *)r);
	return true;
}

static void find_unheld(struct gap_search *s, const struct table_row *w)
{
	const struct responsibility *r = w->acts.row;
	enum holding h = responsibility_holding(r);

	if (r->reg->made || !r->requirement || (h != HELD_BY_NOBODY && h != HELD_IN_PART) ||
	    !responsibility_text(r) || !is_first(s, r))
		return;
	struct party_gap *g = add(s, GAP_PROMISE, row_level(s, r, GAP_PROMISE));

	g->key = r->full_key;
	g->asked = responsibility_text(r);
	g->by = s->hospital ? s->hospital->id : NULL;
	g->owner = vendor_of(r->contract);
	g->other = g->by;
	g->measure = w->acts.link.measures.n ? w->acts.link.measures.at[0] : NULL;
	g->contract = r->contract;
	g->row = r;
	g->place = responsibility_place(s->a, r);
}

static void find_unpromised(struct gap_search *s, const struct contract *c,
			    const struct table_words *words)
{
	const struct library *l = s->in->library;

	for (size_t i = 0; i < l->measures.n; i++) {
		const struct measure *m = &l->measures.at[i];
		const char *item = map_get(s->needed, m->id);

		if (!item || strcmp(m->side, "hospital") == 0 ||
		    is_promised(s, c, words, m->id) || is_left_out(s, c, m->id))
			continue;
		struct party_gap *g = add(s, GAP_PROMISE, kind_level(&l->gap_rules, GAP_PROMISE));

		g->key = m->id;
		g->asked = m->name;
		g->owner = vendor_of(c);
		g->other = s->hospital ? s->hospital->id : NULL;
		g->source = item;
		g->measure = m;
		g->contract = c;
		g->place = c->place;
	}
}

/* --- answer: what a vendor says it does not do --- */

static const struct contract *contract_of(const struct gap_search *s, const char *party,
					  const char *system)
{
	const struct project *p = s->in->project;

	for (size_t i = 0; i < p->contracts.n; i++) {
		const struct contract *c = &p->contracts.at[i];
		bool has = !system;

		for (size_t k = 0; k < c->systems.n && !has; k++)
			has = strcmp(c->systems.at[k], system) == 0;
		if (has && contract_has_party(c, party) && !contract_is_over(p, c))
			return c;
	}
	return NULL;
}

/* The first of its measures that the checklist asks for, or a row of the contract. */
static const struct measure *needed_measure(const struct gap_search *s, const struct question *q,
					    const struct contract *c)
{
	for (size_t i = 0; i < q->measures.n; i++)
		if (map_get(s->needed, q->measures.at[i]))
			return measure_find(s->in->measures, q->measures.at[i]);
	for (size_t k = 0; c && k < s->in->project->contracts.n; k++) {
		const struct table_words *t = s->in->words[k];

		for (size_t r = 0; t->of->contract == c && r < t->rows.n; r++)
			for (size_t m = 0; m < t->rows.at[r].acts.link.measures.n; m++)
				for (size_t i = 0; i < q->measures.n; i++)
					if (strcmp(t->rows.at[r].acts.link.measures.at[m]->id,
						   q->measures.at[i]) == 0)
						return t->rows.at[r].acts.link.measures.at[m];
	}
	return NULL;
}

static bool is_refused(const struct disclosed_answer *x)
{
	const char *last = x->again ? x->again : x->answer;

	return !last || strcmp(last, "no") == 0;
}

/* The contract's table has them as rows, which are gaps of their own. */
static bool are_rows(const struct gap_search *s, const struct contract *c,
		     const struct disclosed_sheet *sheet)
{
	const struct project *p = s->in->project;

	for (size_t i = 0; c && i < c->registers.n; i++) {
		const struct risk_register *reg = project_register(p, c->registers.at[i]);

		if (reg && register_is_of_answers(p, reg, sheet))
			return true;
	}
	return false;
}

static void find_refused(struct gap_search *s, const struct disclosed_sheet *sheet,
			 const struct questionnaire *form)
{
	const struct contract *c = contract_of(s, sheet->party, sheet->system);

	if (are_rows(s, c, sheet))
		return;
	for (size_t i = 0; i < sheet->answers.n; i++) {
		const struct disclosed_answer *x = &sheet->answers.at[i];
		const struct question *q = questionnaire_question(form, x->item);
		const struct measure *m =
			q && !q->heading && !question_is_presence(form, q) && is_refused(x)
				? needed_measure(s, q, c)
				: NULL;

		/* of several ways to do a thing, a vendor need not have each */
		if (!m || (q->parent && strchr(q->id, '/')))
			continue;
		struct party_gap *g =
			add(s, GAP_ANSWER,
			    map_get(s->needed, m->id) ? 0 : kind_level(&s->in->library->gap_rules,
								       GAP_ANSWER));

		g->key = arena_concat(s->a, sheet->id, "/", x->item, (char *)NULL);
		g->asked = q->text;
		g->by = s->hospital ? s->hospital->id : NULL;
		g->owner = sheet->party;
		g->source = arena_concat(s->a, form->id, "/", x->item, (char *)NULL);
		g->measure = m;
		g->contract = c;
		g->due = x->target ? x->target : g->due;
		g->place = x->at;
	}
}

/* --- interface and object: between vendors --- */

static bool settles(const struct gap_search *s, const struct system *system, const char *measure)
{
	for (size_t i = 0; i < s->in->project->contracts.n; i++) {
		const struct contract *c = &s->in->project->contracts.at[i];
		bool has = false;

		for (size_t k = 0; k < c->systems.n && !has; k++)
			has = strcmp(c->systems.at[k], system->id) == 0;
		if (has && !contract_is_over(s->in->project, c) &&
		    is_promised(s, c, s->in->words[i], measure))
			return true;
	}
	return false;
}

static void find_interface(struct gap_search *s, const struct system *x, const struct system *y)
{
	const struct gap_rules *rules = &s->in->library->gap_rules;

	for (size_t i = 0; i < rules->interfaces.n; i++) {
		const struct measure *m = measure_find(s->in->measures, rules->interfaces.at[i]);

		if (!m || settles(s, x, m->id) || settles(s, y, m->id))
			continue;
		struct party_gap *g = add(s, GAP_INTERFACE, kind_level(rules, GAP_INTERFACE));

		g->key = arena_concat(s->a, x->id, "/", y->id, "/", m->id, (char *)NULL);
		g->asked = m->name;
		g->by = s->hospital ? s->hospital->id : NULL;
		g->owner = x->vendor;
		g->other = y->vendor;
		g->measure = m;
		g->contract = contract_of(s, x->vendor, x->id);
		g->place = x->place;
	}
}

struct between_search {
	struct gap_search *s;
	const struct system *other;
};

static void find_object(void *context, const struct tended *t)
{
	const struct between_search *o = context;
	struct gap_search *s = o->s;
	size_t n;
	const struct tending_role *roles = tending_roles(&n);

	if ((strcmp(t->kind, "device") != 0 && strcmp(t->kind, "line") != 0) || t->out_of_scope)
		return;
	for (size_t i = 0; i < n; i++) {
		const char *key = arena_concat(s->a, t->kind, ".", t->system->id, ".", t->id, "/",
					       roles[i].role, (char *)NULL);

		if (strcmp(roles[i].kind, t->kind) != 0 || !roles[i].asked ||
		    tending_party(&roles[i], t) || map_get(s->pairs, key))
			continue;
		map_set(s->pairs, key, (void *)t->system);
		struct party_gap *g = add(
			s, GAP_OBJECT, kind_level(&s->in->library->gap_rules, GAP_OBJECT));

		g->key = key;
		g->asked = t->name ? t->name : t->id;
		g->by = s->hospital ? s->hospital->id : NULL;
		g->owner = t->system->vendor;
		g->other = o->other->vendor;
		g->source = roles[i].role;
		g->contract = contract_of(s, t->system->vendor, t->system->id);
		g->place = t->place;
	}
}

static void find_between(struct gap_search *s, const struct system *x)
{
	for (size_t i = 0; i < x->connects.n; i++) {
		const struct system *y = project_system(s->in->project, x->connects.at[i]);

		if (!y || y == x || !x->vendor || !y->vendor || strcmp(x->vendor, y->vendor) == 0)
			continue;
		bool first = strcmp(x->id, y->id) < 0;
		const char *pair = arena_concat(s->a, first ? x->id : y->id, "|",
						first ? y->id : x->id, (char *)NULL);

		if (map_get(s->pairs, pair))
			continue;
		map_set(s->pairs, pair, (void *)x);
		find_interface(s, x, y);
		system_visit_things(x, find_object, &(struct between_search){s, y});
		system_visit_things(y, find_object, &(struct between_search){s, x});
	}
}

/* --- all --- */

/* What an edition of the checklist's series asks for, whichever edition the library cites. */
static void find_needed(struct gap_search *s)
{
	const struct library *l = s->in->library;
	const struct guideline *checklist = project_checklist(s->in->project, l);

	for (size_t i = 0; checklist && i < l->measures.n; i++)
		for (size_t k = 0; k < l->measures.at[i].refs.n; k++) {
			const char *ref = l->measures.at[i].refs.at[k];
			const char *edition = arena_strndup(s->a, ref, strcspn(ref, "/"));

			if (edition_in_series(checklist->id, edition) &&
			    !map_get(s->needed, l->measures.at[i].id))
				map_set(s->needed, l->measures.at[i].id, (void *)ref);
		}
}

static int compare_gaps(const void *x, const void *y)
{
	const struct party_gap *const *a = x, *const *b = y;

	if ((*a)->kind != (*b)->kind)
		return (*a)->kind < (*b)->kind ? -1 : 1;
	if ((*a)->level != (*b)->level)
		return (*a)->level < (*b)->level ? -1 : 1;
	return *a < *b ? -1 : *a > *b;
}

static struct party_gaps sorted(struct arena *a, const struct party_gaps *found)
{
	const struct party_gap **order = arena_alloc(a, (found->all.n + 1) * sizeof *order);
	struct party_gaps out = {0};

	for (size_t i = 0; i < found->all.n; i++)
		order[i] = &found->all.at[i];
	qsort(order, found->all.n, sizeof *order, compare_gaps);
	for (size_t i = 0; i < found->all.n; i++)
		*vec_push(a, &out.all) = *order[i];
	return out;
}

static void find_in_contracts(struct gap_search *s)
{
	const struct project *p = s->in->project;
	struct map *told = map_new(s->a);
	bool rules = has_papers(s, NULL);

	for (size_t i = 0; i < p->contracts.n; i++) {
		const struct contract *c = &p->contracts.at[i];
		const struct table_words *t = s->in->words[i];

		if (contract_is_over(p, c))
			continue;
		for (size_t k = 0; k < t->rows.n; k++) {
			if (rules)
				find_rules(s, &t->rows.at[k], told);
			find_unheld(s, &t->rows.at[k]);
		}
		if (vendor_of(c) && has_papers(s, c))
			find_unpromised(s, c, t);
	}
}

struct party_gaps party_gaps_of(struct arena *a, const struct gap_input *in)
{
	const struct project *p = in->project;
	struct gap_search s = {.a = a,
			   .in = in,
			   .hospital = project_party_of_kind(p, "hospital"),
			   .needed = map_new(a),
			   .pairs = map_new(a)};

	if (!in->library->gap_rules.levels.n)
		return s.out;
	find_needed(&s);
	find_in_contracts(&s);
	for (size_t i = 0; i < p->disclosed.n; i++) {
		const struct disclosed_sheet *sheet = &p->disclosed.at[i];
		const struct questionnaire *form =
			library_questionnaire(in->library, sheet->questionnaire);

		if (form && strcmp(form->by, "vendor") == 0 &&
		    project_disclosed_latest(p, sheet) == sheet)
			find_refused(&s, sheet, form);
	}
	for (size_t i = 0; i < p->systems.n; i++)
		find_between(&s, &p->systems.at[i]);
	return sorted(a, &s.out);
}
