/* SPDX-License-Identifier: MIT
 *
 * The list of commands: a new one stands in a file of its own, in command.h and in this list.
 */
#include "cmd/commands.h"

#include <string.h>

#include "base/intl.h"

static const struct command *const commands[] = {
	&command_new,   &command_import, &command_check,  &command_build,
	&command_issue, &command_verify, &command_status, &command_refresh,
	&command_diff,  &command_impact, &command_amend,  &command_explain,
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
