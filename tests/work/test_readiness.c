/* SPDX-License-Identifier: MIT
 *
 * What is left before signature: each kind of point appears where it should and once, what is left
 * knowingly holds for the points that it names, and a list, a mark and an edition say the same.
 */
#include "work/readiness.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/paths.h"
#include "../support/rounds.h"
#include "../support/suite.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "work/issue.h"
#include "work/leave.h"

FIXTURE_SUITE(readiness, f);

static const struct readiness *look_at(const char *scope)
{
	fixture_check(f);
	return readiness_of(&f->run, scope);
}

/* 'open:R1/①-1 clause:backup-a': what nobody leaves; what somebody does stands in brackets. */
static const char *ids(const struct readiness *r)
{
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < r->points.all.n; i++) {
		const struct point *p = r->points.all.at[i];

		strbuf_join(&sb, " ",
			    p->left ? arena_concat(f->a, "(", p->id, ")", (char *)NULL) : p->id);
	}
	return sb.text;
}

#define expect_points(expected) cr_expect_str_eq(ids(look_at("c1")), expected)

static const char *with(const char *decisions)
{
	return arena_concat(f->a, FIXTURE_SETTLED, ", ", decisions, (char *)NULL);
}

static void decide(const char *decisions)
{
	fixture_leave(f, with(decisions), "");
}

Test(readiness, of_what_is_settled_nothing_is_left)
{
	fixture_settle(f);
	const struct readiness *r = look_at("c1");

	cr_expect_str_eq(ids(r), "");
	cr_expect_eq(r->n_open, 0);
	cr_expect_eq(readiness_kinds(r), 0);
	cr_expect_str_eq(ids(look_at(SCOPE_HOSPITAL)), "");
}

Test(readiness, proposals_agreements_and_wordings)
{
	expect_points("agreement:R1/①-2 proposed:R1/①-1 proposed:R1/duty proposed:R2/②-1 "
		      "clause:backup-a");
	cr_expect_str_eq(readiness_counts(f->a, look_at("c1")),
			 "agreement 1, proposed 3, clause 1");
}

Test(readiness, a_wording_that_is_picked_and_not_agreed_is_left)
{
	decide("{'id': 'P', 'clause': 'backup-a', 'position': '代替案'}");
	expect_points("clause:backup-a");
	cr_expect_str_eq(look_at("c1")->points.all.at[0]->detail, "代替案");
	decide("{'id': 'P', 'clause': 'backup-a', 'position': '代替案', 'status': 'open'}");
	expect_points("");
}

Test(readiness, open_rows_and_rows_of_another_phase)
{
	decide("{'id': 'O', 'requirement': 'R1/①-1', 'status': 'open'}, {'id': 'E', "
	       "'requirement': 'R2/②-1', 'phase': 'emergency', 'status': 'proposed'}");
	expect_points("open:R1/①-1 proposed:R2/②-1@emergency");
}

/* A gap is a row and a finding, and a risk without action with it: one point. */
Test(readiness, a_gap_is_one_point)
{
	fixture_replace(f, "project/register.json", "'applies': '対象', 'response': 'Yes', 'text': "
						    "'写しを取る。'",
			"'applies': '対象外', 'response': 'Yes', 'text': '写しを取る。'");
	fixture_leave(f, FIXTURE_SETTLED, "");
	fixture_replace(f, "project/decisions.json",
			"{'risk': 'R2', 'by': '院長', 'date': '2026-09-20', 'owner': '院長', "
			"'review': '2027-09-30'}, ", "");
	fixture_replace(f, "project/register.json",
			"'response': 'Yes',\n   'residual': [{'scenario': '写しも壊れる。', "
			"'severity': 1, 'frequency': 1, 'level': 'Low'}]}",
			"'response': 'Yes'}");
	fixture_check(f);
	cr_expect_not_null(found(f->run.findings, DIAG_GAP, "R2/②-1"));
	cr_expect_not_null(found(f->run.findings, DIAG_RISK_WITHOUT_ACTION, "R2"));
	cr_expect_not_null(found(f->run.findings, DIAG_AGREED_WITHOUT_ONE, "R2/②-1"),
			   "'agreed' without roles");
	expect_points("gap:R2/②-1");
	cr_expect_geq(look_at("c1")->points.all.at[0]->found.n, 3);
}

Test(readiness, two_accountable_are_a_row_to_be_negotiated)
{
	decide("{'id': 'T', 'requirement': 'R1/①-1', 'status': 'proposed', 'roles': {'clinic': "
	       "'accountable', 'maker': 'accountable'}}");
	expect_points("open:R1/①-1");
}

