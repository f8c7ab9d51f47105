/* SPDX-License-Identifier: MIT
 *
 * bunkai amend: the papers that take the parties from one state to the other: 新旧対照表, 改正文,
 * a 覚書 and a note to each party. All are written aside and appear together.
 */
#include <stdio.h>
#include <string.h>

#include "base/fields.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/progress.h"
#include "base/unicode.h"
#include "cmd/command.h"
#include "cmd/names.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "work/amendments.h"
#include "work/printer.h"
#include "work/readiness.h"
#include "work/redlines.h"

struct amend_options {
	const char *before, *after, *out, *contract, *formats, *from;
	bool old_first, final, library;
};

struct amending {
	struct arena *a;
	const struct amend_options *options;
	struct run after;
	struct state_pair states;
	struct amendments amendments;
	struct diag_list *dl;
	struct printer printer;
	struct stage *stage;
	struct progress progress;
	struct marking marking;
	const struct manifest *edition; /* whose inputs the new state is; NULL: a folder */
};

static bool read_order(struct amend_options *o, const char *word)
{
	o->old_first = strcmp(word, "old-first") == 0;
	return o->old_first || strcmp(word, "new-first") == 0;
}

static bool read_options(struct amend_options *o, int argc, char **argv)
{
	const char *order = "new-first";
	const struct option_word words[] = {OPTION("out", &o->out),
					    OPTION("contract", &o->contract),
					    OPTION("order", &order),
					    OPTION("format", &o->formats),
					    OPTION("from", &o->from),
					    FLAG("final", &o->final),
					    FLAG("against-library", &o->library),
					    {0}};

	if (!options_read(argc, argv, words, OPERANDS_FROM(1, &o->before, &o->after)) || !o->out ||
	    !read_order(o, order) || o->library != !o->after)
		return false;
	o->after = o->library ? o->before : o->after;
	return !o->library || !o->from;
}

static bool amends(const struct amendment *in, const char *document)
{
	for (size_t i = 0; i < in->n; i++)
		if (strcmp(in->documents[i].document, document) == 0 &&
		    !doc_diff_is_same(in->documents[i].diff))
			return true;
	return false;
}

static bool print_document(struct amending *m, const char *scope, const struct doc *d)
{
	return printer_print(&m->printer, d,
			      file_join(m->a, file_join(m->a, m->options->out, scope), d->id),
			      m->stage, &m->progress);
}

/*
 * An edition has no mark, since what it says was signed; nor have papers that are to be final, nor
 * what only compares.
 */
static bool marks(const struct amending *m)
{
	return !m->edition && !m->options->final && !m->options->library;
}

/* The mark of a paper that these papers amend: what is left open in a document is in the amendment. */
static const char *draft_mark(struct amending *m, const struct amendment *in, const char *scope)
{
	const struct planned_list plan = documents_plan(&m->after, NULL, NULL);

	for (size_t i = 0; marks(m) && i < plan.all.n; i++) {
		const struct planned *planned = &plan.all.at[i];

		if (strcmp(planned->scope, scope) != 0 || !amends(in, planned->template->id))
			continue;
		if (project_issued(m->after.project, scope) ||
		    marking_asks(&m->marking, planned))
			return library_word(m->after.library, "draft");
	}
	return NULL;
}

static bool amend_scope(struct amending *m, const char *scope, const struct contract *c)
{
	const struct amendment in = amendments_of(&m->amendments, scope, c);
	const char *draft = draft_mark(m, &in, scope);
	struct amendment_papers papers;
	bool ok = amendments_bind(&m->amendments, &in, &papers, m->dl);

	for (size_t i = 0; ok && i < papers.all.n; i++) {
		struct doc *d = arena_alloc(m->a, sizeof *d);

		*d = *papers.all.at[i];
		d->draft = draft;
		ok = print_document(m, scope, d);
	}
	return ok && redlines_print(&m->amendments, &in, file_join(m->a, m->options->out, scope),
				    draft, &m->printer, m->stage, &m->progress);
}

/* The papers of one scope alone are compared where one was asked for, or the old state is its. */
static bool is_amended(const struct amending *m, const char *scope)
{
	const struct manifest *edition = m->states.edition;
	const char *only = m->options->contract ? m->options->contract
			   : edition            ? edition->contract
						: NULL;

	return !only || strcmp(only, scope) == 0;
}

/* An edition says itself from when it holds. NULL: from the project's date. */
static const char *force_of(const struct amending *m)
{
	if (m->options->from)
		return m->options->from;
	return m->edition ? m->edition->in_force : NULL;
}

