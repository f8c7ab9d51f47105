/* SPDX-License-Identifier: MIT
 *
 * What somebody has to see to: part of an accepted risk, of an action and of an item of the
 * checklist that is not done yet (derive/follow_ups.h makes one calendar of all).
 */
#ifndef BUNKAI_MODEL_FOLLOW_UP_H
#define BUNKAI_MODEL_FOLLOW_UP_H

/*
 * Who sees to something, until when, and when it is looked at again. Dates are ISO; NULL: nothing
 * is said.
 */
struct follow_up {
	const char *owner, *due, *review;
	const char *done; /* the day on which what was due was done; a review still counts */
};

#endif
