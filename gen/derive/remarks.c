/* SPDX-License-Identifier: MIT
 *
 * Rules are tried in the order of the file. A sentence is read as it stands, without blanks and
 * line breaks, so that words that a cell broke are found.
 */
#include "derive/remarks.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

static bool has_all(const struct rule_words *words, const char *text)
{
	for (size_t i = 0; i < words->n; i++)
		if (!strstr(text, words->at[i]))
			return false;
	return true;
}

static bool has_one(const struct rule_words *words, const char *text)
{
	return !words->n || rule_words_find(words, text);
}

static bool rule_takes(const struct remark_rule *r, const char *text)
{
	return has_one(&r->any, text) && has_one(&r->some, text) && has_all(&r->all, text) &&
	       !rule_words_find(&r->not, text);
}

const struct remark_kind *remark_read(const struct library *l, const char *remark)
{
	const struct answer_rules *rules = &l->answer_rules;

	if (text_empty(remark))
		return NULL;
	for (size_t i = 0; i < rules->rules.n; i++)
		if (rule_takes(&rules->rules.at[i], remark))
			return remark_kind_find(rules, rules->rules.at[i].kind);
	return remark_kind_find(rules, REMARK_PLAIN);
}

bool remark_explains(const struct library *l, const char *answer, const char *remark)
{
	const struct answer_rules *rules = &l->answer_rules;

	for (size_t i = 0; answer && remark && i < rules->explains.n; i++)
		if (strcmp(rules->explains.at[i].of, answer) == 0 &&
		    rule_words_find(&rules->explains.at[i].any, remark))
			return true;
	return false;
}

bool remark_denies(struct arena *a, const struct library *l, const char *answer,
		   const char *remark)
{
	const struct answer_rules *rules = &l->answer_rules;
	const char *text = remark ? text_squash(a, remark) : NULL;

	if (!answer || !text || rule_words_find(&rules->but, text))
		return false;
	return strcmp(answer, "yes") == 0 ? rule_words_find(&rules->refuses, text) != NULL
	       : strcmp(answer, "no") == 0
		       ? rule_words_find(&rules->grants, text) &&
				 !rule_words_find(&rules->refuses, text) &&
				 !remark_explains(l, answer, text)
		       : false;
}

/* The next character that is no digit or point. */
static const char *skip_numbers(const char *s)
{
	while (isdigit((unsigned char)*s) || *s == '.')
		s++;
	return s;
}

bool questionnaires_are_kin(const char *x, const char *y)
{
	for (x = skip_numbers(x), y = skip_numbers(y); *x && *x == *y;
	     x = skip_numbers(x + 1), y = skip_numbers(y + 1))
		;
	return !*x && !*y;
}

static const char *sheet_day(const struct disclosed_sheet *s)
{
	return s->date ? s->date : s->received ? s->received : "";
}

/* The hospital's own checklist of a later year (inspection.json) takes the place of its form. */
static bool checklist_came_after(const struct project *p, const struct disclosed_sheet *s)
{
	const struct party *party = project_party(p, s->party);
	const char *edition = p->inspection.checklist;
	char form[64];

	if (!party || strcmp(party->kind, "hospital") != 0 || !edition ||
	    strlen(edition) + sizeof "-hospital" > sizeof form)
		return false;
	strcpy(form, edition);
	strcat(form, "-hospital");
	if (strcmp(form, s->questionnaire) == 0 || !questionnaires_are_kin(form, s->questionnaire))
		return false;
	for (size_t i = 0; i < p->inspection.answers.n; i++)
		if (p->inspection.answers.at[i].date &&
		    strcmp(p->inspection.answers.at[i].date, sheet_day(s)) > 0)
			return true;
	return false;
}

bool disclosed_counts(const struct project *p, const struct disclosed_sheet *s)
{
	if (project_disclosed_latest(p, s) != s || checklist_came_after(p, s))
		return false;
	for (size_t i = 0; i < p->disclosed.n; i++) {
		const struct disclosed_sheet *o = &p->disclosed.at[i];

		if (o != s && strcmp(o->questionnaire, s->questionnaire) != 0 &&
		    questionnaires_are_kin(o->questionnaire, s->questionnaire) &&
		    strcmp(o->party, s->party) == 0 && text_equal(o->system, s->system) &&
		    text_equal(o->product, s->product) && strcmp(sheet_day(o), sheet_day(s)) > 0)
			return false;
	}
	return true;
}

const char *disclosed_answer_now(const struct disclosed_answer *x)
{
	return x->again ? x->again : x->answer;
}

const char *disclosed_key(struct arena *a, const struct disclosed_sheet *s,
			  const struct disclosed_answer *x)
{
	return arena_concat(a, s->questionnaire, "/", x->item, (char *)NULL);
}

const struct question *disclosed_question(const struct library *l,
					  const struct disclosed_sheet *s,
					  const struct disclosed_answer *x)
{
	const struct questionnaire *q = library_questionnaire(l, s->questionnaire);

	return q ? questionnaire_question(q, x->item) : NULL;
}

