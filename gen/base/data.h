/* SPDX-License-Identifier: MIT
 *
 * Where the installed library (clauses/, templates/, samples/) stands.
 */
#ifndef BUNKAI_BASE_DATA_H
#define BUNKAI_BASE_DATA_H

#include "base/arena.h"

/*
 * $BUNKAI_DATA when set; else ../share/bunkai beside the program's folder (installed); else the
 * folder above it (a source tree with the program in build/, or deeper). Never NULL; the folder may
 * not exist, and then reading it reports that.
 */
const char *data_folder(struct arena *a);

/* Where message catalogues stand for that data folder. */
const char *data_locale_folder(struct arena *a);

#endif
