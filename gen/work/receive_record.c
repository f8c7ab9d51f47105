/* SPDX-License-Identifier: MIT
 *
 * Decisions and lines of talks.json are put together as objects and appended at once: a return
 * makes hundreds, and each edit reads its file anew. A row is decided once, however many answers
 * agree on it; they are all named.
 */
#include "work/receive_record.h"

#include <stdlib.h>
#include <string.h>

#include "base/fields.h"
#include "base/text.h"
#include "derive/talks.h"
#include "model/tables.h"
#include "work/receive_answer.h"
#include "work/receive_contact.h"
#include "work/wording.h"

#define NEW_TALKS \
	"{\n \"schema\": \"bunkai/talks/1\",\n \"sendings\": [],\n \"answers\": [],\n \"closed\": " \
	"[],\n \"received\": []\n}\n"

/* Ids that are given here have at most so many. */
enum { ID_DIGITS = 9 };

struct recording {
	struct arena *a;
	struct received *r;
	struct receive_cases *cases;
	const struct receive_wish *wish;
	struct diag_list *dl;
	struct json_edit *talks;
	struct json *answers, *closed, *received;
	size_t last; /* the highest number of an answer */
};

/* --- answers --- */

static struct json *settings_object(struct arena *a, const struct settings *s)
{
	struct json *object = json_new_object(a);

	for (size_t i = 0; i < s->all.n; i++)
		json_set_string(a, object, s->all.at[i].name, s->all.at[i].value);
	return object;
}

static void set_settings(struct arena *a, struct json *j, const char *name,
			 const struct settings *s)
{
	if (s->all.n)
		json_set(j, name, settings_object(a, s));
}

static struct json *answer_object(struct arena *a, const struct given_answer *x)
{
	struct json *j = json_new_object(a);

	fields_write(a, j, answer_table.at, answer_table.n, x);
	set_settings(a, j, "roles", &x->roles);
	set_settings(a, j, "members", &x->members);
	set_settings(a, j, "raw", &x->raw);
	return j;
}

/* Of an id as they are given here; a longer number was written by hand and is passed by. */
static size_t number_of(const char *id)
{
	const char *digits = id + strlen("A-");
	size_t n = text_starts(id, "A-") ? strspn(digits, "0123456789") : 0;

	return n && n <= ID_DIGITS && !digits[n] ? strtoul(digits, NULL, 10) : 0;
}

static void learn_last(struct recording *g)
{
	const struct talks *t = &g->r->trial.before.project->talks;

	for (size_t i = 0; i < t->answers.n; i++) {
		size_t n = number_of(t->answers.at[i].id);

		g->last = n > g->last ? n : g->last;
	}
}

static void give_ids(struct recording *g, struct received_from *f)
{
	for (size_t i = 0; i < f->rows.n; i++) {
		struct received_row *row = &f->rows.at[i];

		row->is_open = row->outcome != RECEIVE_KNOWN;
		if (row->is_open)
			row->answer.id = arena_printf(g->a, "A-%03zu", ++g->last);
	}
}

static void record_answers(struct recording *g, struct received_from *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->rows.n; i++) {
		if (!f->rows.at[i].answer.id)
			continue;
		json_append(g->answers, answer_object(g->a, &f->rows.at[i].answer));
		n++;
	}
	const struct received_file line = {.sha256 = f->sha256,
					   .name = f->name,
					   .sending = f->sending->id,
					   .party = f->sending->party,
					   .date = g->r->trial.before.project->date,
					   .answers = (int)n};
	struct json *j = json_append(g->received, json_new_object(g->a));

	fields_write(g->a, j, received_file_table.at, received_file_table.n, &line);
	g->r->recorded += n;
}

/* --- decisions --- */

static const char *date_of(const struct recording *g, const struct given_answer *x)
{
	return x->date ? x->date : g->r->trial.before.project->date;
}

static void set(struct recording *g, struct json *j, const char *name, const char *value)
{
	if (!text_empty(value))
		json_set_string(g->a, j, name, value);
}

