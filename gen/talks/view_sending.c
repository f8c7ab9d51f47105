/* SPDX-License-Identifier: MIT
 *
 * What a sending is, what it counts, what lies beside it, and what became of wishes since the last
 * one that the hospital did not take.
 */
#include "talks/sending_view.h"

#include <string.h>

#include "base/text.h"
#include "derive/talks.h"
#include "talks/answer_sheets.h"
#include "talks/sent_rows.h"

static const char *print(struct binding *b, size_t n)
{
	return arena_printf(b->a, "%zu", n);
}

const struct sending *sending_before(const struct binding *b)
{
	const struct sending_record *r = sending_about(b)->record;
	const struct talks *talks = &b->in->project->talks;
	const struct sending *before = NULL;

	for (size_t i = 0; i < talks->sendings.n; i++) {
		const struct sending *s = &talks->sendings.at[i];

		if (text_equal(s->contract, r->contract) && text_equal(s->party, r->party) &&
		    s->number < r->number && (!before || s->number > before->number))
			before = s;
	}
	return before;
}

static size_t count_asking(const struct sending_record *r, const char *asks)
{
	size_t n = 0;

	for (size_t i = 0; i < r->rows.n; i++)
		n += text_equal(r->rows.at[i].asks, asks);
	return n;
}

static void set_party(struct binding *b, struct view_row *row, const char *id)
{
	const struct contract *c = b->in->contract;
	const struct contract_party *cp = NULL;

	for (size_t i = 0; i < c->parties.n; i++)
		if (text_equal(c->parties.at[i].party, id))
			cp = &c->parties.at[i];
	view_set(b, row, "name", party_name(b, id));
	view_set(b, row, "label", cp && cp->label ? cp->label : "");
	view_set(b, row, "side", cp && text_equal(cp->role, "hospital") ? "hospital" : "party");
}

void fill_sending(struct binding *b, struct view *v)
{
	static const struct {
		const char *field, *asks;
	} counts[] = {{"rows", ASKS_ROW},
		      {"clauses", ASKS_CLAUSE},
		      {"contacts", ASKS_CONTACT},
		      {"answers", ASKS_ANSWER}};
	const struct sending_about *about = sending_about(b);
	const struct sending_record *r = about->record;
	const struct sending *before = sending_before(b);
	struct view_row *row = view_add(b, v, "sending", NULL, NULL, r->id);

	view_set(b, row, "id", r->id ? r->id : "");
	view_set(b, row, "number", arena_printf(b->a, "%d", r->number));
	view_set_day(b, row, "date", r->date);
	view_set_day(b, row, "due", r->due);
	set_party(b, row, r->party);
	for (size_t i = 0; i < ARRAY_LEN(counts); i++)
		view_set(b, row, counts[i].field, print(b, count_asking(r, counts[i].asks)));
	view_set(b, row, "total", print(b, r->rows.n));
	view_set(b, row, "open_only", about->open_only ? "yes" : "");
	view_set(b, row, "previous", before ? before->id : "");
	view_set_day_or(b, row, "previous.date", before ? before->date : NULL, "");
}

/* --- counters --- */

/* How many rows of the sheet say this in their column of verdicts. */
static size_t count_saying(const struct sending_record *r, const struct answer_sheet *s,
			   const char *says)
{
	size_t n = 0;

	for (size_t i = 0; i < r->rows.n; i++) {
		const char *text = settings_get(&r->rows.at[i].cells, "answer");

		n += answer_sheet_holds(s->sheet.asks, r->rows.at[i].asks) &&
		     strcmp(text ? text : "", says) == 0;
	}
	return n;
}

static void set_count(struct binding *b, struct view_row *row, const char *field,
		      const struct answer_sheet *s, const char *says)
{
	struct view_field *f = view_set(
		b, row, field, print(b, count_saying(sending_about(b)->record, s, says)));
	struct doc_count *count = arena_alloc(b->a, sizeof *count);

	*count = (struct doc_count){s->table, s->answer, says};
	f->count = s->table && s->answer ? count : NULL;
}

/* `counts`: in the workbook itself, which goes on counting. */
static void add_sheet(struct binding *b, struct view *v, const struct answer_sheet *s,
		      size_t total, bool counts)
{
	static const char *const verdicts[] = {VERDICT_ACCEPTED, VERDICT_WISH, VERDICT_REFUSED};
	struct view_row *row = view_add(b, v, "sending", NULL, NULL, s->sheet.name);
	const struct answer_sheet told = {s->sheet, counts ? s->table : NULL, s->answer};

	view_set(b, row, "sheet", s->sheet.name);
	view_set(b, row, "asks", s->sheet.asks);
	view_set(b, row, "total", print(b, total));
	for (size_t i = 0; i < ARRAY_LEN(verdicts); i++)
		set_count(b, row, arena_concat(b->a, "count:", verdicts[i], (char *)NULL), &told,
			  word_of(b, "verdict", verdicts[i]));
	set_count(b, row, "left", &told, "");
}

static size_t count_rows(const struct sending_record *r, const struct answer_sheet *s)
{
	size_t n = 0;

	for (size_t i = 0; i < r->rows.n; i++)
		n += answer_sheet_holds(s->sheet.asks, r->rows.at[i].asks);
	return n;
}

