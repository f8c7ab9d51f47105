/* SPDX-License-Identifier: MIT
 *
 * Each row is compared with each question: forms have some forty, so that nothing needs an index. A
 * number counts as much as half of a text, and never alone, because other forms have numbers too:
 * only a row without a text is taken by its number.
 */
#include "returns/answered_form.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "returns/answered_words.h"
#include "returns/forms.h"

/* What a number adds to how alike two texts are, what is asked for, and how far before others. */
static const double same_number = 0.4, same_tail = 0.1, least = 0.35, least_text = 0.12,
		    ahead = 0.06;

struct asked_question {
	const struct question *question;
	const char *id, *no, *tail; /* forms; tail: the last number of it: '(3)' of '2(3)' */
	struct grams grams;
	VEC(const struct source_row *) rows;
};

struct form_matching {
	struct arena *a;
	const struct answered_source *s;
	struct forms *forms;
	struct diag_list *dl;
	struct disclosed_sheet *out;
	VEC(struct asked_question) all;
	VEC(const struct source_row *) strangers;
	size_t yearless; /* days without a year that stay as they were written */
	const char *one; /* where the first stands */
};

static const char *row_extra(const struct source_row *r, const char *name)
{
	for (size_t i = 0; i < r->fields.n; i++)
		if (r->fields.at[i].extra && strcmp(r->fields.at[i].name, name) == 0)
			return r->fields.at[i].value;
	return NULL;
}

/* '(3)' of '2(3)', '③' folds to 3: '2③' is '23' there, so that the printed text is asked. */
static const char *tail_of(struct form_matching *m, const char *no)
{
	const char *open = strrchr(no, '('), *end = no;

	if (open)
		return forms_of(m->forms, open);
	for (const char *p = no; *p; text_next(&p))
		end = p;
	const char *sign = end;
	const uint32_t last = text_next(&sign);

	return last >= 0x2460 && last <= 0x2473 ? forms_of(m->forms, end) : NULL;
}

static void know_questions(struct form_matching *m)
{
	const struct questionnaire *q = m->s->form;

	for (size_t i = 0; i < q->questions.n; i++) {
		const struct question *x = &q->questions.at[i];
		const char *text = forms_of(m->forms, x->text);
		const char *no = x->no ? x->no : x->id;

		*vec_push(m->a, &m->all) =
			(struct asked_question){.question = x,
				       .id = forms_of(m->forms, x->id),
				       .no = forms_of(m->forms, no),
				       .tail = tail_of(m, no),
				       .grams = grams_of(m->a, text ? text : "")};
	}
}

/* What of a row is compared. */
struct row_asking {
	const char *no, *section;
	struct grams grams;
	bool has_text;
};

static struct row_asking words_of(struct form_matching *m, const struct source_row *r)
{
	const char *text = forms_of(m->forms, source_row_get(r, "text"));

	return (struct row_asking){.no = forms_of(m->forms, source_row_get(r, "no")),
				  .section = forms_of(m->forms, source_row_get(r, "section")),
				  .grams = grams_of(m->a, text ? text : ""),
				  .has_text = text != NULL};
}

static double weigh(const struct asked_question *x, const struct row_asking *w)
{
	const double text = w->has_text ? grams_alike(&x->grams, &w->grams) : 0;
	const bool exact = w->no && (w->no == x->no || w->no == x->id);

	if (w->has_text && text < least_text)
		return 0;
	return text + (exact ? same_number : w->no && w->no == x->tail ? same_tail : 0);
}

static struct asked_question *by_code(struct form_matching *m, const struct source_row *r)
{
	const char *code = forms_of(m->forms, row_extra(r, ANSWERED_CODE));

	for (size_t i = 0; code && i < m->all.n; i++)
		if (m->all.at[i].id == code)
			return &m->all.at[i];
	return NULL;
}

/* The question that fits, where none other fits nearly as well; NULL: nobody can say. */
static struct asked_question *by_words(struct form_matching *m, const struct row_asking *w)
{
	struct asked_question *best = NULL;
	double most = 0, second = 0;

