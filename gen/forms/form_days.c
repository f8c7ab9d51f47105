/* SPDX-License-Identifier: MIT
 *
 * Eras with their first days; a day before the first of them counts in it, backwards.
 */
#include "forms/form_days.h"

#include <string.h>

#include "base/days.h"
#include "model/official_form.h"

static const struct {
	const char *name, *from;
	int before; /* the year before its first */
} eras[] = {{"令和", "2019-05-01", 2018}, {"平成", "1989-01-08", 1988}, {"昭和", "1926-12-25", 1925}};

const char *const form_days_parts[] = {"year", "month", "day", "era", "era-year", NULL};

static size_t era_of(const char *iso)
{
	size_t i = 0;

	while (i + 1 < ARRAY_LEN(eras) && strcmp(iso, eras[i].from) < 0)
		i++;
	return i;
}

const char *form_days_part(struct arena *a, const char *iso, const char *part, bool *number)
{
	struct days_date d = days_read(iso);
	size_t era = era_of(iso);
	const int values[] = {d.year, d.month, d.day, 0, d.year - eras[era].before};

	for (size_t i = 0; form_days_parts[i]; i++) {
		if (strcmp(form_days_parts[i], part) != 0)
			continue;
		*number = strcmp(part, "era") != 0;
		return *number ? arena_printf(a, "%d", values[i]) : eras[era].name;
	}
	return NULL;
}

static const char *print_era(struct arena *a, struct days_date d, size_t era)
{
	int year = d.year - eras[era].before;
	const char *which = year == 1 ? "元" : arena_printf(a, "%d", year);

	return arena_printf(a, "%s%s年%d月%d日", eras[era].name, which, d.month, d.day);
}

const char *form_days_print(struct arena *a, const char *how, const char *iso)
{
	struct days_date d = days_read(iso);

	if (!how || strcmp(how, FORM_DATE_WESTERN) == 0)
		return arena_printf(a, "%d年%d月%d日", d.year, d.month, d.day);
	if (strcmp(how, FORM_DATE_SLASH) == 0)
		return arena_printf(a, "%d/%d/%d", d.year, d.month, d.day);
	if (strcmp(how, FORM_DATE_SHORT) == 0)
		return arena_printf(a, "%d/%d", d.month, d.day);
	return strcmp(how, FORM_DATE_ERA) == 0 ? print_era(a, d, era_of(iso)) : iso;
}
