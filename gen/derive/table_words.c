/* SPDX-License-Identifier: MIT
 *
 * All rows' acts are derived first and counted by their words, so that an act of many rows can find
 * its home; then each cell is written line by line until it is full.
 */
#include "derive/table_words.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "derive/act_words.h"
#include "derive/keys.h"

/* Where an act would stand. */
struct act_home {
	const struct table_row *row; /* that says it, if it stands on too many */
	int worth;                   /* of that row */
	const struct table_row *last;
	size_t rows;
};

struct table_writing {
	struct arena *a;
	const struct project *p;
	const struct library *l;
	struct table_words *out;
	struct map *homes; /* words of a party -> struct act_home */
};

struct cell_writing {
	struct table_writing *t;
	const struct table_row *row;
	size_t party;
	struct strbuf sb;
	size_t left_out;
};

static const struct contract_party *party_at(const struct table_row *w, size_t i)
{
	return &w->acts.row->contract->parties.at[i];
}

static const char *home_key(struct table_writing *t, const struct table_row *w, size_t party,
			    const struct row_act *act)
{
	return arena_concat(t->a, party_at(w, party)->party, ":", act_words_bare(t->a, t->l, act),
			    (char *)NULL);
}

/* An act is looked for where it answers the whole of a row, and that of its own topic. */
static int worth_of(const struct table_row *w, const struct row_act *act)
{
	const struct topic *t = w->acts.row->topic.topic;

	return 2 * act->by->whole + (t && strcmp(t->id, act->by->chosen->clause->topic) == 0);
}

static void note_home(struct table_writing *t, const struct table_row *w, size_t party,
		      const struct row_act *act)
{
	const char *key = home_key(t, w, party, act);
	struct act_home *h = map_get(t->homes, key);

	if (!h) {
		h = arena_alloc(t->a, sizeof *h);
		map_set(t->homes, key, h);
	}
	if (h->last != w)
		h->rows++;
	h->last = w;
	if (!h->row || worth_of(w, act) > h->worth) {
		h->row = w;
		h->worth = worth_of(w, act);
	}
}

/* Where a decision's text is printed no act is. */
static bool says_decision(const struct table_row *w, size_t party)
{
	const struct role *role = w->acts.shares[party].role;

	return w->acts.row->agreed && role && strcmp(role->id, "accountable") == 0;
}

static void note_homes(struct table_writing *t, const struct table_row *w)
{
	for (size_t i = 0; i < w->acts.row->contract->parties.n; i++)
		for (size_t k = 0; !says_decision(w, i) && k < w->acts.shares[i].acts.n; k++)
			note_home(t, w, i, &w->acts.shares[i].acts.at[k]);
}

static const char *key_of_row(struct table_writing *t, const struct responsibility *r,
			       const char *no)
{
	const char *lead =
		r->contract->registers.n > 1 ? key_lead(t->a, t->p, r->reg) : "";

	return arena_concat(t->a, lead, key_of(t->a, r->risk->id, no), (char *)NULL);
}

static const char *duty_key(struct table_writing *t, const struct responsibility *r)
{
	return key_of_row(t, r, library_word(t->l, "key.duty"));
}

static const char *row_key(struct table_writing *t, const struct responsibility *r)
{
	return r->requirement ? key_of_row(t, r, r->requirement->no) : duty_key(t, r);
}

static const char *refer(struct cell_writing *c, const char *word, const char *key)
{
	return text_fill(c->t->a, library_word(c->t->l, word), "key", key, "label",
			 party_at(c->row, c->party)->label);
}

/* The act, or the row that says it. */
static const char *line_of(struct cell_writing *c, const struct row_act *act)
{
	const struct act_home *h =
		map_get(c->t->homes, home_key(c->t, c->row, c->party, act));

	if (h && h->rows > TABLE_ACT_ROWS && h->row != c->row)
		return refer(c, "act.see", row_key(c->t, h->row->acts.row));
	return act_words(c->t->a, c->t->l, act);
}

static bool has_line(const char *text, const char *line)
{
	size_t n = strlen(line);

	for (const char *p = text; (p = strstr(p, line)); p++)
		if ((p == text || p[-1] == '\n') && (!p[n] || p[n] == '\n'))
			return true;
	return false;
}

/* One line fits always: it is never cut. */
static void add_line(struct cell_writing *c, const char *line)
{
	if (has_line(c->sb.text, line))
		return;
	if (c->sb.len && text_length(c->sb.text) + text_length(line) > TABLE_CELL_MAX - 16)
		c->left_out++;
	else
		strbuf_join(&c->sb, "\n", line);
}

/* What the row asks besides is still for whoever answers for the row, or acts alone would pass for all. */
static bool owes_the_rest(const struct cell_writing *c, const struct row_share *share)
{
	return c->row->acts.falls_short && c->sb.len && !share->proposed &&
	       strcmp(share->role->id, "accountable") == 0;
}

