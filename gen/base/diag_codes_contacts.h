/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about contacts.json: when somebody answers, who takes his place,
 * and whether the numbers are right.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_CONTACTS_H
#define BUNKAI_BASE_DIAG_CODES_CONTACTS_H

#define DIAG_CONTACT_CODES(X) \
	X(HOURS_UNREAD, "hours-unread", WARNING, \
	  N_("the hours '%1' cannot be read from '%2' on, so that nobody knows who answers at " \
	     "night; write them like: %3; a word for days of your own goes into " \
	     "clauses/hours.json of the project")) \
	X(HOURS_UNCOVERED, "hours-uncovered", WARNING, \
	  N_("no contact %1 can be called about this system in these hours: %2; add a number " \
	     "for nights and holidays ('phone_off'), a deputy who has one, or longer hours")) \
	X(DEPUTY_OF_MOST, "deputy-of-most", WARNING, \
	  N_("deputy of %1 of the %2 others of the hospital (%3): with this one away nobody " \
	     "stands in for any of them; name others as their deputies")) \
	X(DEPUTY_CIRCLE, "deputy-circle", WARNING, \
	  N_("the deputies lead back without anybody else being asked: %1; name one outside " \
	     "of the circle as well, as in 'deputies' of %2: %3")) \
	X(DEPUTY_WITHOUT_NIGHT_PHONE, "deputy-without-night-phone", WARNING, \
	  N_("deputy of %1, but without a number for nights and holidays, so that nobody takes " \
	     "their place then; prints as 未記入")) \
	X(DEPUTY_WITHOUT_CONTACT, "deputy-without-contact", WARNING, \
	  N_("the deputy '%1' is a name without any number; make a contact of it and name that " \
	     "contact's id")) \
	X(DESK_NOT_CONFIRMED, "desk-not-confirmed", WARNING, \
	  N_("nobody has tried the number %1 of this desk; call and write the date")) \
	X(DESK_OLD, "desk-old", WARNING, \
	  N_("last confirmed on %1, more than %2 months ago; call and write the date"))

#endif
