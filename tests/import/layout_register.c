/* SPDX-License-Identifier: MIT
 *
 * Random registers: their words, texts and tables; see the header.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "layout.h"

enum { MANY = 24 };

struct maker {
	struct arena *a;
	struct dice d;
	struct writer w;
	struct laid_out *out;
	struct profile *p;
	struct layout page;
	const char *forms[MANY], *phases[MANY], *options[MANY], *viewpoints[MANY], *answers[MANY],
		*applies[MANY], *levels[MANY];
	size_t flows, threats, risks, n_levels, severities, frequencies;
	const char *flow[MANY][6];    /* form phase id content classification situation */
	const char *threat[MANY][3];
	/* id scenario severity frequency level response duty threat's index as text */
	const char *risk[MANY][8];
	size_t risk_threat[MANY];
	const char *residual[MANY][6];
	bool has_residual[MANY];
	unsigned numbering;
};

/* Different words, so that a closed list is one. */
static void make_values(struct maker *m, const char **values, size_t n, const char *base)
{
	for (size_t i = 0; i < n; i++)
		values[i] =
			arena_concat(m->a, base, layout_word(&m->w, 2, 6),
				     (const char *[]){"甲", "乙", "丙", "丁", "戊", "己"}[i], NULL);
	values[n] = NULL;
}

static void add_column(struct maker *m, struct profile_table *t, const char *field,
		       enum column_form form, const char **values, const char *upper)
{
	const char **heads = arena_alloc(m->a, 2 * sizeof *heads);
	const char *head = layout_word(&m->w, 3, 8);

	heads[0] = upper ? arena_concat(m->a, upper, "/", head, NULL) : head;
	*vec_push(m->a, &t->columns) = (struct profile_column){.field = field,
							       .heads = heads,
							       .values = values,
							       .form = form,
							       .required = true,
							       .place = ""};
}

static struct profile_table *add_table(struct maker *m, const char *kind)
{
	struct profile_table *t = vec_push(m->a, &m->p->tables);
	const char **titles = arena_alloc(m->a, 2 * sizeof *titles);

	titles[0] = arena_concat(m->a, layout_word(&m->w, 4, 10), "一覧", NULL);
	*t = (struct profile_table){.kind = kind, .titles = titles};
	return t;
}

static void make_flow_columns(struct maker *m, struct profile_table *t, const char *id)
{
	const char *upper = dice_chance(&m->d, 50) ? layout_word(&m->w, 3, 5) : NULL;

	add_column(m, t, "form", FORM_WORD, m->forms, NULL);
	add_column(m, t, "phase", FORM_WORD, m->phases, NULL);
	add_column(m, t, id, FORM_ID, NULL, upper);
	add_column(m, t, "content", FORM_TEXT, NULL, upper);
	add_column(m, t, "classification", FORM_TEXT, NULL, NULL);
}

static void make_assessment_columns(struct maker *m, struct profile_table *t)
{
	make_flow_columns(m, t, "flow");
	add_column(m, t, "threat", FORM_ID, NULL, NULL);
	add_column(m, t, "threat_name", FORM_TEXT, NULL, NULL);
	add_column(m, t, "situation", FORM_TEXT, NULL, NULL);
	add_column(m, t, "risk", FORM_ID, NULL, NULL);
	add_column(m, t, "scenario", FORM_TEXT, NULL, NULL);
	add_column(m, t, "severity", FORM_INTEGER, NULL, NULL);
	add_column(m, t, "frequency", FORM_INTEGER, NULL, NULL);
	add_column(m, t, "level", FORM_WORD, m->levels, NULL);
	add_column(m, t, "response", FORM_WORD, m->answers, NULL);
}

