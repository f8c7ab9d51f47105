/* SPDX-License-Identifier: MIT
 *
 * Ids of clauses stand for good in a project's files, while the library merges clauses. What a file
 * says of one that was merged is moved over to the clause that holds its words now, where it can
 * mean nothing else, and a note says so. A position or a parameter can: the new clause has it too,
 * and nobody says another. An omission cannot, since the new clause says more than was left out.
 */
#include "work/carry_over.h"

#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/scope.h"

struct carrying {
	struct arena *a;
	struct project *project;
	const struct library *library;
	struct diag_list *dl;
};

/* Into what a clause of that id was merged; NULL: there is such a clause, or there never was. */
static const struct clause *merged_into(const struct carrying *k, const char *id)
{
	return id && !library_clause(k->library, id) ? library_successor(k->library, id) : NULL;
}

static void tell(const struct carrying *k, const char *subject, const char *place,
		 const char *member, const char *old, const struct clause *now)
{
	const char *colon = strchr(place, ':') ? "." : ":";

	diag_add(k->dl, DIAG_MERGED_CLAUSE, subject,
		 arena_concat(k->a, place, colon, member, (char *)NULL), old, now->id);
}

static void tell_unclear(const struct carrying *k, const char *subject, const char *place,
			 const char *member, const char *old, const struct clause *now,
			 const char *why)
{
	const char *colon = strchr(place, ':') ? "." : ":";

	diag_add(k->dl, DIAG_MERGED_UNCLEAR, subject,
		 arena_concat(k->a, place, colon, member, (char *)NULL), old, now->id, why);
}

/* The clause itself, or one that was merged into it. */
static bool speaks_of(const struct clause *now, const char *id)
{
	return strcmp(now->id, id) == 0 || clause_replaces(now, id);
}

/* Another value that stands for the same clause; NULL: all that is said agrees. */
static const struct setting *find_other(const struct settings *s, const struct clause *now,
					const char *value)
{
	for (size_t i = 0; i < s->all.n; i++)
		if (speaks_of(now, s->all.at[i].name) && strcmp(s->all.at[i].value, value) != 0)
			return &s->all.at[i];
	return NULL;
}

static const char *no_position(const struct carrying *k, const struct clause *now,
			       const char *position)
{
	return arena_printf(k->a, _("'%s' has no position '%s'"), now->id, position);
}

static const char *other_said(const struct carrying *k, const char *where, const char *what)
{
	return arena_printf(k->a, _("'%s' asks for '%s'"), where, what);
}

/* Why a position of the old clause says nothing of the new one; NULL: it does. */
static const char *why_not_position(const struct carrying *k, const struct settings *all,
				    const struct setting *s, const struct clause *now)
{
	const struct setting *other = find_other(all, now, s->value);

	if (!clause_position(now, s->value))
		return no_position(k, now, s->value);
	return other ? other_said(k, other->name, other->value) : NULL;
}

static void carry_positions(const struct carrying *k, struct contract *c)
{
	struct settings *s = &c->positions;
	size_t kept = 0;

	for (size_t i = 0; i < s->all.n; i++) {
		struct setting own = s->all.at[i];
		const struct clause *now = merged_into(k, own.name);
		const char *member = arena_concat(k->a, "positions.", own.name, (char *)NULL),
			   *why = now ? why_not_position(k, s, &own, now) : NULL;

		if (why) {
			tell_unclear(k, c->id, c->place, member, own.name, now, why);
			continue;
		}
		if (now) {
			tell(k, c->id, c->place, member, own.name, now);
			own.name = now->id;
		}
		s->all.at[kept++] = own;
	}
	s->all.n = kept;
}

/* 'clause-id.name': a parameter of one clause. */
static void carry_params(const struct carrying *k, struct settings *s, const char *subject,
			 const char *place)
{
	for (size_t i = 0; i < s->all.n; i++) {
		struct setting *own = &s->all.at[i];
		const char *dot = strchr(own->name, '.'), *member;
		const char *id = dot ? arena_strndup(k->a, own->name, (size_t)(dot - own->name))
				     : NULL;
		const struct clause *now = merged_into(k, id);

		if (!now || !settings_get(&now->params, dot + 1))
			continue;
		member = arena_concat(k->a, "params.", own->name, (char *)NULL);
		tell(k, subject, place, member, id, now);
		own->name = arena_concat(k->a, now->id, dot, (char *)NULL);
	}
}

