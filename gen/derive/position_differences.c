/* SPDX-License-Identifier: MIT
 *
 * A statement keeps its id in all positions, so that its forms are compared member by member, each
 * by a row of the table below, as articles would print them: two data that read the same do not
 * differ. What only one position has is dropped or added; a dropped act is replaced by an added one
 * if they are each other's likest, of the same measure or in nearly the same words.
 */
#include "derive/position_differences.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

/*
 * Least share of an act's words that the act in its place has, taken both ways: where both serve a
 * measure, and where they do not.
 */
#define LIKE 0.35
#define NEARLY 0.6

struct compare {
	struct arena *a;
	const struct duties *duties;
	struct position_differences *out;
};

static const char *word_for(const struct form_words *w, const char *name)
{
	return library_word(w->library, arena_concat(w->a, "difference.", name, (char *)NULL));
}

const char *difference_name(enum difference_kind kind)
{
	static const char *const names[] = {
		[DIFFERENCE_TIME] = "time",       [DIFFERENCE_FEE] = "fee",
		[DIFFERENCE_DROPPED] = "dropped", [DIFFERENCE_REPLACED] = "replaced",
		[DIFFERENCE_MOVED] = "moved",     [DIFFERENCE_FORCE] = "force",
		[DIFFERENCE_PART] = "part",       [DIFFERENCE_CONDITION] = "condition",
		[DIFFERENCE_RECORD] = "record",   [DIFFERENCE_KEEP] = "keep",
		[DIFFERENCE_ADDED] = "added",     [DIFFERENCE_ACT] = "act"};

	return names[kind];
}

/* --- what a form says of each --- */

const char *position_difference_when(const struct form_words *w, const struct statement_form *f)
{
	return f->always && !f->times.n ? word_for(w, "always") : form_words_when(w, f);
}

static const char *fee_text(const struct form_words *w, const struct statement_form *f)
{
	return f->fee ? library_word(w->library, arena_concat(w->a, "fee.", f->fee, (char *)NULL))
		      : "";
}

static const char *condition_text(const struct form_words *w, const struct statement_form *f)
{
	return form_words_fill(w, f->condition);
}

static const char *record_text(const struct form_words *w, const struct statement_form *f)
{
	return form_words_fill(w, f->record);
}

/* An act that ends in よう努める is asked for less than one that has to be done. */
static int force_of(const struct form_words *w, const struct statement_form *f)
{
	if (strcmp(f->kind, "may") == 0)
		return 0;
	for (size_t i = 0; i < w->library->duty_words.efforts.n; i++)
		if (f->act && text_ends(f->act, w->library->duty_words.efforts.at[i]))
			return 1;
	return 2;
}

static const char *force_text(const struct form_words *w, const struct statement_form *f)
{
	static const char *const names[] = {"may", "try", "must"};

	return word_for(w, names[force_of(w, f)]);
}

/* --- whether they are the same --- */

/* The times of it alone, with their numbers; of words in which none is known the words. */
static const char *times_in(const struct form_words *w, const struct statement_form *f)
{
	const char *text = form_words_times(w, f), *end = text, *at;
	struct strbuf sb = strbuf_new(w->a);

	while ((at = duty_time_find(&w->library->duty_words, end, true, &end)))
		strbuf_join(&sb, " ", arena_strndup(w->a, at, (size_t)(end - at)));
	return sb.len ? sb.text : text;
}

static bool events_are_one(const struct form_words *w, const struct statement_form *from,
			   const struct statement_form *to)
{
	return strcmp(form_words_event(&w[0], from), form_words_event(&w[1], to)) == 0 &&
	       text_equal(from->from, to->from) && from->always == to->always;
}

/* Upon the same event the periods alone say what differs. */
static bool periods_alone(const struct form_words *w, const struct statement_form *from,
			  const struct statement_form *to)
{
	return events_are_one(w, from, to) && from->times.n && to->times.n;
}

/* 連絡から4時間以内 and 4時間以内 upon the same event are one time. */
static bool times_are_one(const struct form_words *w, const struct statement_form *from,
			  const struct statement_form *to)
{
	return events_are_one(w, from, to) &&
	       strcmp(times_in(&w[0], from), times_in(&w[1], to)) == 0;
}

/* --- whether it asks for less --- */

static size_t rank_of(const char *how)
{
	static const char *const ranks[] = {"informed", "supports", "attends", "approves",
					    "decides"};

	for (size_t i = 0; how && i < ARRAY_LEN(ranks); i++)
		if (strcmp(ranks[i], how) == 0)
			return i + 1;
	return 0;
}

/* Somebody has less of a say than before: 甲が承認 is 甲へ now. */
static bool part_is_less(const struct form_words *w, const struct statement_form *from,
			 const struct statement_form *to)
{
	(void)w;
	for (size_t i = 0; i < from->to.all.n; i++) {
		const struct setting *had = &from->to.all.at[i];

		if (rank_of(settings_get(&to->to, had->name)) < rank_of(had->value))
			return true;
	}
	return false;
}

