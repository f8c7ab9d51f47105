/* SPDX-License-Identifier: MIT
 *
 * Each change is asked whether it is of a statement, of what a statement answers, or of an object
 * that a statement names by a role; first for the row's own clause, then for all of its topic.
 */
#include "effects/governed_beside.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"

struct beside_question {
	const struct library *library;
	const struct clause *clause;
	const char *topic; /* NULL: the clause alone */
};

/* 'clause/statement' */
static bool is_statement_of(const struct change *c, const struct clause *clause)
{
	size_t n = strlen(clause->id);

	return strcmp(c->kind, "statement") == 0 && strncmp(c->subject, clause->id, n) == 0 &&
	       c->subject[n] == '/';
}

static bool answers(const struct statement_form *f, const char *measure)
{
	for (size_t i = 0; i < f->answers.n; i++)
		if (strcmp(f->answers.at[i], measure) == 0)
			return true;
	for (size_t i = 0; i < f->part.n; i++)
		if (strcmp(f->part.at[i], measure) == 0)
			return true;
	return false;
}

/* updates(server) of a change of a server, or of the system that it is in. */
static bool names_role(const struct statement_form *f, const struct change *c)
{
	const char *of = f->who ? strchr(f->who, '(') : NULL;

	return of && (strcmp(c->kind, "system") == 0 ||
		      (strncmp(of + 1, c->kind, strlen(c->kind)) == 0 &&
		       of[1 + strlen(c->kind)] == ')'));
}

static bool form_rests_on(const struct statement_form *f, const struct change *c)
{
	return strcmp(c->kind, "measure") == 0 ? answers(f, c->subject) : names_role(f, c);
}

static bool things_rest_on(const struct clause *clause, const struct change *c)
{
	const struct duties *d = clause->duties;

	if (is_statement_of(c, clause))
		return true;
	for (size_t i = 0; d && i < d->statements.n; i++)
		for (size_t k = 0; k < d->statements.at[i].forms.n; k++)
			if (form_rests_on(&d->statements.at[i].forms.at[k], c))
				return true;
	return false;
}

static bool any_rests_on(const struct beside_question *q, const struct change *c)
{
	if (!q->topic)
		return things_rest_on(q->clause, c);
	for (size_t i = 0; i < q->library->clauses.n; i++)
		if (text_equal(q->library->clauses.at[i].topic, q->topic) &&
		    things_rest_on(&q->library->clauses.at[i], c))
			return true;
	return false;
}

static const struct marked_changes *answer(const struct reason_index *l,
					   const struct beside_question *q)
{
	struct marked_changes *found = arena_alloc(l->a, sizeof *found);

	for (size_t i = 0; i < l->changes->all.n; i++)
		if (any_rests_on(q, &l->changes->all.at[i]))
			marked_add(l->a, found, &l->changes->all.at[i]);
	return found;
}

/* Rows by the thousand ask the same of a few hundred clauses and topics: each is answered once. */
static const struct marked_changes *answered(const struct reason_index *l, int side,
					     const struct beside_question *q)
{
	const char *name = arena_printf(l->a, "%d %s %s", side, q->topic ? "topic" : "clause",
					q->topic ? q->topic : q->clause->id);
	const struct marked_changes *known = map_get(l->beside, name);

	if (!known) {
		known = answer(l, q);
		map_set(l->beside, name, (void *)known);
	}
	return known;
}

static void take(const struct reason_index *l, int side, const struct beside_question *q,
		 struct marked_changes *found)
{
	const struct marked_changes *all = answered(l, side, q);

	for (size_t i = 0; i < all->all.n; i++)
		marked_add(l->a, found, all->all.at[i]);
}

void governed_beside_take(const struct reason_index *l, const char *key,
			  struct marked_changes *found)
{
	const char *id = arena_strndup(l->a, key, strcspn(key, "#"));

	for (int wide = 0; wide < 2 && !found->all.n; wide++)
		for (int side = 0; side < 2; side++) {
			const struct library *library = l->states[side]->own.library;
			const struct clause *c = library_clause(library, id);

			if (c)
				take(l, side,
				     &(struct beside_question){library, c, wide ? c->topic : NULL},
				     found);
		}
}
