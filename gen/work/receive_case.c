/* SPDX-License-Identifier: MIT
 *
 * An index of everything that was ever answered, by row: what talks.json has and what comes now,
 * each with the state of the row that was sent. All questions about one answer are asked of the
 * list of its row.
 */
#include "work/receive_case.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "talks/sent_rows.h"
#include "work/documents.h"
#include "work/receive_answer.h"
#include "work/receive_said.h"

static const char *some(const char *s)
{
	return s ? s : "";
}

/* A 号 stands in the row of its 項: 'clause/2' of 'clause/2(1)'. */
static const char *row_key(struct arena *a, const struct given_answer *x)
{
	const char *slash = x->key ? strrchr(x->key, '/') : NULL,
		   *item = slash ? strchr(slash, '(') : NULL;

	return item && text_equal(x->asks, ASKS_CLAUSE)
		       ? arena_strndup(a, x->key, (size_t)(item - x->key))
		       : some(x->key);
}

static const char *place_of(struct arena *a, const struct given_answer *x)
{
	return arena_concat(a, x->contract, "\n", some(x->asks), "\n", row_key(a, x), "\n",
			    text_equal(x->asks, ASKS_ROW) ? some(x->phase) : "", (char *)NULL);
}

static const char *state_name(struct arena *a, const char *sending, const char *code)
{
	return arena_concat(a, some(sending), "\n", some(code), (char *)NULL);
}

const struct answers_said *receive_said_at(struct receive_cases *c, const struct given_answer *x)
{
	static const struct answers_said none = {0};
	const struct answers_said *list = map_get(c->places, place_of(c->a, x));

	return list ? list : &none;
}

static void note(struct receive_cases *c, struct answer_said s)
{
	const char *place = place_of(c->a, s.x);
	struct answers_said *list = map_get(c->places, place);

	if (!list) {
		list = arena_alloc(c->a, sizeof *list);
		map_set(c->places, place, list);
	}
	s.state = map_get(c->states, state_name(c->a, s.x->sending, s.x->code));
	*vec_push(c->a, &list->all) = s;
}

struct receive_cases *receive_cases_new(struct arena *a, const struct run *run,
					const struct sent_records *records, struct diag_list *dl)
{
	struct receive_cases *c = arena_alloc(a, sizeof *c);

	*c = (struct receive_cases){.a = a,
				    .run = run,
				    .dl = dl,
				    .talks = talk_states_of(a, run->project),
				    .places = map_new(a),
				    .states = map_new(a)};
	for (size_t i = 0; i < records->all.n; i++) {
		const struct sending_record *r = records->all.at[i];

		for (size_t k = 0; k < r->rows.n; k++)
			map_set(c->states, state_name(a, r->id, r->rows.at[k].code),
				(void *)r->rows.at[k].state);
	}
	for (size_t i = 0; i < c->talks->answers.n; i++)
		note(c, (struct answer_said){.x = c->talks->answers.at[i].answer,
				      .open = c->talks->answers.at[i].open});
	return c;
}

/* NULL: reported. */
const struct contract_now *receive_contract_now(struct receive_cases *c, const char *id)
{
	for (size_t i = 0; i < c->now.n; i++)
		if (strcmp(c->now.at[i].contract->id, id) == 0)
			return &c->now.at[i];
	const struct contract *contract = project_contract(c->run->project, id);

	if (!contract)
		return NULL;
	const struct bind_input in = documents_input(c->run, contract);
	const struct sent_rows *rows = sent_rows_of(c->a, &in, c->dl);

	if (!rows)
		return NULL;
	struct contract_now *now = vec_push(c->a, &c->now);

	*now = (struct contract_now){contract, rows};
	return now;
}

bool receive_is_own(const struct contract *contract, const char *party)
{
	return strcmp(sent_rows_hospital(contract), party) == 0;
}

static const struct given_answer *answer_about(const struct receive_cases *c,
					       const struct given_answer *x)
{
	const struct answer_state *s =
		text_equal(x->asks, ASKS_ANSWER) && x->key ? talk_answer(c->talks, x->key) : NULL;

	return s ? talk_root(c->talks, s)->answer : NULL;
}

bool receive_cases_add(struct receive_cases *c, struct received_row *row)
{
	struct given_answer *x = &row->answer;
	const struct contract_now *now = receive_contract_now(c, x->contract);

	if (!now)
		return false;
	if (!receive_is_own(now->contract, x->party))
		answer_weigh(c->a, row->row, x);
	if (x->asks && x->key)
		row->now = sent_rows_find(now->rows, x->asks, x->key, x->phase);
	row->about = answer_about(c, x);
	note(c, (struct answer_said){.x = x, .open = true, .coming = row});
	return true;
}

