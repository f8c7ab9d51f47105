/* SPDX-License-Identifier: MIT
 *
 * リスクマトリックス: where the risks of each register stand before and after treatment. A register
 * rated by a table of two factors has two heat maps side by side; one rated by bands has a row per
 * level. What has no rating is named below: no risk is left out. Where many are on one spot the
 * first are named and the others counted, since a figure is read at a glance, and what is said of it
 * goes into one string of a PDF; the register's table has them all.
 */
#include <math.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/figure.h"

enum { SIDES = 2, LABELS = 2, GAP = 1, MOST = 12 };

/* Risks that are named, of one spot, and of those that are on none. */
enum { MOST_NAMED = 50, MOST_LEFT_OUT = 100 };

enum matrix_moment { BEFORE, AFTER };

struct maps {
	struct drawing *f;
	struct binding *b;
	int cells;         /* columns of cells in one map */
	int first[SIDES];  /* first column of each */
};

struct map_of {
	struct maps *m;
	const struct risk_register *reg;
	struct scale scale;
	const struct scoring_factor *down, *across; /* NULL: bands */
	const struct doc_rule *rules[SIDES]; /* of the cells */
	struct strbuf said[SIDES]; /* one map after the other, while both are drawn row by row */
};

/*
 * The values of an axis, largest first; across it is read the other way round. Registers with a
 * matrix of their own count in whole numbers.
 */
struct axis {
	const char *name;
	double values[MOST];
	int n;
};

static int own_value(const struct matrix_cell *c, int i)
{
	return i ? c->frequency : c->severity;
}

static struct axis axis_of(const struct map_of *m, int i)
{
	const struct scoring_factor *f = i ? m->across : m->down;
	struct axis axis = {.name = f ? f->name
				      : word_of(m->m->b, "figure", i ? "frequency" : "severity")};
	double low = f ? f->min : 1, high = f ? f->max : 1, step = f && f->step > 0 ? f->step : 1;

	for (size_t k = 0; k < m->reg->matrix.n; k++)
		high = fmax(high, own_value(&m->reg->matrix.at[k], i));
	for (double v = high; v > low - step / 2 && axis.n < MOST; v -= step)
		axis.values[axis.n++] = v;
	return axis;
}

static bool stands_at(const struct map_of *m, const struct rating *r, double down, double across)
{
	double y, x;

	return scale_value(&m->scale, r, scale_axis(&m->scale, 0), &y) &&
	       scale_value(&m->scale, r, scale_axis(&m->scale, 1), &x) && fabs(y - down) < 0.01 &&
	       fabs(x - across) < 0.01;
}

static bool is_at_level(const struct map_of *m, const struct rating *r, const char *level)
{
	const char *own = r->level ? r->level : scale_level(&m->scale, r);

	return text_equal(own, level);
}

/* What a cell asks of a rating: a place on the table, or a level. */
struct risk_spot {
	const char *level; /* NULL: the place */
	double down, across;
};

static bool is_on(const struct map_of *m, const struct rating *r, const struct risk_spot *spot)
{
	return spot->level ? is_at_level(m, r, spot->level)
			   : stands_at(m, r, spot->down, spot->across);
}

static bool risk_is_on(const struct map_of *m, const struct risk *risk, enum matrix_moment moment,
		       const struct risk_spot *spot)
{
	struct rating before = rating_of_risk(risk);

	if (moment == BEFORE)
		return is_on(m, &before, spot);
	for (size_t i = 0; i < risk->residual.n; i++) {
		struct rating after = rating_of_residual(&risk->residual.at[i]);

		if (is_on(m, &after, spot))
			return true;
	}
	return false;
}

/* Names apart by blanks, the first `most`; `n` counts all. */
struct named_risks {
	struct strbuf names;
	size_t n, most;
};

static struct named_risks names_open(const struct map_of *m, size_t most)
{
	return (struct named_risks){.names = strbuf_new(m->m->b->a), .most = most};
}

static void name_risk(struct named_risks *r, const struct risk *risk)
{
	if (r->n++ < r->most)
		strbuf_join(&r->names, " ", risk->id);
}

