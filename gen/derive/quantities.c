/* SPDX-License-Identifier: MIT
 *
 * Every text is read clause by clause; a clause with the words of a quantity and one number of its
 * unit gives it, and so do members of backups, servers and devices, and shared terms of articles. A
 * duty is met by more, or by less, as the quantity says; two that tell what is so must be alike.
 */
#include "derive/quantities.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "derive/sentences.h"
#include "derive/terms.h"
#include "derive/testimonies_gather.h"
#include "derive/testimonies_texts.h"
#include "model/objects.h"

struct number_said {
	const struct quantity *of;
	double value;
	struct testimony t;
};

struct numbers_said {
	struct witnessing g;
	VEC(struct number_said) all;
};

static bool is_asked(const struct testimony *t)
{
	return t->source == WITNESS_ROW || t->source == WITNESS_DECISION ||
	       t->source == WITNESS_ARTICLE;
}

/* --- texts --- */

static const struct quantity *quantity_of(const struct answer_rules *r, const char *key,
					  const char *clause, size_t *from)
{
	for (; *from < r->quantities.n; (*from)++) {
		const struct quantity *q = &r->quantities.at[*from];

		if ((rule_words_find(&q->any, clause) ||
		     rule_questions_match(&q->questions, key)) &&
		    !rule_words_find(&q->not, clause) &&
		    (!q->some.n || rule_words_find(&q->some, clause)))
			return q;
	}
	return NULL;
}

/* The only one that it names of those that have the number. */
static const char *thing_meant(const struct quantity *q, const struct said_clause *c,
			       const char *of_text)
{
	const char *one = NULL;

	for (size_t i = 0; i < c->things.n; i++) {
		const char *thing = c->things.at[i];

		for (size_t k = 0; k < q->members.n; k++) {
			size_t n = strcspn(q->members.at[k], ".");

			if (strncmp(thing, q->members.at[k], n) != 0 || thing[n] != '/')
				continue;
			if (one && strcmp(one, thing) != 0)
				return of_text;
			one = thing;
		}
	}
	return one ? one : of_text;
}

static void add_said(struct numbers_said *n, const struct quantity *q, double value,
		     const struct worded_text *t, const struct said_clause *c)
{
	struct number_said *x = vec_push(n->g.a, &n->all);

	*x = (struct number_said){.of = q, .value = value};
	x->t = (struct testimony){.source = t->source, .party = t->party, .systems = t->systems,
				  .key = t->key, .said = t->said, .place = t->place,
				  .date = t->date, .sheet = t->sheet, .product = t->product,
				  .group = t->group, .thing = t->thing, .worded = true,
				  .named = c->systems != NULL};
	if (c->systems)
		x->t.systems = c->systems;
	x->t.thing = thing_meant(q, c, t->thing);
}

static bool has_number(const struct quantity *q, const char *thing)
{
	for (size_t k = 0; k < q->members.n; k++) {
		size_t n = strcspn(q->members.at[k], ".");

		if (strncmp(thing, q->members.at[k], n) == 0 && thing[n] == '/')
			return true;
	}
	return false;
}

/* Of each machine that the clause names; of none where it names none. */
static void add_each(struct numbers_said *n, const struct quantity *q, double value,
		     const struct worded_text *t, const struct said_clause *c)
{
	size_t named = 0;

	for (size_t i = 0; i < c->things.n; i++)
		if (has_number(q, c->things.at[i])) {
			add_said(n, q, value, t, c);
			n->all.at[n->all.n - 1].t.thing = c->things.at[i];
			named++;
		}
	if (!named)
		add_said(n, q, value, t, c);
}

static bool speaks_of_any(const struct answer_rules *r, const char *key, const char *text)
{
	for (size_t i = 0; i < r->quantities.n; i++)
		if ((rule_words_find(&r->quantities.at[i].any, text) ||
		     rule_questions_match(&r->quantities.at[i].questions, key)) &&
		    (!r->quantities.at[i].some.n ||
		     rule_words_find(&r->quantities.at[i].some, text)))
			return true;
	return false;
}

