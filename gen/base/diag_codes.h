/* SPDX-License-Identifier: MIT
 *
 * Every message bunkai can give: X(NAME, code, level, message). The one list of codes: messages, README and translations follow it.
 * %1 to %4 are replaced by the arguments; a message says what is wrong and what would be right.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_H
#define BUNKAI_BASE_DIAG_CODES_H

#define DIAG_CODES(X) \
	/* files */ \
	X(CANNOT_READ, "cannot-read", ERROR, N_("cannot read: %1")) \
	X(CANNOT_WRITE, "cannot-write", ERROR, N_("cannot write: %1; no file was changed")) \
	X(TOO_LARGE, "too-large", ERROR, N_("%1 is larger than the limit of %2")) \
	X(NOT_UTF8, "not-utf8", ERROR, N_("not UTF-8 at byte %1; save the file as UTF-8")) \
	/* JSON and YAML */ \
	X(BAD_JSON, "bad-json", ERROR, N_("not JSON: %1")) \
	X(BAD_YAML, "bad-yaml", ERROR, N_("not a clause head: %1")) \
	X(BAD_MARKDOWN, "bad-markdown", ERROR, N_("%1 may not stand in a clause; use paragraphs and ordered lists")) \
	X(BAD_SCHEMA, "bad-schema", ERROR, N_("schema is '%1', expected '%2'")) \
	X(MISSING_MEMBER, "missing-member", ERROR, N_("member '%1' is missing; it must be %2")) \
	X(WRONG_TYPE, "wrong-type", ERROR, N_("'%1' must be %2")) \
	X(UNKNOWN_MEMBER, "unknown-member", WARNING, N_("member '%1' is not known here; known are: %2")) \
	X(UNKNOWN_VALUE, "unknown-value", ERROR, N_("'%1' is not one of: %2")) \
	X(BAD_DATE, "bad-date", ERROR, N_("'%1' is not a date; write it as 2026-04-01")) \
	/* reading of workbooks and CSV files */ \
	X(BAD_WORKBOOK, "bad-workbook", ERROR, N_("not a workbook that can be read: %1; save it again as .xlsx")) \
	X(OLD_WORKBOOK, "old-workbook", ERROR, N_("a workbook of Excel 97-2003 (.xls); open it in Excel and save it as .xlsx")) \
	X(ENCRYPTED_WORKBOOK, "encrypted-workbook", ERROR, \
	  N_("the workbook is protected by a password; open it in Excel, remove the password and save it")) \
	X(BAD_CSV, "bad-csv", ERROR, N_("not CSV: %1")) \
	X(UNKNOWN_ENCODING, "unknown-encoding", ERROR, N_("neither UTF-8 nor Shift_JIS (CP932); save the file as CSV UTF-8")) \
	/* recognition of tables */ \
	X(TWICE_IN_PROFILE, "twice-in-profile", ERROR, N_("field '%1' stands twice in this table; give its heads in one column")) \
	X(NO_TABLE, "no-table", ERROR, N_("no table of the profile was recognised; heads seen: %1")) \
	X(MISSING_COLUMN, "missing-column", ERROR, N_("table '%1' has no column headed %2; its heads are: %3")) \
	X(ABSENT_COLUMNS, "absent-columns", NOTE, N_("table '%1' has no column for: %2")) \
	X(UNKNOWN_COLUMNS, "unknown-columns", NOTE, N_("columns of table '%1' that the profile does not know are kept as extras: %2")) \
	X(HIDDEN_CELLS, "hidden-cells", NOTE, N_("hidden cells were read like all others: %1")) \
	X(ROW_PASSED, "row-passed", NOTE, N_("a row with a single text is no row of table '%1' and was passed over: %2")) \
	X(ROW_WITHOUT_KEY, "row-without-key", WARNING, \
	  N_("a row without %2 is no row of table '%1' and was passed over: %3; fill in the cell, or merge it with the one above")) \
	X(STRAY_TEXT, "stray-text", NOTE, N_("texts outside the tables were not read: %1")) \
	X(SHEET_WITHOUT_TABLE, "sheet-without-table", NOTE, N_("no table was recognised here; heads seen: %1")) \
	X(BAD_CROSS_TABLE, "bad-cross-table", ERROR, N_("a cross table needs two columns of form integer and one of form word")) \
	/* flattened text */ \
	X(TEXT_NO_TABLE, "text-no-table", ERROR, N_("no table that profile %1 knows was found; a title such as '%2' must stand on a line of its own")) \
	X(TEXT_NO_HEAD, "text-no-head", WARNING, N_("rows of '%1' stand before the table's head; their columns were taken in the profile's order")) \
	X(TEXT_ROW, "text-row", WARNING, N_("this row cannot be divided into the %1 columns of '%2'; it was left out and is kept as skipped")) \
	X(TEXT_STRAY, "text-stray", WARNING, N_("%1 lines under '%2' belong to no row; they were left out and are kept as skipped")) \
	X(TEXT_OUTSIDE, "text-outside", NOTE, N_("%1 lines stand outside of the tables that the profile knows and were not imported")) \
	X(TEXT_STRANGE_WORD, "text-strange-word", NOTE, N_("'%1' is not one of the values that the profile knows for '%2'; it is kept as printed")) \
	/* assembly of a register */ \
	X(REGISTER_MEMBER, "register-member", NOTE, N_("member '%1' has no meaning in a register; it is kept as it is")) \
	/* rendering */ \
	/* library: clauses, topics, templates */ \
	X(DUPLICATE_ID, "duplicate-id", ERROR, N_("'%1' stands twice; the other is in %2")) \
	/* project */ \
	X(DECISION_SUBJECT, "decision-subject", ERROR, N_("a decision needs either 'requirement' or 'topic', not both and not none")) \
	/* binding */ \
	X(UNDEFINED_PLACEHOLDER, "undefined-placeholder", ERROR, N_("{{%1}} is not defined; set it in the clause's params or in the contract")) \
	X(DANGLING_REFERENCE, "dangling-reference", ERROR, N_("{{ref:%1}} points to an article that this document does not have")) \
	/* check of a register */ \
	/* check of a project */

#endif
