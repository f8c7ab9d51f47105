/* SPDX-License-Identifier: MIT
 *
 * Marks at the contacts of all parties that the contract or one of its systems names, and that are
 * not the hospital, in either state.
 */
#include "effects/governed_contacts.h"

#include "base/text.h"
#include "model/objects.h"

static bool is_of_hospital(const struct project *p, const struct contact *contact)
{
	const struct party *party = project_party(p, contact->party);

	return party && text_equal(party->kind, "hospital");
}

/* Who has the line or the device of a system that the contract is of. */
static bool tends_system(const struct project *p, const struct contract *c, const char *party)
{
	for (size_t i = 0; i < c->systems.n; i++) {
		const struct system *s = project_system(p, c->systems.at[i]);

		if (s && system_names_party(s, party))
			return true;
	}
	return false;
}

static void mark_side(struct reason_index *l, const struct project *p, const struct change *c)
{
	const struct contract *contract = project_contract(p, c->subject);

	for (size_t i = 0; contract && i < p->contacts.n; i++) {
		const struct contact *contact = &p->contacts.at[i];

		if (contact->party && !is_of_hospital(p, contact) &&
		    (contract_reaches_party(p, contract, contact->party) ||
		     tends_system(p, contract, contact->party)))
			reason_mark(l, "contact", contact->id, c);
	}
}

void governed_contacts_mark(struct reason_index *l, const struct change *c)
{
	for (int side = 0; side < 2; side++)
		mark_side(l, l->states[side]->own.project, c);
}
