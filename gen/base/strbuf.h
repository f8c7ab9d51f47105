/* SPDX-License-Identifier: MIT
 *
 * A growing byte string in an arena. `text` is never NULL and always ends with NUL, also before the
 * first append.
 *
 *     struct strbuf sb = strbuf_new(a);
 *     strbuf_add(&sb, "第");
 *     strbuf_printf(&sb, "%d条", n);
 *     return sb.text;
 */
#ifndef BUNKAI_BASE_STRBUF_H
#define BUNKAI_BASE_STRBUF_H

#include "base/arena.h"

struct strbuf {
	struct arena *arena;
	char *text;
	size_t len, cap;
};

struct strbuf strbuf_new(struct arena *a);
void strbuf_add(struct strbuf *sb, const char *s);
void strbuf_add_bytes(struct strbuf *sb, const char *s, size_t len);
void strbuf_add_char(struct strbuf *sb, char c);
void strbuf_printf(struct strbuf *sb, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Adds `separator` unless the buffer is empty, then `s`. */
void strbuf_join(struct strbuf *sb, const char *separator, const char *s);

#endif
