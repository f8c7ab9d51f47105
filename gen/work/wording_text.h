/* SPDX-License-Identifier: MIT
 *
 * What somebody wrote in place of a 項 or 号, as printed, block by block beside what stood there:
 * sentences, 号 by their labels (1), (2) …, what hangs below them by ア, イ. A draft of the position
 * has it in place of the old.
 */
#ifndef BUNKAI_WORK_WORDING_TEXT_H
#define BUNKAI_WORK_WORDING_TEXT_H

#include "derive/reword.h"
#include "model/library.h"

/* What prints where nothing is said any more, so that no number moves. */
#define WORDING_GONE "削除"

struct worded_block {
	const struct block *old; /* NULL: it came */
	struct block *new;       /* of the draft; its text is set by worded_finish */
	int item;                /* the 号 that it was of; 0: of the 項 itself, or it came */
	struct reworded r;
};

struct worded {
	int paragraph, item;     /* the place */
	bool gone;               /* it says nothing any more */
	bool items_stay;         /* the 項 has 号, and the words none: these stand as they were */
	const struct position *was;
	struct position draft;
	VEC(struct worded_block) blocks; /* that were written anew */
	VEC(int) items;          /* of each 号 that the 項 had, its number now; 0: it is gone */
};

/* '2' or '2(1)', of which the position has such a one. False: it has not. */
bool wording_place_read(const struct position *p, const char *place, int *paragraph, int *item);

/* '1, 2, 2(1), 2(2)': the places that there are. */
const char *wording_places(struct arena *a, const struct position *p);

/*
 * `how` says how texts are printed and what words mean; its source and words are set here, block by
 * block. `text` has no label of the place itself.
 */
void wording_text_read(struct arena *a, const struct position *p, int paragraph, int item,
		       const struct reword_wish *how, const char *text, struct worded *out);

/* True when both are the same blocks with the same texts. */
bool wording_same_text(const struct block *x, const struct block *y);

/* True when both positions have the place, and the same text there, with what hangs below it. */
bool wording_same_place(const struct position *x, const struct position *y, const char *place);

/* The draft has its texts: names of `blocks` whose `as_text` is set are words. */
void worded_finish(struct worded *w);

/* True when the draft, finished, reads as the position did, in its source. */
bool worded_is_same(const struct worded *w);

/* Calls for each block of a position that has a text, with its 項 and 号. */
void wording_visit(const struct position *p,
		   void (*visit)(void *context, const struct block *b, int paragraph, int item),
		   void *context);

#endif
