/* SPDX-License-Identifier: MIT
 *
 * The parties that see to a system and to what belongs to it: who names them, and who has which
 * role for which thing (who updates a device, who maintains a server).
 */
#ifndef BUNKAI_MODEL_OBJECTS_H
#define BUNKAI_MODEL_OBJECTS_H

#include "base/fields.h"
#include "base/nearest.h"
#include "model/project.h"

/* A system, or one of its servers, devices, lines and backups. */
struct tended {
	const char *kind;              /* 'device': as roles are written, `updates(device)` */
	const char *id, *name, *place;
	const char *out_of_scope;      /* the party that answers for it; NULL: the contract does */
	const struct system *system;
	const struct field_table *table; /* of its members, and the thing that has them */
	const void *object;
};

typedef void visit_tended(void *context, const struct tended *t);

/* The system itself, then its servers, devices, lines and backups, in the file's order. */
void system_visit_things(const struct system *s, visit_tended *visit, void *context);

/* The system itself as one of its things. */
struct tended system_tended(const struct system *s);

/*
 * What a party is to a kind of thing. The roles are owner, updates, maintainer, configurer and
 * monitor; of backups takes and restores; of lines carrier and terminal; of systems vendor.
 */
struct tending_role {
	const char *role, *kind;
	/*
	 * members that name the party, the first that does counts: the thing's own, then those of
	 * the system above it
	 */
	const char *own[3], *above[3];
	bool asked; /* a table prints it: nobody's is to be agreed */
};

/* All roles, *n of them: those of a kind stand together. */
const struct tending_role *tending_roles(size_t *n);

/* 'updates(device)' or 'updates' of a device; NULL: there is no such role. */
const struct tending_role *tending_role_find(const char *written);
const struct tending_role *tending_role_of(const char *kind, const char *role);

/* 'updates(device)' … for whoever wrote another. */
struct known tending_roles_known(struct arena *a);

/* The party that has the role for the thing; NULL: nobody said. */
const char *tending_party(const struct tending_role *role, const struct tended *t);

/* One member of a thing, and the party it names. */
struct tending {
	const char *member, *party;    /* 'updates', an id of a party */
	const char *id, *name, *place; /* of the thing */
	/* the party does something by the contract: it does not merely own, nor is the thing another's */
	bool works;
};

typedef void visit_tending(void *context, const struct tending *t);

/* Every party that a system, its servers, devices, lines and backups name, in the file's order. */
void system_visit_parties(const struct system *s, visit_tending *visit, void *context);

/* A system, or something that belongs to it, as commands name it: KIND/ID. */
struct object {
	const char *kind;              /* system, server, device, line, backup, medium */
	const struct system *system;   /* its own, or that it belongs to */
	const char *id, *name, *place; /* name NULL: it has none */
	const struct field_table *table;
	const void *at;                /* what the table reads */
};

typedef void visit_thing(void *context, const struct object *o);

/* Each system with its servers, devices, lines, backups and media behind it, in the file's order. */
void project_visit_objects(const struct project *p, visit_thing *visit, void *context);

/* True when one of them is `party`. */
bool system_names_party(const struct system *s, const char *party);

/*
 * The one through whom the party is bound: itself if it signs the contract, else the nearest one
 * above it (`under`) that does. NULL: nobody, as of a party that nobody named.
 */
const struct contract_party *contract_signatory(const struct project *p, const struct contract *c,
						const char *party);

/* True when the party signs the contract, or is under somebody who does. */
bool contract_reaches_party(const struct project *p, const struct contract *c, const char *party);

/* What the contract says of a flow; NULL: nothing. */
const struct flow_share *contract_flow(const struct contract *c, const char *reg, const char *flow);

/* True when somebody's premises name the note of a register. */
bool contract_has_premise(const struct contract *c, const char *reg, const char *note);

#endif
