/* SPDX-License-Identifier: MIT
 *
 * Every change leaves marks under names such as 'register:R24/④-1', 'clause:ID' or
 * 'at:bunkai.json:parties[1]'; a unit asks for the names of its origins. What the marks do not
 * tell, the words do: a new value that stands in the new unit and not in the old one.
 */
#include "effects/reasons.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "derive/keys.h"

/* Values shorter than this many characters stand in any text by chance. */
enum { TELLING = 3 };

struct marked_changes {
	VEC(const struct change *) all;
};

struct reason_index {
	struct arena *a;
	const struct change_list *changes;
	const struct derived_state *states[2];
	struct map *marks; /* name -> struct marked_changes */
};

static bool has(const struct marked_changes *m, const struct change *c)
{
	for (size_t i = m->all.n; i > 0; i--)
		if (m->all.at[i - 1] == c)
			return true;
	return false;
}

static void mark(struct reason_index *l, const char *kind, const char *key, const struct change *c)
{
	const char *name = arena_concat(l->a, kind, ":", key ? key : "", (char *)NULL);
	struct marked_changes *m = map_get(l->marks, name);

	if (!m) {
		m = arena_alloc(l->a, sizeof *m);
		map_set(l->marks, name, m);
	}
	if (key && *key && !has(m, c))
		*vec_push(l->a, &m->all) = c;
}

/*
 * What stands at the change's place, and what it is a part of: a server's row is its system's too.
 */
static void mark_place(struct reason_index *l, int side, const struct change_side *s,
		       const struct change *c)
{
	const char *place = state_path(l->a, &l->states[side]->own, s->place),
		   *dot = place ? strrchr(place, '.') : NULL;

	mark(l, "at", place, c);
	if (strstr("server device line backup", c->kind) && dot)
		mark(l, "at", arena_strndup(l->a, place, (size_t)(dot - place)), c);
}

typedef bool row_is_meant(const struct responsibility *r, const struct change *c, int side);

static void mark_rows(struct reason_index *l, const struct change *c, row_is_meant *is_meant)
{
	for (int side = 0; side < 2; side++) {
		const struct derived_state *s = l->states[side];

		for (size_t i = 0; i < s->own.project->contracts.n; i++)
			for (size_t k = 0; k < s->responsibilities[i]->rows.n; k++)
				if (is_meant(&s->responsibilities[i]->rows.at[k], c, side))
					mark(l, "register",
					     s->responsibilities[i]->rows.at[k].full_key, c);
	}
}

static const void *object_of(const struct change *c, int side)
{
	return side ? c->after.object : c->before.object;
}

static bool row_is_decided(const struct responsibility *r, const struct change *c, int side)
{
	return responsibility_rests_on(r, object_of(c, side));
}

static bool row_has_topic(const struct responsibility *r, const struct change *c, int side)
{
	const struct topic *t = object_of(c, side);

	return t && r->topic.topic == t;
}

static bool row_has_rule(const struct responsibility *r, const struct change *c, int side)
{
	return r->rule && r->rule == object_of(c, side);
}

bool reasons_is_end(const struct change *c)
{
	const struct contract *now = strcmp(c->kind, "contract") == 0 ? c->after.object : NULL;

	return now && now->ended && c->field && strcmp(c->field, "ended") == 0;
}

/* A contract that has ended has no rows any more. */
static bool row_is_ended(const struct responsibility *r, const struct change *c, int side)
{
	return side == 0 && strcmp(r->contract->id, c->subject) == 0;
}

typedef bool clause_is_meant(const struct clause *clause, const struct change *c);

static void mark_clauses(struct reason_index *l, const struct change *c, clause_is_meant *is_meant)
{
	for (int side = 0; side < 2; side++) {
		const struct library *lib = l->states[side]->own.library;

		for (size_t i = 0; i < lib->clauses.n; i++)
			if (is_meant(&lib->clauses.at[i], c))
				mark(l, "clause", lib->clauses.at[i].id, c);
	}
}

