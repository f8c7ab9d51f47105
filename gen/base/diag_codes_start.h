/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about profiles and how a project begins: guesses, questions of new, the baseline.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_START_H
#define BUNKAI_BASE_DIAG_CODES_START_H

#define DIAG_START_CODES(X) \
	/* cells by the parts, marks and days of a profile */ \
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
	     "were given keys of their own: %3"))

#endif
