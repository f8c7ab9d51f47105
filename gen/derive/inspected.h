/* SPDX-License-Identifier: MIT
 *
 * The hospital's answer to an item of a checklist, wherever it stands: in inspection.json, or else
 * in the last questionnaire of that checklist that the hospital itself filled in (disclosures/).
 */
#ifndef BUNKAI_DERIVE_INSPECTED_H
#define BUNKAI_DERIVE_INSPECTED_H

#include "base/arena.h"
#include "model/library.h"
#include "model/project.h"

/*
 * NULL: none. Answers of inspection.json to another edition are none. One of a questionnaire is made
 * in the arena: its second answer counts where it has one, its remark is the note, its place the
 * sheet's.
 */
const struct checklist_answer *inspected_answer(struct arena *a, const struct project *p,
						const struct library *l, const char *edition,
						const char *item);

#endif