static bool force_is_less(const struct form_words *w, const struct statement_form *from,
			  const struct statement_form *to)
{
	return force_of(w, to) < force_of(w, from);
}

static bool cases_are_fewer(const struct form_words *w, const struct statement_form *from,
			    const struct statement_form *to)
{
	(void)w;
	return !from->condition && to->condition;
}

static bool record_is_gone(const struct form_words *w, const struct statement_form *from,
			   const struct statement_form *to)
{
	(void)w;
	return from->record && !to->record;
}

/* What the vendor did is the hospital's work now. */
static bool falls_to_hospital(const struct form_words *w, const struct statement_form *from,
			      const struct statement_form *to)
{
	(void)w;
	return strcmp(from->who, "hospital") != 0 && strcmp(to->who, "hospital") == 0;
}

typedef const char *say_form(const struct form_words *w, const struct statement_form *f);

static const struct {
	enum difference_kind kind;
	say_form *say;
	/* of the words of both; NULL: they are the same if they read the same */
	bool (*are_one)(const struct form_words *w, const struct statement_form *from,
			const struct statement_form *to);
	bool (*is_less)(const struct form_words *w, const struct statement_form *from,
			const struct statement_form *to); /* NULL: nobody can tell */
} members[] = {
	{DIFFERENCE_TIME, position_difference_when, times_are_one, NULL},
	{DIFFERENCE_FEE, fee_text, NULL, NULL},
	{DIFFERENCE_MOVED, form_words_who, NULL, falls_to_hospital},
	{DIFFERENCE_FORCE, force_text, NULL, force_is_less},
	{DIFFERENCE_PART, form_words_to, NULL, part_is_less},
	{DIFFERENCE_CONDITION, condition_text, NULL, cases_are_fewer},
	{DIFFERENCE_RECORD, record_text, NULL, record_is_gone},
	{DIFFERENCE_KEEP, form_words_keep, NULL, NULL},
	{DIFFERENCE_ACT, form_words_act, NULL, NULL},
};

/* --- one act in a line --- */

static void add_detail(struct strbuf *sb, const struct form_words *w, const char *text)
{
	if (*text)
		strbuf_join(sb, library_word(w->library, "list.comma"), text);
}

const char *position_difference_detail(const struct form_words *w, const struct statement_form *f)
{
	struct strbuf sb = strbuf_new(w->a);

	add_detail(&sb, w, condition_text(w, f));
	add_detail(&sb, w, form_words_when(w, f));
	add_detail(&sb, w, form_words_to(w, f));
	return sb.text;
}

const char *position_difference_act(const struct form_words *w, const struct statement_form *f)
{
	const char *act = form_words_act(w, f), *detail = position_difference_detail(w, f);

	return *detail ? text_fill(w->a, library_word(w->library, "act.detail"), "act", act,
				   "detail", detail)
		       : act;
}

/* --- what stands for what --- */

static bool shares(const char *const *x, size_t n, const char *const *y, size_t m)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < m; k++)
			if (strcmp(x[i], y[k]) == 0)
				return true;
	return false;
}

static bool serve_one_end(const struct statement_form *x, const struct statement_form *y)
{
	return shares(x->answers.at, x->answers.n, y->answers.at, y->answers.n) ||
	       shares(x->answers.at, x->answers.n, y->part.at, y->part.n) ||
	       shares(x->part.at, x->part.n, y->answers.at, y->answers.n) ||
	       shares(x->part.at, x->part.n, y->part.at, y->part.n);
}

/* 0: less than `least`. */
static double likeness(const struct statement_form *x, const struct statement_form *y, double least)
{
	double there = duty_share(x->act, y->act),
	       back = there < least ? 0 : duty_share(y->act, x->act);
	double alike = there < back ? there : back;

	return alike < least ? 0 : alike;
}

static bool act_by_one(const struct statement_form *x, const struct statement_form *y)
{
	return text_equal(x->who, y->who);
}

/*
 * How well an act that comes stands for one that goes; 0: not at all. The right of one party is
 * none for that of another, however alike (他の者に切分けをさせ、費用を請求することができる).
 */
static double fitness(const struct statement_form *gone, const struct statement_form *new)
{
	if (!gone->act || !new->act || statement_binds(gone) != statement_binds(new) ||
	    (!statement_binds(gone) && !act_by_one(gone, new)))
		return 0;
	return likeness(gone, new, serve_one_end(gone, new) ? LIKE : NEARLY);
}

/* The likest of what only one of the positions has; NULL: nothing is like it. */
static const struct statement_form *likest(const struct compare *c, const struct position *in,
					   const struct position *not_in,
					   const struct statement_form *f)
{
	const struct statement_form *best = NULL;
	double most = 0;

	for (size_t i = 0; i < c->duties->statements.n; i++) {
		const struct statement *s = &c->duties->statements.at[i];
		const struct statement_form *other = statement_in(s, in->name);

		if (!other || statement_in(s, not_in->name))
			continue;
		const double fits = fitness(f, other);

		if (fits > most) {
			most = fits;
			best = other;
		}
	}
	return best;
}

