/* SPDX-License-Identifier: MIT
 *
 * From a row to its topic: explicit, by the family's table, by words; and keys of rows.
 */
#include "derive/topics.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "derive/keys.h"

FIXTURE_SUITE(topics, f);

/* `risk` without its id R1; NULL: no topic. */
static void expect_topic(const char *risk, const char *family, const char *topic,
			 enum topic_source source)
{
	fixture_register(f, "project/register.json",
			 arena_concat(f->a, "{'id': 'R1'", risk, "}", (char *)NULL), "");
	fixture_replace(f, "project/register.json", "'metimic-1.1'", family);
	fixture_load(f);
	const struct risk_register *reg = f->run.project->registers.at[0];
	struct topic_link link = topic_of_risk(f->a, f->run.library, reg, &reg->risks.at[0]);

	cr_assert_eq(link.source, source, "%s %s: %d", risk, family, (int)link.source);
	cr_assert((link.wanted == NULL) == (topic == NULL) &&
			  (!topic || strcmp(link.wanted, topic) == 0),
		  "%s %s: %s", risk, family, link.wanted);
}

Test(topics, of_a_risk)
{
	expect_topic(", 'scenario': '写しが無い。'", "'metimic-1.1'", "remote", TOPIC_FAMILY);
	expect_topic(", 'scenario': '写しが無い。', 'topic': 'logging'", "'metimic-1.1'", "logging",
		     TOPIC_EXPLICIT);
	expect_topic(", 'scenario': '写しが無い。'", "null", "backup", TOPIC_KEYWORD);
	expect_topic(", 'scenario': '写しが無い。'", "'unknown'", "backup", TOPIC_KEYWORD);
	expect_topic(", 'scenario': '複製の記録。'", "null", "backup", TOPIC_KEYWORD);
	expect_topic(", 'scenario': '紙の写しの記録。'", "null", "logging", TOPIC_KEYWORD);
	expect_topic(", 'scenario': '紙の写し。'", "null", NULL, TOPIC_NONE);
	expect_topic("", "null", NULL, TOPIC_NONE);
	expect_topic(", 'topic': 'nonsense'", "null", "nonsense", TOPIC_EXPLICIT);
}

Test(topics, of_a_requirement)
{
	fixture_register(f, "project/register.json", "{'id': 'R1'}",
			 "{'risk': 'R1', 'no': '①-1'}, {'risk': 'R1', 'no': '①-2'}, {'risk': 'R1', "
			 "'no': '①-2', 'topic': 'backup'}, {'risk': 'R1', 'no': null}");
	fixture_load(f);
	static const char *const topics[] = {"remote", "logging", "backup", "remote"};
	const struct risk_register *reg = f->run.project->registers.at[0];
	struct topic_link risk = topic_of_risk(f->a, f->run.library, reg, &reg->risks.at[0]);

	for (size_t i = 0; i < ARRAY_LEN(topics); i++)
		cr_assert_str_eq(topic_of_requirement(f->a, f->run.library, reg,
						      &reg->requirements.at[i], risk)
					 .topic->id,
				 topics[i]);
}

/* A duty stands where its act is; a row is done when its family says, else when its topic says. */
Test(topics, a_familys_duties_and_phases)
{
	fixture_replace(f, "data/clauses/families/metimic-1.1.json", "'R1/①-2': 'logging'",
			"'R1/①-2': 'logging', 'R1/duty': 'backup'}, 'phases': {'R1': 'normal', "
			"'R1/①-2': 'end'");
	fixture_register(f, "project/register.json", "{'id': 'R1'}, {'id': 'R2'}",
			 "{'risk': 'R1', 'no': '①-1'}, {'risk': 'R1', 'no': '①-2'}, "
			 "{'risk': 'R2', 'no': '①-1'}");
	fixture_load(f);
	const struct risk_register *reg = f->run.project->registers.at[0];
	const struct library *l = f->run.library;
	struct topic_link risk = topic_of_risk(f->a, l, reg, &reg->risks.at[0]);
	struct topic_link row =
		topic_of_requirement(f->a, l, reg, &reg->requirements.at[0], risk);
	struct topic_link own =
		topic_of_requirement(f->a, l, reg, &reg->requirements.at[1], risk);
	struct topic_link duty = topic_of_duty(f->a, l, reg, &reg->risks.at[0], risk);

	cr_assert_str_eq(row.topic->id, "remote");
	cr_assert_str_eq(row.phase, "normal");
	cr_assert_str_eq(own.topic->id, "logging");
	cr_assert_str_eq(own.phase, "end");
	cr_assert_str_eq(duty.topic->id, "backup");
	cr_assert_null(duty.phase);
	cr_assert_null(topic_of_risk(f->a, l, reg, &reg->risks.at[1]).phase);
}