static const char *names_close(const struct map_of *m, const struct named_risks *r)
{
	return r->n <= r->most
		       ? r->names.text
		       : FIGURE_WORD(m->m->b, "risks.more", "{{risks}}", r->names.text, "{{n}}",
				     arena_printf(m->m->b->a, "%zu", r->n - r->most));
}

/* The risks on a spot; *n counts them. */
static const char *risks_on(const struct map_of *m, enum matrix_moment moment,
			    const struct risk_spot *spot, size_t *n)
{
	struct named_risks on = names_open(m, MOST_NAMED);

	for (size_t i = 0; i < m->reg->risks.n; i++)
		if (risk_is_on(m, &m->reg->risks.at[i], moment, spot))
			name_risk(&on, &m->reg->risks.at[i]);
	*n = on.n;
	return names_close(m, &on);
}

/* How far up a level stands on the table: the mean of its cells' places, from 0 to 1. */
static double height_of(const struct map_of *m, const char *level, const struct axis *down,
			const struct axis *across)
{
	double sum = 0;
	int n = 0;

	for (int y = 0; y < down->n; y++)
		for (int x = 0; x < across->n; x++)
			if (text_equal(scale_cell(&m->scale, down->values[y], across->values[x]),
				       level)) {
				sum += down->values[y] + across->values[x];
				n++;
			}
	return n ? sum / n : 0;
}

/* Levels have the heats in the order of their places, whatever they are called. */
static const char *heat_of(const struct map_of *m, const char *level, const struct axis *down,
			   const struct axis *across)
{
	static const char *const heats[] = {"heat-4", "heat-3", "heat-2", "heat-1"};
	size_t above = 0;

	for (size_t i = 0; level && i < m->scale.n_levels; i++)
		above += height_of(m, m->scale.levels[i].id, down, across) >
			 height_of(m, level, down, across);
	return !level ? "figure" : heats[above < ARRAY_LEN(heats) ? above : ARRAY_LEN(heats) - 1];
}

static const char *value_text(const struct map_of *m, int i, double value)
{
	const struct scoring_factor *f = i ? m->across : m->down;

	for (size_t k = 0; k < m->reg->matrix.n; k++) {
		const struct matrix_cell *c = &m->reg->matrix.at[k];
		const char *name = i ? c->frequency_name : c->severity_name;

		if (name && own_value(c, i) == (int)(value + 0.5))
			return arena_printf(m->m->b->a, "%g\n%s", value, name);
	}
	for (size_t k = 0; f && k < f->values.n; k++)
		if (fabs(f->values.at[k].value - value) < 0.01)
			return arena_printf(m->m->b->a, "%g\n%s", value, f->values.at[k].name);
	return arena_printf(m->m->b->a, "%g", value);
}

/* The columns that cell `i` of `n` covers of one map. */
static struct doc_place cell_place(const struct maps *m, enum matrix_moment side, int i, int n, int y)
{
	int x = m->cells * i / n, end = m->cells * (i + 1) / n;

	return (struct doc_place){m->first[side] + LABELS + x, y, end - x, 1, ALIGN_CENTER};
}

/*
 * Who writes another level into a workbook's cell sees its heat. Each map has rules of its own:
 * they are one rectangle.
 */
static const struct doc_rule *heat_rules(const struct map_of *m, const struct axis *down,
					 const struct axis *across)
{
	struct doc_rule *rules = arena_alloc(m->m->b->a, (m->scale.n_levels + 1) * sizeof *rules);

	for (size_t i = 0; i < m->scale.n_levels; i++)
		rules[i] = (struct doc_rule){m->scale.levels[i].id,
					     heat_of(m, m->scale.levels[i].id, down, across)};
	return m->scale.n_levels ? rules : NULL;
}

static const char *side_word(struct maps *maps, enum matrix_moment side)
{
	return word_of(maps->b, "figure", side == BEFORE ? "before" : "after");
}

/* Its place in both states: 'tele/1/4/3', 'tele/0/High'. */
static void name_spot(const struct map_of *m, struct doc_node *box, enum matrix_moment moment,
		      const struct risk_spot *spot)
{
	const char *at = spot->level ? spot->level
				     : arena_printf(m->m->b->a, "%g/%g", spot->down, spot->across);

	figure_name_box(m->m->f, box, "spot",
			arena_printf(m->m->b->a, "%s/%d/%s", m->reg->id, (int)moment, at));
}

