/* SPDX-License-Identifier: MIT
 *
 * What bunkai import was told, for the kinds of things that it reads: a register by import.c, all
 * others by a file each (import_ledger.c …).
 */
#ifndef BUNKAI_CMD_IMPORT_OPTIONS_H
#define BUNKAI_CMD_IMPORT_OPTIONS_H

#include <stdbool.h>

#include "base/arena.h"
#include "cmd/options.h"

struct import_options {
	const char *source, *to, *profile, *report, *id;
	const char *as;       /* a word of import_kinds; NULL: a register */
	const char *contract; /* whose decisions a responsibility table gives */
	/* of answers: the form, who answered it, of which system and product */
	const char *questionnaire, *from, *system, *product;
	const char *date;     /* the day of the form, whose year days without one get */
	const char *over; /* the baseline register whose rows give way */
	struct operand_list said; /* HEAD=FIELD, of a guess */
	bool guess, dry_run, json, strict;
};

/* What `--as` says, and who does it; returns the exit status. */
struct import_kind {
	const char *word;
	int (*run)(struct arena *a, const struct import_options *o);
	/* names of the options that it uses besides --to, --as, --dry-run and --json, NULL-ended */
	const char *const *uses;
};

#endif
