/* SPDX-License-Identifier: MIT
 *
 * Lists of codes by what is done with them, beside the codes themselves (diag_codes.h).
 */
#ifndef BUNKAI_BASE_DIAG_LISTS_H
#define BUNKAI_BASE_DIAG_LISTS_H

/*
 * What to do first about a finding, where that is more than to look at it: X(NAME, where, command).
 * In the command %1 is the project's folder; %2 is what it is done to: '--where' and the column
 * `where`, of the contract that was asked for, or without such words, or where one subject was
 * asked for, what the first finding speaks of; %3 is the first argument of its message. Words in
 * capitals are to be filled in.
 */
#define DIAG_ADVICE(X) \
	X(GAP, "status=gap", \
	  "bunkai decide %1 %2 --roles vendor=accountable,hospital=informed --status agreed " \
	  "--by NAME") \
	X(NO_ACCOUNTABLE, NULL, \
	  "bunkai decide %1 %2 --roles vendor=accountable,hospital=informed --status agreed " \
	  "--by NAME") \
	X(RECOMMENDED_NOT_DONE, "status=recommended", \
	  "bunkai decide %1 %2 --roles vendor=accountable,hospital=informed --status agreed " \
	  "--by NAME") \
	X(FEE_UNDECIDED, "fee=undecided,kind=any", "bunkai decide %1 %2 --fee FEE --by NAME") \
	X(RESIDUAL_NOT_ACCEPTED, NULL, \
	  "bunkai decide %1 %2 --status accepted --by NAME") \
	X(KEPT_RISK_NOT_ACCEPTED, NULL, \
	  "bunkai decide %1 %2 --status accepted --by NAME") \
	X(CONTACT_WITHOUT_PHONE, NULL, "bunkai set %1 contact/%2 phone=NUMBER") \
	X(CONTACT_WITHOUT_NIGHT_PHONE, NULL, "bunkai set %1 contact/%2 phone_off=NUMBER") \
	X(CONTACT_WITHOUT_HOURS, NULL, "bunkai set %1 contact/%2 hours=HOURS") \
	X(CONTACT_NOT_CONFIRMED, NULL, "bunkai set %1 contact/%2 confirmed=D") \
	X(CONTACT_OLD, NULL, "bunkai set %1 contact/%2 confirmed=D") \
	X(HOURS_UNREAD, NULL, "bunkai set %1 contact/%2 hours=HOURS") \
	X(DEPUTY_WITHOUT_NIGHT_PHONE, NULL, "bunkai set %1 contact/%2 phone_off=NUMBER") \
	X(DESK_NOT_CONFIRMED, NULL, "bunkai set %1 desk/%2 confirmed=D") \
	X(DESK_OLD, NULL, "bunkai set %1 desk/%2 confirmed=D") \
	X(FEATURE_UNSAID, NULL, "bunkai set %1 system/%2 %3") \
	X(SERVER_WITHOUT_UPDATES, NULL, "bunkai set %1 server/%2 updates=PARTY") \
	X(UNKNOWN_REGISTER, NULL, "bunkai import FILE --to %1 --register %3")

/*
 * Warnings that whoever signs a contract has to settle, or to leave knowingly (work/points.h): what
 * they speak of stands in the papers and would bind otherwise than it was meant.
 */
#define DIAG_BEFORE_SIGNATURE(X) \
	X(NO_ACCOUNTABLE) \
	X(OPEN_THING) \
	X(AGREED_NOT_SET) \
	X(RECOMMENDED_NOT_DONE) \
	X(DECISION_WITHOUT_ROW) \
	X(ARTICLE_AGAINST_TABLE) \
	X(NOT_WRITTEN_DOWN) \
	X(OPPOSITE_JUDGEMENT) \
	X(TEXT_CLIPPED) \
	X(LIST_CLIPPED) \
	X(DUTY_CLIPPED) \
	X(UNUSED_PARAMETER) \
	X(SUPPORT_ENDED) \
	X(NOT_FOLLOWED_UP) \
	X(OVERDUE) \
	X(REVIEW_OVERDUE) \
	X(BASELINE_ROWS)

#endif
