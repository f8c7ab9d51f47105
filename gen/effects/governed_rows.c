/* SPDX-License-Identifier: MIT
 *
 * One question per kind of change, asked of every row of every contract in both states. Objects of
 * a change are objects of its state, so that most questions compare pointers.
 */
#include "effects/governed_rows.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/keys.h"
#include "derive/obligation.h"

struct row_question {
	struct arena *a;
	const struct reason_index *l;
	const struct change *c;
	const struct derived_state *state;
	int side;
	const char *asked; /* a clause, or words; NULL: the change says it all */
	const char *contract; /* the row's, where an object's role is asked; else NULL */
};

typedef bool row_answers(const struct row_question *q, const struct table_row *w);

/* A library without statements, or a test's, has no table. */
static const struct table_words *table_of(const struct derived_state *s, size_t contract)
{
	return s->words ? s->words[contract] : NULL;
}

static void mark_rows(struct reason_index *l, const struct change *c, row_answers *is_meant,
		      const char *asked, bool counts)
{
	for (int side = 0; side < 2; side++) {
		const struct derived_state *s = l->states[side];
		const struct row_question q = {
			.a = l->a, .l = l, .c = c, .state = s, .side = side, .asked = asked};

		for (size_t i = 0; i < s->own.project->contracts.n; i++) {
			const struct table_words *t = table_of(s, i);

			for (size_t k = 0; t && k < t->rows.n; k++) {
				const struct responsibility *r = t->rows.at[k].acts.row;

				if (!is_meant(&q, &t->rows.at[k]))
					continue;
				reason_mark(l, "register", r->full_key, c);
				if (counts)
					reason_mark(l, "counts", r->contract->id, c);
			}
		}
	}
}

typedef bool statement_answers(const struct row_question *q, const struct row_statement *s);

static bool any_statement(const struct row_question *q, const struct table_row *w,
			  statement_answers *is_meant)
{
	for (size_t i = 0; i < w->acts.statements.n; i++)
		if (is_meant(q, &w->acts.statements.at[i]))
			return true;
	return false;
}

static bool is_statement(const struct row_question *q, const struct row_statement *s)
{
	return s->statement == change_object(q->c, q->side);
}

static bool has_statement(const struct row_question *q, const struct table_row *w)
{
	return any_statement(q, w, is_statement);
}

static bool is_of_clause(const struct row_question *q, const struct row_statement *s)
{
	return strcmp(s->chosen->clause->id, q->asked) == 0;
}

static bool has_clause(const struct row_question *q, const struct table_row *w)
{
	return any_statement(q, w, is_of_clause);
}

static bool holds(const char *text, const char *words)
{
	return text && strstr(text, words);
}

static bool says_words(const struct row_question *q, const struct row_statement *s)
{
	const struct statement_form *f = s->form;
	bool says = holds(f->act, q->asked) || holds(f->condition, q->asked) ||
		    holds(f->record, q->asked) || holds(f->office, q->asked);

	for (size_t i = 0; !says && i < f->times.n; i++)
		says = holds(f->times.at[i], q->asked);
	return says;
}

static bool has_words(const struct row_question *q, const struct table_row *w)
{
	return any_statement(q, w, says_words);
}

static bool has_measure(const struct row_question *q, const struct table_row *w)
{
	for (size_t i = 0; i < w->acts.link.measures.n; i++)
		if (w->acts.link.measures.at[i] == change_object(q->c, q->side))
			return true;
	return false;
}

/* The row of a register that follows the family whose table changed: 'metimic-1.1/R24/④-1'. */
static bool is_of_family_row(const struct row_question *q, const struct table_row *w)
{
	const struct responsibility *r = w->acts.row;
	const struct row_measures *named = change_object(q->c, q->side);
	size_t n = strcspn(q->c->subject, "/");

	return named && r->reg->family && strlen(r->reg->family) == n &&
	       strncmp(r->reg->family, q->c->subject, n) == 0 &&
	       strcmp(key_of(q->a, r->risk->id, responsibility_no(r)), named->key) == 0;
}

