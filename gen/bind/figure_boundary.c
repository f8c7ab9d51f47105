/* SPDX-License-Identifier: MIT
 *
 * 責任分界図: a row per system, from the hospital's side over devices and line to the vendor's site
 * and the cloud; the boundary between the parties runs down through the rows, wherever in each of
 * them the hospital's part ends. Below stands what either side answers for.
 */
#include <math.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/chain_said.h"

enum { GAP = 2, ROWS = 2 };

struct diagram {
	struct drawing *f;
	struct binding *b;
	const struct party *hospital;
	VEC(struct chain) chains;
	size_t widest[SITE__MAX]; /* elements of a site in the chain that has most */
	int first[SITE__MAX];     /* the site's first column */
	VEC(int) tops;            /* first row of each chain */
};

static void add_chains(struct diagram *d)
{
	for (size_t i = 0; i < count_systems(d->b); i++)
		if (nth_system(d->b, i))
			*vec_push(d->b->a, &d->chains) =
				chain_of(d->b, d->hospital, nth_system(d->b, i));
}

static size_t find_chain(const struct diagram *d, const char *system)
{
	size_t i = 0;

	while (i < d->chains.n && strcmp(d->chains.at[i].system->id, system) != 0)
		i++;
	return i;
}

/* Systems of other contracts that the ones at hand exchange data with. */
static void add_neighbours(struct diagram *d)
{
	for (size_t i = 0, n = d->chains.n; i < n; i++) {
		const struct system *s = d->chains.at[i].system;

		for (size_t k = 0; k < s->connects.n; k++) {
			const struct system *other =
				project_system(d->b->in->project, s->connects.at[k]);

			if (other && find_chain(d, other->id) == d->chains.n)
				*vec_push(d->b->a, &d->chains) = chain_of_neighbour(d->b, other);
		}
	}
}

static void count_sites(struct diagram *d)
{
	d->widest[SITE_SYSTEM] = d->widest[SITE_LINE] = d->widest[SITE_END] = 1;
	for (size_t i = 0; i < d->chains.n; i++) {
		size_t n[SITE__MAX] = {0};

		for (size_t k = 0; k < d->chains.at[i].elements.n; k++)
			n[d->chains.at[i].elements.at[k].site]++;
		for (int site = 0; site < SITE__MAX; site++)
			d->widest[site] = n[site] > d->widest[site] ? n[site] : d->widest[site];
	}
}

/* Widths of letters, of which a Latin one or a digit is half. */
static double width_of(const char *text, size_t bytes)
{
	const char *end = text + bytes;
	double width = 0;

	while (text < end)
		width += text_next(&text) < 0x80 ? 0.5 : 1;
	return width;
}

/* How many lines a box's text takes where that many letters stand in one. */
static double count_lines(const char *text, double letters)
{
	double lines = 0;

	for (; *text; text += strcspn(text, "\n"), text += *text == '\n')
		lines += ceil(width_of(text, strcspn(text, "\n")) / letters);
	return lines;
}

/* A box is as wide as its text needs for a few lines; a long name has more of them. */
static double letters_for(const char *text)
{
	enum { NARROWEST = 12, WIDEST = 22, FEW_LINES = 4 };
	double letters = NARROWEST;

	while (letters < WIDEST && count_lines(text, letters) > FEW_LINES)
		letters++;
	return letters;
}

static const struct chain_link *nth_of_site(const struct chain *c, enum site site, size_t n)
{
	for (size_t i = 0; i < c->elements.n; i++)
		if (c->elements.at[i].site == site && n-- == 0)
			return &c->elements.at[i];
	return NULL;
}

static double column_width(const struct diagram *d, enum site site, size_t n)
{
	double widest = 0;

	for (size_t i = 0; i < d->chains.n; i++) {
		const struct chain_link *e = nth_of_site(&d->chains.at[i], site, n);

		widest = e ? fmax(widest, letters_for(e->text)) : widest;
	}
	return widest > 0 ? widest : letters_for("");
}

