/* SPDX-License-Identifier: MIT
 *
 * The body is cut at its headings of level two. In the head the two members are lists of a line for
 * each position, which are made where they are not there yet.
 */
#include "work/wording_file.h"

#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "base/text.h"

/* --- blocks --- */

/* Signs that CommonMark would take for marks wherever they stand. */
static bool is_mark(char c)
{
	return c && strchr("\\`*_[]<&", c) != NULL;
}

/* What begins a list, a heading, a quotation or a rule at the beginning of a line. */
static size_t opening(const char *text)
{
	size_t digits = strspn(text, "0123456789");

	if (digits && (text[digits] == '.' || text[digits] == ')'))
		return digits + 1;
	return *text && strchr("#>+-=~", *text) ? 1 : 0;
}

static void add_text(struct strbuf *sb, const char *text)
{
	size_t first = opening(text);

	for (size_t i = 0; text[i]; i++) {
		const char *close = text_starts(text + i, "{{") ? strstr(text + i, "}}") : NULL;

		if (close) { /* a placeholder is no text */
			strbuf_add_bytes(sb, text + i, (size_t)(close + 2 - (text + i)));
			i = (size_t)(close + 1 - text);
			continue;
		}
		if (is_mark(text[i]) || (first && i + 1 == first))
			strbuf_add_char(sb, '\\');
		strbuf_add_char(sb, text[i]);
	}
	strbuf_add_char(sb, '\n');
}

static void add_list(struct strbuf *sb, const struct block *list, int depth)
{
	for (const struct block *b = list->first; b; b = b->next) {
		for (int i = 0; i < depth; i++)
			strbuf_add(sb, "    ");
		strbuf_add(sb, "1. ");
		add_text(sb, b->text);
		for (const struct block *below = b->first; below; below = below->next)
			add_list(sb, below, depth + 1);
	}
}

static void add_position(struct strbuf *sb, const struct position *p)
{
	strbuf_printf(sb, "## %s\n", p->name);
	for (const struct block *b = p->first; b; b = b->next) {
		if (b != p->first)
			strbuf_add_char(sb, '\n');
		if (b->kind == BLOCK_LIST)
			add_list(sb, b, 0);
		else
			add_text(sb, b->text);
	}
}

/* --- the head --- */

/* Behind the line of a member at the beginning of a line of the head; NULL: it has none. */
static const char *behind_member(const char *head, const char *member, const char *end)
{
	for (const char *at = head; at && at < end; at = strchr(at, '\n'), at += at != NULL)
		if (text_starts(at, member))
			return strchr(at, '\n') + 1;
	return NULL;
}

static const char *quoted(struct arena *a, const char *text)
{
	return json_print_line(a, json_new_string(a, text));
}

/* The head with `"name": "value"` below the member, in place of the name's own line. */
static const char *put_member(struct arena *a, const char *head, const char *member,
			      const char *name, const char *value)
{
	const char *key = arena_concat(a, "  ", quoted(a, name), ":", (char *)NULL);
	const char *line = arena_concat(a, key, " ", quoted(a, value), "\n", (char *)NULL);
	const char *at = behind_member(head, member, head + strlen(head)), *own = NULL;

	if (!at)
		return arena_concat(a, head, member, "\n", line, (char *)NULL);
	for (own = at; *own == ' ' && !text_starts(own, key);)
		own = strchr(own, '\n') + 1;
	bool has = *own == ' ';
	const char *before = has ? own : at, *behind = has ? strchr(own, '\n') + 1 : at;

	return arena_concat(a, arena_strndup(a, head, (size_t)(before - head)), line, behind,
			    (char *)NULL);
}

/* --- the file --- */

/* Where the section of a heading begins in the body; its end. */
static const char *find_section(struct arena *a, const char *body, const char *name,
				const char **end)
{
	const char *heading = arena_concat(a, "## ", name, "\n", (char *)NULL);
	const char *at = body;

	while (at && !text_starts(at, heading)) {
		at = strchr(at, '\n');
		at = at && at[1] ? at + 1 : NULL;
	}
	if (!at)
		return NULL;
	const char *next = strstr(at + strlen(heading) - 1, "\n## ");

	*end = next ? next + 1 : at + strlen(at);
	return at;
}

const char *wording_file_put(struct arena *a, const char *text, const struct position *p)
{
	const char *bare = text_replace(a, text, "\r\n", "\n");
	const char *close = text_starts(bare, "---\n") ? strstr(bare + 3, "\n---\n") : NULL;

	if (!close)
		return NULL;
	const char *head = arena_strndup(a, bare, (size_t)(close + 1 - bare)),
		   *body = close + strlen("\n---\n"), *end, *at = find_section(a, body, p->name, &end);
	struct strbuf sb = strbuf_new(a);

	head = put_member(a, head, "agreed:", p->name, p->contract);
	head = put_member(a, head, "agreed_like:", p->name, p->like ? p->like : "");
	strbuf_add(&sb, head);
	strbuf_add(&sb, "---\n");
	strbuf_add_bytes(&sb, body, at ? (size_t)(at - body) : strlen(body));
	if (at)
		strbuf_add(&sb, end);
	if (!text_ends(sb.text, "\n"))
		strbuf_add_char(&sb, '\n');
	add_position(&sb, p);
	return sb.text;
}
