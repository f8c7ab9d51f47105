/* SPDX-License-Identifier: MIT
 *
 * Why an article or row is amended, as papers for its readers say it: what somebody gave as a
 * reason for them, else the plain sentence of the cause (amend/change_words.h).
 */
#ifndef BUNKAI_AMEND_AMENDMENT_REASONS_H
#define BUNKAI_AMEND_AMENDMENT_REASONS_H

#include "amend/amendment.h"

struct reason_line {
	const char *text;
	enum audience audience; /* of whoever may know what changed */
};

struct reason_lines {
	VEC(struct reason_line) all; /* each once; never empty */
};

/*
 * A line per cause that the readers may be told of; else one line: that other amendments ask for
 * it, that the record was revised.
 */
struct reason_lines amendment_reasons(struct arena *a, const struct amendment *in,
				      const struct impact_document *d,
				      const struct doc_unit_pair *p);

/* Whether the paper's readers may be told of the change at all. */
bool amendment_tells(struct arena *a, const struct amendment *in, const struct change *c);

/* How narrow the audience of its words is then. */
enum audience amendment_change_audience(struct arena *a, const struct amendment *in,
					const struct change *c);

#endif
