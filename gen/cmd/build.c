/* SPDX-License-Identifier: MIT
 *
 * bunkai build: load -> check -> bind -> render, for every document that is asked for. All files
 * are written aside and appear together, or not at all. Findings count what all documents print as
 * 未記入: those that are not made are bound for that alone.
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/progress.h"
#include "cmd/command.h"
#include "cmd/names.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "work/amendments_now.h"
#include "work/printer.h"
#include "work/readiness.h"

struct build_options {
	const char *folder, *out, *contract, *document, *formats;
	bool draft, final, strict;
};

struct build {
	struct arena *a;
	const struct build_options *options;
	struct run run;
	struct diag_list *dl;
	struct stage *stage;
	struct printer printer;
	struct progress progress;
	struct marking marking;
	struct amending_papers amending;
	bool told;              /* the findings hold what is 未記入 already */
};

static bool read_options(struct build_options *o, int argc, char **argv)
{
	const struct option_word words[] = {
		OPTION("out", &o->out),      OPTION("contract", &o->contract),
		OPTION("doc", &o->document), OPTION("format", &o->formats),
		FLAG("draft", &o->draft),    FLAG("final", &o->final),
		FLAG("strict", &o->strict),  {0}};

	return options_read(argc, argv, words, OPERANDS(&o->folder)) && o->out &&
	       !(o->draft && o->final);
}

static bool check_names(struct build *b)
{
	bool known = names_check_contract(&b->run, b->options->contract, false, b->dl);

	return names_check_document(&b->run, b->options->document, b->dl) && known;
}

static enum draft_mark mark_wanted(const struct build_options *o)
{
	return o->draft ? MARK_ALL : o->final ? MARK_NONE : MARK_OPEN;
}

static bool build_document(struct build *b, const struct planned *planned)
{
	struct run own = b->run; /* a tree goes before the next one comes */
	bool draft = marking_asks(&b->marking, planned);
	struct planned_now now;

	own.arena = arena_new_below(b->a);
	bool ok = documents_bind_now(&own, planned, draft, &now, b->dl) &&
		  printer_print(&b->printer, now.doc,
				documents_stem(b->a, b->options->out, planned), b->stage,
				&b->progress);

	arena_free(own.arena);
	if (strcmp(planned->folder, planned->scope) != 0)
		printer_find_left(&b->printer, file_join(b->a, b->options->out, planned->name));
	return ok;
}

/* What changed since the latest edition, where such papers are wanted. */
static bool build_amendments(struct build *b)
{
	const struct amendment_wish wish = {b->options->contract, b->options->document,
					    !b->options->final};
	bool ok = amendments_now(&b->run, &wish, &b->amending, b->dl);

	for (size_t i = 0; ok && i < b->amending.all.n; i++) {
		const struct amending_paper *p = &b->amending.all.at[i];
		const char *folder = file_join(b->a, b->options->out, p->folder);

		ok = printer_print(&b->printer, p->doc, file_join(b->a, folder, p->doc->id),
				   b->stage, &b->progress);
	}
	return ok;
}

static bool build_all(struct build *b)
{
	struct planned_list plan =
		documents_plan(&b->run, b->options->contract, b->options->document);
	bool ok = true;

	b->marking = marking_new(&b->run, mark_wanted(b->options));
	for (size_t i = 0; i < plan.all.n; i++)
		ok = build_document(b, &plan.all.at[i]) && ok;
	return build_amendments(b) && ok;
}

/* Where a format shows days alone, most documents have nothing for it. */
static bool tell_without(struct build *b)
{
	printer_find_without(&b->printer, b->run.library);
	return !diag_failed(b->dl);
}

/* A paper that prints findings has to know all of them before it is made. */
static bool needs_all_findings(const struct build *b)
{
	struct planned_list plan =
		documents_plan(&b->run, b->options->contract, b->options->document);

	for (size_t i = 0; i < plan.all.n; i++)
		if (template_prints_view(plan.all.at[i].template, "findings", false))
			return true;
	return false;
}

static void print_made(const struct build *b)
{
	const struct diag_list *f = b->run.findings;

	printer_tell(&b->printer);
	if (f->all.n)
		printf(_("findings: errors %zu, warnings %zu, notes %zu; see bunkai check %s\n"),
		       f->count[LEVEL_ERROR], f->count[LEVEL_WARNING], f->count[LEVEL_NOTE],
		       report_shell_word(b->a, b->options->folder));
	report_open(b->a, b->options->folder, &b->marking);
}

static int cmd_build(struct arena *a, int argc, char **argv)
{
	struct build_options o = {0};
	struct build b = {.a = a,
			  .options = &o,
			  .dl = diag_new(a),
			  .progress = progress_new()};

	if (!read_options(&o, argc, argv))
		return command_usage(&command_build);
	b.stage = stage_new(a, o.out);
	if (!printer_choose(&b.printer, a, o.formats, b.dl))
		return report_print(b.dl), EXIT_USAGE;
	if (!run_load_as(&b.run, a, o.folder, &(struct run_wish){.asked = o.contract}))
		return report_print(b.run.problems);
	if (!check_names(&b))
		return report_print(b.dl), EXIT_USAGE;
	run_check(&b.run);
	b.told = needs_all_findings(&b);
	if (b.told)
		blanks_add(&b.run);
	if (o.strict && diag_failed(b.run.findings))
		return report_print(b.run.findings);
	bool ok = printer_open(&b.printer, &b.run, printer_epoch(), b.dl) && build_all(&b) &&
		  tell_without(&b) && stage_commit(b.stage, b.dl);

	progress_end(&b.progress);
	if (!ok) {
		stage_abort(b.stage);
		return report_print(b.dl);
	}
	if (!b.printer.made.n && !b.printer.without.n && !b.amending.asked)
		diag_add(b.dl, DIAG_NOTHING_TO_BUILD, NULL, b.run.project->file);
	report_print(b.dl);
	if (!b.told)
		blanks_add(&b.run);
	print_made(&b);
	return EXIT_FINE;
}

const struct command command_build = {
	.name = "build",
	.run = cmd_build,
	.usage = "DIR -o OUT [--contract ID] [--doc ID] [--format FORMATS] [--draft|--final] "
		 "[--strict]",
	.what = N_("make the documents"),
};
