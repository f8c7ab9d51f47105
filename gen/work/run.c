/* SPDX-License-Identifier: MIT
 *
 * A project and its library are loaded, then everything is derived from them once: responsibilities
 * of each contract, what clauses cover, what is covered. Checks are asked only by those who need
 * findings. An edition is found by its name below issued/ and is a project like any other.
 */
#include "work/run.h"

#include <string.h>

#include "base/data.h"
#include "base/file.h"
#include "base/lock.h"
#include "base/stage.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "derive/schedule.h"
#include "editions/edition.h"
#include "load/load.h"
#include "model/over.h"
#include "work/carry_over.h"

/* A frozen edition brings the library it was made with; then nothing else is asked. */
static const char *library_of(struct arena *a, const char *folder, struct diag_list *dl)
{
	const char *own = file_join(a, folder, "library");

	return file_stands(a, file_join(a, own, "clauses/topics.json"), dl) ? own : data_folder(a);
}

/* The edition goes on to be there; only its numbers are forgotten. */
static void forget_numbers(struct arena *a, struct project *p, const char *scope)
{
	for (size_t i = 0; i < p->issued.n; i++) {
		struct manifest *m = arena_alloc(a, sizeof *m);

		if (strcmp(p->issued.at[i]->contract, scope) != 0)
			continue;
		*m = *p->issued.at[i];
		m->numbers.n = 0;
		p->issued.at[i] = m;
	}
}

/* Parameters are numbers of clauses' texts; what conditions ask for stays. */
static bool is_of_text(struct arena *a, const struct library *l, const char *param)
{
	for (size_t i = 0; i < l->clauses.n; i++) {
		const struct clause *c = &l->clauses.at[i];
		const char *own = arena_concat(a, c->id, ".", (char *)NULL);

		if (settings_get(&c->params, param) ||
		    (text_starts(param, own) && settings_get(&c->params, param + strlen(own))))
			return true;
	}
	return false;
}

static void forget_numbers_of_texts(struct arena *a, const struct library *l, struct settings *s)
{
	size_t kept = 0;

	for (size_t i = 0; i < s->all.n; i++)
		if (!is_of_text(a, l, s->all.at[i].name))
			s->all.at[kept++] = s->all.at[i];
	s->all.n = kept;
}

/* Decisions on rows stay: what they decide is no wording. */
static void forget_wording(struct arena *a, struct project *p, const struct library *l)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->decisions.n; i++)
		if (!p->decisions.at[i].clause)
			p->decisions.at[kept++] = p->decisions.at[i];
	p->decisions.n = kept;
	p->terms.all.n = 0;
	forget_numbers_of_texts(a, l, &p->params);
	for (size_t i = 0; i < p->contracts.n; i++) {
		p->contracts.at[i].positions.all.n = 0;
		forget_numbers_of_texts(a, l, &p->contracts.at[i].params);
	}
}

/* The installed clause in place of the one that a project laid over it. NULL: reported. */
static const struct library *with_installed(struct run *run, struct library *l)
{
	const struct library *bare =
		l ? load_library(run->arena, l->data, NULL, run->problems) : NULL;

	for (size_t i = 0; bare && i < l->clauses.n; i++) {
		const struct clause *installed =
			l->clauses.at[i].own ? library_clause(bare, l->clauses.at[i].id) : NULL;

		if (installed)
			l->clauses.at[i] = *installed;
	}
	return bare ? l : NULL;
}

static struct project *load_wished(struct run *run, const char *folder,
					 const struct run_wish *wish)
{
	struct project *p = load_project(run->arena, folder, run->problems);

	run->own_date = p ? p->date : NULL;
	if (p && wish->date)
		p->date = wish->date;
	if (p && wish->renumber)
		forget_numbers(run->arena, p, wish->renumber);
	return p;
}

bool run_load(struct run *run, struct arena *a, const char *folder)
{
	return run_load_as(run, a, folder, &(struct run_wish){0});
}

/*
 * Nobody writes to the folder from here on, what a killed run left there is finished, and what is
 * read is read once.
 */
static bool open_folder(struct run *run, const char *folder, const struct run_wish *wish)
{
	struct arena *a = run->arena;
	enum file_kind kind = file_look(a, folder, run->problems);

	if (kind == FILE_UNKNOWN)
		return false;
	if (kind != FILE_FOLDER && !(kind == FILE_ABSENT && wish->fresh)) {
		diag_add(run->problems, DIAG_NO_PROJECT, NULL, folder);
		return false;
	}
	if (!wish->held &&
	    (!lock_take(a, folder, wish->writing ? LOCK_WRITING : LOCK_READING, run->problems) ||
	     !stage_recover(a, folder, run->problems)))
		return false;
	file_remember(a, folder, "issued");
	for (size_t i = 0; wish->draft && i < wish->draft->files.n; i++) {
		const struct drafted_file *f = &wish->draft->files.at[i];

		file_pretend(a, file_join(a, folder, f->name), f->bytes, f->len);
	}
	return true;
}

static const struct library *load_library_once(struct run *run, const char *folder,
					       const struct run_wish *wish)
{
	if (wish->library)
		return wish->library;
	const char *data = library_of(run->arena, folder, run->problems);

	file_remember(run->arena, data, NULL);
	struct library *l = load_library(run->arena, data, folder, run->problems);

	return wish->library_wording ? with_installed(run, l) : l;
}

