/* SPDX-License-Identifier: MIT
 *
 * What waits of a clause is written as one text for each state; where the two differ, every change
 * that marked a row with a statement of the clause is taken.
 */
#include "effects/governed_waiting.h"

#include <string.h>

#include "base/strbuf.h"

static const struct table_words *table_of(const struct derived_state *s, const char *contract)
{
	const struct project *p = s->own.project;

	for (size_t i = 0; s->words && i < p->contracts.n; i++)
		if (strcmp(p->contracts.at[i].id, contract) == 0)
			return s->words[i];
	return NULL;
}

/* Places with the rows that they rest on, which stand beside the draft. */
static const char *waiting_text(struct arena *a, const struct table_words *t, const char *clause)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; t && i < t->waiting.all.n; i++) {
		const struct waiting *w = &t->waiting.all.at[i];

		if (strcmp(w->clause->id, clause) != 0)
			continue;
		strbuf_printf(&sb, "%s %d %d", w->paper->template->id, w->paragraph, w->item);
		for (size_t k = 0; k < w->rows.n; k++)
			strbuf_printf(&sb, " %s %s", w->rows.at[k]->row->full_key,
				      w->rows.at[k]->row->status);
		strbuf_add(&sb, "\n");
	}
	return sb.text;
}

static bool is_row_of_clause(const struct table_row *w, const char *clause)
{
	for (size_t i = 0; i < w->acts.statements.n; i++)
		if (strcmp(w->acts.statements.at[i].chosen->clause->id, clause) == 0)
			return true;
	return false;
}

void governed_waiting_take(const struct reason_index *l, const struct contract *contract,
			   const char *clause, struct marked_changes *found)
{
	const struct table_words *tables[] = {table_of(l->states[0], contract->id),
					      table_of(l->states[1], contract->id)};

	if (strcmp(waiting_text(l->a, tables[0], clause), waiting_text(l->a, tables[1], clause)) ==
	    0)
		return;
	for (size_t side = 0; side < ARRAY_LEN(tables); side++)
		for (size_t i = 0; tables[side] && i < tables[side]->rows.n; i++)
			if (is_row_of_clause(&tables[side]->rows.at[i], clause))
				reason_take(l, "register",
					    tables[side]->rows.at[i].acts.row->full_key, found);
}
