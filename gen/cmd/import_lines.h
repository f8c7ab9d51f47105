/* SPDX-License-Identifier: MIT
 *
 * Lines of what an import of a list read, for people: what is new, changed or gone by name, and what
 * is odd by its kind. Of each a few; the report (--report, --json) has all.
 */
#ifndef BUNKAI_CMD_IMPORT_LINES_H
#define BUNKAI_CMD_IMPORT_LINES_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/* Nothing where there are none. */
void import_print_names(struct arena *a, const char *head, const char *const *names, size_t n);

/* Findings with their places; those of a code stand together, as `dl` is sorted. */
void import_print_findings(struct arena *a, const struct diag_list *dl);

#endif
