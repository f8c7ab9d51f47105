/* SPDX-License-Identifier: MIT
 *
 * Whether every server of a contract's systems has its updates from a vendor whom the contract
 * binds, and which stand against it: those of bunkai.json, whom articles and 別表 name, and those
 * that only the hospital's list of devices has.
 */
#ifndef BUNKAI_DERIVE_UPDATE_DUTIES_H
#define BUNKAI_DERIVE_UPDATE_DUTIES_H

#include "derive/devices.h"

enum update_state {
	UPDATES_VENDOR,     /* a vendor that the contract binds does it */
	UPDATES_NOBODY,     /* nobody is said to */
	UPDATES_NOT_LISTED, /* the list of devices alone has the machine, so the contract has not */
	UPDATES_UNBOUND,    /* whoever does it is not bound by this contract */
	UPDATES_HOSPITAL,   /* the hospital itself */
	UPDATES_OUTSIDE,    /* the thing is put outside of the contract */
	UPDATES__MAX
};

/* 'vendor', 'nobody', 'not-listed', 'unbound', 'hospital', 'outside' */
const char *update_state_name(enum update_state s);

struct update_duty {
	enum update_state state;
	bool is_server;              /* else a device of the network */
	const struct system *system;
	const char *id, *name, *os;
	const char *end;             /* of its support */
	enum support_state support;
	const char *party;           /* who does it; NULL: nobody */
	const char *place;           /* where it is written */
	bool of_ledger;              /* only the list of devices has it */
};

struct update_duties {
	VEC(struct update_duty) all; /* by system, servers before devices, as files have them */
};

struct update_duties update_duties_of(struct arena *a, const struct project *p,
				      const struct library *l, const struct contract *c,
				      const struct known_devices *devices);

#endif