Test(readiness, risks_that_nobody_accepted_are_told_once)
{
	fixture_decisions(f, FIXTURE_SETTLED);
	expect_points("acceptance:R2 acceptance:R3");
	decide("{'id': 'A', 'requirement': 'R1/①-1', 'status': 'accept', 'roles': {'maker': "
	       "'none'}}");
	expect_points("acceptance:R1/①-1");
}

Test(readiness, errors_and_the_warnings_that_matter)
{
	fixture_settle(f);
	fixture_replace(f, "project/bunkai.json", "'updates': 'maker'", "'updates': 'nobody'");
	fixture_replace(f, "project/bunkai.json", "'systems': ['karte'], 'params': {}",
			"'systems': ['karte'], 'params': {'tage': 3}");
	expect_points("error:unknown-party/db warning:unused-parameter/c1");
	cr_expect_str_eq(ids(look_at(SCOPE_HOSPITAL)), "error:unknown-party/db");
}

/* Two findings of one code and subject have none of them the plain id. */
Test(readiness, findings_of_one_code_and_subject_are_told_apart)
{
	fixture_settle(f);
	fixture_replace(f, "project/bunkai.json", "'systems': ['karte'], 'params': {}",
			"'systems': ['karte', 'x', 'y'], 'params': {}");
	const struct readiness *r = look_at("c1");

	cr_assert_eq(r->points.all.n, 2, "%s", ids(r));
	const char *first = r->points.all.at[0]->id;

	cr_expect(strncmp(first, "error:unknown-system/c1~", 24) == 0, "%s", first);
	fixture_leave(f, FIXTURE_SETTLED,
		      arena_concat(f->a, "{'contract': 'c1', 'points': ['", first,
				   "'], 'reason': '後で直す。', 'by': '見本'}", (char *)NULL));
	cr_expect_eq(look_at("c1")->n_open, 1);
	cr_expect_eq(look_at("c1")->n_left, 1);
}

/* The repository's templates print fees and much that nobody filled in. */
static void use_own_library(void)
{
	f->data = ".";
	fixture_replace(f, "project/bunkai.json", "'guideline': 'gl-1'", "'guideline': 'mhlw-6.0'");
	fixture_replace(f, "project/contacts.json",
			"'desks': [{'desk': 'office', 'phone': '0X-9', 'confirmed': "
			"'2026-09-02'}]",
			"'desks': []");
}

static size_t count_id(const struct readiness *r, const char *id)
{
	size_t n = 0;

	for (size_t i = 0; i < r->points.all.n; i++)
		n += strcmp(r->points.all.at[i]->id, id) == 0;
	return n;
}

Test(readiness, fees_blanks_number_and_dates)
{
	use_own_library();
	fixture_leave(f, "{'id': 'D1', 'requirement': 'R1/①-1', 'fee': 'included'}", "");
	fixture_replace(f, "project/bunkai.json", "'from': '2026-10-01', 'to': '2027-09-30', ", "");
	const struct readiness *r = look_at("c1");

	cr_expect_eq(r->open[POINT_FEE], 4, "%s", ids(r));
	cr_expect_eq(count_id(r, "fee:R1/①-1"), 0);
	cr_expect_eq(count_id(r, "fee:R1/duty"), 1);
	cr_expect_eq(count_id(r, "contract:number"), 1);
	cr_expect_eq(count_id(r, "contract:from"), 1);
	cr_expect_eq(count_id(r, "contract:to"), 1);
	cr_expect_eq(r->open[POINT_CONTRACT], 3);
	cr_expect_eq(count_id(r, "blank:party/clinic.address"), 1);
	cr_expect_eq(count_id(r, "blank:server/db.os"), 1);
	cr_expect_eq(count_id(r, "blank:contact/help.email"), 0,
		     "no paper of the contract prints it");
}

Test(readiness, fees_that_no_paper_prints_are_not_asked_for)
{
	use_own_library();
	fixture_replace(f, "project/bunkai.json", "['annex', 'boundary', 'rules', 'contacts']",
			"['annex']");
	const struct readiness *r = look_at("c1");

	cr_expect_eq(r->open[POINT_FEE], 1, "of the agreement point alone: %s", ids(r));
	fixture_replace(f, "project/bunkai.json", "['annex']", "['pledge']");
	cr_expect_eq(look_at("c1")->open[POINT_FEE], 0);
}

