/* SPDX-License-Identifier: MIT
 *
 * The invariant that CONTRIBUTING.md tells, on random registers and decisions: no ◎ and the finding
 * no-accountable come together, and so do several ◎ and two-accountable; every numbered requirement
 * and every duty has its row, and nothing is there twice.
 */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/rounds.h"
#include "base/strbuf.h"

enum { RISKS = 6 };

static struct fixture *f;

static const char *one_of(const char *const *list, size_t n)
{
	return list[(size_t)rand() % n];
}

#define ONE_OF(...) one_of((const char *const[]){__VA_ARGS__}, ARRAY_LEN(((const char *const[]){__VA_ARGS__})))

static const char *random_risks(void)
{
	struct strbuf sb = strbuf_new(f->a);

	for (int i = 1; i <= RISKS; i++)
		strbuf_join(&sb, ",",
			    arena_printf(f->a,
					 "{'id': 'R%d', 'response': %s, 'duty': %s, 'topic': '%s'}",
					 i, ONE_OF("'Yes'", "'Yes'", "'No'", "null"),
					 ONE_OF("null", "'見てください。'"),
					 ONE_OF("remote", "backup", "logging")));
	return sb.text;
}

static const char *random_requirements(void)
{
	struct strbuf sb = strbuf_new(f->a);

	for (int i = 1; i <= RISKS; i++)
		for (int k = rand() % 4; k > 0; k--)
			strbuf_join(
				&sb, ",",
				arena_printf(f->a,
					     "{'risk': 'R%d', 'no': %s, 'applies': %s, 'response': "
					     "%s, 'text': '守る。'}",
					     i,
					     rand() % 5 ? arena_printf(f->a, "'①-%d'", k) : "null",
					     ONE_OF("'対象'", "'対象'", "'対象外'", "null"),
					     ONE_OF("'Yes'", "'Yes'", "'No'", "null")));
	return sb.text;
}

static const char *random_decisions(void)
{
	struct strbuf sb = strbuf_new(f->a);

	for (int i = rand() % 12; i > 0; i--) {
		const char *subject =
			rand() % 3
				? arena_printf(f->a, "'requirement': 'R%d/%s'", rand() % RISKS + 1,
					       ONE_OF("①-1", "①-2", "①-3", "duty"))
				: arena_printf(f->a, "'topic': '%s'",
					       ONE_OF("remote", "backup", "logging"));

		strbuf_join(
			&sb, ",",
			arena_printf(
				f->a, "{'id': 'D%d', %s%s%s, 'roles': {'%s': '%s', '%s': '%s'}}", i,
				subject, ONE_OF("", ", 'phase': 'normal'", ", 'phase': 'end'"),
				ONE_OF("", "", ", 'status': 'agreed'", ", 'status': 'accept'"),
				ONE_OF("clinic", "hospital"), ONE_OF("accountable", "does", "none"),
				ONE_OF("maker", "vendor"),
				ONE_OF("accountable", "supports", "none")));
	}
	return sb.text;
}

/* Rows of one key may differ by phase, and share their findings. */
static void check_key(const struct responsibilities *all, const char *key)
{
	bool none = false, several = false;

	for (size_t i = 0; i < all->rows.n; i++) {
		const struct responsibility *r = &all->rows.at[i];
		bool kept = strcmp(r->status, "accept") == 0 || strcmp(r->status, "accepted") == 0;

		if (strcmp(r->full_key, key) != 0)
			continue;
		none = none || (!kept && responsibility_count(r, "accountable") == 0);
		several = several || responsibility_count(r, "accountable") > 1;
	}
	cr_assert_eq(found(f->run.findings, DIAG_NO_ACCOUNTABLE, key) != NULL, none, "%s", key);
	cr_assert_eq(found(f->run.findings, DIAG_TWO_ACCOUNTABLE, key) != NULL, several, "%s", key);
}

static void check_rows(void)
{
	const struct responsibilities *all = f->run.responsibilities[0];
	const struct risk_register *reg = f->run.project->registers.at[0];
	size_t wanted = 0, own = 0;

	for (size_t i = 0; i < reg->requirements.n; i++)
		wanted += reg->requirements.at[i].no != NULL;
	for (size_t i = 0; i < reg->risks.n; i++)
		wanted += reg->risks.at[i].duty != NULL;
	for (size_t i = 0; i < all->rows.n; i++) {
		const struct responsibility *r = &all->rows.at[i];

		check_key(all, r->full_key);
		own += strcmp(r->phase, r->topic.topic->phase) == 0;
		for (size_t k = 0; k < i; k++)
			cr_assert(strcmp(all->rows.at[k].full_key, r->full_key) != 0 ||
					  strcmp(all->rows.at[k].phase, r->phase) != 0,
				  "%s %s twice", r->full_key, r->phase);
	}
	cr_assert_eq(own, wanted,
		     "every requirement and duty has one row in its own phase: %zu, not %zu", own,
		     wanted);
}

Test(invariant, random_registers_and_decisions)
{
	for (unsigned seed = 1; seed <= rounds(15, 60); seed++) {
		f = fixture_new();
		srand(seed);
		fixture_register(f, "project/register.json", random_risks(), random_requirements());
		fixture_decisions(f, random_decisions());
		fixture_check(f);
		check_rows();
		fixture_free(f);
	}
}
