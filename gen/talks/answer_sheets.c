/* SPDX-License-Identifier: MIT
 *
 * A sheet is a part with a table of one of our views of rows; which one says what it asks.
 */
#include "talks/answer_sheets.h"

#include <string.h>

#include "base/text.h"
#include "bind/choice_list.h"

static const struct {
	const char *view, *asks;
} asking[] = {
	{"sent-rows", ASKS_ROW},
	{"sent-clauses", ASKS_CLAUSE},
	{"sent-contacts", ASKS_CONTACT},
};

struct sheets_reading {
	struct arena *a;
	const struct bind_input *in;
	struct answer_sheets *out;
	const struct template_block *table; /* of the last column */
};

bool answer_sheet_holds(const char *sheet, const char *row)
{
	return text_equal(sheet, text_equal(row, ASKS_ANSWER) ? ASKS_ROW : row);
}

static const char *asks_of(const char *view)
{
	for (size_t i = 0; i < ARRAY_LEN(asking); i++)
		if (text_equal(asking[i].view, view))
			return asking[i].asks;
	return NULL;
}

/* What the column offers: words of a list with what they mean, other texts with themselves. */
static struct settings choices_meant(struct arena *a, const struct library *l,
				     const struct column *c)
{
	struct settings out = choice_list(a, l, c->choose);

	for (size_t i = 0; i < c->choices.n; i++)
		settings_set(a, &out, c->choices.at[i], c->choices.at[i]);
	return out;
}

static struct answer_sheet *sheet_of(struct sheets_reading *r, const struct bound_head *h,
				     const char *asks)
{
	struct answer_sheet *s;

	if (r->table == h->table)
		return &r->out->all.at[r->out->all.n - 1];
	r->table = h->table;
	s = vec_push(r->a, &r->out->all);
	s->sheet.name = h->sheet;
	s->sheet.asks = asks;
	s->table = h->table->id;
	return s;
}

static void take_head(void *context, const struct bound_head *h)
{
	struct sheets_reading *r = context;
	const char *asks = asks_of(h->table->view);

	if (!asks)
		return;
	struct answer_sheet *s = sheet_of(r, h, asks);

	*vec_push(r->a, &s->sheet.columns) = (struct sent_column){
		.field = h->field,
		.head = h->head,
		.answered = h->column->input || h->column->answer,
		.choices = choices_meant(r->a, r->in->library, h->column)};
	if (text_equal(h->field, "answer"))
		s->answer = h->head;
}

struct answer_sheets answer_sheets_of(struct arena *a, const struct bind_input *in,
				      struct diag_list *dl)
{
	struct answer_sheets out = {0};
	struct sheets_reading r = {.a = a, .in = in, .out = &out};

	bind_visit_heads(a, in, take_head, &r, dl);
	return out;
}
