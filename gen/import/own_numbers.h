/* SPDX-License-Identifier: MIT
 *
 * Numbers for requirements that the source prints without one. Nothing can be said, decided or
 * cited about a row without a number, so bunkai gives it its own: #1, #2 … within its risk. A row
 * keeps its number when the list is read again: it is known by its risk and its text.
 */
#ifndef BUNKAI_IMPORT_OWN_NUMBERS_H
#define BUNKAI_IMPORT_OWN_NUMBERS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "import/profile.h"
#include "import/source_rows.h"
#include "model/register.h"

/*
 * Rows of treatments that have a risk and a text get a number (a field 'no' that is `made`).
 * `standing` is the register that the import replaces, NULL when there is none. A finding
 * (numbered-here) for each table tells which.
 */
void own_numbers_give(struct arena *a, struct source_tables *source, const struct profile *p,
		      const struct risk_register *standing, struct diag_list *dl);

/* The same for the requirements of bunkai's own JSON. */
void own_numbers_fill(struct arena *a, struct risk_register *reg,
		      const struct risk_register *standing, struct diag_list *dl);

#endif
