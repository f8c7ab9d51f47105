/* SPDX-License-Identifier: MIT
 *
 * Looking up an answer: a list as long as a checklist is walked.
 */
#include "model/inspection.h"

#include <string.h>

const struct checklist_answer *inspection_answer(const struct inspection *x, const char *item)
{
	for (size_t i = 0; i < x->answers.n; i++)
		if (strcmp(x->answers.at[i].item, item) == 0)
			return &x->answers.at[i];
	return NULL;
}
