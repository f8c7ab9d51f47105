/* SPDX-License-Identifier: MIT
 *
 * A PDF that came back signed, stamped or otherwise: which issued paper it is a copy of, and what of
 * it is not as it was issued.
 */
#ifndef BUNKAI_WORK_SIGNED_COPY_H
#define BUNKAI_WORK_SIGNED_COPY_H

#include "base/diag.h"
#include "model/edition.h"
#include "signed/signed_file.h"

struct signed_copy {
	const struct manifest *edition;
	const struct issued_file *file; /* of that edition */
	const char *document;           /* id: the name of the file without its ending */
	struct signed_answer *answer;
	bool latest;                    /* no later edition of its scope has that file */
};

/* True when the bytes begin as a PDF does, be it behind a few others. */
bool signed_copy_is_pdf(const char *bytes, size_t len);

/*
 * Holds the file against the PDFs of all editions in `folder`: one whose bytes it begins with, else
 * the one whose words are nearest. False: no edition has such a paper, or its own file cannot be
 * read (reported).
 */
bool signed_copy_find(struct arena *a, const char *folder, const char *bytes, size_t len,
		      struct signed_copy *out, struct diag_list *dl);

/* Adds what people have to know of it: copy-changed, copy-unreadable, copy-stamped. */
void signed_copy_tell(struct arena *a, const char *path, const struct signed_copy *copy,
		      struct diag_list *dl);

#endif
