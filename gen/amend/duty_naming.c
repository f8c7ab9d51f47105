/* SPDX-License-Identifier: MIT
 *
 * A statement has the title of its clause and the words of its act; what these leave to
 * placeholders is filled in as the table of a contract does it.
 */
#include "amend/duty_naming.h"

#include <string.h>

#include "base/text.h"
#include "changes/change_print.h"
#include "derive/expand.h"

static const struct row_statement *find_in(const struct table_words *t, const struct statement *s)
{
	for (size_t i = 0; t && i < t->rows.n; i++) {
		const struct row_acts *acts = &t->rows.at[i].acts;

		for (size_t k = 0; k < acts->statements.n; k++)
			if (acts->statements.at[k].statement == s)
				return &acts->statements.at[k];
	}
	return NULL;
}

/* As a row of the paper's contract has it; of the hospital's papers, as one of any contract. */
static const struct row_statement *find_said(const struct amendment *in,
					     const struct derived_state *state,
					     const struct statement *s)
{
	const struct project *p = state->own.project;
	const struct row_statement *found = NULL;

	for (size_t i = 0; state->words && !found && i < p->contracts.n; i++)
		if (!in->contract || strcmp(in->contract->id, p->contracts.at[i].id) == 0)
			found = find_in(state->words[i], s);
	return found;
}

static const char *act_of(struct arena *a, const struct row_statement *said)
{
	struct expand e = {.a = a, .names = &said->chosen->names};

	return change_shorten(a, expand_text(&e, said->form->act, ""));
}

const char *duty_name_statement(struct arena *a, const struct amendment *in,
				const struct change *c)
{
	const struct derived_state *state = c->after.object ? in->after : in->before;
	const struct statement *s = c->after.object ? c->after.object : c->before.object;
	const char *id = arena_strndup(a, c->subject, strcspn(c->subject, "/"));
	const struct clause *clause = library_clause(state->own.library, id);
	const struct row_statement *said = find_said(in, state, s);
	const char *title = clause ? clause->title : id;

	return said ? arena_concat(a, title, "「", act_of(a, said), "」", (char *)NULL) : title;
}

const char *duty_name_actor(struct arena *a, const struct amendment *in, const char *who)
{
	const char *stem = arena_strndup(a, who, strcspn(who, "("));
	const char *found = settings_get(&in->library->words,
					 arena_concat(a, "change.who.", stem, (char *)NULL));

	if (!found)
		found = settings_get(&in->library->words,
				     arena_concat(a, "party.", stem, (char *)NULL));
	return found ? found : who;
}

static const char *find_word(const struct duty_word_list *list, const char *id)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->at[i].id, id) == 0)
			return list->at[i].name;
	return NULL;
}

const char *duty_name_time(struct arena *a, const struct amendment *in, const struct library *l,
			   const char *when)
{
	static const char occasion[] = "occasion: ";
	const char *found = text_starts(when, occasion)
				    ? find_word(&l->duty_words.occasions, when + strlen(occasion))
				    : find_word(&l->duty_words.events, when);

	if (!found)
		found = settings_get(&in->library->words,
				     arena_concat(a, "change.when.", when, (char *)NULL));
	return found ? found : when;
}
