/* SPDX-License-Identifier: MIT
 *
 * A box of several lines changes line by line: what only one state has is paired with what it
 * became, as far as both are much alike. Lines that come and go with a box are not told beside it.
 */
#include "amend/figure_words.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "changes/similar.h"

struct figure_telling {
	struct arena *a;
	const struct library *l;
	const struct figure_diff *d;
	struct figure_words *out;
};

/* A line of a box: taken when it stays, or is what another one was. */
struct box_line {
	const char *text;
	const char *former; /* of a new line: what it was; NULL: nothing */
	bool taken;
};

struct box_lines {
	VEC(struct box_line) all;
};

static const char *word_of_change(const struct figure_telling *t, const char *name)
{
	return library_word(t->l, arena_concat(t->a, "figure.changes.", name, (char *)NULL));
}

static struct box_lines lines_of(struct arena *a, const struct doc_node *box)
{
	struct box_lines lines = {0};

	for (const char *text = box->text; *text; text += strcspn(text, "\n"), text += *text == '\n')
		if (strcspn(text, "\n"))
			*vec_push(a, &lines.all) =
				(struct box_line){arena_strndup(a, text, strcspn(text, "\n")), NULL,
						  false};
	return lines;
}

static const char *first_line(struct arena *a, const struct doc_node *box)
{
	return arena_strndup(a, box->text, strcspn(box->text, "\n"));
}

/* All of a box in one line. */
static const char *whole_text(struct figure_telling *t, const struct doc_node *box)
{
	return text_replace(t->a, box->text, "\n", library_word(t->l, "list.comma"));
}

static void tell(struct figure_telling *t, const char *sentence)
{
	*vec_push(t->a, &t->out->all) = sentence;
}

static const char *lead_with(struct figure_telling *t, const char *name, const char *what)
{
	return text_fill(t->a, word_of_change(t, name), "what", what, NULL, NULL);
}

/* The first line says it, unless that is a mere number: 5 深刻. */
static const char *name_of(struct figure_telling *t, const struct doc_node *box)
{
	const char *first = first_line(t->a, box);

	return strspn(first, "0123456789") == strlen(first)
		       ? text_replace(t->a, box->text, "\n", " ")
		       : first;
}

/* Of a step in an order of calls. */
static bool is_number(const struct doc_node *box)
{
	return text_equal(box->role, "figure-number");
}

static bool share_a_row(const struct doc_node *x, const struct doc_node *y)
{
	return x->place && y->place && x->place->y < y->place->y + y->place->rows &&
	       y->place->y < x->place->y + x->place->rows;
}

/* 「院内連携サーバ」の行の: what the box belongs to, before what is told of it; "" where it is alone. */
static const char *lead_of(struct figure_telling *t, const struct doc_node *figure,
			   const struct doc_node *box)
{
	const struct doc_node *above = figure_box_above(figure, box);

	if (!above)
		return "";
	return lead_with(t,
			 is_number(above)          ? "of.number"
			 : share_a_row(above, box) ? "of.row"
						   : "of",
			 name_of(t, above));
}

/* A first line with numbers says something, but names nothing: 昼間 0X-XXXX-2002, ◎ 42件. */
static bool names_its_box(const char *first, const struct doc_node *box,
			  const struct doc_node *above)
{
	return box->level < 3 && !(above && is_number(above)) &&
	       !first[strcspn(first, "0123456789")];
}

static bool is_the_only_one(struct figure_telling *t, const char *first)
{
	size_t n = 0;

	for (const struct doc_node *box = t->d->after->first; box; box = box->next)
		n += box->kind == DOC_BOX && strcmp(first_line(t->a, box), first) == 0;
	return n == 1;
}

/* Of a box whose first line stays and names it: that one, which says what the others are of. */
static const char *lead_of_lines(struct figure_telling *t, const struct figure_box_pair *p)
{
	const char *first = first_line(t->a, p->after);
	bool stays = strcmp(first, first_line(t->a, p->before)) == 0;

	const char *above = lead_of(t, t->d->after, p->after);

	if (!stays || !names_its_box(first, p->after, figure_box_above(t->d->after, p->after)))
		return above;
	return arena_concat(t->a, is_the_only_one(t, first) ? "" : above, lead_with(t, "in", first),
			    (char *)NULL);
}

