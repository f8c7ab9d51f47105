/* SPDX-License-Identifier: MIT
 *
 * The text is cut and joined at the bounds of nodes: a node's line and column give the byte where
 * its value begins, a walk over its container the bounds of all children. A new child takes the
 * blanks that stand before the last one, so that it is laid out as its neighbours are. After each
 * edit the text is parsed anew.
 */
#include "base/json_edit.h"

#include <assert.h>
#include <string.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/text.h"

struct json_edit {
	struct arena *arena;
	struct diag_list *dl;
	const char *path, *was, *text; /* `was` NULL: there was no file */
	const struct json *root;
	bool marked; /* a byte order mark stands before the text */
};

/* Where a child stands: from its name, or its value in an array, to behind its value. */
struct json_span {
	const char *begin, *value, *end;
};

struct json_spans {
	const char *open, *close; /* the brackets */
	VEC(struct json_span) all;
};

static const char *skip_space(const char *at)
{
	return at + strspn(at, " \t\r\n");
}

static const char *skip_string(const char *at)
{
	for (at++; *at != '"'; at++)
		at += *at == '\\';
	return at + 1;
}

/* The text is known to be JSON. */
static const char *skip_value(const char *at)
{
	if (*at == '"')
		return skip_string(at);
	if (*at != '{' && *at != '[')
		return at + strcspn(at, " \t\r\n,]}");
	int depth = 0;

	do {
		if (*at == '"') {
			at = skip_string(at);
			continue;
		}
		depth += (*at == '{' || *at == '[') - (*at == '}' || *at == ']');
		at++;
	} while (depth);
	return at;
}

/* Where a node's value begins: its column counts characters. */
static const char *find_value(const struct json_edit *e, const struct json *node)
{
	const char *at = e->text;

	for (int line = 1; line < node->line; line++)
		at = strchr(at, '\n') + 1;
	for (int column = 1; column < node->column; column++)
		text_next(&at);
	return at;
}

static struct json_spans find_children(const struct json_edit *e, const struct json *list)
{
	struct json_spans s = {.open = find_value(e, list)};
	const char *at = skip_space(s.open + 1);

	for (const struct json *k = list->first; k; k = k->next) {
		struct json_span *span = vec_push(e->arena, &s.all);

		span->begin = span->value = at;
		if (list->kind == JSON_OBJECT)
			span->value = skip_space(skip_space(skip_string(at)) + 1);
		span->end = skip_value(span->value);
		at = skip_space(span->end);
		if (*at == ',')
			at = skip_space(at + 1);
	}
	s.close = at;
	return s;
}

static void parse_again(struct json_edit *e)
{
	e->root = json_parse(e->arena, e->text, e->path, e->dl);
	assert(e->root); /* an edit of JSON that makes none would be our own fault */
}

/* The text with what stands between `from` and `to` replaced. */
static void splice(struct json_edit *e, const char *from, const char *to, const char *words)
{
	struct strbuf sb = strbuf_new(e->arena);

	strbuf_add_bytes(&sb, e->text, (size_t)(from - e->text));
	strbuf_add(&sb, words);
	strbuf_add(&sb, to);
	e->text = sb.text;
	parse_again(e);
}

struct json_edit *json_edit_open(struct arena *a, const char *path, const char *otherwise,
				 struct diag_list *dl)
{
	struct json_edit *e = arena_alloc(a, sizeof *e);
	enum file_kind kind = otherwise ? file_look(a, path, dl) : FILE_PLAIN;
	size_t len = 0;

	*e = (struct json_edit){.arena = a, .dl = dl, .path = arena_strdup(a, path)};
	if (kind == FILE_UNKNOWN)
		return NULL;
	if (kind != FILE_ABSENT) {
		const char *bytes = file_read(a, path, &len, dl);

		e->was = bytes ? file_read_text(a, path, dl) : NULL;
		e->marked = bytes && text_starts(bytes, "\xEF\xBB\xBF");
		if (!e->was)
			return NULL;
	}
	e->text = e->was ? e->was : otherwise;
	e->root = json_parse(a, e->text, path, dl);
	return e->root ? e : NULL;
}

const struct json *json_edit_root(const struct json_edit *e)
{
	return e->root;
}

bool json_edit_changed(const struct json_edit *e)
{
	return !e->was || strcmp(e->was, e->text) != 0;
}

