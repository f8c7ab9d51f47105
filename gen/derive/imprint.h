/* SPDX-License-Identifier: MIT
 *
 * What a document says of its own edition: its name, its date, the 改定履歴, and the numbers its
 * articles have to keep.
 */
#ifndef BUNKAI_DERIVE_IMPRINT_H
#define BUNKAI_DERIVE_IMPRINT_H

#include "base/arena.h"
#include "model/library.h"
#include "model/project.h"

struct imprint {
	const char *edition; /* 初版, 第2版, 第3版（案）; NULL: none is named */
	const char *date;    /* ISO */
	VEC(struct edition) editions; /* oldest first; empty: none was issued */
	/* whose numbers are kept; NULL: everything is numbered afresh */
	const struct manifest *numbers;
};

/* The contract's id, or SCOPE_HOSPITAL for NULL. */
const char *scope_of(const struct contract *c);

/* As of the latest edition; where there is none, what the project says of itself. */
const struct imprint *imprint_latest(struct arena *a, const struct project *p,
				     const struct library *l, const struct contract *c);

/*
 * Of the next edition as a draft: its history ends with the latest one, its date is the project's.
 */
const struct imprint *imprint_draft(struct arena *a, const struct project *p,
				    const struct library *l, const struct contract *c);

/* Of the next edition as it is issued: its line of the history, without the number. */
const struct imprint *imprint_next(struct arena *a, const struct project *p,
				   const struct library *l, const struct contract *c,
				   const struct edition *next);

/* '初版', '第2版'. */
const char *edition_name(struct arena *a, const struct library *l, int number);

#endif
