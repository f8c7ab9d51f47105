/* SPDX-License-Identifier: MIT
 *
 * Texts of JSON in one walk, which makes the nodes and counts lines. cJSON lets pass what is refused
 * here, knows no places, and its tree would be a second one to make and to throw away. A name that
 * stands twice is told when nothing else is wrong with the text.
 */
#include "base/json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/intl.h"
#include "base/text.h"

enum { MAX_DEPTH = 64, SMALL_OBJECT = 24 };

struct json_position {
	const char *at;
	int line, column; /* of `at`, 1-based */
};

struct json_scan {
	struct arena *arena, *scratch;
	const char *at;
	const char *problem;        /* translated, NULL while all is well */
	struct json_position begin; /* of the name or value that began last */
	struct json_position twice; /* the first name that its object has already; at NULL: none */
	struct map *names;          /* of members, each kept once */
};

static struct json *scan_value(struct json_scan *s, int depth);

/* The first problem counts. NULL, which is false to those who make nothing. */
static void *refuse(struct json_scan *s, const char *problem)
{
	if (!s->problem)
		s->problem = problem;
	return NULL;
}

/* Offsets come in rising order, so lines and columns are counted once. */
static void advance(struct json_position *p, const char *to)
{
	for (; p->at < to; p->at++) {
		if (*p->at == '\n') {
			p->line++;
			p->column = 1;
		} else if (((unsigned char)*p->at & 0xC0) != 0x80) {
			p->column++;
		}
	}
}

/* A value that begins here. */
static struct json *begin_node(struct json_scan *s, enum json_kind kind)
{
	struct json *j = json_new_null(s->arena);

	advance(&s->begin, s->at);
	j->kind = kind;
	j->line = s->begin.line;
	j->column = s->begin.column;
	return j;
}

static void skip_space(struct json_scan *s)
{
	s->at += strspn(s->at, " \t\r\n");
}

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Four hexadecimal digits behind \u; -1 when they are not there. */
static long hex4(const char *p)
{
	char digits[5] = {0};

	for (int i = 0; i < 4; i++) {
		if (!is_hex(p[i]))
			return -1;
		digits[i] = p[i];
	}
	return strtol(digits, NULL, 16);
}

static bool scan_unicode_escape(struct json_scan *s)
{
	long unit = hex4(s->at + 1);

	if (unit < 0)
		return refuse(s, _("\\u needs four hexadecimal digits"));
	if (unit == 0)
		return refuse(s, _("\\u0000 is not allowed in a text"));
	s->at += 5;
	if (unit >= 0xD800 && unit <= 0xDBFF) {
		long low = s->at[0] == '\\' && s->at[1] == 'u' ? hex4(s->at + 2) : -1;

		if (low < 0xDC00 || low > 0xDFFF)
			return refuse(s, _("half of a surrogate pair"));
		s->at += 6;
	} else if (unit >= 0xDC00 && unit <= 0xDFFF) {
		return refuse(s, _("half of a surrogate pair"));
	}
	return true;
}

static bool scan_escape(struct json_scan *s)
{
	if (*++s->at == 'u')
		return scan_unicode_escape(s);
	if (!*s->at || !strchr("\"\\/bfnrt", *s->at))
		return refuse(s, _("unknown escape in a text"));
	s->at++;
	return true;
}

/* What an escape stands for, which is known to be one; gives what is behind it. */
static const char *put_escape(const char *p, char **to)
{
	static const char plain[] = "bfnrt", meant[] = "\b\f\n\r\t";
	const char *letter = strchr(plain, p[1]);

	if (p[1] != 'u') {
		*(*to)++ = letter ? meant[letter - plain] : p[1];
		return p + 2;
	}
	uint32_t c = (uint32_t)hex4(p + 2);

	p += 6;
	if (c >= 0xD800 && c <= 0xDBFF) {
		c = 0x10000 + ((c - 0xD800) << 10) + ((uint32_t)hex4(p + 2) - 0xDC00);
		p += 6;
	}
	*to += text_encode(c, *to);
	return p;
}

