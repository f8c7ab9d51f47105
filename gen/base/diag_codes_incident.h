/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about the times of an incident: the chain of clauses/chain.json,
 * what texts say beside it, and the command that counts it from a discovery.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_INCIDENT_H
#define BUNKAI_BASE_DIAG_CODES_INCIDENT_H

#define DIAG_INCIDENT_CODES(X) \
	X(DEADLINE_TIME, "deadline-time", ERROR, \
	  N_("the deadline '%1' says its time in two ways or in none; write either 'within', or " \
	     "'count' with 'unit' (and 'to', above 'count', where it is a range)")) \
	X(CHAIN_UNKNOWN, "chain-unknown", ERROR, \
	  N_("'%1' names '%2', but there is none of that name")) \
	X(CHAIN_CIRCLE, "chain-circle", ERROR, \
	  N_("the event '%1' counts as '%2' while it is not known, and so comes back to itself; " \
	     "take out an 'else'")) \
	X(CHAIN_TIME, "chain-time", WARNING, \
	  N_("%1 says '%2', but the chain of times has '%3' (%4); the same time stands twice " \
	     "with two values: make them one")) \
	X(CHAIN_ORDER, "chain-order", WARNING, \
	  N_("'%1' is due (%2) before '%3' (%4), on which it rests; set the terms so that the " \
	     "chain runs forward")) \
	X(ESCALATION_TIME, "escalation-time", WARNING, \
	  N_("'within' says '%1', but the chain of times says '%2' (step '%3'); take out " \
	     "'within' and write \"chain\": \"%3\"")) \
	X(ESCALATION_WITHOUT_TIME, "escalation-without-time", NOTE, \
	  N_("the step says neither 'chain' nor 'within'; name the step of the chain that it is: " \
	     "%1")) \
	X(BAD_MOMENT, "bad-moment", ERROR, \
	  N_("'%1' is no time; write the day and the time as 2026-11-21T03:00")) \
	X(MOMENT_TOO_EARLY, "moment-too-early", ERROR, \
	  N_("'%1' lies before the discovery (%2); mend one of the two")) \
	X(NO_CHAIN, "no-chain", ERROR, \
	  N_("the library has no clauses/chain.json, so that nothing can be counted; an edition " \
	     "of before there was one is asked for its project instead"))

#endif
