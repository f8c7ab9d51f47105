/* SPDX-License-Identifier: MIT
 *
 * Each system is held against each paper; what was given is looked for in the order of the file, so
 * that of one product a later entry takes the place of an earlier one.
 */
#include "derive/disclosures.h"

#include <string.h>

#include "base/days.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "derive/conditions.h"
#include "derive/references.h"
#include "model/over.h"

const char *disclosure_state_name(enum disclosure_state s)
{
	static const char *const names[DISCLOSURE__MAX] = {
		[DISCLOSURE_NOT_WANTED] = "not-wanted", [DISCLOSURE_RECEIVED] = "received",
		[DISCLOSURE_OLD] = "old",               [DISCLOSURE_ASKED] = "asked",
		[DISCLOSURE_LATE] = "late",             [DISCLOSURE_NOT_ASKED] = "not-asked",
	};

	return names[s];
}

const char *disclosure_paper_name(const struct disclosure_paper *paper)
{
	return paper->shown ? paper->shown : paper->name;
}

bool disclosure_came(const struct disclosure_need *need, const struct disclosure *d)
{
	for (size_t i = 0; i < need->given.n; i++)
		if (need->given.at[i]->received &&
		    text_equal(need->given.at[i]->product, d->product))
			return true;
	return false;
}

bool disclosure_is_there(const struct disclosure_need *need)
{
	for (size_t i = 0; i < need->given.n; i++)
		if (!disclosure_came(need, need->given.at[i]))
			return false;
	return !need->wanted || need->given.n;
}

bool disclosure_is_asked_anew(const struct disclosure_need *need, const struct disclosure *d)
{
	for (size_t i = 0; i < need->given.n; i++)
		if (need->given.at[i] != d && !need->given.at[i]->received &&
		    text_equal(need->given.at[i]->product, d->product))
			return true;
	return false;
}

const char *disclosure_reason(struct arena *a, const struct library *l,
			      const struct disclosure_need *need)
{
	const char *when = need->paper->when ? need->paper->when : "";
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < l->features.n; i++) {
		const struct feature *f = &l->features.at[i];
		const char *has = arena_concat(a, f->of, ".", f->id, (char *)NULL);

		if (condition_asks(a, when, f->of, f->id) &&
		    conditions_hold_of_system(a, l, need->system, has))
			strbuf_join(&sb, library_word(l, "list.comma"), f->name);
	}
	return sb.text;
}

const struct guideline *disclosure_edition(const struct project *p, const struct library *l,
					   const struct disclosure_paper *paper)
{
	const struct guideline *named = paper->edition ? edition_named(p, l, paper->edition) : NULL;

	return named || !paper->edition ? named : library_guideline(l, paper->edition);
}

static bool is_old(const struct project *p, const struct library *l,
		   const struct disclosure_paper *paper, const struct disclosure *d)
{
	const struct guideline *counts = disclosure_edition(p, l, paper),
			       *given = d->edition ? library_guideline(l, d->edition) : NULL;

	return counts && given && counts != given && edition_comes_after(l, counts, given);
}

enum disclosure_state disclosure_state_of(const struct project *p, const struct library *l,
					  const struct disclosure_paper *paper,
					  const struct disclosure *d)
{
	if (d->received)
		return is_old(p, l, paper, d) ? DISCLOSURE_OLD : DISCLOSURE_RECEIVED;
	if (!d->asked)
		return DISCLOSURE_NOT_ASKED;
	return paper->days && days_between(d->asked, p->date) > paper->days ? DISCLOSURE_LATE
									    : DISCLOSURE_ASKED;
}

/* Of a paper for the vendor another of its systems will do. */
static bool is_about(const struct project *p, const struct disclosure_need *need,
		     const struct disclosure *d)
{
	const struct system *named = project_system(p, d->system);

	if (strcmp(d->paper, need->paper->id) != 0 || !named)
		return false;
	return named == need->system ||
	       (need->paper->of_vendor && text_equal(named->vendor, need->system->vendor));
}

/* Of one product the later entry counts; what came stays until the next one has come. */
static void give(struct arena *a, struct disclosure_need *need, const struct disclosure *d)
{
	for (size_t i = 0; i < need->given.n; i++) {
		const struct disclosure *before = need->given.at[i];

		if (text_equal(before->product, d->product) && (d->received || !before->received)) {
			need->given.at[i] = d;
			return;
		}
	}
	*vec_push(a, &need->given) = d;
}

