/* SPDX-License-Identifier: MIT
 *
 * Every row of every contract in question is asked once. A row that an earlier decision added for
 * another phase is reached by a decision for that phase alone, and gets one of its own.
 */
#include "work/decide_choice.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "check/offer.h"
#include "derive/row_keys.h"
#include "model/over.h"

struct choosing {
	const struct run *run;
	const struct decide_words *words;
	struct decide_choice *out;
	struct diag_list *dl;
	bool resolved; /* rows are named by their own keys, not by what was written */
};

bool decide_is_about(const struct decide_words *words, const struct contract *c)
{
	return !words->said.contract || strcmp(words->said.contract, c->id) == 0;
}

static bool key_takes(const struct choosing *c, const char *written, const struct responsibility *r)
{
	return row_key_takes(c->run->project, c->run->library, written, r->reg, r->risk,
			     r->requirement);
}

static bool any_key_takes(const struct choosing *c, const struct responsibility *r)
{
	for (size_t i = 0; i < c->words->said.n_keys; i++)
		if (key_takes(c, c->words->said.keys[i], r))
			return true;
	return false;
}

/* A duty has to be named: by its key, or by what --where says of the kind. */
static bool is_named(const struct choosing *c, const struct responsibility *r)
{
	if (c->words->said.n_keys)
		return any_key_takes(c, r);
	return r->requirement || row_filter_names_kind(&c->words->filter);
}

/* Whether it is to be decided as was said, or only meant. */
static bool is_ready(const struct choosing *c, const struct responsibility *r)
{
	return !c->words->said.accept_proposals || responsibility_count(r, "accountable") == 1;
}

static struct decide_group *group_of(struct arena *a, struct decide_choice *c,
				     const struct contract *contract, const char *phase)
{
	for (size_t i = 0; i < c->groups.n; i++)
		if (c->groups.at[i].contract == contract &&
		    text_equal(c->groups.at[i].phase, phase))
			return &c->groups.at[i];
	struct decide_group *g = vec_push(a, &c->groups);

	*g = (struct decide_group){.contract = contract, .phase = phase};
	return g;
}

static void add_key(struct arena *a, struct decide_group *g, const char *key)
{
	for (size_t i = g->keys.n; i > 0; i--) /* rows of one key follow each other */
		if (strcmp(g->keys.at[i - 1], key) == 0)
			return;
	*vec_push(a, &g->keys) = key;
}

void decide_take(struct arena *a, struct decide_choice *c, const struct responsibility *r,
		 const char *phase)
{
	const char *own = responsibility_is_added(r) ? r->phase : NULL;

	add_key(a, group_of(a, c, r->contract, phase ? phase : own), r->full_key);
	*vec_push(a, &c->rows.all) = r;
}

static void judge_row(struct choosing *c, const struct responsibility *r)
{
	if (c->words->said.accept_proposals && strcmp(r->status, "proposed") != 0)
		return;
	if (!row_filter_takes(&c->words->filter, r))
		return;
	if (!is_named(c, r)) {
		c->out->duties += !c->words->said.n_keys;
		return;
	}
	if (!is_ready(c, r))
		*vec_push(c->run->arena, &c->out->left.all) = r;
	else if (c->resolved || responsibility_is_added(r))
		decide_take(c->run->arena, c->out, r, c->words->said.phase);
	else
		*vec_push(c->run->arena, &c->out->rows.all) = r;
}

/* The keys as they were written, as far as they take a row of the contract. */
static void name_keys(struct choosing *c, const struct contract *contract,
		      const struct responsibilities *rows)
{
	struct arena *a = c->run->arena;

	for (size_t i = 0; i < c->words->said.n_keys; i++) {
		const char *key = c->words->said.keys[i];

		for (size_t k = 0; k < rows->rows.n; k++) {
			if (!key_takes(c, key, &rows->rows.at[k]))
				continue;
			add_key(a, group_of(a, c->out, contract, c->words->said.phase), key);
			break;
		}
	}
}

static void choose_in(struct choosing *c, size_t contract)
{
	const struct responsibilities *rows = c->run->responsibilities[contract];

	if (!decide_is_about(c->words, &c->run->project->contracts.at[contract]))
		return;
	if (!c->resolved)
		name_keys(c, &c->run->project->contracts.at[contract], rows);
	for (size_t i = 0; i < rows->rows.n; i++)
		judge_row(c, &rows->rows.at[i]);
}