	for (size_t i = 0; i < m->all.n; i++) {
		const double x = weigh(&m->all.at[i], w);

		if (x > most) {
			second = most;
			most = x;
			best = &m->all.at[i];
		} else if (x > second) {
			second = x;
		}
	}
	return most >= least && most - second >= ahead ? best : NULL;
}

/*
 * A code says it, unless the row's own words ask something else: where columns were sorted apart, or
 * the head is another form's, nobody can say to which of the two the answer belongs.
 */
static struct asked_question *find(struct form_matching *m, const struct source_row *r)
{
	const struct row_asking w = words_of(m, r);
	struct asked_question *coded = by_code(m, r), *worded = by_words(m, &w);

	if (!coded)
		return worded;
	if (w.has_text && grams_alike(&coded->grams, &w.grams) < least)
		return NULL;
	return worded && weigh(worded, &w) - weigh(coded, &w) >= ahead ? NULL : coded;
}

static void find_all(struct form_matching *m, const struct source_table *t)
{
	for (size_t i = 0; i < t->rows.n; i++) {
		struct asked_question *x = find(m, &t->rows.at[i]);

		if (x)
			*vec_push(m->a, &x->rows) = &t->rows.at[i];
		else
			*vec_push(m->a, &m->strangers) = &t->rows.at[i];
	}
}

/* --- what no question asks --- */

static const char *row_text(struct form_matching *m, const struct source_row *r)
{
	struct strbuf sb = strbuf_new(m->a);

	for (size_t i = 0; i < r->fields.n; i++)
		strbuf_join(&sb, "　", r->fields.at[i].value);
	return sb.text;
}

static void keep_strangers(struct form_matching *m)
{
	for (size_t i = 0; i < m->strangers.n; i++) {
		const struct source_row *r = m->strangers.at[i];

		*vec_push(m->a, &m->out->notes) = arena_concat(
			m->a, r->place ? r->place : "", ": ", row_text(m, r), (char *)NULL);
	}
	if (m->strangers.n)
		diag_add(m->dl, DIAG_ROW_OF_NO_QUESTION, NULL, m->s->place,
			 arena_printf(m->a, "%zu", m->strangers.n), m->s->form->id,
			 m->out->notes.at[0]);
}

/* --- answers --- */

static const char *read_day(struct form_matching *m, const struct source_row *r, const char *field)
{
	return answered_day(m->a, m->forms, m->s->words, source_row_get(r, field), m->s->asked);
}

/* A day that nobody can read stays with what was said, which loses nothing. */
static const char *said_of(struct form_matching *m, const struct source_row *r)
{
	const char *said = source_row_get(r, "answer"), *day = source_row_get(r, "date");

	if (!day || read_day(m, r, "date"))
		return said;
	return said ? arena_concat(m->a, said, " (", day, ")", (char *)NULL) : day;
}

static const char *joined(struct form_matching *m, const char *x, const char *y)
{
	return x && y ? arena_concat(m->a, x, "　", y, (char *)NULL) : x ? x : y;
}

static const char *remark_of(struct form_matching *m, const struct source_row *r, const char *more)
{
	const char *remark = source_row_get(r, "remark");

	return joined(m, answered_remark(m->a, m->forms, m->s->grid, r->sheet, remark), more);
}

