/* SPDX-License-Identifier: MIT
 *
 * Short marks for the parties that are not the hospital, where there is no room for names: Ａ, Ｂ
 * … as bunkai.json has them.
 */
#ifndef BUNKAI_DERIVE_PARTY_MARKS_H
#define BUNKAI_DERIVE_PARTY_MARKS_H

#include "model/project.h"

/* Its id when there is no such party. */
const char *party_mark(struct arena *a, const struct project *p, const char *party);

/* 'Ａ 例示電子カルテ株式会社　Ｂ 見本メディカルネット株式会社'; "" where there are none. */
const char *party_marks_text(struct arena *a, const struct project *p);

#endif
