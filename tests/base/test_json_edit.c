/* SPDX-License-Identifier: MIT
 *
 * Edits of JSON files: what is asked for, and not a byte besides.
 */
#include "base/json_edit.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../support/scratch.h"
#include "../support/suite.h"

DIAG_SUITE(json_edit, arena, dl);

static const char *write_file(const char *text)
{
	char path[] = SCRATCH "/bunkai-edit-XXXXXX";
	int fd = mkstemp(path);

	cr_assert(fd >= 0);
	cr_assert_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	return arena_strdup(arena, path);
}

static struct json_edit *open_text(const char *text)
{
	const char *path = write_file(text);
	struct json_edit *e = json_edit_open(arena, path, NULL, dl);

	cr_assert_not_null(e);
	unlink(path);
	return e;
}

static void holds(const struct json_edit *e, const char *expected)
{
	size_t len;
	const char *bytes = json_edit_bytes(e, &len);

	cr_assert_str_eq(bytes, expected);
	cr_assert_eq(len, strlen(expected));
}

static const struct json *value(const char *text)
{
	return json_parse(arena, text, "value", dl);
}

static void appends(const char *text, const char *new, const char *expected)
{
	struct json_edit *e = open_text(text);

	cr_assert(!json_edit_changed(e));
	json_edit_append(e, json_get(json_edit_root(e), "l"), value(new));
	cr_assert(json_edit_changed(e));
	holds(e, expected);
}

Test(json_edit, a_new_element_stands_as_its_neighbours_do)
{
	appends("{\"l\": [\n  {\"あ\": 1 }\n ], \"z\" : 0}\n", "{\"b\": [1,2]}",
		"{\"l\": [\n  {\"あ\": 1 },\n  {\"b\": [1, 2]}\n ], \"z\" : 0}\n");
	appends("{\"l\":[\"a\", \"b\"]}", "\"c\"", "{\"l\":[\"a\", \"b\", \"c\"]}");
	appends("{\"l\":[\"a\"]}", "\"c\"", "{\"l\":[\"a\", \"c\"]}");
	appends("{\r\n\t\"l\": [\r\n\t\t{}\r\n\t]\r\n}\r\n", "{}",
		"{\r\n\t\"l\": [\r\n\t\t{},\r\n\t\t{}\r\n\t]\r\n}\r\n");
	appends("\xEF\xBB\xBF{\"l\": [1]}", "2", "\xEF\xBB\xBF{\"l\": [1, 2]}");
	appends("{\"]\\\"\": \"}\", \"l\": [[\"]\"], \"\\\\\"]}", "3",
		"{\"]\\\"\": \"}\", \"l\": [[\"]\"], \"\\\\\", 3]}");
}

Test(json_edit, the_first_element_of_an_empty_list)
{
	appends("{\n \"l\": []\n}\n", "{\"a\": \"\\n\"}",
		"{\n \"l\": [\n  {\"a\": \"\\n\"}\n ]\n}\n");
	appends("{\r\n \"l\": [  ]}", "{}", "{\r\n \"l\": [\r\n  {}\r\n ]}");
	appends("{\"l\": []}", "\"a\"", "{\"l\": [\"a\"]}");
}

Test(json_edit, a_member_is_replaced_or_added)
{
	struct json_edit *e = open_text("{ \"a\" : {\"b\":null} ,\n  \"c\": 1.50 }");

	json_edit_set(e, json_get(json_edit_root(e), "a"), "b", value("[\"x\"]"));
	holds(e, "{ \"a\" : {\"b\":[\"x\"]} ,\n  \"c\": 1.50 }");
	json_edit_set(e, json_get(json_edit_root(e), "a"), "c \"", value("true"));
	holds(e, "{ \"a\" : {\"b\":[\"x\"], \"c \\\"\": true} ,\n  \"c\": 1.50 }");
	json_edit_set(e, json_edit_root(e), "d", value("{}"));
	holds(e, "{ \"a\" : {\"b\":[\"x\"], \"c \\\"\": true} ,\n  \"c\": 1.50,\n  \"d\": {} }");
	json_edit_set(e, json_get(json_edit_root(e), "d"), "e", value("0"));
	holds(e, "{ \"a\" : {\"b\":[\"x\"], \"c \\\"\": true} ,\n  \"c\": 1.50,\n"
		 "  \"d\": {\"e\": 0} }");
}

static const struct json *nth(const struct json_edit *e, size_t n)
{
	const struct json *k = json_edit_root(e)->first;

	while (n--)
		k = k->next;
	return k;
}

Test(json_edit, a_child_goes_with_its_comma)
{
	static const char *const left[] = {"[\n 2,\n 3\n]", "[\n 1,\n 3\n]", "[\n 1,\n 2\n]"};

	for (size_t i = 0; i < ARRAY_LEN(left); i++) {
		struct json_edit *e = open_text("[\n 1,\n 2,\n 3\n]");

		json_edit_remove(e, json_edit_root(e), nth(e, i));
		holds(e, left[i]);
	}
	struct json_edit *e = open_text("{\"a\": [1], \"b\": 2}");

	json_edit_remove(e, json_edit_root(e), nth(e, 0));
	holds(e, "{\"b\": 2}");
	json_edit_remove(e, json_edit_root(e), nth(e, 0));
	holds(e, "{}");
}

Test(json_edit, appending_and_taking_back_leaves_the_bytes)
{
	static const char *const texts[] = {"[\n  {\"a\": 1},\n  {\"a\": 2}\n]\n", "[{},{}]",
					    "[ 1 ,2 ]", "[\"，\"]"};

	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct json_edit *e = open_text(texts[i]);

		json_edit_append(e, json_edit_root(e), value("{\"x\": []}"));
		json_edit_remove(e, json_edit_root(e), json_edit_root(e)->last);
		holds(e, texts[i]);
		cr_assert(!json_edit_changed(e));
	}
}

Test(json_edit, a_file_that_is_not_there_begins_as_said)
{
	struct json_edit *e = json_edit_open(arena, "/tmp/bunkai-no-such/f.json", "{\"l\": []}\n", dl);

	cr_assert(json_edit_changed(e));
	json_edit_append(e, json_get(json_edit_root(e), "l"), value("{}"));
	holds(e, "{\"l\": [\n {}\n]}\n");
	cr_assert_null(json_edit_open(arena, "/tmp/bunkai-no-such/f.json", NULL, dl));
	cr_assert_eq(dl->all.at[0].code, DIAG_CANNOT_READ);
}

Test(json_edit, several_elements_come_in_one_edit)
{
	static const char *const texts[] = {
		"{\"l\": []}\n", "{\"l\": [1, 2]}\n", "{\n \"l\": [\n  {\"a\": 1}\n ]\n}\n",
		"{\r\n  \"l\": [\r\n\t{\"a\": 1},\r\n\t{\"a\": 2}\r\n  ]\r\n}\r\n"};
	static const char *const lists[] = {"[]", "[{\"b\": 1}]",
					    "[{\"b\": 1}, {\"b\": 2}, {\"b\": 3}]"};

	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		for (size_t k = 0; k < ARRAY_LEN(lists); k++) {
			struct json_edit *all = open_text(texts[i]), *each = open_text(texts[i]);
			const struct json *new = value(lists[k]);
			size_t len;

			json_edit_append_all(all, json_get(json_edit_root(all), "l"), new);
			for (const struct json *j = new->first; j; j = j->next)
				json_edit_append(each, json_get(json_edit_root(each), "l"), j);
			holds(all, json_edit_bytes(each, &len));
			cr_assert_eq(json_edit_changed(all), k > 0);
		}
}
