/* SPDX-License-Identifier: MIT
 *
 * Dates that stand in the project's own files: contracts, contacts to be dialled again, accepted
 * risks and actions, decisions with a day, servers whose support ends; and shared terms that are a
 * date.
 */
#ifndef BUNKAI_DERIVE_DUE_DATES_H
#define BUNKAI_DERIVE_DUE_DATES_H

#include "derive/due_list.h"

/* Adds all of them; of a contract without what is the hospital's own (accepted risks, actions). */
void due_dates_add(struct due_list *l);

#endif