/* Words of `name` for the old and the new text; NULL as one of them: it has none. */
static void tell_words(struct figure_telling *t, const char *lead, const char *name,
		       const char *old, const char *new)
{
	tell(t, arena_concat(t->a, lead,
			     text_fill(t->a, word_of_change(t, name), "old", old ? old : "", "new",
				       new ? new : ""),
			     (char *)NULL));
}

static void take_same_lines(struct box_lines *old, struct box_lines *new)
{
	for (size_t k = 0; k < new->all.n; k++)
		for (size_t i = 0; !new->all.at[k].taken && i < old->all.n; i++)
			if (!old->all.at[i].taken &&
			    strcmp(old->all.at[i].text, new->all.at[k].text) == 0)
				old->all.at[i].taken = new->all.at[k].taken = true;
}

static bool are_alike(struct arena *a, const char *x, const char *y)
{
	struct char_pairs own = similar_pairs(a, x), its = similar_pairs(a, y);

	return similar_likeness(&own, &its) >= SIMILAR_ENOUGH;
}

static size_t count_left(const struct box_lines *lines)
{
	size_t n = 0;

	for (size_t i = 0; i < lines->all.n; i++)
		n += !lines->all.at[i].taken && !lines->all.at[i].former;
	return n;
}

/* `any`: whatever it says. */
static void find_former(struct arena *a, struct box_lines *old, struct box_line *line, bool any)
{
	for (size_t i = 0; i < old->all.n; i++) {
		struct box_line *was = &old->all.at[i];

		if (was->taken || !(any || are_alike(a, was->text, line->text)))
			continue;
		was->taken = true;
		line->former = was->text;
		return;
	}
}

/* What is alike first; as many lines as are left of both then stand for each other in order. */
static void find_formers(struct arena *a, struct box_lines *old, struct box_lines *new)
{
	for (int any = 0; any < 2; any++)
		for (size_t k = 0;
		     (!any || count_left(old) == count_left(new)) && k < new->all.n; k++)
			if (!new->all.at[k].taken && !new->all.at[k].former)
				find_former(a, old, &new->all.at[k], any);
}

/* Names apart by blanks, such as risks of a cell: R101 R118. */
static bool is_list(const char *line)
{
	for (const char *p = line; *p; p++)
		if ((unsigned char)*p >= 0x80)
			return false;
	return true;
}

/* The names of one list that the other one does not have, apart by commas. */
static const char *names_only_in(struct figure_telling *t, const char *list, const char *other)
{
	struct strbuf sb = strbuf_new(t->a);

	for (const char *name = list; *name; name += strcspn(name, " "), name += *name == ' ')
		if (!figure_has_name(other, name, strcspn(name, " ")))
			strbuf_join(&sb, library_word(t->l, "list.comma"),
				    arena_strndup(t->a, name, strcspn(name, " ")));
	return sb.text;
}

static void tell_names(struct figure_telling *t, const char *lead, const char *old, const char *new)
{
	const char *went = names_only_in(t, old, new), *came = names_only_in(t, new, old);

	if (*went)
		tell_words(t, lead, "removed", went, NULL);
	if (*came)
		tell_words(t, lead, "added", NULL, came);
	if (!*went && !*came)
		tell_words(t, lead, "changed", old, new);
}

static void tell_lines(struct figure_telling *t, const char *lead, struct box_lines *old,
		       struct box_lines *new)
{
	find_formers(t->a, old, new);
	for (size_t k = 0; k < new->all.n; k++) {
		const struct box_line *line = &new->all.at[k];

		if (line->taken)
			continue;
		if (line->former && is_list(line->former) && is_list(line->text))
			tell_names(t, lead, line->former, line->text);
		else
			tell_words(t, lead, line->former ? "changed" : "added", line->former,
				   line->text);
	}
	for (size_t i = 0; i < old->all.n; i++)
		if (!old->all.at[i].taken)
			tell_words(t, lead, "removed", old->all.at[i].text, NULL);
}