/* 'params.notice_days' or 'params.clause-id.notice_days' */
static bool clause_has_param(const struct clause *clause, const struct change *c)
{
	const char *name = c->field + strlen("params."), *dot = strchr(name, '.');

	if (dot && (strlen(clause->id) != (size_t)(dot - name) ||
		    strncmp(clause->id, name, (size_t)(dot - name)) != 0))
		return false;
	for (size_t i = 0; i < clause->params.all.n; i++)
		if (strcmp(clause->params.all.at[i].name, dot ? dot + 1 : name) == 0)
			return true;
	return false;
}

/* 'terms.incident.first-call' */
static bool clause_cites_term(const struct clause *clause, const struct change *c)
{
	const char *id = c->field + strlen("terms.");
	char cited[128];
	int n = snprintf(cited, sizeof cited, "{{" TERM_PREFIX "%s}}", id);

	return n > 0 && (size_t)n < sizeof cited && clause_holds(clause, cited);
}

/* when: system.NAME, contract.NAME or param.NAME, of the member that changed. */
static bool clause_asks(const struct clause *clause, const struct change *c)
{
	const char *when = clause->when, *name;

	if (!when || !c->field)
		return false;
	name = strchr(when, '.');
	return name &&
	       strcmp(name + 1, text_starts(c->field, "params.") ? c->field + strlen("params.")
								 : c->field) == 0;
}

static bool clause_has_condition(const struct clause *clause, const struct change *c)
{
	(void)c;
	return clause->when && strstr(clause->when, "system.");
}

static bool clause_has_topic(const struct clause *clause, const struct change *c)
{
	return strcmp(clause->topic, c->after.key ? c->after.key : c->before.key) == 0;
}

/* What a contract says of the flow itself, or of all flows of its form. */
static bool flow_is_meant(const struct flow *f, const struct change *c, int side)
{
	const struct flow_share *share =
		strcmp(c->kind, "flow-share") == 0 ? object_of(c, side) : NULL;

	return share ? strcmp(share->flow, f->id) == 0
		     : c->field && text_starts(c->field, "forms.") &&
			       text_equal(f->form, c->field + strlen("forms."));
}

static void mark_flows(struct reason_index *l, const struct change *c)
{
	for (int side = 0; side < 2; side++) {
		const struct project *p = l->states[side]->own.project;

		for (size_t i = 0; i < p->registers.n; i++) {
			const struct risk_register *r = p->registers.at[i];
			bool qualified = p->registers.n > 1;

			for (size_t k = 0; k < r->flows.n; k++)
				if (flow_is_meant(&r->flows.at[k], c, side))
					mark(l, "register",
					     key_qualified(l->a, r, r->flows.at[k].id, qualified), c);
		}
	}
}

static void mark_contract(struct reason_index *l, const struct change *c)
{
	if (!c->field)
		return;
	mark_flows(l, c);
	if (text_starts(c->field, "params."))
		mark_clauses(l, c, clause_has_param);
	if (text_starts(c->field, "terms."))
		mark_clauses(l, c, clause_cites_term);
	if (text_starts(c->field, "positions."))
		mark(l, "clause", c->field + strlen("positions."), c);
	if (strcmp(c->field, "guideline") == 0) {
		mark(l, "edition", c->before.value, c);
		mark(l, "edition", c->after.value, c);
	}
	if (strcmp(c->field, "systems") == 0)
		mark_clauses(l, c, clause_has_condition);
	if (reasons_is_end(c))
		mark_rows(l, c, row_is_ended);
	mark_clauses(l, c, clause_asks);
}

static void mark_system(struct reason_index *l, const struct change *c)
{
	mark_clauses(l, c, c->field ? clause_asks : clause_has_condition);
}

static void mark_decision(struct reason_index *l, const struct change *c)
{
	for (int side = 0; side < 2; side++) {
		const struct decision *d = object_of(c, side);

		if (d && d->clause)
			mark(l, "clause", d->clause, c);
	}
	mark_rows(l, c, row_is_decided);
}

