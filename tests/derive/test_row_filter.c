/* SPDX-License-Identifier: MIT
 *
 * What --where means: each condition by itself, several together, what is refused, and over random
 * registers the same rows as a reference that spells every row out and looks for words in it.
 */
#include "derive/row_filter.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/chance.h"
#include "../support/fixture.h"
#include "../support/statements.h"
#include "../support/rounds.h"
#include "../support/suite.h"
#include "base/strbuf.h"

FIXTURE_SUITE(row_filter, f);

static bool read_filter(const char *written, struct row_filter *filter)
{
	f->dl = diag_new(f->a);
	return row_filter_read(f->a, f->run.project, f->run.library, written, filter, f->dl);
}

static const char *taken_by(const char *written)
{
	struct strbuf sb = strbuf_new(f->a);
	struct row_filter filter;
	const struct responsibilities *all = f->run.responsibilities[0];

	cr_assert(read_filter(written, &filter), "%s: %s", written, found_all(f->a, f->dl));
	for (size_t i = 0; i < all->rows.n; i++)
		if (row_filter_takes(&filter, &all->rows.at[i]))
			strbuf_join(&sb, " ", all->rows.at[i].key);
	return sb.text;
}

static const struct {
	const char *written, *taken;
} conditions[] = {
	{"status=proposed", "R1/①-1 R1/duty R2/②-1"},
	{"status=案", "R1/①-1 R1/duty R2/②-1"},
	{"status=open", "R1/①-2"},
	{"status=open,status=accepted", "R1/①-2 R3/③-1"},
	{"status=proposed,kind=requirement", "R1/①-1 R2/②-1"},
	{"kind=duty", "R1/duty"},
	{"kind=agreement", "R1/①-2"},
	{"kind=residual", "R2/②-1"},
	{"kind=any,risk=R1", "R1/①-1 R1/①-2 R1/duty"},
	{"risk=R1", "R1/①-1 R1/①-2 R1/duty"},
	{"risk=R?,kind=requirement", "R1/①-1 R1/①-2 R2/②-1 R3/③-1"},
	{"accountable=vendor", "R1/①-1 R1/①-2 R2/②-1"},
	{"accountable=maker", "R1/①-1 R1/①-2 R2/②-1"},
	{"accountable=hospital", "R1/duty"},
	{"accountable=none", "R3/③-1"},
	{"accountable=several", ""},
	{"fee=undecided, risk=R2", "R2/②-1"},
	{"fee=included", ""},
	{"viewpoint=技術的対策", "R1/①-1 R1/①-2 R2/②-1 R3/③-1"},
	{"contract=c1,register=register,phase=maintenance,topic=remote", "R1/①-1 R1/duty"},
};

Test(row_filter, each_condition)
{
	fixture_load(f);
	for (size_t i = 0; i < ARRAY_LEN(conditions); i++) {
		const char *taken = taken_by(conditions[i].written);

		cr_expect_str_eq(taken, conditions[i].taken, "%s takes '%s'",
				 conditions[i].written, taken);
	}
}

/* Guessed is what words of a row lead to, and a family's table does not say; no measure is no guess. */
Test(row_filter, what_words_led_to_is_a_guess)
{
	statements_write(f);
	fixture_load(f);
	cr_expect_str_eq(taken_by("guess=yes"), "R1/duty");
	cr_expect_str_eq(taken_by("guess=no,kind=any"), "R1/①-1 R1/①-2 R2/②-1 R3/③-1");
	cr_expect_str_eq(taken_by("guess=yes,kind=requirement"), "");
}

