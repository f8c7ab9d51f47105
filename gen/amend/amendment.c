/* SPDX-License-Identifier: MIT
 *
 * What the papers of an amendment share: their head is the contract's, or the hospital's, in the
 * new state; words of units keep the audience that they had in the documents.
 */
#include "amend/amendment.h"

#include <string.h>

#include "derive/core_annex.h"

struct amendment amendment_of(const struct library *l, const struct project *p,
			      const struct contract *contract)
{
	const struct party *hospital = project_party_of_kind(p, "hospital");
	const char *name = hospital ? hospital->name : NULL;

	static const struct consents nobody = {0};

	return (struct amendment){.library = l,
				  .agree = &nobody,
				  .project = p,
				  .contract = contract,
				  .subtitle = contract ? contract->title : name,
				  .author = name,
				  .date = p->date,
				  .force = p->date};
}

/* A contract as it is in a state; NULL: it has none of that id. */
static const struct contract *contract_in(const struct contract *c,
					  const struct derived_state *state)
{
	return c && state ? project_contract(state->own.project, c->id) : NULL;
}

static bool is_only_in(const struct contract *here, const struct contract *there, const char *party)
{
	return here && there && contract_has_party(here, party) &&
	       !contract_has_party(there, party);
}

bool amendment_joins(const struct amendment *in, const char *party)
{
	return is_only_in(contract_in(in->contract, in->after),
			  contract_in(in->contract, in->before), party);
}

bool amendment_leaves(const struct amendment *in, const char *party)
{
	return is_only_in(contract_in(in->contract, in->before),
			  contract_in(in->contract, in->after), party);
}

static bool is_core(const struct impact_document *d, const struct derived_state *state)
{
	const struct contract *c = contract_in(d->contract, state);
	const struct template *t = c ? library_template(state->own.library, d->document) : NULL;

	return t && core_annex_is(state->own.library, t, c);
}

bool amendment_reshapes(const struct amendment *in, const struct impact_document *d)
{
	const struct template *t = library_template(in->library, d->document);
	bool amended = d->diff->before && d->diff->after && !doc_diff_is_same(d->diff);

	return amended && t && strcmp(template_articles(t), t->id) == 0 &&
	       is_core(d, in->before) != is_core(d, in->after);
}

const char *amendment_reshaped_word(struct arena *a, const struct amendment *in, const char *name)
{
	bool core = contract_is_core(contract_in(in->contract, in->after));

	return amendment_word(in, arena_concat(a, name, core ? ".core" : ".full", (char *)NULL));
}

const char *amendment_edition(const struct amendment *in)
{
	return in->edition ? in->edition : amendment_word(in, "amending.edition");
}

const char *amendment_word(const struct amendment *in, const char *name)
{
	return library_word(in->library, name);
}

struct doc *amendment_paper(struct arena *a, const struct amendment *in, const char *id,
			    const char *title)
{
	struct doc *d = doc_new(a, id, title);

	d->subtitle = in->subtitle;
	d->contract = in->contract ? in->contract->id : NULL;
	d->date = in->date;
	d->shown_date = in->date ? unicode_wareki(a, in->date) : NULL;
	d->author = in->author;
	d->setup = "bound"; /* with what it amends */
	d->reader = in->contract ? AUDIENCE_PARTIES : AUDIENCE_HOSPITAL;
	return d;
}

static enum audience unit_audience(const struct doc_node *node)
{
	enum audience all = node->audience;

	for (const struct doc_node *child = node->first; child; child = child->next)
		all = audience_narrower(all, unit_audience(child));
	return all;
}

enum audience amendment_pair_audience(const struct doc_unit_pair *p)
{
	enum audience before = p->before ? unit_audience(p->before->node) : AUDIENCE_EVERYONE,
		      after = p->after ? unit_audience(p->after->node) : AUDIENCE_EVERYONE;

	return audience_narrower(before, after);
}

void amendment_narrow(struct doc_node *node, enum audience audience)
{
	node->audience = audience_narrower(node->audience, audience);
	for (struct doc_node *child = node->first; child; child = child->next)
		amendment_narrow(child, audience);
}

bool amendment_counts(const struct doc_unit_pair *p)
{
	return p->state >= UNIT_NUMBER && p->state != UNIT_COLUMNS;
}
