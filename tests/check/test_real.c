/* SPDX-License-Identifier: MIT
 *
 * A real register with the repository's own library: who answers for what, and the findings about
 * it, as people counted them.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "../support/fixture.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "derive/clauses.h"
#include "import/import.h"
#include "model/register_json.h"
#include "../support/paths.h"

static struct fixture *f;

static const char *import_real(void)
{
	struct import_profiles profiles = {0};
	struct import result = {0};

	*vec_push(f->a, &profiles.all) =
		profile_read(f->a, "templates/import/metimic-1.1.json", f->dl);
	cr_assert(import_source(f->a, "../shared/register/telehealth.xlsx", &profiles, NULL,
				&result, f->dl),
		  "%s", found_all(f->a, f->dl));
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
	fixture_replace(f, "project/bunkai.json", "'omit': []}]",
			"'omit': []}, {'id': 'c2', 'title': '別契約', 'parties': [{'party': "
			"'clinic', 'label': '甲', 'role': 'hospital'},"
			"{'party': 'maker', 'label': '乙', 'role': 'vendor'}]}]");
	fixture_check(f);
}

static void tear_down(void)
{
	fixture_free(f);
}

/*
 * What bunkai.json leaves open in c1: who monitors the system, who configures and monitors its
 * server, and in both contracts who handles the register's three forms of flows.
 */
enum { OPEN_THINGS = 6, OPEN_IN_C2 = 3 };

TestSuite(real, .init = set_up, .fini = tear_down);

static size_t count_status(const struct responsibilities *all, const char *status, bool duties)
{
	size_t n = 0;

	for (size_t i = 0; i < all->rows.n; i++)
		n += strcmp(all->rows.at[i].status, status) == 0 && !all->rows.at[i].open &&
		     !all->rows.at[i].requirement == duties;
	return n;
}

/*
 * Of the rows that a contract leaves to nobody, those for which an article would bind somebody: (◎),
 * 要協議.
 */
static size_t count_bound(size_t contract)
{
	const struct responsibilities *all = f->run.responsibilities[contract];
	size_t n = 0;

	for (size_t i = 0; i < all->rows.n; i++) {
		const struct responsibility *r = &all->rows.at[i];

		n += r->requirement && responsibility_is_gap(r) &&
		     strcmp(r->status, "recommended") != 0 &&
		     row_acts_propose(&table_words_find(f->run.words[contract], r)->acts);
	}
	return n;
}

Test(real, rows_of_each_contract)
{
	for (size_t i = 0; i < 2; i++) {
		const struct responsibilities *all = f->run.responsibilities[i];

		cr_assert_eq(all->rows.n, 404 + 55 + (i ? OPEN_IN_C2 : OPEN_THINGS), "%zu rows",
			     all->rows.n);
		/* 51 of the 306 are to be agreed, 5 of the 15 without anybody are 望ましい */
		cr_assert_eq(count_status(all, "proposed", false), 306 - 51);
		size_t bound = count_bound(i);

		cr_assert_eq(count_status(all, "open", false), 60 + 51 + bound);
		cr_assert_eq(count_status(all, "gap", false), 15 - 5 - bound);
		cr_assert_eq(count_status(all, "recommended", false), 5);
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
			by_vendor = by_vendor || (all->rows.at[k].risk == &reg->risks.at[i] &&
						  acts(&all->rows.at[k], "maker"));
			by_hospital = by_hospital || (all->rows.at[k].risk == &reg->risks.at[i] &&
						      acts(&all->rows.at[k], "clinic"));
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
		{DIAG_GAP, 2 * 10, "R05 R09 R38 R40 R46 R73 R75"},
		{DIAG_RECOMMENDED_NOT_DONE, 2 * 5, "R23 R40 R46"},
		{DIAG_AGREED_WITHOUT_ONE, 0, ""},
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
			cr_expect_str_eq(subjects(expected[i].code), expected[i].risks, "%s: %s",
					 name, subjects(expected[i].code));
		cr_expect_eq(found_count(f->run.findings, expected[i].code), expected[i].n,
			     "%s: %zu", name, found_count(f->run.findings, expected[i].code));
	}
	cr_expect_eq(found_count(f->run.findings, DIAG_NO_ACCOUNTABLE), 2 * (60 + 10));
}

