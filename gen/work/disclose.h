/* SPDX-License-Identifier: MIT
 *
 * Filled-in questionnaires come into a project: what each row answers goes to disclosures/ID.json,
 * the file as it came beside it (disclosures/received/), all or nothing.
 *
 *     struct disclosed_receipt d;
 *     if (!disclose(&d, a, &wish, dl) || (!dry_run && !disclose_write(&d, dl)))
 *             return report_print(dl);
 */
#ifndef BUNKAI_WORK_DISCLOSE_H
#define BUNKAI_WORK_DISCLOSE_H

#include "model/disclosed.h"
#include "work/trial.h"

struct disclose_wish {
	const char *folder;
	char *const *files;
	size_t n_files;
	/* NULL: as the sheet says, where 'bunkai ask' made it */
	const char *questionnaire, *party, *system, *product;
	const char *profile; /* NULL: the one that fits best */
	const char *date; /* the form's day, an ISO date; NULL: as the form says */
};

struct disclosed_file {
	const char *path, *name, *sha256;
	const char *bytes;
	size_t len;
	const char *known;    /* id of the sheet that came from this very file before; NULL: none */
	const struct questionnaire *form;
	const struct disclosed_sheet *sheet; /* NULL when it is known */
	const char *profile;  /* id of the one that read it */
	size_t questions, answered; /* that are answered in; those whose answer was read */
};

struct disclosed_receipt {
	struct trial trial;
	VEC(struct disclosed_file) files;
};

/*
 * True for a file whose head says that 'bunkai ask' made it. A file that cannot be read is none:
 * whoever reads it for good tells why.
 */
bool disclose_is_asked(struct arena *a, const char *path);

/*
 * Reads the files and tries them in the project, of which nothing changes. False: reported
 * (answers-of-whom, answers-of-other, no-questionnaire, unknown-party, unknown-system, no-table …).
 * Doubts are findings as well: answer-unread, answered-twice, row-of-no-question, no-answers.
 */
bool disclose(struct disclosed_receipt *d, struct arena *a, const struct disclose_wish *wish,
	      struct diag_list *dl);

/* Writes what is new. False: reported, and nothing has changed. */
bool disclose_write(struct disclosed_receipt *d, struct diag_list *dl);

#endif
