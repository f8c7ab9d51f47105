/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about what goes out to parties and comes back: sendings and
 * answers.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_TALKS_H
#define BUNKAI_BASE_DIAG_CODES_TALKS_H

#define DIAG_TALKS_CODES(X) \
	X(SENDING_DAMAGED, "sending-damaged", ERROR, \
	  N_("the record of this sending is not what it was when it went out: %1; take the folder " \
	     "sent/ back from your backup, because answers are compared with it")) \
	X(NO_SENDING_TEMPLATE, "no-sending-template", ERROR, \
	  N_("the library has no template '%1' for papers that are sent; it would lie in " \
	     "templates/sendings and say \"sends\": true"))

#endif
