/* SPDX-License-Identifier: MIT
 *
 * One answered questionnaire as a register, for a hospital that has nothing else: a risk for each
 * section, a requirement for each question with the measures that the form ties it to. What is
 * answered yes applies to the vendor; what is refused or unanswered applies to nobody yet and asks
 * for an agreement; what does not apply says so, with the remark. What remarks give to the hospital
 * is its duty. Ratings are nobody's: none are made up.
 */
#ifndef BUNKAI_DERIVE_ANSWERED_REGISTER_H
#define BUNKAI_DERIVE_ANSWERED_REGISTER_H

#include "base/arena.h"
#include "model/library.h"
#include "model/project.h"
#include "model/register.h"

/*
 * NULL where the library does not have the form. `id`, `file` and the sum of the source are the
 * caller's to set; texts are lent by the sheet and the library.
 */
struct risk_register *answered_register(struct arena *a, const struct project *p,
					const struct library *l, const struct disclosed_sheet *s);

/* The word of `applies` for what was answered yes. */
#define ANSWERED_APPLIES "対象"

/* Whether the register was made of the answers of that sheet; of any of the project's (`s` NULL). */
bool register_is_of_answers(const struct project *p, const struct risk_register *reg,
			    const struct disclosed_sheet *s);

#endif
