/* SPDX-License-Identifier: MIT
 *
 * bunkai end: a contract ends on a day, with a reason; whom it touches is told, and which command
 * makes the notice of its end.
 */
#include <stdio.h>
#include <string.h>

#include "base/fields.h"
#include "base/intl.h"
#include "base/strbuf.h"
#include "cmd/changes.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "work/end.h"

struct end_options {
	const char *what, *folder, *contract, *date, *reason;
	bool dry_run;
};

static bool read_options(struct end_options *o, int argc, char **argv)
{
	const struct option_word words[] = {OPTION("date", &o->date), OPTION("reason", &o->reason),
					    FLAG("dry-run", &o->dry_run), {0}};

	return options_read(argc, argv, words, OPERANDS(&o->what, &o->folder, &o->contract)) &&
	       o->date;
}

/* What the command line says, as far as it can be judged before the project is read. */
static bool check_words(struct arena *a, const struct end_options *o, struct diag_list *dl)
{
	char *words[] = {arena_strdup(a, o->contract), arena_strdup(a, o->reason ? o->reason : "")};

	if (strcmp(o->what, "contract") != 0)
		diag_add(dl, DIAG_UNKNOWN_VALUE, NULL, "bunkai end", o->what, "contract");
	else if (!fields_is_date(o->date))
		diag_add(dl, DIAG_BAD_DATE, NULL, "--date", o->date);
	else
		return set_check_words(a, words, ARRAY_LEN(words), dl);
	return false;
}

static void print_parties(struct arena *a, const struct contract *c)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < c->parties.n; i++)
		strbuf_join(&sb, ", ", c->parties.at[i].party);
	printf(_("tell the parties: %s\n"), sb.text);
	printf(_("papers of '%s' are made up to %s, and none from the day after on\n"), c->id,
	       c->ended);
}

static void print_next(const struct trial *t, const char *contract)
{
	const struct manifest *m = project_issued(t->after.project, contract);
	const char *folder = report_shell_word(t->arena, t->folder);

	if (m)
		printf(_("the notices of its end: bunkai amend %s %s -o out --contract %s\n"),
		       report_shell_word(t->arena, arena_printf(t->arena, "%s@%s/%d", t->folder,
								contract, m->number)),
		       folder, contract);
}

static int cmd_end(struct arena *a, int argc, char **argv)
{
	struct end_options o = {0};
	struct diag_list *dl = diag_new(a);
	struct made_changes made = {0};
	struct trial t;

	if (!read_options(&o, argc, argv))
		return command_usage(&command_end);
	if (!check_words(a, &o, dl))
		return report_print(dl), EXIT_USAGE;
	if (!trial_open(&t, a, o.folder))
		return report_print(t.before.problems);
	if (!end_contract(&t, o.contract, o.date, o.reason, &made, dl))
		return report_print(dl);
	int status = changes_finish(&t, &made, o.dry_run);

	if (status != EXIT_FINE)
		return status;
	print_parties(a, project_contract(t.after.project, o.contract));
	if (!o.dry_run)
		print_next(&t, o.contract);
	return status;
}

const struct command command_end = {
	.name = "end",
	.run = cmd_end,
	.usage = "contract DIR ID --date D [--reason T] [--dry-run]",
	.what = N_("end a contract: its last day, and what it leaves behind"),
};
