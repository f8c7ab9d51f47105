/* SPDX-License-Identifier: MIT
 *
 * What clauses/core.json makes of the 項 of a clause with statements, and which articles a module
 * takes away or keeps.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/statements.h"
#include "derive/shape.h"

#define ANNEX "data/templates/documents/annex.json"
#define CORE "data/clauses/core.json"
#define TABLE "{'block': 'table', 'view': 'provisions', 'columns': [{'head': '事項', 'field': 'act'}]}"
#define FILE_OF(members) "{'schema': 'bunkai/core/1', " members "}"
#define KINDS "'kinds': ['may', 'effect'], 'alone': ['ban']"

static struct fixture *new_fixture(const char *core, const char *contract)
{
	struct fixture *f = fixture_new();

	statements_write(f);
	fixture_write(f, CORE, core);
	fixture_replace(f, ANNEX, "{'block': 'articles'}", "{'block': 'articles'}, " TABLE);
	fixture_replace(f, "project/bunkai.json", "'omit': []", contract);
	return f;
}

static const struct selection *select_annex(struct fixture *f)
{
	fixture_load(f);
	return select_clauses(f->a, f->run.project, f->run.library,
			      library_template(f->run.library, "annex"),
			      &f->run.project->contracts.at[0], NULL);
}

/* 'T' text, 'r' row, of each 項 of the clause. */
static const char *shapes_of(struct fixture *f, const char *clause)
{
	const struct selection *s = select_annex(f);
	const struct chosen *c = selection_find(s, clause);
	char *out = arena_strdup(f->a, "..........");
	int n = 0;

	for (; c && n < shape_paragraphs(c); n++)
		out[n] = shape_find(f->run.library, s, NULL, c, n + 1) == SHAPE_TEXT ? 'T' : 'r';
	out[n] = '\0';
	return out;
}

#define IS_CORE "'omit': [], 'annex': 'core'"

/* remote-d: a time and an answer; an agreement; 号 with a level and an act; a ban. */
static const struct {
	const char *core, *contract, *shapes;
} cases[] = {
	{FILE_OF(KINDS), IS_CORE, "rrrT"},
	{FILE_OF(KINDS), "'omit': [], 'annex': 'full'", "TTTT"},
	{FILE_OF(KINDS), "'omit': []", "TTTT"},
	/* kinds: one statement of the kind is enough; alone: all have to be */
	{FILE_OF("'kinds': ['level'], 'alone': ['do']"), IS_CORE, "TTTr"},
	{FILE_OF("'alone': ['level']"), IS_CORE, "rrrr"},
	{FILE_OF("'kinds': ['do'], 'alone': []"), IS_CORE, "TTTr"},
	/* the nearest of text and table counts */
	{FILE_OF(KINDS ", 'text': ['remote']"), IS_CORE, "TTTT"},
	{FILE_OF(KINDS ", 'text': ['remote'], 'table': ['remote-d']"), IS_CORE, "rrrr"},
	{FILE_OF(KINDS ", 'text': ['remote-d/2'], 'table': ['remote-d']"), IS_CORE, "rTrr"},
	{FILE_OF(KINDS ", 'table': ['remote-d/4', 'remote']"), IS_CORE, "rrrr"},
	{FILE_OF(KINDS ", 'text': ['remote-d'], 'table': ['remote-d/1']"), IS_CORE, "rTTT"},
	{FILE_OF(KINDS ", 'text': ['remote'], 'table': ['remote']"), IS_CORE, "TTTT"},
	/* a module that the contract wants as text */
	{FILE_OF(KINDS ", 'modules': [{'id': 'm', 'name': '遠隔', 'topics': ['remote']}]"),
	 IS_CORE ", 'modules': {'m': 'text'}", "TTTT"},
	{FILE_OF(KINDS ", 'modules': [{'id': 'm', 'name': '遠隔', 'clauses': ['remote-a']}]"),
	 IS_CORE ", 'modules': {'m': 'text'}", "rrrT"},
};

Test(shape, paragraphs)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct fixture *f = new_fixture(cases[i].core, cases[i].contract);

		cr_expect_str_eq(shapes_of(f, "remote-d"), cases[i].shapes, "%zu: %s", i,
				 shapes_of(f, "remote-d"));
		cr_expect_null(strchr(shapes_of(f, "remote-a"), 'r'),
			       "without statements nothing is tabled");
		fixture_free(f);
	}
}

/* A template that lacks the rows of one nature would lose them: all stays text. */
Test(shape, needs_a_place_for_every_row)
{
	struct fixture *f = new_fixture(FILE_OF(KINDS), IS_CORE);

	fixture_replace(f, ANNEX, "'view': 'provisions',",
			"'view': 'provisions', 'where': [{'field': 'nature', 'op': 'in', 'value': "
			"['periodic', 'standing']}],");
	cr_assert_str_eq(shapes_of(f, "remote-d"), "TTTT");
	fixture_free(f);
}

/* --- modules --- */

#define MODULE(when) \
	FILE_OF(KINDS ", 'modules': [{'id': 'm', 'name': '遠隔', " when "'topics': ['remote']}]")

static const struct chosen *find_in(const struct selection *s, const char *clause)
{
	for (size_t i = 0; i < s->all.n; i++)
		if (strcmp(s->all.at[i].clause->id, clause) == 0)
			return &s->all.at[i];
	return NULL;
}

static void expect_verdict(const char *core, const char *contract, const char *clause,
			   enum verdict verdict)
{
	struct fixture *f = new_fixture(core, contract);
	const struct chosen *c = find_in(select_annex(f), clause);

	cr_expect_eq(c->verdict, verdict, "%s %s: %d", core, clause, (int)c->verdict);
	fixture_free(f);
}

Test(shape, modules_come_and_go)
{
	static const char without[] = MODULE("'when': 'param.remote_work', "), plain[] = MODULE("");

	expect_verdict(without, IS_CORE, "remote-d", CLAUSE_MODULE);
	expect_verdict(without, "'omit': [], 'annex': 'full'", "remote-d", CLAUSE_IN);
	expect_verdict(without, IS_CORE, "backup-a", CLAUSE_IN);
	expect_verdict(plain, IS_CORE, "remote-d", CLAUSE_IN);
	expect_verdict(plain,
		       "'annex': 'core', 'omit': [{'module': 'm', 'reason': '使わないため。'}]",
		       "remote-d", CLAUSE_OMITTED);
	expect_verdict(plain, "'omit': [{'module': 'm', 'reason': '使わないため。'}]", "remote-d",
		       CLAUSE_OMITTED);
}

/* What an article that stays cites comes back (logging-a cites remote-a), and nothing else. */
Test(shape, what_is_cited_comes_back)
{
	struct fixture *f = new_fixture(MODULE("'when': 'param.remote_work', "), IS_CORE);
	const struct selection *s = select_annex(f);

	cr_expect_eq(find_in(s, "remote-a")->verdict, CLAUSE_IN);
	cr_expect_not_null(find_in(s, "remote-a")->number);
	cr_expect_eq(find_in(s, "remote-d")->verdict, CLAUSE_MODULE);
	cr_expect(strstr(find_in(s, "remote-d")->reason, "遠隔"));
	fixture_free(f);
}
