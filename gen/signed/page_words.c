/* SPDX-License-Identifier: MIT
 *
 * pdftotext tells words with their boxes as lines of XHTML. They are matched by text and place;
 * what is left is put together line by line, since another program may cut lines otherwise.
 */
#include "signed/page_words.h"

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "signed/limited.h"

enum { MOST_BYTES = 128 * 1024 * 1024 };

/* Another program may move a word by so much without anybody seeing it, in points. */
static const double near = 1.5;

static double number_after(const char *line, const char *name)
{
	const char *s = strstr(line, name);

	return s ? strtod(s + strlen(name), NULL) : 0;
}

static const struct entity {
	const char *written, *means;
} entities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}};

static const char *plain_text(struct arena *a, const char *s, size_t len)
{
	struct strbuf sb = strbuf_new(a);
	const char *end = s + len;

	while (s < end) {
		size_t i = 0, n = 1;

		while (i < ARRAY_LEN(entities) && !text_starts(s, entities[i].written))
			i++;
		if (i < ARRAY_LEN(entities))
			n = strlen(entities[i].written);
		if (i < ARRAY_LEN(entities))
			strbuf_add(&sb, entities[i].means);
		else if ((unsigned char)*s >= 0x20)
			strbuf_add_char(&sb, *s);
		s += n;
	}
	return sb.text;
}

static void take_word(struct arena *a, struct page_words *page, const char *line)
{
	const char *from = strchr(line, '>'), *to = from ? strstr(from, "</word>") : NULL;
	struct page_word w = {.x = number_after(line, "xMin=\""),
			      .y = number_after(line, "yMin=\"")};
	size_t bad;

	if (!to || !text_is_utf8(from, (size_t)(to - from), &bad))
		return;
	w.width = number_after(line, "xMax=\"") - w.x;
	w.height = number_after(line, "yMax=\"") - w.y;
	w.text = plain_text(a, from + 1, (size_t)(to - from - 1));
	if (!text_empty(w.text))
		*(struct page_word *)vec_push(a, &page->all) = w;
}

static void take_line(struct arena *a, struct file_words *out, const char *line)
{
	const char *s = line + strspn(line, " ");

	if (text_starts(s, "<page ")) {
		struct page_words *page = vec_push(a, &out->pages);

		page->width = number_after(s, "width=\"");
		page->height = number_after(s, "height=\"");
	} else if (text_starts(s, "<word ") && out->pages.n) {
		take_word(a, &out->pages.at[out->pages.n - 1], s);
	}
}

static bool read_pages(struct arena *a, const char *bytes, size_t len, const char *last,
		       struct file_words *out)
{
	const char *const program[] = {"pdftotext", "-enc", "UTF-8", "-bbox", last ? "-l" : "-f",
				       last ? last : "1", "/dev/stdin", "-", NULL};
	FILE *input = limited_input(bytes, len);
	size_t n;
	char *s = input ? limited_program(a, program, input, MOST_BYTES, &n) : NULL;

	if (input)
		fclose(input);
	while (s && *s) {
		char *end = strchr(s, '\n');

		if (end)
			*end = '\0';
		take_line(a, out, s);
		s = end ? end + 1 : NULL;
	}
	return out->pages.n > 0;
}

bool page_words_read(struct arena *a, const char *bytes, size_t len, struct file_words *out)
{
	return read_pages(a, bytes, len, NULL, out);
}

bool page_words_begin(struct arena *a, const char *bytes, size_t len, int pages,
		      struct file_words *out)
{
	return read_pages(a, bytes, len, arena_printf(a, "%d", pages), out);
}

static bool same_place(const struct page_word *x, const struct page_word *y)
{
	return fabs(x->x - y->x) < near && fabs(x->y - y->y) < near &&
	       fabs(x->width - y->width) < 2 * near && fabs(x->height - y->height) < 2 * near;
}

static void match_words(struct page_words *was, struct page_words *is)
{
	size_t from = 0;

	for (size_t i = 0; i < is->all.n; i++)
		is->all.at[i].off = true;
	for (size_t i = 0; i < was->all.n; i++) {
		struct page_word *w = &was->all.at[i];

		w->off = true;
		for (size_t k = 0; k < is->all.n && w->off; k++) {
			struct page_word *v = &is->all.at[(from + k) % is->all.n];

			if (!v->off || !text_equal(w->text, v->text) || !same_place(w, v))
				continue;
			w->off = v->off = false;
			from = (from + k + 1) % is->all.n;
		}
	}
}

