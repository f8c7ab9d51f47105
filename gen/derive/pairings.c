/* SPDX-License-Identifier: MIT
 *
 * The conditions of the rules stand in one table (model/answer_rules.h has their names). Each asks of
 * a `no` and a `yes` what a person would ask: is it the same party, does the text name the system,
 * is it everybody's answer.
 */
#include "derive/pairings.h"

#include <string.h>

#include "base/text.h"
#include "derive/remarks.h"

struct pairing pairing_new(struct arena *a, const struct testimony_sources *in,
			   const struct testimonies *all, struct contradictions *out)
{
	const struct answer_subject *first = in->library->answer_rules.subjects.at;
	size_t n = in->library->answer_rules.subjects.n;
	struct pairing c = {a, in, in->project, arena_alloc(a, (n + 1) * sizeof *c.subjects),
			    map_new(a), out};

	for (size_t i = 0; i < all->all.n; i++)
		*vec_push(a, &c.subjects[all->all.at[i].subject - first].all) = &all->all.at[i];
	return c;
}

const struct testimonies_of_one *pairing_of(const struct pairing *c,
					    const struct answer_subject *subject)
{
	return &c->subjects[subject - c->in->library->answer_rules.subjects.at];
}

/* --- what they are about --- */

bool testimonies_share_system(const struct project *p, const struct testimony *x,
			      const struct testimony *y)
{
	for (size_t i = 0; i < p->systems.n; i++)
		if (x->systems[i] && y->systems[i])
			return true;
	return false;
}

static bool lies_within(const struct project *p, const struct testimony *x,
			const struct testimony *y)
{
	for (size_t i = 0; i < p->systems.n; i++)
		if (x->systems[i] && !y->systems[i])
			return false;
	return true;
}

/* Another product of the same system says yes: then the system has it. */
static bool other_product_has(const struct pairing *c, const struct testimony *no)
{
	const struct testimonies_of_one *all = pairing_of(c, no->subject);

	for (size_t i = 0; i < all->all.n; i++) {
		const struct testimony *t = all->all.at[i];

		if (t->sheet && t->sheet != no->sheet && t->product &&
		    !text_equal(t->product, no->product) &&
		    text_equal(t->sheet->system, no->sheet->system) &&
		    (t->claim == CLAIM_DOES || t->claim == CLAIM_CAN))
			return true;
	}
	return false;
}

static bool products_fit(const struct pairing *c, const struct testimony *no,
			 const struct testimony *yes)
{
	if (no->product && yes->product)
		return strcmp(no->product, yes->product) == 0;
	return !no->product || !no->sheet || !other_product_has(c, no);
}

/* A feature is there when one of the systems has it, and is not when none of them has. */
bool testimonies_about_same(const struct pairing *c, const struct testimony *no,
			    const struct testimony *yes)
{
	if (no->thing && yes->thing && strcmp(no->thing, yes->thing) != 0)
		return false;
	if (!testimonies_share_system(c->p, no, yes))
		return no->subject->each && text_equal(no->party, yes->party);
	return (!no->subject->feature || lies_within(c->p, yes, no)) && products_fit(c, no, yes);
}

/* --- who says it of whom --- */

static bool is_under(const struct project *p, const char *x, const char *y)
{
	const struct party *at = project_party(p, x);

	for (size_t n = 0; at && at->under && n <= p->parties.n; n++) {
		if (strcmp(at->under, y) == 0)
			return true;
		at = project_party(p, at->under);
	}
	return false;
}

bool parties_are_one(const struct project *p, const char *x, const char *y)
{
	return x && y && (strcmp(x, y) == 0 || is_under(p, x, y) || is_under(p, y, x));
}

/* A machine, or one of the list, names who alone has the role. */
static bool names_holder(const struct pairing *c, const struct testimony *holder,
			 const struct testimony *t)
{
	return holder->alone && !holder->worded &&
	       (holder->source == WITNESS_OBJECT || holder->source == WITNESS_LEDGER) &&
	       testimonies_share_system(c->p, holder, t);
}

bool testimony_is_anothers(const struct pairing *c, const struct testimony *t)
{
	const struct testimonies_of_one *all = pairing_of(c, t->subject);
	bool another = false;

	for (size_t i = 0; i < all->all.n; i++) {
		if (!names_holder(c, all->all.at[i], t))
			continue;
		if (parties_are_one(c->p, all->all.at[i]->party, t->party))
			return false;
		another = true;
	}
	return another;
}

/* --- conditions --- */

typedef bool meets(const struct pairing *c, const struct testimony *no,
		   const struct testimony *yes);

static bool same_party(const struct pairing *c, const struct testimony *no,
		       const struct testimony *yes)
{
	return !no->party || !yes->party || parties_are_one(c->p, no->party, yes->party);
}

static bool own_systems(const struct pairing *c, const struct testimony *no,
			const struct testimony *yes)
{
	(void)c;
	return no->sheet && yes->sheet && no->sheet->system && yes->sheet->system;
}

/* What the hospital says of all its systems holds of this one, if it is the hospital's to say. */
static bool says_of(const struct pairing *c, const struct testimony *no,
		    const struct testimony *yes)
{
	(void)yes;
	return !no->subject->each && no->claim != CLAIM_ABSENT && !testimony_is_anothers(c, no);
}

static bool is_worded(const struct pairing *c, const struct testimony *no,
		      const struct testimony *yes)
{
	(void)c;
	(void)yes;
	return no->worded;
}

