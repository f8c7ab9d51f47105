/* SPDX-License-Identifier: MIT
 *
 * A rating is brought to one form from risk, residual or assessment. A computed factor is worked
 * out from those given; the level is that of the register's own cell, else of the model's table,
 * else of the band in which the value falls. The words of a rating come from the model's text with
 * the factors filled in.
 */
#include "derive/scoring.h"

#include <string.h>

#include "base/strbuf.h"
#include "derive/expand.h"

#define NEARLY 1e-9 /* decimals such as 0.1 are not exact */

struct rating rating_of_risk(const struct risk *r)
{
	return (struct rating){&r->factors, r->severity, r->frequency, r->level, r->response};
}

struct rating rating_of_residual(const struct residual *r)
{
	return (struct rating){&r->factors, r->severity, r->frequency, r->level, NULL};
}

struct rating rating_of_assessment(const struct assessment *x)
{
	return (struct rating){&x->factors, x->severity, x->frequency, x->level, x->response};
}

/* Levels of the model do not speak of a register that brings its own matrix. */
struct scale scale_of(const struct library *l, const struct risk_register *reg)
{
	struct scale s = {.reg = reg,
			  .model = l && reg->model ? library_scoring(l, reg->model) : NULL};

	s.levels = reg->levels.at;
	s.n_levels = reg->levels.n;
	if (!s.n_levels && s.model && !reg->matrix.n) {
		s.levels = s.model->levels.at;
		s.n_levels = s.model->levels.n;
	}
	return s;
}

size_t scale_rank(const struct scale *s, const char *level)
{
	for (size_t i = 0; level && i < s->n_levels; i++)
		if (strcmp(s->levels[i].id, level) == 0)
			return s->model && s->model->best_first ? s->n_levels - 1 - i : i;
	return s->n_levels;
}

bool scale_is_table(const struct scale *s)
{
	return s->reg->matrix.n || !s->model || !s->model->score;
}

const char *scale_axis(const struct scale *s, size_t i)
{
	static const char *const own[] = {"severity", "frequency"};

	return s->reg->matrix.n || !s->model || i >= s->model->axes.n ? own[i]
								      : s->model->axes.at[i];
}

bool scale_given(const struct rating *r, const char *factor, double *out)
{
	for (size_t i = 0; i < r->factors->n; i++) {
		if (strcmp(r->factors->at[i].name, factor) == 0 && r->factors->at[i].known) {
			*out = r->factors->at[i].value;
			return true;
		}
	}
	*out = strcmp(factor, "severity") == 0    ? r->severity
	       : strcmp(factor, "frequency") == 0 ? r->frequency
						  : 0;
	return *out > 0;
}

bool scale_computed(const struct scale *s, const struct rating *r, const char *factor, double *out)
{
	const struct scoring_factor *f = s->model ? scoring_factor(s->model, factor) : NULL;
	double part;

	if (!f || !f->by)
		return false;
	bool product = strcmp(f->by, "product") == 0;

	*out = product ? 1 : 0;
	for (size_t i = 0; i < f->of.n; i++) {
		if (!scale_value(s, r, f->of.at[i], &part))
			return false;
		*out = product ? *out * part : part > *out ? part : *out;
	}
	return true;
}

bool scale_value(const struct scale *s, const struct rating *r, const char *factor, double *out)
{
	return scale_given(r, factor, out) || scale_computed(s, r, factor, out);
}

bool scale_is_rated(const struct scale *s, const struct rating *r)
{
	double ignored;

	if (!s->model && r->factors->n && !s->reg->matrix.n)
		return true; /* by a model that is not there */
	if (!scale_is_table(s))
		return scale_value(s, r, s->model->score, &ignored);
	return scale_value(s, r, scale_axis(s, 0), &ignored) &&
	       scale_value(s, r, scale_axis(s, 1), &ignored);
}

/* Registers count in whole numbers from 1. */
static const char *own_cell(const struct risk_register *reg, double x, double y)
{
	return register_matrix_level(reg, (int)(x + 0.5), (int)(y + 0.5));
}

const char *scale_cell(const struct scale *s, double x, double y)
{
	if (s->reg->matrix.n)
		return own_cell(s->reg, x, y);
	const struct scoring_factor *second =
		s->model ? scoring_factor(s->model, scale_axis(s, 1)) : NULL;

	for (size_t i = 0; second && i < s->model->table.n; i++) {
		const struct scoring_row *row = &s->model->table.at[i];
		double place = (y - second->min) / second->step + 0.5;

		if (row->at - x < NEARLY && x - row->at < NEARLY && place > 0 &&
		    place < (double)row->levels.n)
			return row->levels.at[(size_t)place];
	}
	return NULL;
}

/* Bands are the register's own where one of its levels has a line. */
static bool has_lines(const struct level *levels, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (levels[i].from > 0 || levels[i].upper > 0)
			return true;
	return false;
}

