/* SPDX-License-Identifier: MIT
 *
 * Myers' greedy walk (An O(ND) Difference Algorithm, 1986): for every number of edits the furthest
 * points on each diagonal are kept, and the way is read back from the last to the first.
 */
#include "changes/edit_script.h"

#include <stdbool.h>
#include <string.h>

enum { MOST_EDITS = 2000 };

struct walk {
	const unsigned *x, *y;
	long n, m;
	VEC(long *) kept; /* per number of edits d: the furthest x on the diagonals -d … d */
};

static bool steps_down(const long *v, long k, long d)
{
	return k == -d || (k != d && v[k - 1] < v[k + 1]);
}

/* One round with d edits; true when the end is reached. v is indexed by diagonal. */
static bool walk_round(const struct walk *w, long *v, long d)
{
	for (long k = -d; k <= d; k += 2) {
		long x = steps_down(v, k, d) ? v[k + 1] : v[k - 1] + 1;

		while (x < w->n && x - k < w->m && x - k >= 0 && w->x[x] == w->y[x - k])
			x++;
		v[k] = x;
		if (x >= w->n && x - k >= w->m)
			return true;
	}
	return false;
}

/* The number of edits, or -1 when there are too many. */
static long walk_all(struct arena *a, struct walk *w)
{
	long most = w->n + w->m < MOST_EDITS ? w->n + w->m : MOST_EDITS;
	long *row = arena_alloc(a, (size_t)(2 * most + 3) * sizeof *row), *v = row + most + 1;

	for (long d = 0; d <= most; d++) {
		long *copy = arena_alloc(a, (size_t)(2 * d + 3) * sizeof *copy);

		memcpy(copy, v - d - 1, (size_t)(2 * d + 3) * sizeof *copy);
		*vec_push(a, &w->kept) = copy + d + 1;
		if (walk_round(w, v, d))
			return d;
	}
	return -1;
}

static void add(struct arena *a, struct edit_script *out, enum edit_op op, size_t n)
{
	struct edit *last = out->all.n ? &out->all.at[out->all.n - 1] : NULL;

	if (!n)
		return;
	if (last && last->op == op)
		last->n += n;
	else
		*vec_push(a, &out->all) = (struct edit){op, n};
}

/* Old before new in a row of changes, one of each. */
static void normalise(struct arena *a, const struct edit_script *in, struct edit_script *out)
{
	size_t dropped = 0, taken = 0;

	for (size_t i = 0; i <= in->all.n; i++) {
		const struct edit *e = i < in->all.n ? &in->all.at[i] : NULL;

		if (e && e->op == EDIT_OLD)
			dropped += e->n;
		else if (e && e->op == EDIT_NEW)
			taken += e->n;
		else {
			add(a, out, EDIT_OLD, dropped);
			add(a, out, EDIT_NEW, taken);
			dropped = taken = 0;
			if (e)
				add(a, out, EDIT_SAME, e->n);
		}
	}
}

/* From the end to the beginning, then turned round. */
static void read_back(struct arena *a, const struct walk *w, long d, struct edit_script *out)
{
	struct edit_script back = {0};
	long x = w->n, y = w->m;

	for (; d >= 0; d--) {
		const long *v = w->kept.at[d];
		long k = x - y;
		bool down = steps_down(v, k, d);
		long from_x = down ? v[k + 1] : v[k - 1], from_y = from_x - (down ? k + 1 : k - 1),
		     start = down ? from_x : from_x + 1;

		if (d == 0)
			start = 0;
		add(a, &back, EDIT_SAME, (size_t)(x - start));
		if (d > 0)
			add(a, &back, down ? EDIT_NEW : EDIT_OLD, 1);
		x = from_x;
		y = from_y;
	}
	struct edit_script turned = {0};

	for (size_t i = back.all.n; i > 0; i--)
		add(a, &turned, back.all.at[i - 1].op, back.all.at[i - 1].n);
	normalise(a, &turned, out);
}

void edit_script_find(struct arena *a, const unsigned *before, size_t n, const unsigned *after,
		      size_t m, struct edit_script *out)
{
	size_t head = 0, tail = 0;

	while (head < n && head < m && before[head] == after[head])
		head++;
	while (tail < n - head && tail < m - head && before[n - 1 - tail] == after[m - 1 - tail])
		tail++;
	struct walk w = {.x = before + head,
			 .y = after + head,
			 .n = (long)(n - head - tail),
			 .m = (long)(m - head - tail)};
	long d = walk_all(a, &w);

	add(a, out, EDIT_SAME, head);
	if (d >= 0) {
		struct edit_script middle = {0};

		read_back(a, &w, d, &middle);
		for (size_t i = 0; i < middle.all.n; i++)
			add(a, out, middle.all.at[i].op, middle.all.at[i].n);
	} else {
		add(a, out, EDIT_OLD, (size_t)w.n);
		add(a, out, EDIT_NEW, (size_t)w.m);
	}
	add(a, out, EDIT_SAME, tail);
}
