/* SPDX-License-Identifier: MIT
 *
 * Views for the meeting at which answers are talked over (derive/talks.h): how far each party has
 * answered, and a row for each answer that is open, with what the papers propose beside what the
 * party wishes. What is lost by yielding says view_yielding.c.
 *
 * What a party answers is its own and the hospital's matter. A paper that all parties read says it
 * where one side alone stands against the hospital; else the party that answered says it itself.
 */
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "bind/document_links.h"
#include "bind/open_answer.h"
#include "derive/answered_rows.h"
#include "derive/selection_reference.h"

static bool is_internal(const struct binding *b)
{
	return template_is_internal(b->in->template);
}

static bool is_hospital(const struct contract_party *cp)
{
	return strcmp(cp->role, "hospital") == 0;
}

/* --- how far each party has answered --- */

static void set_count(struct binding *b, struct view_row *row, const char *name, size_t n)
{
	view_set(b, row, name, arena_printf(b->a, "%zu", n));
}

/* 乙　見本社 */
static const char *party_words(struct binding *b, const char *id)
{
	const char *name = party_name(b, id), *label = view_tender_name(b, id);

	return text_equal(name, label) ? name
				       : text_fill(b->a, word_of(b, "talks", "party"), "label",
						   label, "name", name);
}

static void set_sending(struct binding *b, struct view_row *row, const struct sending_state *s)
{
	view_set(b, row, "number", arena_printf(b->a, "%d", s->sending->number));
	view_set_day(b, row, "sent", s->sending->date);
	view_set_day(b, row, "due", s->sending->due);
	view_set(b, row, "late.name", s->overdue ? word_of(b, "talks", "late") : "");
	set_count(b, row, "asked", s->asked);
	set_count(b, row, "answered", s->answered);
	set_count(b, row, "accepted", s->accepted);
	set_count(b, row, "wished", s->wished);
	set_count(b, row, "refused", s->refused);
	set_count(b, row, "settled", s->settled);
	set_count(b, row, "unanswered", s->unanswered);
}

/* To whom nothing was sent, of that nothing is missing either. */
static void set_no_sending(struct binding *b, struct view_row *row)
{
	static const char *const fields[] = {"number", "sent", "due", "late.name", "asked",
					     "answered", "accepted", "wished", "refused",
					     "settled", "unanswered"};

	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		view_set(b, row, fields[i], library_word(b->in->library, "dash"));
}

void fill_talk_parties(struct binding *b, struct view *v)
{
	const struct contract *c = b->in->contract;
	const struct talk_states *t = talk_states_of(b->a, b->in->project);

	for (size_t i = 0; c && i < c->parties.n; i++) {
		const char *party = c->parties.at[i].party;
		const struct party_talk *talk = talk_of_party(t, c->id, party);
		const char *file = b->in->project->talks.file;
		struct view_row *row;

		/* whom of its own people the hospital asks is its own matter */
		if (!talk || (!is_internal(b) && is_hospital(&c->parties.at[i])))
			continue;
		row = view_add(b, v, "sending", file,
			       talk->latest ? talk->latest->sending->place : file, party);
		view_set(b, row, "id", talk->latest ? talk->latest->sending->id : "");
		view_set(b, row, "party", party_words(b, party));
		if (talk->latest)
			set_sending(b, row, talk->latest);
		else
			set_no_sending(b, row);
		set_count(b, row, "open", talk->open);
		set_count(b, row, "changed", talk->changed);
	}
}

/* --- who may read answers --- */

/* The party that signs for it: itself, or the one above it that has a part in the contract. */
static const char *side_of(const struct project *p, const struct contract *c, const char *party)
{
	/* a project written by hand may go round in a circle */
	for (size_t i = 0; i < p->parties.n; i++) {
		const struct party *found = project_party(p, party);

		if (!found || !found->under || !contract_has_party(c, found->under))
			break;
		party = found->under;
	}
	return party;
}

/* True where one side alone, with its subcontractors, stands against the hospital. */
static bool has_one_side(const struct project *p, const struct contract *c)
{
	const char *side = NULL;

	for (size_t i = 0; i < c->parties.n; i++) {
		const char *own = side_of(p, c, c->parties.at[i].party);

		if (is_hospital(&c->parties.at[i]))
			continue;
		if (side && strcmp(side, own) != 0)
			return false;
		side = own;
	}
	return true;
}

