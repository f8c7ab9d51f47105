/* SPDX-License-Identifier: MIT
 *
 * A text with placeholders beside what somebody wrote in its place: which words are the same, which
 * placeholders stand where they stood, and what became of the others. What is the same keeps its
 * source, so that a reference goes on following its article, and a party its label.
 *
 *     struct reworded r = reword(a, &wish);
 *     … r.names.at[i].fate …
 *     text = reworded_text(&r);      the source of the new words
 */
#ifndef BUNKAI_DERIVE_REWORD_H
#define BUNKAI_DERIVE_REWORD_H

#include "derive/expand.h"

/* Words that mean a placeholder where somebody writes them anew: 乙 is {{vendor}}. */
struct known_words {
	const char *words, *name;
	const char *const *except; /* longer words that have them and mean something else: 甲状腺 */
	size_t n_except;
};

struct reword_wish {
	const struct expand *expand; /* how the source is printed */
	const char *source;          /* with placeholders */
	const char *wished;          /* as printed; blanks and line breaks between words are no change */
	const struct known_words *known;
	size_t n_known;
	/* the name (ref:CLAUSE) for an article that is cited anew ('第8条第2項'); NULL: none. May be NULL */
	const char *(*refer)(void *context, const char *article);
	void *context;
};

enum name_fate {
	NAME_KEPT,   /* it stands where it stood */
	NAME_NUMBER, /* another number stands in its place */
	NAME_GONE    /* other words do, or none */
};

struct reworded_name {
	const char *name, *value; /* 'notice_days', '5' */
	enum name_fate fate;
	const char *wished; /* of NAME_NUMBER: what would be its value, '7' */
	bool as_text;       /* set by whoever asks: it is written as words all the same */
};

struct reword_token;
struct reword_step;

struct reworded {
	struct arena *a;
	const char *source;
	VEC(struct reworded_name) names; /* of the source, in their order */
	/* the rest is reword.c's own */
	const struct reword_token *old, *new;
	size_t n_old, n_new;
	const struct reword_step *steps;
	size_t n_steps;
};

/* Either text may be empty. Both have at most some thousand characters: time is their product. */
struct reworded reword(struct arena *a, const struct reword_wish *wish);

/* The source of what was wished: NAME_NUMBER stays a placeholder unless `as_text`. */
const char *reworded_text(const struct reworded *r);

/* Where the words stand in a text and cut no number: 5日 does not stand in 15日. NULL: nowhere. */
const char *reword_find(const char *text, const char *words);

/*
 * What stands in place of words of the source (with placeholders) now; the words themselves where
 * they still stand somewhere in it. NULL: nothing does, or they are not in the source.
 */
const char *reworded_words(const struct reworded *r, const char *words);

#endif
