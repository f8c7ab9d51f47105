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

/* 役割、費用: what of a party's is touched, in words of the library; "" of nothing. */
const char *amendment_consent_words(struct arena *a, const struct amendment *in, unsigned what);

#endif
