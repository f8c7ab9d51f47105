/* SPDX-License-Identifier: MIT
 *
 * The contacts of the contract's parties that serve its systems, or no system in particular.
 */
#ifndef BUNKAI_TALKS_SENT_CONTACTS_H
#define BUNKAI_TALKS_SENT_CONTACTS_H

#include "bind/bind.h"
#include "talks/row_now.h"

void sent_contacts_add(struct arena *a, const struct bind_input *in, struct sent_rows *rows);

#endif
