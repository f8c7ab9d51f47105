/* SPDX-License-Identifier: MIT
 *
 * Points are held against what the project leaves knowingly, by their ids. Marks ask first what
 * costs nothing: whether anything but 未記入 is left.
 */
#include "work/readiness.h"

#include <string.h>

#include "base/strbuf.h"
#include "check/scope.h"

static const struct leaving *leaving_of(const struct project *p, const char *scope, const char *id)
{
	for (size_t i = 0; i < p->left.n; i++) {
		const struct leaving *l = &p->left.at[i];

		for (size_t k = 0; strcmp(l->contract, scope) == 0 && k < l->points.n; k++)
			if (strcmp(l->points.at[k], id) == 0)
				return l;
	}
	return NULL;
}

static void count_points(const struct project *p, struct readiness *r)
{
	for (size_t i = 0; i < r->points.all.n; i++) {
		struct point *point = r->points.all.at[i];

		point->left = leaving_of(p, r->scope, point->id);
		if (point->left) {
			r->n_left++;
			continue;
		}
		r->open[point->kind]++;
		r->n_open++;
	}
}

static void find_gone(const struct run *run, struct readiness *r)
{
	struct map *ids = map_new(run->arena);

	for (size_t i = 0; i < r->points.all.n; i++)
		map_set(ids, r->points.all.at[i]->id, r->points.all.at[i]);
	for (size_t i = 0; i < run->project->left.n; i++) {
		const struct leaving *l = &run->project->left.at[i];

		for (size_t k = 0; strcmp(l->contract, r->scope) == 0 && k < l->points.n; k++)
			if (!map_get(ids, l->points.at[k]))
				*vec_push(run->arena, &r->gone) = l->points.at[k];
	}
}

const struct readiness *readiness_with(const struct run *run, const char *scope,
				       const struct empty_members *members)
{
	struct readiness *r = arena_alloc(run->arena, sizeof *r);

	r->scope = scope;
	r->points = points_of(run, scope, members);
	count_points(run->project, r);
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
