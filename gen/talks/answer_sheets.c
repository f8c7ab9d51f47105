/* SPDX-License-Identifier: MIT
 *
 * A sheet is a part with a table of one of our views of rows; which one says what it asks. Columns
 * are spread by bind/, which does that for a view of ours without rows.
 */
#include "talks/answer_sheets.h"

#include <string.h>

#include "base/text.h"
#include "bind/choice_list.h"
#include "bind/column_each.h"
#include "talks/sending_about.h"

static const struct {
	const char *view, *asks;
} asking[] = {
	{"sent-rows", ASKS_ROW},
	{"sent-clauses", ASKS_CLAUSE},
	{"sent-contacts", ASKS_CONTACT},
};

/* What the view is asked for. */
struct sheets_wanted {
	struct answer_sheets *out;
};

struct sheets_taking {
	struct answer_sheets *out;
	struct binding *b;
	struct answer_sheet *sheet; /* the one under way */
};

const char *answer_sheets_workbook(bool hospital)
{
	return hospital ? SENDING_ANSWERS_HOSPITAL : SENDING_ANSWERS;
}

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

static void take_head(void *context, const struct column *c, const char *head, const char *field,
		      const char *label)
{
	struct sheets_taking *t = context;
	struct arena *a = t->b->a;

	(void)label;
	*vec_push(a, &t->sheet->sheet.columns) = (struct sent_column){
		.field = field,
		.head = head,
		.answered = c->input || c->answer,
		.choices = choices_meant(a, t->b->in->library, c)};
	if (text_equal(field, "answer"))
		t->sheet->answer = head;
}

static void take_tables(struct sheets_taking *t, const struct template_block *part,
			const struct template_block *block)
{
	const char *asks = asks_of(block->view);

	for (size_t i = 0; i < block->body.n; i++)
		take_tables(t, part, &block->body.at[i]);
	if (!asks || !text_equal(block->block, "table"))
		return;
	t->sheet = vec_push(t->b->a, &t->out->all);
	t->sheet->sheet.name = template_text(t->b, part->text, part->place);
	t->sheet->sheet.asks = asks;
	t->sheet->table = block->id;
	for (size_t i = 0; i < block->columns.n; i++)
		column_each(t->b, &block->columns.at[i], take_head, t);
}

static void fill_heads(struct binding *b, struct view *v)
{
	const struct sheets_wanted *wanted = b->in->about;
	struct sheets_taking t = {.out = wanted->out, .b = b};

	(void)v;
	for (size_t i = 0; i < b->in->template->parts.n; i++) {
		const struct template_block *part = &b->in->template->parts.at[i];
		size_t before = t.out->all.n;

		take_tables(&t, part, part);
		if (t.out->all.n == before)
			*vec_push(b->a, &t.out->notes) = template_text(b, part->text, part->place);
	}
}

struct answer_sheets answer_sheets_of(struct arena *a, const struct bind_input *in,
				      struct diag_list *dl)
{
	static const struct view_source no_fields[] = {{0}};
	static const struct view_entry heads = {"answer-heads", OF_CONTRACT, fill_heads, no_fields};
	struct answer_sheets out = {0};
	const struct sheets_wanted wanted = {&out};
	struct bind_input own = *in;

	own.more = &heads;
	own.n_more = 1;
	own.about = &wanted;
	bind_view(a, &own, heads.name, dl);
	return out;
}
