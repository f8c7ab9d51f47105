/* SPDX-License-Identifier: MIT
 *
 * The same way as of `receive`, for whoever thinks of it as a file to be read in.
 */
#include "cmd/import_answers.h"

#include "base/fields.h"
#include "cmd/disclose_report.h"
#include "cmd/report.h"

int import_answers(struct arena *a, const struct import_options *o)
{
	char *files[] = {(char *)o->source};
	const struct disclose_wish wish = {.folder = o->to,
					   .files = files,
					   .n_files = 1,
					   .questionnaire = o->questionnaire,
					   .party = o->from,
					   .system = o->system,
					   .product = o->product,
					   .profile = o->profile,
					   .date = o->date};
	struct diag_list *problems = diag_new(a);

	if (o->date && !fields_is_date(o->date)) {
		diag_add(problems, DIAG_BAD_DATE, NULL, "--date", o->date);
		return report_print(problems);
	}
	return disclose_report(a, &wish, o->dry_run, o->json, o->strict);
}
