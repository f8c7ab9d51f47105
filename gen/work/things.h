/* SPDX-License-Identifier: MIT
 *
 * What people name on a command line to change one thing of a project: KIND/ID, as contact/it, or
 * KIND/OWNER/ID where ids count within an owner, as device/tele-gw/gw-fw. The project itself is
 * just 'project'. Its parts stand in bunkai.json and contacts.json, what was accepted or is to be
 * done about a risk in decisions.json, answers to the checklist and papers of vendors in
 * inspection.json, which as a whole is just 'inspection'.
 */
#ifndef BUNKAI_WORK_THINGS_H
#define BUNKAI_WORK_THINGS_H

#include "base/fields.h"
#include "work/trial.h"

struct thing_kind {
	const char *name; /* device */
	const char *file; /* bunkai.json */
	const char *otherwise; /* what that file begins as; NULL: it must be there */
	const char *owner; /* the kind whose objects hold the list: system; NULL: the file itself */
	const char *list;  /* devices; NULL: the kind is the file itself */
	const char *key;   /* the member that is its id */
	const char *second; /* the member that tells apart those of one id; NULL: none */
	bool flags; /* members beyond the table are flags that clauses ask for */
	const struct field_table *table;
};

struct thing {
	const struct thing_kind *kind;
	const char *name;          /* device/tele-gw/gw-fw */
	const struct where *where; /* DIR/bunkai.json:systems[1].devices[0] */
	/*
	 * The object, and the list it stands in, in the tree of the edit; they hold until the next
	 * one. An object that is to be added is NULL, the list too where the file has none yet.
	 */
	const struct json *object, *list, *owner;
	struct json_edit *edit;
};

struct things {
	VEC(struct thing) all;
};

/* All of a kind, in the order of their file. False: reported. */
bool things_list(struct trial *t, const char *kind, struct things *out, struct diag_list *dl);

/*
 * The subject of that name; where its owner can be left out since one object alone has that id, it
 * may be. NULL name, kind or id that is not there: refused with the nearest. False: reported.
 */
bool thing_find(struct trial *t, const char *name, struct thing *out, struct diag_list *dl);

/*
 * Where a subject of that name is to be added: its kind and owner are there, it is not. `key` gets
 * its id. False: reported.
 */
bool thing_place_new(struct trial *t, const char *name, struct thing *out, const char **key,
		       struct diag_list *dl);

#endif
