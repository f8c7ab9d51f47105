/* SPDX-License-Identifier: MIT
 *
 * A clause is said in both forms, since only the next one shows whether it ends its sentence.
 */
#include "amend/kaisei_sentence.h"

static void append(struct kaisei_writing *w)
{
	if (!w->said.text)
		w->said = strbuf_new(w->a);
	if (!w->joined)
		return;
	strbuf_add(&w->said, w->joined);
	strbuf_add(&w->said, library_word(w->library, "list.comma"));
}

static struct kaisei_sentence *end_sentence(struct kaisei_writing *w)
{
	struct kaisei_sentence *s = vec_push(w->a, &w->out.all);

	*s = (struct kaisei_sentence){
		.text = arena_concat(w->a, w->said.text, w->ended,
				     library_word(w->library, "amending.stop"), (char *)NULL),
		.clauses = w->clauses};
	w->clauses = (struct kaisei_clauses){0};
	w->said = strbuf_new(w->a);
	w->joined = w->ended = NULL;
	w->before = (struct kaisei_place){0};
	return s;
}

void kaisei_sentence_end(struct kaisei_writing *w)
{
	if (w->ended)
		end_sentence(w);
}

/* What has another number now is named anew, and so is what went. */
static struct kaisei_place named_by(const struct kaisei_clause *k)
{
	struct kaisei_place place = k->at;

	if (k->act == KAISEI_QUOTES || k->act == KAISEI_NAME)
		return place;
	if (place.item)
		place.item = NULL;
	else if (place.paragraph)
		place.paragraph = 0;
	else
		place.number = NULL;
	return place;
}

void kaisei_sentence_clause(struct kaisei_writing *w, const struct kaisei_clause *k)
{
	const struct kaisei_place *before = w->ended ? &w->before : NULL;

	append(w);
	w->joined = kaisei_clause_say(w->a, w->library, &w->now, k, before, false);
	w->ended = kaisei_clause_say(w->a, w->library, &w->now, k, before, true);
	w->before = named_by(k);
	*vec_push(w->a, &w->clauses.all) = *k;
	w->failed = !kaisei_clause_carry(w->a, &w->now, k) || w->failed;
	if (kaisei_clause_has_text(k))
		end_sentence(w)->blocks = k->blocks;
}
