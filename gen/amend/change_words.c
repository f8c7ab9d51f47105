/* SPDX-License-Identifier: MIT
 *
 * Objects are called by a member of theirs, one line per kind in a table; rows of registers and
 * decisions have keys that papers print, and keep them. Values that are ids or words of a file are
 * replaced by what papers say for them, by the field they stand in.
 */
#include "amend/change_words.h"

#include <string.h>

#include "amend/duty_naming.h"
#include "base/fields.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "derive/keys.h"

/* Longer values do not stand in a reason: they stand side by side in the table. */
enum { SHORT = 20 };

struct telling {
	struct arena *a;
	const struct amendment *in;
	const struct change *change;
	/* the side that is asked: names of what went stand in the old project */
	const struct project *project;
	const struct library *library;
};

/* The library's word behind a prefix; the name itself when it has none. */
static const char *word_or_name(struct telling *t, const char *prefix, const char *name)
{
	const char *found = settings_get(&t->in->library->words,
					 arena_concat(t->a, prefix, name, (char *)NULL));

	return found ? found : name;
}

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
	{"flow-share", offsetof(struct flow_share, flow)},
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
	{"row-measures", offsetof(struct row_measures, key)},
	{"topic", offsetof(struct topic, name)},
	{"chapter", offsetof(struct chapter, title)},
	{"family", offsetof(struct family, title)},
	{"role", offsetof(struct role, name)},
	{"status", offsetof(struct status, name)},
	{"guideline", offsetof(struct guideline, title)},
	{"guideline-item", offsetof(struct guideline_item, no)},
	{"public-desk", offsetof(struct desk, name)},
	{"disclosure-paper", offsetof(struct disclosure_paper, name)},
	{"closing-kind", offsetof(struct closing_kind, name)},
	{"checklist-answer", offsetof(struct checklist_answer, item)},
	{"record-form", offsetof(struct record_form, name)},
	{"record-column", offsetof(struct record_column, head)},
	{"deadline", offsetof(struct deadline, what)},
	{"scoring", offsetof(struct scoring, title)},
	{"template", offsetof(struct template, title)},
};

/* Kinds whose subjects are ids that no paper prints: the kind is all that is said. */
static const char *const nameless[] = {
	"responsibility-rule", "keyword-rule", "not-covered", "word", "style", "wording",
	"escalation",          "desk",         "duty-word",   "duties", "shared-fact", "hour-word",
	"core-rule",           "disclosure",   "inspection",  "calendar-rule"};

static const char *party_words(const struct telling *t, const char *id)
{
	const struct party *p = project_party(t->project, id);

	return p ? p->name : id;
}

static const char *contact_name(const struct contact *c)
{
	return c->desk ? c->desk : c->name ? c->name : c->id;
}

static const char *omission_name(const struct telling *t, const struct omission *o)
{
	const struct clause *c = o->clause ? library_clause(t->library, o->clause) : NULL;
	const struct topic *topic = o->topic ? library_topic(t->library, o->topic) : NULL;

	const struct core_module *m = o->module ? library_module(t->library, o->module) : NULL;

	return c ? c->title
	       : topic ? topic->name
	       : m     ? m->name
	       : o->clause ? o->clause
	       : o->topic  ? o->topic
			   : o->module;
}

/* A row's key with its register as documents print it. */
static const char *row_key(const struct telling *t)
{
	struct key key = key_parse(t->project, t->change->subject);

	return key.reg ? arena_concat(t->a, key_lead(t->a, t->project, key.reg), key.key,
				      (char *)NULL)
		       : t->change->subject;
}

static const char *subject_name(const struct telling *t, const void *object)
{
	const char *kind = t->change->kind;

	for (size_t i = 0; i < ARRAY_LEN(nameless); i++)
		if (strcmp(nameless[i], kind) == 0)
			return "";
	for (size_t i = 0; i < ARRAY_LEN(callings); i++)
		if (strcmp(callings[i].kind, kind) == 0)
			return *(const char *const *)(const void *)((const char *)object +
								    callings[i].offset);
	if (strcmp(kind, "contact") == 0)
		return contact_name(object);
	if (strcmp(kind, "contract-party") == 0)
		return party_words(t, ((const struct contract_party *)object)->party);
	if (strcmp(kind, "omission") == 0)
		return omission_name(t, object);
	if (strcmp(kind, "statement") == 0)
		return duty_name_statement(t->a, t->in, t->change);
	return row_key(t);
}

static const char *system_name(const struct telling *t, const char *id)
{
	const struct system *s = project_system(t->project, id);

	return s ? s->name : id;
}

static const char *register_name(const struct telling *t, const char *id)
{
	const char *name = settings_get(&t->project->register_names, id);

	return name ? name : id;
}

static const char *guideline_name(const struct telling *t, const char *id)
{
	const struct guideline *g = library_guideline(t->library, id);

	return g ? g->shown : id;
}

