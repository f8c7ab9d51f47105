/* SPDX-License-Identifier: MIT
 *
 * Look-ups in a questionnaire: lists as long as a form are walked.
 */
#include "model/questionnaire.h"

#include <string.h>

const struct question *questionnaire_question(const struct questionnaire *q, const char *id)
{
	for (size_t i = 0; i < q->questions.n; i++)
		if (strcmp(q->questions.at[i].id, id) == 0)
			return &q->questions.at[i];
	return NULL;
}

const struct question_section *questionnaire_section(const struct questionnaire *q,
						     const char *id)
{
	for (size_t i = 0; i < q->sections.n; i++)
		if (strcmp(q->sections.at[i].id, id) == 0)
			return &q->sections.at[i];
	return NULL;
}

const struct answer_choices *question_choices(const struct questionnaire *q,
					      const struct question *question)
{
	if (!question->choices)
		return q->choices.n ? q->choices.at : NULL;
	for (size_t i = 0; i < q->choices.n; i++)
		if (strcmp(q->choices.at[i].id, question->choices) == 0)
			return &q->choices.at[i];
	return NULL;
}

bool question_is_presence(const struct questionnaire *q, const struct question *question)
{
	const struct answer_choices *all = question_choices(q, question);

	return all && all->presence;
}

const struct answer_choice *answer_choice_find(const struct answer_choices *choices,
					       const char *id)
{
	for (size_t i = 0; i < choices->all.n; i++)
		if (strcmp(choices->all.at[i].id, id) == 0)
			return &choices->all.at[i];
	return NULL;
}
