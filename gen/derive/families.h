/* SPDX-License-Identifier: MIT
 *
 * Which family a register belongs to, by the texts of its risks: neither heads nor ids tell, for
 * others use the same form and count their risks R01, R02 … too. A family's file holds the mark of
 * each risk's text (clauses/README.md).
 */
#ifndef BUNKAI_DERIVE_FAMILIES_H
#define BUNKAI_DERIVE_FAMILIES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/library.h"
#include "model/register.h"

/*
 * The mark of a text: SHA-256, 12 hexadecimal digits of it, over its first 20 characters, folded
 * and without white space; so that wrapping, widths and clipping make no difference, and no text of
 * others stands in the library. NULL for no text.
 */
char *family_mark(struct arena *a, const char *text);

/* True when the risk is the family's own of that id. A family without marks takes all risks. */
bool family_has_risk(struct arena *a, const struct family *f, const struct risk *risk);

/* The family of the register, if the risk is the family's own; NULL: none. */
const struct family *family_of_risk(struct arena *a, const struct library *l,
				    const struct risk_register *reg, const struct risk *risk);

/* The family of which the register has at least the share of risks that it asks for; NULL: none. */
const struct family *family_recognise(struct arena *a, const struct library *l,
				      const struct risk_register *reg);

/*
 * Sets the family of a register that was imported. What its profile claims only counts for families
 * without marks or that are not in the library. Findings: not-its-family (topics come from words
 * then), and other-texts for risks that have an id of the family but not its text.
 */
void family_settle(struct arena *a, const struct library *l, struct risk_register *reg,
		   struct diag_list *dl);

#endif
