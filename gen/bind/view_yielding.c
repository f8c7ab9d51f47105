/* SPDX-License-Identifier: MIT
 *
 * What an open answer is about, and what yielding to it costs: read from the row's marks, measures
 * and words, from the statements of the 項, and from what a clause says of its other positions.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/open_answer.h"
#include "derive/fallback.h"
#include "derive/form_words.h"
#include "model/tables.h"

/* --- what it is about --- */

/* The view has the rows as they were derived. */
static const struct view_row *printed_row(struct binding *b, const struct responsibility *r)
{
	const struct view *v = view_get(b, "responsibilities", "");
	size_t i = (size_t)(r - contract_rows(b)->rows.at);

	return v && i < v->rows.n ? &v->rows.at[i] : NULL;
}

struct open_answer open_answer_of(struct binding *b, const struct answer_state *s,
				  const struct responsibility *row)
{
	const struct given_answer *x = s->answer;
	struct open_answer o = {.b = b, .state = s, .answer = x, .row = row};
	const struct clause *clause;

	if (row)
		o.printed = printed_row(b, row);
	clause = answer_place(b->a, b->in->library, x, &o.paragraph, &o.item);
	if (clause)
		o.chosen = selection_find_wide(b->selection, clause->id,
					       &(const struct selection *){NULL});
	if (text_equal(x->asks, ASKS_CONTACT) && x->key)
		o.contact = project_contact(b->in->project, x->key);
	return o;
}

const char *open_answer_mark(const struct open_answer *o, const char *role)
{
	const struct role *found = library_role(o->b->in->library, role);

	return found ? found->mark : role;
}

const char *open_answer_member(const struct open_answer *o, const char *member)
{
	const struct field *f = field_find(&contact_table, member);

	return f && f->type == FIELD_STRING
		       ? *(const char *const *)((const char *)o->contact + f->offset)
		       : NULL;
}

const char *open_answer_office(const struct open_answer *o)
{
	const struct library *l = o->b->in->library;
	const struct topic *t = o->row	    ? o->row->topic.topic
				: o->chosen ? library_topic(l, o->chosen->clause->topic)
					    : NULL;

	return t && t->role ? t->role : library_word(l, "role.default");
}

/* --- lines --- */

struct yielding {
	const struct open_answer *o;
	struct view_field *lost;
};

static const char *word_for(const struct yielding *t, const char *name)
{
	return word_of(t->o->b, "talks.lost", name);
}

static const char *or_unsaid(const struct yielding *t, const char *text)
{
	return text_empty(text) ? word_for(t, "unsaid") : text;
}

/* `first` and `second` are the names in the word's braces. */
static void add(struct yielding *t, const char *word, const char *first, const char *value,
		const char *second, const char *other)
{
	view_add_line(t->o->b, t->lost,
		      text_fill(t->o->b->a, word_for(t, word), first, value, second, other), NULL);
}

/* --- of a row --- */

static const char *printed(const struct open_answer *o, const char *lead, const char *name)
{
	const struct view_field *f =
		view_field(o->printed, arena_concat(o->b->scratch, lead, name, (char *)NULL));

	return f && f->text ? f->text : "";
}

static const char *measure_names(const struct open_answer *o)
{
	const struct row_link *link = &table_says(o->b, o->row)->acts.link;
	struct strbuf sb = strbuf_new(o->b->a);

	for (size_t i = 0; i < link->measures.n; i++)
		strbuf_join(&sb, library_word(o->b->in->library, "list.comma"),
			    link->measures.at[i]->name);
	return sb.text;
}

/* The role that the party has in what is proposed; NULL: the library has none such. */
static const struct role *proposed_role(const struct open_answer *o, size_t party)
{
	return table_says(o->b, o->row)->acts.shares[party].role;
}

static void tell_role(struct yielding *t, size_t party, const char *wished)
{
	const struct open_answer *o = t->o;
	const struct contract_party *cp = &o->row->contract->parties.at[party];
	const struct role *had = proposed_role(o, party),
			  *gets = library_role(o->b->in->library, wished);
	const char *words = printed(o, "words:", cp->party), *measures;

	if (!had || !gets || had == gets)
		return;
	if (strcmp(had->id, "accountable") == 0)
		add(t, "accountable", "party", cp->label, "mark", had->mark);
	if (strcmp(gets->id, "accountable") == 0)
		add(t, "taken-over", "party", cp->label, "mark", gets->mark);
	measures = measure_names(o);
	if (*measures && !role_acts(gets) && role_acts(had))
		add(t, "measures", "party", cp->label, "list", measures);
	else if (*measures && strcmp(had->id, "accountable") == 0)
		add(t, "answered-for", "party", cp->label, "list", measures);
	if (*words && role_acts(had) && !role_acts(gets))
		add(t, "acts", "party", cp->label, "text", words);
}

/* Who refuses a row does nothing of it. */
static const char *wished_role(const struct open_answer *o, const char *party)
{
	bool refused = strcmp(answer_verdict(o->answer), VERDICT_REFUSED) == 0;

	return refused && strcmp(o->answer->party, party) == 0
		       ? "none"
		       : settings_get(&o->answer->roles, party);
}