static bool has_obligation(const struct row_question *q, const struct table_row *w)
{
	const struct requirement *r = w->acts.row->requirement;
	const struct obligation *its =
		r ? obligation_of(q->state->own.library, w->acts.row->family, r) : NULL;

	return its && its == change_object(q->c, q->side);
}

static bool has_any_statement(const struct row_question *q, const struct table_row *w)
{
	(void)q;
	return w->acts.statements.n > 0;
}

/* events[incident.known].name, told[を提出する].name: the word that the row uses. */
static bool names_event(const struct row_question *q, const struct row_statement *s)
{
	const struct statement_form *f = s->form;
	bool named = holds(q->c->field, f->from ? f->from : "\n");

	for (size_t i = 0; !named && i < f->events.n; i++)
		named = holds(q->c->field, f->events.at[i]);
	return named;
}

static bool has_told(const struct table_row *w)
{
	for (size_t i = 0; i < w->acts.row->contract->parties.n; i++)
		for (size_t k = 0; k < w->acts.shares[i].acts.n; k++)
			if (w->acts.shares[i].acts.at[k].way == ACT_TOLD)
				return true;
	return false;
}

static bool uses_word(const struct row_question *q, const struct table_row *w)
{
	if (text_starts(q->c->field, "told"))
		return has_told(w);
	return text_starts(q->c->field, "events") && any_statement(q, w, names_event);
}

/* Who it is, in one text: the party and its objects. */
static const char *actors_text(struct arena *a, const struct project *p, const char *contract,
			       const char *who)
{
	const struct contract *c = project_contract(p, contract);
	struct actors all = {0};
	struct strbuf sb = strbuf_new(a);

	if (c)
		all = actors_of(a, p, c, who);
	for (size_t i = 0; i < all.all.n; i++)
		strbuf_printf(&sb, "%s %s %d\n", c->parties.at[all.all.at[i].party].party,
			      all.all.at[i].objects ? all.all.at[i].objects : "", all.vague);
	return sb.text;
}

static bool actors_differ(const struct reason_index *l, const char *contract, const char *who)
{
	const struct project *old = l->states[0]->own.project, *new = l->states[1]->own.project;

	return strcmp(actors_text(l->a, old, contract, who),
		      actors_text(l->a, new, contract, who)) != 0;
}

/* 'updates(server)' where the question asks for it, and the objects now say somebody else. */
static bool asks_role(const struct row_question *q, const char *who)
{
	return holds(who, q->asked) && actors_differ(q->l, q->contract, who);
}

/* Also of whoever joins or is told. */
static bool asks_object(const struct row_question *q, const struct row_statement *s)
{
	const struct statement_form *f = s->form;
	bool asks = asks_role(q, f->who);

	for (size_t i = 0; !asks && i < f->with.n; i++)
		asks = asks_role(q, f->with.at[i]);
	for (size_t i = 0; !asks && i < f->to.all.n; i++)
		asks = asks_role(q, f->to.all.at[i].name);
	return asks;
}

static bool has_object(const struct row_question *q, const struct table_row *w)
{
	struct row_question own = *q;

	own.contract = w->acts.row->contract->id;
	return any_statement(&own, w, asks_object);
}

/* The party that came, went or has another role does something about the row. */
static bool has_party(const struct row_question *q, const struct table_row *w)
{
	const struct contract *c = w->acts.row->contract;

	for (size_t i = 0; i < c->parties.n && strcmp(c->id, q->c->contract) == 0; i++)
		if (strcmp(c->parties.at[i].party, q->asked) == 0)
			return w->shares[i].text != NULL;
	return false;
}

static bool is_party(const struct reason_index *l, int side, const char *id)
{
	return id && project_party(l->states[side]->own.project, id);
}

/* The role of an object that a member gives to a party; NULL: any. */
static const char *role_of(const struct change *c)
{
	static const struct {
		const char *member, *role;
	} roles[] = {{"updates", "updates"},	   {"owner", "owner"},
		     {"maintains", "maintainer"},  {"vendor", "maintainer"},
		     {"configures", "configurer"}, {"monitors", "monitor"}};

	for (size_t i = 0; c->field && i < ARRAY_LEN(roles); i++)
		if (strcmp(roles[i].member, c->field) == 0)
			return roles[i].role;
	return NULL;
}

