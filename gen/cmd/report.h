/* SPDX-License-Identifier: MIT
 *
 * How a command ends: its exit status, what it says of findings, and whether its output arrived.
 */
#ifndef BUNKAI_CMD_REPORT_H
#define BUNKAI_CMD_REPORT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"
#include "model/edition.h"
#include "work/readiness.h"

enum exit_status { EXIT_FINE, EXIT_UNUSABLE, EXIT_USAGE, EXIT_IO };

/*
 * The exit status that findings of level error call for: 3 when a file could not be read or
 * written, else 1; 0 without errors.
 */
int report_status(const struct diag_list *dl);

/* Sorts and prints findings on stderr; returns report_status. */
int report_print(struct diag_list *dl);

/* The findings as they stand in a "findings" member. */
struct json *report_findings(struct arena *a, const struct diag_list *dl);

/* Prints {"schema": "bunkai/findings/1", …} on stdout; false when stdout cannot be written. */
bool report_print_findings(struct arena *a, const struct diag_list *dl);

/* Says on stdout how many documents are marked as drafts, and what to ask; nothing when none is. */
void report_open(struct arena *a, const char *folder, const struct marking *m);

/* Says on stdout, behind what was said of an edition, who approved it; nothing when nobody did. */
void report_approval(const struct manifest *m);

/* A name as it can be pasted behind a command: in quotes where a shell would take it apart. */
const char *report_shell_word(struct arena *a, const char *name);

/* Closes stdout and says whether everything reached it. */
bool report_close_output(void);

#endif