/* A copy for one party tells what its own side wrote. */
static bool is_withheld(const struct binding *b, const struct given_answer *x)
{
	const struct project *p = b->in->project;
	const struct contract *c = b->in->contract;

	if (is_internal(b) || has_one_side(p, c))
		return false;
	return !b->in->party || strcmp(side_of(p, c, b->in->party), side_of(p, c, x->party)) != 0;
}

/* --- what it is about --- */

static const char *phase_of(const struct binding *b, const struct responsibility *r)
{
	return responsibility_is_added(r) ? library_word(b->in->library,
							 arena_concat(b->a, "phase.", r->phase,
								      (char *)NULL))
					  : "";
}

static void set_row(struct binding *b, struct view_row *row, const struct open_answer *o)
{
	const struct responsibility *r = o->row;
	const struct status *status = library_status(b->in->library, r->status);

	view_add_line(b, view_set(b, row, "key", ""), printed_key(b, r), row_link(b, r));
	view_set(b, row, "title", r->topic.topic ? r->topic.topic->name : "");
	view_set(b, row, "text", register_text(b, r));
	view_set(b, row, "phase", phase_of(b, r));
	view_set(b, row, "status.name", status ? status->name : r->status)->role = r->status;
}

/* 第8条第2項第3号 */
static const char *place_words(struct binding *b, const struct open_answer *o)
{
	const struct statement_form at = {.paragraph = o->paragraph, .item = o->item};

	return o->paragraph ? statement_citation(b->a, b->in->library, o->chosen, &at)
			    : selection_reference(b->a, b->in->library, b->selection,
						  o->chosen->clause->id);
}

static void set_clause(struct binding *b, struct view_row *row, const struct open_answer *o)
{
	view_add_line(b, view_set(b, row, "key", ""), place_words(b, o),
		      article_link(b, o->chosen->clause->id));
	view_set(b, row, "title", o->chosen->clause->title);
	view_set(b, row, "text", o->chosen->position->name);
	view_set(b, row, "phase", "");
	view_set(b, row, "status.name", "");
}

static void set_other(struct binding *b, struct view_row *row, const struct open_answer *o)
{
	const struct contact *c = o->contact;

	view_set(b, row, "key", o->answer->key ? o->answer->key : o->answer->id);
	view_set(b, row, "title", c && c->desk ? c->desk : "");
	view_set(b, row, "text", c && c->name ? c->name : "");
	view_set(b, row, "phase", "");
	view_set(b, row, "status.name", "");
}

/* --- what both sides propose --- */

static void add_said(struct binding *b, struct view_field *f, const char *word, const char *text)
{
	if (text && *text)
		view_add_line(b, f,
			      text_fill(b->a, word_of(b, "talks", word), "text", text, NULL, NULL),
			      NULL);
}

static const char *said_in(const struct open_answer *o, const char *lead, const char *party)
{
	const struct view_field *f =
		view_field(o->printed, arena_concat(o->b->scratch, lead, party, (char *)NULL));

	return f && f->text ? f->text : "";
}

/* 乙 ◎　作業を申請する。 */
static void add_share(const struct open_answer *o, struct view_field *f,
		      const struct contract_party *cp)
{
	struct binding *b = o->b;
	const char *mark = said_in(o, "role:", cp->party), *words = said_in(o, "words:", cp->party);
	const char *role = text_fill(b->a, word_of(b, "talks", "role"), "party", cp->label, "mark",
				     mark);

	if (*mark && !text_equal(mark, open_answer_mark(o, "none")))
		view_add_line(b, f,
			      *words ? text_fill(b->a, word_of(b, "talks", "role.words"), "role",
						 role, "text", words)
				     : role,
			      NULL);
}

static void set_ours_of_row(const struct open_answer *o, struct view_field *f)
{
	struct binding *b = o->b;
	const struct view_field *when = view_field(o->printed, "when"),
				*fee = view_field(o->printed, "fee");

	for (size_t i = 0; i < o->row->contract->parties.n; i++)
		add_share(o, f, &o->row->contract->parties.at[i]);
	add_said(b, f, "when", when ? when->text : NULL);
	add_said(b, f, "fee", fee ? fee->text : NULL);
}

