/* SPDX-License-Identifier: MIT
 *
 * bunkai receive: files that came back to sendings, compared with what was sent and what stands
 * today; says what became of each answer.
 */
#include "base/intl.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/receive_report.h"
#include "cmd/report.h"
#include "work/set.h"

struct receive_options {
	const char *folder;
	struct operand_list files;
	struct receive_wish wish;
	bool dry_run, json, all;
};

static bool read_options(struct receive_options *o, int argc, char **argv)
{
	struct receive_wish *w = &o->wish;
	const struct option_word words[] = {
		ONCE("from", &w->from), ONCE("sending", &w->sending), ONCE("by", &w->by),
		FLAG("dry-run", &o->dry_run), FLAG("json", &o->json), FLAG("all", &o->all), {0}};

	if (!options_read(argc, argv, words, OPERANDS_AND(&o->files, &o->folder)) || !o->files.n)
		return false;
	w->files = o->files.at;
	w->n_files = o->files.n;
	w->dry_run = o->dry_run;
	return true;
}

/* Words of the command line that files keep. */
static bool check_words(struct arena *a, const struct receive_options *o, struct diag_list *dl)
{
	char *words[] = {(char *)o->wish.by};

	return !o->wish.by || set_check_words(a, words, 1, dl);
}

static int cmd_receive(struct arena *a, int argc, char **argv)
{
	struct receive_options o = {0};
	struct diag_list *dl = diag_new(a);
	struct received r;

	if (!read_options(&o, argc, argv))
		return command_usage(&command_receive);
	if (!check_words(a, &o, dl))
		return report_print(dl), EXIT_USAGE;
	if (!receive(&r, a, o.folder, &o.wish, dl) || (!o.dry_run && !receive_write(&r, dl)))
		return o.json ? (report_print_findings(a, dl), report_status(dl))
			      : report_print(dl);
	receive_tell(&r, dl);
	if (o.json)
		receive_report_json(a, &r, !o.dry_run, dl);
	else
		receive_report(a, &r, !o.dry_run, o.all);
	return o.json ? report_status(dl) : report_print(dl);
}

const struct command command_receive = {
	.name = "receive",
	.run = cmd_receive,
	.usage = "DIR FILE… [--from PARTY] [--sending ID] [--by NAME] [--dry-run] [--all] [--json]",
	.what = N_("take in answers that came back: what was accepted as it was sent is agreed, all "
		   "else stays open"),
};
