/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about profiles and how a project begins: guesses, questions of new, the baseline.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_START_H
#define BUNKAI_BASE_DIAG_CODES_START_H

#define DIAG_START_CODES(X) \
	X(CELL_LEFT, "cell-left", WARNING, \
	  N_("%1 says more than the profile takes on %3 rows, as in '%2'; what was left is kept " \
	     "beside the row: give it a field with \"take\": \"rest\"")) \
	X(DAY_WITHOUT_YEAR, "day-without-year", WARNING, \
	  N_("%1 names days without a year on %3 rows, as '%2', which stay as they are; say the " \
	     "day of the form with --date, or write it with its year beside the table")) \
	X(ODD_DAY, "odd-day", WARNING, \
	  N_("%1 is '%2' on %3 rows, which is no day that can be read; write it as 2026-06-10")) \
	X(ODD_MARK, "odd-mark", WARNING, \
	  N_("'%2' under %1 on %3 rows is no mark and was kept beside the row; tell what is one " \
	     "in the profile's \"marked_by\"")) \
	X(TWO_MARKS, "two-marks", WARNING, \
	  N_("a row has marks under %1; none of them was taken: leave one mark")) \
	X(NO_MARK, "no-mark", WARNING, \
	  N_("%2 rows have no mark under any of %1: rows %3; set one mark on each")) \
	X(NO_FACTOR, "no-factor", WARNING, \
	  N_("factor '%1' is '%2', which is no number; it is kept beside the row")) \
	X(KEPT_APART, "kept-apart", NOTE, \
	  N_("%2 rows of table '%1' have the key of another row but say something else; they " \
	     "were given keys of their own: %3")) \
	X(NEW_UNASKED, "new-unasked", ERROR, \
	  N_("nobody can be asked here, since this is no terminal; say --answers FILE, --empty or " \
	     "--from SAMPLE; 'bunkai new --questions -o FILE' makes the file to fill in")) \
	X(ANSWERS_ENDED, "answers-ended", ERROR, \
	  N_("the answers ended before the last question, so that no project was made, and " \
	     "nothing that was said is kept; begin anew, and say --answers-to FILE to keep it")) \
	X(ANSWERS_KEPT, "answers-kept", ERROR, \
	  N_("the answers ended before the last question, so that no project was made; what was " \
	     "said stands here: answer the rest in the file, then 'bunkai new %1 --answers %2'")) \
	X(NEW_UNSAID, "new-unsaid", ERROR, \
	  N_("--empty makes a project with nothing but the hospital, and no paper can do without " \
	     "its '%1'; say it with this option")) \
	X(THIRD_IS_VENDOR, "third-is-vendor", ERROR, \
	  N_("'%1' is of the kind '%2', of which a contract has one, its own vendor; say what " \
	     "else it is in the 'kind' of that vendor (%3), or give it a contract of its own")) \
	X(ANSWER_LINE, "answer-line", ERROR, \
	  N_("'%1' is no line of answers; write 'QUESTION: ANSWER', '[PART]' in front of a part, " \
	     "or '# remark'")) \
	X(UNKNOWN_PART, "unknown-part", ERROR, \
	  N_("the questions have no part '%1'; there are: %2")) \
	X(START_QUESTION, "start-question", ERROR, \
	  N_("part '%1' has no question '%2'; there are: %3")) \
	X(START_TWICE, "start-twice", ERROR, \
	  N_("'%1' is answered twice in the same part; answer it once, or begin the next part " \
	     "with a line '[PART]'")) \
	X(PART_TWICE, "part-twice", ERROR, \
	  N_("part '%1' stands twice, and there is one only; put both together")) \
	X(ANSWER_MISSING, "answer-missing", ERROR, \
	  N_("'%1' has no answer, and no paper can do without it; give it")) \
	X(ANSWER_NO_CHOICE, "answer-no-choice", ERROR, \
	  N_("'%1' is no answer to '%2'; there are: %3")) \
	X(ANSWER_NO_DATE, "answer-no-date", ERROR, \
	  N_("'%1' is no day; write it as 2026-10-01")) \
	X(NAMED_TWICE, "named-twice", ERROR, \
	  N_("'%1' is named twice; give each thing a name of its own")) \
	X(ANSWER_NO_NAME, "answer-no-name", ERROR, \
	  N_("'%1' was not named before as an answer to '%2'; there are: %3")) \
	X(BASELINE_ROWS, "baseline-rows", WARNING, \
	  N_("%1 of %2 rows of contract %3 rest on the baseline register, which no vendor has " \
	     "confirmed; read the vendor's register over it with 'bunkai import FILE --to DIR " \
	     "--register ID --over %4 --contract %3'")) \
	X(NO_BASELINE, "no-baseline", ERROR, \
	  N_("contract '%2' does not rest on a baseline register '%1'; it rests on: %3")) \
	X(GUESS_DOUBT, "guess-doubt", ERROR, \
	  N_("'%1' may be %2, but that is no more than %3 per cent sure; say what it is behind the " \
	     "file's name: '%1=FIELD', with one of %4")) \
	X(GUESS_UNTOLD, "guess-untold", ERROR, \
	  N_("'%1' may be %2, and so may another column, or its cells alone say so; say what it is " \
	     "behind the file's name: '%1=FIELD', with one of %3")) \
	X(GUESS_RIVAL, "guess-rival", ERROR, \
	  N_("the list may be '%1' and '%2' nearly as well; say which with --as")) \
	X(GUESS_LACKS, "guess-lacks", ERROR, \
	  N_("no column was found for '%1', which %2 needs; say which it is: 'HEAD=%1', or what the " \
	     "list is with --as")) \
	X(GUESS_THIN, "guess-thin", ERROR, \
	  N_("too few of its columns are known to tell whether the list is '%1'; if it is, say so " \
	     "with --as %1")) \
	X(GUESS_NOTHING, "guess-nothing", ERROR, \
	  N_("no row of two heads or more was found that any kind of list has; write a profile by " \
	     "hand (templates/README.md)")) \
	X(OPTION_UNUSED, "option-unused", ERROR, \
	  N_("'import%1' does not use %2; leave it out, it is for: %3")) \
	X(PROFILE_PURPOSE, "profile-purpose", ERROR, \
	  N_("import profile '%1' is for --as %2, not for --as %3; say the one that it is for, or " \
	     "name another profile")) \
	X(SHARE_NO_CONTRACT, "share-no-contract", ERROR, \
	  N_("'import --as shares' needs to know which contract the table divides; say --contract " \
	     "with one of: %1")) \
	X(SHARE_EMPTY, "share-empty", ERROR, \
	  N_("the table has heads but no row; nothing was written")) \
	X(SHARE_NO_PARTY, "share-no-party", ERROR, \
	  N_("no column names a party of contract '%1'; its heads are: %2; call a column as the " \
	     "contract calls its parties: %3")) \
	X(SHARE_REGISTER, "share-register", ERROR, \
	  N_("register '%1' was not read from a responsibility table and would be lost; give the " \
	     "table another name with --register")) \
	X(SHARE_TWICE, "share-twice", WARNING, \
	  N_("%1: more than one is put down as answering for it (%2), and exactly one can be " \
	     "accountable (◎); the row is open: agree on one")) \
	X(SHARE_NOBODY, "share-nobody", WARNING, \
	  N_("%1: no party of the contract is put down as answering for it; the row is open: agree on " \
	     "one party")) \
	X(SHARE_UNSPLIT, "share-unsplit", WARNING, \
	  N_("%1: it is shared (%2), and nothing says who does what; the row is open: say each " \
	     "party's part, and agree on the one that is accountable (◎)")) \
	X(SHARE_HEAD, "share-head", WARNING, \
	  N_("column '%1' has marks, but is no party of contract '%2' (%3); the marks are kept " \
	     "beside the rows: add the party to the contract, or call the column as it does")) \
	X(SHARE_HEAD_UNCLEAR, "share-head-unclear", WARNING, \
	  N_("column '%1' may be any of %2 of contract '%3'; the marks are kept beside the rows: " \
	     "call the column as the contract does")) \
	X(SHARE_MARK, "share-mark", WARNING, \
	  N_("%1: '%2' is no mark that is known; it is kept beside the row, which is open: write " \
	     "one of those of templates/share-words.json (%3), or add it there")) \
	X(SHARE_AGAINST, "share-against", WARNING, \
	  N_("%1: column '%2' names %3, the marks say %4; the row is open: settle who it is")) \
	X(SHARE_PARTY, "share-party", WARNING, \
	  N_("%1: '%2' is no party of contract '%3'; it is kept beside the row, which is open; there " \
	     "are: %4")) \
	X(SHARE_AGREED, "share-agreed", WARNING, \
	  N_("%1: the table says that it is agreed, but not without doubt on exactly one party; the " \
	     "row is open: settle what the other finding on it says")) \
	X(SHARE_DECIDED, "share-decided", NOTE, \
	  N_("%1: decision %2 on the row stays, and has the last word over what the table says"))

#endif
