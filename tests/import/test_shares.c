/* SPDX-License-Identifier: MIT
 *
 * Responsibility tables of others: what their marks say, which columns are whose, and what of a row is
 * in doubt. Tables are written here as CSV, the contract is 甲, 乙 and 丙.
 */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../support/scratch.h"
#include "../support/suite.h"
#include "base/text.h"
#include "import/import.h"
#include "import/share_heads.h"
#include "load/mark_words.h"
#include "load/load.h"
#include "model/mark_words.h"
#include "work/share_rows.h"

DIAG_SUITE(test_shares, a, dl);

static struct mark_words *words(void)
{
	struct mark_words *w = mark_words_load(a, ".", "no-such-project", dl);

	cr_assert_not_null(w);
	return w;
}

static void expect_word(const char *cell, const char *as, const char *text)
{
	struct mark_said said = mark_words_read(a, words(), cell);

	cr_expect(text_equal(said.word ? said.word->as : NULL, as), "'%s' is %s, not %s", cell,
		  said.word ? said.word->as : "none", as ? as : "none");
	cr_expect(text_equal(said.text, text), "'%s' says '%s', not '%s'", cell,
		  said.text ? said.text : "", text ? text : "");
}

Test(test_shares, a_cell_is_a_mark_or_begins_with_one)
{
	expect_word("◎", "main", NULL);
	expect_word(" ◎ ", "main", NULL);
	expect_word("〇", "act", NULL);
	expect_word("○（設定）", "act", "設定");
	expect_word("△：夜間のみ", "support", "夜間のみ");
	expect_word("◎※1", "main", NULL);
	expect_word("◎(注2)", "main", NULL);
	expect_word("主（計画）", "main", "計画");
	expect_word("Ａ／Ｒ", "main", NULL);
	expect_word("C", "support", NULL);
	expect_word("承認", "second", "承認");
	expect_word("×", "none", NULL);
	expect_word("報告を受ける", "informed", NULL);
	/* a word goes on: it is another one */
	expect_word("主任", NULL, NULL);
	expect_word("Backup", NULL, NULL);
	expect_word("副院長", NULL, NULL);
	expect_word("？", NULL, NULL);
	cr_expect_not(diag_failed(dl));
}

Test(test_shares, words_for_all_and_heads_of_nobody)
{
	cr_expect(mark_words_both(a, words(), "両者"));
	cr_expect_not(mark_words_both(a, words(), "病院"));
	cr_expect(mark_words_other(a, words(), "必須"));
	cr_expect_not(mark_words_other(a, words(), "画像ベンダ"));
}

/* --- a contract of three --- */

static struct project project;
static struct contract *contract;

static void add_party(const char *id, const char *name, const char *label, const char *role)
{
	*vec_push(a, &project.parties) = (struct party){.id = id, .name = name, .kind = role};
	*vec_push(a, &contract->parties) =
		(struct contract_party){.party = id, .label = label, .role = role};
}

static void make_contract(const char *third)
{
	project = (struct project){0};
	contract = vec_push(a, &project.contracts);
	*contract = (struct contract){.id = "c"};
	add_party("hospital", "みどり野病院", "甲", "hospital");
	add_party("tele", "見本システム株式会社", "乙", "vendor");
	add_party("third", "架空基盤株式会社", "丙", third);
}

static struct import done;
static struct shared_rows rows;

/* Reads it by the installed profile; false when it was refused. */
static bool read_table(const char *csv)
{
	char *path = arena_concat(a, SCRATCH "/bunkai-shares-XXXXXX", ".csv", (char *)NULL);
	int fd = mkstemps(path, 4);
	struct import_profiles profiles = {0};
	struct grid grid = {0};
	struct share_reading r = {.arena = a,
				  .project = &project,
				  .contract = contract,
				  .library = load_library(a, ".", NULL, dl),
				  .words = words(),
				  .dl = dl};

	cr_assert(write(fd, csv, strlen(csv)) == (ssize_t)strlen(csv));
	close(fd);
	cr_assert(import_grid(a, path, &grid, dl));
	*vec_push(a, &profiles.all) =
		share_heads(a, profile_read(a, "templates/import/shares-items.json", dl), &grid,
			    &project, contract);
	done = (struct import){0};
	rows = (struct shared_rows){0};
	bool ok = import_tables(a, path, &profiles, &done, dl);

	unlink(path);
	r.profile = done.profile;
	return ok && share_rows_read(&r, &done, &rows);
}