/* A row for each sheet of the workbook that has rows; of the letter, too. */
void fill_sent_counts(struct binding *b, struct view *v)
{
	struct bind_input in = *b->in;

	in.template = library_sending(b->in->library,
				      answer_sheets_workbook(sending_about(b)->hospital));
	if (!in.template)
		return;
	const struct answer_sheets sheets = answer_sheets_of(b->a, &in, b->dl);
	bool counts = in.template == b->in->template;

	for (size_t i = 0; i < sheets.all.n; i++) {
		size_t total = count_rows(sending_about(b)->record, &sheets.all.at[i]);

		if (total)
			add_sheet(b, v, &sheets.all.at[i], total, counts);
	}
}

void fill_sent_papers(struct binding *b, struct view *v)
{
	const struct sending_about *about = sending_about(b);

	for (size_t i = 0; i < about->n_enclosed; i++) {
		struct view_row *row = view_add(b, v, "template", NULL, NULL,
						about->enclosed[i].file);

		view_set(b, row, "file", about->enclosed[i].file);
		view_set(b, row, "title", about->enclosed[i].title);
		view_set(b, row, "redline", about->enclosed[i].redline ? "yes" : "");
	}
}

/* --- wishes that were not taken --- */

static const struct given_answer *find_answer(const struct binding *b, const char *id)
{
	const struct talks *talks = &b->in->project->talks;

	for (size_t i = 0; i < talks->answers.n; i++)
		if (text_equal(talks->answers.at[i].id, id))
			return &talks->answers.at[i];
	return NULL;
}

static void add_wish(struct binding *b, struct view_field *f, const char *word, const char *wish)
{
	if (wish)
		view_add_line(b, f,
			      text_fill(b->a, word_of(b, "told", word), "wish", wish, NULL, NULL),
			      NULL);
}

static const char *print_role(struct binding *b, const struct setting *s)
{
	const struct role *role = library_role(b->in->library, s->value);
	const struct contract *c = b->in->contract;
	const char *who = s->name;

	for (size_t i = 0; i < c->parties.n; i++)
		if (text_equal(c->parties.at[i].party, s->name))
			who = c->parties.at[i].label;
	return arena_concat(b->a, who, " ", role ? role->mark : s->value, (char *)NULL);
}

/* All that the answer wished, a line each; a refusal wishes nothing but says no. */
static void set_wish(struct binding *b, struct view_row *row, const struct given_answer *answer)
{
	struct view_field *f = view_set(
		b, row, "wish", answer->verdict ? word_of(b, "verdict", answer->verdict) : "");

	if (answer_deletes(answer))
		add_wish(b, f, "deleted", "");
	if (answer_only_remarks(answer))
		add_wish(b, f, "remark", answer->reason);
	add_wish(b, f, "text", answer->text);
	for (size_t i = 0; i < answer->roles.all.n; i++)
		add_wish(b, f, "role", print_role(b, &answer->roles.all.at[i]));
	add_wish(b, f, "when", answer->when);
	add_wish(b, f, "fee", answer->fee ? word_of(b, "fee", answer->fee) : NULL);
}

static bool is_to_be_told(const struct binding *b, const struct given_answer *answer)
{
	const struct sending_record *r = sending_about(b)->record;

	return answer && text_equal(answer->contract, r->contract) &&
	       text_equal(answer->party, r->party);
}

static const char *printed_phase(struct binding *b, const char *phase)
{
	return phase ? word_of(b, "phase", phase) : "";
}

/* 第8条第2項, R101/①-3, サポートセンター; the key of what is gone. */
static const char *printed_place(struct binding *b, const struct given_answer *x)
{
	const struct sent_rows *rows = sending_about(b)->rows;
	const struct row_now *now =
		rows && x->asks && x->key ? sent_rows_find(rows, x->asks, x->key, x->phase) : NULL;
	const char *key = now ? settings_get(&now->shown.cells, "key") : NULL;

	if (now && now->chosen) {
		const char *article = settings_get(&now->shown.cells, "article"),
			   *place = settings_get(&now->shown.cells, "place");

		return text_starts(place, library_word(b->in->library, "dash"))
			       ? article
			       : arena_concat(b->a, article, place, (char *)NULL);
	}
	if (now && now->contact)
		return settings_get(&now->shown.cells, "member:desk");
	if (answer_new_place(x))
		return answer_new_place(x);
	return key ? key : x->key ? x->key : "";
}

void fill_sent_told(struct binding *b, struct view *v)
{
	const struct talks *talks = &b->in->project->talks;
	const struct sending *before = sending_before(b);

	/* whatever day stands in it: a return may be received long after its day */
	for (size_t i = before ? (size_t)before->told : 0; before && i < talks->closed.n; i++) {
		const struct closing_of_answers *c = &talks->closed.at[i];

		for (size_t k = 0; text_equal(c->how, VERDICT_REFUSED) && k < c->answers.n; k++) {
			const struct given_answer *answer = find_answer(b, c->answers.at[k]);

			if (!is_to_be_told(b, answer))
				continue;
			struct view_row *row = view_add(b, v, "sending", NULL, NULL, answer->id);

			view_set(b, row, "key", printed_place(b, answer));
			view_set(b, row, "phase", printed_phase(b, answer->phase));
			set_wish(b, row, answer);
			view_set(b, row, "reason", c->reason ? c->reason : "");
			view_set_day_or(b, row, "date", c->date, "");
		}
	}
}
