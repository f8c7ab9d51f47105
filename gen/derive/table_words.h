/* SPDX-License-Identifier: MIT
 *
 * The words of the responsibility table: what each party of a contract concretely does about a row,
 * by when, with which record and at whose cost (derive/row_acts.h says who acts). What a decision
 * says of the row are the words of whoever is accountable. An act that would stand on more than
 * TABLE_ACT_ROWS rows stands on one of them, and the others refer to it.
 */
#ifndef BUNKAI_DERIVE_TABLE_WORDS_H
#define BUNKAI_DERIVE_TABLE_WORDS_H

#include "derive/row_acts.h"
#include "derive/waiting.h"

#define TABLE_ACT_ROWS 8
/* Characters of a cell; what does not go in is counted, and its place stands in the row. */
#define TABLE_CELL_MAX 120

enum words_source {
	WORDS_NONE,      /* the party has no part in the row */
	WORDS_DECISION,
	WORDS_STATEMENT,
	WORDS_ROW,       /* another row says it */
	WORDS_PHRASE     /* that of clauses/responsibility.json: no statement tells what is done */
};

struct share_words {
	const char *text; /* NULL: none. Acts stand on lines of their own */
	enum words_source source;
};

struct table_row {
	struct row_acts acts;
	struct share_words *shares; /* one per party of the contract */
	/* of the statements that the row rests on, 、 between them; "": they say nothing */
	const char *when, *record;
	const char *fee;            /* as a statement calls it; NULL: it says nothing */
};

/* The table of one contract; its rows stand as those of the responsibilities do. */
struct table_words {
	const struct responsibilities *of;
	VEC(struct table_row) rows;
	struct waiting_list waiting; /* what of the contract's articles nobody agreed to */
};

const struct table_words *table_words_new(struct arena *a, const struct project *p,
					  const struct library *l, const struct measure_index *x,
					  const struct coverage *coverage,
					  const struct responsibilities *of);

/*
 * What nobody holds is a matter for talks (status open, 要協議) as soon as the table proposes
 * somebody. `of` are the rows that `t` is of.
 */
void table_words_open(struct responsibilities *of, const struct table_words *t);

/* Notes of which rows the table says 推定. The same rows. */
void table_words_guess(struct responsibilities *of, const struct table_words *t);

/* True when what the row says rests on measures that were guessed from its words. */
bool table_row_is_guess(const struct table_row *w);

/*
 * What is agreed and held by one party per object stays agreed, although several are accountable or
 * the decision names nobody (row_acts.by_object). The same rows.
 */
void table_words_hold(struct responsibilities *of, const struct table_words *t);

/* Of a row that stands in `of`. */
const struct table_row *table_words_find(const struct table_words *t,
					 const struct responsibility *r);

/* How much a row says of what its parties do. */
enum row_saying {
	SAYS_ACTS,   /* each party that has a role knows what it does */
	SAYS_PHRASE, /* of one only the phrase of a rule tells it */
	SAYS_NOTHING, /* nobody has a role */
	SAYS__MAX
};

enum row_saying row_saying_of(const struct table_row *w);

#endif
