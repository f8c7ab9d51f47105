/* SPDX-License-Identifier: MIT
 *
 * bunkai check: findings of a project, its registers and the library, by groups or one a line; with
 * --wording also of how the library is worded, with --library of the library alone. A filter is a question about what it names: what is
 * printed, counted and answered by the exit status are the findings that it lets pass.
 */
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "bind/bind.h"
#include "check/finding_filter.h"
#include "cmd/command.h"
#include "cmd/finding_print.h"
#include "cmd/names.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "work/blanks.h"
#include "work/library_check.h"
#include "work/run.h"
#include "work/template_check.h"

/* Choices by chance that are tried where nobody says how many. */
enum { ROUNDS = 100 };

struct check_options {
	bool all, json, strict, wording, library;
	const char *folder; /* NULL: the installed library alone */
	const char *rounds, *seed;
	struct finding_wish wish;
};

static bool read_options(struct check_options *o, int argc, char **argv)
{
	const struct option_word words[] = {OPTION("contract", &o->wish.contract),
					    OPTION("code", &o->wish.codes),
					    OPTION("level", &o->wish.levels),
					    OPTION("subject", &o->wish.subject),
					    FLAG("all", &o->all),
					    FLAG("json", &o->json),
					    FLAG("strict", &o->strict),
					    FLAG("wording", &o->wording),
					    FLAG("library", &o->library),
					    OPTION("rounds", &o->rounds),
					    OPTION("seed", &o->seed),
					    {0}};

	return options_read(argc, argv, words, OPERANDS_FROM(0, &o->folder)) &&
	       (o->folder || o->library);
}

/* `otherwise` where the option was not given; false when its word is no number (reported). */
static bool read_number(const char *option, const char *word, unsigned otherwise, unsigned *out,
			struct diag_list *dl)
{
	*out = word ? (unsigned)strtoul(word, NULL, 10) : otherwise;
	if (!word || (*word && strlen(word) < 8 && strspn(word, "0123456789") == strlen(word)))
		return true;
	diag_add(dl, DIAG_OPTION_NUMBER, NULL, option, word);
	return false;
}

static bool read_library_wish(const struct check_options *o, struct library_wish *wish,
			      struct diag_list *dl)
{
	bool ok = read_number("--rounds", o->rounds, ROUNDS, &wish->rounds, dl);

	wish->folder = o->folder;
	return read_number("--seed", o->seed, 1, &wish->seed, dl) && ok;
}

static void find(struct run *run, const struct check_options *o)
{
	run_check(run);
	template_check(run->arena, run->library, run->findings);
	diag_sort(run->findings);
	blanks_add(run);
	if (o->wording)
		run_check_wording(run);
}

/* NULL when the filter asks for what nobody knows (reported). */
static const struct diag_list *filter(const struct run *run, const struct check_options *o,
				      const struct subjects *subjects, struct diag_list *dl)
{
	struct finding_filter f = {.project = run->project,
				   .library = run->library,
				   .keeps = bind_keeps_to_contract};
	bool ok = names_check_contract(run, o->wish.contract, true, dl);

	ok = finding_filter_read(&f, &o->wish, run->findings, subjects, dl) && ok;
	return ok ? finding_filter_apply(run->arena, &f, run->findings) : NULL;
}

static int cmd_check(struct arena *a, int argc, char **argv)
{
	struct check_options o = {0};
	struct run run;

	if (!read_options(&o, argc, argv))
		return command_usage(&command_check);
	struct diag_list *refused = diag_new(a);
	struct library_wish wish;

	if (!read_library_wish(&o, &wish, refused)) {
		report_print(refused);
		return EXIT_USAGE;
	}
	if (!(o.library ? library_check(&run, a, &wish) : run_load(&run, a, o.folder)))
		return report_print(run.problems);
	if (!o.library)
		find(&run, &o);
	const struct subjects *subjects = subjects_new(a, run.project, run.library);
	const struct diag_list *shown = filter(&run, &o, subjects, refused);

	if (!shown) {
		report_print(refused);
		return EXIT_USAGE;
	}
	if (o.json)
		report_print_findings(a, shown);
	else
		finding_print(&(struct finding_print){a, o.folder, subjects, &o.wish, shown,
						      run.findings->all.n - shown->all.n, o.all,
						      o.library});
	return diag_failed(shown) ? EXIT_UNUSABLE : EXIT_FINE;
}

const struct command command_check = {
	.name = "check",
	.run = cmd_check,
	.usage = "DIR|--library [DIR] [--all] [--contract ID] [--code CODE[,CODE…]] "
		 "[--level error|warning|note] [--subject KEY] [--wording] [--json] [--strict] "
		 "[--rounds N] [--seed N]",
	.what = N_("say what is missing, doubtful or contradictory; status 1 when an error is "
		   "among what is shown"),
};
