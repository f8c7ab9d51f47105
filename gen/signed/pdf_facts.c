/* SPDX-License-Identifier: MIT
 *
 * Runs the comparison of objects in its child and reads the lines that it wrote (pdf_compare.h).
 */
#include "signed/pdf_facts.h"

#include <stdlib.h>

#include "base/text.h"
#include "signed/limited.h"
#include "signed/pdf_compare.h"

enum { MOST_LINES = 8 * 1024 * 1024, MOST_PAGES = 5000, MOST_CELLS = 8 };

/* The words of a line; those that it has not are "". */
struct line {
	char *cell[MOST_CELLS];
};

static struct line take_line(char **at)
{
	static char none[1];
	struct line l;
	char *s = *at, *end = strchr(s, '\n');

	*at = end ? end + 1 : s + strlen(s);
	if (end)
		*end = '\0';
	for (size_t i = 0; i < MOST_CELLS; i++) {
		char *tab = s ? strchr(s, '\t') : NULL;

		l.cell[i] = s ? s : none;
		if (tab)
			*tab = '\0';
		s = tab ? tab + 1 : NULL;
	}
	return l;
}

static size_t count_of(const char *s)
{
	long n = strtol(s, NULL, 10);

	return n > 0 ? (size_t)n : 0;
}

static const char *words_or_none(const char *s)
{
	return *s ? s : NULL;
}

static struct page_box box_of(const struct line *l)
{
	return (struct page_box){.page = (int)count_of(l->cell[1]),
				 .x = strtod(l->cell[2], NULL),
				 .y = strtod(l->cell[3], NULL),
				 .width = strtod(l->cell[4], NULL),
				 .height = strtod(l->cell[5], NULL)};
}

static void take_pages(struct arena *a, struct pdf_facts *f, const struct line *l)
{
	f->issued_pages = count_of(l->cell[1]);
	f->pages = count_of(l->cell[2]);
	f->title = l->cell[3];
	f->why = f->pages > MOST_PAGES ? "limits" : NULL;
	for (size_t i = 0; i < f->pages && !f->why; i++)
		vec_push(a, &f->same);
}

static void take_place(struct arena *a, struct pdf_facts *f, const struct line *l)
{
	struct page_box b = box_of(l);
	struct signed_place *p = vec_push(a, &f->places);

	*p = (struct signed_place){.page = b.page, .x = b.x, .y = b.y, .width = b.width,
				   .height = b.height, .what = l->cell[6],
				   .after = words_or_none(l->cell[7])};
}

static void take_signature(struct arena *a, struct pdf_facts *f, const struct line *l)
{
	struct signature_found *s = vec_push(a, &f->signatures);

	*s = (struct signature_found){.field = words_or_none(l->cell[2]),
				      .name = words_or_none(l->cell[3]),
				      .date = words_or_none(l->cell[4]),
				      .whole = l->cell[1][0] == '1'};
}

static void take_fact(struct arena *a, struct pdf_facts *f, const struct line *l)
{
	const char *kind = l->cell[0];
	size_t n = count_of(l->cell[1]);

	if (text_equal(kind, "why"))
		f->why = l->cell[1];
	else if (text_equal(kind, "pages"))
		take_pages(a, f, l);
	else if (text_equal(kind, "same") && n > 0 && n <= f->same.n)
		f->same.at[n - 1] = true;
	else if (text_equal(kind, "place"))
		take_place(a, f, l);
	else if (text_equal(kind, "widget"))
		*(struct page_box *)vec_push(a, &f->widgets) = box_of(l);
	else if (text_equal(kind, "signature"))
		take_signature(a, f, l);
}

struct pdf_facts *pdf_facts_find(struct arena *a, const char *issued, size_t issued_len,
				 const char *file, size_t file_len, bool prefix)
{
	struct pdf_facts *f = arena_alloc(a, sizeof *f);
	struct pdf_pair pair = {issued, file, issued_len, file_len, prefix};
	size_t len;
	char *at = limited_run(a, pdf_compare, &pair, MOST_LINES, &len);

	f->why = "limits";
	f->title = "";
	while (at && *at) {
		struct line l = take_line(&at);

		take_fact(a, f, &l);
	}
	return f;
}
