/* SPDX-License-Identifier: MIT
 *
 * A device or a party that gives way to another: it stands in the old one's place, what points to
 * the old one follows, and texts that name it are shown.
 */
#include "work/replace.h"

#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "model/objects.h"

static struct fixture *f;
static struct trial t;
static struct made_changes made;
static struct mentions told;

static void start(void)
{
	f = fixture_new();
	fixture_replace(f, "project/bunkai.json", "'servers': [",
			"'devices': [{'id': 'gate', 'name': '入口の鍵', 'kind': 'router', 'owner': "
			"'maker', 'updates': 'clinic', 'site': 'vendor'},\n"
			"    {'id': 'gate-2', 'name': '奥の鍵'}], 'line': '入口の鍵の先', 'servers': [");
	fixture_replace(f, "project/bunkai.json", "'name': '例示社'}",
			"'name': '例示社', 'signatory': '社長'}, {'id': 'third', 'kind': 'vendor', "
			"'name': '三番社'}");
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R1/①-1', 'text': "
			     "'gateを閉じる。例示社が行う。', 'roles': {'clinic': 'does', "
			     "'maker': 'accountable'}},\n"
			     "{'id': 'D2', 'topic': 'backup', 'text': 'gate-2は別', 'roles': "
			     "{'maker': 'accountable'}}");
	fixture_write(f, "project/clauses/own.md",
		      "---\nid: own\ntopic: remote\ntitle: 鍵の条\ndocuments: [annex]\n---\n"
		      "乙は、奥の鍵を毎月点検する。\n");
	cr_assert(fixture_try(f), "%s", found_all(f->a, f->run.problems));
	cr_assert(trial_open(&t, f->a, fixture_path(f, "project")));
	f->dl = diag_new(f->a);
	made = (struct made_changes){0};
	told = (struct mentions){0};
}

static void stop(void)
{
	fixture_free(f);
}

TestSuite(replace, .init = start, .fini = stop);

static bool device(const char *old, const char *id, const char *name)
{
	struct assignments given = {(char *[]){arena_concat(f->a, "name=", name, (char *)NULL)}, 1};

	return replace_device(&t, old, id, &given, &made, &told, f->dl);
}

static bool party(const char *old, const char *id, size_t n, char **given)
{
	return replace_party(&t, old, id, &(struct assignments){given, n}, &made, &told, f->dl);
}

static const struct made_change *change_of(const char *place)
{
	for (size_t i = 0; i < made.all.n; i++)
		if (strstr(made.all.at[i].place, place))
			return &made.all.at[i];
	return NULL;
}

/* Every member of every thing that the old party tended: after it nothing names him. */
Test(replace, a_party_that_tended_many_things)
{
	fixture_replace(f, "project/bunkai.json", "'line': '入口の鍵の先', ",
			"'monitors': 'maker', 'maintains': 'maker', 'out_of_scope': 'maker', "
			"'lines': [{'id': 'l', 'name': '光', 'owner': 'maker', 'carrier': 'maker', "
			"'terminal': 'maker', 'monitors': 'maker', 'out_of_scope': 'maker'}], "
			"'backups': [{'id': 'b', 'name': '台帳', 'takes': 'maker', 'restores': "
			"'maker', 'out_of_scope': 'maker'}], ");
	fixture_replace(f, "project/bunkai.json", "'updates': 'maker'}",
			"'updates': 'maker', 'owner': 'maker', 'configures': 'maker', 'monitors': "
			"'maker', 'maintains': 'maker', 'out_of_scope': 'maker'}");
	fixture_replace(f, "project/bunkai.json", "{'id': 'gate-2', 'name': '奥の鍵'}",
			"{'id': 'gate-2', 'name': '奥の鍵', 'configures': 'maker', 'monitors': "
			"'maker', 'maintains': 'maker', 'out_of_scope': 'maker'}");
	fixture_replace(f, "project/bunkai.json", "'name': '三番社'}",
			"'name': '三番社'}, {'id': 'sub', 'kind': 'subcontractor', 'name': '下', "
			"'under': 'maker'}");
	fixture_replace(f, "project/register.json", "{'id': 'F1'}", "{'id': 'F1', 'form': '画面'}");
	fixture_replace(f, "project/bunkai.json", "'omit': []}",
			"'omit': [], 'forms': {'画面': 'maker'}, 'flows': [{'flow': 'F1', "
			"'handles': 'maker', 'out_of_scope': 'maker'}], 'premises': [{'text': "
			"'前提', 'holds': 'maker'}]}");
	cr_assert(fixture_try(f), "%s", found_all(f->a, f->run.problems));
	cr_assert(trial_open(&t, f->a, fixture_path(f, "project")));
	cr_assert(party("maker", "third", 0, NULL), "%s", found_all(f->a, f->dl));
	const struct system *s = &t.after.project->systems.at[0];
	const struct contract *c = &t.after.project->contracts.at[0];

	cr_expect_str_eq(s->lines.at[0].carrier, "third");
	cr_expect_str_eq(s->backups.at[0].restores, "third");
	cr_expect_str_eq(settings_get(&c->forms, "画面"), "third");
	cr_expect_str_eq(c->premises.at[0].holds, "third");
	cr_expect(!system_names_party(s, "maker"), "%s", found_all(f->a, f->dl));
	cr_expect_str_eq(project_party(t.after.project, "sub")->under, "third");
	cr_expect_not_null(change_of("contracts[0].forms.画面"));
}

