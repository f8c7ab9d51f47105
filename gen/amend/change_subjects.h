/* SPDX-License-Identifier: MIT
 *
 * What a change is of, by the name or key that a reader knows: 院内連携サーバの機器「VPN装置」,
 * リスクR118, 決定D-03（R130/対応事項). Never by an id of a file.
 */
#ifndef BUNKAI_AMEND_CHANGE_SUBJECTS_H
#define BUNKAI_AMEND_CHANGE_SUBJECTS_H

#include "amend/telling.h"

/* With the kind in front. */
const char *change_subject(const struct telling *t);

/* The name alone; "" where a reader knows none. */
const char *change_subject_name(const struct telling *t);

/* The same of an object of another kind that hangs below the change's: a server of a system. */
const char *change_object_name(const struct telling *t, const char *kind, const void *object);

/* The term that a change of the project's `terms` is of; NULL: it is no such change. */
const struct shared_term *change_own_term(const struct telling *t);

#endif
