/* SPDX-License-Identifier: MIT
 *
 * bunkai import --as answers: a filled-in questionnaire, as `receive` takes it.
 */
#ifndef BUNKAI_CMD_IMPORT_ANSWERS_H
#define BUNKAI_CMD_IMPORT_ANSWERS_H

#include "cmd/import_options.h"

int import_answers(struct arena *a, const struct import_options *o);

#endif
