/* SPDX-License-Identifier: MIT
 *
 * Risks that wait come first, then rows, each as the one kind that its status makes it, clauses,
 * fees and blanks; findings last, and only those that no point says already: a table tells which
 * codes speak of a row or of a risk.
 */
#include "work/points.h"

#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/scope.h"
#include "derive/clauses.h"
#include "derive/keys.h"
#include "work/point_names.h"

struct collecting {
	struct arena *a;
	const struct run *run;
	const char *scope;
	const struct contract *contract; /* NULL: of the hospital */
	const struct responsibilities *rows;
	const struct planned_list *papers; /* of the contract, without reports */
	struct answered_things answered;
	struct points *out;
	/*
	 * points by id, and by the full key of their row; by the key of a risk that its acceptance
	 * is one, and that one of its rows is
	 */
	struct map *known, *of_rows, *of_risks, *below_risks;
};

/*
 * The point is copied; `text` and `place` may be NULL. What stands twice in a register is one
 * point, since nobody can decide the two apart: NULL.
 */
static struct point *add_point(struct collecting *c, struct point point)
{
	if (map_get(c->known, point.id))
		return NULL;
	struct point *kept = arena_alloc(c->a, sizeof *kept);

	*kept = point;
	kept->text = point.text ? point.text : "";
	kept->place = point.place ? point.place : "";
	kept->says = point.says ? point.says : "";
	map_set(c->known, kept->id, kept);
	*vec_push(c->a, &c->out->all) = kept;
	return kept;
}

static const char *id_of(struct collecting *c, enum point_kind kind, const char *name)
{
	return arena_concat(c->a, point_kind_id(kind), ":", name, (char *)NULL);
}

static const char *other_id(struct collecting *c, enum point_kind kind, const char *name)
{
	const char *other = point_name_other(c->a, c->run->project, c->contract, name);

	return other ? id_of(c, kind, other) : NULL;
}

/* --- answers --- */

/* A point that open answers are about, NULL: none is. A new answer makes it another one. */
static struct point with_answers(struct collecting *c, struct point p,
				 const struct answered_thing *t)
{
	if (!t)
		return p;
	p.answered = t;
	p.says = arena_concat(c->a, p.says ? p.says : "", "\n", answered_thing_ids(c->a, t),
			      (char *)NULL);
	return p;
}

/* --- rows --- */

static bool is_one_of(const char *word, const char *const *words)
{
	for (; *words; words++)
		if (strcmp(*words, word) == 0)
			return true;
	return false;
}

/* POINT__MAX: the row is settled. A status of the library's own that is none of these is not. */
static enum point_kind kind_of_row(const struct responsibility *r)
{
	static const char *const settled[] = {"agreed", "accepted", "rejected", "recommended",
					      NULL};

	if (responsibility_is_gap(r))
		return POINT_GAP;
	if (responsibility_holding(r) == HELD_BY_SEVERAL)
		return POINT_OPEN;
	if (is_one_of(r->status, settled))
		return POINT__MAX;
	if (strcmp(r->status, "accept") == 0)
		return POINT_ACCEPTANCE;
	if (strcmp(r->status, "proposed") == 0)
		return POINT_PROPOSED;
	return r->requirement && r->requirement->agreement ? POINT_AGREEMENT : POINT_OPEN;
}

/* The phase for which a decision adds the row; NULL: it stands in its own. */
static const char *other_phase(const struct responsibility *r)
{
	return responsibility_is_added(r) ? r->phase : NULL;
}

/* R24/④-1, or R24/④-1@emergency. */
static const char *name_of_row(struct collecting *c, const struct responsibility *r)
{
	const char *phase = other_phase(r);

	return phase ? arena_concat(c->a, r->key, "@", phase, (char *)NULL) : r->key;
}

/* What is open because of answers is a matter for whoever answers them, unless nobody holds it. */
static enum point_kind kind_with_answers(enum point_kind kind, const struct answered_thing *t)
{
	return t && kind != POINT_GAP && kind != POINT_ACCEPTANCE ? POINT_ANSWER : kind;
}