/* Whether a register has what the key takes, although no contract in question has it as a row. */
static bool stands_elsewhere(const struct run *run, const char *key)
{
	for (size_t i = 0; i < run->project->registers.n; i++)
		if (row_key_count(run->project, run->library, key, run->project->registers.at[i]))
			return true;
	return false;
}

static bool takes_a_row(const struct choosing *c, const char *key)
{
	for (size_t i = 0; i < c->run->project->contracts.n; i++) {
		const struct responsibilities *rows = c->run->responsibilities[i];

		if (!decide_is_about(c->words, rows->contract))
			continue;
		for (size_t k = 0; k < rows->rows.n; k++)
			if (key_takes(c, key, &rows->rows.at[k]))
				return true;
	}
	return false;
}

/* A contract in question that had such a row until it ended; NULL: none. */
static const struct contract *find_ended(const struct choosing *c, const char *key)
{
	const struct project *p = c->run->project;

	for (size_t i = 0; i < p->contracts.n; i++) {
		const struct contract *of = &p->contracts.at[i];

		if (!decide_is_about(c->words, of) || !contract_is_over(p, of))
			continue;
		for (size_t k = 0; k < of->registers.n; k++) {
			const struct risk_register *reg = project_register(p, of->registers.at[k]);

			if (reg && row_key_count(p, c->run->library, key, reg))
				return of;
		}
	}
	return NULL;
}

static bool check_key(const struct choosing *c, const char *key)
{
	size_t n = c->dl->all.n;

	if (takes_a_row(c, key))
		return true;
	const struct contract *ended = find_ended(c, key);

	if (ended)
		diag_add(c->dl, DIAG_KEY_OF_ENDED, NULL, "KEY", key, ended->id, ended->ended);
	else if (stands_elsewhere(c->run, key))
		diag_add(c->dl, DIAG_KEY_WITHOUT_ROW, key, "KEY", key,
			 c->words->said.contract ? c->words->said.contract : "bunkai.json");
	else if (strpbrk(key, "*?"))
		diag_add(c->dl, DIAG_NO_SUCH_ROWS, NULL, "KEY", key);
	else
		diag_add(c->dl, DIAG_UNKNOWN_KEY, NULL, "KEY", key);
	offer_known(c->run->arena, c->run->project, c->run->library, n, c->dl);
	return false;
}

/* Rows of the contracts in question that could be accepted, whatever keys were given. */
static size_t count_proposed(const struct choosing *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->run->project->contracts.n; i++) {
		const struct responsibilities *rows = c->run->responsibilities[i];

		for (size_t k = 0; decide_is_about(c->words, rows->contract) && k < rows->rows.n;
		     k++)
			n += strcmp(rows->rows.at[k].status, "proposed") == 0;
	}
	return n;
}

/* Nothing was found: what would have been, one condition at a time. */
static void tell_nothing(const struct choosing *c)
{
	const struct decide_wish *w = &c->words->said;
	const char *tally = row_filter_tally(c->run->arena, &c->words->filter,
					     c->run->responsibilities,
					     c->run->project->contracts.n);

	if (w->accept_proposals && !*tally)
		tally = arena_printf(c->run->arena, "status=proposed %zu", count_proposed(c));
	if (w->accept_proposals && c->out->left.all.n)
		diag_add(c->dl, DIAG_NO_PROPOSALS, NULL, "--accept-proposals",
			 arena_printf(c->run->arena, "%zu", c->out->left.all.n));
	else if (c->out->duties)
		diag_add(c->dl, DIAG_ONLY_DUTIES, NULL, "--where",
			 arena_printf(c->run->arena, "%zu", c->out->duties));
	else
		diag_add(c->dl, DIAG_NO_ROW_MEETS, NULL, w->where ? "--where" : "bunkai decide",
			 *tally ? tally : "-");
}

bool decide_choose(const struct run *run, const struct decide_words *words,
		   struct decide_choice *out, struct diag_list *dl)
{
	const struct decide_wish *w = &words->said;
	struct choosing c = {run, words, out, dl,
			     w->where || w->accept_proposals || text_equal(w->status, "accepted")};

	*out = (struct decide_choice){0};
	for (size_t i = 0; i < w->n_keys; i++)
		if (!check_key(&c, w->keys[i]))
			return false;
	for (size_t i = 0; i < run->project->contracts.n; i++)
		choose_in(&c, i);
	if (!out->rows.all.n)
		tell_nothing(&c);
	return out->rows.all.n > 0;
}
