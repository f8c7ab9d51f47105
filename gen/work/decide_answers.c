/* SPDX-License-Identifier: MIT
 *
 * An answer knows its row by key and phase, a decision its rows by keys that may be patterns: the
 * rows that were chosen stand between the two.
 */
#include "work/decide_answers.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "derive/talks.h"
#include "work/receive_judge.h"

static bool settles(const struct decide_words *w)
{
	return w->said.accept_proposals || receive_is_settled(w->said.status);
}

static const char *row_name(struct arena *a, const char *contract, const char *key,
			    const char *phase)
{
	return arena_concat(a, contract, "\n", key, "\n", phase ? phase : "", (char *)NULL);
}

static struct decide_group *group_of(const struct decide_words *w, struct decide_choice *choice,
				     const struct responsibility *r)
{
	const char *phase = w->said.phase               ? w->said.phase
			    : responsibility_is_added(r) ? r->phase
							 : NULL;

	for (size_t i = 0; i < choice->groups.n; i++)
		if (choice->groups.at[i].contract == r->contract &&
		    text_equal(choice->groups.at[i].phase, phase))
			return &choice->groups.at[i];
	return NULL;
}

/* The rows that are decided, each with its group. */
static struct map *index_rows(struct arena *a, const struct decide_words *w,
			      struct decide_choice *choice)
{
	struct map *rows = map_new(a);

	for (size_t i = 0; i < choice->rows.all.n; i++) {
		const struct responsibility *r = choice->rows.all.at[i];

		map_set(rows,
			row_name(a, r->contract->id, r->full_key,
				 w->said.phase ? w->said.phase : r->phase),
			group_of(w, choice, r));
	}
	return rows;
}

void decide_answers_of_rows(const struct run *run, const struct decide_words *w,
			    struct decide_choice *choice)
{
	if (!settles(w) || !run->project->talks.answers.n)
		return;
	const struct talk_states *talks = talk_states_of(run->arena, run->project);
	struct map *rows = index_rows(run->arena, w, choice);

	for (size_t i = 0; i < talks->answers.n; i++) {
		const struct answer_state *s = &talks->answers.at[i];
		const struct given_answer *x = talk_root(talks, s)->answer;
		struct decide_group *g =
			s->open && text_equal(x->asks, ASKS_ROW) && x->key
				? map_get(rows, row_name(run->arena, x->contract, x->key, x->phase))
				: NULL;

		if (g)
			*vec_push(run->arena, &g->answers.ids) = s->answer->id;
	}
}

struct decide_answers decide_answers_of_clause(const struct run *run, const struct decide_words *w,
					       const struct contract *c, const char *clause)
{
	struct decide_answers out = {0};

	if (!settles(w) || !run->project->talks.answers.n)
		return out;
	const struct talk_states *talks = talk_states_of(run->arena, run->project);

	for (size_t i = 0; i < talks->answers.n; i++) {
		const struct answer_state *s = &talks->answers.at[i];
		const struct given_answer *x = talk_root(talks, s)->answer;

		if (s->open && text_equal(x->asks, ASKS_CLAUSE) && x->key &&
		    text_equal(x->contract, c->id) &&
		    (strcmp(x->key, clause) == 0 ||
		     strcmp(answer_clause(run->arena, x), clause) == 0))
			*vec_push(run->arena, &out.ids) = s->answer->id;
	}
	return out;
}
