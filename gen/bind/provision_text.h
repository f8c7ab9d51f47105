/* SPDX-License-Identifier: MIT
 *
 * The text of an article beside its statements: which sentence each statement speaks of, and what no
 * statement says, so that nothing is lost where rows stand for a 項.
 */
#ifndef BUNKAI_BIND_PROVISION_TEXT_H
#define BUNKAI_BIND_PROVISION_TEXT_H

#include "bind/view.h"
#include "derive/duty_text.h"

#define PROVISION_NO_STATEMENT ((size_t)-1)

struct provision_prose {
	struct binding *b;
	const struct chosen *chosen;
	struct duty_text text;
	/* the sentence in whose place a statement has its row; of those not in this position none */
	size_t *rows;
	const char **says; /* what a row says in place of its act (provision_text_says) */
};

/* Of a clause with statements, in the position that was taken. */
const struct provision_prose *provision_text_read(struct binding *b, const struct chosen *c);

/* The sentence (its index) where a statement has its row; PROVISION_NO_STATEMENT: it has none. */
size_t provision_text_row(const struct provision_prose *t, size_t statement);

/*
 * True of a sentence that stands in a row by itself: no statement has its row there, the rows of its
 * 項 do not say all of it, and no 細目.
 */
bool provision_text_is_row(const struct provision_prose *t, size_t sentence);

/*
 * The 号 of a 項 that have no statement of their own, word for word, with what hangs below them; NULL:
 * there are none.
 */
const char *provision_text_list(const struct provision_prose *t, int paragraph);

/* The statement whose row has them; PROVISION_NO_STATEMENT: the first sentence's. */
size_t provision_text_leads(const struct provision_prose *t, int paragraph);

/*
 * The whole sentence, word for word, that the row of a statement says in place of its act; NULL: it
 * says its act. That is a sentence of the 項 itself of which no other row speaks, of which the rows
 * do not say all, and which says all of the act: beside it the act would say the same twice.
 */
const char *provision_text_says(const struct provision_prose *t, size_t statement);

/*
 * What the rows of a 項 leave unsaid, at the first statement of each sentence: the whole sentence,
 * word for word, if a phrase of it is in none of them (derive/said.h), else what it says in brackets
 * that widens or narrows it (を除く。に限る。を含む。); and of a statement that stands in a 号 what hangs
 * below that. "": nothing. A sentence that stands in place of the act is none of it.
 */
const char *provision_text_rest(const struct provision_prose *t, size_t statement);

/* Of the first statement of the 項. */
enum provision_nature provision_text_nature(const struct provision_prose *t, int paragraph);

#endif
