/* SPDX-License-Identifier: MIT
 *
 * bunkai reword: words that the parties agreed on for a 項 or 号 become the contract's own. What they
 * change is told with the place, as it was and as it is.
 */
#include "base/file.h"
#include "base/intl.h"
#include "cmd/changes.h"
#include "cmd/command.h"
#include "cmd/names.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "work/reword.h"

struct reword_options {
	const char *folder, *file;
	struct reword_order order;
	bool dry_run;
};

static bool read_options(struct reword_options *o, int argc, char **argv)
{
	struct reword_order *w = &o->order;
	const struct option_word words[] = {
		ONCE("contract", &w->contract), ONCE("text", &w->text), ONCE("file", &o->file),
		ONCE("by", &w->by),             ONCE("date", &w->date), FLAG("terms", &w->terms),
		FLAG("dry-run", &o->dry_run),   {0}};

	return options_read(argc, argv, words, OPERANDS(&o->folder, &w->target)) && w->contract &&
	       w->by && !w->text != !o->file;
}

static bool check_words(struct arena *a, const struct reword_order *w, struct diag_list *dl)
{
	char *said[] = {arena_strdup(a, w->target), arena_strdup(a, w->contract),
			arena_strdup(a, w->by)};

	return set_check_words(a, said, ARRAY_LEN(said), dl);
}

static int cmd_reword(struct arena *a, int argc, char **argv)
{
	struct reword_options o = {0};
	struct diag_list *dl = diag_new(a);
	struct wording_taken taken = {0};
	struct trial t;

	if (!read_options(&o, argc, argv))
		return command_usage(&command_reword);
	if (o.file)
		o.order.text = file_read_text(a, o.file, dl);
	if (!o.order.text || !check_words(a, &o.order, dl))
		return report_print(dl);
	if (!trial_open(&t, a, o.folder))
		return report_print(t.before.problems);
	if (!names_check_contract(&t.before, o.order.contract, false, dl))
		return report_print(dl), EXIT_USAGE;
	if (!reword_try(&t, &o.order, &taken, dl))
		return report_print(dl);
	int status = changes_finish(&t, &taken.changes, o.dry_run), told = report_print(dl);

	return status ? status : told;
}

const struct command command_reword = {
	.name = "reword",
	.run = cmd_reword,
	.usage = "DIR CLAUSE/PLACE --contract ID --text T|--file F --by NAME\n"
		 "      [--date D] [--terms] [--dry-run]",
	.what = N_("take words that the parties agreed on for a 項 or 号 into the contract's "
		   "article"),
};
