/* SPDX-License-Identifier: MIT
 *
 * Official forms as files: a workbook that somebody else made (forms/NAME.xlsx) and the mapping that
 * says which of its cells takes what (forms/NAME.json). Plain structs, filled by
 * load/official_forms.c; NULL strings: the file says nothing. What the braces of a text may hold is
 * the business of forms/form_values.h.
 */
#ifndef BUNKAI_MODEL_OFFICIAL_FORM_H
#define BUNKAI_MODEL_OFFICIAL_FORM_H

#include "base/arena.h"
#include "model/settings.h"

#define FOLDER_FORMS "forms"

#define FORM_EACH_VENDOR "vendor"
#define FORM_EACH_SYSTEM "system"
#define FORM_EACH_SHEET "sheet"

/* What a day is written as where the cell is no day by its format: 2026年6月10日, 令和8年6月10日 … */
#define FORM_DATE_WESTERN "western"
#define FORM_DATE_ERA "era"
#define FORM_DATE_ISO "iso"
#define FORM_DATE_SLASH "slash"
#define FORM_DATE_SHORT "month-day"

/* One cell that is filled, or several of which one gets a mark. */
struct form_cell {
	const char *sheet;        /* NULL: the form's */
	const char *cell;         /* C12; NULL: of `marks` */
	/* pieces with placeholders; one of which nothing is known is left out */
	VEC(const char *) text;
	const char *of;           /* of marks: what is asked, 'answer(2③)' */
	struct settings marks;    /* a choice -> the cell that is marked for it */
	const char *mark;         /* NULL: the form's */
	struct settings words;    /* a choice -> how this form says it, before the form's own */
	const char *date;         /* how days are written here; NULL: as the form says */
	/* what stands beside it in the form, without which nothing is filled in: cell and text */
	const char *label_cell, *label_says;
	const char *place;
};

struct official_form {
	const char *id;           /* the file's name without ending */
	const char *title, *note;
	const char *file;         /* of the workbook, in forms/; NULL: ID.xlsx, or ID.xlsm */
	const char *sha256;       /* of the workbook for which the cells were looked up */
	const char *each;         /* vendor, system, sheet (of answers); NULL: made once */
	const char *questionnaire; /* whose answers are meant where none is named */
	const char *sheet, *mark, *date;
	struct settings words;
	VEC(struct form_cell) cells;
	const char *place;        /* DIR/forms/ID.json */
};

struct official_forms {
	VEC(struct official_form) all; /* by id */
};

#endif
