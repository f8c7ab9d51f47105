/* SPDX-License-Identifier: MIT
 *
 * Looks are found by their role, set-ups, which are few, one after the other.
 */
#include "render/style.h"

#include <string.h>

#include "base/strbuf.h"

enum style_face style_latin(enum style_face face)
{
	static const enum style_face latin[FACE__MAX] = {
		[FACE_GOTHIC] = FACE_LATIN_GOTHIC,
		[FACE_GOTHIC_BOLD] = FACE_LATIN_GOTHIC_BOLD,
		[FACE_MINCHO] = FACE_LATIN_MINCHO,
	};

	return latin[face] ? latin[face] : face;
}

static bool is_generic(const char *name)
{
	static const char *const generic[] = {"serif", "sans-serif", "monospace", "system-ui"};
	size_t i = 0;

	while (i < ARRAY_LEN(generic) && strcmp(generic[i], name) != 0)
		i++;
	return i < ARRAY_LEN(generic);
}

/* Within quotation marks a backslash goes before one, and before itself (CSS Syntax 3, 4.3.5). */
static void add_family(struct strbuf *sb, const char *name)
{
	strbuf_add(sb, sb->len ? "," : "");
	if (is_generic(name)) {
		strbuf_add(sb, name);
		return;
	}
	strbuf_add_char(sb, '\'');
	for (; *name; name++) {
		if (*name == '\'' || *name == '\\')
			strbuf_add_char(sb, '\\');
		strbuf_add_char(sb, *name);
	}
	strbuf_add_char(sb, '\'');
}

const char *style_family(struct arena *a, const struct style *s, enum style_face face)
{
	struct strbuf sb = strbuf_new(a);

	if (s->font_names[face])
		add_family(&sb, s->font_names[face]);
	for (size_t i = 0; i < s->font_alike[face].all.n; i++)
		add_family(&sb, s->font_alike[face].all.at[i]);
	return sb.text;
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