const char *json_edit_bytes(const struct json_edit *e, size_t *len)
{
	const char *bytes = e->marked ? arena_concat(e->arena, "\xEF\xBB\xBF", e->text, (char *)NULL)
				      : e->text;

	*len = strlen(bytes);
	return bytes;
}

/* The blanks that the line of `at` begins with. */
static const char *indent_of(const struct json_edit *e, const char *at)
{
	const char *line = at;

	while (line > e->text && line[-1] != '\n')
		line--;
	return arena_strndup(e->arena, line, strspn(line, " \t"));
}

static const char *line_end(const struct json_edit *e)
{
	const char *feed = strchr(e->text, '\n');

	return feed && feed > e->text && feed[-1] == '\r' ? "\r\n" : "\n";
}

/* The first child of a list that has none: objects of an array get a line each. */
static void add_first(struct json_edit *e, const struct json_spans *s, bool on_a_line,
		      const char *words)
{
	const char *indent = indent_of(e, s->open), *feed = line_end(e);

	splice(e, s->open + 1, s->close,
	       on_a_line ? arena_concat(e->arena, feed, indent, " ", words, feed, indent,
					(char *)NULL)
			 : words);
}

/* The blanks between two children, as they stand before the last one. */
static const char *blanks_between(const struct json_edit *e, const struct json_span *last)
{
	const char *blanks = last->begin;

	while (strchr(" \t\r\n", blanks[-1]))
		blanks--;
	return blanks == last->begin
		       ? " "
		       : arena_strndup(e->arena, blanks, (size_t)(last->begin - blanks));
}

static void add_child(struct json_edit *e, const struct json *list, bool on_a_line,
		      const char *words)
{
	struct json_spans s = find_children(e, list);

	if (!s.all.n) {
		add_first(e, &s, on_a_line, words);
		return;
	}
	const struct json_span *last = &s.all.at[s.all.n - 1];

	splice(e, last->end, last->end,
	       arena_concat(e->arena, ",", blanks_between(e, last), words, (char *)NULL));
}

void json_edit_append(struct json_edit *e, const struct json *array, const struct json *value)
{
	add_child(e, array, value->kind == JSON_OBJECT, json_print_line(e->arena, value));
}

/* The first one alone says how the others are laid out where there was none. */
void json_edit_append_all(struct json_edit *e, const struct json *array,
			  const struct json *values)
{
	struct strbuf sb = strbuf_new(e->arena);
	const struct json *j = values->first;
	struct json_spans s = find_children(e, array);

	if (!j)
		return;
	const char *between = s.all.n ? blanks_between(e, &s.all.at[s.all.n - 1]) : NULL;

	if (!between && j->kind == JSON_OBJECT)
		between = arena_concat(e->arena, line_end(e), indent_of(e, s.open), " ",
				       (char *)NULL);
	for (; j; j = j->next) {
		if (sb.len)
			strbuf_add(&sb, ",");
		if (sb.len)
			strbuf_add(&sb, between ? between : " ");
		strbuf_add(&sb, json_print_line(e->arena, j));
	}
	add_child(e, array, values->first->kind == JSON_OBJECT, sb.text);
}

static struct json_span span_of(const struct json_edit *e, const struct json *list,
				const struct json *child, struct json_spans *s, size_t *at)
{
	*s = find_children(e, list);
	*at = 0;
	for (const struct json *k = list->first; k && k != child; k = k->next)
		++*at;
	assert(*at < s->all.n);
	return s->all.at[*at];
}

void json_edit_replace(struct json_edit *e, const struct json *node, const struct json *value)
{
	const char *begin = find_value(e, node);

	splice(e, begin, skip_value(begin), json_print_line(e->arena, value));
}

void json_edit_set(struct json_edit *e, const struct json *object, const char *name,
		   const struct json *value)
{
	const struct json *there = json_get(object, name);
	const struct json string = {.kind = JSON_STRING, .string = name};

	if (there)
		json_edit_replace(e, there, value);
	else
		add_child(e, object, false,
			  arena_concat(e->arena, json_print_line(e->arena, &string), ": ",
				       json_print_line(e->arena, value), (char *)NULL));
}

void json_edit_remove(struct json_edit *e, const struct json *parent, const struct json *child)
{
	struct json_spans s;
	size_t at;
	struct json_span span = span_of(e, parent, child, &s, &at);

	if (s.all.n == 1)
		splice(e, s.open + 1, s.close, "");
	else if (at == 0)
		splice(e, span.begin, s.all.at[1].begin, "");
	else
		splice(e, s.all.at[at - 1].end, span.end, "");
}