/*
 * 31 of 404 texts say 望ましい, two of them cut off in the word; '電子政府推奨暗号リスト' and
 * 'NSA推奨方式' recommend nothing.
 */
Test(real, requirements_that_are_only_recommended)
{
	const struct responsibilities *all = f->run.responsibilities[0];
	size_t n = 0, said = 0;

	for (size_t i = 0; i < all->rows.n; i++) {
		const struct responsibility *r = &all->rows.at[i];

		n += r->obligation && strcmp(r->obligation->id, "recommended") == 0;
		said += r->requirement && r->requirement->text &&
			strstr(r->requirement->text, "望ま"); /* two are cut off there */
	}
	cr_expect_eq(n, 31, "%zu", n);
	cr_expect_eq(said, 31, "%zu", said);
}

/* Every open point set to one status, and nothing else; gives their number. */
static size_t decide_open_points(const char *status)
{
	const struct responsibilities *all = f->run.responsibilities[0];
	struct strbuf decisions = strbuf_new(f->a);
	size_t n = 0;

	for (size_t i = 0; i < all->rows.n; i++) {
		const struct responsibility *r = &all->rows.at[i];

		if (strcmp(r->status, "gap") == 0 || strcmp(r->status, "open") == 0)
			strbuf_join(&decisions, ",",
				    arena_printf(f->a,
						 "{'id': 'D%zu', 'requirement': '%s', 'phase': "
						 "'%s', 'status': '%s'}",
						 ++n, r->full_key, r->phase, status));
	}
	fixture_decisions(f, decisions.text);
	fixture_check(f);
	return n;
}

static void expect_gaps_told(void)
{
	const char *text = doc_text(f->a, fixture_bind(f, "boundary", "c1"));

	cr_expect_null(strstr(text, "担当のない項番はない"));
	cr_expect_not_null(strstr(text, "行う者がいない項番"));
}

/*
 * What use did with a spreadsheet: the gaps stay, each of them is told, and no paper says that
 * there is none.
 */
Test(real, agreeing_on_everything_closes_no_gap)
{
	cr_expect_eq(decide_open_points("agreed"), 10 + 60 + 51 + OPEN_THINGS);
	cr_expect_eq(found_count(f->run.findings, DIAG_GAP), 2 * 10);
	cr_expect_eq(found_count(f->run.findings, DIAG_AGREED_WITHOUT_ONE), 2 * (10 + 60) + OPEN_THINGS + OPEN_IN_C2);
	const struct responsibilities *all = f->run.responsibilities[0];

	cr_expect_eq(count_status(all, "agreed", false), 51);
	cr_expect_eq(count_status(all, "gap", false), 10 - count_bound(0),
		     "%zu are proposed to somebody", count_bound(0));
	expect_gaps_told();
}

/* Nor does any other word: a gap that is talked about, or was refused, is still one. */
Test(real, no_word_alone_closes_a_gap)
{
	static const char *const words[] = {"open", "proposed", "rejected"};

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		fixture_decisions(f, "");
		fixture_check(f);
		decide_open_points(words[i]);
		cr_expect_eq(found_count(f->run.findings, DIAG_GAP), 2 * 10, "%s", words[i]);
		expect_gaps_told();
	}
}

/* The column of a table by its head. */
static size_t column_of(const struct doc_node *table, const char *head)
{
	size_t x = 0;

	for (const struct doc_node *cell = table->first->first; cell; cell = cell->next, x++)
		if (text_equal(cell->text, head))
			return x;
	return x;
}

static const char *cell_at(const struct doc_node *row, size_t x)
{
	const struct doc_node *cell = row->first;

	for (; cell && x; x--)
		cell = cell->next;
	return cell && cell->text ? cell->text : "";
}

struct statuses {
	struct map *by_row;
	size_t rows, compared;
};

