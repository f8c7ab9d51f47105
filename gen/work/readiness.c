/* SPDX-License-Identifier: MIT
 *
 * Points are held against what the project leaves knowingly, by their ids. Marks ask first what
 * costs nothing: whether anything but 未記入 is left.
 */
#include "work/readiness.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "check/scope.h"

enum { DIGITS = 8 };

/* By one of its ids. */
static const char *written_as(struct arena *a, const struct point *p, const char *id)
{
	const char *digest = hash_sha256(a, p->says, strlen(p->says));

	return *p->says ? arena_concat(a, id, "#", arena_strndup(a, digest, DIGITS),
				       (char *)NULL)
			: id;
}

const char *readiness_written(struct arena *a, const struct point *p)
{
	return written_as(a, p, p->id);
}

/* The id in what `left` writes. */
static const char *id_in(struct arena *a, const char *written)
{
	const char *sign = strrchr(written, '#');

	return sign && strspn(sign + 1, "0123456789abcdef") == DIGITS && !sign[1 + DIGITS]
		       ? arena_strndup(a, written, (size_t)(sign - written))
		       : written;
}

/* What is left of the scope, by what is written; the first who leaves it counts. */
static struct map *find_leavings(struct arena *a, const struct project *p, const char *scope)
{
	struct map *left = map_new(a);

	for (size_t i = 0; i < p->left.n; i++) {
		const struct leaving *l = &p->left.at[i];

		for (size_t k = 0; strcmp(l->contract, scope) == 0 && k < l->points.n; k++)
			if (!map_get(left, l->points.at[k]))
				map_set(left, l->points.at[k], (void *)l);
	}
	return left;
}

/* By its id alone or with what it says, under the name that it has or had. */
static const struct leaving *find_leaving(struct arena *a, const struct map *left,
					  const struct point *p)
{
	const char *const ids[] = {p->id, p->also};

	for (size_t i = 0; i < ARRAY_LEN(ids) && ids[i]; i++) {
		const struct leaving *found = map_get(left, ids[i]);

		if (!found)
			found = map_get(left, written_as(a, p, ids[i]));
		if (found)
			return found;
	}
	return NULL;
}

static void count_points(struct arena *a, const struct project *p, struct readiness *r)
{
	struct map *left = find_leavings(a, p, r->scope);

	for (size_t i = 0; i < r->points.all.n; i++) {
		struct point *point = r->points.all.at[i];

		if (p->left.n)
			point->left = find_leaving(a, left, point);
		if (point->left) {
			r->n_left++;
			continue;
		}
		r->open[point->kind]++;
		r->n_open++;
	}
}

/* Left once, and now neither as it was nor, if it is a point still, left again as it is. */
static void judge_written(struct arena *a, const struct map *points, const char *written,
			  struct readiness *r)
{
	const char *id = id_in(a, written);
	const struct point *p = map_get(points, id);

	if (map_get(points, written) || (p && strcmp(written_as(a, p, id), written) == 0))
		return;
	if (!p || p->left)
		*vec_push(a, &r->gone) = written;
	else
		*vec_push(a, &r->changed) = id;
}

static void find_gone(const struct run *run, struct readiness *r)
{
	struct map *points = map_new(run->arena);

	for (size_t i = 0; i < r->points.all.n; i++) {
		struct point *p = r->points.all.at[i];

		map_set(points, p->id, p);
		if (p->also)
			map_set(points, p->also, p);
	}
	for (size_t i = 0; i < run->project->left.n; i++) {
		const struct leaving *l = &run->project->left.at[i];

		for (size_t k = 0; strcmp(l->contract, r->scope) == 0 && k < l->points.n; k++)
			judge_written(run->arena, points, l->points.at[k], r);
	}
}

const struct readiness *readiness_with(const struct run *run, const char *scope,
				       const struct empty_members *members)
{
	struct readiness *r = arena_alloc(run->arena, sizeof *r);

	r->scope = scope;
	r->points = points_of(run, scope, members);
	count_points(run->arena, run->project, r);
	find_gone(run, r);
	return r;
}

const struct readiness *readiness_of(const struct run *run, const char *scope)
{
	struct empty_members members = blanks_new(run->arena);
	struct planned_list plan = documents_plan(run, scope, NULL);

	for (size_t i = 0; i < plan.all.n; i++)
		if (!plan.all.at[i].template->report)
			blanks_find(run, &plan.all.at[i], &members);
	return readiness_with(run, scope, &members);
}

size_t readiness_kinds(const struct readiness *r)
{
	size_t n = 0;

	for (enum point_kind kind = 0; kind < POINT__MAX; kind++)
		n += r->open[kind] > 0;
	return n;
}

const char *readiness_counts(struct arena *a, const struct readiness *r)
{
	struct strbuf sb = strbuf_new(a);

	for (enum point_kind kind = 0; kind < POINT__MAX; kind++)
		if (r->open[kind])
			strbuf_join(&sb, ", ",
				    arena_printf(a, "%s %zu", point_kind_id(kind), r->open[kind]));
	return sb.text;
}

struct marking marking_new(const struct run *run, enum draft_mark mark)
{
	return (struct marking){.run = run, .mark = mark, .known = map_new(run->arena)};
}

/* Of the hospital 未記入 is no point, so that nothing has to be bound. */
static const struct readiness *look_at(struct marking *m, const char *scope)
{
	const struct readiness *r = map_get(m->known, scope);

	if (r)
		return r;
	r = readiness_with(m->run, scope, NULL);
	if (!r->n_open && project_contract(m->run->project, scope))
		r = readiness_of(m->run, scope);
	map_set(m->known, scope, (void *)r);
	return r;
}

static bool concerns(const struct readiness *r, const struct template *t)
{
	for (size_t i = 0; i < r->points.all.n; i++) {
		const struct point *point = r->points.all.at[i];

		for (size_t k = 0; !point->left && k < point->found.n; k++)
			if (scope_speaks_of_hospital(point->found.at[k], t))
				return true;
	}
	return false;
}

static void note_open(struct marking *m, const char *scope)
{
	m->n_open++;
	for (size_t i = 0; i < m->open.n; i++)
		if (strcmp(m->open.at[i], scope) == 0)
			return;
	*vec_push(m->run->arena, &m->open) = scope;
}

bool marking_asks(struct marking *m, const struct planned *planned)
{
	if (m->mark != MARK_OPEN)
		return m->mark == MARK_ALL;
	if (planned->template->report || project_issued(m->run->project, planned->scope))
		return false;
	const struct readiness *r = look_at(m, planned->scope);
	bool open = planned->contract ? r->n_open > 0 : concerns(r, planned->template);

	if (open)
		note_open(m, planned->scope);
	return open;
}
