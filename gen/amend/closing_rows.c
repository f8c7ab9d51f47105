/* SPDX-License-Identifier: MIT
 *
 * What nobody said, of who or of what, is printed as something that is to be agreed.
 */
#include "amend/closing_rows.h"

#include <string.h>

static void set_or_open(struct binding *b, struct view_row *row, const char *name,
			const char *text)
{
	struct view_field *f = view_set(b, row, name,
					text ? text
					     : library_word(b->in->library, "object.open"));

	if (!text)
		f->role = "open";
}

/* The days of what is done; what is not is an empty cell to write in. */
static void set_done(struct binding *b, struct view_row *row, const struct closing_item *i)
{
	if (i->done)
		view_set_day(b, row, "done", i->done);
	else
		view_set(b, row, "done", "");
	view_set(b, row, "by", i->by ? i->by : "");
	view_set(b, row, "open", i->done ? "" : "open");
}

static void set_day(struct binding *b, struct view_row *row, const char *name, const char *iso)
{
	if (iso)
		view_set_day(b, row, name, iso);
	else
		view_set(b, row, name, "");
}

struct view_row *closing_row_add(struct binding *b, struct view *v, const struct closing_item *i)
{
	struct view_row *row = view_add(b, v, "project", NULL, i->file_place, i->id);

	view_set(b, row, "item", i->id);
	view_set(b, row, "group", word_of(b, "closing", i->kind->of));
	view_set(b, row, "name", i->kind->name);
	view_set(b, row, "system",
		 i->system && strcmp(i->kind->of, "system") != 0 ? i->system->name : "");
	view_set(b, row, "thing", i->thing);
	set_or_open(b, row, "act", i->unsaid ? NULL : i->act);
	set_or_open(b, row, "who", i->who ? i->who->label : NULL);
	view_set(b, row, "to", i->to ? i->to->label : "");
	set_day(b, row, "day", i->day);
	view_set(b, row, "provision", i->provision);
	view_set(b, row, "proof", i->proof);
	set_day(b, row, "proof-day", i->proof_day);
	set_done(b, row, i);
	return row;
}
