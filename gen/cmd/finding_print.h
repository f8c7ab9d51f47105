/* SPDX-License-Identifier: MIT
 *
 * Findings as people read them on a terminal: by groups, or one a line, how many they are, and what
 * to do first.
 */
#ifndef BUNKAI_CMD_FINDING_PRINT_H
#define BUNKAI_CMD_FINDING_PRINT_H

#include "check/finding_filter.h"

struct finding_print {
	struct arena *a;
	const char *folder; /* as it was given on the command line; with `library` NULL: none */
	const struct subjects *subjects;
	const struct finding_wish *wish; /* what was asked for */
	const struct diag_list *shown;   /* sorted */
	size_t left_out;                 /* by the filter */
	bool all;                        /* one a line, and all of them */
	bool library;                    /* the findings are of the library alone */
};

/* On stdout. */
void finding_print(const struct finding_print *p);

#endif
