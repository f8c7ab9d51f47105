/* SPDX-License-Identifier: MIT
 *
 * Answers are read once, and each finds what settles it. A row of a sending is known by what it
 * asks, its key and its phase; where several answers came to it, the least willing one tells how it
 * stands, so that the counts of a sending add up to what was answered.
 */
#include "derive/talks.h"

#include <stdlib.h>
#include <string.h>

#include "base/days.h"
#include "base/text.h"
#include "model/answer_doubts.h"

/* --- answers --- */

static void add_answers(struct arena *a, struct talk_states *t)
{
	const struct talks *talks = &t->project->talks;
	struct map *sendings = map_new(a);

	for (size_t i = 0; i < talks->sendings.n; i++)
		map_set(sendings, talks->sendings.at[i].id, (void *)&talks->sendings.at[i]);
	for (size_t i = 0; i < talks->answers.n; i++) {
		const struct given_answer *x = &talks->answers.at[i];
		struct answer_state *s = vec_push(a, &t->answers);

		s->answer = x;
		s->sending = x->sending ? map_get(sendings, x->sending) : NULL;
		s->open = true;
	}
	for (size_t i = 0; i < t->answers.n; i++) {
		const char *id = t->answers.at[i].answer->id;

		if (!map_get(t->by_id, id))
			map_set(t->by_id, id, &t->answers.at[i]);
	}
	for (size_t i = 0; i < t->answers.n; i++) {
		struct answer_state *s = &t->answers.at[i];

		if (text_equal(s->answer->asks, ASKS_ANSWER) && s->answer->key)
			s->about = map_get(t->by_id, s->answer->key);
	}
}

/* A decision that came later has the last word. */
static void settle_answers(struct talk_states *t)
{
	const struct project *p = t->project;

	for (size_t i = 0; i < p->decisions.n; i++)
		for (size_t k = 0; k < p->decisions.at[i].answers.n; k++) {
			struct answer_state *s = map_get(t->by_id, p->decisions.at[i].answers.at[k]);

			if (s)
				s->decision = &p->decisions.at[i];
		}
	for (size_t i = 0; i < p->talks.closed.n; i++)
		for (size_t k = 0; k < p->talks.closed.at[i].answers.n; k++) {
			struct answer_state *s =
				map_get(t->by_id, p->talks.closed.at[i].answers.at[k]);

			if (s)
				s->closed = &p->talks.closed.at[i];
		}
	for (size_t i = 0; i < t->answers.n; i++)
		t->answers.at[i].open = !t->answers.at[i].decision && !t->answers.at[i].closed;
}

/* --- how far sendings are answered --- */

enum row_verdict { ROW_ACCEPTED, ROW_WISHED, ROW_REFUSED };

struct replied_row {
	enum row_verdict verdict;
	bool open;
};

static enum row_verdict verdict_of(const struct given_answer *x)
{
	const char *verdict = answer_verdict(x);

	return strcmp(verdict, VERDICT_REFUSED) == 0    ? ROW_REFUSED
	       : strcmp(verdict, VERDICT_ACCEPTED) == 0 ? ROW_ACCEPTED
							: ROW_WISHED;
}

/* NULL: a row that was not sent. */
static const char *name_of_row(struct arena *a, const struct answer_state *s)
{
	const struct given_answer *x = s->answer;

	if (!s->sending || !x->asks || !x->key)
		return NULL;
	return arena_concat(a, x->sending, "\n", x->asks, "\n", x->key, "\n",
			    x->phase ? x->phase : "", (char *)NULL);
}

/* By sending, what it asks, key and phase; a sending's own are listed under its id. */
struct replies {
	struct map *rows;
	struct map *of_sending; /* id -> struct replied_rows */
};

struct replied_rows {
	VEC(const struct replied_row *) all;
};

