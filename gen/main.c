/* SPDX-License-Identifier: MIT
 *
 * bunkai: finds the command that the first word names and runs it; all memory goes with one arena.
 */
#include <stdio.h>
#include <string.h>

#include "base/data.h"
#include "base/intl.h"
#include "base/memory.h"
#include "base/version.h"
#include "cmd/commands.h"
#include "cmd/report.h"

#define PROGRAM "bunkai "

static bool is_one_of(const char *word, const char *long_form, const char *short_form)
{
	return strcmp(word, long_form) == 0 || strcmp(word, short_form) == 0;
}

/* `bunkai build --help` is `bunkai help build`, whatever else stands on the line. */
static int start_command(struct arena *a, const struct command *c, int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (is_one_of(argv[i], "--help", "-h")) {
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
	if (is_one_of(argv[1], "--help", "-h")) {
		commands_print(stdout);
		return EXIT_FINE;
	}
	if (is_one_of(argv[1], "--version", "-V")) {
		puts(PROGRAM BUNKAI_VERSION);
		return EXIT_FINE;
	}
	return commands_refuse(argv[1]);
}

int main(int argc, char **argv)
{
	memory_start();
	struct arena *a = arena_new();
	int status = EXIT_USAGE;

	intl_start(data_locale_folder(a));
	if (argc > 1)
		status = run_command(a, argc, argv);
	else
		commands_print(stderr);
	if (!report_close_output()) {
		fprintf(stderr, "bunkai: %s\n", _("cannot write to the standard output"));
		status = EXIT_IO;
	}
	arena_free(a);
	return status;
}