static void make_treatment_columns(struct maker *m, struct profile_table *t)
{
	add_column(m, t, "risk", FORM_ID, NULL, NULL);
	add_column(m, t, "scenario", FORM_TEXT, NULL, NULL);
	add_column(m, t, "option", FORM_WORD, m->options, NULL);
	add_column(m, t, "viewpoint", FORM_WORD, m->viewpoints, NULL);
	add_column(m, t, "response", FORM_WORD, m->answers, NULL);
	add_column(m, t, "applies", FORM_WORD, m->applies, NULL);
	add_column(m, t, "no", FORM_NUMBER, NULL, NULL);
	add_column(m, t, "text", FORM_TEXT, NULL, NULL);
	add_column(m, t, "duty", FORM_TEXT, NULL, NULL);
	add_column(m, t, "residual_scenario", FORM_TEXT, NULL, NULL);
	add_column(m, t, "residual_severity", FORM_INTEGER, NULL, NULL);
	add_column(m, t, "residual_frequency", FORM_INTEGER, NULL, NULL);
	add_column(m, t, "residual_level", FORM_WORD, m->levels, NULL);
	add_column(m, t, "residual_policy", FORM_TEXT, NULL, NULL);
	add_column(m, t, "residual_action", FORM_TEXT, NULL, NULL);
}

static void make_scoring_columns(struct maker *m, struct profile_table *matrix,
				 struct profile_table *levels)
{
	matrix->cross = true;
	add_column(m, matrix, "frequency", FORM_INTEGER, NULL, NULL);
	add_column(m, matrix, "frequency_name", FORM_TEXT, NULL, NULL);
	add_column(m, matrix, "severity", FORM_INTEGER, NULL, NULL);
	add_column(m, matrix, "severity_name", FORM_TEXT, NULL, NULL);
	add_column(m, matrix, "level", FORM_WORD, m->levels, NULL);
	add_column(m, levels, "id", FORM_WORD, m->levels, NULL);
	add_column(m, levels, "name", FORM_TEXT, NULL, NULL);
	add_column(m, levels, "detail", FORM_TEXT, NULL, NULL);
	add_column(m, levels, "response", FORM_WORD, m->answers, NULL);
}

static void make_profile(struct maker *m)
{
	struct profile *p = m->p = arena_alloc(m->a, sizeof *p);
	const char **marks = arena_alloc(m->a, 3 * sizeof *marks);
	struct profile_table *t;

	marks[0] = "{n} / {n} 頁";
	marks[1] = layout_word(&m->w, 8, 14);
	*p = (struct profile){
		.id = "laid-out", .title = "", .model = "matrix", .page_marks = marks, .path = ""};
	p->dash = dice_chance(&m->d, 75) ? "-" : "—";
	make_flow_columns(m, add_table(m, "flows"), "id");
	t = add_table(m, "threats");
	add_column(m, t, "id", FORM_ID, NULL, NULL);
	add_column(m, t, "name", FORM_TEXT, NULL, NULL);
	add_column(m, t, "detail", FORM_TEXT, NULL, NULL);
	add_table(m, "matrix");
	add_table(m, "levels");
	make_scoring_columns(m, &p->tables.at[2], &p->tables.at[3]);
	make_assessment_columns(m, add_table(m, "assessments"));
	make_treatment_columns(m, add_table(m, "treatments"));
}

static const char *pick(struct maker *m, const char *const *values)
{
	unsigned n = 0;

	while (values[n])
		n++;
	return values[dice_roll(&m->d, n)];
}

static const char *make_classification(struct maker *m)
{
	if (dice_chance(&m->d, 70))
		return layout_phrase(&m->w, 12 + dice_roll(&m->d, 20));
	struct strbuf sb = strbuf_new(m->a);

	for (unsigned n = 2 + dice_roll(&m->d, 2); n--;)
		strbuf_join(&sb, "\n", layout_word(&m->w, 2, 3));
	return sb.text;
}

static void make_flows(struct maker *m)
{
	static const char *const prefixes[] = {"AD", "F", "ZK", "B-"};
	const char *prefix = prefixes[dice_roll(&m->d, ARRAY_LEN(prefixes))];
	const char *classes[] = {layout_phrase(&m->w, 30), make_classification(m),
				 make_classification(m)};
	/* so that each is seen with several flows: a list of short things ends nowhere else */
	size_t n = m->flows / 3;

	for (size_t i = 0; i < m->flows; i++) {
		m->flow[i][0] = pick(m, m->forms);
		m->flow[i][1] = pick(m, m->phases);
		m->flow[i][2] = arena_printf(m->a, "%s%02zu", prefix, i + 1);
		m->flow[i][4] = classes[i % (n < 3 ? n : 3)];
		/*
		 * Where a full line ends a text and a list of short things follows, nothing in the
		 * layout tells the two apart.
		 */
		m->flow[i][3] = strchr(m->flow[i][4], '\n')
					? layout_word(&m->w, 6, 9)
					: layout_phrase(&m->w, 10 + dice_roll(&m->d, 40));
		m->flow[i][5] = layout_phrase(&m->w, 6 + dice_roll(&m->d, 12));
	}
}

