/* SPDX-License-Identifier: MIT
 *
 * Pairs of testimonies of one subject are held against each other, `no` against `yes`: those that
 * meet (derive/pairings.h), unless a day or a remark explains it. Beside these the ones that name
 * another party for the same work.
 */
#include "derive/contradictions.h"

#include <string.h>

#include "base/text.h"
#include "derive/pairings.h"
#include "derive/quantities.h"
#include "derive/remarks.h"
#include "derive/testimonies_all.h"

/* --- claims --- */

static bool claims_differ(const struct testimony *no, const struct testimony *yes)
{
	switch (no->claim) {
	case CLAIM_LACKS:
		return yes->claim == CLAIM_DOES ||
		       (yes->claim == CLAIM_CAN && no->subject->feature && !yes->worded);
	case CLAIM_CANNOT: return yes->claim == CLAIM_DOES || yes->claim == CLAIM_CAN;
	case CLAIM_ABSENT:
		return yes->claim == CLAIM_DOES ||
		       (yes->claim == CLAIM_CAN && no->source == WITNESS_ANSWER);
	default: return false;
	}
}

/* --- days and remarks --- */

static bool comes_before(const char *x, const char *y)
{
	return x && y && strcmp(x, y) < 0;
}

/* A decision or row that the contract has on the subject names a day behind that of the no. */
static bool agreed_for_later(const struct pairing *c, const struct testimony *no,
			     const struct testimony *yes)
{
	const struct testimonies_of_one *all = pairing_of(c, no->subject);

	for (size_t i = 0; i < all->all.n; i++) {
		const struct testimony *t = all->all.at[i];

		if (t->source == WITNESS_DECISION && t->from && yes->from &&
		    strcmp(t->from, yes->from) > 0 && strcmp(no->until, t->from) <= 0 &&
		    testimonies_share_system(c->p, t, no))
			return true;
	}
	return false;
}

/* What the one says now, the other said before it, and meant to mend it. */
static bool was_mended(const struct testimony *no, const struct testimony *yes)
{
	return no->source == WITNESS_HOSPITAL && yes->source == WITNESS_HOSPITAL &&
	       comes_before(no->date, yes->date);
}

/* The vendor's no has a day, and what the hospital says is of all its systems. */
static bool is_of_the_whole(const struct pairing *c, const struct testimony *no,
			    const struct testimony *yes)
{
	return no->source == WITNESS_ANSWER && yes->source == WITNESS_HOSPITAL && yes->sheet &&
	       comes_before(c->p->date, no->until);
}

/* The no says until when, and by then the yes need not hold. */
static bool day_explains(const struct pairing *c, const struct testimony *no,
			 const struct testimony *yes)
{
	if (yes->source == WITNESS_PAPER && comes_before(no->date, yes->date))
		return true;
	if (yes->source == WITNESS_DECISION && comes_before(c->p->date, yes->from))
		return true;
	/* a list that is there is there */
	if (!no->until || (yes->subject->list && yes->source == WITNESS_LEDGER))
		return false;
	if (yes->source == WITNESS_ARTICLE && agreed_for_later(c, no, yes))
		return true;
	if (yes->source == WITNESS_ARTICLE || yes->source == WITNESS_DECISION)
		return !yes->from || strcmp(no->until, yes->from) <= 0;
	if (yes->source == WITNESS_ANSWER || yes->source == WITNESS_HOSPITAL)
		return (yes->date && strcmp(no->until, yes->date) <= 0) || was_mended(no, yes) ||
		       is_of_the_whole(c, no, yes);
	/* a row that the hospital itself names a system against is of that system now */
	return no->source != WITNESS_HOSPITAL || yes->source != WITNESS_ROW || !no->named;
}

static bool is_own_word(const struct testimony *t)
{
	return t->source == WITNESS_ANSWER || t->source == WITNESS_HOSPITAL;
}