static void tell_changed(struct figure_telling *t, const struct figure_box_pair *p)
{
	const char *lead = lead_of_lines(t, p);
	struct box_lines old = lines_of(t->a, p->before), new = lines_of(t->a, p->after);

	take_same_lines(&old, &new);
	if (old.all.n == 1 && new.all.n == 1)
		tell_words(t, lead, "changed", p->before->text, p->after->text);
	else
		tell_lines(t, lead, &old, &new);
}

static void tell_box(struct figure_telling *t, const struct figure_box_pair *p)
{
	const struct doc_node *box = p->after ? p->after : p->before;
	const char *lead = lead_of(t, p->after ? t->d->after : t->d->before, box);

	if (figure_box_is_surface(box) || (p->before && figure_box_is_surface(p->before)))
		return;
	if (p->state == DIFFERS_CHANGED)
		tell_changed(t, p);
	else if (p->state != DIFFERS_NOT)
		tell_words(t, lead, doc_difference_name(p->state), whole_text(t, box),
			   whole_text(t, box));
}

static bool comes_or_goes(const struct figure_diff *d, const struct doc_node *box)
{
	for (size_t i = 0; box && i < d->boxes.n; i++) {
		const struct figure_box_pair *p = &d->boxes.at[i];

		if (p->after == box || p->before == box)
			return !p->before || !p->after;
	}
	return false;
}

/* 「甲の装置」と「回線」: what a line joins or parts. */
static const char *both_ends(struct figure_telling *t, const struct doc_node *from,
			     const struct doc_node *to)
{
	const char *none = word_of_change(t, "edge");

	return text_fill(t->a, word_of_change(t, "both"), "from",
			 from ? first_line(t->a, from) : none, "to",
			 to ? first_line(t->a, to) : none);
}

static void tell_line(struct figure_telling *t, const struct figure_line_pair *p)
{
	const struct doc_node *line = p->after ? p->after : p->before;
	bool own = !comes_or_goes(t->d, p->from) && !comes_or_goes(t->d, p->to);
	const char *name = p->parts ? "parting" : "joining", *state = doc_difference_name(p->state);

	if (p->state == DIFFERS_CHANGED)
		tell_words(t, both_ends(t, p->from, p->to), "line.changed", p->before->text,
			   p->after->text);
	else if (own && (p->state == DIFFERS_ADDED || p->state == DIFFERS_REMOVED))
		tell_words(t, both_ends(t, p->from, p->to),
			   arena_concat(t->a, name, ".", state, (char *)NULL), line->text,
			   line->text);
}

static void tell_crossing(struct figure_telling *t, const struct figure_crossing *c)
{
	const char *row = c->row ? first_line(t->a, c->row) : "";

	tell(t, arena_concat(t->a, lead_with(t, "of.row", row),
			     text_fill(t->a, word_of_change(t, "crossing"), "old",
				       both_ends(t, c->before[0], c->before[1]), "new",
				       both_ends(t, c->after[0], c->after[1])),
			     (char *)NULL));
}

struct figure_words figure_words_of(struct arena *a, const struct library *l,
				    const struct figure_diff *d)
{
	struct figure_words words = {0};
	struct figure_telling t = {a, l, d, &words};

	if (!d->before || !d->after) {
		tell(&t, word_of_change(&t, d->after ? "whole.added" : "whole.removed"));
		return words;
	}
	for (size_t i = 0; i < d->boxes.n; i++)
		tell_box(&t, &d->boxes.at[i]);
	for (size_t i = 0; i < d->lines.all.n; i++)
		tell_line(&t, &d->lines.all.at[i]);
	for (size_t i = 0; i < d->lines.crossings.n; i++)
		tell_crossing(&t, &d->lines.crossings.at[i]);
	return words;
}
