/* SPDX-License-Identifier: MIT
 *
 * A title's forbidden characters give way to others that say much the same, what is too long is cut
 * by UTF-16 units, and a name that is taken already gets a number: 'name(2)'. Taken are also the
 * names that Excel keeps for itself; it compares them without regard to case and width.
 */
#include "book/sheet_name.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"

/* Excel keeps these for its list of changes. */
static const char *const reserved[] = {"history", "履歴"};

/*
 * Excel forbids the full-width forms as well, and ’: a workbook that has them is repaired when it
 * is opened, and its sheets lose their names (Microsoft's article 436482).
 */
static const struct {
	const char *from, *to;
} stand_ins[] = {
	{"[", "〔"},  {"］", "〕"}, {"]", "〕"},  {"［", "〔"}, {":", "・"},  {"：", "・"}, {"/", "・"},
	{"／", "・"}, {"\\", "・"}, {"＼", "・"}, {"￥", "・"}, {"*", "※"},  {"＊", "※"}, {"?", " "},
	{"？", " "},  {"'", "′"},  {"’", "′"},  {"＇", "′"}, {"\n", " "}, {"\t", " "},
};

size_t sheet_name_units(const char *s)
{
	size_t n = 0;
	uint32_t c;

	while ((c = text_next(&s)))
		n += c > 0xFFFF ? 2 : 1;
	return n;
}

/* The longest beginning of at most `max` UTF-16 units. */
static char *cut(struct arena *a, const char *s, size_t max)
{
	size_t units = 0;
	const char *p = s;

	for (const char *from = p; *p; from = p) {
		uint32_t c = text_next(&p);

		units += c > 0xFFFF ? 2 : 1;
		if (units > max)
			return arena_strndup(a, s, (size_t)(from - s));
	}
	return arena_strdup(a, s);
}

/* What stands for the character of `len` bytes; NULL: it may stay. */
static const char *stand_in(const char *c, size_t len)
{
	for (size_t i = 0; i < ARRAY_LEN(stand_ins); i++)
		if (strlen(stand_ins[i].from) == len && memcmp(stand_ins[i].from, c, len) == 0)
			return stand_ins[i].to;
	return NULL;
}

static char *replace_forbidden(struct arena *a, const char *title)
{
	struct strbuf sb = strbuf_new(a);
	uint32_t c;

	for (const char *p = title, *at = p; (c = text_next(&p)); at = p) {
		const char *other = stand_in(at, (size_t)(p - at));

		if (other)
			strbuf_add(&sb, other);
		else if (c >= 0x20)
			strbuf_add_bytes(&sb, at, (size_t)(p - at));
	}
	return text_trim(a, sb.text);
}

char *sheet_name_fold(struct arena *a, const char *name)
{
	char *folded = arena_strdup(a, name);

	for (char *p = folded; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	return folded;
}

static bool is_taken(const struct book *b, const char *name)
{
	const char *folded = unicode_fold(b->arena, name);

	for (size_t i = 0; i < ARRAY_LEN(reserved); i++)
		if (strcmp(folded, reserved[i]) == 0)
			return true;
	return map_get(b->names, folded) != NULL;
}

/* 'name', 'name(2)', 'name(3)' … */
static char *number_name(struct book *b, const char *wanted)
{
	char *name = cut(b->arena, wanted, SHEET_NAME_MAX);

	for (int i = 2; is_taken(b, name); i++) {
		const char *suffix = arena_printf(b->arena, "(%d)", i);

		name = arena_concat(b->arena,
				    cut(b->arena, wanted, SHEET_NAME_MAX - sheet_name_units(suffix)),
				    suffix, (char *)NULL);
	}
	return name;
}

static const char *take_name(struct book *b, const char *allowed)
{
	char *name = number_name(b, *allowed ? allowed : "-");

	map_set(b->names, unicode_fold(b->arena, name), name);
	return name;
}

static bool is_free(const struct book *b, const char *name)
{
	return sheet_name_units(name) <= SHEET_NAME_MAX && !is_taken(b, name);
}

/* Without what stands in brackets: '回線（院内に終端の装置がないものを除く）'. */
static const char *without_brackets(struct arena *a, const char *title)
{
	const char *open = strstr(title, "（");

	return open && open > title ? arena_strndup(a, title, (size_t)(open - title)) : title;
}

const char *sheet_name_choose_below(struct book *b, const char *title, const char *part)
{
	const char *brief = without_brackets(b->arena, title);
	const char *const wanted[] = {
		title, brief, arena_concat(b->arena, part, "　", title, (char *)NULL),
		arena_concat(b->arena, part, "　", brief, (char *)NULL)};

	if (strcmp(title, part) == 0)
		return take_name(b, replace_forbidden(b->arena, title));
	for (size_t i = 0; i < ARRAY_LEN(wanted); i++)
		if (is_free(b, replace_forbidden(b->arena, wanted[i])))
			return sheet_name_choose(b, wanted[i]);
	return sheet_name_choose(b, title);
}

const char *sheet_name_choose(struct book *b, const char *title)
{
	const char *wanted = text_empty(title) ? b->doc->title : title;
	const char *name = take_name(b, replace_forbidden(b->arena, wanted ? wanted : ""));

	if (!text_equal(name, wanted))
		diag_add(b->dl, DIAG_SHEET_NAME, NULL,
			 arena_printf(b->arena, "%s.xlsx:%s", b->doc->id, name),
			 wanted ? wanted : "", name);
	return name;
}
