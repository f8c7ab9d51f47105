/* SPDX-License-Identifier: MIT
 *
 * Looks are found by their role, set-ups, which are few, one after the other.
 */
#include "render/style.h"

#include <string.h>

enum style_face style_latin(enum style_face face)
{
	static const enum style_face latin[FACE__MAX] = {
		[FACE_GOTHIC] = FACE_LATIN_GOTHIC,
		[FACE_GOTHIC_BOLD] = FACE_LATIN_GOTHIC_BOLD,
		[FACE_MINCHO] = FACE_LATIN_MINCHO,
	};

	return latin[face] ? latin[face] : face;
}

const struct style *style_for(const struct style *s, const char *setup)
{
	for (size_t i = 0; setup && i < s->setups.n; i++)
		if (strcmp(s->setups.at[i].name, setup) == 0)
			return s->setups.at[i].style;
	return s;
}

const struct look *style_look(const struct style *s, const char *role)
{
	const struct look *look = role ? map_get(s->by_role, role) : NULL;

	return look ? look : s->plain;
}

const struct look *style_look_or(const struct style *s, const char *role, const char *otherwise)
{
	const struct look *look = role ? map_get(s->by_role, role) : NULL;

	return look ? look : style_look(s, otherwise);
}
