/* SPDX-License-Identifier: MIT
 *
 * Making the next edition of a contract, or of the hospital: which findings stand in its way, which
 * documents belong to it, their files and trees, and the manifest that holds them together.
 */
#ifndef BUNKAI_WORK_ISSUE_H
#define BUNKAI_WORK_ISSUE_H

#include "base/progress.h"
#include "model/edition.h"
#include "work/readiness.h"

struct issue_wish {
	const char *scope;  /* a contract's id, or SCOPE_HOSPITAL */
	const char *date;   /* of the edition, as 2026-10-01 */
	const char *note;   /* for its line in the history; NULL: none */
	/* management's approval, by whom and on which day; both NULL: it is not known */
	const char *approved_by, *approved_on;
	bool with_findings; /* what is left is recorded and does not stand in the way */
	bool renumber;      /* articles are numbered afresh */
	/* no papers of the amendment from the edition before are made */
	bool without_amendment;
	const char *in_force; /* the day from which they hold, as 2026-10-01; NULL: date */
};

struct issued_edition {
	const char *folder;
	const struct manifest *manifest;
	VEC(const char *) made; /* one line per file */
	const struct readiness *readiness; /* what was left, also when that was in the way */
};

/*
 * Freezes the edition. The run must have been loaded for this wish (issue_load) and checked. False
 * when points are left, nothing belongs to it or a file cannot be written: then
 * nothing is left behind, and `dl` says why.
 */
bool issue_edition(const struct run *run, const struct issue_wish *wish, struct progress *progress,
		   struct issued_edition *out, struct diag_list *dl);

/* Loads the project as the edition will see it: on its date. */
bool issue_load(struct run *run, struct arena *a, const char *folder,
		const struct issue_wish *wish);

#endif
