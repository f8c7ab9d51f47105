/* SPDX-License-Identifier: MIT
 *
 * Rows of the source -> register. One function per kind of row takes its values and adds the
 * printings of what the row only repeats (its flow, threat, risk) to their merged items; when all
 * rows are in, each merged item is settled into one flow, threat or risk. Lists are taken first, so
 * that their wording and order count before those of the rows.
 */
#include "import/assemble.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/merged.h"
#include "import/row_factors.h"
#include "model/ending.h"

static const struct merged_field flow_values[] = {
	{.name = "form"},
	{.name = "phase"},
	{.name = "content", .prose = true},
	{.name = "classification", .prose = true},
	{.name = NULL},
};

static const struct merged_field threat_values[] = {
	{.name = "name", .prose = true},
	{.name = "detail", .prose = true},
	{.name = NULL},
};

static const struct merged_field risk_values[] = {
	{.name = "scenario", .prose = true},   {.name = "threat", .on_rows = true},
	{.name = "severity", .on_rows = true}, {.name = "frequency", .on_rows = true},
	{.name = "level", .on_rows = true},    {.name = "response", .on_rows = true},
	{.name = "option", .on_rows = true},   {.name = "duty", .prose = true, .together = true},
};

struct assembly {
	struct arena *arena;
	const struct profile *profile;
	struct risk_register *reg;
	struct diag_list *dl;
	struct merged_items flows, threats, risks;
	struct map *residuals; /* risk id -> its residual rows so far */
	struct map *factors;   /* risk id -> its struct factors */
};

typedef VEC(struct residual) residuals;

/* What the record prints, NULL for a dash. */
static const char *value(const struct assembly *as, const struct source_row *r, const char *field)
{
	const char *s = source_row_get(r, field);

	return !s || !*s || strcmp(s, as->profile->dash) == 0 ? NULL : s;
}

/* One digit, half or full width; -1 when there is none. */
static int next_digit(const char **s)
{
	uint32_t c = text_next(s);

	if (c >= 0xFF10 && c <= 0xFF19)
		c -= 0xFF10 - '0';
	return c >= '0' && c <= '9' ? (int)c - '0' : -1;
}

/* 0 when nothing is printed or what is printed is no number; that is kept beside the row. */
static int whole_number(const struct assembly *as, const struct source_row *r, const char *field,
			struct row_origin *at)
{
	const char *s = value(as, r, field), *p = s;
	int n = 0, digit = 0;

	if (!s)
		return 0;
	while (*p && n < 100000 && (digit = next_digit(&p)) >= 0)
		n = 10 * n + digit;
	if (digit >= 0 && !*p)
		return n;
	diag_add(as->dl, DIAG_NO_WHOLE_NUMBER, NULL, r->place ? r->place : "", field, s);
	origin_keep(as->arena, at, field, s);
	return 0;
}

static void keep_extra(struct arena *a, const struct source_row *r, struct row_origin *at)
{
	for (size_t i = 0; i < r->fields.n; i++)
		if (r->fields.at[i].extra)
			origin_keep(a, at, r->fields.at[i].name, r->fields.at[i].value);
}

static struct row_origin origin_of(const struct assembly *as, const struct source_row *r)
{
	struct row_origin at = {.place = r->place};

	keep_extra(as->arena, r, &at);
	return at;
}

/* The row's id; a row without one becomes a note and gives NULL. */
static const char *row_key(const struct assembly *as, const struct source_row *r, const char *kind,
			   const char *field)
{
	const char *key = value(as, r, field);
	struct strbuf sb = strbuf_new(as->arena);

	if (key)
		return key;
	strbuf_printf(&sb, "%s %s:", kind, r->place ? r->place : "");
	for (size_t i = 0; i < r->fields.n; i++)
		strbuf_printf(&sb, " %s=%s", r->fields.at[i].name, r->fields.at[i].value);
	*vec_push(as->arena, &as->reg->notes) = sb.text;
	diag_add(as->dl, DIAG_ROW_WITHOUT_ID, NULL, r->place ? r->place : "", kind, field);
	return NULL;
}

