/* SPDX-License-Identifier: MIT
 *
 * Everything that can be said about a register alone, by general rules. What it means for
 * responsibilities is checked elsewhere.
 */
#ifndef BUNKAI_CHECK_CHECK_REGISTER_H
#define BUNKAI_CHECK_CHECK_REGISTER_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/library.h"
#include "model/register.h"

/* `l` has the scoring models; NULL: the register's own matrix and levels only. */
void check_register(struct arena *a, const struct risk_register *reg, const struct library *l,
		    struct diag_list *dl);

#endif
