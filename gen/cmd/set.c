/* SPDX-License-Identifier: MIT
 *
 * bunkai set: one word of a project's own files, without an editor. What was changed is told with
 * its place, as it was and as it is.
 */
#include "base/intl.h"
#include "cmd/changes.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"

struct set_options {
	const char *folder, *subject;
	struct operand_list given;
	bool is_new, remove, dry_run;
};

static bool read_options(struct set_options *o, int argc, char **argv)
{
	const struct option_word words[] = {FLAG("new", &o->is_new), FLAG("remove", &o->remove),
					    FLAG("dry-run", &o->dry_run), {0}};

	return options_read(argc, argv, words,
			    OPERANDS_AND(&o->given, &o->folder, &o->subject)) &&
	       (o->remove ? !o->given.n && !o->is_new : o->given.n > 0);
}

static bool change(const struct set_options *o, struct trial *t, struct made_changes *made,
		   struct diag_list *dl)
{
	struct assignments given = {o->given.at, o->given.n};

	return o->remove ? set_remove(t, o->subject, made, dl)
			 : set_members(t, o->subject, &given, o->is_new, made, dl);
}

/* The words behind the folder: the subject, and what it is to have. */
static bool check_words(struct arena *a, const struct set_options *o, struct diag_list *dl)
{
	char *subject = arena_strdup(a, o->subject);

	return set_check_words(a, &subject, 1, dl) &&
	       set_check_words(a, o->given.at, o->given.n, dl);
}

static int cmd_set(struct arena *a, int argc, char **argv)
{
	struct set_options o = {0};
	struct diag_list *dl = diag_new(a);
	struct made_changes made = {0};
	struct trial t;

	if (!read_options(&o, argc, argv))
		return command_usage(&command_set);
	if (!check_words(a, &o, dl))
		return report_print(dl);
	if (!trial_open(&t, a, o.folder))
		return report_print(t.before.problems);
	if (!change(&o, &t, &made, dl))
		return report_print(dl);
	return changes_finish(&t, &made, o.dry_run);
}

const struct command command_set = {
	.name = "set",
	.run = cmd_set,
	.usage = "DIR KIND/ID MEMBER=VALUE…|--remove [--new] [--dry-run]",
	.what = N_("change a contact, a party, a device, a date or a parameter in the project's "
		   "files"),
};