static void add_value(struct assembly *as, struct merged_items *items, struct merged_item *t,
		      const char *field, const struct source_row *r, const char *from)
{
	merged_add(as->arena, items, t, field, value(as, r, from), r->place);
}

static void take_flow(struct assembly *as, const struct source_row *r)
{
	const char *id = row_key(as, r, "flows", "id");

	if (!id)
		return;
	struct merged_item *t = merged_get(as->arena, &as->flows, id, r->place);

	t->listed++;
	keep_extra(as->arena, r, &t->at);
	for (const struct merged_field *f = flow_values; f->name; f++)
		add_value(as, &as->flows, t, f->name, r, f->name);
}

static void take_threat(struct assembly *as, const struct source_row *r)
{
	const char *id = row_key(as, r, "threats", "id");

	if (!id)
		return;
	struct merged_item *t = merged_get(as->arena, &as->threats, id, r->place);

	t->listed++;
	keep_extra(as->arena, r, &t->at);
	for (const struct merged_field *f = threat_values; f->name; f++)
		add_value(as, &as->threats, t, f->name, r, f->name);
}

static void take_matrix(struct assembly *as, const struct source_row *r)
{
	struct row_origin at = origin_of(as, r);
	int severity = whole_number(as, r, "severity", &at),
	    frequency = whole_number(as, r, "frequency", &at);

	*vec_push(as->arena, &as->reg->matrix) = (struct matrix_cell){
		.severity = severity,
		.frequency = frequency,
		.level = value(as, r, "level"),
		.severity_name = value(as, r, "severity_name"),
		.frequency_name = value(as, r, "frequency_name"),
		.at = at,
	};
}

static void take_level(struct assembly *as, const struct source_row *r)
{
	const char *id = row_key(as, r, "levels", "id");

	if (!id)
		return;
	*vec_push(as->arena, &as->reg->levels) = (struct level){
		.id = id,
		.name = value(as, r, "name"),
		.detail = value(as, r, "detail"),
		.response = value(as, r, "response"),
		.at = origin_of(as, r),
	};
}

static bool same_factors(const struct factors *x, const struct factors *y)
{
	for (size_t i = 0; i < x->n && x->n == y->n; i++)
		if (strcmp(x->at[i].name, y->at[i].name) != 0 ||
		    x->at[i].value < y->at[i].value || x->at[i].value > y->at[i].value)
			return false;
	return x->n == y->n;
}

static bool same_residual(const struct residual *x, const struct residual *y)
{
	return text_equal(x->scenario, y->scenario) && x->severity == y->severity &&
	       x->frequency == y->frequency && text_equal(x->level, y->level) &&
	       text_equal(x->policy, y->policy) && same_factors(&x->factors, &y->factors) &&
	       (!x->action || !y->action || strcmp(x->action, y->action) == 0);
}

/*
 * Rows of a risk repeat its residual risk; the action stands on some of them only, and those are
 * noted.
 */
static void merge_residual(struct arena *a, residuals *all, const struct residual *new,
			   const char *no)
{
	struct residual *known = NULL;

	for (size_t i = 0; i < all->n && !known; i++)
		if (same_residual(&all->at[i], new))
			known = &all->at[i];
	if (!known) {
		known = vec_push(a, all);
		*known = *new;
	}
	if (!new->action)
		return;
	known->action = new->action;
	if (no)
		*vec_push(a, &known->requirements) = no;
}

static void take_residual(struct assembly *as, const struct source_row *r, const char *risk,
			  const char *no)
{
	struct row_origin at = {.place = r->place};
	struct residual new = {
		.scenario = value(as, r, "residual_scenario"),
		.level = value(as, r, "residual_level"),
		.policy = value(as, r, "residual_policy"),
		.action = value(as, r, "residual_action"),
	};

	new.severity = whole_number(as, r, "residual_severity", &at);
	new.frequency = whole_number(as, r, "residual_frequency", &at);
	row_factors_take(as->arena, r, "residual_factor.", risk, &new.factors, &at, as->dl);
	new.at = at;
	if (!new.scenario && !new.level && !new.policy && !new.action && !new.severity &&
	    !new.frequency && !new.factors.n && !at.extra.n)
		return;
	residuals *all = map_get(as->residuals, risk);

	if (!all) {
		all = arena_alloc(as->arena, sizeof *all);
		map_set(as->residuals, risk, all);
	}
	merge_residual(as->arena, all, &new, no);
}

