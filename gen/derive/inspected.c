/* SPDX-License-Identifier: MIT
 *
 * What inspection.json says goes before: there people write what they are ready to show.
 */
#include "derive/inspected.h"

#include <string.h>

#include "base/text.h"

static bool is_hospital(const struct project *p, const char *id)
{
	const struct party *party = project_party(p, id);

	return party && text_equal(party->kind, "hospital");
}

static bool is_word(const char *answer)
{
	return text_equal(answer, ANSWER_YES) || text_equal(answer, ANSWER_NO) ||
	       text_equal(answer, ANSWER_NOT_APPLICABLE);
}

static const struct checklist_answer *make(struct arena *a, const struct disclosed_sheet *s,
					   const struct disclosed_answer *x)
{
	struct checklist_answer *out = arena_alloc(a, sizeof *out);
	const bool second = is_word(x->again);

	*out = (struct checklist_answer){.item = x->item,
					 .answer = second ? x->again : x->answer,
					 .date = second && x->again_date ? x->again_date
						 : x->date               ? x->date
									 : s->date,
					 .where = s->file,
					 .note = x->remark,
					 .follow_up.due = x->target,
					 .place = s->place};
	return out;
}

static const struct checklist_answer *answer_of(struct arena *a, const struct project *p,
						const struct library *l,
						const struct disclosed_sheet *s,
						const char *edition, const char *item)
{
	const struct questionnaire *q = library_questionnaire(l, s->questionnaire);
	const struct disclosed_answer *x;

	if (!q || !text_equal(q->guideline, edition) || !is_hospital(p, s->party) ||
	    project_disclosed_latest(p, s) != s)
		return NULL;
	x = disclosed_answer_of(s, item);
	return x && (is_word(x->again) || is_word(x->answer)) ? make(a, s, x) : NULL;
}

const struct checklist_answer *inspected_answer(struct arena *a, const struct project *p,
						const struct library *l, const char *edition,
						const char *item)
{
	const struct inspection *own = &p->inspection;
	const struct checklist_answer *found =
		!own->checklist || text_equal(own->checklist, edition) ? inspection_answer(own, item)
								       : NULL;

	for (size_t i = 0; !found && i < p->disclosed.n; i++)
		found = answer_of(a, p, l, &p->disclosed.at[i], edition, item);
	return found;
}
