/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about the list of devices.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_LEDGER_H
#define BUNKAI_BASE_DIAG_CODES_LEDGER_H

#define DIAG_LEDGER_CODES(X) \
	X(BAD_LEDGER_DAY, "bad-ledger-day", WARNING, \
	  N_("'%2' is no day of the calendar, so '%1' is not filled in (rows: %3); the text is " \
	     "kept beside the row; write days as 2026-10-01")) \
	X(BAD_LEDGER_ADDRESS, "bad-ledger-address", WARNING, \
	  N_("'%2' is no address such as %3, as '%1' of a device is to be (rows: %4)")) \
	X(LEDGER_SUPPORT_ENDED, "ledger-support-ended", WARNING, \
	  N_("the support of %1 ended on %2; devices of the list that have it: %3 (%4); replace " \
	     "or cut them off, or write what is agreed into the rows as 'support_end'")) \
	X(LEDGER_SUPPORT_UNKNOWN, "ledger-support-unknown", NOTE, \
	  N_("until when %1 devices have support is not known (%2); write 'support_end' into the " \
	     "list, or the operating system into clauses/os-support.json of the project")) \
	X(LEDGER_WITHOUT_UPDATES, "ledger-without-updates", WARNING, \
	  N_("nobody is said to update %1 servers and network devices of the list: %2; write " \
	     "'updates' into the list, or tie the rows to bunkai.json with 'object'")) \
	X(LEDGER_LINE_UNKNOWN, "ledger-line-unknown", WARNING, \
	  N_("maintained from outside by a line that bunkai.json does not have: '%1' (devices: " \
	     "%2: %3); add the line to its system, or say which it is")) \
	X(LEDGER_LINE_UNSAID, "ledger-line-unsaid", WARNING, \
	  N_("%1 devices are maintained from outside, and the list does not say by which line: " \
	     "%2; write 'line' into the rows")) \
	X(LEDGER_NOT_IN_FIGURE, "ledger-not-in-figure", WARNING, \
	  N_("%1 servers and network devices of the list are none of bunkai.json, so that no " \
	     "figure and no table of a contract has them: %2; add them to their system, or name " \
	     "with 'object' which they are")) \
	X(LEDGER_NOT_IN_LIST, "ledger-not-in-list", WARNING, \
	  N_("%1 '%2' of system %3 stands in bunkai.json, but no row of the list of devices is " \
	     "it; add a row, or name it in the row with 'object': '%4'")) \
	X(LEDGER_LINK_DOUBTFUL, "ledger-link-doubtful", WARNING, \
	  N_("device '%1' of the list may be %2; say which with bunkai set DIR 'ledger/%1' " \
	     "object=KIND/SYSTEM/ID")) \
	X(UNKNOWN_LEDGER_OBJECT, "unknown-ledger-object", ERROR, \
	  N_("bunkai.json has no server and no device '%1'; 'object' is KIND/SYSTEM/ID, or " \
	     "KIND/ID")) \
	X(LEDGER_DOUBLE, "ledger-double", WARNING, \
	  N_("%1 '%2' stands in %3 rows of the list: %4; take out what is there twice")) \
	X(LEDGER_PARTY_UNKNOWN, "ledger-party-unknown", WARNING, \
	  N_("the list names '%2' as '%1' (rows: %3), who is no party of bunkai.json; add the " \
	     "party, or the word to clauses/ledger-words.json of the project")) \
	X(LEDGER_SYSTEM_UNKNOWN, "ledger-system-unknown", NOTE, \
	  N_("the list names a system '%1' (rows: %2) that bunkai.json does not have; add it, or " \
	     "write the name that it has there")) \
	X(LEDGER_KIND_UNKNOWN, "ledger-kind-unknown", NOTE, \
	  N_("what '%1' is (rows: %2) no word of clauses/ledger-words.json says; add it to that " \
	     "file of the project, as server, terminal, network, medical, storage or other")) \
	X(LEDGER_KIND_UNSAID, "ledger-kind-unsaid", NOTE, \
	  N_("the list does not say what %1 devices are, and neither name nor operating system " \
	     "does: %2; write 'kind'"))

#endif