struct bands {
	const struct level *levels;
	size_t n;
};

static struct bands bands_of(const struct scale *s)
{
	if (has_lines(s->levels, s->n_levels))
		return (struct bands){s->levels, s->n_levels};
	return (struct bands){s->model->levels.at, s->model->levels.n};
}

static double line_of(const struct level *level, double largest)
{
	return level->upper > 0 ? largest * (level->upper - 1) / level->upper : level->from;
}

static const char *level_by_band(const struct scale *s, double value)
{
	const struct bands b = bands_of(s);
	double largest = scoring_factor(s->model, s->model->score)->max, best = -1;
	const char *level = NULL;

	for (size_t i = 0; i < b.n; i++) {
		double line = line_of(&b.levels[i], largest);

		if (line <= value + NEARLY && line > best) {
			best = line;
			level = b.levels[i].id;
		}
	}
	return level;
}

const char *scale_level(const struct scale *s, const struct rating *r)
{
	double x, y;

	if (!scale_is_table(s))
		return scale_value(s, r, s->model->score, &x) ? level_by_band(s, x) : NULL;
	return scale_value(s, r, scale_axis(s, 0), &x) && scale_value(s, r, scale_axis(s, 1), &y)
		       ? scale_cell(s, x, y)
		       : NULL;
}

/* The band's own line, on the steps of the factor: 2/3 of 10 begins at 6.7. */
static double line_on_steps(const struct scoring_factor *f, double line)
{
	double steps = (line - f->min) / f->step;
	double whole = (double)(long)(steps + NEARLY);

	if (steps <= 0)
		return f->min;
	return f->min + f->step * (steps - whole > NEARLY ? whole + 1 : whole);
}

static const struct level *band_named(const struct bands *b, const char *id)
{
	for (size_t i = 0; i < b->n; i++)
		if (strcmp(b->levels[i].id, id) == 0)
			return &b->levels[i];
	return NULL;
}

bool scale_band(const struct scale *s, const struct level *level, double *from, double *to)
{
	if (scale_is_table(s))
		return false;
	const struct bands b = bands_of(s);
	const struct scoring_factor *f = scoring_factor(s->model, s->model->score);
	const struct level *own = band_named(&b, level->id);

	if (!own)
		return false;
	*from = line_on_steps(f, line_of(own, f->max));
	*to = f->max;
	for (size_t i = 0; i < b.n; i++) {
		double other = line_on_steps(f, line_of(&b.levels[i], f->max));

		if (other > *from + NEARLY && other - f->step < *to)
			*to = other - f->step;
	}
	return true;
}

const char *scale_number(struct arena *a, const struct scoring_factor *f, double value)
{
	return arena_printf(a, "%.*f", f && f->step < 1 ? 1 : 0, value);
}

static void add_basis(struct strbuf *sb, const struct scale *s, const struct rating *r,
		      const char *factor)
{
	const struct scoring_factor *f = s->model ? scoring_factor(s->model, factor) : NULL;
	double value;

	if (scale_value(s, r, factor, &value))
		strbuf_join(sb, ", ",
			    arena_concat(sb->arena, factor, " ", scale_number(sb->arena, f, value),
					 (char *)NULL));
}

const char *scale_basis(struct arena *a, const struct scale *s, const struct rating *r)
{
	struct strbuf sb = strbuf_new(a);

	if (!scale_is_table(s)) {
		add_basis(&sb, s, r, s->model->score);
		return sb.text;
	}
	add_basis(&sb, s, r, scale_axis(s, 0));
	add_basis(&sb, s, r, scale_axis(s, 1));
	return sb.text;
}

struct rating_words {
	struct arena *a;
	const struct library *l;
	const struct scale *s;
	const struct rating *r;
	struct settings names;
	bool known; /* at least one value */
};

/* A name that is no factor is left to the expansion, which reports it. */
static void print_factor(void *context, const char *name)
{
	struct rating_words *p = context;
	const struct scoring_factor *f = p->s->model ? scoring_factor(p->s->model, name) : NULL;
	double value;

	if (p->s->model && !f)
		return;
	bool known = scale_value(p->s, p->r, name, &value);

	p->known = p->known || known;
	settings_set(p->a, &p->names, name,
		     known ? scale_number(p->a, f, value) : library_word(p->l, "dash"));
}

const char *scale_text(struct arena *a, const struct library *l, const struct scale *s,
		       const struct rating *r, struct diag_list *dl)
{
	const char *text = s->model ? s->model->text : library_word(l, "rating.text");
	struct rating_words p = {.a = a, .l = l, .s = s, .r = r};
	struct expand e = {.a = a, .names = &p.names, .subject = s->reg->model, .dl = dl};

	expand_visit(a, text, print_factor, &p);
	return p.known ? expand_text(&e, text, s->model ? s->model->file : "templates/words.json")
		       : "";
}
