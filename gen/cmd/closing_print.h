/* SPDX-License-Identifier: MIT
 *
 * How `status` tells what the end of a contract asks for (derive/closing.h): for people what stands
 * open, in JSON all of it.
 */
#ifndef BUNKAI_CMD_CLOSING_PRINT_H
#define BUNKAI_CMD_CLOSING_PRINT_H

#include "base/json.h"
#include "work/run.h"

/*
 * Of each contract that has an end a line for each item that stands open, earliest first, or one that
 * says that all is done.
 */
void closing_print(struct arena *a, const struct run *run);

/* One object for each such contract. */
struct json *closing_to_json(struct arena *a, const struct run *run);

#endif
