/* SPDX-License-Identifier: MIT
 *
 * Names of bookmarks: what a paragraph, 項, 号 or row is called in a file that comes back. A name is
 * made of its key alone, so that who reads it back needs no list: at most 40 of A-Z a-z 0-9 _, and a
 * letter first, as word processors take them. What has other signs, or is longer, ends in signs of
 * its checksum.
 */
#ifndef BUNKAI_DOC_MARK_NAME_H
#define BUNKAI_DOC_MARK_NAME_H

#include "base/arena.h"

/*
 * Of an anchor ('clause-vpn-router'), of a 項 or 号 of a clause ('vpn-router/2', 'vpn-router/2(1)'),
 * of a row ('R24/④-1' and its phase behind a '@'). Equal keys give equal names, others others.
 */
const char *mark_name(struct arena *a, const char *key);

#endif
