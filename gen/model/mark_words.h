/* SPDX-License-Identifier: MIT
 *
 * What the marks and words of other people's responsibility tables say of a party
 * (templates/share-words.json). Plain structs, filled by load/mark_words.c.
 */
#ifndef BUNKAI_MODEL_MARK_WORDS_H
#define BUNKAI_MODEL_MARK_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* From nothing upwards: of two words on one party the higher one counts. */
enum mark_rank {
	SHARE_SILENT, /* a blank cell */
	SHARE_NONE,   /* not the party's */
	SHARE_INFORMED,
	SHARE_SUPPORT,
	SHARE_SECOND, /* does its part, and never answers for it */
	SHARE_SHARED, /* several do it together */
	SHARE_ACT,    /* does it; alone in a table without main marks it answers for it */
	SHARE_MAIN,   /* answers for it */
	SHARE_RANK__MAX
};

struct mark_word {
	const char *as, *then; /* names of ranks; `as` also 'both', and 'other' of heads */
	VEC(const char *) words;
	VEC(const char *) beside; /* where the table has one of these it says `then` */
	bool text;                /* the word is the party's part itself */
	const char *place;
};

struct mark_words {
	VEC(struct mark_word) all; /* what counts first stands first */
};

/* A rank's name in the file: 'main'; SHARE_RANK__MAX of a word that is none ('both'). */
enum mark_rank mark_rank_of(const char *name);

/*
 * What a cell says. `word`: the one of the list that it is, or begins with; NULL: none. `text`: what
 * stands besides it, without brackets and the signs of notes; NULL: nothing.
 */
struct mark_said {
	const struct mark_word *word;
	const char *printed; /* the word as the list has it */
	const char *text;
};

struct mark_said mark_words_read(struct arena *a, const struct mark_words *words,
				   const char *cell);

/* True when the cell names all who sign. */
bool mark_words_both(struct arena *a, const struct mark_words *words, const char *cell);

/* True of the head of a column that is never a party's, whatever marks stand in it. */
bool mark_words_other(struct arena *a, const struct mark_words *words, const char *head);

/* The form in which such words are compared: unicode_fold, without white space. */
const char *mark_form(struct arena *a, const char *text);

#endif
