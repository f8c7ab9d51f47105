/* SPDX-License-Identifier: MIT
 *
 * Pairs of testimonies of one subject are held against each other, `no` against `yes`. Whoever only
 * might be meant by both is not: the rules below go from what two testimonies are about (systems,
 * products) over who says it of whom to days and remarks.
 */
#include "derive/contradictions.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "derive/remarks.h"
#include "derive/testimonies_all.h"

struct pairing {
	struct arena *a;
	const struct testimony_sources *in;
	const struct project *p;
	const struct testimonies *all;
	struct map *told; /* places of a pair */
	struct contradictions *out;
};

/* --- what they are about --- */

static bool share_system(const struct project *p, const struct testimony *x,
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

/* A feature is there when one of the systems has it, and is not when none of them has. */
static bool are_about_same(const struct pairing *c, const struct testimony *no,
			   const struct testimony *yes)
{
	if (!share_system(c->p, no, yes))
		return no->subject->each && text_equal(no->party, yes->party);
	return !no->subject->feature || lies_within(c->p, yes, no);
}

/* Another product of the same system says yes: then the system has it. */
static bool other_product_has(const struct pairing *c, const struct testimony *no)
{
	for (size_t i = 0; i < c->all->all.n; i++) {
		const struct testimony *t = &c->all->all.at[i];

		if (t->subject == no->subject && t->sheet && t->sheet != no->sheet && t->product &&
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

static bool are_one(const struct project *p, const char *x, const char *y)
{
	return x && y && (strcmp(x, y) == 0 || is_under(p, x, y) || is_under(p, y, x));
}

/* Somebody else alone has the role for what the party speaks of. */
static bool is_anothers(const struct pairing *c, const struct testimony *t)
{
	bool another = false;

	for (size_t i = 0; i < c->all->all.n; i++) {
		const struct testimony *o = &c->all->all.at[i];

		if (o->subject != t->subject || !o->alone || !share_system(c->p, o, t))
			continue;
		if (are_one(c->p, o->party, t->party))
			return false;
		another = true;
	}
	return another;
}

/* Every vendor that has a system says yes, so that the hospital's no is of none of them. */
static bool all_vendors_say_yes(const struct pairing *c, const struct testimony *yes)
{
	for (size_t i = 0; i < c->p->systems.n; i++) {
		const struct party *vendor = project_party(c->p, c->p->systems.at[i].vendor);
		bool said = !vendor || strcmp(vendor->kind, "hospital") == 0;

		for (size_t k = 0; !said && k < c->all->all.n; k++) {
			const struct testimony *t = &c->all->all.at[k];

			said = t->subject == yes->subject && t->claim == CLAIM_DOES &&
			       t->systems[i] && t->source == yes->source;
		}
		if (!said)
			return false;
	}
	return true;
}

static bool is_own_word(const struct testimony *t)
{
	return t->source == WITNESS_ANSWER || t->source == WITNESS_HOSPITAL;
}

/* What the hospital says of all its systems holds of this one, if it is the hospital's to say. */
static bool hospital_says_it_of(const struct pairing *c, const struct testimony *no)
{
	return !no->subject->each && no->claim != CLAIM_ABSENT && !is_anothers(c, no);
}

static bool who_fits(const struct pairing *c, const struct testimony *no,
		     const struct testimony *yes)
{
	bool same = are_one(c->p, no->party, yes->party);

	if (no->source == WITNESS_HOSPITAL && yes->source == WITNESS_OBJECT)
		return no->subject->backups;
	/* the hospital's own words about one system */
	if (no->source == WITNESS_HOSPITAL && no->worded)
		return true;
	/* what needs no backup has none: the hospital's yes is of all others */
	if (no->subject->backups && !no->party && yes->source == WITNESS_HOSPITAL)
		return false;
	if (same || !no->party || !yes->party)
		return true;
	if (no->claim == CLAIM_CANNOT && yes->source != WITNESS_ANSWER)
		return yes->source == WITNESS_HOSPITAL || yes->source == WITNESS_DECISION;
	if (no->source == WITNESS_ANSWER && yes->source == WITNESS_HOSPITAL)
		return hospital_says_it_of(c, no);
	if (no->source == WITNESS_PAPER || yes->source == WITNESS_PAPER)
		return no->source == WITNESS_PAPER && yes->source == WITNESS_HOSPITAL;
	if (no->source == WITNESS_HOSPITAL && yes->source == WITNESS_ANSWER)
		return no->subject->papers && all_vendors_say_yes(c, yes);
	return no->sheet && yes->sheet && no->sheet->system && yes->sheet->system;
}

/* --- claims and sources --- */

static bool claims_differ(const struct testimony *no, const struct testimony *yes)
{
	switch (no->claim) {
	case CLAIM_LACKS:
		return yes->claim == CLAIM_DOES ||
		       (yes->claim == CLAIM_CAN && no->subject->feature);
	case CLAIM_CANNOT: return yes->claim == CLAIM_DOES || yes->claim == CLAIM_CAN;
	case CLAIM_ABSENT:
		return yes->claim == CLAIM_DOES ||
		       (yes->claim == CLAIM_CAN && no->source == WITNESS_ANSWER);
	default: return false;
	}
}

static bool is_of_table(enum witness w)
{
	return w == WITNESS_ROW || w == WITNESS_ARTICLE || w == WITNESS_DECISION;
}

static bool is_of_project(enum witness w)
{
	return w == WITNESS_SYSTEM || w == WITNESS_OBJECT;
}

/*
 * Rows, articles and decisions are held against each other where the table is made, things of
 * bunkai.json where they are checked; a register asks whoever it is for, and a row for a whole
 * contract says little of one object.
 */
static bool sources_meet(const struct testimony *x, const struct testimony *y)
{
	if (is_of_table(x->source) && is_of_table(y->source))
		return false;
	if (is_of_project(x->source) && is_of_project(y->source))
		return false;
	/* who has a role is one thing, what a machine is another */
	if ((x->source == WITNESS_LEDGER && !x->party && y->source == WITNESS_OBJECT) ||
	    (y->source == WITNESS_LEDGER && !y->party && x->source == WITNESS_OBJECT))
		return false;
	if (x->source == WITNESS_PAPER && y->source == WITNESS_PAPER)
		return false;
	if (x->source == WITNESS_LEDGER && y->source == WITNESS_LEDGER)
		return false;
	if (is_of_table(x->source) || is_of_table(y->source)) {
		const struct testimony *t = is_of_table(x->source) ? x : y, *o = t == x ? y : x;

		if (o->source == WITNESS_OBJECT || o->source == WITNESS_PAPER)
			return false;
		if (o->source == WITNESS_HOSPITAL && t->source != WITNESS_DECISION)
			return false;
		/* a register written for any system says little of a feature of this one */
		return o->source == WITNESS_ANSWER || o->source == WITNESS_HOSPITAL ||
		       t->source == WITNESS_ROW;
	}
	return true;
}

/* --- days and remarks --- */

static bool comes_before(const char *x, const char *y)
{
	return x && y && strcmp(x, y) < 0;
}

/* The no says until when, and by then the yes need not hold. */
static bool day_explains(const struct pairing *c, const struct testimony *no,
			 const struct testimony *yes)
{
	bool binds = yes->source == WITNESS_ARTICLE || yes->source == WITNESS_DECISION;

	if (yes->source == WITNESS_PAPER && comes_before(no->date, yes->date))
		return true;
	if (yes->source == WITNESS_DECISION && comes_before(c->p->date, yes->from))
		return true;
	if (!no->until)
		return false;
	if (binds)
		return !yes->from || strcmp(no->until, yes->from) <= 0;
	if (is_own_word(yes))
		return yes->date && strcmp(no->until, yes->date) <= 0;
	return true;
}

/* The vendor says that it is another's work, where the other side says that it is the vendor's. */
static bool gives_away(const struct pairing *c, const struct testimony *no,
		       const struct testimony *yes)
{
	const struct remark_kind *kind = remark_read(c->in->library, no->remark);

	return kind && strcmp(kind->id, "shifts") == 0 && yes->party &&
	       are_one(c->p, no->party, yes->party) && !is_own_word(yes);
}

static bool remark_speaks(const struct pairing *c, const struct testimony *no,
			  const struct testimony *yes)
{
	const struct library *l = c->in->library;

	if (yes->sheet && remark_explains(l, yes->answer, yes->remark))
		return true;
	return no->sheet && remark_explains(l, no->answer, no->remark) && !gives_away(c, no, yes);
}

/* --- pairs --- */

static bool contradict(const struct pairing *c, const struct testimony *no,
		       const struct testimony *yes)
{
	/* what one form says in two places is read together */
	if ((no->worded || yes->worded) && no->sheet && no->sheet == yes->sheet)
		return false;
	return claims_differ(no, yes) && sources_meet(no, yes) && are_about_same(c, no, yes) &&
	       products_fit(c, no, yes) && who_fits(c, no, yes) && !day_explains(c, no, yes) &&
	       !remark_speaks(c, no, yes);
}

/* Both say who alone does it, or one that it does it, and they are not the same. */
static bool name_another(const struct pairing *c, const struct testimony *x,
			 const struct testimony *y)
{
	if ((x->source != WITNESS_ANSWER && x->source != WITNESS_DECISION) ||
	    x->claim != CLAIM_DOES || y->claim != CLAIM_DOES || !y->alone || !x->party ||
	    are_one(c->p, x->party, y->party) || !share_system(c->p, x, y))
		return false;
	if (x->source == WITNESS_ANSWER &&
	    (y->source == WITNESS_OBJECT || y->source == WITNESS_LEDGER))
		return is_anothers(c, x) && !remark_speaks(c, x, x);
	return x->source == WITNESS_DECISION && x->alone && y->source == WITNESS_OBJECT &&
	       is_anothers(c, x);
}

/* In front stands whoever answered; then what a decision says. */
static bool comes_first(const struct testimony *x, const struct testimony *y)
{
	return x->source != y->source ? x->source < y->source : x < y;
}

static struct contradiction *find_group(struct contradictions *out, const struct testimony *x,
					const struct testimony *y)
{
	for (size_t i = 0; i < out->all.n; i++) {
		struct contradiction *k = &out->all.at[i];

		if (y->group && k->x.place == x->place && k->x.subject == x->subject &&
		    k->y.group == y->group && k->y.source == y->source && k->y.claim == y->claim)
			return k;
	}
	return NULL;
}

static void tell(struct pairing *c, const struct testimony *no, const struct testimony *yes)
{
	const struct testimony *x = comes_first(no, yes) ? no : yes, *y = x == no ? yes : no;
	const char *pair = arena_concat(c->a, x->place, "\n", x->key, "\n", y->place, "\n", y->key,
					(char *)NULL);

	if (map_get(c->told, pair))
		return;
	map_set(c->told, pair, c);
	struct contradiction *k = find_group(c->out, x, y);

	if (k) {
		*vec_push(c->a, &k->also) = y;
		return;
	}
	k = vec_push(c->a, &c->out->all);
	k->subject = x->subject->name;
	k->x = *x;
	k->y = *y;
}

static void compare_all(struct pairing *c)
{
	for (size_t i = 0; i < c->all->all.n; i++)
		for (size_t k = 0; k < c->all->all.n; k++) {
			const struct testimony *x = &c->all->all.at[i], *y = &c->all->all.at[k];

			if (x->subject != y->subject || x == y)
				continue;
			if (contradict(c, x, y) || name_another(c, x, y))
				tell(c, x, y);
		}
}

struct contradictions contradictions_of(struct arena *a, const struct testimony_sources *in)
{
	struct contradictions out = {0};
	const struct testimonies all = testimonies_of(a, in);
	struct pairing c = {a, in, in->project, &all, map_new(a), &out};

	compare_all(&c);
	contradictions_own(a, in, &out);
	return out;
}

static const char *vendor_said(const struct project *p, const struct testimony *t)
{
	const struct party *party = t->party ? project_party(p, t->party) : NULL;

	if (party && strcmp(party->kind, "hospital") != 0)
		return party->id;
	for (size_t i = 0; t->systems && !party && i < p->systems.n; i++)
		if (t->systems[i] && p->systems.at[i].vendor)
			return p->systems.at[i].vendor;
	return NULL;
}

const char *contradiction_vendor(const struct project *p, const struct contradiction *c)
{
	const char *vendor = vendor_said(p, &c->x);

	return vendor ? vendor : vendor_said(p, &c->y);
}