/* What a system says may hold for each of its objects: any of these roles, or any role at all. */
static const char *asked_of(struct reason_index *l, const struct change *c)
{
	const char *role = role_of(c) ? role_of(c) : "";

	return strcmp(c->kind, "system") == 0
		       ? arena_concat(l->a, role, "(", (char *)NULL)
		       : arena_concat(l->a, role, "(", c->kind, ")", (char *)NULL);
}

/* Of an object the table says who it is for whom, and what it is called. */
static void mark_object(struct reason_index *l, const struct change *c)
{
	const char *role = asked_of(l, c);

	if (!c->field || strcmp(c->field, "name") == 0 || is_party(l, 0, c->before.value) ||
	    is_party(l, 1, c->after.value))
		mark_rows(l, c, has_object, role, true);
}

/* 'params.notice_days', 'params.clause-id.notice_days', 'terms.incident.first-call' */
static void mark_placeholder(struct reason_index *l, const struct change *c)
{
	const char *name = strchr(c->field, '.') + 1, *prefix = "",
		   *own = text_starts(c->field, "params.") ? strrchr(name, '.') : NULL;

	if (text_starts(c->field, "terms."))
		prefix = TERM_PREFIX;
	mark_rows(l, c, has_words,
		  arena_concat(l->a, "{{", prefix, own ? own + 1 : name, "}}", (char *)NULL),
		  false);
}

static void mark_contract(struct reason_index *l, const struct change *c)
{
	if (!c->field)
		return;
	if (text_starts(c->field, "params.") || text_starts(c->field, "terms."))
		mark_placeholder(l, c);
	if (text_starts(c->field, "positions."))
		governed_rows_of_clause(l, c->field + strlen("positions."), c);
	if (strcmp(c->field, "systems") == 0)
		mark_rows(l, c, has_object, "(", true);
}

static void mark_term(struct reason_index *l, const struct change *c)
{
	const char *id = c->after.key ? c->after.key : c->before.key;

	mark_rows(l, c, has_words, arena_concat(l->a, "{{" TERM_PREFIX, id, "}}", (char *)NULL),
		  false);
}

static void mark_clause(struct reason_index *l, const struct change *c)
{
	governed_rows_of_clause(l, c->before.key, c);
	governed_rows_of_clause(l, c->after.key, c);
}

static void mark_decision(struct reason_index *l, const struct change *c)
{
	for (int side = 0; side < 2; side++) {
		const struct decision *d = change_object(c, side);

		governed_rows_of_clause(l, d ? d->clause : NULL, c);
	}
}

static void mark_omission(struct reason_index *l, const struct change *c)
{
	for (int side = 0; side < 2; side++) {
		const struct omission *o = change_object(c, side);
		const struct library *lib = l->states[side]->own.library;

		governed_rows_of_clause(l, o ? o->clause : NULL, c);
		for (size_t i = 0; o && o->topic && i < lib->clauses.n; i++)
			if (strcmp(lib->clauses.at[i].topic, o->topic) == 0)
				governed_rows_of_clause(l, lib->clauses.at[i].id, c);
		for (size_t i = 0; o && o->module && i < lib->clauses.n; i++)
			if (library_module_of(lib, &lib->clauses.at[i]) ==
			    library_module(lib, o->module))
				governed_rows_of_clause(l, lib->clauses.at[i].id, c);
	}
}

/* What a party is called is seen in the words; only what stands below such a heading is not. */
static void mark_party(struct reason_index *l, const struct change *c)
{
	if (c->field && strcmp(c->field, "label") == 0)
		reason_mark(l, "counts", c->contract, c);
	else if (c->contract)
		mark_rows(l, c, has_party, c->after.key ? c->after.key : c->before.key, true);
}

/*
 * Either a question to each row, or a function that asks. `wholly`: the kind governs nothing else
 * (a term the clauses that cite it).
 */