/* Every column of boxes has a gap before it, in the middle of which a boundary can run. */
static void add_columns(struct diagram *d)
{
	for (enum site site = 0; site < SITE__MAX; site++) {
		d->first[site] = figure_right(d->f) + GAP;
		for (size_t i = 0; i < d->widest[site]; i++) {
			figure_columns(d->f, GAP, 1.3);
			figure_columns(d->f, 1, column_width(d, site, i));
		}
	}
}

static int column_of(const struct diagram *d, const struct chain *c, size_t i)
{
	enum site site = c->elements.at[i].site;
	int before = 0;

	for (size_t k = 0; k < i; k++)
		before += c->elements.at[k].site == site;
	return d->first[site] + before * (GAP + 1);
}

/* The edge in the middle of the gap before a column. */
static int gap_before(int column)
{
	return column - GAP / 2;
}

static int boundary_below(const struct diagram *d)
{
	return gap_before(d->first[SITE_LINE]);
}

/* Where the hospital's part of a chain ends. */
static int boundary_of(const struct diagram *d, const struct chain *c)
{
	for (size_t i = 0; i < c->elements.n; i++)
		if (!d->hospital || !text_equal(c->elements.at[i].owner, d->hospital->id))
			return gap_before(column_of(d, c, i));
	return boundary_below(d);
}

static void add_zone(struct diagram *d, const char *word, int from, int to, int y)
{
	figure_box(d->f, "figure-head", word_of(d->b, "figure", word),
		   (struct doc_place){from, y, to - from, 1, ALIGN_CENTER});
}

static const char *others_label(struct diagram *d)
{
	struct strbuf sb = strbuf_new(d->b->a);
	const struct party *p;

	if (!d->b->in->contract)
		return word_of(d->b, "figure", "vendors.all");
	for (size_t i = 0; (p = figure_party(d->b, i)); i++)
		if (p != d->hospital)
			strbuf_join(&sb, library_word(d->b->in->library, "list.comma"),
				    figure_party_label(d->b, p->id));
	return sb.text;
}

static const char *side_text(struct diagram *d, const char *word, const char *party)
{
	return FIGURE_WORD(d->b, word, "{{party}}", party ? party : "");
}

/* Does anything here belong to somebody whom the document does not name as a party? */
static bool has_strangers(const struct diagram *d)
{
	const struct party *p;

	for (size_t i = 0; i < d->chains.n; i++) {
		for (size_t k = 0; k < d->chains.at[i].elements.n; k++) {
			const char *owner = d->chains.at[i].elements.at[k].owner;
			bool known = false;

			for (size_t n = 0; (p = figure_party(d->b, n)); n++)
				known = known || text_equal(p->id, owner);
			if (!known)
				return true;
		}
	}
	return false;
}

static void say_heads(struct diagram *d, const char *left, const char *right)
{
	FIGURE_SAY(d->f, "boundary", "{{hospital}}", word_of(d->b, "figure", "zone.hospital"),
		   "{{line}}", word_of(d->b, "figure", "zone.line"), "{{outside}}",
		   word_of(d->b, "figure", "zone.outside"), "{{left}}", left, "{{right}}", right);
}

static void add_side(struct diagram *d, const char *text, struct doc_place place)
{
	figure_box(d->f, "figure-side", text, place);
}

static void add_heads(struct diagram *d)
{
	int y = figure_row(d->f, 1.4, true), line = d->first[SITE_LINE], end = figure_right(d->f);
	const char *left = side_text(d, "side.hospital",
				     d->hospital ? figure_party_label(d->b, d->hospital->id)
						 : NULL),
		   *right = side_text(d, has_strangers(d) ? "side.more" : "side.others",
				      others_label(d));

	add_zone(d, "zone.hospital", 0, line - GAP, y);
	add_zone(d, "zone.line", line, line + 1, y);
	add_zone(d, "zone.outside", line + 1 + GAP, end, y);
	y = figure_row(d->f, 1.2, true);
	add_side(d, left, (struct doc_place){0, y, line - GAP, 1, ALIGN_END});
	add_side(d, right, (struct doc_place){line, y, end - line, 1, ALIGN_START});
	say_heads(d, left, right);
}

