/* SPDX-License-Identifier: MIT
 *
 * Rows of the responsibility table and 項 of articles, in the words of the papers; what they rest
 * on is told apart from how it is printed: a table that says the same at another place is the same.
 */
#include "talks/sent_table.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/row_counts.h"
#include "derive/shape.h"
#include "derive/selection_reference.h"
#include "talks/sent_fill.h"

/* --- what a 項 says, with its references as they are written: a number that moves is no change --- */

static const char *keep_reference(void *context, const char *target, struct reference_hole *hole)
{
	(void)hole;
	return arena_concat(context, "{{ref:", target, "}}", (char *)NULL);
}

static void add_blocks(struct strbuf *sb, const struct expand *e, const struct block *list)
{
	for (const struct block *i = list->first; i; i = i->next) {
		strbuf_join(sb, "\n", i->text ? expand_text(e, i->text, NULL) : "");
		add_blocks(sb, e, i);
	}
}

static const char *provision_words(struct arena *a, const struct chosen *c, int paragraph)
{
	const struct expand e = {.a = a,
				 .names = &c->names,
				 .reference = keep_reference,
				 .context = a,
				 .subject = c->clause->id};
	struct strbuf sb = strbuf_new(a);
	int n = 0;

	for (const struct block *block = c->position->first; block; block = block->next) {
		n += block->kind != BLOCK_LIST;
		if (n != paragraph)
			continue;
		if (block->text)
			strbuf_join(&sb, "\n", expand_text(&e, block->text, NULL));
		add_blocks(&sb, &e, block);
	}
	return sb.text;
}

/* --- rows --- */

static const char *lines_of(struct arena *a, const struct view_row *row, const char *name,
			    const char *separator)
{
	const struct view_field *f = view_field(row, name);
	struct strbuf sb = strbuf_new(a);

	if (!f)
		return "";
	if (!f->lines.n)
		return f->text ? f->text : "";
	for (size_t i = 0; i < f->lines.n; i++)
		strbuf_join(&sb, separator, f->lines.at[i].text);
	return sb.text;
}

static const char *field_of(struct arena *a, const struct view_row *row, const char *name)
{
	return lines_of(a, row, name, "\n");
}

/* 'R24　なりすまし…' */
static const char *risk_of(struct binding *b, const struct view_row *row)
{
	const char *id = field_of(b->a, row, "risk.id"),
		   *scenario = field_of(b->a, row, "risk.scenario");

	return text_empty(scenario) || strcmp(id, scenario) == 0
		       ? id
		       : arena_concat(b->a, id, "　", scenario, (char *)NULL);
}

/* What each party does, and where the papers lay it down. */
static const char *proposal_of(struct binding *b, const struct view_row *row)
{
	const char *does = field_of(b->a, row, "does"),
		   *at = lines_of(b->a, row, "provisions",
				  library_word(b->in->library, "list.comma"));
	struct strbuf sb = strbuf_new(b->a);

	strbuf_add(&sb, does);
	if (*at)
		strbuf_join(&sb, "\n",
			    text_fill(b->a, library_word(b->in->library, "sending.place"), "place",
				      at, NULL, NULL));
	return sb.text;
}

static const char *role_field(struct binding *b, const struct responsibility *r, size_t party)
{
	return arena_concat(b->a, "role:", r->contract->parties.at[party].party, (char *)NULL);
}

/* A mere proposal stands in the cell as what it would be: whoever accepts it, accepts that. */
static void add_roles(struct binding *b, struct row_now *row, const struct responsibility *r)
{
	for (size_t i = 0; i < r->contract->parties.n; i++) {
		const struct role *role = table_says(b, r)->acts.shares[i].role;

		sent_fill_value(b->a, row, role_field(b, r, i), role ? role->mark : "",
				role ? role->id : NULL);
	}
}

static void state_of_decisions(struct strbuf *sb, const struct responsibility *r)
{
	for (size_t i = 0; i < r->decisions.n; i++)
		sent_fill_state(sb, "decision", r->decisions.at[i]->id);
}

static void state_of_statements(struct binding *b, struct strbuf *sb, const struct row_acts *acts)
{
	for (size_t i = 0; i < acts->statements.n; i++) {
		const struct row_statement *s = &acts->statements.at[i];

		if (!s->used)
			continue;
		sent_fill_state(sb, "clause", s->chosen->clause->id);
		sent_fill_state(sb, "statement", s->statement->id);
		sent_fill_state(sb, "position", s->chosen->position->name);
		sent_fill_state(sb, "text",
				provision_words(b->a, s->chosen, s->form->paragraph));
	}
}

static void state_of_shares(struct binding *b, struct strbuf *sb, const struct responsibility *r)
{
	const struct row_acts *acts = &table_says(b, r)->acts;

	for (size_t i = 0; i < r->contract->parties.n; i++) {
		const struct row_share *s = &acts->shares[i];

		sent_fill_state(sb, role_field(b, r, i), s->role ? s->role->id : "");
		sent_fill_state(sb, "proposed", s->proposed ? "1" : "");
	}
}

