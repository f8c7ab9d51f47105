/* SPDX-License-Identifier: MIT
 *
 * Views for talks, over the clauses with several positions (derive/position_differences.h): a row
 * for each clause, with what each position reads, changes and loses; and a row for each thing that any
 * position has otherwise than the first, with what stands in each. They are the hospital's: a
 * position that was not taken is told to nobody else.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/view.h"
#include "derive/fallback.h"
#include "derive/position_differences.h"

typedef VEC(const char *) names;

/* There is something to choose, or the parties agreed on words of their own. */
static bool has_choice(const struct chosen *c)
{
	return c->clause->positions.n > 1 ||
	       (c->clause->positions.n && c->position && c->position->contract);
}

static void add_name(struct binding *b, names *out, const char *name)
{
	for (size_t i = 0; i < out->n; i++)
		if (strcmp(out->at[i], name) == 0)
			return;
	*vec_push(b->a, out) = name;
}

/*
 * The names of all positions, in the order in which clauses have them first, and behind them what
 * the parties of this contract agreed on.
 */
static void collect_names(struct binding *b, names *out)
{
	for (size_t i = 0; i < b->selection->n_in; i++) {
		const struct chosen *c = &b->selection->all.at[i];

		for (size_t k = 0; has_choice(c) && k < c->clause->positions.n; k++)
			add_name(b, out, c->clause->positions.at[k].name);
	}
	for (size_t i = 0; i < b->selection->n_in; i++)
		if (has_choice(&b->selection->all.at[i]) &&
		    b->selection->all.at[i].position->contract)
			add_name(b, out, b->selection->all.at[i].position->name);
}

static const char *word_for(struct binding *b, const char *name)
{
	return word_of(b, "difference", name);
}

static const char *kind_name(struct binding *b, enum difference_kind kind)
{
	return word_of(b, "difference.kind", difference_name(kind));
}

/* Two views ask for the same. */
static const struct position_differences *compare(struct binding *b, const struct chosen *c,
						  const struct position *to)
{
	const char *key = arena_concat(b->a, c->clause->id, "\n", to->name, (char *)NULL);

	if (!b->differences)
		b->differences = map_new(b->a);
	struct position_differences *d = map_get(b->differences, key);

	if (!d) {
		d = arena_alloc(b->a, sizeof *d);
		*d = position_differences_of(b->a, b->in->project, b->in->library, b->in->contract,
					     c, &c->clause->positions.at[0], to);
		map_set(b->differences, key, d);
	}
	return d;
}

static const char *or_dash(struct binding *b, const char *text)
{
	return *text ? text : library_word(b->in->library, "dash");
}

/* --- a row for each clause --- */

/* 時期2、費用1 */
static const char *counts_text(struct binding *b, const struct position_differences *d)
{
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < DIFFERENCE__MAX; i++)
		if (d->n[i])
			strbuf_join(&sb, library_word(b->in->library, "list.comma"),
				    text_fill(b->a, word_for(b, "count"), "name",
					      kind_name(b, (enum difference_kind)i), "n",
					      arena_printf(b->a, "%zu", d->n[i])));
	return sb.len ? sb.text : word_for(b, "words");
}

/* Where it stands in the position that has it, the second's place before the first's. */
static const char *place_of(const struct position_differences *d,
			    const struct position_difference *x)
{
	bool second = x->to && x->kind != DIFFERENCE_REPLACED;

	return form_words_place(&d->words[second], second ? x->to : x->from);
}

/* 24時間以内 → 48時間以内; of what comes or goes the act alone. */
static const char *change_text(struct binding *b, const struct position_difference *x)
{
	if (!x->from || x->kind == DIFFERENCE_DROPPED)
		return x->from ? x->before : x->after;
	return text_fill(b->a, word_for(b, "change"), "from", or_dash(b, x->before), "to",
			 or_dash(b, x->after));
}

