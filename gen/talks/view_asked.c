/* SPDX-License-Identifier: MIT
 *
 * The views of a questionnaire that goes out: its questions, and what there is to say of the form. In
 * papers of other sendings they have no rows.
 */
#include "base/strbuf.h"
#include "base/text.h"
#include "talks/sending_view.h"

/* 'はい・いいえ・対象外', of levels each with what it says. */
static const char *how_to_answer(struct binding *b, const struct questionnaire *q,
				 const struct question *x)
{
	const struct answer_choices *c = question_choices(q, x);
	struct strbuf sb = strbuf_new(b->a);

	if (x->heading)
		return word_of(b, "asked", "below");
	for (size_t i = 0; c && i < c->all.n; i++) {
		strbuf_join(&sb, c->all.at[i].meaning ? "　" : "・", c->all.at[i].word);
		if (c->all.at[i].meaning)
			strbuf_printf(&sb, "：%s", c->all.at[i].meaning);
	}
	return sb.text;
}

static void add_question(struct binding *b, struct view *v, const struct questionnaire *q,
			 const struct question *x)
{
	static const char *const empty[] = {"answer", "date", "target", "again", "again_date",
					    "remark"};
	const struct question_section *s = x->section ? questionnaire_section(q, x->section) : NULL;
	struct view_row *row = view_add(b, v, "questionnaire", NULL, NULL, x->id);

	view_set(b, row, "no", x->no ? x->no : x->id);
	view_set(b, row, "section", s ? s->title : "");
	view_set(b, row, "text", x->text);
	view_set(b, row, "how", how_to_answer(b, q, x));
	view_set(b, row, "code", x->id);
	view_set(b, row, "status", text_equal(x->status, "unconfirmed") ? "unconfirmed" : "");
	for (size_t i = 0; i < ARRAY_LEN(empty); i++)
		view_set(b, row, empty[i], "");
}

void fill_asked_questions(struct binding *b, struct view *v)
{
	const struct asked_sheet *s = sending_about(b)->asked;

	for (size_t i = 0; s && i < s->form->questions.n; i++)
		add_question(b, v, s->form, &s->form->questions.at[i]);
}

void fill_asked_form(struct binding *b, struct view *v)
{
	const struct asked_sheet *s = sending_about(b)->asked;
	struct view_row *row;

	if (!s)
		return;
	row = view_add(b, v, "questionnaire", NULL, NULL, s->form->id);
	view_set(b, row, "rounds", s->form->rounds ? "yes" : "");
	view_set(b, row, "note", s->form->note ? s->form->note : "");
	view_set(b, row, "system", s->system ? s->system->name : "");
	view_set(b, row, "due", s->due ? s->due : "");
	view_set(b, row, "levels", s->form->target ? "yes" : "");
	view_set(b, row, "by", s->form->by);
}
