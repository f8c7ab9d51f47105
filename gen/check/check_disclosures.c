/* SPDX-License-Identifier: MIT
 *
 * Findings about the papers that vendors hand in on the security of their systems: each entry by
 * itself, then system by system what is wanted and did not come. A system with remote maintenance
 * and without an SDS is one of them.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/conditions.h"
#include "derive/disclosures.h"
#include "derive/papers.h"
#include "derive/references.h"

struct disclosing {
	struct arena *a;
	const struct project *p;
	const struct library *l;
	struct disclosure_needs needs;
	struct diag_list *dl;
};

static const char *form_name(const struct guideline *g)
{
	return g->abbreviation ? g->abbreviation : g->id;
}

/* 'mds-4.1, mds-5.0': the editions of the paper's form. */
static const char *list_editions(const struct disclosing *c, const struct disclosure_paper *paper)
{
	struct strbuf sb = strbuf_new(c->a);

	for (size_t i = 0; i < c->l->guidelines.n; i++)
		if (edition_in_series(paper->edition, c->l->guidelines.at[i].id))
			strbuf_join(&sb, ", ", c->l->guidelines.at[i].id);
	return sb.text;
}

static void check_edition_of(const struct disclosing *c, const struct disclosure *d,
			     const struct disclosure_paper *paper)
{
	const struct guideline *g = d->edition ? library_guideline(c->l, d->edition) : NULL;

	if (!d->edition || !paper->edition)
		return;
	if (!edition_in_series(paper->edition, d->edition))
		diag_add(c->dl, DIAG_DISCLOSURE_OTHER_SERIES, d->id, d->place, d->edition,
			 disclosure_paper_name(paper), list_editions(c, paper));
	else if (!g)
		diag_add(c->dl, DIAG_UNKNOWN_GUIDELINE, d->id, d->place, d->edition);
}

static void check_received(const struct disclosing *c, const struct disclosure *d,
			   const struct disclosure_paper *paper)
{
	struct strbuf sb = strbuf_new(c->a);

	if (d->asked && d->received && strcmp(d->received, d->asked) < 0)
		diag_add(c->dl, DIAG_DISCLOSURE_BEFORE_ASKED, d->id, d->place, d->received,
			 d->asked);
	if (!d->received)
		return;
	if (paper->edition && text_empty(d->edition))
		strbuf_join(&sb, ", ", "edition");
	if (text_empty(d->where))
		strbuf_join(&sb, ", ", "where");
	if (sb.len)
		diag_add(c->dl, DIAG_DISCLOSURE_INCOMPLETE, d->id, d->place,
			 disclosure_paper_name(paper), sb.text);
}

static const struct disclosure *first_of_id(const struct project *p, const char *id)
{
	for (size_t i = 0; i < p->inspection.disclosures.n; i++)
		if (strcmp(p->inspection.disclosures.at[i].id, id) == 0)
			return &p->inspection.disclosures.at[i];
	return NULL;
}

static void check_entry(const struct disclosing *c, const struct disclosure *d)
{
	const struct disclosure_paper *paper = library_disclosure_paper(c->l, d->paper);
	const struct disclosure *first = first_of_id(c->p, d->id);

	if (first != d)
		diag_add(c->dl, DIAG_DUPLICATE_ID, d->id, d->place, d->id, first->place);
	if (!project_system(c->p, d->system))
		diag_add(c->dl, DIAG_UNKNOWN_SYSTEM, d->id, d->place, d->system);
	if (!paper) {
		diag_add(c->dl, DIAG_UNKNOWN_DISCLOSURE_PAPER, d->id, d->place, d->paper);
		return;
	}
	check_edition_of(c, d, paper);
	check_received(c, d, paper);
}

/* Of a paper for all systems of a vendor the first that wants it is told. */
static bool is_told(const struct disclosing *c, const struct disclosure_need *need)
{
	for (const struct disclosure_need *n = c->needs.all.at; n < need; n++)
		if (need->paper->of_vendor && n->paper == need->paper && n->wanted &&
		    text_equal(n->system->vendor, need->system->vendor))
			return true;
	return false;
}