/* 乙：報告書を提出する：5日以内 → 10日以内 */
static const char *with_who(struct binding *b, const struct form_words *w,
			    const struct statement_form *f, const char *text)
{
	return text_fill(b->a, word_for(b, "who"), "who", form_words_who(w, f), "act", text);
}

static const char *difference_text(struct binding *b, const struct position_differences *d,
				   const struct position_difference *x)
{
	const struct form_words *w = &d->words[!x->from];
	const struct statement_form *f = x->from ? x->from : x->to;
	const char *text = change_text(b, x);
	bool tells_act = x->kind == DIFFERENCE_DROPPED || x->kind == DIFFERENCE_REPLACED ||
			 x->kind == DIFFERENCE_ADDED || x->kind == DIFFERENCE_ACT;

	if (!tells_act)
		text = arena_concat(b->a, form_words_act(w, f),
				    library_word(b->in->library, "colon"), text, (char *)NULL);
	return with_who(b, w, f, text);
}

static void set_lines(struct binding *b, struct view_field *f, const struct position_differences *d)
{
	for (size_t i = 0; i < d->all.n; i++) {
		const struct position_difference *x = &d->all.at[i];
		const char *line = text_fill(b->a, word_for(b, "line"), "kind",
					     kind_name(b, x->kind), "place", place_of(d, x));

		view_add_line(b, f,
			      text_fill(b->a, line, "text", difference_text(b, d, x), NULL, NULL),
			      NULL);
	}
}

static const char *family(struct binding *b, const char *of, const char *name)
{
	return arena_concat(b->a, of, name, (char *)NULL);
}

/* What a position changes; a dash where the clause has it not, and of its first. */
static void set_differences(struct binding *b, struct view_row *row, const struct chosen *c,
			    const char *name, const struct position *p)
{
	const char *dash = library_word(b->in->library, "dash");
	bool other = p && p != &c->clause->positions.at[0];

	if (!other) {
		view_set(b, row, family(b, "counts:", name), dash);
		view_set(b, row, family(b, "differs:", name), dash);
		return;
	}
	const struct position_differences *d = compare(b, c, p);

	view_set(b, row, family(b, "counts:", name), counts_text(b, d));
	set_lines(b, view_set(b, row, family(b, "differs:", name), word_for(b, "words")), d);
}

static void set_position(struct binding *b, struct view_row *row, const struct chosen *c,
			 const char *name)
{
	const struct position *p = clause_position(c->clause, name);
	const char *lost = fallback_lost(b->a, b->in->project, b->in->library, c->clause,
					 &c->names, name, b->dl),
		   *who = settings_get(&c->clause->may_ask, name),
		   *dash = library_word(b->in->library, "dash");
	struct view_field *text = view_set(b, row, family(b, "text:", name),
					   p ? clause_position_text(b, c, p) : dash);

	text->role = p && p == c->position ? "chosen" : NULL;
	set_differences(b, row, c, name, p);
	view_set(b, row, family(b, "lost:", name), lost ? lost : dash);
	view_set(b, row, family(b, "may_ask:", name), who ? who : dash);
}

/* `kind` and `key`: what the row comes from. */
static struct view_row *add_row(struct binding *b, struct view *v, const struct chosen *c,
				const char *kind, const char *key)
{
	const struct clause *clause = c->clause;
	const struct topic *t = library_topic(b->in->library, clause->topic);
	struct view_row *row = view_add(b, v, kind, clause->file, c->position->name, key);

	view_set_article(b, row, clause);
	view_set(b, row, "id", clause->id);
	view_set(b, row, "title", clause->title);
	view_set(b, row, "topic.name", t ? t->name : clause->topic);
	view_set(b, row, "position", c->position->name);
	return row;
}

