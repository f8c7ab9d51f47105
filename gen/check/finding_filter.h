/* SPDX-License-Identifier: MIT
 *
 * Which findings somebody wants to see: those of a contract, of some codes, of some levels, of a
 * subject. A question that cannot be answered, since nothing has the name, is refused with the
 * nearest name that is right.
 */
#ifndef BUNKAI_CHECK_FINDING_FILTER_H
#define BUNKAI_CHECK_FINDING_FILTER_H

#include <stdbool.h>

#include "base/diag.h"
#include "check/scope.h"
#include "check/subjects.h"

/* As people write it; NULL: all. */
struct finding_wish {
	const char *contract; /* an id, or SCOPE_HOSPITAL; it must be known */
	const char *codes;    /* 'gap,no-accountable' */
	const char *levels;   /* 'error,warning' */
	const char *subject;  /* see subject_is_meant */
};

struct finding_filter {
	const struct finding_wish *wish;
	const struct project *project;
	const struct library *library;
	scope_keeps *keeps;
	bool codes[DIAG__MAX];
	bool levels[LEVEL__MAX];
};

/* True when the wish leaves anything out on purpose. */
bool finding_filter_is_set(const struct finding_wish *wish);

/*
 * Takes the wish apart. `found`, all findings, and the subjects say what is known; false when
 * something is not (reported in `dl`).
 */
bool finding_filter_read(struct finding_filter *f, const struct finding_wish *wish,
			 const struct diag_list *found, const struct subjects *subjects,
			 struct diag_list *dl);

/* The findings that the filter lets pass, in their order. */
struct diag_list *finding_filter_apply(struct arena *a, const struct finding_filter *f,
				       const struct diag_list *found);

#endif
