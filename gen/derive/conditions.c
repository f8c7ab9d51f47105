/* SPDX-License-Identifier: MIT
 *
 * A condition is a row of terms between which one word stands, 'or' or 'and'. A term is asked by
 * its kind. What nobody says is what the library's list of features says of it: an article that
 * binds by default is not lost because a file is short.
 */
#include "derive/conditions.h"

#include <string.h>

#include "base/text.h"
#include "model/over.h"

static const char *const kind_names[CONDITION__MAX] = {"system", "contract", "param", "party"};

const char *condition_kind_name(enum condition_kind kind)
{
	return kind_names[kind];
}

/* 'not system.vpn', between blanks. */
static struct condition_term parse_term(struct arena *a, const char *text)
{
	struct condition_term t = {.kind = CONDITION__MAX, .name = ""};
	const char *dot = strchr(text, '.');

	t.not = text_starts(text, "not ");
	text += t.not ? strlen("not ") : 0;
	for (int k = 0; dot && k < CONDITION__MAX; k++) {
		size_t n = strlen(kind_names[k]);

		if (strncmp(text, kind_names[k], n) == 0 && text + n == dot)
			t.kind = (enum condition_kind)k;
	}
	if (t.kind != CONDITION__MAX)
		t.name = arena_concat(a, dot + 1, (char *)NULL);
	return t;
}

/* The next ' or ' or ' and '; NULL: none follows. */
static const char *next_joint(const char *text, const char **word)
{
	const char *or = strstr(text, " or "), *and = strstr(text, " and ");
	bool first = or && (!and || or < and);

	*word = first ? " or " : " and ";
	return first ? or : and;
}

struct condition_terms condition_parse(struct arena *a, const char *when)
{
	struct condition_terms terms = {0};
	const char *word, *end;
	bool some = false;

	while ((end = next_joint(when, &word))) {
		bool and = strcmp(word, " and ") == 0;

		terms.mixed = terms.mixed || (some && and != terms.every);
		terms.every = and;
		some = true;
		*vec_push(a, &terms.all) =
			parse_term(a, arena_strndup(a, when, (size_t)(end - when)));
		when = end + strlen(word);
	}
	*vec_push(a, &terms.all) = parse_term(a, when);
	return terms;
}

/* Names of systems and contracts stand in the list, where the library has one. */
static bool is_listed(const struct library *l, const struct condition_term *t)
{
	if (t->kind != CONDITION_SYSTEM || !l->features.n)
		return true;
	return library_feature(l, kind_names[t->kind], t->name) != NULL;
}

bool condition_is_known(struct arena *a, const struct library *l, const char *when)
{
	struct condition_terms terms = condition_parse(a, when);

	for (size_t i = 0; i < terms.all.n; i++) {
		const struct condition_term *t = &terms.all.at[i];

		if (t->kind == CONDITION__MAX || !*t->name || strpbrk(t->name, " .") ||
		    !is_listed(l, t))
			return false;
	}
	return !terms.mixed;
}

/* Whether the value of a flag or a parameter lets a condition hold. */
static bool holds(const char *value)
{
	return value && *value && strcmp(value, "false") != 0;
}

bool condition_is_unsaid(const struct system *s, const struct feature *f)
{
	return f && !settings_get(&s->flags, f->id);
}

static bool system_has(const struct library *l, const struct system *s, const char *name)
{
	const struct feature *f = library_feature(l, FEATURE_OF_SYSTEM, name);

	return s && condition_is_unsaid(s, f) ? f->unsaid
					      : s && holds(settings_get(&s->flags, name));
}

/* Any system of the contract, or any of the project for hospital-wide documents. */
static bool any_system_has(const struct project *p, const struct library *l,
			   const struct contract *c, const char *name)
{
	for (size_t i = 0; i < (c ? c->systems.n : p->systems.n); i++)
		if (system_has(l, c ? project_system(p, c->systems.at[i]) : &p->systems.at[i],
			       name))
			return true;
	return false;
}

static bool somebody_signs(const struct contract *c, const char *role)
{
	bool others = strcmp(role, "others") == 0;

	for (size_t i = 0; i < c->parties.n; i++) {
		const struct contract_party *cp = &c->parties.at[i];

		if (others ? !contract_has_side(c, cp) : strcmp(cp->role, role) == 0)
			return true;
	}
	return false;
}

/* More than one party that is no hospital, whether it signs this contract or not. */
static bool has_several_vendors(const struct project *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->parties.n; i++)
		n += strcmp(p->parties.at[i].kind, "hospital") != 0;
	return n > 1;
}

/*
 * What the contract says of itself goes before what its parties tell; the shape of its annex is a
 * member and no parameter.
 */
static bool contract_has(const struct project *p, const struct library *l,
			 const struct contract *c, const char *name)
{
	const char *said = settings_get(&c->params, name);
	const struct feature *f = library_feature(l, FEATURE_OF_CONTRACT, name);

	if (strcmp(name, ANNEX_CORE) == 0)
		return contract_is_core(c);
	if (said)
		return holds(said);
	if (strcmp(name, "several_vendors") == 0)
		return has_several_vendors(p);
	return f && f->unsaid;
}

static bool holds_of(const struct project *p, const struct library *l, const struct contract *c,
		     const struct condition_term *t)
{
	return t->kind == CONDITION_PARTY ? somebody_signs(c, t->name)
					  : contract_has(p, l, c, t->name);
}

static bool holds_of_any(const struct project *p, const struct library *l,
			 const struct condition_term *t)
{
	for (size_t i = 0; i < p->contracts.n; i++)
		if (!contract_is_over(p, &p->contracts.at[i]) &&
		    holds_of(p, l, &p->contracts.at[i], t))
			return true;
	return false;
}

static bool term_holds(const struct project *p, const struct library *l, const struct contract *c,
		       const struct condition_term *t)
{
	switch (t->kind) {
	case CONDITION_SYSTEM: return any_system_has(p, l, c, t->name) != t->not;
	case CONDITION_PARAM: return holds(settings_get(&p->params, t->name)) != t->not;
	case CONDITION_CONTRACT:
	case CONDITION_PARTY: return (c ? holds_of(p, l, c, t) : holds_of_any(p, l, t)) != t->not;
	case CONDITION__MAX: break;
	}
	return t->not;
}

bool conditions_hold(struct arena *a, const struct project *p, const struct library *l,
		     const struct contract *c, const char *when)
{
	struct condition_terms terms = condition_parse(a, when);

	for (size_t i = 0; i < terms.all.n; i++)
		if (term_holds(p, l, c, &terms.all.at[i]) != terms.every)
			return !terms.every;
	return terms.every;
}

bool conditions_hold_of_system(struct arena *a, const struct library *l, const struct system *s,
			       const char *when)
{
	struct condition_terms terms = condition_parse(a, when);

	for (size_t i = 0; i < terms.all.n; i++) {
		const struct condition_term *t = &terms.all.at[i];
		bool has = t->kind == CONDITION_SYSTEM && system_has(l, s, t->name);

		if ((has != t->not) != terms.every)
			return !terms.every;
	}
	return terms.every;
}

bool condition_asks(struct arena *a, const char *when, const char *kind, const char *name)
{
	struct condition_terms terms = condition_parse(a, when);

	for (size_t i = 0; i < terms.all.n; i++) {
		const struct condition_term *t = &terms.all.at[i];

		if (t->kind != CONDITION__MAX && strcmp(kind_names[t->kind], kind) == 0 &&
		    strcmp(t->name, name) == 0)
			return true;
	}
	return false;
}
