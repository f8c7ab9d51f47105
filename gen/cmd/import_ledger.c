/* SPDX-License-Identifier: MIT
 *
 * bunkai import --as ledger: the list is read, put beside the one that stands, checked as `check`
 * would, and written. A list with an error in it is not written.
 */
#include "cmd/import_ledger.h"

#include <stdio.h>
#include <string.h>

#include "base/data.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/names.h"
#include "check/check_ledger.h"
#include "cmd/import_lines.h"
#include "cmd/report.h"
#include "import/import.h"
#include "import/profiles.h"
#include "import/report.h"
#include "load/answer_words.h"
#include "model/ledger_json.h"
#include "work/ledger_take.h"
#include "work/run.h"

struct ledger_import {
	struct import import;
	struct ledger_changes changes;
	struct ledger ledger;
	struct diag_list *findings;
	const char *target;
	bool written;
};

/* The project as it would be with the new list. */
static void check_list(struct arena *a, const struct run *run, struct ledger_import *r)
{
	struct project *p = arena_alloc(a, sizeof *p);

	*p = *run->project;
	p->ledger = r->ledger;
	const struct known_devices all = devices_of(a, p, run->library);

	check_devices(a, p, run->library, &all, r->findings);
	diag_sort(r->findings);
}

static bool read_list(struct arena *a, const struct import_options *o, const struct run *run,
		      struct ledger_import *r)
{
	struct import_profiles profiles = {0};
	const struct answer_words *words;

	if (!profiles_find(a, o->to, data_folder(a), o->profile, PROFILE_LEDGER, o->source,
			   &profiles, r->findings) ||
	    !import_tables(a, o->source, &profiles, &r->import, r->findings))
		return false;
	words = answer_words_load(a, data_folder(a), o->to, r->findings);
	if (!words)
		return false;
	r->ledger = ledger_take(a, &r->import, run->project, run->library, words, &r->changes,
				r->findings);
	check_list(a, run, r);
	return true;
}

static struct json *report_of(struct arena *a, const struct ledger_import *r)
{
	const struct import_count counts[] = {{"devices", r->ledger.entries.n},
					      {"new", r->changes.added.n},
					      {"changed", r->changes.changed.n},
					      {"gone", r->changes.gone.n},
					      {"unchanged", r->changes.same}};
	const struct import_list lists[] = {
		{"new", r->changes.added.at, r->changes.added.n},
		{"changed", r->changes.changed.at, r->changes.changed.n},
		{"gone", r->changes.gone.at, r->changes.gone.n}};
	const struct import_told told = {.counts = counts,
					 .n = ARRAY_LEN(counts),
					 .lists = lists,
					 .lists_n = ARRAY_LEN(lists),
					 .notes = r->ledger.notes.at,
					 .notes_n = r->ledger.notes.n};

	return import_report_of(a, &r->import, &told, r->target, r->written,
				report_findings(a, r->findings));
}

static void print_summary(struct arena *a, const struct ledger_import *r)
{
	const struct ledger_changes *c = &r->changes;

	printf("%s", r->ledger.source.file ? name_visible(a, r->ledger.source.file) : "-");
	if (r->import.profile)
		printf(" (%s: %s)", r->import.profile->id, r->import.profile->title);
	printf("\n");
	printf(_("  devices: %zu (%zu as they stand)\n"), r->ledger.entries.n, c->same);
	import_print_names(a, _("new"), c->added.at, c->added.n);
	import_print_names(a, _("changed"), c->changed.at, c->changed.n);
	import_print_names(a, _("gone"), c->gone.at, c->gone.n);
	if (r->ledger.notes.n)
		printf(_("notes: %zu\n"), r->ledger.notes.n);
	import_print_findings(a, r->findings);
	printf(r->written ? _("written: %s\n") : _("not written (dry run): %s\n"), r->target);
}

static bool write_list(struct arena *a, const struct import_options *o, struct ledger_import *r,
		       struct diag_list *dl)
{
	r->written = !o->dry_run;
	return import_write_json(a, o->to, r->written ? ledger_to_json(a, &r->ledger) : NULL,
				 r->target, o->report ? report_of(a, r) : NULL, o->report, dl);
}

int import_ledger(struct arena *a, const struct import_options *o)
{
	struct ledger_import r = {.findings = diag_new(a), .target = file_join(a, o->to, "ledger.json")};
	struct diag_list *problems = diag_new(a);
	const struct run_wish wish = {.writing = !o->dry_run};
	struct run run;

	if (!run_load_as(&run, a, o->to, &wish))
		return report_print(run.problems);
	if (!read_list(a, o, &run, &r) || diag_failed(r.findings))
		return report_print(r.findings);
	if (!write_list(a, o, &r, problems))
		return report_print(problems);
	if (o->json)
		fputs(json_print(a, report_of(a, &r)), stdout);
	else
		print_summary(a, &r);
	return o->strict ? report_status(r.findings) : EXIT_FINE;
}
