/* SPDX-License-Identifier: MIT
 *
 * bunkai issue: freezes the documents of a contract, or of the hospital, as its next edition, with
 * everything they rest on. The edition appears whole or not at all.
 */
#include <stdio.h>
#include <string.h>

#include "base/fields.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/progress.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/scope.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "editions/freeze.h"
#include "render/style.h"
#include "work/pipeline.h"

struct issue_options {
	const char *folder, *contract, *date, *note;
	bool with_findings, renumber;
};

struct issue {
	struct arena *a;
	const struct issue_options *options;
	struct run run;
	struct diag_list *dl;
	struct freeze *freeze;
	struct press press;
	const struct contract *contract; /* NULL: the hospital's documents */
	const struct imprint *imprint;
	VEC(const char *) made;
	struct progress progress;
};

static bool read_options(struct issue_options *o, int argc, char **argv)
{
	const struct option_word words[] = {OPTION("contract", &o->contract),
					    OPTION("date", &o->date),
					    OPTION("note", &o->note),
					    FLAG("with-findings", &o->with_findings),
					    FLAG("renumber", &o->renumber),
					    {0}};

	return options_read(argc, argv, words, OPERANDS(&o->folder)) && o->contract && o->date;
}

/* What the command line says, as far as it can be judged before the project is read. */
static bool check_date(struct issue *i)
{
	if (!fields_is_date(i->options->date))
		diag_add(i->dl, DIAG_BAD_DATE, NULL, "--date", i->options->date);
	if (i->options->note &&
	    !text_is_utf8(i->options->note, strlen(i->options->note), &(size_t){0}))
		diag_add(i->dl, DIAG_NOT_UTF8, NULL, "--note", "0");
	return !diag_failed(i->dl);
}

static bool find_contract(struct issue *i)
{
	const struct project *p = i->run.project;
	struct strbuf known = strbuf_new(i->a);

	i->contract = project_contract(p, i->options->contract);
	if (i->contract || strcmp(i->options->contract, SCOPE_HOSPITAL) == 0)
		return true;
	for (size_t k = 0; k < p->contracts.n; k++)
		strbuf_join(&known, ", ", p->contracts.at[k].id);
	strbuf_join(&known, ", ", SCOPE_HOSPITAL);
	diag_add(i->dl, DIAG_UNKNOWN_VALUE, NULL, "--contract", i->options->contract, known.text);
	return false;
}

static bool stands_here(const struct issue *i, const struct diag *d)
{
	return diag_code_level(d->code) == LEVEL_ERROR &&
	       scope_touched(i->run.project, i->run.library, i->options->contract, d);
}

static void remark(struct issue *i, const struct diag *d)
{
	diag_add(i->dl, DIAG_FINDING_ELSEWHERE, d->subject, d->place, i->options->contract,
		 d->message, diag_code_name(d->code));
}

/*
 * Errors that touch what is issued stand in the way, or are recorded; those of other contracts are
 * told. The rest is for `check`.
 */
static bool judge_findings(struct issue *i)
{
	const struct diag_list *found = i->run.findings;
	size_t n = 0;

	for (size_t k = 0; !i->options->with_findings && k < found->all.n; k++) {
		const struct diag *d = &found->all.at[k];

		if (stands_here(i, d)) {
			diag_copy(i->dl, d);
			n++;
		} else if (diag_code_level(d->code) == LEVEL_ERROR) {
			remark(i, d);
		}
	}
	if (n)
		diag_add(i->dl, DIAG_FINDINGS_STAND, NULL, i->options->folder,
			 arena_printf(i->a, "%zu", n));
	return !n;
}

static bool judge_date(struct issue *i)
{
	const struct manifest *latest = project_issued(i->run.project, i->options->contract);

	if (!latest || strcmp(latest->date, i->options->date) <= 0)
		return true;
	diag_add(i->dl, DIAG_EDITION_DATE, i->options->contract, "--date", i->options->date,
		 latest->date);
	return false;
}

static const char *below(struct issue *i, const char *path)
{
	const char *folder = file_join(i->a, i->options->folder, "");

	return text_starts(path, folder) ? path + strlen(folder) : path;
}

static void record_findings(struct issue *i)
{
	const struct diag_list *found = i->run.findings;

	for (size_t k = 0; k < found->all.n; k++) {
		const struct diag *d = &found->all.at[k];

		if (stands_here(i, d))
			*vec_push(i->a, &i->freeze->manifest.findings) = (struct recorded_finding){
				diag_code_name(d->code), d->subject, below(i, d->place)};
	}
}

static bool print_file(struct issue *i, const struct doc *d, const struct renderer *r,
		       const char *folder)
{
	const char *name = arena_concat(i->a, folder, "/", d->id, ".", r->ending, (char *)NULL);
	const char *path = freeze_path(i->freeze, name), *shown = freeze_shown(i->freeze, name);
	struct render_result result;

	progress_say(&i->progress, shown);
	if (!path || !press_print(&i->press, r, d, path, shown, &result))
		return false;
	*vec_push(i->a, &i->made) = press_line(i->a, shown, r, &result);
	return true;
}

