/* SPDX-License-Identifier: MIT
 *
 * The library writes names and cannot hide them. A name of a sheet has its number behind it, one of
 * the workbook nothing: its tag ends with the name.
 */
#include "xlsx/names_hide.h"

#include <string.h>

#include "base/strbuf.h"

static const char open_tag[] = "<definedName name=\"";

const char *names_hide(struct arena *a, const char *text, const void *context)
{
	struct strbuf sb = strbuf_new(a);
	const char *at = text;

	(void)context;
	for (const char *tag; (tag = strstr(at, open_tag));) {
		const char *end = strchr(tag + strlen(open_tag), '"');

		if (!end)
			return NULL;
		strbuf_add_bytes(&sb, at, (size_t)(++end - at));
		strbuf_add(&sb, *end == '>' ? " hidden=\"1\"" : "");
		at = end;
	}
	strbuf_add(&sb, at);
	return sb.text;
}
