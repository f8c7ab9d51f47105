/* SPDX-License-Identifier: MIT
 *
 * Two tables say what the values of a member are: ids of things with names (telling.h), or words of
 * a closed list with words in templates/words.json. All else is text, and stands as it is.
 */
#include "amend/change_values.h"

#include <string.h>

#include "amend/change_members.h"
#include "amend/change_paths.h"
#include "amend/change_subjects.h"
#include "amend/duty_naming.h"
#include "base/fields.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "changes/model_lists.h"
#include "effects/change_readers.h"

static const char *name_actor(const struct telling *t, const char *who)
{
	return duty_name_actor(t->a, t->in, who);
}

static const char *name_time(const struct telling *t, const char *when)
{
	return duty_name_time(t->a, t->in, t->library, when);
}

static const char *name_contract(const struct telling *t, const char *id)
{
	const struct contract *c = project_contract(t->project, id);

	return c ? c->title : amendment_word(t->in, "change.hospital");
}

static const char *name_place(const struct telling *t, const char *at)
{
	const struct library *l = t->in->library;
	size_t n = strcspn(at, "(");
	const char *paragraph = text_fill(t->a, library_word(l, "number.paragraph"), "n",
					  arena_strndup(t->a, at, n), NULL, NULL);

	if (!at[n])
		return paragraph;
	return arena_concat(t->a, paragraph,
			    text_fill(t->a, library_word(l, "number.item"), "n",
				      arena_strndup(t->a, at + n + 1, strcspn(at + n + 1, ")")),
				      NULL, NULL),
			    (char *)NULL);
}

/* T, P, H, A as clauses name them */
static const char *name_control(const struct telling *t, const char *letter)
{
	static const struct {
		const char *letter, *word;
	} controls[] = {{"T", "control.technical"},
			{"P", "control.physical"},
			{"H", "control.human"},
			{"A", "control.others"}};

	for (size_t i = 0; i < ARRAY_LEN(controls); i++)
		if (strcmp(controls[i].letter, letter) == 0)
			return amendment_word(t->in, controls[i].word);
	return letter;
}

/* 2026-10 */
static const char *name_month(const struct telling *t, const char *month)
{
	char *day = unicode_wareki(t->a, arena_concat(t->a, month, "-01", (char *)NULL));

	return day ? arena_strndup(t->a, day, strlen(day) - strlen("1日")) : month;
}

/* '2027-04-09 仮名 梅子': what is done at the end, and who saw to it */
static const char *name_done(const struct telling *t, const char *value)
{
	size_t n = strcspn(value, " ");
	char *day = unicode_wareki(t->a, arena_strndup(t->a, value, n));

	return day ? arena_concat(t->a, day, value + n, (char *)NULL) : value;
}

