/* SPDX-License-Identifier: MIT
 *
 * The parties that see to a system and to what belongs to it.
 */
#ifndef BUNKAI_MODEL_OBJECTS_H
#define BUNKAI_MODEL_OBJECTS_H

#include "base/fields.h"
#include "model/project.h"

/* One member of a thing, and the party it names. */
struct tending {
	const char *member, *party;    /* 'updates', an id of a party */
	const char *id, *name, *place; /* of the thing */
	bool works;                    /* the party does something: it does not merely own */
};

typedef void visit_tending(void *context, const struct tending *t);

/* Every party that a system, its servers, devices, lines and backups name, in the file's order. */
void system_visit_parties(const struct system *s, visit_tending *visit, void *context);

/* A system, or something that belongs to it, as commands name it: KIND/ID. */
struct object {
	const char *kind;              /* system, server, device, line, backup */
	const struct system *system;   /* its own, or that it belongs to */
	const char *id, *name, *place; /* name NULL: it has none */
	const struct field_table *table;
	const void *at;                /* what the table reads */
};

typedef void visit_thing(void *context, const struct object *o);

/* Each system with its servers, devices, lines and backups behind it, in the file's order. */
void project_visit_objects(const struct project *p, visit_thing *visit, void *context);

/* True when one of them is `party`. */
bool system_names_party(const struct system *s, const char *party);

/* True when the party signs the contract, or is under somebody who does. */
bool contract_reaches_party(const struct project *p, const struct contract *c, const char *party);

/* What the contract says of a flow; NULL: nothing. */
const struct flow_share *contract_flow(const struct contract *c, const char *reg, const char *flow);

/* True when somebody's premises name the note of a register. */
bool contract_has_premise(const struct contract *c, const char *reg, const char *note);

#endif
