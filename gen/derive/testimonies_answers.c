/* SPDX-License-Identifier: MIT
 *
 * What answers say: of questionnaires that count, of the hospital's checklist (inspection.json),
 * and which papers came. Of options one is enough, so that only all of them together deny; below
 * a question that was denied nothing is asked any more.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/references.h"
#include "derive/remarks.h"
#include "derive/sentences.h"
#include "derive/testimonies_gather.h"

static bool denies(const char *answer)
{
	return answer && (strcmp(answer, "no") == 0 || strcmp(answer, "not-applicable") == 0);
}

/* One above it was denied: the question fell away. */
static bool fell_away(struct witnessing *g, const struct disclosed_sheet *s, const char *item)
{
	for (const char *up = disclosed_parent(g->a, g->l, s, item); up;
	     up = disclosed_parent(g->a, g->l, s, up)) {
		const struct disclosed_answer *x = disclosed_answer_of(s, up);

		if (x && denies(disclosed_answer_now(x)))
			return true;
	}
	return false;
}

struct claiming {
	bool says;
	enum claim claim;
};

static struct claiming claim_level(const char *level)
{
	return level[0] == '0' ? (struct claiming){true, CLAIM_LACKS}
	       : level[0] >= '2' ? (struct claiming){true, CLAIM_DOES}
				 : (struct claiming){0};
}

/* `can`: the question asks what the product is able to. */
static struct claiming claim_of(const struct answer_subject *s, const char *answer, bool can)
{
	if (!answer)
		return (struct claiming){0};
	if (text_starts(answer, "level-"))
		return claim_level(answer + strlen("level-"));
	if (strcmp(answer, "yes") == 0)
		return (struct claiming){true, can ? CLAIM_CAN : CLAIM_DOES};
	if (strcmp(answer, "no") == 0)
		return (struct claiming){true, can ? CLAIM_CANNOT : CLAIM_LACKS};
	if (strcmp(answer, "not-applicable") == 0)
		return (struct claiming){true, s->feature ? CLAIM_LACKS : CLAIM_ABSENT};
	return (struct claiming){0};
}

static bool is_hospital(const struct project *p, const char *party)
{
	const struct party *x = project_party(p, party);

	return x && strcmp(x->kind, "hospital") == 0;
}

static const bool *systems_of_sheet(struct witnessing *g, const struct disclosed_sheet *s)
{
	if (s->system)
		return systems_one(g->a, g->p, project_system(g->p, s->system));
	return is_hospital(g->p, s->party) ? systems_all(g->a, g->p)
					   : systems_of_vendor(g->a, g->p, s->party);
}

/* The word of the form, else the id. */
static const char *answer_word(struct witnessing *g, const struct disclosed_sheet *s,
			       const struct disclosed_answer *x)
{
	const char *now = disclosed_answer_now(x);
	const struct questionnaire *q = library_questionnaire(g->l, s->questionnaire);
	const struct question *asked = disclosed_question(g->l, s, x);
	const struct answer_choices *choices = asked ? question_choices(q, asked) : NULL;
	const struct answer_choice *c = choices ? answer_choice_find(choices, now) : NULL;

	return c ? c->word : !x->again && x->said ? x->said : now;
}

/* What the question asks for, as the form has it. */
static const struct rule_words *measures_asked(struct witnessing *g, const struct question *q)
{
	struct rule_words *out;

	if (!q || !q->measures.n)
		return NULL;
	out = arena_alloc(g->a, sizeof *out);
	*out = (struct rule_words){0};
	for (size_t i = 0; i < q->measures.n; i++)
		*vec_push(g->a, out) = q->measures.at[i];
	return out;
}

/* An answer of all systems is of those that its texts name. */
static void set_scope(struct witnessing *g, struct testimony *t, const char *text)
{
	bool yes = t->claim == CLAIM_DOES || t->claim == CLAIM_CAN;

	if (!t->sheet || !t->sheet->system)
		t->systems = sentences_scope(g->a, g->p, g->l, text, yes, t->systems, &t->named);
}

static void add_answer(struct witnessing *g, const struct answer_subject *subject,
		       const struct disclosed_sheet *s, const struct disclosed_answer *x,
		       enum claim claim)
{
	const bool own = is_hospital(g->p, s->party);
	struct testimony *t =
		testimony_add(g, subject, own ? WITNESS_HOSPITAL : WITNESS_ANSWER, claim);

	t->party = s->party;
	t->systems = systems_of_sheet(g, s);
	t->product = s->product;
	t->key = disclosed_key(g->a, s, x);
	t->said = answer_word(g, s, x);
	t->place = x->at;
	t->date = x->again_date ? x->again_date : x->date ? x->date : s->date;
	t->until = denies(disclosed_answer_now(x)) ? x->target : NULL;
	t->answer = disclosed_answer_now(x);
	t->remark = x->remark;
	t->sheet = s;
	t->measures = measures_asked(g, disclosed_question(g->l, s, x));
	set_scope(g, t, x->remark);
}

static void gather_answer(struct witnessing *g, const struct answer_subject *subject,
			  const struct disclosed_sheet *s, const struct disclosed_answer *x)
{
	const char *key = disclosed_key(g->a, s, x), *now = disclosed_answer_now(x);
	bool does = rule_questions_match(&subject->does, key),
	     can = rule_questions_match(&subject->can, key);
	struct claiming c = claim_of(subject, now, !does);

	if ((does || can) && c.says && !(denies(now) && fell_away(g, s, x->item)))
		add_answer(g, subject, s, x, c.claim);
	if (rule_questions_match(&subject->absent, key) && text_equal(now, "not-applicable"))
		add_answer(g, subject, s, x, CLAIM_LACKS);
}

