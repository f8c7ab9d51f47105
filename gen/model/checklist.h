/* SPDX-License-Identifier: MIT
 *
 * Which form of the checklist a project uses: the one it names, else that of the fiscal year in
 * which its date lies, at the latest CHECKLIST_DEFAULT, the last whose items are known.
 */
#ifndef BUNKAI_MODEL_CHECKLIST_H
#define BUNKAI_MODEL_CHECKLIST_H

#include "model/library.h"
#include "model/project.h"

/* NULL when the library lacks it. */
const struct guideline *project_checklist(const struct project *p, const struct library *l);

/* The fiscal year in which a date lies, as forms are of one: from April 1 on its own; 0 of NULL. */
int fiscal_year_of(const char *date);

#endif
