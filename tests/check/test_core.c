/* SPDX-License-Identifier: MIT
 *
 * An annex that is core, in a template of the hospital's own: what statements say and no column
 * prints is found, with the number of statements and the first of them.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/statements.h"

#define ANNEX "data/templates/documents/annex.json"
#define TABLE \
	"{'block': 'table', 'view': 'provisions', 'columns': [{'head': '条', 'field': 'place'}, " \
	"{'head': '担当', 'field': 'who'}, {'head': '事項', 'field': 'act'}, {'head': '相手', " \
	"'field': 'to'}, {'head': '場合', 'field': 'condition'}, {'head': '時期', 'field': " \
	"'when'}, {'head': '保存', 'field': 'keep'}, {'head': '記録', 'field': 'record'}, " \
	"{'head': '費用', 'field': 'fee'}, {'head': '細目', 'field': 'detail'}]}"

/* All rows in one table; 項 1 to 3 of the clause are tabled, the ban of the 4th is text. */
static struct fixture *new_fixture(const char *annex)
{
	struct fixture *f = fixture_new();

	statements_write(f);
	fixture_write(f, "data/clauses/core.json",
		      "{'schema': 'bunkai/core/1', 'kinds': ['may', 'effect'], 'alone': ['ban'], "
		      "'text': [], 'table': [], 'modules': []}");
	fixture_replace(f, ANNEX, "{'block': 'articles'}", "{'block': 'articles'}, " TABLE);
	fixture_replace(f, ANNEX, "'field': 'id'", "'field': 'title'");
	if (annex)
		fixture_replace(f, "project/bunkai.json", "'omit': []", annex);
	return f;
}

#define CORE "'omit': [], 'annex': 'core'"
#define CORE_WITHOUT_ONE \
	"'omit': [{'clause': 'backup-a', 'reason': '別に定める。'}], 'annex': 'core'"

static size_t found_core(const struct fixture *f)
{
	return found_count(f->run.findings, DIAG_CORE_SCHEDULE) +
	       found_count(f->run.findings, DIAG_CORE_COLUMN) +
	       found_count(f->run.findings, DIAG_CORE_REASONS);
}

static const struct {
	const char *annex, *from, *to; /* in the template */
	enum diag_code code;
	size_t n;
	const char *says;
} cases[] = {
	{CORE, "", "", DIAG_CORE_COLUMN, 0, NULL},
	{CORE_WITHOUT_ONE, "", "", DIAG_CORE_REASONS, 0, NULL},
	/* a column is not there, or cuts what it prints */
	{CORE, "{'head': '記録', 'field': 'record'}, ", "", DIAG_CORE_COLUMN, 1,
	 "'record': of 1 statements (first: remote-d#apply)"},
	{CORE, "'field': 'keep'", "'field': 'keep', 'most': 8", DIAG_CORE_COLUMN, 1,
	 "'keep': of 1 statements (first: remote-d#keep)"},
	{CORE, "{'head': '事項', 'field': 'act'}, ", "", DIAG_CORE_COLUMN, 2,
	 "'deadline' prints all of 'act': of 4 statements (first: remote-d#apply)"},
	{CORE, "'field': 'place'", "'field': 'place.brief'", DIAG_CORE_COLUMN, 0, NULL},
	/* a sentence in place of the act leaves a rest of the details: neither is enough alone */
	{CORE, "'field': 'act'", "'field': 'says'", DIAG_CORE_COLUMN, 0, NULL},
	{CORE, "'field': 'detail'", "'field': 'rest'", DIAG_CORE_COLUMN, 2,
	 "'deadline' prints all of 'detail': of 4 statements (first: remote-d#apply)"},
	{CORE, "'field': 'act'}, ", "'field': 'says'}, {'head': '残り', 'field': 'rest'}, ", DIAG_CORE_COLUMN,
	 0, NULL},
	/* nobody says who pays, or in which case: no column is asked for */
	{CORE, ", {'head': '費用', 'field': 'fee'}", "", DIAG_CORE_COLUMN, 0, NULL},
	{CORE, "{'head': '場合', 'field': 'condition'}, ", "", DIAG_CORE_COLUMN, 0, NULL},
	/* a 別表 is not there: one nature's, all, or some rows only */
	{CORE, "'view': 'provisions',",
	 "'view': 'provisions', 'where': [{'field': 'nature', 'op': 'in', 'value': ['deadline', "
	 "'standing']}],",
	 DIAG_CORE_SCHEDULE, 1, "'periodic'"},
	{CORE, "'view': 'provisions',", "'view': 'provisions', 'limit': 9, 'rest': '{{n}}',", DIAG_CORE_SCHEDULE, 3,
	 "'standing'"},
	/* what is left out has a reason that nobody prints */
	{CORE_WITHOUT_ONE, "'field': 'reason'", "'field': 'id'", DIAG_CORE_REASONS, 1, "1 articles"},
	{CORE, "'field': 'reason'", "'field': 'id'", DIAG_CORE_REASONS, 0, NULL},
	/* an annex that is full needs none of it */
	{NULL, "'view': 'provisions',", "'view': 'provisions', 'limit': 9, 'rest': '{{n}}',", DIAG_CORE_SCHEDULE, 0,
	 NULL},
};

static bool says(const struct diag_list *dl, enum diag_code code, const char *words)
{
	for (size_t i = 0; i < dl->all.n; i++)
		if (dl->all.at[i].code == code && strstr(dl->all.at[i].message, words))
			return true;
	return false;
}

Test(check_core, templates)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fixture *f = new_fixture(cases[i].annex);

		if (*cases[i].from)
			fixture_replace(f, ANNEX, cases[i].from, cases[i].to);
		fixture_check(f);
		cr_expect_eq(found_core(f), cases[i].n, "%zu: %s", i,
			     found_all(f->a, f->run.findings));
		if (cases[i].says)
			cr_expect(says(f->run.findings, cases[i].code, cases[i].says), "%zu: %s", i,
				  found_all(f->a, f->run.findings));
		fixture_free(f);
	}
}
