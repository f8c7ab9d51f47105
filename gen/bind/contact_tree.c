/* SPDX-License-Identifier: MIT
 *
 * A box's words are taken from the views that the tables of the paper print, so that what is missing
 * is a hole here as there. What boxes say is gathered for the sentence that is told of them.
 */
#include "bind/contact_tree.h"

#include <string.h>

#include "base/text.h"

const char *tree_field(const struct view_row *row, const char *name)
{
	const struct view_field *f = view_field(row, name);

	return f ? f->text : NULL;
}

const char *tree_lines(struct tree *t, const char *first, const char *second)
{
	if (text_empty(first) || text_empty(second))
		return text_empty(first) ? second : first;
	return arena_concat(t->b->a, first, "\n", second, (char *)NULL);
}

const char *tree_prefixed(struct tree *t, const char *word, const char *text)
{
	return text_empty(text)
		       ? NULL
		       : arena_concat(t->b->a, word_of(t->b, "figure", word), text, (char *)NULL);
}

const char *tree_one_line(struct tree *t, const char *text)
{
	return text ? text_replace(t->b->a, text, "\n", " ") : NULL;
}

struct doc_place tree_inner(int x, int y, int columns, int rows, enum doc_align align)
{
	return (struct doc_place){LEFT + x, y, columns, rows, align};
}

/* Texts of boxes one after the other; those that say nothing are left out. */
void tree_tell(struct tree *t, const char *text)
{
	if (!text_empty(text))
		strbuf_join(&t->sentence, library_word(t->b->in->library, "list.comma"),
			    figure_aloud(t->b, text));
}

const char *tree_told(struct tree *t)
{
	const char *text = t->sentence.text;

	t->sentence = strbuf_new(t->b->a);
	return text;
}

/* One contact may answer for several groups: it is known by theirs too. */
void tree_name_box(struct tree *t, struct doc_node *box, const char *aspect,
		     const struct whose *w)
{
	if (w->row)
		figure_come_from(t->f, box, w->row->origin);
	if (!w->group && w->id)
		figure_name_box(t->f, box, aspect, w->id);
	for (size_t i = 0; w->group && i < w->group->ids.n; i++)
		figure_name_box(t->f, box, aspect,
				w->id ? arena_concat(t->b->a, w->group->ids.at[i], "/", w->id,
						  (char *)NULL)
				   : w->group->ids.at[i]);
}

/* A box of somebody's; a text that is missing prints so. */
struct doc_node *tree_add_own(struct tree *t, const struct whose *w, const char *aspect,
				const char *role, const char *text, struct doc_place place)
{
	struct doc_node *box = figure_box(t->f, role, text, place);

	box->level = 2;
	tree_name_box(t, box, aspect, w);
	tree_tell(t, box->text);
	return box;
}

const char *tree_phones(struct tree *t, const struct view_row *row)
{
	const struct view_field *phones = view_field(row, "phones");

	note_blanks(t->b, row, phones);
	return phones->text;
}

static bool has_contact(const struct tree *t, const struct group *g, const char *id)
{
	for (size_t i = 0; g && id && i < g->contacts.n; i++)
		if (strcmp(t->p->contacts.at[g->contacts.at[i]].id, id) == 0)
			return true;
	return false;
}

/* Nobody's deputies are no hole of the figure. */
size_t tree_count_deputies(struct tree *t, const struct whose *w)
{
	struct deputy_words words;
	size_t n = 0;

	while (w->contact && view_deputy(t->b, w->contact, n, &words))
		n++;
	return n;
}

/* The name, and below it the numbers; `n` from 0. */
static void add_deputy(struct tree *t, const struct whose *w, const struct deputy_words *words,
		       size_t n, struct doc_place place)
{
	const char *number = n ? arena_printf(t->b->a, "-%zu", n + 1) : "",
		   *who = tree_prefixed(t, "deputy", words->who);
	struct doc_place below = place;

	if (words->numbers)
		place.rows = 1;
	tree_add_own(t, w, arena_concat(t->b->a, "deputy", number, (char *)NULL), w->plain, who, place);
	if (!words->numbers)
		return;
	below.y++;
	below.rows--;
	tree_add_own(t, w, arena_concat(t->b->a, "deputy-reach", number, (char *)NULL), w->phone,
		words->numbers, below)
		->level = 3;
}

/*
 * Two rows each, the last one down to the end. One who has a box of his own in the group is named,
 * and his numbers stand there; what is missing of another one is a hole of the figure.
 */
void tree_add_deputies(struct tree *t, const struct whose *w, struct doc_place place)
{
	size_t n = tree_count_deputies(t, w);
	int end = place.y + place.rows;
	bool told = false;

	for (size_t i = 0; i < n; i++, place.y += 2) {
		struct deputy_words words;

		view_deputy(t->b, w->contact, i, &words);
		if (has_contact(t, w->group, words.id))
			words.numbers = NULL;
		else
			told = true;
		place.rows = i + 1 < n ? 2 : end - place.y;
		add_deputy(t, w, &words, i, place);
	}
	if (told)
		note_blanks(t->b, w->row, view_field(w->row, "deputy"));
}

/* NULL: the contact has ended, and no sheet has it any more. */
const struct view_row *tree_row_of(const struct tree *t, const struct contact *c)
{
	for (size_t i = 0; i < t->contacts->rows.n; i++)
		if (text_equal(t->contacts->rows.at[i].origin->key, c->id))
			return &t->contacts->rows.at[i];
	return NULL;
}

const char *tree_called(struct tree *t, const struct view_row *row)
{
	const char *party = tree_field(row, "party"), *who = tree_one_line(t, tree_field(row, "who"));

	return tree_lines(t, party, who);
}