static void add_element(struct diagram *d, const struct chain_link *e, int x, int y)
{
	struct doc_node *box =
		figure_box(d->f, e->role, e->text, (struct doc_place){x, y, 1, ROWS, ALIGN_START});

	box->level = e->site == SITE_SYSTEM ? 1 : 2;
	box->origin = e->place
			      ? origin_new(d->b, "project", d->b->in->project->file, e->place, NULL)
			      : NULL;
	for (size_t i = 0; i < e->ids.n; i++)
		figure_name_box(d->f, box, e->shows, e->ids.at[i]);
}

/* Two other parties meet: their boundary is short and thin. */
static void add_seam(struct diagram *d, const struct chain *c, size_t i, int x, int y)
{
	if (chain_has_seam(c, i) && gap_before(x) != boundary_of(d, c))
		FIGURE_LINE(d->f, "figure-seam", false, {gap_before(x), y},
			    {gap_before(x), y + ROWS});
}

/* How many of a row's elements stand left of the boundary. */
static size_t count_left(const struct diagram *d, const struct chain *c)
{
	size_t n = 0;

	while (n < c->elements.n && column_of(d, c, n) < boundary_of(d, c))
		n++;
	return n;
}

static void add_chain(struct diagram *d, const struct chain *c)
{
	figure_rows(d->f, 2, 0.4, false);
	int y = figure_rows(d->f, ROWS, 1.2, true);

	*vec_push(d->b->a, &d->tops) = y;
	for (size_t i = 0; i < c->elements.n; i++) {
		int x = column_of(d, c, i);

		add_element(d, &c->elements.at[i], x, y);
		if (i && c->elements.at[i].linked)
			FIGURE_LINE(d->f, "figure-line", false, {column_of(d, c, i - 1) + 1, y + 1},
				    {x, y + 1});
		if (i)
			add_seam(d, c, i, x, y);
	}
	chain_say(d->f, &(struct chain_row){c, d->tops.n, count_left(d, c)});
}

/* From top to bottom; between two rows it steps aside where their boundaries differ. */
static void add_boundary(struct diagram *d, int bottom)
{
	VEC(struct doc_point) points = {0};
	int x = boundary_below(d);

	*vec_push(d->b->a, &points) = (struct doc_point){x, 0};
	for (size_t i = 0; i <= d->chains.n; i++) {
		int next = i < d->chains.n ? boundary_of(d, &d->chains.at[i]) : boundary_below(d);
		int y = i < d->chains.n ? d->tops.at[i] - 1 : bottom - 1;

		if (next == x)
			continue;
		*vec_push(d->b->a, &points) = (struct doc_point){x, y};
		*vec_push(d->b->a, &points) = (struct doc_point){next, y};
		x = next;
	}
	*vec_push(d->b->a, &points) = (struct doc_point){x, figure_bottom(d->f)};
	figure_line(d->f, "figure-boundary", false, points.at, points.n);
}

/* A connection between two systems: a run down one of the lanes left of them. */
struct connection {
	size_t from, to;
	int lane;
};

struct connections {
	VEC(struct connection) all;
	int lanes;
};

static bool is_taken(const struct connections *c, int lane, size_t from, size_t to)
{
	for (size_t i = 0; i < c->all.n; i++)
		if (c->all.at[i].lane == lane && c->all.at[i].from <= to && from <= c->all.at[i].to)
			return true;
	return false;
}

static bool is_known(const struct connections *c, size_t from, size_t to)
{
	for (size_t i = 0; i < c->all.n; i++)
		if (c->all.at[i].from == from && c->all.at[i].to == to)
			return true;
	return false;
}

