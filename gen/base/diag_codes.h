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
	/* recognition of tables */ \
	X(TWICE_IN_PROFILE, "twice-in-profile", ERROR, N_("field '%1' stands twice in this table; give its heads in one column")) \
	X(BAD_CROSS_TABLE, "bad-cross-table", ERROR, N_("a cross table needs two columns of form integer and one of form word")) \
	/* flattened text */ \
	/* assembly of a register */ \
	X(REGISTER_MEMBER, "register-member", NOTE, N_("member '%1' has no meaning in a register; it is kept as it is")) \
	/* rendering */ \
	/* library: clauses, topics, templates */ \
	X(DUPLICATE_ID, "duplicate-id", ERROR, N_("'%1' stands twice; the other is in %2")) \
	/* project */ \
	X(DECISION_SUBJECT, "decision-subject", ERROR, N_("a decision needs either 'requirement' or 'topic', not both and not none")) \
	/* binding */ \
	X(UNKNOWN_VIEW, "unknown-view", ERROR, N_("there is no view '%1'; there are: %2")) \
	X(UNKNOWN_FIELD, "unknown-field", ERROR, N_("the view '%2' has no field '%1'")) \
	X(UNDEFINED_PLACEHOLDER, "undefined-placeholder", ERROR, N_("{{%1}} is not defined; set it in the clause's params or in the contract")) \
	X(DANGLING_REFERENCE, "dangling-reference", ERROR, N_("{{ref:%1}} points to an article that this document does not have")) \
	/* check of a register */ \
	/* check of a project */

#endif