Test(readiness, a_contract_that_has_ended)
{
	fixture_settle(f);
	fixture_replace(f, "project/bunkai.json", "'date': '2026-10-01'", "'date': '2027-10-01'");
	const struct readiness *r = look_at("c1");

	cr_expect_eq(count_id(r, "contract:to"), 1, "%s", ids(r));
}

Test(readiness, what_is_left_knowingly_is_open_no_more_and_what_is_settled_is_gone)
{
	fixture_leave(f, with("{'id': 'O', 'requirement': 'R1/①-1', 'status': 'open'}"),
		      "{'contract': 'c1', 'points': ['open:R1/①-1', 'fee:R1/①-1'], 'reason': "
		      "'次の版で決める。', 'by': '見本'}, {'contract': 'hospital', 'points': "
		      "['error:x'], 'reason': '理由', 'by': '見本'}");
	const struct readiness *r = look_at("c1");

	cr_expect_str_eq(ids(r), "(open:R1/①-1)");
	cr_expect_eq(r->n_open, 0);
	cr_assert_eq(r->gone.n, 1);
	cr_expect_str_eq(r->gone.at[0], "fee:R1/①-1");
	cr_expect_eq(look_at(SCOPE_HOSPITAL)->gone.n, 1);
}

/* --- writing --- */

static bool leave(char *const *named, size_t n)
{
	const struct leave_wish wish = {.named = named,
					.n = n,
					.reason = "次の版で決める。",
					.by = "見本 太郎",
					.date = "2026-10-01"};
	struct points points = {0};
	struct trial t;

	fixture_check(f); /* it says where the data are */
	cr_assert(trial_open(&t, f->a, fixture_path(f, "project")));
	return leave_points(&t, readiness_of(&t.before, "c1"), &wish, &points, f->dl) &&
	       trial_run(&t, f->dl) && trial_write(&t, f->dl);
}

#define leave_these(...)                                                                           \
	leave((char *[]){__VA_ARGS__}, ARRAY_LEN(((char *[]){__VA_ARGS__})))

static const char *decisions_file(void)
{
	struct arena *afresh = arena_new(); /* one that remembers nothing */
	const char *text =
		arena_strdup(f->a, file_read(afresh, fixture_path(f, "project/decisions.json"),
					     NULL, f->dl));

	arena_free(afresh);
	return text;
}

/* What comes tomorrow is not left with the kind that was left today. */
Test(readiness, a_wildcard_is_written_as_the_points_it_meets)
{
	cr_assert(leave_these("proposed:R1/*", "clause"), "%s", found_all(f->a, f->dl));
	cr_expect_not_null(strstr(decisions_file(), "\"points\": [\"proposed:R1/①-1#a4d0b583\", "
						    "\"proposed:R1/duty#6bbe1cf3\", "
						    "\"clause:backup-a#a4ac1075\"]"),
			   "%s", decisions_file());
	expect_points("agreement:R1/①-2 (proposed:R1/①-1) (proposed:R1/duty) proposed:R2/②-1 "
		      "(clause:backup-a)");
	cr_assert(leave_these("proposed", "agreement:R1/①-2"), "%s", found_all(f->a, f->dl));
	cr_expect_eq(look_at("c1")->n_open, 0);
	cr_expect_eq(f->run.project->left.n, 2);
	cr_expect_eq(f->run.project->left.at[1].points.n, 2);
}

/* A register that is imported anew may say something else under the same key. */
Test(readiness, a_point_that_says_something_else_is_open_again)
{
	static const struct {
		const char *before, *after, *open;
	} changes[] = {
		{"作業を申請する。", "作業を申請しない。", "proposed:R1/①-1"},
		{"'scenario': '回線から入られる。'", "'scenario': '回線が切れる。'", NULL},
		{"回線を閉じてください。", "回線を開けてください。", "proposed:R1/duty"},
		{"'threat': 'T1', 'situation': '電算室で', 'risk': 'R1'",
		 "'threat': 'T1', 'situation': '廊下で', 'risk': 'R1'", NULL},
	};

	cr_assert(leave_these("*"), "%s", found_all(f->a, f->dl));
	for (size_t i = 0; i < ARRAY_LEN(changes); i++) {
		fixture_replace(f, "project/register.json", changes[i].before, changes[i].after);
		const struct readiness *r = look_at("c1");

		cr_expect_eq(r->n_open, changes[i].open != NULL, "%s: %s", changes[i].after, ids(r));
		cr_expect_eq(r->gone.n, 0);
		cr_expect_eq(r->changed.n, r->n_open);
		if (changes[i].open)
			cr_expect_str_eq(r->changed.at[0], changes[i].open);
		fixture_replace(f, "project/register.json", changes[i].after, changes[i].before);
	}
	cr_expect_eq(look_at("c1")->n_open, 0);
}

