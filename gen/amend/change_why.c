/* SPDX-License-Identifier: MIT
 *
 * The plain sentence of a cause. What somebody gave as a reason for the reader comes first; then a
 * format of templates/words.json for what happened to a thing of that kind (why.device.added), for
 * who is to act (why.swap), for a level that rose, else for values and texts.
 */
#include <string.h>

#include "amend/change_lists.h"
#include "amend/change_members.h"
#include "amend/change_subjects.h"
#include "amend/change_values.h"
#include "amend/change_words.h"
#include "base/text.h"
#include "changes/model_lists.h"
#include "derive/scoring.h"

/* Longer values do not stand in a sentence: they stand side by side. */
enum { SHORT = 24 };

/* The hospital's own papers may give its own reason; others give the one that is meant for them. */
const char *change_given_reason(const struct amendment *in, const struct change *c)
{
	const struct decision *d = strcmp(c->kind, "decision") == 0 ? c->after.object : NULL;
	const struct omission *o = strcmp(c->kind, "omission") == 0 ? c->after.object : NULL;
	const struct contract *ended = strcmp(c->kind, "contract") == 0 ? c->after.object : NULL;

	if (o)
		return o->reason;
	if (ended && text_equal(c->field, "ended") && ended->end_reason)
		return ended->end_reason;
	if (!d || d->public_reason)
		return d ? d->public_reason : NULL;
	return in->contract ? NULL : d->reason;
}

/* why.device.added, else why.added */
static const char *whole_why(const struct telling *t, const char *op)
{
	const char *kind = t->change->kind;
	const char *own = arena_concat(t->a, "why.", kind, ".", op, (char *)NULL);
	bool has_own = settings_get(&t->in->library->words, own) != NULL;

	return telling_fill(t, has_own ? own : arena_concat(t->a, "why.", op, (char *)NULL),
			    (struct telling_name[3]){{"name", change_subject_name(t)},
						     {"what", change_subject(t)}});
}

static const char *joining_why(const struct telling *t, bool joins)
{
	const struct contract_party *cp = t->object;
	const struct party *p = project_party(t->project, cp->party);

	return telling_fill(t, !joins ? "why.leaves" : cp->label ? "why.joins.label" : "why.joins",
			    (struct telling_name[3]){{"name", p ? p->name : cp->party},
						     {"label", cp->label}});
}

/* A party that the contract of these papers has in that state: its joining or leaving says it. */
static const struct contract_party *contract_party_named(const struct telling *t)
{
	const struct contract *c =
		t->in->contract ? project_contract(t->project, t->in->contract->id) : NULL;
	const struct party *p = t->object;

	for (size_t i = 0; c && i < c->parties.n; i++)
		if (strcmp(c->parties.at[i].party, p->id) == 0)
			return &c->parties.at[i];
	return NULL;
}

static const char *party_why(const struct telling *t, bool joins)
{
	struct telling own = *t;

	own.object = contract_party_named(t);
	return own.object ? joining_why(&own, joins) : whole_why(t, joins ? "added" : "removed");
}

static const struct risk_register *register_of(const struct telling *t)
{
	const char *subject = t->change->subject, *colon = strchr(subject, ':');

	if (t->project->registers.n == 1)
		return t->project->registers.at[0];
	return colon ? project_register(t->project,
					arena_strndup(t->a, subject, (size_t)(colon - subject)))
		     : NULL;
}

/* Of a level by its place on the scale, of a number by its value. */
static int direction(const struct telling *old, const struct telling *new)
{
	const struct change *c = new->change;
	const char *x = c->before.value, *y = c->after.value;
	const struct risk_register *reg = c->cause == CAUSE_REGISTER ? register_of(new) : NULL;

	(void)old;
	if (!reg || !x || !y)
		return 0;
	if (strcmp(c->field, "level") == 0) {
		struct scale s = scale_of(new->library, reg);
		size_t before = scale_rank(&s, x), after = scale_rank(&s, y);

		return before == after ? 0 : after < before ? 1 : -1;
	}
	if (strcmp(c->field, "severity") != 0 && strcmp(c->field, "frequency") != 0)
		return 0;
	return text_compare_natural(y, x) > 0 ? 1 : -1;
}

static bool is_short(const char *value)
{
	return !value || (text_length(value) <= SHORT && !strchr(value, '\n'));
}

static bool is_a_party(const struct telling *t, const char *id)
{
	return id && project_party(t->project, id) != NULL;
}

const char *cause_parts_text(struct arena *a, const struct amendment *in,
			     const struct cause_parts *p)
{
	if (p->text)
		return p->text;
	const char *text = text_fill(a, amendment_word(in, p->format), "what", p->what, "member",
				     p->member);

	return text_fill(a, text, "before", p->before ? p->before : "", "after",
			 p->after ? p->after : "");
}

