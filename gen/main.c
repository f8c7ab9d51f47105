/* SPDX-License-Identifier: MIT
 *
 * bunkai: finds the command that the first word names and runs it; all memory goes with one arena.
 */
#include <stdio.h>
#include <string.h>

#include "base/data.h"
#include "base/intl.h"
#include "cmd/commands.h"
#include "cmd/report.h"

#define PROGRAM "bunkai "

static bool is_help(const char *word)
{
	return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

/* getopt puts argv[0] in front of what it says. */
static int start_command(struct arena *a, const struct command *c, int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (is_help(argv[i])) {
			printf("%s: ", _("usage"));
			command_print(c, stdout);
			return EXIT_FINE;
		}
	}
	argv[0] = arena_concat(a, PROGRAM, argv[0], (char *)NULL);
	return c->run(a, argc, argv);
}

static int run_command(struct arena *a, int argc, char **argv)
{
	const struct command *c = commands_find(argv[1]);

	if (c)
		return start_command(a, c, argc - 1, argv + 1);
	if (is_help(argv[1])) {
		commands_print(stdout);
		return EXIT_FINE;
	}
	fprintf(stderr, "bunkai: %s: %s\n", _("unknown command"), argv[1]);
	commands_print(stderr);
	return EXIT_USAGE;
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	int status = EXIT_USAGE;

	intl_start(data_locale_folder(a));
	if (argc > 1)
		status = run_command(a, argc, argv);
	else
		commands_print(stderr);
	if (!report_close_output() && status == EXIT_FINE) {
		fprintf(stderr, "bunkai: %s\n", _("cannot write to the standard output"));
		status = EXIT_IO;
	}
	arena_free(a);
	return status;
}
