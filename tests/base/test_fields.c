/* SPDX-License-Identifier: MIT
 *
 * Field tables: what each type takes, what is reported and where, and writing back.
 */
#include "base/fields.h"

#include <criterion/criterion.h>
#include <string.h>

struct thing {
	const char *id, *color, *day;
	int size;
	double weight;
	bool open;
	VEC(const char *) tags;
};

static const char *const colors[] = {"red", "blue", NULL};

static const struct field thing_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct thing, id),
	 .required = true},
	{.name = "color",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct thing, color),
	 .choices = colors},
	{.name = "day", .type = FIELD_DATE, .offset = offsetof(struct thing, day)},
	{.name = "size",
	 .type = FIELD_INT,
	 .offset = offsetof(struct thing, size),
	 .keep_null = true},
	{.name = "weight", .type = FIELD_NUMBER, .offset = offsetof(struct thing, weight)},
	{.name = "open", .type = FIELD_BOOL, .offset = offsetof(struct thing, open)},
	{.name = "tags", .type = FIELD_STRINGS, .offset = offsetof(struct thing, tags)},
	{.name = "list", .type = FIELD_ARRAY},
	{.name = "object", .type = FIELD_OBJECT},
	{.name = "any", .type = FIELD_ANY},
};

static struct arena *arena;
static struct diag_list *dl;
static struct thing thing;

static void set_up(void)
{
	arena = arena_new();
	dl = diag_new(arena);
	thing = (struct thing){0};
}

static void tear_down(void)
{
	arena_free(arena);
}

TestSuite(fields, .init = set_up, .fini = tear_down);

static bool read_thing(const char *text, fields_extra *extra)
{
	struct where top = {.file = "f.json"}, list = {.up = &top, .name = "things"},
		     w = {.up = &list, .index = 3};
	const struct json *j = json_parse(arena, text, "f.json", dl);

	cr_assert_not_null(j, "%s", text);
	return fields_read(arena, j, &w, thing_fields, ARRAY_LEN(thing_fields), &thing, extra, dl);
}

Test(fields, every_type_is_taken)
{
	cr_assert(
		read_thing("{\"id\": \"x\", \"color\": \"red\", \"day\": \"2024-02-29\", \"size\": "
			   "-7, \"weight\": 0.5, \"open\": true,"
			   " \"tags\": [\"a\", \"b\"], \"list\": [1], \"object\": {}, \"any\": 3}",
			   NULL));
	cr_assert_eq(dl->all.n, 0);
	cr_assert_str_eq(thing.id, "x");
	cr_assert_str_eq(thing.day, "2024-02-29");
	cr_assert(thing.size == -7 && thing.weight == 0.5 && thing.open && thing.tags.n == 2);
	cr_assert_str_eq(thing.tags.at[1], "b");
}

Test(fields, null_is_like_absent)
{
	cr_assert(read_thing("{\"id\": \"x\", \"color\": null, \"day\": null, \"size\": null, "
			     "\"weight\": null, \"open\": null, \"tags\": null, \"list\": null}",
			     NULL));
	cr_assert_eq(dl->all.n, 0);
	cr_assert(!thing.color && !thing.day && !thing.size && !thing.open && !thing.tags.n);
}