static void make_threats(struct maker *m)
{
	const char *prefix = dice_chance(&m->d, 50) ? "T" : "TH-";

	for (size_t i = 0; i < m->threats; i++) {
		m->threat[i][0] = arena_printf(m->a, "%s%zu", prefix, i + 1);
		m->threat[i][1] = layout_phrase(&m->w, 6 + dice_roll(&m->d, 14));
		m->threat[i][2] = layout_sentences(&m->w, 30);
	}
}

static void make_residual(struct maker *m, size_t i)
{
	m->residual[i][0] = layout_sentence(&m->w, 24);
	m->residual[i][1] = "2";
	m->residual[i][2] = "1";
	m->residual[i][3] = pick(m, m->levels);
	m->residual[i][4] = layout_sentences(&m->w, 30);
	m->residual[i][5] = layout_sentences(&m->w, 20);
}

static void make_risks(struct maker *m)
{
	const char *prefix = dice_chance(&m->d, 50) ? "R" : "RK";

	for (size_t i = 0; i < m->risks; i++) {
		m->risk[i][0] = arena_printf(m->a, "%s%02zu", prefix, i + 1);
		m->risk[i][1] = arena_concat(m->a, layout_phrase(&m->w, 15 + dice_roll(&m->d, 40)),
					     "。", NULL);
		m->risk[i][2] =
			arena_printf(m->a, "%u", 1 + dice_roll(&m->d, (unsigned)m->severities));
		m->risk[i][3] =
			arena_printf(m->a, "%u", 1 + dice_roll(&m->d, (unsigned)m->frequencies));
		m->risk[i][4] = pick(m, m->levels);
		m->risk[i][5] = pick(m, m->answers);
		m->risk_threat[i] = dice_roll(&m->d, (unsigned)m->threats);
		m->risk[i][6] = m->p->dash;
		if (dice_chance(&m->d, 70))
			m->risk[i][6] = layout_sentences(&m->w, 50);
		if ((m->has_residual[i] = dice_chance(&m->d, 20))) {
			/*
			 * Two texts that repeat side by side: only their full stops tell them
			 * apart.
			 */
			m->risk[i][6] =
				dice_chance(&m->d, 70) ? layout_sentence(&m->w, 50) : m->p->dash;
			make_residual(m, i);
		}
	}
}

static struct source_table *add_records(struct maker *m, const char *kind)
{
	struct source_table *t = vec_push(m->a, &m->out->records.tables);

	t->kind = kind;
	return t;
}

static void add_row(struct maker *m, struct source_table *t, size_t table,
		    const char *const *values)
{
	const struct profile_table *p = &m->p->tables.at[table];
	struct source_row *r = vec_push(m->a, &t->rows);

	for (size_t c = 0; c < p->columns.n; c++)
		*vec_push(m->a, &r->fields) = (struct source_field){.name = p->columns.at[c].field,
								    .value = values[c]};
}

static void make_assessment(struct maker *m, struct source_table *t, size_t flow, size_t threat,
			    size_t risk)
{
	const char *values[14];

	memcpy(values, m->flow[flow], 5 * sizeof *values);
	memcpy(values + 5, m->threat[threat], 2 * sizeof *values);
	for (size_t c = 7; c < 14; c++)
		values[c] = m->p->dash;
	if (risk < m->risks) {
		values[7] = m->flow[flow][5];
		memcpy(values + 8, m->risk[risk], 6 * sizeof *values);
	}
	add_row(m, t, 4, values);
}

static void make_assessments(struct maker *m, struct source_table *t)
{
	for (size_t f = 0; f < m->flows; f++)
		for (size_t th = 0; th < m->threats; th++) {
			size_t n = t->rows.n;

			for (size_t r = 0; r < m->risks; r++)
				if (m->risk_threat[r] == th && dice_chance(&m->d, 80))
					make_assessment(m, t, f, th, r);
			if (t->rows.n == n && dice_chance(&m->d, 50))
				make_assessment(m, t, f, th, m->risks);
		}
}