static const char *key_of_risk(struct collecting *c, const struct risk_register *reg,
			       const struct risk *risk, size_t registers)
{
	return key_qualified(c->a, reg, risk->id, registers > 1);
}

/* Its words, and who does what: both may come anew with the register. */
static const char *said_of_row(struct collecting *c, const struct responsibility *r)
{
	const char *text = responsibility_text(r);
	struct strbuf sb = strbuf_new(c->a);

	strbuf_add(&sb, text ? text : "");
	for (size_t i = 0; i < r->contract->parties.n; i++)
		strbuf_join(&sb, "\n", r->shares[i].role ? r->shares[i].role->id : "");
	return sb.text;
}

static struct point point_of_row(struct collecting *c, enum point_kind kind,
				 const struct responsibility *r)
{
	return (struct point){.kind = kind,
			      .id = id_of(c, kind, name_of_row(c, r)),
			      .also = other_id(c, kind, name_of_row(c, r)),
			      .subject = r->full_key,
			      .detail = other_phase(r),
			      .text = responsibility_text(r),
			      .setting = r->open ? &r->open->setting : NULL,
			      .says = said_of_row(c, r),
			      .place = responsibility_place(c->a, r)};
}

/* A row of a risk that waits for its acceptance as a whole is said with the risk. */
static void add_row(struct collecting *c, const struct responsibility *r)
{
	const struct project *p = c->run->project;
	const char *risk = key_of_risk(c, r->reg, r->risk, p->registers.n);
	const struct answered_thing *answered = answered_thing_row(&c->answered, r);
	enum point_kind kind = kind_with_answers(kind_of_row(r), answered);
	struct point *point = NULL;

	if (kind == POINT_ACCEPTANCE &&
	    risk_awaits_acceptance(p, c->run->library, r->reg, r->risk))
		point = map_get(c->of_risks, risk);
	else if (kind != POINT__MAX)
		point = add_point(c, with_answers(c, point_of_row(c, kind, r), answered));
	if (!point)
		return;
	map_set(c->of_rows, r->full_key, point);
	if (point->kind != POINT_ACCEPTANCE)
		map_set(c->below_risks, risk, point);
}

/* --- risks that stay --- */

static void add_risk(struct collecting *c, const struct risk_register *reg,
		     const struct risk *risk)
{
	const struct project *p = c->run->project;
	const char *key = key_of_risk(c, reg, risk, p->registers.n);

	if (!risk_awaits_acceptance(p, c->run->library, reg, risk))
		return;
	const char *own = key_of_risk(c, reg, risk, c->contract->registers.n);
	struct point *point =
		add_point(c, (struct point){.kind = POINT_ACCEPTANCE,
					    .id = id_of(c, POINT_ACCEPTANCE, own),
					    .also = other_id(c, POINT_ACCEPTANCE, own),
					    .subject = key,
					    .text = risk->scenario,
					    .says = risk->scenario,
					    .place = reg->file});

	if (point)
		map_set(c->of_risks, key, point);
}

static void add_risks(struct collecting *c)
{
	for (size_t i = 0; i < c->contract->registers.n; i++) {
		const struct risk_register *reg =
			project_register(c->run->project, c->contract->registers.at[i]);

		for (size_t k = 0; reg && k < reg->risks.n; k++)
			add_risk(c, reg, &reg->risks.at[k]);
	}
}

/* A risk as checks name it, without its register: any of that id. */
static struct point *recall_risk(const struct collecting *c, const struct map *map,
				 const char *risk)
{
	struct point *found = map_get(map, risk);

	for (size_t i = 0; !found && i < c->contract->registers.n; i++)
		found = map_get(map, arena_concat(c->a, c->contract->registers.at[i], ":", risk,
						  (char *)NULL));
	return found;
}

/* --- clauses --- */

