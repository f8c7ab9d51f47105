/* SPDX-License-Identifier: MIT
 *
 * Escapes: of texts and attributes the five signs that could end them; of addresses all that no
 * address may hold; of strings in style rules all but letters and digits.
 */
#include "html/page.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "doc/mark_name.h"

static const char *escape_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

static void add_escaped(struct strbuf *to, const char *text, const char *line_end)
{
	for (; text && *text; text++) {
		const char *escape = *text == '\n' ? line_end : escape_of(*text);

		if (escape)
			strbuf_add(to, escape);
		else
			strbuf_add_char(to, *text);
	}
}

void html_text(struct html_page *p, const char *text)
{
	add_escaped(&p->body, text, "<br>");
}

void html_line(struct strbuf *to, const char *text)
{
	add_escaped(to, text, " ");
}

void html_add(struct html_page *p, const char *markup)
{
	strbuf_add(&p->body, markup);
}

void html_attribute(struct html_page *p, const char *name, const char *value)
{
	if (!value)
		return;
	strbuf_add_char(&p->body, ' ');
	strbuf_add(&p->body, name);
	strbuf_add(&p->body, "=\"");
	html_line(&p->body, value);
	strbuf_add_char(&p->body, '"');
}

static bool is_plain(const char *s)
{
	for (; *s; s++)
		if (!isalnum((unsigned char)*s) && *s != '-' && *s != '_')
			return false;
	return true;
}

const char *html_role_class(struct arena *a, const char *role)
{
	return arena_concat(a, "r-", is_plain(role) ? role : mark_name(a, role), (char *)NULL);
}

static void note_look(struct html_page *p, const char *role)
{
	const struct look *look = map_get(p->style->by_role, role);

	if (look)
		p->looks[look - p->style->looks.at] = true;
}

void html_class(struct html_page *p, const char *others, const char *role)
{
	struct strbuf sb = strbuf_new(p->a);

	if (others)
		strbuf_add(&sb, others);
	if (role && map_get(p->style->by_role, role)) {
		note_look(p, role);
		strbuf_join(&sb, " ", html_role_class(p->a, role));
	}
	html_attribute(p, "class", sb.len ? sb.text : NULL);
}

const char *html_id(struct arena *a, const char *anchor)
{
	const char *s = anchor;
	uint32_t c;

	while (s && (c = text_next(&s)))
		if (text_is_space(c) || c < 0x20 || c == 0x7F)
			return mark_name(a, anchor);
	return anchor;
}

static void add_encoded(struct strbuf *to, const char *s)
{
	for (; *s; s++)
		if (isalnum((unsigned char)*s) || strchr("-_.~/", *s))
			strbuf_add_char(to, *s);
		else
			strbuf_printf(to, "%%%02X", (unsigned)(unsigned char)*s);
}

const char *html_address(struct arena *a, const char *link)
{
	const char *anchor = doc_link_anchor(link);
	struct strbuf sb = strbuf_new(a);

	if (anchor) {
		add_encoded(&sb, arena_strndup(a, link, (size_t)(anchor - 1 - link)));
		strbuf_add(&sb, ".html");
	}
	strbuf_add_char(&sb, '#');
	add_encoded(&sb, html_id(a, anchor ? anchor : link));
	return sb.text;
}

const char *html_base64(struct arena *a, const char *bytes, size_t len)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	char *out = arena_alloc(a, (len + 2) / 3 * 4 + 1), *at = out;

	for (size_t i = 0; i < len; i += 3) {
		const size_t left = len - i;
		unsigned bits = (unsigned)(unsigned char)bytes[i] << 16;

		bits |= left > 1 ? (unsigned)(unsigned char)bytes[i + 1] << 8 : 0;
		bits |= left > 2 ? (unsigned)(unsigned char)bytes[i + 2] : 0;
		*at++ = digits[bits >> 18 & 63];
		*at++ = digits[bits >> 12 & 63];
		*at++ = left > 1 ? digits[bits >> 6 & 63] : '=';
		*at++ = left > 2 ? digits[bits & 63] : '=';
	}
	*at = '\0';
	return out;
}

const char *html_css_string(struct arena *a, const char *text)
{
	struct strbuf sb = strbuf_new(a);
	uint32_t c;

	while ((c = text_next(&text))) {
		char sign[4];

		if (c >= 0x3000 || (c < 0x80 && isalnum((int)c)))
			strbuf_add_bytes(&sb, sign, text_encode(c, sign));
		else
			strbuf_printf(&sb, "\\%x ", c == '\n' ? ' ' : (unsigned)c);
	}
	return sb.text;
}
