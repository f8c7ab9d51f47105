/* SPDX-License-Identifier: MIT
 *
 * Changes are asked by a table of tests, those that say most first; each gives a phrase, and
 * phrases stand once.
 */
#include "amend/notice_causes.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "effects/change_readers.h"
#include "effects/reason_index.h"
#include "model/objects.h"

enum { PHRASES = 5, THINGS = 3 };

struct cause_telling {
	struct arena *a;
	const struct amendment *in;
	VEC(const struct change *) changes;
	VEC(const char *) phrases;
};

static void say_once(struct cause_telling *t, const char *phrase)
{
	for (size_t i = 0; i < t->phrases.n; i++)
		if (strcmp(t->phrases.at[i], phrase) == 0)
			return;
	*vec_push(t->a, &t->phrases) = phrase;
}

static const char *cause_word(const struct cause_telling *t, const char *name)
{
	return amendment_word(t->in, arena_concat(t->a, "notice.cause.", name, (char *)NULL));
}

static const char *party_in_state(const struct cause_telling *t, int side, const char *id)
{
	const struct derived_state *s = side ? t->in->after : t->in->before;
	const struct party *party = id ? project_party(s->own.project, id) : NULL;

	return party && party->name ? party->name : amendment_word(t->in, "notice.nobody");
}

/* NULL: it is no such change. */
typedef const char *cause_phrase(struct cause_telling *t, const struct change *c);

static const char *of_party(struct cause_telling *t, const struct change *c)
{
	int side = c->op == CHANGE_ADDED;
	const struct contract_party *cp =
		strcmp(c->kind, "contract-party") == 0 && !c->field ? change_object(c, side) : NULL;

	return cp ? text_fill(t->a, cause_word(t, side ? "joins" : "leaves"), "name",
			      party_in_state(t, side, cp->party), NULL, NULL)
		  : NULL;
}

/* The thing that the change is of, in one state. */
struct thing_search {
	const void *object;
	struct tended found;
};

static void look_at(void *context, const struct tended *t)
{
	struct thing_search *s = context;

	if (t->object == s->object)
		s->found = *t;
}

/* Its object is NULL: the change is of no thing, or it is not there. */
static struct tended thing_in(const struct cause_telling *t, const struct change *c, int side)
{
	const struct project *p = (side ? t->in->after : t->in->before)->own.project;
	struct thing_search s = {.object = change_object(c, side)};

	for (size_t i = 0; s.object && i < p->systems.n; i++)
		system_visit_things(&p->systems.at[i], look_at, &s);
	return s.found;
}

static bool came_or_went(const struct change *c)
{
	return !c->field && (c->op == CHANGE_ADDED || c->op == CHANGE_REMOVED);
}

static const char *of_thing(struct cause_telling *t, const struct change *c)
{
	int side = c->op != CHANGE_REMOVED;
	struct tended thing = came_or_went(c) ? thing_in(t, c, side) : (struct tended){0};

	return thing.object && thing.name ? text_fill(t->a, cause_word(t, side ? "added" : "removed"),
						      "name", thing.name, NULL, NULL)
					  : NULL;
}

/* The role that a member of the thing gives; NULL: it gives none. */
static const struct tending_role *role_by(const struct tended *thing, const char *member)
{
	size_t n;
	const struct tending_role *roles = tending_roles(&n);

	for (size_t i = n; i > 0; i--)
		if (strcmp(roles[i - 1].kind, thing->kind) == 0 && roles[i - 1].asked &&
		    roles[i - 1].own[0] && strcmp(roles[i - 1].own[0], member) == 0)
			return &roles[i - 1];
	return NULL;
}

/* Who sees to a thing instead of whom; false: the change is of no such thing. */
struct succession {
	const char *thing, *old, *new;
};

static bool is_succession(struct cause_telling *t, const struct change *c, struct succession *out)
{
	struct tended thing = c->field ? thing_in(t, c, 1) : (struct tended){0};

	if (!thing.object || !thing.name || !role_by(&thing, c->field))
		return false;
	*out = (struct succession){thing.name, party_in_state(t, 0, c->before.value),
				   party_in_state(t, 1, c->after.value)};
	return true;
}

struct thing_names {
	VEC(const char *) all;
};

static void add_thing_once(struct arena *a, struct thing_names *things, const char *name)
{
	for (size_t i = 0; i < things->all.n; i++)
		if (strcmp(things->all.at[i], name) == 0)
			return;
	*vec_push(a, &things->all) = name;
}

/* 甲、乙及び丙 */
static const char *join_words(const struct cause_telling *t, const char *const *words, size_t n)
{
	struct strbuf sb = strbuf_new(t->a);

	for (size_t i = 0; i < n; i++)
		strbuf_join(&sb, amendment_word(t->in, i + 1 == n ? "list.and" : "list.comma"),
			    words[i]);
	return sb.text;
}

