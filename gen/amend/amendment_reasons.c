/* SPDX-License-Identifier: MIT
 *
 * Causes are found by effects/reasons.h. Those that the readers of the paper may not be told of are
 * left out before they are put in words; sentences that are the same are one.
 */
#include "amend/amendment_reasons.h"

#include <string.h>

#include "amend/change_words.h"
#include "effects/change_readers.h"

/* The hospital's own papers may name everything. */
enum audience amendment_change_audience(struct arena *a, const struct amendment *in,
					const struct change *c)
{
	return in->contract ? change_audience(a, c, in->before, in->after, in->contract)
			    : AUDIENCE_HOSPITAL;
}

bool amendment_tells(struct arena *a, const struct amendment *in, const struct change *c)
{
	return !in->contract || amendment_change_audience(a, in, c) != AUDIENCE_HOSPITAL;
}

/* Where no line is left: what is said in general. */
static const char *plain_reason(const struct amendment *in, const struct doc_unit_pair *p,
				bool is_internal)
{
	return amendment_word(in, is_internal               ? "shinkyu.internal"
				  : p->state == UNIT_NUMBER ? "shinkyu.renumbered"
							    : "shinkyu.follows");
}

static void add_once(struct arena *a, struct reason_lines *lines, const char *text,
		     enum audience audience)
{
	for (size_t i = 0; i < lines->all.n; i++)
		if (strcmp(lines->all.at[i].text, text) == 0)
			return;
	*vec_push(a, &lines->all) = (struct reason_line){text, audience};
}

struct reason_lines amendment_reasons(struct arena *a, const struct amendment *in,
				      const struct impact_document *d,
				      const struct doc_unit_pair *p)
{
	struct reasons found = reasons_find(in->reasons, p, d->document, d->contract);
	struct reason_lines lines = {0};

	for (size_t i = 0; i < found.all.n; i++) {
		const struct change *c = found.all.at[i];

		if (amendment_tells(a, in, c))
			add_once(a, &lines, change_why(a, in, c),
				 amendment_change_audience(a, in, c));
	}
	if (!lines.all.n)
		*vec_push(a, &lines.all) = (struct reason_line){
			plain_reason(in, p, found.all.n > 0), AUDIENCE_EVERYONE};
	return lines;
}