/* A contract that has ended has no rows: nobody owes anything by it any more. */
static struct responsibilities *derive_rows(const struct run *run, const struct contract *c)
{
	if (!run_makes(run, c)) {
		struct responsibilities *none = arena_alloc(run->arena, sizeof *none);

		none->contract = c;
		return none;
	}
	return derive_responsibilities(run->arena, run->project, run->library, c);
}

bool run_makes(const struct run *run, const struct contract *c)
{
	return !contract_is_over(run->project, c) || text_equal(run->asked, c->id);
}

bool run_load_as(struct run *run, struct arena *a, const char *folder, const struct run_wish *wish)
{
	*run = (struct run){.arena = a,
			    .problems = diag_new(a),
			    .findings = diag_new(a),
			    .schedules = schedules_new(a),
			    .noted = noted_new(a),
			    .asked = wish->asked};
	if (!open_folder(run, folder, wish))
		return false;
	struct project *p = load_wished(run, folder, wish);

	run->project = p;
	run->library = load_library_once(run, folder, wish);
	if (!p || !run->library || diag_failed(run->problems))
		return false;
	carry_over(a, p, run->library, run->findings);
	if (wish->library_wording)
		forget_wording(a, p, run->library);

	run->covers = covers_new(a, run->library);
	run->responsibilities =
		arena_alloc(a, (p->contracts.n + 1) * sizeof(struct responsibilities *));
	for (size_t i = 0; i < p->contracts.n; i++)
		run->responsibilities[i] = derive_rows(run, &p->contracts.at[i]);
	run->coverage = coverage_new(a, p, run->library, run->covers, run->responsibilities);
	run->measures = measure_index_new(a, run->library);
	run->words = arena_alloc(a, (p->contracts.n + 1) * sizeof *run->words);
	for (size_t i = 0; i < p->contracts.n; i++) {
		run->words[i] = table_words_new(a, p, run->library, run->measures, run->coverage,
						run->responsibilities[i]);
		table_words_open(run->responsibilities[i], run->words[i]);
		table_words_guess(run->responsibilities[i], run->words[i]);
		table_words_hold(run->responsibilities[i], run->words[i]);
	}
	return true;
}

/* 'tele-2026/1, tele-2026/2, hospital/1'; "" when there is none. */
static const char *list_editions(struct arena *a, const char *folder, struct diag_list *dl)
{
	struct scopes scopes = {0};
	struct strbuf sb = strbuf_new(a);

	edition_scopes(a, folder, &scopes, dl);
	for (size_t i = 0; i < scopes.all.n; i++)
		for (int n = 1, latest = edition_latest(a, folder, scopes.all.at[i], dl);
		     n <= latest; n++)
			if (file_stands_folder(a, edition_path(a, folder, scopes.all.at[i], n), dl))
				strbuf_join(&sb, ", ",
					    arena_printf(a, "%s/%d", scopes.all.at[i], n));
	return sb.text;
}

/* The folder of DIR@contract/n. NULL and a problem when DIR has no such edition. */
static const char *edition_folder(struct run *run, const char *folder, const char *name)
{
	struct arena *a = run->arena;
	const char *edition = file_join(a, file_join(a, folder, "issued"), name);

	if (file_stands(a, file_join(a, edition, "manifest.json"), run->problems) ||
	    file_stands_folder(a, file_join(a, edition, "inputs"), run->problems))
		return edition;
	const char *known = list_editions(a, folder, run->problems);

	if (diag_failed(run->problems))
		return NULL;
	if (!file_stands_folder(a, folder, run->problems))
		diag_add(run->problems, DIAG_NO_PROJECT, NULL, folder);
	else if (*known)
		diag_add(run->problems, DIAG_NO_EDITION, NULL, folder, name, known);
	else
		diag_add(run->problems, DIAG_NONE_ISSUED, NULL, folder, name);
	return NULL;
}

bool run_load_state(struct run *run, struct arena *a, const char *state)
{
	const char *at = strrchr(state, '@'), *folder = state;

	*run = (struct run){.arena = a, .problems = diag_new(a), .findings = diag_new(a)};
	if (at && !file_stands_folder(a, state, run->problems))
		folder = edition_folder(run, arena_strndup(a, state, (size_t)(at - state)), at + 1);
	if (!folder)
		return false;
	const char *inputs = file_join(a, folder, "inputs");
	bool frozen = file_stands(a, file_join(a, inputs, "bunkai.json"), run->problems);

	return !diag_failed(run->problems) && run_load(run, a, frozen ? inputs : folder);
}

/* Most of what checking costs, and the same for each state of a project with that library. */
static const struct diag_list *statements_of(const struct run *run)
{
	struct diag_list *dl = diag_new(run->arena);

	check_statements(run->arena, run->library, dl);
	return dl;
}

void run_check(struct run *run)
{
	if (!run->statements)
		run->statements = statements_of(run);
	struct check_input in = {
		.project = run->project,
		.library = run->library,
		.covers = run->covers,
		.coverage = run->coverage,
		.responsibilities = run->responsibilities,
		.words = run->words,
		.statements = run->statements,
	};

	diag_append(run->findings, run->problems);
	check_all(run->arena, &in, run->findings);
	diag_sort(run->findings);
}

void run_check_wording(struct run *run)
{
	check_wording(run->arena, run->library, run->findings);
	diag_sort(run->findings);
}
