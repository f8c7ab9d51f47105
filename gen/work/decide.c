/* SPDX-License-Identifier: MIT
 *
 * Words, rows, file, trial, comparison: each has a file of its own, and here they follow each
 * other. What the trial refuses is told in the words of the command where it is about agreeing:
 * one message with all rows, in place of a finding for each.
 */
#include "work/decide.h"

#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/offer.h"
#include "derive/clauses.h"
#include "model/over.h"
#include "work/decide_accept.h"
#include "work/decide_answers.h"

/* So many rows stand in a message; more are counted. */
enum { NAMED_ROWS = 12 };

/* 'R1/①-1, R1/①-2 and 3 more' */
static const char *list_some(struct arena *a, const struct row_pairs *rows,
			     const char *(*name)(struct arena *a, const struct run *run,
						 const struct row_pair *p),
			     const struct run *run)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < rows->all.n && i < NAMED_ROWS; i++)
		strbuf_join(&sb, ", ", name(a, run, &rows->all.at[i]));
	if (rows->all.n > NAMED_ROWS)
		strbuf_add(&sb,
			   arena_printf(a, _(" and %zu more"), rows->all.n - NAMED_ROWS));
	return sb.text;
}

static const char *name_of(struct arena *a, const struct run *run, const struct row_pair *p)
{
	return row_pair_name(a, run->library, p);
}

const char *decide_earlier(struct arena *a, const struct run *run, const struct row_pair *p)
{
	const struct responsibility *r = p->before;
	const struct decision *d = responsibility_decided(r);
	const struct acceptance *c =
		d ? NULL : acceptance_of(run->project, r->reg, r->risk->id);
	const char *id = d ? d->id : c && c->id ? c->id : "acceptances";
	const char *by = d ? d->by : c ? c->by : NULL, *date = d ? d->date : c ? c->date : NULL;

	return arena_concat(a, row_pair_name(a, run->library, p), " (", id, by ? ", " : "",
			    by ? by : "", date ? ", " : "", date ? date : "", ")", (char *)NULL);
}

static bool is_clause_wish(const struct run *run, const struct decide_wish *w)
{
	for (size_t i = 0; i < w->n_keys; i++)
		if (library_clause(run->library, w->keys[i]) ||
		    library_successor(run->library, w->keys[i]))
			return true;
	return w->position != NULL;
}

/* The choice of a clause in one of the contract's papers; NULL: it stands in none. */
static const struct chosen *find_chosen(const struct run *run, const struct clause *clause,
					const struct contract *c)
{
	for (size_t i = 0; i < clause->documents.n; i++) {
		const struct template *t =
			library_template(run->library, clause->documents.at[i]);

		if (!t || strcmp(t->scope, "contract") != 0)
			continue;
		const struct selection *s = select_clauses(run->arena, run->project, run->library,
							   t, c, NULL);
		const struct chosen *found = selection_find(s, clause->id);

		if (found && found->verdict == CLAUSE_IN)
			return found;
	}
	return NULL;
}

/* Whether the key is a clause's, and has the position. */
static const struct clause *find_clause(const struct run *run, const struct decide_words *w,
					const char *key, struct diag_list *dl)
{
	const struct clause *clause = library_clause(run->library, key);
	size_t n = dl->all.n;

	if (!clause && library_successor(run->library, key))
		diag_add(dl, DIAG_CLAUSE_GONE, NULL, "KEY", key,
			 library_successor(run->library, key)->id);
	else if (!clause)
		diag_add(dl, DIAG_UNKNOWN_CLAUSE, NULL, "KEY", key);
	else if (!w->said.position)
		diag_add(dl, DIAG_CLAUSE_WITHOUT_POSITION, NULL, "--position", key);
	else if (clause->positions.n == 1 && !*clause->positions.at[0].name)
		diag_add(dl, DIAG_CLAUSE_ONE_TEXT, NULL, "KEY", key);
	else if (!clause_position(clause, w->said.position))
		diag_add(dl, DIAG_UNKNOWN_POSITION, NULL, "--position", key, w->said.position);
	else
		return clause;
	offer_known(run->arena, run->project, run->library, n, dl);
	return NULL;
}