static bool is_left_out(const struct omissions *omit, const struct clause *c)
{
	for (size_t i = 0; i < omit->n; i++)
		if (text_equal(omit->at[i].clause, c->id) ||
		    text_equal(omit->at[i].topic, c->topic))
			return true;
	return false;
}

static void carry_omissions(const struct carrying *k, struct omissions *omit, const char *subject)
{
	size_t kept = 0;

	for (size_t i = 0; i < omit->n; i++) {
		const struct omission own = omit->at[i];
		const struct clause *now = merged_into(k, own.clause);

		if (!now)
			omit->at[kept++] = own;
		else if (is_left_out(omit, now))
			tell(k, subject, own.place, "clause", own.clause, now);
		else
			tell_unclear(k, subject, own.place, "clause", own.clause, now,
				     _("that article says more than was left out here"));
	}
	omit->n = kept;
}

/* Another decision on the same clause that chose another wording, in force as this one is. */
static const struct decision *find_opposite(const struct carrying *k, const struct decision *d,
					    const struct clause *now)
{
	for (size_t i = 0; i < k->project->decisions.n; i++) {
		const struct decision *o = &k->project->decisions.at[i];

		if (o->clause && o->position && speaks_of(now, o->clause) &&
		    (!o->contract || !d->contract || strcmp(o->contract, d->contract) == 0) &&
		    strcmp(o->position, d->position) != 0)
			return o;
	}
	return NULL;
}

/* A decision that cannot be moved goes on to speak of what is gone, and changes nothing. */
static void carry_decision(const struct carrying *k, struct decision *d)
{
	const struct clause *now = merged_into(k, d->clause);
	const struct decision *other = now ? find_opposite(k, d, now) : NULL;

	if (!now)
		return;
	if (!clause_position(now, d->position))
		tell_unclear(k, d->id, d->place, "clause", d->clause, now,
			     no_position(k, now, d->position));
	else if (other)
		tell_unclear(k, d->id, d->place, "clause", d->clause, now,
			     other_said(k, other->id, other->position));
	else {
		tell(k, d->id, d->place, "clause", d->clause, now);
		d->clause = now->id;
	}
}

static const char *list_ids(struct arena *a, const char *const *ids, size_t n)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < n; i++)
		strbuf_join(&sb, ", ", ids[i]);
	return sb.text;
}

/* The project's own clauses that were laid over one that was merged, or that took others in. */
static void tell_own(const struct carrying *k, const struct clause *c)
{
	const struct clause *now = library_successor(k->library, c->id);

	if (now && now != c)
		diag_add(k->dl, DIAG_OWN_OF_MERGED, c->id, c->file, c->id, now->id);
	if (c->lacks.n)
		diag_add(k->dl, DIAG_OWN_LACKS_MERGED, c->id, c->file, c->id,
			 list_ids(k->a, c->lacks.at, c->lacks.n));
}

/* What speaks of no contract may touch any. */
static void carry_contract(const struct carrying *k, struct contract *c)
{
	size_t n = k->dl->all.n;

	carry_positions(k, c);
	carry_params(k, &c->params, c->id, c->place);
	carry_omissions(k, &c->omit, c->id);
	diag_about(k->dl, n, ABOUT_CONTRACT, c->id);
}

void carry_over(struct arena *a, struct project *p, const struct library *l, struct diag_list *dl)
{
	const struct carrying k = {a, p, l, dl};

	for (size_t i = 0; i < l->clauses.n; i++)
		if (l->clauses.at[i].own)
			tell_own(&k, &l->clauses.at[i]);
	carry_params(&k, &p->params, NULL, p->file);
	carry_omissions(&k, &p->omit, NULL);
	for (size_t i = 0; i < p->contracts.n; i++)
		carry_contract(&k, &p->contracts.at[i]);
	for (size_t i = 0; i < p->decisions.n; i++)
		carry_decision(&k, &p->decisions.at[i]);
}
