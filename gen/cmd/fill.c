/* SPDX-License-Identifier: MIT
 *
 * bunkai fill: official forms that lie in forms/ are filled in as their mappings say; with --map a
 * mapping is proposed for a form that has none.
 */
#include <stdio.h>
#include <string.h>

#include "base/fields.h"
#include "base/intl.h"
#include "base/json.h"
#include "base/names.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "work/fill.h"
#include "work/form_map.h"

struct fill_options {
	const char *folder, *date, *out;
	struct fill_wish wish;
	struct form_map_wish map;
	struct operand_list forms;
	bool json;
};

static bool read_options(struct fill_options *o, int argc, char **argv)
{
	const struct option_word words[] = {OPTION("out", &o->out),
					    OPTION("map", &o->map.file),
					    OPTION("questionnaire", &o->map.questionnaire),
					    OPTION("party", &o->wish.party),
					    OPTION("date", &o->date),
					    FLAG("dry-run", &o->wish.dry),
					    FLAG("json", &o->json),
					    {0}};

	if (!options_read(argc, argv, words, OPERANDS_AND(&o->forms, &o->folder)))
		return false;
	o->wish.forms = (const char *const *)o->forms.at;
	o->wish.n = o->forms.n;
	o->wish.out = o->map.out = o->out;
	o->map.dry = o->wish.dry;
	if (o->map.file)
		return o->map.questionnaire && !o->forms.n && !o->wish.party && !o->date;
	return o->out && !o->map.questionnaire;
}

static struct json *copy_json(struct arena *a, const struct filled_form *x)
{
	struct json *j = json_new_object(a), *cells = json_new_array(a), *left = json_new_array(a);

	json_set_string(a, j, "form", x->form);
	json_set_string(a, j, "file", x->path);
	json_set_string(a, j, "party", x->party);
	json_set_string(a, j, "system", x->system);
	json_set_string(a, j, "sheet", x->sheet);
	for (size_t i = 0; i < x->copy.written.n; i++) {
		const struct form_written *w = &x->copy.written.at[i];
		struct json *cell = json_append(cells, json_new_object(a));

		json_set_string(a, cell, "sheet", w->sheet);
		json_set_string(a, cell, "cell", w->cell);
		json_set_string(a, cell, "was", w->was);
		json_set_string(a, cell, "now", w->now);
	}
	for (size_t i = 0; i < x->copy.left.n; i++)
		json_append(left, json_new_string(a, x->copy.left.at[i]));
	json_set(j, "cells", cells);
	json_set(j, "left", left);
	return j;
}

static void print_json(struct arena *a, const struct filled_forms *made, bool written,
		       struct diag_list *dl)
{
	struct json *j = json_new_object(a), *files = json_new_array(a);

	diag_sort(dl);
	json_set_string(a, j, "schema", "bunkai/filled/1");
	json_set(j, "written", json_new_bool(a, written));
	for (size_t i = 0; i < made->all.n; i++)
		json_append(files, copy_json(a, &made->all.at[i]));
	json_set(j, "files", files);
	json_set(j, "findings", report_findings(a, dl));
	fputs(json_print(a, j), stdout);
}

static void print_made(struct arena *a, const struct filled_forms *made, bool dry)
{
	for (size_t i = 0; i < made->all.n; i++) {
		const struct filled_form *x = &made->all.at[i];

		printf(dry ? _("%s: %zu cells would be filled, %zu stay as they are\n")
			   : _("%s: %zu cells filled, %zu stay as they are\n"),
		       name_visible(a, x->path), x->copy.written.n, x->copy.left.n);
	}
}

static bool check_words(const struct fill_options *o, struct diag_list *dl)
{
	if (o->date && !fields_is_date(o->date))
		diag_add(dl, DIAG_BAD_DATE, NULL, "--date", o->date);
	return !diag_failed(dl);
}

static bool check_party(const struct run *run, const char *id, struct diag_list *dl)
{
	const struct project *p = run->project;
	struct known known = {0};

	if (!id || project_party(p, id))
		return true;
	for (size_t i = 0; i < p->parties.n; i++)
		known_add(run->arena, &known, p->parties.at[i].id);
	diag_add(dl, DIAG_UNKNOWN_PARTY, NULL, "--party", id, "");
	diag_offer(dl, dl->all.n - 1, id, &known, true);
	return false;
}

static int propose(struct arena *a, const struct run *run, const struct fill_options *o,
		   struct diag_list *dl)
{
	struct form_proposal p;
	bool ok = form_map(run, &o->map, &p, dl);

	if (ok && o->json)
		return fputs(p.text, stdout), report_print(dl), EXIT_FINE;
	report_print(dl);
	if (!ok)
		return report_status(dl);
	printf(_("%zu of %zu questions found by '%s', %zu cells\n"), p.found, p.asked, p.profile,
	       p.cells);
	if (p.workbook && !o->map.dry)
		printf("%s\n", name_visible(a, p.workbook));
	printf(o->map.dry ? _("not written (dry run): %s\n")
			  : _("read it before you fill the form by it: %s\n"),
	       name_visible(a, p.path));
	return EXIT_FINE;
}

static int cmd_fill(struct arena *a, int argc, char **argv)
{
	struct fill_options o = {0};
	struct diag_list *dl = diag_new(a);
	struct filled_forms made = {0};
	struct run run;

	if (!read_options(&o, argc, argv))
		return command_usage(&command_fill);
	if (!check_words(&o, dl))
		return report_print(dl), EXIT_USAGE;
	if (!run_load_as(&run, a, o.folder, &(struct run_wish){.date = o.date}))
		return report_print(run.problems);
	if (o.map.file)
		return propose(a, &run, &o, dl);
	if (!check_party(&run, o.wish.party, dl))
		return report_print(dl), EXIT_USAGE;
	bool ok = fill_forms(&run, &o.wish, &made, dl);

	if (ok && o.json)
		return print_json(a, &made, !o.wish.dry, dl), EXIT_FINE;
	report_print(dl);
	if (!ok)
		return report_status(dl);
	print_made(a, &made, o.wish.dry);
	return EXIT_FINE;
}

const struct command command_fill = {
	.name = "fill",
	.run = cmd_fill,
	.usage = "DIR [FORM…] -o OUT [--party ID] [--date D] [--dry-run] [--json] | DIR --map FILE "
		 "--questionnaire ID [-o MAPPING] [--dry-run] [--json]",
	.what = N_("fill in official forms: copies of the workbooks in forms/, changed in the cells that "
		   "a mapping names and nowhere else"),
};
