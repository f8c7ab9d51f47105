/* SPDX-License-Identifier: MIT
 *
 * Cell by cell: a clear word goes to its member, what is unclear, altered or was not asked stays
 * under its head as it came.
 */
#include "work/receive_answer.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/talks.h"

static const struct word_cell {
	const char *field;
	size_t offset;
} word_cells[] = {
	{"words", offsetof(struct given_answer, text)},
	{"when", offsetof(struct given_answer, when)},
	{"fee", offsetof(struct given_answer, fee)},
	{"reason", offsetof(struct given_answer, reason)},
	{"by", offsetof(struct given_answer, by)},
	{"date", offsetof(struct given_answer, date)},
	{"answer", offsetof(struct given_answer, verdict)},
};

static const char **word_cell_of(struct given_answer *x, const char *field)
{
	for (size_t i = 0; i < ARRAY_LEN(word_cells); i++)
		if (strcmp(word_cells[i].field, field) == 0)
			return (const char **)((char *)x + word_cells[i].offset);
	return NULL;
}

void answer_doubt(struct arena *a, struct given_answer *x, const char *doubt)
{
	if (!answer_has_doubt(x, doubt))
		*vec_push(a, &x->doubts) = doubt;
}

static const char *behind(const char *field, const char *lead)
{
	return text_starts(field, lead) ? field + strlen(lead) : NULL;
}

/* Under a name that is there already the words stand behind the others. */
static void keep_words(struct arena *a, struct given_answer *x, const char *name, const char *words)
{
	for (size_t i = 0; i < x->raw.all.n; i++) {
		struct setting *s = &x->raw.all.at[i];

		if (strcmp(s->name, name) != 0)
			continue;
		s->value = arena_concat(a, s->value, "\n", words, (char *)NULL);
		return;
	}
	settings_set(a, &x->raw, name, words);
}

/* The words of a cell under its head; what has none is told by where it stands. */
static void keep_raw(struct arena *a, struct given_answer *x, const struct returned_cell *c,
		     const char *words)
{
	keep_words(a, x, c->head && *c->head ? c->head : c->at, words ? words : "");
}

/* A paper would print it as it stands, and check refuses it: people have to say what is meant. */
static bool has_placeholder(const char *words)
{
	const char *open = words ? strstr(words, "{{") : NULL;

	return open && strstr(open, "}}");
}

/* A clear word of an answered cell, at its place in the answer. */
static void take_word(struct arena *a, struct given_answer *x, const struct returned_cell *c)
{
	const char **word = word_cell_of(x, c->field);
	const char *party = behind(c->field, "role:"), *member = behind(c->field, "member:");
	bool odd = has_placeholder(c->meant);

	if (odd)
		answer_doubt(a, x, DOUBT_UNCLEAR);
	if (odd && word == &x->by)
		keep_raw(a, x, c, c->raw); /* nobody has that name */
	else if (word)
		*word = c->meant;
	else if (party)
		settings_set(a, &x->roles, party, c->meant);
	else if (member)
		settings_set(a, &x->members, member, c->meant);
}

/* What stood there and was taken out: of a contact that is a wish, of all else nobody knows. */
static void take_emptied(struct arena *a, struct given_answer *x, const struct returned_cell *c)
{
	const char *member = behind(c->field, "member:");

	if (member) {
		settings_set(a, &x->members, member, "");
		return;
	}
	keep_raw(a, x, c, NULL);
	answer_doubt(a, x, DOUBT_UNCLEAR);
}

static void take_answered(struct arena *a, struct given_answer *x, const struct returned_cell *c)
{
	if (c->comment)
		keep_words(a, x, c->at, c->comment);
	switch (c->state) {
	case RETURNED_AS_SENT: return;
	case RETURNED_WRITTEN: take_word(a, x, c); return;
	case RETURNED_EMPTIED: take_emptied(a, x, c); return;
	case RETURNED_UNCLEAR:
		keep_raw(a, x, c, c->raw);
		answer_doubt(a, x, DOUBT_UNCLEAR);
	}
}

/* Locked cells that are not as they were sent, and columns that were not sent at all. */
static void take_locked(struct arena *a, struct given_answer *x, const struct returned_row *row,
			const struct returned_cell *c)
{
	if (c->comment)
		keep_words(a, x, c->at, c->comment);
	if (c->field && row->row && row->troubles & RETURNED_ALTERED &&
	    c->state != RETURNED_AS_SENT && strcmp(c->field, "code") != 0)
		keep_raw(a, x, c, c->raw);
	else if (!c->field && c->raw)
		keep_raw(a, x, c, c->raw);
}

