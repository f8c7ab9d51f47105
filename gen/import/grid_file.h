/* SPDX-License-Identifier: MIT
 *
 * A file of tables of whatever kind, for those who want its cells and no register: a workbook or a
 * CSV file, told apart by what it begins with.
 */
#ifndef BUNKAI_IMPORT_GRID_FILE_H
#define BUNKAI_IMPORT_GRID_FILE_H

#include "import/grid.h"

/*
 * Adds its sheets. False and a finding: it is neither, cannot be read, or is a workbook with macros,
 * which are not looked at but may have written what stands in its cells.
 */
bool grid_read_file(struct arena *a, const char *path, struct grid *grid, struct diag_list *dl);

#endif
