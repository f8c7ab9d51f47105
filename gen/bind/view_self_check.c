/* SPDX-License-Identifier: MIT
 *
 * Views over questionnaires that the hospital answers again each month, with levels: item by item
 * where it stands and how it came there, month by month what was reached and what changed.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/view.h"

/* The sheets of one form, from the first month to the last; of a month the last that came. */
struct months {
	const struct questionnaire *form;
	VEC(const struct disclosed_sheet *) all;
};

static bool is_of_hospital(const struct binding *b, const struct disclosed_sheet *s)
{
	const struct party *p = project_party(b->in->project, s->party);

	return p && text_equal(p->kind, "hospital");
}

/* By month, of which there may be a new one between two that are there. */
static void put_sheet(struct binding *b, struct months *m, const struct disclosed_sheet *s)
{
	size_t at = 0;

	while (at < m->all.n && strcmp(m->all.at[at]->month, s->month) < 0)
		at++;
	if (at < m->all.n && text_equal(m->all.at[at]->month, s->month)) {
		m->all.at[at] = project_disclosed_latest(b->in->project, s) == s ||
						strcmp(s->id, m->all.at[at]->id) > 0
					? s
					: m->all.at[at];
		return;
	}
	*vec_push(b->scratch, &m->all) = s;
	for (size_t i = m->all.n - 1; i > at; i--)
		m->all.at[i] = m->all.at[i - 1];
	m->all.at[at] = s;
}

static struct months months_of(struct binding *b, const struct questionnaire *q)
{
	const struct project *p = b->in->project;
	struct months m = {.form = q};

	for (size_t i = 0; i < p->disclosed.n; i++) {
		const struct disclosed_sheet *s = &p->disclosed.at[i];

		if (s->month && text_equal(s->questionnaire, q->id) && is_of_hospital(b, s))
			put_sheet(b, &m, s);
	}
	return m;
}

static bool is_monthly(const struct questionnaire *q)
{
	return q->repeat && q->target;
}

/* NULL: there is none, or no answer in it. */
static const char *level_in(const struct disclosed_sheet *s, const struct question *x)
{
	const struct disclosed_answer *answer = s ? disclosed_answer_of(s, x->id) : NULL;

	return answer ? answer->answer : NULL;
}

static const char *level_word(const struct questionnaire *q, const struct question *x,
			      const char *level)
{
	const struct answer_choices *c = question_choices(q, x);
	const struct answer_choice *choice = c && level ? answer_choice_find(c, level) : NULL;

	return choice ? choice->word : NULL;
}

static const char *level_meaning(const struct questionnaire *q, const struct question *x,
				 const char *level)
{
	const struct answer_choices *c = question_choices(q, x);
	const struct answer_choice *choice = c && level ? answer_choice_find(c, level) : NULL;

	return choice && choice->meaning ? choice->meaning : "";
}

/* Levels are ids that rise: level-0 … level-9. Without one of the two nothing has changed. */
static const char *change_of(const char *before, const char *now)
{
	int c = before && now ? strcmp(now, before) : 0;

	return !before || !now ? "unknown" : c > 0 ? "better" : c < 0 ? "worse" : "same";
}

static const char *state_of(const struct questionnaire *q, const char *level)
{
	return !level ? "unanswered" : strcmp(level, q->target) >= 0 ? "reached" : "below";
}

/* 令和8年10月; `brief`: 10月 */
static const char *month_name(struct binding *b, const char *month, bool brief)
{
	const char *day = view_date(b, arena_concat(b->a, month, "-01", (char *)NULL));
	const char *from = day && brief ? strstr(day, "年") : day;
	const char *to = from ? strstr(from, "月") : NULL;

	if (!to)
		return month;
	from += brief ? strlen("年") : 0;
	return arena_strndup(b->a, from, (size_t)(to - from) + strlen("月"));
}

/* '令和8年11月（1）、12月（1）、令和9年1月（2）': a year stands before the first month of it. */
static const char *history(struct binding *b, const struct months *m, const struct question *x)
{
	const char *dash = library_word(b->in->library, "dash");
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < m->all.n; i++) {
		const char *word = level_word(m->form, x, level_in(m->all.at[i], x));
		const char *month = m->all.at[i]->month;
		bool same_year = i && strncmp(month, m->all.at[i - 1]->month, strlen("2026")) == 0;

		strbuf_join(&sb, library_word(b->in->library, "list.comma"),
			    month_name(b, month, same_year));
		strbuf_printf(&sb, "（%s）", word ? word : dash);
	}
	return sb.text;
}