/* Whoever gives the two states the wrong way round gets papers that lead back. */
static void tell_order(const struct amending *m)
{
	const char *before = m->states.before.project->date, *after = m->after.project->date;

	if (before && after && strcmp(after, before) < 0)
		diag_add(m->dl, DIAG_AMENDS_BACKWARDS, NULL, m->options->after, after, before);
}

static void tell_alone(const struct amending *m, enum diag_code code, const struct project *here,
		       const struct project *there)
{
	for (size_t i = 0; i < here->contracts.n; i++) {
		const char *id = here->contracts.at[i].id;

		if (is_amended(m, id) && !project_contract(there, id))
			diag_add(m->dl, code, NULL, m->options->after, id);
	}
}

/* A contract is amended that both states have: nothing was agreed under a new one yet. */
static bool has_both(const struct amending *m, const struct contract *c)
{
	return is_amended(m, c->id) && project_contract(m->states.before.project, c->id);
}

static void tell_states(const struct amending *m)
{
	const struct project *old = m->states.before.project, *new = m->after.project;

	tell_order(m);
	tell_alone(m, DIAG_CONTRACT_BEGINS, new, old);
	tell_alone(m, DIAG_CONTRACT_GONE, old, new);
}

static bool amend_all(struct amending *m)
{
	const struct project *p = m->after.project;
	bool ok = state_pair_compare(&m->states, &m->after, m->options->contract, m->dl);

	if (!ok)
		return false;
	m->amendments = amendments_open(m->a, &m->states, &m->after);
	m->amendments.old_first = m->options->old_first;
	m->amendments.against_library = m->options->library;
	m->amendments.force = force_of(m);
	for (size_t i = 0; ok && i < p->contracts.n; i++)
		if (has_both(m, &p->contracts.at[i]))
			ok = amend_scope(m, p->contracts.at[i].id, &p->contracts.at[i]);
	if (ok && !m->options->library && is_amended(m, SCOPE_HOSPITAL))
		ok = amend_scope(m, SCOPE_HOSPITAL, NULL);
	amendments_close(&m->amendments);
	tell_states(m);
	return ok;
}

/* Papers of an amendment have no days, but a format may show days alone. */
static bool tell_without(struct amending *m)
{
	printer_find_without(&m->printer, m->after.library);
	return !diag_failed(m->dl);
}

static bool load_before(struct amending *m)
{
	return m->options->library
		       ? state_pair_load_library(&m->states, m->a, m->options->before, m->dl)
		       : state_pair_load(&m->states, m->a, m->options->before, m->dl);
}

static bool load_after(struct amending *m)
{
	if (run_load_state(&m->after, m->a, m->options->after))
		return true;
	diag_append(m->dl, m->after.problems);
	return false;
}

static int cmd_amend(struct arena *a, int argc, char **argv)
{
	struct amend_options o = {0};
	struct amending m = {.a = a,
			     .options = &o,
			     .dl = diag_new(a),
			     .progress = progress_new()};

	if (!read_options(&o, argc, argv))
		return command_usage(&command_amend);
	if (o.from && !fields_is_date(o.from)) {
		diag_add(m.dl, DIAG_BAD_DATE, NULL, "--from", o.from);
		return report_print(m.dl), EXIT_USAGE;
	}
	m.stage = stage_new(a, o.out);
	if (!printer_choose(&m.printer, a, o.formats, m.dl))
		return report_print(m.dl), EXIT_USAGE;
	if (!load_before(&m) || !load_after(&m))
		return report_print(m.dl);
	if (o.contract && !project_contract(m.states.before.project, o.contract) &&
	    !names_check_contract(&m.after, o.contract, true, m.dl))
		return report_print(m.dl), EXIT_USAGE;
	run_check(&m.after);
	m.marking = marking_new(&m.after, MARK_OPEN);
	m.edition = state_edition(&m.after);
	bool ok = printer_open(&m.printer, &m.after, printer_epoch(), m.dl) && amend_all(&m) &&
		  tell_without(&m) && stage_commit(m.stage, m.dl);

	progress_end(&m.progress);
	if (!ok)
		stage_abort(m.stage);
	else if (!m.printer.made.n)
		puts(_("no document differs"));
	if (ok)
		printer_tell(&m.printer);
	return report_print(m.dl);
}

const struct command command_amend = {
	.name = "amend",
	.run = cmd_amend,
	.usage = "OLD NEW|DIR --against-library -o OUT [--contract ID]\n"
		 "      [--order new-first|old-first] [--format FORMATS] [--from DATE] [--final]",
	.what = N_("make the papers of an amendment: new and old side by side, the amending "
		   "text, a note to each party"),
};