/* What comes for an act that goes: the two are the likest of each other. NULL: nothing. */
static const struct statement_form *stand_in(const struct compare *c,
					     const struct statement_form *gone)
{
	const struct position *from = c->out->from, *to = c->out->to;
	const struct statement_form *best = likest(c, to, from, gone);

	return best && likest(c, from, to, best) == gone ? best : NULL;
}

/* --- the list --- */

static struct position_difference *add(const struct compare *c, enum difference_kind kind,
				       const struct statement *s, const struct statement_form *from,
				       const struct statement_form *to)
{
	struct position_difference *d = vec_push(c->a, &c->out->all);

	*d = (struct position_difference){
		.kind = kind, .statement = s, .from = from, .to = to, .before = "", .after = ""};
	c->out->n[kind]++;
	return d;
}

static void add_gone(const struct compare *c, enum difference_kind kind, const struct statement *s,
		     const struct statement_form *from)
{
	const struct statement_form *instead = stand_in(c, from);

	if ((instead ? DIFFERENCE_REPLACED : DIFFERENCE_DROPPED) != kind)
		return;
	struct position_difference *d = add(c, kind, s, from, instead);

	d->before = position_difference_act(&c->out->words[0], from);
	d->after = instead ? position_difference_act(&c->out->words[1], instead) : "";
	d->weaker = !instead || falls_to_hospital(&c->out->words[0], from, instead);
}

/* True when a statement that is gone is told to be replaced by it. */
static bool is_stand_in(const struct compare *c, const struct statement_form *f)
{
	for (size_t i = 0; i < c->out->all.n; i++)
		if (c->out->all.at[i].kind == DIFFERENCE_REPLACED && c->out->all.at[i].to == f)
			return true;
	return false;
}

static void add_new(const struct compare *c, const struct statement *s,
		    const struct statement_form *to)
{
	if (!is_stand_in(c, to))
		add(c, DIFFERENCE_ADDED, s, NULL, to)->after =
			position_difference_act(&c->out->words[1], to);
}

static void add_member(const struct compare *c, enum difference_kind kind,
		       const struct statement *s, const struct statement_form *from,
		       const struct statement_form *to)
{
	size_t i = 0;

	while (members[i].kind != kind)
		i++;
	const char *before = members[i].say(&c->out->words[0], from),
		   *after = members[i].say(&c->out->words[1], to);

	if (strcmp(before, after) == 0 ||
	    (members[i].are_one && members[i].are_one(c->out->words, from, to)))
		return;
	struct position_difference *d = add(c, kind, s, from, to);
	bool brief = kind == DIFFERENCE_TIME && periods_alone(c->out->words, from, to);

	d->before = brief ? form_words_times(&c->out->words[0], from) : before;
	d->after = brief ? form_words_times(&c->out->words[1], to) : after;
	d->weaker = members[i].is_less && members[i].is_less(&c->out->words[0], from, to);
}

static void compare_statement(const struct compare *c, enum difference_kind kind,
			      const struct statement *s)
{
	const struct statement_form *from = statement_in(s, c->out->from->name),
				    *to = statement_in(s, c->out->to->name);

	switch (kind) {
	case DIFFERENCE_DROPPED:
	case DIFFERENCE_REPLACED:
		if (from && !to)
			add_gone(c, kind, s, from);
		break;
	case DIFFERENCE_ADDED:
		if (to && !from)
			add_new(c, s, to);
		break;
	default:
		if (from && to)
			add_member(c, kind, s, from, to);
	}
}

struct position_differences position_differences_of(struct arena *a, const struct project *p,
						    const struct library *l,
						    const struct contract *contract,
						    const struct chosen *chosen,
						    const struct position *from,
						    const struct position *to)
{
	struct position_differences d = {.from = from, .to = to};
	const struct compare c = {
		.a = a, .duties = chosen->clause->duties, .out = &d};

	d.words[0] = form_words_in(a, p, l, contract, chosen, from->name);
	d.words[1] = form_words_in(a, p, l, contract, chosen, to->name);
	for (size_t kind = 0; c.duties && kind < DIFFERENCE__MAX; kind++)
		for (size_t i = 0; i < c.duties->statements.n; i++)
			compare_statement(&c, (enum difference_kind)kind,
					  &c.duties->statements.at[i]);
	return d;
}

const struct position_difference *position_difference_find(const struct position_differences *d,
							    enum difference_kind kind,
							    const struct statement *s)
{
	for (size_t i = 0; i < d->all.n; i++)
		if (d->all.at[i].kind == kind && d->all.at[i].statement == s)
			return &d->all.at[i];
	return NULL;
}