static size_t count_code(enum diag_code code)
{
	size_t n = 0;

	for (size_t i = 0; i < dl->all.n; i++)
		n += dl->all.at[i].code == code;
	return n;
}

/* Roles of the three as 'accountable,does,-'. */
static void expect_roles(size_t i, const char *roles, const char *status)
{
	const struct shared_row *row = &rows.all.at[i];
	char *said = arena_concat(a, row->parts[0].role ? row->parts[0].role : "-", ",",
				  row->parts[1].role ? row->parts[1].role : "-", ",",
				  row->parts[2].role ? row->parts[2].role : "-", (char *)NULL);

	cr_expect_str_eq(said, roles);
	cr_expect_str_eq(row->status, status);
}

Test(test_shares, columns_are_whose_the_contract_says)
{
	make_contract("cloud");
	cr_assert(read_table("No,項目,当院,見本システム,クラウド事業者\n1,監視,○,◎,△\n2,教育,◎,,\n"));
	expect_roles(0, "does,accountable,supports", "open");
	expect_roles(1, "accountable,none,none", "open");
	cr_expect_eq(count_code(DIAG_SHARE_HEAD), 0);
}

/* 丙 is a label of the contract; 回線事業者 is nobody, and its mark counts for nobody. */
Test(test_shares, a_column_of_nobody_is_told)
{
	make_contract("cloud");
	cr_assert(read_table("No,項目,甲,丙,回線事業者\n1,監視,○,◎,\n2,回線,,○,◎\n"));
	expect_roles(0, "does,-,accountable", "open");
	expect_roles(1, "none,-,does", "open");
	cr_expect_eq(count_code(DIAG_SHARE_HEAD), 1);
	cr_expect_eq(count_code(DIAG_SHARE_NOBODY), 1);
}

Test(test_shares, a_word_for_two_parties_is_asked)
{
	make_contract("vendor");
	cr_assert(read_table("No,項目,病院,ベンダ,備考\n1,監視,○,◎,\n"));
	expect_roles(0, "does,-,-", "open");
	cr_expect_eq(count_code(DIAG_SHARE_HEAD_UNCLEAR), 1);
}

/* Only one of each kind is accountable, though the table does not name the other. */
Test(test_shares, the_other_of_a_kind_is_none)
{
	make_contract("vendor");
	cr_assert(read_table("No,項目,病院,乙,状況\n1,監視,○,◎,合意済\n"));
	expect_roles(0, "does,accountable,none", "agreed");
	cr_expect_str_eq(rows.all.at[0].applies, "事業者");
}

Test(test_shares, a_lone_circle_answers_where_nothing_else_does)
{
	make_contract("cloud");
	cr_assert(read_table("No,項目,甲,乙\n1,a,○,\n2,b,○,○\n3,c,○,△\n"));
	expect_roles(0, "accountable,none,-", "open");
	expect_roles(1, "does,does,-", "open");
	expect_roles(2, "accountable,supports,-", "open");
	cr_expect_eq(count_code(DIAG_SHARE_UNSPLIT), 1);
	cr_assert(read_table("No,項目,甲,乙\n1,a,○,\n2,b,◎,○\n"));
	expect_roles(0, "does,none,-", "open");
	cr_expect_eq(count_code(DIAG_SHARE_NOBODY), 1);
}

/* ● is main beside ○, and like ○ without. R is main, unless the table has A. */
Test(test_shares, marks_mean_what_the_table_makes_of_them)
{
	make_contract("cloud");
	cr_assert(read_table("No,項目,甲,乙\n1,a,○,●\n2,b,●,\n"));
	expect_roles(0, "does,accountable,-", "open");
	cr_assert(read_table("No,項目,甲,乙\n1,a,●,●\n2,b,●,\n"));
	expect_roles(0, "does,does,-", "open");
	expect_roles(1, "accountable,none,-", "open");
	cr_assert(read_table("No,項目,甲,乙\n1,a,R,C\n2,b,A,R\n"));
	expect_roles(0, "does,supports,-", "open");
	expect_roles(1, "accountable,does,-", "open");
	cr_assert(read_table("No,項目,甲,乙\n1,a,R,C\n"));
	expect_roles(0, "accountable,supports,-", "open");
}

