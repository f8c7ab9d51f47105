/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about servers, devices, lines, backups, flows and premises, who
 * sees to them, and the tables that say so.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_OBJECTS_H
#define BUNKAI_BASE_DIAG_CODES_OBJECTS_H

#define DIAG_OBJECT_CODES(X) \
	X(FEATURE_UNSAID, "feature-unsaid", WARNING, \
	  N_("it is not said whether the system has: %2; articles come and go by it, and until it " \
	     "is said, this counts: %1")) \
	X(UNKNOWN_FEATURE, "unknown-feature", WARNING, \
	  N_("no clause asks whether a system has '%1'")) \
	X(UNKNOWN_FORM, "unknown-form", ERROR, \
	  N_("no flow of the contract's registers has the form '%1'")) \
	X(UNKNOWN_FLOW, "unknown-flow", ERROR, \
	  N_("no register of the contract has the flow '%1'")) \
	X(UNDER_CIRCLE, "under-circle", ERROR, \
	  N_("party '%1' is under itself; say who its client is, or take out 'under'")) \
	X(OUTSIDE_PARTY, "outside-party", WARNING, \
	  N_("%2: '%1' is '%3', who neither signs contract %4 nor is under a party that does; " \
	     "set 'under' of that party, or let it sign")) \
	X(NOT_WRITTEN_DOWN, "not-written-down", WARNING, \
	  N_("bunkai.json does not say '%1' of: %2; papers print that it is to be agreed")) \
	X(OPEN_THING, "open-thing", WARNING, \
	  N_("nobody has this in contract %1; name the party with " \
	     "bunkai set DIR '%2' %3=PARTY%4, and articles and tables follow")) \
	X(AGREED_NOT_SET, "agreed-not-set", WARNING, \
	  N_("'%1' is agreed on, but bunkai.json names another or nobody, and so do articles and " \
	     "tables; write bunkai set DIR '%2' %3=%1%4")) \
	X(PREMISE_OPEN, "premise-open", NOTE, \
	  N_("a premise of register %1 is held by nobody in contract %2: '%3'; put it into " \
	     "'premises' of the contract and say with 'holds' who does")) \
	X(UNKNOWN_TABLE, "unknown-table", ERROR, \
	  N_("{{table:%1}} names a table that no document has; a part of a template is called " \
	     "so by its 'id' and cited by its 'cite'")) \
	X(UNKNOWN_OBJECT_ROLE, "unknown-object-role", ERROR, \
	  N_("{{%1}} asks for the party that has a role for things, but there is no such role")) \
	X(TABLE_NOT_MADE, "table-not-made", WARNING, \
	  N_("clauses of contract %2 send the reader to '%1', which stands in %3; name that " \
	     "document in 'documents'"))

#endif
