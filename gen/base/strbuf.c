/* SPDX-License-Identifier: MIT
 *
 * The room doubles, where it is if nothing stands behind it; else the old bytes stay in the arena
 * until the run ends, which costs at most as much again as the text.
 */
#include "base/strbuf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FIRST = 64 };

struct strbuf strbuf_new(struct arena *a)
{
	struct strbuf sb = {.arena = a, .text = arena_take(a, FIRST), .cap = FIRST};

	*sb.text = '\0';
	return sb;
}

static void reserve(struct strbuf *sb, size_t more)
{
	size_t cap = sb->cap;

	if (sb->cap - sb->len > more)
		return;
	while (cap - sb->len <= more)
		cap *= 2;
	if (!arena_extend(sb->arena, sb->text, sb->cap, cap)) {
		char *bigger = arena_take(sb->arena, cap);

		memcpy(bigger, sb->text, sb->len + 1);
		sb->text = bigger;
	}
	sb->cap = cap;
}

void strbuf_add_bytes(struct strbuf *sb, const char *s, size_t len)
{
	reserve(sb, len);
	memcpy(sb->text + sb->len, s, len);
	sb->len += len;
	sb->text[sb->len] = '\0';
}

void strbuf_add(struct strbuf *sb, const char *s)
{
	strbuf_add_bytes(sb, s, strlen(s));
}

void strbuf_add_char(struct strbuf *sb, char c)
{
	strbuf_add_bytes(sb, &c, 1);
}

/* Most fit into the room that there is, and are formatted once. */
void strbuf_printf(struct strbuf *sb, const char *format, ...)
{
	va_list ap;
	size_t room = sb->cap - sb->len;

	va_start(ap, format);
	int len = vsnprintf(sb->text + sb->len, room, format, ap);
	va_end(ap);
	if (len > 0 && (size_t)len >= room) {
		reserve(sb, (size_t)len);
		va_start(ap, format);
		vsnprintf(sb->text + sb->len, (size_t)len + 1, format, ap);
		va_end(ap);
	}
	sb->len += len > 0 ? (size_t)len : 0;
	sb->text[sb->len] = '\0';
}

void strbuf_join(struct strbuf *sb, const char *separator, const char *s)
{
	if (sb->len)
		strbuf_add(sb, separator);
	strbuf_add(sb, s);
}
