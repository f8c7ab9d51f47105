/* SPDX-License-Identifier: MIT
 *
 * Reads the mappings of official forms; `fill` alone asks for them.
 */
#ifndef BUNKAI_LOAD_OFFICIAL_FORMS_H
#define BUNKAI_LOAD_OFFICIAL_FORMS_H

#include <stdbool.h>

#include "base/diag.h"
#include "model/official_form.h"

/*
 * DIR/forms/ID.json, all of them; a folder that is not there has none. The workbooks are not looked
 * at. False when an error was reported.
 */
bool load_official_forms(struct arena *a, const char *folder, struct official_forms *out,
			 struct diag_list *dl);

#endif