/* What papers say for a value of these members; of a list for each of its elements. */
static const struct {
	const char *kind, *field; /* kind NULL: of any */
	telling_namer *name;
} namers[] = {
	{"statement", "who", name_actor},
	{"statement", "with", name_actor},
	{"statement", "makes", name_actor},
	{"statement", "when", name_time},
	{"statement", "from", name_time},
	{"statement", "answers", telling_measure},
	{"statement", "part", telling_measure},
	{"statement", "at", name_place},
	{"chain-step", "after", telling_event},
	{"chain-step", "unless", telling_event},
	{"chain-step", "term", telling_term},
	{"chain-step", "deadline", telling_deadline},
	{"chain-step", "statement", telling_statement},
	{"chain-step", "behind", telling_step},
	{"chain-step", "also", telling_step},
	{"chain-step", "desks", telling_desk},
	{"chain-step", "when", telling_condition},
	{"chain-event", "else", telling_event},
	{"chain-event", "knows", telling_event},
	{"chain-event", "duties", telling_event},
	{"deadline", "from", telling_event},
	{"escalation", "contact", telling_contact},
	{"escalation", "chain", telling_step},
	{"clause", "when", telling_condition},
	{"clause", "controls", name_control},
	{"core-module", "when", telling_condition},
	{"disclosure-paper", "when", telling_condition},
	{"disclosure-paper", "items", telling_item},
	{"disclosure-paper", "edition", telling_guideline},
	{"disclosure", "edition", telling_guideline},
	{"disclosure", "system", telling_system},
	{"disclosure", "paper", telling_paper},
	{"public-desk", "forms", telling_item},
	{"contract", "forms", telling_party},
	{"contract", "closing", name_done},
	{"closing-kind", "who", name_actor},
	{"closing-kind", "when", telling_condition},
	{"closing-kind", "end", telling_statement},
	{"closing-kind", "leaving", telling_statement},
	{"closing-kind", "proof_by", telling_statement},
	{"closing-kind", "checked_by", telling_statement},
	{"measure", "obligation", telling_obligation},
	{"left", "contract", name_contract},
	{"decision", "contract", name_contract},
	{"decision", "given.party", telling_party},
	{"left", "points", telling_point},
	{"project", "calendar.from", name_month},
	{"family", "requirements", telling_topic},
	{"family", "topics", telling_topic},
	{"core-rule", "text", telling_clause},
	{"core-rule", "table", telling_clause},
	{"decision", "status", telling_status},
	{"responsibility-rule", "status", telling_status},
	{"residual", "requirements", telling_key},
	{"desk", "desk", telling_desk},
	{NULL, "measures", telling_measure},
	{NULL, "vendor", telling_party},
	{"system", "owner", telling_party},
	{"server", "owner", telling_party},
	{"device", "owner", telling_party},
	{"line", "owner", telling_party},
	{NULL, "updates", telling_party},
	{NULL, "under", telling_party},
	{NULL, "party", telling_party},
	{NULL, "configures", telling_party},
	{NULL, "monitors", telling_party},
	{NULL, "maintains", telling_party},
	{NULL, "carrier", telling_party},
	{NULL, "terminal", telling_party},
	{NULL, "takes", telling_party},
	{NULL, "restores", telling_party},
	{NULL, "handles", telling_party},
	{NULL, "holds", telling_party},
	{NULL, "out_of_scope", telling_party},
	{NULL, "systems", telling_system},
	{NULL, "connects", telling_system},
	{NULL, "registers", telling_register},
	{NULL, "register", telling_register},
	{NULL, "guideline", telling_guideline},
	{NULL, "checklist", telling_guideline},
	{NULL, "supersedes", telling_guideline},
	{NULL, "roles", telling_role},
	{NULL, "topic", telling_topic},
	{NULL, "topics", telling_topic},
	{NULL, "clause", telling_clause},
	{NULL, "clauses", telling_clause},
	{NULL, "replaces", telling_clause},
	{NULL, "laid_down", telling_clause},
	{NULL, "documents", telling_template},
	{NULL, "document", telling_template},
	{NULL, "deputy", telling_contact},
	{NULL, "deputies", telling_contact},
	{NULL, "refs", telling_item},
	{NULL, "same_as", telling_item},
	{NULL, "covers", telling_cover},
	{NULL, "keys", telling_cover},
	{NULL, "requirement", telling_key},
	{NULL, "requirements", telling_key},
	{NULL, "risk", telling_key},
	{NULL, "module", telling_module},
	{NULL, "family", telling_family},
	{NULL, "model", telling_scoring},
};

/* Members whose values are words of a closed list: the words that papers have for them. */
static const struct {
	const char *kind, *field, *prefix; /* kind NULL: any */
} vocabularies[] = {
	{NULL, "fee", "fee."},
	{NULL, "phase", "phase."},
	{NULL, "phases", "phase."},
	{"party", "kind", "party."},
	{"contact", "kind", "change.contact-kind."},
	{"contract-party", "role", "party."},
	{"project", "level", "measure."},
	{"contract", "level", "measure."},
	{"clause", "level", "measure."},
	{"topic", "level", "measure."},
	{"clause", "rank", "change.rank."},
	{"clause", "may_ask", "party."},
	{"contract", "annex", "annex."},
	{"contract", "modules", "change.module."},
	{"device", "kind", "device."},
	{"device", "site", "change.site."},
	{"statement", "to", "change.to."},
	{"statement", "kind", "provision.kind."},
	{"statement", "per", "change.kind."},
	{"core-rule", "kinds", "provision.kind."},
	{"core-rule", "alone", "provision.kind."},
	{"measure", "side", "change.side."},
	{"feature", "of", "change.kind."},
	{"closing-kind", "of", "change.kind."},
	{"closing-kind", "owned", "change.side."},
	{"record-form", "kind", "record.kind."},
	{"escalation", "calls", "change.calls."},
	{"checklist-answer", "answer", "answer-word."},
	{"guideline", "status", "fact."},
	{"guideline-item", "status", "fact."},
	{"dropped-basis", "status", "fact."},
	{"public-desk", "status", "fact."},
	{"public-desk", "numbers_status", "fact."},
	{"deadline", "status", "fact."},
	{"deadline", "counting_status", "fact."},
	{"deadline", "unit", "change.unit."},
	{"responsibility-rule", "subject", "change.rule-subject."},
	{"responsibility-rule", "when", "change.rule-value."},
};

/* Members that are true or false and read better as する and しない. */
static const char *const acts[] = {"first", "last_open", "keep", "modules"};

/* roles of roles.hospital, registers of registers[1] */
static const char *stem_of(const struct telling *t, const char *field)
{
	return arena_strndup(t->a, field, strcspn(field, ".["));
}