static void seal_row(struct binding *b, struct row_now *row, const struct responsibility *r,
		     const struct view_row *printed)
{
	static const char *const fields[] = {"text", "topic.id",  "risk.key", "risk.scenario",
					     "risk.level", "when", "record", "judgement",
					     "agreed", "reason"};
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		sent_fill_state(&sb, fields[i], field_of(b->a, printed, fields[i]));
	sent_fill_state(&sb, "status", r->status);
	sent_fill_state(&sb, "fee", printed_fee(b, r));
	state_of_shares(b, &sb, r);
	state_of_decisions(&sb, r);
	state_of_statements(b, &sb, &table_says(b, r)->acts);
	sent_fill_seal(b->a, row, &sb);
}

/* What is answered beside the roles; the words wished begin empty. */
static void add_answers(struct binding *b, struct row_now *row, const struct responsibility *r,
			const struct view_row *printed)
{
	const char *fee = printed_fee(b, r);

	sent_fill_value(b->a, row, "when", field_of(b->a, printed, "when"), NULL);
	sent_fill_value(b->a, row, "fee", field_of(b->a, printed, "fee"), fee);
}

static void add_row(struct binding *b, struct sent_rows *rows, const struct responsibility *r,
		    const struct view_row *printed)
{
	struct arena *a = b->a;
	struct row_now *row = sent_fill_add(a, rows, ASKS_ROW, r->full_key, r->phase);

	row->row = r;
	sent_fill_cell(a, row, "key", field_of(a, printed, "key"));
	sent_fill_cell(a, row, "phase", field_of(a, printed, "phase"));
	sent_fill_cell(a, row, "topic", field_of(a, printed, "topic.name"));
	sent_fill_cell(a, row, "risk", risk_of(b, printed));
	sent_fill_cell(a, row, "text", field_of(a, printed, "text"));
	sent_fill_cell(a, row, "judgement", field_of(a, printed, "judgement"));
	sent_fill_cell(a, row, "proposal", proposal_of(b, printed));
	sent_fill_cell(a, row, "status", field_of(a, printed, "status.name"));
	add_roles(b, row, r);
	add_answers(b, row, r, printed);
	seal_row(b, row, r, printed);
}

void sent_table_rows(struct binding *b, struct view *v)
{
	const struct sent_filling *f = b->in->about;
	const struct responsibilities *rows = contract_rows(b);
	const struct view *printed = view_get(b, "responsibilities", NULL);

	(void)v;
	for (size_t i = 0; printed && i < rows->rows.n; i++)
		add_row(b, f->rows, &rows->rows.at[i], &printed->rows.at[i]);
}

/* --- 項 of articles --- */

/* 第8条; behind the paper's name where it is not the paper whose articles all others cite. */
static const char *article_of(struct binding *b, const struct sent_filling *f,
			      const struct chosen *c)
{
	const char *number = number_print(b->a, b->in->library, "number.article", c->number);

	if (strcmp(f->main, f->paper->template->id) == 0)
		return number;
	return arena_concat(b->a, selection_paper(b->a, f->paper->selection), number,
			    (char *)NULL);
}

static const char *place_in_article(struct binding *b, const struct chosen *c, int paragraph)
{
	const struct library *l = b->in->library;
	const char *place =
		shape_paragraphs(c) > 1
			? number_print(b->a, l, "number.paragraph",
				       arena_printf(b->a, "%d", paragraph))
			: library_word(l, "dash");
	const struct waiting_list *list = waiting_of(b);

	if (!list || !waiting_at(list, c, paragraph, 0))
		return place;
	return arena_concat(b->a, place, library_word(l, "mark.waiting"), (char *)NULL);
}

static void add_provision(struct binding *b, const struct sent_filling *f, const struct chosen *c,
			  int paragraph)
{
	struct arena *a = b->a;
	struct row_now *row =
		sent_fill_add(a, f->rows, ASKS_CLAUSE,
			      arena_printf(a, "%s/%d", c->clause->id, paragraph), NULL);
	struct strbuf sb = strbuf_new(a);

	row->paper = f->paper;
	row->chosen = c;
	row->paragraph = paragraph;
	sent_fill_cell(a, row, "article", article_of(b, f, c));
	sent_fill_cell(a, row, "title", c->clause->title);
	sent_fill_cell(a, row, "place", place_in_article(b, c, paragraph));
	sent_fill_cell(a, row, "position", c->position->name);
	sent_fill_cell(a, row, "wording", clause_place_text(b, c, paragraph, 0));
	sent_fill_state(&sb, "clause", c->clause->id);
	sent_fill_state(&sb, "position", c->position->name);
	sent_fill_state(&sb, "text", provision_words(a, c, paragraph));
	sent_fill_seal(a, row, &sb);
}

/* An article that stands in two papers is asked about once, in the first. */
static bool is_there(const struct sent_rows *rows, const struct clause *clause)
{
	for (size_t i = 0; i < rows->all.n; i++)
		if (rows->all.at[i].chosen && rows->all.at[i].chosen->clause == clause)
			return true;
	return false;
}

void sent_table_articles(struct binding *b, struct view *v)
{
	const struct sent_filling *f = b->in->about;

	(void)v;
	for (size_t i = 0; i < b->selection->n_in; i++) {
		const struct chosen *c = &b->selection->all.at[i];
		int n = shape_paragraphs(c);

		if (is_there(f->rows, c->clause))
			continue;
		for (int k = 1; k <= n; k++)
			add_provision(b, f, c, k);
	}
}
