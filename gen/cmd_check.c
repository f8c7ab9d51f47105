/* SPDX-License-Identifier: MIT
 *
 * bunkai check: all findings of a project, its registers and the library; with --wording also of how the library is worded.
 */
#include <getopt.h>
#include <stdio.h>

#include "base/intl.h"
#include "cmd.h"
#include "run.h"

struct options {
	bool json, strict, wording;
	const char *folder;
};

static bool read_options(struct options *o, int argc, char **argv)
{
	static const struct option known[] = {
		{"json", no_argument, NULL, 'j'},
		{"strict", no_argument, NULL, 's'},
		{"wording", no_argument, NULL, 'w'},
		{0},
	};
	int c;

	while ((c = getopt_long(argc, argv, "", known, NULL)) != -1) {
		if (c == 'j')
			o->json = true;
		else if (c == 's')
			o->strict = true;
		else if (c == 'w')
			o->wording = true;
		else
			return false;
	}
	o->folder = optind == argc - 1 ? argv[optind] : NULL;
	return o->folder != NULL;
}

static void print_summary(const struct diag_list *dl)
{
	printf(_("errors %zu, warnings %zu, notes %zu\n"), dl->count[LEVEL_ERROR], dl->count[LEVEL_WARNING], dl->count[LEVEL_NOTE]);
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
