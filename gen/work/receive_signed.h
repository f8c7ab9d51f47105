/* SPDX-License-Identifier: MIT
 *
 * Signed papers that came back: a PDF that is an issued paper, be it signed or stamped, is kept
 * below signed/ with its edition, and talks.json has a line of it. What was changed is refused.
 */
#ifndef BUNKAI_WORK_RECEIVE_SIGNED_H
#define BUNKAI_WORK_RECEIVE_SIGNED_H

#include "work/signed_copy.h"
#include "work/trial.h"

struct signed_received {
	const char *path, *name, *sha256;
	const char *kept;        /* in the project: signed/tele-2026/1/annex-0123456789abcdef.pdf */
	const char *bytes;
	size_t len;
	bool seen;               /* it came before, or twice now: nothing of it is looked at */
	struct signed_copy copy; /* of one that was not seen */
};

struct signed_receipt {
	struct trial trial;
	VEC(struct signed_received) files;
};

/* True when the file begins as a PDF does; false also when it cannot be read. */
bool receive_is_pdf(struct arena *a, const char *path);

/*
 * Compares each file with what was issued. False: one is not what was issued, or cannot be read
 * (reported); nothing is to be written then. What was found out stands in `r` all the same.
 */
bool receive_signed(struct signed_receipt *r, struct arena *a, const char *folder,
		    char *const *files, size_t n, struct diag_list *dl);

/* Writes the files and their lines, all or nothing. False: reported. */
bool receive_signed_write(struct signed_receipt *r, struct diag_list *dl);

#endif
