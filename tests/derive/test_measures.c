/* SPDX-License-Identifier: MIT
 *
 * From rows to measures, from measures to statements and their places, and terms in articles.
 */
#include "derive/measures.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/statements.h"
#include "../support/suite.h"

FIXTURE_SUITE(measures, f);

static const struct measure_index *load(void)
{
	statements_write(f);
	fixture_load(f);
	return measure_index_new(f->a, f->run.library);
}

static const struct selection *annex(void)
{
	return select_clauses(f->a, f->run.project, f->run.library,
			      library_template(f->run.library, "annex"),
			      &f->run.project->contracts.at[0], NULL);
}

Test(measures, a_familys_table_decides)
{
	const struct measure_index *x = load();
	struct row_link link = measures_of_row(f->a, x, fixture_row(f, "R1/①-1"));

	cr_assert_eq(link.source, MEASURES_FAMILY);
	cr_assert_eq(link.measures.n, 1);
	cr_assert_str_eq(link.measures.at[0]->id, "remote.apply");
	cr_assert(strstr(link.place, "metimic-1.1.json:2"), "%s", link.place);
}

/* A duty asks the hospital, so that of a topic its measures and those of both are looked at. */
Test(measures, other_rows_have_a_guess_by_words_of_their_topic)
{
	const struct measure_index *x = load();
	struct row_link link = measures_of_row(f->a, x, fixture_row(f, "R1/duty"));

	cr_assert_eq(link.source, MEASURES_WORDS);
	cr_assert_eq(link.measures.n, 1);
	cr_assert_str_eq(link.measures.at[0]->id, "remote.answer");
	cr_assert_str_eq(link.word, "閉じて");
	link = measures_of_row(f->a, x, fixture_row(f, "R2/②-1"));
	cr_assert_str_eq(link.measures.at[0]->id, "backup.copy");
	link = measures_of_row(f->a, x, fixture_row(f, "R3/③-1"));
	cr_assert_eq(link.source, MEASURES_NONE, "no measure of its topic");
}

/* How rows ask stands in place of the words: pieces must all be there, and count as many. */
Test(measures, what_rows_ask_by_counts_by_its_pieces)
{
	statements_write(f);
	fixture_replace(f, MEASURES, "'words': ['合意', '連絡']",
			"'words': ['合意', '連絡'], 'asks': ['回線 閉じて']");
	fixture_load(f);
	const struct measure_index *x = measure_index_new(f->a, f->run.library);
	struct row_link link = measures_of_row(f->a, x, fixture_row(f, "R1/duty"));

	cr_assert_eq(link.measures.n, 1);
	cr_assert_str_eq(link.measures.at[0]->id, "remote.both", "two pieces before one word");
	cr_assert_str_eq(link.word, "回線 閉じて");
}

/* A word that two measures are asked by is worth half to each, which is no guess. */
Test(measures, what_all_of_a_topic_are_asked_by_tells_nothing)
{
	statements_write(f);
	fixture_replace(f, MEASURES, "'words': ['合意', '連絡']",
			"'words': ['合意', '連絡'], 'asks': ['閉じて']");
	fixture_load(f);
	const struct measure_index *x = measure_index_new(f->a, f->run.library);

	cr_assert_eq(measures_of_row(f->a, x, fixture_row(f, "R1/duty")).source, MEASURES_NONE);
}

Test(measures, a_risk_that_is_not_the_familys_is_guessed)
{
	statements_write(f);
	fixture_replace(f, FAMILY, "'measures'", "'texts': {'R1': '000000000000'}, 'measures'");
	fixture_load(f);
	const struct measure_index *x = measure_index_new(f->a, f->run.library);

	cr_assert_neq(measures_of_row(f->a, x, fixture_row(f, "R1/①-1")).source, MEASURES_FAMILY);
}

Test(measures, answers_have_their_place)
{
	const struct measure_index *x = load();
	struct measure_answers answers = measure_answers_in(f->a, x, annex(), "remote.apply");

	cr_assert_eq(answers.all.n, 2);
	cr_assert(answers.all.at[0].whole && !answers.all.at[1].whole);
	cr_assert_str_eq(answers.all.at[0].statement->id, "apply");
	cr_assert(strstr(answers.all.at[0].place, "条第1項"), "%s", answers.all.at[0].place);
	cr_assert(strstr(answers.all.at[1].place, "条第3項第1号"), "%s", answers.all.at[1].place);
	cr_assert_eq(measure_uses_of(x, "remote.apply")->all.n, 2);
	cr_assert_eq(measure_uses_of(x, "backup.copy")->all.n, 0);
	cr_assert_eq(measure_answers_in(f->a, x, annex(), "backup.copy").all.n, 0);
}

Test(measures, the_chosen_position_answers)
{
	statements_write(f);
	fixture_replace(f, "project/bunkai.json", "'positions': {}",
			"'positions': {'remote-d': '代替案'}");
	fixture_load(f);
	const struct measure_index *x = measure_index_new(f->a, f->run.library);
	struct measure_answers answers = measure_answers_in(f->a, x, annex(), "remote.apply");

	cr_assert_eq(answers.all.n, 1);
	cr_assert_str_eq(answers.all.at[0].form->position, "代替案");
	cr_assert(strstr(answers.all.at[0].place, "条") && !strstr(answers.all.at[0].place, "項"),
		  "an article of one 項 is cited without it: %s", answers.all.at[0].place);
	cr_assert_eq(measure_answers_in(f->a, x, annex(), "remote.both").all.n, 0);
}

static bool annex_prints(const char *words)
{
	const struct doc *d = fixture_bind(f, "annex", "c1");

	return strstr(doc_text(f->a, d), words) != NULL;
}

Test(measures, terms_are_printed_as_the_position_and_the_project_have_them)
{
	load();
	cr_assert(annex_prints("受け取った日から3日以内に可否を回答する。"));
	fixture_replace(f, "project/bunkai.json", "'params': {}}",
			"'params': {}, 'terms': {'reply': 8}}");
	fixture_load(f);
	cr_assert(annex_prints("受け取った日から8日以内に可否を回答する。"));
	fixture_replace(f, DUTY_CLAUSE, "{{days}}日前までに提出", "{{term.reply}}までに提出");
	fixture_replace(f, "project/bunkai.json", ", 'terms': {'reply': 8}", "");
	fixture_replace(f, "project/bunkai.json", "'positions': {}",
			"'positions': {'remote-d': '代替案'}");
	fixture_replace(f, DUTIES, "'alt': {'代替案': {'to': null}}",
			"'alt': {'代替案': {'to': null, 'time': ['{{term.reply}}まで']}}");
	fixture_load(f);
	cr_assert(annex_prints("作業の申請書を翌営業日までに提出する。"));
}

/* Numbers that would run together are cited in full: 第3条の21 would be another article. */
Test(measures, brief_citations)
{
	load();
	const struct chosen *c = selection_find(annex(), "remote-d");
	struct chosen between = *c;
	const struct statement_form whole = {.paragraph = 1}, item = {.paragraph = 3, .item = 2};

	cr_assert_str_eq(statement_citation_brief(f->a, f->run.library, c, &item), "第2条3(2)");
	between.number = "3-2";
	cr_assert_str_eq(statement_citation_brief(f->a, f->run.library, &between, &whole),
			 "第3条の2第1項");
	cr_assert_str_eq(statement_citation_brief(f->a, f->run.library, &between, &item),
			 "第3条の2第3項第2号");
}
