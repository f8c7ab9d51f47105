/* SPDX-License-Identifier: MIT
 *
 * The Japanese names of members: 更新を行う者 for `updates`, 「リモート保守」 for the feature
 * `remote_maintenance`, 「…」の「実施日の○日前まで」の数値 for a parameter. templates/words.json has
 * them as change.field.KIND.MEMBER, or change.field.MEMBER for all kinds; with `.of` behind for what
 * stands behind a dot ({{name}}).
 */
#ifndef BUNKAI_AMEND_CHANGE_MEMBERS_H
#define BUNKAI_AMEND_CHANGE_MEMBERS_H

#include "amend/telling.h"

/* Of an object of that kind; what nobody named is called as the project's own file does. */
const char *change_member(const struct telling *t, const char *kind, const char *field);

#endif
