/* SPDX-License-Identifier: MIT
 *
 * bunkai check: all findings of a project, its registers and the library; with --wording also of
 * how the library is worded.
 */
#include <stdio.h>

#include "base/intl.h"
#include "cmd/cmd.h"
#include "cmd/options.h"
#include "work/run.h"

struct options {
	bool json, strict, wording;
	const char *folder;
};

static bool read_options(struct options *o, int argc, char **argv)
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

int cmd_check(struct arena *a, int argc, char **argv)
{
	struct options o = {0};
	struct run run;

	if (!read_options(&o, argc, argv))
		return cmd_usage(argv[0]);
	if (!run_load(&run, a, o.folder))
		return cmd_report(run.problems);
	run_check(&run);
	if (o.wording)
		run_check_wording(&run);
	if (o.json) {
		cmd_print_findings(a, run.findings);
	} else {
		diag_print(run.findings, stdout);
		print_summary(run.findings);
	}
	return diag_failed(run.findings) ? EXIT_UNUSABLE : EXIT_FINE;
}
