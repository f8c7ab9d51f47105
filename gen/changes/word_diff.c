/* SPDX-License-Identifier: MIT
 *
 * Words are numbered by their text and compared by the fewest edits; then what is the same but too
 * short to read by itself is taken into the changes around it.
 */
#include "changes/word_diff.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "changes/edit_script.h"

/*
 * A same run between two changes is no help to a reader when it has at most this many characters
 * and is shorter than both.
 */
static const size_t island = 6;

struct numbered_words {
	const char *text;
	const size_t *ends;
	size_t n;
	unsigned *numbers;
};

static const size_t *split_characters(struct arena *a, const char *text, size_t *n)
{
	VEC(size_t) ends = {0};
	const char *at = text;

	while (text_next(&at))
		*vec_push(a, &ends) = (size_t)(at - text);
	*n = ends.n;
	return ends.at;
}

static size_t start_of(const struct numbered_words *w, size_t i)
{
	return i ? w->ends[i - 1] : 0;
}

/* Numbers from 1 for words that are equal in both texts. */
static void number_words(struct arena *a, struct numbered_words *w, struct map *known, size_t *next)
{
	w->numbers = arena_alloc(a, w->n * sizeof *w->numbers);
	for (size_t i = 0; i < w->n; i++) {
		const char *word =
			arena_strndup(a, w->text + start_of(w, i), w->ends[i] - start_of(w, i));
		unsigned *number = map_get(known, word);

		if (!number) {
			number = arena_alloc(a, sizeof *number);
			*number = (unsigned)++*next;
			map_set(known, word, number);
		}
		w->numbers[i] = *number;
	}
}

static struct numbered_words split_words(struct arena *a, struct breaker *b, const char *text,
					 struct map *known, size_t *next)
{
	struct numbered_words w = {.text = text};

	w.ends = b ? breaker_find(b, a, text, &w.n) : split_characters(a, text, &w.n);
	number_words(a, &w, known, next);
	return w;
}

static void add_run(struct arena *a, struct word_diff *d, enum edit_op op,
		    const struct numbered_words *w, size_t from, size_t n)
{
	size_t start = start_of(w, from), end = start_of(w, from + n);

	if (end > start)
		*vec_push(a, &d->runs) = (struct word_run){op, w->text + start, end - start};
}

static size_t count_characters(const struct word_run *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->len; i++)
		n += ((unsigned char)r->text[i] & 0xC0) != 0x80;
	return n;
}

/* The longer side of the change that begins at run i; *end is the run behind it. */
static size_t change_length(const struct word_diff *d, size_t i, size_t *end)
{
	size_t longest = 0;

	for (; i < d->runs.n && d->runs.at[i].op != EDIT_SAME; i++) {
		size_t n = count_characters(&d->runs.at[i]);

		longest = n > longest ? n : longest;
	}
	*end = i;
	return longest;
}

static bool is_island(const struct word_diff *d, size_t i, size_t before)
{
	size_t end, length = count_characters(&d->runs.at[i]),
		    after = change_length(d, i + 1, &end);

	return before && after && length <= island && length <= before && length <= after;
}

/*
 * Joined pieces: what is the same in both stands in both sides of the change. Runs of one side lie
 * next to each other in their text.
 */
struct change_runs {
	struct word_run before, after;
};

static void extend(struct word_run *r, const char *text, size_t len)
{
	if (!r->len)
		r->text = text;
	r->len += len;
}

static void flush(struct arena *a, struct word_diff *out, struct change_runs *c)
{
	if (c->before.len)
		*vec_push(a, &out->runs) = c->before;
	if (c->after.len)
		*vec_push(a, &out->runs) = c->after;
	*c = (struct change_runs){{.op = EDIT_OLD}, {.op = EDIT_NEW}};
}

/* `at` is where the new text stands, because a same run has its bytes in the old one. */
static struct word_diff *merge_islands(struct arena *a, const struct word_diff *d,
				       const char *after)
{
	struct word_diff *out = arena_alloc(a, sizeof *out);
	struct change_runs c = {{.op = EDIT_OLD}, {.op = EDIT_NEW}};
	size_t before = 0; /* length of the change under way */

	for (size_t i = 0; i < d->runs.n; i++) {
		const struct word_run *r = &d->runs.at[i];
		size_t n = count_characters(r);

		if (r->op == EDIT_SAME && !is_island(d, i, before)) {
			flush(a, out, &c);
			*vec_push(a, &out->runs) = *r;
			before = 0;
		} else {
			if (r->op != EDIT_NEW)
				extend(&c.before, r->text, r->len);
			if (r->op != EDIT_OLD)
				extend(&c.after, after, r->len);
			before = r->op == EDIT_SAME ? before + n : n > before ? n : before;
		}
		after += r->op == EDIT_OLD ? 0 : r->len;
	}
	flush(a, out, &c);
	return out;
}

struct word_diff *word_diff_find(struct arena *a, struct breaker *words, const char *before,
				 const char *after)
{
	struct map *known = map_new(a);
	size_t next = 0, i = 0, k = 0;
	struct numbered_words x = split_words(a, words, before, known, &next),
			      y = split_words(a, words, after, known, &next);
	struct edit_script edits = {0};
	struct word_diff *d = arena_alloc(a, sizeof *d);

	edit_script_find(a, x.numbers, x.n, y.numbers, y.n, &edits);
	for (size_t e = 0; e < edits.all.n; e++) {
		const struct edit *edit = &edits.all.at[e];

		add_run(a, d, edit->op, edit->op == EDIT_NEW ? &y : &x,
			edit->op == EDIT_NEW ? k : i, edit->n);
		i += edit->op == EDIT_NEW ? 0 : edit->n;
		k += edit->op == EDIT_OLD ? 0 : edit->n;
	}
	return merge_islands(a, d, after);
}

double word_diff_likeness(const struct word_diff *d)
{
	size_t lengths[3] = {0};

	for (size_t i = 0; i < d->runs.n; i++)
		lengths[d->runs.at[i].op] += d->runs.at[i].len;
	size_t longer =
		lengths[EDIT_SAME] +
		(lengths[EDIT_OLD] > lengths[EDIT_NEW] ? lengths[EDIT_OLD] : lengths[EDIT_NEW]);

	return longer ? (double)lengths[EDIT_SAME] / (double)longer : 1;
}