static bool asks_agreement(const struct assembly *as, const char *text)
{
	const char *const *words = as->profile->agreement_words;

	for (const char *const *not = as->profile->agreement_exceptions; text && not && *not; not++)
		text = text_replace(as->arena, text, *not, "");
	for (; text && words && *words; words++)
		if (strstr(text, *words))
			return true;
	return false;
}

static void take_factors(struct assembly *as, const struct source_row *r, struct merged_item *risk)
{
	struct factors *all = map_get(as->factors, risk->id);

	if (!all) {
		all = arena_alloc(as->arena, sizeof *all);
		map_set(as->factors, risk->id, all);
	}
	row_factors_take(as->arena, r, "factor.", risk->id, all, &risk->at, as->dl);
}

/* A list that rates its risks beside their treatments; one that does not says nothing of them. */
static void rate_treated(struct assembly *as, const struct source_row *r, struct merged_item *t,
			 struct row_origin *at)
{
	static const char *const fields[] = {"threat", "severity", "frequency", "level"};

	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		if (value(as, r, fields[i]))
			add_value(as, &as->risks, t, fields[i], r, fields[i]);
	whole_number(as, r, "severity", at);
	whole_number(as, r, "frequency", at);
	take_factors(as, r, t);
	if (value(as, r, "threat"))
		add_value(as, &as->threats,
			  merged_get(as->arena, &as->threats, value(as, r, "threat"), r->place),
			  "name", r, "threat_name");
}

static void take_treatment(struct assembly *as, const struct source_row *r)
{
	const char *id = row_key(as, r, "treatments", "risk");

	if (!id)
		return;
	struct merged_item *t = merged_get(as->arena, &as->risks, id, r->place);
	struct requirement new = {
		.risk = id,
		.no = value(as, r, "no"),
		.numbered = source_row_made(r, "no"),
		.viewpoint = value(as, r, "viewpoint"),
		.applies = value(as, r, "applies"),
		.response = value(as, r, "response"),
		.obligation = value(as, r, "obligation"),
		.text = value(as, r, "text"),
		.option = value(as, r, "option"),
		.at = origin_of(as, r),
	};

	rate_treated(as, r, t, &new.at);
	new.agreement = asks_agreement(as, new.text);
	*vec_push(as->arena, &as->reg->requirements) = new;
	add_value(as, &as->risks, t, "scenario", r, "scenario");
	add_value(as, &as->risks, t, "option", r, "option");
	add_value(as, &as->risks, t, "response", r, "response");
	add_value(as, &as->risks, t, "duty", r, "duty");
	take_residual(as, r, id, new.no);
}

static void note_assessed_flow(struct assembly *as, const struct source_row *r, const char *id)
{
	struct merged_item *t = merged_get(as->arena, &as->flows, id, r->place);

	for (const struct merged_field *f = flow_values; f->name; f++)
		add_value(as, &as->flows, t, f->name, r, f->name);
}

static void note_assessed_risk(struct assembly *as, const struct source_row *r, const char *id)
{
	static const char *const fields[] = {"scenario",  "threat", "severity",
					     "frequency", "level",  "response"};
	struct merged_item *t = merged_get(as->arena, &as->risks, id, r->place);

	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		add_value(as, &as->risks, t, fields[i], r, fields[i]);
	take_factors(as, r, t);
}