Test(fields, each_fault_names_its_place)
{
	static const struct {
		const char *text;
		enum diag_code code;
		const char *place, *message;
	} cases[] = {
		{"{}", DIAG_MISSING_MEMBER, "f.json:things[3]",
		 "'id' is missing; it must be a text"},
		{"{\"id\": \" 　\"}", DIAG_MISSING_MEMBER, "f.json:things[3].id", "id"},
		{"{\"id\": null}", DIAG_WRONG_TYPE, "f.json:things[3].id", "'id' must be a text"},
		{"{\"id\": 3}", DIAG_WRONG_TYPE, "f.json:things[3].id", "a text"},
		{"{\"id\": \"x\", \"color\": \"green\"}", DIAG_UNKNOWN_VALUE,
		 "f.json:things[3].color", "'green' is not one of: red, blue"},
		{"{\"id\": \"x\", \"color\": \"Red\"}", DIAG_UNKNOWN_VALUE,
		 "f.json:things[3].color", "Red"},
		{"{\"id\": \"x\", \"day\": \"2026-02-29\"}", DIAG_BAD_DATE, "f.json:things[3].day",
		 "2026-04-01"},
		{"{\"id\": \"x\", \"day\": 20260401}", DIAG_WRONG_TYPE, "f.json:things[3].day",
		 "a date"},
		{"{\"id\": \"x\", \"size\": 1.5}", DIAG_WRONG_TYPE, "f.json:things[3].size",
		 "a whole number"},
		{"{\"id\": \"x\", \"size\": 1e10}", DIAG_WRONG_TYPE, "f.json:things[3].size",
		 "a whole number"},
		{"{\"id\": \"x\", \"weight\": \"1\"}", DIAG_WRONG_TYPE, "f.json:things[3].weight",
		 "a number"},
		{"{\"id\": \"x\", \"open\": 1}", DIAG_WRONG_TYPE, "f.json:things[3].open",
		 "true or false"},
		{"{\"id\": \"x\", \"tags\": [\"a\", 1]}", DIAG_WRONG_TYPE, "f.json:things[3].tags",
		 "a list of texts"},
		{"{\"id\": \"x\", \"tags\": \"a\"}", DIAG_WRONG_TYPE, "f.json:things[3].tags",
		 "a list of texts"},
		{"{\"id\": \"x\", \"list\": {}}", DIAG_WRONG_TYPE, "f.json:things[3].list",
		 "a list"},
		{"{\"id\": \"x\", \"object\": []}", DIAG_WRONG_TYPE, "f.json:things[3].object",
		 "an object"},
		{"[]", DIAG_WRONG_TYPE, "f.json:things[3]", "an object"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		dl = diag_new(arena);
		cr_assert_not(read_thing(cases[i].text, NULL), "taken: %s", cases[i].text);
		cr_assert_eq(dl->all.n, 1, "%s: %zu findings", cases[i].text, dl->all.n);
		cr_assert_eq(dl->all.at[0].code, cases[i].code, "%s: %s", cases[i].text,
			     dl->all.at[0].message);
		cr_assert_str_eq(dl->all.at[0].place, cases[i].place);
		cr_assert_not_null(strstr(dl->all.at[0].message, cases[i].message), "%s",
				   dl->all.at[0].message);
	}
}

static bool take_note(struct arena *a, const struct json *member, void *out)
{
	(void)a;
	((struct thing *)out)->color = member->name;
	return strcmp(member->name, "note") == 0;
}

Test(fields, an_unknown_member_is_a_warning_unless_somebody_takes_it)
{
	cr_assert(read_thing("{\"id\": \"x\", \"Id\": \"y\"}", NULL));
	cr_assert_eq(dl->all.n, 1);
	cr_assert_eq(dl->all.at[0].code, DIAG_UNKNOWN_MEMBER);
	cr_assert_str_eq(dl->all.at[0].place, "f.json:things[3].Id");
	cr_assert_not_null(strstr(dl->all.at[0].message, "id, color, day"));
	cr_assert(read_thing("{\"id\": \"x\", \"note\": \"y\"}", take_note));
	cr_assert_str_eq(thing.color, "note");
	cr_assert_eq(dl->all.n, 1);
	cr_assert(read_thing("{\"id\": \"x\", \"other\": \"y\"}", take_note));
	cr_assert_eq(dl->all.n, 2);
}

Test(fields, dates_are_days_that_exist)
{
	static const char *const good[] = {"2026-04-01", "2024-02-29", "2000-02-29", "0001-01-01",
					   "9999-12-31"};
	static const char *const bad[] = {
		"",           "2026",        "2026-4-1",   "2026-04-31", "2026-02-29",
		"1900-02-29", "2026-13-01",  "2026-00-10", "2026-01-00", "0000-01-01",
		"2026/04/01", "2026-04-01 ", "2026-04-1",  "-026-04-01", "２０２６-04-01"};

	for (size_t i = 0; i < ARRAY_LEN(good); i++)
		cr_assert(fields_is_date(good[i]), "%s", good[i]);
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		cr_assert_not(fields_is_date(bad[i]), "%s", bad[i]);
}

Test(fields, writing_leaves_out_what_is_empty)
{
	struct json *o = json_new_object(arena);

	thing.id = "x";
	fields_write(arena, o, thing_fields, ARRAY_LEN(thing_fields), &thing);
	cr_assert_eq(o->n, 2);
	cr_assert_eq(json_get(o, "size")->kind, JSON_NULL);
	*vec_push(arena, &thing.tags) = "a";
	thing.open = true;
	thing.weight = 0.5;
	thing.size = 4;
	o = json_new_object(arena);
	fields_write(arena, o, thing_fields, ARRAY_LEN(thing_fields), &thing);
	struct thing before = thing;

	thing = (struct thing){0};
	cr_assert(read_thing(json_print(arena, o), NULL));
	cr_assert(thing.open && thing.weight == before.weight && thing.size == 4 &&
		  thing.tags.n == 1);
	cr_assert_str_eq(thing.tags.at[0], "a");
}

Test(fields, arrays)
{
	struct where top = {.file = "f.json"};
	const struct json *j =
		json_parse(arena, "{\"a\": [1], \"b\": {}, \"c\": null}", "f.json", dl);

	cr_assert_eq(fields_array(arena, j, "a", true, &top, dl)->number, 1);
	cr_assert_null(fields_array(arena, j, "c", false, &top, dl));
	cr_assert_null(fields_array(arena, j, "d", false, &top, dl));
	cr_assert_eq(dl->all.n, 0);
	cr_assert_null(fields_array(arena, j, "b", false, &top, dl));
	cr_assert_null(fields_array(arena, j, "c", true, &top, dl));
	cr_assert_eq(dl->all.n, 2);
	cr_assert_eq(dl->all.at[0].code, DIAG_WRONG_TYPE);
	cr_assert_str_eq(dl->all.at[0].place, "f.json:b");
	cr_assert_eq(dl->all.at[1].code, DIAG_MISSING_MEMBER);
	cr_assert_str_eq(dl->all.at[1].place, "f.json");
}

Test(fields, places)
{
	struct where top = {.file = "f.json"}, a = {.up = &top, .name = "a"},
		     e = {.up = &a, .index = 2}, b = {.up = &e, .name = "名"};

	cr_assert_str_eq(where_print(arena, &top), "f.json");
	cr_assert_str_eq(where_print(arena, &a), "f.json:a");
	cr_assert_str_eq(where_print(arena, &b), "f.json:a[2].名");
}

Test(fields, objects_are_compared_and_shown_by_their_table)
{
	static const struct field_table table = FIELD_TABLE(thing_fields);
	static const char *const shown[] = {"x",    NULL,   "2024-02-29", "-7", "0.5",
					    "true", "a, b", NULL,         NULL, NULL};
	struct thing other = {0};

	cr_assert(read_thing("{\"id\": \"x\", \"day\": \"2024-02-29\", \"size\": -7, \"weight\": "
			     "0.5, \"open\": true, \"tags\": [\"a\", \"b\"]}",
			     NULL));
	for (size_t i = 0; i < table.n; i++) {
		const char *text = field_text(arena, &table.at[i], &thing);

		cr_expect(shown[i] ? text && strcmp(text, shown[i]) == 0 : !text, "%s: %s",
			  table.at[i].name, text ? text : "-");
		cr_expect(field_equal(&table.at[i], &thing, &thing), "%s", table.at[i].name);
		cr_expect_eq(field_equal(&table.at[i], &thing, &other), shown[i] == NULL, "%s",
			     table.at[i].name);
	}
	cr_expect_eq(field_find(&table, "size"), &thing_fields[3]);
	cr_expect_null(field_find(&table, "none"));
}