static const char *number_of(const struct map_of *m, size_t n)
{
	return arena_printf(m->m->b->a, "%zu", n);
}

/* '3 偶発的の欄がHigh R21 R23（2件）', for a row of cells. */
static const char *cell_said(const struct map_of *m, const char *text, double across, size_t n)
{
	struct binding *b = m->m->b;
	const char *value = figure_aloud(b, value_text(m, 1, across));

	return *text ? FIGURE_WORD(b, "alt.cell", "{{value}}", value, "{{what}}",
				   figure_aloud(b, text), "{{n}}", number_of(m, n))
		     : FIGURE_WORD(b, "alt.cell.plain", "{{value}}", value, "{{n}}",
				   number_of(m, n));
}

struct cell_axes {
	const struct axis *down, *across;
};

/* The level of a place and the risks on it; *n counts them. */
static const char *cell_text(const struct map_of *m, enum matrix_moment side,
			     const struct risk_spot *spot, size_t *n)
{
	const char *level = scale_cell(&m->scale, spot->down, spot->across),
		   *ids = risks_on(m, side, spot, n);

	return arena_concat(m->m->b->a, level ? level : "", *n && level ? "\n" : "", ids,
			    (char *)NULL);
}

static size_t count_at_level(const struct map_of *m, const struct cell_axes *axes,
			     enum matrix_moment side, const char *level)
{
	size_t all = 0, n;

	for (int y = 0; y < axes->down->n; y++)
		for (int x = 0; x < axes->across->n; x++) {
			const struct risk_spot spot = {NULL, axes->down->values[y],
						       axes->across->values[x]};

			(void)risks_on(m, side, &spot, &n);
			if (text_equal(scale_cell(&m->scale, spot.down, spot.across), level))
				all += n;
		}
	return all;
}

/* Before its rows a map says how many risks it has of each level: who listens has no glance at it. */
static void say_counts(struct map_of *m, const struct cell_axes *axes, enum matrix_moment side)
{
	struct binding *b = m->m->b;
	struct strbuf said = strbuf_new(b->a);

	for (size_t i = 0; i < m->scale.n_levels; i++) {
		const char *level = m->scale.levels[i].id;

		strbuf_join(&said, library_word(b->in->library, "list.comma"),
			    FIGURE_WORD(b, "alt.sum", "{{level}}", level, "{{n}}",
					number_of(m, count_at_level(m, axes, side, level))));
	}
	if (m->scale.n_levels)
		strbuf_add(&m->said[side],
			   FIGURE_WORD(b, "alt.sums", "{{side}}", side_word(m->m, side),
				       "{{counts}}", said.text));
}

/* One row of one map. */
struct cell_row {
	const struct axis *down, *across;
	enum matrix_moment side;
	int y, row;
};

static void add_cells(struct map_of *m, const struct cell_row *r)
{
	struct maps *maps = m->m;
	const struct axis *across = r->across;
	const char *value = value_text(m, 0, r->down->values[r->row]);
	struct strbuf said = strbuf_new(maps->b->a);

	figure_box(maps->f, "figure-axis", value,
		   (struct doc_place){maps->first[r->side] + 1, r->y, 1, 1, ALIGN_CENTER});
	for (int x = 0; x < across->n; x++) {
		const struct risk_spot spot = {NULL, r->down->values[r->row],
					  across->values[across->n - 1 - x]};
		size_t n;
		const char *text = cell_text(m, r->side, &spot, &n);
		struct doc_node *box = figure_box(
			maps->f,
			heat_of(m, scale_cell(&m->scale, spot.down, spot.across), r->down, across),
			text, cell_place(maps, r->side, x, across->n, r->y));

		box->level = 2;
		box->rules = m->rules[r->side];
		name_spot(m, box, r->side, &spot);
		strbuf_join(&said, library_word(maps->b->in->library, "list.comma"),
			    cell_said(m, text, spot.across, n));
	}
	strbuf_add(&m->said[r->side],
		   FIGURE_WORD(maps->b, "alt.cells", "{{side}}", side_word(maps, r->side),
			       "{{value}}", figure_aloud(maps->b, value), "{{cells}}", said.text));
}