/* --- what other answers say --- */

bool receive_accepts_as_sent(const struct given_answer *x)
{
	return text_equal(x->verdict, VERDICT_ACCEPTED) && !answer_wishes(x);
}

static bool is_same_sending(const struct given_answer *x, const struct given_answer *y)
{
	return text_equal(x->sending, y->sending);
}

/* It was said in answer to the same sending, or came before it in the same command. */
static bool is_known(const struct answers_said *list, const struct received_row *row)
{
	const struct given_answer *x = &row->answer;

	for (size_t i = 0; i < list->all.n; i++) {
		const struct answer_said *s = &list->all.at[i];

		if (s->coming == row)
			return false;
		if (text_equal(s->x->party, x->party) && is_same_sending(s->x, x) &&
		    answer_says_same(s->x, x))
			return true;
	}
	return false;
}

/* Two 号 of one 項, or a 項 and a 号 of it that came in one paper: both may be wished. */
static bool speaks_of_other(const struct given_answer *x, const struct given_answer *y)
{
	if (!text_equal(x->asks, ASKS_CLAUSE) || text_equal(x->key, y->key))
		return false;
	return text_equal(x->file, y->file) || (strchr(x->key, '(') && strchr(y->key, '('));
}

/*
 * The same party said otherwise, and that is open or answers the same sending; or another party
 * does not accept what this one accepts.
 */
static bool speaks_against(const struct answer_said *s, const struct received_row *row)
{
	const struct given_answer *x = &row->answer;

	if (s->coming == row || speaks_of_other(s->x, x))
		return false;
	if (text_equal(s->x->party, x->party))
		return !answer_says_same(s->x, x) && (s->open || is_same_sending(s->x, x));
	return s->open && receive_accepts_as_sent(x) && !receive_accepts_as_sent(s->x);
}

static bool is_contradicted(const struct answers_said *list, const struct received_row *row)
{
	if (!row->answer.asks || !row->answer.key)
		return false; /* rows of nobody knows what do not speak of each other */
	for (size_t i = 0; i < list->all.n; i++)
		if (speaks_against(&list->all.at[i], row))
			return true;
	return false;
}

/*
 * The hospital takes, in one command, two answers to the same row that are not alike: which of them
 * holds nobody can say.
 */
static bool takes_another(struct receive_cases *c, const struct received_row *row)
{
	if (!row->about || text_equal(row->answer.verdict, VERDICT_REFUSED))
		return false;
	const struct answers_said *list = receive_said_at(c, row->about);

	for (size_t i = 0; i < list->all.n; i++) {
		const struct answer_said *other = &list->all.at[i];

		if (other->x == row->about || !other->x->id || other->coming)
			continue;
		const struct given_answer named = {.contract = row->answer.contract,
						   .asks = ASKS_ANSWER,
						   .key = other->x->id};
		const struct answers_said *own = receive_said_at(c, &named);

		for (size_t k = 0; k < own->all.n; k++)
			if (own->all.at[k].coming &&
			    !text_equal(own->all.at[k].x->verdict, VERDICT_REFUSED) &&
			    !answer_says_same(other->x, row->about))
				return true;
	}
	return false;
}

/* --- who else has to accept --- */

/* True when `party` is `other`, or a subcontractor of it at any depth. */
static bool is_or_is_under(const struct project *p, const char *party, const char *other)
{
	const struct party *at = project_party(p, party);

	for (size_t depth = 0; at && depth <= p->parties.n; depth++) {
		if (strcmp(at->id, other) == 0)
			return true;
		at = at->under ? project_party(p, at->under) : NULL;
	}
	return false;
}

/* What was said otherwise when it came still is, by an answer that nobody settled. */
static bool still_contradicted(const struct answers_said *list, const struct given_answer *x)
{
	for (size_t i = 0; i < list->all.n; i++) {
		const struct answer_said *s = &list->all.at[i];

		if (s->x == x || !s->open)
			continue;
		if (text_equal(s->x->party, x->party) ? !answer_says_same(s->x, x)
						      : !receive_accepts_as_sent(s->x))
			return true;
	}
	return false;
}

/* Nothing stands against it but that others had not accepted yet. */
static bool only_waits(const struct answers_said *list, const struct given_answer *x)
{
	for (size_t i = 0; i < x->doubts.n; i++)
		if (strcmp(x->doubts.at[i], DOUBT_AWAITS_PARTY) != 0 &&
		    strcmp(x->doubts.at[i], DOUBT_INCOMPLETE) != 0 &&
		    (strcmp(x->doubts.at[i], DOUBT_OTHER_ANSWER) != 0 ||
		     still_contradicted(list, x)))
			return false;
	return !x->reason && !x->raw.all.n && !text_empty(x->by);
}