static void take_assessment(struct assembly *as, const struct source_row *r)
{
	const char *flow = row_key(as, r, "assessments", "flow");

	if (!flow)
		return;
	struct assessment new = {
		.flow = flow,
		.threat = value(as, r, "threat"),
		.situation = value(as, r, "situation"),
		.risk = value(as, r, "risk"),
		.level = value(as, r, "level"),
		.response = value(as, r, "response"),
		.at = origin_of(as, r),
	};

	new.severity = whole_number(as, r, "severity", &new.at);
	new.frequency = whole_number(as, r, "frequency", &new.at);
	row_factors_take(as->arena, r, "factor.", flow, &new.factors, &new.at, as->dl);
	if (!new.risk && value(as, r, "scenario"))
		origin_keep(as->arena, &new.at, "scenario", value(as, r, "scenario"));
	*vec_push(as->arena, &as->reg->assessments) = new;
	note_assessed_flow(as, r, flow);
	if (new.threat)
		add_value(as, &as->threats,
			  merged_get(as->arena, &as->threats, new.threat, r->place), "name", r,
			  "threat_name");
	if (new.risk)
		note_assessed_risk(as, r, new.risk);
}

/*
 * Lists first, so that their printing and order count before those of the rows; treatments before
 * assessments for the order of risks.
 */
static const struct {
	const char *kind;
	void (*take)(struct assembly *as, const struct source_row *r);
} kinds[] = {
	{"flows", take_flow},   {"threats", take_threat},       {"matrix", take_matrix},
	{"levels", take_level}, {"treatments", take_treatment}, {"assessments", take_assessment},
};

static void take_kind(struct assembly *as, const struct source_tables *source, size_t kind)
{
	for (size_t t = 0; t < source->tables.n; t++) {
		const struct source_table *table = &source->tables.at[t];

		if (strcmp(table->kind, kinds[kind].kind) != 0)
			continue;
		for (size_t i = 0; i < table->rows.n; i++)
			kinds[kind].take(as, &table->rows.at[i]);
	}
}

/* A list of the kind was read, but this one is not in it, or more than once. */
static void check_listed(const struct assembly *as, const struct merged_items *items,
			 const struct merged_item *t)
{
	bool has_list = false;

	for (size_t i = 0; i < items->all.n && !has_list; i++)
		has_list = items->all.at[i]->listed > 0;
	if (has_list && !t->listed)
		diag_add(as->dl, DIAG_NOT_LISTED, t->id, t->at.place ? t->at.place : "",
			 items->kind);
	if (t->listed > 1)
		diag_add(as->dl, DIAG_LISTED_TWICE, t->id, t->at.place ? t->at.place : "",
			 arena_printf(as->arena, "%zu", t->listed));
}

static void split_lines(struct arena *a, struct flow *f, const char *text)
{
	for (const char *end; text; text = *end ? end + 1 : NULL) {
		end = text + strcspn(text, "\n");
		if (end > text)
			*vec_push(a, &f->classification) =
				arena_strndup(a, text, (size_t)(end - text));
	}
}

static void settle_flow(struct assembly *as, struct merged_item *t)
{
	struct merged_items *all = &as->flows;
	struct flow *f = vec_push(as->arena, &as->reg->flows);

	check_listed(as, all, t);
	*f = (struct flow){.id = t->id};
	f->form = merged_choose(as->arena, all, t, "form", as->dl);
	f->phase = merged_choose(as->arena, all, t, "phase", as->dl);
	f->content = merged_choose(as->arena, all, t, "content", as->dl);
	split_lines(as->arena, f, merged_choose(as->arena, all, t, "classification", as->dl));
	f->at = t->at;
}

static void settle_threat(struct assembly *as, struct merged_item *t)
{
	struct threat *threat = vec_push(as->arena, &as->reg->threats);

	check_listed(as, &as->threats, t);
	*threat = (struct threat){.id = t->id};
	threat->name = merged_choose(as->arena, &as->threats, t, "name", as->dl);
	threat->detail = merged_choose(as->arena, &as->threats, t, "detail", as->dl);
	threat->at = t->at;
}

/* A number that was printed and is one; the rows have reported what is none. */
static int chosen_number(struct assembly *as, struct merged_item *t, const char *field)
{
	const char *s = merged_choose(as->arena, &as->risks, t, field, as->dl);
	int n = 0, digit;

	while (s && *s && n < 100000 && (digit = next_digit(&s)) >= 0)
		n = 10 * n + digit;
	return s && *s ? 0 : n;
}

