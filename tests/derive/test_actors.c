/* SPDX-License-Identifier: MIT
 *
 * Who has which role for which thing: by its own member, by its system, through whoever it is under;
 * and how texts name whoever has it.
 */
#include "derive/actors.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "derive/role_names.h"
#include "model/objects.h"

FIXTURE_SUITE(actors, f);

#define SERVER "{'id': 'db', 'name': '主機', 'support_end': '2028-06-30', 'updates': 'maker'}]}"

static void set_things(const char *more)
{
	fixture_replace(f, "project/bunkai.json", SERVER, more);
	fixture_load(f);
}

static void add_party(const char *party)
{
	fixture_replace(f, "project/bunkai.json", "'name': '例示社'}", party);
}

/* The labels of whom the role binds, 、 between them; 'vague' when nobody can tell. */
static const char *who(const char *role)
{
	const struct contract *c = &f->run.project->contracts.at[0];
	struct actors actors = actors_of(f->a, f->run.project, c, role);
	const char *all = "";

	for (size_t i = 0; i < actors.all.n; i++)
		all = arena_concat(f->a, all, i ? "、" : "",
				   c->parties.at[actors.all.at[i].party].label, (char *)NULL);
	return actors.vague ? "vague" : all;
}

static const char *named(const char *role)
{
	struct settings names = {0};

	settings_set(f->a, &names, "hospital", "甲");
	settings_set(f->a, &names, "vendor", "乙");
	settings_set(f->a, &names, "table:devices", "別表3");
	role_names_add(f->a, f->run.project, f->run.library, &f->run.project->contracts.at[0],
		       &names);
	return settings_get(&names, role);
}

#define DEVICES                                                                                    \
	"{'id': 'db', 'name': '主機'}], 'maintains': 'maker', 'monitors': 'clinic',\n"              \
	" 'devices': [{'id': 'vpn', 'name': 'VPN', 'updates': 'maker', 'configures': 'clinic'},\n"  \
	"  {'id': 'fw', 'name': '壁', 'updates': 'maker', 'configures': 'maker'}]}"

Test(actors, each_role_of_each_kind_has_a_party)
{
	set_things(DEVICES);
	cr_expect_str_eq(who("updates(device)"), "乙");
	cr_expect_str_eq(who("configurer(device)"), "甲、乙");
	cr_expect_str_eq(who("maintainer(device)"), "乙", "the system's");
	cr_expect_str_eq(who("monitor(server)"), "甲", "the system's");
	cr_expect_str_eq(who("owner(server)"), "甲", "the system's");
	cr_expect_str_eq(who("maintainer(system)"), "乙");
	cr_expect_str_eq(who("updates(server)"), "vague", "updates are nobody's by the system");
	cr_expect_str_eq(who("takes(backup)"), "vague", "there is none");
}

Test(actors, what_belongs_to_it_goes_before_the_system)
{
	set_things("{'id': 'db', 'name': '主機', 'maintains': 'clinic'}], 'maintains': 'maker'}");
	cr_expect_str_eq(who("maintainer(server)"), "甲");
	cr_expect_str_eq(who("maintainer(system)"), "乙");
}

Test(actors, others_are_all_who_sign_beside_the_two_sides)
{
	fixture_replace(f, "project/bunkai.json", "'label': '乙', 'role': 'vendor'}]",
			"'label': '乙', 'role': 'vendor'}, {'party': 'maker', 'label': '丙', "
			"'role': 'vendor'}, {'party': 'maker', 'label': '丁', 'role': 'cloud'}]");
	set_things("{'id': 'db', 'name': '主機'}]}");
	cr_expect_str_eq(who("others"), "丙、丁");
	cr_expect_str_eq(who("cloud"), "丁");
	cr_expect_str_eq(who("carrier"), "");
	cr_expect_str_eq(who("each"), "甲、乙、丙");
}

Test(actors, whoever_is_under_a_party_acts_through_it)
{
	add_party("'name': '例示社'}, {'id': 'sub', 'kind': 'subcontractor', 'name': '見本保守', "
		  "'under': 'maker'}, {'id': 'far', 'kind': 'vendor', 'name': '遠方社'}");
	set_things("{'id': 'db', 'name': '主機', 'updates': 'sub'}],\n"
		   " 'devices': [{'id': 'vpn', 'name': 'VPN', 'updates': 'far'}]}");
	cr_expect_str_eq(who("updates(server)"), "乙");
	cr_expect_str_eq(who("updates(device)"), "vague", "whoever is not bound cannot be named");
}

Test(actors, what_is_out_of_scope_is_asked_of_nobody)
{
	set_things("{'id': 'db', 'name': '主機', 'updates': 'maker'}, {'id': 'pc', 'name': '端末', "
		   "'out_of_scope': 'clinic'}]}");
	cr_expect_str_eq(who("updates(server)"), "乙");
	fixture_replace(f, "project/bunkai.json", "'updates': 'maker'}, {",
			"'updates': 'maker'}, {'id': 'tv', 'name': '画面'}, {");
	fixture_load(f);
	cr_expect_str_eq(who("updates(server)"), "vague", "a hole is one beside it, too");
}

Test(actors, a_third_party_has_its_object_whoever_has_the_others)
{
	add_party("'name': '例示社'}, {'id': 'third', 'kind': 'cloud', 'name': '第三社'}");
	fixture_replace(f, "project/bunkai.json", "'label': '乙', 'role': 'vendor'}]",
			"'label': '乙', 'role': 'vendor'}, {'party': 'third', 'label': '丙', "
			"'role': 'cloud'}]");
	set_things("{'id': 'db', 'name': '主機', 'updates': 'third'}, {'id': 'tv', 'name': '画面'}]}");
	const struct contract *c = &f->run.project->contracts.at[0];
	struct actors actors = actors_of(f->a, f->run.project, c, "updates(server)");

	cr_assert(actors.vague && actors.all.n == 3);
	cr_expect_str_eq(actors.all.at[2].objects, "主機");
	cr_expect_null(actors.all.at[0].objects);
	cr_expect_null(actors.all.at[1].objects);
}

Test(actors, a_text_names_the_party_or_the_table)
{
	set_things(DEVICES);
	cr_expect_str_eq(named("updates(device)"), "乙");
	cr_expect_str_eq(named("configurer(device)"), "別表3に掲げる設定担当者");
	cr_expect_null(named("updates(desk)"));
}

/* What the words of statements know, resolves; a role of the table has words of its own. */
Test(actors, every_actor_of_duty_words_is_a_role)
{
	size_t n = 0;

	f->data = ".";
	fixture_load(f);
	for (size_t i = 0; i < f->run.library->duty_words.actors.n; i++) {
		const char *who = f->run.library->duty_words.actors.at[i].who;

		if (!role_name_is(who))
			continue;
		n++;
		cr_expect_not_null(tending_role_find(who), "%s", who);
	}
	cr_expect_gt(n, 16);
}
