/* SPDX-License-Identifier: MIT
 *
 * The legend of ratings: per register its scoring model, the factors with what their values mean,
 * and the levels with their bands. A register's own matrix and levels stand in the place of the
 * model's.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/view.h"

struct legend {
	struct binding *b;
	struct view *view;
	struct scale scale;
};

static const char *fill_word(struct binding *b, const char *name, const char *const *pairs)
{
	const char *text = word_of(b, "scoring", name);

	for (; *pairs; pairs += 2)
		text = text_replace(b->a, text, pairs[0], pairs[1]);
	return text;
}

#define FILL_WORD(b, name, ...) fill_word((b), (name), (const char *const[]){__VA_ARGS__, NULL})

static void add_entry(struct legend *l, const char *kind, const char *label, const char *range,
		      const char *detail)
{
	struct binding *b = l->b;
	const struct risk_register *reg = l->scale.reg;
	struct view_row *row = view_add(b, l->view, "register", reg->file, NULL, reg->id);

	view_set(b, row, "register", register_title(b, reg));
	view_set(b, row, "model", l->scale.model ? l->scale.model->title : "");
	view_set(b, row, "note",
		 l->scale.model && l->scale.model->note ? l->scale.model->note
							: word_of(b, "scoring", "own"));
	view_set(b, row, "kind", word_of(b, "scoring", kind));
	view_set(b, row, "label", label);
	view_set(b, row, "range", range);
	view_set(b, row, "detail", detail);
}

/* '1〜3', '18以上' is said as '18〜27'; one value stands alone. */
static const char *range_text(struct binding *b, const struct scoring_factor *f, double from,
			      double to)
{
	const char *first = scale_number(b->a, f, from), *last = scale_number(b->a, f, to);

	return strcmp(first, last) == 0 ? first
					: FILL_WORD(b, "range", "{{from}}", first, "{{to}}", last);
}

static const char *parts_text(struct binding *b, const struct scoring *s,
			      const struct scoring_factor *f)
{
	struct strbuf names = strbuf_new(b->a);

	for (size_t i = 0; i < f->of.n; i++)
		strbuf_join(&names, word_of(b, "scoring.join", f->by),
			    scoring_factor(s, f->of.at[i])->name);
	return FILL_WORD(b, f->by, "{{names}}", names.text);
}

static void add_line(struct strbuf *sb, struct binding *b, const char *number, const char *name)
{
	strbuf_join(sb, "\n",
		    arena_concat(b->a, number, library_word(b->in->library, "colon"), name,
				 (char *)NULL));
}

static const char *values_text(struct binding *b, const struct scoring_factor *f)
{
	struct strbuf sb = strbuf_new(b->a);

	if (f->detail)
		strbuf_add(&sb, f->detail);
	for (size_t i = 0; i < f->values.n; i++)
		add_line(&sb, b, scale_number(b->a, f, f->values.at[i].value),
			 f->values.at[i].name);
	return sb.text;
}

static const char *printed_name(const struct matrix_cell *c, size_t axis)
{
	return axis ? c->frequency_name : c->severity_name;
}

static int axis_value(const struct matrix_cell *c, size_t axis)
{
	return axis ? c->frequency : c->severity;
}

/*
 * What the register's own matrix prints beside its axes, largest first; "" when it prints nothing.
 */
static const char *printed_values(struct binding *b, const struct risk_register *reg, size_t axis)
{
	struct strbuf sb = strbuf_new(b->a);
	int largest = 0;

	for (size_t i = 0; i < reg->matrix.n; i++)
		largest = axis_value(&reg->matrix.at[i], axis) > largest
				  ? axis_value(&reg->matrix.at[i], axis)
				  : largest;
	for (int value = largest; value > 0; value--) {
		for (size_t i = 0; i < reg->matrix.n; i++) {
			if (axis_value(&reg->matrix.at[i], axis) != value ||
			    !printed_name(&reg->matrix.at[i], axis))
				continue;
			add_line(&sb, b, arena_printf(b->a, "%d", value),
				 printed_name(&reg->matrix.at[i], axis));
			break;
		}
	}
	return sb.text;
}

static void add_factor(struct legend *l, const struct scoring_factor *f)
{
	struct binding *b = l->b;
	const char *own = "";

	for (size_t i = 0; i < 2; i++)
		if (scale_is_table(&l->scale) && strcmp(scale_axis(&l->scale, i), f->id) == 0)
			own = printed_values(b, l->scale.reg, i);
	add_entry(l, "factor", f->name, range_text(b, f, f->min, f->max),
		  *own ? own : f->by ? parts_text(b, l->scale.model, f) : values_text(b, f));
}

/* The cells of one row of the table that have the level, as runs: '3〜5'. */
static void add_runs(struct legend *l, struct strbuf *sb, const char *level,
		     const struct scoring_factor *x, const struct scoring_factor *y, double at)
{
	struct binding *b = l->b;
	struct strbuf runs = strbuf_new(b->a);

	for (double v = y->min; v <= y->max; v += y->step) {
		double from = v;

		if (!text_equal(scale_cell(&l->scale, at, v), level))
			continue;
		while (v < y->max && text_equal(scale_cell(&l->scale, at, v + y->step), level))
			v += y->step;
		strbuf_join(&runs, library_word(b->in->library, "list.comma"),
			    range_text(b, y, from, v));
	}
	if (runs.len)
		strbuf_join(sb, "\n",
			    FILL_WORD(b, "cell", "{{x}}", x->name, "{{at}}",
				      scale_number(b->a, x, at), "{{y}}", y->name, "{{runs}}",
				      runs.text));
}

static const char *cells_text(struct legend *l, const char *level)
{
	struct strbuf sb = strbuf_new(l->b->a);
	const struct scoring *m = l->scale.model;
	const struct scoring_factor *x = m ? scoring_factor(m, scale_axis(&l->scale, 0)) : NULL;
	const struct scoring_factor *y = m ? scoring_factor(m, scale_axis(&l->scale, 1)) : NULL;

	for (double at = x && y ? x->max : 0; x && y && at >= x->min; at -= x->step)
		add_runs(l, &sb, level, x, y, at);
	return sb.text;
}

static void add_level(struct legend *l, const struct level *level)
{
	struct binding *b = l->b;
	const struct scoring *m = l->scale.model;
	bool other_name = level->name && strcmp(level->name, level->id) != 0;
	const char *label = other_name
				    ? arena_concat(b->a, level->id, "　", level->name, (char *)NULL)
				    : level->id,
		   *range;
	double from, to;

	if (scale_is_table(&l->scale))
		range = cells_text(l, level->id);
	else
		range = scale_band(&l->scale, level, &from, &to)
				? range_text(b, scoring_factor(m, m->score), from, to)
				: "";
	add_entry(l, "level", label, range, level->detail ? level->detail : "");
}

static void add_legend(struct binding *b, struct view *v, const struct risk_register *reg)
{
	struct legend l = {.b = b, .view = v, .scale = scale_of(b->in->library, reg)};

	for (size_t i = 0; l.scale.model && i < l.scale.model->factors.n; i++)
		add_factor(&l, &l.scale.model->factors.at[i]);
	for (size_t i = 0; i < l.scale.n_levels; i++)
		add_level(&l, &l.scale.levels[i]);
}

void fill_scoring(struct binding *b, struct view *v)
{
	for (size_t i = 0; i < b->in->project->registers.n; i++)
		if (rests_on(b, b->in->project->registers.at[i]))
			add_legend(b, v, b->in->project->registers.at[i]);
}
