/* SPDX-License-Identifier: MIT
 *
 * What a document says, as checksums, so that it is known whether anything changed; what changed is
 * told by doctree.h. Where words come from (origins) does not count.
 */
#ifndef BUNKAI_EDITIONS_DOC_DIGEST_H
#define BUNKAI_EDITIONS_DOC_DIGEST_H

#include "base/arena.h"
#include "doc/doc.h"

struct doc_digest {
	const char *text;   /* SHA-256 of what a reader reads; a DRAFT mark is no part of it */
	/* SHA-256 of that and of all that renderers look at: the same bytes come out */
	const char *layout;
};

struct doc_digest *doc_digest_of(struct arena *a, const struct doc *d);

#endif