/* It accepts what stands now. */
static bool accepts_now(const struct answers_said *list, const struct answer_said *s,
			const char *state)
{
	return s->open && receive_accepts_as_sent(s->x) && text_equal(s->state, state) &&
	       only_waits(list, s->x);
}

static bool party_accepts(const struct receive_cases *c, const struct answers_said *list,
			  const char *party, const char *state)
{
	for (size_t i = 0; i < list->all.n; i++)
		if (is_or_is_under(c->run->project, party, list->all.at[i].x->party) &&
		    accepts_now(list, &list->all.at[i], state))
			return true;
	return false;
}

/* True when the party needs not be waited for: the hospital, the answering one, those under it. */
static bool is_in_it(const struct receive_cases *c, const struct contract *contract,
		     const struct given_answer *x, const char *party)
{
	return receive_is_own(contract, party) || is_or_is_under(c->run->project, party, x->party);
}

static bool has_part(const struct sent_row *sent, struct arena *a, const char *party)
{
	const char *role = settings_get(&sent->values,
					arena_concat(a, "role:", party, (char *)NULL));

	return role && strcmp(role, "none") != 0 && strcmp(role, "informed") != 0;
}

static bool row_awaits(struct receive_cases *c, const struct contract *contract,
		       const struct answers_said *list, const struct received_row *row)
{
	for (size_t i = 0; i < contract->parties.n; i++) {
		const char *party = contract->parties.at[i].party;

		if (has_part(row->row->row, c->a, party) &&
		    !is_in_it(c, contract, &row->answer, party) &&
		    !party_accepts(c, list, party, row->now->shown.state))
			return true;
	}
	return false;
}

/* --- clauses: all 項 of one --- */

static bool provision_is_accepted(struct receive_cases *c, const struct row_now *provision,
				  const char *contract, const char *party)
{
	const struct given_answer place = {
		.contract = contract, .asks = ASKS_CLAUSE, .key = provision->shown.key};

	return party_accepts(c, receive_said_at(c, &place), party, provision->shown.state);
}

static bool clause_is_accepted(struct receive_cases *c, const struct contract_now *now,
			       const struct clause *clause, const char *party)
{
	for (size_t i = 0; i < now->rows->all.n; i++) {
		const struct row_now *row = &now->rows->all.at[i];

		if (text_equal(row->shown.asks, ASKS_CLAUSE) && row->chosen->clause == clause &&
		    !provision_is_accepted(c, row, now->contract->id, party))
			return false;
	}
	return true;
}

static bool clause_awaits(struct receive_cases *c, const struct contract_now *now,
			  const struct received_row *row)
{
	for (size_t i = 0; i < now->contract->parties.n; i++) {
		const char *party = now->contract->parties.at[i].party;

		if (!is_in_it(c, now->contract, &row->answer, party) &&
		    !clause_is_accepted(c, now, row->now->chosen->clause, party))
			return true;
	}
	return false;
}

/* --- the case --- */

static struct setting *role_of(struct settings *roles, const char *party)
{
	for (size_t i = 0; i < roles->all.n; i++)
		if (strcmp(roles->all.at[i].name, party) == 0)
			return &roles->all.at[i];
	return NULL;
}

struct settings receive_case_roles(struct arena *a, const struct received_row *row)
{
	struct settings roles = {0};
	const struct sent_row *sent = row->row->row;
	const struct settings *said = &row->answer.roles;

	for (size_t i = 0; sent && i < sent->values.all.n; i++) {
		const struct setting *s = &sent->values.all.at[i];

		if (text_starts(s->name, "role:"))
			settings_set(a, &roles, s->name + strlen("role:"), s->value);
	}
	for (size_t i = 0; i < said->all.n; i++) {
		struct setting *there = role_of(&roles, said->all.at[i].name);

		if (there)
			there->value = said->all.at[i].value;
		else
			settings_set(a, &roles, said->all.at[i].name, said->all.at[i].value);
	}
	return roles;
}

static bool has_one(struct arena *a, const struct received_row *row)
{
	const struct settings roles = receive_case_roles(a, row);
	size_t n = 0;

	for (size_t i = 0; i < roles.all.n; i++)
		n += strcmp(roles.all.at[i].value, "accountable") == 0;
	return n == 1 || (row->now && row->now->row && row->now->row->by_object);
}

static const char *status_of(const struct row_now *now)
{
	if (now && now->row)
		return now->row->status;
	return now && now->chosen && now->chosen->decision ? now->chosen->decision->status : NULL;
}

static bool is_changed(const struct received_row *row)
{
	const char *sent = row->row->row->state; /* NULL: the sending did not ask about it */

	return !row->now || (sent && !text_equal(row->now->shown.state, sent));
}

