/* SPDX-License-Identifier: MIT
 *
 * bunkai refresh: makes only the documents of an output folder that would say something else than
 * they do, and says of each what became of it. A second run does nothing.
 */
#include <stdio.h>

#include "base/intl.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "work/refresh.h"

struct refresh_options {
	const char *folder, *formats;
	struct refresh_wish wish;
	bool draft, final;
};

static bool read_options(struct refresh_options *o, int argc, char **argv)
{
	const struct option_word words[] = {OPTION("out", &o->wish.out),
					    OPTION("format", &o->formats),
					    FLAG("draft", &o->draft),
					    FLAG("final", &o->final),
					    {0}};

	if (!options_read(argc, argv, words, OPERANDS(&o->folder)))
		return false;
	o->wish.mark = o->draft ? MARK_ALL : o->final ? MARK_NONE : MARK_OPEN;
	return o->wish.out && !(o->draft && o->final);
}

static int cmd_refresh(struct arena *a, int argc, char **argv)
{
	struct refresh_options o = {0};
	struct diag_list *dl = diag_new(a);
	struct progress progress = progress_new();
	struct printer printer = {0};
	struct refreshed made = {0};
	struct run run;

	if (!read_options(&o, argc, argv))
		return command_usage(&command_refresh);
	if (!printer_choose(&printer, a, o.formats, dl))
		return report_print(dl), EXIT_USAGE;
	if (!run_load(&run, a, o.folder))
		return report_print(run.problems);
	run_check(&run);
	bool ok = refresh_folder(&run, &printer, &o.wish, &progress, &made, dl);

	progress_end(&progress);
	report_print(dl);
	if (!ok)
		return report_status(dl);
	for (size_t i = 0; i < made.told.n; i++)
		puts(made.told.at[i]);
	report_open(a, o.folder, &made.marking);
	return EXIT_FINE;
}

const struct command command_refresh = {
	.name = "refresh",
	.run = cmd_refresh,
	.usage = "DIR -o OUT [--format FORMATS] [--draft|--final]",
	.what = N_("make only the documents that changed"),
};