static void add_table(struct map_of *m)
{
	struct maps *maps = m->m;
	const struct axis down = axis_of(m, 0), across = axis_of(m, 1);
	int top = figure_bottom(maps->f);

	for (enum matrix_moment side = BEFORE; side <= AFTER; side++)
		m->rules[side] = heat_rules(m, &down, &across);
	for (enum matrix_moment side = BEFORE; side <= AFTER; side++)
		figure_box(maps->f, "figure-axis", down.name,
			   (struct doc_place){maps->first[side], top, 1, down.n, ALIGN_CENTER});
	FIGURE_SAY(maps->f, "register", "{{register}}", register_title(maps->b, m->reg), "{{down}}",
		   down.name, "{{across}}", across.name);
	for (enum matrix_moment side = BEFORE; side <= AFTER; side++)
		say_counts(m, &(struct cell_axes){&down, &across}, side);
	for (int i = 0; i < down.n; i++) {
		int row = figure_row(maps->f, 2.4, true);

		for (enum matrix_moment side = BEFORE; side <= AFTER; side++)
			add_cells(m, &(struct cell_row){&down, &across, side, row, i});
	}
	int y = figure_rows(maps->f, 2, 1.2, true);

	for (enum matrix_moment side = BEFORE; side <= AFTER; side++) {
		for (int x = 0; x < across.n; x++)
			figure_box(maps->f, "figure-axis",
				   value_text(m, 1, across.values[across.n - 1 - x]),
				   cell_place(maps, side, x, across.n, y));
		figure_box(maps->f, "figure-axis", across.name,
			   (struct doc_place){maps->first[side] + LABELS, y + 1, maps->cells, 1,
					      ALIGN_CENTER});
	}
}

static void add_band(struct map_of *m, const char *level, enum matrix_moment side, int y)
{
	struct maps *maps = m->m;
	const struct risk_spot spot = {.level = level};
	size_t n;
	const char *ids = risks_on(m, side, &spot, &n),
		   *head = FIGURE_WORD(maps->b, "level", "{{level}}", level, "{{n}}",
				       number_of(m, n));
	int x = maps->first[side];

	figure_box(maps->f, "figure-axis", head,
		   (struct doc_place){x, y, LABELS, 1, ALIGN_CENTER});
	struct doc_node *box =
		figure_box(maps->f, "figure", ids,
			   (struct doc_place){x + LABELS, y, maps->cells, 1, ALIGN_START});

	box->level = 2;
	name_spot(m, box, side, &spot);
	strbuf_add(&m->said[side],
		   FIGURE_WORD(maps->b, n ? "alt.band" : "alt.band.none", "{{side}}",
			       side_word(maps, side), "{{level}}", figure_aloud(maps->b, head),
			       "{{risks}}", ids));
}

static void add_bands(struct map_of *m)
{
	FIGURE_SAY(m->m->f, "register.bands", "{{register}}", register_title(m->m->b, m->reg));
	for (size_t i = 0; i < m->scale.n_levels; i++) {
		int y = figure_row(m->m->f, 2, true);

		for (enum matrix_moment side = BEFORE; side <= AFTER; side++)
			add_band(m, m->scale.levels[i].id, side, y);
	}
}

/* Is the risk on any spot that the figure has? */
static bool is_shown(const struct map_of *m, const struct risk *risk, enum matrix_moment moment)
{
	const struct axis down = axis_of(m, 0), across = axis_of(m, 1);
	bool table = scale_is_table(&m->scale);

	for (int y = 0; table && y < down.n; y++)
		for (int x = 0; x < across.n; x++)
			if (risk_is_on(m, risk, moment,
				       &(struct risk_spot){NULL, down.values[y], across.values[x]}))
				return true;
	for (size_t i = 0; !table && i < m->scale.n_levels; i++)
		if (risk_is_on(m, risk, moment,
			       &(struct risk_spot){.level = m->scale.levels[i].id}))
			return true;
	return false;
}

