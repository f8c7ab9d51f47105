/* SPDX-License-Identifier: MIT
 *
 * What findings speak of, with its words: a row of a register with its text, a contract with its
 * title, a contact with its name.
 */
#ifndef BUNKAI_CHECK_SUBJECTS_H
#define BUNKAI_CHECK_SUBJECTS_H

#include <stdbool.h>

#include "base/diag.h"
#include "model/library.h"
#include "model/project.h"

struct subject {
	const char *id;    /* as findings name it: 'R24/④-1', 'tele-2026' */
	const char *words; /* "" when it has none */
	const char *place; /* where it stands: a file, or a place in it; two may have one id */
	bool in_register;  /* a row or a risk, which `bunkai explain` explains */
	const struct subject *next; /* of the same id */
};

struct subjects {
	VEC(struct subject *) all; /* in the order of the files that have them */
	struct map *by_id;
};

/* Rows have their keys with and without their register in front. */
struct subjects *subjects_new(struct arena *a, const struct project *p, const struct library *l);

/* What a finding speaks of, of two with one id the one at its place; NULL: nothing known. */
const struct subject *subjects_find(const struct subjects *s, const struct diag *d);

/*
 * True when what somebody wrote means that subject: itself, a pattern with *, a risk of whose rows
 * it is one; without the register in front it means rows of every register.
 */
bool subject_is_meant(const char *subject, const char *written);

#endif
