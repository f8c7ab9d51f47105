/* SPDX-License-Identifier: MIT
 *
 * The contacts of vendors by system: systems with the same contacts share a column. Columns stand
 * side by side in bands, whose rows all of them have, so that a page can end between two contacts.
 */
#include <string.h>

#include "base/text.h"
#include "bind/contact_tree.h"

static struct group find_contacts(struct tree *t, const struct system *s)
{
	struct group g = {.systems = strbuf_new(t->b->a)};
	const struct party *vendor = s && s->vendor ? project_party(t->p, s->vendor) : NULL;

	g.vendor = vendor ? vendor->name : s ? s->vendor : NULL;
	strbuf_add(&g.systems, s ? s->name : word_of(t->b, "figure", "others"));
	*vec_push(t->b->a, &g.ids) = s ? s->id : "";
	for (size_t i = 0; i < t->p->contacts.n; i++) {
		const struct contact *c = &t->p->contacts.at[i];

		if (contact_is_outside(c) && (s ? contact_serves(c, s) : !c->systems.n) &&
		    tree_row_of(t, c))
			*vec_push(t->b->a, &g.contacts) = i;
	}
	return g;
}

static bool same_contacts(const struct group *a, const struct group *b)
{
	return a->contacts.n && a->contacts.n == b->contacts.n &&
	       memcmp(a->contacts.at, b->contacts.at, a->contacts.n * sizeof *a->contacts.at) == 0;
}

static void add_group(struct tree *t, struct groups *groups, const struct group *g)
{
	for (size_t i = 0; i < groups->all.n; i++) {
		if (same_contacts(&groups->all.at[i], g)) {
			strbuf_join(&groups->all.at[i].systems,
				    library_word(t->b->in->library, "list.comma"), g->systems.text);
			*vec_push(t->b->a, &groups->all.at[i].ids) = g->ids.at[0];
			return;
		}
	}
	*vec_push(t->b->a, &groups->all) = *g;
}

/* A group's heading takes a row, each contact as many as the band has for one. */
struct group_band {
	int x, columns, y, end; /* the group's */
	int rows;               /* of a contact, at least */
};

static void add_group_contact(struct tree *t, const struct whose *w, const struct group_band *band,
			      int y, int end)
{
	int phones = tree_count_deputies(t, w) ? 1 : end - y - 1;
	const char *called = tree_lines(t, tree_called(t, w->row),
					tree_prefixed(t, "hours", tree_field(w->row, "hours")));

	tree_add_own(t, w, "called", "figure-vendor-name", called,
		tree_inner(band->x, y, band->columns, 1, ALIGN_START));
	struct doc_node *box =
		tree_add_own(t, w, "reach", w->phone, tree_phones(t, w->row),
			tree_inner(band->x, y + 1, band->columns, phones, ALIGN_START));

	box->level = 3;
	box->top = true;
	tree_add_deputies(t, w, tree_inner(band->x, y + 2, band->columns, end - y - 2, ALIGN_START));
}

static struct whose whose_group(const struct tree *t, const struct group *g, size_t i)
{
	const struct contact *c = i < g->contacts.n ? &t->p->contacts.at[g->contacts.at[i]] : NULL;

	return (struct whose){c ? tree_row_of(t, c) : NULL, c ? c->id : NULL, c, g,
			      "figure-vendor", "figure-vendor-phone"};
}

/*
 * The head of a group, then its contacts below each other; the last one reaches down to the end of
 * the band.
 */
static void add_group_boxes(struct tree *t, const struct group *g, const struct group_band *band)
{
	const struct whose whole = whose_group(t, g, g->contacts.n);
	struct doc_node *box =
		figure_box(t->f, "figure-system", g->systems.text,
			   tree_inner(band->x, band->y, band->columns, 1, ALIGN_CENTER));
	int y = band->y + 1;

	tree_name_box(t, box, "systems", &whole);
	if (!g->contacts.n) {
		box = figure_box(t->f, "figure-vendor",
				 tree_lines(t, g->vendor,
					    library_word(t->b->in->library, "missing")),
				 tree_inner(band->x, y, band->columns, band->end - y, ALIGN_START));
		box->top = true;
		box->level = 2;
		tree_tell(t, box->text);
	}
	for (size_t i = 0; i < g->contacts.n; i++, y += band->rows) {
		const struct whose w = whose_group(t, g, i);

		add_group_contact(t, &w, band, y,
				  i + 1 < g->contacts.n ? y + band->rows : band->end);
	}
	FIGURE_SAY(t->f, "tree.group", "{{systems}}", g->systems.text, "{{contacts}}",
		   tree_told(t));
}

/* Rows that stay together: the head with the first contact, and those of each contact. */
static int add_band_rows(struct tree *t, int contacts, int rows)
{
	int y = figure_row(t->f, 1, true);

	figure_keep(t->f, 1);
	for (int i = 0; i < contacts; i++) {
		figure_rows(t->f, rows - 1, 1, true);
		figure_keep(t->f, rows - 1);
		figure_row(t->f, 1, true);
	}
	return y;
}

/* Groups side by side. */
static void add_band(struct tree *t, const struct group *groups, size_t n, int columns)
{
	struct group_band band = {.columns = columns, .rows = 2};
	size_t deepest = 1;

	for (size_t i = 0; i < n; i++) {
		deepest = groups[i].contacts.n > deepest ? groups[i].contacts.n : deepest;
		for (size_t k = 0; k < groups[i].contacts.n; k++) {
			const struct whose w = whose_group(t, &groups[i], k);
			int rows = 2 + 2 * (int)tree_count_deputies(t, &w);

			band.rows = rows > band.rows ? rows : band.rows;
		}
	}
	band.y = add_band_rows(t, (int)deepest, band.rows);
	band.end = figure_bottom(t->f);
	for (size_t i = 0; i < n; i++, band.x += columns)
		add_group_boxes(t, &groups[i], &band);
}

struct groups tree_find_groups(struct tree *t)
{
	struct groups groups = {0};
	struct group others = find_contacts(t, NULL);

	for (size_t i = 0; i < count_systems(t->b); i++) {
		const struct system *s = nth_system(t->b, i);
		struct group g = {.vendor = NULL};

		if (s && system_is_called(t->b, s)) {
			g = find_contacts(t, s);
			add_group(t, &groups, &g);
		}
	}
	if (others.contacts.n)
		add_group(t, &groups, &others);
	return groups;
}

/* So many contacts are parted by pages, which side by side they cannot be. */
static bool is_deep(const struct group *g)
{
	enum { DEEP = 5 };

	return g->contacts.n >= DEEP;
}

/* Groups from `i` on that stand side by side, `most` of them. */
static size_t count_beside(const struct groups *groups, size_t i, size_t most)
{
	size_t n = 1;

	while (!is_deep(&groups->all.at[i]) && n < most && i + n < groups->all.n &&
	       !is_deep(&groups->all.at[i + n]))
		n++;
	return n;
}

/* Up to three side by side; four are two bands of two. */
void tree_add_groups(struct tree *t, const struct groups *groups)
{
	size_t n = groups->all.n, most = n <= 3 ? n : n == 4 ? 2 : 3;

	for (size_t i = 0, beside; i < n; i += beside) {
		beside = count_beside(groups, i, most);
		add_band(t, &groups->all.at[i], beside,
			 INNER / (int)(is_deep(&groups->all.at[i]) ? 1 : most));
	}
}
