/* SPDX-License-Identifier: MIT
 *
 * Who has to agree again: the parties of a contract whose obligation, right, fee or time a change
 * touches, or with whom they have the contract. A telephone number, a count, a reference or a
 * layout needs nobody.
 *
 *     struct consent_scope *s = consent_scope_new(a, before, after, "tele-2026");
 *     struct consents c = {0};
 *     consent_add_unit(s, "annex", pair, &c);
 *
 * What is owed is owed to somebody: with whoever is concerned the hospital agrees, and with the
 * hospital alone the contract's vendor.
 */
#ifndef BUNKAI_EFFECTS_CONSENT_H
#define BUNKAI_EFFECTS_CONSENT_H

#include "changes/doc_compare.h"
#include "effects/consent_set.h"
#include "effects/derived_state.h"

struct consent_scope;

/* Of the contract of that id; either state may lack it. */
struct consent_scope *consent_scope_new(struct arena *a, const struct derived_state *before,
					const struct derived_state *after, const char *contract);

/* What a unit of one of the contract's papers that are signed (no report) asks for. */
void consent_add_unit(struct consent_scope *s, const char *document,
		      const struct doc_unit_pair *pair, struct consents *out);

/* What a change asks for that papers print as tables of things, parties and times. */
void consent_add_change(struct consent_scope *s, const struct change *c, struct consents *out);

/*
 * False of a change that binds nobody, whatever papers say it: contacts, answers to questionnaires,
 * how grave a risk is.
 */
bool consent_can_ask(const struct change *c);

#endif