static void connect(struct diagram *d, struct connections *c, size_t one, size_t other)
{
	size_t from = one < other ? one : other, to = one < other ? other : one;
	int lane = 0;

	if (from == to || to >= d->chains.n || is_known(c, from, to))
		return;
	while (is_taken(c, lane, from, to))
		lane++;
	*vec_push(d->b->a, &c->all) = (struct connection){from, to, lane};
	c->lanes = lane + 1 > c->lanes ? lane + 1 : c->lanes;
}

static struct connections find_connections(struct diagram *d)
{
	struct connections c = {0};

	for (size_t i = 0; i < d->chains.n; i++)
		for (size_t k = 0;
		     !d->chains.at[i].neighbour && k < d->chains.at[i].system->connects.n; k++)
			connect(d, &c, i, find_chain(d, d->chains.at[i].system->connects.at[k]));
	return c;
}

static const char *row_name(struct diagram *d, size_t i)
{
	return chain_link_name(d->f, &d->chains.at[i].elements.at[0]);
}

/* Lane 0 is the one nearest to the boxes; the outermost has white at its left. */
static void add_connections(struct diagram *d, const struct connections *c)
{
	int box = d->first[SITE_SYSTEM];

	for (size_t i = 0; i < c->all.n; i++) {
		const struct connection *k = &c->all.at[i];
		int x = c->lanes - k->lane, from = d->tops.at[k->from] + 1,
		    to = d->tops.at[k->to] + 1;

		FIGURE_LINE(d->f, "figure-line", false, {box, from}, {x, from}, {x, to}, {box, to});
		FIGURE_SAY(d->f, "connection", "{{from}}", row_name(d, k->from), "{{to}}",
			   row_name(d, k->to));
	}
}

struct party_tally {
	struct binding *b;
	const char *party;
	size_t *roles, *topics; /* by the library's order */
};

static void count_row(const struct responsibility *r, void *context)
{
	struct party_tally *t = context;
	const struct library *l = t->b->in->library;
	const char *role = figure_role_of(r, t->party);

	for (size_t i = 0; role && i < l->roles.n; i++)
		t->roles[i] += strcmp(l->roles.at[i].id, role) == 0;
	if (role && strcmp(role, "accountable") == 0 && r->topic.topic)
		t->topics[r->topic.topic - l->topics.at]++;
}

/* '◎ 12件　○ 3件' */
static const char *roles_text(const struct party_tally *t)
{
	const struct library *l = t->b->in->library;
	struct strbuf sb = strbuf_new(t->b->a);

	for (size_t i = 0; i < l->roles.n; i++)
		if (strcmp(l->roles.at[i].id, "none") != 0)
			strbuf_join(&sb, "　",
				    FIGURE_WORD(t->b, "count", "{{mark}}", l->roles.at[i].mark,
						"{{n}}",
						arena_printf(t->b->a, "%zu", t->roles[i])));
	return sb.text;
}

/* The topics with most ◎, each with its number; how many more there are. */
static const char *topics_text(const struct party_tally *t)
{
	enum { MOST = 8 };
	const struct library *l = t->b->in->library;
	struct strbuf sb = strbuf_new(t->b->a);
	size_t others = 0;

	for (size_t n = 0; n < l->topics.n; n++) {
		size_t best = l->topics.n;

		for (size_t i = 0; i < l->topics.n; i++)
			if (t->topics[i] && (best == l->topics.n || t->topics[i] > t->topics[best]))
				best = i;
		if (best == l->topics.n)
			break;
		if (n < MOST)
			strbuf_join(&sb, library_word(l, "list.comma"),
				    FIGURE_WORD(t->b, "topic", "{{topic}}", l->topics.at[best].name,
						"{{n}}",
						arena_printf(t->b->a, "%zu", t->topics[best])));
		others += n >= MOST;
		t->topics[best] = 0;
	}
	if (!sb.len)
		return word_of(t->b, "figure", "topics.none");
	if (others)
		strbuf_add(&sb, FIGURE_WORD(t->b, "topics.others", "{{n}}",
					    arena_printf(t->b->a, "%zu", others)));
	return arena_concat(t->b->a, word_of(t->b, "figure", "topics"), sb.text, (char *)NULL);
}

