/* SPDX-License-Identifier: MIT
 *
 * Who has to sign an amendment: the memorandum's signatories, what a notice asks for, and `impact`
 * go by the same rules (effects/consent.h).
 */
#ifndef BUNKAI_AMEND_AMENDMENT_CONSENTS_H
#define BUNKAI_AMEND_AMENDMENT_CONSENTS_H

#include "amend/amendment.h"
#include "effects/consent.h"

/* Of a contract's amendment; of the hospital's nobody signs. */
struct consents amendment_consents(struct arena *a, const struct amendment *in);

/*
 * True of whoever signs the memorandum: whose own changes, who joins or leaves, and wherever anybody
 * does the two sides of the contract, without whom it does not change; what touches nobody the
 * hospital tells (clause general-amendment). `c` is the contract in the state that has the party.
 */
bool amendment_signs(const struct amendment *in, const struct contract *c,
		     const struct contract_party *cp);

/*
 * 役割、費用: what of a party's is touched, in words of the library; of nothing that it signs as a
 * side of the contract.
 */
const char *amendment_consent_words(struct arena *a, const struct amendment *in, unsigned what);

#endif
