/* SPDX-License-Identifier: MIT
 *
 * A contract is made up between a hospital and a vendor, with one system that has every feature.
 * First what needs no choice is checked; then papers are chosen by chance again and again (features,
 * who signs, positions, the level) and asked for what binding would find: placeholders and
 * references that nobody knows. Two clauses at a time are looked at in all their choices by
 * check_library, so that few rounds are enough for the rest.
 */
#include "work/library_check.h"

#include <string.h>

#include "base/data.h"
#include "base/file.h"
#include "check/check.h"
#include "check/offer.h"
#include "derive/conditions.h"
#include "load/load.h"

struct made_up {
	struct arena *a;
	struct project *project;
	const struct library *library;
	unsigned state; /* of the chance */
};

/* Numerical Recipes' linear congruential generator; the low bits are too regular. */
static unsigned draw(struct made_up *m, unsigned below)
{
	m->state = m->state * 1664525u + 1013904223u;
	return (m->state >> 16) % below;
}

static void add_party(struct made_up *m, const char *kind, const char *label)
{
	struct party *p = vec_push(m->a, &m->project->parties);

	p->id = p->kind = p->name = kind;
	p->place = m->project->file;
	struct contract_party *cp = vec_push(m->a, &m->project->contracts.at[0].parties);

	*cp = (struct contract_party){.party = kind, .label = label, .role = kind,
				      .place = m->project->file};
}

static void make_up(struct made_up *m, const char *file)
{
	struct project *p = m->project = arena_alloc(m->a, sizeof *m->project);

	p->folder = p->file = file;
	p->title = "-";
	p->date = "2026-04-01";
	struct system *s = vec_push(m->a, &p->systems);

	s->id = s->name = "system";
	s->vendor = "vendor";
	s->place = file;
	struct contract *c = vec_push(m->a, &p->contracts);

	c->id = c->title = "contract";
	c->place = file;
	*vec_push(m->a, &c->systems) = s->id;
	add_party(m, "hospital", "甲");
	add_party(m, "vendor", "乙");
	for (size_t i = 0; i < m->library->templates.n; i++)
		*vec_push(m->a, &p->documents) = m->library->templates.at[i].id;
}

/* 'true' or 'false' of every feature; `all`: of each that it is there. */
static void set_features(struct made_up *m, bool all)
{
	struct settings *flags = &m->project->systems.at[0].flags,
			*params = &m->project->contracts.at[0].params;

	flags->all.n = params->all.n = 0;
	for (size_t i = 0; i < m->library->features.n; i++) {
		const struct feature *f = &m->library->features.at[i];

		settings_set(m->a, strcmp(f->of, FEATURE_OF_SYSTEM) == 0 ? flags : params, f->id,
			     all || draw(m, 2) ? "true" : "false");
	}
}

static void set_positions(struct made_up *m)
{
	struct contract *c = &m->project->contracts.at[0];

	c->positions.all.n = 0;
	for (size_t i = 0; i < m->library->clauses.n; i++) {
		const struct clause *clause = &m->library->clauses.at[i];

		if (clause->positions.n > 1)
			settings_set(m->a, &c->positions, clause->id,
				     clause->positions.at[draw(m, (unsigned)clause->positions.n)]
					     .name);
	}
}

static void set_signatories(struct made_up *m)
{
	static const struct {
		const char *role, *label;
	} thirds[] = {{"cloud", "丙"}, {"carrier", "丁"}, {"subcontractor", "戊"}};

	m->project->parties.n = m->project->contracts.at[0].parties.n = 2;
	for (size_t i = 0; i < ARRAY_LEN(thirds); i++)
		if (draw(m, 2))
			add_party(m, thirds[i].role, thirds[i].label);
}

static void choose(struct made_up *m)
{
	set_features(m, false);
	set_positions(m);
	set_signatories(m);
	m->project->level = draw(m, 4) ? NULL : "least";
	m->project->contracts.at[0].annex = draw(m, 3) ? NULL : ANNEX_CORE;
	m->project->contracts.at[0].annex = draw(m, 3) ? NULL : ANNEX_CORE;
}

/* A made-up project lacks registers and contacts: that is no finding. */
static void append_of_library(struct diag_list *to, const struct diag_list *from)
{
	for (size_t i = 0; i < from->all.n; i++)
		if (from->all.at[i].code != DIAG_EMPTY_DOCUMENT)
			diag_copy(to, &from->all.at[i]);
}

static struct check_input input_of(struct made_up *m)
{
	struct check_input in = {.project = m->project, .library = m->library};
	struct responsibilities *none = arena_alloc(m->a, sizeof *none);
	struct responsibilities **all = arena_alloc(m->a, 2 * sizeof(struct responsibilities *));

	none->contract = &m->project->contracts.at[0];
	all[0] = none;
	in.responsibilities = all;
	in.covers = covers_new(m->a, m->library);
	return in;
}

static void check_choice(struct made_up *m, struct diag_list *dl)
{
	struct check_input in = input_of(m);
	struct diag_list *found = diag_new(m->a);

	check_documents(m->a, &in, found);
	append_of_library(dl, found);
}

static void check_once(struct made_up *m, struct diag_list *dl)
{
	struct check_input in = input_of(m);

	check_clauses(m->a, &in, dl);
	check_fallbacks(m->a, &in, dl);
	check_statements(m->a, m->library, dl);
	check_measures(m->a, &in, dl);
	check_facts(m->a, &in, dl);
	check_own_ways(m->a, &in, dl);
	check_records(m->a, m->library, dl);
	check_calendar(m->a, &in, dl);
	check_record_words(m->a, m->library, dl);
	check_placeholders(m->a, &in, dl);
	check_library(m->a, m->library, dl);
	check_wording(m->a, m->library, dl);
}

bool library_check(struct run *run, struct arena *a, const struct library_wish *wish)
{
	*run = (struct run){.arena = a, .problems = diag_new(a), .findings = diag_new(a)};
	if (wish->folder && !file_stands_folder(a, wish->folder, run->problems)) {
		if (!diag_failed(run->problems))
			diag_add(run->problems, DIAG_NO_PROJECT, NULL, wish->folder);
		return false;
	}
	const struct library *l = load_library(a, data_folder(a), wish->folder, run->problems);
	struct made_up m = {.a = a, .library = l, .state = wish->seed};

	if (!l || diag_failed(run->problems))
		return false;
	make_up(&m, "bunkai.json");
	run->project = m.project;
	run->library = l;
	set_features(&m, true);
	diag_append(run->findings, run->problems);
	check_once(&m, run->findings);
	for (unsigned i = 0; i < wish->rounds; i++) {
		choose(&m);
		check_choice(&m, run->findings);
	}
	offer_known(a, m.project, l, 0, run->findings);
	diag_sort(run->findings);
	return true;
}
