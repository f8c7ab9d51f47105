/* SPDX-License-Identifier: MIT
 *
 * Codes are made from the sending's id, so that the row of an older sending is never taken for one
 * of this; the id from what is shown.
 */
#include "talks/sent_choice.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "derive/talks.h"
#include "model/answer_doubts.h"
#include "talks/row_code.h"
#include "talks/sent_fill.h"

enum { CODE_SIGNS = 6, CODE_SIGNS_LONG = 8 };

/* What stands first, and what follows it. */
enum rank { RANK_ANSWER, RANK_OPEN, RANK_PROPOSED, RANK_ELSEWHERE, RANK_SETTLED, RANK__MAX };

struct sent_choosing {
	struct arena *a;
	const struct project *project;
	const struct sent_rows *rows;
	const struct sending_wish *wish;
	bool hospital;
	struct map *answered; /* row -> state in which the party answered it */
	struct map *wished;   /* row -> an open answer is about it */
	struct sending_record *out;
};

static const char *name_of(struct arena *a, const char *asks, const char *key, const char *phase)
{
	return arena_concat(a, asks, "\n", key, "\n", phase ? phase : "", (char *)NULL);
}

static const char *name_of_row(struct arena *a, const struct sent_row *row)
{
	return name_of(a, row->asks, row->key, row->phase);
}

/* --- what was answered --- */

static const struct sending_record *earlier_of(const struct sent_choosing *c, const char *id)
{
	for (size_t i = 0; i < c->wish->n_earlier; i++)
		if (text_equal(c->wish->earlier[i]->id, id))
			return c->wish->earlier[i];
	return NULL;
}

/* The states of one earlier sending, by row. */
static struct map *states_of(struct arena *a, const struct sending_record *r)
{
	struct map *states = map_new(a);

	for (size_t i = 0; i < r->rows.n; i++)
		map_set(states, name_of_row(a, &r->rows.at[i]), (void *)r->rows.at[i].state);
	return states;
}

/* What nobody could read has to be asked again. */
static bool is_clear(const struct given_answer *x)
{
	return !answer_has_doubt(x, DOUBT_UNCLEAR) && !answer_has_doubt(x, DOUBT_DOUBLED) &&
	       !answer_has_doubt(x, DOUBT_INCOMPLETE) && !answer_has_doubt(x, DOUBT_CHANGED_SINCE);
}

static void note_answer(struct sent_choosing *c, struct map *records, const struct given_answer *x)
{
	const struct sending_record *r = earlier_of(c, x->sending);
	const char *name = name_of(c->a, x->asks, x->key, x->phase);
	struct map *states = r ? map_get(records, r->id) : NULL;

	if (!text_equal(x->party, c->wish->party) || !r || !is_clear(x))
		return;
	if (!states) {
		states = states_of(c->a, r);
		map_set(records, r->id, states);
	}
	if (map_get(states, name))
		map_set(c->answered, name, map_get(states, name));
}

/* What the hospital did not take is asked once more: it stands as it did, and is not agreed. */
static bool is_refused(const struct answer_state *s)
{
	return s->closed && text_equal(s->closed->how, VERDICT_REFUSED);
}

static void note_answers(struct sent_choosing *c)
{
	const struct talk_states *t = talk_states_of(c->a, c->project);
	struct map *records = map_new(c->a);

	c->answered = map_new(c->a);
	c->wished = map_new(c->a);
	for (size_t i = 0; i < t->answers.n; i++) {
		const struct given_answer *x = t->answers.at[i].answer;

		if (!x->asks || !x->key || !text_equal(x->contract, c->rows->contract->id))
			continue;
		if (!is_refused(&t->answers.at[i]))
			note_answer(c, records, x);
		if (t->answers.at[i].open)
			map_set(c->wished, name_of(c->a, x->asks, x->key, x->phase), (void *)x);
	}
}

static bool has_answered(const struct sent_choosing *c, const struct row_now *row)
{
	const char *then = map_get(c->answered, name_of_row(c->a, &row->shown));

	return then && text_equal(then, row->shown.state);
}

