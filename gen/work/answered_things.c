/* SPDX-License-Identifier: MIT
 *
 * Open answers are gathered under the name of what they are about; the hospital's word on another
 * party's answer is about the same thing as that one.
 */
#include "work/answered_things.h"

#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "derive/answered_rows.h"
#include "model/answer_doubts.h"

static const char *name_of_row(struct arena *a, const struct responsibility *r)
{
	return arena_concat(a, "row\n", r->full_key, "\n", r->phase ? r->phase : "", (char *)NULL);
}

static const char *name_of_clause(struct arena *a, const struct clause *c)
{
	return arena_concat(a, "clause\n", c->id, (char *)NULL);
}

static const char *name_of(struct arena *a, const struct answered_thing *t,
			   const struct answer_state *root)
{
	if (t->row)
		return name_of_row(a, t->row);
	if (t->clause)
		return name_of_clause(a, t->clause);
	return arena_concat(a, t->contact ? "contact\n" : "new\n",
			    t->contact ? t->contact->id : root->answer->id, (char *)NULL);
}

/* What an answer is about, as the project has it now. */
static struct answered_thing look_up(const struct run *run, const struct answered_rows *rows,
				     const struct given_answer *x)
{
	struct answered_thing t = {.row = answered_row(rows, x)};
	int paragraph, item;

	if (!t.row)
		t.clause = answer_place(run->arena, run->library, x, &paragraph, &item);
	if (text_equal(x->asks, ASKS_CONTACT) && x->key)
		t.contact = project_contact(run->project, x->key);
	return t;
}

static void add_answer(struct answered_things *things, const struct answered_thing *found,
		       const struct answer_state *root, const struct answer_state *s)
{
	const char *name = name_of(things->a, found, root);
	struct answered_thing *t = map_get(things->by_name, name);

	if (!t) {
		t = arena_alloc(things->a, sizeof *t);
		*t = *found;
		map_set(things->by_name, name, t);
		*vec_push(things->a, &things->all) = t;
	}
	*vec_push(things->a, &t->answers) = s;
}

struct answered_things answered_things_of(const struct run *run, const struct contract *c,
					  const struct responsibilities *rows)
{
	struct answered_things things = {.a = run->arena, .by_name = map_new(run->arena)};
	const struct talk_states *t;
	const struct answered_rows *index;

	if (!run->project->talks.answers.n)
		return things;
	t = talk_states_of(run->arena, run->project);
	index = answered_rows_new(run->arena, run->project, rows);
	for (size_t i = 0; i < t->answers.n; i++) {
		const struct answer_state *s = &t->answers.at[i], *root = talk_root(t, s);
		const struct answered_thing found = look_up(run, index, root->answer);

		if (s->open && strcmp(s->answer->contract, c->id) == 0)
			add_answer(&things, &found, root, s);
	}
	return things;
}

const struct answered_thing *answered_thing_row(const struct answered_things *t,
						const struct responsibility *r)
{
	return map_get(t->by_name, name_of_row(t->a, r));
}

const struct answered_thing *answered_thing_clause(const struct answered_things *t,
						   const struct clause *c)
{
	return map_get(t->by_name, name_of_clause(t->a, c));
}

const char *answered_thing_name(struct arena *a, const struct answered_thing *t)
{
	if (t->row)
		return t->row->full_key;
	if (t->clause)
		return t->clause->id;
	return t->contact ? arena_concat(a, "contact/", t->contact->id, (char *)NULL)
			  : t->answers.at[0]->answer->id;
}

const char *answered_thing_ids(struct arena *a, const struct answered_thing *t)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < t->answers.n; i++)
		strbuf_join(&sb, ", ", t->answers.at[i]->answer->id);
	return sb.text;
}

/* --- what they say --- */

static const struct {
	const char *id, *words;
} said[] = {
	{VERDICT_ACCEPTED, N_("accepted")},
	{VERDICT_WISH, N_("wishes it otherwise")},
	{VERDICT_REFUSED, N_("refused")},
};

static const char *verdict_words(const struct given_answer *x)
{
	for (size_t i = 0; i < ARRAY_LEN(said); i++)
		if (strcmp(said[i].id, answer_verdict(x)) == 0)
			return _(said[i].words);
	return "";
}

const char *answered_thing_words(struct arena *a, const struct answered_thing *t)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < t->answers.n; i++) {
		const struct given_answer *x = t->answers.at[i]->answer;

		strbuf_join(&sb, " · ",
			    arena_printf(a, "%s (%s): %s", x->id, x->party, verdict_words(x)));
		for (size_t k = 0; k < x->doubts.n; k++)
			strbuf_join(&sb, "; ", answer_doubt_words(x->doubts.at[k]));
	}
	return sb.text;
}
