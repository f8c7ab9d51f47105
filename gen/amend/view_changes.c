/* SPDX-License-Identifier: MIT
 *
 * View changes: what differs between the two states, each change once, in the order of diff. The
 * hospital's list has all of them; that of a contract what is its own, or shows in its papers, and
 * of that what its parties may know.
 */
#include <string.h>

#include "amend/amendment_reasons.h"
#include "amend/amendment_view.h"
#include "amend/change_places.h"
#include "amend/change_words.h"
#include "amend/shinkyu_sides.h"
#include "base/text.h"

/* How changes stand together in the list. */
static const char *const groups[] = {"main", "library", "layout"};

struct change_listing {
	struct binding *b;
	struct view *v;
	const struct amendment *in;
	const struct change_places *places;
	size_t number;
};

/* A change that the readers are told of. */
struct listed_change {
	const struct change *change;
	struct change_words words;
	struct place_lines places;
	enum audience audience;
	const char *group;
};

struct listed_changes {
	VEC(struct listed_change) all;
};

static const char *group_of(const struct change *c, const struct change_words *w)
{
	if (c->cause == CAUSE_LAYOUT || w->inner)
		return "layout";
	bool is_law = c->cause == CAUSE_LIBRARY ||
		      (c->cause == CAUSE_GUIDELINE && strcmp(c->kind, "project") != 0);

	return is_law ? "library" : "main";
}

static bool is_paper_of_scope(const struct amendment *in, const char *document)
{
	for (size_t i = 0; i < in->n; i++)
		if (strcmp(in->documents[i].document, document) == 0)
			return true;
	return false;
}

/* What is for everyone is of a contract where its papers show it, or are made by it. */
static bool concerns(const struct change_listing *l, const struct change *c,
		     enum audience audience, bool shows)
{
	if (!l->in->contract || shows)
		return true;
	if (strcmp(c->kind, "template") == 0)
		return is_paper_of_scope(l->in, c->subject);
	return audience == AUDIENCE_PARTIES ||
	       strcmp(c->kind, "word") == 0 || strcmp(c->kind, "style") == 0;
}

static void set_lines(struct change_listing *l, struct view_row *row, const char *name,
		      const struct shinkyu_side *s)
{
	struct view_field *f = view_set(l->b, row, name, "");

	for (size_t i = 0; i < s->lines.n; i++)
		*vec_push(l->b->a, &f->lines) = (struct view_line){
			.text = s->lines.at[i].text,
			.spans = s->lines.at[i].spans.at,
			.n_spans = s->lines.at[i].spans.n};
}

/* Words that differ are marked where there are two values to compare. */
static void set_values(struct change_listing *l, struct view_row *row,
		       const struct change_words *w, bool both)
{
	struct shinkyu_sides s = {0};
	bool old_first = l->in->old_first;

	if (both) {
		s = shinkyu_sides_of_texts(l->b->a, l->in, w->before, w->after);
	} else {
		shinkyu_side_add(l->b->a, &s.before, "", w->before, false);
		shinkyu_side_add(l->b->a, &s.after, "", w->after, false);
	}
	set_lines(l, row, "before", &s.before);
	set_lines(l, row, "after", &s.after);
	set_lines(l, row, "first", old_first ? &s.before : &s.after);
	set_lines(l, row, "second", old_first ? &s.after : &s.before);
}

static void set_places(struct change_listing *l, struct view_row *row,
		       const struct place_lines *places)
{
	struct view_field *f = view_set(l->b, row, "places",
					amendment_word(l->in, "change.places.none"));

	for (size_t i = 0; i < places->all.n; i++)
		view_add_line(l->b, f, places->all.at[i], NULL);
}

static void list_change(struct change_listing *l, const struct listed_change *e)
{
	struct arena *a = l->b->a;
	const struct change *c = e->change;
	const char *given = change_given_reason(l->in, c);
	struct view_row *row = view_add(l->b, l->v, "change", NULL, NULL, c->id);

	row->audience = e->audience;
	view_set(l->b, row, "number", arena_printf(a, "%zu", ++l->number));
	view_set(l->b, row, "group", e->group);
	view_set(l->b, row, "group.name",
		 amendment_word(l->in, arena_concat(a, "change.group.", e->group, (char *)NULL)));
	view_set(l->b, row, "what", e->words.what);
	view_set(l->b, row, "member", e->words.member);
	set_values(l, row, &e->words, c->before.value && c->after.value && c->field);
	view_set(l->b, row, "reason", given ? given : "");
	view_set(l->b, row, "why", change_why(a, l->in, c));
	set_places(l, row, &e->places);
}

static void take_if_told(struct change_listing *l, const struct change *c,
			 struct listed_changes *list)
{
	struct arena *a = l->b->a;
	struct listed_change e = {.change = c,
				  .places = change_places_of(l->places, c),
				  .audience = amendment_change_audience(a, l->in, c)};

	if (!amendment_tells(a, l->in, c) || !concerns(l, c, e.audience, e.places.all.n > 0))
		return;
	e.words = change_words(a, l->in, c);
	e.audience = audience_narrower(e.audience, e.words.audience);
	e.group = group_of(c, &e.words);
	*vec_push(a, &list->all) = e;
}

void fill_changes(struct binding *b, struct view *v)
{
	const struct amendment *in = amendment_about(b);
	struct change_listing l = {
		.b = b, .v = v, .in = in, .places = change_places_find(b->a, in)};
	struct listed_changes list = {0};

	for (size_t i = 0; i < in->changes->all.n; i++)
		take_if_told(&l, &in->changes->all.at[i], &list);
	for (size_t g = 0; g < ARRAY_LEN(groups); g++)
		for (size_t i = 0; i < list.all.n; i++)
			if (strcmp(list.all.at[i].group, groups[g]) == 0)
				list_change(&l, &list.all.at[i]);
}