static const struct {
	const char *written;
	enum diag_code code;
	const char *says;
} refused[] = {
	{"", DIAG_NO_CONDITION, "status, topic"},
	{"status", DIAG_NO_CONDITION, "'status'"},
	{"status=", DIAG_NO_CONDITION, "'status='"},
	{"=open", DIAG_NO_CONDITION, "'=open'"},
	{"status=open,", DIAG_NO_CONDITION, "''"},
	{"statu=open", DIAG_UNKNOWN_CONDITION, "did you mean 'status'?"},
	{"status=opn", DIAG_UNKNOWN_VALUE, "did you mean 'open'?"},
	{"topic=bakup", DIAG_UNKNOWN_VALUE, "did you mean 'backup'?"},
	{"fee=inclded", DIAG_UNKNOWN_VALUE, "did you mean 'included'?"},
	{"phase=emergncy", DIAG_UNKNOWN_VALUE, "did you mean 'emergency'?"},
	{"kind=dutty", DIAG_UNKNOWN_VALUE, "did you mean 'duty'?"},
	{"accountable=makr", DIAG_UNKNOWN_VALUE, "did you mean 'maker'?"},
	{"contract=c2", DIAG_UNKNOWN_VALUE, "c1"},
	{"risk=R9*", DIAG_NO_SUCH_RISK, "'R9*'"},
};

Test(row_filter, what_is_refused)
{
	struct row_filter filter;

	fixture_load(f);
	for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
		cr_assert(!read_filter(refused[i].written, &filter), "%s", refused[i].written);
		cr_assert_eq(f->dl->all.n, 1, "%s: %s", refused[i].written,
			     found_all(f->a, f->dl));
		cr_expect_eq(f->dl->all.at[0].code, refused[i].code, "%s: %s", refused[i].written,
			     f->dl->all.at[0].message);
		cr_expect_not_null(strstr(f->dl->all.at[0].message, refused[i].says), "%s: %s",
				   refused[i].written, f->dl->all.at[0].message);
	}
}

Test(row_filter, a_tally_says_what_each_would_meet)
{
	struct row_filter filter;

	fixture_load(f);
	cr_assert(read_filter("kind=duty,risk=R3", &filter));
	cr_assert_str_eq(row_filter_tally(f->a, &filter, f->run.responsibilities, 1),
			 "kind=duty 1, risk=R3 1");
}

static void write_random_project(void)
{
	struct strbuf risks = strbuf_new(f->a), rows = strbuf_new(f->a),
		      decisions = strbuf_new(f->a);

	for (unsigned i = 1; i <= 6; i++) {
		strbuf_join(&risks, ", ",
			    arena_printf(f->a,
					 "{'id': 'R%u', 'response': '%s', 'topic': '%s'%s%s}", i,
					 PICK("Yes", "Yes", "No"), PICK("remote", "backup"),
					 PICK("", ", 'duty': '見てください。'"),
					 PICK("", ", 'residual': [{'scenario': '残る。'}]")));
		for (unsigned k = 1 + pick(4); k > 0; k--)
			strbuf_join(&rows, ", ",
				    arena_printf(f->a,
						 "{'risk': 'R%u', 'no': '%s-%u', 'viewpoint': "
						 "'%s', 'applies': '%s', 'response': 'Yes', "
						 "'text': '守る。'%s}",
						 i, PICK("①", "②"), k, PICK("技術", "人"),
						 PICK("対象", "対象外"),
						 PICK("", ", 'agreement': true")));
	}
	for (unsigned i = 1; i <= 5; i++)
		strbuf_join(&decisions, ", ",
			    arena_printf(f->a,
					 "{'id': 'D%u', 'requirement': 'R%u%s', 'by': '院長'%s%s%s}",
					 i, 1 + pick(6), PICK("", "/①-*", "/duty"),
					 PICK("", ", 'status': 'open'", ", 'status': 'rejected'"),
					 PICK("", ", 'fee': 'extra'", ", 'fee': 'included'"),
					 PICK("", ", 'roles': {'clinic': 'accountable'}",
					      ", 'phase': 'end'")));
	fixture_register(f, "project/register.json", risks.text, rows.text);
	fixture_decisions(f, decisions.text);
	fixture_load(f);
}