static void write_acts(struct cell_writing *c, const struct row_share *share)
{
	for (size_t i = 0; i < share->acts.n; i++)
		add_line(c, line_of(c, &share->acts.at[i]));
	if (owes_the_rest(c, share))
		strbuf_join(&c->sb, "\n",
			    arena_concat(c->t->a, library_word(c->t->l, "act.rest"),
					 library_word(c->t->l, "mark.phrase"), (char *)NULL));
	if (c->left_out)
		strbuf_join(&c->sb, "\n",
			    text_replace(c->t->a, library_word(c->t->l, "act.more"), "{{n}}",
					 arena_printf(c->t->a, "%zu", c->left_out)));
}

/* Whoever holds a right is owed that whoever is accountable lets it be done. */
static void write_tolerance(struct cell_writing *c)
{
	const struct row_acts *acts = &c->row->acts;
	bool answers = strcmp(acts->shares[c->party].role->id, "accountable") == 0;

	for (size_t i = 0; answers && i < acts->statements.n; i++) {
		const struct row_statement *s = &acts->statements.at[i];
		struct actors holders =
			actors_of(c->t->a, c->t->p, acts->row->contract, s->form->who);

		if (!s->used || strcmp(s->form->kind, "may") != 0 || !s->paper->contract ||
		    holders.vague || !holders.all.n || holders.all.at[0].party == c->party)
			continue;
		add_line(c, act_words_tolerated(c->t->a, c->t->l, s,
						party_at(c->row, holders.all.at[0].party)));
	}
}

/* The rule's own phrase, as long as the party has the rule's role; else what the role is called. */
static const char *phrase_of(struct cell_writing *c, const struct row_share *share)
{
	const struct share *s = &c->row->acts.row->shares[c->party];
	const char *phrase = s->does && s->role == share->role && !s->decision ? s->does
			     : share->role                                     ? share->role->name
									       : "";

	return arena_concat(c->t->a, phrase, library_word(c->t->l, "mark.phrase"), (char *)NULL);
}

/* Beside a requirement the hospital does what the risk's duty asks, and that has its own row. */
static bool rests_on_duty(const struct cell_writing *c)
{
	const struct responsibility *r = c->row->acts.row;

	return r->requirement && r->risk->duty && c->row->acts.statements.n &&
	       !r->shares[c->party].decision &&
	       strcmp(party_at(c->row, c->party)->role, "hospital") == 0;
}

/* Whoever a decision names beside the one whose words its text is: that text says what it does. */
static const char *agreed_words(struct cell_writing *c, const struct row_share *share)
{
	const struct row_acts *acts = &c->row->acts;

	if (!acts->row->agreed || !acts->row->shares[c->party].decision)
		return NULL;
	for (size_t i = 0; i < acts->row->contract->parties.n; i++)
		if (says_decision(c->row, i))
			return text_fill(c->t->a, library_word(c->t->l, "act.agreed"), "label",
					 party_at(c->row, i)->label, "act", share->role->name);
	return NULL;
}

/* What was agreed; where each answers for objects of its own, with the table that tells which. */
static const char *decided_words(struct cell_writing *c)
{
	const struct row_acts *acts = &c->row->acts;
	struct strbuf sb = strbuf_new(c->t->a);

	strbuf_add(&sb, acts->row->agreed);
	for (size_t i = 0; i < acts->by_object.all.n; i++)
		if (acts->by_object.all.at[i].party == c->party)
			strbuf_join(&sb, "\n",
				    act_words_objects(c->t->a, c->t->l, acts->by_object.role,
						      acts->by_object.all.at[i].objects));
	return sb.text;
}

static struct share_words write_share(struct cell_writing *c)
{
	const struct row_share *share = &c->row->acts.shares[c->party];

	if (!share->role || strcmp(share->role->id, "none") == 0)
		return (struct share_words){NULL, WORDS_NONE};
	if (says_decision(c->row, c->party))
		return (struct share_words){decided_words(c), WORDS_DECISION};
	write_acts(c, share);
	if (!c->sb.len)
		write_tolerance(c);
	if (c->sb.len)
		return (struct share_words){c->sb.text, WORDS_STATEMENT};
	const char *agreed = agreed_words(c, share);

	if (agreed)
		return (struct share_words){agreed, WORDS_DECISION};
	if (rests_on_duty(c))
		return (struct share_words){
			refer(c, "act.duty", duty_key(c->t, c->row->acts.row)), WORDS_ROW};
	return (struct share_words){phrase_of(c, share), WORDS_PHRASE};
}

