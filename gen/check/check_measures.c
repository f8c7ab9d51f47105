/* SPDX-License-Identifier: MIT
 *
 * Statements beside the measures that they answer: who acts is of the measure's side, no measure is
 * answered wholly by two, a measure speaks of what the clause speaks of, and what a converted topic
 * can be asked for is answered by somebody.
 */
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/duty_text.h"

/* Least share of a measure's words, and of its name, together, that a place that answers it has. */
#define LEAST_SHARE 0.3
/* The same of a measure of another topic, which a chance word names more easily. */
#define LEAST_SHARE_OF_OTHER 0.36

struct measure_check {
	struct arena *a;
	const struct library *l;
	struct diag_list *dl;
	struct map *measures; /* id -> measure */
	struct map *answered; /* id -> a statement that answers it, wholly or in part */
	struct map *wholly;   /* id -> the statement of the position at hand that answers it */
	const struct clause *clause;
	const struct duty_text *prose; /* of the position */
	const char *text;     /* of the statement's place, with its act and the clause's title */
	const struct statement *statement;
	const struct statement_form *form;
	const char *subject;
};

static const char *place_of(const struct measure_check *k, const char *member)
{
	const struct json *j = json_get(k->form->json, member);

	return arena_printf(k->a, "%s:%d", k->clause->duties->file,
			    j ? j->line : k->statement->line);
}

/* hospital, vendor (and whoever works for it); NULL: it depends, or it is both. */
static const char *side_of(const char *who)
{
	if (strcmp(who, "each") == 0 || strcmp(who, "fault") == 0 || strchr(who, '('))
		return NULL;
	return strcmp(who, "hospital") == 0 ? "hospital" : "vendor";
}

static bool acts_for(const struct statement_form *f, const char *side)
{
	const char *own = side_of(f->who);
	bool acts = !own || strcmp(own, side) == 0;

	for (size_t i = 0; i < f->with.n; i++) {
		own = side_of(f->with.at[i]);
		acts = acts || !own || strcmp(own, side) == 0;
	}
	return acts;
}

/* A right or an effect of one side may well rest on what the other was asked for. */
static void check_side(const struct measure_check *k, const struct measure *m, const char *member)
{
	const struct statement_form *f = k->form;

	if (strcmp(f->kind, "may") == 0 || strcmp(f->kind, "effect") == 0 ||
	    strcmp(m->side, "both") == 0 || acts_for(f, m->side))
		return;
	diag_add(k->dl, DIAG_MEASURE_SIDE, k->subject, place_of(k, member), m->id, m->side, f->who);
}

/* The share of the measure's words that the text has, and that of its name, together. */
static double share_of(const struct measure *m, const char *text)
{
	size_t found = 0;

	for (size_t i = 0; i < m->words.n; i++)
		found += strstr(text, m->words.at[i]) != NULL;
	return (m->words.n ? (double)found / (double)m->words.n : 0) + duty_share(m->name, text);
}

/* What is done, upon what, into which record. */
static const char *deed_of(const struct measure_check *k)
{
	const struct statement_form *f = k->form;

	return arena_concat(k->a, f->act, "\n", f->condition ? f->condition : "", "\n",
			    f->record ? f->record : "", (char *)NULL);
}

/* A measure of another topic is in the deed itself; of the 項 chance words would be enough. */
static bool speaks_of(const struct measure_check *k, const struct measure *m)
{
	if (strcmp(m->topic, k->clause->topic) == 0)
		return share_of(m, k->text) >= LEAST_SHARE;
	return share_of(m, k->text) >= LEAST_SHARE_OF_OTHER && share_of(m, deed_of(k)) > 0;
}

static void check_measure(const struct measure_check *k, const char *id, const char *member)
{
	const struct measure *m = map_get(k->measures, id);

	if (!m)
		return;
	map_set(k->answered, id, (void *)(size_t)k->statement);
	check_side(k, m, member);
	if (!speaks_of(k, m))
		diag_add(k->dl, DIAG_MEASURE_ELSEWHERE, k->subject, place_of(k, member), id,
			 m->name);
}