static bool write_clause(struct decided *d, const struct decide_words *w, const char *key,
			 struct diag_list *dl)
{
	const struct run *run = &d->trial.before;
	const struct clause *clause = find_clause(run, w, key, dl);
	const struct contract *ended = NULL;
	size_t n = 0;

	for (size_t i = 0; clause && i < run->project->contracts.n; i++) {
		const struct contract *c = &run->project->contracts.at[i];
		const struct chosen *chosen =
			decide_is_about(w, c) ? find_chosen(run, clause, c) : NULL;

		if (!chosen)
			continue;
		if (contract_is_over(run->project, c)) {
			ended = c;
			continue;
		}
		const struct decide_answers answers =
			decide_answers_of_clause(run, w, c, clause->id);

		decide_file_clause(&d->file, w, c, clause->id, &answers);
		*vec_push(run->arena, &d->clauses) = (struct decided_clause){
			c, clause, chosen->position ? chosen->position->name : "", "",
			chosen->decision};
		n++;
	}
	if (clause && !n && ended)
		diag_add(dl, DIAG_KEY_OF_ENDED, NULL, "KEY", key, ended->id, ended->ended);
	else if (clause && !n)
		diag_add(dl, DIAG_CLAUSE_NOWHERE, NULL, "KEY", key,
			 w->said.contract ? w->said.contract : "bunkai.json");
	return n > 0;
}

static bool write_clauses(struct decided *d, const struct decide_words *w, struct diag_list *dl)
{
	for (size_t i = 0; i < w->said.n_keys; i++)
		if (!write_clause(d, w, w->said.keys[i], dl))
			return false;
	return true;
}

static bool write_rows(struct decided *d, const struct decide_words *w, struct diag_list *dl)
{
	const struct run *run = &d->trial.before;
	struct decide_choice choice;
	struct accepted_risks risks = {0};

	if (!decide_choose(run, w, &choice, dl) ||
	    (text_equal(w->said.status, "accepted") &&
	     !decide_accept(run, w, &choice, &risks, dl)))
		return false;
	for (size_t i = 0; i < choice.groups.n; i++)
		if (!decide_words_fit(run, w, choice.groups.at[i].contract, dl))
			return false;
	decide_answers_of_rows(run, w, &choice);
	for (size_t i = 0; i < choice.groups.n; i++)
		decide_file_rows(&d->file, w, &choice.groups.at[i]);
	for (size_t i = 0; i < risks.all.n; i++)
		decide_file_acceptance(
			&d->file, w,
			run->project->registers.n > 1 ? risks.all.at[i].reg->id : NULL,
			risks.all.at[i].risk->id);
	d->left = choice.left;
	d->duties = choice.duties;
	return true;
}

/*
 * Two ◎, or somebody said that it is agreed and it is not: it has none. That an acceptance stands
 * in its place makes no finding, but is not what was said. A proposal has to name somebody as well;
 * what is open, or nobody's, need not.
 */
static bool lacks_one(const struct responsibility *r)
{
	if (!r)
		return false;
	size_t n = responsibility_count(r, "accountable");

	return (n > 1 && !r->by_object) || (n == 0 && strcmp(r->status, "proposed") == 0) ||
	       (r->settled && text_equal(r->settled->status, "agreed") &&
		strcmp(r->status, "agreed") != 0);
}

/*
 * Rows that were in order in that, or were not there, and would not be. Of one that was not in
 * order it cannot be said either that it is agreed.
 */
static struct row_pairs find_unmet(const struct decided *d, bool agrees)
{
	struct row_pairs out = {0};

	for (size_t i = 0; i < d->rows.all.n; i++) {
		const struct row_pair *p = &d->rows.all.at[i];

		if (lacks_one(p->after) && (agrees || !lacks_one(p->before)))
			*vec_push(d->trial.arena, &out.all) = *p;
	}
	return out;
}

static bool is_about_agreeing(enum diag_code code)
{
	return code == DIAG_AGREED_WITHOUT_ONE || code == DIAG_TWO_ACCOUNTABLE ||
	       code == DIAG_GAP || code == DIAG_RISK_WITHOUT_ACTION;
}

