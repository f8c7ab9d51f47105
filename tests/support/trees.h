/* SPDX-License-Identifier: MIT
 *
 * Document trees built by hand for the renderers' tests, and a place to write to.
 */
#ifndef BUNKAI_TESTS_RENDER_TREES_H
#define BUNKAI_TESTS_RENDER_TREES_H

#include "doc/doc.h"
#include "render/render.h"

struct run {
	struct arena *arena;
	struct diag_list *dl;
	struct render_context rc;
	char folder[64];
};

/* An arena, findings, the house style, and a fresh folder. */
struct run *run_start(void);
void run_stop(struct run *r);

const char *run_path(struct run *r, const char *name);
size_t run_count(const struct run *r, enum diag_code code);

/* Renders to a file in the run's folder and gives its bytes. */
char *run_render(struct run *r, const char *format, const struct doc *d, size_t *len);

struct doc_node *tree_row(struct arena *a, struct doc_node *table, const char *const *words,
			  size_t n);
struct doc_node *tree_table(struct arena *a, struct doc_node *parent, size_t n_columns);
const char *tree_repeat(struct arena *a, const char *unit, size_t times);

/*
 * '登録簿：R0/①-1、R1/①-1 …' with a link to another document on each of n keys, and a second line
 * without.
 */
struct doc_node *tree_linked_note(struct arena *a, struct doc_node *parent, size_t n);

/* One of every kind of node. */
struct doc *tree_small(struct arena *a);

#endif