static bool issue_document(struct issue *i, const struct job *job)
{
	struct numbers numbers = {0};
	const struct doc *d = job_bind(&i->run, job, i->imprint, false, &numbers, i->dl);
	bool ok = d != NULL;

	for (size_t k = 0; ok && k < i->press.renderers.n; k++)
		ok = print_file(i, d, i->press.renderers.at[k], "documents");
	ok = ok && print_file(i, d, render_find("json"), "trees");
	if (ok)
		*vec_push(i->a, &i->freeze->manifest.documents) =
			(struct issued_document){d->id, content_of(i->a, d)->text};
	if (ok && numbers.document && strcmp(numbers.document, d->id) == 0)
		*vec_push(i->a, &i->freeze->manifest.numbers) = numbers;
	return ok;
}

static void fill_manifest(struct issue *i)
{
	struct manifest *m = &i->freeze->manifest;
	long long epoch = press_epoch();

	m->date = i->options->date;
	m->note = i->options->note;
	m->renumbered = i->options->renumber && m->number > 1;
	m->epoch = epoch > 0 ? (double)epoch : 0;
	record_findings(i);
}

/*
 * Only the imprint differs from the edition before when nothing else does, so the documents are
 * looked at as that edition's.
 */
static bool is_the_same(struct issue *i, const struct jobs *jobs)
{
	const struct manifest *latest = project_issued(i->run.project, i->options->contract);
	struct bound bound;

	for (size_t k = 0; latest && k < jobs->all.n; k++)
		if (!job_bind_now(&i->run, &jobs->all.at[k], false, &bound, i->dl) ||
		    !bound.is_issued)
			return false;
	return latest && latest->documents.n == jobs->all.n;
}

static bool issue_all(struct issue *i, const struct jobs *jobs)
{
	const struct issue_options *o = i->options;
	bool ok = true;

	if (is_the_same(i, jobs))
		diag_add(i->dl, DIAG_EDITION_SAME, o->contract, o->folder,
			 arena_printf(i->a, "%d",
				      project_issued(i->run.project, o->contract)->number));
	i->imprint =
		imprint_next(i->a, i->run.project, i->run.library, i->contract, o->date, o->note);
	if (!press_choose(&i->press, i->a, NULL, i->dl) ||
	    !press_open(&i->press, &i->run, press_epoch(), i->dl))
		return false;
	i->freeze = freeze_begin(i->a, i->run.project, i->run.library, o->contract, i->dl);
	if (!i->freeze)
		return false;
	fill_manifest(i);
	ok = freeze_fonts(i->freeze, i->press.render.style->font_files, FACE__MAX);
	for (size_t k = 0; ok && k < jobs->all.n; k++)
		ok = issue_document(i, &jobs->all.at[k]);
	if (ok && !diag_failed(i->dl))
		return freeze_commit(i->freeze);
	freeze_abort(i->freeze);
	return false;
}

static bool run_issue(struct issue *i)
{
	run_check(&i->run);
	if (!judge_findings(i) || !judge_date(i))
		return false;
	struct jobs jobs = jobs_of_scope(&i->run, i->options->contract);

	if (!jobs.all.n) {
		diag_add(i->dl, DIAG_NOTHING_TO_ISSUE, i->options->contract, i->run.project->file);
		return false;
	}
	return issue_all(i, &jobs);
}

static int cmd_issue(struct arena *a, int argc, char **argv)
{
	struct issue_options o = {0};
	struct issue i = {.a = a, .options = &o, .dl = diag_new(a), .progress = progress_new()};

	if (!read_options(&o, argc, argv))
		return command_usage(&command_issue);
	if (!check_date(&i))
		return report_print(i.dl), EXIT_USAGE;
	if (!run_load_as(
		    &i.run, a, o.folder,
		    &(struct run_wish){.date = o.date, .renumber = o.renumber ? o.contract : NULL}))
		return report_print(i.run.problems);
	if (!find_contract(&i))
		return report_print(i.dl), EXIT_USAGE;
	bool ok = run_issue(&i);

	progress_end(&i.progress);
	report_print(i.dl);
	if (!ok)
		return report_status(i.dl);
	for (size_t k = 0; k < i.made.n; k++)
		puts(i.made.at[k]);
	printf(_("%s: edition %d of %s, %s\n"), i.freeze->path, i.freeze->manifest.number,
	       o.contract, o.date);
	return EXIT_FINE;
}

const struct command command_issue = {
	.name = "issue",
	.run = cmd_issue,
	.usage = "DIR --contract ID --date D [--note T] [--with-findings] [--renumber]",
	.what = N_("freeze the documents of a contract, or of the 'hospital', as its next "
		   "edition"),
};