static void add_note(struct maps *maps, const char *text)
{
	figure_box(maps->f, "figure-note", text,
		   (struct doc_place){0, figure_row(maps->f, 1.2, true), figure_right(maps->f), 1,
				      ALIGN_START});
	FIGURE_SAY(maps->f, "note", "{{text}}", text);
}

/* The risks that stand nowhere, each in the words for its side. */
static void add_left_out(struct map_of *m)
{
	static const char *const words[SIDES] = {
		[BEFORE] = "unrated.before", [AFTER] = "unrated.after"};
	struct maps *maps = m->m;

	for (enum matrix_moment side = BEFORE; side <= AFTER; side++) {
		struct named_risks out = names_open(m, MOST_LEFT_OUT);

		for (size_t i = 0; i < m->reg->risks.n; i++)
			if (!is_shown(m, &m->reg->risks.at[i], side))
				name_risk(&out, &m->reg->risks.at[i]);
		if (out.n)
			add_note(maps, FIGURE_WORD(maps->b, words[side], "{{risks}}",
						   names_close(m, &out), "{{n}}",
						   number_of(m, out.n)));
	}
}

static void add_register(struct maps *maps, const struct risk_register *reg)
{
	struct map_of m = {.m = maps, .reg = reg, .scale = scale_of(maps->b->in->library, reg)};
	bool table = scale_is_table(&m.scale);

	for (enum matrix_moment side = BEFORE; side <= AFTER; side++)
		m.said[side] = strbuf_new(maps->b->a);
	if (table && m.scale.model) {
		m.down = scoring_factor(m.scale.model, scale_axis(&m.scale, 0));
		m.across = scoring_factor(m.scale.model, scale_axis(&m.scale, 1));
	}
	if (figure_bottom(maps->f))
		figure_row(maps->f, 0.8, false);
	int y = figure_rows(maps->f, 2, 1.3, true), right = figure_right(maps->f);

	figure_box(maps->f, "figure-head", register_title(maps->b, reg),
		   (struct doc_place){0, y, right, 1, ALIGN_CENTER});
	for (enum matrix_moment side = BEFORE; side <= AFTER; side++)
		figure_box(maps->f, "figure-party", side_word(maps, side),
			   (struct doc_place){maps->first[side], y + 1, LABELS + maps->cells, 1,
					      ALIGN_CENTER});
	if (table)
		add_table(&m);
	else
		add_bands(&m);
	for (enum matrix_moment side = BEFORE; side <= AFTER; side++)
		FIGURE_SAY(maps->f, "note", "{{text}}", m.said[side].text);
	add_left_out(&m);
}

/* Columns that the maps of all registers can share: as many cells as the widest table has. */
static int count_cells(struct binding *b)
{
	int most = 1;

	for (size_t i = 0; i < b->in->project->registers.n; i++) {
		const struct risk_register *reg = b->in->project->registers.at[i];
		struct map_of m = {.m = &(struct maps){.b = b},
				   .reg = reg,
				   .scale = scale_of(b->in->library, reg)};

		if (!rests_on(b, reg) || !scale_is_table(&m.scale))
			continue;
		if (m.scale.model)
			m.across = scoring_factor(m.scale.model, scale_axis(&m.scale, 1));
		const struct axis across = axis_of(&m, 1);

		most = across.n > most ? across.n : most;
	}
	return most;
}

void draw_risk_matrix(struct drawing *f)
{
	struct maps maps = {.f = f, .b = f->b, .cells = count_cells(f->b)};

	for (enum matrix_moment side = BEFORE; side <= AFTER; side++) {
		if (side)
			figure_columns(f, GAP, 2);
		maps.first[side] = figure_columns(f, 1, 2.6);
		figure_columns(f, 1, 9);
		figure_columns(f, maps.cells, 60.0 / maps.cells);
	}
	FIGURE_SAY(f, "matrix", NULL);
	for (size_t i = 0; i < f->b->in->project->registers.n; i++)
		if (rests_on(f->b, f->b->in->project->registers.at[i]) &&
		    f->b->in->project->registers.at[i]->risks.n)
			add_register(&maps, f->b->in->project->registers.at[i]);
}
