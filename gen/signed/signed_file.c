/* SPDX-License-Identifier: MIT
 *
 * Objects first: a page whose objects are the issued ones looks as it did. Only the others, and
 * those with a signature to be seen, are drawn and read.
 */
#include "signed/signed_file.h"

#include <string.h>

#include "base/text.h"
#include "signed/limited.h"
#include "signed/page_judge.h"
#include "signed/page_order.h"
#include "signed/page_picture.h"
#include "signed/pdf_facts.h"
#include "signed/signed_words.h"

enum { MOST_PLACES = 20000, RUN = 8, MOST_NOT_DRAWN = 3 };

struct signed_side {
	const char *bytes;
	size_t len;
	struct file_words words;
	FILE *input;
	struct arena *run;       /* of the pictures */
	size_t first, drawn;     /* the page of pictures[0], and how many there are */
	struct drawn_page pictures[RUN];
};

struct work {
	struct arena *a;
	struct signed_side was, is;
	struct pdf_facts *facts;
	struct signed_answer *out;
	size_t not_drawn;
};

static const char *const names[SIGNED__MAX] = {"same",	  "signed",  "updated",
					       "stamped", "changed", "unreadable"};

const char *signed_state_name(enum signed_state state)
{
	return names[state];
}

static void tell(struct work *w, int page, const char *what)
{
	struct signed_place *p = vec_push(w->a, &w->out->places);

	*p = (struct signed_place){.page = page, .what = what};
}

/* Ends of revisions behind the issued bytes. */
static size_t count_updates(const struct signed_side *is, size_t from)
{
	size_t n = 0;

	for (size_t i = from; i + 9 <= is->len; i++)
		n += memcmp(is->bytes + i, "startxref", 9) == 0;
	return n;
}

/* A program that copies files as text may end the last line once more. */
static bool is_line_end(const struct work *w)
{
	const char *rest = w->is.bytes + w->was.len;
	size_t n = w->is.len - w->was.len;

	return (n == 1 && strchr("\r\n", *rest) && *rest) || (n == 2 && memcmp(rest, "\r\n", 2) == 0);
}

static bool open_pages(struct work *w)
{
	if (!page_words_read(w->a, w->was.bytes, w->was.len, &w->was.words) ||
	    !page_words_read(w->a, w->is.bytes, w->is.len, &w->is.words))
		return false;
	w->was.input = limited_input(w->was.bytes, w->was.len);
	w->is.input = limited_input(w->is.bytes, w->is.len);
	return w->was.input && w->is.input;
}

static void close_pages(struct work *w)
{
	if (w->was.run)
		arena_free(w->was.run);
	if (w->is.run)
		arena_free(w->is.run);
	if (w->was.input)
		fclose(w->was.input);
	if (w->is.input)
		fclose(w->is.input);
}

static bool has_widget(const struct work *w, size_t page)
{
	for (size_t i = 0; i < w->facts->widgets.n; i++)
		if (w->facts->widgets.at[i].page == (int)page)
			return true;
	return false;
}

static bool has_place(const struct work *w, size_t page)
{
	for (size_t i = 0; i < w->facts->places.n; i++)
		if (w->facts->places.at[i].page == (int)page)
			return true;
	return false;
}

/* True when nothing on that page of the file can look otherwise; both count from 1. */
static bool is_proved(const struct work *w, size_t was, size_t is)
{
	return was == is && is <= w->facts->same.n && w->facts->same.at[is - 1] &&
	       !has_widget(w, is) && !has_place(w, is);
}

/* The page and those behind it that will be asked for as well, a run by one call. */
static bool draw_run(struct work *w, struct signed_side *side, size_t page)
{
	size_t n = 1;

	while (n < RUN && page + n <= side->words.pages.n && !is_proved(w, page + n, page + n))
		n++;
	for (;; n = 1) {
		if (side->run)
			arena_free(side->run);
		side->run = arena_new_below(w->a);
		side->first = page;
		side->drawn = n;
		if (page_pictures_read(side->run, side->input, (int)page, (int)(page + n - 1),
				       PICTURE_DPI, side->pictures))
			return true;
		side->drawn = 0;
		if (n == 1)
			return false;
	}
}

static const struct drawn_page *find_drawn(struct work *w, struct signed_side *side, size_t page)
{
	bool here = page >= side->first && page < side->first + side->drawn;

	return here || draw_run(w, side, page) ? &side->pictures[page - side->first] : NULL;
}