/* Whether somebody would be accountable, were the answer taken. */
static bool is_held(const struct open_answer *o)
{
	for (size_t i = 0; i < o->row->contract->parties.n; i++) {
		const char *wished = wished_role(o, o->row->contract->parties.at[i].party);
		const struct role *role = proposed_role(o, i);

		if (strcmp(wished ? wished : role ? role->id : "", "accountable") == 0)
			return true;
	}
	return false;
}

static void tell_roles(struct yielding *t)
{
	const struct open_answer *o = t->o;

	for (size_t i = 0; i < o->row->contract->parties.n; i++) {
		const char *wished = wished_role(o, o->row->contract->parties.at[i].party);

		if (wished)
			tell_role(t, i, wished);
	}
	if (t->lost->lines.n && !is_held(o))
		add(t, "gap", NULL, NULL, NULL, NULL);
}

static void tell_row(struct yielding *t)
{
	const struct open_answer *o = t->o;
	const struct given_answer *x = o->answer;
	const char *fee = x->fee ? word_of(o->b, "fee", x->fee) : NULL;

	tell_roles(t);
	if (x->when && !text_equal(x->when, printed(o, "when", "")))
		add(t, "when", "from", or_unsaid(t, printed(o, "when", "")), "to", x->when);
	if (fee && !text_equal(fee, printed(o, "fee", "")))
		add(t, "fee", "from", or_unsaid(t, printed(o, "fee", "")), "to", fee);
	if (x->text)
		add(t, "words", NULL, NULL, NULL, NULL);
}

/* --- of a 項 --- */

/* What one of its statements lays down: 乙：ログを保存する（1年以上）. */
static void tell_statement(struct yielding *t, const struct form_words *w, const struct statement *s)
{
	const struct open_answer *o = t->o;
	const struct statement_form *f = statement_in(s, o->chosen->position->name);
	const char *when;

	if (!f || (o->paragraph && f->paragraph != o->paragraph) ||
	    (o->item && f->item && f->item != o->item))
		return;
	when = form_words_when(w, f);
	add(t, "statement", "who", form_words_who(w, f), "act",
	    *when ? text_fill(o->b->a, word_for(t, "act"), "act", form_words_act(w, f), "when", when)
		  : form_words_act(w, f));
}

static void tell_statements(struct yielding *t)
{
	const struct open_answer *o = t->o;
	const struct duties *duties = o->chosen->clause->duties;
	const struct form_words w =
		form_words_in(o->b->a, o->b->in->project, o->b->in->library, o->b->in->contract,
			      o->chosen, o->chosen->position->name);

	for (size_t i = 0; duties && i < duties->statements.n; i++)
		tell_statement(t, &w, &duties->statements.at[i]);
}

/* Whether the wish is what another position has there, as people compare two printings. */
static bool wishes(const struct open_answer *o, const struct position *p)
{
	const struct chosen other = {.clause = o->chosen->clause,
				     .verdict = o->chosen->verdict,
				     .chapter = o->chosen->chapter,
				     .position = p,
				     .number = o->chosen->number,
				     .names = o->chosen->names};
	const char *text = clause_place_text(o->b, &other, o->paragraph, o->item);

	return o->answer->text && strcmp(text_squash(o->b->a, text),
					 text_squash(o->b->a, o->answer->text)) == 0;
}

static void tell_positions(struct yielding *t)
{
	const struct open_answer *o = t->o;
	const struct clause *c = o->chosen->clause;

	for (size_t i = 0; i < c->positions.n; i++) {
		const struct position *p = &c->positions.at[i];
		const char *lost = fallback_lost(o->b->a, o->b->in->project, o->b->in->library, c,
						 &o->chosen->names, p->name, NULL);

		if (p == o->chosen->position)
			continue;
		if (wishes(o, p))
			add(t, "same", "name", p->name, NULL, NULL);
		if (lost)
			add(t, "position", "name", p->name, "text", lost);
	}
}

/* --- both --- */

static void differ(const struct open_answer *o, struct strbuf *sb, const char *in)
{
	strbuf_join(sb, library_word(o->b->in->library, "list.comma"),
		    word_of(o->b, "talks.differs", in));
}

const char *open_answer_differs(const struct open_answer *o)
{
	const struct given_answer *x = o->answer;
	struct strbuf sb = strbuf_new(o->b->a);

	if (strcmp(answer_verdict(x), VERDICT_REFUSED) == 0)
		differ(o, &sb, "whole");
	if (x->roles.all.n)
		differ(o, &sb, "roles");
	if (x->text)
		differ(o, &sb, "words");
	if (x->when)
		differ(o, &sb, "when");
	if (x->fee)
		differ(o, &sb, "fee");
	if (x->members.all.n)
		differ(o, &sb, "members");
	return sb.text;
}

void open_answer_set_lost(const struct open_answer *o, struct view_row *row)
{
	bool accepted = strcmp(answer_verdict(o->answer), VERDICT_ACCEPTED) == 0;
	struct yielding t = {.o = o, .lost = view_set(o->b, row, "lost", "")};

	t.lost->audience = AUDIENCE_HOSPITAL;
	if (o->row && o->printed)
		tell_row(&t);
	else if (o->chosen && !accepted) {
		tell_positions(&t);
		tell_statements(&t);
	}
	if (!t.lost->lines.n)
		t.lost->text = word_for(&t, "nothing");
}