/* Keys with their phase; the first table that is met says what the others have to. */
static bool compare_statuses(const struct doc_node *node, void *context)
{
	struct statuses *s = context;

	if (node->kind != DOC_TABLE || column_of(node, "状態") == node->n_columns ||
	    column_of(node, "項番") == node->n_columns)
		return true;
	size_t key = column_of(node, "項番"), phase = column_of(node, "局面"),
	       status = column_of(node, "状態");

	for (const struct doc_node *row = node->first->next; row; row = row->next) {
		if (row->n != node->n_columns)
			continue;
		const char *name = arena_concat(f->a, cell_at(row, key), "@", cell_at(row, phase),
						(char *)NULL);
		const char *before = map_get(s->by_row, name);

		if (!before)
			map_set(s->by_row, name, (void *)cell_at(row, status));
		else
			cr_expect_str_eq(cell_at(row, status), before, "%s", name);
		s->rows += !before;
		s->compared += before != NULL;
	}
	return true;
}

Test(real, a_row_has_one_status_in_every_paper)
{
	struct statuses s = {.by_row = map_new(f->a)};

	doc_walk(fixture_bind(f, "boundary", "c1"), compare_statuses, &s);
	doc_walk(fixture_bind(f, "annex", "c1"), compare_statuses, &s);
	cr_expect_eq(s.rows, 404 + 55 + OPEN_THINGS);
	cr_expect_eq(s.compared, 70, "%zu agreement points", s.compared);
}

struct key_count {
	size_t requirements, duties;
};

/* '登録簿：R24/④-1、R24/対応事項；…' in the notes below articles. */
static bool count_keys(const struct doc_node *node, void *context)
{
	const char *lead = library_word(f->run.library, "basis.register");
	struct key_count *n = context;

	if (node->kind != DOC_NOTE || !text_equal(node->role, "basis") ||
	    !text_starts(node->text, lead))
		return true;
	char *line = arena_strndup(f->a, node->text, strcspn(node->text, "\n")), *rest;

	line = text_replace(f->a, text_replace(f->a, line, "；", "|"), "、", "|");
	for (char *key = strtok_r(line, "|", &rest); key; key = strtok_r(NULL, "|", &rest)) {
		bool duty = text_ends(key, library_word(f->run.library, "key.duty"));

		n->duties += duty;
		n->requirements += !duty;
	}
	return true;
}

/* The articles of a document that answer a row, as their clauses' heads say. */
static size_t count_takers(const struct selection *s, const struct responsibility *r)
{
	const struct clause_list *list = covers_of(f->a, f->run.covers, r);
	size_t n = 0;

	for (size_t i = 0; i < list->all.n; i++)
		n += selection_find(s, list->all.at[i]->id) != NULL;
	return n;
}

static const struct selection *select_articles(const char *document, const struct contract *c)
{
	return select_clauses(f->a, f->run.project, f->run.library,
			      library_template(f->run.library, document), c, NULL);
}

static struct key_count count_claims(const struct selection *s)
{
	const struct responsibilities *all = f->run.responsibilities[0];
	struct key_count n = {0};

	for (size_t i = 0; i < all->rows.n; i++) {
		const struct responsibility *r = &all->rows.at[i];

		if (!r->open)
			*(r->requirement ? &n.requirements : &n.duties) += count_takers(s, r);
	}
	return n;
}

/* Each row that an article's clause names stands below that article, and no other row. */
static void expect_notes(const struct doc *document, const struct selection *s)
{
	struct key_count said = {0}, claimed = count_claims(s);

	doc_walk(document, count_keys, &said);
	cr_expect_eq(said.requirements, claimed.requirements, "%zu, and clauses claim %zu",
		     said.requirements, claimed.requirements);
	cr_expect_eq(said.duties, claimed.duties, "%zu, and clauses claim %zu", said.duties,
		     claimed.duties);
}

/*
 * Before, the rules said of 399 requirements that their articles answer them, of which one is in a
 * `covers`; the annex said so of 2 requirements and 49 duties too many.
 */
