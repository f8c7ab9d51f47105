/* SPDX-License-Identifier: MIT
 *
 * The table beside the articles: what an article imposes and a decision on the row denies; and how
 * many rows say what is done by the phrase of a rule only. What waits (derive/waiting.h) imposes
 * nothing. What rows say is derived once
 * (derive/table_words.h) and only told here.
 */
#include <string.h>

#include "base/hash.h"
#include "check/check.h"
#include "check/scope.h"

/* The statement itself, or one beside it in the 項. */
static bool keeps(const struct row_statement *s, const struct row_statement *denied, bool itself)
{
	return s->stance == STANCE_HOLDS && s->paper == denied->paper &&
	       s->chosen == denied->chosen &&
	       (itself ? s->statement == denied->statement
		       : s->form->paragraph == denied->form->paragraph);
}

static const char *find_keeper(const struct table_words *t, const struct row_statement *denied,
			       bool itself)
{
	for (size_t i = 0; i < t->rows.n; i++) {
		const struct row_acts *acts = &t->rows.at[i].acts;

		for (size_t k = 0; row_link_is_known(&acts->link) && k < acts->statements.n;
		     k++)
			if (keeps(&acts->statements.at[k], denied, itself))
				return acts->row->full_key;
	}
	return NULL;
}

/* What keeps it in force: a row that somebody holds, or the decision on the clause. */
static const char *keeper_of(const struct table_words *t, const struct row_statement *denied)
{
	const struct chosen *c = denied->chosen;
	const char *key = find_keeper(t, denied, true);

	key = key ? key : find_keeper(t, denied, false);
	return key ? key : c->decision ? c->decision->id : c->clause->id;
}

/* A guess is no ground for an error: that row and article speak of the same is left to a reader. */
static void report_denied(struct arena *a, const struct check_input *in,
			  const struct table_words *t, const struct row_acts *acts,
			  const struct row_denial *d, struct diag_list *dl)
{
	const struct responsibility *r = acts->row;
	const struct share *s = &r->shares[d->party];
	const struct decision *decision = s->decision ? s->decision : responsibility_decided(r);

	diag_add(dl,
		 acts->link.source == MEASURES_WORDS ? DIAG_ARTICLE_PERHAPS_AGAINST
						     : DIAG_ARTICLE_AGAINST_TABLE,
		 r->full_key,
		 decision ? decision->place : responsibility_place(a, r),
		 statement_citation(a, in->library, d->by->chosen, d->by->form),
		 arena_concat(a, d->by->chosen->clause->id, "#", d->by->statement->id,
			      (char *)NULL),
		 s->party->label, r->contract->id, keeper_of(t, d->by));
}

/* An article that nobody agreed to imposes nothing. */
static bool is_waiting(const struct table_words *t, const struct row_statement *s)
{
	return waiting_at(&t->waiting, s->chosen, s->form->paragraph, s->form->item);
}

/* A library without any statement means its phrases. */
static bool knows_statements(const struct library *l)
{
	for (size_t i = 0; i < l->clauses.n; i++)
		if (l->clauses.at[i].duties && l->clauses.at[i].duties->statements.n)
			return true;
	return false;
}

/* Rows that say a phrase, and the topics that they are of. */
struct phrase_rows {
	size_t rows, topics;
	const char *first; /* the first topic's name */
	struct map *seen;
};

static void count_phrase(const struct check_input *in, const struct responsibility *r,
			 struct phrase_rows *p)
{
	const struct topic *t = r->topic.topic;
	const char *name = t ? t->name : library_word(in->library, "topic.none");

	p->rows++;
	if (map_get(p->seen, name))
		return;
	map_set(p->seen, name, p);
	p->topics++;
	p->first = p->first ? p->first : name;
}

static void check_rows(struct arena *a, const struct check_input *in, const struct table_words *t,
		       struct diag_list *dl)
{
	struct phrase_rows phrases = {.seen = map_new(a)};

	for (size_t i = 0; i < t->rows.n; i++) {
		const struct table_row *w = &t->rows.at[i];

		for (size_t k = 0; k < w->acts.denied.n; k++)
			if (!is_waiting(t, w->acts.denied.at[k].by))
				report_denied(a, in, t, &w->acts, &w->acts.denied.at[k], dl);
		if (row_saying_of(w) == SAYS_PHRASE)
			count_phrase(in, w->acts.row, &phrases);
	}
	if (phrases.rows && knows_statements(in->library))
		diag_add(dl, DIAG_WORDS_BY_PHRASE, t->of->contract->id, in->project->file,
			 arena_printf(a, "%zu", phrases.rows), arena_printf(a, "%zu", t->rows.n),
			 arena_printf(a, "%zu", phrases.topics), phrases.first);
}

static void report_waiting(struct arena *a, const struct check_input *in,
			   const struct table_words *t, struct diag_list *dl)
{
	const struct waiting *first = t->waiting.all.at;

	if (!t->waiting.all.n)
		return;
	const struct chosen *c = selection_find(first->paper->selection, first->clause->id);

	diag_add(dl, DIAG_ARTICLES_WAITING, t->of->contract->id, in->project->file,
		 arena_printf(a, "%zu", t->waiting.all.n),
		 waiting_place(a, in->library, first, c), first->clause->id,
		 first->rows.at[0]->row->full_key);
}

void check_contradictions(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	for (size_t i = 0; i < in->project->contracts.n; i++) {
		size_t first = dl->all.n;

		check_rows(a, in, in->words[i], dl);
		report_waiting(a, in, in->words[i], dl);
		diag_about(dl, first, ABOUT_CONTRACT, in->project->contracts.at[i].id);
	}
}
