/* SPDX-License-Identifier: MIT
 *
 * Boxes are matched in rounds: by key, by look and words, by likeness. What is matched and does not
 * keep its order has moved: the fewest moves by the edit script of both orders. Lines come last,
 * since they are named by boxes; figure_lines.c reads that from the tracks.
 */
#include "changes/figure_compare.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "changes/edit_script.h"
#include "changes/similar.h"

/* Boxes without a key that are less alike are two: one that went and one that came. */
static const double like_enough = 0.4;

struct figure_matching {
	struct arena *a;
	struct figure_boxes before, after;
	unsigned next_name;
};

static void take_boxes(struct arena *a, const struct doc_node *figure, struct figure_boxes *out)
{
	out->figure = figure;
	for (const struct doc_node *node = figure ? figure->first : NULL; node; node = node->next)
		if (node->kind == DOC_BOX)
			*vec_push(a, &out->all) = (struct figure_named){node, 0};
}

static const char *box_key(const struct doc_node *box)
{
	return box->origin ? box->origin->key : NULL;
}

bool figure_has_name(const char *list, const char *name, size_t len)
{
	for (; *list; list += strcspn(list, " "), list += *list == ' ')
		if (strcspn(list, " ") == len && memcmp(list, name, len) == 0)
			return true;
	return false;
}

static bool share_a_key(const struct doc_node *x, const struct doc_node *y)
{
	const char *name = box_key(x), *list = box_key(y);

	for (; name && list && *name; name += strcspn(name, " "), name += *name == ' ')
		if (figure_has_name(list, name, strcspn(name, " ")))
			return true;
	return false;
}

/* Two keys that have nothing in common are of two things, whatever both say. */
static bool have_the_same_words(const struct doc_node *x, const struct doc_node *y)
{
	return !(box_key(x) && box_key(y)) && text_equal(x->text, y->text) && text_equal(x->role, y->role);
}

typedef bool are_the_same(const struct doc_node *x, const struct doc_node *y);

static void match_boxes(struct figure_matching *m, size_t i, size_t k)
{
	m->before.all.at[i].name = m->after.all.at[k].name = m->next_name++;
}

static void match_round(struct figure_matching *m, are_the_same *same)
{
	for (size_t k = 0; k < m->after.all.n; k++)
		for (size_t i = 0; !m->after.all.at[k].name && i < m->before.all.n; i++)
			if (!m->before.all.at[i].name &&
			    same(m->before.all.at[i].box, m->after.all.at[k].box))
				match_boxes(m, i, k);
}

/* What has a key and was not found by it is another thing, however alike. */
static bool may_be_alike(const struct doc_node *x, const struct doc_node *y)
{
	return !box_key(x) && !box_key(y) && text_equal(x->role, y->role) && x->level == y->level;
}

static void match_most_alike(struct figure_matching *m, size_t k)
{
	const struct doc_node *box = m->after.all.at[k].box;
	struct char_pairs own = similar_pairs(m->a, box->text);
	double best = like_enough;
	size_t found = m->before.all.n;

	for (size_t i = 0; i < m->before.all.n; i++) {
		const struct doc_node *old = m->before.all.at[i].box;

		if (m->before.all.at[i].name || !may_be_alike(old, box))
			continue;
		struct char_pairs its = similar_pairs(m->a, old->text);
		double like = similar_likeness(&own, &its);

		if (like < best || (found < m->before.all.n && like <= best))
			continue;
		best = like;
		found = i;
	}
	if (found < m->before.all.n)
		match_boxes(m, found, k);
}

static void match_all(struct figure_matching *m)
{
	match_round(m, share_a_key);
	match_round(m, have_the_same_words);
	for (size_t k = 0; k < m->after.all.n; k++)
		if (!m->after.all.at[k].name)
			match_most_alike(m, k);
}

