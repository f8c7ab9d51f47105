/* SPDX-License-Identifier: MIT
 *
 * Each changed stretch is widened to the joints around it, and on until its old words can be
 * quoted: once in the text, long enough, brackets closed, within one sentence while that is enough. Both
 * sides of a stretch grow by the same unchanged words; stretches that meet become one.
 */
#include "amend/quote.h"

#include <string.h>

#include "amend/joints.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "changes/word_diff.h"

/*
 * A single 5 or は is hard to find: quoted words have at least so many characters, but for a text
 * that has no more.
 */
enum { LEAST = 2 };

/* One of the two texts. */
struct quoted_text {
	const char *text;
	size_t len;
	const bool *joints;
};

/* Bytes from..to of the old text, which become those of the new one. */
struct quoted_stretch {
	size_t from, to, new_from, new_to;
};

struct quote_search {
	struct arena *a;
	struct quoted_text before, after;
	struct sentence_ends sentences; /* of the old text */
	VEC(struct quoted_stretch) all;
};

static struct quoted_text text_of(struct arena *a, const char *text)
{
	return (struct quoted_text){text, strlen(text), joints_find(a, text)};
}

static void read_stretches(struct quote_search *q, const struct word_diff *d)
{
	size_t at = 0, new_at = 0;
	bool goes_on = false;

	for (size_t i = 0; i < d->runs.n; i++) {
		const struct word_run *r = &d->runs.at[i];

		if (r->op != EDIT_SAME && !goes_on)
			*vec_push(q->a, &q->all) = (struct quoted_stretch){at, at, new_at, new_at};
		goes_on = r->op != EDIT_SAME;
		at += r->op == EDIT_NEW ? 0 : r->len;
		new_at += r->op == EDIT_OLD ? 0 : r->len;
		if (goes_on) {
			q->all.at[q->all.n - 1].to = at;
			q->all.at[q->all.n - 1].new_to = new_at;
		}
	}
}

static const char *old_words(const struct quote_search *q, const struct quoted_stretch *s)
{
	return arena_strndup(q->a, q->before.text + s->from, s->to - s->from);
}

static const char *new_words(const struct quote_search *q, const struct quoted_stretch *s)
{
	return arena_strndup(q->a, q->after.text + s->new_from, s->new_to - s->new_from);
}

static size_t count_in(const char *text, const char *words)
{
	size_t n = 0;

	for (const char *at = strstr(text, words); at; at = strstr(at + 1, words))
		n++;
	return n;
}

static bool begins_at_joints(const struct quote_search *q, const struct quoted_stretch *s)
{
	return q->before.joints[s->from] && q->after.joints[s->new_from];
}

/* Words that begin with は or 、 are those of the word before. */
static bool begins_a_word(const struct quote_search *q, const struct quoted_stretch *s)
{
	return begins_at_joints(q, s) && !joints_is_dependent(q->before.text, s->from);
}

static bool ends_at_joints(const struct quote_search *q, const struct quoted_stretch *s)
{
	return q->before.joints[s->to] && q->after.joints[s->new_to];
}

/* Where the sentence of the byte in front of `at` (or behind it) begins and ends. */
static size_t sentence_start(const struct quote_search *q, size_t at)
{
	size_t start = 0;

	for (size_t i = 0; i < q->sentences.all.n && q->sentences.all.at[i] <= at; i++)
		start = q->sentences.all.at[i];
	return start;
}

static size_t sentence_end(const struct quote_search *q, size_t at)
{
	for (size_t i = 0; i < q->sentences.all.n; i++)
		if (q->sentences.all.at[i] >= at)
			return q->sentences.all.at[i];
	return q->before.len;
}

static bool is_start(const struct quote_search *q, size_t at)
{
	return sentence_start(q, at) == at;
}

/* Within one sentence, or whole ones: the end of the one before is no word of the next. */
static bool keeps_to_sentences(const struct quote_search *q, const struct quoted_stretch *s)
{
	return sentence_end(q, s->from + 1) >= s->to ||
	       (is_start(q, s->from) && sentence_end(q, s->to) == s->to);
}

static bool is_quotable(const struct quote_search *q, const struct quoted_stretch *s)
{
	const char *words = old_words(q, s);

	return s->from < s->to && begins_a_word(q, s) && ends_at_joints(q, s) &&
	       keeps_to_sentences(q, s) && joints_are_closed(words) &&
	       joints_are_closed(new_words(q, s)) && count_in(q->before.text, words) == 1 &&
	       (text_length(words) >= LEAST || s->to - s->from == q->before.len);
}

/* To the next joint of both texts; `s` stays where there is none before `limit`. */
static bool grow_left(const struct quote_search *q, struct quoted_stretch *s, size_t limit)
{
	struct quoted_stretch t = *s;

	while (t.from > limit && t.new_from > 0) {
		t.from--;
		t.new_from--;
		if (begins_a_word(q, &t)) {
			*s = t;
			return true;
		}
	}
	return false;
}

static bool grow_right(const struct quote_search *q, struct quoted_stretch *s, size_t limit)
{
	struct quoted_stretch t = *s;

	while (t.to < limit && t.new_to < q->after.len) {
		t.to++;
		t.new_to++;
		if (ends_at_joints(q, &t)) {
			*s = t;
			return true;
		}
	}
	return false;
}

