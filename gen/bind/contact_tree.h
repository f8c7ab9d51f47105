/* SPDX-License-Identifier: MIT
 *
 * What the parts of the 連絡体制図 share: the steps of calls (figure_contacts.c), the vendors by system
 * (contact_groups.c). Telephone numbers have boxes of their own, whose look is one that can be read
 * at arm's length, however small the figure becomes (`least` of templates/style.json).
 */
#ifndef BUNKAI_BIND_CONTACT_TREE_H
#define BUNKAI_BIND_CONTACT_TREE_H

#include "bind/figure.h"

/* Columns: margins for the lines to what steps call, and what is between them. */
enum { MARGIN = 2, INNER = 48, LEFT = MARGIN, RIGHT = MARGIN + INNER };

struct tree {
	struct drawing *f;
	struct binding *b;
	const struct project *p;
	const struct view *contacts, *steps;
	VEC(int) step_edges;   /* the edge through the middle of each step */
	VEC(const struct escalation *) order; /* the escalation of each step */
	struct strbuf sentence; /* what the boxes say that are being made */
};

/* The contacts of some systems, the same for all of them. */
struct group {
	struct strbuf systems;
	VEC(const char *) ids; /* of the systems; none: of no system */
	VEC(size_t) contacts;
	const char *vendor; /* where there is no contact */
};

struct groups {
	VEC(struct group) all;
};

/* Whose boxes are made: those of a step, or of a contact that answers for a group. */
struct whose {
	const struct view_row *row;    /* of its words; NULL: nobody is known */
	const char *id;                /* of a contact; NULL as above */
	const struct contact *contact; /* who has deputies; NULL: nobody, or one who has ended */
	const struct group *group;     /* NULL: a step */
	const char *plain, *phone;     /* looks: of words, of numbers */
};

/* A field of a row; NULL: it has none, or no text. */
const char *tree_field(const struct view_row *row, const char *name);

/* Both below each other; either may be NULL or "". */
const char *tree_lines(struct tree *t, const char *first, const char *second);
const char *tree_one_line(struct tree *t, const char *text);

/* The text behind 'figure.WORD'; NULL for one that says nothing. */
const char *tree_prefixed(struct tree *t, const char *word, const char *text);

/* Between the margins. */
struct doc_place tree_inner(int x, int y, int columns, int rows, enum doc_align align);

/* Adds what a box says to the sentence under way; tree_told takes the sentence and begins another. */
void tree_tell(struct tree *t, const char *text);
const char *tree_told(struct tree *t);

/* A box of somebody's, known by `aspect` and its ids; a text that is missing prints so. */
struct doc_node *tree_add_own(struct tree *t, const struct whose *w, const char *aspect,
			      const char *role, const char *text, struct doc_place place);
void tree_name_box(struct tree *t, struct doc_node *box, const char *aspect,
		   const struct whose *w);

/* Numbers by day and by night; those that are missing are holes of the figure. */
const char *tree_phones(struct tree *t, const struct view_row *row);

/* Two rows for each of them; the last one reaches down to the place's end. */
size_t tree_count_deputies(struct tree *t, const struct whose *w);
void tree_add_deputies(struct tree *t, const struct whose *w, struct doc_place place);

/* The contact's row; NULL: it has ended, and no sheet has it any more. */
const struct view_row *tree_row_of(const struct tree *t, const struct contact *c);

/* The company, and who it is. */
const char *tree_called(struct tree *t, const struct view_row *row);

/* The contacts of vendors: each system that is called stands in one of the groups. */
struct groups tree_find_groups(struct tree *t);
void tree_add_groups(struct tree *t, const struct groups *groups);

#endif
