/* SPDX-License-Identifier: MIT
 *
 * bunkai import --as shares: the table is read and tried (work/shares_take.h), told, and written. A
 * table in doubt is written too, since each doubt leaves its row open; one that is refused is not.
 */
#include "cmd/import_shares.h"

#include <stdio.h>
#include <string.h>

#include "base/data.h"
#include "base/fields.h"
#include "base/intl.h"
#include "base/names.h"
#include "cmd/import_lines.h"
#include "cmd/report.h"
#include "import/report.h"
#include "work/shares_take.h"

struct shares_import {
	struct shares_taken s;
	struct diag_list *findings;
	bool written;
};

static size_t count_status(const struct shared_rows *rows, const char *status)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->all.n; i++)
		n += strcmp(rows->all.at[i].status, status) == 0;
	return n;
}

static struct json *report_of(struct arena *a, const struct shares_import *r)
{
	const struct share_changes *c = &r->s.changes;
	const struct import_count counts[] = {
		{"rows", r->s.rows.all.n},
		{"agreed", count_status(&r->s.rows, "agreed")},
		{"proposed", count_status(&r->s.rows, "proposed")},
		{"open", count_status(&r->s.rows, "open")},
		{"rejected", count_status(&r->s.rows, "rejected")},
		{"decisions", c->decisions},
		{"new", c->added.n},
		{"changed", c->changed.n},
		{"gone", c->gone.n},
		{"unchanged", c->same}};
	const struct import_list lists[] = {{"new", c->added.at, c->added.n},
					    {"changed", c->changed.at, c->changed.n},
					    {"gone", c->gone.at, c->gone.n}};
	const struct import_told told = {.counts = counts,
					 .n = ARRAY_LEN(counts),
					 .lists = lists,
					 .lists_n = ARRAY_LEN(lists)};

	return import_report_of(a, &r->s.import, &told, r->s.target, r->written,
				report_findings(a, r->findings));
}

static void print_made(const struct made_changes *made)
{
	for (size_t i = 0; i < made->all.n; i++)
		printf("%s: %s → %s\n", made->all.at[i].place,
		       made->all.at[i].before ? made->all.at[i].before : "-",
		       made->all.at[i].after ? made->all.at[i].after : "-");
}

static void print_summary(struct arena *a, const struct shares_import *r)
{
	const struct share_changes *c = &r->s.changes;
	const struct shared_rows *rows = &r->s.rows;

	printf("%s (%s: %s)\n", name_visible(a, r->s.import.name ? r->s.import.name : "-"),
	       r->s.import.profile->id, r->s.import.profile->title);
	printf(_("  rows: %zu (agreed %zu, proposed %zu, open %zu, rejected %zu), %zu as they "
		 "stand\n"),
	       rows->all.n, count_status(rows, "agreed"), count_status(rows, "proposed"),
	       count_status(rows, "open"), count_status(rows, "rejected"), c->same);
	import_print_names(a, _("new"), c->added.at, c->added.n);
	import_print_names(a, _("changed"), c->changed.at, c->changed.n);
	import_print_names(a, _("gone"), c->gone.at, c->gone.n);
	import_print_findings(a, r->findings);
	print_made(&r->s.made);
	if (!trial_changes(&r->s.trial))
		printf(_("nothing to change: %s\n"), r->s.target);
	else
		printf(r->written ? _("written: %s\n") : _("not written (dry run): %s\n"),
		       r->s.target);
}

static bool write_all(struct arena *a, const struct import_options *o, struct shares_import *r,
		      struct diag_list *dl)
{
	r->written = !o->dry_run && trial_changes(&r->s.trial);
	if (r->written && !trial_write(&r->s.trial, dl))
		return false;
	return !o->report || import_write_json(a, o->to, NULL, r->s.target, report_of(a, r),
					       o->report, dl);
}

int import_shares(struct arena *a, const struct import_options *o)
{
	struct shares_import r = {.findings = diag_new(a)};
	struct diag_list *problems = diag_new(a);
	const struct shares_wish wish = {.source = o->source,
					 .contract = o->contract,
					 .profile = o->profile,
					 .date = o->date,
					 .register_id = o->id};

	if (o->date && !fields_is_date(o->date)) {
		diag_add(problems, DIAG_BAD_DATE, NULL, "--date", o->date);
		return report_print(problems);
	}
	if (!shares_take(&r.s, a, o->to, data_folder(a), &wish, r.findings))
		return report_print(r.findings);
	if (!write_all(a, o, &r, problems))
		return report_print(problems);
	if (o->json)
		fputs(json_print(a, report_of(a, &r)), stdout);
	else
		print_summary(a, &r);
	return o->strict ? report_status(r.findings) : EXIT_FINE;
}
