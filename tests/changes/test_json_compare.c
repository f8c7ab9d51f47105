/* SPDX-License-Identifier: MIT
 *
 * Comparison of JSON values: what is told of small ones, and that no edit of a real template goes
 * untold.
 */
#include "changes/json_compare.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../support/rounds.h"
#include "../support/suite.h"
#include "base/strbuf.h"
#include "base/text.h"

ARENA_SUITE(json_compare, arena);

static struct json *parse(const char *text)
{
	struct json *j =
		json_parse(arena, text_replace(arena, text, "'", "\""), "x.json", diag_new(arena));

	cr_assert(j, "%s", text);
	return j;
}

static const char *find(const struct settings *s, const char *name)
{
	const char *value = settings_get(s, name);

	return value ? value : "-";
}

/* 'path: old>new', one per line, in the order of the old side and then the new one. */
static const char *told(const struct json *before, const struct json *after)
{
	struct settings old = {0}, new = {0};
	struct strbuf sb = strbuf_new(arena);

	json_compare(arena, before, after, &old, &new);
	for (size_t i = 0; i < old.all.n; i++)
		strbuf_join(&sb, "\n",
			    arena_concat(arena, old.all.at[i].name, ": ", old.all.at[i].value, ">",
					 find(&new, old.all.at[i].name), (char *)NULL));
	for (size_t i = 0; i < new.all.n; i++)
		if (!settings_get(&old, new.all.at[i].name))
			strbuf_join(&sb, "\n",
				    arena_concat(arena, new.all.at[i].name, ": ->",
						 new.all.at[i].value, (char *)NULL));
	return sb.text;
}

static const struct {
	const char *before, *after, *told;
} cases[] = {
	{"{'a': 1, 'b': [1, 2]}", "{'b': [1, 2], 'a': 1}", ""},
	{"{'a': null}", "{}", ""},
	{"{'a': 1}", "{'a': '1'}", "a: 1>\"1\""},
	{"{'a': ['x', 'y']}", "{'a': ['x, y']}", "a: [\"x\", \"y\"]>[\"x, y\"]"},
	{"{'a': ['x', 'y']}", "{'a': ['y', 'x']}", "a: x, y>y, x"},
	{"{'a': {'b': true}}", "{'a': {'b': false, 'c': 2.50}}", "a.b: true>false\na.c: ->2.5"},
	{"{'a': []}", "{'a': [{'id': 'x'}]}", "a: >{id: x}"},
	/* an element that comes in shifts nothing; a renamed one is the same */
	{"{'a': [{'id': 'x'}, {'id': 'y', 'n': 1}]}",
	 "{'a': [{'id': 'w'}, {'id': 'x'}, {'id': 'y', 'n': 2}]}", "a[y].n: 1>2\na[w]: ->{id: w}"},
	{"{'a': [{'head': '合意', 'field': 'agreed', 'width': 3}]}",
	 "{'a': [{'head': '合意内容', 'field': 'agreed', 'width': 3}]}",
	 "a[合意内容].head: 合意>合意内容"},
	{"{'a': [{'id': 'x'}, {'id': 'y'}]}", "{'a': [{'id': 'y'}, {'id': 'x'}]}",
	 "a.order: x, y>y, x"},
	{"{'a': [{'id': 'x', 'n': 1}, {'id': 'x', 'n': 2}]}", "{'a': [{'id': 'x', 'n': 2}]}",
	 "a[-x]: {id: x, n: 1}>-"},
	{"{'a': [{'id': 'x'}]}", "{'a': [{'id': 'x'}, {'id': 'x'}]}", "a[x#2]: ->{id: x}"},
	{"{'a': [{'cells': ['p', 'q']}]}", "{'a': [{'cells': ['漢', '字']}]}",
	 "a[#1].cells: p, q>漢, 字"},
	{"{'a': [{'block': 'table', 'view': 'duties'}]}",
	 "{'a': [{'block': 'table', 'view': 'duties', 'empty': '無し'}]}",
	 "a[table duties].empty: ->無し"},
};

Test(json_compare, what_differs_is_told_under_its_path)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *said = told(parse(cases[i].before), parse(cases[i].after));

		cr_expect_str_eq(text_replace(arena, said, ",\t", ", "), cases[i].told,
				 "case %zu: %s", i, said);
	}
	cr_expect_str_eq(told(NULL, parse("{'a': 1}")), "a: ->1");
	cr_expect_str_eq(told(parse("{'a': 1}"), NULL), "a: 1>-");
}

/* The nth node below, counted from 0 for the node itself. */
static struct json *nth(struct json *j, size_t *n)
{
	if ((*n)-- == 0)
		return j;
	for (struct json *child = j->first; child; child = child->next) {
		struct json *found = nth(child, n);

		if (found)
			return found;
	}
	return NULL;
}

static size_t count(const struct json *j)
{
	size_t n = 1;

	for (const struct json *child = j->first; child; child = child->next)
		n += count(child);
	return n;
}

static void drop_first(struct json *j)
{
	j->first = j->first->next;
	j->last = j->first ? j->last : NULL;
	j->n--;
}

/* The first two change places: an edit of a list only. */
static void swap_first(struct json *j)
{
	struct json *x = j->first, *y = x->next;

	x->next = y->next;
	y->next = x;
	j->first = y;
	j->last = j->last == y ? x : j->last;
}

static void double_first(struct json *j)
{
	struct json *copy = json_new_null(arena);

	*copy = *j->first;
	j->first->next = copy;
	j->last = j->last == j->first ? copy : j->last;
	j->n++;
}

/* One edit of one node, chosen by chance. */
static void edit(struct json *j)
{
	bool is_list = j->kind == JSON_ARRAY;

	if (j->kind == JSON_STRING)
		j->string = arena_concat(arena, j->string, "*", (char *)NULL);
	else if (j->kind == JSON_NUMBER)
		j->number++;
	else if (j->kind == JSON_BOOL)
		j->number = j->number != 0 ? 0 : 1;
	else if (is_list && j->n > 1 && rand() % 2)
		swap_first(j);
	else if (is_list && j->n && rand() % 2)
		double_first(j);
	else if (j->n)
		drop_first(j);
}

Test(json_compare, no_edit_goes_untold)
{
	static const char *const files[] = {
		"templates/documents/annex.json", "templates/documents/work-report.json",
		"templates/style.json", "templates/scoring/matrix-5x5.json",
		"clauses/wording.json"};

	srand(9);
	for (size_t i = 0; i < rounds(100, 400); i++) {
		stop_suite();
		start_suite();
		const char *file = files[i % ARRAY_LEN(files)];
		struct json *before = json_read(arena, file, diag_new(arena)),
			    *after = json_read(arena, file, diag_new(arena));

		cr_assert(before && after, "%s", file);
		cr_assert_str_empty(told(before, after), "%s", file);
		for (int edits = 1 + rand() % 3; edits > 0; edits--) {
			size_t n = (size_t)rand() % count(after);

			edit(nth(after, &n));
		}
		bool differs = strcmp(json_print(arena, before), json_print(arena, after)) != 0;

		cr_assert_eq(*told(before, after) != '\0', differs, "round %zu, %s: %s\n%s", i,
			     file, told(before, after), json_print(arena, after));
	}
}
