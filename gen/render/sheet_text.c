/* SPDX-License-Identifier: MIT
 *
 * Words for a workbook; see the header.
 */
#include "render/sheet_text.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

enum { LIST_MAX = 255, RUNNING_MAX = 60 };

const char *sheet_text_escape(struct arena *a, const char *text)
{
	const char *at = strstr(text, "_x");

	if (!at)
		return text;
	struct strbuf sb = strbuf_new(a);

	for (; at; at = strstr(text, "_x")) {
		bool looks_escaped = strspn(at + 2, "0123456789abcdefABCDEF") >= 4 && at[6] == '_';

		strbuf_add_bytes(&sb, text, (size_t)(at - text));
		strbuf_add(&sb, looks_escaped ? "_x005F_" : "_");
		text = at + 1;
	}
	strbuf_add(&sb, text);
	return sb.text;
}

char *sheet_text_column(struct arena *a, size_t x)
{
	char *rest = x >= 26 ? sheet_text_column(a, x / 26 - 1) : arena_strdup(a, "");

	return arena_printf(a, "%s%c", rest, (char)('A' + x % 26));
}

bool sheet_text_fits_list(const char *const *values)
{
	size_t length = 0;

	for (; *values; values++) {
		if (strpbrk(*values, ",\""))
			return false;
		length += text_length(*values) + 1;
	}
	return length <= LIST_MAX;
}

const char *sheet_text_running(struct arena *a, const char *text)
{
	struct strbuf sb = strbuf_new(a);
	const char *p = text ? text : "";
	size_t n = 0;

	for (const char *from = p; *p; from = p) {
		uint32_t c = text_next(&p);

		if (++n > RUNNING_MAX) {
			strbuf_add(&sb, "…");
			break;
		}
		if (c < 0x20)
			strbuf_add_char(&sb, ' ');
		else
			strbuf_add_bytes(&sb, from, (size_t)(p - from));
	}
	return text_replace(a, sb.text, "&", "&&");
}

static void add_piece(struct arena *a, struct pieces *p, const char *text, size_t from, size_t to, bool marked)
{
	if (from < to)
		*vec_push(a, &p->all) = (struct piece){sheet_text_escape(a, arena_strndup(a, text + from, to - from)), marked};
}

struct pieces pieces_cut(struct arena *a, const struct sheet_cell *cell)
{
	const char *text = cell->text, *behind = text;
	struct pieces p = {0};
	size_t at = 0, end = strlen(text);

	text_next(&behind);
	for (size_t i = 0; i < cell->n_spans; i++) {
		size_t from = cell->spans[i].from, to = cell->spans[i].to, middle = from;

		add_piece(a, &p, text, at, from, false);
		if (from == 0 && to == end) {
			middle = (size_t)(behind - text);
			add_piece(a, &p, text, 0, middle, true);
		}
		add_piece(a, &p, text, middle, to, true);
		at = to;
	}
	add_piece(a, &p, text, at, end, false);
	return p;
}
