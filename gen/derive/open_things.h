/* SPDX-License-Identifier: MIT
 *
 * What nobody holds yet, as rows of a contract's responsibility table: roles of its systems,
 * servers, devices, lines and backups that bunkai.json gives nobody (tending_roles, as far as a table
 * prints them), forms of its registers' flows that no party handles, and premises that nobody
 * holds. Each is 要協議 until bunkai.json says who, or a decision does.
 *
 * They look like rows of a register that no file holds (`made`), so that keys, decisions, filters
 * and papers take them as any other: `device.tele-gw.gw-vpn/updates`, `flow.プラットフォーム/handles`,
 * `premise.3f9c2a/holds`. The ids come from the user's own; that of a premise, which has none, from
 * its text.
 */
#ifndef BUNKAI_DERIVE_OPEN_THINGS_H
#define BUNKAI_DERIVE_OPEN_THINGS_H

#include "model/library.h"
#include "model/project.h"
#include "model/register.h"

/* What `set` takes to name the party: 'device/tele-gw/gw-vpn' and 'updates'. */
struct open_setting {
	const char *subject, *member;
	bool fresh; /* bunkai.json has no such thing yet: --new */
};

/* What belongs to a row. */
struct open_row {
	size_t risk;       /* its place among the register's */
	const char *party; /* that bunkai.json gives it to meanwhile; NULL: nobody */
	struct open_setting setting;
};

struct open_things {
	const struct risk_register *reg; /* a risk per thing, a requirement per row */
	VEC(struct open_row) rows;       /* of each requirement */
};

/*
 * The rows of one contract, in the order of systems, registers and premises; none where no paper of
 * the contract prints who sees to things. A row that a decision names stays when bunkai.json says
 * who it is.
 */
struct open_things open_things_of(struct arena *a, const struct project *p,
				  const struct library *l, const struct contract *c);

/* The id of the part of a template that prints what such a row speaks of: 'devices'. */
const char *open_thing_table(struct arena *a, const struct risk *thing);

/* The thing as papers call it in place of its id: 院内連携サーバのVPNルータ, インフラの情報流. */
const char *open_thing_name(struct arena *a, const struct library *l, const struct risk *thing);

/* Its row in place of the key, which commands take: 院内連携サーバのVPNルータの更新担当者. */
const char *open_row_name(struct arena *a, const struct library *l, const struct risk *thing,
			  const struct requirement *row);

/* True when a paper of the contract has one of the tables that articles cite. */
bool contract_prints_tables(const struct project *p, const struct library *l,
			    const struct contract *c);

#endif
