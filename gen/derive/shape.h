/* SPDX-License-Identifier: MIT
 *
 * The shape of a contract's annex. A contract that says `"annex": "core"` keeps in its articles the
 * 項 that a court reads as law (rights, bans, liability, effects); every other 項 is tabled: what it
 * lays down are rows of a 別表 of the same annex. Each keeps the 条, 項 and 号 that it has in an annex
 * that is full, so that it is cited the same.
 *
 * The first of these that fits says what a 項 is (clauses/core.json):
 * 1. a place that nobody agreed to waits (derive/waiting.h);
 * 2. a 項 without statements, and a clause without, is text: nothing could stand for it in a row;
 * 3. all of a module that the contract wants as text (`"modules": {"cloud": "text"}`);
 * 4. `text` and `table`, by 'clause/2', else by the clause, else by its topic;
 * 5. a statement of one of `kinds` (a right, an effect), or none but of `alone` (bans): text;
 * 6. else it is tabled.
 *
 * A paper whose template has no place for all rows (a hospital's own template) keeps all as text, so
 * that nothing is lost.
 */
#ifndef BUNKAI_DERIVE_SHAPE_H
#define BUNKAI_DERIVE_SHAPE_H

#include "derive/core_annex.h"
#include "derive/waiting.h"

enum provision_shape { SHAPE_TEXT, SHAPE_TABLED, SHAPE_WAITS };

/*
 * What the 項 (from 1) of an article is. `waiting` NULL: nothing is asked of what waits. Without
 * the shape of a core all that does not wait is text.
 */
enum provision_shape shape_find(const struct library *l, const struct selection *s,
			      const struct waiting_list *waiting, const struct chosen *c,
			      int paragraph);

/* True when one of the article's 項 is text: it is printed as an article. */
bool shape_has_text(const struct library *l, const struct selection *s,
		    const struct waiting_list *waiting, const struct chosen *c);

/* The number of the article's 項. */
int shape_paragraphs(const struct chosen *c);

#endif
