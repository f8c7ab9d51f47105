/* SPDX-License-Identifier: MIT
 *
 * Each step of both states is asked whether the change is of something that it names. Rows of the
 * view `chain` are known as 'library:STEP', those of the order of calls as 'contact:ID'.
 */
#include "effects/governed_chain.h"

#include <string.h>

#include "base/text.h"
#include "derive/chain_links.h"

struct chain_question {
	struct reason_index *l;
	const struct change *c;
	const struct project *p;
	const struct library *library;
	int side;
};

static const char *changed_key(const struct chain_question *q)
{
	const char *key = q->side ? q->c->after.key : q->c->before.key;

	return key ? key : "";
}

static bool is_term(const struct chain_question *q, const struct chain_step *s)
{
	if (strcmp(q->c->kind, "shared-term") == 0)
		return text_equal(s->term, changed_key(q));
	return q->c->field && s->term && text_starts(q->c->field, "terms.") &&
	       strcmp(q->c->field + strlen("terms."), s->term) == 0;
}

/* 'clause#statement' of a change of 'clause/statement', or of anything in the clause. */
static bool is_statement(const struct chain_question *q, const struct chain_step *s)
{
	const char *mark = s->statement ? strchr(s->statement, '#') : NULL;
	size_t n = mark ? (size_t)(mark - s->statement) : 0;
	const char *subject = q->c->subject ? q->c->subject : "";

	if (!mark || strncmp(subject, s->statement, n) != 0)
		return false;
	return subject[n] == '\0' ||
	       (subject[n] == '/' && strcmp(subject + n + 1, mark + 1) == 0);
}

/* A parameter of the clause stands in the words of its statement. */
static bool is_parameter(const struct chain_question *q, const struct chain_step *s)
{
	const char *mark = s->statement ? strchr(s->statement, '#') : NULL;
	const struct clause *c =
		mark ? library_clause(q->library,
				      arena_strndup(q->l->a, s->statement,
						    (size_t)(mark - s->statement)))
		     : NULL;
	const char *name = q->c->field && text_starts(q->c->field, "params.")
				   ? q->c->field + strlen("params.")
				   : NULL;

	if (c && name && text_starts(name, c->id) && name[strlen(c->id)] == '.')
		name += strlen(c->id) + 1;
	return c && name && settings_get(&c->params, name);
}

static bool is_desk(const struct chain_question *q, const struct chain_step *s)
{
	const char *subject = q->c->subject ? q->c->subject : "";
	size_t n = strcspn(subject, "/");

	if (strcmp(q->c->kind, "public-desk") != 0 && strcmp(q->c->kind, "deadline") != 0)
		return false;
	for (size_t i = 0; i < s->desks.n; i++)
		if (strlen(s->desks.at[i]) == n && strncmp(s->desks.at[i], subject, n) == 0)
			return true;
	return s->deadline && strncmp(s->deadline, subject, n) == 0 && s->deadline[n] == '/';
}

static bool is_condition(const struct chain_question *q, const struct chain_step *s)
{
	return s->when && q->c->field && strstr(s->when, q->c->field);
}

static bool is_contact(const struct chain_question *q, const struct chain_step *s)
{
	const struct escalation *e = change_object(q->c, q->side);
	const struct contact *c;

	if (strcmp(q->c->kind, "escalation") == 0)
		return e && text_equal(e->chain, s->id);
	if (strcmp(q->c->kind, "contact") != 0)
		return false;
	c = chain_contact(q->p, q->library, s);
	return c && strcmp(c->id, changed_key(q)) == 0;
}

static bool is_event(const struct chain_question *q, const struct chain_step *s)
{
	return strcmp(q->c->kind, "chain-event") == 0 && strcmp(s->after, changed_key(q)) == 0;
}

static bool is_step(const struct chain_question *q, const struct chain_step *s)
{
	return strcmp(q->c->kind, "chain-step") == 0 && strcmp(s->id, changed_key(q)) == 0;
}

static bool is_touched(const struct chain_question *q, const struct chain_step *s)
{
	static bool (*const questions[])(const struct chain_question *q,
					 const struct chain_step *s) = {
		is_term, is_statement, is_parameter, is_desk,
		is_condition, is_contact, is_event, is_step};

	for (size_t i = 0; i < ARRAY_LEN(questions); i++)
		if (questions[i](q, s))
			return true;
	return false;
}

/* A figure draws the order of calls: it has no rows by which it could be known. */
static void mark_figures(const struct chain_question *q)
{
	for (size_t i = 0; i < q->library->templates.n; i++)
		if (template_prints_view(&q->library->templates.at[i], "chain", false))
			reason_mark(q->l, "form", q->library->templates.at[i].id, q->c);
}

/* The order of calls has its words and time, and so has the step that is due by it as well. */
static void mark_step(const struct chain_question *q, const char *id)
{
	reason_mark(q->l, "library", id, q->c);
	for (size_t i = 0; i < q->p->escalation.n; i++)
		if (text_equal(q->p->escalation.at[i].chain, id))
			reason_mark(q->l, "contact", q->p->escalation.at[i].contact, q->c);
}

static void mark_state(const struct chain_question *q)
{
	const struct call_chain *c = &q->library->chain;

	for (size_t i = 0; i < c->steps.n; i++) {
		if (!is_touched(q, &c->steps.at[i]))
			continue;
		mark_figures(q);
		mark_step(q, c->steps.at[i].id);
		for (size_t k = 0; k < c->steps.n; k++)
			if (text_equal(c->steps.at[k].also, c->steps.at[i].id))
				mark_step(q, c->steps.at[k].id);
	}
}

void governed_chain_mark(struct reason_index *l, const struct change *c)
{
	for (int side = 0; side < 2; side++)
		mark_state(&(struct chain_question){l, c, l->states[side]->own.project,
						    l->states[side]->own.library, side});
}
