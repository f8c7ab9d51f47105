/* SPDX-License-Identifier: MIT
 *
 * Findings about answered questionnaires: what they point to, what is unanswered, what was refused
 * without a day, what a remark leaves open; and what contradicts them, or each other, among all
 * that a project says. Forms that a later one took the place of are asked nothing.
 */
#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/contradictions.h"
#include "derive/remarks.h"

struct answer_check {
	struct arena *a;
	const struct check_input *in;
	const struct project *p;
	const struct library *l;
	struct diag_list *dl;
};

/* --- what they point to --- */

static const char *list_choices(struct arena *a, const struct answer_choices *choices)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; choices && i < choices->all.n; i++)
		strbuf_join(&sb, ", ", choices->all.at[i].id);
	return sb.text;
}

static void check_choice(const struct answer_check *c, const struct questionnaire *q,
			 const struct question *asked, const char *answer, const char *place)
{
	const struct answer_choices *choices = question_choices(q, asked);

	if (answer && choices && !answer_choice_find(choices, answer))
		diag_add(c->dl, DIAG_UNKNOWN_CHOICE, asked->id, place, answer, asked->id,
			 list_choices(c->a, choices));
}

static void check_question(const struct answer_check *c, const struct disclosed_sheet *s,
			   const struct questionnaire *q, const struct disclosed_answer *x)
{
	const struct question *asked = questionnaire_question(q, x->item);
	const struct disclosed_answer *first = disclosed_answer_of(s, x->item);

	if (first != x)
		diag_add(c->dl, DIAG_ANSWERED_TWICE, s->id, x->at, x->item, first->at);
	if (!asked) {
		diag_add(c->dl, DIAG_UNKNOWN_QUESTION, s->id, x->at, x->item, q->id);
		return;
	}
	check_choice(c, q, asked, x->answer, x->at);
	check_choice(c, q, asked, x->again, x->at);
}

static void check_names(const struct answer_check *c, const struct disclosed_sheet *s)
{
	const struct questionnaire *q = library_questionnaire(c->l, s->questionnaire);

	if (!project_party(c->p, s->party))
		diag_add(c->dl, DIAG_UNKNOWN_PARTY, s->id, s->place, s->party, "");
	if (s->system && !project_system(c->p, s->system))
		diag_add(c->dl, DIAG_UNKNOWN_SYSTEM, s->id, s->place, s->system);
	if (!q && c->l->questionnaires.n)
		diag_add(c->dl, DIAG_UNKNOWN_QUESTIONNAIRE, s->id, s->place, s->questionnaire,
			 library_list_questionnaires(c->a, c->l));
	for (size_t i = 0; q && i < s->answers.n; i++)
		check_question(c, s, q, &s->answers.at[i]);
}

/* --- what they leave open --- */

static void check_unanswered(const struct answer_check *c, const struct disclosed_sheet *s)
{
	const struct questionnaire *q = library_questionnaire(c->l, s->questionnaire);
	struct strbuf sb = strbuf_new(c->a);
	size_t n = 0, total = 0;

	for (size_t i = 0; q && i < q->questions.n; i++) {
		const struct question *asked = &q->questions.at[i];
		const struct disclosed_answer *x = disclosed_answer_of(s, asked->id);

		total += !asked->heading;
		if (asked->heading || (x && disclosed_answer_now(x)) ||
		    disclosed_denied_above(c->a, c->l, s, asked->id))
			continue;
		n++;
		strbuf_join(&sb, ", ", asked->id);
	}
	if (n)
		diag_add(c->dl, DIAG_QUESTIONS_UNANSWERED, s->id, s->place,
			 arena_printf(c->a, "%zu", n), arena_printf(c->a, "%zu", total), q->id,
			 sb.text);
}

/* An option that is not taken is no refusal. */
static bool is_option(const char *item)
{
	return strchr(item, '/') != NULL;
}

static const char *shown_answer(const struct disclosed_answer *x)
{
	return !x->again && x->said ? x->said : disclosed_answer_now(x);
}

/* No thing of that kind is no refusal either. */
static bool is_refusal(const struct answer_check *c, const struct disclosed_sheet *s,
		       const struct disclosed_answer *x)
{
	const char *now = disclosed_answer_now(x);
	const struct question *asked = disclosed_question(c->l, s, x);

	return now && strcmp(now, "no") == 0 &&
	       !(asked && question_is_presence(library_questionnaire(c->l, s->questionnaire), asked));
}