/*
 * One message on the rows that lack their ◎, and what the trial said, less what that message has
 * told already. False: something was told.
 */
static bool judge_trial(struct decided *d, bool agrees, const struct diag_list *trial,
			struct diag_list *dl)
{
	struct arena *a = d->trial.arena;
	const struct row_pairs unmet = find_unmet(d, agrees);

	if (unmet.all.n)
		diag_add(dl, DIAG_NEEDS_ONE, NULL, "bunkai decide",
			 arena_printf(a, "%zu", unmet.all.n),
			 list_some(a, &unmet, name_of, &d->trial.after));
	for (size_t i = 0; i < trial->all.n; i++)
		if (!unmet.all.n || !is_about_agreeing(trial->all.at[i].code))
			diag_copy(dl, &trial->all.at[i]);
	return !unmet.all.n && !trial->all.n;
}

/* Tries what the edits make of the project; fills d->rows. `words` NULL: undo. False: reported. */
static bool try_edits(struct decided *d, const struct decide_words *words, struct diag_list *dl)
{
	struct diag_list *told = diag_new(d->trial.arena);

	trial_run(&d->trial, told);
	if (!d->trial.after.project || diag_failed(d->trial.after.problems)) {
		diag_append(dl, told);
		return false;
	}
	d->rows = rows_compare(d->trial.arena, &d->trial.before, &d->trial.after, d->file.ids.at,
			       d->file.ids.n);
	return !words ||
	       judge_trial(d, text_equal(words->said.status, "agreed"), told, dl);
}

static void find_positions(struct decided *d)
{
	const struct run *after = &d->trial.after;

	for (size_t i = 0; i < d->clauses.n; i++) {
		struct decided_clause *c = &d->clauses.at[i];
		const struct chosen *chosen =
			find_chosen(after, c->clause,
				    project_contract(after->project, c->contract->id));

		c->after = chosen && chosen->position ? chosen->position->name : "";
	}
}

static void find_overridden(struct decided *d)
{
	for (size_t i = 0; i < d->rows.all.n; i++)
		if (row_pair_overrides(&d->rows.all.at[i]))
			*vec_push(d->trial.arena, &d->overridden.all) = d->rows.all.at[i];
}

/* What was agreed on a clause before, and would be otherwise. */
static bool check_positions(const struct decided *d, struct diag_list *dl)
{
	size_t n = dl->all.n;

	for (size_t i = 0; i < d->clauses.n; i++) {
		const struct decided_clause *c = &d->clauses.at[i];
		const struct decision *e = c->earlier;

		if (e && text_equal(e->status, "agreed") && strcmp(c->before, c->after) != 0)
			diag_add(dl, DIAG_DECIDED_BEFORE, NULL, "bunkai decide", "1",
				 arena_concat(d->trial.arena, c->clause->id, " (", e->id,
					      e->by ? ", " : "", e->by ? e->by : "",
					      e->date ? ", " : "", e->date ? e->date : "", ")",
					      (char *)NULL));
	}
	return dl->all.n == n;
}

static bool check_overridden(struct decided *d, bool override, struct diag_list *dl)
{
	struct arena *a = d->trial.arena;

	find_overridden(d);
	if (override)
		return true;
	if (d->overridden.all.n)
		diag_add(dl, DIAG_DECIDED_BEFORE, NULL, "bunkai decide",
			 arena_printf(a, "%zu", d->overridden.all.n),
			 list_some(a, &d->overridden, decide_earlier, &d->trial.before));
	return !d->overridden.all.n && check_positions(d, dl);
}

/* Somebody who says the same again has forgotten that it was said. */
static bool changes_something(const struct decided *d)
{
	for (size_t i = 0; i < d->rows.all.n; i++)
		if (row_pair_differs(&d->rows.all.at[i]))
			return true;
	return d->clauses.n > 0 || d->rows.all.n == 0;
}

