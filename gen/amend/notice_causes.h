/* SPDX-License-Identifier: MIT
 *
 * What happened, for a sentence that begins a notice: who joined or left, what was added or
 * removed, who sees to it now; else in general where the changes come from.
 */
#ifndef BUNKAI_AMEND_NOTICE_CAUSES_H
#define BUNKAI_AMEND_NOTICE_CAUSES_H

#include "amend/amendment.h"

/*
 * '例示社の加入、主機の追加、リスク登録簿の改訂その他の変更': of the changes that papers of the
 * amendment say, as far as the contract's parties may read of them; "" when there is none.
 */
const char *notice_causes(struct arena *a, const struct amendment *in);

#endif