/* An escape is never shorter than what it stands for. */
static char *resolve_escapes(struct arena *a, const char *begin, const char *end)
{
	char *text = arena_alloc(a, (size_t)(end - begin) + 1), *to = text;

	while (begin < end)
		if (*begin == '\\')
			begin = put_escape(begin, &to);
		else
			*to++ = *begin++;
	return text;
}

/* The text in quotation marks that begins here; NULL when it is none. */
static char *scan_text(struct json_scan *s, struct arena *a)
{
	const char *begin = ++s->at;
	bool escapes = false;

	while (*s->at != '"') {
		unsigned char c = (unsigned char)*s->at;

		if (c == '\0')
			return refuse(s, _("a text has no closing quotation mark"));
		if (c < 0x20)
			return refuse(
				s,
				_("a control character stands in a text; write it as \\n or \\t"));
		if (c != '\\')
			s->at++;
		else if (scan_escape(s))
			escapes = true;
		else
			return NULL;
	}
	const char *end = s->at++;

	return escapes ? resolve_escapes(a, begin, end)
		       : arena_strndup(a, begin, (size_t)(end - begin));
}

static struct json *scan_string(struct json_scan *s)
{
	struct json *j = begin_node(s, JSON_STRING);

	j->string = scan_text(s, s->arena);
	return j->string ? j : NULL;
}

static size_t digits(const char *p)
{
	return strspn(p, "0123456789");
}

/* The end of a number of the grammar; NULL when it is none. */
static const char *end_of_number(const char *p)
{
	p += *p == '-';
	size_t n = digits(p);

	if (!n || (n > 1 && *p == '0'))
		return NULL;
	p += n;
	if (*p == '.') {
		n = digits(p + 1);
		if (!n)
			return NULL;
		p += n + 1;
	}
	if (*p == 'e' || *p == 'E') {
		p += 1 + (p[1] == '+' || p[1] == '-');
		n = digits(p);
		if (!n)
			return NULL;
		p += n;
	}
	return p;
}

static struct json *scan_number(struct json_scan *s)
{
	struct json *j = begin_node(s, JSON_NUMBER);
	const char *end = end_of_number(s->at);

	j->number = strtod(s->at, NULL);
	if (!end)
		return refuse(s, _("a number is malformed"));
	if (!isfinite(j->number))
		return refuse(s, _("a number is too large"));
	s->at = end;
	return j;
}

static struct json *scan_word(struct json_scan *s)
{
	static const struct {
		const char *word;
		enum json_kind kind;
		double number;
	} words[] = {{"true", JSON_BOOL, 1}, {"false", JSON_BOOL, 0}, {"null", JSON_NULL, 0}};

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (text_starts(s->at, words[i].word)) {
			struct json *j = begin_node(s, words[i].kind);

			j->number = words[i].number;
			s->at += strlen(words[i].word);
			return j;
		}
	return refuse(s, *s->at ? _("unexpected character") : _("the file ends too early"));
}

/*
 * True when an earlier member of the object has this name; a map takes over where objects are
 * large. Names are kept once, so that equal ones are the same.
 */
static bool is_twice(struct arena *a, const struct json *object, const char *name,
		     struct map **names)
{
	if (object->n < SMALL_OBJECT) {
		for (const struct json *j = object->first; j; j = j->next)
			if (j->name == name)
				return true;
		return false;
	}
	if (!*names) {
		*names = map_new(a);
		for (struct json *j = object->first; j; j = j->next)
			map_set(*names, j->name, j);
	}
	bool twice = map_get(*names, name);

	map_set(*names, name, *names);
	return twice;
}

static const char *keep_name(struct json_scan *s, const char *name)
{
	char *kept = map_get(s->names, name);

	if (!kept) {
		kept = arena_strdup(s->arena, name);
		map_set(s->names, kept, kept);
	}
	return kept;
}

