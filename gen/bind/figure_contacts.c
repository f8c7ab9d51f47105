/* SPDX-License-Identifier: MIT
 *
 * 連絡体制図: from the one who notices down the hospital's order of calls, then the vendors by
 * system and the public desks. The left margin leads from the steps that call the vendors, the
 * right one from those that call the desks.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/figure.h"
#include "derive/chain_links.h"

enum { MARGIN = 2, INNER = 48, LEFT = MARGIN, RIGHT = MARGIN + INNER };

struct tree {
	struct drawing *f;
	struct binding *b;
	const struct project *p;
	const struct view *contacts, *steps;
	VEC(int) step_edges;   /* the edge through the middle of each step */
	VEC(const struct escalation *) order; /* the escalation of each step */
};

/* The contacts of some systems, the same for all of them. */
struct group {
	struct strbuf systems;
	VEC(const char *) ids; /* of the systems; none: of no system */
	VEC(size_t) contacts;
	const char *vendor; /* where there is no contact */
};

struct groups {
	VEC(struct group) all;
};

static const char *field(const struct view_row *row, const char *name)
{
	const struct view_field *f = view_field(row, name);

	return f ? f->text : NULL;
}

static const char *join_lines(struct tree *t, const char *first, const char *second)
{
	if (text_empty(first) || text_empty(second))
		return text_empty(first) ? second : first;
	return arena_concat(t->b->a, first, "\n", second, (char *)NULL);
}

static const char *prefixed(struct tree *t, const char *word, const char *text)
{
	return text_empty(text)
		       ? NULL
		       : arena_concat(t->b->a, word_of(t->b, "figure", word), text, (char *)NULL);
}

static const char *in_one_line(struct tree *t, const char *text)
{
	return text ? text_replace(t->b->a, text, "\n", " ") : NULL;
}

static struct doc_place inner(int x, int y, int columns, int rows, enum doc_align align)
{
	return (struct doc_place){LEFT + x, y, columns, rows, align};
}

/* What can be said of somebody, from the top of a box that may be taller. */
static struct doc_node *add_details(struct tree *t, const char *role, const char *text,
				    struct doc_place place)
{
	struct doc_node *box = figure_box(t->f, role, text, place);

	box->top = true;
	box->level = 2;
	return box;
}

static bool is_of_hospital(const struct tree *t, const struct escalation *e)
{
	const struct contact *c = project_contact(t->p, e->contact);

	return !c || strcmp(c->kind, "hospital") == 0;
}

static const char *reach_text(struct tree *t, const struct view_row *row)
{
	const struct view_field *phones = view_field(row, "phones");
	const char *hours = field(row, "hours");

	if (phones->text || !hours)
		note_blanks(t->b, row, phones);
	return join_lines(t, phones->text, prefixed(t, "hours", hours));
}

/* Nobody's deputy is no hole of the figure; what is missing of one who is there, is. */
static const char *deputy_text_of(struct tree *t, const struct view_row *row)
{
	const char *deputy = field(row, "deputy");

	if (deputy)
		note_blanks(t->b, row, view_field(row, "deputy"));
	return deputy;
}

/* A box of a step: its columns of the inner ones. */
struct step_part {
	const char *aspect, *role, *text;
	int x, columns;
};

static void add_step_part(struct tree *t, const struct step_part *part, const struct view_row *row,
			  const struct escalation *e, int y)
{
	struct doc_node *box = figure_box(t->f, part->role, part->text,
					  inner(part->x, y, part->columns, 2, ALIGN_START));

	box->level = 2;
	figure_come_from(t->f, box, row->origin);
	if (e->contact)
		figure_name_box(t->f, box, part->aspect, e->contact);
}

