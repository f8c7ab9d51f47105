/* SPDX-License-Identifier: MIT
 *
 * The parts of a sheet's own table.
 */
#include "xlsx/table_part.h"

#include <criterion/criterion.h>
#include <string.h>

#include "base/arena.h"

static struct sheet *make_sheet(struct arena *a)
{
	static const char *const heads[] = {"項番", "甲 & 乙", "必須/推奨"};
	struct sheet *s = arena_alloc(a, sizeof *s);

	s->head_y = 2;
	s->filter_y = 9;
	for (size_t i = 0; i < ARRAY_LEN(heads); i++)
		*vec_push(a, &s->table_heads) = heads[i];
	return s;
}

static const struct package_change *change_of(const struct package_change *changes, size_t n,
					      const char *part)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(changes[i].part, part) == 0)
			return &changes[i];
	cr_assert_fail("no change of %s", part);
	return NULL;
}

Test(table_part, the_table_covers_the_heads_and_their_rows)
{
	struct arena *a = arena_new();
	const struct table_part t = {make_sheet(a), 5};
	struct package_change changes[TABLE_PART_CHANGES];
	size_t n = 0;

	table_part_add(a, &t, changes, &n);
	const struct package_change *c = change_of(changes, n, "xl/tables/table5.xml");
	const char *text = c->edit(a, NULL, c->context);

	cr_assert(c->adds);
	cr_expect(strstr(text, "ref=\"A3:C10\""), "%s", text);
	cr_expect(strstr(text, "<tableColumns count=\"3\">"), "%s", text);
	cr_expect(strstr(text, "name=\"甲 &amp; 乙\""), "%s", text);
	cr_expect_null(c->edit(a, "<table/>", c->context), "there is one of that name");
	arena_free(a);
}

/* A sheet without links has no relations yet. */
Test(table_part, the_sheet_leads_to_its_table)
{
	struct arena *a = arena_new();
	const struct table_part t = {make_sheet(a), 5};
	struct package_change changes[TABLE_PART_CHANGES];
	size_t n = 0;

	table_part_add(a, &t, changes, &n);
	const struct package_change *c =
		change_of(changes, n, "xl/worksheets/_rels/sheet5.xml.rels");
	const char *fresh = c->edit(a, NULL, c->context),
		   *more = c->edit(a, "<Relationships><Relationship/></Relationships>", c->context);

	cr_expect(strstr(fresh, "Target=\"../tables/table5.xml\"/></Relationships>"), "%s", fresh);
	cr_expect(strstr(more, "<Relationship/><Relationship Id="), "%s", more);
	cr_expect_null(c->edit(a, "no relations", c->context));
	arena_free(a);
}

Test(table_part, it_is_named_where_the_schema_wants_it)
{
	struct arena *a = arena_new();

	cr_assert_str_eq(table_part_in_sheet(a, "<worksheet><extLst></extLst></worksheet>"),
			 "<worksheet><tableParts count=\"1\"><tablePart r:id=\"rIdTable\"/>"
			 "</tableParts><extLst></extLst></worksheet>");
	cr_assert_null(table_part_in_sheet(a, "no sheet"));
	arena_free(a);
}
