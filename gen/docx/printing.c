/* SPDX-License-Identifier: MIT
 *
 * The lists of what a body's printing has met so far.
 */
#include "docx/printing.h"

#include <string.h>

size_t printing_relation(struct docx_printing *pr, const char *type, const char *target,
			 bool outside)
{
	const char *key = arena_concat(pr->a, type, "\n", target, (char *)NULL);
	size_t known = (size_t)map_get(pr->links, key);

	if (known)
		return known;
	*vec_push(pr->a, &pr->relations) = (struct docx_relation){type, target, outside};
	map_set(pr->links, key, (void *)pr->relations.n);
	return pr->relations.n;
}

void printing_add(struct docx_printing *pr, const char *name, const char *xml)
{
	static const char declaration[] =
		"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
	const char *whole = arena_concat(pr->a, declaration, xml, (char *)NULL);

	package_add(pr->a, &pr->parts, name, whole, strlen(whole));
}
