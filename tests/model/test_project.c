/* SPDX-License-Identifier: MIT
 *
 * Look-ups in project and library: the first of an id, NULL when absent; settings along their
 * chain.
 */
#include "model/project.h"

#include <criterion/criterion.h>

#include "model/library.h"

Test(project, settings_are_asked_along_the_chain)
{
	struct arena *a = arena_new();
	struct settings far = {0}, near = {.up = &far};

	settings_set(a, &far, "days", "5");
	settings_set(a, &far, "unit", "日");
	settings_set(a, &near, "days", "3");
	settings_set(a, &near, "days", "9");
	cr_assert_str_eq(settings_get(&near, "days"), "3", "the nearest, and there the first");
	cr_assert_str_eq(settings_get(&near, "unit"), "日");
	cr_assert_str_eq(settings_get(&far, "days"), "5");
	cr_assert_null(settings_get(&near, "Days"));
	cr_assert_null(settings_get(NULL, "days"));
	arena_free(a);
}

Test(project, look_ups)
{
	struct arena *a = arena_new();
	struct project p = {0};
	struct contract c = {0};

	*vec_push(a, &p.parties) = (struct party){.id = "clinic", .kind = "hospital"};
	*vec_push(a, &p.parties) = (struct party){.id = "a", .kind = "vendor"};
	*vec_push(a, &p.parties) = (struct party){.id = "b", .kind = "vendor"};
	*vec_push(a, &p.registers) = &(struct risk_register){.id = "tele"};
	*vec_push(a, &c.parties) = (struct contract_party){.party = "b", .role = "vendor"};
	cr_assert_eq(project_party(&p, "b"), &p.parties.at[2]);
	cr_assert_null(project_party(&p, "c"));
	cr_assert_eq(project_party_of_kind(&p, "vendor"), &p.parties.at[1]);
	cr_assert_null(project_party_of_kind(&p, "carrier"));
	cr_assert_eq(contract_party_in_role(&c, "vendor"), &c.parties.at[0]);
	cr_assert_null(contract_party_in_role(&c, "hospital"));
	cr_assert_not_null(project_register(&p, "tele"));
	cr_assert_null(project_register(&p, "register"));
	cr_assert(!project_system(&p, "x") && !project_contract(&p, "x") &&
		  !project_contact(&p, "x"));
	arena_free(a);
}

Test(library, look_ups_and_words)
{
	struct arena *a = arena_new();
	struct library l = {0};
	struct guideline g = {0};

	*vec_push(a, &l.topics) = (struct topic){.id = "remote"};
	*vec_push(a, &g.items) = (struct guideline_item){.id = "3"};
	settings_set(a, &l.words, "draft", "案");
	cr_assert_eq(library_topic(&l, "remote"), &l.topics.at[0]);
	cr_assert(!library_topic(&l, "remot") && !library_clause(&l, "x") &&
		  !library_family(&l, "x") && !library_guideline(&l, "x") &&
		  !library_desk(&l, "x") && !library_role(&l, "x") && !library_status(&l, "x") &&
		  !library_template(&l, "x"));
	cr_assert_eq(guideline_item(&g, "3"), &g.items.at[0]);
	cr_assert_null(guideline_item(&g, "4"));
	cr_assert_str_eq(library_word(&l, "draft"), "案");
	cr_assert_str_eq(library_word(&l, "lost.word"), "lost.word", "a hole is seen");
	cr_assert_str_eq(
		template_articles(&(struct template){.id = "boundary", .articles = "annex"}),
		"annex");
	cr_assert_str_eq(template_articles(&(struct template){.id = "annex"}), "annex");
	arena_free(a);
}