static const char *party_title(struct diagram *d, const struct party *p)
{
	const char *label = figure_party_label(d->b, p->id);

	return strcmp(label, p->name) == 0
		       ? label
		       : arena_concat(d->b->a, label, "　", p->name, (char *)NULL);
}

static const char *duties_text(struct diagram *d, const struct party *p)
{
	const struct library *l = d->b->in->library;
	struct party_tally t = {d->b, p->id, arena_alloc(d->b->a, l->roles.n * sizeof(size_t)),
			  arena_alloc(d->b->a, l->topics.n * sizeof(size_t))};

	figure_each_row(d->b, count_row, &t);
	return arena_concat(d->b->a, roles_text(&t), "\n", topics_text(&t), (char *)NULL);
}

static void add_duties(struct diagram *d, const struct party *p, struct doc_place place)
{
	const char *title = party_title(d, p), *duties = duties_text(d, p);
	struct doc_place head = place, body = place;
	struct doc_node *box;

	head.rows = 1;
	body.y++;
	body.rows--;
	box = figure_box(d->f, "figure-party", title, head);
	figure_name_box(d->f, box, "party", p->id);
	box = figure_box(d->f, "figure-duties", duties, body);
	figure_name_box(d->f, box, "duties", p->id);
	box->level = 2;
	box->top = true;
	FIGURE_SAY(d->f, p == d->hospital ? "duties.left" : "duties.right", "{{party}}", title,
		   "{{duties}}", figure_aloud(d->b, duties));
}

/* What the marks in these counts mean. */
static void say_marks(struct diagram *d)
{
	const struct library *l = d->b->in->library;
	struct strbuf sb = strbuf_new(d->b->a);

	for (size_t i = 0; i < l->roles.n; i++)
		if (strcmp(l->roles.at[i].id, "none") != 0)
			strbuf_join(&sb, library_word(l, "list.comma"),
				    FIGURE_WORD(d->b, "alt.mark", "{{mark}}", l->roles.at[i].mark,
						"{{name}}", l->roles.at[i].name));
	FIGURE_SAY(d->f, "marks", "{{marks}}", sb.text);
}

/*
 * The hospital's below its own side, the others' below theirs; the boundary runs on between them.
 */
static void add_all_duties(struct diagram *d)
{
	int line = d->first[SITE_LINE], end = figure_right(d->f), top = figure_bottom(d->f);
	const struct party *p;

	say_marks(d);
	for (size_t i = 0; (p = figure_party(d->b, i)); i++)
		if (p != d->hospital)
			figure_rows(d->f, 2, 1.2, true);
	if (figure_bottom(d->f) == top)
		figure_rows(d->f, 2, 1.2, true);
	if (d->hospital)
		add_duties(d, d->hospital,
			   (struct doc_place){0, top, line - GAP - 0,
					      figure_bottom(d->f) - top, ALIGN_START});
	for (size_t i = 0; (p = figure_party(d->b, i)); i++) {
		if (p == d->hospital)
			continue;
		add_duties(d, p, (struct doc_place){line, top, end - line, 2, ALIGN_START});
		top += 2;
	}
}

void draw_boundary_diagram(struct drawing *f)
{
	struct diagram d = {.f = f, .b = f->b, .hospital = figure_hospital(f->b)};

	add_chains(&d);
	if (!d.chains.n)
		return;
	add_neighbours(&d);
	const struct connections c = find_connections(&d);

	count_sites(&d);
	figure_columns(f, c.lanes ? c.lanes + 1 : 0, 1.3);
	add_columns(&d);
	add_heads(&d);
	for (size_t i = 0; i < d.chains.n; i++)
		add_chain(&d, &d.chains.at[i]);
	add_connections(&d, &c);
	int bottom = figure_rows(f, 2, 0.4, false) + 2;

	add_all_duties(&d);
	add_boundary(&d, bottom);
}