/* Two parties that do the same, each for its own: it is said once, and no phrase twice. */
static void part_equals(struct table_writing *t, struct table_row *w)
{
	size_t n = w->acts.row->contract->parties.n;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			if (text_equal(w->shares[i].text, w->shares[k].text) &&
			    w->shares[i].text)
				w->shares[i].text = text_fill(
					t->a,
					library_word(t->l, w->shares[i].source == WORDS_STATEMENT
								   ? "act.equal"
								   : "act.same"),
					"label", party_at(w, k)->label, "act", w->shares[i].text);
}

static void join_new(struct strbuf *sb, const char *text)
{
	if (text && *text && !has_line(sb->text, text))
		strbuf_join(sb, "\n", text);
}

static void write_rest(struct table_writing *t, struct table_row *w)
{
	struct strbuf when = strbuf_new(t->a), record = strbuf_new(t->a);

	for (size_t i = 0; i < w->acts.statements.n; i++) {
		const struct row_statement *s = &w->acts.statements.at[i];

		if (!s->used)
			continue;
		join_new(&when, act_words_time(t->a, t->l, s));
		join_new(&record, s->form->record);
		if (s->whole && !w->fee)
			w->fee = s->form->fee;
	}
	w->when = when.text;
	w->record = record.text;
}

static void write_row(struct table_writing *t, struct table_row *w)
{
	size_t n = w->acts.row->contract->parties.n;

	w->shares = arena_alloc(t->a, n * sizeof *w->shares);
	for (size_t i = 0; i < n; i++) {
		struct cell_writing c = {
			.t = t, .row = w, .party = i, .sb = strbuf_new(t->a)};

		w->shares[i] = write_share(&c);
	}
	part_equals(t, w);
	write_rest(t, w);
}

/* Rows point into `rows`, which grows no more. */
static void find_waiting(struct table_writing *t)
{
	const struct row_acts **rows = arena_alloc(t->a, t->out->rows.n * sizeof *rows);

	for (size_t i = 0; i < t->out->rows.n; i++)
		rows[i] = &t->out->rows.at[i].acts;
	waiting_find(t->a, t->l, rows, t->out->rows.n, &t->out->waiting);
}

const struct table_words *table_words_new(struct arena *a, const struct project *p,
					  const struct library *l, const struct measure_index *x,
					  const struct coverage *coverage,
					  const struct responsibilities *of)
{
	struct table_words *out = arena_alloc(a, sizeof *out);
	struct table_writing t = {a, p, l, out, map_new(a)};

	out->of = of;
	for (size_t i = 0; i < of->rows.n; i++)
		row_acts_derive(a, p, l, x, coverage, &of->rows.at[i],
				&vec_push(a, &out->rows)->acts);
	find_waiting(&t);
	for (size_t i = 0; i < out->rows.n; i++)
		note_homes(&t, &out->rows.at[i]);
	for (size_t i = 0; i < out->rows.n; i++)
		write_row(&t, &out->rows.at[i]);
	return out;
}

void table_words_open(struct responsibilities *of, const struct table_words *t)
{
	for (size_t i = 0; i < of->rows.n; i++)
		if (strcmp(of->rows.at[i].status, "gap") == 0 &&
		    row_acts_propose(&t->rows.at[i].acts))
			of->rows.at[i].status = "open";
}

bool table_row_is_guess(const struct table_row *w)
{
	return w->acts.link.source == MEASURES_WORDS && w->acts.statements.n;
}

void table_words_guess(struct responsibilities *of, const struct table_words *t)
{
	for (size_t i = 0; i < of->rows.n; i++)
		of->rows.at[i].guess = table_row_is_guess(&t->rows.at[i]);
}

void table_words_hold(struct responsibilities *of, const struct table_words *t)
{
	for (size_t i = 0; i < of->rows.n; i++) {
		struct responsibility *r = &of->rows.at[i];
		const struct row_acts *acts = &t->rows.at[i].acts;

		if (!acts->by_object.all.n)
			continue;
		for (size_t k = 0; k < acts->by_object.all.n; k++) {
			size_t party = acts->by_object.all.at[k].party;

			r->shares[party].role = acts->shares[party].role;
		}
		r->by_object = true;
		r->unmet = NULL;
		r->status = "agreed";
	}
}

const struct table_row *table_words_find(const struct table_words *t,
					 const struct responsibility *r)
{
	return &t->rows.at[r - t->of->rows.at];
}

enum row_saying row_saying_of(const struct table_row *w)
{
	enum row_saying saying = SAYS_NOTHING;

	for (size_t i = 0; i < w->acts.row->contract->parties.n; i++) {
		if (w->shares[i].source == WORDS_PHRASE)
			return SAYS_PHRASE;
		if (w->shares[i].source != WORDS_NONE)
			saying = SAYS_ACTS;
	}
	return saying;
}
