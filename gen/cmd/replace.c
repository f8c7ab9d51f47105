/* SPDX-License-Identifier: MIT
 *
 * bunkai replace: a device or a party gives way to another. What points to the old one follows;
 * texts that name it are shown, since only their author knows what they should say.
 */
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/names.h"
#include "cmd/changes.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "work/replace.h"

static const struct {
	const char *name;
	bool (*replace)(struct trial *t, const char *old, const char *id,
			const struct assignments *given, struct made_changes *made,
			struct mentions *told, struct diag_list *dl);
} kinds[] = {{"device", replace_device}, {"party", replace_party}};

struct replace_options {
	const char *kind, *folder, *old, *id;
	struct operand_list given;
	bool dry_run;
};

static bool read_options(struct replace_options *o, int argc, char **argv)
{
	const struct option_word words[] = {FLAG("dry-run", &o->dry_run), {0}};

	return options_read(argc, argv, words,
			    OPERANDS_AND(&o->given, &o->kind, &o->folder, &o->old, &o->id));
}

/* The words behind the folder. */
static bool check_words(struct arena *a, const struct replace_options *o, struct diag_list *dl)
{
	char *ids[] = {arena_strdup(a, o->old), arena_strdup(a, o->id)};

	return set_check_words(a, ids, ARRAY_LEN(ids), dl) &&
	       set_check_words(a, o->given.at, o->given.n, dl);
}

static void print_mentions(struct arena *a, const struct mentions *told)
{
	for (size_t i = 0; i < told->all.n; i++)
		printf(_("%s still names '%s': %s\n"), told->all.at[i].place,
		       name_visible(a, told->all.at[i].word),
		       name_visible(a, told->all.at[i].text));
}

static int run_kind(struct arena *a, const struct replace_options *o, size_t kind)
{
	struct diag_list *dl = diag_new(a);
	struct made_changes made = {0};
	struct mentions told = {0};
	struct trial t;

	if (!check_words(a, o, dl))
		return report_print(dl);
	if (!trial_open(&t, a, o->folder))
		return report_print(t.before.problems);
	if (!kinds[kind].replace(&t, o->old, o->id, &(struct assignments){o->given.at, o->given.n},
				 &made, &told, dl))
		return report_print(dl);
	int status = changes_finish(&t, &made, o->dry_run);

	if (status == EXIT_FINE)
		print_mentions(a, &told);
	return status;
}

static int cmd_replace(struct arena *a, int argc, char **argv)
{
	struct replace_options o = {0};

	if (!read_options(&o, argc, argv))
		return command_usage(&command_replace);
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (strcmp(kinds[i].name, o.kind) == 0)
			return run_kind(a, &o, i);
	struct diag_list *dl = diag_new(a);

	diag_add(dl, DIAG_UNKNOWN_VALUE, NULL, argv[0], o.kind, "device, party");
	report_print(dl);
	return EXIT_USAGE;
}

const struct command command_replace = {
	.name = "replace",
	.run = cmd_replace,
	.usage = "device|party DIR OLD NEW [MEMBER=VALUE…] [--dry-run]",
	.what = N_("put another device or party in the place of one, with all that points to it"),
};
