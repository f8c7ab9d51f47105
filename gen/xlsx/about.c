/* SPDX-License-Identifier: MIT
 *
 * What comes back is known by the identifier. Programs keep some of the places where it can stand
 * and lose others, so it stands in all of them: behind the title, in a property of its own and in
 * the core properties.
 */
#include "xlsx/about.h"

#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

#include "base/text.h"
#include "xlsx/table_part.h"

/* The name of the property; people see it under the properties of the file. */
static const char property[] = "bunkai-id";

/* What stands beside the cells is XML as well; NULL stays. The library takes char *, and reads. */
static char *clean(const struct book *b, const char *text)
{
	return text ? arena_strdup(b->arena, sheet_clean(b, NULL, text)) : NULL;
}

static const char *title_of(const struct book *b)
{
	const struct doc *d = b->doc;

	if (!d->identifier)
		return d->title;
	return arena_concat(b->arena, d->title, "　", d->identifier, (char *)NULL);
}

bool about_set(const struct book *b, struct lxw_workbook *workbook, long long epoch)
{
	const struct doc *d = b->doc;
	char *author = clean(b, d->author);
	lxw_doc_properties p = {
		.title = clean(b, title_of(b)),
		.subject = clean(b, d->subtitle),
		.author = author,
		.company = author,
		.status = clean(b, d->edition),
		.created = (time_t)epoch,
	};

	return workbook_set_properties(workbook, &p) == LXW_NO_ERROR &&
	       (!d->identifier ||
		workbook_set_custom_property_string(workbook, property,
						    clean(b, d->identifier)) == LXW_NO_ERROR);
}

const char *about_identify(struct arena *a, const char *text, const void *identifier)
{
	static const char end[] = "</cp:coreProperties>";
	const char *at = text ? strstr(text, end) : NULL;

	if (!at)
		return NULL;
	return arena_concat(a, arena_strndup(a, text, (size_t)(at - text)), "<dc:identifier>",
			    table_part_escape(a, identifier), "</dc:identifier>", at, (char *)NULL);
}
