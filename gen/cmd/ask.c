/* SPDX-License-Identifier: MIT
 *
 * bunkai ask: a questionnaire for a party to fill in; `receive` reads it back.
 */
#include <stdio.h>

#include "base/fields.h"
#include "base/intl.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "work/ask.h"
#include "work/set.h"

struct ask_options {
	const char *folder;
	struct ask_wish wish;
};

static bool read_options(struct ask_options *o, int argc, char **argv)
{
	struct ask_wish *w = &o->wish;
	const struct option_word words[] = {
		OPTION("questionnaire", &w->questionnaire), OPTION("to", &w->party),
		OPTION("system", &w->system),               OPTION("product", &w->product),
		OPTION("due", &w->due),                     OPTION("date", &w->date),
		OPTION("format", &w->formats),              OPTION("out", &w->out),
		{0}};

	return options_read(argc, argv, words, OPERANDS(&o->folder)) && w->questionnaire &&
	       w->party && w->out;
}

static void check_date(const char *option, const char *date, struct diag_list *dl)
{
	if (date && !fields_is_date(date))
		diag_add(dl, DIAG_BAD_DATE, NULL, option, date);
}

/* Words of the command line that are printed. */
static bool check_words(struct arena *a, const struct ask_options *o, struct diag_list *dl)
{
	char *words[] = {(char *)o->wish.product};

	check_date("--due", o->wish.due, dl);
	check_date("--date", o->wish.date, dl);
	return (!o->wish.product || set_check_words(a, words, 1, dl)) && !diag_failed(dl);
}

static void tell(const struct ask_done *asked)
{
	for (size_t i = 0; i < asked->made.n; i++)
		puts(asked->made.at[i]);
	printf(_("questions: %zu\n"), asked->questions);
	if (asked->unconfirmed)
		printf(_("of these nobody has seen in the form itself: %zu\n"),
		       asked->unconfirmed);
}

static int cmd_ask(struct arena *a, int argc, char **argv)
{
	struct ask_options o = {0};
	struct diag_list *dl = diag_new(a);
	struct progress progress = progress_new();
	struct ask_done asked;
	struct run run;

	if (!read_options(&o, argc, argv))
		return command_usage(&command_ask);
	if (!check_words(a, &o, dl))
		return report_print(dl), EXIT_USAGE;
	if (!run_load(&run, a, o.folder))
		return report_print(run.problems);
	bool ok = ask_party(&run, &o.wish, &progress, &asked, dl);

	progress_end(&progress);
	report_print(dl);
	if (!ok)
		return report_status(dl);
	tell(&asked);
	return EXIT_FINE;
}

const struct command command_ask = {
	.name = "ask",
	.run = cmd_ask,
	.usage = "DIR --questionnaire ID --to PARTY [--system ID] [--product NAME] [--due DATE] "
		 "[--date D] [--format FORMATS] -o FOLDER",
	.what = N_("make a questionnaire that a vendor, or the hospital itself, fills in"),
};