/* Stretches i and i + 1 become one, with what lies between them. */
static void join(struct quote_search *q, size_t i)
{
	struct quoted_stretch *s = &q->all.at[i];

	s->to = s[1].to;
	s->new_to = s[1].new_to;
	memmove(s + 1, s + 2, (q->all.n - i - 2) * sizeof *s);
	q->all.n--;
}

static bool can_join_left(const struct quote_search *q, size_t i, size_t low)
{
	return i > 0 && q->all.at[i - 1].to >= low;
}

/*
 * By a word to the left or the right; a neighbour in the way is taken in. False when there is
 * nothing on that side from `low` (or to `high`).
 */
static bool grow(struct quote_search *q, size_t i, bool left, size_t low, size_t high)
{
	struct quoted_stretch *s = &q->all.at[i];
	bool neighbour = left ? can_join_left(q, i, low)
			      : i + 1 < q->all.n && q->all.at[i + 1].from <= high;
	size_t limit = !neighbour ? (left ? low : high) : left ? s[-1].to : s[1].from;

	if (left ? grow_left(q, s, limit) : grow_right(q, s, limit))
		return true;
	if (neighbour)
		join(q, left ? i - 1 : i);
	return neighbour;
}

/* What comes behind known words is named by them; else both sides grow in turn. */
static bool goes_left(const struct quote_search *q, const struct quoted_stretch *s, size_t round)
{
	if (s->from == s->to || !begins_a_word(q, s))
		return true;
	if (!ends_at_joints(q, s))
		return false;
	const char *own = old_words(q, s);
	bool inserts = text_starts(new_words(q, s), own);

	return inserts || (text_length(own) >= LEAST && round % 2 == 0);
}

/* One step, within the sentence as long as it has more, then by whole sentences. */
static bool widen(struct quote_search *q, size_t i, size_t round)
{
	struct quoted_stretch *s = &q->all.at[i];
	size_t low = sentence_start(q, s->from),
	       high = sentence_end(q, s->to > s->from ? s->to : s->from + 1);
	bool left = goes_left(q, s, round);

	if (s->from > 0 && s->from == s->to && low == s->from) {
		/* behind the last word of a sentence: it is that one which goes on */
		low = sentence_start(q, s->from - 1);
		high = s->to;
	}
	if (grow(q, i, left, low, high) || grow(q, i, !left, low, high))
		return true;
	return grow(q, i, left, 0, q->before.len) || grow(q, i, !left, 0, q->before.len);
}

static void join_neighbours(struct quote_search *q)
{
	for (size_t i = 0; i + 1 < q->all.n;)
		if (q->all.at[i + 1].from <= q->all.at[i].to)
			join(q, i);
		else
			i++;
}

static bool make_quotable(struct quote_search *q)
{
	for (size_t i = 0, round = 0; i < q->all.n; round++) {
		if (is_quotable(q, &q->all.at[i])) {
			i++;
			continue;
		}
		if (!widen(q, i, round))
			return false;
		join_neighbours(q);
		i = 0;
	}
	return true;
}

/* Words that only came: 「A」の下に「B」を加える reads better than to repeat A. */
static struct quote name_quote(struct quote_search *q, const struct quoted_stretch *s)
{
	const char *before = old_words(q, s), *after = new_words(q, s);
	size_t len = strlen(before);

	if (!*after)
		return (struct quote){QUOTE_DELETE, before, ""};
	if (text_starts(after, before) && joints_are_closed(after + len) &&
	    q->after.joints[s->new_from + len])
		return (struct quote){QUOTE_INSERT, before, after + len};
	return (struct quote){QUOTE_REPLACE, before, after};
}

bool quotes_find(struct arena *a, struct breaker *words, const char *before, const char *after,
		 struct quotes *out)
{
	struct quote_search q = {.a = a,
				 .before = text_of(a, before),
				 .after = text_of(a, after),
				 .sentences = joints_sentences(a, before)};

	if (strchr(before, '\n') || strchr(after, '\n') || !*before)
		return false;
	read_stretches(&q, word_diff_find(a, words, before, after));
	if (!make_quotable(&q))
		return false;
	for (size_t i = 0; i < q.all.n; i++)
		*vec_push(a, &out->all) = name_quote(&q, &q.all.at[i]);
	return true;
}

bool quotes_equal(const struct quotes *x, const struct quotes *y)
{
	if (x->all.n != y->all.n)
		return false;
	for (size_t i = 0; i < x->all.n; i++) {
		const struct quote *p = &x->all.at[i], *q = &y->all.at[i];

		if (p->op != q->op || !text_equal(p->before, q->before) ||
		    !text_equal(p->after, q->after))
			return false;
	}
	return true;
}

const char *quotes_apply(struct arena *a, const struct quotes *quotes, const char *before)
{
	struct strbuf sb = strbuf_new(a);
	const char *at = before;

	for (size_t i = 0; i < quotes->all.n; i++) {
		const struct quote *quote = &quotes->all.at[i];
		const char *found = *quote->before ? strstr(before, quote->before) : NULL;

		if (!found || count_in(before, quote->before) != 1 || found < at)
			return NULL;
		strbuf_add_bytes(&sb, at, (size_t)(found - at));
		if (quote->op == QUOTE_INSERT)
			strbuf_add(&sb, quote->before);
		strbuf_add(&sb, quote->after);
		at = found + strlen(quote->before);
	}
	strbuf_add(&sb, at);
	return sb.text;
}
