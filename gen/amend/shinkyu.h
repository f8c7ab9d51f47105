/* SPDX-License-Identifier: MIT
 *
 * The 新旧対照表 of the documents of one contract (or of the hospital): article by article and row
 * by row, new and old side by side with the changed words marked, and the change that is the
 * reason.
 */
#ifndef BUNKAI_AMEND_SHINKYU_H
#define BUNKAI_AMEND_SHINKYU_H

#include "base/unicode.h"
#include "effects/impact.h"

struct amendment {
	const struct library *library;              /* of the new state: its words */
	/* the same: what it calls its registers; NULL: by their ids */
	const struct project *project;
	const struct links *links;
	const struct impact_document *documents;    /* of one scope */
	size_t n;
	struct breaker *words;                      /* for word diffs; NULL: by characters */
	bool old_first;                             /* 改正前 at the left */
	const char *subtitle, *date, *author;       /* as the documents print them; date ISO */
};

/* NULL when nothing changed. */
struct doc *shinkyu_build(struct arena *a, const struct amendment *in);

/*
 * Why a unit changed, one line per change, in words of the library; the last resort says that it
 * follows from other amendments.
 */
struct reason_lines {
	VEC(const char *) all;
};

struct reason_lines amendment_reasons(struct arena *a, const struct amendment *in,
				      const struct impact_document *d, const struct unit_pair *p);

/* Whether the pair is an amendment: more than what an article rests on. */
bool amendment_counts(const struct unit_pair *p);

#endif
