/* SPDX-License-Identifier: MIT
 *
 * The library: every kind of file, and the project's own files laid over it by id.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"

FIXTURE_SUITE(load_library, f);

#define OWN_CLAUSE(id, topic, body) "---\nid: " id "\ntopic: " topic "\ntitle: 題\ndocuments: [annex]\n---\n" body

Test(load_library, everything_is_read)
{
	fixture_load(f);
	const struct library *l = f->run.library;

	cr_assert(l->topics.n == 3 && l->chapters.n == 3 && l->families.n == 1 &&
		  l->keywords.n == 2 && l->guidelines.n == 2 && l->desks.n == 2);
	cr_assert(l->clauses.n == 4 && l->templates.n == 4 && l->roles.n == 5 && l->rules.n == 13);
	const struct topic *t = library_topic(l, "remote");

	cr_assert_str_eq(t->record, "作業記録");
	cr_assert_str_eq(t->timing, "作業の都度");
	cr_assert_str_eq(t->role, "係長");
	cr_assert_str_eq(settings_get(&t->chapter, "rules"), "daily");
	cr_assert_str_eq(settings_get(&library_family(l, "metimic-1.1")->requirements, "R1/①-2"),
			 "logging");
	cr_assert_str_eq(l->keywords.at[0].none.at[0], "紙");
	const struct guideline *g = library_guideline(l, "gl-1");

	cr_assert_str_eq(g->abbreviation, "G1");
	cr_assert_str_eq(guideline_item(g, "4")->status, "second-hand");
	const struct desk *d = library_desk(l, "office");

	cr_assert_str_eq(d->as_of, "2026-08-31", "the file's day, unless the desk has its own");
	cr_assert_str_eq(d->deadlines.at[0].within, "3日以内");
	cr_assert_str_eq(library_role(l, "accountable")->mark, "◎");
	cr_assert_str_eq(library_word(l, "missing"), "未記入");
}

Test(load_library, clauses_stand_by_topic_order_and_id)
{
	static const char *const order[] = {"aa",       "own",       "remote-r", "remote-a",
					    "backup-a", "logging-a", "lost"};

	fixture_write(f, "project/clauses/own.md", OWN_CLAUSE("own", "remote", "項。\n"));
	fixture_write(f, "project/clauses/x/aa.md", OWN_CLAUSE("aa", "remote", "項。\n"));
	fixture_write(f, "project/clauses/lost.md", OWN_CLAUSE("lost", "no-such-topic", "項。\n"));
	fixture_write(f, "project/clauses/README.md", "注意書き\n");
	fixture_load(f);
	cr_assert_eq(f->run.library->clauses.n, ARRAY_LEN(order));
	for (size_t i = 0; i < ARRAY_LEN(order); i++)
		cr_assert_str_eq(f->run.library->clauses.at[i].id, order[i]);
}

Test(load_library, a_clause_of_the_project_takes_the_place_of_the_installed_one)
{
	fixture_write(f, "project/clauses/own-name.md",
		      OWN_CLAUSE("remote-a", "logging", "自院の項。\n"));
	fixture_load(f);
	const struct clause *c = library_clause(f->run.library, "remote-a");

	cr_assert_eq(f->run.library->clauses.n, 4);
	cr_assert_str_eq(c->topic, "logging");
	cr_assert_eq(c->params.all.n + c->covers.n, 0, "nothing is left of the installed one");
	cr_assert_str_eq(c->positions.at[0].first->text, "自院の項。");
}

Test(load_library, an_id_stands_once_in_one_library)
{
	fixture_write(f, "data/clauses/backup/again.md",
		      OWN_CLAUSE("logging-a", "backup", "項。\n"));
	cr_assert_not(fixture_try(f));
	const struct diag *d = found(f->run.problems, DIAG_DUPLICATE_ID, "logging-a");

	cr_assert_not_null(d, "%s", found_all(f->a, f->run.problems));
	cr_assert_not_null(strstr(d->message, "backup/again.md"));
}

Test(load_library, an_id_stands_once_in_one_project)
{
	fixture_write(f, "project/clauses/a.md", OWN_CLAUSE("own", "backup", "項。\n"));
	fixture_write(f, "project/clauses/x/b.md", OWN_CLAUSE("own", "backup", "項。\n"));
	cr_assert_not(fixture_try(f));
	cr_assert_not_null(found(f->run.problems, DIAG_DUPLICATE_ID, "own"));
}

Test(load_library, other_files_are_laid_over_by_id)
{
	fixture_write(f, "project/clauses/topics.json",
		      "{'schema': 'bunkai/topics/1', 'chapters': {'annex': [{'id': 'data', "
		      "'title': '記録'}, {'id': 'own', 'title': '自院'}]}, 'topics': [\n"
		      " {'id': 'backup', 'name': '複製', 'phase': 'end', 'chapter': {'annex': "
		      "'own'}}, {'id': 'own', 'name': '自院', 'phase': 'normal', 'chapter': {}}]}");
	fixture_write(
		f, "project/clauses/families/metimic-1.1.json",
		"{'schema': 'bunkai/family/1', 'id': 'metimic-1.1', 'topics': {'R1': 'own'}}");
	fixture_write(f, "project/clauses/guidelines/x.json",
		      "{'schema': 'bunkai/guideline/1', 'id': 'gl-2', 'title': '新', 'short': "
		      "'新', 'abbreviation': 'N', 'items': []}");
	fixture_write(f, "project/clauses/desks.json",
		      "{'schema': 'bunkai/desks/1', 'as_of': '2026-09-30', 'desks': [{'id': "
		      "'police', 'name': '県警', 'phone': '0X', 'status': 'confirmed'}]}");
	fixture_write(f, "project/templates/words.json",
		      "{'schema': 'bunkai/words/1', 'words': {'missing': '要記入'}}");
	fixture_write(f, "project/templates/documents/mine.json",
		      "{'schema': 'bunkai/template/1', 'id': 'rules', 'title': '自院の規程', "
		      "'scope': 'hospital', 'parts': []}");
	fixture_load(f);
	const struct library *l = f->run.library;

	cr_assert(l->topics.n == 4 && l->chapters.n == 4 && l->families.n == 1 &&
		  l->guidelines.n == 2 && l->desks.n == 2 && l->templates.n == 4);
	cr_assert_str_eq(library_topic(l, "backup")->name, "複製");
	cr_assert_eq(library_topic(l, "backup")->order, 1, "a topic keeps its place");
	cr_assert_eq(library_topic(l, "own")->order, 3);
	cr_assert_str_eq(l->chapters.at[1].title, "記録");
	cr_assert_null(settings_get(&library_family(l, "metimic-1.1")->requirements, "R1/①-2"));
	cr_assert_str_eq(library_desk(l, "police")->name, "県警");
	cr_assert_str_eq(library_desk(l, "police")->as_of, "2026-09-30");
	cr_assert_str_eq(library_desk(l, "office")->as_of, "2026-08-31");
	cr_assert_str_eq(library_word(l, "missing"), "要記入");
	cr_assert_str_eq(library_word(l, "draft"), "DRAFT",
			 "words that the project does not set stay");
	cr_assert_str_eq(library_template(l, "rules")->title, "自院の規程");
}

Test(load_library, words_that_a_frozen_library_does_not_have_come_from_the_installed_one)
{
	cr_assert_eq(rename(fixture_path(f, "data"), fixture_path(f, "project/library")), 0);
	fixture_write(
		f, "data/templates/words.json",
		"{'schema': 'bunkai/words/1', 'words': {'draft': '案', 'of.today': '今の語'}}");
	fixture_load(f);
	cr_assert_str_eq(library_word(f->run.library, "of.today"), "今の語");
	cr_assert_str_eq(library_word(f->run.library, "draft"), "DRAFT", "what it has it keeps");
}

Test(load_library, rules_whose_order_decides_are_replaced_as_a_whole)
{
	fixture_write(
		f, "project/clauses/keywords.json",
		"{'schema': 'bunkai/keywords/1', 'rules': [{'topic': 'remote', 'any': ['回線']}]}");
	fixture_write(f, "project/clauses/responsibility.json",
		      "{'schema': 'bunkai/responsibility/1', 'roles': [{'id': 'none', 'mark': '-', "
		      "'name': '無'}], 'statuses': [], 'rules': []}");
	fixture_load(f);
	cr_assert_eq(f->run.library->keywords.n, 1);
	cr_assert_str_eq(f->run.library->keywords.at[0].topic, "remote");
	cr_assert(f->run.library->roles.n == 1 && f->run.library->statuses.n == 0 &&
		  f->run.library->rules.n == 0);
}

Test(load_library, faults_name_file_and_member)
{
	static const struct {
		const char *file, *from, *to, *place;
		enum diag_code code;
	} cases[] = {
		{"data/clauses/topics.json", "'phase': 'normal'", "'phase': 'noon'",
		 "topics.json:topics[1].phase", DIAG_UNKNOWN_VALUE},
		{"data/clauses/topics.json", "'chapter': {'annex': 'data'}", "'chapter': []",
		 "topics.json:topics[2].chapter", DIAG_WRONG_TYPE},
		{"data/clauses/topics.json", "'title': '情報'", "'titel': '情報'",
		 "topics.json:chapters.annex[1]", DIAG_MISSING_MEMBER},
		{"data/clauses/topics.json", "'topics': [", "'Topics': [", "topics.json",
		 DIAG_MISSING_MEMBER},
		{"data/clauses/families/metimic-1.1.json", "'requirements'",
		 "'phases': {'R1': 'never'}, 'requirements'", "metimic-1.1.json:phases.R1",
		 DIAG_UNKNOWN_VALUE},
		{"data/clauses/families/metimic-1.1.json", "'R1': 'remote'", "'R1': ['remote']",
		 "metimic-1.1.json:topics.R1", DIAG_WRONG_TYPE},
		{"data/clauses/keywords.json", "'any': ['記録']", "'any': '記録'",
		 "keywords.json:rules[1].any", DIAG_WRONG_TYPE},
		{"data/clauses/keywords.json", "'rules'", "'rule'", "keywords.json",
		 DIAG_MISSING_MEMBER},
		{"data/clauses/guidelines/gl-1.json", "'status': 'second-hand'",
		 "'status': 'heard'", "gl-1.json:items[1].status", DIAG_UNKNOWN_VALUE},
		{"data/clauses/desks.json", "'as_of': '2026-08-31', ", "", "desks.json",
		 DIAG_MISSING_MEMBER},
		{"data/clauses/desks.json", "'within': '3日以内', ", "",
		 "desks.json:desks[0].deadlines[0]", DIAG_DEADLINE_TIME},
		{"data/templates/documents/annex.json", "'scope': 'contract'", "'scope': 'world'",
		 "annex.json:scope", DIAG_UNKNOWN_VALUE},
		{"data/templates/documents/annex.json", "'head': '項番'", "'head': 7",
		 "annex.json:parts[1].body[0].columns[0].head", DIAG_WRONG_TYPE},
		{"data/templates/documents/annex.json", "'view': 'omitted'",
		 "'view': 'omitted', 'where': [{'field': 'id', 'op': 'like'}]",
		 "annex.json:parts[1].body[1].where[0].op", DIAG_UNKNOWN_VALUE},
		{"data/templates/documents/boundary.json", "'each': 'party'", "'each': 'partner'",
		 "columns[2].each", DIAG_UNKNOWN_VALUE},
		{"data/templates/documents/annex.json", "bunkai/template/1", "bunkai/template/2",
		 "annex.json:schema", DIAG_BAD_SCHEMA},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct fixture *own = fixture_new();

		fixture_replace(own, cases[i].file, cases[i].from, cases[i].to);
		cr_assert_not(fixture_try(own), "case %zu was taken: %s", i, cases[i].to);
		const struct diag *d = found(own->run.problems, cases[i].code, NULL);

		cr_assert(d && text_ends(d->place, cases[i].place), "case %zu: %s", i,
			  found_all(own->a, own->run.problems));
		fixture_free(own);
	}
}

Test(load_library, a_missing_file_is_named)
{
	fixture_remove(f, "data/clauses/keywords.json");
	cr_assert_not(fixture_try(f));
	cr_assert(text_ends(found(f->run.problems, DIAG_CANNOT_READ, NULL)->place,
			    "clauses/keywords.json"));
}

Test(load_library, a_template_is_read_block_by_block)
{
	fixture_write(f, "project/templates/documents/mine.json",
		      "{'schema': 'bunkai/template/1', 'id': 'mine', 'title': '題', 'scope': "
		      "'contract', 'paper': 'A3', 'articles': 'annex',\n"
		      " 'terms': {'hospital': '当院'}, 'parts': [{'part': '一', 'id': 'one', "
		      "'landscape': true, 'paper': 'A4', 'foot': '{{marks}}', 'body': [\n"
		      "  {'block': 'list', 'items': ['甲', '乙']},\n"
		      "  {'block': 'table', 'view': 'duties', 'order': ['key'], 'group': "
		      "['topic.id'], 'group_text': ['{{topic.name}}'], 'empty': '無し',\n"
		      "   'where': [{'field': 'key', 'op': 'in', 'value': ['R1', 'R2']}],\n"
		      "   'columns': [{'head': '項番', 'field': 'key', 'width': 12.5, 'align': "
		      "'end', 'input': true, 'choices': ['可', '否'], 'role_field': 'key'}]}]}]}");
	fixture_load(f);
	const struct template *t = library_template(f->run.library, "mine");
	const struct template_block *part = &t->parts.at[0], *table = &part->body.at[1];

	cr_assert_str_eq(settings_get(&t->terms, "hospital"), "当院");
	cr_assert(part->landscape && strcmp(part->text, "一") == 0 && strcmp(t->paper, "A3") == 0);
	cr_assert(strcmp(part->paper, "A4") == 0 && strcmp(part->foot, "{{marks}}") == 0);
	cr_assert_eq(part->body.at[0].items.n, 2);
	cr_assert_eq(table->where.at[0].values.n, 2);
	cr_assert(table->columns.at[0].width == 12.5 && table->columns.at[0].input &&
		  table->columns.at[0].choices.n == 2);
	cr_assert(text_ends(table->columns.at[0].place, "mine.json:parts[0].body[1].columns[0]"));
}