static const struct {
	enum returned_trouble trouble;
	const char *doubt;
} doubts_of_troubles[] = {
	{RETURNED_NEW, DOUBT_NEW},         {RETURNED_UNPLACED, DOUBT_UNPLACED},
	{RETURNED_DOUBLED, DOUBT_DOUBLED}, {RETURNED_ALTERED, DOUBT_ALTERED},
	{RETURNED_VAGUE, DOUBT_UNCLEAR},
};

/* A row that answers none that was sent for sure: all that stands in it, head by head. */
static void take_whole(struct arena *a, struct given_answer *x, const struct returned_row *row)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < row->cells.n; i++) {
		const struct returned_cell *c = &row->cells.at[i];

		if (c->raw && !(c->answered && word_cell_of(x, c->field) && c->meant))
			strbuf_join(&sb, "\n",
				    arena_concat(a, c->head ? c->head : c->at, "：", c->raw,
						 (char *)NULL));
	}
	if (sb.len && !x->text)
		x->text = sb.text;
	for (size_t i = 0; i < row->maybe.n; i++)
		*vec_push(a, &x->maybe) = row->maybe.at[i]->key;
}

static void take_cells(struct arena *a, const struct returned_row *row, struct given_answer *x)
{
	for (size_t i = 0; i < row->cells.n; i++) {
		const struct returned_cell *c = &row->cells.at[i];

		if (c->answered)
			take_answered(a, x, c);
		else
			take_locked(a, x, row, c);
	}
	for (size_t i = 0; i < ARRAY_LEN(doubts_of_troubles); i++)
		if (row->troubles & doubts_of_troubles[i].trouble)
			answer_doubt(a, x, doubts_of_troubles[i].doubt);
}

bool answer_deletes(const struct given_answer *x)
{
	return text_equal(x->asks, ASKS_CLAUSE) && text_equal(x->verdict, VERDICT_WISH) &&
	       !x->text && settings_get(&x->raw, RAW_DELETED);
}

bool answer_wishes(const struct given_answer *x)
{
	return x->roles.all.n || x->members.all.n || x->text || x->when || x->fee;
}

static bool says_something(const struct given_answer *x)
{
	return x->verdict || x->reason || answer_wishes(x) || answer_has_doubt(x, DOUBT_UNCLEAR);
}

bool answer_read(struct arena *a, const struct returned_row *row, struct given_answer *out)
{
	*out = (struct given_answer){.cell = row->at};
	if (row->troubles & RETURNED_REPEATED)
		return false;
	take_cells(a, row, out);
	if (!row->row) {
		take_whole(a, out, row);
		return row->troubles & RETURNED_NEW ? out->text != NULL : row->said;
	}
	out->asks = row->row->asks;
	out->key = row->row->key;
	out->phase = row->row->phase;
	out->code = row->row->code;
	const struct returned_cell *c = returned_cell_of(row, "answer");

	if (c && c->raw)
		out->cell = c->at;
	return says_something(out);
}

void answer_weigh(struct arena *a, const struct returned_row *row, struct given_answer *x)
{
	const struct returned_cell *c = returned_cell_of(row, "answer");

	if (!text_equal(x->verdict, VERDICT_ACCEPTED) || text_equal(x->asks, ASKS_CONTACT) ||
	    !answer_wishes(x))
		return;
	x->verdict = VERDICT_WISH;
	keep_raw(a, x, c, c->raw);
}

static bool same_settings(const struct settings *x, const struct settings *y)
{
	if (x->all.n != y->all.n)
		return false;
	for (size_t i = 0; i < x->all.n; i++)
		if (!text_equal(settings_get(y, x->all.at[i].name), x->all.at[i].value))
			return false;
	return true;
}

bool answer_says_same(const struct given_answer *x, const struct given_answer *y)
{
	return text_equal(x->asks, y->asks) && text_equal(x->key, y->key) &&
	       text_equal(x->phase, y->phase) && text_equal(x->verdict, y->verdict) &&
	       text_equal(x->text, y->text) && text_equal(x->when, y->when) &&
	       text_equal(x->fee, y->fee) && text_equal(x->reason, y->reason) &&
	       same_settings(&x->roles, &y->roles) && same_settings(&x->members, &y->members) &&
	       same_settings(&x->raw, &y->raw);
}