void fill_positions(struct binding *b, struct view *v)
{
	names all = {0};

	collect_names(b, &all);
	for (size_t i = 0; i < b->selection->n_in; i++) {
		const struct chosen *c = &b->selection->all.at[i];

		if (!has_choice(c))
			continue;
		struct view_row *row = add_row(b, v, c, "clause", c->clause->id);

		view_set(b, row, "decision", c->decision ? c->decision->id : "");
		for (size_t k = 0; k < all.n; k++)
			set_position(b, row, c, all.at[k]);
	}
}

/* --- a row for each thing that differs --- */

/* A clause whose positions are compared with its first. */
struct side_by_side {
	struct binding *b;
	struct view *v;
	const struct chosen *chosen;
	const names *all;
	VEC(struct position_differences) others; /* of its positions behind the first */
};

/* What is gone is one matter, whether another act comes for it or none. */
static const struct position_difference *find_change(const struct position_differences *d,
						     enum difference_kind kind,
						     const struct statement *s)
{
	const struct position_difference *x = position_difference_find(d, kind, s);

	return x || kind != DIFFERENCE_DROPPED
		       ? x
		       : position_difference_find(d, DIFFERENCE_REPLACED, s);
}

static const struct position_differences *differences_at(const struct side_by_side *t,
							 const char *name)
{
	for (size_t i = 0; i < t->others.n; i++)
		if (strcmp(t->others.at[i].to->name, name) == 0)
			return &t->others.at[i];
	return NULL;
}

/* Besides who acts and what, which have columns of their own. */
static const char *detail_of(struct binding *b, const struct form_words *w,
			     const struct statement_form *f)
{
	const char *detail = position_difference_detail(w, f);

	return *detail ? detail : word_for(b, "done");
}

/* The act of a new statement stands in the row already, unless this position says it otherwise. */
static const char *added_text(const struct side_by_side *t, const struct position_differences *d,
			      const struct position_difference *x)
{
	const struct form_words *w = &d->words[1];
	const char *first = NULL;

	for (size_t i = 0; !first && i < t->others.n; i++) {
		const struct statement_form *f =
			statement_in(x->statement, t->others.at[i].to->name);

		first = f ? form_words_act(&t->others.at[i].words[1], f) : NULL;
	}
	return text_equal(first, form_words_act(w, x->to)) ? detail_of(t->b, w, x->to) : x->after;
}

/* What a position behind the first has; `x` NULL: nothing else than the first. */
static const char *value_of(const struct side_by_side *t, const struct position_differences *d,
			    const struct position_difference *x, const struct statement *s)
{
	struct binding *b = t->b;
	bool has = statement_in(s, d->to->name), had = statement_in(s, d->from->name);

	if (x && x->kind == DIFFERENCE_ADDED)
		return added_text(t, d, x);
	if (x && x->kind == DIFFERENCE_TIME)
		return or_dash(b, position_difference_when(&d->words[1], x->to));
	if (x && x->kind == DIFFERENCE_REPLACED && !text_equal(x->from->who, x->to->who))
		return with_who(b, &d->words[1], x->to, x->after);
	if (x && x->kind != DIFFERENCE_DROPPED)
		return or_dash(b, x->after);
	if (!has)
		return had || x ? word_for(b, "gone") : or_dash(b, "");
	return word_for(b, "same");
}

/* What the first has, which `x` compares with another. */
static const char *first_value(const struct side_by_side *t, const struct position_difference *x)
{
	struct binding *b = t->b;
	const struct form_words *first = &t->others.at[0].words[0];

	if (x->kind == DIFFERENCE_DROPPED || x->kind == DIFFERENCE_REPLACED)
		return detail_of(b, first, x->from);
	if (x->kind == DIFFERENCE_TIME)
		return or_dash(b, position_difference_when(first, x->from));
	return or_dash(b, x->before);
}

static void set_value(const struct side_by_side *t, struct view_row *row, const char *name,
		      const char *text)
{
	struct view_field *f = view_set(t->b, row, family(t->b, "value:", name), text);

	f->role = strcmp(t->chosen->position->name, name) == 0 ? "chosen" : NULL;
}