struct word_row {
	VEC(struct page_word *) words;
	double y, left, right;
};

struct word_rows {
	VEC(struct word_row) all;
};

static double middle_of(const struct page_word *w)
{
	return w->y + w->height / 2;
}

static void take_into_rows(struct arena *a, struct word_rows *rows, struct page_word *w)
{
	size_t i = 0;

	while (i < rows->all.n && fabs(rows->all.at[i].y - middle_of(w)) > near)
		i++;
	struct word_row *r = i < rows->all.n ? &rows->all.at[i] : vec_push(a, &rows->all);

	if (!r->words.n || w->x < r->left)
		r->left = w->x;
	if (!r->words.n || w->x + w->width > r->right)
		r->right = w->x + w->width;
	r->y = r->words.n ? r->y : middle_of(w);
	*(struct page_word **)vec_push(a, &r->words) = w;
}

static int by_place(const void *x, const void *y)
{
	const struct page_word *v = *(struct page_word *const *)x, *w = *(struct page_word *const *)y;

	return (v->x > w->x) - (v->x < w->x);
}

static struct word_rows rows_left(struct arena *a, struct page_words *page)
{
	struct word_rows rows = {0};

	for (size_t i = 0; i < page->all.n; i++)
		if (page->all.at[i].off)
			take_into_rows(a, &rows, &page->all.at[i]);
	for (size_t i = 0; i < rows.all.n; i++)
		qsort(rows.all.at[i].words.at, rows.all.at[i].words.n, sizeof(struct page_word *),
		      by_place);
	return rows;
}

static const char *row_text(struct arena *a, const struct word_row *r)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < r->words.n; i++)
		strbuf_add(&sb, r->words.at[i]->text);
	return text_squash(a, sb.text);
}

static void take_off(struct word_row *r)
{
	for (size_t i = 0; i < r->words.n; i++)
		r->words.at[i]->off = false;
}

void page_words_compare(struct arena *a, struct page_words *was, struct page_words *is)
{
	match_words(was, is);
	struct word_rows mine = rows_left(a, was), theirs = rows_left(a, is);

	for (size_t i = 0; i < mine.all.n; i++)
		for (size_t k = 0; k < theirs.all.n; k++) {
			struct word_row *r = &mine.all.at[i], *t = &theirs.all.at[k];

			if (fabs(r->y - t->y) > near || fabs(r->left - t->left) > 2 * near ||
			    fabs(r->right - t->right) > 2 * near ||
			    !text_equal(row_text(a, r), row_text(a, t)))
				continue;
			take_off(r);
			take_off(t);
		}
}

static void add_words(struct map *seen, const struct page_words *page)
{
	for (size_t i = 0; i < page->all.n; i++)
		map_set(seen, page->all.at[i].text, seen);
}

static size_t count_seen(const struct map *seen, const struct page_words *page)
{
	size_t n = 0;

	for (size_t i = 0; i < page->all.n; i++)
		n += map_get(seen, page->all.at[i].text) != NULL;
	return n;
}

double page_words_likeness(struct arena *a, const struct page_words *was,
			   const struct page_words *is)
{
	struct map *seen = map_new(a);

	add_words(seen, is);
	return was->all.n ? (double)count_seen(seen, was) / (double)was->all.n : is->all.n == 0;
}

double file_words_share(struct arena *a, const struct file_words *was, const struct file_words *is)
{
	struct map *seen = map_new(a);
	size_t n = 0, found = 0;

	for (size_t i = 0; i < is->pages.n; i++)
		add_words(seen, &is->pages.at[i]);
	for (size_t i = 0; i < was->pages.n; i++) {
		n += was->pages.at[i].all.n;
		found += count_seen(seen, &was->pages.at[i]);
	}
	return n ? (double)found / (double)n : 0;
}

double file_words_likeness(struct arena *a, const struct file_words *was,
			   const struct file_words *is)
{
	return file_words_share(a, was, is) * file_words_share(a, is, was);
}
