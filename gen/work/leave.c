/* SPDX-License-Identifier: MIT
 *
 * A wildcard is resolved at once and never written: a point that comes tomorrow is nobody's
 * knowledge today, and a point is held to what it says now (readiness_written). One element holds all that is left for one reason.
 */
#include "work/leave.h"

#include <string.h>

#include "base/text.h"

#define NEW_FILE "{\n \"schema\": \"bunkai/decisions/1\",\n \"decisions\": []\n}\n"

static bool names_point(const char *named, const struct point *p)
{
	return strcmp(named, point_kind_id(p->kind)) == 0 || text_matches(p->id, named);
}

static void refuse(struct arena *a, const struct readiness *r, const char *named,
		   struct diag_list *dl)
{
	struct known known = {0};

	for (enum point_kind kind = 0; kind < POINT__MAX; kind++)
		if (r->open[kind])
			*vec_push(a, &known.all) = point_kind_id(kind);
	for (size_t i = 0; i < r->points.all.n; i++)
		*vec_push(a, &known.all) = r->points.all.at[i]->id;
	diag_add(dl, DIAG_UNKNOWN_POINT, NULL, "--leave", named, r->scope);
	diag_offer(dl, dl->all.n - 1, named, &known, false);
}

/* Each point once, however many words meet it. */
static bool find_named(struct arena *a, const struct readiness *r, const char *named,
		       struct map *taken, struct points *points, struct diag_list *dl)
{
	size_t met = 0, open = 0;

	for (size_t i = 0; i < r->points.all.n; i++) {
		struct point *p = r->points.all.at[i];

		if (!names_point(named, p))
			continue;
		met++;
		open += !p->left;
		if (p->left || map_get(taken, p->id))
			continue;
		map_set(taken, p->id, p);
		*vec_push(a, &points->all) = p;
	}
	if (!met)
		refuse(a, r, named, dl);
	else if (!open)
		diag_add(dl, DIAG_ALREADY_LEFT, NULL, "--leave", named);
	return open > 0;
}

static struct json *new_element(struct arena *a, const struct readiness *r,
				const struct leave_wish *wish, const struct points *points)
{
	struct json *j = json_new_object(a), *ids = json_new_array(a);

	json_set_string(a, j, "contract", r->scope);
	for (size_t i = 0; i < points->all.n; i++)
		json_append(ids, json_new_string(a, readiness_written(a, points->all.at[i])));
	json_set(j, "points", ids);
	json_set_string(a, j, "reason", wish->reason);
	json_set_string(a, j, "by", wish->by);
	json_set_string(a, j, "date", wish->date);
	return j;
}

bool leave_points(struct trial *t, const struct readiness *r, const struct leave_wish *wish,
		  struct points *points, struct diag_list *dl)
{
	struct arena *a = t->arena;
	struct map *taken = map_new(a);
	bool ok = true;

	for (size_t i = 0; i < wish->n; i++)
		ok = find_named(a, r, wish->named[i], taken, points, dl) && ok;
	struct json_edit *e = ok ? trial_edit(t, "decisions.json", NEW_FILE, dl) : NULL;

	if (!e)
		return false;
	struct json *element = new_element(a, r, wish, points);
	const struct json *left = json_get(json_edit_root(e), "left");

	if (left && left->kind == JSON_ARRAY) {
		json_edit_append(e, left, element);
		return true;
	}
	struct json *list = json_new_array(a);

	json_append(list, element);
	json_edit_set(e, json_edit_root(e), "left", list);
	return true;
}