/* Number, who, how to reach him, deputy, what to do: side by side. */
static void add_step(struct tree *t, const struct view_row *row, const struct escalation *e)
{
	const char *role = is_of_hospital(t, e) ? "figure-hospital" : "figure-vendor";
	const char *phone_role =
		is_of_hospital(t, e) ? "figure-hospital-phone" : "figure-vendor-name";
	const char *who = field(row, "who"), *deputy = deputy_text_of(t, row);
	const char *what = field(row, "what");
	int y = figure_rows(t->f, 2, 1.2, true);

	if (!who)
		note_blanks(t->b, row, view_field(row, "who"));
	note_blanks(t->b, row, view_field(row, "company"));
	who = join_lines(t, field(row, "company"), who);
	figure_box(t->f, "figure-number", field(row, "step"), inner(0, y, 4, 2, ALIGN_CENTER));
	const struct step_part parts[] = {
		{"who", role, who, 4, 13},
		{"reach", phone_role, reach_text(t, row), 17, 10},
		{"deputy", role,
		 deputy ? prefixed(t, "deputy", deputy) : word_of(t->b, "figure", "deputy.none"),
		 27, 9},
		{"what", role, what ? what : "", 36, 12},
	};

	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		add_step_part(t, &parts[i], row, e, y);
	*vec_push(t->b->a, &t->step_edges) = y + 1;
	*vec_push(t->b->a, &t->order) = e;
}

static void add_arrow(struct tree *t, const char *within)
{
	int y = figure_row(t->f, 1.1, true);
	struct doc_node *line =
		FIGURE_LINE(t->f, "figure-line", true, {LEFT + 2, y}, {LEFT + 2, y + 1});

	figure_label(t->f, line, within, inner(4, y, INNER - 4, 1, ALIGN_START));
}

static void add_chain(struct tree *t)
{
	int y = figure_row(t->f, 1.5, true);

	figure_box(t->f, "figure-start", word_of(t->b, "figure", "finder"),
		   inner(0, y, INNER, 1, ALIGN_CENTER));
	for (size_t i = 0; i < t->steps->rows.n; i++) {
		add_arrow(t, in_one_line(t, field(&t->steps->rows.at[i], "within")));
		add_step(t, &t->steps->rows.at[i], &t->p->escalation.at[i]);
	}
}

static bool says(const struct escalation *e, const char *called)
{
	for (size_t i = 0; i < e->calls.n; i++)
		if (strcmp(e->calls.at[i], called) == 0)
			return true;
	return false;
}

static bool anybody_says(const struct tree *t, const char *called)
{
	for (size_t i = 0; i < t->order.n; i++)
		if (says(t->order.at[i], called))
			return true;
	return false;
}

/* Where nobody is said to call: the vendors by the hospital's first step, the desks by its last. */
static bool is_caller_by_default(const struct tree *t, size_t i, bool last)
{
	size_t k = last ? t->order.n : 0;

	while (last ? k-- > 0 : k < t->order.n) {
		if (is_of_hospital(t, t->order.at[k]))
			return k == i;
		k += !last;
	}
	return false;
}

static bool calls(const struct tree *t, size_t i, const char *called)
{
	if (anybody_says(t, called))
		return says(t->order.at[i], called);
	return is_caller_by_default(t, i, strcmp(called, "desks") == 0);
}

/* The head of a group and the line along a margin that leads to it from those who call it. */
static void add_head(struct tree *t, const char *called, bool left)
{
	int margin = left ? 1 : RIGHT + 1, side = left ? LEFT : RIGHT;
	struct strbuf steps = strbuf_new(t->b->a);
	bool started = false;

	figure_row(t->f, 0.7, false);
	int y = figure_rows(t->f, 2, 0.7, true);

	for (size_t i = 0; i < t->order.n; i++) {
		int edge = t->step_edges.at[i];

		if (!calls(t, i, called))
			continue;
		if (started)
			FIGURE_LINE(t->f, "figure-line", false, {side, edge}, {margin, edge});
		else
			FIGURE_LINE(t->f, "figure-line", true, {side, edge}, {margin, edge},
				    {margin, y + 1}, {side, y + 1});
		started = true;
		strbuf_join(&steps, library_word(t->b->in->library, "list.comma"),
			    arena_printf(t->b->a, "%d", t->order.at[i]->step));
	}
	const char *head = word_of(t->b, "figure", called);

	if (started)
		head = arena_concat(t->b->a, head,
				    FIGURE_WORD(t->b, "called-by", "{{steps}}", steps.text),
				    (char *)NULL);
	figure_box(t->f, "figure-head", head, inner(0, y, INNER, 2, ALIGN_CENTER));
}

