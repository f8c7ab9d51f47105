/* SPDX-License-Identifier: MIT
 *
 * bunkai check: all findings of a project, its registers and the library; with --wording also of
 * how the library is worded.
 */
#include <stdio.h>

#include "base/intl.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "work/blanks.h"
#include "work/run.h"

struct check_options {
	bool json, strict, wording;
	const char *folder;
};

static bool read_options(struct check_options *o, int argc, char **argv)
{
	const struct option_word words[] = {FLAG("json", &o->json),
					    FLAG("strict", &o->strict),
					    FLAG("wording", &o->wording),
					    {0}};

	return options_read(argc, argv, words, OPERANDS(&o->folder));
}

static void print_summary(const struct diag_list *dl)
{
	printf(_("errors %zu, warnings %zu, notes %zu\n"), dl->count[LEVEL_ERROR],
	       dl->count[LEVEL_WARNING], dl->count[LEVEL_NOTE]);
}

static int cmd_check(struct arena *a, int argc, char **argv)
{
	struct check_options o = {0};
	struct run run;

	if (!read_options(&o, argc, argv))
		return command_usage(&command_check);
	if (!run_load(&run, a, o.folder))
		return report_print(run.problems);
	run_check(&run);
	blanks_add(&run);
	if (o.wording)
		run_check_wording(&run);
	if (o.json) {
		report_print_findings(a, run.findings);
	} else {
		diag_print(run.findings, stdout);
		print_summary(run.findings);
	}
	return diag_failed(run.findings) ? EXIT_UNUSABLE : EXIT_FINE;
}

const struct command command_check = {
	.name = "check",
	.run = cmd_check,
	.usage = "DIR [--wording] [--json] [--strict]",
	.what = N_("say what is missing, doubtful or contradictory"),
};