Test(test_shares, never_two_accountable)
{
	make_contract("cloud");
	cr_assert(read_table("No,項目,甲,乙,合意状況\n1,a,◎,◎,合意済\n2,b,,◎,合意済\n"));
	expect_roles(0, "does,does,-", "open");
	expect_roles(1, "none,accountable,-", "agreed");
	cr_expect_eq(count_code(DIAG_SHARE_TWICE), 1);
	cr_expect_eq(count_code(DIAG_SHARE_AGREED), 1);
}

Test(test_shares, names_in_a_column_of_a_role)
{
	make_contract("cloud");
	cr_assert(read_table("No,項目,担当,報告先\n1,a,ベンダ様,甲\n2,b,乙（主）／甲（立会い）,\n3,c,主：丙,\n"
			     "4,d,双方,\n5,e,総務課,\n"));
	expect_roles(0, "informed,accountable,-", "open");
	expect_roles(1, "does,accountable,-", "open");
	cr_expect_str_eq(rows.all.at[1].agreed, "甲：立会い");
	expect_roles(2, "-,-,accountable", "open");
	expect_roles(3, "does,does,-", "open");
	expect_roles(4, "-,-,-", "open");
	cr_expect_eq(count_code(DIAG_SHARE_PARTY), 1);
	cr_expect_eq(count_code(DIAG_SHARE_AGAINST), 0);
}

Test(test_shares, a_name_against_the_marks)
{
	make_contract("cloud");
	cr_assert(read_table("No,項目,担当,甲,乙\n1,a,乙,○,◎\n2,b,甲,,◎\n3,c,甲,○,◎\n"));
	cr_expect_eq(count_code(DIAG_SHARE_AGAINST), 2);
	cr_expect_not(rows.all.at[0].doubtful);
	cr_expect(rows.all.at[1].doubtful && rows.all.at[2].doubtful);
}

/* Numbers that cannot stand in a key, the same number twice, and none. */
Test(test_shares, every_row_has_a_key_of_its_own)
{
	static const char *const keys[] = {"T01/1-1", "T01/1-1-2", "T02/1-1", "T02/#1"};

	make_contract("cloud");
	cr_assert(read_table("No,大項目,項目,甲,乙\n1/1,運用,a,◎,\n1/1,,b,◎,\n1:1,保守,c,◎,\n,,d,◎,\n"));
	cr_assert_eq(rows.all.n, 4);
	for (size_t i = 0; i < 4; i++)
		cr_expect_str_eq(share_row_name(a, &rows.all.at[i]), keys[i]);
	cr_expect_eq(count_code(DIAG_KEPT_APART), 1);
}

/* A row that nobody has is one; without the number that others have it is a heading. */
Test(test_shares, a_text_alone)
{
	make_contract("cloud");
	cr_assert(read_table("項目,甲,乙\n監視,◎,\n廃棄,,\n"));
	cr_expect_eq(rows.all.n, 2);
	cr_assert(read_table("No,項目,甲,乙\n,サーバ,,\n1,監視,◎,\n"));
	cr_assert_eq(rows.all.n, 1);
	cr_expect_str_eq(rows.all.at[0].scenario, "サーバ");
}

Test(test_shares, what_is_no_such_table)
{
	make_contract("cloud");
	cr_expect_not(read_table("No,項目,甲,乙\n"));
	cr_expect_eq(count_code(DIAG_NO_ROWS), 1);
	cr_expect_not(read_table("No,項目,備考\n1,監視,毎日\n"));
	cr_expect_eq(count_code(DIAG_SHARE_NO_PARTY), 1);
}

Test(test_shares, a_finding_names_the_cell)
{
	make_contract("cloud");
	cr_assert(read_table("No,項目,甲,乙\n1,監視,？,◎\n"));
	cr_assert_eq(count_code(DIAG_SHARE_MARK), 1);
	for (size_t i = 0; i < dl->all.n; i++)
		if (dl->all.at[i].code == DIAG_SHARE_MARK)
			cr_expect(text_ends(dl->all.at[i].place, ".csv C2"), "%s",
				  dl->all.at[i].place);
}