static struct disclosed_answer answer_of(struct form_matching *m, const struct asked_question *x,
					 const struct source_row *r)
{
	const struct answer_choices *choices = question_choices(m->s->form, x->question);
	struct answered_word first = answered_word(m->a, m->forms, m->s, choices,
						   source_row_get(r, "answer")),
			     again = answered_word(m->a, m->forms, m->s, choices,
						   source_row_get(r, "again"));
	const char *date = read_day(m, r, "date"), *again_date = read_day(m, r, "again_date");
	const char *target = source_row_get(r, "target"), *target_day = read_day(m, r, "target");

	if (first.yearless || again.yearless) {
		m->one = m->yearless++ ? m->one : r->place;
		if (again.yearless)
			again.rest = source_row_get(r, "again");
	}
	if (target && !target_day)
		first.rest = joined(m, first.rest, target);
	return (struct disclosed_answer){
		.item = x->question->id,
		.answer = first.choice,
		.said = said_of(m, r),
		.date = date ? date : first.day,
		.target = target_day,
		.again = again.choice ? again.choice : source_row_get(r, "again"),
		.again_date = again_date ? again_date : again.day,
		.remark = remark_of(m, r, joined(m, first.rest, again.rest)),
		.place = r->place,
	};
}

static bool is_alike(const struct disclosed_answer *x, const struct disclosed_answer *y)
{
	return text_equal(x->answer, y->answer) && text_equal(x->said, y->said) &&
	       text_equal(x->again, y->again) && text_equal(x->target, y->target);
}

/* Two answers that differ are none: both stand in what was said. */
static void add_double(struct form_matching *m, struct disclosed_answer *first,
		       const struct disclosed_answer *next)
{
	if (is_alike(first, next)) {
		first->remark = text_equal(first->remark, next->remark)
					? first->remark
					: joined(m, first->remark, next->remark);
		return;
	}
	diag_add(m->dl, DIAG_ANSWERED_UNLIKE, first->item, m->s->place, first->item,
		 first->said ? first->said : "", next->said ? next->said : "",
		 arena_concat(m->a, first->place ? first->place : "", ", ",
			      next->place ? next->place : "", (char *)NULL));
	first->answer = NULL;
	first->said = arena_concat(m->a, first->said ? first->said : "−", " ／ ",
				   next->said ? next->said : "−", (char *)NULL);
	first->remark = joined(m, first->remark, next->remark);
}

static void tell_unread(struct form_matching *m, const struct asked_question *x,
			const struct disclosed_answer *answer)
{
	const struct answer_choices *choices = question_choices(m->s->form, x->question);
	struct strbuf words = strbuf_new(m->a);

	for (size_t i = 0; choices && i < choices->all.n; i++)
		strbuf_join(&words, ", ", choices->all.at[i].word);
	diag_add(m->dl, DIAG_ANSWER_UNREAD, answer->item, m->s->place, answer->said, answer->item,
		 words.text, answer->place ? answer->place : "");
}

static void add_answer(struct form_matching *m, const struct asked_question *x, size_t *read)
{
	struct disclosed_answer first = answer_of(m, x, x->rows.at[0]);
	bool doubled = false;

	for (size_t i = 1; i < x->rows.n; i++) {
		const struct disclosed_answer next = answer_of(m, x, x->rows.at[i]);

		doubled = doubled || !is_alike(&first, &next);
		add_double(m, &first, &next);
	}
	if (!first.answer && first.said && !doubled && !x->question->heading &&
	    !answered_nothing(m->forms, m->s->words, first.said))
		tell_unread(m, x, &first);
	*read += first.answer != NULL;
	*vec_push(m->a, &m->out->answers) = first;
}

size_t answered_form_match(struct arena *a, const struct answered_source *s,
			   struct disclosed_sheet *out, struct diag_list *dl)
{
	struct form_matching m = {.a = a, .s = s, .forms = forms_new(a), .dl = dl, .out = out};
	size_t read = 0;

	know_questions(&m);
	for (size_t i = 0; i < s->tables->tables.n; i++)
		find_all(&m, &s->tables->tables.at[i]);
	keep_strangers(&m);
	for (size_t i = 0; i < m.all.n; i++)
		if (m.all.at[i].rows.n)
			add_answer(&m, &m.all.at[i], &read);
	if (m.yearless)
		diag_add(dl, DIAG_ANSWER_WITHOUT_YEAR, NULL, s->place,
			 arena_printf(a, "%zu", m.yearless), m.one ? m.one : "");
	return read;
}