static const char *member_words(struct binding *b, const char *member, const char *value)
{
	const char *name = word_of(b, "talks.member", member);

	return text_fill(b->a, word_of(b, "talks", "member"), "name", name, "value",
			 text_empty(value) ? library_word(b->in->library, "missing") : value);
}

/* What the contact says now of the members that are wished otherwise. */
static void set_ours_of_contact(const struct open_answer *o, struct view_field *f)
{
	for (size_t i = 0; i < o->answer->members.all.n; i++) {
		const char *member = o->answer->members.all.at[i].name;
		const char *value = open_answer_member(o, member);

		/* what the hospital notes of a contact is its own */
		if (library_audience(o->b->in->library, "contact", member) == AUDIENCE_HOSPITAL)
			continue;
		view_add_line(o->b, f, member_words(o->b, member, value), NULL);
	}
}

static void set_ours(const struct open_answer *o, struct view_row *row)
{
	struct binding *b = o->b;
	struct view_field *f = view_set(b, row, "ours", "");

	if (o->row)
		set_ours_of_row(o, f);
	else if (o->chosen)
		f->text = clause_place_text(b, o->chosen, o->paragraph, o->item);
	else if (o->contact)
		set_ours_of_contact(o, f);
}

static void add_wished_role(const struct open_answer *o, struct view_field *f, size_t i)
{
	struct binding *b = o->b;
	const struct setting *s = &o->answer->roles.all.at[i];
	const char *was = o->row ? said_in(o, "role:", s->name) : "";
	const char *role = text_fill(b->a, word_of(b, "talks", "role"), "party",
				     view_tender_name(b, s->name), "mark",
				     open_answer_mark(o, s->value));

	view_add_line(b, f,
		      *was ? text_fill(b->a, word_of(b, "talks", "role.was"), "role", role, "mark",
				       was)
			   : role,
		      NULL);
}

static void set_theirs(const struct open_answer *o, struct view_row *row)
{
	struct binding *b = o->b;
	const struct given_answer *x = o->answer;
	struct view_field *f = view_set(b, row, "theirs", "");

	for (size_t i = 0; i < x->roles.all.n; i++)
		add_wished_role(o, f, i);
	for (size_t i = 0; i < x->members.all.n; i++)
		view_add_line(b, f,
			      member_words(b, x->members.all.at[i].name, x->members.all.at[i].value),
			      NULL);
	add_said(b, f, o->row ? "words" : "plain", x->text);
	add_said(b, f, "when", x->when);
	add_said(b, f, "fee", x->fee ? word_of(b, "fee", x->fee) : NULL);
	if (!f->lines.n)
		f->text = word_of(b, "talks.plain", answer_verdict(x));
}

static void set_doubts(const struct open_answer *o, struct view_row *row)
{
	struct view_field *f = view_set(o->b, row, "doubts", "");

	for (size_t i = 0; i < o->answer->doubts.n; i++)
		view_add_line(o->b, f, word_of(o->b, "talks.doubt", doubt_name(o->answer, i)),
			      NULL);
	/* what stands there that nobody could take: it has to be read */
	for (size_t i = 0; i < o->answer->raw.all.n; i++) {
		const struct setting *s = &o->answer->raw.all.at[i];

		view_add_line(o->b, f,
			      text_fill(o->b->a, word_of(o->b, "talks", "raw"), "name", s->name,
					"value",
					text_empty(s->value)
						? library_word(o->b->in->library, "missing")
						: s->value),
			      NULL);
	}
}

static void set_withheld(const struct open_answer *o, struct view_row *row)
{
	struct binding *b = o->b;

	view_set(b, row, "verdict", "");
	view_set(b, row, "verdict.name", library_word(b->in->library, "dash"));
	view_set(b, row, "theirs", word_of(b, "talks", "withheld"));
	view_set(b, row, "differs", library_word(b->in->library, "dash"));
	view_set(b, row, "reason", library_word(b->in->library, "dash"));
	view_set(b, row, "by", library_word(b->in->library, "dash"));
	view_set(b, row, "date", library_word(b->in->library, "dash"));
}

