/* SPDX-License-Identifier: MIT
 *
 * What the tests of figures share: projects made by chance (always the same ones for a seed), and
 * the rules that every figure keeps.
 */
#ifndef BUNKAI_TESTS_SUPPORT_FIGURES_H
#define BUNKAI_TESTS_SUPPORT_FIGURES_H

#include "doc/doc.h"

/* of fixture.h, which the tests of renderers cannot include beside their own headers */
struct fixture;

/*
 * Writes bunkai.json and contacts.json over the fixture's: up to 6 parties, 12 systems with
 * servers, devices and connections, 30 contacts and 8 steps, with names of up to 60 characters. Its
 * contract c1 has all parties and some of the systems. The library is the repository's own.
 */
void figures_random_project(struct fixture *f, unsigned seed);

/* Writes a register of 1 to 400 rows over the fixture's, some of which nobody answers. */
void figures_random_register(struct fixture *f, unsigned seed);

/*
 * A project for the tests of renderers: by chance, with a register by chance, or with seed 0 the
 * sample telehealth. Its documents live as long as it does.
 */
struct fixture *figures_open(unsigned seed);
void figures_close(struct fixture *f);
const struct doc *figures_document(struct fixture *f, const char *document, const char *contract);

/* The first figure of that name in a document; NULL when it has none. */
const struct doc_node *figures_find(const struct doc *d, const char *name);

/*
 * Boxes and labels stay on the tracks and share none; lines run across or down, through no box;
 * texts have rows that can grow.
 */
void figures_expect_sound(const struct doc_node *figure);

/* How many figures a document has; each is expected to be sound. */
size_t figures_expect_all_sound(const struct doc *d);

#endif
