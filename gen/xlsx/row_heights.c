/* SPDX-License-Identifier: MIT
 *
 * The library marks each height that is set as the user's own (customHeight), and programs leave
 * such a row as it is: what is written would be cut at its lower edge. Without the mark Excel
 * takes the height as it stands and fits the row anew once a cell of it is written in; LibreOffice
 * fits it when it opens the file.
 */
#include "xlsx/row_heights.h"

#include <string.h>

#include "base/text.h"

const char *row_heights_free(struct arena *a, const char *text, size_t first)
{
	const char *row = strstr(text, arena_printf(a, "<row r=\"%zu\" ", first + 1));

	if (!row)
		return NULL;
	return arena_concat(a, arena_strndup(a, text, (size_t)(row - text)),
			    text_replace(a, row, "\" customHeight=\"1\"", "\""), (char *)NULL);
}