static void note_answer(struct arena *a, struct replies *r, const struct answer_state *s)
{
	const char *name = name_of_row(a, s);
	struct replied_row *row = name ? map_get(r->rows, name) : NULL;
	enum row_verdict verdict = verdict_of(s->answer);

	if (!name)
		return;
	if (!row) {
		struct replied_rows *list = map_get(r->of_sending, s->answer->sending);

		if (!list) {
			list = arena_alloc(a, sizeof *list);
			map_set(r->of_sending, s->answer->sending, list);
		}
		row = arena_alloc(a, sizeof *row);
		map_set(r->rows, name, row);
		*vec_push(a, &list->all) = row;
	}
	row->verdict = verdict > row->verdict ? verdict : row->verdict;
	row->open = row->open || s->open;
}

static size_t count_asked(const struct sending *s)
{
	return (size_t)(s->rows > 0 ? s->rows : 0) + (size_t)(s->clauses > 0 ? s->clauses : 0) +
	       (size_t)(s->contacts > 0 ? s->contacts : 0);
}

static void count_rows(const struct replied_rows *list, struct sending_state *s)
{
	for (size_t i = 0; list && i < list->all.n; i++) {
		const struct replied_row *row = list->all.at[i];

		s->answered++;
		s->accepted += row->verdict == ROW_ACCEPTED;
		s->wished += row->verdict == ROW_WISHED;
		s->refused += row->verdict == ROW_REFUSED;
		s->settled += !row->open;
	}
	s->unanswered = s->asked > s->answered ? s->asked - s->answered : 0;
}

/* --- parties --- */

static struct party_talk *party_talk(struct arena *a, struct talk_states *t, const char *contract,
				     const char *party)
{
	for (size_t i = 0; i < t->parties.n; i++)
		if (strcmp(t->parties.at[i].contract, contract) == 0 &&
		    strcmp(t->parties.at[i].party, party) == 0)
			return &t->parties.at[i];
	struct party_talk *talk = vec_push(a, &t->parties);

	talk->contract = contract;
	talk->party = party;
	return talk;
}

static void add_sending(struct arena *a, struct talk_states *t, const struct sending *s,
			const struct replies *rows)
{
	struct party_talk *talk = party_talk(a, t, s->contract, s->party);
	struct sending_state *state = vec_push(a, &talk->sendings);

	state->sending = s;
	state->asked = count_asked(s);
	state->days = days_between(t->project->date, s->due);
	count_rows(map_get(rows->of_sending, s->id), state);
}

static int by_number(const void *first, const void *second)
{
	const struct sending_state *x = first, *y = second;

	return (x->sending->number > y->sending->number) -
	       (x->sending->number < y->sending->number);
}

static void find_latest(struct party_talk *talk)
{
	if (!talk->sendings.n)
		return;
	qsort(talk->sendings.at, talk->sendings.n, sizeof *talk->sendings.at, by_number);
	struct sending_state *last = &talk->sendings.at[talk->sendings.n - 1];

	last->latest = true;
	last->overdue = last->days < 0 && last->unanswered;
	talk->latest = last;
}

static void add_parties(struct arena *a, struct talk_states *t)
{
	const struct talks *talks = &t->project->talks;
	struct replies rows = {map_new(a), map_new(a)};

	for (size_t i = 0; i < t->answers.n; i++)
		note_answer(a, &rows, &t->answers.at[i]);
	for (size_t i = 0; i < talks->sendings.n; i++)
		add_sending(a, t, &talks->sendings.at[i], &rows);
	for (size_t i = 0; i < t->answers.n; i++) {
		const struct answer_state *s = &t->answers.at[i];
		struct party_talk *talk = party_talk(a, t, s->answer->contract, s->answer->party);

		talk->open += s->open;
		talk->changed += s->open && answer_has_doubt(s->answer, DOUBT_CHANGED_SINCE);
	}
	for (size_t i = 0; i < t->parties.n; i++)
		find_latest(&t->parties.at[i]);
}

const struct talk_states *talk_states_of(struct arena *a, const struct project *p)
{
	struct talk_states *t = arena_alloc(a, sizeof *t);

	t->project = p;
	t->by_id = map_new(a);
	add_answers(a, t);
	settle_answers(t);
	add_parties(a, t);
	return t;
}

/* --- one of them --- */

const struct answer_state *talk_answer(const struct talk_states *t, const char *id)
{
	return map_get(t->by_id, id);
}