Test(replace, a_device_stands_where_the_old_one_stood)
{
	cr_assert(device("karte/gate", "gate-3", "新しい鍵"), "%s", found_all(f->a, f->dl));
	const struct system *s = &t.after.project->systems.at[0];

	cr_assert_eq(s->devices.n, 2);
	cr_expect_str_eq(s->devices.at[0].id, "gate-3");
	cr_expect_str_eq(s->devices.at[0].name, "新しい鍵");
	cr_expect_str_eq(s->devices.at[0].owner, "maker");
	cr_expect_str_eq(s->devices.at[0].updates, "clinic");
	cr_expect_str_eq(s->devices.at[0].site, "vendor");
	cr_expect_str_eq(s->devices.at[1].id, "gate-2");
}

Test(replace, texts_that_name_the_device_are_told)
{
	cr_assert(device("gate", "gate-3", "新しい鍵"), "%s", found_all(f->a, f->dl));
	cr_assert_eq(told.all.n, 2);
	cr_expect(strstr(told.all.at[0].place, "bunkai.json:systems[0].line"));
	cr_expect_str_eq(told.all.at[0].word, "入口の鍵");
	cr_expect(strstr(told.all.at[1].place, "decisions.json:decisions[0].text"), "%s",
		  told.all.at[1].place);
	cr_expect_str_eq(told.all.at[1].word, "gate");
}

Test(replace, clauses_of_the_project_that_name_the_device_are_told)
{
	cr_assert(device("gate-2", "gate-3", "新しい鍵"), "%s", found_all(f->a, f->dl));
	cr_assert_eq(told.all.n, 2);
	cr_expect(strstr(told.all.at[0].place, "decisions.json:decisions[1].text"), "%s",
		  told.all.at[0].place);
	cr_expect(strstr(told.all.at[1].place, "clauses/own.md:7"), "%s", told.all.at[1].place);
	cr_expect_str_eq(told.all.at[1].word, "奥の鍵");
}

Test(replace, an_id_that_is_taken)
{
	cr_assert(!device("karte/gate", "gate-2", "x"));
	cr_assert(!device("karte/gate", "gate", "x"));
	cr_expect_eq(found_count(f->dl, DIAG_ID_TAKEN), 2);
	cr_assert(!device("karte/gat", "gate-3", "x"));
	cr_expect_not_null(found(f->dl, DIAG_UNKNOWN_THING, NULL));
	cr_expect(!trial_changes(&t));
}

Test(replace, a_device_has_a_name_of_its_own)
{
	cr_assert(!replace_device(&t, "gate", "gate-3", &(struct assignments){0}, &made, &told,
				  f->dl));
	cr_expect_not_null(found(f->dl, DIAG_MISSING_MEMBER, NULL));
}

Test(replace, everything_of_a_party_is_the_new_ones)
{
	cr_assert(party("maker", "other", 1, (char *[]){"name=別社"}), "%s",
		  found_all(f->a, f->dl));
	const struct project *p = t.after.project;

	cr_expect_str_eq(p->parties.at[1].id, "other");
	cr_expect_str_eq(p->parties.at[1].kind, "vendor");
	cr_expect_null(p->parties.at[1].signatory); /* it has its own */
	cr_expect_str_eq(p->systems.at[0].vendor, "other");
	cr_expect_str_eq(p->systems.at[0].servers.at[0].updates, "other");
	cr_expect_str_eq(p->systems.at[0].devices.at[0].owner, "other");
	cr_expect_str_eq(p->systems.at[0].devices.at[0].updates, "clinic");
	cr_expect_str_eq(p->contracts.at[0].parties.at[1].party, "other");
	cr_expect_str_eq(p->contracts.at[0].parties.at[1].label, "乙");
	cr_expect_str_eq(p->contacts.at[0].party, "other");
	cr_expect_null(p->contacts.at[0].confirmed);
	cr_expect_str_eq(settings_get(&p->decisions.at[0].roles, "other"), "accountable");
	cr_expect_str_eq(settings_get(&p->decisions.at[1].roles, "other"), "accountable");
	cr_expect_null(settings_get(&p->decisions.at[0].roles, "maker"));
	cr_assert_not_null(change_of("decisions[0].roles"));
	cr_expect_str_eq(change_of("decisions[0].roles")->after,
			 "{\"clinic\": \"does\", \"other\": \"accountable\"}");
	cr_assert_eq(told.all.n, 1);
	cr_expect_str_eq(told.all.at[0].word, "例示社");
}

Test(replace, a_party_that_is_there_takes_over)
{
	cr_assert(party("maker", "third", 0, NULL), "%s", found_all(f->a, f->dl));
	cr_expect_eq(t.after.project->parties.n, 2);
	cr_expect_null(project_party(t.after.project, "maker"));
	cr_expect_str_eq(t.after.project->contracts.at[0].parties.at[1].party, "third");
}

Test(replace, a_party_cannot_take_a_place_beside_itself)
{
	cr_assert(!party("maker", "clinic", 0, NULL));
	cr_expect_not_null(found(f->dl, DIAG_REPLACE_BOTH, "c1"));
}

Test(replace, parties_that_are_not_there_or_are_no_new_ones)
{
	cr_assert(!party("makre", "third", 0, NULL));
	cr_assert(!party("maker", "thrid", 0, NULL));
	cr_expect_eq(found_count(f->dl, DIAG_UNKNOWN_THING), 2);
	cr_assert(!party("maker", "maker", 0, NULL));
	cr_assert(!party("maker", "third", 1, (char *[]){"name=x"}));
	cr_expect_eq(found_count(f->dl, DIAG_ID_TAKEN), 2);
	cr_expect(!trial_changes(&t));
}
