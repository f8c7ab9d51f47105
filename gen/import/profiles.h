/* SPDX-License-Identifier: MIT
 *
 * Which profiles an import may choose from: a project's own (templates/import below its folder) and
 * the installed ones.
 */
#ifndef BUNKAI_IMPORT_PROFILES_H
#define BUNKAI_IMPORT_PROFILES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "import/import.h"

/*
 * Reads the profiles of `project` and of `data`; of two with one file name the project's counts.
 * Only those for `purpose` (PROFILE_REGISTER …; NULL: any) are taken. `wanted` is the id of the only
 * one to take, or the path of its file; NULL takes all there are. False and findings when a file is
 * no profile, the wanted one is not there (no-profile names those there are; its place is `source`)
 * or is for another purpose (profile-purpose).
 */
bool profiles_find(struct arena *a, const char *project, const char *data, const char *wanted,
		   const char *purpose, const char *source, struct import_profiles *out, struct diag_list *dl);

#endif
