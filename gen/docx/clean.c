/* SPDX-License-Identifier: MIT
 *
 * Most texts are clean: they are looked at and given back.
 */
#include "docx/clean.h"

#include "base/strbuf.h"
#include "base/text.h"

static bool is_forbidden(uint32_t c)
{
	return (c < 0x20 && c != '\n') || c == 0x7F || c == 0xFFFE || c == 0xFFFF;
}

static bool is_clean(const char *text)
{
	for (const unsigned char *p = (const unsigned char *)text; *p; p++)
		if ((*p < 0x20 && *p != '\n') || *p == 0x7F ||
		    (p[0] == 0xEF && p[1] == 0xBF && p[2] >= 0xBE))
			return false;
	return true;
}

static void add_sign(struct strbuf *sb, struct diag_list *dl, const char *place, uint32_t c)
{
	diag_add(dl, DIAG_CONTROL_CHARACTER, NULL, place,
		 arena_printf(sb->arena, "%04X", (unsigned)c));
	strbuf_add(sb, "〓");
}

const char *clean_text(struct arena *a, struct diag_list *dl, const struct doc *d,
		       const char *text)
{
	struct strbuf sb;
	uint32_t c;

	if (!text || is_clean(text))
		return text;
	sb = strbuf_new(a);
	for (const char *from = text; (c = text_next(&text)); from = text) {
		if (c == '\t')
			strbuf_add_char(&sb, ' ');
		else if (c == '\r')
			strbuf_add(&sb, *text == '\n' ? "" : "\n");
		else if (is_forbidden(c))
			add_sign(&sb, dl, d->id ? d->id : d->title, c);
		else
			strbuf_add_bytes(&sb, from, (size_t)(text - from));
	}
	return sb.text;
}