/* A name with its value; `names` is is_twice's. */
static struct json *scan_member(struct json_scan *s, const struct json *object, struct map **names,
				int depth)
{
	if (*s->at != '"')
		return refuse(s, _("a member's name in quotation marks was expected"));
	advance(&s->begin, s->at);
	const char *name = scan_text(s, s->scratch);

	if (!name)
		return NULL;
	name = keep_name(s, name);
	if (!s->twice.at && is_twice(s->scratch, object, name, names))
		s->twice = s->begin;
	skip_space(s);
	if (*s->at != ':')
		return refuse(s, _("':' was expected"));
	s->at++;
	struct json *value = scan_value(s, depth);

	if (value)
		value->name = name;
	return value;
}

static bool scan_comma(struct json_scan *s, bool array)
{
	if (*s->at != ',')
		return refuse(s, array ? _("',' or ']' was expected")
				       : _("',' or '}' was expected"));
	s->at++;
	skip_space(s);
	return true;
}

/* An array or an object; both are lists with commas. */
static struct json *scan_list(struct json_scan *s, enum json_kind kind, int depth)
{
	bool array = kind == JSON_ARRAY;
	struct json *list = begin_node(s, kind);
	struct map *names = NULL;

	s->at++;
	skip_space(s);
	while (*s->at != (array ? ']' : '}')) {
		if (list->n && !scan_comma(s, array))
			return NULL;
		struct json *child = array ? scan_value(s, depth + 1)
					   : scan_member(s, list, &names, depth + 1);

		if (!child)
			return NULL;
		json_append(list, child);
		skip_space(s);
	}
	s->at++;
	return list;
}

static struct json *scan_value(struct json_scan *s, int depth)
{
	skip_space(s);
	if (depth > MAX_DEPTH)
		return refuse(s, _("nested too deeply"));
	switch (*s->at) {
	case '{':
		return scan_list(s, JSON_OBJECT, depth);
	case '[':
		return scan_list(s, JSON_ARRAY, depth);
	case '"':
		return scan_string(s);
	case '-':
	case '0':
	case '1':
	case '2':
	case '3':
	case '4':
	case '5':
	case '6':
	case '7':
	case '8':
	case '9':
		return scan_number(s);
	default:
		return scan_word(s);
	}
}

static struct json *scan_file(struct json_scan *s)
{
	struct json *j = scan_value(s, 0);

	if (!j)
		return NULL;
	skip_space(s);
	return *s->at ? refuse(s, _("something stands behind the end of the value")) : j;
}

static void report(struct arena *a, const char *path, struct json_position at, const char *problem,
		   struct diag_list *dl)
{
	diag_add(dl, DIAG_BAD_JSON, NULL, arena_printf(a, "%s:%d:%d", path, at.line, at.column),
		 problem);
}

static struct json *parse(struct arena *a, struct arena *scratch, const char *text,
			  const char *path, struct diag_list *dl)
{
	struct json_scan s = {.arena = a,
			      .scratch = scratch,
			      .at = text,
			      .begin = {text, 1, 1},
			      .names = map_new(scratch)};
	struct json *j = scan_file(&s);

	if (s.problem) {
		advance(&s.begin, s.at);
		report(a, path, s.begin, s.problem, dl);
	} else if (s.twice.at) {
		report(a, path, s.twice, _("this member's name stands twice in one object"), dl);
	}
	return s.twice.at ? NULL : j;
}

struct json *json_parse(struct arena *a, const char *text, const char *path, struct diag_list *dl)
{
	struct arena *scratch = arena_new();
	struct json *j = parse(a, scratch, text, path, dl);

	arena_free(scratch);
	return j;
}

struct json *json_read(struct arena *a, const char *path, struct diag_list *dl)
{
	struct arena *scratch = arena_new_below(a);
	const char *text = file_read_text(scratch, path, dl);
	struct json *j = text ? parse(a, scratch, text, path, dl) : NULL;

	arena_free(scratch);
	return j;
}
