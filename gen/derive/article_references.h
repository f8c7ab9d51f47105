/* SPDX-License-Identifier: MIT
 *
 * The references of all articles of a document.
 */
#ifndef BUNKAI_DERIVE_ARTICLE_REFERENCES_H
#define BUNKAI_DERIVE_ARTICLE_REFERENCES_H

#include "derive/clauses.h"
#include "derive/references.h"

/* What stands below each article of a document, in their order. */
const struct reference_list *references_of_articles(struct arena *a, const struct project *p,
						    const struct library *l,
						    const struct selection *s);

#endif
