/* SPDX-License-Identifier: MIT
 *
 * Two oddities of the format: _xHHHH_ is an escape for a character in every string, and the values
 * of a drop-down stand in one string, between commas.
 */
#include "xlsx/cell_text.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "book/sheet.h"

enum { LIST_MAX = 255 }; /* characters of all values with their commas */

const char *cell_text_escape(struct arena *a, const char *text)
{
	const char *at = strstr(text, "_x");

	if (!at)
		return text;
	struct strbuf sb = strbuf_new(a);

	for (; at; at = strstr(text, "_x")) {
		strbuf_add_bytes(&sb, text, (size_t)(at - text));
		strbuf_add(&sb, sheet_reads_as_escape(at) ? "_x005F_" : "_");
		text = at + 1;
	}
	strbuf_add(&sb, text);
	return sb.text;
}

bool cell_text_fits_list(const char *const *values)
{
	size_t length = 0;

	for (; *values; values++) {
		if (strpbrk(*values, ",\""))
			return false;
		length += text_length(*values) + 1;
	}
	return length <= LIST_MAX;
}