static const struct {
	const char *kind;
	row_answers *is_meant;
	void (*mark)(struct reason_index *l, const struct change *c);
	bool wholly;
} kinds[] = {
	{"statement", has_statement, NULL, true},
	{"unclaimed", NULL, NULL, true},
	{"measure", has_measure, NULL, true},
	{"row-measures", is_of_family_row, NULL, true},
	{"obligation", has_obligation, NULL, true},
	{"duties", has_any_statement, NULL, true},
	{"duty-word", uses_word, NULL, true},
	{"shared-term", NULL, mark_term, true},
	{"clause", NULL, mark_clause, false},
	{"decision", NULL, mark_decision, false},
	{"omission", NULL, mark_omission, false},
	{"project", NULL, mark_contract, false},
	{"contract", NULL, mark_contract, false},
	{"contract-party", NULL, mark_party, false},
	{"system", NULL, mark_object, false},
	{"server", NULL, mark_object, false},
	{"device", NULL, mark_object, false},
	{"line", NULL, mark_object, false},
	{"backup", NULL, mark_object, false},
};

void governed_rows_mark(struct reason_index *l, const struct change *c)
{
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (strcmp(kinds[i].kind, c->kind) != 0)
			continue;
		if (kinds[i].is_meant)
			mark_rows(l, c, kinds[i].is_meant, NULL, true);
		if (kinds[i].mark)
			kinds[i].mark(l, c);
	}
}

void governed_rows_of_clause(struct reason_index *l, const char *clause, const struct change *c)
{
	if (clause)
		mark_rows(l, c, has_clause, clause, true);
}

bool governed_wholly(const struct change *c)
{
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (strcmp(kinds[i].kind, c->kind) == 0)
			return kinds[i].wholly;
	return false;
}

static bool shares_statement(const struct table_row *x, const struct table_row *y)
{
	const struct row_acts *own = &x->acts, *its = &y->acts;

	for (size_t i = 0; i < own->statements.n; i++)
		for (size_t k = 0; k < its->statements.n; k++)
			if (own->statements.at[i].statement == its->statements.at[k].statement)
				return true;
	return false;
}

/* What a register says of another row changes nothing here. */
static void take_beside(const struct reason_index *l, const char *key,
			struct marked_changes *found)
{
	struct marked_changes its = {0};

	reason_take(l, "register", key, &its);
	for (size_t i = 0; i < its.all.n; i++)
		if (its.all.at[i]->cause != CAUSE_REGISTER)
			marked_add(l->a, found, its.all.at[i]);
}

static void look_beside(const struct reason_index *l, const struct table_words *t,
			const struct table_row *own, struct marked_changes *found)
{
	for (size_t k = 0; k < t->rows.n; k++)
		if (&t->rows.at[k] != own && shares_statement(&t->rows.at[k], own))
			take_beside(l, t->rows.at[k].acts.row->full_key, found);
}

void governed_rows_beside(const struct reason_index *l, const char *key,
			  struct marked_changes *found)
{
	for (int side = 0; side < 2; side++) {
		const struct derived_state *s = l->states[side];

		for (size_t i = 0; i < s->own.project->contracts.n; i++) {
			const struct table_words *t = table_of(s, i);

			for (size_t k = 0; t && k < t->rows.n; k++)
				if (strcmp(t->rows.at[k].acts.row->full_key, key) == 0)
					look_beside(l, t, &t->rows.at[k], found);
		}
	}
}

static bool any_other_counts(const struct reason_index *l)
{
	for (size_t i = 0; i < l->changes->all.n; i++) {
		enum change_cause cause = l->changes->all.at[i].cause;

		if (cause == CAUSE_REGISTER || cause == CAUSE_DECISION)
			return true;
	}
	return false;
}

void governed_counts(const struct reason_index *l, const struct contract *contract,
		     struct marked_changes *found)
{
	if (any_other_counts(l))
		return;
	if (contract)
		reason_take(l, "counts", contract->id, found);
	for (int side = 0; !contract && side < 2; side++) {
		const struct project *p = l->states[side]->own.project;

		for (size_t i = 0; i < p->contracts.n; i++)
			reason_take(l, "counts", p->contracts.at[i].id, found);
	}
}