Test(real, articles_say_what_they_cover)
{
	const struct selection *annex = select_articles("annex", f->run.project->contracts.at),
			       *rules = select_articles("rules", NULL);

	expect_notes(fixture_bind(f, "annex", "c1"), annex);
	expect_notes(fixture_bind(f, "rules", NULL), rules);
	/* the annex answers the 403 that the rules leave to it, the rules each duty once */
	cr_expect_geq(count_claims(annex).requirements, 404 - 1);
	cr_expect_eq(count_claims(rules).requirements, 1);
	cr_expect_eq(count_claims(rules).duties, 55);
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

/* Every row has an article that names it, or a written reason. */
Test(real, every_row_is_answered)
{
	size_t rows[2] = {0}, reasons = 0, agreements = 0;

	for (size_t i = 0; i < f->run.coverage->rows.n; i++) {
		const struct covered_row *r = &f->run.coverage->rows.at[i];

		cr_expect(r->answer == ANSWER_ARTICLE || r->answer == ANSWER_REASON, "%s",
			  r->row->key);
		rows[r->row->requirement == NULL]++;
		reasons += r->answer == ANSWER_REASON;
		agreements += r->answer == ANSWER_ARTICLE && r->row->requirement &&
			      r->row->requirement->agreement;
	}
	cr_assert_eq(rows[0], 404);
	cr_assert_eq(rows[1], 55);
	cr_assert_eq(agreements, 70);
	cr_assert_eq(reasons, 0);
	cr_assert_eq(found_count(f->run.findings, DIAG_NOT_ANSWERED), 0);
}

static bool is_taken_by(const struct responsibility *r, const char *clause)
{
	const struct clause_list *list = covers_of(f->a, f->run.covers, r);

	for (size_t i = 0; i < list->all.n; i++)
		if (strcmp(list->all.at[i]->id, clause) == 0)
			return true;
	return false;
}

Test(real, every_duty_lands_in_one_article_of_the_rules)
{
	const struct responsibilities *all = f->run.responsibilities[0];
	const struct selection *s = select_articles("rules", NULL);
	size_t duties = 0, checks = 0;

	for (size_t i = 0; i < all->rows.n; i++) {
		const struct responsibility *r = &all->rows.at[i];

		if (r->requirement)
			continue;
		duties++;
		cr_expect_eq(count_takers(s, r), 1, "%s: %zu", r->key, count_takers(s, r));
		checks += is_taken_by(r, "vendor-review-rules");
	}
	cr_assert_eq(duties, 55);
	cr_assert_eq(checks, 15, "what the vendor does is checked in one place: %zu", checks);
	cr_assert_eq(found_count(f->run.findings, DIAG_DUTY_IN_TWO_ARTICLES), 0);
}

/* The topics that decide incidents have something to fall back to, and say what that costs. */
Test(real, deciding_topics_have_three_positions)
{
	static const char *const topics[] = {
		"vulnerability",  "remote-maintenance", "incident-report",
		"forensic-log",   "network-boundary",   "backup",
		"continuity",     "redundancy",         "subcontracting",
		"service-change", "disposal",           "lifecycle",
		"security-test",  "multi-factor",       "liability"};

	for (size_t i = 0; i < ARRAY_LEN(topics); i++) {
		size_t n = 0;

		for (size_t k = 0; k < f->run.library->clauses.n; k++)
			n += strcmp(f->run.library->clauses.at[k].topic, topics[i]) == 0 &&
			     f->run.library->clauses.at[k].positions.n == 3;
		cr_expect_gt(n, 0, "%s", topics[i]);
	}
	for (size_t k = 0; k < f->run.library->clauses.n; k++) {
		const struct clause *c = &f->run.library->clauses.at[k];

		for (size_t p = 1; p < c->positions.n; p++)
			cr_expect(settings_get(&c->lost, c->positions.at[p].name),
				  "%s does not say what %s loses", c->id, c->positions.at[p].name);
	}
}

/* Every template of the repository, whatever it is called. */
Test(real, every_document_can_be_bound)
{
	for (size_t i = 0; i < f->run.library->templates.n; i++) {
		const struct template *t = &f->run.library->templates.at[i];
		const struct doc *d =
			fixture_bind(f, t->id, strcmp(t->scope, "contract") == 0 ? "c1" : NULL);

		cr_assert(d && !diag_failed(f->dl), "%s:%s", t->id, found_all(f->a, f->dl));
	}
}