/* Keys name their register since a second one joined the contract: the points are the same. */
Test(readiness, what_was_left_stays_left_when_a_register_joins_and_leaves)
{
	static const char *const one = "'systems': ['karte'], 'params'",
				*const two = "'systems': ['karte'], 'registers': "
					     "['register', 'more'], 'params'";

	cr_assert(leave_these("*"), "%s", found_all(f->a, f->dl));
	size_t n = look_at("c1")->n_left;

	fixture_register(f, "project/registers/more.json", "{'id': 'M1', 'response': 'No'}", "");
	fixture_replace(f, "project/bunkai.json", one, two);
	const struct readiness *r = look_at("c1");

	cr_expect_eq(r->n_left, n, "%s", ids(r));
	cr_expect_eq(r->gone.n + r->changed.n, 0);
	cr_expect_not_null(strstr(ids(r), "(proposed:register:R1/①-1)"), "%s", ids(r));
	fixture_leave(f, "",
		      "{'contract': 'c1', 'points': ['proposed:register:R1/①-1', "
		      "'proposed:more:R1/①-1'], 'reason': '理由', 'by': '見本'}");
	cr_expect_eq(look_at("c1")->n_left, 1);
	fixture_replace(f, "project/bunkai.json", two, one);
	r = look_at("c1");
	cr_expect_eq(r->n_left, 1, "%s", ids(r));
	cr_assert_eq(r->gone.n, 1);
	cr_expect_str_eq(r->gone.at[0], "proposed:more:R1/①-1");
}

/* By hand an id alone means the point whatever it says. */
Test(readiness, a_point_that_was_left_by_hand_holds_whatever_it_says)
{
	fixture_leave(f, with("{'id': 'O', 'requirement': 'R1/①-1', 'status': 'open'}"),
		      "{'contract': 'c1', 'points': ['open:R1/①-1', 'open:R1/①-1#00000000'], "
		      "'reason': '理由', 'by': '見本'}");
	const struct readiness *r = look_at("c1");

	cr_expect_eq(r->n_left, 1);
	cr_assert_eq(r->gone.n, 1);
	cr_expect_str_eq(r->gone.at[0], "open:R1/①-1#00000000");
	cr_expect_eq(r->changed.n, 0);
}

Test(readiness, an_unknown_point_is_refused_with_the_nearest)
{
	const char *before = decisions_file();

	cr_expect_not(leave_these("proposed:R1/duty", "proposed:R2/2-1"));
	const struct diag *d = found(f->dl, DIAG_UNKNOWN_POINT, NULL);

	cr_assert_not_null(d, "%s", found_all(f->a, f->dl));
	cr_expect_not_null(strstr(d->message, "proposed:R2/②-1"), "%s", d->message);
	cr_expect_str_eq(decisions_file(), before);
	cr_expect_not(leave_these("fee:*"));
	cr_assert(leave_these("clause"));
	cr_expect_not(leave_these("clause:backup-a"));
	cr_expect_not_null(found(f->dl, DIAG_ALREADY_LEFT, NULL));
}

/* --- by chance: the list, the mark and the edition say the same --- */

#define ONE_OF(...)                                                                                \
	((const char *const[]){__VA_ARGS__}[(size_t)rand() % ARRAY_LEN(((const char *const[]){     \
						     __VA_ARGS__}))])

/* Risks of all kinds: needed and kept, with and without duties, residual risks and judgements. */
static void random_register(void)
{
	struct strbuf risks = strbuf_new(f->a), rows = strbuf_new(f->a);

	for (int i = 1; i <= 4; i++) {
		strbuf_join(&risks, ", ",
			    arena_printf(f->a,
					 "{'id': 'R%d', 'response': %s, 'duty': %s, 'topic': '%s', "
					 "'residual': [%s]}",
					 i, ONE_OF("'Yes'", "'Yes'", "'No'", "null"),
					 ONE_OF("null", "'閉じてください。'"),
					 ONE_OF("remote", "backup", "logging"),
					 ONE_OF("", "", "{'scenario': '残る。', 'level': 'Low'}")));
		for (int k = rand() % 3; k > 0; k--)
			strbuf_join(&rows, ", ",
				    arena_printf(f->a,
						 "{'risk': 'R%d', 'no': '①-%d', 'applies': %s, "
						 "'response': %s, 'text': '守る。', 'agreement': "
						 "%s}",
						 i, k, ONE_OF("'対象'", "'対象外'", "null"),
						 ONE_OF("'Yes'", "'Yes'", "'No'"),
						 ONE_OF("true", "false")));
	}
	fixture_register(f, "project/register.json", risks.text, rows.text);
}

