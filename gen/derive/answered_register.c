/* SPDX-License-Identifier: MIT
 *
 * The words of rows are those of words.json, `answered.…`, so that a table reads like any other.
 */
#include "derive/answered_register.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/remarks.h"

/* The words by which clauses/responsibility.json knows whom a row is for. */
#define APPLIES_NOT "対象外"
#define APPLIES_UNDONE "未実施"
#define APPLIES_UNANSWERED "未回答"
#define RESPONSE_YES "Yes"

struct answering_form {
	struct arena *a;
	const struct project *p;
	const struct library *l;
	const struct disclosed_sheet *sheet;
	const struct questionnaire *form;
	struct risk_register *reg;
};

static const char *form_word(const struct answering_form *f, const char *name,
			     const char *what, const char *by)
{
	return text_fill(f->a, library_word(f->l, name), "what", what ? what : "", "by",
			 by ? by : "");
}

/* A question with a blank section stands in the first. */
static const char *section_of(const struct answering_form *f, const struct question *q)
{
	return q->section ? q->section : f->form->sections.n ? f->form->sections.at[0].id : "1";
}

static const char *risk_id(const struct answering_form *f, const struct question *q)
{
	return arena_concat(f->a, "Q", section_of(f, q), (char *)NULL);
}

static struct risk *risk_for(struct answering_form *f, const struct question *q)
{
	const char *id = risk_id(f, q);
	const struct question_section *s = questionnaire_section(f->form, section_of(f, q));

	for (size_t i = 0; i < f->reg->risks.n; i++)
		if (strcmp(f->reg->risks.at[i].id, id) == 0)
			return &f->reg->risks.at[i];
	struct risk *r = vec_push(f->a, &f->reg->risks);

	r->id = id;
	r->scenario = form_word(f, "answered.scenario", s ? s->title : f->form->title, NULL);
	r->response = RESPONSE_YES;
	r->topic = q->topic;
	r->at.place = f->sheet->place;
	return r;
}

/* A section of several topics has none of its own. */
static void join_topic(struct risk *r, const struct question *q)
{
	if (!text_equal(r->topic, q->topic))
		r->topic = NULL;
}

/* A text ends without a mark of its own inside of 「」. */
static const char *quoted(const struct answering_form *f, const char *text)
{
	return text_ends(text, "。") ? arena_strndup(f->a, text, strlen(text) - strlen("。")) : text;
}

static void add_duty(const struct answering_form *f, struct risk *r, const struct question *q,
		     const struct disclosed_answer *x)
{
	const struct remark_kind *kind = x ? remark_read(f->l, x->remark) : NULL;
	const char *no = q->no ? q->no : q->id;

	if (!kind || strcmp(kind->id, "shifts") != 0)
		return;
	const char *duty = form_word(f, "answered.duty", quoted(f, text_trim(f->a, x->remark)), no);

	r->duty = r->duty ? arena_concat(f->a, r->duty, "\n", duty, (char *)NULL) : duty;
	for (size_t i = 0; i < q->measures.n; i++) {
		const struct measure *m = library_measure(f->l, q->measures.at[i]);

		if (m && strcmp(m->side, "vendor") != 0)
			*vec_push(f->a, &r->measures) = m->id;
	}
}

static void add_extra(const struct answering_form *f, struct requirement *r, const char *head,
		      const char *value)
{
	struct extra *e;

	if (text_empty(value))
		return;
	e = vec_push(f->a, &r->at.extra);
	e->head = library_word(f->l, head);
	e->value = value;
}

static bool is_taken(const char *answer, const char *id)
{
	return answer && strcmp(answer, id) == 0;
}

/* The second level of a self-check is the one that is to be reached. */
static bool is_yes(const char *answer)
{
	return is_taken(answer, "yes") ||
	       (answer && text_starts(answer, "level-") && answer[6] >= '2');
}

static const char *asked_text(const struct answering_form *f, const struct question *q)
{
	return quoted(f, q->text);
}

/* The form's own word for the answer; the id where it has none. */
static const char *word_of_answer(const struct answering_form *f, const struct question *q,
				  const char *answer)
{
	const struct answer_choices *all = question_choices(f->form, q);
	const struct answer_choice *c = all ? answer_choice_find(all, answer) : NULL;

	return c && c->word ? c->word : answer;
}

/* What is not there, or said not to concern the product, asks for nothing. */
static bool is_apart(const struct answering_form *f, const struct question *q, const char *answer)
{
	return is_taken(answer, "not-applicable") ||
	       (is_taken(answer, "no") && question_is_presence(f->form, q));
}

static const char *judgement(const struct answering_form *f, const struct question *q,
			     const char *answer)
{
	if (!answer)
		return APPLIES_UNANSWERED;
	if (is_yes(answer))
		return ANSWERED_APPLIES;
	return is_apart(f, q, answer) ? APPLIES_NOT : APPLIES_UNDONE;
}

static bool is_option(const struct question *q)
{
	return q->parent && strchr(q->id, '/');
}

/* What is held to: that it stays as it was answered; of a thing that is there, how it is used. */
static const char *kept_text(const struct answering_form *f, const struct question *q,
			     const char *answer)
{
	const char *text = asked_text(f, q), *word = word_of_answer(f, q, answer);
	const struct question *above = is_option(q) ? questionnaire_question(f->form, q->parent) : NULL;
	const char *name = above ? "answered.option"
			   : question_is_presence(f->form, q) ? "answered.presence"
							      : "answered.yes";
	const char *said = text_fill(f->a, library_word(f->l, name), "answer", word, NULL, NULL);

	return text_fill(f->a, said, "what", above ? asked_text(f, above) : text, "option", text);
}

