/* SPDX-License-Identifier: MIT
 *
 * How a row of what is sent is written down: its cells, what they mean, and what it rests on.
 */
#ifndef BUNKAI_TALKS_SENT_FILL_H
#define BUNKAI_TALKS_SENT_FILL_H

#include "base/strbuf.h"
#include "talks/row_now.h"

/* A row of that kind; its key is lent. */
struct row_now *sent_fill_add(struct arena *a, struct sent_rows *rows, const char *asks,
			      const char *key, const char *phase);

/* Its cell; NULL is "". */
void sent_fill_cell(struct arena *a, struct row_now *row, const char *field, const char *text);

/* A cell that is answered, and what it means. */
void sent_fill_value(struct arena *a, struct row_now *row, const char *field, const char *text,
		     const char *value);

/* A line of what a state is the checksum of: 'name<TAB>value<LF>'; NULL is "". */
void sent_fill_state(struct strbuf *sb, const char *name, const char *value);
void sent_fill_seal(struct arena *a, struct row_now *row, const struct strbuf *sb);

/* Notes where each row is; sent_fill_find knows those that were noted. NULL: there is none. */
void sent_fill_note(struct arena *a, struct sent_rows *rows);
const struct row_now *sent_fill_find(const struct sent_rows *rows, const char *asks,
				     const char *key, const char *phase);

#endif
