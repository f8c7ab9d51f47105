/* SPDX-License-Identifier: MIT
 *
 * Cells are read as an import would read them, and what it would count as odd is not understood.
 */
#include "import/guess_values.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "base/unicode.h"
#include "import/cell_fields.h"
#include "import/column_words.h"

/* Enough to see what a column is. */
enum { SAMPLE = 60, LONG_TEXT = 8, SHORT_TEXT = 14 };

struct cell_sample cell_sample_take(struct arena *a, const struct sheet_view *v, size_t first,
				    size_t column)
{
	struct cell_sample s = {0};
	const char *last = NULL;

	for (size_t r = first; r < v->n && s.cells.n < SAMPLE; r++) {
		const char *cell = sheet_view_cell(v, r, column);

		if (cell && cell != last)
			*vec_push(a, &s.cells) = cell;
		last = cell;
	}
	return s;
}

bool column_is_closed(const struct profile_column *c)
{
	for (size_t i = 0; i < c->parts.n; i++)
		if (column_is_closed(&c->parts.at[i]))
			return true;
	return c->values || c->map.n || c->form == FORM_DATE || c->form == FORM_INTEGER || c->mark;
}

bool column_has_words(const struct profile_column *c)
{
	for (size_t i = 0; i < c->parts.n; i++)
		if (column_has_words(&c->parts.at[i]))
			return true;
	return c->values || c->map.n;
}

static bool is_odd(const struct odd_words *odd)
{
	for (size_t i = 0; i < odd->all.n; i++)
		if (odd->all.at[i].code != DIAG_DAY_WITHOUT_YEAR)
			return true;
	return false;
}

static bool is_integer(const char *s)
{
	return *s && strspn(s, "0123456789") == strlen(s);
}

/* A column of a mark understands marks, and what says that there is none. */
static bool is_understood(struct arena *a, const struct profile *p, const struct profile_column *c,
			  const char *cell)
{
	struct odd_words odd = {0};
	struct source_row row = {.place = ""};
	const struct field_reading r = {.arena = a, .profile = p, .odd = &odd};

	if (c->mark)
		return cell_is_mark(a, c, cell) || cell_is_unmarked(p, cell);
	if (profile_is_dash(p, cell))
		return true;
	if (c->form == FORM_INTEGER && !c->values)
		return is_integer(unicode_fold(a, cell));
	cell_fields_take(&r, c, cell, &row);
	return !is_odd(&odd);
}

size_t cell_sample_understood(struct arena *a, const struct profile *p,
			      const struct profile_column *c, const struct cell_sample *s)
{
	size_t n = 0;

	if (!column_is_closed(c))
		return s->cells.n;
	for (size_t i = 0; i < s->cells.n; i++)
		n += is_understood(a, p, c, s->cells.at[i]);
	return n;
}

/* Six pairs of hexadecimal digits. */
static bool is_mac(const char *s)
{
	size_t digits = 0;

	for (; *s; s++)
		if (isxdigit((unsigned char)*s))
			digits++;
		else if (!strchr(":-. ", *s))
			return false;
	return digits == 12;
}

static bool is_ip(const char *s)
{
	size_t dots = 0;

	for (; *s; s++)
		if (*s == '.')
			dots++;
		else if (!isdigit((unsigned char)*s) && !strchr("/, \n-", *s))
			return false;
	return dots >= 3;
}

static bool is_os(struct arena *a, const char *cell)
{
	static const char *const words[] = {"windows", "win1", "win7", "win8", "linux", "macos", "ios",
					    "android", "ubuntu", "centos", "rhel", "debian", "server20",
					    "chrome", "esxi", "unix"};
	const char *s = text_squash(a, unicode_fold(a, cell));

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (strstr(s, words[i]))
			return true;
	return false;
}

/* Year, month and day in figures, or an era's. */
static bool is_day(const char *s)
{
	size_t digits = 0, parts = 0;

	for (const char *p = s; *p; p++) {
		digits += (size_t)(isdigit((unsigned char)*p) != 0);
		parts += isdigit((unsigned char)*p) && !isdigit((unsigned char)p[1]);
	}
	return parts >= 2 && parts <= 3 && digits >= 3 && digits <= 8 && text_length(s) <= 12;
}

static bool looks(struct arena *a, const char *look, const char *cell)
{
	size_t n = text_length(cell);

	if (strcmp(look, "long") == 0)
		return n >= LONG_TEXT || text_ends(cell, "。");
	if (strcmp(look, "short") == 0)
		return n <= SHORT_TEXT && !strstr(cell, "。");
	if (strcmp(look, "words") == 0)
		return n >= 2 && strspn(cell, "0123456789.,-/%") < strlen(cell);
	if (strcmp(look, "mac") == 0)
		return is_mac(cell);
	if (strcmp(look, "ip") == 0)
		return is_ip(cell);
	if (strcmp(look, "os") == 0)
		return is_os(a, cell);
	return strcmp(look, "day") != 0 || is_day(unicode_fold(a, cell));
}

size_t cell_sample_look(struct arena *a, const char *look, const struct cell_sample *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->cells.n; i++)
		n += looks(a, look, s->cells.at[i]);
	return n;
}

bool cell_sample_is_marks(struct arena *a, const struct cell_sample *s)
{
	const struct profile_column any = {.mark = ""};

	for (size_t i = 0; i < s->cells.n; i++)
		if (!cell_is_mark(a, &any, s->cells.at[i]))
			return false;
	return s->cells.n > 0;
}
