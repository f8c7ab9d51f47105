/* SPDX-License-Identifier: MIT
 *
 * bunkai diff: what changed between two states of a project, and where each change comes from.
 */
#include <stdint.h>
#include <stdio.h>

#include "base/intl.h"
#include "changes/change_print.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "work/run.h"

struct diff_options {
	bool json;
	const char *before, *after;
};

static bool read_options(struct diff_options *o, int argc, char **argv)
{
	const struct option_word words[] = {FLAG("json", &o->json), {0}};

	return options_read(argc, argv, words, OPERANDS(&o->before, &o->after));
}

static void print_json(struct arena *a, const struct change_list *list,
		       const struct project_state *before, const struct project_state *after)
{
	struct json *root = json_new_object(a);

	json_set_string(a, root, "schema", "bunkai/diff/1");
	struct json *changes = json_set(root, "changes", json_new_array(a));

	for (size_t i = 0; i < list->all.n; i++)
		json_append(changes, change_to_json(a, &list->all.at[i], before, after));
	fputs(json_print(a, root), stdout);
}

static void print_lines(struct arena *a, const struct change_list *list)
{
	for (size_t i = 0; i < list->all.n; i++) {
		size_t alike = change_count_alike(list, i);

		if (alike != SIZE_MAX)
			change_print(a, &list->all.at[i], alike, stdout);
	}
	printf(ngettext("%zu change\n", "%zu changes\n", list->all.n), list->all.n);
}

static int cmd_diff(struct arena *a, int argc, char **argv)
{
	struct diff_options o = {0};
	struct run runs[2];

	if (!read_options(&o, argc, argv))
		return command_usage(&command_diff);
	if (!run_load_state(&runs[0], a, o.before))
		return report_print(runs[0].problems);
	if (!run_load_state(&runs[1], a, o.after))
		return report_print(runs[1].problems);
	const struct project_state before = {runs[0].project, runs[0].library},
				   after = {runs[1].project, runs[1].library};
	struct diag_list *dl = diag_new(a);
	const struct change_list *list = state_compare(a, &before, &after, dl);

	if (diag_failed(dl))
		return report_print(dl);
	if (o.json)
		print_json(a, list, &before, &after);
	else
		print_lines(a, list);
	return EXIT_FINE;
}

const struct command command_diff = {
	.name = "diff",
	.run = cmd_diff,
	.usage = "OLD NEW [--json]",
	.what = N_("say what changed between two states: project folders or editions "
		   "(DIR@CONTRACT/N)"),
};
