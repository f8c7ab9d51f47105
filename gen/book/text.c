/* SPDX-License-Identifier: MIT
 *
 * Texts of a workbook; see the header.
 */
#include "book/text.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"

enum { LIST_MAX = 255, NAME_MAX_LENGTH = 255, RUNNING_MAX = 60 };

const char *xlsx_escape(struct arena *a, const char *text)
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

char *xlsx_column(struct arena *a, size_t x)
{
	char *rest = x >= 26 ? xlsx_column(a, x / 26 - 1) : arena_strdup(a, "");

	return arena_printf(a, "%s%c", rest, (char)('A' + x % 26));
}

static bool is_plain(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

const char *xlsx_name(struct arena *a, const char *anchor)
{
	struct strbuf sb = strbuf_new(a);
	const char *p = anchor;
	uint32_t c;

	strbuf_add_char(&sb, '_');
	while ((c = text_next(&p))) {
		if (is_plain(c))
			strbuf_add_char(&sb, (char)c);
		else if (c == '-')
			strbuf_add_char(&sb, '_');
		else
			strbuf_printf(&sb, ".%x.", (unsigned)c);
	}
	if (sb.len <= NAME_MAX_LENGTH)
		return sb.text;
	return arena_printf(a, "%.*s.%s", NAME_MAX_LENGTH - 65, sb.text,
			    hash_sha256(a, anchor, strlen(anchor)));
}

const char *xlsx_running(struct arena *a, const char *text)
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
		if (c < 0x20 || c == 0xFFFE || c == 0xFFFF)
			strbuf_add_char(&sb, ' ');
		else
			strbuf_add_bytes(&sb, from, (size_t)(p - from));
	}
	return text_replace(a, sb.text, "&", "&&");
}

const char *xlsx_running_font(struct arena *a, const struct style *style)
{
	const struct look *look = style_look(style, "running");

	return arena_printf(a, "&\"%s,Regular\"&%d&K%06X", style->font_names[look->face],
			    (int)(look->size + 0.5), look->color);
}

/* Which state of the document a page is from: '令和8年10月1日　初版'. */
static const char *dated(struct arena *a, const struct doc *d)
{
	struct strbuf sb = strbuf_new(a);

	if (d->shown_date || d->date)
		strbuf_add(&sb, xlsx_running(a, d->shown_date ? d->shown_date : d->date));
	if (d->edition)
		strbuf_join(&sb, "　", xlsx_running(a, d->edition));
	return sb.text;
}

/*
 * Lines above the running one reach from side to side: what would stand beside them at the left
 * stands in the middle then.
 */
const char *xlsx_footer(struct arena *a, const char *font, const char *foot, const struct doc *d)
{
	const char *date = dated(a, d),
		   *title = arena_concat(a, xlsx_running(a, d->title), "　&P / &N", (char *)NULL);
	const char *above =
		foot ? arena_concat(a, text_replace(a, foot, "&", "&&"), "\n", (char *)NULL) : "";
	const char *middle = arena_concat(a, "&C", font, above, title, (char *)NULL), *whole;

	if (foot)
		whole = arena_concat(a, "&C", font, above, date, *date ? "　" : "", title,
				     (char *)NULL);
	else
		whole = arena_concat(a, *date ? "&L" : "", *date ? font : "", date, middle,
				     (char *)NULL);
	return text_length(whole) <= XLSX_FOOTER_MAX ? whole : middle;
}

bool xlsx_fits_list(const char *const *values)
{
	size_t length = 0;

	for (; *values; values++) {
		if (strpbrk(*values, ",\""))
			return false;
		length += text_length(*values) + 1;
	}
	return length <= LIST_MAX;
}