static void add_row_case(struct receive_cases *c, const struct contract_now *now,
			 const struct answers_said *list, const struct received_row *row,
			 struct judge_case *out)
{
	out->one = has_one(c->a, row);
	if (row->now)
		out->awaits = row_awaits(c, now->contract, list, row);
}

static void add_clause_case(struct receive_cases *c, const struct contract_now *now,
			    const struct received_row *row, struct judge_case *out)
{
	if (!row->now)
		return;
	out->one = clause_is_accepted(c, now, row->now->chosen->clause, row->answer.party);
	out->awaits = clause_awaits(c, now, row);
}

/* The hospital takes, in the same command, what the party wishes of the 項. */
static bool wish_is_taken(struct receive_cases *c, const struct given_answer *place,
			  const char *party)
{
	const struct answers_said *list = receive_said_at(c, place);

	for (size_t i = 0; i < list->all.n; i++) {
		const struct given_answer *x = list->all.at[i].x;
		const struct given_answer named = {
			.contract = x->contract, .asks = ASKS_ANSWER, .key = x->id};
		const struct answers_said *own = receive_said_at(c, &named);

		for (size_t k = 0; x->id && k < own->all.n; k++)
			if (text_equal(x->party, party) && own->all.at[k].coming &&
			    receive_accepts_as_sent(own->all.at[k].x))
				return true;
	}
	return false;
}

/* The party accepts all else that the article says, or gets what it wishes of it. */
static bool rest_is_accepted(struct receive_cases *c, const struct contract_now *now,
			     const struct received_row *row)
{
	for (size_t i = 0; i < now->rows->all.n; i++) {
		const struct row_now *other = &now->rows->all.at[i];
		const struct given_answer place = {.contract = now->contract->id,
						   .asks = ASKS_CLAUSE,
						   .key = other->shown.key};

		if (text_equal(other->shown.asks, ASKS_CLAUSE) &&
		    other->chosen->clause == row->now->chosen->clause &&
		    !text_equal(other->shown.key, row->about->key) &&
		    !provision_is_accepted(c, other, now->contract->id, row->about->party) &&
		    !wish_is_taken(c, &place, row->about->party))
			return false;
	}
	return true;
}

/* What one party wishes no other has accepted yet, and these have a part in it. */
static bool wish_awaits(struct receive_cases *c, const struct contract *contract,
			const struct received_row *row, bool whole)
{
	const struct settings roles = receive_case_roles(c->a, row);

	for (size_t i = 0; i < contract->parties.n; i++) {
		const char *party = contract->parties.at[i].party,
			   *role = settings_get(&roles, party);
		bool acts = role && strcmp(role, "none") != 0 && strcmp(role, "informed") != 0;

		if ((whole || acts) && !is_in_it(c, contract, row->about, party))
			return true;
	}
	return false;
}

/* What the hospital's word on another's answer would make. */
static void add_about_case(struct receive_cases *c, const struct contract_now *now,
			   const struct received_row *row, struct judge_case *out)
{
	const struct answer_state *s = row->about ? talk_answer(c->talks, row->about->id) : NULL;
	bool is_clause = row->about && text_equal(row->about->asks, ASKS_CLAUSE);

	out->about = row->about;
	out->about_open = s && s->open;
	out->one = is_clause && row->now && row->now->chosen ? rest_is_accepted(c, now, row)
							     : is_clause || has_one(c->a, row);
	out->awaits = row->about && row->about->key && answer_wishes(row->about) &&
		      !text_equal(row->about->asks, ASKS_CONTACT) &&
		      wish_awaits(c, now->contract, row, is_clause);
	out->contradicted = out->contradicted || takes_another(c, row);
}

struct judge_case receive_case_of(struct receive_cases *c, struct received_row *row)
{
	const struct given_answer *x = &row->answer;
	const struct contract_now *now = receive_contract_now(c, x->contract);
	const struct answers_said *list = receive_said_at(c, x);
	struct judge_case out = {.own = receive_is_own(now->contract, x->party),
				 .known = is_known(list, row),
				 .contradicted = is_contradicted(list, row),
				 .status = status_of(row->now)};

	if (!x->asks || !x->key)
		return out;
	out.changed = is_changed(row);
	if (text_equal(x->asks, ASKS_ROW))
		add_row_case(c, now, list, row, &out);
	else if (text_equal(x->asks, ASKS_CLAUSE))
		add_clause_case(c, now, row, &out);
	else if (text_equal(x->asks, ASKS_ANSWER))
		add_about_case(c, now, row, &out);
	else
		out.theirs = out.own || (row->now && row->now->contact &&
					 is_or_is_under(c->run->project, row->now->contact->party,
							x->party));
	return out;
}