const char *disclosed_parent(struct arena *a, const struct library *l,
			     const struct disclosed_sheet *s, const char *item)
{
	const struct questionnaire *q = library_questionnaire(l, s->questionnaire);
	const struct question *x = q ? questionnaire_question(q, item) : NULL;
	size_t n = strlen(item);

	if (x)
		return x->parent;
	while (n && !strchr("./-", item[n - 1]))
		n--;
	return n > 1 ? arena_strndup(a, item, n - 1) : NULL;
}

static void add_measure(struct arena *a, struct answer_measures *out, const struct measure *m)
{
	for (size_t i = 0; i < out->all.n; i++)
		if (out->all.at[i] == m)
			return;
	*vec_push(a, &out->all) = m;
}

static bool speaks_of(const struct answer_subject *s, const char *key)
{
	return rule_questions_match(&s->does, key) || rule_questions_match(&s->can, key) ||
	       rule_questions_match(&s->ways, key) || rule_questions_match(&s->absent, key);
}

static void add_of_subject(struct arena *a, const struct library *l, const struct answer_subject *s,
			   struct answer_measures *out)
{
	for (size_t i = 0; i < s->measures.n; i++)
		for (size_t k = 0; k < l->measures.n; k++)
			if (text_matches(l->measures.at[k].id, s->measures.at[i]))
				add_measure(a, out, &l->measures.at[k]);
}

struct answer_measures answer_measures_of(struct arena *a, const struct library *l,
					  const struct disclosed_sheet *s,
					  const struct disclosed_answer *x)
{
	const struct question *q = disclosed_question(l, s, x);
	struct answer_measures out = {0};
	const char *key = disclosed_key(a, s, x);

	for (size_t i = 0; q && i < q->measures.n; i++)
		if (library_measure(l, q->measures.at[i]))
			add_measure(a, &out, library_measure(l, q->measures.at[i]));
	for (size_t i = 0; !out.all.n && i < l->answer_rules.subjects.n; i++)
		if (speaks_of(&l->answer_rules.subjects.at[i], key))
			add_of_subject(a, l, &l->answer_rules.subjects.at[i], &out);
	return out;
}

static bool answers_whole(const struct statement *s, const char *measure)
{
	for (size_t i = 0; i < s->forms.n; i++)
		for (size_t k = 0; k < s->forms.at[i].answers.n; k++)
			if (strcmp(s->forms.at[i].answers.at[k], measure) == 0)
				return true;
	return false;
}

/* The first statement of the library that answers the measure wholly. */
static const char *settling_statement(struct arena *a, const struct measure_index *x,
				      const struct measure *m)
{
	const struct measure_uses *uses = measure_uses_of(x, m->id);

	for (size_t i = 0; i < uses->all.n; i++)
		if (answers_whole(uses->all.at[i].statement, m->id))
			return arena_concat(a, uses->all.at[i].clause->id, "#",
					    uses->all.at[i].statement->id, (char *)NULL);
	return NULL;
}

/* Of work that goes to the hospital its own measure counts, where the question is tied to one. */
static const struct measure *measure_meant(const struct answer_measures *all,
					   const struct remark_kind *kind)
{
	const char *side = strcmp(kind->id, "shifts") == 0 ? "hospital" : "vendor";

	for (size_t i = 0; i < all->all.n; i++)
		if (strcmp(all->all.at[i]->side, side) == 0 ||
		    strcmp(all->all.at[i]->side, "both") == 0)
			return all->all.at[i];
	return all->all.n ? all->all.at[0] : NULL;
}

static void add_point(struct arena *a, const struct library *l, const struct measure_index *x,
		      const struct disclosed_sheet *s, const struct disclosed_answer *answer,
		      struct remark_points *out)
{
	const struct remark_kind *kind = remark_read(l, answer->remark);

	if (!kind || strcmp(kind->id, REMARK_PLAIN) == 0)
		return;
	const struct answer_measures all = answer_measures_of(a, l, s, answer);
	const struct measure *m = measure_meant(&all, kind);

	*vec_push(a, &out->all) = (struct remark_point){
		s, answer, kind, m, m ? settling_statement(a, x, m) : NULL};
}

struct remark_points remark_points_of(struct arena *a, const struct project *p,
				      const struct library *l)
{
	struct remark_points out = {0};
	const struct measure_index *x = p->disclosed.n ? measure_index_new(a, l) : NULL;

	for (size_t i = 0; i < p->disclosed.n; i++)
		for (size_t k = 0; disclosed_counts(p, &p->disclosed.at[i]) &&
				   k < p->disclosed.at[i].answers.n;
		     k++)
			add_point(a, l, x, &p->disclosed.at[i], &p->disclosed.at[i].answers.at[k],
				  &out);
	return out;
}

bool disclosed_denied_above(struct arena *a, const struct library *l,
			    const struct disclosed_sheet *s, const char *item)
{
	for (const char *up = disclosed_parent(a, l, s, item); up;
	     up = disclosed_parent(a, l, s, up)) {
		const struct disclosed_answer *x = disclosed_answer_of(s, up);
		const char *now = x ? disclosed_answer_now(x) : NULL;

		if (now && (strcmp(now, "no") == 0 || strcmp(now, "not-applicable") == 0))
			return true;
	}
	return false;
}