static const char *flag_why(const struct telling *t)
{
	const struct feature *f =
		library_feature(t->library, FEATURE_OF_SYSTEM, t->change->field);
	bool has = t->change->after.value && strcmp(t->change->after.value, "true") == 0;

	if (field_find(model_fields_of("system"), t->change->field))
		return NULL;
	return telling_fill(t,
			    arena_concat(t->a, f ? "why.flag." : "why.flag.own.",
					 has ? "true" : "false", (char *)NULL),
			    (struct telling_name[3]){
				    {"system", change_subject_name(t)},
				    {"name", f ? f->name : telling_feature(t, t->change->field)}});
}

static const char *edition_why(const struct telling *old, const struct telling *new)
{
	const char *field = new->change->field;

	if (strcmp(field, "guideline") != 0 && strcmp(field, "checklist") != 0)
		return NULL;
	return telling_fill(new, arena_concat(new->a, "why.", field, (char *)NULL),
			    (struct telling_name[3]){{"before", change_value(old)},
						     {"after", change_value(new)}});
}

static const char *special_why(const struct telling *old, const struct telling *new)
{
	const char *kind = new->change->kind;
	const struct telling *own = new->object ? new : old;

	if (new->change->cause == CAUSE_LAYOUT)
		return amendment_word(new->in, "why.layout");
	if (strcmp(kind, "system") == 0)
		return flag_why(own);
	if (strcmp(kind, "project") == 0)
		return edition_why(old, new);
	if (strcmp(kind, "clause") == 0)
		return telling_fill(own, "why.clause.text",
				    (struct telling_name[3]){{"name", change_subject_name(own)}});
	return NULL;
}

/* Which sentence tells the values. */
static const char *format_for(const struct telling *old, const struct telling *new,
			      const char *before, const char *after)
{
	const struct change *c = new->change;
	int up = direction(old, new);

	if (up)
		return up > 0 ? "why.raised" : "why.lowered";
	if (!is_short(before) || !is_short(after))
		return "why.text";
	if (before && after)
		return is_a_party(old, c->before.value) && is_a_party(new, c->after.value)
			       ? "why.swap"
			       : "why.values";
	return after ? "why.set" : before ? "why.unset" : "why.text";
}

static struct cause_parts member_cause(const struct telling *old, const struct telling *new)
{
	const struct telling *own = new->object ? new : old;
	const char *special = special_why(old, new), *before = change_value(old),
		   *after = change_value(new);

	if (special)
		return (struct cause_parts){.text = special};
	return (struct cause_parts){
		.format = format_for(old, new, before, after),
		.what = change_subject(own),
		.member = change_member(own, own->change->kind, own->change->field),
		.before = before,
		.after = after,
	};
}

static const char *merged_why(const struct telling *old, const struct telling *new)
{
	return telling_fill(new, "why.clause.merged",
			    (struct telling_name[3]){{"name", change_subject_name(old)},
						     {"into", change_subject_name(new)}});
}

static const char *list_why(const struct telling *t)
{
	if (t->change->cause == CAUSE_LAYOUT)
		return amendment_word(t->in, "why.layout");
	return telling_fill(t, strcmp(t->change->field, "place") == 0 ? "why.place" : "why.order",
			    (struct telling_name[3]){{"what", change_list_subject(t)}});
}

/* Of what came, went, moved or stands in another order. */
static const char *whole_cause(const struct telling *old, const struct telling *new)
{
	const struct change *c = new->change;
	bool added = c->op == CHANGE_ADDED;
	const struct telling *own = added ? new : old;

	if (c->of_list)
		return list_why(new);
	if (c->op == CHANGE_MERGED)
		return merged_why(old, new);
	if (c->op == CHANGE_MOVED)
		return whole_why(new, "renumbered");
	if (strcmp(c->kind, "contract-party") == 0)
		return joining_why(own, added);
	if (c->cause == CAUSE_LAYOUT)
		return amendment_word(new->in, "why.layout");
	if (strcmp(c->kind, "party") == 0)
		return party_why(own, added);
	return whole_why(own, added ? "added" : "removed");
}

struct cause_parts change_cause(struct arena *a, const struct amendment *in,
				const struct change *c)
{
	struct telling old = telling_of(a, in, c, false), new = telling_of(a, in, c, true);
	const char *given = change_given_reason(in, c);
	bool is_whole = c->of_list || c->op == CHANGE_MERGED || c->op == CHANGE_MOVED || !c->field;

	old.brief = new.brief = true;
	if (given)
		return (struct cause_parts){.text = given};
	if (strcmp(c->kind, "decision") == 0)
		return (struct cause_parts){.text = amendment_word(in, "why.decision")};
	return is_whole ? (struct cause_parts){.text = whole_cause(&old, &new)}
			: member_cause(&old, &new);
}

const char *change_why(struct arena *a, const struct amendment *in, const struct change *c)
{
	const struct cause_parts p = change_cause(a, in, c);

	return cause_parts_text(a, in, &p);
}