/* --- which rows --- */

static bool is_own(const struct sent_choosing *c, const struct contact *contact)
{
	const struct party *party = project_party(c->project, contact->party);

	return text_equal(contact->party, c->wish->party) ||
	       (party && text_equal(party->under, c->wish->party));
}

/* Of what an answer is open, the hospital is asked about the answer. */
static bool is_asked_of_hospital(const struct sent_choosing *c, const struct row_now *row)
{
	if (strcmp(row->shown.asks, ASKS_ROW) == 0)
		return !map_get(c->wished, name_of_row(c->a, &row->shown));
	if (strcmp(row->shown.asks, ASKS_CONTACT) == 0)
		return is_own(c, row->contact);
	return strcmp(row->shown.asks, ASKS_ANSWER) == 0 &&
	       !text_equal(row->answer->party, c->wish->party);
}

static bool is_asked(const struct sent_choosing *c, const struct row_now *row)
{
	if (c->hospital)
		return is_asked_of_hospital(c, row);
	if (strcmp(row->shown.asks, ASKS_CONTACT) == 0)
		return is_own(c, row->contact);
	return strcmp(row->shown.asks, ASKS_ANSWER) != 0;
}

static bool is_one_of(const char *status, const char *const *list)
{
	for (; *list; list++)
		if (strcmp(status, *list) == 0)
			return true;
	return false;
}

static enum rank rank_of(const struct row_now *row)
{
	static const char *const open[] = {"open", "gap", NULL},
				 *const settled[] = {"agreed", "rejected", "accepted", NULL};

	if (strcmp(row->shown.asks, ASKS_ANSWER) == 0)
		return RANK_ANSWER;
	if (strcmp(row->shown.asks, ASKS_CLAUSE) == 0)
		return row->chosen->decision && text_equal(row->chosen->decision->status, "agreed")
			       ? RANK_SETTLED
			       : RANK_PROPOSED;
	if (!row->row)
		return RANK_PROPOSED;
	return is_one_of(row->row->status, open)                      ? RANK_OPEN
	       : is_one_of(row->row->status, settled)                 ? RANK_SETTLED
	       : responsibility_holding(row->row) >= HELD_NOT_NEEDED ? RANK_ELSEWHERE
								     : RANK_PROPOSED;
}

static bool is_open(const struct sent_choosing *c, const struct row_now *row)
{
	enum rank rank = rank_of(row);

	return rank < RANK_ELSEWHERE && (rank == RANK_ANSWER || !has_answered(c, row));
}

static void take(struct sent_choosing *c, const struct row_now *row)
{
	*vec_push(c->a, &c->out->rows) = row->shown;
}

static bool is_wanted(const struct sent_choosing *c, const struct row_now *row)
{
	return is_asked(c, row) && (!c->wish->open_only || is_open(c, row));
}

/* The sheet of rows has what is open first; all else stays in the order of the papers. */
static void choose_rows(struct sent_choosing *c)
{
	for (int rank = 0; rank < RANK__MAX; rank++)
		for (size_t i = 0; i < c->rows->all.n; i++) {
			const struct row_now *row = &c->rows->all.at[i];

			if (!row->shown.asks || strcmp(row->shown.asks, ASKS_CLAUSE) == 0 ||
			    strcmp(row->shown.asks, ASKS_CONTACT) == 0)
				continue;
			if (rank_of(row) == (enum rank)rank && is_wanted(c, row))
				take(c, row);
		}
}

static void choose_others(struct sent_choosing *c, const char *asks)
{
	for (size_t i = 0; i < c->rows->all.n; i++)
		if (strcmp(c->rows->all.at[i].shown.asks, asks) == 0 &&
		    is_wanted(c, &c->rows->all.at[i]))
			take(c, &c->rows->all.at[i]);
}

/* --- numbers, id, codes --- */

