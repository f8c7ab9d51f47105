/* SPDX-License-Identifier: MIT
 *
 * Forms of a series know which one they took the place of, and their year.
 */
#include "model/checklist.h"

#include <stdio.h>

/* Longer than any chain of editions: a loop in `supersedes` ends here. */
#define EDITIONS_MAX 64

int fiscal_year_of(const char *date)
{
	int year = 0, month = 0;

	return date && sscanf(date, "%d-%d", &year, &month) == 2 ? year - (month < 4) : 0;
}

/* Back from the latest whose items are known to the form of that fiscal year, or the first. */
static const struct guideline *form_until(const struct library *l, int year)
{
	const struct guideline *g = library_guideline(l, CHECKLIST_DEFAULT);

	for (int i = 0; g && year && g->year > year && i < EDITIONS_MAX; i++) {
		const struct guideline *before =
			g->supersedes ? library_guideline(l, g->supersedes) : NULL;

		if (!before)
			return g;
		g = before;
	}
	return g;
}

const struct guideline *project_checklist(const struct project *p, const struct library *l)
{
	if (p->checklist)
		return library_guideline(l, p->checklist);
	return form_until(l, fiscal_year_of(p->date));
}
