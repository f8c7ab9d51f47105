/* SPDX-License-Identifier: MIT
 *
 * A contact as its party gives it back: what was changed is written into contacts.json, and the day
 * on which it was confirmed.
 */
#ifndef BUNKAI_WORK_RECEIVE_CONTACT_H
#define BUNKAI_WORK_RECEIVE_CONTACT_H

#include "model/settings.h"
#include "work/trial.h"

#define CONTACTS_FILE "contacts.json"

/* The contact is there. A member with an empty value says nothing any more. False: reported. */
bool receive_contact_write(struct trial *t, const char *id, const struct settings *members,
			   const char *confirmed, struct diag_list *dl);

#endif
