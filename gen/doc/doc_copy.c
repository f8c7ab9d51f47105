/* SPDX-License-Identifier: MIT
 *
 * One walk: each node is taken as it is, but for its place in a list and for what names or leads to
 * anchors, and its children are copied below it.
 */
#include "doc/doc_copy.h"

/* Spans that only link say nothing here. */
static void copy_spans(struct arena *a, struct doc_node *copy, const struct doc_node *node)
{
	struct doc_span *spans = arena_alloc(a, node->n_spans * sizeof *spans);

	copy->n_spans = 0;
	copy->spans = spans;
	for (size_t i = 0; i < node->n_spans; i++) {
		if (!node->spans[i].role)
			continue;
		spans[copy->n_spans] = node->spans[i];
		spans[copy->n_spans++].link = NULL;
	}
}

struct doc_node *doc_copy(struct arena *a, struct doc_node *parent, const struct doc_node *node)
{
	struct doc_node *copy = doc_add(a, parent, node->kind, NULL);

	*copy = *node;
	copy->first = copy->last = copy->next = NULL;
	copy->n = 0;
	copy->id = copy->link = NULL;
	if (node->n_spans)
		copy_spans(a, copy, node);
	for (const struct doc_node *child = node->first; child; child = child->next)
		doc_copy(a, copy, child);
	return copy;
}
