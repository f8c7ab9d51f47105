/* SPDX-License-Identifier: MIT
 *
 * bunkai send: a contract's papers go to one of its parties, with a workbook to be answered. What
 * was handed over and what it asks about is told.
 */
#include <stdio.h>

#include "base/fields.h"
#include "base/intl.h"
#include "cmd/command.h"
#include "cmd/names.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "work/send.h"

struct send_options {
	const char *folder;
	struct send_wish wish;
};

static bool read_options(struct send_options *o, int argc, char **argv)
{
	struct send_wish *w = &o->wish;
	const struct option_word words[] = {
		OPTION("contract", &w->contract),  OPTION("to", &w->party),
		OPTION("due", &w->due),            OPTION("date", &w->date),
		OPTION("out", &w->out),            FLAG("open-only", &w->open_only),
		FLAG("dry-run", &w->dry_run),      {0}};

	return options_read(argc, argv, words, OPERANDS(&o->folder)) && w->contract && w->party &&
	       w->due && w->out;
}

static void check_date(const char *option, const char *date, struct diag_list *dl)
{
	if (date && !fields_is_date(date))
		diag_add(dl, DIAG_BAD_DATE, NULL, option, date);
}

/* 'tele-2026.tele.1.7K3F9Q to 見本 …: 203 rows, 90 paragraphs, 3 contacts; answers by …' */
static void tell_record(const struct sent *sent, bool dry_run)
{
	const struct sending_record *r = sent->record;

	printf(_("%s to %s: rows %zu, answers of others %zu, paragraphs %zu, contacts %zu; to be "
		 "answered by %s\n"),
	       r->id, r->party_name, send_count(r, ASKS_ROW), send_count(r, ASKS_ANSWER),
	       send_count(r, ASKS_CLAUSE), send_count(r, ASKS_CONTACT), r->due);
	if (!dry_run)
		printf(_("kept in %s\n"), sent->folder);
}

static void tell(const struct sent *sent, bool dry_run)
{
	for (size_t i = 0; i < sent->made.n; i++)
		printf(dry_run ? _("not written (dry run): %s\n") : "%s\n", sent->made.at[i]);
	tell_record(sent, dry_run);
}

static int cmd_send(struct arena *a, int argc, char **argv)
{
	struct send_options o = {0};
	struct diag_list *dl = diag_new(a);
	struct progress progress = progress_new();
	struct sent sent;
	struct run run;

	if (!read_options(&o, argc, argv))
		return command_usage(&command_send);
	check_date("--due", o.wish.due, dl);
	check_date("--date", o.wish.date, dl);
	if (diag_failed(dl))
		return report_print(dl), EXIT_USAGE;
	if (!send_load(&run, a, o.folder, &o.wish))
		return report_print(run.problems);
	if (!names_check_contract(&run, o.wish.contract, false, dl))
		return report_print(dl), EXIT_USAGE;
	run_check(&run);
	bool ok = send_papers(&run, &o.wish, &progress, &sent, dl);

	progress_end(&progress);
	report_print(dl);
	if (!ok)
		return report_status(dl);
	if (sent.record)
		tell(&sent, o.wish.dry_run);
	return EXIT_FINE;
}

const struct command command_send = {
	.name = "send",
	.run = cmd_send,
	.usage = "DIR --contract ID --to PARTY --due DATE -o FOLDER [--date D] [--open-only] "
		 "[--dry-run]",
	.what = N_("hand a contract's papers to a party with a workbook to be answered"),
};
