/* SPDX-License-Identifier: MIT
 *
 * Texts, lists, articles and parts that are made for each row of a view, blocks that are made only
 * where a view has rows, and templates that say so wrongly.
 */
#include "bind/row_scopes.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "load/readers.h"

FIXTURE_SUITE(row_scopes, f);

static const struct doc *bind_parts(const char *parts)
{
	fixture_write(f, "project/templates/documents/own.json",
		      arena_concat(f->a,
				   "{'schema': 'bunkai/template/1', 'id': 'own', 'title': '題', "
				   "'scope': 'contract', 'articles': 'annex', 'parts': [",
				   parts, "]}", (char *)NULL));
	fixture_load(f);
	return f->run.library ? fixture_bind(f, "own", "c1") : NULL;
}

static const char *text_of(const char *body)
{
	const struct doc *d =
		bind_parts(arena_concat(f->a, "{'part': '部', 'body': [", body, "]}", (char *)NULL));

	cr_assert(d, "%s:%s", body, found_all(f->a, f->dl));
	return doc_text(f->a, d);
}

static void expect_text(const char *body, const char *wanted)
{
	const char *text = text_of(body);

	cr_expect(strstr(text, wanted), "%s\n%s\n%s", body, wanted, text);
}

#define PARTIES "'view': 'parties'"
#define HOSPITAL "'where': [{'field': 'kind', 'op': 'eq', 'value': ['医療機関']}]"
#define NOBODY "'where': [{'field': 'label', 'op': 'eq', 'value': ['癸']}]"

Test(row_scopes, a_text_for_each_row)
{
	expect_text("{'block': 'paragraph', " PARTIES ", 'text': '{{label}}は{{name}}をいう。'}",
		    "甲は見本病院をいう。\n乙は例示社をいう。");
	expect_text("{'block': 'list', " PARTIES ", 'text': '{{name}}'}",
		    "(1) 見本病院\n(2) 例示社");
}

/* Of a paragraph of two and an article of one text; what stands in a body hangs below. */
Test(row_scopes, articles_of_the_template)
{
	const struct doc *d = bind_parts(
		"{'part': '部', 'body': [{'block': 'article', 'title': '初め', 'text': '一。', 'body': "
		"[{'block': 'list', " PARTIES ", 'text': '{{label}}'}, {'block': 'paragraph', 'text': "
		"'二。'}]}, {'block': 'article', 'title': '{{label}}の定め', " PARTIES
		", 'text': '{{name}}は従う。'}]}");

	cr_assert(d, "%s", found_all(f->a, f->dl));
	const struct doc_node *first = d->first->first, *second = first->next;

	cr_expect_str_eq(first->label, "第1条");
	cr_expect_eq(first->n, 2);
	cr_expect_eq(first->first->first->kind, DOC_LIST);
	cr_expect_str_eq(first->last->label, "2");
	cr_expect_eq(first->last->level, 0);
	cr_expect_str_eq(second->label, "第2条");
	cr_expect_str_eq(second->text, "（甲の定め）");
	cr_expect_str_eq(second->next->label, "第3条");
	cr_expect_str_eq(second->next->first->text, "例示社は従う。");
	cr_expect_null(second->next->next);
}

Test(row_scopes, only_where_a_view_has_rows)
{
	static const struct {
		const char *when;
		bool made;
	} cases[] = {
		{"{" PARTIES "}", true},
		{"{" PARTIES ", 'none': true}", false},
		{"{" PARTIES ", " NOBODY "}", false},
		{"{" PARTIES ", " NOBODY ", 'none': true}", true},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *text = text_of(arena_concat(
			f->a,
			"{'block': 'note', 'text': '終'}, {'block': 'paragraph', 'text': '条件。', 'when': ",
			cases[i].when, "}", (char *)NULL));

		cr_expect_eq(strstr(text, "条件。") != NULL, cases[i].made, "%s", cases[i].when);
	}
}

/* In a part for a row, other views keep to it; what has no such field is whole. */
Test(row_scopes, a_part_for_each_row)
{
	const struct doc *d = bind_parts(
		"{'part': '{{name}}', 'each': 'row', " PARTIES ", 'by': 'name', 'body': [{'block': "
		"'list', " PARTIES ", 'text': '{{label}}'}, {'block': 'table', 'view': 'servers', "
		"'columns': [{'head': 'サーバ', 'field': 'id'}], 'empty': 'なし'}]}");

	cr_assert(d, "%s", found_all(f->a, f->dl));
	cr_expect_eq(d->n, 2);
	cr_expect_str_eq(d->first->text, "見本病院");
	cr_expect_eq(d->first->first->n, 1);
	cr_expect_str_eq(d->first->first->first->text, "甲");
	cr_expect_str_eq(d->last->first->first->text, "乙");
}

/* Blocks that belong together, once for each row. */
Test(row_scopes, blocks_for_each_row)
{
	expect_text("{'block': 'rows', " PARTIES ", 'by': 'name', 'body': [{'block': 'heading', "
		    "'text': '{{name}}'}, {'block': 'list', " PARTIES ", 'text': '{{label}}'}]}",
		    "見本病院\n(1) 甲\n例示社\n(1) 乙");
	expect_text("{'block': 'rows', " PARTIES ", " HOSPITAL
		    ", 'body': [{'block': 'paragraph', 'text': '{{label}}のみ。'}]}, {'block': "
		    "'note', 'text': '終'}",
		    "甲のみ。\n終");
}