/* What is said of a risk stands in its rows. */
static void mark_risk(struct reason_index *l, const struct change *c, int side, const char *risk,
		      const char *reg)
{
	const struct project *p = l->states[side]->own.project;

	for (size_t i = 0; i < p->registers.n; i++)
		if (!reg || strcmp(reg, p->registers.at[i]->id) == 0)
			mark(l, "register",
			     key_qualified(l->a, p->registers.at[i], risk, p->registers.n > 1), c);
}

static void mark_acceptance(struct reason_index *l, const struct change *c)
{
	for (int side = 0; side < 2; side++) {
		const struct acceptance *accepted = object_of(c, side);

		if (accepted)
			mark_risk(l, c, side, accepted->risk, accepted->reg);
	}
}

static void mark_action(struct reason_index *l, const struct change *c)
{
	for (int side = 0; side < 2; side++) {
		const struct risk_action *action = object_of(c, side);

		if (action)
			mark_risk(l, c, side, action->risk, action->reg);
	}
}

static void mark_omission(struct reason_index *l, const struct change *c)
{
	for (int side = 0; side < 2; side++) {
		const struct omission *o = object_of(c, side);

		if (o && o->clause)
			mark(l, "clause", o->clause, c);
	}
}

static void mark_topic(struct reason_index *l, const struct change *c)
{
	mark_rows(l, c, row_has_topic);
	mark_clauses(l, c, clause_has_topic);
}

static void mark_rule(struct reason_index *l, const struct change *c)
{
	mark_rows(l, c, row_has_rule);
}

static void mark_key(struct reason_index *l, const struct change *c)
{
	mark(l, c->kind, c->before.key, c);
	mark(l, c->kind, c->after.key, c);
}

static void mark_desk(struct reason_index *l, const struct change *c)
{
	mark(l, "library", c->after.key ? c->after.key : c->before.key, c);
}

/* What a change of each kind governs besides the rows at its own place. */
static const struct {
	const char *kind;
	void (*mark)(struct reason_index *l, const struct change *c);
} governed[] = {
	{"clause", mark_key},
	{"contract", mark_contract},
	{"project", mark_contract},
	{"system", mark_system},
	{"decision", mark_decision},
	{"acceptance", mark_acceptance},
	{"action", mark_action},
	{"omission", mark_omission},
	{"flow-share", mark_flows},
	{"topic", mark_topic},
	{"responsibility-rule", mark_rule},
	{"contact", mark_key},
	{"escalation", mark_key},
	{"desk", mark_desk},
	{"public-desk", mark_desk},
};

static void mark_change(struct reason_index *l, const struct change *c)
{
	if (c->cause == CAUSE_REGISTER) {
		mark(l, "register", c->before.key, c);
		mark(l, "register", c->after.key, c);
		return;
	}
	mark_place(l, 0, &c->before, c);
	mark_place(l, 1, &c->after, c);
	for (size_t i = 0; i < ARRAY_LEN(governed); i++)
		if (strcmp(governed[i].kind, c->kind) == 0)
			governed[i].mark(l, c);
}

struct reason_index *reasons_index(struct arena *a, const struct change_list *changes,
				   const struct derived_state *before,
				   const struct derived_state *after)
{
	struct reason_index *l = arena_alloc(a, sizeof *l);

	*l = (struct reason_index){
		.a = a, .changes = changes, .states = {before, after}, .marks = map_new(a)};
	for (size_t i = 0; i < changes->all.n; i++)
		mark_change(l, &changes->all.at[i]);
	return l;
}

static void take(const struct reason_index *l, const char *name, struct marked_changes *found)
{
	const struct marked_changes *m = map_get(l->marks, name);

	for (size_t i = 0; m && i < m->all.n; i++)
		if (!has(found, m->all.at[i]))
			*vec_push(l->a, &found->all) = m->all.at[i];
}

static void take_origin(const struct reason_index *l, const struct doc_origin *o,
			struct marked_changes *found)
{
	const char *slash = o->key ? strchr(o->key, '/') : NULL;

