/* SPDX-License-Identifier: MIT
 *
 * All units of all documents, then what they say of things, parties and times, which is asked of the
 * changes that they come from.
 */
#include "amend/amendment_consents.h"

#include "base/strbuf.h"
#include "effects/reason_index.h"

static void add_document(struct arena *a, const struct amendment *in, struct consent_scope *s,
			 const struct impact_document *d, struct marked_changes *told,
			 struct consents *all)
{
	for (size_t i = 0; i < d->diff->all.n; i++) {
		const struct doc_unit_pair *p = &d->diff->all.at[i];

		if (p->state < UNIT_CHANGED)
			continue;
		struct reasons found = reasons_find(in->reasons, p, d->document, d->contract);

		consent_add_unit(s, d->document, p, all);
		for (size_t k = 0; k < found.all.n; k++)
			marked_add(a, told, found.all.at[k]);
	}
}

struct consents amendment_consents(struct arena *a, const struct amendment *in)
{
	struct consents all = {0};

	if (!in->contract)
		return all;
	struct consent_scope *s = consent_scope_new(a, in->before, in->after, in->contract->id);
	struct marked_changes told = {0};

	for (size_t i = 0; i < in->n; i++)
		add_document(a, in, s, &in->documents[i], &told, &all);
	for (size_t i = 0; i < told.all.n; i++)
		consent_add_change(s, told.all.at[i], &all);
	return all;
}

bool amendment_signs(const struct amendment *in, const struct contract *c,
		     const struct contract_party *cp)
{
	return (in->agree->all.n && contract_has_side(c, cp)) ||
	       consents_of_party(in->agree, cp->party) || amendment_joins(in, cp->party) || amendment_leaves(in, cp->party);
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
