/* SPDX-License-Identifier: MIT
 *
 * When a contract is over, and what it leaves behind.
 */
#include "model/over.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/suite.h"

ARENA_SUITE(over, a);

static struct project *project_on(const char *date)
{
	struct project *p = arena_alloc(a, sizeof *p);

	p->date = date;
	*vec_push(a, &p->parties) = (struct party){.id = "clinic", .kind = "hospital"};
	*vec_push(a, &p->parties) = (struct party){.id = "maker", .kind = "vendor"};
	return p;
}

static struct contract *add_contract(struct project *p, const char *id, const char *ended)
{
	struct contract *c = vec_push(a, &p->contracts);

	c->id = id;
	c->ended = ended;
	*vec_push(a, &c->parties) = (struct contract_party){.party = "clinic"};
	*vec_push(a, &c->parties) = (struct contract_party){.party = "maker"};
	*vec_push(a, &c->systems) = "karte";
	*vec_push(a, &c->registers) = "register";
	return c;
}

Test(over, the_last_day_still_counts)
{
	struct project *p = project_on("2026-12-31");
	struct contract *c = add_contract(p, "c1", "2026-12-31");

	cr_expect(!contract_is_over(p, c));
	p->date = "2027-01-01";
	cr_expect(contract_is_over(p, c));
	c->ended = NULL;
	cr_expect(!contract_is_over(p, c));
}

Test(over, what_another_contract_names_is_not_left)
{
	struct project *p = project_on("2027-04-01");

	add_contract(p, "c1", "2026-12-31");
	cr_expect_str_eq(over_of_party(p, "maker")->id, "c1");
	cr_expect_str_eq(over_of_system(p, "karte")->id, "c1");
	cr_expect_str_eq(over_of_register(p, "register")->id, "c1");
	cr_expect_null(over_of_party(p, "clinic"), "a hospital is there without a contract");
	cr_expect_null(over_of_party(p, "gone"));
	cr_expect_null(over_of_party(p, NULL));
	cr_expect_null(over_of_system(p, "other"));
	add_contract(p, "c2", NULL);
	cr_expect_null(over_of_party(p, "maker"));
	cr_expect_null(over_of_system(p, "karte"));
	cr_expect_null(over_of_register(p, "register"));
}

Test(over, the_contract_that_ended_last_is_named)
{
	struct project *p = project_on("2027-04-01");

	add_contract(p, "c1", "2026-12-31");
	add_contract(p, "c2", "2027-03-31");
	add_contract(p, "c3", "2027-01-31");
	cr_expect_str_eq(over_of_party(p, "maker")->id, "c2");
}
