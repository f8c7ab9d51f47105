/* SPDX-License-Identifier: MIT
 *
 * A text is quoted as it is, or sentence by sentence where that finds shorter words; where too
 * little of it is left it is given whole.
 */
#include "amend/kaisei_text.h"

#include <string.h>

#include "amend/joints.h"
#include "base/text.h"
#include "changes/word_diff.h"

/* A text of which less is left is given whole. */
static const double worth_quoting = 2.0 / 3;

static size_t quoted_length(const struct quotes *quotes)
{
	size_t n = 0;

	for (size_t i = 0; i < quotes->all.n; i++)
		n += strlen(quotes->all.at[i].before) +
		     (quotes->all.at[i].op == QUOTE_INSERT ? 0 : strlen(quotes->all.at[i].after));
	return n;
}

static const char *sentence_of(struct arena *a, const char *text, const struct sentence_ends *ends,
			       size_t i)
{
	size_t from = i ? ends->all.at[i - 1] : 0;

	return arena_strndup(a, text + from, ends->all.at[i] - from);
}

/* Sentence by sentence; false when there are not as many, or one has no words to be quoted. */
static bool plan_sentences(struct kaisei_writing *w, const char *before, const char *after,
			   struct kaisei_text *plan)
{
	struct sentence_ends x = joints_sentences(w->a, before), y = joints_sentences(w->a, after);
	const char *but = library_word(w->library, "amending.but");

	if (x.all.n != y.all.n || x.all.n < 2 || x.all.n > KAISEI_SENTENCES)
		return false;
	for (size_t i = 0; i < x.all.n; i++) {
		const char *old = sentence_of(w->a, before, &x, i),
			   *new = sentence_of(w->a, after, &y, i);

		if (strcmp(old, new) != 0 &&
		    !quotes_find(w->a, w->words, old, new, &plan->of_sentence[i]))
			return false;
		plan->proviso = i == 1 && x.all.n == 2 && text_starts(old, but);
	}
	plan->sentences = x.all.n;
	return true;
}

/*
 * Words by the whole text, or by its sentences where that finds shorter ones. A part of a text that
 * is named 前段 has to be worth the longer name.
 */
struct kaisei_text kaisei_text_plan(struct kaisei_writing *w, const char *before, const char *after)
{
	struct kaisei_text plan = {0}, apart = {0};

	if (strcmp(before, after) == 0)
		return plan;
	bool found = quotes_find(w->a, w->words, before, after, &plan.all);
	size_t all = quoted_length(&plan.all), parts = 0;

	if (plan_sentences(w, before, after, &apart)) {
		for (size_t i = 0; i < apart.sentences; i++)
			parts += quoted_length(&apart.of_sentence[i]);
		if (!found || parts * 3 < all * 2)
			return apart;
	}
	plan.whole = !found || all > strlen(before) + strlen(after);
	return plan;
}

bool kaisei_text_is_new(struct kaisei_writing *w, const char *before, const char *after)
{
	return strcmp(before, after) != 0 &&
	       word_diff_likeness(word_diff_find(w->a, w->words, before, after)) < worth_quoting;
}

/*
 * The sentence that `longer` has behind all of the other text, which has one (or it is a ただし書);
 * NULL: there is none.
 */
const char *kaisei_text_behind(struct kaisei_writing *w, const char *text, const char *longer)
{
	struct sentence_ends x = joints_sentences(w->a, text), y = joints_sentences(w->a, longer);
	const char *rest = text_starts(longer, text) ? longer + strlen(text) : "";

	const char *but = library_word(w->library, "amending.but");
	bool ends = x.all.n && y.all.n == x.all.n + 1 &&
		    x.all.at[x.all.n - 1] == y.all.at[x.all.n - 1];

	return ends && *rest && (x.all.n == 1 || text_starts(rest, but)) ? rest : NULL;
}

/* Whether a text has to be given whole. */
bool kaisei_text_needs_whole(struct kaisei_writing *w, const char *before, const char *after)
{
	return kaisei_text_is_new(w, before, after) || kaisei_text_plan(w, before, after).whole;
}
