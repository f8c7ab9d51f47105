/* SPDX-License-Identifier: MIT
 *
 * Names come from a source, and are shown so that a terminal takes nothing of them.
 */
#include "cmd/import_lines.h"

#include <stdio.h>

#include "base/intl.h"
#include "base/names.h"
#include "base/text.h"

enum { SHOWN = 5 };

void import_print_names(struct arena *a, const char *head, const char *const *names, size_t n)
{
	if (!n)
		return;
	printf("  %s: %zu\n", head, n);
	for (size_t i = 0; i < n && i < SHOWN; i++)
		printf("    %s\n", name_visible(a, names[i]));
	if (n > SHOWN)
		printf(_("    … and %zu more\n"), n - SHOWN);
}

static void print_finding(struct arena *a, const struct diag *d)
{
	printf("  ");
	if (!text_empty(d->place))
		printf("%s: ", name_visible(a, d->place));
	printf("%s [%s] %s\n", diag_level_shown(diag_code_level(d->code)), diag_code_name(d->code),
	       name_visible(a, d->message));
}

void import_print_findings(struct arena *a, const struct diag_list *dl)
{
	size_t shown = 0;

	if (dl->all.n)
		printf(_("findings: %zu\n"), dl->all.n);
	for (size_t i = 0; i < dl->all.n; i++) {
		enum diag_code code = dl->all.at[i].code;
		bool last = i + 1 == dl->all.n || dl->all.at[i + 1].code != code;

		shown = i && dl->all.at[i - 1].code == code ? shown + 1 : 1;
		if (shown <= SHOWN)
			print_finding(a, &dl->all.at[i]);
		if (last && shown > SHOWN)
			printf(_("    … and %zu more\n"), shown - SHOWN);
	}
}