/* One message, with what is wrong in it. */
static void expect_one(const struct diag_list *dl, enum diag_code code, const char *says)
{
	const char *all = found_all(f->a, dl);

	cr_expect_eq(dl->all.n, 1, "%s", all);
	cr_expect(found_count(dl, code) == 1 && strstr(all, says), "%s", all);
}

Test(row_scopes, wrong_words)
{
	static const struct {
		const char *part;
		enum diag_code code;
		const char *says;
	} cases[] = {
		{"'block': 'paragraph', 'text': '一。', 'view': 'partys'", DIAG_UNKNOWN_VIEW,
		 "partys"},
		{"'block': 'paragraph', 'text': '一。', 'when': {'view': 'parties', 'where': "
		 "[{'field': 'nmae', 'op': 'empty'}]}",
		 DIAG_UNKNOWN_FIELD, "nmae"},
		{"'block': 'paragraph', 'text': '{{nmae}}', " PARTIES, DIAG_UNDEFINED_PLACEHOLDER,
		 "nmae"},
		{"'block': 'rows', 'view': 'partys', 'body': []", DIAG_UNKNOWN_VIEW, "partys"},
		{"'block': 'rows', 'view': 'parties', 'body': [{'block': 'figure', 'field': "
		 "'picture'}]",
		 DIAG_UNKNOWN_FIELD, "picture"},
		{"'block': 'figure', 'field': 'after'", DIAG_UNKNOWN_FIELD, "after"},
		{"'block': 'provisions', 'view': 'parties'", DIAG_UNKNOWN_FIELD, "depth"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		f->dl = diag_new(f->a);
		bind_parts(arena_concat(f->a, "{'part': '部', 'body': [{", cases[i].part, "}]}",
					(char *)NULL));
		expect_one(f->dl, cases[i].code, cases[i].says);
	}
}

/* What a template lacks is said when it is read. */
Test(row_scopes, whole_members)
{
	static const struct {
		const char *more, *part, *lacks;
	} cases[] = {
		{"", "'each': 'row', 'view': 'parties', 'body': []", "by"},
		{"", "'each': 'row', 'by': 'name', 'body': []", "view"},
		{"", "'body': [{'block': 'article', 'text': '一。'}]", "title"},
		{"", "'body': [{'block': 'note', 'text': '一。', 'body': []}]", "block"},
		{"", "'body': [{'block': 'note', 'text': '一。', 'when': {}}]", "view"},
		{"", "'body': [{'block': 'rows', 'body': []}]", "view"},
		{"", "'body': [{'block': 'rows', 'view': 'parties'}]", "body"},
		{"", "'body': [{'block': 'figure'}]", "figure"},
		{"'needs': ['joining'], ", "'body': []", "amends"},
		{"'each': 'party', ", "'body': []", "amends"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct library l = {0};
		struct diag_list *dl = diag_new(f->a);

		fixture_write(f, "own.json",
			      arena_concat(f->a,
					   "{'schema': 'bunkai/template/1', 'id': 'own', 'title': "
					   "'題', 'scope': 'contract', ",
					   cases[i].more, "'parts': [{'part': '部', ", cases[i].part,
					   "}]}", (char *)NULL));
		cr_expect_not(load_template(f->a, &l, fixture_path(f, "own.json"), dl), "%s",
			      cases[i].part);
		expect_one(dl, DIAG_MISSING_MEMBER, arena_concat(f->a, "'", cases[i].lacks, "'", (char *)NULL));
	}
}

/* What names a member that is for the hospital alone may not stand in a paper for the parties. */
Test(row_scopes, readers_of_rows_are_minded)
{
	cr_expect_null(bind_parts("{'part': '部', 'body': [{'block': 'paragraph', 'view': 'contacts', "
				  "'text': '{{note}}'}]}"));
	cr_expect(found(f->dl, DIAG_INTERNAL_WORDS, "own"), "%s", found_all(f->a, f->dl));
}

/* Behind any part, or behind its own for the row before; the first of all follows none. */
Test(row_scopes, a_part_that_follows)
{
	static const struct {
		const char *follows;
		bool of[4];
	} cases[] = {{"", {false, false, false, false}},
		     {"'follows': 'rows', ", {false, false, true, false}},
		     {"'follows': 'part', ", {false, true, true, true}}};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const char *note = "'body': [{'block': 'note', 'text': '終'}]}";
		const struct doc *d = bind_parts(arena_concat(
			f->a, "{'part': '序', ", cases[i].follows, note,
			", {'part': '{{name}}', 'each': 'row', " PARTIES ", 'by': 'name', ",
			cases[i].follows, note, ", {'part': '跋', ", cases[i].follows, note,
			(char *)NULL));
		const struct doc_node *part = d ? d->first : NULL;

		for (size_t n = 0; n < 4; n++, part = part->next) {
			cr_assert(part, "%s", cases[i].follows);
			cr_expect_eq(part->follows, cases[i].of[n], "%s%zu", cases[i].follows, n);
		}
		cr_expect_null(part);
	}
}
