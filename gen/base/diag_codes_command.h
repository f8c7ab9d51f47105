/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about what somebody asks for: the words of a command line, and
 * changes of a project by set, replace, end and decide.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_COMMAND_H
#define BUNKAI_BASE_DIAG_CODES_COMMAND_H

#define DIAG_COMMAND_CODES(X) \
	/* command line */ \
	X(UNKNOWN_COMMAND, "unknown-command", ERROR, \
	  N_("there is no command '%1'; there are: %2")) \
	X(UNKNOWN_OPTION, "unknown-option", ERROR, N_("there is no option '%1'; there are: %2")) \
	X(AMBIGUOUS_OPTION, "ambiguous-option", ERROR, \
	  N_("option '%1' may be one of several: %2; write more of it")) \
	X(OPTION_VALUE, "option-value", ERROR, N_("option '%1' needs a value behind it")) \
	X(OPTION_FLAG, "option-flag", ERROR, N_("option '%1' takes no value")) \
	X(OPTION_TWICE, "option-twice", ERROR, \
	  N_("option '--%1' is given twice; put both into one, with a comma between where it is a " \
	     "list")) \
	X(EXTRA_OPERAND, "extra-operand", ERROR, N_("nothing is known to be done with '%1'")) \
	X(UNKNOWN_FINDING, "unknown-finding", ERROR, \
	  N_("no finding has the code '%1'; those of this project have: %2")) \
	X(UNKNOWN_SUBJECT, "unknown-subject", ERROR, \
	  N_("no finding speaks of '%1', and nothing here has that name; write a key as R24/④-1, " \
	     "R24 or 'R24/*', or the id of what it is")) \
	X(WORD_NOT_UTF8, "word-not-utf8", ERROR, \
	  N_("this word of the command line is not UTF-8; type it in a terminal that is set to " \
	     "UTF-8")) \
	X(WORD_DECEIVES, "word-deceives", ERROR, \
	  N_("this word of the command line holds %1, a character that nobody sees or that " \
	     "moves others; type it anew")) \
	X(WORD_TO_FILL_IN, "word-to-fill-in", ERROR, \
	  N_("'%1' only shows where a word of yours goes; write that word")) \
	/* changes of a project's files by set, replace and end */ \
	X(UNKNOWN_SUBJECT_KIND, "unknown-subject-kind", ERROR, \
	  N_("'%1' is no kind of thing that can be changed; write KIND/ID, as contact/it; kinds " \
	     "are: %2")) \
	X(SUBJECT_WITHOUT_ID, "subject-without-id", ERROR, \
	  N_("say which one: write %1/ID, as in contact/it")) \
	X(SUBJECT_WITH_ID, "subject-with-id", ERROR, \
	  N_("there is only one %1; write it without an id")) \
	X(UNKNOWN_THING, "unknown-thing", ERROR, N_("there is no '%1' in %2")) \
	X(AMBIGUOUS_SUBJECT, "ambiguous-subject", ERROR, \
	  N_("'%1' may be one of several: %2; write more of it")) \
	X(SUBJECT_WITHOUT_OWNER, "subject-without-owner", ERROR, \
	  N_("a new %1 stands in a %2, whose id goes in front: %1/ID/%3")) \
	X(SUBJECT_STANDS, "subject-stands", ERROR, \
	  N_("'%1' is there already, in %2; leave --new out to change it")) \
	X(ID_WITH_SLASH, "id-with-slash", ERROR, \
	  N_("the id '%1' would hold a '/', which parts the words of KIND/ID; write the new id " \
	     "alone")) \
	X(NOT_REMOVED, "not-removed", ERROR, \
	  N_("the project itself cannot be taken out; name one of its things")) \
	X(NO_ASSIGNMENT, "no-assignment", ERROR, \
	  N_("'%1' is no change; write MEMBER=VALUE, as phone=0X-XXXX-0000, or MEMBER= to say " \
	     "nothing")) \
	X(NOT_A_LIST, "not-a-list", ERROR, N_("'%1' is no list; write %1=VALUE")) \
	X(GIVEN_TWICE, "given-twice", ERROR, N_("member '%1' is given twice; give it once")) \
	X(NO_SUCH_MEMBER, "no-such-member", ERROR, \
	  N_("there is no member '%1' that can be set here; there are: %2")) \
	X(SET_ID, "set-id", ERROR, \
	  N_("'%1' is the name by which other places find it and stays; a party or a device " \
	     "gives way to another with 'bunkai replace'")) \
	X(ID_TAKEN, "id-taken", ERROR, \
	  N_("'%1' is there already, in %2; what takes the place of '%3' needs an id of its own")) \
	X(REPLACE_BOTH, "replace-both", ERROR, \
	  N_("'%1' and '%2' both stand in %3, so that neither can take the other's place there; " \
	     "take one out first")) \
	X(ENDED_ALREADY, "ended-already", ERROR, \
	  N_("contract '%1' ended on %2 already; correct it with 'bunkai set DIR contract/%1 " \
	     "ended=DATE'")) \
	X(ENDS_BY_ITSELF, "ends-by-itself", ERROR, \
	  N_("contract '%1' runs to %2 and ends by itself before %3; give that day or an earlier " \
	     "one, or agree on another term first")) \
	X(MORE_LIKE_IT, "more-like-it", ERROR, \
	  N_("%1 more findings '%2' would stand; nothing was written")) \
	X(UNKNOWN_PARAMETER, "unknown-parameter", ERROR, \
	  N_("no clause has a parameter '%1', so that no text would use it")) \
	/* command line of decide */ \
	X(EMPTY_WORD, "empty-word", ERROR, \
	  N_("nothing stands behind it; say something, or leave the option out")) \
	X(NOTHING_DECIDED, "nothing-decided", ERROR, \
	  N_("nothing is decided; say one of --status, --roles, --fee, --when, --text, --reason, " \
	     "--public-reason, --position and --accept-proposals")) \
	X(NOTHING_NAMED, "nothing-named", ERROR, \
	  N_("no row is named; give keys (R24/④-1, 'R24/④-*', R24), --where, or " \
	     "--accept-proposals with --contract")) \
	X(NOT_TOGETHER, "not-together", ERROR, N_("%1 and %2 do not go together; leave one out")) \
	X(WITHOUT_NAME, "without-name", ERROR, \
	  N_("who says so is missing for '%1'; add --by with office and name")) \
	X(NO_ACCEPTANCE, "no-acceptance", ERROR, \
	  N_("it belongs to a risk that is accepted, and none is; use it with --status accepted " \
	     "on a risk, or leave it out")) \
	X(NO_ROLES, "no-roles", ERROR, \
	  N_("'%1' gives no party a role; write PARTY=ROLE with commas between, each party once; " \
	     "roles are: %2")) \
	X(NOT_A_PARTY, "not-a-party", ERROR, \
	  N_("'%1' has no part in contract %2 (--contract takes one only); there are: %3")) \
	X(NO_CONDITION, "no-condition", ERROR, \
	  N_("'%1' is no condition; write NAME=VALUE with commas between; names are: %2")) \
	X(UNKNOWN_CONDITION, "unknown-condition", ERROR, \
	  N_("there is no condition '%1'; there are: %2")) \
	X(NO_SUCH_RISK, "no-such-risk", ERROR, N_("no register has a risk '%1'")) \
	/* decide */ \
	X(NO_SUCH_ROWS, "no-such-rows", ERROR, N_("no register row has a key like '%1'")) \
	X(KEY_WITHOUT_ROW, "key-without-row", ERROR, \
	  N_("a register has it, but no contract in question (%2) has a row '%1'; look at the " \
	     "contract's 'registers', and at --contract")) \
	X(KEY_OF_ENDED, "key-of-ended", ERROR, \
	  N_("contract %2, which has '%1', ended on %3, so that nothing is decided there any " \
	     "more; 'bunkai set' corrects the day")) \
	X(NO_ROW_MEETS, "no-row-meets", ERROR, \
	  N_("no row meets all that was said; rows that meet each condition by itself: %1")) \
	X(ONLY_DUTIES, "only-duties", ERROR, \
	  N_("only duties of the hospital meet it (%1); name them with kind=duty")) \
	X(NO_PROPOSALS, "no-proposals", ERROR, \
	  N_("none of the %1 rows that are proposed has exactly one party accountable (◎); give " \
	     "them one with --roles")) \
	X(NOTHING_TO_ACCEPT, "nothing-to-accept", ERROR, \
	  N_("on all of these rows (%1) somebody acts, or their risk is accepted already, so " \
	     "that nothing is left to accept")) \
	X(OPTION_NUMBER, "option-number", ERROR, N_("'%1' is no number; write digits alone")) \
	X(CLAUSE_GONE, "clause-gone", ERROR, \
	  N_("clause '%1' was merged into '%2'; decide on '%2'")) \
	X(CLAUSE_WITHOUT_POSITION, "clause-without-position", ERROR, \
	  N_("'%1' is a clause, of which a position is decided; add --position 標準案 or the like")) \
	X(NO_STATUS_OF_CLAUSE, "no-status-of-clause", ERROR, \
	  N_("'%1' is said of rows and risks; a clause is proposed, open, agreed or rejected")) \
	X(CLAUSE_ONE_TEXT, "clause-one-text", ERROR, \
	  N_("clause '%1' has one text only, so that there is no position to choose")) \
	X(CLAUSE_NOWHERE, "clause-nowhere", ERROR, \
	  N_("clause '%1' stands in no paper of a contract of %2")) \
	X(NEEDS_ONE, "needs-one", ERROR, \
	  N_("rows would be left without exactly one party accountable (◎), %1 of them: %2; give " \
	     "each party its part, as in --roles vendor=accountable,hospital=informed")) \
	X(DECIDED_BEFORE, "decided-before", ERROR, \
	  N_("decided otherwise before, %1 of them: %2; leave them out, or say --override")) \
	X(CHANGES_NOTHING, "changes-nothing", ERROR, \
	  N_("all that is meant is so already (rows: %1), and nothing would change")) \
	X(NOTHING_TO_UNDO, "nothing-to-undo", ERROR, \
	  N_("decisions.json has no decision that could be taken back"))

#endif
