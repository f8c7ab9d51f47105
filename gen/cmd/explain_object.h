/* SPDX-License-Identifier: MIT
 *
 * What explain says of a system, and of what belongs to it: who does what about it and which
 * statements, 別表 and rows rest on that.
 */
#ifndef BUNKAI_CMD_EXPLAIN_OBJECT_H
#define BUNKAI_CMD_EXPLAIN_OBJECT_H

#include "work/run.h"

/* `key` as 'device/gw-fw', or 'device/tele-gw/gw-fw'. False: it names none. */
bool explain_object(const struct run *run, const char *key);

#endif
