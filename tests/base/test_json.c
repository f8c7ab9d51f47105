/* SPDX-License-Identifier: MIT
 *
 * Strict JSON: what is refused and where, what is taken, and printing.
 */
#include "base/json.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../support/scratch.h"
#include "../support/suite.h"
#include "base/strbuf.h"
#include "base/text.h"

DIAG_SUITE(json, arena, dl);

static void refuses(const char *text, const char *place)
{
	struct diag_list *found = diag_new(arena);

	cr_assert_null(json_parse(arena, text, "f", found), "taken: %s", text);
	cr_assert_eq(found->all.n, 1, "%s: %zu findings", text, found->all.n);
	cr_assert_eq(found->all.at[0].code, DIAG_BAD_JSON);
	cr_assert_str_eq(found->all.at[0].place, place, "%s: %s", text, found->all.at[0].place);
}

static const struct json *takes(const char *text)
{
	const struct json *j = json_parse(arena, text, "f", dl);

	cr_assert_not_null(j, "refused: %s: %s", text, dl->all.n ? dl->all.at[0].message : "");
	return j;
}

Test(json, numbers_follow_the_grammar)
{
	static const char *const bad[] = {"01", "-01",  "1.",    ".5",     "+1",  "1e",       "1e+",
					  "-",  "0x10", "1e400", "-1e400", "NaN", "Infinity", "１"};

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		struct diag_list *found = diag_new(arena);

		cr_assert_null(json_parse(arena, bad[i], "f", found), "taken: %s", bad[i]);
		cr_assert_eq(found->all.n, 1);
	}
	cr_assert_eq(takes("-0.5e1")->number, -5);
	cr_assert_eq(takes("1E2")->number, 100);
	cr_assert_eq(takes("0")->number, 0);
}

Test(json, words_and_ends)
{
	refuses("", "f:1:1");
	refuses("  ", "f:1:3");
	refuses("True", "f:1:1");
	refuses("nul", "f:1:1");
	refuses("nullx", "f:1:5");
	refuses("{} {}", "f:1:4");
	refuses("[1,]", "f:1:4");
	refuses("[1 2]", "f:1:4");
	refuses("[1", "f:1:3");
	refuses("{\"a\":1,}", "f:1:8");
	refuses("{a:1}", "f:1:2");
	refuses("{\"a\" 1}", "f:1:6");
	refuses("{\"a\":}", "f:1:6");
	refuses("// no comments\n1", "f:1:1");
	refuses("\xEF\xBB\xBF{}", "f:1:1"); /* a mark in front of a file is json_read's business */
}

Test(json, texts)
{
	refuses("\"a", "f:1:3");
	refuses("\"a\tb\"", "f:1:3");
	refuses("\"a\nb\"", "f:1:3");
	refuses("\"\x01\"", "f:1:2");
	refuses("\"\\x\"", "f:1:3");
	refuses("\"\\u12\"", "f:1:3");
	refuses("\"\\u0000\"", "f:1:3");
	refuses("\"\\uD800\"", "f:1:8");
	refuses("\"\\uD800\\u0041\"", "f:1:8");
	refuses("\"\\uDC00\"", "f:1:8");
	refuses("'a'", "f:1:1");
	cr_assert_str_eq(takes("\"\\u3042\\uD842\\uDFB7\\n\\\"\"")->string, "あ𠮷\n\"");
	cr_assert_str_eq(takes("\"①-1\"")->string, "①-1");
	cr_assert_str_eq(takes("\"\\/\\b\\f\\r\\t\\\\u\"")->string, "/\b\f\r\t\\u");
	cr_assert_str_eq(takes("\"\"")->string, "");
}

Test(json, a_name_stands_once)
{
	refuses("{\"a\": 1,\n \"a\": 2}", "f:2:2");
	refuses("{\"a\": 1, \"\\u0061\": 2}", "f:1:10");
	refuses("[{\"b\": {\"c\": 1, \"d\": 2, \"c\": 3}}]", "f:1:25");
	takes("{\"a\": {\"a\": 1}, \"A\": 2, \"b\": [{\"a\": 1}, {\"a\": 2}]}");
	cr_assert_eq(json_number(takes("{\"\\u0061\": 7}"), "a", 0), 7);
	/* what is no JSON at all is told first, wherever it is */
	refuses("{\"a\": 1, \"a\": 2, }", "f:1:18");
	refuses("{\"a\": 1, \"a\": 2, \"a\": 3}", "f:1:10");
}

