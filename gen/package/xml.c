/* SPDX-License-Identifier: MIT
 *
 * One table of what is escaped where. A reader turns a bare tab or line end of an attribute into a
 * blank, and a bare carriage return anywhere into a line feed (XML 1.0, 3.3.3 and 2.11): these are
 * written as references. '>' is one only because a text may not hold ']]>' (2.4).
 */
#include "package/xml.h"

#include <stdbool.h>
#include <string.h>

static const struct {
	char from;
	bool in_text, in_attribute;
	const char *to;
} escapes[] = {
	{'&', true, true, "&amp;"},   {'<', true, true, "&lt;"},   {'>', true, false, "&gt;"},
	{'"', false, true, "&quot;"}, {'\t', false, true, "&#9;"}, {'\n', false, true, "&#10;"},
	{'\r', true, true, "&#13;"},
};

static const char *escape_of(char c, bool attribute)
{
	for (size_t i = 0; i < ARRAY_LEN(escapes); i++)
		if (escapes[i].from == c)
			return (attribute ? escapes[i].in_attribute : escapes[i].in_text)
				       ? escapes[i].to
				       : NULL;
	return NULL;
}

static void add_escaped(struct strbuf *sb, const char *text, bool attribute)
{
	while (*text) {
		size_t plain = strcspn(text, "&<>\"\t\n\r");
		const char *escape = escape_of(text[plain], attribute);

		plain += text[plain] && !escape;
		strbuf_add_bytes(sb, text, plain);
		text += plain;
		if (escape) {
			strbuf_add(sb, escape);
			text++;
		}
	}
}

void xml_add_text(struct strbuf *sb, const char *text)
{
	add_escaped(sb, text, false);
}

void xml_add_attribute(struct strbuf *sb, const char *text)
{
	add_escaped(sb, text, true);
}