static const char *make_number(struct maker *m, size_t risk, size_t i)
{
	static const char *const circled[] = {"①", "②", "③", "④", "⑤", "⑥"};

	if (m->numbering == 0)
		return arena_printf(m->a, "%s-%zu", circled[risk % 6], i + 1);
	return arena_printf(m->a, m->numbering == 1 ? "%zu-%zu" : "%zu.%zu", risk + 1, i + 1);
}

static void make_treatment(struct maker *m, struct source_table *t, size_t risk,
			   const char *viewpoint, size_t number)
{
	const char *dash = m->p->dash;
	const char *values[15] = {m->risk[risk][0],
				  m->risk[risk][1],
				  m->options[0],
				  viewpoint,
				  m->risk[risk][5],
				  dash,
				  dash,
				  dash,
				  m->risk[risk][6],
				  dash,
				  dash,
				  dash,
				  dash,
				  dash,
				  dash};

	if (number) {
		values[5] = pick(m, m->applies);
		values[6] = make_number(m, risk, number - 1);
		values[7] = layout_requirement(&m->w);
	}
	if (m->has_residual[risk]) {
		memcpy(values + 9, m->residual[risk], 6 * sizeof *values);
		values[14] = dice_chance(&m->d, 50) ? dash : values[14];
	}
	add_row(m, t, 5, values);
}

static void make_treatments(struct maker *m, struct source_table *t)
{
	bool placeholders = dice_chance(&m->d, 60);

	for (size_t r = 0; r < m->risks; r++) {
		size_t number = 0;

		for (size_t v = 0; m->viewpoints[v]; v++) {
			if (v != r % 2) {
				if (placeholders)
					make_treatment(m, t, r, m->viewpoints[v], 0);
				continue;
			}
			for (size_t n = 2 + dice_roll(&m->d, 4); n--;)
				make_treatment(m, t, r, m->viewpoints[v], ++number);
		}
	}
}

static const int *make_widths(struct maker *m, size_t table)
{
	const struct profile_table *t = &m->p->tables.at[table];
	int *widths = arena_alloc(m->a, t->columns.n * sizeof *widths);
	bool narrow = dice_chance(&m->d, 15); /* even words are wrapped */

	for (size_t c = 0; c < t->columns.n; c++)
		widths[c] = t->columns.at[c].form == FORM_TEXT
				    ? 2 * (int)(10 + dice_roll(&m->d, 16))
			    : t->columns.at[c].form == FORM_WORD && narrow ? 8
									   : 60;
	return widths;
}

static void lay_table(struct maker *m, size_t table, struct source_table *rows)
{
	layout_table(&m->page,
		     &(struct layout_table){&m->p->tables.at[table], make_widths(m, table), rows});
	layout_new_page(&m->page);
}

static void add_cell_record(struct maker *m, struct source_table *t, const char *const *values,
			    const char *place)
{
	static const char *const names[] = {"severity", "frequency", "level", "severity_name",
					    "frequency_name"};
	struct source_row *r = vec_push(m->a, &t->rows);

	r->place = place;
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		*vec_push(m->a, &r->fields) = (struct source_field){.name = names[i],
								    .value = values[i]};
}

