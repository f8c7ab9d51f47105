/* SPDX-License-Identifier: MIT
 *
 * What a party that leaves still owes (derive/closing.h, of its own things on the day on which the
 * amendment takes effect), and who has its part of each row of the responsibility table from then on.
 */
#include "amend/amendment_view.h"

#include <string.h>

#include "amend/closing_rows.h"
#include "base/strbuf.h"
#include "base/text.h"

/* One who leaves, as a party of the contract of the old state. */
struct leaver {
	struct binding *b;
	struct view *v;
	const struct derived_state *state;
	const struct contract *contract;
	const struct contract_party *party;
	size_t place;
};

typedef void add_of_leaver(const struct leaver *l);

static void each_leaver(struct binding *b, struct view *v, add_of_leaver *add)
{
	const struct amendment *in = amendment_about(b);
	const struct project *p = in->before->own.project;
	const struct contract *c = in->contract ? project_contract(p, in->contract->id) : NULL;

	for (size_t i = 0; c && i < c->parties.n; i++)
		if (amendment_leaves(in, c->parties.at[i].party))
			add(&(struct leaver){b, v, in->before, c, &c->parties.at[i], i});
}

/* An edition of before there was such a list has the installed kinds of work. */
static struct library library_of(const struct binding *b, const struct leaver *l)
{
	struct library own = *l->state->own.library;

	if (!own.closing_kinds.n)
		own.closing_kinds = b->in->library->closing_kinds;
	return own;
}

static void add_items(const struct leaver *l)
{
	const struct amendment *in = amendment_about(l->b);
	const struct library own = library_of(l->b, l);
	const struct closing_list list =
		closing_of(l->b->a, &(struct closing_wish){.project = l->state->own.project,
							   .library = &own,
							   .contract = l->contract,
							   .day = in->force,
							   .party = l->party->party});

	for (size_t i = 0; i < list.all.n; i++)
		view_set(l->b, closing_row_add(l->b, l->v, &list.all.at[i]), "for",
			 l->party->party);
}

void fill_release_items(struct binding *b, struct view *v)
{
	each_leaver(b, v, add_items);
}

/* --- who has its part --- */

static const struct table_words *table_in(const struct derived_state *s, const struct contract *c)
{
	return s->words && c ? s->words[c - s->own.project->contracts.at] : NULL;
}

static const struct row_share *share_of(const struct table_row *says, size_t party)
{
	const struct row_share *s = says ? &says->acts.shares[party] : NULL;

	return s && s->role && s->role->mark && !s->proposed && strcmp(s->role->id, "none") != 0
		       ? s
		       : NULL;
}

/* True when the party had that part of the row in the old state. */
static bool had_role(const struct leaver *l, const struct table_row *before, const char *party,
		     const char *role)
{
	for (size_t i = 0; i < l->contract->parties.n; i++) {
		const struct row_share *s = share_of(before, i);

		if (strcmp(l->contract->parties.at[i].party, party) == 0)
			return s && strcmp(s->role->id, role) == 0;
	}
	return false;
}

static bool is_same_row(const struct responsibility *x, const struct responsibility *y)
{
	return strcmp(x->full_key, y->full_key) == 0 && text_equal(x->phase, y->phase);
}

/* The row of the same key and phase (a requirement has one per phase) in the new state; NULL: gone. */
static const struct responsibility *row_after(const struct responsibilities *rows,
					      const struct responsibility *r)
{
	for (size_t i = 0; rows && i < rows->rows.n; i++)
		if (is_same_row(&rows->rows.at[i], r))
			return &rows->rows.at[i];
	return NULL;
}

/* Who has a part of that kind in the row of the new state: those who had it before, or the others. */
static const char *holders(const struct leaver *l, const struct table_row *before,
			   const struct table_row *after, const char *role, bool new)
{
	const struct contract *c = amendment_about(l->b)->contract;
	struct strbuf sb = strbuf_new(l->b->a);

	for (size_t i = 0; i < c->parties.n; i++) {
		const struct row_share *s = share_of(after, i);

		if (s && strcmp(s->role->id, role) == 0 &&
		    had_role(l, before, c->parties.at[i].party, role) != new)
			strbuf_join(&sb, library_word(l->b->in->library, "list.comma"),
				    arena_concat(l->b->a, c->parties.at[i].label, s->role->mark,
						 (char *)NULL));
	}
	return sb.text;
}

/* 戊○, or 甲○（引き続き行う） where nobody takes its place; the word for nobody. */
static const char *heirs(const struct leaver *l, const struct responsibility *r,
			 const struct table_row *before, const char *role)
{
	const struct amendment *in = amendment_about(l->b);
	const struct table_words *t = table_in(in->after, in->contract);
	const struct responsibility *now = row_after(contract_rows(l->b), r);

	if (!t || !now)
		return word_of(l->b, "release", "gone");
	const struct table_row *after = table_words_find(t, now);
	const char *new = holders(l, before, after, role, true),
		   *old = holders(l, before, after, role, false);

	if (*new)
		return new;
	return *old ? text_fill(l->b->a, word_of(l->b, "release", "goes-on"), "who", old, NULL,
				NULL)
		    : word_of(l->b, "release", "nobody");
}

static void add_rows(const struct leaver *l)
{
	const struct table_words *t = table_in(l->state, l->contract);
	struct binding *b = l->b;

	for (size_t i = 0; t && i < t->of->rows.n; i++) {
		const struct responsibility *r = &t->of->rows.at[i];
		const struct table_row *says = table_words_find(t, r);
		const struct row_share *s = share_of(says, l->place);

		if (!s)
			continue;
		struct view_row *row =
			view_add(b, l->v, "register", r->reg->file,
				 r->requirement ? r->requirement->at.place
						: r->risk->at.place,
				 r->full_key);

		view_set(b, row, "for", l->party->party);
		view_set(b, row, "key", printed_key(b, r));
		view_set(b, row, "text", register_text(b, r));
		view_set_mark(b, row, "mark", s->role->mark, s->role->name);
		const char *heir = heirs(l, r, says, s->role->id);

		view_set(b, row, "after", heir);
		view_set(b, row, "heir",
			 strcmp(heir, word_of(b, "release", "nobody")) == 0 ? "no" : "yes");
	}
}

void fill_release_rows(struct binding *b, struct view *v)
{
	each_leaver(b, v, add_rows);
}