static bool is_of(const char *kind, const char *field, const char *own_kind, const char *own,
		  const char *stem)
{
	return (!kind || strcmp(kind, own_kind) == 0) &&
	       (strcmp(field, own) == 0 || strcmp(field, stem) == 0);
}

static telling_namer *find_namer(const char *kind, const char *field, const char *stem)
{
	for (size_t i = 0; i < ARRAY_LEN(namers); i++)
		if (is_of(namers[i].kind, namers[i].field, kind, field, stem))
			return namers[i].name;
	return NULL;
}

static const char *find_prefix(const char *kind, const char *field, const char *stem)
{
	for (size_t i = 0; i < ARRAY_LEN(vocabularies); i++)
		if (is_of(vocabularies[i].kind, vocabularies[i].field, kind, field, stem))
			return vocabularies[i].prefix;
	return NULL;
}

/* [] in a file: it says that there is none. */
static bool says_none(const char *field)
{
	static const char *const lists[] = {"lines", "backups", "media", "documents"};

	for (size_t i = 0; i < ARRAY_LEN(lists); i++)
		if (strcmp(lists[i], field) == 0)
			return true;
	return false;
}

static const char *truth_words(const struct telling *t, const char *stem, bool is_true)
{
	for (size_t i = 0; i < ARRAY_LEN(acts); i++)
		if (strcmp(acts[i], stem) == 0)
			return amendment_word(t->in, is_true ? "change.yes" : "change.no");
	return amendment_word(t->in, is_true ? "change.has" : "change.has-not");
}

/* One value, or one element of a list. */
static const char *value_words(const struct telling *t, const char *kind, const char *field,
			       const char *value)
{
	const char *stem = stem_of(t, field), *prefix = find_prefix(kind, field, stem);
	telling_namer *name = find_namer(kind, field, stem);
	const char *shown = prefix ? telling_word(t, prefix, value) : NULL;

	if (strcmp(value, "none") == 0 && says_none(field))
		return amendment_word(t->in, "change.has-not");
	if (shown || name)
		return shown ? shown : name(t, value);
	if (strcmp(value, "true") == 0 || strcmp(value, "false") == 0)
		return truth_words(t, stem, strcmp(value, "true") == 0);
	shown = fields_is_date(value) ? unicode_wareki(t->a, value) : NULL;
	return shown ? shown : telling_text(t, value);
}

/* Where the elements are only known as one text, and each of them is an id or a word. */
static const char *each_words(const struct telling *t, const char *kind, const char *field,
			      const char *value)
{
	const char *stem = stem_of(t, field);
	struct strbuf sb = strbuf_new(t->a);
	char *rest, *list = arena_strdup(t->a, value);

	if (find_namer(kind, field, stem) == telling_condition ||
	    (!find_namer(kind, field, stem) && !find_prefix(kind, field, stem)))
		return value_words(t, kind, field, value);
	for (char *one = strtok_r(list, ",", &rest); one; one = strtok_r(NULL, ",", &rest))
		strbuf_join(&sb, "\n", value_words(t, kind, field, text_trim(t->a, one)));
	return sb.text;
}

struct texts {
	const char **at;
	size_t n, cap;
};

static const char *list_words(const struct telling *t, const char *kind, const struct field *f,
			      const void *object)
{
	struct texts all;
	struct strbuf sb = strbuf_new(t->a);

	memcpy(&all, (const char *)object + f->offset, sizeof all);
	for (size_t i = 0; i < all.n; i++)
		strbuf_join(&sb, "\n", value_words(t, kind, f->name, all.at[i]));
	return sb.text;
}

/*
 * A shared term with its unit. Where the project says nothing and positions differ, the value is
 * not told: it would tell of the others.
 */
static const char *term_value(const struct telling *t, const struct shared_term *term,
			      const char *value)
{
	const struct settings *own = &t->project->terms;

	if (!change_own_term(t))
		return value ? term_text(t->a, term, NULL, "") : NULL;
	if (!settings_get(own, term->id) && term->positions.all.n)
		return t->brief ? NULL : amendment_word(t->in, "change.by-position");
	return term_text(t->a, term, own, "");
}

static const struct shared_term *term_of(const struct telling *t)
{
	const struct change *c = t->change;

	if (strcmp(c->kind, "shared-term") == 0 && c->field && strcmp(c->field, "value") == 0)
		return t->object;
	return change_own_term(t);
}

static bool is_after(const struct telling *t)
{
	return t->project == t->in->after->own.project;
}

