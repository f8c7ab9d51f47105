/* SPDX-License-Identifier: MIT
 *
 * A list with heads that no profile knows: the profile is sought of whose kind it is, and its columns
 * are matched with those of the list by what stands in heads and cells (templates/guess.json). The
 * result is a profile of its own, the one that was taken for a model with the list's heads; it is
 * shown and written down, and nothing is read by it as long as a column is in doubt.
 *
 *   confidence of a column: how well its head fits one of the field's heads (the same: 100; a word in
 *   it, or alike: less), less where its cells are not understood as the field's, or look otherwise.
 *   A head that says nothing gives at most a doubt, whatever the cells say.
 */
#ifndef BUNKAI_IMPORT_GUESS_H
#define BUNKAI_IMPORT_GUESS_H

#include "base/json.h"
#include "import/grid.h"
#include "import/import.h"

enum { GUESS_SAMPLES = 3 };

enum guess_state {
	GUESS_SURE,
	GUESS_DOUBT, /* it is asked */
	GUESS_BESIDE /* no field: kept beside the row under its head */
};

struct guessed_column {
	const char *head;         /* as printed, levels with '/' between; its letter where it has none */
	const char *field;        /* of the model; NULL: none */
	const char *other;        /* the second likeliest, or what one beside may be; NULL: none */
	int confidence;           /* per cent; 100 of what --column says */
	enum guess_state state;
	bool said;                /* by --column */
	size_t understood, cells; /* of its cells those that the field's words take */
	const char *samples[GUESS_SAMPLES]; /* NULL-filled */
};

struct guess {
	const struct profile *model;  /* the profile that it was taken for; NULL: none fits */
	const char *kind, *sheet;
	size_t head_row, data_row, rows; /* head_row, data_row: 1-based rows of the sheet */
	VEC(struct guessed_column) columns;
	VEC(const char *) lacking;    /* required fields without a column */
	struct json *profile;         /* the proposal; NULL without a model */
	/*
	 * too few of its columns are known to tell what the list is: fewer than three, or than half;
	 * whoever says what it is with --as need not mind
	 */
	bool thin;
	const char *rival;            /* a purpose that fits nearly as well; NULL: none */
	int sure_from;                /* per cent, as templates/guess.json has it */
	bool sure;                    /* nothing is in doubt, and nothing lacks */
};

/* HEAD=FIELD, as --column has it; FIELD 'none' keeps the column beside the row. */
struct guess_wish {
	const char *const *columns;
	size_t n;
};

/*
 * `models` are profiles of one purpose or of all. False and findings when the words cannot be read or
 * a wish names no head (unknown-value).
 */
bool guess_make(struct arena *a, const struct grid *g, const struct import_profiles *models,
		const char *words, const char *id, const struct guess_wish *wish,
		struct guess *out, struct diag_list *dl);

const char *guess_state_name(enum guess_state s);

#endif
