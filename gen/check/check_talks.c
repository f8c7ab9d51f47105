/* SPDX-License-Identifier: MIT
 *
 * Findings about talks.json: sendings and answers name contracts, parties, rows and each other, and
 * each name must point to something; what was sent must lie where answers are compared with it; and
 * a party that has not answered by its day is told. Of a contract that has ended nothing is asked.
 */
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/answered_rows.h"
#include "derive/talks.h"
#include "model/over.h"
#include "model/sent.h"

struct talk_check {
	struct arena *a;
	const struct check_input *in;
	const struct talks *talks;
	const struct talk_states *states;
	struct diag_list *dl;
};

static const struct contract *live_contract(const struct talk_check *c, const char *id)
{
	const struct contract *found = project_contract(c->in->project, id);

	return found && !contract_is_over(c->in->project, found) ? found : NULL;
}

/* What touches a contract that is there touches that one only. */
static void note_contract(const struct talk_check *c, const char *contract, size_t n)
{
	if (contract && project_contract(c->in->project, contract))
		diag_about(c->dl, n, ABOUT_CONTRACT, contract);
}

/* --- contracts and parties --- */

static size_t count_answers(const struct talk_check *c, const struct party_talk *t)
{
	size_t n = 0;

	for (size_t i = 0; i < c->talks->answers.n; i++)
		n += strcmp(c->talks->answers.at[i].contract, t->contract) == 0 &&
		     strcmp(c->talks->answers.at[i].party, t->party) == 0;
	return n;
}

static bool is_known(const struct talk_check *c, const struct party_talk *t)
{
	const struct contract *contract = project_contract(c->in->project, t->contract);

	return contract && (contract_is_over(c->in->project, contract) ||
			    contract_has_party(contract, t->party));
}

static void check_parties(const struct talk_check *c)
{
	for (size_t i = 0; i < c->states->parties.n; i++) {
		const struct party_talk *t = &c->states->parties.at[i];
		size_t n = c->dl->all.n;

		if (is_known(c, t))
			continue;
		diag_add(c->dl, DIAG_TALK_OF_NOTHING, t->contract, c->talks->file, t->contract,
			 t->party, arena_printf(c->a, "%zu", t->sendings.n),
			 arena_printf(c->a, "%zu", count_answers(c, t)));
		note_contract(c, t->contract, n);
	}
}

/* --- ids --- */

static void check_id(struct map *seen, const char *id, const char *place, struct diag_list *dl)
{
	const char *other = map_get(seen, id);

	if (other)
		diag_add(dl, DIAG_DUPLICATE_ID, id, place, id, other);
	else
		map_set(seen, id, (void *)place);
}

static void check_ids(const struct talk_check *c)
{
	struct map *sendings = map_new(c->a), *answers = map_new(c->a);

	for (size_t i = 0; i < c->talks->sendings.n; i++)
		check_id(sendings, c->talks->sendings.at[i].id, c->talks->sendings.at[i].place,
			 c->dl);
	for (size_t i = 0; i < c->talks->answers.n; i++)
		check_id(answers, c->talks->answers.at[i].id, c->talks->answers.at[i].place,
			 c->dl);
}

static void check_answer_id(const struct talk_check *c, const char *id, const char *subject,
			    const char *place)
{
	if (!talk_answer(c->states, id))
		diag_add(c->dl, DIAG_UNKNOWN_ANSWER, subject, place, id);
}

static void check_settling(const struct talk_check *c)
{
	const struct project *p = c->in->project;

	for (size_t i = 0; i < p->decisions.n; i++) {
		const struct decision *d = &p->decisions.at[i];
		size_t n = c->dl->all.n;

		for (size_t k = 0; k < d->answers.n; k++)
			check_answer_id(c, d->answers.at[k], d->id, d->place);
		note_contract(c, d->contract, n);
	}
	for (size_t i = 0; i < c->talks->closed.n; i++) {
		const struct closing_of_answers *x = &c->talks->closed.at[i];

		for (size_t k = 0; k < x->answers.n; k++)
			check_answer_id(c, x->answers.at[k], x->answers.at[k], x->place);
	}
}

static bool has_sending(const struct talk_check *c, const char *id)
{
	for (size_t i = 0; i < c->talks->sendings.n; i++)
		if (strcmp(c->talks->sendings.at[i].id, id) == 0)
			return true;
	return false;
}