const char *change_value(const struct telling *t)
{
	const struct change *c = t->change;
	const char *value = is_after(t) ? c->after.value : c->before.value;
	const struct shared_term *term = term_of(t);
	const struct field_table *table = model_fields_of(c->kind);
	const struct field *f = table ? field_find(table, c->field) : NULL;

	if (term)
		return term_value(t, term, value);
	if (!value)
		return NULL;
	if (change_paths_has(c->kind))
		return change_path_value(t, value, is_after(t));
	if (f && f->type == FIELD_STRINGS && t->object)
		return list_words(t, c->kind, f, t->object);
	return each_words(t, c->kind, c->field, value);
}

/* The place of a row in its source is no word of it. */
static bool is_of_file(const struct telling *t, const struct field *f)
{
	return strcmp(f->name, "id") == 0 ||
	       (t->change->cause == CAUSE_REGISTER && strcmp(f->name, "place") == 0);
}

/* What is printed of an object that came or went, and who may read all of it. */
struct whole_lines {
	struct strbuf text;
	enum audience audience;
};

/* Whether the readers may know a member of the object, or of what hangs below it. */
static bool is_told(const struct telling *t, const char *kind, const char *member,
		    struct whole_lines *lines)
{
	const struct amendment *in = t->in;
	enum audience own = in->contract ? change_member_audience(t->change, kind, member,
								  in->before, in->after,
								  in->contract)
					 : AUDIENCE_EVERYONE;

	if (own == AUDIENCE_HOSPITAL)
		return false;
	lines->audience = audience_narrower(lines->audience, own);
	return true;
}

static const char *field_words(const struct telling *t, const struct field *f)
{
	const char *value = field_text(t->a, f, t->object);

	if (!value || (f->type == FIELD_BOOL && strcmp(value, "false") == 0))
		return NULL;
	return f->type == FIELD_STRINGS ? list_words(t, t->change->kind, f, t->object)
					: value_words(t, t->change->kind, f->name, value);
}

static void add_line(const struct telling *t, struct whole_lines *lines, const char *name,
		     const char *value)
{
	strbuf_join(&lines->text, "\n",
		    arena_concat(t->a, name, amendment_word(t->in, "colon"),
				 text_replace(t->a, value, "\n", "、"), (char *)NULL));
}

static void add_member(const struct telling *t, struct whole_lines *lines, const struct field *f)
{
	const char *kind = t->change->kind, *value;

	if (is_of_file(t, f) || f->type >= FIELD_ARRAY)
		return;
	value = field_words(t, f);
	if (!text_empty(value) && is_told(t, kind, f->name, lines))
		add_line(t, lines, change_member(t, kind, f->name), value);
}

/* By what names its elements: a server by its name. */
static void add_below(const struct telling *t, struct whole_lines *lines,
		      const struct model_list *list)
{
	const void *owner = model_list_owner(list, t->object);
	struct model_elements all = {0};
	struct strbuf names = strbuf_new(t->a);

	if (owner)
		all = model_list_elements(list, owner);
	for (size_t i = 0; i < all.n; i++)
		strbuf_join(&names, "、",
			    change_object_name(t, list->kind, all.at + i * list->size));
	if (names.len && is_told(t, list->kind, list->key ? list->key[0] : "name", lines))
		add_line(t, lines, telling_word(t, "change.kind.", list->kind), names.text);
}

static void add_features(const struct telling *t, struct whole_lines *lines)
{
	const struct system *s = t->object;
	struct strbuf names = strbuf_new(t->a);

	for (size_t i = 0; i < s->flags.all.n; i++)
		if (strcmp(s->flags.all.at[i].value, "true") == 0)
			strbuf_join(&names, "", telling_feature(t, s->flags.all.at[i].name));
	if (names.len && is_told(t, "system", "*", lines))
		add_line(t, lines, amendment_word(t->in, "change.features"), names.text);
}

static bool is_listed(const struct model_list *list)
{
	return list && list->table && !list->is_file && !list->json;
}

const char *change_whole(const struct telling *t, enum audience *audience)
{
	const struct change *c = t->change;
	const struct model_list *list = model_list_of(c->kind);
	const char *summary = is_after(t) ? c->after.value : c->before.value;
	struct whole_lines lines = {strbuf_new(t->a), AUDIENCE_EVERYONE};

	*audience = AUDIENCE_EVERYONE;
	if (!is_listed(list))
		return summary ? telling_text(t, summary) : change_subject(t);
	for (size_t i = 0; i < list->table->n; i++)
		add_member(t, &lines, &list->table->at[i]);
	if (strcmp(c->kind, "system") == 0)
		add_features(t, &lines);
	for (const struct model_list *below = list->below; below && below->kind; below++)
		if (!below->is_of_duties) /* a clause's: what they say stands in its text */
			add_below(t, &lines, below);
	*audience = lines.audience;
	return lines.text.len ? lines.text.text : change_subject(t);
}
