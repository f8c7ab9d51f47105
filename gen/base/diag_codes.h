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
	X(NO_PROJECT, "no-project", ERROR, N_("there is no such folder; make one with 'bunkai new'")) \
	X(DECISION_SUBJECT, "decision-subject", ERROR, N_("a decision needs either 'requirement' or 'topic', not both and not none")) \
	/* binding */ \
	X(UNKNOWN_VIEW, "unknown-view", ERROR, N_("there is no view '%1'; there are: %2")) \
	X(UNKNOWN_FIELD, "unknown-field", ERROR, N_("the view '%2' has no field '%1'")) \
	X(UNDEFINED_PLACEHOLDER, "undefined-placeholder", ERROR, N_("{{%1}} is not defined; set it in the clause's params or in the contract")) \
	X(DANGLING_REFERENCE, "dangling-reference", ERROR, N_("{{ref:%1}} points to an article that this document does not have")) \
	/* check of a register */ \
	/* check of a project */ \
	X(NO_ACCOUNTABLE, "no-accountable", WARNING, N_("nobody is accountable (◎) in contract %1; agree on one party and write it in decisions.json")) \
	X(TWO_ACCOUNTABLE, "two-accountable", ERROR, N_("%1 parties are accountable (◎) in contract %2; keep exactly one")) \
	X(GAP, "gap", ERROR, N_("needed, but neither vendor nor hospital does anything in contract %1; ask the vendor for its reason and decide")) \
	X(RISK_WITHOUT_ACTION, "risk-without-action", ERROR, N_("this risk (%1) needs a response, but nobody acts on it in contract %2; agree on a measure or have the board accept it")) \
	X(HOSPITAL_ONLY, "hospital-only", WARNING, N_("only the hospital answers for this risk (%1) in contract %2; make sure that it can, or agree on the vendor's part")) \
	X(RESIDUAL_NOT_ACCEPTED, "residual-not-accepted", WARNING, N_("nobody accepted the residual risk; add it to 'acceptances' in decisions.json")) \
	X(KEPT_RISK_NOT_ACCEPTED, "kept-risk-not-accepted", WARNING, N_("the register asks no response and nobody accepted the risk; add it to 'acceptances' in decisions.json")) \
	X(NO_TOPIC, "no-topic", WARNING, N_("no topic fits this risk; give it one in the register, in a family table or by a keyword rule")) \
	X(UNKNOWN_TOPIC, "unknown-topic", ERROR, N_("there is no topic '%1' in clauses/topics.json")) \
	X(UNKNOWN_FAMILY, "unknown-family", WARNING, N_("there is no register family '%1' in clauses/families; its rows are served by topics alone")) \
	X(TOPIC_WITHOUT_CLAUSE, "topic-without-clause", WARNING, N_("the library has no clause on %1 for '%2'; write one below clauses/")) \
	X(UNUSED, "unused", NOTE, N_("no contract uses '%1'")) \
	X(UNKNOWN_PARTY, "unknown-party", ERROR, N_("there is no party '%1' in bunkai.json")) \
	X(UNKNOWN_SYSTEM, "unknown-system", ERROR, N_("there is no system '%1' in bunkai.json")) \
	X(UNKNOWN_REGISTER, "unknown-register", ERROR, N_("there is no register '%1'; import it with 'bunkai import'")) \
	X(UNKNOWN_CONTRACT, "unknown-contract", ERROR, N_("there is no contract '%1' in bunkai.json")) \
	X(UNKNOWN_ROLE, "unknown-role", ERROR, N_("there is no role '%1' in clauses/responsibility.json")) \
	X(UNKNOWN_STATUS, "unknown-status", ERROR, N_("there is no status '%1' in clauses/responsibility.json")) \
	X(UNKNOWN_REQUIREMENT, "unknown-requirement", ERROR, N_("no register has '%1'")) \
	X(UNKNOWN_REFERENCE, "unknown-reference", ERROR, N_("no guideline edition has the item '%1'")) \
	X(UNKNOWN_GUIDELINE, "unknown-guideline", ERROR, N_("there is no guideline edition '%1' in clauses/guidelines")) \
	X(UNKNOWN_DOCUMENT, "unknown-document", ERROR, N_("there is no template '%1' in templates/documents")) \
	X(UNKNOWN_CLAUSE, "unknown-clause", ERROR, N_("there is no clause '%1'")) \
	X(UNKNOWN_POSITION, "unknown-position", ERROR, N_("clause '%1' has no position '%2'")) \
	X(UNKNOWN_CONTACT, "unknown-contact", ERROR, N_("there is no contact '%1' in contacts.json")) \
	X(UNKNOWN_DESK, "unknown-desk", ERROR, N_("there is no public desk '%1' in clauses/desks.json")) \
	X(UNUSED_PARAMETER, "unused-parameter", WARNING, N_("parameter '%1' is set, but no text uses it")) \
	X(EMPTY_CLAUSE, "empty-clause", ERROR, N_("the clause has no text")) \
	X(NO_CHAPTER, "no-chapter", WARNING, N_("topic '%1' has no chapter in '%2', so the clause is left out; name one in clauses/topics.json")) \
	X(EMPTY_DOCUMENT, "empty-document", WARNING, N_("the document would be empty: its view '%1' has no rows")) \
	X(NO_DOCUMENTS, "no-documents", WARNING, N_("'documents' names none, so 'bunkai build' makes none")) \
	X(CONTRACT_WITHOUT, "contract-without-party", ERROR, N_("the contract has no party in the role '%1'")) \
	X(CONTRACT_TERM, "contract-term", ERROR, N_("the contract begins on %1, after its end on %2")) \
	X(DATE_OUTSIDE, "date-outside-contract", WARNING, N_("%1 lies outside the contract, which runs from %2 to %3")) \
	X(SERVER_WITHOUT_UPDATES, "server-without-updates", WARNING, N_("nobody is named for security updates of %2 (%1); agree on it and set 'updates'")) \
	X(SUPPORT_ENDED, "support-ended", WARNING, N_("support of %1 ended on %2; replace it or agree on a measure")) \
	X(CONTACT_WITHOUT_PHONE, "contact-without-phone", WARNING, N_("no telephone number; prints as 未記入")) \
	X(CONTACT_WITHOUT_NIGHT_PHONE, "contact-without-night-phone", WARNING, N_("no number for nights and holidays; prints as 未記入")) \
	X(CONTACT_WITHOUT_HOURS, "contact-without-hours", WARNING, N_("no hours; prints as 未記入")) \
	X(CONTACT_NOT_CONFIRMED, "contact-not-confirmed", WARNING, N_("no day on which the entry was confirmed; call and write the date")) \
	X(CONTACT_OLD, "contact-old", WARNING, N_("last confirmed on %1, more than %2 months ago; call and write the date")) \
	X(SYSTEM_WITHOUT_CONTACT, "system-without-contact", WARNING, N_("no vendor contact names this system in contacts.json"))

#endif