static void read_text(void *context, const struct worded_text *t)
{
	struct numbers_said *n = context;
	const struct answer_rules *r = &n->g.l->answer_rules;
	struct said_clauses said = {0};
	size_t from;

	if (!speaks_of_any(r, t->key, t->text))
		return;
	said = sentences_read(n->g.a, n->g.p, n->g.l, t->text);
	for (size_t i = 0; i < said.all.n; i++) {
		const struct said_clause *c = &said.all.at[i];
		const struct quantity *q;

		for (from = 0;
		     !c->elsewhere && (q = quantity_of(r, t->key, c->text, &from)); from++) {
			size_t found;
			double value = quantity_read(n->g.a, q->unit, c->text, &found);

			if (found == 1)
				add_each(n, q, value, t, c);
		}
	}
}

/* --- members --- */

struct member_reading {
	struct numbers_said *n;
	const struct quantity *q;
	const char *kind, *member;
};

static void read_member(void *context, const struct tended *thing)
{
	const struct member_reading *m = context;
	struct arena *a = m->n->g.a;
	const struct field *f = field_find(thing->table, m->member);
	const char *text = NULL;
	size_t found;

	if (strcmp(thing->kind, m->kind) != 0 || !f ||
	    (f->type != FIELD_STRING && f->type != FIELD_DATE))
		return;
	memcpy(&text, (const char *)thing->object + f->offset, sizeof text);
	if (text_empty(text))
		return;
	double value = quantity_read(a, m->q->unit, text, &found);

	if (found != 1)
		return;
	const char *key =
		arena_concat(a, thing->kind, "/", thing->system->id, "/", thing->id, (char *)NULL);

	*vec_push(a, &m->n->all) = (struct number_said){
		m->q, value,
		{.source = WITNESS_OBJECT,
		 .systems = systems_one(a, m->n->g.p, thing->system),
		 .key = key,
		 .thing = key,
		 .said = arena_concat(a, m->member, "=", text, (char *)NULL),
		 .place = arena_concat(a, thing->place, ".", m->member, (char *)NULL),
		 .group = thing->system}};
}

static void read_members(struct numbers_said *n, const struct quantity *q)
{
	for (size_t i = 0; i < q->members.n; i++) {
		const char *written = q->members.at[i], *dot = strchr(written, '.');
		struct member_reading m = {n, q, NULL, dot ? dot + 1 : NULL};

		if (!dot)
			continue;
		m.kind = arena_strndup(n->g.a, written, (size_t)(dot - written));
		for (size_t k = 0; k < n->g.p->systems.n; k++)
			system_visit_things(&n->g.p->systems.at[k], read_member, &m);
	}
}

/* --- articles --- */

static bool form_gives(const struct statement_form *f, const struct quantity *q)
{
	for (size_t i = 0; i < f->answers.n; i++)
		if (rule_words_match(&q->measures, f->answers.at[i]))
			return true;
	return false;
}

struct article_numbers {
	struct numbers_said *n;
	const struct quantity *q;
};

static void add_article_number(struct numbers_said *n, const struct quantity *q,
			       const struct article *x)
{
	struct arena *a = n->g.a;
	const struct contract *contract = x->paper->contract;
	const struct settings *terms =
		terms_of_position(a, n->g.l, &n->g.p->terms, x->chosen->position->name, NULL);
	const char *words = settings_get(
		terms, arena_concat(a, "term.", q->term, (char *)NULL));
	size_t found = 0;
	double value = words ? quantity_read(a, q->unit, words, &found) : 0;

	if (found != 1)
		return;
	*vec_push(a, &n->all) = (struct number_said){
		q, value,
		{.source = WITNESS_ARTICLE,
		 .systems = systems_of_contract(a, n->g.p, contract),
		 .key = arena_concat(a, x->chosen->clause->id, "#", x->statement->id, (char *)NULL),
		 .said = arena_concat(a, statement_citation(a, n->g.l, x->chosen, x->form), " ",
				      words, (char *)NULL),
		 .place = arena_concat(a, contract->id, "/", x->paper->template->id, (char *)NULL),
		 .group = contract}};
}

static void read_article_number(void *context, const struct article *x)
{
	const struct article_numbers *r = context;

	if (form_gives(x->form, r->q) && !article_is_pending(&r->n->g, x))
		add_article_number(r->n, r->q, x);
}

static void read_articles(struct numbers_said *n, const struct quantity *q)
{
	struct article_numbers r = {n, q};

	for (size_t i = 0; q->term && i < n->g.in->coverage->papers.n; i++)
		if (n->g.in->coverage->papers.at[i].contract)
			articles_visit(&n->g.in->coverage->papers.at[i], read_article_number, &r);
}