static struct point point_of_clause(struct collecting *c, const struct chosen *chosen)
{
	const struct clause *clause = chosen->clause;
	const struct answered_thing *t = answered_thing_clause(&c->answered, clause);
	const struct point p = {.kind = t ? POINT_ANSWER : POINT_CLAUSE,
				.id = id_of(c, t ? POINT_ANSWER : POINT_CLAUSE, clause->id),
				.subject = clause->id,
				.detail = chosen->position->name,
				.text = clause->title,
				.says = chosen->position->name,
				.place = clause->file};

	return with_answers(c, p, t);
}

static void add_clauses(struct collecting *c, const struct template *t)
{
	const struct run *run = c->run;
	const struct selection *s =
		select_clauses(c->a, run->project, run->library, t, c->contract, NULL);

	for (size_t i = 0; i < s->n_in; i++)
		if (chosen_awaits_agreement(&s->all.at[i]) ||
		    answered_thing_clause(&c->answered, s->all.at[i].clause))
			add_point(c, point_of_clause(c, &s->all.at[i]));
}

/* Of papers that have articles of their own; others speak of theirs. */
static void add_all_clauses(struct collecting *c)
{
	for (size_t i = 0; i < c->papers->all.n; i++) {
		const struct template *t = c->papers->all.at[i].template;

		if (strcmp(template_articles(t), t->id) == 0)
			add_clauses(c, t);
	}
}

/* --- answers on what is no point otherwise --- */

static bool is_told(const struct collecting *c, const struct answered_thing *t)
{
	for (size_t i = 0; i < c->out->all.n; i++)
		if (c->out->all.at[i]->answered == t)
			return true;
	return false;
}

/* A contact, a row that is new or gone, a clause of no paper. */
static void add_answered(struct collecting *c, const struct answered_thing *t)
{
	const char *name = answered_thing_name(c->a, t);
	const struct answer_state *first = t->answers.at[0];

	if (is_told(c, t))
		return;
	struct point p = {.kind = POINT_ANSWER,
			  .id = id_of(c, POINT_ANSWER, name),
			  .subject = name,
			  .text = first->answer->text,
			  .place = first->answer->place};

	add_point(c, with_answers(c, p, t));
}

static void add_all_answered(struct collecting *c)
{
	for (size_t i = 0; i < c->answered.all.n; i++)
		add_answered(c, c->answered.all.at[i]);
}

/* --- fees --- */

static bool prints_fees(const struct collecting *c, const char *view)
{
	for (size_t i = 0; i < c->papers->all.n; i++)
		if (blanks_prints_fees(c->papers->all.at[i].template, view))
			return true;
	return false;
}

static void add_fees(struct collecting *c)
{
	bool of_all = prints_fees(c, "responsibilities"),
	     of_agreements = prints_fees(c, "agreements");

	for (size_t i = 0; i < c->rows->rows.n; i++) {
		const struct responsibility *r = &c->rows->rows.at[i];
		bool printed = of_all || (of_agreements && r->requirement &&
					  r->requirement->agreement);

		if (printed && blanks_fee_is_undecided(r))
			add_point(c, point_of_row(c, POINT_FEE, r));
	}
}

/* --- what is not filled in --- */

static bool is_printed(const struct collecting *c, const struct empty_member *e)
{
	for (size_t i = 0; i < e->in.n; i++)
		if (e->in.at[i]->contract && !e->in.at[i]->template->report &&
		    strcmp(e->in.at[i]->scope, c->scope) == 0)
			return true;
	return false;
}

static void add_contract_member(struct collecting *c, const char *member, const char *text)
{
	add_point(c, (struct point){.kind = POINT_CONTRACT,
				    .id = id_of(c, POINT_CONTRACT, member),
				    .subject = arena_concat(c->a, "contract/", c->contract->id,
							    (char *)NULL),
				    .detail = member,
				    .text = text,
				    .place = c->contract->place});
}

/* The edition's name comes with the edition. */
static void add_empty_contract(struct collecting *c, const struct blank *b)
{
	const char *text = _("prints as 未記入");

	if (strcmp(b->member, "edition") == 0)
		return;
	add_contract_member(c, b->member, text);
	if (strcmp(b->member, "from") == 0 && !c->contract->to)
		add_contract_member(c, "to", text);
}

