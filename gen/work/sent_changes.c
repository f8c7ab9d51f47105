/* SPDX-License-Identifier: MIT
 *
 * The record says what a row rested on when it was sent; the same functions that made it tell what
 * it rests on today.
 */
#include "work/sent_changes.h"

#include <string.h>

#include "model/sent.h"
#include "talks/sent_rows.h"
#include "work/documents.h"
#include "work/sent_record.h"

static const char *name_of(struct arena *a, const char *sending, const char *asks, const char *key,
			   const char *phase)
{
	return arena_concat(a, sending, "\n", asks, "\n", key, "\n", phase ? phase : "",
			    (char *)NULL);
}

static const char *name_of_answer(struct arena *a, const struct given_answer *x)
{
	return x->sending && x->asks && x->key ? name_of(a, x->sending, x->asks, x->key, x->phase)
					       : NULL;
}

/* A row of which an answer is open is not settled, whatever another answer did. */
static void note_settled(struct sent_changes_seen *seen)
{
	for (size_t open = 0; open < 2; open++)
		for (size_t i = 0; i < seen->talks->answers.n; i++) {
			const struct answer_state *s = &seen->talks->answers.at[i];
			const char *name = name_of_answer(seen->run->arena, s->answer);

			if (name && s->open == (open > 0))
				map_set(seen->settled, name, open ? NULL : (void *)s);
		}
}

struct sent_changes_seen sent_changes_new(const struct run *run, const struct talk_states *t)
{
	struct sent_changes_seen seen = {.run = run,
					 .talks = t,
					 .rows = map_new(run->arena),
					 .settled = map_new(run->arena)};

	note_settled(&seen);
	return seen;
}

static const struct sent_rows *rows_of(struct sent_changes_seen *seen, const char *contract)
{
	const struct contract *c = project_contract(seen->run->project, contract);
	const struct sent_rows *rows = map_get(seen->rows, contract);

	if (!rows && c && run_makes(seen->run, c)) {
		const struct bind_input in = documents_input(seen->run, c);

		rows = sent_rows_of(seen->run->arena, &in, diag_new(seen->run->arena));
		map_set(seen->rows, contract, (void *)rows);
	}
	return rows;
}

static bool is_changed(const struct sent_rows *now, const struct sent_row *sent)
{
	const struct row_now *row = sent_rows_find(now, sent->asks, sent->key, sent->phase);

	return !row || !row->shown.state || !sent->state ||
	       strcmp(row->shown.state, sent->state) != 0;
}

struct sent_changes sent_changes_of(struct sent_changes_seen *seen, const struct sending *s)
{
	struct arena *a = seen->run->arena;
	struct sent_changes changes = {0};
	const struct sent_rows *now = rows_of(seen, s->contract);
	const struct sending_record *record = NULL;

	if (now)
		record = sent_record_read(a, seen->run->project->folder, s, diag_new(a));
	changes.known = now && record;
	for (size_t i = 0; changes.known && i < record->rows.n; i++) {
		const struct sent_row *row = &record->rows.at[i];

		if (!map_get(seen->settled, name_of(a, s->id, row->asks, row->key, row->phase)))
			changes.changed += is_changed(now, row);
	}
	return changes;
}
