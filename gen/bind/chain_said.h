/* SPDX-License-Identifier: MIT
 *
 * What the 責任分界図 tells of a row to who does not see it: its elements in order, which of them a
 * line joins, and between which two the boundary runs.
 */
#ifndef BUNKAI_BIND_CHAIN_SAID_H
#define BUNKAI_BIND_CHAIN_SAID_H

#include "bind/figure_chain.h"

/* A row as it is drawn. */
struct chain_row {
	const struct chain *chain;
	size_t number; /* from 1 */
	size_t left;   /* so many of its elements stand left of the boundary */
};

/* Adds the row's sentences to f->said. */
void chain_say(struct drawing *f, const struct chain_row *row);

/* An element by its first line, in quotes: how sentences name it that have been told it in full. */
const char *chain_link_name(struct drawing *f, const struct chain_link *e);

#endif