/* Each sheet counts its own; answers stand on the sheet of rows. */
static void number_rows(struct sent_choosing *c)
{
	int rows = 0, clauses = 0, contacts = 0;

	for (size_t i = 0; i < c->out->rows.n; i++) {
		struct sent_row *row = &c->out->rows.at[i];
		int n = strcmp(row->asks, ASKS_CLAUSE) == 0    ? ++clauses
			: strcmp(row->asks, ASKS_CONTACT) == 0 ? ++contacts
							       : ++rows;

		settings_set(c->a, &row->cells, "number", arena_printf(c->a, "%d", n));
	}
}

static const char *shown_text(const struct sent_choosing *c)
{
	const struct sending_record *r = c->out;
	struct strbuf sb = strbuf_new(c->a);

	sent_fill_state(&sb, "date", r->date);
	sent_fill_state(&sb, "due", r->due);
	for (size_t i = 0; i < r->rows.n; i++) {
		const struct sent_row *row = &r->rows.at[i];

		sent_fill_state(&sb, row->asks, row->key);
		sent_fill_state(&sb, row->phase ? row->phase : "", row->state);
		for (size_t k = 0; k < row->cells.all.n; k++)
			sent_fill_state(&sb, row->cells.all.at[k].name,
					row->cells.all.at[k].value);
	}
	return sb.text;
}

static void name_sending(struct sent_choosing *c)
{
	struct sending_record *r = c->out;
	const char *stem = arena_printf(c->a, "%s.%s.%d", r->contract, r->party, r->number);
	const char *shown = arena_concat(c->a, stem, "\n", shown_text(c), (char *)NULL);

	r->id = arena_concat(c->a, stem, ".", row_code_signs(c->a, shown, CODE_SIGNS), (char *)NULL);
}

static void give_codes(struct sent_choosing *c)
{
	struct map *taken = map_new(c->a);

	for (size_t i = 0; i < c->out->rows.n; i++) {
		struct sent_row *row = &c->out->rows.at[i];
		const char *text = arena_concat(c->a, c->out->id, "\n", name_of_row(c->a, row),
						(char *)NULL);

		row->code = row_code_of(c->a, text, CODE_SIGNS);
		if (map_get(taken, row->code))
			row->code = row_code_of(c->a, text, CODE_SIGNS_LONG);
		map_set(taken, row->code, row);
	}
}

static int next_number(const struct project *p, const char *contract, const char *party)
{
	int n = 1;

	for (size_t i = 0; i < p->talks.sendings.n; i++) {
		const struct sending *s = &p->talks.sendings.at[i];

		if (text_equal(s->contract, contract) && text_equal(s->party, party) &&
		    s->number >= n)
			n = s->number + 1;
	}
	return n;
}

static void begin(struct sent_choosing *c)
{
	const struct sending_wish *w = c->wish;
	const struct party *party = project_party(c->project, w->party);
	const char *contract = c->rows->contract->id;

	c->out = arena_alloc(c->a, sizeof *c->out);
	c->out->contract = contract;
	c->out->party = w->party;
	c->out->party_name = party ? party->name : w->party;
	c->out->date = w->date;
	c->out->due = w->due;
	c->out->project = c->project->title;
	c->out->number = next_number(c->project, contract, w->party);
}

struct sending_record *sent_choice(struct arena *a, const struct project *p,
				   const struct sent_rows *rows, const struct sending_wish *wish)
{
	struct sent_choosing c = {.a = a, .project = p, .rows = rows, .wish = wish};

	c.hospital = text_equal(sent_rows_hospital(rows->contract), wish->party);
	begin(&c);
	note_answers(&c);
	choose_rows(&c);
	choose_others(&c, ASKS_CLAUSE);
	choose_others(&c, ASKS_CONTACT);
	number_rows(&c);
	name_sending(&c);
	give_codes(&c);
	return c.out;
}

size_t sent_choice_count(const struct sending_record *r, const char *asks)
{
	size_t n = 0;

	for (size_t i = 0; i < r->rows.n; i++)
		n += strcmp(r->rows.at[i].asks, asks) == 0;
	return n;
}
