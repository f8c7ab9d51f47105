/* SPDX-License-Identifier: MIT
 *
 * What a command is, and which there are. Each file of cmd/ defines one; commands.c lists them, and
 * no command sees that list.
 */
#ifndef BUNKAI_CMD_COMMAND_H
#define BUNKAI_CMD_COMMAND_H

#include <stdio.h>

#include "base/arena.h"

struct command {
	const char *name;
	/* argv[0] is 'bunkai NAME', for what getopt says; returns an exit status */
	int (*run)(struct arena *a, int argc, char **argv);
	/* what stands behind its name; the word FORMATS is printed as the list of all formats */
	const char *usage;
	const char *what; /* in a few words, marked for translation */
};

extern const struct command command_amend, command_ask, command_build, command_check,
	command_contacts, command_decide, command_diff, command_end, command_explain, command_fill,
	command_gaps, command_impact, command_import, command_issue,
	command_new, command_ready, command_receive, command_refresh, command_replace, command_reword,
	command_send, command_set, command_status, command_verify;

/* "bunkai build DIR -o OUT …", and below it what it does. */
void command_print(const struct command *c, FILE *out);

/* The same behind "usage:", on stderr; returns EXIT_USAGE. */
int command_usage(const struct command *c);

#endif
