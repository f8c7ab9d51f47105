/* SPDX-License-Identifier: MIT
 *
 * A system as a chain of what stands between the hospital and the vendor: system, devices, line,
 * devices, the other end, the cloud below it. Each element has an owner; where the owner changes
 * there is a boundary.
 */
#ifndef BUNKAI_BIND_FIGURE_CHAIN_H
#define BUNKAI_BIND_FIGURE_CHAIN_H

#include "bind/figure.h"

enum site { SITE_SYSTEM, SITE_INSIDE, SITE_LINE, SITE_OUTSIDE, SITE_END, SITE_CLOUD, SITE__MAX };

struct chain_link {
	enum site site;
	const char *text, *role;
	const char *owner;  /* party id; NULL: not known, and not the hospital */
	const char *place;  /* in bunkai.json; NULL: none of its own */
	bool linked;        /* to the one before it */
	const char *shows;  /* system, device, line, end or cloud, */
	VEC(const char *) ids; /* and of which devices, else of which system: figure_name_box */
};

struct chain {
	const struct system *system;
	bool neighbour;     /* of another contract: the system alone */
	VEC(struct chain_link) elements;
};

/* Does element `i` belong to another party than the one before it? Not when one is not known. */
bool chain_has_seam(const struct chain *c, size_t i);

struct chain chain_of(struct binding *b, const struct party *hospital, const struct system *s);
struct chain chain_of_neighbour(struct binding *b, const struct system *s);

#endif