static void set_answer(const struct open_answer *o, struct view_row *row)
{
	struct binding *b = o->b;
	const struct given_answer *x = o->answer;

	view_set(b, row, "verdict", answer_verdict(x));
	view_set(b, row, "verdict.name", word_of(b, "talks.verdict", answer_verdict(x)));
	set_theirs(o, row);
	view_set(b, row, "differs", open_answer_differs(o));
	view_set(b, row, "reason", x->reason ? x->reason : "");
	view_set(b, row, "by", x->by ? x->by : "");
	view_set_day_or(b, row, "date", x->date, "");
}

/* What people of the hospital answered about it: nobody else is told before it is decided. */
static void set_inside(const struct open_answer *o, const struct talk_states *t,
		       struct view_row *row)
{
	struct binding *b = o->b;
	struct view_field *f = view_set(b, row, "inside", "");

	f->audience = AUDIENCE_HOSPITAL;
	for (size_t i = 0; i < t->answers.n; i++) {
		const struct answer_state *s = &t->answers.at[i];
		const struct given_answer *x = s->answer;
		const char *verdict = word_of(b, "talks.verdict", answer_verdict(x)), *text = x->text;

		if (!s->open || s == o->state || talk_root(t, s) != o->state)
			continue;
		text = text_empty(text) ? x->reason : text;
		view_add_line(b, f,
			      text_fill(b->a,
					text_fill(b->a, word_of(b, "talks", "inside"), "verdict",
						  verdict, "text", text ? text : ""),
					"by", x->by ? x->by : party_name(b, x->party), NULL, NULL),
			      NULL);
	}
}

/* --- rows --- */

static const char *kind_of(const struct open_answer *o)
{
	return o->row ? "row" : o->chosen ? "clause" : o->contact ? "contact" : "new";
}

/* Rows as the table has them, then articles, contacts, and what is new as it came. */
static const char *order_of(const struct open_answer *o, size_t nth)
{
	size_t at = o->row	? (size_t)(o->row - contract_rows(o->b)->rows.at)
		    : o->chosen ? (size_t)(o->chosen - o->b->selection->all.at)
				: nth;

	return arena_printf(o->b->a, "%06zu-%03d-%03d-%06zu", at, o->paragraph, o->item, nth);
}

static void add_row(struct view *v, const struct talk_states *t, const struct open_answer *o,
		    size_t nth)
{
	struct binding *b = o->b;
	const struct given_answer *x = o->answer;
	struct view_row *row =
		view_add(b, v, "answer", b->in->project->talks.file, x->place, x->id);

	view_set(b, row, "id", x->id);
	view_set(b, row, "kind", kind_of(o));
	view_set(b, row, "kind.name", word_of(b, "talks.kind", kind_of(o)));
	view_set(b, row, "order", order_of(o, nth));
	if (o->row)
		set_row(b, row, o);
	else if (o->chosen)
		set_clause(b, row, o);
	else
		set_other(b, row, o);
	view_set(b, row, "party", party_words(b, x->party));
	set_ours(o, row);
	if (is_withheld(b, x))
		set_withheld(o, row);
	else
		set_answer(o, row);
	set_doubts(o, row);
	set_inside(o, t, row);
	open_answer_set_lost(o, row);
	view_set(b, row, "office", open_answer_office(o));
}

/* One that is open itself, or about which the hospital said something that is. */
static bool is_wanted(const struct binding *b, const struct talk_states *t,
		      const struct answer_state *s)
{
	if (s->about || strcmp(s->answer->contract, b->in->contract->id) != 0)
		return false;
	for (size_t i = 0; i < t->answers.n; i++)
		if (t->answers.at[i].open && talk_root(t, &t->answers.at[i]) == s)
			return true;
	return false;
}

void fill_open_answers(struct binding *b, struct view *v)
{
	const struct responsibilities *rows = contract_rows(b);
	const struct talk_states *t = talk_states_of(b->a, b->in->project);
	const struct answered_rows *index;

	if (!rows || !t->answers.n)
		return;
	index = answered_rows_new(b->a, b->in->project, rows);
	for (size_t i = 0; i < t->answers.n; i++) {
		const struct answer_state *s = &t->answers.at[i];

		if (is_wanted(b, t, s)) {
			const struct open_answer o =
				open_answer_of(b, s, answered_row(index, s->answer));

			add_row(v, t, &o, i);
		}
	}
}
