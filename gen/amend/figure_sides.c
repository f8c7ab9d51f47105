/* SPDX-License-Identifier: MIT
 *
 * A side without a picture says so as articles do: （新設）, （削る）.
 */
#include "amend/figure_sides.h"

#include "base/text.h"

static void lead(struct arena *a, const struct amendment *in, struct shinkyu_side *side,
		 const char *word, const struct amended_figure *figure)
{
	shinkyu_side_add(a, side, "",
			 text_fill(a, amendment_word(in, word), "n",
				   arena_printf(a, "%zu", figure->number), "title", figure->title),
			 false);
}

struct shinkyu_sides figure_sides(struct arena *a, const struct amendment *in,
				  const struct amended_figure *figure)
{
	struct shinkyu_sides s = {0};

	lead(a, in, &s.before,
	     figure->diff->before ? "shinkyu.figure.before" : "shinkyu.added", figure);
	lead(a, in, &s.after, figure->diff->after ? "shinkyu.figure.after" : "shinkyu.removed",
	     figure);
	for (size_t i = 0; i < figure->words.all.n; i++)
		shinkyu_side_add(a, &s.after, "", figure->words.all.at[i], false);
	return s;
}