/* What is decided about: the row's key, and its phase where a decision added it; or the clause. */
static void set_subject(struct recording *g, struct json *j, const struct received_row *row)
{
	const struct row_now *now = row->now;

	if (now->chosen) {
		set(g, j, "clause", now->chosen->clause->id);
		json_set_string(g->a, j, "position", now->chosen->position->name);
	} else {
		set(g, j, "requirement", now->row->full_key);
	}
	set(g, j, "contract", row->answer.contract);
	if (now->row && responsibility_is_added(now->row))
		set(g, j, "phase", now->row->phase);
}

static void set_given(struct recording *g, struct json *j, const struct given_answer *x)
{
	struct json *given = json_set(j, "given", json_new_object(g->a));

	set(g, given, "party", x->party);
	set(g, given, "name", x->by);
	set(g, given, "date", date_of(g, x));
	set(g, given, "sending", x->sending);
	set(g, given, "file", x->file);
	set(g, given, "cell", x->cell);
}

/* Names the answers; those that come now are settled by it. */
static void settle_answers(struct recording *g, struct json *j, const struct answer_list *answers,
			const char *decision)
{
	struct json *list = json_set(j, "answers", json_new_array(g->a));

	for (size_t i = 0; i < answers->all.n; i++) {
		const struct settled_answer *s = &answers->all.at[i];

		json_append(list, json_new_string(g->a, s->x->id));
		if (!s->coming)
			continue;
		s->coming->decision = decision;
		s->coming->is_open = false;
	}
}

/* What is agreed, or proposed: the words of the answer, of the one that it takes, or as sent. */
static void set_words(struct recording *g, struct json *j, const struct received_row *row)
{
	const struct given_answer *x = &row->answer, *of = row->about;
	const struct settings roles = receive_case_roles(g->a, row);

	if (row->now->row && !row->now->row->by_object)
		set_settings(g->a, j, "roles", &roles);
	set(g, j, "text", x->text ? x->text : of ? of->text : NULL);
	set(g, j, "fee", x->fee ? x->fee : of ? of->fee : NULL);
	set(g, j, "when", x->when ? x->when : of ? of->when : NULL);
}

static const char *const statuses[RECEIVE__MAX] = {
	[RECEIVE_OPENED] = "open",
	[RECEIVE_AGREED] = "agreed",
	[RECEIVE_REJECTED] = "rejected",
	[RECEIVE_PROPOSED] = "proposed",
};

/* An article's status is that of its last decision, so that one that confirms repeats it. */
static const char *status_of(const struct received_row *row)
{
	if (row->outcome == RECEIVE_CONFIRMED && row->now->chosen)
		return row->now->chosen->decision->status;
	return statuses[row->outcome];
}

/* The wording that is taken makes a position of its own, which the decision picks. */
static bool take_wording(struct recording *g, struct json *j, const struct received_row *row)
{
	const struct given_answer *x = &row->answer, *of = row->about ? row->about : x;
	const char *text = x->text ? x->text : of->text, *place = strrchr(of->key, '/');
	struct wording_taken taken = {0};

	if (!text && answer_deletes(of))
		text = "";
	else if (text_empty(text))
		return true;
	if (!place)
		return true;
	if (!wording_take(&g->r->trial,
			  &(struct wording_wish){.contract = x->contract,
						 .clause = row->now->chosen->clause->id,
						 .place = place + 1,
						 .text = text},
			  &taken, g->dl))
		return false;
	for (struct json *m = j->first; m; m = m->next)
		if (strcmp(m->name, "position") == 0)
			m->string = arena_strdup(g->a, taken.position);
	return true;
}

static bool record_decision(struct recording *g, struct received_row *row)
{
	const struct given_answer *x = &row->answer;
	const struct given_answer *giver = row->about ? row->about : x;
	struct answer_list settled = receive_case_settles(g->cases, row);
	const char *id;
	struct json *j = decide_file_begin(&g->r->decisions, &id);
	bool wording = row->now->chosen && (row->outcome == RECEIVE_AGREED ||
					    row->outcome == RECEIVE_PROPOSED);

	set_subject(g, j, row);
	if (wording && !take_wording(g, j, row))
		return false;
	if (row->now->row && row->outcome != RECEIVE_OPENED && row->outcome != RECEIVE_CONFIRMED)
		set_words(g, j, row);
	set(g, j, "status", status_of(row));
	set(g, j, "by", x->by);
	set(g, j, "date", date_of(g, x));
	if (row->outcome != RECEIVE_OPENED)
		set(g, j, row->about ? "public_reason" : "reason", x->reason);
	if (row->about || text_equal(giver->asks, ASKS_ROW) || text_equal(giver->asks, ASKS_CLAUSE))
		set_given(g, j, giver);
	row->decision = id;
	if (row->outcome != RECEIVE_OPENED)
		settle_answers(g, j, &settled, id);
	return true;
}

