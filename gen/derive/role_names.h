/* SPDX-License-Identifier: MIT
 *
 * Placeholders for whoever has a role for things: `{{updates(device)}}は、` prints 乙 where one party
 * updates every device of the document, else the table that names them (責任分界表の別表3 …に掲げる
 * 更新担当者). The roles are those of model/objects.h.
 */
#ifndef BUNKAI_DERIVE_ROLE_NAMES_H
#define BUNKAI_DERIVE_ROLE_NAMES_H

#include "model/library.h"
#include "model/project.h"

/* True of the name of such a placeholder, be the role known or not: 'updates(device)'. */
bool role_name_is(const char *name);

/*
 * Adds all of them to `names`, which has the parties' names and the tables already. `c` NULL: a
 * document of the whole hospital, which speaks of all systems.
 */
void role_names_add(struct arena *a, const struct project *p, const struct library *l,
		    const struct contract *c, struct settings *names);

#endif
