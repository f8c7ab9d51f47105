/* SPDX-License-Identifier: MIT
 *
 * 連絡体制図: from the one who notices down the hospital's order of calls, then the vendors by
 * system and the public desks. The left margin leads from the steps that call the vendors, the
 * right one from those that call the desks.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/contact_tree.h"
#include "derive/chain_links.h"

static bool is_of_hospital(const struct tree *t, const struct escalation *e)
{
	const struct contact *c = project_contact(t->p, e->contact);

	return !c || strcmp(c->kind, "hospital") == 0;
}

static const struct contact *contact_in(const struct tree *t, const struct view_row *row,
					const char *id)
{
	return tree_field(row, "who") || tree_field(row, "deputy") ? project_contact(t->p, id) : NULL;
}

static struct whose whose_step(const struct tree *t, const struct view_row *row,
			       const struct escalation *e)
{
	bool own = is_of_hospital(t, e);

	return (struct whose){row, e->contact, contact_in(t, row, e->contact), NULL,
			      own ? "figure-hospital" : "figure-vendor",
			      own ? "figure-hospital-phone" : "figure-vendor-phone"};
}

/* Company and contract, desk, name and role, when to be reached. */
static const char *callee_text(struct tree *t, const struct view_row *row)
{
	const char *who = tree_field(row, "who");

	if (!who)
		note_blanks(t->b, row, view_field(row, "who"));
	note_blanks(t->b, row, view_field(row, "company"));
	who = tree_lines(t, tree_field(row, "company"),
			 who ? who : library_word(t->b->in->library, "missing"));
	return tree_lines(t, who, tree_prefixed(t, "hours", tree_field(row, "hours")));
}

/* Number, who, how to reach him, deputies, what to do: side by side. */
static void add_step(struct tree *t, const struct view_row *row, const struct escalation *e)
{
	const struct whose w = whose_step(t, row, e);
	size_t deputies = tree_count_deputies(t, &w);
	int rows = 2 * (int)(deputies ? deputies : 1), y = figure_rows(t->f, rows, 1.2, true);
	const char *what = tree_field(row, "what");

	figure_box(t->f, "figure-number", tree_field(row, "step"), tree_inner(0, y, 4, rows, ALIGN_CENTER));
	tree_add_own(t, &w, "who", w.plain, callee_text(t, row), tree_inner(4, y, 10, rows, ALIGN_START));
	tree_add_own(t, &w, "reach", w.phone, tree_phones(t, row), tree_inner(14, y, 12, rows, ALIGN_START));
	if (deputies)
		tree_add_deputies(t, &w, tree_inner(26, y, 12, rows, ALIGN_START));
	else
		tree_add_own(t, &w, "deputy", w.plain, word_of(t->b, "figure", "deputy.none"),
			tree_inner(26, y, 12, rows, ALIGN_START));
	tree_add_own(t, &w, "what", w.plain, what ? what : "", tree_inner(38, y, 10, rows, ALIGN_START));
	*vec_push(t->b->a, &t->step_edges) = y + rows / 2;
	*vec_push(t->b->a, &t->order) = e;
	FIGURE_SAY(t->f, "tree.step", "{{n}}", tree_field(row, "step"), "{{what}}", tree_told(t));
}

static void add_arrow(struct tree *t, const char *within)
{
	int y = figure_row(t->f, 1.1, true);
	struct doc_node *line =
		FIGURE_LINE(t->f, "figure-line", true, {LEFT + 2, y}, {LEFT + 2, y + 1});

	figure_label(t->f, line, within, tree_inner(4, y, INNER - 4, 1, ALIGN_START));
	figure_keep(t->f, 1);
	tree_tell(t, within);
}