/* 甲、乙及び丙; of more than THINGS the first, and how many others. */
static const char *first_words(const struct cause_telling *t, const char *const *words, size_t n)
{
	if (n <= THINGS)
		return join_words(t, words, n);
	struct strbuf sb = strbuf_new(t->a);

	for (size_t i = 0; i < THINGS; i++)
		strbuf_join(&sb, amendment_word(t->in, "list.comma"), words[i]);
	return text_fill(t->a, amendment_word(t->in, "notice.names"), "names", sb.text, "n",
			 arena_printf(t->a, "%zu", n - THINGS));
}

/* 主機及び回線の担当の交代（甲社から乙社へ）: all things that go from the one to the other. */
static const char *of_role(struct cause_telling *t, const struct change *c)
{
	struct succession own, other;
	struct thing_names things = {0};

	if (!is_succession(t, c, &own))
		return NULL;
	for (size_t i = 0; i < t->changes.n; i++)
		if (is_succession(t, t->changes.at[i], &other) &&
		    strcmp(own.old, other.old) == 0 && strcmp(own.new, other.new) == 0)
			add_thing_once(t->a, &things, other.thing);
	return text_fill(t->a,
			 text_replace(t->a, cause_word(t, "role"), "{{name}}",
				      first_words(t, things.all.at, things.all.n)),
			 "old", own.old, "new", own.new);
}

static const char *of_time(struct cause_telling *t, const struct change *c)
{
	bool is_time = strcmp(c->kind, "contract") == 0 && c->field &&
		       (strcmp(c->field, "from") == 0 || strcmp(c->field, "to") == 0);

	return is_time ? cause_word(t, "time") : NULL;
}

static const char *of_shape(struct cause_telling *t, const struct change *c)
{
	bool is_shape = strcmp(c->kind, "contract") == 0 && c->field &&
			strcmp(c->field, "annex") == 0;

	return is_shape ? cause_word(t, "shape") : NULL;
}

/* What a contract or a project chose among clauses and numbers is a matter of texts. */
static bool is_of_texts(const struct change *c)
{
	static const char *const members[] = {"params.", "positions.", "modules.", "terms."};

	for (size_t i = 0; c->field && i < ARRAY_LEN(members); i++)
		if (text_starts(c->field, members[i]))
			return true;
	return strcmp(c->kind, "omission") == 0;
}

static const char *of_source(struct cause_telling *t, const struct change *c)
{
	return cause_word(t, is_of_texts(c) ? "library" : change_cause_name(c->cause));
}

static bool may_be_read(const struct cause_telling *t, const struct change *c)
{
	return change_audience(t->a, c, t->in->before, t->in->after, t->in->contract) !=
	       AUDIENCE_HOSPITAL;
}

static void add_change_once(struct cause_telling *t, const struct change *c)
{
	for (size_t i = 0; i < t->changes.n; i++)
		if (t->changes.at[i] == c)
			return;
	if (may_be_read(t, c))
		*vec_push(t->a, &t->changes) = c;
}

static void take_changes(struct cause_telling *t, const struct impact_document *d)
{
	for (size_t i = 0; i < d->diff->all.n; i++) {
		const struct doc_unit_pair *p = &d->diff->all.at[i];

		if (!amendment_counts(p))
			continue;
		struct reasons found = reasons_find(t->in->reasons, p, d->document, d->contract);

		for (size_t k = 0; k < found.all.n; k++)
			add_change_once(t, found.all.at[k]);
	}
}

static const char *join_phrases(struct cause_telling *t)
{
	if (t->phrases.n <= PHRASES)
		return join_words(t, t->phrases.at, t->phrases.n);
	struct strbuf sb = strbuf_new(t->a);

	for (size_t i = 0; i < PHRASES; i++)
		strbuf_join(&sb, amendment_word(t->in, "list.comma"), t->phrases.at[i]);
	strbuf_add(&sb, cause_word(t, "others"));
	return sb.text;
}

const char *notice_causes(struct arena *a, const struct amendment *in)
{
	static cause_phrase *const phrases[] = {of_party, of_role, of_thing,
						of_time,  of_shape, of_source};
	struct cause_telling t = {.a = a, .in = in};
	const struct change_list *all = in->reasons->changes;
	bool *told;

	for (size_t i = 0; i < in->n; i++)
		take_changes(&t, &in->documents[i]);
	told = arena_alloc(a, all->all.n * sizeof *told + 1);
	for (size_t k = 0; k < ARRAY_LEN(phrases); k++)
		for (size_t i = 0; i < t.changes.n; i++) {
			bool *own = &told[t.changes.at[i] - all->all.at];
			const char *phrase = *own ? NULL : phrases[k](&t, t.changes.at[i]);

			*own = *own || phrase;
			if (phrase)
				say_once(&t, phrase);
		}
	return join_phrases(&t);
}
