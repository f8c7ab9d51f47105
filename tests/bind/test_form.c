/* SPDX-License-Identifier: MIT
 *
 * Forms: what the template prints, the room it leaves, and the blank columns of tables; articles
 * without what they rest on.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"

FIXTURE_SUITE(form, f);

/* A document of one part with these blocks. */
static const struct doc *bind_blocks(const char *blocks)
{
	fixture_write(
		f, "data/templates/documents/own.json",
		arena_concat(
			f->a,
			"{'schema': 'bunkai/template/1', 'id': 'own', 'title': '書式', 'scope': "
			"'contract', 'articles': 'annex', 'parts': [{'part': '一', 'body': [",
			blocks, "]}]}", (char *)NULL));
	fixture_load(f);
	return fixture_bind(f, "own", "c1");
}

static const struct doc_node *nth(const struct doc_node *parent, size_t n)
{
	const struct doc_node *node = parent->first;

	while (n-- && node)
		node = node->next;
	return node;
}

Test(form, pairs_of_question_and_answer)
{
	const struct doc *d = bind_blocks("{'block': 'form', 'columns': [{'width': 20, 'role': "
					  "'key'}, {'width': 60, 'input': true}],"
					  "'rows': [{'cells': ['{{vendor}}の氏名']}, {'cells': "
					  "['方法', '□来院'], 'lines': 3}]}");
	const struct doc_node *table = d->first->first;

	cr_assert_eq(table->kind, DOC_KEY_VALUE);
	cr_assert_eq(table->n, 2);
	cr_assert(!table->columns[0].input && table->columns[1].input);
	cr_assert_str_eq(nth(table, 0)->first->text, "乙の氏名");
	cr_assert_str_eq(nth(table, 0)->first->role, "key");
	cr_assert_str_eq(nth(table, 0)->last->text, "");
	cr_assert_str_eq(nth(table, 1)->last->text, "□来院");
	cr_assert_eq(nth(table, 1)->last->lines, 3);
}

Test(form, rows_to_fill_in_below_a_head)
{
	const struct doc *d =
		bind_blocks("{'block': 'form', 'columns': [{'head': '氏名', 'input': true}, "
			    "{'head': '役割', 'input': true, 'choices': ['責任者', '作業者']}],"
			    "'rows': [{'times': 4, 'lines': 2}]}");
	const struct doc_node *table = d->first->first;

	cr_assert_eq(table->kind, DOC_TABLE);
	cr_assert_eq(table->head_rows, 1);
	cr_assert_eq(table->n, 5);
	cr_assert_str_eq(table->first->first->text, "氏名");
	cr_assert_str_eq(table->columns[1].choices[1], "作業者");
	cr_assert_eq(nth(table, 4)->n, 2);
	cr_assert_str_eq(nth(table, 4)->last->text, "");
}

Test(form, every_view_has_a_blank_field)
{
	const struct doc *d = bind_blocks("{'block': 'table', 'view': 'systems', 'columns': "
					  "[{'head': '対象', 'field': 'blank', 'input': true},"
					  "{'head': 'システム', 'field': 'name', 'role': 'key'}]}");
	const struct doc_node *row = nth(d->first->first, 1);

	cr_assert_str_eq(row->first->text, "", "empty, and not said to be missing");
	cr_assert_null(row->first->role);
	cr_assert_str_eq(row->last->role, "key");
}

static size_t count_kind(const struct doc_node *node, enum doc_kind kind)
{
	size_t n = node->kind == kind;

	for (const struct doc_node *child = node->first; child; child = child->next)
		n += count_kind(child, kind);
	return n;
}

Test(form, bare_articles)
{
	const struct doc_node *plain = bind_blocks("{'block': 'articles'}")->first;

	cr_assert_eq(count_kind(plain, DOC_HEADING), 2);
	cr_assert_gt(count_kind(plain, DOC_NOTE), 0);
	const struct doc_node *bare = bind_blocks("{'block': 'articles', 'bare': true}")->first;

	cr_assert_eq(count_kind(bare, DOC_HEADING) + count_kind(bare, DOC_NOTE), 0);
	cr_assert_eq(count_kind(bare, DOC_ARTICLE), count_kind(plain, DOC_ARTICLE));
}

Test(form, a_form_needs_columns_and_rows)
{
	fixture_write(f, "data/templates/documents/own.json",
		      "{'schema': 'bunkai/template/1', 'id': 'own', 'title': '書式', 'scope': "
		      "'contract', 'parts': [{'part': '一', 'body': [{'block': 'form'}]}]}");
	cr_assert_not(fixture_try(f));
	cr_assert_eq(found_count(f->run.problems, DIAG_MISSING_MEMBER), 2, "%s",
		     found_all(f->a, f->run.problems));
}
