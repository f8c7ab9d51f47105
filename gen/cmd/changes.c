/* SPDX-License-Identifier: MIT
 *
 * A line per change, as place, before and after; then the findings that come and go, the first few
 * of them; last the files.
 */
#include "cmd/changes.h"

#include <stdio.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/names.h"
#include "cmd/report.h"
#include "work/blanks.h"
#include "work/findings_change.h"

enum { SHOWN = 5 };

static void print_change(struct arena *a, const struct made_change *c)
{
	printf("%s: %s → %s\n", c->place, c->before ? name_visible(a, c->before) : _("(nothing)"),
	       c->after ? name_visible(a, c->after) : _("(nothing)"));
}

static void print_few(struct arena *a, const struct diag_list *dl, const char *what)
{
	for (size_t i = 0; i < dl->all.n && i < SHOWN; i++) {
		const struct diag *d = &dl->all.at[i];

		printf("  %s: %s%s%s [%s]\n", what, name_visible(a, d->subject),
		       *d->subject ? ": " : "", name_visible(a, d->message),
		       diag_code_name(d->code));
	}
	if (dl->all.n > SHOWN)
		printf(_("    … and %zu more\n"), dl->all.n - SHOWN);
}

/* Counted as check and ready count them: with what papers print as 未記入. */
static void print_findings(struct trial *t)
{
	blanks_add(&t->before);
	blanks_add(&t->after);
	const struct diag_list *before = t->before.findings, *after = t->after.findings;
	struct findings_change change = findings_compare(t->arena, before, after);

	if (!change.gone->all.n && !change.made->all.n)
		return;
	printf(_("errors %zu → %zu, warnings %zu → %zu, notes %zu → %zu\n"),
	       before->count[LEVEL_ERROR], after->count[LEVEL_ERROR], before->count[LEVEL_WARNING],
	       after->count[LEVEL_WARNING], before->count[LEVEL_NOTE], after->count[LEVEL_NOTE]);
	print_few(t->arena, change.gone, _("resolved"));
	print_few(t->arena, change.made, _("arises"));
}

static void print_files(const struct trial *t, bool written)
{
	for (size_t i = 0; i < t->edits.n; i++)
		if (trial_edit_changes(&t->edits.at[i]))
			printf(written ? _("written: %s\n") : _("not written (dry run): %s\n"),
			       file_join(t->arena, t->folder, t->edits.at[i].name));
}

int changes_finish(struct trial *t, const struct made_changes *made, bool dry_run)
{
	struct diag_list *dl = diag_new(t->arena);

	if (!trial_changes(t)) {
		printf(_("%s: nothing to change, it stands so already\n"), t->folder);
		return EXIT_FINE;
	}
	if (!dry_run && !trial_write(t, dl))
		return report_print(dl);
	for (size_t i = 0; i < made->all.n; i++)
		print_change(t->arena, &made->all.at[i]);
	print_findings(t);
	print_files(t, !dry_run);
	if (!dry_run && t->after.project->issued.n)
		printf(_("what it touches: bunkai impact %s\n"),
		       report_shell_word(t->arena, t->folder));
	return EXIT_FINE;
}