/* What each position has of it, the first as `x` compared it with another. */
static void set_values(const struct side_by_side *t, struct view_row *row,
		       enum difference_kind kind, const struct position_difference *x)
{
	struct binding *b = t->b;
	const char *dash = library_word(b->in->library, "dash");
	struct strbuf weaker = strbuf_new(b->a);

	for (size_t i = 0; i < t->all->n; i++) {
		const char *name = t->all->at[i];
		const struct position_differences *d = differences_at(t, name);
		const struct position_difference *own =
			d ? find_change(d, kind, x->statement) : NULL;
		bool first = strcmp(t->chosen->clause->positions.at[0].name, name) == 0;

		set_value(t, row, name,
			  first ? first_value(t, x)
			  : d   ? value_of(t, d, own, x->statement)
				: dash);
		if (own && own->weaker)
			strbuf_join(&weaker, library_word(b->in->library, "list.comma"), name);
	}
	view_set(b, row, "weaker", weaker.text);
}

/* What nothing comes for in any of the positions is gone. */
static enum difference_kind told_as(const struct side_by_side *t, enum difference_kind kind,
				    const struct position_difference *x)
{
	for (size_t i = 0; i < t->others.n; i++)
		if (position_difference_find(&t->others.at[i], kind, x->statement))
			return kind;
	return x->kind;
}

static void add_matter(const struct side_by_side *t, enum difference_kind kind,
		       const struct position_differences *d, const struct position_difference *x)
{
	struct binding *b = t->b;
	const struct form_words *w = &d->words[!x->from];
	const struct statement_form *f = x->from ? x->from : x->to;
	const char *key =
		arena_concat(b->a, t->chosen->clause->id, "#", x->statement->id, (char *)NULL);
	struct view_row *row = add_row(b, t->v, t->chosen, "statement", key);

	view_set(b, row, "statement", key);
	view_set(b, row, "kind", difference_name(told_as(t, kind, x)));
	view_set(b, row, "kind.name", kind_name(b, told_as(t, kind, x)));
	view_set(b, row, "place", form_words_place(w, f));
	view_set(b, row, "who", form_words_who(w, f));
	view_set(b, row, "act", form_words_act(w, f));
	set_values(t, row, kind, x);
}

/* One row for each statement that any of the positions has otherwise in this regard. */
static void add_matters(const struct side_by_side *t, enum difference_kind kind)
{
	const struct duties *duties = t->chosen->clause->duties;

	for (size_t i = 0; i < duties->statements.n; i++)
		for (size_t k = 0; k < t->others.n; k++) {
			const struct position_differences *d = &t->others.at[k];
			const struct position_difference *x =
				find_change(d, kind, &duties->statements.at[i]);

			if (!x)
				continue;
			add_matter(t, kind, d, x);
			break;
		}
}

static void fill_clause(struct binding *b, struct view *v, const names *all, const struct chosen *c)
{
	struct side_by_side t = {.b = b, .v = v, .chosen = c, .all = all};

	for (size_t i = 1; i < c->clause->positions.n; i++)
		*vec_push(b->a, &t.others) = *compare(b, c, &c->clause->positions.at[i]);
	if (c->position->contract)
		*vec_push(b->a, &t.others) = *compare(b, c, c->position);
	for (size_t kind = 0; c->clause->duties && kind < DIFFERENCE__MAX; kind++)
		if (kind != DIFFERENCE_REPLACED)
			add_matters(&t, (enum difference_kind)kind);
}

void fill_position_differences(struct binding *b, struct view *v)
{
	names all = {0};

	collect_names(b, &all);
	for (size_t i = 0; i < b->selection->n_in; i++)
		if (has_choice(&b->selection->all.at[i]))
			fill_clause(b, v, &all, &b->selection->all.at[i]);
}
