/* SPDX-License-Identifier: MIT
 *
 * Two articles of one document that say the same with different times, in any positions that they
 * may be agreed in: acts of the same party for the same measure, upon the same event, towards the
 * same people and for the same object. A shared term cures it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "derive/duty_actor.h"
#include "derive/duty_text.h"
#include "derive/expand.h"
#include "derive/terms.h"

/* Least share of an act's words that another act of the same matter has, taken both ways. */
#define SAME_ACT 0.6
/* Or least bytes that both end in: を電話で通知する, 変更を届け出る. */
#define SAME_ENDING (6 * 3)

struct fact {
	const struct clause *clause;
	const struct statement *statement;
	const struct statement_form *form;
};

struct fact_list {
	VEC(struct fact) all;
};

struct fact_check {
	struct arena *a;
	const struct check_input *in;
	struct diag_list *dl;
	struct map *by_key;
	struct map *said; /* 'here|there': pairs that were told, which may meet under several keys */
	VEC(struct fact_list *) lists; /* in the order in which they were first met */
};

/* One key for each event, so that an act upon either of two meets one upon one of them. */
static void add_fact(struct fact_check *k, const struct fact *fact, const char *document,
		     const char *measure, const char *when)
{
	const struct statement_form *f = fact->form;
	struct strbuf sb = strbuf_new(k->a);

	strbuf_add(&sb, document);
	strbuf_join(&sb, "|", measure);
	strbuf_join(&sb, "|", duty_bound(f));
	strbuf_join(&sb, "|", f->per ? f->per : "-");
	for (size_t i = 0; i < f->to.all.n; i++)
		strbuf_join(&sb, "|", f->to.all.at[i].name);
	strbuf_join(&sb, "|", when);
	struct fact_list *list = map_get(k->by_key, sb.text);

	if (!list) {
		list = arena_alloc(k->a, sizeof *list);
		map_set(k->by_key, sb.text, list);
		*vec_push(k->a, &k->lists) = list;
	}
	*vec_push(k->a, &list->all) = *fact;
}

static void add_whens(struct fact_check *k, const struct fact *fact, const char *document,
		      const char *measure)
{
	const struct statement_form *f = fact->form;

	for (size_t i = 0; i < f->events.n; i++)
		add_fact(k, fact, document, measure, f->events.at[i]);
	if (f->occasion)
		add_fact(k, fact, document, measure, f->occasion);
	if (!f->events.n && !f->occasion)
		add_fact(k, fact, document, measure, f->always ? "always" : "-");
}

static void add_form(struct fact_check *k, const struct fact *fact)
{
	const struct statement_form *f = fact->form;

	if (!f->times.n || strcmp(f->kind, "do") != 0)
		return;
	for (size_t d = 0; d < fact->clause->documents.n; d++) {
		for (size_t i = 0; i < f->answers.n; i++)
			add_whens(k, fact, fact->clause->documents.at[d], f->answers.at[i]);
		for (size_t i = 0; i < f->part.n; i++)
			add_whens(k, fact, fact->clause->documents.at[d], f->part.at[i]);
	}
}

/* '24時間以内, 直ちに': the times alone, with their numbers, as the clause has them. */
static const char *times_of(const struct fact_check *k, const struct fact *fact)
{
	const struct duty_words *words = &k->in->library->duty_words;
	struct settings names = fact->clause->params;
	struct expand e = {.a = k->a, .names = &names};
	struct strbuf sb = strbuf_new(k->a);

	names.up = terms_of_position(k->a, k->in->library, &k->in->project->terms,
				     clause_terms_position(fact->clause, fact->form->position),
				     NULL);
	for (size_t i = 0; i < fact->form->times.n; i++) {
		const char *end = expand_text(&e, fact->form->times.at[i], ""), *at;

		while ((at = duty_time_find(words, end, false, &end)))
			strbuf_join(&sb, ", ", arena_strndup(k->a, at, (size_t)(end - at)));
	}
	return sb.text;
}

static bool share_term(const struct fact_check *k, const struct fact *x, const struct fact *y)
{
	for (size_t i = 0; i < x->form->times.n; i++) {
		const char *at = strstr(x->form->times.at[i], "{{" TERM_PREFIX);
		const char *end = at ? strstr(at, "}}") : NULL;
		const char *term = end ? arena_strndup(k->a, at, (size_t)(end - at)) : NULL;

		for (size_t n = 0; term && n < y->form->times.n; n++)
			if (strstr(y->form->times.at[n], term))
				return true;
	}
	return false;
}

static size_t common_ending(const char *x, const char *y)
{
	size_t n = 0, at_x = strlen(x), at_y = strlen(y);

	while (n < at_x && n < at_y && x[at_x - n - 1] == y[at_y - n - 1])
		n++;
	return n;
}

/* The acts have much in common, or tell in the same way what measure and event are of. */
static bool same_act(const struct fact *x, const struct fact *y)
{
	const char *one = x->form->act, *other = y->form->act;

	return (duty_share(one, other) >= SAME_ACT && duty_share(other, one) >= SAME_ACT) ||
	       common_ending(one, other) >= SAME_ENDING;
}

static const char *name_of(const struct fact_check *k, const struct fact *f)
{
	return arena_concat(k->a, f->clause->id, "#", f->statement->id,
			    *f->form->position ? " " : "", f->form->position, (char *)NULL);
}

static void compare(const struct fact_check *k, const struct fact *x, const struct fact *y)
{
	if (x->clause == y->clause || !same_act(x, y) || share_term(k, x, y))
		return;
	const char *here = times_of(k, x), *there = times_of(k, y);

	if (!*here || !*there || strcmp(here, there) == 0)
		return;
	const char *pair = arena_concat(k->a, name_of(k, x), "|", name_of(k, y), (char *)NULL);

	if (map_get(k->said, pair))
		return;
	map_set(k->said, pair, (void *)(size_t)x);
	diag_add(k->dl, DIAG_SAME_FACT,
		 arena_concat(k->a, x->clause->id, "#", x->statement->id, (char *)NULL),
		 arena_printf(k->a, "%s:%d", x->clause->duties->file, x->statement->line),
		 name_of(k, x), here, name_of(k, y), there);
}

static void compare_all(const struct fact_check *k, const struct fact_list *list)
{
	for (size_t i = 1; i < list->all.n; i++)
		for (size_t n = 0; n < i; n++)
			compare(k, &list->all.at[n], &list->all.at[i]);
}

void check_facts(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct library *l = in->library;
	struct fact_check k = {.a = a, .in = in, .dl = dl, .by_key = map_new(a), .said = map_new(a)};

	for (size_t i = 0; i < l->clauses.n; i++) {
		const struct duties *d = l->clauses.at[i].duties;

		for (size_t s = 0; d && s < d->statements.n; s++)
			for (size_t n = 0; n < d->statements.at[s].forms.n; n++)
				add_form(&k, &(struct fact){&l->clauses.at[i], &d->statements.at[s],
							    &d->statements.at[s].forms.at[n]});
	}
	for (size_t i = 0; i < k.lists.n; i++)
		compare_all(&k, k.lists.at[i]);
}
