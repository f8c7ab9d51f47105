/* SPDX-License-Identifier: MIT
 *
 * The answers of a filled-in form: a list as long as a form is walked.
 */
#include "model/disclosed.h"

#include <string.h>

const struct disclosed_answer *disclosed_answer_of(const struct disclosed_sheet *s,
						   const char *item)
{
	for (size_t i = 0; i < s->answers.n; i++)
		if (strcmp(s->answers.at[i].item, item) == 0)
			return &s->answers.at[i];
	return NULL;
}
