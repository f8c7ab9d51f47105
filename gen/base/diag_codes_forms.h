/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about official forms as files.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_FORMS_H
#define BUNKAI_BASE_DIAG_CODES_FORMS_H

#define DIAG_FORM_CODES(X) \
	X(NO_FORMS, "no-forms", ERROR, \
	  N_("no form has a mapping; lay the workbook into forms/ and let 'bunkai fill DIR --map " \
	     "FILE.xlsx --questionnaire ID' propose one")) \
	X(NO_SUCH_FORM, "no-such-form", ERROR, N_("there is no form '%1'; the forms are %2")) \
	X(FORM_NO_WORKBOOK, "form-no-workbook", ERROR, \
	  N_("the workbook '%1' is not in forms/; lay it there, or name the one that is in 'file'")) \
	X(FORM_CHANGED, "form-changed", WARNING, \
	  N_("'%1' is not the workbook that the mapping was made for; compare it with the mapping, then " \
	     "write its sum into 'sha256': %2")) \
	X(FORM_NO_SHEET, "form-no-sheet", ERROR, N_("the workbook has no sheet '%1'; its sheets are %2")) \
	X(FORM_BAD_CELL, "form-bad-cell", ERROR, N_("'%1' is no cell; a cell is written as C12")) \
	X(FORM_CELL_TWICE, "form-cell-twice", ERROR, \
	  N_("the mapping fills the cell twice, here and at %1; one of the two may stay")) \
	X(FORM_LABEL, "form-label", ERROR, \
	  N_("beside it '%1' should stand in %2, but there stands '%3'; the form is another one, or its " \
	     "rows moved: correct the mapping")) \
	X(FORM_FORMULA, "form-formula", ERROR, \
	  N_("the form reckons this cell by a formula; it cannot be filled: fill what the formula asks")) \
	X(FORM_MERGED, "form-merged", ERROR, N_("the cell is covered by a merged one; its own is %1")) \
	X(FORM_TABLE_HEAD, "form-table-head", ERROR, \
	  N_("the cell is the head of a column of the table '%1', which names the column; it cannot be " \
	     "filled")) \
	X(FORM_UNKNOWN_VALUE, "form-unknown-value", ERROR, \
	  N_("'%1' names nothing that can be filled in; here there is %2")) \
	X(FORM_OPEN_BRACES, "form-open-braces", ERROR, \
	  N_("in '%1' braces open that do not close, or close that did not open; a value is written as " \
	     "{{hospital.name}}")) \
	X(FORM_UNKNOWN_ITEM, "form-unknown-item", ERROR, N_("'%1' has no question or item '%2'")) \
	X(FORM_SEVERAL, "form-several", ERROR, \
	  N_("'%1' may be of several: %2; say which, or give the mapping an 'each' (vendor, system, " \
	     "sheet)")) \
	X(FORM_NOT_OFFERED, "form-not-offered", WARNING, \
	  N_("'%1' is none of the choices that the form offers in this cell: %2; write the form's own " \
	     "words into 'words'")) \
	X(FORM_NO_MARK, "form-no-mark", WARNING, \
	  N_("the answer is '%1', for which the mapping has no cell; it has %2")) \
	X(FORM_LEFT, "form-left", NOTE, \
	  N_("%1 cells stay as they are, since nothing says what they ask for: %2")) \
	X(FORM_PROTECTED, "form-protected", NOTE, \
	  N_("the sheet '%1' is protected and stays so; what bunkai fills in can be changed by hand only " \
	     "where the form allows it")) \
	X(FORM_RECKONED, "form-reckoned", NOTE, \
	  N_("%1 formulas of the form show what they showed before until a spreadsheet reckons them anew " \
	     "(Ctrl+Alt+F9 in Excel)")) \
	X(FORM_SIGNED, "form-signed", WARNING, \
	  N_("the workbook bears a digital signature, which no longer holds once it is filled in")) \
	X(FORM_UNKEPT, "form-unkept", ERROR, \
	  N_("the workbook cannot be filled in without changing more than its cells: %1; save it anew in " \
	     "Excel")) \
	X(FORM_TOO_LONG, "form-too-long", ERROR, N_("a cell holds 32767 characters; the text has %1")) \
	X(FORM_NOBODY, "form-nobody", WARNING, \
	  N_("the form is made for each %1, and the project has none that it could be made for")) \
	X(FORM_ONTO_ITSELF, "form-onto-itself", ERROR, \
	  N_("the filled-in copy would take the place of the form; say another folder with -o")) \
	X(FORM_SAME_COPY, "form-same-copy", ERROR, \
	  N_("two copies would be called '%1'; give one of the forms another name")) \
	X(FORM_STANDS, "form-stands", ERROR, \
	  N_("'%1' stands there already, and a proposal would take its place; say another file with -o")) \
	X(FORM_NO_QUESTION, "form-no-question", ERROR, \
	  N_("no question of '%1' was found in the workbook; take the questionnaire that the form asks, or " \
	     "teach its heads by a profile for answers (templates/import)")) \
	X(FORM_NOT_FOUND, "form-not-found", WARNING, \
	  N_("%1 of %2 questions were not found in the workbook: %3; give them their cells by hand"))

#endif
