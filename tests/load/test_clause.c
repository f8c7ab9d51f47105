/* SPDX-License-Identifier: MIT
 *
 * Clause files: the head in YAML, the body in a part of CommonMark, and what of both is refused
 * with its line.
 */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../support/fixture.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "load/readers.h"

static struct arena *arena;
static struct diag_list *dl;
static struct clause clause;

static void set_up(void)
{
	arena = arena_new();
	dl = diag_new(arena);
	clause = (struct clause){.id = "c"};
}

static void tear_down(void)
{
	arena_free(arena);
}

TestSuite(clause, .init = set_up, .fini = tear_down);

static bool read_body(const char *text)
{
	clause = (struct clause){.id = "c"};
	dl = diag_new(arena);
	return markdown_read(arena, text, 11, "c.md", &clause, dl);
}

Test(clause, positions_paragraphs_lists)
{
	cr_assert(read_body("## 標準案\n一つ目の\n項。\n\n二つ目の項。\n\n1. 号\n2. 号\n   1. "
			    "細目\n   2. 細目\n\n## 代替案\n別の項。\n"),
		  "%s", found_all(arena, dl));
	cr_assert_eq(clause.positions.n, 2);
	const struct position *p = &clause.positions.at[0];

	cr_assert_str_eq(p->name, "標準案");
	cr_assert_str_eq(p->first->text, "一つ目の項。", "lines join without a blank");
	cr_assert_eq(p->first->line, 12);
	const struct block *list = p->last;

	cr_assert_eq(list->kind, BLOCK_LIST);
	cr_assert_str_eq(list->first->text, "号");
	cr_assert_eq(list->first->next->first->kind, BLOCK_LIST);
	cr_assert_str_eq(list->first->next->first->last->text, "細目");
	cr_assert_eq(list->first->next->first->last->line, 20);
	cr_assert_str_eq(clause.positions.at[1].name, "代替案");
	cr_assert_eq(clause.positions.at[1].line, 22);
}

Test(clause, a_body_without_headings_is_one_position)
{
	cr_assert(read_body("項。\n"));
	cr_assert_eq(clause.positions.n, 1);
	cr_assert_str_eq(clause.positions.at[0].name, "");
	cr_assert(read_body(""));
	cr_assert_eq(clause.positions.n, 0);
}

Test(clause, words_keep_their_blank_over_a_line_break)
{
	cr_assert(read_body("Web\nAPIは、VPN\nrouter を\n経る。\n"));
	cr_assert_str_eq(clause.positions.at[0].first->text, "Web APIは、VPN router を経る。");
}