static void add_chain(struct tree *t)
{
	const char *start = word_of(t->b, "figure", "finder");
	int y = figure_row(t->f, 1.5, true);

	figure_box(t->f, "figure-start", start, tree_inner(0, y, INNER, 1, ALIGN_CENTER));
	figure_keep(t->f, 1);
	FIGURE_SAY(t->f, "tree", "{{start}}", start);
	for (size_t i = 0; i < t->steps->rows.n; i++) {
		add_arrow(t, tree_one_line(t, tree_field(&t->steps->rows.at[i], "within")));
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
	figure_box(t->f, "figure-head", head, tree_inner(0, y, INNER, 2, ALIGN_CENTER));
	figure_keep(t->f, 2);
	FIGURE_SAY(t->f, !started ? "tree.head" : left ? "tree.left" : "tree.right", "{{head}}",
		   head, "{{steps}}", steps.text);
}

/* A public desk, or a contact of the hospital's own at an authority. */
struct office {
	const char *id, *name, *phone;
	const char *text; /* what else; "" : nothing */
};

static const char *deadlines_text(struct tree *t, const struct desk *d)
{
	const char *text = "";

	for (size_t i = 0; i < d->deadlines.n; i++)
		text = tree_lines(t, text,
				  arena_concat(t->b->a, d->deadlines.at[i].what,
					       library_word(t->b->in->library, "colon"),
					       chain_deadline_within(t->b->a, t->b->in->library,
								     &d->deadlines.at[i]),
					       word_of(t->b, "mark", d->deadlines.at[i].status),
					       (char *)NULL));
	return text;
}

static struct office office_of_desk(struct tree *t, const struct view_row *row,
				    const struct desk *d)
{
	const char *phone = tree_field(row, "phone");

	note_blanks(t->b, row, view_field(row, "phone"));
	return (struct office){d->id, tree_field(row, "name"),
			       tree_prefixed(t, "phone",
					phone ? phone
					      : library_word(t->b->in->library, "missing")),
			       deadlines_text(t, d)};
}

/* A deputy's number is as large as the contact's own. */
static struct office office_of_contact(struct tree *t, const struct view_row *row,
				       const struct contact *c)
{
	const char *deputy = tree_field(row, "deputy"), *hours = tree_prefixed(t, "hours", tree_field(row, "hours"));

	if (deputy)
		note_blanks(t->b, row, view_field(row, "deputy"));
	return (struct office){c->id, tree_called(t, row),
			       tree_lines(t, tree_phones(t, row), tree_prefixed(t, "deputy", deputy)),
			       hours ? hours : ""};
}

static void add_office_box(struct tree *t, const struct office *o, const char *aspect,
			   const char *role, const char *text, struct doc_place place)
{
	struct doc_node *box = figure_box(t->f, role, text, place);

	figure_name_box(t->f, box, aspect, o->id);
	box->top = true;
	box->level = strcmp(aspect, "office") == 0 ? 1 : 2;
	tree_tell(t, strcmp(aspect, "office") == 0 ? NULL : box->text);
}

static void add_office(struct tree *t, const struct office *o, struct doc_place place)
{
	struct doc_place below = place;

	below.y++;
	add_office_box(t, o, "office", "figure-public-name", o->name, place);
	if (*o->text) {
		add_office_box(t, o, "office-reach", "figure-public-phone", o->phone, below);
		below.y++;
		add_office_box(t, o, "office-details", "figure-public", o->text, below);
	} else {
		below.rows++;
		add_office_box(t, o, "office-reach", "figure-public-phone", o->phone, below);
	}
	FIGURE_SAY(t->f, "tree.group", "{{systems}}", figure_aloud(t->b, o->name), "{{contacts}}",
		   tree_told(t));
}

static void add_desks(struct tree *t)
{
	enum { PER_BAND = 4, WIDTH = INNER / PER_BAND };
	const struct view *desks = view_get(t->b, "desks", "");
	VEC(struct office) offices = {0};

	for (size_t i = 0; i < desks->rows.n; i++)
		*vec_push(t->b->a, &offices) = office_of_desk(
			t, &desks->rows.at[i], &t->b->in->library->desks.at[i]);
	for (size_t i = 0; i < t->p->contacts.n; i++) {
		const struct contact *c = &t->p->contacts.at[i];
		const struct view_row *row =
			strcmp(c->kind, "authority") == 0 ? tree_row_of(t, c) : NULL;

		if (row)
			*vec_push(t->b->a, &offices) = office_of_contact(t, row, c);
	}
	if (offices.n)
		add_head(t, "desks", false);
	for (size_t i = 0; i < offices.n; i += PER_BAND) {
		int y = figure_rows(t->f, 2, 1, true);

		figure_keep(t->f, 2);
		figure_row(t->f, 1, true);
		for (size_t k = i; k < offices.n && k < i + PER_BAND; k++)
			add_office(t, &offices.at[k],
				   tree_inner((int)(k - i) * WIDTH, y, WIDTH, 1, ALIGN_START));
	}
}

static void add_vendors(struct tree *t)
{
	const struct groups groups = tree_find_groups(t);

	if (!groups.all.n)
		return;
	add_head(t, "vendors", true);
	tree_add_groups(t, &groups);
}

void draw_contact_tree(struct drawing *f)
{
	struct tree t = {.f = f, .b = f->b, .p = f->b->in->project,
			 .sentence = strbuf_new(f->b->a)};

	t.contacts = view_get(f->b, "contacts", "");
	t.steps = view_get(f->b, "escalation", "");
	figure_columns(f, MARGIN, 1);
	figure_columns(f, INNER, 2);
	figure_columns(f, MARGIN, 1);
	add_chain(&t);
	add_vendors(&t);
	add_desks(&t);
}
