/* SPDX-License-Identifier: MIT
 *
 * bunkai issue: reads what is to be frozen, and tells what was. The edition appears whole or not at
 * all; work/issue makes it.
 */
#include <stdio.h>
#include <string.h>

#include "base/fields.h"
#include "base/intl.h"
#include "base/text.h"
#include "cmd/command.h"
#include "cmd/names.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "cmd/settle.h"
#include "work/issue.h"
#include "work/set.h"

enum { SHOWN_COMMANDS = 3 };

struct issue_options {
	const char *folder;
	struct issue_wish wish;
};

static bool read_options(struct issue_options *o, int argc, char **argv)
{
	struct issue_wish *w = &o->wish;
	const struct option_word words[] = {
		OPTION("contract", &w->scope),  OPTION("date", &w->date),
		OPTION("note", &w->note),       FLAG("with-findings", &w->with_findings),
		FLAG("renumber", &w->renumber), OPTION("from", &w->in_force),
		FLAG("without-amendment", &w->without_amendment),
		OPTION("approved-by", &w->approved_by),
		OPTION("approved-on", &w->approved_on), {0}};

	return options_read(argc, argv, words, OPERANDS(&o->folder)) && w->scope && w->date;
}

/* Both are printed. */
static void check_text(struct arena *a, const char *text, struct diag_list *dl)
{
	if (text)
		set_check_words(a, (char *const[]){(char *)text}, 1, dl);
}

static void check_date(const char *option, const char *date, struct diag_list *dl)
{
	if (date && !fields_is_date(date))
		diag_add(dl, DIAG_BAD_DATE, NULL, option, date);
}

static void check_approval(const struct issue_wish *w, struct diag_list *dl)
{
	if (w->approved_on && text_empty(w->approved_by))
		diag_add(dl, DIAG_APPROVAL_HALF, NULL, "--approved-on", "--approved-by");
	if (w->approved_by && !w->approved_on)
		diag_add(dl, DIAG_APPROVAL_HALF, NULL, "--approved-by", "--approved-on");
}

/* What the command line says, as far as it can be judged before the project is read. */
static bool check_words(struct arena *a, const struct issue_wish *w, struct diag_list *dl)
{
	check_date("--date", w->date, dl);
	check_date("--approved-on", w->approved_on, dl);
	check_date("--from", w->in_force, dl);
	check_text(a, w->note, dl);
	check_text(a, w->approved_by, dl);
	check_approval(w, dl);
	return !diag_failed(dl);
}

/* `ready` looks on the project's date, on which other dates have passed than on the edition's. */
static void tell_all(struct arena *a, const struct run *run, const char *scope)
{
	const char *shown = report_shell_word(a, run->project->folder),
		   *date = run->project->date;

	if (strcmp(date, run->own_date) != 0)
		fprintf(stderr,
			_("  to see what is left on that day: bunkai set %s project date=%s\n"),
			shown, date);
	fprintf(stderr, _("  all of it: bunkai ready %s --contract %s\n"), shown,
		report_shell_word(a, scope));
}

/* The first things to do, when what is left was in the way. */
static int tell_refused(struct arena *a, const struct run *run, const struct readiness *r,
			const struct diag_list *dl)
{
	bool open = false;

	for (size_t i = 0; i < dl->all.n; i++)
		open = open || dl->all.at[i].code == DIAG_NOT_READY;
	for (int k = 0, n = 0; open && k < POINT__MAX && n < SHOWN_COMMANDS; k++) {
		enum point_kind kind = (enum point_kind)k;

		if (r->open[kind]) {
			fprintf(stderr, "  %s: %s\n", point_kind_title(kind),
				settle_kind(a, run, r, kind));
			n++;
		}
	}
	if (open)
		tell_all(a, run, r->scope);
	return report_status(dl);
}

static int cmd_issue(struct arena *a, int argc, char **argv)
{
	struct issue_options o = {0};
	struct diag_list *dl = diag_new(a);
	struct progress progress = progress_new();
	struct issued_edition made;
	struct run run;

	if (!read_options(&o, argc, argv))
		return command_usage(&command_issue);
	if (!check_words(a, &o.wish, dl))
		return report_print(dl), EXIT_USAGE;
	if (!issue_load(&run, a, o.folder, &o.wish))
		return report_print(run.problems);
	if (!names_check_contract(&run, o.wish.scope, true, dl))
		return report_print(dl), EXIT_USAGE;
	run_check(&run);
	bool ok = issue_edition(&run, &o.wish, &progress, &made, dl);

	progress_end(&progress);
	report_print(dl);
	if (!ok)
		return tell_refused(a, &run, made.readiness, dl);
	for (size_t k = 0; k < made.made.n; k++)
		puts(made.made.at[k]);
	printf(_("%s: edition %d of %s, %s"), made.folder, made.manifest->number, o.wish.scope,
	       o.wish.date);
	report_approval(made.manifest);
	puts("");
	return EXIT_FINE;
}

const struct command command_issue = {
	.name = "issue",
	.run = cmd_issue,
	.usage = "DIR --contract ID --date D [--note T] [--approved-by NAME --approved-on D] "
		 "[--from D] [--without-amendment] [--with-findings] [--renumber]",
	.what = N_("freeze the documents of a contract, or of the 'hospital', as its next edition"),
};
