/* SPDX-License-Identifier: MIT
 *
 * A line for each row of the baseline: by which rows it is answered, or that it stays.
 */
#include "cmd/import_over.h"

#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/names.h"
#include "base/text.h"
#include "cmd/changes.h"
#include "cmd/report.h"
#include "work/supersede.h"

enum { TEXT_SHOWN = 30 };

static void print_row(struct arena *a, const struct superseded_row *row)
{
	const char *text = text_begin(a, name_visible(a, row->text ? row->text : ""), TEXT_SHOWN,
				      "…");

	printf("  %s  %s\n    ", row->key, text);
	if (row->gone)
		printf(_("answered by: "));
	else if (row->by.n)
		printf(_("stays, answered in part by: "));
	else
		printf(_("stays, no row of the vendor asks for the same"));
	for (size_t i = 0; i < row->by.n; i++)
		printf("%s%s", i ? ", " : "", name_visible(a, row->by.at[i]));
	printf("%s\n", row->guess ? _(" (by words, a guess)") : "");
}

/* What was said of rows of the baseline, and has to be said anew. */
static void print_behind(const struct superseding *s, const struct superseded_left *l)
{
	static const char *const words[] = {
		[LEFT_EVERY_CONTRACT] =
			N_("decision %s on %s: speaks of every contract, and does not go over; "
			   "decide anew with --contract %s\n"),
		[LEFT_SEVERAL_ROWS] =
			N_("decision %s on %s: speaks of several rows, of which some gave way; "
			   "decide anew with --contract %s\n"),
		[LEFT_ACCEPTED] =
			N_("acceptance %s of %s: does not go over to the rows of contract %s; "
			   "whoever accepted the risk has to say it anew\n"),
	};

	printf(_(words[l->why]), l->id ? l->id : "-", l->key, s->contract);
	if (*l->rows)
		printf(_("    rows that gave way: %s\n"), l->rows);
}

static void print_report(struct arena *a, const char *folder, const struct superseding *s)
{
	printf(_("%s: rows of '%s' that the vendor's register answers: %zu of %zu\n"), s->contract,
	       s->over, s->gone, s->rows.n);
	for (size_t i = 0; i < s->rows.n; i++)
		print_row(a, &s->rows.at[i]);
	if (s->left)
		printf(_("what stays is in the register '%s'\n"), s->left);
	if (s->left)
		printf(_("to drop it: bunkai set %s contract/%s registers-=%s\n"),
		       report_shell_word(a, folder), s->contract, s->left);
	if (s->idle)
		printf(_("no contract rests on '%s' any more: registers/%s.json can be taken "
			 "away\n"),
		       s->over, s->over);
	for (size_t i = 0; i < s->decisions.n; i++) {
		const struct superseded_decision *d = &s->decisions.at[i];

		printf(d->to ? _("decision %s on %s: goes over to %s\n")
			     : _("decision %s on %s: waits, since several rows answer: %s; decide "
				 "anew\n"),
		       d->id, d->key, d->to ? d->to : d->by);
	}
	for (size_t i = 0; i < s->behind.n; i++)
		print_behind(s, &s->behind.at[i]);
}

int import_over(struct arena *a, const struct import_options *o, const struct risk_register *reg)
{
	struct diag_list *dl = diag_new(a);
	struct made_changes made = {0};
	struct superseding out;
	struct trial t;

	if (!trial_open(&t, a, o->to))
		return report_print(t.before.problems);
	if (!supersede(&t, reg, o->contract, o->over, &out, &made, dl))
		return report_print(dl);
	int status = changes_finish(&t, &made, o->dry_run);

	if (status == EXIT_FINE)
		print_report(a, o->to, &out);
	return status;
}
