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
#include "cmd/report.h"
#include "import/report.h"
#include "work/shares_take.h"

/* names of a kind on the terminal; the report has all */
enum { SHOWN = 5 };

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

static void print_names(struct arena *a, const char *head, const char *const *names, size_t n)
{
	if (!n)
		return;
	printf("  %s: %zu\n", head, n);
	for (size_t i = 0; i < n && i < SHOWN; i++)
		printf("    %s\n", name_visible(a, names[i]));
	if (n > SHOWN)
		printf(_("    … and %zu more\n"), n - SHOWN);
}

/* Findings of a code stand together, as they are sorted. */
static void print_findings(struct arena *a, const struct diag_list *dl)
{
	size_t shown = 0;

	if (dl->all.n)
		printf(_("findings: %zu\n"), dl->all.n);
	for (size_t i = 0; i < dl->all.n; i++) {
		const struct diag *d = &dl->all.at[i];
		bool same = i && dl->all.at[i - 1].code == d->code;
		bool last = i + 1 == dl->all.n || dl->all.at[i + 1].code != d->code;

		shown = same ? shown + 1 : 1;
		if (shown <= SHOWN)
			printf("  %s: %s [%s] %s\n", name_visible(a, d->place),
			       diag_level_shown(diag_code_level(d->code)),
			       diag_code_name(d->code), name_visible(a, d->message));
		if (last && shown > SHOWN)
			printf(_("    … and %zu more\n"), shown - SHOWN);
	}
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
	print_names(a, _("new"), c->added.at, c->added.n);
	print_names(a, _("changed"), c->changed.at, c->changed.n);
	print_names(a, _("gone"), c->gone.at, c->gone.n);
	print_findings(a, r->findings);
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