Test(keys, written_and_read)
{
	struct arena *a = arena_new();
	struct risk_register reg = {.id = "tele"};
	struct project p = {0};

	*vec_push(a, &p.registers) = &reg;
	cr_assert_str_eq(key_of(a, "R24", "④-1"), "R24/④-1");
	cr_assert_str_eq(key_of(a, "R24", NULL), "R24");
	cr_assert_str_eq(key_qualified(a, &reg, "R24/④-1", true), "tele:R24/④-1");
	cr_assert_str_eq(key_qualified(a, &reg, "R24/④-1", false), "R24/④-1");
	cr_assert_eq(key_parse(&p, "tele:R24/④-1").reg, &reg);
	cr_assert_str_eq(key_parse(&p, "tele:R24/④-1").key, "R24/④-1");
	cr_assert_null(key_parse(&p, "te:R24/④-1").reg);
	cr_assert_str_eq(key_parse(&p, "te:R24/④-1").key, "te:R24/④-1");
	cr_assert_null(key_parse(&p, "R24").reg);
	cr_assert_str_eq(key_lead(a, &p, &reg), "tele:");
	settings_set(a, &p.register_names, "tele", "遠隔診療");
	cr_assert_str_eq(key_lead(a, &p, &reg), "遠隔診療 ");
	cr_assert_eq(key_parse(&p, "遠隔診療 R24/④-1").reg, &reg, "as documents print it");
	cr_assert_str_eq(key_parse(&p, "遠隔診療 R24/④-1").key, "R24/④-1");
	cr_assert_str_eq(key_parse(&p, "tele:R24/④-1").key, "R24/④-1");
	cr_assert_null(key_parse(&p, "遠隔診療R24/④-1").reg);
	arena_free(a);
}

Test(keys, found_in_a_register)
{
	static const struct {
		const char *key;
		bool found, requirement, duty;
	} cases[] = {
		{"R1", true, false, false},       {"R1/①-1", true, true, false},
		{"R1/duty", true, false, true},   {"R10", true, false, false},
		{"R10/duty", false, false, true}, {"R10/①-1", true, true, false},
		{"R1/①-9", false, false, false},  {"R2", false, false, false},
		{"R1/", false, false, false},     {"/①-1", false, false, false},
		{"", false, false, false},
	};
	struct fixture *own = fixture_new();

	fixture_register(own, "project/register.json",
			 "{'id': 'R1', 'duty': '見てください。'}, {'id': 'R10'}",
			 "{'risk': 'R1', 'no': '①-1'}, {'risk': 'R10', 'no': '①-1'}, {'risk': "
			 "'R1', 'no': null}");
	fixture_load(own);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct key_row row;

		cr_assert_eq(key_find(own->run.project->registers.at[0], cases[i].key, &row),
			     cases[i].found, "%s", cases[i].key);
		cr_assert_eq(row.requirement != NULL, cases[i].requirement, "%s", cases[i].key);
		cr_assert(!cases[i].found || row.duty == cases[i].duty, "%s", cases[i].key);
		cr_assert(!row.requirement || strncmp(cases[i].key, row.requirement->risk,
						      strlen(row.requirement->risk)) == 0);
	}
	fixture_free(own);
}
