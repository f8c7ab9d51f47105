/* SPDX-License-Identifier: MIT
 *
 * The list of devices (ledger.json) beside what bunkai.json says of systems, servers and devices:
 * which row is which object, until when it has support, and who updates it. Everybody who prints or
 * checks the list asks here.
 */
#ifndef BUNKAI_DERIVE_DEVICES_H
#define BUNKAI_DERIVE_DEVICES_H

#include "model/library.h"
#include "model/objects.h"

enum support_state {
	SUPPORT_PAST,    /* it ended before the project's date */
	SUPPORT_NEAR,    /* it ends within twelve months */
	SUPPORT_HOLDS,
	SUPPORT_UNKNOWN, /* neither the list nor clauses/os-support.json has the end */
	SUPPORT__MAX
};

/* 'past', 'near', 'holds', 'unknown' */
const char *support_state_name(enum support_state s);

struct known_device {
	const struct ledger_entry *entry;
	const struct system *system; /* NULL: none is said, or none is known */
	const struct object *object; /* server or device of bunkai.json that it is; NULL: none */
	const char *maybe;           /* 'server/SYS/ID': what it may be, where that is in doubt */
	const struct os_support *os; /* NULL: none that is known */
	const char *end;             /* of its support: the list's, the object's, else the table's */
	enum support_state support;
	const char *updates;         /* id of a party: the list's, else the object's; NULL */
	const struct line *line;     /* by which it is maintained from outside */
};

struct known_devices {
	VEC(struct known_device) all;      /* in the list's order */
	VEC(const struct object *) absent; /* servers and devices that the list does not have */
};

/* All lives in `a`. Without a ledger both lists are empty. */
struct known_devices devices_of(struct arena *a, const struct project *p, const struct library *l);

/* The day's state of a support that ends then (`latest`: of the edition that has the longest). */
enum support_state support_state_of(struct arena *a, const struct project *p, const char *end,
				    const char *latest);

/*
 * The same of an operating system as somebody wrote it, by clauses/os-support.json where *end is
 * NULL; then *end becomes what it says, or stays NULL.
 */
enum support_state support_find(struct arena *a, const struct project *p, const struct library *l,
				const char *os, const char **end);

/* What a machine is called in findings and papers: 'fhej0002', 'fhej0002（MS surface）'. */
const char *device_name(struct arena *a, const struct ledger_entry *e);

/* 'server/SYS/ID' */
const char *object_path(struct arena *a, const struct object *o);

/* True of servers and of what makes the network. */
bool device_is_central(const struct known_device *d);

#endif
