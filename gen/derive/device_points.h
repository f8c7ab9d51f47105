/* SPDX-License-Identifier: MIT
 *
 * What is wrong with a list of devices, or in doubt: for findings and for papers alike.
 */
#ifndef BUNKAI_DERIVE_DEVICE_POINTS_H
#define BUNKAI_DERIVE_DEVICE_POINTS_H

#include "derive/devices.h"

enum device_point_kind {
	POINT_SUPPORT_ENDED,   /* word: the operating system, day: when */
	POINT_SUPPORT_UNKNOWN, /* word: operating systems with their numbers */
	POINT_WITHOUT_UPDATES,
	POINT_LINE_UNKNOWN,    /* word: as the list has it */
	POINT_LINE_UNSAID,
	POINT_NOT_IN_FIGURE,
	POINT_NOT_IN_LIST,     /* object */
	POINT_LINK_DOUBTFUL,   /* word: what it may be */
	POINT_OBJECT_UNKNOWN,  /* word: what the row says that it is */
	POINT_DOUBLE,          /* member, word */
	POINT_PARTY_UNKNOWN,   /* member, word */
	POINT_SYSTEM_UNKNOWN,  /* word */
	POINT_KIND_UNKNOWN,    /* word */
	POINT_KIND_UNSAID,
	POINT_BAD_ADDRESS,     /* member, word: the first */
	POINT_DEVICE__MAX
};

/* 'support-ended' … */
const char *device_point_name(enum device_point_kind kind);

struct told_devices {
	VEC(const struct known_device *) all; /* in the list's order */
};

struct device_point {
	enum device_point_kind kind;
	const char *word, *member, *day;
	struct told_devices devices;
	const struct object *object;
};

struct device_points {
	VEC(struct device_point) all; /* by kind, then in the list's order */
};

/* What many rows share is one point. All lives in `a`; `all` is lent. */
struct device_points device_points_of(struct arena *a, const struct project *p,
				      const struct library *l, const struct known_devices *all);

#endif
