/* SPDX-License-Identifier: MIT
 *
 * Days as forms ask for them: in one of several ways, or by their parts in cells of their own.
 */
#ifndef BUNKAI_FORMS_FORM_DAYS_H
#define BUNKAI_FORMS_FORM_DAYS_H

#include <stdbool.h>

#include "base/arena.h"

/* `how`: FORM_DATE_… of official_form.h; NULL: 2026年6月10日. */
const char *form_days_print(struct arena *a, const char *how, const char *iso);

/* year, month, day, era (令和), era-year; NULL-ended. */
extern const char *const form_days_parts[];

/* One of them; *number: it is one. NULL: there is no such part. */
const char *form_days_part(struct arena *a, const char *iso, const char *part, bool *number);

#endif
