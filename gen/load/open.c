/* SPDX-License-Identifier: MIT
 *
 * Opens a file of a project or of the library. Every text in it may be printed, so that the whole
 * tree is walked once for characters that deceive (base/names.h); registers have rows for that
 * (check/check_characters.c).
 */
#include "base/names.h"
#include "load/readers.h"

struct text_walk {
	struct arena *a;
	struct diag_list *dl;
};

/* `member`: the nearest name above the value. */
static void tell_deceiving(const struct text_walk *walk, const struct json *j, const char *member,
			   const struct where *w)
{
	uint32_t hidden = j->kind == JSON_STRING ? name_deceiving(j->string) : 0;
	struct where inside = {.up = w};

	if (hidden)
		diag_add(walk->dl, DIAG_DECEIVING_CHARACTER, NULL, where_print(walk->a, w), member,
			 arena_printf(walk->a, "U+%04X", (unsigned)hidden));
	for (const struct json *child = j->first; child; child = child->next, inside.index++) {
		inside.name = j->kind == JSON_OBJECT ? child->name : NULL;
		tell_deceiving(walk, child, inside.name ? inside.name : member, &inside);
	}
}

const struct json *load_open(struct arena *a, const char *path, const char *kind,
			     struct diag_list *dl)
{
	const struct json *root = fields_open(a, path, kind, dl);

	if (root)
		tell_deceiving(&(struct text_walk){a, dl}, root, kind,
			       &(struct where){.file = path});
	return root;
}