Test(clause, what_has_no_place_in_an_article_is_refused_with_its_line)
{
	static const struct {
		const char *text, *place, *what;
	} cases[] = {
		{"項。\n\n- 点\n", "c.md:13", "a bulleted list"},
		{"1. 項なしの号\n", "c.md:11", "a list without"},
		{"項。\n\n1. 号\n   - 点\n", "c.md:14", "a bulleted list"},
		{"# 題\n項。\n", "c.md:11", "a heading"},
		{"項。\n\n### 題\n", "c.md:13", "a heading"},
		{"項。\n\n**強調**\n", "c.md:13", "emphasis"},
		{"*強調*\n", "c.md:11", "emphasis"},
		{"[語](http://x)\n", "c.md:11", "a link"},
		{"`語`\n", "c.md:11", "code"},
		{"項。\n\n```\n語\n```\n", "c.md:13", "code, or"},
		{"> 引用\n", "c.md:11", "a quotation"},
		{"項。\n\n***\n", "c.md:13", "a rule"},
		{"項<b>語</b>\n", "c.md:11", "HTML"},
		{"<div>\n", "c.md:11", "HTML"},
		{"項  \n次\n", "c.md:11", "a line break"},
		{"項。\n\n1. 号\n\n   号の二つ目の段落\n", "c.md:15", "a second paragraph"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		cr_assert_not(read_body(cases[i].text), "taken: %s", cases[i].text);
		cr_assert_str_eq(dl->all.at[0].place, cases[i].place, "%s: %s", cases[i].text,
				 dl->all.at[0].place);
		cr_assert_eq(dl->all.at[0].code, DIAG_BAD_MARKDOWN);
		cr_assert(text_starts(dl->all.at[0].message, cases[i].what), "%s: %s",
			  cases[i].text, dl->all.at[0].message);
	}
}

Test(clause, yaml_is_plain)
{
	const struct json *j = yaml_read(arena,
					 "id: a\nn: 1.10\nneg: -3\nyes: true\nnothing:\nquoted: "
					 "\"7\"\nlist: [x, 'y z']\nmap: {k: 2.0}\n",
					 2, "c.md", dl);

	cr_assert_not_null(j, "%s", found_all(arena, dl));
	cr_assert_str_eq(json_get(j, "n")->string, "1.10", "a number keeps its printed form");
	cr_assert_eq(json_get(j, "n")->kind, JSON_NUMBER);
	cr_assert_eq(json_number(j, "neg", 0), -3);
	cr_assert(json_true(j, "yes"));
	cr_assert_eq(json_get(j, "nothing")->kind, JSON_NULL);
	cr_assert_eq(json_get(j, "quoted")->kind, JSON_STRING);
	cr_assert_str_eq(json_get(j, "list")->last->string, "y z");
	cr_assert_eq(json_get(j, "map")->line, 9);
}

Test(clause, yaml_that_is_refused)
{
	static const struct {
		const char *text, *place;
	} cases[] = {
		{"a: b: c\n", "c.md:2"},
		{"a: 1\na: 2\n", "c.md:3"},
		{"- a\n", "c.md:2"},
		{"a: &x b\n", "c.md:2"},
		{"a: b\nc: *x\n", "c.md:3"},
		{"a: [1, 2\n", "c.md:3"},
		{"a: 'b\n", "c.md:3"},
		{"a: 1\nb: &x [1]\n", "c.md:3"},
		{"a: 1\nb: &x {k: 1}\n", "c.md:3"},
		{"a: 1\nb: !!binary eA==\n", "c.md:3"},
		{"a: 1\nb: !!set {k: 1}\n", "c.md:3"},
		{"? [a]\n: b\n", "c.md:2"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		dl = diag_new(arena);
		cr_assert_null(yaml_read(arena, cases[i].text, 2, "c.md", dl), "taken: %s",
			       cases[i].text);
		cr_assert_eq(dl->all.n, 1, "%s: %zu", cases[i].text, dl->all.n);
		cr_assert_eq(dl->all.at[0].code, DIAG_BAD_YAML);
		cr_assert_str_eq(dl->all.at[0].place, cases[i].place, "%s: %s %s", cases[i].text,
				 dl->all.at[0].place, dl->all.at[0].message);
	}
}

static const char *nested(const char *open, int depth)
{
	struct strbuf sb = strbuf_new(arena);

	strbuf_add(&sb, "a: ");
	for (int i = 0; i < depth; i++)
		strbuf_add(&sb, open);
	return sb.text;
}

Test(clause, yaml_nesting_is_bounded)
{
	cr_assert_null(yaml_read(arena, nested("[", 200000), 2, "c.md", dl));
	cr_assert_null(yaml_read(arena, nested("{k: ", 200000), 2, "c.md", dl));
	cr_assert_eq(dl->all.n, 2);
}

static void expect_refused(const char *text, enum diag_code code, const char *place)
{
	struct fixture *f = fixture_new();

	fixture_write(f, "project/clauses/own.md", text);
	cr_assert_not(fixture_try(f), "taken: %s", text);
	const struct diag *d = found(f->run.problems, code, NULL);

	cr_assert_not_null(d, "%s: %s", text, found_all(f->a, f->run.problems));
	cr_assert(text_ends(d->place, place), "%s: %s", text, d->place);
	fixture_free(f);
}

Test(clause, heads_that_are_refused)
{
	expect_refused("項。\n", DIAG_BAD_YAML, "own.md:1");
	expect_refused("", DIAG_BAD_YAML, "own.md:1");
	expect_refused("---\nid: own\n項。\n", DIAG_BAD_YAML, "own.md:1");
	expect_refused("---\n---\n項。\n", DIAG_BAD_YAML, "");
	expect_refused("---\nid: own\ntitle: 題\ndocuments: [annex]\n---\n項。\n",
		       DIAG_MISSING_MEMBER, "own.md");
	expect_refused("---\nid: own\ntopic: remote\ntitle: 題\ndocuments: annex\n---\n項。\n",
		       DIAG_WRONG_TYPE, "own.md:documents");
	expect_refused("---\nid: own\ntopic: remote\ntitle: 題\ndocuments: [annex]\nphase: "
		       "noon\n---\n項。\n",
		       DIAG_UNKNOWN_VALUE, "own.md:phase");
	expect_refused("---\nid: own\ntopic: remote\ntitle: 題\ndocuments: [annex]\nparams: {a: "
		       "[1]}\n---\n項。\n",
		       DIAG_WRONG_TYPE, "own.md:params.a");
	expect_refused("---\nid: own\ntopic: remote\ntitle: 題\ndocuments: [annex]\n---\n\n\n<b>\n",
		       DIAG_BAD_MARKDOWN, "own.md:9");
	expect_refused("---\nid: own\n\xE3\x81\n---\n", DIAG_NOT_UTF8, "own.md:3:1");
}

Test(clause, marks_of_no_known_kind_are_refused)
{
	static const char *const heads[] = {"controls: [T, X]", "level: much", "lost: [代替案]",
					    "may_ask: [代替案]", "replaces: c0"};

	for (size_t i = 0; i < ARRAY_LEN(heads); i++) {
		struct fixture *f = fixture_new();

		fixture_write(
			f, "project/clauses/c.md",
			arena_concat(f->a,
				     "---\nid: c\ntopic: remote\ntitle: 題\ndocuments: [annex]\n",
				     heads[i], "\n---\n項。\n", (char *)NULL));
		cr_assert_not(fixture_try(f), "%s", heads[i]);
		cr_assert_eq(f->run.problems->all.n, 1, "%s", found_all(f->a, f->run.problems));
		fixture_free(f);
	}
}

Test(clause, every_member_of_the_head_is_read)
{
	struct fixture *f = fixture_new();

	fixture_write(f, "project/clauses/own.md",
		      "---\r\nid: own\r\ntopic: backup\r\ntitle: 題\r\nphase: end\r\ndocuments: "
		      "[annex, rules]\r\ncovers: [R2, \"other:R9/duty\"]\r\n"
		      "when: not system.cloud\r\nparams:\r\n  days: 10\r\n  score: 7.0\r\n  word: "
		      "前日\r\nrefs: [gl-1/3]\r\norder: -1\r\ncontrols: [T, A]\r\nlevel: "
		      "least\r\nlost:\r\n  代替案: 写し\r\nmay_ask:\r\n  代替案: 製造者\r\nreplaces: [o1, o2]\r\n---\r\n{{days}}{{score}}{{word}}\r\n");
	fixture_load(f);
	const struct clause *c = library_clause(f->run.library, "own");

	cr_assert_not_null(c);
	cr_assert_str_eq(c->phase, "end");
	cr_assert_str_eq(c->when, "not system.cloud");
	cr_assert(c->documents.n == 2 && c->covers.n == 2 && c->refs.n == 1 && c->order == -1);
	cr_assert_str_eq(c->covers.at[1], "other:R9/duty");
	cr_assert_str_eq(settings_get(&c->params, "days"), "10");
	cr_assert_str_eq(settings_get(&c->params, "score"), "7.0", "as it is written, not 7");
	cr_assert_str_eq(settings_get(&c->params, "word"), "前日");
	cr_assert_str_eq(c->positions.at[0].first->text, "{{days}}{{score}}{{word}}");
	cr_assert_eq(c->positions.at[0].first->line, 23);
	cr_assert(c->controls.n == 2 && strcmp(c->controls.at[1], "A") == 0);
	cr_assert_str_eq(c->level, "least");
	cr_assert_str_eq(settings_get(&c->lost, "代替案"), "写し");
	cr_assert_str_eq(settings_get(&c->may_ask, "代替案"), "製造者");
	cr_assert(c->replaces.n == 2 && clause_replaces(c, "o2") && !c->lacks.n);
	cr_assert(text_ends(c->file, "project/clauses/own.md"));
	fixture_free(f);
}
