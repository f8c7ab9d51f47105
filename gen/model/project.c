/* SPDX-License-Identifier: MIT
 *
 * Look-ups by id: one macro walks each list.
 */
#include "model/project.h"

#include <string.h>

/* All look-ups are the same walk over elements that begin with an id. */
#define FIND(list, member, wanted) \
	for (size_t i = 0; i < (list).n; i++) \
		if ((list).at[i].member && strcmp((list).at[i].member, (wanted)) == 0) \
			return &(list).at[i]; \
	return NULL

const struct party *project_party(const struct project *p, const char *id)
{
	FIND(p->parties, id, id);
}

const struct desk_override *project_desk(const struct project *p, const char *desk)
{
	for (size_t i = 0; i < p->desks.n; i++)
		if (strcmp(p->desks.at[i].desk, desk) == 0)
			return &p->desks.at[i];
	return NULL;
}

const struct system *project_system(const struct project *p, const char *id)
{
	FIND(p->systems, id, id);
}

const struct contract *project_contract(const struct project *p, const char *id)
{
	FIND(p->contracts, id, id);
}

const struct contact *project_contact(const struct project *p, const char *id)
{
	FIND(p->contacts, id, id);
}

const struct party *project_party_of_kind(const struct project *p, const char *kind)
{
	FIND(p->parties, kind, kind);
}

const struct contract_party *contract_party_in_role(const struct contract *c, const char *role)
{
	FIND(c->parties, role, role);
}

bool contract_is_core(const struct contract *c)
{
	return c && c->annex && strcmp(c->annex, ANNEX_CORE) == 0;
}

bool contract_has_party(const struct contract *c, const char *party)
{
	for (size_t i = 0; party && i < c->parties.n; i++)
		if (strcmp(c->parties.at[i].party, party) == 0)
			return true;
	return false;
}

bool contract_has_side(const struct contract *c, const struct contract_party *cp)
{
	return cp == contract_party_in_role(c, "hospital") ||
	       cp == contract_party_in_role(c, "vendor");
}

const char *const *contract_documents(const struct project *p, const struct contract *c, size_t *n)
{
	*n = c->own_documents ? c->documents.n : p->documents.n;
	return c->own_documents ? c->documents.at : p->documents.at;
}

bool contract_has_document(const struct project *p, const struct contract *c, const char *id)
{
	size_t n;
	const char *const *list = contract_documents(p, c, &n);

	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i], id) == 0)
			return true;
	return false;
}

bool contact_is_outside(const struct contact *c)
{
	return strcmp(c->kind, "vendor") == 0 || strcmp(c->kind, "other") == 0;
}

const char *contact_deputy(const struct contact *c, size_t nth)
{
	if (c->deputy && nth == 0)
		return c->deputy;
	nth -= c->deputy != NULL;
	return nth < c->deputies.n ? c->deputies.at[nth] : NULL;
}

bool contact_serves(const struct contact *c, const struct system *s)
{
	for (size_t i = 0; i < c->systems.n; i++)
		if (strcmp(c->systems.at[i], s->id) == 0)
			return true;
	return false;
}

const struct risk_register *project_register(const struct project *p, const char *id)
{
	for (size_t i = 0; i < p->registers.n; i++)
		if (strcmp(p->registers.at[i]->id, id) == 0)
			return p->registers.at[i];
	return NULL;
}

const struct manifest *project_issued(const struct project *p, const char *scope)
{
	for (size_t i = 0; i < p->issued.n; i++)
		if (strcmp(p->issued.at[i]->contract, scope) == 0)
			return p->issued.at[i];
	return NULL;
}

const char *const *decision_keys(const struct decision *d, size_t *n)
{
	*n = d->requirement ? 1 : d->requirements.n;
	return d->requirement ? &d->requirement : d->requirements.at;
}

static int compare_said(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static bool disclosed_alike(const struct disclosed_sheet *a, const struct disclosed_sheet *b)
{
	return compare_said(a->questionnaire, b->questionnaire) == 0 &&
	       compare_said(a->party, b->party) == 0 && compare_said(a->system, b->system) == 0 &&
	       compare_said(a->product, b->product) == 0;
}

/* '2026-10' is a day's beginning, so that months and days compare. */
static bool came_later(const struct disclosed_sheet *a, const struct disclosed_sheet *b)
{
	int c = compare_said(a->month, b->month);

	c = c ? c : compare_said(a->received, b->received);
	c = c ? c : compare_said(a->date, b->date);
	return c > 0;
}

const struct disclosed_sheet *project_disclosed_latest(const struct project *p,
						       const struct disclosed_sheet *like)
{
	const struct disclosed_sheet *last = like;

	for (size_t i = 0; i < p->disclosed.n; i++) {
		const struct disclosed_sheet *s = &p->disclosed.at[i];

		if (disclosed_alike(s, like) && came_later(s, last))
			last = s;
	}
	return last;
}
