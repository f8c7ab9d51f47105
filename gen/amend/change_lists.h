/* SPDX-License-Identifier: MIT
 *
 * A change of a list as a whole (change.of_list) in words: 院内連携サーバの機器 in another order,
 * where a register has its rows.
 */
#ifndef BUNKAI_AMEND_CHANGE_LISTS_H
#define BUNKAI_AMEND_CHANGE_LISTS_H

#include "amend/telling.h"

/* 院内連携サーバの機器, 登録簿「オンライン診療」のリスク */
const char *change_list_subject(const struct telling *t);

/* The elements in their order, one per line; of places the first and the last row. NULL: none. */
const char *change_list_value(const struct telling *t);

#endif