/* The vendor says that it is another's work, where the other side says that it is the vendor's. */
static bool gives_away(const struct pairing *c, const struct testimony *no,
		       const struct testimony *yes)
{
	const struct remark_kind *kind = remark_read(c->in->library, no->remark);

	return kind && strcmp(kind->id, "shifts") == 0 && yes->party &&
	       parties_are_one(c->p, no->party, yes->party) && !is_own_word(yes);
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

/* A yes, and a remark beside it that denies the same without any but. */
static bool is_own_remark(const struct pairing *c, const struct testimony *no,
			  const struct testimony *yes)
{
	const struct library *l = c->in->library;

	/* what the remark's words deny by themselves is told without a subject */
	return no->worded && !yes->worded && text_equal(no->key, yes->key) &&
	       !rule_words_find(&l->answer_rules.but, no->said) &&
	       !remark_explains(l, yes->answer, no->said) &&
	       !remark_denies(c->a, l, yes->answer, no->said);
}

static bool contradict(const struct pairing *c, const struct testimony *no,
		       const struct testimony *yes)
{
	/* what one form says in two places is read together */
	if ((no->worded || yes->worded) && no->sheet && no->sheet == yes->sheet &&
	    !is_own_remark(c, no, yes))
		return false;
	if ((no->worded || yes->worded) && text_equal(no->key, yes->key) &&
	    no->source == yes->source && !no->sheet && !yes->sheet)
		return false;
	return claims_differ(no, yes) && testimonies_about_same(c, no, yes) &&
	       testimonies_meet(c, no, yes) && !day_explains(c, no, yes) &&
	       !remark_speaks(c, no, yes);
}

static bool is_of_things(const struct testimony *t)
{
	return t->source == WITNESS_OBJECT || t->source == WITNESS_LEDGER;
}

/* Both say who alone does it, or one that it does it, and they are not the same. */
static bool name_another(const struct pairing *c, const struct testimony *x,
			 const struct testimony *y)
{
	if (x->claim != CLAIM_DOES || y->claim != CLAIM_DOES || !y->alone || !x->party ||
	    !is_of_things(y) || parties_are_one(c->p, x->party, y->party) ||
	    !testimonies_share_system(c->p, x, y))
		return false;
	/* of one machine, by its name */
	if (x->thing)
		return !is_of_things(x) && x->alone && y->thing && strcmp(x->thing, y->thing) == 0;
	if (x->source == WITNESS_ANSWER)
		return testimony_is_anothers(c, x) && !remark_speaks(c, x, x);
	return x->source == WITNESS_DECISION && x->alone && testimony_is_anothers(c, x);
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

/* An answer and the remark beside it are one side. */
static const char *side_key(const struct testimony *t, const struct testimony *other)
{
	return t->sheet && t->sheet == other->sheet ? t->place
	       : t->sheet ? t->sheet->id : t->source == WITNESS_HOSPITAL ? "" : t->place;
}

static void tell(struct pairing *c, const struct testimony *no, const struct testimony *yes)
{
	const struct testimony *x = comes_first(no, yes) ? no : yes, *y = x == no ? yes : no;
	const char *pair = arena_concat(c->a, side_key(x, y), "\n", x->key, "\n",
					side_key(y, x), "\n", y->key, (char *)NULL);

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

static void compare_subject(struct pairing *c, const struct testimonies_of_one *all)
{
	for (size_t i = 0; i < all->all.n; i++)
		for (size_t k = 0; k < all->all.n; k++) {
			const struct testimony *x = all->all.at[i], *y = all->all.at[k];

			if (x != y && (contradict(c, x, y) || name_another(c, x, y)))
				tell(c, x, y);
		}
}

struct contradictions contradictions_of(struct arena *a, const struct testimony_sources *in)
{
	struct contradictions out = {0};
	const struct testimonies all = testimonies_of(a, in);
	struct pairing c = pairing_new(a, in, &all, &out);

	for (size_t i = 0; i < in->library->answer_rules.subjects.n; i++)
		compare_subject(&c, &c.subjects[i]);
	contradictions_of_numbers(a, in, &out);
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
