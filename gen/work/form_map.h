/* SPDX-License-Identifier: MIT
 *
 * A mapping for a form that has none: the questions of a questionnaire are found in the workbook as
 * those of a filled-in sheet are, and the cells beside them take the answers. It is a proposal:
 * somebody reads it before a form is filled by it.
 */
#ifndef BUNKAI_WORK_FORM_MAP_H
#define BUNKAI_WORK_FORM_MAP_H

#include "work/run.h"

struct form_map_wish {
	const char *file;          /* the workbook */
	const char *questionnaire; /* an id */
	const char *out;           /* where the mapping goes; NULL: DIR/forms/NAME.json */
	bool dry;
};

struct form_proposal {
	const char *path;     /* of the mapping */
	const char *workbook; /* its copy in forms/; NULL: it lies there, or stays where it is */
	const char *text;     /* the mapping */
	const char *profile;  /* id of the one by whose heads the columns were found */
	size_t found, asked;  /* questions with a cell, and those that are answered in the form */
	size_t cells;
};

/*
 * False and findings when the workbook cannot be filled in, the questionnaire is unknown, no table
 * of it was found (no-table …), or a mapping stands there already (form-stands). A workbook that
 * lies elsewhere is copied into forms/ beside its mapping, unless `out` says another place.
 */
bool form_map(const struct run *run, const struct form_map_wish *wish, struct form_proposal *out,
	      struct diag_list *dl);

#endif