static void check_wholly(const struct measure_check *k, const char *id)
{
	const struct statement *other = map_get(k->wholly, id);

	if (other && other != k->statement)
		diag_add(k->dl, DIAG_MEASURE_TWICE, k->subject, place_of(k, "answers"), id,
			 other->id);
	map_set(k->wholly, id, (void *)(size_t)k->statement);
}

static void check_form(const struct measure_check *k)
{
	const struct statement_form *f = k->form;

	for (size_t i = 0; i < f->answers.n; i++) {
		check_measure(k, f->answers.at[i], "answers");
		check_wholly(k, f->answers.at[i]);
	}
	for (size_t i = 0; i < f->part.n; i++)
		check_measure(k, f->part.at[i], "part");
}

static const char *text_here(const struct measure_check *k)
{
	const struct statement_form *f = k->form;
	struct strbuf sb = strbuf_new(k->a);

	strbuf_add(&sb, k->clause->title);
	strbuf_add(&sb, f->act);
	for (size_t i = 0; i < k->prose->sentences.n; i++)
		if (duty_stands_at(&k->prose->sentences.at[i], f->paragraph, f->item))
			strbuf_add(&sb, k->prose->sentences.at[i].text);
	return sb.text;
}

static void check_position(struct measure_check *k, const struct position *p)
{
	const struct duties *d = k->clause->duties;
	const struct duty_text prose = duty_text_read(k->a, &k->l->duty_words, p);

	k->prose = &prose;
	k->wholly = map_new(k->a);
	for (size_t i = 0; i < d->statements.n; i++) {
		k->statement = &d->statements.at[i];
		k->form = statement_in(k->statement, p->name);
		k->subject = arena_concat(k->a, k->clause->id, "#", k->statement->id, (char *)NULL);
		if (!k->form)
			continue;
		k->text = text_here(k);
		check_form(k);
	}
}

/* Whatever its rows ask for, no article of the library says it. */
static void check_answered(const struct measure_check *k, const struct map *converted)
{
	for (size_t i = 0; i < k->l->measures.n; i++) {
		const struct measure *m = &k->l->measures.at[i];

		if (map_get(converted, m->topic) && !map_get(k->answered, m->id))
			diag_add(k->dl, DIAG_MEASURE_NOT_ANSWERED, m->id, m->place, m->topic);
	}
}

static const char *units_list(struct arena *a, const struct library *l)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < l->duty_words.units.n; i++)
		strbuf_join(&sb, ", ", l->duty_words.units.at[i]);
	return sb.text;
}

/* A project's own value of a term that there is not, or that says no time. */
static void check_terms(struct arena *a, const struct project *p, const struct library *l,
			struct diag_list *dl)
{
	for (size_t i = 0; i < p->terms.all.n; i++) {
		const struct setting *own = &p->terms.all.at[i];
		const struct shared_term *t = library_term(l, own->name);
		const char *place = arena_concat(a, p->file, ":terms.", own->name, (char *)NULL);

		if (!t)
			diag_add(dl, DIAG_UNKNOWN_TERM, NULL, place, own->name);
		else if (!term_value_fits(&l->duty_words, t, own->value))
			diag_add(dl, DIAG_TERM_VALUE, NULL, place, own->value, units_list(a, l));
	}
}

void check_measures(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct library *l = in->library;
	struct measure_check k = {.a = a, .l = l, .dl = dl, .measures = map_new(a),
				  .answered = map_new(a)};
	struct map *converted = map_new(a);

	for (size_t i = 0; i < l->measures.n; i++)
		map_set(k.measures, l->measures.at[i].id, &l->measures.at[i]);
	for (size_t i = 0; i < l->clauses.n; i++) {
		k.clause = &l->clauses.at[i];
		if (!k.clause->duties)
			continue;
		size_t first = dl->all.n;

		map_set(converted, k.clause->topic, &l->clauses.at[i]);
		for (size_t n = 0; n < k.clause->positions.n; n++)
			check_position(&k, &k.clause->positions.at[n]);
		scope_about_clause(l, k.clause, first, dl);
	}
	check_answered(&k, converted);
	check_terms(a, in->project, l, dl);
}
