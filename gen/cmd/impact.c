/* SPDX-License-Identifier: MIT
 *
 * bunkai impact: before anything is built, what the changes since a state touch: clauses, rows,
 * documents, parties that must agree again, and people to tell. Without --against the latest
 * edition of every contract is asked, one after the other.
 */
#include <stdio.h>

#include "base/intl.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "effects/impact_print.h"
#include "model/manifest.h"
#include "work/state_pair.h"

struct impact_options {
	bool json;
	const char *folder, *against;
};

struct impact_reports {
	VEC(struct impact_report) all;
};

static bool read_options(struct impact_options *o, int argc, char **argv)
{
	const struct option_word words[] = {
		FLAG("json", &o->json), OPTION("against", &o->against), {0}};

	return options_read(argc, argv, words, OPERANDS(&o->folder));
}

/* False when a state cannot be used (reported in `dl`). */
static bool ask(struct arena *a, const char *state, const struct run *after,
		struct impact_reports *out, struct diag_list *dl)
{
	struct state_pair *p = arena_alloc(a, sizeof *p);

	if (!state_pair_load(p, a, state, dl) || !state_pair_compare(p, after, NULL, dl))
		return false;
	*vec_push(a, &out->all) = state_pair_report(p);
	return true;
}

/* The latest edition of every contract and of the hospital. */
static void ask_editions(struct arena *a, const struct impact_options *o, const struct run *after,
			 struct impact_reports *out, struct diag_list *dl)
{
	const struct project *p = after->project;
	bool ok = true;

	for (size_t i = 0; ok && i < p->issued.n; i++)
		ok = ask(a,
			 arena_printf(a, "%s@%s/%d", o->folder, p->issued.at[i]->contract,
				      p->issued.at[i]->number),
			 after, out, dl);
	if (!p->issued.n)
		diag_add(dl, DIAG_NOTHING_ISSUED, NULL, o->folder);
}

/* What check says of decisions whose subject is gone. */
static struct diag_list *find_orphans(struct arena *a, struct run *run)
{
	struct diag_list *found = diag_new(a);

	run_check(run);
	for (size_t i = 0; i < run->findings->all.n; i++) {
		const struct diag *d = &run->findings->all.at[i];

		if (d->code == DIAG_ORPHANED_DECISION)
			diag_copy(found, d);
	}
	return found;
}

static void print_all(struct arena *a, const struct impact_reports *reports, bool as_json,
		      const struct diag_list *orphans)
{
	if (!as_json) {
		for (size_t i = 0; i < reports->all.n; i++)
			impact_print(a, &reports->all.at[i], stdout);
		diag_print(orphans, stdout);
		return;
	}
	struct json *root = json_new_object(a);

	json_set_string(a, root, "schema", "bunkai/impact/1");
	struct json *states = json_set(root, "states", json_new_array(a));

	for (size_t i = 0; i < reports->all.n; i++)
		json_append(states, impact_to_json(a, &reports->all.at[i]));
	json_set(root, "findings", report_findings(a, orphans));
	fputs(json_print(a, root), stdout);
}

static int cmd_impact(struct arena *a, int argc, char **argv)
{
	struct impact_options o = {0};
	struct run after;
	struct impact_reports reports = {0};
	struct diag_list *dl = diag_new(a);

	if (!read_options(&o, argc, argv))
		return command_usage(&command_impact);
	if (!run_load(&after, a, o.folder))
		return report_print(after.problems);
	if (o.against)
		ask(a, o.against, &after, &reports, dl);
	else
		ask_editions(a, &o, &after, &reports, dl);
	if (diag_failed(dl))
		return report_print(dl);
	const struct diag_list *orphans = find_orphans(a, &after);

	print_all(a, &reports, o.json, orphans);
	return diag_failed(orphans) ? EXIT_UNUSABLE : EXIT_FINE;
}

const struct command command_impact = {
	.name = "impact",
	.run = cmd_impact,
	.usage = "DIR [--against FOLDER|EDITION] [--json]",
	.what = N_("say what the changes since an edition touch, who must agree again and whom "
		   "to tell"),
};
