/* SPDX-License-Identifier: MIT
 *
 * A copy says what its original says, in a tree of its own, and names and leads to nothing.
 */
#include "doc/doc_copy.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/suite.h"
#include "../support/trees.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "doc/doc_check.h"

ARENA_SUITE(doc_copy, a);

static const char *words_of(const struct doc_node *node)
{
	struct strbuf sb = strbuf_new(a);

	strbuf_printf(&sb, "%d %s %s %s(", (int)node->kind, node->role ? node->role : "",
		      node->label ? node->label : "", node->text ? node->text : "");
	for (const struct doc_node *child = node->first; child; child = child->next)
		strbuf_add(&sb, words_of(child));
	strbuf_add(&sb, ")");
	return sb.text;
}

static bool names_nothing(const struct doc_node *node)
{
	for (size_t i = 0; i < node->n_spans; i++)
		if (node->spans[i].link)
			return false;
	for (const struct doc_node *child = node->first; child; child = child->next)
		if (!names_nothing(child))
			return false;
	return !node->id && !node->link;
}

Test(doc_copy, says_the_same_and_names_nothing)
{
	struct doc *d = tree_small(a), *other = doc_new(a, "other", "写し");
	struct doc_node *part = doc_add_part(a, other, "写し");

	tree_linked_note(a, d->last, 3);
	const char *before = words_of(d->last);

	for (const struct doc_node *node = d->last->first; node; node = node->next)
		cr_expect_str_eq(words_of(doc_copy(a, part, node)), words_of(node));
	cr_expect_eq(part->n, d->last->n);
	cr_expect(names_nothing(part));
	cr_expect_null(doc_check(a, other), "%s", doc_check(a, other));
	cr_expect_str_eq(words_of(d->last), before);
	cr_expect_null(doc_check(a, d), "%s", doc_check(a, d));
}

/* Marked words stay marked; what only led somewhere is plain. */
Test(doc_copy, spans_keep_their_look)
{
	static const struct doc_span spans[] = {{0, 3, NULL, "there"}, {3, 6, "changed", "there"}};
	struct doc_node holder = {.kind = DOC_PART}, node = {.kind = DOC_PARAGRAPH,
							     .text = "一二",
							     .spans = spans,
							     .n_spans = 2};
	const struct doc_node *copy = doc_copy(a, &holder, &node);

	cr_assert_eq(copy->n_spans, 1);
	cr_expect_eq(copy->spans[0].from, 3);
	cr_expect_str_eq(copy->spans[0].role, "changed");
	cr_expect_null(copy->spans[0].link);
	cr_expect_eq(node.n_spans, 2);
}
