/* SPDX-License-Identifier: MIT
 *
 * Where something stands in the articles of the document, as briefly as the first pages of an annex
 * say it: 第52条2, or 第52条、第53条, or 第52条ほか4条.
 */
#ifndef BUNKAI_BIND_KEY_PLACES_H
#define BUNKAI_BIND_KEY_PLACES_H

#include "bind/view.h"

struct key_place {
	const struct chosen *chosen;
	int paragraph, item; /* 項 and 号, from 1; item 0: the whole 項; paragraph 0: the article */
};

struct key_places {
	VEC(struct key_place) all; /* in the order of the articles */
};

/* So many articles are named; of more the first, and the others are counted. */
#define KEY_PLACES_MAX 2

void key_places_add(struct binding *b, struct key_places *places, const struct chosen *c,
		    int paragraph, int item);

/*
 * The field says where: of one article with its 項 and 号 where all stand in one; links to the first.
 * "" of no place.
 */
void key_places_set(struct binding *b, struct view_row *row, const char *field,
		    const struct key_places *places);

/* True of a 項 or 号 that nobody agreed to yet (derive/waiting.h): it sets nobody a deadline. */
bool key_place_waits(const struct binding *b, const struct chosen *c, int paragraph, int item);

#endif