static void judge_pair(struct work *w, size_t was, size_t is)
{
	struct page_case c = {.page = (int)is, .moved = was != is, .facts = w->facts,
			      .rewritten = !w->out->prefix, .was_input = w->was.input,
			      .is_input = w->is.input, .was_page = (int)was};

	c.was = &w->was.words.pages.at[was - 1];
	c.is = &w->is.words.pages.at[is - 1];
	c.was_drawn = find_drawn(w, &w->was, was);
	c.is_drawn = c.was_drawn ? find_drawn(w, &w->is, is) : NULL;
	if (!c.is_drawn) {
		c.was_drawn = NULL;
		w->not_drawn++;
		tell(w, (int)is, "no-reader");
	}
	page_judge(w->a, &c, w->out);
	page_judge_widgets(w->a, &c, w->out);
}

static void judge_pages(struct work *w)
{
	struct page_order order;

	if (!open_pages(w)) {
		tell(w, 0, "no-reader");
		return;
	}
	page_order_find(w->a, &w->was.words, &w->is.words, &order);
	for (size_t i = 0; i < order.all.n; i++) {
		const struct page_pair *p = &order.all.at[i];

		if (w->out->places.n > MOST_PLACES || w->not_drawn > MOST_NOT_DRAWN) {
			tell(w, (int)p->is, "limits");
			break;
		}
		if (p->what)
			tell(w, (int)(p->is ? p->is : p->was), p->what);
		if (p->was && p->is && !is_proved(w, p->was, p->is))
			judge_pair(w, p->was, p->is);
	}
}

static bool all_proved(const struct work *w)
{
	if (w->facts->pages != w->facts->issued_pages)
		return false;
	for (size_t i = 1; i <= w->facts->pages; i++)
		if (!is_proved(w, i, i))
			return false;
	return true;
}

static void take_facts(struct work *w)
{
	for (size_t i = 0; i < w->facts->signatures.n; i++)
		*(struct signature_found *)vec_push(w->a, &w->out->signatures) =
			w->facts->signatures.at[i];
	for (size_t i = 0; i < w->facts->places.n; i++)
		if (!w->facts->places.at[i].page)
			*(struct signed_place *)vec_push(w->a, &w->out->places) =
				w->facts->places.at[i];
}

static enum signed_weight heaviest(const struct signed_answer *out)
{
	enum signed_weight most = SIGNED_NO_MATTER;

	for (size_t i = 0; i < out->places.n; i++) {
		enum signed_weight w = signed_word_weight(out->places.at[i].what);

		most = w > most ? w : most;
	}
	return most;
}

static enum signed_state weigh(const struct signed_answer *out)
{
	switch (heaviest(out)) {
	case SIGNED_GRAVE: return SIGNED_CHANGED;
	case SIGNED_BESIDE: return SIGNED_STAMPED;
	default: return out->signatures.n ? SIGNED_SIGNED : SIGNED_UPDATED;
	}
}

static void compare(struct work *w)
{
	struct signed_answer *out = w->out;

	w->facts = pdf_facts_find(w->a, w->was.bytes, w->was.len, w->is.bytes, w->is.len,
				  out->prefix);
	if (w->facts->why) {
		tell(w, 0, out->prefix ? "trailing" : w->facts->why);
		out->state = out->prefix ? SIGNED_CHANGED : SIGNED_UNREADABLE;
		return;
	}
	take_facts(w);
	if (!out->prefix)
		tell(w, 0, "rewritten");
	else if (!out->updates && !is_line_end(w))
		tell(w, 0, "trailing");
	if (!all_proved(w))
		judge_pages(w);
	close_pages(w);
	out->state = weigh(out);
}

struct signed_answer *signed_compare(struct arena *a, const char *issued, size_t issued_len,
				     const char *file, size_t file_len)
{
	struct work w = {.a = a, .was = {.bytes = issued, .len = issued_len},
			 .is = {.bytes = file, .len = file_len}};

	w.out = arena_alloc(a, sizeof *w.out);
	w.out->prefix = file_len >= issued_len && memcmp(issued, file, issued_len) == 0;
	if (w.out->prefix && file_len == issued_len)
		return w.out;
	if (w.out->prefix)
		w.out->updates = count_updates(&w.is, issued_len);
	compare(&w);
	return w.out;
}

struct signed_answer *signed_alone(struct arena *a, const char *file, size_t file_len)
{
	struct signed_answer *out = arena_alloc(a, sizeof *out);
	struct work w = {.a = a, .out = out};

	w.facts = pdf_facts_find(a, file, file_len, file, file_len, false);
	out->state = w.facts->why ? SIGNED_UNREADABLE : SIGNED_CHANGED;
	if (w.facts->why)
		tell(&w, 0, w.facts->why);
	return out;
}
