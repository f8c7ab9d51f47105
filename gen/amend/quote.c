/* SPDX-License-Identifier: MIT
 *
 * Each changed stretch of the old text grows word by word until it can be quoted: once in the text,
 * long enough, its brackets closed. Stretches that meet become one.
 */
#include "amend/quote.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "changes/word_diff.h"

/*
 * A single 5 or は is hard to find: quoted words have at least so many characters where the text
 * has them.
 */
enum { LEAST = 3 };

/* Old bytes from..to become `after`. */
struct quoted_stretch {
	size_t from, to;
	const char *after;
};

struct quote_search {
	struct arena *a;
	const char *text;
	size_t len;
	const size_t *ends; /* of words */
	size_t n_ends;
	VEC(struct quoted_stretch) all;
};

static void read_stretches(struct quote_search *q, const struct word_diff *d)
{
	size_t at = 0;

	for (size_t i = 0; i < d->runs.n; i++) {
		const struct word_run *r = &d->runs.at[i];

		if (r->op == EDIT_SAME) {
			at += r->len;
			continue;
		}
		struct quoted_stretch *s = vec_push(q->a, &q->all);

		*s = (struct quoted_stretch){at, at, ""};
		if (r->op == EDIT_OLD) {
			s->to = at += r->len;
			r = i + 1 < d->runs.n && d->runs.at[i + 1].op == EDIT_NEW ? &d->runs.at[++i]
										  : NULL;
		}
		if (r)
			s->after = arena_strndup(q->a, r->text, r->len);
	}
}

static const char *piece(const struct quote_search *q, size_t from, size_t to)
{
	return arena_strndup(q->a, q->text + from, to - from);
}

static size_t word_before(const struct quote_search *q, size_t at)
{
	size_t found = 0;

	for (size_t i = 0; i < q->n_ends && q->ends[i] < at; i++)
		found = q->ends[i];
	return found;
}

static size_t word_behind(const struct quote_search *q, size_t at)
{
	for (size_t i = 0; i < q->n_ends; i++)
		if (q->ends[i] > at)
			return q->ends[i];
	return q->len;
}

static size_t count_in(const char *text, const char *words)
{
	size_t n = 0;

	for (const char *at = strstr(text, words); at; at = strstr(at + 1, words))
		n++;
	return n;
}

static bool is_closed(const char *s)
{
	int depth = 0;
	uint32_t c;

	while ((c = text_next(&s)) && depth >= 0)
		depth += c == 0x300C ? 1 : c == 0x300D ? -1 : 0;
	return depth == 0;
}

static bool is_quotable(const struct quote_search *q, const struct quoted_stretch *s)
{
	const char *before = piece(q, s->from, s->to);

	if (s->from == s->to || !is_closed(before) || !is_closed(s->after) ||
	    count_in(q->text, before) != 1)
		return false;
	return text_length(before) >= LEAST || (s->from == 0 && s->to == q->len);
}

/*
 * By one word, to the right while that reaches the least length, then to the left and the right in
 * turn. False at both ends of the text.
 */
static bool grow(struct quote_search *q, struct quoted_stretch *s, bool left)
{
	bool can_left = s->from > 0, can_right = s->to < q->len;

	if (!can_left && !can_right)
		return false;
	if ((left && can_left) || !can_right) {
		size_t from = word_before(q, s->from);

		s->after = arena_concat(q->a, piece(q, from, s->from), s->after, (char *)NULL);
		s->from = from;
	} else {
		size_t to = word_behind(q, s->to);

		s->after = arena_concat(q->a, s->after, piece(q, s->to, to), (char *)NULL);
		s->to = to;
	}
	return true;
}

/*
 * A stretch that grew over its neighbour took the neighbour's old words along: they give way to the
 * new ones.
 */
static void join(struct quote_search *q)
{
	size_t kept = 0;

	for (size_t i = 1; i < q->all.n; i++) {
		struct quoted_stretch *last = &q->all.at[kept], next = q->all.at[i];

		if (next.from > last->to) {
			q->all.at[++kept] = next;
			continue;
		}
		/* `shared`: unchanged words that both of them took. */
		size_t shared = last->to - next.from;
		size_t head = strlen(last->after) - shared;

		last->after = arena_concat(q->a, arena_strndup(q->a, last->after, head), next.after,
					   (char *)NULL);
		last->to = next.to;
	}
	q->all.n = q->all.n ? kept + 1 : 0;
}

/*
 * Growing stops at the neighbours, so that what two of them share is unchanged text and nothing
 * else.
 */
static bool grow_once(struct quote_search *q, size_t i, size_t round)
{
	struct quoted_stretch *s = &q->all.at[i];
	const char *own = piece(q, s->from, s->to);
	/* what comes behind known words is named by them */
	bool inserts = text_starts(s->after, own);
	bool left = inserts ? s->from > 0 : text_length(own) >= LEAST && round % 2 == 0;
	size_t low = i ? q->all.at[i - 1].to : 0,
	       high = i + 1 < q->all.n ? q->all.at[i + 1].from : q->len;
	struct quoted_stretch before = *s;

	if (!grow(q, s, left))
		return false;
	if (s->from >= low && s->to <= high)
		return true;
	/* It meets a neighbour: both become one, with what lies between them. */
	*s = before;
	size_t k = s->from > 0 && left && i ? i - 1 : i + 1 < q->all.n ? i : i - 1;
	struct quoted_stretch *x = &q->all.at[k], *y = &q->all.at[k + 1];

	x->after = arena_concat(q->a, x->after, piece(q, x->to, y->from), y->after, (char *)NULL);
	x->to = y->to;
	y->from = y->to;
	y->after = "";
	memmove(y, y + 1, (q->all.n - k - 2) * sizeof *y);
	q->all.n--;
	return true;
}

static bool make_quotable(struct quote_search *q)
{
	for (size_t i = 0, round = 0; i < q->all.n; round++) {
		if (is_quotable(q, &q->all.at[i])) {
			i++;
			continue;
		}
		if (!grow_once(q, i, round))
			return false;
		i = 0;
	}
	join(q);
	for (size_t i = 0; i < q->all.n; i++)
		if (!is_quotable(q, &q->all.at[i]))
			return false;
	return true;
}

/* Words that only came: 「A」の下に「B」を加える reads better than to repeat A. */
static struct quote name_quote(struct quote_search *q, const struct quoted_stretch *s)
{
	const char *before = piece(q, s->from, s->to);

	if (!*s->after)
		return (struct quote){QUOTE_DELETE, before, ""};
	if (text_starts(s->after, before) && is_closed(s->after + strlen(before)))
		return (struct quote){QUOTE_INSERT, before, s->after + strlen(before)};
	return (struct quote){QUOTE_REPLACE, before, s->after};
}

bool quotes_find(struct arena *a, struct breaker *words, const char *before, const char *after,
		 struct quotes *out)
{
	struct quote_search q = {.a = a, .text = before, .len = strlen(before)};

	if (strchr(before, '\n') || strchr(after, '\n') || !*before)
		return false;
	q.ends = words ? breaker_find(words, a, before, &q.n_ends) : NULL;
	read_stretches(&q, word_diff_find(a, words, before, after));
	if (!make_quotable(&q))
		return false;
	for (size_t i = 0; i < q.all.n; i++)
		*vec_push(a, &out->all) = name_quote(&q, &q.all.at[i]);
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
