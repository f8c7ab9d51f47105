/* SPDX-License-Identifier: MIT
 *
 * Most objects are called by a member of theirs, one line per kind in a table; a few are called by
 * what they are about. Rows of registers and decisions have keys that papers print, and keep them.
 */
#include "amend/change_subjects.h"

#include <string.h>

#include "amend/duty_naming.h"
#include "base/text.h"
#include "changes/model_lists.h"

/* By what member papers call an object of a kind. */
static const struct {
	const char *kind;
	size_t offset;
} callings[] = {
	{"party", offsetof(struct party, name)},
	{"system", offsetof(struct system, name)},
	{"server", offsetof(struct server, name)},
	{"device", offsetof(struct device, name)},
	{"line", offsetof(struct line, name)},
	{"backup", offsetof(struct backup, name)},
	{"medium", offsetof(struct medium, name)},
	{"premise", offsetof(struct premise, text)},
	{"contract", offsetof(struct contract, title)},
	{"clause", offsetof(struct clause, title)},
	{"measure", offsetof(struct measure, name)},
	{"shared-term", offsetof(struct shared_term, meaning)},
	{"feature", offsetof(struct feature, name)},
	{"chain-event", offsetof(struct chain_event, name)},
	{"chain-step", offsetof(struct chain_step, what)},
	{"core-module", offsetof(struct core_module, name)},
	{"unclaimed", offsetof(struct unclaimed, words)},
	{"obligation", offsetof(struct obligation, name)},
	{"topic", offsetof(struct topic, name)},
	{"chapter", offsetof(struct chapter, title)},
	{"family", offsetof(struct family, title)},
	{"role", offsetof(struct role, name)},
	{"status", offsetof(struct status, name)},
	{"guideline", offsetof(struct guideline, title)},
	{"guideline-item", offsetof(struct guideline_item, no)},
	{"dropped-basis", offsetof(struct dropped_basis, what)},
	{"public-desk", offsetof(struct desk, name)},
	{"disclosure-paper", offsetof(struct disclosure_paper, name)},
	{"closing-kind", offsetof(struct closing_kind, name)},
	{"record-form", offsetof(struct record_form, name)},
	{"record-column", offsetof(struct record_column, head)},
	{"deadline", offsetof(struct deadline, what)},
	{"scoring", offsetof(struct scoring, title)},
	{"template", offsetof(struct template, title)},
};

static const char *name_contact(const struct telling *t, const void *object)
{
	return telling_contact_name(t, object);
}

static const char *name_contract_party(const struct telling *t, const void *object)
{
	return telling_party(t, ((const struct contract_party *)object)->party);
}

static const char *name_omission(const struct telling *t, const void *object)
{
	const struct omission *o = object;
	const struct clause *c = o->clause ? library_clause(t->library, o->clause) : NULL;

	if (o->clause)
		return c ? c->title : o->clause;
	return o->topic ? telling_topic(t, o->topic) : telling_module(t, o->module);
}

static const char *name_step(const struct telling *t, const void *object)
{
	const struct escalation *e = object;

	return telling_fill(t, "change.step-of",
			    (struct telling_name[3]){
				    {"step", arena_printf(t->a, "%d", e->step)},
				    {"contact", telling_contact(t, e->contact)}});
}

static const char *name_desk(const struct telling *t, const void *object)
{
	return telling_desk(t, ((const struct desk_override *)object)->desk);
}

static const char *name_disclosure(const struct telling *t, const void *object)
{
	const struct disclosure *d = object;
	const char *product = d->product ? d->product : "";

	return telling_fill(t, *product ? "change.of-product" : "change.of-paper",
			    (struct telling_name[3]){{"paper", telling_paper(t, d->paper)},
						     {"system", telling_system(t, d->system)},
						     {"product", product}});
}

static const char *decided_about(const struct telling *t, const struct decision *d)
{
	size_t n;
	const char *const *keys = decision_keys(d, &n);

	if (n)
		return telling_key(t, keys[0]);
	return d->topic ? telling_topic(t, d->topic) : d->clause ? telling_clause(t, d->clause) : "";
}

static const char *name_decision(const struct telling *t, const void *object)
{
	const struct decision *d = object;

	return telling_fill(t, "change.decision-of",
			    (struct telling_name[3]){{"id", d->id},
						     {"about", decided_about(t, d)}});
}

static const char *name_acceptance(const struct telling *t, const void *object)
{
	return telling_key(t, ((const struct acceptance *)object)->risk);
}

static const char *name_action(const struct telling *t, const void *object)
{
	return telling_key(t, ((const struct risk_action *)object)->risk);
}

static const char *name_leaving(const struct telling *t, const void *object)
{
	const struct leaving *l = object;
	const struct contract *c = project_contract(t->project, l->contract);

	return c ? c->title : amendment_word(t->in, "change.hospital");
}

static const char *name_answer(const struct telling *t, const void *object)
{
	(void)t;
	return ((const struct checklist_answer *)object)->item;
}

static const char *name_share(const struct telling *t, const void *object)
{
	const struct flow_share *f = object;

	return telling_key(t, f->reg ? arena_concat(t->a, f->reg, ":", f->flow, (char *)NULL)
				     : f->flow);
}

static const char *name_keywords(const struct telling *t, const void *object)
{
	return telling_topic(t, ((const struct keyword_rule *)object)->topic);
}

static const char *name_not_covered(const struct telling *t, const void *object)
{
	return telling_key(t, ((const struct not_covered *)object)->key);
}

static const char *name_row_measures(const struct telling *t, const void *object)
{
	return telling_key(t, ((const struct row_measures *)object)->key);
}