static void check_duty_rows(const struct assembly *as, const struct merged_item *t)
{
	const struct repeated_value *duty = merged_repeated(&as->risks, t, "duty");
	size_t rows = 0;

	for (size_t i = 0; i < duty->all.n; i++)
		rows += duty->all.at[i].n;
	if (rows && duty->missing)
		diag_add(as->dl, DIAG_DUTY_NOT_ON_ALL, t->id, duty->all.at[0].place,
			 arena_printf(as->arena, "%zu", rows),
			 arena_printf(as->arena, "%zu", rows + duty->missing));
}

static void settle_risk(struct assembly *as, struct merged_item *t)
{
	struct merged_items *all = &as->risks;
	struct risk *r = vec_push(as->arena, &as->reg->risks);
	const residuals *left = map_get(as->residuals, t->id);

	*r = (struct risk){.id = t->id};
	r->scenario = merged_choose(as->arena, all, t, "scenario", as->dl);
	r->threat = merged_choose(as->arena, all, t, "threat", as->dl);
	r->severity = chosen_number(as, t, "severity");
	r->frequency = chosen_number(as, t, "frequency");
	r->level = merged_choose(as->arena, all, t, "level", as->dl);
	r->response = merged_choose(as->arena, all, t, "response", as->dl);
	r->option = merged_choose(as->arena, all, t, "option", as->dl);
	r->duty = merged_choose(as->arena, all, t, "duty", as->dl);
	check_duty_rows(as, t);
	if (map_get(as->factors, t->id))
		r->factors = *(struct factors *)map_get(as->factors, t->id);
	for (size_t i = 0; left && i < left->n; i++)
		*vec_push(as->arena, &r->residual) = left->at[i];
	r->at = t->at;
}

/* Whether a text is whole can only be told beside the others of its column. */
static void mark_clipped(struct risk_register *reg)
{
	struct ending_style scenarios = {0}, duties = {0};

	for (size_t i = 0; i < reg->risks.n; i++) {
		ending_learn(&scenarios, reg->risks.at[i].scenario);
		ending_learn(&duties, reg->risks.at[i].duty);
	}
	for (size_t i = 0; i < reg->risks.n; i++) {
		struct risk *r = &reg->risks.at[i];

		r->scenario_clipped =
			r->scenario && ending_of(r->scenario, &scenarios) != ENDING_WHOLE;
		r->duty_clipped = r->duty && ending_of(r->duty, &duties) != ENDING_WHOLE;
	}
}

struct risk_register *assemble_register(struct arena *a, const struct source_tables *source,
					const struct profile *profile, struct diag_list *dl)
{
	struct assembly as = {
		.arena = a,
		.profile = profile,
		.reg = arena_alloc(a, sizeof *as.reg),
		.dl = dl,
		.flows = merged_new(a, "flow", flow_values),
		.threats = merged_new(a, "threat", threat_values),
		.risks = merged_new(a, "risk", risk_values),
		.residuals = map_new(a),
		.factors = map_new(a),
	};

	as.reg->family = profile->family;
	as.reg->model = profile->model;
	as.reg->source.profile = profile->id;
	for (size_t i = 0; i < source->notes.n; i++)
		*vec_push(a, &as.reg->notes) = source->notes.at[i];
	for (size_t t = 0; t < source->tables.n; t++)
		for (size_t i = 0; i < source->tables.at[t].kept.n; i++)
			*vec_push(a, &as.reg->notes) = source->tables.at[t].kept.at[i];
	for (size_t k = 0; k < ARRAY_LEN(kinds); k++)
		take_kind(&as, source, k);
	for (size_t i = 0; i < as.flows.all.n; i++)
		settle_flow(&as, as.flows.all.at[i]);
	for (size_t i = 0; i < as.threats.all.n; i++)
		settle_threat(&as, as.threats.all.at[i]);
	for (size_t i = 0; i < as.risks.all.n; i++)
		settle_risk(&as, as.risks.all.at[i]);
	mark_clipped(as.reg);
	return as.reg;
}