static const char *random_decisions(void)
{
	static const char *const rows[] = {"R1/①-1", "R1/①-2", "R1/duty", "R2/②-1", "R3/③-1"};
	static const char *const statuses[] = {"agreed", "agreed", "open", "proposed", "rejected",
					       "accept", "accepted"};
	struct strbuf sb = strbuf_new(f->a);

	strbuf_add(&sb, rand() % 4 ? FIXTURE_SETTLED : "");
	for (int i = rand() % 3; i > 0; i--)
		strbuf_join(&sb, ", ",
			    arena_printf(f->a,
					 "{'id': 'D%d', 'requirement': '%s', 'status': '%s', "
					 "'roles': {'maker': '%s'}%s}",
					 i, rows[rand() % 5], statuses[rand() % 7],
					 rand() % 3 ? "accountable" : "none",
					 rand() % 2 ? ", 'by': '見本'" : ""));
	return sb.text;
}

/* Some of what is open now, or all of it. */
static const char *random_left(const struct readiness *r)
{
	struct strbuf sb = strbuf_new(f->a);
	bool all = rand() % 2;

	for (size_t i = 0; i < r->points.all.n; i++)
		if (all || rand() % 2)
			strbuf_join(&sb, ", ",
				    arena_concat(f->a, "'", r->points.all.at[i]->id, "'",
						 (char *)NULL));
	if (!sb.len)
		return "";
	return arena_concat(f->a, "{'contract': 'c1', 'points': [", sb.text,
			    "], 'reason': '理由', 'by': '見本'}", (char *)NULL);
}

static bool issues(void)
{
	const struct issue_wish wish = {.scope = "c1", .date = "2026-10-05"};
	struct issued_edition made;
	struct progress quiet = {0};
	struct run run;

	cr_assert(issue_load(&run, f->a, fixture_path(f, "project"), &wish));
	run_check(&run);
	return issue_edition(&run, &wish, &quiet, &made, f->dl);
}

static size_t count_marked(void)
{
	struct planned_list plan = documents_plan(&f->run, "c1", NULL);
	struct marking marking = marking_new(&f->run, MARK_OPEN);
	size_t n = 0;

	for (size_t i = 0; i < plan.all.n; i++)
		n += marking_asks(&marking, &plan.all.at[i]);
	return n;
}

/*
 * Two matters of one subject: that nobody acts on a risk and that nobody accepted what remains of
 * it; what a text says, and that it is not agreed. Who is accountable is the same as the latter.
 */
static bool is_another_matter(const struct point *x, const struct point *y)
{
	if (x->kind == POINT_ERROR)
		return y->kind == POINT_ACCEPTANCE;
	return x->kind == POINT_WARNING && x->found.at[0]->code != DIAG_NO_ACCOUNTABLE;
}

static void expect_each_once(const struct readiness *r)
{
	for (size_t i = 0; i < r->points.all.n; i++)
		for (size_t k = 0; k < i; k++) {
			const struct point *x = r->points.all.at[i], *y = r->points.all.at[k];

			cr_assert_str_neq(x->id, y->id);
			cr_assert(strcmp(x->subject, y->subject) != 0 ||
					  is_another_matter(x, y) || is_another_matter(y, x),
				  "%s and %s", x->id, y->id);
		}
}

Test(readiness, the_list_the_mark_and_the_edition_agree)
{
	size_t ready = 0;

	fixture_free(f);
	for (unsigned seed = 1; seed <= rounds(20, 120); seed++) {
		f = fixture_new();
		srand(seed);
		fixture_link(f, "templates/style.json");
		const char *decisions = random_decisions();

		if (rand() % 2)
			random_register();

		fixture_leave(f, decisions, "");
		if (rand() % 5 == 0)
			fixture_replace(f, "project/bunkai.json", "'updates': 'maker'",
					"'updates': 'nobody'");
		const struct readiness *r = look_at("c1");

		expect_each_once(r);
		if (rand() % 2)
			fixture_leave(f, decisions, random_left(r));
		r = look_at("c1");
		cr_assert_eq(count_marked(), r->n_open ? 2 : 0, "seed %u: %s", seed, ids(r));
		cr_assert_eq(issues(), r->n_open == 0, "seed %u: %s", seed, ids(r));
		ready += r->n_open == 0;
		if (seed < rounds(20, 120))
			fixture_free(f);
	}
	cr_expect(ready > 3, "%zu", ready);
}
