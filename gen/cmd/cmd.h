/* SPDX-License-Identifier: MIT
 *
 * The commands, and what they share: exit statuses, options and the printing of findings.
 */
#ifndef BUNKAI_CMD_CMD_H
#define BUNKAI_CMD_CMD_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"

enum exit_status { EXIT_FINE, EXIT_UNUSABLE, EXIT_USAGE, EXIT_IO };

/* Every command: argv[0] is its name; returns an exit status. */
typedef int command(struct arena *a, int argc, char **argv);

command cmd_import, cmd_check, cmd_build, cmd_explain, cmd_new, cmd_issue, cmd_verify, cmd_standing,
	cmd_refresh;
command cmd_diff, cmd_impact, cmd_amend;

/*
 * The exit status that findings of level error call for: 3 when a file could not be read or
 * written, else 1; 0 without errors.
 */
int cmd_status(const struct diag_list *dl);

/* Sorts and prints findings on stderr; returns cmd_status. */
int cmd_report(struct diag_list *dl);

/* "usage: bunkai …" of one command on stderr; returns EXIT_USAGE. */
int cmd_usage(const char *name);

/* The findings as they stand in a "findings" member. */
struct json *cmd_findings(struct arena *a, const struct diag_list *dl);

/* Prints {"schema": "bunkai/findings/1", …} on stdout; false when stdout cannot be written. */
bool cmd_print_findings(struct arena *a, const struct diag_list *dl);

/* Closes stdout and says whether everything reached it. */
bool cmd_close_output(void);

#endif
