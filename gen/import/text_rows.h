/* SPDX-License-Identifier: MIT
 *
 * The rows of an ordinary table in a flattened text: where they start, what their cells are.
 */
#ifndef BUNKAI_IMPORT_TEXT_ROWS_H
#define BUNKAI_IMPORT_TEXT_ROWS_H

#include "import/source_rows.h"
#include "import/text_parts.h"
#include "import/text_runs.h"

/* What is needed while rows are read; one for all tables of a text. */
struct row_reader {
	struct arena *arena;
	const char *dash;     /* the printed mark of an empty cell */
	struct hash_tally
		*ids; /* known ids: each as fit_id_hash of its domain, and of TALLY_SEED */
	struct row_fitter fitter;
	struct text_runs *runs;
	struct flat_words words;
	struct diag_list *dl;
};

/* A row whose text columns wait for their run to be settled. */
struct flat_row {
	const struct flat_line *line;
	const char *place;
	const char **values;     /* as the columns of the table */
	struct text_run **runs;  /* per column: the run that starts there, or NULL */
};

struct flat_rows {
	VEC(struct flat_row) all;
	VEC(size_t) starts;      /* indices of lines that start a row */
};

/*
 * Finds where rows start and learns their ids. To be called for all tables before flat_rows_read is
 * called for any.
 */
void flat_rows_find(struct row_reader *r, const struct flat_part *part, struct flat_rows *rows);

/* Reads the rows; a row that cannot be divided is reported and its lines stay unclaimed. */
void flat_rows_read(struct row_reader *r, struct flat_part *part, struct flat_rows *rows);

/* Keeps a row whose words are in r->words; `ends` as fit_row sets them. */
void flat_rows_keep(struct row_reader *r, const struct flat_table *t, const struct flat_line *line,
		    const uint16_t *ends, struct flat_rows *rows);

/* The finding for lines [from, to) that cannot be divided into columns. */
void flat_rows_report(struct row_reader *r, const struct flat_part *part, size_t from, size_t to,
		      size_t columns);

/* Lines [from, to) that are no row but consist of heads are claimed as such. */
void flat_rows_claim_heads(const struct flat_part *part, size_t from, size_t to);

/* Writes the records, when all runs are settled. */
void flat_rows_write(struct row_reader *r, const struct flat_part *part,
		     const struct flat_rows *rows, struct source_table *out);

/* The name of a column in a record: its field, or its printed head when it has none. */
struct source_field flat_rows_field(const struct flat_column *column, const char *value);

/*
 * The value of a cell without blanks to decide on: words joined, a word of a closed list as the
 * list has it.
 */
const char *flat_rows_anchor(struct row_reader *r, const struct flat_column *column,
			     const struct flat_words *w, size_t i, size_t j, const char *place);

#endif