static bool is_named(const struct pairing *c, const struct testimony *no,
		     const struct testimony *yes)
{
	(void)c;
	(void)yes;
	return no->named && no->claim != CLAIM_ABSENT;
}

static bool has_papers(const struct pairing *c, const struct testimony *no,
		       const struct testimony *yes)
{
	(void)c;
	(void)yes;
	return no->subject->papers != NULL;
}

static bool has_no_papers(const struct pairing *c, const struct testimony *no,
			  const struct testimony *yes)
{
	return !has_papers(c, no, yes);
}

static bool has_backups(const struct pairing *c, const struct testimony *no,
			const struct testimony *yes)
{
	(void)c;
	(void)yes;
	return no->subject->backups;
}

/* What needs no backup has none: the hospital's yes is of all others. */
static bool has_no_backups(const struct pairing *c, const struct testimony *no,
			   const struct testimony *yes)
{
	(void)c;
	(void)yes;
	return !no->subject->backups;
}

static bool is_unable(const struct pairing *c, const struct testimony *no,
		      const struct testimony *yes)
{
	(void)c;
	(void)yes;
	return no->claim == CLAIM_CANNOT;
}

static bool vendor_says_yes(const struct pairing *c, const struct testimony *yes, size_t system)
{
	const struct testimonies_of_one *all = pairing_of(c, yes->subject);

	for (size_t i = 0; i < all->all.n; i++) {
		const struct testimony *t = all->all.at[i];

		if (t->claim == CLAIM_DOES && t->systems[system] && t->source == yes->source)
			return true;
	}
	return false;
}

/* Every vendor that has a system says yes, so that the hospital's no is of none of them. */
static bool all_vendors(const struct pairing *c, const struct testimony *no,
			const struct testimony *yes)
{
	(void)no;
	for (size_t i = 0; i < c->p->systems.n; i++) {
		const struct party *vendor = project_party(c->p, c->p->systems.at[i].vendor);

		if (vendor && strcmp(vendor->kind, "hospital") != 0 && !vendor_says_yes(c, yes, i))
			return false;
	}
	return true;
}

/* What is asked is no work of the hospital itself. */
static bool vendor_side(const struct pairing *c, const struct testimony *no,
			const struct testimony *yes)
{
	(void)yes;
	for (size_t i = 0; no->measures && i < no->measures->n; i++) {
		const struct measure *m = library_measure(c->in->library, no->measures->at[i]);

		if (!m || strcmp(m->side, "hospital") == 0)
			return false;
	}
	return no->measures != NULL;
}

static bool same_measure(const struct pairing *c, const struct testimony *no,
			 const struct testimony *yes)
{
	(void)c;
	for (size_t i = 0; no->measures && yes->measures && i < no->measures->n; i++)
		for (size_t k = 0; k < yes->measures->n; k++)
			if (strcmp(no->measures->at[i], yes->measures->at[k]) == 0)
				return true;
	return false;
}

/* Nobody but the party of the yes has the role for a machine of these systems. */
static bool is_whole(const struct pairing *c, const struct testimony *no,
		     const struct testimony *yes)
{
	const struct testimonies_of_one *all = pairing_of(c, yes->subject);

	for (size_t i = 0; i < all->all.n; i++)
		if (names_holder(c, all->all.at[i], no) &&
		    !parties_are_one(c->p, all->all.at[i]->party, yes->party))
			return false;
	return yes->alone;
}

static meets *const conditions[MEETS__MAX] = {
	[MEETS_SAME_PARTY] = same_party,
	[MEETS_OWN_SYSTEMS] = own_systems,
	[MEETS_SAYS_OF] = says_of,
	[MEETS_WORDED] = is_worded,
	[MEETS_NAMED] = is_named,
	[MEETS_PAPERS] = has_papers,
	[MEETS_NOT_PAPERS] = has_no_papers,
	[MEETS_BACKUPS] = has_backups,
	[MEETS_NOT_BACKUPS] = has_no_backups,
	[MEETS_UNABLE] = is_unable,
	[MEETS_ALL_VENDORS] = all_vendors,
	[MEETS_VENDOR_SIDE] = vendor_side,
	[MEETS_SAME_MEASURE] = same_measure,
	[MEETS_WHOLE] = is_whole,
};

/* --- the rules --- */

static bool has_word(const struct rule_words *words, const char *word)
{
	for (size_t i = 0; i < words->n; i++)
		if (strcmp(words->at[i], word) == 0)
			return true;
	return false;
}

static meets *condition_find(const char *name)
{
	for (size_t i = 0; i < MEETS__MAX; i++)
		if (strcmp(meeting_conditions[i], name) == 0)
			return conditions[i];
	return NULL;
}

static bool rule_lets(const struct pairing *c, const struct meeting_rule *r,
		      const struct testimony *no, const struct testimony *yes)
{
	if (!has_word(&r->no, meeting_sources[no->source]) ||
	    !has_word(&r->yes, meeting_sources[yes->source]))
		return false;
	for (size_t i = 0; i < r->conditions.n; i++) {
		meets *holds = condition_find(r->conditions.at[i]);

		if (!holds || !holds(c, no, yes))
			return false;
	}
	return true;
}

bool testimonies_meet(const struct pairing *c, const struct testimony *no,
		      const struct testimony *yes)
{
	const struct answer_rules *r = &c->in->library->answer_rules;

	for (size_t i = 0; i < r->meetings.n; i++)
		if (rule_lets(c, &r->meetings.at[i], no, yes))
			return true;
	return false;
}
