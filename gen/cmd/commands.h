/* SPDX-License-Identifier: MIT
 *
 * The list of commands, in the order in which people meet them, and what can be asked of all.
 */
#ifndef BUNKAI_CMD_COMMANDS_H
#define BUNKAI_CMD_COMMANDS_H

#include "cmd/command.h"

/* NULL when there is no such command. */
const struct command *commands_find(const char *name);

/* How all of them are used. */
void commands_print(FILE *out);

/* Says that there is no such command, and which there are; returns EXIT_USAGE. */
int commands_refuse(const char *name);

#endif
