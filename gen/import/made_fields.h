/* SPDX-License-Identifier: MIT
 *
 * Fields that stand in no column of their own: made of others, the sheet's name, and values that a
 * profile gives to every row.
 */
#ifndef BUNKAI_IMPORT_MADE_FIELDS_H
#define BUNKAI_IMPORT_MADE_FIELDS_H

#include "import/profile.h"
#include "import/source_rows.h"

/*
 * Gives the rows what their tables of the profile tell, once all sheets are read: the sheet's name,
 * what is made (in the profile's order), constants; a field that has a value keeps it. Then fields
 * 'let.NAME' go. Rows that were kept apart are a finding (kept-apart).
 */
void made_fields_give(struct arena *a, struct source_tables *source, struct diag_list *dl);

#endif
