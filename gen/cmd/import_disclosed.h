/* SPDX-License-Identifier: MIT
 *
 * An answered questionnaire of a project as a register, for `bunkai import`.
 */
#ifndef BUNKAI_CMD_IMPORT_DISCLOSED_H
#define BUNKAI_CMD_IMPORT_DISCLOSED_H

#include <stdbool.h>

#include "base/diag.h"
#include "import/import.h"

/* True when the path is that of an answered form: …/disclosures/ID.json. */
bool import_is_disclosed(struct arena *a, const char *path);

/*
 * Reads the project in `folder`, which has to have the form, and makes the register; what the file
 * at the path says counts only as the project's. False and findings when it cannot be read, the
 * project does not have it, or the library not its questionnaire.
 */
bool import_disclosed(struct arena *a, const char *path, const char *folder, struct import *out,
		      struct diag_list *dl);

#endif
