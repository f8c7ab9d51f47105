/* SPDX-License-Identifier: MIT
 *
 * What verify says of a file that is a copy of an issued paper, for people and as JSON.
 */
#ifndef BUNKAI_CMD_VERIFIED_REPORT_H
#define BUNKAI_CMD_VERIFIED_REPORT_H

#include "base/json.h"
#include "work/signed_copy.h"

/* On stdout: a line for the file, one for each signature and each place. */
void verified_report(struct arena *a, const char *file, const struct signed_copy *copy);

/* A file as it was issued, or sent, byte for byte, or one that is neither: what there is of it. */
struct verified {
	const char *file;
	const struct manifest *edition; /* NULL: of none */
	const char *document;           /* NULL: of none */
	const char *sending;            /* id; NULL: of none */
	const struct signed_answer *answer; /* NULL: it is a copy of nothing */
};

/* Prints bunkai/verified/1 on stdout. */
void verified_report_json(struct arena *a, const struct verified *v, const struct diag_list *dl);

#endif