/* --- questionnaires that came filled in --- */

static bool same_series(const struct library *l, const char *x, const char *y)
{
	const struct guideline *a = x ? library_guideline(l, x) : NULL,
			       *b = y ? library_guideline(l, y) : NULL;

	return a && b && (a == b || edition_comes_after(l, a, b) || edition_comes_after(l, b, a));
}

static size_t count_of_series(const struct library *l, const char *edition)
{
	size_t n = 0;

	for (size_t i = 0; i < l->disclosure_papers.n; i++)
		n += same_series(l, l->disclosure_papers.at[i].edition, edition);
	return n;
}

/* Where papers share a series of editions, as MDS and SDS do, a form's id begins with its paper's. */
static bool is_paper(const struct library *l, const struct disclosure_paper *paper,
		     const struct questionnaire *q)
{
	return text_equal(q->by, "vendor") && same_series(l, paper->edition, q->guideline) &&
	       (count_of_series(l, q->guideline) == 1 || text_starts(q->id, paper->id));
}

static bool is_sheet_about(const struct disclosure_need *need, const struct disclosed_sheet *s)
{
	if (!text_equal(s->party, need->system->vendor))
		return false;
	return !s->system || need->paper->of_vendor || text_equal(s->system, need->system->id);
}

static void give_sheet(struct arena *a, const struct library *l, struct disclosure_need *need,
		       const struct disclosed_sheet *s)
{
	const struct questionnaire *q = library_questionnaire(l, s->questionnaire);
	struct disclosure *d;

	if (!q || !is_paper(l, need->paper, q) || !is_sheet_about(need, s))
		return;
	d = arena_alloc(a, sizeof *d);
	*d = (struct disclosure){.id = s->id,
				 .system = need->system->id,
				 .paper = need->paper->id,
				 .product = s->product,
				 .edition = q->guideline,
				 .received = s->received ? s->received : s->date,
				 .where = s->file,
				 .place = s->place};
	give(a, need, d);
}

static enum disclosure_state worst_of(const struct project *p, const struct library *l,
				      const struct disclosure_need *need)
{
	enum disclosure_state worst = need->given.n ? DISCLOSURE_RECEIVED : DISCLOSURE_NOT_ASKED;

	for (size_t i = 0; i < need->given.n; i++) {
		enum disclosure_state s = disclosure_state_of(p, l, need->paper, need->given.at[i]);

		worst = s > worst ? s : worst;
	}
	return need->wanted || need->given.n ? worst : DISCLOSURE_NOT_WANTED;
}

static void add_need(struct arena *a, const struct project *p, const struct library *l,
		     const struct system *s, const struct disclosure_paper *paper,
		     struct disclosure_needs *out)
{
	struct disclosure_need *need = vec_push(a, &out->all);

	*need = (struct disclosure_need){
		.system = s,
		.paper = paper,
		.edition = disclosure_edition(p, l, paper),
		.wanted = !paper->when || conditions_hold_of_system(a, l, s, paper->when)};
	for (size_t i = 0; i < p->inspection.disclosures.n; i++)
		if (is_about(p, need, &p->inspection.disclosures.at[i]))
			give(a, need, &p->inspection.disclosures.at[i]);
	for (size_t i = 0; i < p->disclosed.n; i++)
		give_sheet(a, l, need, &p->disclosed.at[i]);
	need->state = worst_of(p, l, need);
}

static bool has_vendor(const struct project *p, const struct system *s)
{
	const struct party *vendor = s->vendor ? project_party(p, s->vendor) : NULL;

	return vendor && strcmp(vendor->kind, "hospital") != 0 && !over_of_system(p, s->id);
}

struct disclosure_needs disclosure_needs_of(struct arena *a, const struct project *p,
					    const struct library *l)
{
	struct disclosure_needs out = {0};

	for (size_t i = 0; i < p->systems.n; i++)
		for (size_t k = 0; has_vendor(p, &p->systems.at[i]) && k < l->disclosure_papers.n;
		     k++)
			add_need(a, p, l, &p->systems.at[i], &l->disclosure_papers.at[k], &out);
	return out;
}