static void check_refusal(const struct answer_check *c, const struct disclosed_sheet *s,
			  const struct disclosed_answer *x)
{
	if (!is_refusal(c, s, x))
		return;
	if (x->target && strcmp(x->target, c->p->date) < 0)
		diag_add(c->dl, DIAG_TARGET_PASSED, disclosed_key(c->a, s, x), x->at,
			 shown_answer(x), x->target, c->p->date, s->party);
	else if (!x->target && text_empty(x->remark) && !is_option(x->item) &&
		 !disclosed_denied_above(c->a, c->l, s, x->item))
		diag_add(c->dl, DIAG_NO_WITHOUT_DATE, disclosed_key(c->a, s, x), x->at,
			 shown_answer(x), s->party);
}

/* --- remarks --- */

static enum diag_code remark_code(const char *kind)
{
	return strcmp(kind, "shifts") == 0    ? DIAG_REMARK_SHIFTS
	       : strcmp(kind, "limits") == 0  ? DIAG_REMARK_LIMITS
	       : strcmp(kind, "depends") == 0 ? DIAG_REMARK_DEPENDS
					      : DIAG_REMARK_PRODUCT_ONLY;
}

static void check_remarks(const struct answer_check *c)
{
	const struct remark_points points = remark_points_of(c->a, c->p, c->l);

	for (size_t i = 0; i < points.all.n; i++) {
		const struct remark_point *x = &points.all.at[i];
		size_t n = c->dl->all.n;

		diag_add(c->dl, remark_code(x->kind->id), disclosed_key(c->a, x->sheet, x->answer),
			 x->answer->at, x->answer->remark, x->measure ? x->measure->id : "-",
			 x->settled_by ? x->settled_by : "-");
		diag_about(c->dl, n, ABOUT_PARTY, x->sheet->party);
	}
}

/* --- contradictions --- */

/* A key and its place: "mds-4.1/12.4 (disclosures/tele.json:answers[3], tele) says 'いいえ'". */
static const char *side_words(const struct answer_check *c, const struct testimony *t,
			      const char *keys)
{
	const char *place = t->place;

	if (t->sheet)
		place = arena_concat(c->a, t->sheet->id, ", ", t->place, (char *)NULL);
	return diag_expand(c->a, _("%1 (%2) says '%3'"),
			   (const char *const[]){keys, place, t->said ? t->said : "", NULL});
}

/* The keys of y and of what says the same. */
static const char *group_keys(const struct answer_check *c, const struct contradiction *x)
{
	struct strbuf sb = strbuf_new(c->a);

	strbuf_add(&sb, x->y.key);
	for (size_t i = 0; i < x->also.n; i++)
		strbuf_join(&sb, ", ", x->also.at[i]->key);
	return sb.text;
}

static void tell_contradiction(const struct answer_check *c, const struct contradiction *x)
{
	size_t n = c->dl->all.n;
	const char *vendor = contradiction_vendor(c->p, x);

	diag_add(c->dl, DIAG_CONTRADICTION, x->x.key, x->x.place, x->subject,
		 side_words(c, &x->x, x->x.key), side_words(c, &x->y, group_keys(c, x)));
	diag_about(c->dl, n, vendor ? ABOUT_PARTY : ABOUT_HOSPITAL,
		   vendor ? vendor : SCOPE_HOSPITAL);
}

static void check_contradicting(const struct answer_check *c)
{
	const struct testimony_sources sources = {c->p, c->l, c->in->coverage, c->in->words};
	const struct contradictions all = contradictions_of(c->a, &sources);

	for (size_t i = 0; i < all.all.n; i++)
		tell_contradiction(c, &all.all.at[i]);
}

void check_disclosed(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct answer_check c = {a, in, in->project, in->library, dl};

	for (size_t i = 0; i < c.p->disclosed.n; i++) {
		const struct disclosed_sheet *s = &c.p->disclosed.at[i];
		size_t n = dl->all.n;

		check_names(&c, s);
		if (disclosed_counts(c.p, s)) {
			check_unanswered(&c, s);
			for (size_t k = 0; k < s->answers.n; k++)
				check_refusal(&c, s, &s->answers.at[k]);
		}
		diag_about(dl, n, ABOUT_PARTY, s->party);
	}
	check_remarks(&c);
	check_contradicting(&c);
}