static void add_empty(struct collecting *c, const struct empty_member *e)
{
	const struct blank *b = &e->blank;
	const char *subject = b->subject ? b->subject : "",
		   *list = point_name_list(c->a, b->place),
		   *object = arena_concat(c->a, point_name_element(list), "/", subject,
					  (char *)NULL);
	struct strbuf papers = strbuf_new(c->a);

	if (strcmp(list, "contracts") == 0) {
		add_empty_contract(c, b);
		return;
	}
	if (strcmp(list, "acceptances") == 0 && recall_risk(c, c->of_risks, subject))
		return;
	for (size_t i = 0; i < e->in.n; i++)
		strbuf_join(&papers, ", ", e->in.at[i]->name);
	add_point(c, (struct point){.kind = POINT_BLANK,
				    .id = id_of(c, POINT_BLANK,
						arena_concat(c->a, object, ".", b->member,
							     (char *)NULL)),
				    .subject = object,
				    .detail = b->member,
				    .text = arena_printf(c->a, _("prints as 未記入 in %s"),
							 papers.text),
				    .place = b->place});
}

static void add_all_empty(struct collecting *c, const struct empty_members *members)
{
	const struct contract *own = c->contract;
	const char *today = c->run->project->date;

	for (size_t i = 0; members && i < members->all.n; i++)
		if (is_printed(c, members->all.at[i]))
			add_empty(c, members->all.at[i]);
	if (own->to && strcmp(today, own->to) > 0)
		add_contract_member(c, "to",
				    arena_printf(c->a, _("ended on %s; the project's date is %s"),
						 own->to, today));
}

/* --- findings --- */

/* What a point says already when its row, or its risk, is one. */
static const struct {
	enum diag_code code;
	bool of_risk;
} said[] = {
	{DIAG_GAP, false},
	{DIAG_NO_ACCOUNTABLE, false},
	{DIAG_OPEN_THING, false},
	{DIAG_TWO_ACCOUNTABLE, false},
	{DIAG_AGREED_WITHOUT_ONE, false},
	{DIAG_ACCEPTED_BY_NOBODY, false},
	{DIAG_RISK_WITHOUT_ACTION, true},
};

static bool speaks_of(const struct diag *d, const char *contract)
{
	for (size_t i = 0; i < d->about.n; i++)
		if (strcmp(d->about.at[i].kind, ABOUT_CONTRACT) == 0 &&
		    strcmp(d->about.at[i].id, contract) == 0)
			return true;
	return false;
}

/* The point that says what the finding says; NULL: none does. */
static struct point *said_by(const struct collecting *c, const struct diag *d)
{
	for (size_t i = 0; i < ARRAY_LEN(said); i++)
		if (said[i].code == d->code && c->contract && speaks_of(d, c->contract->id))
			return said[i].of_risk ? recall_risk(c, c->below_risks, d->subject)
					       : map_get(c->of_rows, d->subject);
	return NULL;
}

static bool is_wanted(const struct collecting *c, const struct diag *d)
{
	bool is_error = diag_code_level(d->code) == LEVEL_ERROR;

	return (is_error || (c->contract && point_kind_matters(d->code))) &&
	       scope_touched(c->run->project, c->run->library, c->scope, bind_keeps_to_contract,
			     d);
}

static enum point_kind kind_of_finding(const struct diag *d)
{
	return diag_code_level(d->code) == LEVEL_ERROR ? POINT_ERROR : POINT_WARNING;
}

/* 'error:unknown-party/desk', when no other shares it. */
static const char *point_about(struct arena *a, const struct diag *d, const char *subject)
{
	return arena_concat(a, point_kind_id(kind_of_finding(d)), ":", diag_code_name(d->code),
			    *subject ? "/" : "", subject, (char *)NULL);
}

/* Findings of one code and subject are told apart by what else they name. */
static const char *told_apart(const struct collecting *c, const struct diag *d)
{
	enum { DIGITS = 8 };
	const char *names = point_name_rest(c->a, d, c->run->project->date);
	const char *hash = hash_sha256(c->a, names, strlen(names));

	return arena_concat(c->a, point_about(c->a, d, d->subject), "~",
			    arena_strndup(c->a, hash, DIGITS), (char *)NULL);
}

