/* SPDX-License-Identifier: MIT
 *
 * Boxes are matched as the figure's pictures are (changes/figure_compare.h); what their texts name,
 * apart by blanks and line ends, is asked for among the marks of the register.
 */
#include "effects/figure_reasons.h"

#include <string.h>

#include "changes/figure_compare.h"
#include "derive/keys.h"

#define APART " \n"

/* In whichever register of either state it is: figures name risks as their register does. */
static struct marked_changes marked_risk(const struct reason_index *l, const char *name)
{
	struct marked_changes marked = {0};

	for (int side = 0; side < 2; side++) {
		const struct project *p = l->states[side]->own.project;

		for (size_t i = 0; i < p->registers.n; i++)
			reason_take(l, "register",
				    key_qualified(l->a, p->registers.at[i], name,
						  p->registers.n > 1),
				    &marked);
	}
	return marked;
}

static void take_risk(const struct reason_index *l, const char *name, struct marked_changes *found)
{
	struct marked_changes marked = marked_risk(l, name);

	for (size_t i = 0; i < marked.all.n; i++)
		if (strcmp(marked.all.at[i]->kind, "risk") == 0)
			marked_add(l->a, found, marked.all.at[i]);
}

static bool stands_in(const char *text, const char *name)
{
	size_t len = strlen(name);

	for (const char *p = text; *p; p += strcspn(p, APART), p += strspn(p, APART))
		if (strcspn(p, APART) == len && memcmp(p, name, len) == 0)
			return true;
	return false;
}

static void take_names(const struct reason_index *l, const char *in, const char *not_in,
		       struct marked_changes *found)
{
	for (const char *p = in; *p; p += strcspn(p, APART), p += strspn(p, APART)) {
		const char *name = arena_strndup(l->a, p, strcspn(p, APART));

		if (!stands_in(not_in, name))
			take_risk(l, name, found);
	}
}

void figure_reasons_take(const struct reason_index *l, const struct doc_unit_pair *pair,
			 struct marked_changes *found)
{
	if (!pair->before || !pair->after || pair->after->node->kind != DOC_FIGURE)
		return;
	const struct figure_diff *d =
		figure_compare(l->a, pair->before->node, pair->after->node);

	for (size_t i = 0; i < d->boxes.n; i++) {
		const struct figure_box_pair *p = &d->boxes.at[i];

		if (p->state != DIFFERS_CHANGED)
			continue;
		take_names(l, p->before->text, p->after->text, found);
		take_names(l, p->after->text, p->before->text, found);
	}
}
