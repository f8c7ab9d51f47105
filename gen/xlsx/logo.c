/* SPDX-License-Identifier: MIT
 *
 * The library places a picture from the buffer of its bytes, scaled by pixels; the drawing's part
 * is edited afterwards, as text in the library's own form.
 */
#include "xlsx/logo.h"

#include <string.h>
#include <xlsxwriter.h>

/* Its size in the file is that of its pixels at the density that it asks for. */
bool xlsx_logo_add(struct arena *a, struct lxw_worksheet *ws, const struct logo *logo)
{
	lxw_image_options options = {
		.x_scale = logo->width / ((double)logo->columns * 72 / logo->dots),
		.y_scale = logo->height / ((double)logo->rows * 72 / logo->dots),
		.object_position = LXW_OBJECT_MOVE_DONT_SIZE,
		.description = arena_strdup(a, logo->alt),
	};

	return worksheet_insert_image_buffer_opt(ws, 0, 0, (const unsigned char *)logo->bytes,
						 logo->len, &options) == LXW_NO_ERROR;
}

const char *xlsx_logo_pin(struct arena *a, const char *text, const void *context)
{
	static const char open[] = "<xdr:twoCellAnchor editAs=\"oneCell\">", to[] = "<xdr:to>",
			  behind[] = "</xdr:to>", size[] = "<a:ext ",
			  close[] = "</xdr:twoCellAnchor>";
	const char *start = strstr(text, open), *end_from = start ? strstr(start, to) : NULL,
		   *end_to = end_from ? strstr(end_from, behind) : NULL;
	const char *ext = end_to ? strstr(end_to, size) : NULL,
		   *ext_end = ext ? strstr(ext, "/>") : NULL,
		   *last = ext_end ? strstr(ext_end, close) : NULL;

	(void)context;
	if (!last)
		return NULL;
	start += strlen(open);
	ext += strlen(size);
	end_to += strlen(behind);
	return arena_concat(a, arena_strndup(a, text, (size_t)(start - strlen(open) - text)),
			    "<xdr:oneCellAnchor>",
			    arena_strndup(a, start, (size_t)(end_from - start)), "<xdr:ext ",
			    arena_strndup(a, ext, (size_t)(ext_end - ext)), "/>",
			    arena_strndup(a, end_to, (size_t)(last - end_to)),
			    "</xdr:oneCellAnchor>", last + strlen(close), (char *)NULL);
}