/* What is matched in both has a name by now; whatever is left gets one of its own. */
static void name_the_rest(struct figure_matching *m, struct figure_boxes *boxes)
{
	for (size_t i = 0; i < boxes->all.n; i++)
		if (!boxes->all.at[i].name)
			boxes->all.at[i].name = m->next_name++;
}

static const struct doc_node *box_named(const struct figure_boxes *boxes, unsigned name)
{
	for (size_t i = 0; i < boxes->all.n; i++)
		if (boxes->all.at[i].name == name)
			return boxes->all.at[i].box;
	return NULL;
}

static unsigned *names_of(struct arena *a, const struct figure_boxes *boxes)
{
	unsigned *names = arena_alloc(a, (boxes->all.n + 1) * sizeof *names);

	for (size_t i = 0; i < boxes->all.n; i++)
		names[i] = boxes->all.at[i].name;
	return names;
}

static enum doc_difference judge(const struct doc_node *before, const struct doc_node *after)
{
	if (!before || !after)
		return before ? DIFFERS_REMOVED : DIFFERS_ADDED;
	return text_equal(before->text, after->text) ? DIFFERS_NOT : DIFFERS_CHANGED;
}

static void add_pair(struct figure_matching *m, struct figure_diff *d, unsigned name, bool moved)
{
	const struct doc_node *before = box_named(&m->before, name),
			      *after = box_named(&m->after, name);
	enum doc_difference state = judge(before, after);

	*vec_push(m->a, &d->boxes) = (struct figure_box_pair){
		moved && state == DIFFERS_NOT ? DIFFERS_MOVED : state, before, after};
}

/* What only one of the orders has there came, went, or stands elsewhere in the other one. */
static void list_boxes(struct figure_matching *m, struct figure_diff *d)
{
	const unsigned *old = names_of(m->a, &m->before), *new = names_of(m->a, &m->after);
	struct edit_script script = {0};

	edit_script_find(m->a, old, m->before.all.n, new, m->after.all.n, &script);
	for (size_t i = 0; i < script.all.n; i++) {
		const struct edit *e = &script.all.at[i];

		for (size_t k = 0; k < e->n; k++) {
			unsigned name = e->op == EDIT_OLD ? old[k] : new[k];

			/* what moved is told where it stands now */
			if (e->op != EDIT_OLD || !box_named(&m->after, name))
				add_pair(m, d, name, e->op == EDIT_NEW);
		}
		old += e->op == EDIT_NEW ? 0 : e->n;
		new += e->op == EDIT_OLD ? 0 : e->n;
	}
}

struct figure_diff *figure_compare(struct arena *a, const struct doc_node *before,
				   const struct doc_node *after)
{
	struct figure_diff *d = arena_alloc(a, sizeof *d);
	struct figure_matching m = {.a = a, .next_name = 1};

	d->before = before;
	d->after = after;
	take_boxes(a, before, &m.before);
	take_boxes(a, after, &m.after);
	match_all(&m);
	name_the_rest(&m, &m.before);
	name_the_rest(&m, &m.after);
	list_boxes(&m, d);
	figure_lines_compare(a, &m.before, &m.after, &d->lines);
	return d;
}

bool figure_diff_is_same(const struct figure_diff *d)
{
	for (size_t i = 0; i < d->boxes.n; i++)
		if (d->boxes.at[i].state != DIFFERS_NOT)
			return false;
	for (size_t i = 0; i < d->lines.all.n; i++)
		if (d->lines.all.at[i].state != DIFFERS_NOT)
			return false;
	return true;
}

bool figure_box_is_surface(const struct doc_node *box)
{
	return strspn(box->text, " 0123456789") == strlen(box->text);
}

const struct doc_node *figure_box_above(const struct doc_node *figure, const struct doc_node *box)
{
	const struct doc_node *above = NULL;

	for (const struct doc_node *node = figure->first; node && node != box; node = node->next)
		if (node->kind == DOC_BOX && node->level < box->level)
			above = node;
	return above;
}
