/* SPDX-License-Identifier: MIT
 *
 * A reason is put together of words from the library and of what the changed object is called:
 * 'リスク R118（レベル）［C2］', behind it what a decision gives as its own reason. Changes that
 * the readers of the paper may not be told of are left out before that.
 */
#include "amend/amendment_reasons.h"

#include <string.h>

#include "amend/change_words.h"
#include "effects/change_readers.h"

/*
 * What the object itself says of why. The hospital's own papers may give its own reason; others
 * give the one that is meant for them, else that the parties agreed.
 */
static const char *own_reason(const struct amendment *in, const struct change *c)
{
	const struct decision *d = strcmp(c->kind, "decision") == 0 ? c->after.object : NULL;
	const struct omission *o = strcmp(c->kind, "omission") == 0 ? c->after.object : NULL;

	if (!d)
		return o ? o->reason : "";
	if (d->public_reason)
		return d->public_reason;
	if (!in->contract)
		return d->reason ? d->reason : "";
	return amendment_word(in, "shinkyu.agreed");
}

static const char *reason_text(struct arena *a, const struct amendment *in, const struct change *c)
{
	return arena_concat(a, change_words(a, in, c), own_reason(in, c), "［", c->id, "］",
			    (char *)NULL);
}

/* The hospital's own papers may name everything. */
static enum audience audience_of(struct arena *a, const struct amendment *in,
				 const struct change *c)
{
	return in->contract ? change_audience(a, c, in->before, in->after, in->contract)
			    : AUDIENCE_HOSPITAL;
}

/* Where no line is left: what is said in general. */
static const char *plain_reason(const struct amendment *in, const struct doc_unit_pair *p,
				bool is_internal)
{
	return amendment_word(in, is_internal               ? "shinkyu.internal"
				  : p->state == UNIT_NUMBER ? "shinkyu.renumbered"
							    : "shinkyu.follows");
}

struct reason_lines amendment_reasons(struct arena *a, const struct amendment *in,
				      const struct impact_document *d,
				      const struct doc_unit_pair *p)
{
	struct reasons found = reasons_find(in->reasons, p, d->document, d->contract);
	struct reason_lines lines = {0};

	for (size_t i = 0; i < found.all.n; i++) {
		enum audience audience = audience_of(a, in, found.all.at[i]);

		if (!in->contract || audience != AUDIENCE_HOSPITAL)
			*vec_push(a, &lines.all) =
				(struct reason_line){reason_text(a, in, found.all.at[i]), audience};
	}
	if (!lines.all.n)
		*vec_push(a, &lines.all) = (struct reason_line){
			plain_reason(in, p, found.all.n > 0), AUDIENCE_EVERYONE};
	return lines;
}