static const char *name_statement(const struct telling *t, const void *object)
{
	(void)object;
	return duty_name_statement(t->a, t->in, t->change);
}

static const char *name_nothing(const struct telling *t, const void *object)
{
	(void)t;
	(void)object;
	return "";
}

/* The others, by what they are about. */
static const struct {
	const char *kind;
	const char *(*name)(const struct telling *t, const void *object);
	bool key; /* a key, which stands without brackets */
} namings[] = {
	{"contact", name_contact, false},
	{"contract-party", name_contract_party, false},
	{"omission", name_omission, false},
	{"escalation", name_step, true},
	{"desk", name_desk, false},
	{"disclosure", name_disclosure, false},
	{"decision", name_decision, true},
	{"acceptance", name_acceptance, true},
	{"action", name_action, true},
	{"left", name_leaving, false},
	{"checklist-answer", name_answer, true},
	{"flow-share", name_share, true},
	{"keyword-rule", name_keywords, false},
	{"not-covered", name_not_covered, true},
	{"row-measures", name_row_measures, true},
	{"statement", name_statement, false},
	{"guideline-item", NULL, true},
	/* ids that no paper prints: the kind is all that is said */
	{"project", name_nothing, true},
	{"register", NULL, false},
	{"responsibility-rule", name_nothing, true},
	{"word", name_nothing, true},
	{"style", name_nothing, true},
	{"wording", name_nothing, true},
	{"duty-word", name_nothing, true},
	{"hour-word", name_nothing, true},
	{"duties", name_nothing, true},
	{"shared-fact", name_nothing, true},
	{"core-rule", name_nothing, true},
	{"inspection", name_nothing, true},
	{"calendar-rule", name_nothing, true},
	{"chain-word", name_nothing, true},
};

static const char *called(const char *kind, const void *object)
{
	const char *name = NULL;

	for (size_t i = 0; !name && i < ARRAY_LEN(callings); i++)
		if (strcmp(callings[i].kind, kind) == 0)
			name = *(const char *const *)(const void *)((const char *)object +
								     callings[i].offset);
	return name;
}

const char *change_object_name(const struct telling *t, const char *kind, const void *object)
{
	const char *name = called(kind, object);

	for (size_t i = 0; !name && i < ARRAY_LEN(namings); i++)
		if (strcmp(namings[i].kind, kind) == 0 && namings[i].name)
			name = namings[i].name(t, object);
	return name ? name : "";
}

/* A residual risk is known by its risk: 'R12/1'. */
static const char *row_name(const struct telling *t)
{
	const char *subject = t->change->subject;

	if (strcmp(t->change->kind, "residual") == 0)
		subject = arena_strndup(t->a, subject, strcspn(subject, "/"));
	return telling_key(t, subject);
}

static bool is_row(const char *kind)
{
	static const char *const rows[] = {"risk",   "requirement", "residual", "flow",
					   "threat", "assessment",  "level",    "matrix"};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (strcmp(rows[i], kind) == 0)
			return true;
	return false;
}

const struct shared_term *change_own_term(const struct telling *t)
{
	const char *field = t->change->field;

	return field && strcmp(t->change->kind, "project") == 0 && text_starts(field, "terms.")
		       ? library_term(t->library, field + strlen("terms."))
		       : NULL;
}

const char *change_subject_name(const struct telling *t)
{
	const struct shared_term *term = change_own_term(t);
	const char *kind = t->change->kind;

	if (term)
		return term->meaning;
	if (strcmp(kind, "register") == 0)
		return telling_register(t, t->change->subject);
	return is_row(kind) ? row_name(t) : change_object_name(t, kind, t->object);
}

static bool stands_bare(const char *kind)
{
	for (size_t i = 0; i < ARRAY_LEN(namings); i++)
		if (strcmp(namings[i].kind, kind) == 0)
			return namings[i].key;
	return is_row(kind);
}

/* Parties and omissions of a contract, where others are told of as well. */
static const char *contract_name(const struct telling *t)
{
	const struct contract *c = t->in->contract || !t->change->contract
					   ? NULL
					   : project_contract(t->project, t->change->contract);

	return c ? c->title : "";
}

/* Servers, devices, lines, backups and media are a system's: their subject begins with it. */
static const char *owner_name(const struct telling *t)
{
	const struct model_list *list = model_list_of(t->change->kind);
	size_t n = strcspn(t->change->subject, "/");
	const char *id = arena_strndup(t->a, t->change->subject, n);

	if (!list || !t->change->subject[n] || !project_system(t->project, id) ||
	    strcmp(t->change->kind, "system") == 0 || is_row(t->change->kind))
		return contract_name(t);
	return telling_system(t, id);
}

/* In a sentence a system is called by its name, and the readers' contract is theirs. */
static const char *brief_name(const struct telling *t)
{
	if (!t->brief || !t->object || change_own_term(t))
		return NULL;
	if (strcmp(t->change->kind, "system") == 0)
		return ((const struct system *)t->object)->name;
	return t->in->contract && strcmp(t->change->kind, "contract") == 0
		       ? amendment_word(t->in, "change.this-contract")
		       : NULL;
}

const char *change_subject(const struct telling *t)
{
	if (brief_name(t))
		return brief_name(t);
	const char *kind = change_own_term(t) ? "shared-term" : t->change->kind;
	const char *word = telling_word(t, "change.kind.", kind), *name = change_subject_name(t),
		   *owner = owner_name(t);
	bool bare = !*name || (stands_bare(kind) && !change_own_term(t));

	return arena_concat(t->a, owner, *owner ? "の" : "", word ? word : kind,
			    !*name ? "" : bare ? " " : "「", name, bare ? "" : "」", (char *)NULL);
}
