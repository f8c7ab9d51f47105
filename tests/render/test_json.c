/* SPDX-License-Identifier: MIT
 *
 * The JSON tree: its shape, and that its `text` members are what a reader sees, in order.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "../support/trees.h"

static struct run *run;

static void start(void)
{
	run = run_start();
}

static void stop(void)
{
	run_stop(run);
}

TestSuite(json_tree, .init = start, .fini = stop);

static const struct json *render_and_parse(const struct doc *d)
{
	size_t len;
	const char *text = run_render(run, "json", d, &len);
	const struct json *root = json_parse(run->arena, text, "tree.json", run->dl);

	cr_assert(root);
	return root;
}

static void collect_texts(const struct json *value, struct strbuf *sb)
{
	if (value->name && strcmp(value->name, "text") == 0 && value->kind == JSON_STRING)
		strbuf_join(sb, "|", value->string);
	for (const struct json *child = value->first; child; child = child->next)
		collect_texts(child, sb);
}

Test(json_tree, text_members_are_what_a_reader_sees_in_order)
{
	struct strbuf sb = strbuf_new(run->arena);

	collect_texts(render_and_parse(tree_small(run->arena)), &sb);
	cr_expect_str_eq(sb.text, "DRAFT|関係者外秘|保守契約書別紙|みなと病院　遠隔診療|"
				  "令和8年10月1日|初版|保守|総則|第1条|（作業の申請）|"
				  "乙は、作業の前に申請する。|2|申請には次を記載する。|(1)|"
				  "作業の目的|ア|対象の機器|別表|契約|遠隔診療の保守|"
				  "要求事項|医療機関|事業者|保守作業時|作業を申請する|第1条|○|◎|注|"
				  "◎は責任を負う者をいう。|甲|氏名|");
}

static const struct json *child(const struct json *node, const char *name, size_t i)
{
	const struct json *j = json_get(node, name);

	cr_assert(j, "%s", name);
	for (j = j->first; j && i; i--)
		j = j->next;
	cr_assert(j, "%s", name);
	return j;
}

Test(json_tree, nodes_carry_kind_role_origin_and_link)
{
	const struct json *root = render_and_parse(tree_small(run->arena));
	const struct json *table = child(child(root, "body", 1), "items", 1),
			  *row = child(table, "rows", 2);
	const struct json *cell = child(row, "cells", 0), *origin = json_get(cell, "origin");

	cr_expect_str_eq(json_string(root, "schema", ""), "bunkai/document/1");
	cr_expect_str_eq(json_string(root, "id", ""), "annex");
	cr_expect_str_eq(json_string(table, "kind", ""), "table");
	cr_expect_eq(json_number(table, "head", 0), 1);
	cr_expect_str_eq(json_string(child(table, "rows", 1), "role", ""), "group");
	cr_expect_eq(json_number(child(child(table, "rows", 1), "cells", 0), "colspan", 0), 3);
	cr_expect_str_eq(json_string(origin, "key", ""), "R24/④-1");
	cr_expect_str_eq(json_string(origin, "place", ""), "requirements[3]");
	cr_expect_str_eq(json_string(child(cell, "items", 1), "link", ""), "a1");
	cr_expect_str_eq(json_string(child(row, "cells", 2), "role", ""), "accountable");
	cr_expect(json_true(child(root, "body", 1), "landscape"));
}

Test(json_tree, equal_input_gives_equal_bytes_and_a_full_disk_is_reported)
{
	size_t n1, n2;
	const char *first = run_render(run, "json", tree_small(run->arena), &n1),
		   *second = run_render(run, "json", tree_small(run->arena), &n2);
	struct render_result result;

	cr_expect(n1 == n2 && memcmp(first, second, n1) == 0);
	cr_expect_not(render_find("json")->render(&run->rc, tree_small(run->arena), "/dev/full",
						  &result));
	cr_expect_eq(run_count(run, DIAG_CANNOT_WRITE), 1);
}
