/* SPDX-License-Identifier: MIT
 *
 * Import profiles: the shipped one, and what a wrong one is told.
 */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../support/scratch.h"
#include "../support/suite.h"
#include "base/text.h"
#include "import/profile.h"
#include "import/source_rows.h"

DIAG_SUITE(test_profile, a, dl);

static const struct profile_table *find_table(const struct profile *p, const char *kind)
{
	for (size_t i = 0; i < p->tables.n; i++)
		if (strcmp(p->tables.at[i].kind, kind) == 0)
			return &p->tables.at[i];
	return NULL;
}

static const struct profile_column *find_column(const struct profile_table *t, const char *field)
{
	for (size_t i = 0; i < t->columns.n; i++)
		if (strcmp(t->columns.at[i].field, field) == 0)
			return &t->columns.at[i];
	return NULL;
}

static const struct profile *read_text(const char *text)
{
	char path[] = SCRATCH "/bunkai-profile-XXXXXX";
	int fd = mkstemp(path);

	cr_assert(write(fd, text, strlen(text)) == (ssize_t)strlen(text));
	close(fd);
	const struct profile *p = profile_read(a, path, dl);

	unlink(path);
	return p;
}

static const char *only_finding(void)
{
	cr_assert_eq(dl->all.n, 1, "%zu findings", dl->all.n);
	return diag_code_name(dl->all.at[0].code);
}

#define TABLE(columns)                                                                             \
	"{\"schema\":\"bunkai/import-profile/"                                                     \
	"1\",\"id\":\"x\",\"title\":\"x\",\"tables\":[{\"kind\":\"flows\",\"columns\":[" columns   \
	"]}]}"

Test(test_profile, reads_the_shipped_profile)
{
	const struct profile *p = profile_read(a, "templates/import/metimic-1.1.json", dl);

	cr_assert_not_null(p);
	cr_expect_eq(dl->all.n, 0);
	cr_expect_str_eq(p->family, "metimic-1.1");
	cr_expect_str_eq(p->model, "matrix-5x5");
	cr_expect_str_eq(p->dash, "-");
	cr_expect_str_eq(p->page_marks[0], "{n} / {n} ページ");
	cr_expect_null(p->page_marks[3]);
	cr_expect_eq(p->tables.n, 6);
	cr_expect(find_table(p, "matrix")->cross);
}

/* The published form has no mark of 必須 and 推奨, and rates its risks in a table of their own. */
static bool is_not_of_the_form(const char *kind, const char *field)
{
	static const char *const rated[] = {"obligation", "threat",    "threat_name",
					    "severity",   "frequency", "level"};

	for (size_t i = 0; i < ARRAY_LEN(rated); i++)
		if (strcmp(kind, "treatments") == 0 && strcmp(field, rated[i]) == 0)
			return true;
	return false;
}

Test(test_profile, knows_every_field_of_the_records)
{
	const struct profile *p = profile_read(a, "templates/import/metimic-1.1.json", dl);

	for (size_t i = 0; i < p->tables.n; i++)
		for (const char *const *name = source_fields(p->tables.at[i].kind); *name; name++)
			cr_expect(find_column(&p->tables.at[i], *name) ||
					  is_not_of_the_form(p->tables.at[i].kind, *name),
				  "%s has no column %s", p->tables.at[i].kind, *name);
}

Test(test_profile, keeps_forms_values_and_places)
{
	const struct profile *p = profile_read(a, "templates/import/metimic-1.1.json", dl);
	const struct profile_column *no = find_column(find_table(p, "treatments"), "no");
	const struct profile_column *applies = find_column(find_table(p, "treatments"), "applies");

	cr_expect_eq(no->form, FORM_NUMBER);
	cr_expect_not(no->required, "bunkai numbers what has no number");
	cr_expect_null(no->values);
	cr_expect_str_eq(applies->values[1], "対象外");
	cr_expect_null(applies->values[2]);
	cr_expect_str_eq(no->place, "templates/import/metimic-1.1.json:tables[5].columns[6]");
}

Test(test_profile, default_of_dash_and_form)
{
	const struct profile *p = read_text(TABLE("{\"field\":\"id\",\"heads\":[\"番号\"]}"));

	cr_assert_not_null(p);
	cr_expect_str_eq(p->dash, "-");
	cr_expect_null(p->family);
	cr_expect_eq(p->tables.at[0].columns.at[0].form, FORM_TEXT);
	cr_expect_null(p->tables.at[0].titles[0]);
}

Test(test_profile, refuses_a_field_that_no_record_has)
{
	cr_expect_null(read_text(TABLE("{\"field\":\"scenarios\",\"heads\":[\"番号\"]}")));
	cr_expect_str_eq(only_finding(), "unknown-value");
	cr_expect(text_ends(dl->all.at[0].place, ":tables[0].columns[0]"), "%s",
		  dl->all.at[0].place);
	cr_expect(strstr(dl->all.at[0].message, "classification"));
}

Test(test_profile, refuses_a_form_that_does_not_exist)
{
	cr_expect_null(
		read_text(TABLE("{\"field\":\"id\",\"heads\":[\"番号\"],\"form\":\"digits\"}")));
	cr_expect_str_eq(only_finding(), "unknown-value");
}

Test(test_profile, refuses_a_field_given_twice)
{
	cr_expect_null(read_text(TABLE(
		"{\"field\":\"id\",\"heads\":[\"番号\"]},{\"field\":\"id\",\"heads\":[\"ID\"]}")));
	cr_expect_str_eq(only_finding(), "twice-in-profile");
}

Test(test_profile, refuses_an_unknown_table)
{
	cr_expect_null(read_text("{\"schema\":\"bunkai/import-profile/"
				 "1\",\"id\":\"x\",\"title\":\"x\",\"tables\":[{\"kind\":\"risks\","
				 "\"columns\":[]}]}"));
	cr_expect_str_eq(only_finding(), "unknown-value");
}

Test(test_profile, refuses_a_cross_table_without_axes)
{
	cr_expect_null(
		read_text("{\"schema\":\"bunkai/import-profile/"
			  "1\",\"id\":\"x\",\"title\":\"x\",\"tables\":[{\"kind\":\"matrix\","
			  "\"cross\":true,\"columns\":[{\"field\":\"level\",\"heads\":[\"L\"],"
			  "\"form\":\"word\"}]}]}"));
	cr_expect_str_eq(only_finding(), "bad-cross-table");
}

Test(test_profile, refuses_another_schema)
{
	cr_expect_null(read_text("{\"schema\":\"bunkai/project/1\"}"));
	cr_expect_str_eq(only_finding(), "bad-schema");
}