/* --- pairs --- */

static bool share_system(const struct project *p, const struct testimony *x,
			 const struct testimony *y)
{
	for (size_t i = 0; i < p->systems.n; i++)
		if (x->systems[i] && y->systems[i])
			return true;
	return false;
}

static bool is_same_thing(const struct testimony *x, const struct testimony *y)
{
	return !x->thing || !y->thing || strcmp(x->thing, y->thing) == 0;
}

/* Things of the system that say different numbers: nobody can tell of which a text speaks. */
static bool is_unclear(const struct numbers_said *n, const struct number_said *x)
{
	for (size_t i = 0; i < n->all.n; i++) {
		const struct number_said *o = &n->all.at[i];

		if (o->of == x->of && o->t.source == WITNESS_OBJECT && o->t.group == x->t.group &&
		    fabs(o->value - x->value) > x->value / 10)
			return true;
	}
	return false;
}

/* A decision of the contract says the number: the row and the article it rests on do not. */
static bool was_decided(const struct numbers_said *n, const struct number_said *x,
			const struct number_said *fact)
{
	for (size_t i = 0; x->t.source != WITNESS_DECISION && i < n->all.n; i++)
		if (n->all.at[i].of == x->of && n->all.at[i].t.source == WITNESS_DECISION &&
		    share_system(n->g.p, &n->all.at[i].t, &x->t) &&
		    share_system(n->g.p, &n->all.at[i].t, &fact->t))
			return true;
	return false;
}

static bool meet(const struct numbers_said *n, const struct number_said *x,
		 const struct number_said *y)
{
	const struct testimony *s = &x->t, *t = &y->t;

	if (x->of != y->of || !share_system(n->g.p, s, t) || !is_same_thing(s, t))
		return false;
	if ((is_asked(s) && is_asked(t)) || (s->sheet && s->sheet == t->sheet) ||
	    (s->source == t->source && (s->source == WITNESS_OBJECT || !s->sheet)))
		return false;
	if (s->source == WITNESS_HOSPITAL && t->source == WITNESS_ANSWER)
		return s->named;
	return !(t->source == WITNESS_HOSPITAL && s->source == WITNESS_ANSWER) || t->named;
}

/* What is asked of it is more, or less, than it is; of two facts that they are not alike. */
static bool falls_short(const struct number_said *fact, const struct number_said *other)
{
	double slack = strcmp(fact->of->unit, "month") == 0 ? 1 : other->value / 10;

	if (!is_asked(&other->t))
		return fabs(fact->value - other->value) > slack;
	return strcmp(fact->of->better, "more") == 0 ? fact->value < other->value - slack
						     : fact->value > other->value + slack;
}

static void hold(struct numbers_said *n, const struct number_said *x, const struct number_said *y,
		 struct contradictions *out)
{
	const struct number_said *fact = is_asked(&x->t) ? y : x, *other = fact == x ? y : x;

	if (!meet(n, x, y) || !falls_short(fact, other))
		return;
	if ((x->t.source == WITNESS_OBJECT && !y->t.thing && is_unclear(n, x)) ||
	    (y->t.source == WITNESS_OBJECT && !x->t.thing && is_unclear(n, y)))
		return;
	if (is_asked(&other->t) && was_decided(n, other, fact))
		return;
	struct contradiction *k = vec_push(n->g.a, &out->all);

	k->subject = fact->of->name;
	k->x = fact->t;
	k->y = other->t;
}

void contradictions_of_numbers(struct arena *a, const struct testimony_sources *in,
			       struct contradictions *out)
{
	struct numbers_said n = {{a, in, in->project, in->library, NULL, map_new(a)}, {0}};
	const struct answer_rules *r = &in->library->answer_rules;

	testimony_texts_visit(&n.g, read_text, &n);
	for (size_t i = 0; i < r->quantities.n; i++) {
		read_members(&n, &r->quantities.at[i]);
		read_articles(&n, &r->quantities.at[i]);
	}
	for (size_t i = 0; i < n.all.n; i++)
		for (size_t k = 0; k < i; k++)
			hold(&n, &n.all.at[k], &n.all.at[i], out);
}
