/* SPDX-License-Identifier: MIT
 *
 * A change to a project's own files, tried before it is written: the project as it is, and as it
 * would be. Commands that write into a project for somebody (decide, set) share it.
 *
 *     struct trial t;
 *     if (!trial_open(&t, a, folder))
 *             return report_print(t.before.problems);
 *     struct json_edit *e = trial_edit(&t, "decisions.json", "{…}", dl);
 *     … json_edit_append(e, …) …
 *     ok = trial_run(&t, dl) && trial_write(&t, dl);
 */
#ifndef BUNKAI_WORK_TRIAL_H
#define BUNKAI_WORK_TRIAL_H

#include "base/json_edit.h"
#include "work/run.h"

struct trial_edit {
	const char *name; /* in the folder: 'registers/ehr.json' */
	struct json_edit *edit; /* NULL: of a file that is no JSON */
	/* of such a file: as it would be, and as it is (NULL: it is not there) */
	const char *text, *stands;
};

struct trial {
	struct arena *arena;
	const char *folder;
	struct run before; /* loaded and checked */
	struct run after;  /* the same, once trial_run said true */
	VEC(struct trial_edit) edits;
	VEC(struct drafted_file) added; /* trial_add */
};

/*
 * Takes the folder for writing, loads and checks the project as it is. False: unusable, see
 * t->before.problems. `folder` is lent.
 */
bool trial_open(struct trial *t, struct arena *a, const char *folder);

/*
 * The edit of a file of the project, one for each name however often it is asked for. `otherwise`:
 * what a file that is not there begins as (NULL: it must be there). NULL: reported.
 */
struct json_edit *trial_edit(struct trial *t, const char *name, const char *otherwise,
			     struct diag_list *dl);

/*
 * A file of the project that is no JSON, as it would be: `text` is UTF-8, and copied. False: what
 * stands there cannot be read (reported).
 */
bool trial_put_text(struct trial *t, const char *name, const char *text, struct diag_list *dl);

/* What trial_put_text said of the file last; NULL: nothing. */
const char *trial_text(const struct trial *t, const char *name);

/* True when the file would be another, or there is none yet. */
bool trial_edit_changes(const struct trial_edit *e);

/*
 * Loads and checks the project as the edits would make it. The library is loaded afresh where they
 * touch the project's own clauses/ or templates/. False when it could not be used, or when
 * findings of level error stand that do not stand now: `dl` gets them, and nothing may be written.
 * May be called again after further edits.
 */
bool trial_run(struct trial *t, struct diag_list *dl);

/* True when an edit changes its file. */
bool trial_changes(const struct trial *t);

/*
 * A file that is written with the others and that loading does not see: what somebody else sent.
 * All is lent.
 */
void trial_add(struct trial *t, const char *name, const char *bytes, size_t len);

/* Writes the files that changed, all or none. False: reported. */
bool trial_write(struct trial *t, struct diag_list *dl);

#endif