/* The matrix, the levels beside it as far as they go; what the levels need more of follows. */
static void lay_scoring(struct maker *m, struct source_table *matrix, struct source_table *levels)
{
	const char *numbers[MANY], *names[MANY], *cells[MANY];
	int widths[MANY];
	size_t n = m->severities;

	for (size_t i = 0; i < MANY; i++)
		widths[i] = 80;
	layout_title(&m->page, *m->p->tables.at[2].titles);
	for (size_t i = 0; i < n; i++) {
		numbers[i] = arena_printf(m->a, "%zu", n - i);
		names[i] = arena_concat(m->a, layout_word(&m->w, 2, 4), "(Minor)", NULL);
	}
	layout_cells(&m->page, numbers, widths, n);
	memcpy(cells, names, n * sizeof *cells);
	cells[n] = *m->p->tables.at[3].columns.at[0].heads;
	cells[n + 1] = *m->p->tables.at[3].columns.at[2].heads;
	layout_cells(&m->page, cells, widths, n + 2);
	for (size_t f = m->frequencies, l = 0; f > 0; f--, l++) {
		bool level = l < m->n_levels;

		cells[0] = arena_printf(m->a, "%zu", f);
		cells[1] = arena_concat(m->a, layout_word(&m->w, 2, 5), "(Rare)", NULL);
		for (size_t s = 0; s < n; s++)
			cells[2 + s] = pick(m, m->levels);
		if (level) {
			const char *row[] = {m->levels[l], layout_word(&m->w, 4, 6),
					     layout_phrase(&m->w, 30), pick(m, m->answers)};

			add_row(m, levels, 3, row);
			cells[n + 2] = row[0];
			cells[n + 3] = arena_concat(m->a, row[1], "→", row[2], NULL);
			cells[n + 4] = row[3];
			widths[n + 3] = 44;
		}
		const char *place = layout_cells(&m->page, cells, widths, n + (level ? 5 : 2));

		if (level)
			levels->rows.at[levels->rows.n - 1].place = place;
		for (size_t s = 0; s < n; s++)
			add_cell_record(m, matrix,
					(const char *[]){numbers[s], cells[0], cells[2 + s],
							 names[s], cells[1]},
					place);
	}
	layout_new_page(&m->page);
}

static void lay_prose(struct maker *m)
{
	m->out->prose = dice_roll(&m->d, 6);
	for (size_t i = 0; i < m->out->prose; i++)
		layout_line(&m->page, layout_sentences(&m->w, 20));
}

static void make_lists(struct maker *m)
{
	make_values(m, m->forms, 1 + dice_roll(&m->d, 4), "形");
	make_values(m, m->phases, 1 + dice_roll(&m->d, 4), "期");
	make_values(m, m->options, 1 + dice_roll(&m->d, 3), "選");
	make_values(m, m->viewpoints, 2 + dice_roll(&m->d, 3), "観");
	make_values(m, m->answers, 2, "答");
	make_values(m, m->applies, 2, "適");
	m->n_levels = 2 + dice_roll(&m->d, 3);
	make_values(m, m->levels, m->n_levels, "級");
	m->severities = 2 + dice_roll(&m->d, 4);
	m->frequencies = m->n_levels + dice_roll(&m->d, 2);
	m->flows = 4 + dice_roll(&m->d, 6);
	m->threats = 2 + dice_roll(&m->d, 4);
	m->risks = 3 + dice_roll(&m->d, 6);
	m->numbering = dice_roll(&m->d, 3);
}

void layout_register(struct arena *a, unsigned seed, struct laid_out *out)
{
	struct maker *m = arena_alloc(a, sizeof *m);
	struct strbuf text = strbuf_new(a);
	struct source_table *t[6];
	static const char *const kinds[] = {"flows",  "threats",     "matrix",
					    "levels", "assessments", "treatments"};

	*m = (struct maker){.a = a, .d = {UINT64_C(0x9E3779B97F4A7C15) * (seed + 1)}, .out = out};
	m->w = (struct writer){a, &m->d};
	*out = (struct laid_out){0};
	make_lists(m);
	make_profile(m);
	make_flows(m);
	make_threats(m);
	make_risks(m);
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		add_records(m, kinds[i]);
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		t[i] = &out->records.tables.at[i];
	m->page = (struct layout){.arena = a,
				  .dice = &m->d,
				  .dash = m->p->dash,
				  .running_title = m->p->page_marks[1],
				  .text = &text,
				  .line = 1,
				  .page = 0,
				  .cross_pages = dice_chance(&m->d, 20)};
	layout_new_page(&m->page);
	lay_prose(m);
	for (size_t i = 0; i < m->flows; i++)
		add_row(m, t[0], 0, m->flow[i]);
	for (size_t i = 0; i < m->threats; i++)
		add_row(m, t[1], 1, m->threat[i]);
	make_assessments(m, t[4]);
	make_treatments(m, t[5]);
	lay_table(m, 0, t[0]);
	lay_table(m, 1, t[1]);
	lay_scoring(m, t[2], t[3]);
	lay_table(m, 4, t[4]);
	lay_table(m, 5, t[5]);
	out->profile = m->p;
	out->text = text.text;
}
