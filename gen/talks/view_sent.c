/* SPDX-License-Identifier: MIT
 *
 * The sheets of an answer workbook: rows of the record, cell by cell. A cell that the record does
 * not have is empty; nothing in them is 未記入, since people fill them in.
 */
#include "talks/sending_view.h"

#include <string.h>

#include "base/text.h"
#include "talks/answer_sheets.h"

const char *const sending_members[] = {"desk",  "name",      "role",      "hours", "phone",
				       "phone_off", "extension", "fax", "email", NULL};

const struct sending_about *sending_about(const struct binding *b)
{
	return b->in->about;
}

static void set_cell(struct binding *b, struct view_row *row, const struct sent_row *from,
		     const char *field)
{
	const char *text = settings_get(&from->cells, field);

	view_set(b, row, field, text ? text : "");
}

static void set_cells(struct binding *b, struct view_row *row, const struct sent_row *from,
		      const char *const *fields)
{
	for (; *fields; fields++)
		set_cell(b, row, from, *fields);
}

static struct view_row *add_row(struct binding *b, struct view *v, const struct sent_row *from)
{
	static const char *const answered[] = {"answer", "reason", "words", "by", "date", NULL};
	struct view_row *row = view_add(b, v, "sending", NULL, NULL, from->key);

	view_set(b, row, "asks", from->asks);
	set_cell(b, row, from, "number");
	set_cells(b, row, from, answered);
	view_set(b, row, "code", from->code ? from->code : "");
	return row;
}

/* The status by its id, which is its look. */
static const char *status_of(struct binding *b, const char *name)
{
	const struct library *l = b->in->library;

	for (size_t i = 0; name && i < l->statuses.n; i++)
		if (text_equal(l->statuses.at[i].name, name))
			return l->statuses.at[i].id;
	return "";
}

static void set_roles(struct binding *b, struct view_row *row, const struct sent_row *from)
{
	const struct contract *c = b->in->contract;

	for (size_t i = 0; i < c->parties.n; i++)
		set_cell(b, row, from,
			 arena_concat(b->a, "role:", c->parties.at[i].party, (char *)NULL));
}

void fill_sent_rows(struct binding *b, struct view *v)
{
	static const char *const fields[] = {"key",	  "phase",    "topic", "risk",
					     "text",	  "judgement", "proposal", "status",
					     "other", "when",	   "fee",   NULL};
	const struct sending_record *r = sending_about(b)->record;

	for (size_t i = 0; i < r->rows.n; i++) {
		const struct sent_row *from = &r->rows.at[i];

		if (!answer_sheet_holds(ASKS_ROW, from->asks))
			continue;
		struct view_row *row = add_row(b, v, from);

		set_cells(b, row, from, fields);
		view_set(b, row, "status.id",
			 status_of(b, settings_get(&from->cells, "status")));
		set_roles(b, row, from);
		if (text_equal(from->asks, ASKS_ANSWER))
			row->audience = AUDIENCE_HOSPITAL;
	}
}

void fill_sent_clauses(struct binding *b, struct view *v)
{
	static const char *const fields[] = {"article", "title", "place", "position", "wording",
					     NULL};
	const struct sending_record *r = sending_about(b)->record;

	for (size_t i = 0; i < r->rows.n; i++)
		if (text_equal(r->rows.at[i].asks, ASKS_CLAUSE))
			set_cells(b, add_row(b, v, &r->rows.at[i]), &r->rows.at[i], fields);
}

void fill_sent_contacts(struct binding *b, struct view *v)
{
	const struct sending_record *r = sending_about(b)->record;

	for (size_t i = 0; i < r->rows.n; i++) {
		if (!text_equal(r->rows.at[i].asks, ASKS_CONTACT))
			continue;
		struct view_row *row = add_row(b, v, &r->rows.at[i]);

		for (const char *const *m = sending_members; *m; m++)
			set_cell(b, row, &r->rows.at[i],
				 arena_concat(b->a, "member:", *m, (char *)NULL));
	}
}