/* A remark that says under which condition, or at whose cost, has to be settled first. */
static const char *remark_condition(const struct answering_form *f, const struct disclosed_answer *x)
{
	const struct remark_kind *kind = x ? remark_read(f->l, x->remark) : NULL;

	return kind && strcmp(kind->id, "plain") != 0
		       ? form_word(f, "answered.condition", quoted(f, text_trim(f->a, x->remark)), NULL)
		       : NULL;
}

static const char *requirement_text(const struct answering_form *f, const struct question *q,
				    const struct disclosed_answer *x, const char *answer)
{
	const char *by = x && x->target ? x->target : NULL, *text = asked_text(f, q);

	if (is_yes(answer))
		return kept_text(f, q, answer);
	if (!answer)
		return form_word(f, "answered.unanswered", text, NULL);
	const char *name = is_apart(f, q, answer) ? "answered.not-applicable"
			   : by                   ? "answered.no-by"
						  : "answered.no";
	const char *said = text_fill(f->a, library_word(f->l, name), "answer",
				     word_of_answer(f, q, answer), NULL, NULL);

	return text_fill(f->a, said, "what", text, "by", by ? by : "");
}

static void add_requirement(struct answering_form *f, const struct question *q,
			    const struct disclosed_answer *x)
{
	const char *answer = x ? disclosed_answer_now(x) : NULL;
	const char *condition = is_yes(answer) ? remark_condition(f, x) : NULL;
	struct risk *risk = risk_for(f, q);
	struct requirement *r = vec_push(f->a, &f->reg->requirements);

	r->risk = risk->id;
	r->no = q->id;
	r->applies = judgement(f, q, answer);
	r->response = RESPONSE_YES;
	r->text = requirement_text(f, q, x, answer);
	if (condition)
		r->text = arena_concat(f->a, r->text, condition, (char *)NULL);
	r->topic = q->topic;
	r->agreement = condition || (is_yes(answer) ? question_is_presence(f->form, q) && !is_option(q)
						    : !is_apart(f, q, answer));
	for (size_t i = 0; i < q->measures.n; i++)
		*vec_push(f->a, &r->measures) = q->measures.at[i];
	r->at.place = x && x->place ? x->place : x ? x->at : f->sheet->place;
	add_extra(f, r, "answered.head.answer", x && x->said ? x->said : answer);
	add_extra(f, r, "answered.head.date", x ? x->date : NULL);
	add_extra(f, r, "answered.head.target", x ? x->target : NULL);
	add_extra(f, r, "answered.head.remark", x ? x->remark : NULL);
	join_topic(risk, q);
	add_duty(f, risk, q, x);
}

/* There is no such thing: it is noted, and nobody has to do anything. */
static bool asks_nothing(const struct answering_form *f, const struct question *q,
			 const struct disclosed_answer *x)
{
	return !q->heading && !is_option(q) && question_is_presence(f->form, q) &&
	       is_taken(x ? disclosed_answer_now(x) : NULL, "no");
}

/*
 * Of options those that are taken; the question above it says the rest, and so does one that
 * denies what is asked more of it.
 */
static bool is_asked(const struct answering_form *f, const struct question *q,
		     const struct disclosed_answer *x)
{
	const char *now = x ? disclosed_answer_now(x) : NULL;

	return !q->heading && (!is_option(q) || is_taken(now, "yes")) &&
	       (now || !disclosed_denied_above(f->a, f->l, f->sheet, q->id));
}

struct risk_register *answered_register(struct arena *a, const struct project *p,
					const struct library *l, const struct disclosed_sheet *s)
{
	const struct party *party = project_party(p, s->party);
	struct answering_form f = {a, p, l, s, library_questionnaire(l, s->questionnaire),
				   arena_alloc(a, sizeof *f.reg)};

	if (!f.form)
		return NULL;
	f.reg->title = form_word(&f, "answered.title", f.form->title,
				 party ? party->name : s->party);
	f.reg->source.file = s->file ? s->file : s->place;
	f.reg->source.title = f.form->title;
	f.reg->source.date = s->date;
	for (size_t i = 0; i < f.form->questions.n; i++) {
		const struct question *q = &f.form->questions.at[i];
		const struct disclosed_answer *x = disclosed_answer_of(s, q->id);

		if (asks_nothing(&f, q, x))
			*vec_push(a, &f.reg->notes) =
				requirement_text(&f, q, x, disclosed_answer_now(x));
		else if (is_asked(&f, q, x))
			add_requirement(&f, q, x);
	}
	for (size_t i = 0; i < s->notes.n; i++)
		*vec_push(a, &f.reg->notes) = s->notes.at[i];
	return f.reg;
}

bool register_is_of_answers(const struct project *p, const struct risk_register *reg,
			    const struct disclosed_sheet *s)
{
	for (size_t i = 0; reg->source.file && i < p->disclosed.n; i++) {
		const struct disclosed_sheet *x = &p->disclosed.at[i];

		if ((!s || s == x) && text_equal(x->file ? x->file : x->place, reg->source.file))
			return true;
	}
	return false;
}
