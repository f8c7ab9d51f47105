/* SPDX-License-Identifier: MIT
 *
 * Short marks where there is no room for names: Ａ, Ｂ … for the parties that are not the hospital,
 * 契1, 契2 … (the word `contract.mark`) for contracts, in the order of bunkai.json.
 */
#ifndef BUNKAI_DERIVE_PARTY_MARKS_H
#define BUNKAI_DERIVE_PARTY_MARKS_H

#include "model/library.h"
#include "model/project.h"

/* Its id when there is no such party. */
const char *party_mark(struct arena *a, const struct project *p, const char *party);

/* 'Ａ 例示電子カルテ株式会社　Ｂ 見本メディカルネット株式会社'; "" where there are none. */
const char *party_marks_text(struct arena *a, const struct project *p);

/* 契1; the contract is one of the project's. */
const char *contract_mark(struct arena *a, const struct library *l, const struct project *p,
			  const struct contract *c);

/* '契1 電子カルテシステム保守契約書　契2 …'; "" where there are none. */
const char *contract_marks_text(struct arena *a, const struct library *l, const struct project *p);

#endif