/* Every word that may be said of the row, each between semicolons. */
static const char *spell(const struct responsibility *r)
{
	struct strbuf sb = strbuf_new(f->a);
	size_t holders = 0;

	strbuf_printf(&sb, ";status=%s;contract=%s;register=%s;phase=%s;risk=%s;", r->status,
		      r->contract->id, r->reg->id, r->phase, r->risk->id);
	if (responsibility_is_gap(r))
		strbuf_add(&sb, "status=gap;");
	strbuf_printf(&sb, "topic=%s;fee=%s;", r->topic.topic ? r->topic.topic->id : "",
		      r->fee ? r->fee : "undecided");
	strbuf_add(&sb, r->requirement ? "kind=any;kind=requirement;" : "kind=any;kind=duty;");
	if (r->requirement && r->requirement->agreement)
		strbuf_add(&sb, "kind=agreement;");
	if (r->requirement && r->risk->residual.n)
		strbuf_add(&sb, "kind=residual;");
	if (r->requirement)
		strbuf_printf(&sb, "viewpoint=%s;", r->requirement->viewpoint);
	for (size_t i = 0; i < r->contract->parties.n; i++) {
		if (strcmp(r->shares[i].role->mark, "◎") != 0)
			continue;
		strbuf_printf(&sb, "accountable=%s;accountable=%s;", r->shares[i].party->party,
			      r->shares[i].party->role);
		holders++;
	}
	if (holders != 1)
		strbuf_add(&sb, holders ? "accountable=several;" : "accountable=none;");
	return sb.text;
}

/* By the words alone: for each name that stands in the list, one of its conditions is spelled. */
static bool reference(const char *written, const char *spelled)
{
	for (const char *at = written; at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL) {
		const char *name = arena_strndup(f->a, at, strcspn(at, "="));
		bool met = false;

		for (const char *b = written; b; b = strchr(b, ',') ? strchr(b, ',') + 1 : NULL) {
			const char *word = arena_strndup(f->a, b, strcspn(b, ","));

			met = met || (strncmp(b, name, strlen(name)) == 0 &&
				      b[strlen(name)] == '=' &&
				      strstr(spelled, arena_concat(f->a, ";", word, ";",
								   (char *)NULL)));
		}
		if (!met)
			return false;
	}
	return true;
}

static const char *random_filter(void)
{
	struct strbuf sb = strbuf_new(f->a);

	for (unsigned n = 1 + pick(4); n > 0; n--)
		strbuf_join(&sb, ",",
			    PICK("status=open", "status=proposed", "status=gap", "status=rejected",
				 "fee=undecided", "fee=extra", "topic=remote", "topic=backup",
				 "risk=R1", "risk=R4", "kind=duty", "kind=requirement",
				 "kind=agreement", "kind=residual", "kind=any",
				 "accountable=vendor",
				 "accountable=clinic", "accountable=none", "phase=end",
				 "accountable=several", "contract=c1", "register=register"));
	return sb.text;
}

Test(row_filter, random_filters_take_what_a_reference_takes)
{
	size_t taken = 0, asked = 0;

	for (unsigned seed = 1; seed <= rounds(40, 400); seed++) {
		chance_seed(seed);
		write_random_project();
		for (unsigned n = 0; n < 25; n++) {
			const char *written = random_filter();
			struct row_filter filter;

			cr_assert(read_filter(written, &filter), "%s", found_all(f->a, f->dl));
			for (size_t i = 0; i < f->run.responsibilities[0]->rows.n; i++) {
				const struct responsibility *r =
					&f->run.responsibilities[0]->rows.at[i];
				bool right = reference(written, spell(r));

				taken += right;
				asked++;
				cr_assert_eq(row_filter_takes(&filter, r), right,
					     "seed %u: %s: %s", seed, written, spell(r));
			}
		}
		stop_suite();
		start_suite();
	}
	cr_assert(taken * 20 > asked && taken * 2 < asked, "%zu of %zu", taken, asked);
}