Test(json, a_name_stands_once_in_a_large_object)
{
	struct strbuf sb = strbuf_new(arena);

	strbuf_add(&sb, "{");
	for (int i = 0; i < 5000; i++)
		strbuf_printf(&sb, "\"m%d\":%d,\n", i, i);
	const char *fine = arena_concat(arena, sb.text, "\"end\":0}", (char *)NULL);
	const char *twice = arena_concat(arena, sb.text, "\"m4999\":0}", (char *)NULL);

	cr_assert_eq(json_number(takes(fine), "m4321", -1), 4321);
	refuses(twice, "f:5001:1");
}

static char *nested(int depth)
{
	struct strbuf sb = strbuf_new(arena);

	for (int i = 0; i < depth; i++)
		strbuf_add(&sb, "[");
	for (int i = 0; i < depth; i++)
		strbuf_add(&sb, "]");
	return sb.text;
}

Test(json, nesting_is_bounded)
{
	struct diag_list *found = diag_new(arena);

	takes(nested(64));
	cr_assert_null(json_parse(arena, nested(66), "f", found));
	cr_assert_null(json_parse(arena, nested(100000), "f", found));
	cr_assert_eq(found->all.n, 2);
}

static struct json *read_bytes(const char *bytes, size_t len, struct diag_list *found)
{
	char path[] = SCRATCH "/bunkai-json-XXXXXX";
	int fd = mkstemp(path);

	cr_assert(fd >= 0 && write(fd, bytes, len) == (ssize_t)len && close(fd) == 0);
	struct json *j = json_read(arena, path, found);

	unlink(path);
	return j;
}

Test(json, files_are_utf8_without_nul)
{
	static const struct {
		const char *bytes;
		size_t len;
	} bad[] = {{"\"\xC3\x28\"", 4}, {"\"\xED\xA0\x80\"", 5}, {"\"\xC0\x80\"", 4},
		   {"\"a\0b\"", 5},     {"\"\x82\xA0\"", 4},     {"{}\0", 3}};

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		struct diag_list *found = diag_new(arena);

		cr_assert_null(read_bytes(bad[i].bytes, bad[i].len, found), "case %zu", i);
		cr_assert_eq(found->all.n, 1);
		cr_assert_eq(found->all.at[0].code, DIAG_NOT_UTF8);
	}
	cr_assert_not_null(read_bytes("\xEF\xBB\xBF{\"a\": 1}\r\n", 13, dl));
	cr_assert_eq(dl->all.n, 0);
	cr_assert_null(read_bytes("\xEF\xBB\xBF\xEF\xBB\xBF{}", 8, dl));
}

Test(json, values_know_their_place)
{
	const struct json *j = takes("{\n  \"名\": \"あ\", \"b\": [1,\n\t2]}");
	const struct json *list = json_get(j, "b");

	cr_assert_eq(json_get(j, "名")->line, 2);
	cr_assert_eq(json_get(j, "名")->column, 8);
	cr_assert_eq(list->column, 18);
	cr_assert_eq(list->first->next->line, 3);
	cr_assert_eq(list->first->next->column, 2);
}

Test(json, look_ups_mind_case_and_kind)
{
	const struct json *j =
		takes("{\"a\": \"x\", \"n\": 3, \"t\": true, \"z\": null, \"l\": []}");

	cr_assert_null(json_get(j, "A"));
	cr_assert_null(json_get(json_get(j, "l"), "a"));
	cr_assert_str_eq(json_string(j, "n", "other"), "other");
	cr_assert_str_eq(json_string(j, "a", "other"), "x");
	cr_assert_eq(json_number(j, "a", 7), 7);
	cr_assert(json_true(j, "t"));
	cr_assert_not(json_true(j, "n"));
	cr_assert_eq(json_get(j, "z")->kind, JSON_NULL);
	cr_assert_eq(j->n, 5);
}

