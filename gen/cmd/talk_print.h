/* SPDX-License-Identifier: MIT
 *
 * How far the parties of contracts have answered what was sent to them (derive/talks.h), as `ready`
 * and `status` say it: a line for each contract and party, or an element of a list.
 */
#ifndef BUNKAI_CMD_TALK_PRINT_H
#define BUNKAI_CMD_TALK_PRINT_H

#include "base/json.h"
#include "work/run.h"

/*
 * Of the contract alone, NULL: of all that are made. Nothing when nothing was sent and nothing came.
 */
void talk_print(struct arena *a, const struct run *run, const char *contract, const char *indent);

/* An array, for people's programs: the schema of `status` has its members. */
struct json *talk_to_json(struct arena *a, const struct run *run, const char *contract);

#endif