static void add_item(struct binding *b, struct view *v, const struct months *m,
		     const struct question *x)
{
	const struct questionnaire *q = m->form;
	const struct disclosed_sheet *last = m->all.at[m->all.n - 1],
				     *prior = m->all.n > 1 ? m->all.at[m->all.n - 2] : NULL;
	const char *now = level_in(last, x), *before = level_in(prior, x);
	const char *dash = library_word(b->in->library, "dash");
	const struct question_section *s = x->section ? questionnaire_section(q, x->section) : NULL;
	const struct disclosed_answer *answer = disclosed_answer_of(last, x->id);
	struct view_row *row = view_add(b, v, "disclosed-answer", last->place,
					answer ? answer->at : last->place, x->id);

	view_set(b, row, "form", q->shown ? q->shown : q->title);
	view_set(b, row, "no", x->no ? x->no : x->id);
	view_set(b, row, "section", s ? s->title : "");
	view_set(b, row, "text", x->text);
	view_set(b, row, "month", last->month);
	view_set(b, row, "level", now ? level_word(q, x, now) : dash);
	view_set(b, row, "level.name", level_meaning(q, x, now));
	view_set(b, row, "before", before ? level_word(q, x, before) : dash);
	view_set(b, row, "change", change_of(before, now));
	view_set(b, row, "change.name", word_of(b, "self-check.change", change_of(before, now)));
	view_set(b, row, "state", state_of(q, now));
	view_set(b, row, "state.name", word_of(b, "self-check.state", state_of(q, now)));
	view_set(b, row, "history", history(b, m, x));
	view_set(b, row, "remark", answer && answer->remark ? answer->remark : "");
}

void fill_self_checks(struct binding *b, struct view *v)
{
	const struct library *l = b->in->library;

	for (size_t i = 0; i < l->questionnaires.n; i++) {
		const struct questionnaire *q = &l->questionnaires.at[i];
		const struct months m = is_monthly(q) ? months_of(b, q) : (struct months){0};

		for (size_t k = 0; m.all.n && k < q->questions.n; k++)
			if (!q->questions.at[k].heading)
				add_item(b, v, &m, &q->questions.at[k]);
	}
}

struct month_counts {
	size_t reached, below, unanswered, better, worse;
};

static void count_question(const struct questionnaire *q, const char *before, const char *now,
			   struct month_counts *n)
{
	const char *change = change_of(before, now);

	n->unanswered += !now;
	n->reached += now && strcmp(now, q->target) >= 0;
	n->below += now && strcmp(now, q->target) < 0;
	n->better += text_equal(change, "better");
	n->worse += text_equal(change, "worse");
}

/* '4（1→2）、8（2→1）' */
static void say_change(struct binding *b, const struct questionnaire *q, const struct question *x,
		       const char *before, const char *now, struct strbuf *sb)
{
	if (!before || !now || strcmp(before, now) == 0)
		return;
	strbuf_join(sb, library_word(b->in->library, "list.comma"), x->no ? x->no : x->id);
	strbuf_printf(sb, "（%s→%s）", level_word(q, x, before), level_word(q, x, now));
}

static void set_number(struct binding *b, struct view_row *row, const char *field, size_t n)
{
	view_set(b, row, field, arena_printf(b->a, "%zu", n));
}

static void add_month(struct binding *b, struct view *v, const struct questionnaire *q,
		      const struct disclosed_sheet *s, const struct disclosed_sheet *prior)
{
	struct view_row *row = view_add(b, v, "disclosed-sheet", s->place, s->place, s->id);
	struct strbuf changed = strbuf_new(b->a);
	struct month_counts n = {0};

	for (size_t i = 0; i < q->questions.n; i++) {
		const struct question *x = &q->questions.at[i];
		const char *before = level_in(prior, x), *now = level_in(s, x);

		if (x->heading)
			continue;
		count_question(q, before, now, &n);
		say_change(b, q, x, before, now, &changed);
	}
	view_set(b, row, "form", q->shown ? q->shown : q->title);
	view_set(b, row, "month", s->month);
	view_set(b, row, "month.name", month_name(b, s->month, false));
	view_set_day_or(b, row, "date", s->date, library_word(b->in->library, "dash"));
	set_number(b, row, "reached", n.reached);
	set_number(b, row, "below", n.below);
	set_number(b, row, "unanswered", n.unanswered);
	set_number(b, row, "better", n.better);
	set_number(b, row, "worse", n.worse);
	view_set(b, row, "changed",
		 !prior            ? word_of(b, "self-check", "first")
		 : changed.text[0] ? changed.text
				   : word_of(b, "self-check", "unchanged"));
}

void fill_self_check_months(struct binding *b, struct view *v)
{
	const struct library *l = b->in->library;

	for (size_t i = 0; i < l->questionnaires.n; i++) {
		const struct questionnaire *q = &l->questionnaires.at[i];
		const struct months m = is_monthly(q) ? months_of(b, q) : (struct months){0};

		for (size_t k = 0; k < m.all.n; k++)
			add_month(b, v, q, m.all.at[k], k ? m.all.at[k - 1] : NULL);
	}
}