static bool open_trial(struct decided *d, struct arena *a, const char *folder,
		       struct diag_list *dl)
{
	*d = (struct decided){0};
	if (trial_open(&d->trial, a, folder))
		return true;
	diag_append(dl, d->trial.before.problems);
	return false;
}

bool decide(struct decided *d, struct arena *a, const char *folder, const struct decide_wish *wish,
	    struct diag_list *dl)
{
	struct decide_words words;

	if (!open_trial(d, a, folder, dl))
		return false;
	d->bad_line = !decide_words_read(&d->trial.before, wish, &words, dl);
	if (d->bad_line || !decide_file_open(&d->file, &d->trial, dl) ||
	    !(is_clause_wish(&d->trial.before, wish) ? write_clauses(d, &words, dl)
						     : write_rows(d, &words, dl)) ||
	    !try_edits(d, &words, dl))
		return false;
	find_positions(d);
	if (!changes_something(d)) {
		diag_add(dl, DIAG_CHANGES_NOTHING, NULL, "bunkai decide",
			 arena_printf(a, "%zu", d->rows.all.n));
		return false;
	}
	return check_overridden(d, wish->override, dl);
}

/* The latest edition of each scope that was issued with one of the ids. */
static void find_issued(struct decided *d)
{
	struct arena *a = d->trial.arena;
	const struct project *p = d->trial.before.project;
	struct diag_list *quiet = diag_new(a);

	for (size_t i = 0; i < p->issued.n; i++) {
		const struct manifest *m = p->issued.at[i];
		const char *path = file_join(
			a, edition_path(a, p->folder, m->contract, m->number),
			"inputs/" DECISIONS_FILE);
		const char *text = file_stands(a, path, quiet) ? file_read_text(a, path, quiet)
							       : NULL;

		for (size_t k = 0; text && k < d->file.ids.n; k++) {
			const char *id = d->file.ids.at[k];

			if (strstr(text, arena_concat(a, "\"", id, "\"", (char *)NULL)))
				*vec_push(a, &d->issued) =
					(struct holding_edition){m->contract, id, m->number};
		}
	}
}

/* The clauses whose position one of the decisions chose that are taken back. */
static void find_clauses(struct decided *d, const struct decision *of)
{
	const struct run *run = &d->trial.before;
	const struct clause *clause = library_clause(run->library, of->clause);

	for (size_t i = 0; clause && i < run->project->contracts.n; i++) {
		const struct contract *c = &run->project->contracts.at[i];
		const struct chosen *chosen = find_chosen(run, clause, c);

		if (chosen && chosen->decision == of)
			*vec_push(run->arena, &d->clauses) = (struct decided_clause){
				c, clause, chosen->position ? chosen->position->name : "", "",
				NULL};
	}
}

static void find_clauses_back(struct decided *d)
{
	const struct project *p = d->trial.before.project;

	for (size_t i = 0; i < p->decisions.n; i++)
		for (size_t k = 0; p->decisions.at[i].clause && k < d->file.ids.n; k++)
			if (strcmp(p->decisions.at[i].id, d->file.ids.at[k]) == 0)
				find_clauses(d, &p->decisions.at[i]);
	find_positions(d);
}

bool decide_undo(struct decided *d, struct arena *a, const char *folder, struct diag_list *dl)
{
	if (!open_trial(d, a, folder, dl) || !decide_file_open(&d->file, &d->trial, dl))
		return false;
	if (!decide_file_undo(&d->file)) {
		diag_add(dl, DIAG_NOTHING_TO_UNDO, NULL, folder);
		return false;
	}
	if (!try_edits(d, NULL, dl))
		return false;
	d->undone = true;
	find_clauses_back(d);
	find_issued(d);
	return true;
}

/* The first decision made the file: without it there is none again. */
static bool take_file_away(struct decided *d, struct diag_list *dl)
{
	return d->undone && decide_file_is_as_new(&d->file) &&
	       file_remove(file_join(d->trial.arena, d->trial.folder, DECISIONS_FILE), dl);
}

bool decide_write(struct decided *d, struct diag_list *dl)
{
	return take_file_away(d, dl) || (!diag_failed(dl) && trial_write(&d->trial, dl));
}