const struct answer_state *talk_root(const struct talk_states *t, const struct answer_state *s)
{
	/* a file written by hand may go round in a circle */
	for (size_t i = 0; s->about && i < t->answers.n; i++)
		s = s->about;
	return s;
}

const struct party_talk *talk_of_party(const struct talk_states *t, const char *contract,
				       const char *party)
{
	for (size_t i = 0; i < t->parties.n; i++)
		if (strcmp(t->parties.at[i].contract, contract) == 0 &&
		    strcmp(t->parties.at[i].party, party) == 0)
			return &t->parties.at[i];
	return NULL;
}

bool answer_has_doubt(const struct given_answer *x, const char *doubt)
{
	for (size_t i = 0; i < x->doubts.n; i++)
		if (strcmp(x->doubts.at[i], doubt) == 0)
			return true;
	return false;
}

const char *answer_new_place(const struct given_answer *x)
{
	bool is_new = !x->asks && x->cell && text_ends(x->cell, ANSWER_BEHIND);

	return is_new ? x->cell : NULL;
}

bool answer_only_remarks(const struct given_answer *x)
{
	return !x->verdict && !x->text && !x->when && !x->fee && !x->roles.all.n &&
	       !x->members.all.n;
}

bool answer_deletes(const struct given_answer *x)
{
	return !x->text && text_equal(x->verdict, VERDICT_WISH) &&
	       settings_get(&x->raw, ANSWER_DELETED);
}

static const char *remark_name(const struct given_answer *x)
{
	if (answer_deletes(x))
		return "remark-deleted";
	return answer_only_remarks(x) ? "remark-alone" : DOUBT_REMARK;
}

const char *doubt_name(const struct given_answer *x, size_t i)
{
	const char *doubt = x->doubts.at[i];

	if (text_equal(x->asks, ASKS_CLAUSE) && text_equal(doubt, DOUBT_INCOMPLETE))
		return "incomplete-article";
	if (text_equal(doubt, DOUBT_REMARK))
		return remark_name(x);
	return text_equal(doubt, DOUBT_NEW) && answer_new_place(x) ? "new-paragraph" : doubt;
}

bool answer_waits(const struct given_answer *x)
{
	bool waits = text_equal(x->verdict, VERDICT_ACCEPTED) && x->doubts.n;

	for (size_t i = 0; i < x->doubts.n; i++)
		waits = waits && (text_equal(doubt_name(x, i), "incomplete-article") ||
				  text_equal(x->doubts.at[i], "awaits-party"));
	return waits;
}

const char *answer_verdict(const struct given_answer *x)
{
	return x->verdict ? x->verdict : VERDICT_WISH;
}

const char *answer_member_words(struct arena *a, const struct library *l, const char *member,
				const char *value)
{
	const char *word = arena_concat(a, "talks.member.", text_replace(a, member, "_", "-"),
					(char *)NULL);

	return text_fill(a, library_word(l, "talks.member"), "name", library_word(l, word), "value",
			 text_empty(value) ? library_word(l, "missing") : value);
}

const char *answer_clause(struct arena *a, const struct given_answer *x)
{
	return arena_strndup(a, x->key ? x->key : "", strcspn(x->key ? x->key : "", "/"));
}

/* A number at *at, which is moved behind it; 0: there is none. */
static int read_number(const char **at)
{
	enum { MOST = 10000 };
	int n = 0;

	for (; **at >= '0' && **at <= '9' && n < MOST; (*at)++)
		n = n * 10 + (**at - '0');
	return n;
}

const struct clause *answer_place(struct arena *a, const struct library *l,
				  const struct given_answer *x, int *paragraph, int *item)
{
	const char *slash = x->key ? strchr(x->key, '/') : NULL, *at = slash ? slash + 1 : "";

	*paragraph = *item = 0;
	if (!text_equal(x->asks, ASKS_CLAUSE))
		return NULL;
	*paragraph = read_number(&at);
	if (*at++ == '(')
		*item = read_number(&at);
	return library_clause(l, answer_clause(a, x));
}
