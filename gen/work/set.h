/* SPDX-License-Identifier: MIT
 *
 * One word of a project's own files, changed without an editor: members of a subject
 * (things.h) get values, which are read by the field tables of the loader, or a subject is added.
 */
#ifndef BUNKAI_WORK_SET_H
#define BUNKAI_WORK_SET_H

#include "work/things.h"

/* What became of one member, or of an object that is added, taken out or told. */
struct made_change {
	const char *subject; /* contact/ehr-desk */
	const char *place;   /* DIR/contacts.json:contacts[10].phone */
	const char *before, *after; /* as JSON; NULL: it was not there, it is not there any more */
};

struct made_changes {
	VEC(struct made_change) all;
};

struct assignments {
	/*
	 * 'phone=0X-XXXX-4101', of a list also 'systems+=tele' and 'systems-=tele'; with nothing
	 * behind the sign the member is to say nothing
	 */
	char *const *at;
	size_t n;
};

/*
 * Changes the members in the trial's edits, or adds the subject with them (`is_new`), and tries the
 * project so. A member that has its value already is no change. False: refused, and told in `dl`.
 *
 * A member that is to say nothing becomes null where that may stand, and is taken out elsewhere.
 * Parameters stay the number or text that they are.
 */
bool set_members(struct trial *t, const char *subject, const struct assignments *given, bool is_new,
		 struct made_changes *out, struct diag_list *dl);

/*
 * Takes the subject out of its file, and tries the project so: what still names it refuses. The
 * project itself stays. False: told in `dl`.
 */
bool set_remove(struct trial *t, const char *subject, struct made_changes *out,
		struct diag_list *dl);

/*
 * A new object of the subject's kind from its id and members, for those who put it somewhere
 * themselves; `inherited` (NULL: none) lends the members that are not given. NULL: reported.
 */
const struct json *set_new_object(struct trial *t, const struct thing *s, const char *key,
				  const struct assignments *given, const struct json *inherited,
				  struct diag_list *dl);

/*
 * Tries the project as the edits would make it. What they write must hold together: an error that
 * says otherwise is new, told in `dl`, and refuses. Errors that follow from true words are none of
 * these: a register that a contract now rests on brings its gaps, and they are for the talks.
 */
bool set_try(struct trial *t, struct diag_list *dl);

/*
 * Every word of a command line is UTF-8, holds nothing that deceives and is none of the stand-ins
 * of a command that was pasted (cmd/settle.h), which a paper would print. False: reported.
 */
bool set_check_words(struct arena *a, char *const *words, size_t n, struct diag_list *dl);

#endif