/* 'tele-gw-sds --new system=tele-gw paper=sds asked=D', or what is to be added to an entry. */
static const char *asking_words(const struct disclosing *c, const struct disclosure_need *need)
{
	const char *system = need->system->id, *paper = need->paper->id;

	if (need->given.n)
		return arena_concat(c->a, need->given.at[0]->id, " asked=D", (char *)NULL);
	return arena_concat(c->a, system, "-", paper, " --new system=", system, " paper=", paper,
			    " asked=D", (char *)NULL);
}

/* What asks for it: features of the system, else the condition as it is written. */
static const char *reason_words(const struct disclosing *c, const struct disclosure_need *need)
{
	const char *reason = disclosure_reason(c->a, c->l, need);

	if (*reason)
		return reason;
	return need->paper->when ? need->paper->when : "vendor";
}

static void check_missing(const struct disclosing *c, const struct disclosure_need *need)
{
	const struct party *vendor = project_party(c->p, need->system->vendor);

	if (need->wanted && need->state == DISCLOSURE_NOT_ASKED && !is_told(c, need))
		diag_add(c->dl, DIAG_DISCLOSURE_MISSING, need->system->id, need->system->place,
			 vendor->name, disclosure_paper_name(need->paper), reason_words(c, need),
			 asking_words(c, need));
}

static void check_given(const struct disclosing *c, const struct disclosure_need *need,
			const struct disclosure *d)
{
	const char *name = disclosure_paper_name(need->paper);

	switch (disclosure_state_of(c->p, c->l, need->paper, d)) {
	case DISCLOSURE_LATE:
		diag_add(c->dl, DIAG_DISCLOSURE_LATE, d->id, d->place, name, d->asked,
			 arena_printf(c->a, "%d", need->paper->days));
		break;
	case DISCLOSURE_OLD:
		if (disclosure_is_asked_anew(need, d))
			break;
		diag_add(c->dl, DIAG_DISCLOSURE_OLD_EDITION, d->id, d->place, name,
			 form_name(library_guideline(c->l, d->edition)),
			 form_name(need->edition));
		break;
	default: break;
	}
}

/* An entry is told with the system that it names. */
static void check_need(const struct disclosing *c, const struct disclosure_need *need)
{
	check_missing(c, need);
	for (size_t i = 0; i < need->given.n; i++)
		if (strcmp(need->given.at[i]->system, need->system->id) == 0)
			check_given(c, need, need->given.at[i]);
}

static void check_papers(const struct disclosing *c)
{
	for (size_t i = 0; i < c->l->disclosure_papers.n; i++) {
		const struct disclosure_paper *paper = &c->l->disclosure_papers.at[i];
		const struct guideline *g;

		if (paper->edition && !library_guideline(c->l, paper->edition))
			diag_add(c->dl, DIAG_UNKNOWN_GUIDELINE, paper->id, paper->place,
				 paper->edition);
		for (size_t k = 0; k < paper->items.n; k++)
			if (!reference_item(c->l, paper->items.at[k], &g))
				diag_add(c->dl, DIAG_UNKNOWN_REFERENCE, paper->id, paper->place,
					 paper->items.at[k]);
	}
}

/* The file is there, or a paper that prints what it says is made. */
static bool keeps_disclosures(struct arena *a, const struct check_input *in)
{
	const struct wanted_papers *papers = papers_wanted(a, in->project, in->library);
	bool keeps = in->project->inspection.stands;

	for (size_t i = 0; !keeps && i < papers->all.n; i++)
		keeps = template_prints_view(papers->all.at[i].template, "disclosures", false);
	return keeps;
}

void check_disclosures(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct project *p = in->project;
	struct disclosing c = {.a = a, .p = p, .l = in->library, .dl = dl};
	size_t n = dl->all.n;

	check_papers(&c);
	if (!keeps_disclosures(a, in))
		return;
	c.needs = disclosure_needs_of(a, p, in->library);
	for (size_t i = 0; i < p->inspection.disclosures.n; i++)
		check_entry(&c, &p->inspection.disclosures.at[i]);
	for (size_t i = 0; i < c.needs.all.n; i++)
		check_need(&c, &c.needs.all.at[i]);
	diag_about(dl, n, ABOUT_HOSPITAL, SCOPE_HOSPITAL);
}
