/* SPDX-License-Identifier: MIT
 *
 * Every message bunkai can give: X(NAME, code, level, message). The lists of single themes stand
 * beside it (diag_codes_*.h); messages, README and translations follow it.
 * %1 to %4 are replaced by the arguments; a message says what is wrong and what would be right.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_H
#define BUNKAI_BASE_DIAG_CODES_H

#include "base/diag_codes_calendar.h"
#include "base/diag_codes_command.h"
#include "base/diag_codes_contacts.h"
#include "base/diag_codes_editions.h"
#include "base/diag_codes_forms.h"
#include "base/diag_codes_incident.h"
#include "base/diag_codes_inspection.h"
#include "base/diag_codes_ledger.h"
#include "base/diag_codes_objects.h"
#include "base/diag_codes_papers.h"
#include "base/diag_codes_questions.h"
#include "base/diag_codes_returns.h"
#include "base/diag_codes_start.h"
#include "base/diag_codes_statements.h"
#include "base/diag_codes_talks.h"
#include "base/diag_codes_word.h"

#define DIAG_CODES(X) \
	DIAG_COMMAND_CODES(X) \
	DIAG_CALENDAR_CODES(X) \
	DIAG_INSPECTION_CODES(X) \
	DIAG_TALKS_CODES(X) \
	DIAG_RETURN_CODES(X) \
	DIAG_WORD_CODES(X) \
	DIAG_QUESTION_CODES(X) \
	DIAG_LEDGER_CODES(X) \
	DIAG_FORM_CODES(X) \
	DIAG_START_CODES(X) \
	DIAG_OBJECT_CODES(X) \
	DIAG_INCIDENT_CODES(X) \
	DIAG_CONTACT_CODES(X) \
	DIAG_PAPER_CODES(X) \
	/* files */ \
	X(CANNOT_READ, "cannot-read", ERROR, N_("cannot read: %1")) \
	X(CANNOT_WRITE, "cannot-write", ERROR, N_("cannot write: %1; no file was changed")) \
	X(NOT_FLUSHED, "not-flushed", ERROR, \
	  N_("written, but the system cannot say that it is safe on the disk: %1; look at the " \
	     "disk and run the command again")) \
	X(HALF_WRITTEN, "half-written", ERROR, \
	  N_("cannot write: %1; %2 of %3 files are the new ones already; run the command " \
	     "again, which finishes this first")) \
	X(FOLDER_BUSY, "folder-busy", ERROR, \
	  N_("another bunkai is at work in this folder; run the command again when it has " \
	     "ended; no file was changed")) \
	X(BAD_JOURNAL, "bad-journal", ERROR, \
	  N_("not a journal that bunkai wrote; look at the files of this folder, then remove it")) \
	X(TOO_LARGE, "too-large", ERROR, N_("%1 is larger than the limit of %2")) \
	X(NOT_UTF8, "not-utf8", ERROR, N_("not UTF-8; save the file as UTF-8")) \
	/* JSON and YAML */ \
	X(BAD_JSON, "bad-json", ERROR, N_("not JSON: %1")) \
	X(BAD_YAML, "bad-yaml", ERROR, N_("not a clause head: %1")) \
	X(BAD_MARKDOWN, "bad-markdown", ERROR, \
	  N_("%1 may not stand in a clause; use paragraphs and ordered lists")) \
	X(BAD_SCHEMA, "bad-schema", ERROR, N_("schema is '%1', expected '%2'")) \
	X(MISSING_MEMBER, "missing-member", ERROR, N_("member '%1' is missing; it must be %2")) \
	X(WRONG_TYPE, "wrong-type", ERROR, N_("'%1' must be %2")) \
	X(EMPTY_TEXT, "empty-text", ERROR, N_("a text of '%1' is empty; leave it out")) \
	X(EMPTY_LIST, "empty-list", ERROR, \
	  N_("'%1' is empty and takes the place of the installed one as a whole; leave it out " \
	     "to keep that one")) \
	X(UNKNOWN_MEMBER, "unknown-member", WARNING, \
	  N_("member '%1' is not known here; known are: %2")) \
	X(FLAT_TABLE, "flat-table", ERROR, \
	  N_("'%1' of a column is 1 or 2, at least one column has none, and the block has no " \
	     "'%1' of its own")) \
	X(UNKNOWN_VALUE, "unknown-value", ERROR, N_("'%1' is not one of: %2")) \
	X(BAD_DATE, "bad-date", ERROR, N_("'%1' is not a date; write it as 2026-04-01")) \
	/* reading of workbooks and CSV files */ \
	X(BAD_WORKBOOK, "bad-workbook", ERROR, \
	  N_("not a workbook that can be read: %1; save it again as .xlsx")) \
	X(OLD_WORKBOOK, "old-workbook", ERROR, \
	  N_("a workbook of Excel 97-2003 (.xls); open it in Excel and save it as .xlsx")) \
	X(ENCRYPTED_WORKBOOK, "encrypted-workbook", ERROR, \
	  N_("the workbook is protected by a password; open it in Excel, remove the password " \
	     "and save it")) \
	X(BAD_CSV, "bad-csv", ERROR, N_("not CSV: %1")) \
	X(UNKNOWN_ENCODING, "unknown-encoding", ERROR, \
	  N_("neither UTF-8 nor Shift_JIS (CP932); save the file as CSV UTF-8")) \
	X(ENCODING_ASSUMED, "encoding-assumed", NOTE, \
	  N_("the file does not say its encoding and was read as %1; look at a name in it")) \
	X(ENCODING_DOUBTFUL, "encoding-doubtful", WARNING, \
	  N_("read as %1: '%2'; if '%3' is what was meant, save the file as CSV UTF-8")) \
	/* recognition of tables */ \
	X(TWICE_IN_PROFILE, "twice-in-profile", ERROR, \
	  N_("field '%1' stands twice in this table; give its heads in one column")) \
	X(NO_TABLE, "no-table", ERROR, \
	  N_("no table of the profile was recognised; heads seen: %1")) \
	X(NO_ROWS, "no-rows", ERROR, \
	  N_("the heads of a list are there, and no row below them; nothing was taken, and what stands " \
	     "stays; take the file that has the rows")) \
	X(MISSING_COLUMN, "missing-column", ERROR, \
	  N_("table '%1' has no column headed %2; its heads are: %3")) \
	X(ABSENT_COLUMNS, "absent-columns", NOTE, N_("table '%1' has no column for: %2")) \
	X(UNKNOWN_COLUMNS, "unknown-columns", NOTE, \
	  N_("columns of table '%1' that the profile does not know are kept as extras: %2")) \
	X(HIDDEN_CELLS, "hidden-cells", NOTE, N_("hidden cells were read like all others: %1")) \
	X(ROW_PASSED, "row-passed", NOTE, \
	  N_("a row with a single text is no row of table '%1' and was passed over: %2")) \
	X(ROW_WITHOUT_KEY, "row-without-key", WARNING, \
	  N_("a row without %2 is no row of table '%1' and was kept as a note: %3; fill in " \
	     "the cell, or merge it with the one above")) \
	X(SAME_AS_ABOVE, "same-as-above", NOTE, \
	  N_("%2 rows of table '%1' begin with blank cells, which were read as 'the same as " \
	     "above': rows %3; if they mean nothing, say \"blank\": \"empty\" in the profile")) \
	X(ODD_WORD, "odd-word", WARNING, \
	  N_("%1 is '%2' on %3 rows, but must be one of: %4; tell what it means in the " \
	     "profile's \"map\"")) \
	X(STRUCK_CELLS, "struck-cells", WARNING, \
	  N_("struck-through texts were read like all others; ask whether they still hold: %1")) \
	X(CELL_COMMENTS, "cell-comments", NOTE, \
	  N_("comments were kept beside their rows: %1")) \
	X(FORMULA_WITHOUT_VALUE, "formula-without-value", WARNING, \
	  N_("formulas whose values are not in the file were read as empty; open it in Excel, " \
	     "save it and import it again: %1")) \
	X(ERROR_VALUES, "error-values", WARNING, \
	  N_("errors of formulas were read as if they were texts; mend them in Excel and " \
	     "import it again: %1")) \
	X(UNSURE_FORMAT, "unsure-format", WARNING, \
	  N_("number formats that bunkai does not print for sure; the bare numbers or days " \
	     "were taken, compare them with what Excel shows: %1")) \
	X(STRAY_TEXT, "stray-text", NOTE, N_("texts outside the tables were not read: %1")) \
	X(SHEET_WITHOUT_TABLE, "sheet-without-table", NOTE, \
	  N_("no table was recognised here; heads seen: %1")) \
	X(BAD_CROSS_TABLE, "bad-cross-table", ERROR, \
	  N_("a cross table needs two columns of form integer and one of form word")) \
	/* flattened text */ \
	X(TEXT_NO_TABLE, "text-no-table", ERROR, \
	  N_("no table that profile %1 knows was found; a title such as '%2' must stand on a " \
	     "line of its own")) \
	X(TEXT_NO_HEAD, "text-no-head", WARNING, \
	  N_("rows of '%1' stand before the table's head; their columns were taken in the " \
	     "profile's order")) \
	X(TEXT_ROW, "text-row", WARNING, \
	  N_("this row cannot be divided into the %1 columns of '%2'; it was left out and is " \
	     "kept as skipped")) \
	X(TEXT_TITLE, "text-title", WARNING, \
	  N_("'%1' stands in the middle of '%2' without heads below it; the lines behind it " \
	     "were read as rows of '%3'; look whether they are")) \
	X(TEXT_STRAY, "text-stray", WARNING, \
	  N_("%1 lines under '%2' belong to no row; they were left out and are kept as skipped")) \
	X(TEXT_OUTSIDE, "text-outside", NOTE, \
	  N_("%1 lines stand outside of the tables that the profile knows and were not imported")) \
	X(TEXT_STRANGE_WORD, "text-strange-word", NOTE, \
	  N_("'%1' is not one of the values that the profile knows for '%2'; it is kept as " \
	     "printed")) \
	/* assembly of a register */ \
	X(NO_PROFILE, "no-profile", ERROR, N_("there is no import profile '%1'; there are: %2")) \
	X(PDF_SOURCE, "pdf-source", ERROR, \
	  N_("a PDF cannot be read directly; save its text (for instance with pdftotext) and " \
	     "import the .txt file")) \
	X(NOTHING_IN_FOLDER, "nothing-in-folder", ERROR, \
	  N_("the folder holds no .csv or .xlsx file")) \
	X(BAD_REGISTER_ID, "bad-register-id", ERROR, \
	  N_("'%1' cannot name a register; use letters, digits, - and _, and no name that " \
	     "Windows keeps (CON, NUL)")) \
	X(REGISTER_MEMBER, "register-member", NOTE, \
	  N_("member '%1' has no meaning in a register; it is kept as it is")) \
	X(PRINTING_CLIPPED, "printing-clipped", NOTE, \
	  N_("%1 is cut off in %2 of %3 rows; its longest printing was kept")) \
	X(PRINTING_BLANKS, "printing-blanks", NOTE, \
	  N_("%1 has stray blanks in some rows ('%2'); the printing without them was kept")) \
	X(PRINTINGS_DIFFER, "printings-differ", WARNING, \
	  N_("%1 is printed as '%2' and as '%3'; the first was kept, ask which one is right")) \
	X(SEVERAL_DUTIES, "several-duties", NOTE, \
	  N_("%1 different duties stand on the rows of this risk; all were kept, one per line")) \
	X(DUTY_NOT_ON_ALL, "duty-not-on-all", NOTE, \
	  N_("the duty stands on %1 of %2 rows of the risk; it was taken for the whole risk")) \
	X(NOT_LISTED, "not-listed", WARNING, \
	  N_("%1 is used but stands in no list of its kind; it was taken from its rows")) \
	X(LISTED_TWICE, "listed-twice", WARNING, \
	  N_("stands %1 times in the list of its kind; the entries were merged")) \
	X(ROW_WITHOUT_ID, "row-without-id", WARNING, \
	  N_("a row of %1 names no %2; it was kept as a note")) \
	X(NUMBERED_HERE, "numbered-here", NOTE, \
	  N_("%1 requirements are printed without a number and got bunkai's own (%3 kept " \
	     "theirs): %2; they stay when rows are added")) \
	X(RADICALS_MENDED, "radicals-mended", NOTE, \
	  N_("%1 rows held radicals that only look like kanji, as texts from a PDF do, and " \
	     "were put right: %2")) \
	X(NOT_ITS_FAMILY, "not-its-family", WARNING, \
	  N_("the list has the form of family '%1', but only %2 of its %3 risks are that " \
	     "family's: topics come from keywords, and no article names its rows; look at the " \
	     "topics, and set them in the register where they are wrong")) \
	X(OTHER_TEXTS, "other-texts", WARNING, \
	  N_("these risks have ids of family '%1' but other texts, and are taken for the " \
	     "list's own: %2")) \
	X(NO_WHOLE_NUMBER, "no-whole-number", WARNING, \
	  N_("%1 is '%2', but must be a whole number; it was kept beside the row")) \
	/* rendering */ \
	X(MISSING_FONT, "missing-font", ERROR, \
	  N_("the font is not there or cannot be read; install the Debian package %1")) \
	X(FONT_OUTLINES, "font-outlines", ERROR, \
	  N_("the font has no TrueType outlines, and no others can go into the PDF; name " \
	     "another file")) \
	X(FONT_DAMAGED, "font-damaged", ERROR, \
	  N_("the font file is damaged or ends too early; copy it again, or name another")) \
	X(MISSING_PROFILE, "missing-profile", ERROR, \
	  N_("the colour profile is not there or is none of RGB; install the Debian package %1")) \
	X(SHEET_NAME, "sheet-name", NOTE, \
	  N_("'%1' cannot be a sheet's name; the sheet is named '%2', the full title stands " \
	     "at its top")) \
	X(CELL_TOO_LONG, "cell-too-long", NOTE, \
	  N_("a text of %1 characters does not fit into one cell of a workbook; it goes on in " \
	     "the row below")) \
	X(CONTROL_CHARACTER, "control-character", WARNING, \
	  N_("the character U+%1 cannot stand in a workbook; 〓 is shown instead")) \
	X(CHOICES_TOO_LONG, "choices-too-long", NOTE, \
	  N_("a drop-down cannot hold these choices: %1; the cells take any text")) \
	X(MISSING_GLYPH, "missing-glyph", WARNING, \
	  N_("no font has the character %2 (%1); the PDF shows 〓 in its place")) \
	/* library: clauses, topics, templates */ \
	X(DUPLICATE_ID, "duplicate-id", ERROR, N_("'%1' stands twice; the other is in %2")) \
	X(UNKNOWN_WHEN, "unknown-when", ERROR, \
	  N_("'%1' is no condition; write [not] system.NAME, contract.NAME, param.NAME or " \
	     "party.ROLE, several with 'or' or with 'and' between them; known are: %2")) \
	X(MERGED_TWICE, "merged-twice", ERROR, \
	  N_("'%1' stands under 'replaces', but %2 has that id, or replaces it as well; leave it to " \
	     "one of them")) \
	X(MERGED_CLAUSE, "merged-clause", NOTE, \
	  N_("clause '%1' was merged into '%2', for which this counts; write '%2'")) \
	X(MERGED_CITED, "merged-cited", WARNING, \
	  N_("clause '%1' was merged into '%2', whose paragraphs are others, so that the whole " \
	     "article is cited; cite '%2'")) \
	X(MERGED_UNCLEAR, "merged-unclear", ERROR, \
	  N_("clause '%1' was merged into '%2', and this does not count for it: %3; say what is to " \
	     "hold for '%2'")) \
	X(OWN_OF_MERGED, "own-of-merged", WARNING, \
	  N_("'%1' was merged into '%2', and your own text of it stands beside that article; let it " \
	     "take the place of '%2', or leave one of the two out")) \
	X(OWN_LACKS_MERGED, "own-lacks-merged", WARNING, \
	  N_("into the clause over which '%1' is laid was merged: %2; add what they said to your " \
	     "own text, and name them in its 'replaces'")) \
	/* project */ \
	X(DECISION_POSITION, "decision-position", ERROR, \
	  N_("'clause' and 'position' of a decision belong together: give both, or none")) \
	X(EXISTS, "exists", ERROR, \
	  N_("it exists already; give the name of a new or an empty folder")) \
	X(UNKNOWN_KEY, "unknown-key", ERROR, \
	  N_("no register row, risk or clause has the key '%1'; write it as R24/④-1, R24 or a " \
	     "clause id")) \
	X(UNKNOWN_NAME, "unknown-name", ERROR, \
	  N_("no register row, risk, clause, statement, measure, term or object has the key " \
	     "'%1'; write it as R24/④-1, R24, a clause's, measure's or term's id, " \
	     "CLAUSE#STATEMENT, or KIND/ID as server/ID")) \
	X(BAD_ID, "bad-id", ERROR, \
	  N_("'%1' becomes the name of a folder or file; it may hold none of / \\ : * ? < > | " \
	     "and nothing invisible, begin or end with no dot or blank, and be neither " \
	     "'hospital' nor 'hospital-only' nor a name that Windows keeps (CON, NUL, COM1)")) \
	X(TWIN_ID, "twin-id", ERROR, \
	  N_("'%1' and '%2' differ in case or width alone, and many systems take them for " \
	     "one; rename one of them")) \
	X(PAPER_TWICE, "paper-twice", ERROR, \
	  N_("a paper of every amendment is called '%1'; give the template another id")) \
	X(INTERNAL_WORDS, "internal-words", ERROR, \
	  N_("%1 is for the hospital alone, and this paper goes to the parties; leave it out, " \
	     "or let the template say \"audience\": \"hospital\"")) \
	X(INTERNAL_LEFT, "internal-left", WARNING, \
	  N_("a paper for the hospital's eyes, left by an earlier version in a folder that is " \
	     "handed over; remove it")) \
	X(UNKNOWN_FORMAT, "unknown-format", ERROR, N_("there is no format '%1'; there are: %2")) \
	X(NOTHING_TO_BUILD, "nothing-to-build", WARNING, \
	  N_("no document fits; name some in 'documents', or ask for another --contract or " \
	     "--doc")) \
	X(NO_PROJECT, "no-project", ERROR, \
	  N_("no folder of a project stands there; make one with 'bunkai new'")) \
	X(DECISION_SUBJECT, "decision-subject", ERROR, \
	  N_("a decision needs one of 'requirement', 'requirements', 'topic' and 'clause', not " \
	     "more and not none")) \
	/* editions */ \
	DIAG_EDITION_CODES(X) \
	X(EDITION_SAME, "edition-same", NOTE, N_("no document differs from edition %1")) \
	X(FINDING_ELSEWHERE, "finding-elsewhere", NOTE, \
	  N_("does not touch %1 and does not stand in its way: %2 [%3]")) \
	X(NOT_READY, "not-ready", ERROR, \
	  N_("points are left before signature: %1 (%2); settle them, leave them knowingly with " \
	     "'bunkai ready --leave', or record them with --with-findings")) \
	X(UNKNOWN_POINT, "unknown-point", ERROR, \
	  N_("nothing that is left in %2 is called '%1'; 'bunkai ready' says what is left")) \
	X(ALREADY_LEFT, "already-left", ERROR, \
	  N_("what '%1' names is left knowingly already")) \
	X(NEEDS_OPTION, "needs-option", ERROR, N_("%1 needs %2 as well")) \
	X(LEFT_OF_NOTHING, "left-of-nothing", NOTE, \
	  N_("left knowingly, but no point of %2 any more (%3): %1; take it out of 'left' in " \
	     "decisions.json")) \
	X(LEFT_CHANGED, "left-changed", NOTE, \
	  N_("left knowingly of %2, but saying something else since (%3): %1; look at it, and " \
	     "settle it or leave it again")) \
	X(NOT_ISSUED, "not-issued", ERROR, \
	  N_("no edition has this file: it was changed after it was issued, or never issued")) \
	X(REBUILD_DIFFERS, "rebuild-differs", ERROR, \
	  N_("built anew it has other bytes; the edition was made by bunkai %1, this is %2")) \
	X(REBUILD_FONTS, "rebuild-fonts", ERROR, \
	  N_("built anew %1 has other bytes, because fonts are not those of the edition: %2; " \
	     "install the versions of that day and verify again")) \
	X(STATE_NEWER, "state-newer", ERROR, \
	  N_("written by a newer bunkai ('%1'); use that one, or remove the file to make all " \
	     "documents")) \
	/* binding */ \
	X(UNKNOWN_VIEW, "unknown-view", ERROR, N_("there is no view '%1'; there are: %2")) \
	X(UNKNOWN_FIGURE, "unknown-figure", ERROR, N_("there is no figure '%1'; there are: %2")) \
	X(UNKNOWN_FIELD, "unknown-field", ERROR, \
	  N_("the view '%2' has no field '%1'; it has: %3")) \
	X(NO_SUCH_EXTRA, "no-such-extra", WARNING, \
	  N_("no row of view '%2' has a value '%1' beside it, and the column stays blank; " \
	     "name the head as the register does, or give it that name in the import profile: " \
	     "\"extra.%1\"")) \
	X(UNDEFINED_PLACEHOLDER, "undefined-placeholder", ERROR, \
	  N_("{{%1}} is not defined; set it in the clause's params or in the contract")) \
	X(DANGLING_REFERENCE, "dangling-reference", ERROR, \
	  N_("{{ref:%1}} points to an article that this document does not have")) \
	/* house style */ \
	X(UNKNOWN_LOOK, "unknown-look", WARNING, \
	  N_("no look of the installed style has the role '%1'; correct it, or give the new " \
	     "role a 'name'")) \
	X(UNUSED_SETUP, "unused-setup", WARNING, \
	  N_("no template has the set-up '%1'; name it as a template does, or give one " \
	     "\"setup\": \"%1\"")) \
	X(BAD_PICTURE, "bad-picture", ERROR, \
	  N_("not a PNG picture that can be printed: %1; save it again as .png")) \
	/* check of a register */ \
	X(ROW_TWICE, "row-twice", WARNING, N_("stands %1 times in %2; an id may stand once")) \
	X(UNKNOWN_ROW, "unknown-row", WARNING, \
	  N_("%1 rows of %2 name it as %3, but the register has no such row")) \
	X(NOT_ASSESSED, "not-assessed", NOTE, N_("no assessment names this %1")) \
	X(NOT_TREATED, "not-treated", WARNING, \
	  N_("the risk has no row of treatment; ask the vendor what is done about it")) \
	X(THREAT_UNUSED, "threat-unused", NOTE, N_("no assessment names this threat")) \
	X(MATRIX_HOLE, "matrix-hole", WARNING, \
	  N_("the matrix gives no level for severity %1 and frequency %2")) \
	X(MATRIX_TWICE, "matrix-twice", WARNING, \
	  N_("the matrix gives severity %1 and frequency %2 twice: '%3' and '%4'")) \
	X(UNKNOWN_MODEL, "unknown-model", WARNING, \
	  N_("there is no scoring model '%1' in templates/scoring; there are: %2. Ratings are " \
	     "not verified")) \
	X(UNKNOWN_FACTOR, "unknown-factor", WARNING, \
	  N_("the scoring model has no factor '%1'; '%2' has: %3; rows: %4")) \
	X(FACTOR_OUTSIDE, "factor-outside-model", WARNING, \
	  N_("%1 is not one of the values that the scoring model has: %2; rows: %3")) \
	X(FACTOR_AGAINST_MODEL, "factor-against-model", WARNING, \
	  N_("%1, but the scoring model gives %2; rows: %3")) \
	X(RATING_MISSING, "rating-missing", WARNING, \
	  N_("the rating is not complete; needed are %1 and the level; rows: %2")) \
	X(LEVEL_AGAINST_MODEL, "level-against-model", WARNING, \
	  N_("the level is '%1', but the scoring model gives '%2' for %3; rows: %4")) \
	X(RESPONSE_AGAINST_LEVEL, "response-against-level", WARNING, \
	  N_("the response is '%1', but the table of levels says '%2' for %3; rows: %4. It is " \
	     "used as printed")) \
	X(FLOW_MISSING, "flow-missing", WARNING, \
	  N_("missing between %1 and %2; ask the vendor whether a flow was left out")) \
	X(SITUATION_NOT_PLACE, "situation-not-place", WARNING, \
	  N_("'%1' says what is handled, not where it happens; rows: %2")) \
	X(ODD_VALUE, "odd-value", WARNING, N_("%1 is '%2'; other rows have: %3")) \
	X(NO_NUMBER, "no-number", ERROR, \
	  N_("the requirement has no number and stands in no document; import the register " \
	     "again, which numbers it: '%1'")) \
	X(DECEIVING_CHARACTER, "deceiving-character", WARNING, \
	  N_("%1 holds %2, a character that nobody sees or that moves others; take it out " \
	     "where it comes from")) \
	X(NO_JUDGEMENT, "no-judgement", WARNING, \
	  N_("nothing says whether the requirement applies")) \
	X(TEXT_CLIPPED, "text-clipped", WARNING, \
	  N_("the requirement stops mid-sentence ('…%1'); ask for the full text")) \
	X(LIST_CLIPPED, "list-clipped", WARNING, \
	  N_("the list in the requirement stops after its first item ('…%1'); ask for the " \
	     "full text")) \
	X(DUTY_CLIPPED, "duty-clipped", WARNING, \
	  N_("the duty is printed in full on no row ('…%1'); ask for the full text")) \
	X(SCENARIO_CLIPPED, "scenario-clipped", WARNING, \
	  N_("the scenario is printed in full on no row ('…%1'); ask for the full text")) \
	X(OPPOSITE_JUDGEMENT, "opposite-judgement", WARNING, \
	  N_("says the same as %1, but is judged '%2' and that one '%3'; ask which one holds")) \
	X(NUMBER_GAP, "number-gap", NOTE, N_("a number is missing between %1 and %2")) \
	X(DANGLING_NUMBER, "dangling-number", WARNING, \
	  N_("the text refers to %1, but the risk has no such requirement")) \
	/* check of a project */ \
	X(DUTY_IN_TWO_ARTICLES, "duty-in-two-articles", WARNING, \
	  N_("%1 articles of '%2' take this duty: %3; leave it in the 'covers' of one clause")) \
	X(NO_ACCOUNTABLE, "no-accountable", WARNING, \
	  N_("nobody is accountable (◎) in contract %1; agree on one party and write it in " \
	     "decisions.json")) \
	X(TWO_ACCOUNTABLE, "two-accountable", ERROR, \
	  N_("%1 parties are accountable (◎) in contract %2; keep exactly one")) \
	X(AGREED_WITHOUT_ONE, "agreed-without-one", ERROR, \
	  N_("decision %1 says 'agreed', but %2 parties are accountable (◎) in contract %3; " \
	     "name exactly one in its 'roles'")) \
	X(ACCEPTED_BY_NOBODY, "accepted-by-nobody", ERROR, \
	  N_("decision %1 accepts the risk in contract %2, but names nobody; write 'by', or " \
	     "add the risk to 'acceptances'")) \
	X(RECOMMENDED_NOT_DONE, "recommended-not-done", WARNING, \
	  N_("the register recommends it, but neither vendor nor hospital does anything in " \
	     "contract %1; decide, or leave it")) \
	X(UNKNOWN_OBLIGATION, "unknown-obligation", WARNING, \
	  N_("clauses/responsibility.json knows no mark '%1'; whether it is 必須 or 推奨 is " \
	     "judged by the words of the text")) \
	X(ARTICLE_AGAINST_TABLE, "article-against-table", WARNING, \
	  N_("%1 (%2) binds %3, and a decision on this row of contract %4 says that it does not " \
	     "act. %5 keeps the article in force: change one of the decisions, or leave the " \
	     "article out")) \
	X(ARTICLE_PERHAPS_AGAINST, "article-perhaps-against-table", WARNING, \
	  N_("%1 (%2) may bind %3, and a decision on this row of contract %4 says that it does " \
	     "not act. That they speak of the same is a guess by words (推定): read both")) \
	X(ARTICLES_WAITING, "articles-waiting", NOTE, \
	  N_("%1 places of the articles have no effect yet (協議中の条項案), because nobody holds the " \
	     "rows that they rest on; such as %2 (%3) by row %4")) \
	X(WORDS_BY_PHRASE, "words-by-phrase", NOTE, \
	  N_("%1 of %2 rows tell what a party does by a phrase only, because no statement of an " \
	     "article is known that says it (%3 topics, such as %4)")) \
	X(GAP, "gap", ERROR, \
	  N_("needed, but neither vendor nor hospital does anything in contract %1; ask the " \
	     "vendor for its reason and decide")) \
	X(RISK_WITHOUT_ACTION, "risk-without-action", ERROR, \
	  N_("this risk (%1) needs a response, but nobody acts on it in contract %2; agree on " \
	     "a measure or have the board accept it")) \
	X(HOSPITAL_ONLY, "hospital-only", WARNING, \
	  N_("only the hospital answers for this risk (%1) in contract %2; make sure that it " \
	     "can, or agree on the vendor's part")) \
	X(RESIDUAL_NOT_ACCEPTED, "residual-not-accepted", WARNING, \
	  N_("nobody accepted the residual risk; add it to 'acceptances' in decisions.json")) \
	X(KEPT_RISK_NOT_ACCEPTED, "kept-risk-not-accepted", WARNING, \
	  N_("the register asks no response and nobody accepted the risk; add it to " \
	     "'acceptances' in decisions.json")) \
	X(NOT_FOLLOWED_UP, "not-followed-up", WARNING, \
	  N_("not filled in: %1; a risk that stays needs somebody who answers for it and a day " \
	     "on which it is looked at again or done")) \
	X(OVERDUE, "overdue", WARNING, \
	  N_("was due on %1, and the project's date is %2; write 'done' with the day, or agree " \
	     "on a later one")) \
	X(REVIEW_OVERDUE, "review-overdue", WARNING, \
	  N_("was to be looked at again by %1, and the project's date is %2; look at it and " \
	     "write the next date")) \
	X(ORPHANED_DECISION, "orphaned-decision", ERROR, \
	  N_("what it speaks of is gone: %1; let it speak of what took its place, remove it, " \
	     "or set 'keep' to true and give the %2")) \
	X(NOTHING_ISSUED, "nothing-issued", ERROR, \
	  N_("nothing was issued yet; name a state with --against")) \
	X(DECISION_OF_TWO_ROWS, "decision-of-two-rows", ERROR, \
	  N_("%1 stands %2 times in the list, and this decision holds for all of them; have the " \
	     "list numbered anew")) \
	X(DECISION_WITHOUT_ROW, "decision-without-row", WARNING, \
	  N_("no row of a contract is what the decision speaks of, so it changes nothing; " \
	     "look at its key or topic, contract and phase")) \
	X(NO_TOPIC, "no-topic", WARNING, \
	  N_("no topic fits this risk; give it one in the register, in a family table or by a " \
	     "keyword rule")) \
	X(UNKNOWN_TOPIC, "unknown-topic", ERROR, \
	  N_("there is no topic '%1' in clauses/topics.json")) \
	X(UNKNOWN_FAMILY, "unknown-family", WARNING, \
	  N_("there is no register family '%1' in clauses/families; its rows are served by " \
	     "topics alone")) \
	X(TOPIC_WITHOUT_CLAUSE, "topic-without-clause", WARNING, \
	  N_("the library has no clause on %1 for '%2'; write one below clauses/")) \
	X(UNUSED, "unused", NOTE, N_("no contract uses '%1'")) \
	X(UNKNOWN_PARTY, "unknown-party", ERROR, N_("there is no party '%1' in bunkai.json%2")) \
	X(PARTY_WITHOUT_PART, "party-without-part", ERROR, \
	  N_("gives '%1' a part, who has none in contract %2; name one of that contract's " \
	     "parties, or its role there")) \
	X(PARTY_TWICE, "party-twice", ERROR, \
	  N_("gives a part to '%1', although in contract %2 that party is named by its id as " \
	     "well; leave one of the two out")) \
	X(PARTY_LIKE_ROLE, "party-like-role", ERROR, \
	  N_("the id '%1' is the role of another party of the contract, so that a decision " \
	     "that names it would mean both; give the party another id")) \
	X(UNKNOWN_SYSTEM, "unknown-system", ERROR, N_("there is no system '%1' in bunkai.json")) \
	X(UNKNOWN_REGISTER, "unknown-register", ERROR, \
	  N_("there is no register '%1'; import it with 'bunkai import'")) \
	X(UNKNOWN_CONTRACT, "unknown-contract", ERROR, \
	  N_("there is no contract '%1' in bunkai.json")) \
	X(UNKNOWN_ROLE, "unknown-role", ERROR, \
	  N_("there is no role '%1' in clauses/responsibility.json")) \
	X(UNKNOWN_STATUS, "unknown-status", ERROR, \
	  N_("there is no status '%1' in clauses/responsibility.json")) \
	X(UNKNOWN_REQUIREMENT, "unknown-requirement", ERROR, N_("no register has '%1'")) \
	X(UNKNOWN_REFERENCE, "unknown-reference", ERROR, \
	  N_("no guideline edition has the item '%1'")) \
	X(UNKNOWN_GUIDELINE, "unknown-guideline", ERROR, \
	  N_("there is no guideline edition '%1' in clauses/guidelines")) \
	X(CHECKLIST_OF_ANOTHER_YEAR, "checklist-of-another-year", WARNING, \
	  N_("documents print %1, the form of another year than %2, in which the project's date %3 " \
	     "lies (form of that year: %4, items known: %5); name the one that is meant as 'checklist'")) \
	X(UNKNOWN_DOCUMENT, "unknown-document", ERROR, \
	  N_("there is no template '%1' in templates/documents; there are: %2")) \
	X(UNKNOWN_MODULE, "unknown-module", ERROR, \
	  N_("there is no module '%1' in clauses/core.json")) \
	X(CORE_PLACE, "core-place", ERROR, \
	  N_("'%1' is no topic, clause or 項 of one; write it as a topic's or clause's id, or as " \
	     "CLAUSE/2")) \
	X(UNKNOWN_CLAUSE, "unknown-clause", ERROR, N_("there is no clause '%1'")) \
	X(UNKNOWN_POSITION, "unknown-position", ERROR, N_("clause '%1' has no position '%2'")) \
	X(FIRST_POSITION, "first-position", ERROR, \
	  N_("'%2' is the first position of clause '%1', and nobody falls back to it; 'lost' and " \
	     "'may_ask' speak of those behind it")) \
	X(UNKNOWN_CONTACT, "unknown-contact", ERROR, \
	  N_("there is no contact '%1' in contacts.json")) \
	X(UNKNOWN_DESK, "unknown-desk", ERROR, \
	  N_("there is no public desk '%1' in clauses/desks.json")) \
	X(UNKNOWN_BASIS, "unknown-basis", WARNING, \
	  N_("no guideline edition lists '%1' under 'dropped'; correct the basis or remove it")) \
	X(OUTDATED_BASIS, "outdated-basis", WARNING, \
	  N_("it rests on '%1', which %2 no longer asks for; change it, or state another " \
	     "reason for it")) \
	X(NO_SUCCESSOR, "no-successor", NOTE, \
	  N_("no item of %1 is known to take the place of this one, which %2 clauses cite; " \
	     "documents print at most its part")) \
	X(LEFT_OUT, "left-out", NOTE, \
	  N_("left out of %1, since the level 'least' was chosen; rows that lose their article by " \
	     "it: %2")) \
	X(NOT_ANSWERED, "not-answered", WARNING, \
	  N_("no clause answers it (topic '%1'); write one that names it in 'covers', or give " \
	     "the reason in clauses/not-covered.json")) \
	X(TOPIC_NOT_ANSWERED, "topic-not-answered", WARNING, \
	  N_("no clause of topic '%1' stands in a document, but %2 rows of register %3 belong " \
	     "to it")) \
	X(CHECKLIST_WITHOUT_ARTICLE, "checklist-item-without-article", WARNING, \
	  N_("no article of '%2' cites the item (%1); add it to the references of the clause " \
	     "that fulfils it")) \
	DIAG_STATEMENT_CODES(X) \
	X(PARAMETER_NO_AMOUNT, "parameter-no-amount", WARNING, \
	  N_("parameter '%1' is '%2', where a clause has %3 and a unit behind it; write a number " \
	     "without a sign, or see how the sentence reads")) \
	X(UNUSED_PARAMETER, "unused-parameter", WARNING, \
	  N_("parameter '%1' is set, but no text uses it")) \
	X(PARAMETER_OF_SEVERAL, "parameter-of-several", WARNING, \
	  N_("parameter '%1' is set for several clauses, which say different things by it: %2; " \
	     "set it for one ('%3')")) \
	X(PLACEHOLDER_IN_VALUE, "placeholder-in-value", ERROR, \
	  N_("%1 would be printed as it stands, since nothing is filled in inside of a value; " \
	     "write the value itself")) \
	X(EMPTY_CLAUSE, "empty-clause", ERROR, N_("the clause has no text")) \
	X(CONTRACT_WITHOUT, "contract-without-party", ERROR, \
	  N_("the contract has no party in the role '%1'")) \
	X(CONTRACT_TERM, "contract-term", ERROR, \
	  N_("the contract begins on %1, after its end on %2")) \
	X(ENDED_TOO_EARLY, "ended-too-early", ERROR, \
	  N_("the contract ended on %1, before it began on %2; correct 'ended' or 'from'")) \
	X(LEFT_BY_CONTRACT, "left-by-contract", WARNING, \
	  N_("no contract names it since %1 ended on %2; agree on a new one, or take it out")) \
	X(PARTY_WITHOUT_CONTRACT, "party-without-contract", WARNING, \
	  N_("'%1' names %2, which has no contract since %3 ended on %4; name another, or take " \
	     "it out")) \
	X(DATE_OUTSIDE, "date-outside-contract", WARNING, \
	  N_("'%1' is %2, after the end of the contract on %3; extend the contract, or mend the " \
	     "date")) \
	X(SERVER_WITHOUT_UPDATES, "server-without-updates", WARNING, \
	  N_("nobody is named for security updates of %2 (%1); agree on it and set 'updates'")) \
	X(SUPPORT_ENDED, "support-ended", WARNING, \
	  N_("support of %1 ended on %2; replace it or agree on a measure")) \
	X(NOT_FILLED_IN, "not-filled-in", WARNING, N_("'%1' is empty; prints as 未記入 in %2")) \
	X(FEE_UNDECIDED, "fee-undecided", WARNING, \
	  N_("the fee of %1 of %2 rows is undecided in contract %3 and prints as 未定; say " \
	     "'fee' in decisions.json")) \
	X(OFFICE_WITHOUT_CONTACT, "office-without-contact", ERROR, \
	  N_("'%1' acts here (%2), but no contact of the hospital holds the office; name it " \
	     "as 'desk' or 'role' of a contact in contacts.json")) \
	X(CONTACT_WITHOUT_PHONE, "contact-without-phone", WARNING, \
	  N_("no telephone number; prints as 未記入")) \
	X(CONTACT_WITHOUT_NIGHT_PHONE, "contact-without-night-phone", WARNING, \
	  N_("no number for nights and holidays; prints as 未記入")) \
	X(CONTACT_WITHOUT_HOURS, "contact-without-hours", WARNING, \
	  N_("no hours; prints as 未記入")) \
	X(CONTACT_NOT_CONFIRMED, "contact-not-confirmed", WARNING, \
	  N_("no day on which the entry was confirmed; call and write the date")) \
	X(CONTACT_OLD, "contact-old", WARNING, \
	  N_("last confirmed on %1, more than %2 months ago; call and write the date")) \
	X(SYSTEM_WITHOUT_CONTACT, "system-without-contact", WARNING, \
	  N_("no vendor contact names this system in contacts.json")) \
	/* wording (check --wording) */ \
	X(WORDING_VAGUE, "wording-vague", WARNING, \
	  N_("'%1' leaves open how much, when or who decides (%2); right would be: %3")) \
	X(WORDING_PARTY, "wording-party", WARNING, \
	  N_("'%1' does not call the party as the definitions do (%2); right would be: %3")) \
	X(WORDING_UNUSED_TERM, "wording-unused-term", NOTE, \
	  N_("'%1' is defined, but nothing in '%2' uses it; leave the definition out")) \
	X(WORDING_UNDEFINED_TERM, "wording-undefined-term", WARNING, \
	  N_("'%1' stands in 「」 (%3), but '%2' does not define it; define it, or write it " \
	     "without 「」")) \
	X(WORDING_SPELLING, "wording-spelling", NOTE, \
	  N_("'%1' stands here (%2), but '%3' stands in %4 other texts; write that one")) \
	X(WORDING_NO_TIME, "wording-no-time", NOTE, \
	  N_("the duty has no time (%1); say until when, how often or upon which event")) \
	X(WORDING_LONG, "wording-long", NOTE, N_("the sentence has %1 characters, more than %2 (%3); divide it"))

#endif