/* NULL: the contact has ended, and no sheet has it any more. */
static const struct view_row *row_of(const struct tree *t, const struct contact *c)
{
	for (size_t i = 0; i < t->contacts->rows.n; i++)
		if (text_equal(t->contacts->rows.at[i].origin->key, c->id))
			return &t->contacts->rows.at[i];
	return NULL;
}

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
		    row_of(t, c))
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

static const char *called_name(struct tree *t, const struct view_row *row)
{
	const char *party = field(row, "party"), *who = in_one_line(t, field(row, "who"));

	return join_lines(t, party, who);
}

static bool has_contact(const struct tree *t, const struct group *g, const char *id)
{
	for (size_t i = 0; g && i < g->contacts.n; i++)
		if (strcmp(t->p->contacts.at[g->contacts.at[i]].id, id) == 0)
			return true;
	return false;
}

/* A deputy with a box of his own in the group is named, and his numbers stand there. */
static const char *named_deputy(struct tree *t, const struct view_row *row, const struct group *g)
{
	const struct contact *c = project_contact(t->p, row->origin->key);
	const char *id = c ? contact_deputy(c, 0) : NULL;
	const struct contact *deputy = id ? project_contact(t->p, id) : NULL;

	if (!deputy || contact_deputy(c, 1) || !has_contact(t, g, id))
		return deputy_text_of(t, row);
	return deputy->desk && deputy->name
		       ? arena_concat(t->b->a, deputy->desk, " ", deputy->name, (char *)NULL)
	       : deputy->desk ? deputy->desk
			      : deputy->name;
}

static const char *details(struct tree *t, const struct view_row *row, const struct group *g)
{
	const char *text = reach_text(t, row);

	text = join_lines(t, text, prefixed(t, "deputy", named_deputy(t, row, g)));
	return text_empty(text) ? NULL : text;
}

/* One contact may answer for several groups: it is known by theirs too. NULL: the group itself. */
static void name_group_box(struct tree *t, struct doc_node *box, const char *aspect,
			   const struct group *g, const struct contact *c)
{
	if (c)
		figure_come_from(t->f, box, row_of(t, c)->origin);
	for (size_t i = 0; i < g->ids.n; i++)
		figure_name_box(t->f, box, aspect,
				c ? arena_concat(t->b->a, g->ids.at[i], "/", c->id, (char *)NULL)
				  : g->ids.at[i]);
}

/*
 * The head of a group, then its contacts below each other; the last one reaches down to the end of
 * the band.
 */
static void add_group_boxes(struct tree *t, const struct group *g, int x, int columns, int y,
			    int end)
{
	struct doc_node *box = figure_box(t->f, "figure-system", g->systems.text,
					  inner(x, y, columns, 1, ALIGN_CENTER));

	name_group_box(t, box, "systems", g, NULL);
	if (!g->contacts.n)
		add_details(t, "figure-vendor",
			    join_lines(t, g->vendor, library_word(t->b->in->library, "missing")),
			    inner(x, y + 1, columns, end - y - 1, ALIGN_START));
	for (size_t i = 0; i < g->contacts.n; i++) {
		const struct contact *c = &t->p->contacts.at[g->contacts.at[i]];
		int top = y + 1 + 2 * (int)i, bottom = i + 1 < g->contacts.n ? top + 2 : end;

		box = figure_box(t->f, "figure-vendor-name", called_name(t, row_of(t, c)),
				 inner(x, top, columns, 1, ALIGN_START));
		box->level = 2;
		name_group_box(t, box, "called", g, c);
		box = add_details(t, "figure-vendor", details(t, row_of(t, c), g),
				  inner(x, top + 1, columns, bottom - top - 1, ALIGN_START));
		box->level = 3;
		name_group_box(t, box, "details", g, c);
	}
}

