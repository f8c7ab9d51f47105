/* SPDX-License-Identifier: MIT
 *
 * Cuts a flattened text into lines. A page begins where a line is indented or behind a form feed,
 * or with its number: a line that fits one of the profile's patterns is a mark, and the first
 * number in it is the page.
 */
#include "import/text_lines.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* '{n} / {n} ページ': the first number goes to *page; *page stays when the pattern has none. */
static bool match_mark(const struct flat_line *line, const char *pattern, int *page)
{
	const char *s = line->s, *end = s + line->len;
	int number = 0;

	while (*pattern) {
		if (text_starts(pattern, "{n}")) {
			int n = 0;

			if (s == end || !is_digit(*s))
				return false;
			for (; s < end && is_digit(*s); s++)
				n = n < 100000 ? n * 10 + (*s - '0') : n;
			number = number ? number : n;
			pattern += 3;
		} else if (s == end || *s++ != *pattern++) {
			return false;
		}
	}
	if (s == end && number)
		*page = number;
	return s == end;
}

static bool find_mark(const struct flat_line *line, const struct profile *p, int *page)
{
	for (const char *const *mark = p->page_marks; mark && *mark; mark++)
		if (match_mark(line, *mark, page))
			return true;
	return false;
}

static struct flat_line trim_line(const char *s, size_t len, size_t number)
{
	const char *end = s + len, *p;

	for (p = s; p < end && text_is_space(text_next(&p));)
		s = p;
	while (end > s && text_is_space(text_last(s, end)))
		end -= (unsigned char)end[-1] < 0x80 ? 1 : (unsigned char)end[-1] == 0xA0 ? 2 : 3;
	return (struct flat_line){.s = s, .len = (size_t)(end - s), .number = number};
}

struct page_state {
	int page;
	bool fresh; /* nothing but marks since the page began */
};

/* A page begins with a leading blank or form feed, or behind its number; either may stand alone. */
static void turn_page(struct page_state *at, struct flat_line *line, bool indented,
		      const struct profile *p)
{
	int number = 0;

	if (indented && !at->fresh) {
		at->page++;
		at->fresh = true;
	}
	if (find_mark(line, p, &number)) {
		line->use = USE_MARK;
		at->fresh = at->fresh || number > 0;
		at->page = number ? number : at->page;
	}
	at->page = at->page ? at->page : 1;
	line->page = at->page;
	line->opens_page = at->fresh && line->use != USE_MARK;
	if (line->use != USE_MARK)
		at->fresh = false;
}

bool flat_lines_read(struct arena *a, const char *path, const struct profile *p,
		     struct flat_lines *out, struct diag_list *dl)
{
	const char *s = file_read_text(a, path, dl);
	struct page_state at = {0};

	if (!s)
		return false;
	for (size_t number = 1; *s; number++) {
		size_t len = strcspn(s, "\n"), feeds = strspn(s, "\f");
		struct flat_line line = trim_line(s + feeds, len - feeds, number);

		if (line.len) {
			turn_page(&at, &line, line.s != s, p);
			*vec_push(a, &out->all) = line;
		}
		s += len;
		s += *s != '\0';
	}
	return true;
}

const char *flat_lines_place(struct arena *a, const struct flat_line *line)
{
	return arena_printf(a, "p.%d %zu行", line->page, line->number);
}

const char *flat_lines_range(struct arena *a, const struct flat_line *first,
			     const struct flat_line *last)
{
	if (first == last)
		return flat_lines_place(a, first);
	return arena_concat(a, flat_lines_place(a, first), "-", flat_lines_place(a, last), NULL);
}

bool flat_lines_same(const struct flat_line *line, const char *text)
{
	const char *s = line->s, *end = s + line->len;

	while (s < end) {
		uint32_t c = text_next(&s);

		if (text_is_space(c))
			continue;
		while (text_is_space(text_next(&(const char *){text})))
			text_next(&text);
		if (text_next(&text) != c)
			return false;
	}
	return text_empty(text);
}

static bool is_piece(const char *s, size_t len, const char *const *texts)
{
	for (; *texts; texts++)
		if (memmem(*texts, strlen(*texts), s, len))
			return true;
	return false;
}

bool flat_lines_pieces(const struct flat_line *line, const char *const *squashed)
{
	for (const char *s = line->s, *end = s + line->len; s < end;) {
		size_t len = 0;

		while (s + len < end && s[len] != ' ')
			len++;
		if (len && !is_piece(s, len, squashed))
			return false;
		s += len + (s + len < end);
	}
	return true;
}