Test(json, printing_reads_back)
{
	struct json *o = json_new_object(arena);

	json_set_string(arena, o, "text", "①-1\n\"・\\");
	json_set_string(arena, o, "none", NULL);
	json_set(o, "number", json_new_number(arena, 0.5));
	json_set(o, "yes", json_new_bool(arena, true));
	json_append(json_set(o, "list", json_new_array(arena)), json_new_object(arena));
	char *text = json_print(arena, o);

	cr_assert(text_ends(text, "}\n"));
	cr_assert_str_eq(json_print(arena, takes(text)), text);
	cr_assert_str_eq(json_string(takes(text), "text", ""), "①-1\n\"・\\");
}

/* The layout of cJSON_Print: editions of all programs before hold it. */
Test(json, printing_lays_out_as_ever)
{
	struct json *o = json_new_object(arena), *list = json_new_array(arena);

	json_set_string(arena, o, "a\"b", "x\t\x01ア");
	json_set(o, "list", list);
	json_append(list, json_new_number(arena, 3));
	json_append(list, json_new_number(arena, 0.1));
	json_set_string(arena, json_append(list, json_new_object(arena)), "in", "");
	json_append(list, json_new_array(arena));
	json_set(json_set(o, "empty", json_new_object(arena)), "none", json_new_object(arena));
	json_set(o, "null", json_new_null(arena));
	cr_assert_str_eq(json_print(arena, o), "{\n"
					       "\t\"a\\\"b\":\t\"x\\t\\u0001ア\",\n"
					       "\t\"list\":\t[3, 0.1, {\n"
					       "\t\t\t\"in\":\t\"\"\n"
					       "\t\t}, []],\n"
					       "\t\"empty\":\t{\n"
					       "\t\t\"none\":\t{\n"
					       "\t\t}\n"
					       "\t},\n"
					       "\t\"null\":\tnull\n"
					       "}\n");
}

/* A random text of valid code points, NUL and surrogates left out. */
static const char *random_text(void)
{
	struct strbuf sb = strbuf_new(arena);

	for (int n = rand() % 12; n > 0; n--) {
		static const uint32_t limits[] = {0x20, 0x80, 0x800, 0x3100, 0xD800, 0x110000};
		uint32_t c = (uint32_t)rand() % limits[(size_t)rand() % ARRAY_LEN(limits)] + 1;
		char bytes[4];

		if (c < 0xD800 || (c > 0xDFFF && c < 0x110000))
			strbuf_add_bytes(&sb, bytes, text_encode(c, bytes));
	}
	return sb.text;
}

static struct json *random_value(int depth)
{
	struct json *j;

	switch (rand() % (depth ? 6 : 4)) {
	case 0:
		return json_new_null(arena);
	case 1:
		return json_new_bool(arena, rand() % 2);
	case 2:
		return json_new_number(arena,
				       (rand() % 200001 - 100000) / (rand() % 2 ? 1.0 : 64.0));
	case 3:
		return json_new_string(arena, random_text());
	case 4:
		j = json_new_array(arena);
		for (int n = rand() % 5; n > 0; n--)
			json_append(j, random_value(depth - 1));
		return j;
	default:
		j = json_new_object(arena);
		for (int n = rand() % 5; n > 0; n--)
			json_set(j, arena_printf(arena, "%d%s", n, random_text()),
				 random_value(depth - 1));
		return j;
	}
}

static void equals(const struct json *x, const struct json *y)
{
	cr_assert_eq(x->kind, y->kind);
	cr_assert_eq(x->number, y->number);
	cr_assert(text_equal(x->name, y->name) &&
		  (x->kind != JSON_STRING || text_equal(x->string, y->string)));
	cr_assert_eq(x->n, y->n);
	for (x = x->first, y = y->first; x; x = x->next, y = y->next)
		equals(x, y);
}

Test(json, any_tree_comes_back)
{
	srand(20261001);
	for (int i = 0; i < 2000; i++) {
		struct json *j = random_value(4);
		const char *text = json_print(arena, j);
		const struct json *back = takes(text);

		equals(j, back);
		cr_assert_str_eq(json_print(arena, back), text);
	}
}
