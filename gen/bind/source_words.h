/* SPDX-License-Identifier: MIT
 *
 * Where a testimony stands and what it says, as a paper for people prints it: a name for an id, a
 * word for a member (リモート保守 あり, not remote_maintenance=true).
 */
#ifndef BUNKAI_BIND_SOURCE_WORDS_H
#define BUNKAI_BIND_SOURCE_WORDS_H

#include "bind/view.h"
#include "derive/testimonies.h"

/* 'MDS4.1 12.4' of 'mds-4.1/12.4'; NULL: there is no such form. */
const char *form_item_words(struct binding *b, const char *key);

/* 'MDS4.1 12.4', '電子カルテ リモート保守'; the key itself where it names nothing of the project. */
const char *source_place_words(struct binding *b, const struct testimony *t);

/* 'あり', '更新を行う者：例示カルテ株式会社'; what was said itself where it is no member. */
const char *source_said_words(struct binding *b, const struct testimony *t);

#endif