static void add_vendors(struct tree *t)
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
	if (!groups.all.n)
		return;
	add_head(t, "vendors", true);
	size_t n = groups.all.n, per_band = n <= 3 ? n : n == 4 ? 2 : 3;

	for (size_t i = 0; i < n; i += per_band) {
		size_t deepest = 1;

		for (size_t k = i; k < n && k < i + per_band; k++)
			deepest = groups.all.at[k].contacts.n > deepest
					  ? groups.all.at[k].contacts.n
					  : deepest;
		int y = figure_rows(t->f, 1 + 2 * (int)deepest, 1, true),
		    columns = INNER / (int)per_band;

		for (size_t k = i; k < n && k < i + per_band; k++)
			add_group_boxes(t, &groups.all.at[k], (int)(k - i) * columns, columns, y,
					figure_bottom(t->f));
	}
}

/* A public desk, or a contact of the hospital's own at an authority. */
struct office {
	const char *id, *name, *text;
};

static const char *desk_text(struct tree *t, const struct view_row *row, const struct desk *d)
{
	const char *phone = field(row, "phone");

	note_blanks(t->b, row, view_field(row, "phone"));
	const char *text =
		prefixed(t, "phone", phone ? phone : library_word(t->b->in->library, "missing"));

	for (size_t i = 0; i < d->deadlines.n; i++)
		text = join_lines(t, text,
				  arena_concat(t->b->a, d->deadlines.at[i].what,
					       library_word(t->b->in->library, "colon"),
					       chain_deadline_within(t->b->a, t->b->in->library,
								     &d->deadlines.at[i]),
					       word_of(t->b, "mark", d->deadlines.at[i].status),
					       (char *)NULL));
	return text;
}

static void add_desks(struct tree *t)
{
	enum { PER_BAND = 4, WIDTH = INNER / PER_BAND };
	const struct view *desks = view_get(t->b, "desks", "");
	VEC(struct office) offices = {0};

	for (size_t i = 0; i < desks->rows.n; i++)
		*vec_push(t->b->a, &offices) = (struct office){
			t->b->in->library->desks.at[i].id, field(&desks->rows.at[i], "name"),
			desk_text(t, &desks->rows.at[i], &t->b->in->library->desks.at[i])};
	for (size_t i = 0; i < t->p->contacts.n; i++) {
		const struct contact *c = &t->p->contacts.at[i];
		const struct view_row *row =
			strcmp(c->kind, "authority") == 0 ? row_of(t, c) : NULL;

		if (row)
			*vec_push(t->b->a, &offices) =
				(struct office){c->id, called_name(t, row), details(t, row, NULL)};
	}
	if (offices.n)
		add_head(t, "desks", false);
	for (size_t i = 0; i < offices.n; i += PER_BAND) {
		int y = figure_rows(t->f, 2, 1, true);

		for (size_t k = i; k < offices.n && k < i + PER_BAND; k++) {
			int x = (int)(k - i) * WIDTH;

			figure_name_box(t->f,
					figure_box(t->f, "figure-public-name", offices.at[k].name,
						   inner(x, y, WIDTH, 1, ALIGN_START)),
					"office", offices.at[k].id);
			figure_name_box(t->f,
					add_details(t, "figure-public", offices.at[k].text,
						    inner(x, y + 1, WIDTH, 1, ALIGN_START)),
					"office-details", offices.at[k].id);
		}
	}
}

void draw_contact_tree(struct drawing *f)
{
	struct tree t = {.f = f, .b = f->b, .p = f->b->in->project};

	t.contacts = view_get(f->b, "contacts", "");
	t.steps = view_get(f->b, "escalation", "");
	figure_columns(f, MARGIN, 1.7);
	figure_columns(f, INNER, 2);
	figure_columns(f, MARGIN, 1.7);
	add_chain(&t);
	add_vendors(&t);
	add_desks(&t);
}
