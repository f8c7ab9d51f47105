/* SPDX-License-Identifier: MIT
 *
 * Who may read what a document prints. A node is for the narrowest audience of the members that it
 * was made from; a paper for a contract's parties that holds a node for the hospital alone is
 * refused.
 */
#ifndef BUNKAI_BIND_READERS_H
#define BUNKAI_BIND_READERS_H

#include "bind/view.h"

/*
 * Of members, as 'contact.desk contact.name', that a view or figure of that reach prints. What
 * looks beyond the contract shows what belongs to the parties of others.
 */
enum audience readers_of_members(const struct binding *b, const char *members,
				 enum view_reach reach);

/* Of a text of the template: of the placeholders in it. */
enum audience readers_of_text(struct binding *b, const char *text);

/*
 * Narrows the audience of a node. The first that is too narrow for the document is remembered, with
 * the place in the template that asked for it, for the message.
 */
void readers_mark(struct binding *b, struct doc_node *node, enum audience audience,
		  const char *place, const char *what);

/* The same of the node and all below it. */
void readers_mark_below(struct binding *b, struct doc_node *node, enum audience audience,
			const char *place, const char *what);

/* False, and internal-words, when a paper for the parties holds what is not for them. */
bool readers_agree(struct binding *b);

#endif