static const char *role_name(const struct telling *t, const char *id)
{
	const struct role *r = library_role(t->library, id);

	return r ? arena_concat(t->a, r->mark, " ", r->name, (char *)NULL) : id;
}

static const char *status_name(const struct telling *t, const char *id)
{
	const struct status *s = library_status(t->library, id);

	return s ? s->name : id;
}

static const char *topic_name(const struct telling *t, const char *id)
{
	const struct topic *topic = library_topic(t->library, id);

	return topic ? topic->name : id;
}

static const char *contact_of(const struct telling *t, const char *id)
{
	const struct contact *c = project_contact(t->project, id);

	return c ? contact_name(c) : id;
}

static const char *measure_name(const struct telling *t, const char *id)
{
	const struct measure *m = library_measure(t->library, id);

	return m ? m->name : id;
}

static const char *actor_words(const struct telling *t, const char *who)
{
	return duty_name_actor(t->a, t->in, who);
}

static const char *time_words(const struct telling *t, const char *when)
{
	return duty_name_time(t->a, t->in, t->library, when);
}

/* What papers say for a value of a statement's fields, as below. */
static const struct saying {
	const char *field;
	const char *(*say)(const struct telling *t, const char *value);
} statement_sayings[] = {
	{"who", actor_words},    {"with", actor_words},  {"makes", actor_words},
	{"when", time_words},    {"from", time_words},   {"answers", measure_name},
	{"part", measure_name},
};

/* What papers say for a value of these fields; of a list for each of its elements. */
static const struct saying sayings[] = {
	{"measures", measure_name},
	{"vendor", party_words},       {"owner", party_words},         {"updates", party_words},
	{"party", party_words},        {"systems", system_name},      {"connects", system_name},
	{"registers", register_name}, {"guideline", guideline_name}, {"checklist", guideline_name},
	{"roles", role_name},         {"status", status_name},       {"topic", topic_name},
	{"deputy", contact_of},       {"register", register_name},    {"under", party_words},
	{"configures", party_words},  {"monitors", party_words},      {"maintains", party_words},
	{"carrier", party_words},     {"terminal", party_words},      {"takes", party_words},
	{"restores", party_words},    {"handles", party_words},       {"holds", party_words},
	{"forms", party_words},       {"out_of_scope", party_words},
};

/* Fields whose values are words of a closed list: the words that papers have for them. */
static const struct {
	const char *kind, *field, *prefix; /* kind NULL: any */
} vocabularies[] = {
	{NULL, "fee", "fee."},         {NULL, "phase", "phase."},
	{"party", "kind", "party."},   {"contract-party", "role", "party."},
	{"project", "level", "measure."}, {"contract", "level", "measure."},
	{"contract", "annex", "annex."},
	{"clause", "level", "measure."}, {"topic", "level", "measure."},
	{"device", "kind", "device."}, {"device", "site", "change.site."},
	{"statement", "to", "change.to."}, {"measure", "side", "change.side."},
};

/* roles of roles.hospital */
static const char *stem_of(const struct telling *t)
{
	return arena_strndup(t->a, t->change->field, strcspn(t->change->field, ".["));
}

static const char *say_each(const struct telling *t, const char *value,
			    const char *(*say)(const struct telling *t, const char *value))
{
	struct strbuf sb = strbuf_new(t->a);
	char *rest, *list = arena_strdup(t->a, value);

	for (char *one = strtok_r(list, ",", &rest); one; one = strtok_r(NULL, ",", &rest))
		strbuf_join(&sb, amendment_word(t->in, "list.comma"), say(t, text_trim(t->a, one)));
	return sb.text;
}

static const struct saying *find_saying(const struct saying *list, size_t n, const char *field)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].field, field) == 0)
			return &list[i];
	return NULL;
}

static const char *value_words(struct telling *t, const char *value)
{
	const char *stem = stem_of(t), *shown;
	const struct saying *say = NULL;

	if (strcmp(t->change->kind, "statement") == 0)
		say = find_saying(statement_sayings, ARRAY_LEN(statement_sayings), stem);
	say = say ? say : find_saying(sayings, ARRAY_LEN(sayings), stem);
	if (say)
		return say_each(t, value, say->say);
	for (size_t i = 0; i < ARRAY_LEN(vocabularies); i++)
		if (strcmp(vocabularies[i].field, stem) == 0 &&
		    (!vocabularies[i].kind || strcmp(vocabularies[i].kind, t->change->kind) == 0))
			return word_or_name(t, vocabularies[i].prefix, value);
	if (strcmp(value, "true") == 0 || strcmp(value, "false") == 0)
		return word_or_name(t, "remote.", value);
	shown = fields_is_date(value) ? unicode_wareki(t->a, value) : NULL;
	return shown ? shown : value;
}