/* All of several ways denied. */
static void gather_ways(struct witnessing *g, const struct answer_subject *subject,
			const struct disclosed_sheet *s)
{
	const struct disclosed_answer *first = NULL;
	size_t n = 0;

	for (size_t i = 0; i < s->answers.n; i++) {
		const struct disclosed_answer *x = &s->answers.at[i];

		if (!rule_questions_match(&subject->ways, disclosed_key(g->a, s, x)))
			continue;
		if (!denies(disclosed_answer_now(x)) || fell_away(g, s, x->item))
			return;
		first = first ? first : x;
		n++;
	}
	if (first && n == subject->ways.n)
		add_answer(g, subject, s, first, CLAIM_LACKS);
}

void gather_answers(struct witnessing *g)
{
	for (size_t i = 0; i < g->p->disclosed.n; i++) {
		const struct disclosed_sheet *s = &g->p->disclosed.at[i];

		for (size_t n = 0; disclosed_counts(g->p, s) && n < g->l->answer_rules.subjects.n;
		     n++) {
			const struct answer_subject *subject = &g->l->answer_rules.subjects.at[n];

			for (size_t k = 0; k < s->answers.n; k++)
				gather_answer(g, subject, s, &s->answers.at[k]);
			gather_ways(g, subject, s);
		}
	}
}

/* --- the checklist --- */

/* The form of the hospital that belongs to the edition, and its question. */
static const struct question *checklist_question(struct witnessing *g, const char *edition,
						 const char *item)
{
	const struct questionnaire *q = library_questionnaire(
		g->l, arena_concat(g->a, edition, "-hospital", (char *)NULL));

	return q ? questionnaire_question(q, item) : NULL;
}

static const char *both_texts(struct arena *a, const char *x, const char *y)
{
	return x && y ? arena_concat(a, x, "\n", y, (char *)NULL) : x ? x : y;
}

static void gather_checked(struct witnessing *g, const struct answer_subject *subject,
			   const char *edition, const struct checklist_answer *x)
{
	const struct party *hospital = project_party_of_kind(g->p, "hospital");
	const char *key = arena_concat(g->a, edition, "-/", x->item, (char *)NULL);
	struct claiming c = claim_of(subject, x->answer, false);

	/* 'cl-r7-*' and 'cl-*' take the edition whatever stands behind it */
	if (!c.says || !rule_questions_match(&subject->does, key))
		return;
	struct testimony *t = testimony_add(g, subject, WITNESS_HOSPITAL, c.claim);

	t->party = hospital ? hospital->id : NULL;
	t->systems = systems_all(g->a, g->p);
	t->key = arena_concat(g->a, edition, "/", x->item, (char *)NULL);
	t->said = x->answer;
	t->place = x->place;
	t->date = x->date;
	t->until = denies(x->answer) ? x->follow_up.due : NULL;
	t->answer = x->answer;
	t->remark = x->note;
	t->measures = measures_asked(g, checklist_question(g, edition, x->item));
	set_scope(g, t, both_texts(g->a, x->evidence, x->note));
}

void gather_checklist(struct witnessing *g)
{
	const struct inspection *x = &g->p->inspection;
	const struct guideline *printed = edition_checklist(g->p, g->l);
	const char *edition = x->checklist ? x->checklist : printed ? printed->id : NULL;

	for (size_t i = 0; edition && i < x->answers.n; i++)
		for (size_t n = 0; n < g->l->answer_rules.subjects.n; n++)
			gather_checked(g, &g->l->answer_rules.subjects.at[n], edition,
				       &x->answers.at[i]);
}

/* --- papers --- */

static bool names_word(const char *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *at = list; at && (at = strstr(at, word)); at += n)
		if ((at == list || at[-1] == ' ') && (!at[n] || at[n] == ' '))
			return true;
	return false;
}

static const char *vendor_of(const struct project *p, const struct disclosure *d)
{
	const struct system *s = project_system(p, d->system);

	return s ? s->vendor : NULL;
}

/* One of the subject's papers came from the vendor, of whatever system. */
static bool some_came(const struct witnessing *g, const struct answer_subject *subject,
		      const char *vendor)
{
	for (size_t i = 0; i < g->p->inspection.disclosures.n; i++) {
		const struct disclosure *d = &g->p->inspection.disclosures.at[i];

		if (d->received && names_word(subject->papers, d->paper) &&
		    text_equal(vendor_of(g->p, d), vendor))
			return true;
	}
	return false;
}

static void gather_paper(struct witnessing *g, const struct answer_subject *subject,
			 const struct disclosure *d)
{
	const char *vendor = vendor_of(g->p, d);

	if (!vendor || !names_word(subject->papers, d->paper) ||
	    (!d->received && (!d->asked || some_came(g, subject, vendor))))
		return;
	struct testimony *t = testimony_add(g, subject, WITNESS_PAPER,
					    d->received ? CLAIM_DOES : CLAIM_LACKS);

	t->party = vendor;
	t->systems = systems_one(g->a, g->p, project_system(g->p, d->system));
	t->product = d->product;
	t->key = arena_concat(g->a, "disclosure/", d->id, (char *)NULL);
	t->said = arena_concat(g->a, d->received ? "received " : "asked ",
			       d->received ? d->received : d->asked, (char *)NULL);
	t->place = d->place;
	t->date = d->received ? d->received : d->asked;
	t->group = subject;
}

void gather_papers(struct witnessing *g)
{
	for (size_t n = 0; n < g->l->answer_rules.subjects.n; n++) {
		const struct answer_subject *subject = &g->l->answer_rules.subjects.at[n];

		for (size_t i = 0; subject->papers && i < g->p->inspection.disclosures.n; i++)
			gather_paper(g, subject, &g->p->inspection.disclosures.at[i]);
	}
}