/* --- what is settled without a decision --- */

static void record_closing(struct recording *g, struct received_row *row, const char *how)
{
	const struct given_answer *x = &row->answer;
	const struct answer_list settled = receive_case_settles(g->cases, row);
	struct json *j = json_append(g->closed, json_new_object(g->a));

	settle_answers(g, j, &settled, NULL);
	set(g, j, "how", how);
	if (row->about)
		set(g, j, "reason", x->reason);
	set(g, j, "by", text_empty(x->by) ? x->party : x->by);
	set(g, j, "date", date_of(g, x));
}

/* Of a contact, or of an answer about one; what else is taken nobody but people can write down. */
static bool record_taken(struct recording *g, struct received_row *row)
{
	const struct given_answer *x = row->about ? row->about : &row->answer;

	record_closing(g, row, "taken");
	if (row->now && row->now->contact && text_equal(x->asks, ASKS_CONTACT))
		return receive_contact_write(&g->r->trial, row->now->contact->id, &x->members,
					     date_of(g, &row->answer), g->dl);
	if (!x->key)
		*vec_push(g->a, &g->r->by_hand) = x->id;
	return true;
}

static bool record_row(struct recording *g, struct received_row *row)
{
	switch (row->outcome) {
	case RECEIVE_OPENED:
	case RECEIVE_AGREED:
	case RECEIVE_CONFIRMED:
	case RECEIVE_REJECTED:
	case RECEIVE_PROPOSED:
		return !row->is_open || record_decision(g, row);
	case RECEIVE_TAKEN: return record_taken(g, row);
	case RECEIVE_CLOSED: record_closing(g, row, "refused"); return true;
	case RECEIVE_KNOWN:
	case RECEIVE_OPEN:
	case RECEIVE__MAX: return true;
	}
	return true;
}

/* --- files --- */

static void append_lines(struct recording *g, const char *name, const struct json *lines)
{
	if (!lines->first)
		return;
	if (!json_get(json_edit_root(g->talks), name))
		json_edit_set(g->talks, json_edit_root(g->talks), name, json_new_array(g->a));
	json_edit_append_all(g->talks, json_get(json_edit_root(g->talks), name), lines);
}

static bool open_files(struct recording *g)
{
	g->talks = trial_edit(&g->r->trial, TALKS_FILE, NEW_TALKS, g->dl);
	return g->talks && decide_file_open(&g->r->decisions, &g->r->trial, g->dl);
}

bool receive_record(struct received *r, struct receive_cases *c, const struct receive_wish *wish,
		    struct diag_list *dl)
{
	struct arena *a = r->trial.arena;
	struct recording g = {.a = a,
			      .r = r,
			      .cases = c,
			      .wish = wish,
			      .dl = dl,
			      .answers = json_new_array(a),
			      .closed = json_new_array(a),
			      .received = json_new_array(a)};

	if (!open_files(&g))
		return false;
	learn_last(&g);
	for (size_t i = 0; i < r->files.n; i++)
		give_ids(&g, &r->files.at[i]);
	for (size_t i = 0; i < r->files.n; i++)
		for (size_t k = 0; k < r->files.at[i].rows.n; k++)
			if (!record_row(&g, &r->files.at[i].rows.at[k]))
				return false;
	for (size_t i = 0; i < r->files.n; i++)
		if (!r->files.at[i].seen)
			record_answers(&g, &r->files.at[i]);
	decide_file_end(&r->decisions);
	append_lines(&g, "answers", g.answers);
	append_lines(&g, "closed", g.closed);
	append_lines(&g, "received", g.received);
	return true;
}
