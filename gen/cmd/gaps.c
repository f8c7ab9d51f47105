/* SPDX-License-Identifier: MIT
 *
 * bunkai gaps: what one party asks of another and nobody promises, the gravest first, with who has
 * to settle it and until when. No file is written.
 */
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/names.h"
#include "base/text.h"
#include "cmd/command.h"
#include "cmd/names.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "derive/party_gaps.h"
#include "work/run.h"

/* Gaps of a kind, and characters of a text, on the terminal; --all and --json have all. */
enum { SHOWN_GAPS = 5, SHOWN_TEXT = 40 };

struct gaps_options {
	const char *folder, *contract;
	bool all, json;
};

static const char *const kinds[GAP_KIND__MAX] = {
	[GAP_RULES] = N_("asked of the hospital, and its rules do not lay it down"),
	[GAP_PROMISE] = N_("needed by the hospital, and no article in force promises it"),
	[GAP_ANSWER] = N_("needed by the hospital, and a vendor answered no or nothing"),
	[GAP_INTERFACE] = N_("between two vendors, and neither contract says who acts"),
	[GAP_OBJECT] = N_("a device or line between two vendors, and nobody has the role"),
};

static bool is_wanted(const struct gaps_options *o, const struct party_gap *g)
{
	return !o->contract || (g->contract && strcmp(g->contract->id, o->contract) == 0);
}

static size_t count(const struct gaps_options *o, const struct party_gaps *gaps, int kind,
		    size_t level)
{
	size_t n = 0;

	for (size_t i = 0; i < gaps->all.n; i++)
		n += is_wanted(o, &gaps->all.at[i]) && (int)gaps->all.at[i].kind == kind &&
		     (level == SIZE_MAX || gaps->all.at[i].level == level);
	return n;
}

static const char *name_of(const struct run *run, const char *party)
{
	const struct party *p = party ? project_party(run->project, party) : NULL;

	return p ? p->name : party;
}

static void print_text(const char *s)
{
	const char *end = s;
	size_t n = 0;

	while (n < SHOWN_TEXT && text_next(&end))
		n++;
	printf("%.*s%s", (int)(end - s), s, *end ? "…" : "");
}

static void print_gap(struct arena *a, const struct run *run, const struct party_gap *g)
{
	const struct gap_level *level = &run->library->gap_rules.levels.at[g->level];

	printf("    %s %s: ", name_visible(a, level->id), name_visible(a, g->key));
	print_text(name_visible(a, g->asked));
	if (g->kind == GAP_OBJECT)
		printf(" (%s)", g->source);
	printf("; %s", name_visible(a, name_of(run, g->owner ? g->owner : g->other)));
	if (g->owner && g->other && strcmp(g->owner, g->other) != 0)
		printf(", %s", name_visible(a, name_of(run, g->other)));
	printf("; %s\n", g->due);
}

static void print_kind(struct arena *a, const struct gaps_options *o, const struct run *run,
		       const struct party_gaps *gaps, int kind)
{
	size_t n = count(o, gaps, kind, SIZE_MAX), shown = 0;

	if (!n)
		return;
	printf("%s [%s] %zu\n", _(kinds[kind]), party_gap_kind_name((enum party_gap_kind)kind), n);
	for (size_t i = 0; i < gaps->all.n; i++) {
		const struct party_gap *g = &gaps->all.at[i];

		if ((int)g->kind != kind || !is_wanted(o, g))
			continue;
		if (!o->all && shown == SHOWN_GAPS)
			break;
		print_gap(a, run, g);
		shown++;
	}
	if (shown < n)
		printf(_("    … and %zu more (--all)\n"), n - shown);
}

static void print_gaps(struct arena *a, const struct gaps_options *o, const struct run *run,
		       const struct party_gaps *gaps)
{
	const struct gap_rules *rules = &run->library->gap_rules;
	size_t total = 0;

	for (int k = 0; k < GAP_KIND__MAX; k++) {
		print_kind(a, o, run, gaps, k);
		total += count(o, gaps, k, SIZE_MAX);
	}
	printf(_("gaps between parties %zu"), total);
	for (size_t l = 0; l < rules->levels.n; l++) {
		size_t n = 0;

		for (int k = 0; k < GAP_KIND__MAX; k++)
			n += count(o, gaps, k, l);
		printf(", %s %zu", rules->levels.at[l].id, n);
	}
	puts("");
}

static void set_said(struct arena *a, struct json *j, const char *name, const char *s)
{
	json_set(j, name, json_new_string(a, s));
}

static struct json *gap_json(struct arena *a, const struct run *run, const struct party_gap *g)
{
	struct json *j = json_new_object(a);

	json_set_string(a, j, "kind", party_gap_kind_name(g->kind));
	json_set_string(a, j, "level", run->library->gap_rules.levels.at[g->level].id);
	json_set_string(a, j, "key", g->key);
	json_set_string(a, j, "asked", g->asked);
	set_said(a, j, "by", g->by);
	set_said(a, j, "owner", g->owner);
	set_said(a, j, "other", g->other);
	set_said(a, j, "due", g->due);
	set_said(a, j, "source", g->source);
	set_said(a, j, "measure", g->measure ? g->measure->id : NULL);
	set_said(a, j, "contract", g->contract ? g->contract->id : NULL);
	json_set_string(a, j, "place", g->place);
	return j;
}

static void print_json(struct arena *a, const struct gaps_options *o, const struct run *run,
		       const struct party_gaps *gaps)
{
	struct json *root = json_new_object(a), *list = json_new_array(a);

	json_set_string(a, root, "schema", "bunkai/party-gaps/1");
	json_set_string(a, root, "date", run->project->date);
	json_set(root, "gaps", list);
	for (size_t i = 0; i < gaps->all.n; i++)
		if (is_wanted(o, &gaps->all.at[i]))
			json_append(list, gap_json(a, run, &gaps->all.at[i]));
	fputs(json_print(a, root), stdout);
}

static int cmd_gaps(struct arena *a, int argc, char **argv)
{
	struct gaps_options o = {0};
	const struct option_word words[] = {ONCE("contract", &o.contract), FLAG("all", &o.all),
					    FLAG("json", &o.json), {0}};
	struct run run;

	if (!options_read(argc, argv, words, OPERANDS(&o.folder)))
		return command_usage(&command_gaps);
	if (!run_load(&run, a, o.folder))
		return report_print(run.problems);
	if (!names_check_contract(&run, o.contract, false, run.problems))
		return report_print(run.problems);
	const struct gap_input in = {run.project, run.library, run.coverage, run.measures,
				     run.words};
	const struct party_gaps gaps = party_gaps_of(a, &in);

	(o.json ? print_json : print_gaps)(a, &o, &run, &gaps);
	return EXIT_FINE;
}

const struct command command_gaps = {
	.name = "gaps",
	.run = cmd_gaps,
	.usage = "DIR [--contract ID] [--all] [--json]",
	.what = N_("what one party asks of another and nobody promises: by whom, until when"),
};
