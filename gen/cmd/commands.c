/* SPDX-License-Identifier: MIT
 *
 * The list of commands: a new one stands in a file of its own, in command.h and in this list.
 * `help` alone stands here, since it needs the list.
 */
#include "cmd/commands.h"

#include <string.h>

#include "base/diag.h"
#include "base/intl.h"
#include "cmd/options.h"
#include "cmd/report.h"

static const struct command command_help;

static const struct command *const commands[] = {
	&command_new,    &command_import,  &command_check,  &command_decide, &command_set,
	&command_replace, &command_reword, &command_end,    &command_build,  &command_ready,
	&command_send,   &command_ask, &command_receive, &command_fill, &command_issue,  &command_verify, &command_status,
	&command_refresh, &command_diff,  &command_impact,  &command_amend,  &command_explain,
	&command_contacts, &command_gaps, &command_help,
};

const struct command *commands_find(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(commands); i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

void commands_print(FILE *out)
{
	fprintf(out, "%s: bunkai COMMAND …\n", _("usage"));
	for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
		fputs("  ", out);
		command_print(commands[i], out);
	}
}

int commands_refuse(const char *name)
{
	struct arena *a = arena_new();
	struct diag_list *dl = diag_new(a);
	struct known known = {0};

	for (size_t i = 0; i < ARRAY_LEN(commands); i++)
		*vec_push(a, &known.all) = commands[i]->name;
	diag_add(dl, DIAG_UNKNOWN_COMMAND, NULL, "bunkai", name, known_list(a, &known));
	diag_print(dl, stderr);
	arena_free(a);
	return EXIT_USAGE;
}

static int cmd_help(struct arena *a, int argc, char **argv)
{
	const struct option_word words[] = {{0}};
	const char *name = NULL;

	(void)a;
	if (!options_read(argc, argv, words, OPERANDS_FROM(0, &name)))
		return command_usage(&command_help);
	if (!name) {
		commands_print(stdout);
		return EXIT_FINE;
	}
	const struct command *c = commands_find(name);

	if (!c)
		return commands_refuse(name);
	printf("%s: ", _("usage"));
	command_print(c, stdout);
	return EXIT_FINE;
}

static const struct command command_help = {
	.name = "help",
	.run = cmd_help,
	.usage = "[COMMAND]",
	.what = N_("say how commands are used; bunkai --version says which bunkai this is"),
};
