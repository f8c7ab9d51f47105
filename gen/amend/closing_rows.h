/* SPDX-License-Identifier: MIT
 *
 * An item of derive/closing.h as a row of a view, for the papers of an end and of a release alike.
 */
#ifndef BUNKAI_AMEND_CLOSING_ROWS_H
#define BUNKAI_AMEND_CLOSING_ROWS_H

#include "amend/amendment_view.h"
#include "derive/closing.h"

/*
 * The fields item, order, group, name, system, thing, act, who, to, day, provision, proof, proof-day,
 * done and by, each with the member it is made from in CLOSING_FIELDS. The caller adds `for`.
 */
struct view_row *closing_row_add(struct binding *b, struct view *v, const struct closing_item *i);

#define CLOSING_FIELDS                                                                             \
	{"item", ""}, {"group", ""}, {"name", ""}, {"system", "system.name"},                      \
		{"thing", "server.name device.name line.name backup.name"},                        \
		{"act", "flow-share.returns flow-share.erases"}, {"who", "contract-party.label"},  \
		{"to", "contract-party.label"}, {"day", "contract.ended contract.to"},             \
		{"provision", ""}, {"proof", ""}, {"proof-day", "contract.ended contract.to"},     \
		{"done", "contract.closing"}, {"by", "contract.closing"}, {"open", ""}

#endif
