/* SPDX-License-Identifier: MIT
 *
 * The rows of one sheet of a sending, to be found by code, printed key and text. Which column is which
 * witness is said here for sent and returned rows alike.
 */
#ifndef BUNKAI_RETURNS_SENT_INDEX_H
#define BUNKAI_RETURNS_SENT_INDEX_H

#include "base/hash.h"
#include "model/sent.h"
#include "returns/forms.h"

enum witness_kind {
	WITNESS_NONE,   /* numbers and what is answered */
	WITNESS_CODE,
	WITNESS_KEY,    /* 項番; 条 */
	WITNESS_PHASE,  /* 局面; 項・号: tells rows of one key apart */
	WITNESS_TEXT,   /* what the row says: 要求, 条文; all members of a contact together */
	WITNESS_BESIDE  /* other locked text: tells rows of one text apart */
};

enum witness_kind witness_kind_of(const struct sent_column *c);

/*
 * The forms of a row's cells, by the sheet's columns; NULL: empty, or the column is not there. `key` and
 * `text` are put together of them, NULL when there is nothing.
 */
struct witness_forms {
	const char **cells;
	const char *code, *key, *phase, *text;
	struct grams grams; /* of the text; made when it is asked for */
	bool has_grams;
};

/* `cells` has one form per column of the sheet. */
struct witness_forms witness_forms_of(struct forms *forms, struct arena *a,
				      const struct sent_sheet *sheet, const char **cells);

struct grams *witness_grams(struct arena *a, struct witness_forms *w);

struct indexed_rows {
	VEC(size_t) at; /* in `rows`, rising */
};

struct indexed_row {
	const struct sent_row *row;
	struct witness_forms forms;
	const char **cells;  /* as printed, by the sheet's columns; NULL: empty */
	const char **values; /* as meant, of answered columns */
	size_t same_key;     /* rows with the same key and phase */
};

struct sent_index {
	const struct sending_record *record;
	const struct sent_sheet *sheet;
	VEC(struct indexed_row) rows;
	struct map *codes, *keys, *texts; /* -> struct indexed_rows */
	struct sketch_slot *sketches;
	size_t sketch_slots; /* a power of two */
};

struct sent_index *sent_index_new(struct arena *a, struct forms *forms,
				  const struct sending_record *record,
				  const struct sent_sheet *sheet);

/* NULL: none. */
const struct indexed_rows *sent_index_get(const struct map *m, const char *form);

/* Up to `most` rows whose text shares most with the form, the one that shares most first. */
size_t sent_index_alike(const struct sent_index *x, const char *form, size_t *out, size_t most);

/* True when a row of the sending is asked about on the sheet. */
bool sent_sheet_asks(const struct sent_sheet *sheet, const struct sent_row *row);

#endif
