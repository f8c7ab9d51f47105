/* SPDX-License-Identifier: MIT
 *
 * A real register with the repository's own library: who answers for what, and the findings about it, as people counted them.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "../support/fixture.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "import/import.h"
#include "model/register_json.h"

static struct fixture *f;

static const char *import_real(void)
{
	struct import_profiles profiles = {0};
	struct import result = {0};

	*vec_push(f->a, &profiles.all) = profile_read(f->a, "templates/import/metimic-1.1.json", f->dl);
	cr_assert(import_source(f->a, "../shared/register/telehealth.xlsx", &profiles, &result, f->dl), "%s", found_all(f->a, f->dl));
	return json_print(f->a, register_to_json(f->a, result.reg));
}

/* Two contracts rest on it. */
static void set_up(void)
{
	if (!file_is_folder("../shared/register"))
		cr_skip_test("../shared is not there");
	f = fixture_new();
	f->data = ".";
	FILE *out = fopen(fixture_path(f, "project/register.json"), "w");

	cr_assert(out && fputs(import_real(), out) >= 0 && fclose(out) == 0);
	fixture_remove(f, "project/decisions.json");
	fixture_replace(f, "project/bunkai.json", "'omit': []}]", "'omit': []}, {'id': 'c2', 'title': '別契約', 'parties': [{'party': 'clinic', 'label': '甲', 'role': 'hospital'},"
								  "{'party': 'maker', 'label': '乙', 'role': 'vendor'}]}]");
	fixture_check(f);
}

static void tear_down(void)
{
	fixture_free(f);
}

TestSuite(real, .init = set_up, .fini = tear_down, .timeout = 100);

static size_t count_status(const struct responsibilities *all, const char *status, bool duties)
{
	size_t n = 0;

	for (size_t i = 0; i < all->rows.n; i++)
		n += strcmp(all->rows.at[i].status, status) == 0 && !all->rows.at[i].requirement == duties;
	return n;
}

Test(real, rows_of_each_contract)
{
	for (size_t i = 0; i < 2; i++) {
		const struct responsibilities *all = f->run.responsibilities[i];

		cr_assert_eq(all->rows.n, 404 + 55, "%zu rows", all->rows.n);
		cr_assert_eq(count_status(all, "proposed", false), 306);
		cr_assert_eq(count_status(all, "open", false), 60);
		cr_assert_eq(count_status(all, "gap", false), 15);
		cr_assert_eq(count_status(all, "accept", false), 23);
		cr_assert_eq(count_status(all, "proposed", true), 55);
	}
}

static bool acts(const struct responsibility *r, const char *party)
{
	const char *role = fixture_role(r, party);

	return strcmp(role, "accountable") == 0 || strcmp(role, "does") == 0;
}

/* 'R45 R51' …: the risks for which exactly these act. */
static const char *risks_of(bool vendor, bool hospital, size_t *n)
{
	const struct risk_register *reg = f->run.project->registers.at[0];
	const struct responsibilities *all = f->run.responsibilities[0];
	struct strbuf sb = strbuf_new(f->a);

	*n = 0;
	for (size_t i = 0; i < reg->risks.n; i++) {
		bool by_vendor = false, by_hospital = false;

		for (size_t k = 0; k < all->rows.n; k++) {
			by_vendor = by_vendor || (all->rows.at[k].risk == &reg->risks.at[i] && acts(&all->rows.at[k], "maker"));
			by_hospital = by_hospital || (all->rows.at[k].risk == &reg->risks.at[i] && acts(&all->rows.at[k], "clinic"));
		}
		if (by_vendor == vendor && by_hospital == hospital) {
			strbuf_join(&sb, " ", reg->risks.at[i].id);
			++*n;
		}
	}
	return sb.text;
}

Test(real, who_acts_on_each_risk)
{
	size_t n;

	risks_of(true, true, &n);
	cr_assert_eq(n, 52, "shared: %zu", n);
	risks_of(true, false, &n);
	cr_assert_eq(n, 19, "vendor: %zu", n);
	cr_assert_str_eq(risks_of(false, true, &n), "R45 R51 R53");
	cr_assert_str_eq(risks_of(false, false, &n), "R55 R59 R75 R76 R79 R80");
}

/* The risks that a code names, each once, in their order. */
static const char *subjects(enum diag_code code)
{
	struct strbuf sb = strbuf_new(f->a);
	const char *before = "";

	for (size_t i = 0; i < f->run.findings->all.n; i++) {
		const struct diag *d = &f->run.findings->all.at[i];
		const char *risk = arena_strndup(f->a, d->subject, strcspn(d->subject, "/"));

		if (d->code == code && strcmp(risk, before) != 0)
			strbuf_join(&sb, " ", before = risk);
	}
	return sb.text;
}

Test(real, findings_on_responsibilities)
{
	static const struct {
		enum diag_code code;
		size_t n; /* for two contracts */
		const char *risks;
	} expected[] = {
		{DIAG_GAP, 2 * 15, "R05 R09 R23 R38 R40 R46 R73 R75"},
		{DIAG_RISK_WITHOUT_ACTION, 2, "R75"},
		{DIAG_HOSPITAL_ONLY, 2 * 3, "R45 R51 R53"},
		{DIAG_TWO_ACCOUNTABLE, 0, ""},
		{DIAG_RESIDUAL_NOT_ACCEPTED, 2, "R12 R13"},
		{DIAG_KEPT_RISK_NOT_ACCEPTED, 5, "R55 R59 R76 R79 R80"},
		{DIAG_NO_TOPIC, 0, ""},
		{DIAG_UNKNOWN_TOPIC, 0, ""},
		{DIAG_UNKNOWN_REQUIREMENT, 0, ""},
		{DIAG_UNKNOWN_REFERENCE, 0, ""},
		{DIAG_UNDEFINED_PLACEHOLDER, 0, ""},
		{DIAG_DANGLING_REFERENCE, 0, ""},
	};

	for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
		const char *name = diag_code_name(expected[i].code);

		if (expected[i].n || found_count(f->run.findings, expected[i].code))
			cr_expect_str_eq(subjects(expected[i].code), expected[i].risks, "%s: %s", name, subjects(expected[i].code));
		cr_expect_eq(found_count(f->run.findings, expected[i].code), expected[i].n, "%s: %zu", name, found_count(f->run.findings, expected[i].code));
	}
	cr_expect_eq(found_count(f->run.findings, DIAG_NO_ACCOUNTABLE), 2 * (60 + 15));
}

Test(real, duties_and_agreement_points_stand_once)
{
	const struct responsibilities *all = f->run.responsibilities[0];
	size_t agreements = 0, duties = 0;

	for (size_t i = 0; i < all->rows.n; i++) {
		agreements += all->rows.at[i].requirement && all->rows.at[i].requirement->agreement;
		duties += strcmp(all->rows.at[i].key, "R12/duty") == 0;
		for (size_t k = 0; k < i; k++)
			cr_assert_str_neq(all->rows.at[k].key, all->rows.at[i].key);
	}
	cr_assert_eq(duties, 1);
	cr_assert_eq(agreements, 70);
}

/* Every template of the repository, whatever it is called. */
Test(real, every_document_can_be_bound)
{
	for (size_t i = 0; i < f->run.library->templates.n; i++) {
		const struct template *t = &f->run.library->templates.at[i];
		const struct doc *d = fixture_bind(f, t->id, strcmp(t->scope, "contract") == 0 ? "c1" : NULL);

		cr_assert(d && !diag_failed(f->dl), "%s:%s", t->id, found_all(f->a, f->dl));
	}
}
