/* SPDX-License-Identifier: MIT
 *
 * Behind the name of an era stand year, month and day with their signs; 末 stands for the last day.
 */
#include "derive/date_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/fields.h"
#include "base/text.h"

/* The number at *s and the sign behind it, past which *s is moved; 0: they are not there. */
static int number_before(const char **s, const char *sign)
{
	size_t digits = strspn(*s, "0123456789");
	int n = atoi(*s);

	if (!digits || !text_starts(*s + digits, sign))
		return 0;
	*s += digits + strlen(sign);
	return n;
}

/* 元年 is the first year. */
static int year_before(const char **s)
{
	static const char first[] = "元年";

	if (!text_starts(*s, first))
		return number_before(s, "年");
	*s += strlen(first);
	return 1;
}

static const char *date_at(struct arena *a, const struct calendar_era *era, const char *s)
{
	int year = year_before(&s), month = year ? number_before(&s, "月") : 0;
	struct days_date d = {era->from + year - 1, month, 1};

	if (month < 1 || month > 12)
		return NULL;
	if (text_starts(s, "末"))
		return days_month_end(a, days_print(a, d));
	d.day = number_before(&s, "日");
	const char *iso = days_print(a, d);

	return fields_is_date(iso) ? iso : NULL;
}

const char *date_words_find(struct arena *a, const struct calendar *c, const char *text)
{
	const char *found = NULL;

	for (size_t i = 0; i < c->eras.n; i++) {
		const struct calendar_era *era = &c->eras.at[i];
		const char *at = strstr(text, era->name);

		for (; at && !found; at = strstr(at + 1, era->name))
			found = date_at(a, era, at + strlen(era->name));
	}
	return found;
}