/*
 * Ids that several wanted findings share, so that none of them may have it: what is left knowingly
 * must not be another one tomorrow.
 */
static struct map *find_shared(const struct collecting *c)
{
	struct map *first = map_new(c->a), *shared = map_new(c->a);
	const struct diag_list *found = c->run->findings;

	for (size_t i = 0; i < found->all.n; i++) {
		const struct diag *d = &found->all.at[i];

		if (!is_wanted(c, d) || said_by(c, d))
			continue;
		const char *id = point_about(c->a, d, d->subject), *whole = told_apart(c, d),
			   *known = map_get(first, id);

		if (!known)
			map_set(first, id, (void *)whole);
		else if (strcmp(known, whole) != 0)
			map_set(shared, id, (void *)whole);
	}
	return shared;
}

static void add_finding(struct collecting *c, const struct diag *d, const struct map *shared)
{
	struct point *point = said_by(c, d);
	const char *id = point_about(c->a, d, d->subject);

	if (!point) {
		const char *other = point_name_other(c->a, c->run->project, c->contract,
						     d->subject);
		bool is_shared = map_get(shared, id);

		id = is_shared ? told_apart(c, d) : id;
		add_point(c, (struct point){.kind = kind_of_finding(d),
					    .id = id,
					    .also = is_shared || !other
							    ? NULL : point_about(c->a, d, other),
					    .subject = d->subject,
					    .text = d->message,
					    .says = point_name_rest(c->a, d, c->run->project->date),
					    .place = d->place});
		point = map_get(c->known, id);
	}
	*vec_push(c->a, &point->found) = d;
}

static void add_findings(struct collecting *c)
{
	const struct map *shared = find_shared(c);
	const struct diag_list *found = c->run->findings;

	for (size_t i = 0; i < found->all.n; i++)
		if (is_wanted(c, &found->all.at[i]))
			add_finding(c, &found->all.at[i], shared);
}

/* --- all of them --- */

static struct planned_list papers_of(const struct run *run, const char *contract)
{
	struct planned_list all = documents_plan(run, contract, NULL), own = {0};

	for (size_t i = 0; i < all.all.n; i++)
		if (!all.all.at[i].template->report)
			*vec_push(run->arena, &own.all) = all.all.at[i];
	return own;
}

static void add_of_contract(struct collecting *c, const struct empty_members *members)
{
	const struct project *p = c->run->project;
	const struct planned_list papers = papers_of(c->run, c->contract->id);

	c->papers = &papers;
	for (size_t i = 0; i < p->contracts.n; i++)
		if (&p->contracts.at[i] == c->contract)
			c->rows = c->run->responsibilities[i];
	c->answered = answered_things_of(c->run, c->contract, c->rows);
	add_risks(c);
	for (size_t i = 0; i < c->rows->rows.n; i++)
		add_row(c, &c->rows->rows.at[i]);
	add_all_clauses(c);
	add_all_answered(c);
	add_fees(c);
	add_all_empty(c, members);
}

static struct points sort_by_kind(struct arena *a, const struct points *points)
{
	struct points sorted = {0};

	for (enum point_kind kind = 0; kind < POINT__MAX; kind++)
		for (size_t i = 0; i < points->all.n; i++)
			if (points->all.at[i]->kind == kind)
				*vec_push(a, &sorted.all) = points->all.at[i];
	return sorted;
}

struct points points_of(const struct run *run, const char *scope,
			const struct empty_members *members)
{
	struct arena *a = run->arena;
	struct points points = {0};
	struct collecting c = {.a = a,
			       .run = run,
			       .scope = scope,
			       .contract = project_contract(run->project, scope),
			       .out = &points,
			       .known = map_new(a),
			       .of_rows = map_new(a),
			       .of_risks = map_new(a),
			       .below_risks = map_new(a)};

	if (c.contract)
		add_of_contract(&c, members);
	add_findings(&c);
	return sort_by_kind(a, &points);
}