/* What stands behind the dot: a party of roles, a clause of positions. */
static const char *part_name(const struct telling *t, const char *stem, const char *part)
{
	const struct clause *c =
		strcmp(stem, "positions") == 0 ? library_clause(t->library, part) : NULL;

	if (strcmp(stem, "roles") == 0 || strcmp(stem, "to") == 0)
		return project_party(t->project, part)
			       ? party_words(t, part)
			       : amendment_word(t->in,
						arena_concat(t->a, "party.", part, (char *)NULL));
	if (strcmp(stem, "register_names") == 0)
		return register_name(t, part);
	return c ? c->title : part;
}

/* A kind may have its own word for a field: the owner of a device is not that of a risk. */
static const char *field_word(const struct telling *t, const char *stem)
{
	const char *name = text_replace(t->a, stem, "_", "-");
	const char *own = settings_get(&t->in->library->words,
				       arena_concat(t->a, "change.field.", t->change->kind, ".",
						    name, (char *)NULL));

	return own ? own
		   : settings_get(&t->in->library->words,
				  arena_concat(t->a, "change.field.", name, (char *)NULL));
}

/* The library's word for a field; of params.notice_days that for params, with the name in it. */
static const char *field_words(const struct telling *t)
{
	const char *field = t->change->field, *dot = strchr(field, '.'), *stem = stem_of(t);
	const char *found = field_word(t, stem);

	if (!found) /* a flag that clauses ask for: the project's own name */
		return field;
	const char *part = dot ? part_name(t, stem, dot + 1)
			       : amendment_word(t->in, "change.to.all");

	return text_fill(t->a, found, "name", part, NULL, NULL);
}

/* What is left to placeholders is filled in side by side. */
static bool is_shown(const char *value)
{
	return value && text_length(value) <= SHORT && !strstr(value, "{{");
}

/* The term that a change of the project's `terms` is of; NULL: it is no such change. */
static const struct shared_term *own_term(const struct telling *t)
{
	const char *field = t->change->field;

	return field && strcmp(t->change->kind, "project") == 0 && text_starts(field, "terms.")
		       ? library_term(t->library, field + strlen("terms."))
		       : NULL;
}

/*
 * A shared term with its unit. Where the project says nothing and positions differ, the value is
 * not told: it would tell of the others.
 */
static const char *term_value(struct telling *t, const struct shared_term *term, const char *value)
{
	const struct settings *own = &t->project->terms;

	if (!settings_get(own, term->id) && term->positions.all.n && own_term(t))
		return NULL;
	return own_term(t) ? term_text(t->a, term, own, "")
	       : value     ? term_text(t->a, term, NULL, "")
			   : NULL;
}

static const char *side_words(struct telling *t, const struct change_side *side)
{
	const struct shared_term *term = own_term(t);

	if (!term && strcmp(t->change->kind, "shared-term") == 0 &&
	    strcmp(t->change->field, "value") == 0)
		term = side->object;
	if (term)
		return term_value(t, term, side->value);
	return side->value ? value_words(t, side->value) : NULL;
}

static const char *values(const struct telling *old, const struct telling *new)
{
	struct telling x = *old, y = *new;
	const char *before = side_words(&x, &new->change->before),
		   *after = side_words(&y, &new->change->after);

	if (!is_shown(before) || !is_shown(after))
		return "";
	return arena_concat(new->a, amendment_word(new->in, "colon"), before, "→", after,
			    (char *)NULL);
}

/* 'サーバ 連携サーバ'; a term of the project's is called as the library calls it. */
static const char *what_changed(struct telling *t, const struct change *c)
{
	const struct shared_term *term = own_term(t);
	const char *kind = term ? "shared-term" : c->kind;
	const char *name = term ? term->meaning
				: subject_name(t, c->after.object ? c->after.object
								  : c->before.object);
	bool quoted = strcmp(kind, "shared-term") == 0; /* a sentence, and no name */

	return arena_concat(t->a, word_or_name(t, "change.kind.", kind),
			    quoted  ? "「"
			    : *name ? " "
				    : "",
			    name, quoted ? "」" : "", (char *)NULL);
}

/* 条項 旧条項（「新条項」へ統合） */
static const char *merged_words(struct telling *old, struct telling *new)
{
	const struct change *c = new->change;
	const char *into = text_fill(new->a, word_or_name(new, "change.op.", "merged"), "name",
				     subject_name(new, c->after.object), NULL, NULL);

	return arena_concat(new->a, word_or_name(old, "change.kind.", c->kind), " ",
			    subject_name(old, c->before.object), "（", into, "）", (char *)NULL);
}

const char *change_words(struct arena *a, const struct amendment *in, const struct change *c)
{
	struct telling old = {a, in, c, in->before->own.project, in->before->own.library},
		       new = {a, in, c, in->after->own.project, in->after->own.library};
	struct telling *own = c->after.object ? &new : &old;

	if (c->op == CHANGE_MERGED)
		return merged_words(&old, &new);
	return arena_concat(a, what_changed(own, c), "（",
			    c->field ? field_words(own)
				     : word_or_name(own, "change.op.", change_op_name(c->op)),
			    c->field ? values(&old, &new) : "", "）", (char *)NULL);
}
