/* SPDX-License-Identifier: MIT
 *
 * A line for each file; what is doubtful are findings.
 */
#include "cmd/disclose_report.h"

#include <stdio.h>

#include "base/intl.h"
#include "base/json.h"
#include "base/names.h"
#include "cmd/command.h"
#include "cmd/report.h"
#include "work/set.h"

/* 'telehealth.xlsx: own-30 of tele: 29 of 30 questions answered; kept as disclosures/….json' */
static void print_file(struct arena *a, const struct disclosed_file *f, bool dry_run)
{
	const char *name = name_visible(a, f->name);

	if (f->known) {
		printf(_("%s: received before, as disclosures/%s.json\n"), name, f->known);
		return;
	}
	printf(_("%s: %s, answered by %s (%s): questions %zu, answered %zu\n"), name,
	       f->form->shown ? f->form->shown : f->form->title, f->sheet->party, f->profile,
	       f->questions, f->answered);
	if (f->sheet->notes.n)
		printf(_("  notes: %zu\n"), f->sheet->notes.n);
	printf(dry_run ? _("not written (dry run): %s\n") : _("written: %s\n"),
	       arena_concat(a, FOLDER_DISCLOSED "/", f->sheet->id, ".json", (char *)NULL));
}

static struct json *file_json(struct arena *a, const struct disclosed_file *f, bool written)
{
	struct json *j = json_new_object(a);

	json_set_string(a, j, "name", f->name);
	json_set_string(a, j, "sha256", f->sha256);
	if (f->known) {
		json_set_string(a, j, "known", f->known);
		return j;
	}
	json_set_string(a, j, "id", f->sheet->id);
	json_set_string(a, j, "questionnaire", f->form->id);
	json_set_string(a, j, "party", f->sheet->party);
	json_set_string(a, j, "profile", f->profile);
	json_set(j, "questions", json_new_number(a, (double)f->questions));
	json_set(j, "answered", json_new_number(a, (double)f->answered));
	json_set(j, "notes", json_new_number(a, (double)f->sheet->notes.n));
	json_set(j, "written", json_new_bool(a, written));
	return j;
}

static void print_json(struct arena *a, const struct disclosed_receipt *d, bool written,
		       struct diag_list *dl)
{
	struct json *root = json_new_object(a), *files = json_new_array(a);

	json_set_string(a, root, "schema", "bunkai/receive-answers/1");
	for (size_t i = 0; i < d->files.n; i++)
		json_append(files, file_json(a, &d->files.at[i], written));
	json_set(root, "files", files);
	json_set(root, "findings", report_findings(a, dl));
	fputs(json_print(a, root), stdout);
}

int disclose_report(struct arena *a, const struct disclose_wish *wish, bool dry_run, bool json,
		    bool strict)
{
	struct disclosed_receipt d;
	struct diag_list *dl = diag_new(a);
	char *words[] = {(char *)wish->product};

	if (wish->product && !set_check_words(a, words, 1, dl))
		return report_print(dl), EXIT_USAGE;
	bool fine = disclose(&d, a, wish, dl) && (dry_run || disclose_write(&d, dl));

	diag_sort(dl);
	if (!fine)
		return json ? (report_print_findings(a, dl), report_status(dl)) : report_print(dl);
	if (json)
		print_json(a, &d, !dry_run, dl);
	for (size_t i = 0; !json && i < d.files.n; i++)
		print_file(a, &d.files.at[i], dry_run);
	if (!json)
		report_print(dl);
	return strict ? report_status(dl) : EXIT_FINE;
}