	if (o->kind && o->key)
		take(l, arena_concat(l->a, o->kind, ":", o->key, (char *)NULL), found);
	if (slash && o->kind && strcmp(o->kind, "register") == 0) /* a requirement's risk */
		take(l,
		     arena_concat(l->a, "register:",
				  arena_strndup(l->a, o->key, (size_t)(slash - o->key)),
				  (char *)NULL),
		     found);
	if (o->key)
		take(l,
		     arena_concat(l->a, "edition:",
				  arena_strndup(l->a, o->key, strcspn(o->key, "/")), (char *)NULL),
		     found);
	if (o->place)
		take(l, arena_concat(l->a, "at:", o->place, (char *)NULL), found);
}

/* Neighbours often share their origin: it is looked up once. */
static void take_node(const struct reason_index *l, const struct doc_node *node,
		      const struct doc_origin **last, struct marked_changes *found)
{
	if (node->origin && node->origin != *last)
		take_origin(l, node->origin, found);
	*last = node->origin ? node->origin : *last;
	for (const struct doc_node *child = node->first; child; child = child->next)
		take_node(l, child, last, found);
}

static bool is_only_in(const char *value, const char *in, const char *not_in)
{
	return value && *value && strstr(in, value) && !strstr(not_in, value);
}

static bool stands_only_in(const char *value, const char *in, const char *not_in)
{
	return is_only_in(value, in, not_in) && text_length(value) >= TELLING;
}

/* The edition that a state follows is named in one of the texts and not in the other. */
static bool names_edition(const struct reason_index *l, int side, const char *in,
			  const char *not_in)
{
	const struct project_state *s = &l->states[side]->own;
	const struct guideline *g =
		s->project->guideline ? library_guideline(s->library, s->project->guideline) : NULL;

	return g && (stands_only_in(g->abbreviation, in, not_in) ||
		     stands_only_in(g->shown, in, not_in));
}

/* A party that came or went gives or takes a column of every table that has one per party. */
static bool alters_columns(const struct change *c, const struct doc_unit_pair *p)
{
	return strcmp(c->kind, "contract-party") == 0 && c->op != CHANGE_CHANGED && p->before &&
	       p->after && p->before->node->n != p->after->node->n &&
	       (p->state == UNIT_COLUMNS || doc_unit_is_head(p->after));
}

/* The words of a unit in both states. */
struct unit_texts {
	const char *old, *new;
};

static bool is_evident(const struct change *c, const struct unit_texts *t)
{
	return stands_only_in(c->after.value, t->new, t->old) ||
	       stands_only_in(c->before.value, t->old, t->new);
}

/* The same of a change whose object the unit is about: there a short value is no chance. */
static bool is_seen(const struct change *c, const struct unit_texts *t)
{
	return is_only_in(c->after.value, t->new, t->old) ||
	       is_only_in(c->before.value, t->old, t->new);
}

/*
 * The looks of a paper and the rules of wording put no word into one, and a template none into the
 * papers of others.
 */
static bool may_tell(const struct change *c, const char *document)
{
	if (strcmp(c->kind, "template") == 0)
		return strcmp(c->after.key ? c->after.key : c->before.key, document) == 0;
	return strcmp(c->kind, "style") != 0 && strcmp(c->kind, "wording") != 0;
}

/* What the unit itself shows, whatever its origins say. */
static bool tells(const struct reason_index *l, const struct change *c,
		  const struct doc_unit_pair *pair, const struct unit_texts *t)
{
	if (strcmp(c->kind, "assessment") == 0) /* no document quotes one */
		return false;
	if (alters_columns(c, pair) || is_evident(c, t))
		return true;
	return c->field && strcmp(c->field, "guideline") == 0 &&
	       (names_edition(l, 0, t->old, t->new) || names_edition(l, 1, t->new, t->old));
}

/*
 * Documents print what a register or a decision says word for word: a field that cannot be seen in
 * the unit did not change it.
 */
static bool needs_evidence(const struct change *c)
{
	enum { PRINTED = 8 };
	const char *old = c->before.value ? c->before.value : "",
		   *new = c->after.value ? c->after.value : "";

	if (c->op != CHANGE_CHANGED)
		return false;
	return c->cause == CAUSE_REGISTER ||
	       (c->cause == CAUSE_DECISION &&
		(text_length(old) >= PRINTED || text_length(new) >= PRINTED));
}

