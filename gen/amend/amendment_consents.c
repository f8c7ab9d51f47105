/* SPDX-License-Identifier: MIT
 *
 * All units of all documents, then all changes of what the contract has beside its texts.
 */
#include "amend/amendment_consents.h"

#include "base/strbuf.h"
#include "effects/reason_index.h"

struct consents amendment_consents(struct arena *a, const struct amendment *in)
{
	struct consents all = {0};

	if (!in->contract)
		return all;
	struct consent_scope *s = consent_scope_new(a, in->before, in->after, in->contract->id);
	const struct change_list *changes = in->reasons->changes;

	for (size_t i = 0; i < in->n; i++)
		for (size_t k = 0; k < in->documents[i].diff->all.n; k++)
			consent_add_unit(s, in->documents[i].document,
					 &in->documents[i].diff->all.at[k], &all);
	for (size_t i = 0; i < changes->all.n; i++)
		consent_add_change(s, &changes->all.at[i], &all);
	return all;
}

bool amendment_signs(const struct amendment *in, const struct consents *all,
		     const struct contract *c, const struct contract_party *cp)
{
	return (all->all.n && contract_has_side(c, cp)) || consents_of_party(all, cp->party) ||
	       amendment_joins(in, cp->party) || amendment_leaves(in, cp->party);
}

const char *amendment_consent_words(struct arena *a, const struct amendment *in, unsigned what)
{
	static const struct {
		unsigned what;
		const char *word;
	} words[] = {
		{CONSENT_PARTIES, "consent.parties"}, {CONSENT_ROLE, "consent.role"},
		{CONSENT_DUTY, "consent.duty"},       {CONSENT_TIME, "consent.time"},
		{CONSENT_FEE, "consent.fee"},         {CONSENT_OWED, "consent.owed"},
	};
	struct strbuf sb = strbuf_new(a);

	if (what != CONSENT_OWED) /* with what is its own that goes without saying */
		what &= ~(unsigned)CONSENT_OWED;
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (what & words[i].what)
			strbuf_join(&sb, amendment_word(in, "list.comma"),
				    amendment_word(in, words[i].word));
	return sb.len ? sb.text : amendment_word(in, "consent.side");
}
