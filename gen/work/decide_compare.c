/* SPDX-License-Identifier: MIT
 *
 * A row is the same one when contract, register, key and phase are; a map finds it. Both sides were
 * loaded apart, so that objects are compared by their ids.
 */
#include "work/decide_compare.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"

static const char *identity(struct arena *a, const struct responsibility *r)
{
	return arena_concat(a, r->contract->id, "\n", r->reg->id, "\n", r->risk->id, "\n",
			    responsibility_no(r), "\n", r->phase, (char *)NULL);
}

static struct map *index_rows(struct arena *a, const struct run *run)
{
	struct map *rows = map_new(a);

	for (size_t i = 0; i < run->project->contracts.n; i++)
		for (size_t k = 0; k < run->responsibilities[i]->rows.n; k++) {
			struct responsibility *r = &run->responsibilities[i]->rows.at[k];

			map_set(rows, identity(a, r), r);
		}
	return rows;
}

static const char *role_id(const struct share *s)
{
	return s->role ? s->role->id : "";
}

static bool shares_differ(const struct responsibility *x, const struct responsibility *y)
{
	for (size_t i = 0; i < x->contract->parties.n; i++)
		if (strcmp(role_id(&x->shares[i]), role_id(&y->shares[i])) != 0)
			return true;
	return false;
}

static bool signer_differs(const struct responsibility *x, const struct responsibility *y)
{
	const struct decision *was = responsibility_decided(x), *is = responsibility_decided(y);

	if (!was || !is)
		return was != is;
	return !text_equal(was->by, is->by) || !text_equal(was->date, is->date);
}

bool row_pair_differs(const struct row_pair *p)
{
	const struct responsibility *x = p->before, *y = p->after;

	return !x || !y || strcmp(x->status, y->status) != 0 || shares_differ(x, y) ||
	       signer_differs(x, y) || !text_equal(x->fee, y->fee) ||
	       !text_equal(x->when, y->when) || !text_equal(x->agreed, y->agreed) ||
	       !text_equal(x->reason, y->reason) ||
	       !text_equal(x->internal_reason, y->internal_reason);
}

static bool rests_on_any(const struct responsibility *r, const char *const *ids, size_t n)
{
	for (size_t i = 0; i < r->decisions.n; i++)
		for (size_t k = 0; k < n; k++)
			if (strcmp(r->decisions.at[i]->id, ids[k]) == 0)
				return true;
	return false;
}

struct row_pairs rows_compare(struct arena *a, const struct run *before, const struct run *after,
			      const char *const *ids, size_t n)
{
	struct map *was = index_rows(a, before), *is = index_rows(a, after);
	struct row_pairs out = {0};

	for (size_t i = 0; i < after->project->contracts.n; i++)
		for (size_t k = 0; k < after->responsibilities[i]->rows.n; k++) {
			const struct responsibility *r = &after->responsibilities[i]->rows.at[k];
			struct row_pair p = {map_get(was, identity(a, r)), r};

			if (row_pair_differs(&p) || rests_on_any(r, ids, n))
				*vec_push(a, &out.all) = p;
		}
	for (size_t i = 0; i < before->project->contracts.n; i++)
		for (size_t k = 0; k < before->responsibilities[i]->rows.n; k++) {
			const struct responsibility *r = &before->responsibilities[i]->rows.at[k];

			if (!map_get(is, identity(a, r)))
				*vec_push(a, &out.all) = (struct row_pair){r, NULL};
		}
	return out;
}

static bool is_settled(const char *status)
{
	return strcmp(status, "agreed") == 0 || strcmp(status, "rejected") == 0 ||
	       strcmp(status, "accepted") == 0;
}

/* What was left open is no word that could be broken. */
static bool breaks(const char *was, const char *is)
{
	return was && strcmp(was, "undecided") != 0 && !text_equal(was, is);
}

/* Somebody else, or on another day, in the place of those who said it; what says no more is not. */
static bool is_signed_anew(const struct responsibility *x, const struct responsibility *y)
{
	const struct decision *was = x->settled, *is = y->settled;

	return was && (!is || !text_equal(was->by, is->by) || !text_equal(was->date, is->date));
}

bool row_pair_overrides(const struct row_pair *p)
{
	const struct responsibility *x = p->before, *y = p->after;

	if (!x || !y || !is_settled(x->status))
		return false;
	return strcmp(x->status, y->status) != 0 || shares_differ(x, y) ||
	       is_signed_anew(x, y) || breaks(x->fee, y->fee) || breaks(x->when, y->when) ||
	       breaks(x->agreed, y->agreed);
}

const char *row_pair_name(struct arena *a, const struct library *l, const struct row_pair *p)
{
	const struct responsibility *r = p->after ? p->after : p->before;

	if (!responsibility_is_added(r))
		return r->full_key;
	return arena_concat(a, r->full_key, "（",
			    library_word(l, arena_concat(a, "phase.", r->phase, (char *)NULL)), "）",
			    (char *)NULL);
}