static int compare_ids(const void *x, const void *y)
{
	const struct change *a = *(const struct change *const *)x,
			    *b = *(const struct change *const *)y;

	return a < b ? -1 : a > b;
}

/* The contract that a change belongs to; NULL: no single one. */
static const char *contract_of(const struct change *c)
{
	const struct decision *d = strcmp(c->kind, "decision") == 0
					   ? (c->after.object ? c->after.object : c->before.object)
					   : NULL;

	if (d)
		return d->contract;
	if (strcmp(c->kind, "contract") == 0)
		return c->after.key ? c->after.key : c->before.key;
	return c->contract;
}

/*
 * What one contract says of its articles is nothing to the papers of another, or of the hospital;
 * that it ends takes its rows out of the hospital's.
 */
static bool concerns(const struct change *c, const struct contract *contract)
{
	const char *own = contract_of(c);

	if (!own)
		return true;
	if (!contract)
		return strcmp(c->kind, "decision") == 0 || reasons_is_end(c);
	return strcmp(own, contract->id) == 0;
}

static void keep_likely(struct marked_changes *found, const struct contract *contract,
			const struct unit_texts *t)
{
	size_t kept = 0;

	for (size_t i = 0; i < found->all.n; i++) {
		const struct change *c = found->all.at[i];

		if (concerns(c, contract) && (!needs_evidence(c) || is_seen(c, t)))
			found->all.at[kept++] = c;
	}
	found->all.n = kept;
}

static bool holds(const char *value, const char *words)
{
	return value && *words && strstr(value, words);
}

static void take_template_where(const struct reason_index *l, const char *document,
				const struct unit_texts *holding, struct marked_changes *found)
{
	for (size_t i = 0; i < l->changes->all.n; i++) {
		const struct change *c = &l->changes->all.at[i];
		bool is_own = strcmp(c->kind, "template") == 0 && may_tell(c, document);

		if (is_own && (!holding || holds(c->after.value, holding->new) ||
			       holds(c->before.value, holding->old)))
			*vec_push(l->a, &found->all) = c;
	}
}

/*
 * When nothing else explains it: the form of the document; of its changes those that hold the
 * words, if there are any.
 */
static void take_template(const struct reason_index *l, const char *document,
			  const struct unit_texts *t, struct marked_changes *found)
{
	take_template_where(l, document, t, found);
	if (!found->all.n)
		take_template_where(l, document, NULL, found);
}

/* What an article rests on counts only where nothing else changed. */
static const char *texts_of(const struct doc_unit_pair *pair, const struct doc_unit *u)
{
	return !u ? "" : pair->state == UNIT_NOTES ? u->notes : u->words;
}

struct reasons reasons_find(const struct reason_index *l, const struct doc_unit_pair *pair,
			    const char *document, const struct contract *contract)
{
	struct marked_changes found = {0};
	const struct doc_origin *last = NULL;
	const struct unit_texts t = {texts_of(pair, pair->before), texts_of(pair, pair->after)};

	if (pair->before)
		take_node(l, pair->before->node, &last, &found);
	if (pair->after)
		take_node(l, pair->after->node, &last, &found);
	keep_likely(&found, contract, &t);
	/* all words of what came or went are new: they tell nothing */
	bool stays = pair->before && pair->after;

	for (size_t i = 0; (stays || !found.all.n) && i < l->changes->all.n; i++) {
		const struct change *c = &l->changes->all.at[i];

		if (concerns(c, contract) && may_tell(c, document) && tells(l, c, pair, &t) &&
		    !has(&found, c))
			*vec_push(l->a, &found.all) = c;
	}
	if (!found.all.n)
		take_template(l, document, &t, &found);
	if (found.all.n)
		qsort(found.all.at, found.all.n, sizeof *found.all.at, compare_ids);
	return (struct reasons){{found.all.at, found.all.n, found.all.cap}};
}
