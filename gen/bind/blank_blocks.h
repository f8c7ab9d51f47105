/* SPDX-License-Identifier: MIT
 *
 * Which blocks of a template may print 未記入. What a document prints so is found without making the
 * rest of it: most views are rows of the library's own texts, in which nothing is missing, and
 * filling them is most of what binding costs.
 */
#ifndef BUNKAI_BIND_BLANK_BLOCKS_H
#define BUNKAI_BIND_BLANK_BLOCKS_H

#include "bind/view.h"

/* True of a block that notes what it prints as 未記入 (note_blanks), and of what holds one. */
bool block_may_miss(const struct binding *b, const struct template_block *block);

/* The same of a part, which is a block with a body; of a template: one of its parts may. */
bool template_may_miss(const struct binding *b, const struct template *t);

/*
 * Ends the program where a view of which it is said here that nothing is missing in it has a hole.
 * Programs that tests build with BUNKAI_CHECKED look; others save the time.
 */
void view_expect_whole(const struct binding *b, const struct view *v);

#endif
