/* SPDX-License-Identifier: MIT
 *
 * Figures: pictures of what the model says, laid out on tracks (doc/doc.h). Adding one is a
 * function that draws it and a line in figures.c.
 *
 *     int x = figure_columns(f, 4, 2.5), y = figure_row(f, 1, true);
 *     figure_box(f, "figure-head", "院内", (struct doc_place){x, y, 4, 1, ALIGN_CENTER});
 *     FIGURE_LINE(f, "figure-line", true, {x, y}, {x, y + 2});
 *
 * A box may not share a track with another one, and a line may not run through a box;
 * tests/bind/test_figure.c holds every figure to it.
 */
#ifndef BUNKAI_BIND_FIGURE_H
#define BUNKAI_BIND_FIGURE_H

#include "base/strbuf.h"
#include "bind/view.h"

struct drawing {
	struct binding *b;
	struct doc_node *node;
	VEC(struct doc_track) columns, rows;
	struct strbuf said; /* to who does not see it: doc_node's alt */
};

/*
 * Adds `n` columns of that share each, or a row of so many lines; returns the number of the first.
 */
int figure_columns(struct drawing *f, int n, double size);

/* Adds a column whose width says something: it is `size` to that of all others added here. */
int figure_scale(struct drawing *f, double size);

int figure_row(struct drawing *f, double lines, bool grows);
int figure_rows(struct drawing *f, int n, double lines, bool grows);

/* The last `n` rows stay on one page with the row that follows. */
void figure_keep(struct drawing *f, int n);

/* The number of columns and rows so far: the edge behind the last. */
int figure_right(const struct drawing *f);
int figure_bottom(const struct drawing *f);

/*
 * A box; NULL as text is something missing, and prints so. `level` of the node is 1: 2 and 3 belong
 * to the box above.
 */
struct doc_node *figure_box(struct drawing *f, const char *role, const char *text,
			    struct doc_place place);

/* Where a box's words come from, as a view's row has it; the box gets a key of its own. */
void figure_come_from(struct drawing *f, struct doc_node *box, const struct doc_origin *origin);

/*
 * What a box shows, in each state of a project the same, so that both states of a figure can be
 * compared (changes/figure_compare.h): an aspect and an id, such as 'who' and a contact's. Called
 * again for a box that shows several things.
 */
void figure_name_box(struct drawing *f, struct doc_node *box, const char *aspect, const char *id);

struct doc_node *figure_line(struct drawing *f, const char *role, bool tip,
			     const struct doc_point *points, size_t n);

#define FIGURE_LINE(f, role, tip, ...) \
	figure_line((f), (role), (tip), (const struct doc_point[]){__VA_ARGS__}, \
		    sizeof((const struct doc_point[]){__VA_ARGS__}) / sizeof(struct doc_point))

/* What a line says, and where. */
void figure_label(struct drawing *f, struct doc_node *line, const char *text,
		  struct doc_place place);

/*
 * A fixed word 'figure.NAME' with its placeholders filled in: pairs of '{{name}}' and a text, ended
 * by NULL.
 */
const char *figure_word(struct binding *b, const char *name, const char *const *pairs);

#define FIGURE_WORD(b, name, ...) figure_word((b), (name), (const char *const[]){__VA_ARGS__, NULL})

/*
 * What a figure tells who does not see it: what is joined with what, where a line runs, what is
 * counted. A sentence 'figure.alt.NAME', filled in as figure_word does, for each thing that is drawn;
 * a text of a box goes into it as figure_aloud has it, so that it is not said again behind all
 * sentences, as words of boxes are that no sentence has.
 */
void figure_say(struct drawing *f, const char *name, const char *const *pairs);

#define FIGURE_SAY(f, name, ...) figure_say((f), (name), (const char *const[]){__VA_ARGS__, NULL})

/* A text of several lines in one; "" for NULL. */
const char *figure_aloud(struct binding *b, const char *text);

/* OF_PROJECT when there is no such figure. */
enum view_reach figure_reach_of(const char *name);

/* A figure that has nothing to show adds no box. */
typedef void draw_figure(struct drawing *f);

draw_figure draw_contact_tree, draw_boundary_diagram, draw_risk_matrix, draw_responsibility_bars;

/*
 * The parties that the document speaks of: those of its contract, else all that a contract names.
 * NULL when `i` is behind the last.
 */
const struct party *figure_party(const struct binding *b, size_t i);

/* What a figure calls a party: 甲 in a contract's document, else its name. */
const char *figure_party_label(const struct binding *b, const char *id);

/* The hospital among them; NULL when there is none. */
const struct party *figure_hospital(const struct binding *b);

/* Calls `each` for the rows of the document's contract, or of all contracts. */
typedef void each_responsibility(const struct responsibility *r, void *context);
void figure_each_row(const struct binding *b, each_responsibility *each, void *context);

/* The role's id that a party has in a row; NULL: it is not of this contract. */
const char *figure_role_of(const struct responsibility *r, const char *party);

#endif
