/* SPDX-License-Identifier: MIT
 *
 * Printings are kept once each, with their count. Two say the same when one starts with the other
 * once blanks are taken out: so the clipped ones are found, and the longest is chosen.
 */
#include "import/repeated.h"

#include <string.h>

#include "base/text.h"

void repeated_add(struct arena *a, struct repeated_value *p, const char *text, const char *place)
{
	if (!text) {
		p->missing++;
		return;
	}
	for (size_t i = p->all.n; i-- > 0;) {
		if (strcmp(p->all.at[i].text, text) == 0) {
			p->all.at[i].n++;
			return;
		}
	}
	*vec_push(a, &p->all) = (struct value_wording){
		.text = text, .squashed = text_squash(a, text), .place = place, .n = 1};
}

static bool says_the_same(const struct value_wording *x, const struct value_wording *y, bool exact)
{
	if (exact)
		return strcmp(x->text, y->text) == 0;
	return text_starts(x->squashed, y->squashed) || text_starts(y->squashed, x->squashed);
}

static bool is_better(const struct value_wording *x, const struct value_wording *best)
{
	size_t n = strlen(x->squashed), m = strlen(best->squashed);

	return n > m || (n == m && strlen(x->text) < strlen(best->text));
}

static void compare(struct arena *a, struct repeated_choice *c, const struct value_wording *x,
		    bool exact)
{
	c->rows += x->n;
	if (x == c->best)
		return;
	if (!says_the_same(x, c->best, exact)) {
		*vec_push(a, &c->others) = x;
	} else if (strlen(x->squashed) < strlen(c->best->squashed)) {
		c->clipped += x->n;
		c->first_clipped = c->first_clipped ? c->first_clipped : x;
	} else {
		c->spaced = c->spaced ? c->spaced : x;
	}
}

struct repeated_choice repeated_choose(struct arena *a, const struct repeated_value *p, bool exact)
{
	struct repeated_choice c = {0};

	for (size_t i = 0; i < p->all.n; i++) {
		const struct value_wording *x = &p->all.at[i];

		if (!c.best || (says_the_same(x, c.best, exact) && is_better(x, c.best)))
			c.best = x;
	}
	for (size_t i = 0; i < p->all.n; i++)
		compare(a, &c, &p->all.at[i], exact);
	return c;
}
