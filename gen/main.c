/* SPDX-License-Identifier: MIT
 *
 * bunkai: the table of commands and what they share.
 */
#include <stdio.h>
#include <string.h>

#include "base/data.h"
#include "base/intl.h"
#include "base/json.h"
#include "cmd/cmd.h"

static const struct {
	const char *name;
	command *run;
	const char *usage, *what;
} commands[] = {
	{"new", cmd_new, "new DIR [--from SAMPLE]",
	 N_("make a project folder that builds at once")},
	{"import", cmd_import,
	 "import SOURCE --to DIR [--profile P] [--register ID] [--report FILE] [--dry-run] "
	 "[--json] [--strict]",
	 N_("read a register from text, XLSX, CSV or JSON")},
	{"check", cmd_check, "check DIR [--wording] [--json] [--strict]",
	 N_("say what is missing, doubtful or contradictory")},
	{"build", cmd_build,
	 "build DIR -o OUT [--contract ID] [--doc ID] [--format xlsx,pdf,json,text] [--draft] "
	 "[--strict]",
	 N_("make the documents")},
	{"issue", cmd_issue,
	 "issue DIR --contract ID --date D [--note T] [--with-findings] [--renumber]",
	 N_("freeze the documents of a contract, or of the 'hospital', as its next edition")},
	{"verify", cmd_verify, "verify DIR [FILE] [--rebuild]",
	 N_("say whether editions are as they were issued, and whether a file is one of theirs")},
	{"status", cmd_standing, "status DIR [--json]",
	 N_("say which issued documents are current")},
	{"refresh", cmd_refresh, "refresh DIR -o OUT [--format xlsx,pdf,json,text] [--draft]",
	 N_("make only the documents that changed")},
	{"diff", cmd_diff, "diff OLD NEW [--json]",
	 N_("say what changed between two states: project folders or editions (DIR@CONTRACT/N)")},
	{"impact", cmd_impact, "impact DIR [--against FOLDER|EDITION] [--json]",
	 N_("say what the changes since an edition touch, who must agree again and whom to tell")},
	{"amend", cmd_amend,
	 "amend OLD NEW -o OUT [--contract ID] [--order new-first|old-first] [--format "
	 "xlsx,pdf,json,text]",
	 N_("make the papers of an amendment: new and old side by side, the amending text, a note "
	    "to each party")},
	{"explain", cmd_explain, "explain DIR KEY",
	 N_("say why a row or clause is in a document, or not")},
};

#define PROGRAM "bunkai "

static void print_usage(const char *name, FILE *out)
{
	if (strncmp(name, PROGRAM, strlen(PROGRAM)) == 0)
		name += strlen(PROGRAM);
	for (size_t i = 0; i < ARRAY_LEN(commands); i++)
		if (strcmp(commands[i].name, name) == 0)
			fprintf(out, "%s: bunkai %s\n      %s\n", _("usage"), commands[i].usage,
				_(commands[i].what));
}

int cmd_usage(const char *name)
{
	print_usage(name, stderr);
	return EXIT_USAGE;
}

static void print_help(FILE *out)
{
	fprintf(out, "%s: bunkai COMMAND …\n", _("usage"));
	for (size_t i = 0; i < ARRAY_LEN(commands); i++)
		fprintf(out, "  bunkai %s\n      %s\n", commands[i].usage, _(commands[i].what));
}

int cmd_status(const struct diag_list *dl)
{
	int status = EXIT_FINE;

	for (size_t i = 0; i < dl->all.n; i++) {
		enum diag_code code = dl->all.at[i].code;

		if (diag_code_level(code) != LEVEL_ERROR)
			continue;
		if (code == DIAG_CANNOT_READ || code == DIAG_CANNOT_WRITE ||
		    code == DIAG_NO_PROJECT || code == DIAG_NO_EDITION || code == DIAG_NONE_ISSUED)
			return EXIT_IO;
		status = EXIT_UNUSABLE;
	}
	return status;
}

int cmd_report(struct diag_list *dl)
{
	diag_sort(dl);
	diag_print(dl, stderr);
	return cmd_status(dl);
}

struct json *cmd_findings(struct arena *a, const struct diag_list *dl)
{
	struct json *list = json_new_array(a);

	for (size_t i = 0; i < dl->all.n; i++) {
		const struct diag *d = &dl->all.at[i];
		struct json *j = json_append(list, json_new_object(a));

		json_set_string(a, j, "code", diag_code_name(d->code));
		json_set_string(a, j, "level", diag_level_name(diag_code_level(d->code)));
		json_set_string(a, j, "subject", d->subject);
		json_set_string(a, j, "place", d->place);
		json_set_string(a, j, "message", d->message);
	}
	return list;
}

bool cmd_print_findings(struct arena *a, const struct diag_list *dl)
{
	struct json *root = json_new_object(a);

	json_set_string(a, root, "schema", "bunkai/findings/1");
	json_set(root, "findings", cmd_findings(a, dl));
	return fputs(json_print(a, root), stdout) >= 0;
}

bool cmd_close_output(void)
{
	bool ok = !ferror(stdout);

	return fclose(stdout) == 0 && ok;
}

static bool is_help(const char *word)
{
	return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

/* getopt puts argv[0] in front of what it says. */
static int start_command(struct arena *a, command *run, int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (is_help(argv[i])) {
			print_usage(argv[0], stdout);
			return EXIT_FINE;
		}
	}
	argv[0] = arena_concat(a, PROGRAM, argv[0], (char *)NULL);
	return run(a, argc, argv);
}

static int run_command(struct arena *a, int argc, char **argv)
{
	for (size_t i = 0; i < ARRAY_LEN(commands); i++)
		if (strcmp(commands[i].name, argv[1]) == 0)
			return start_command(a, commands[i].run, argc - 1, argv + 1);
	if (is_help(argv[1])) {
		print_help(stdout);
		return EXIT_FINE;
	}
	fprintf(stderr, "bunkai: %s: %s\n", _("unknown command"), argv[1]);
	print_help(stderr);
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
		print_help(stderr);
	if (!cmd_close_output() && status == EXIT_FINE) {
		fprintf(stderr, "bunkai: %s\n", _("cannot write to the standard output"));
		status = EXIT_IO;
	}
	arena_free(a);
	return status;
}