static void check_received(const struct talk_check *c)
{
	for (size_t i = 0; i < c->talks->received.n; i++) {
		const struct received_file *f = &c->talks->received.at[i];

		if (f->sending && !has_sending(c, f->sending))
			diag_add(c->dl, DIAG_UNKNOWN_SENDING, f->name, f->place, f->sending);
	}
}

/* --- sendings --- */

/* An edition froze talks.json, and not what was sent: it stays with the project. */
static bool is_frozen(const struct talk_check *c)
{
	const char *above = file_join(c->a, c->in->project->folder, "../manifest.json");

	return file_stands(c->a, above, c->dl);
}

static void check_record(const struct talk_check *c, const struct sending *s)
{
	const char *folder = sending_folder(c->a, c->in->project->folder, s->contract, s->party,
					    s->number),
		   *file = file_join(c->a, folder, "sending.json");

	if (!file_stands(c->a, file, c->dl))
		diag_add(c->dl, DIAG_SENDING_MISSING, s->id, s->place, file);
}

static void check_due(const struct talk_check *c, const struct sending_state *s)
{
	if (s->overdue)
		diag_add(c->dl, DIAG_SENDING_OVERDUE, s->sending->id, s->sending->place,
			 s->sending->due, c->in->project->date,
			 arena_printf(c->a, "%zu", s->asked),
			 arena_printf(c->a, "%zu", s->unanswered));
}

static void check_sendings(const struct talk_check *c)
{
	const bool frozen = c->states->parties.n && is_frozen(c);

	for (size_t i = 0; i < c->states->parties.n; i++) {
		const struct party_talk *t = &c->states->parties.at[i];
		size_t n = c->dl->all.n;

		if (!live_contract(c, t->contract))
			continue;
		for (size_t k = 0; k < t->sendings.n; k++) {
			if (!frozen)
				check_record(c, t->sendings.at[k].sending);
			check_due(c, &t->sendings.at[k]);
		}
		note_contract(c, t->contract, n);
	}
}

/* --- answers --- */

static bool is_gone(const struct talk_check *c, const struct answered_rows *rows,
		    const struct given_answer *x)
{
	int paragraph, item;

	if (!x->asks || !x->key)
		return false;
	if (strcmp(x->asks, ASKS_ROW) == 0)
		return !answered_row(rows, x);
	if (strcmp(x->asks, ASKS_CLAUSE) == 0)
		return !answer_place(c->a, c->in->library, x, &paragraph, &item);
	return strcmp(x->asks, ASKS_CONTACT) == 0 && !project_contact(c->in->project, x->key);
}

static void check_answer(const struct talk_check *c, const struct answered_rows *rows,
			 const struct answer_state *s)
{
	const struct given_answer *x = s->answer;
	size_t n = c->dl->all.n;

	if (x->sending && !s->sending)
		diag_add(c->dl, DIAG_UNKNOWN_SENDING, x->id, x->place, x->sending);
	if (text_equal(x->asks, ASKS_ANSWER) && x->key)
		check_answer_id(c, x->key, x->id, x->place);
	if (s->open && rows && is_gone(c, rows, x))
		diag_add(c->dl, DIAG_ANSWER_OF_NOTHING, x->id, x->place, x->key);
	note_contract(c, x->contract, n);
}

/* Rows of a contract by their names, made when the first answer asks. */
static const struct answered_rows *rows_of(const struct talk_check *c, struct map *known,
					   const char *contract)
{
	const struct project *p = c->in->project;
	struct answered_rows *rows = map_get(known, contract);

	if (rows || !live_contract(c, contract))
		return rows;
	for (size_t i = 0; i < p->contracts.n; i++)
		if (strcmp(p->contracts.at[i].id, contract) == 0)
			rows = answered_rows_new(c->a, p, c->in->responsibilities[i]);
	map_set(known, contract, rows);
	return rows;
}

static void check_answers(const struct talk_check *c)
{
	struct map *rows = map_new(c->a);

	for (size_t i = 0; i < c->states->answers.n; i++) {
		const struct answer_state *s = &c->states->answers.at[i];

		check_answer(c, rows_of(c, rows, s->answer->contract), s);
	}
}

void check_talks(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct talk_check c = {.a = a,
				     .in = in,
				     .talks = &in->project->talks,
				     .states = talk_states_of(a, in->project),
				     .dl = dl};

	check_parties(&c);
	check_ids(&c);
	check_settling(&c);
	check_received(&c);
	check_sendings(&c);
	check_answers(&c);
}
