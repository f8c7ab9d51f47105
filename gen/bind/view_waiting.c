/* SPDX-License-Identifier: MIT
 *
 * The view of what nobody agreed to yet: each 項 and 号 that left its place in the articles, with
 * its text and the rows that it rests on (derive/waiting.h).
 */
#include <string.h>

#include "base/strbuf.h"
#include "bind/document_links.h"
#include "bind/view.h"

static void set_rows(struct binding *b, struct view_row *row, const struct waiting *w)
{
	struct view_field *keys = view_set(b, row, "keys", "");

	for (size_t i = 0; i < w->rows.n; i++) {
		const struct responsibility *r = w->rows.at[i]->row;

		view_add_line(b, keys, printed_key(b, r), row_link(b, r));
	}
}

static bool has_line(const struct view_field *f, const char *text)
{
	for (size_t i = 0; i < f->lines.n; i++)
		if (strcmp(f->lines.at[i].text, text) == 0)
			return true;
	return false;
}

/* What the register says of the rows, each once; a row of the hospital's has no judgement. */
static void set_judgements(struct binding *b, struct view_row *row, const struct waiting *w)
{
	struct view_field *f = view_set(b, row, "judgement", "");

	for (size_t i = 0; i < w->rows.n; i++) {
		const char *text = judgement_text(b, w->rows.at[i]->row);

		if (*text && !has_line(f, text))
			view_add_line(b, f, text, NULL);
	}
}

static void set_statuses(struct binding *b, struct view_row *row, const struct waiting *w)
{
	struct view_field *f = view_set(b, row, "status.name", "");

	for (size_t i = 0; i < w->rows.n; i++) {
		const char *id = w->rows.at[i]->row->status;
		const struct status *s = library_status(b->in->library, id);
		const char *name = s ? s->name : id;

		if (!has_line(f, name))
			view_add_line(b, f, name, NULL);
	}
}

void fill_waiting(struct binding *b, struct view *v)
{
	const struct waiting_list *list = waiting_of(b);

	for (size_t i = 0; list && i < list->all.n; i++) {
		const struct waiting *w = &list->all.at[i];
		const struct chosen *c = selection_find(b->selection, w->clause->id);

		if (!c || c->position != w->position)
			continue;
		struct view_row *row = view_add(b, v, "clause", w->clause->file, c->position->name,
						w->clause->id);

		row->anchor = article_stands(b, c) ? NULL : anchor_of(b, w->clause->id);
		view_add_line(b, view_set(b, row, "place", ""), waiting_place(b->a, b->in->library, w, c),
			      article_link(b, w->clause->id));
		view_set(b, row, "title", w->clause->title);
		view_set(b, row, "text", clause_place_text(b, c, w->paragraph, w->item));
		set_rows(b, row, w);
		set_judgements(b, row, w);
		set_statuses(b, row, w);
	}
}
