/* SPDX-License-Identifier: MIT
 *
 * The decision is the clause's, on the position that has the words now, as `bunkai decide` writes it,
 * so that `decide --undo` takes it back. A clause of one text of which only a number changed has
 * nothing to decide.
 */
#include "work/reword.h"

#include <string.h>

#include "base/text.h"
#include "work/decide_answers.h"
#include "work/decide_file.h"

static bool read_target(struct arena *a, const struct reword_order *order,
			struct wording_wish *wish, struct diag_list *dl)
{
	const char *slash = strchr(order->target, '/');

	if (!slash || slash == order->target || !slash[1]) {
		diag_add(dl, DIAG_REWORD_TARGET, NULL, "CLAUSE/2", order->target);
		return false;
	}
	wish->clause = arena_strndup(a, order->target, (size_t)(slash - order->target));
	wish->place = slash + 1;
	return true;
}

static bool decide_on(struct trial *t, const struct reword_order *order,
		      const struct wording_wish *wish, const struct wording_taken *taken,
		      struct diag_list *dl)
{
	char *const keys[] = {arena_strdup(t->arena, wish->clause)};
	struct decide_wish said = {.keys = keys,
				   .n_keys = ARRAY_LEN(keys),
				   .status = "agreed",
				   .position = taken->position,
				   .by = order->by,
				   .date = order->date};
	struct decide_words words;
	struct decide_file file;

	if (taken->unchanged || !*taken->position)
		return true;
	if (!decide_words_read(&t->before, &said, &words, dl) || !decide_file_open(&file, t, dl))
		return false;
	const struct contract *c = project_contract(t->before.project, order->contract);
	const struct decide_answers answers =
		decide_answers_of_clause(&t->before, &words, c, order->target);

	decide_file_clause(&file, &words, c, wish->clause, &answers);
	return true;
}

/* What became of a statement, as a change of its member. */
static void add_statement(struct arena *a, const struct reworded_statement *s,
			  struct wording_taken *out)
{
	*vec_push(a, &out->changes.all) = (struct made_change){
		.subject = s->id,
		.place = s->member ? arena_concat(a, s->id, ".", s->member, (char *)NULL) : s->id,
		.before = s->before,
		.after = s->after};
}

bool reword_try(struct trial *t, const struct reword_order *order, struct wording_taken *out,
		struct diag_list *dl)
{
	struct wording_wish wish = {
		.contract = order->contract, .text = order->text, .terms = order->terms};

	if (!read_target(t->arena, order, &wish, dl) || !wording_take(t, &wish, out, dl) ||
	    !decide_on(t, order, &wish, out, dl))
		return false;
	for (size_t i = 0; i < out->statements.n; i++)
		add_statement(t->arena, &out->statements.at[i], out);
	return !trial_changes(t) || set_try(t, dl);
}
