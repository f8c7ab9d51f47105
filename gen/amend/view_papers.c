/* SPDX-License-Identifier: MIT
 *
 * View amended-papers: the documents of which an article, a row or another unit reads otherwise,
 * each with how many; what differs only in what articles rest on is none of them. View bound-papers:
 * all documents of the new state that an amendment may change, amended or not.
 */
#include "amend/amendment_view.h"

static size_t count_amended(const struct doc_diff *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->all.n; i++)
		n += amendment_counts(&d->all.at[i]);
	return n;
}

void fill_amended_papers(struct binding *b, struct view *v)
{
	const struct amendment *in = amendment_about(b);

	for (size_t i = 0; i < in->n; i++) {
		const struct impact_document *d = &in->documents[i];
		const struct doc *paper = d->diff->after ? d->diff->after : d->diff->before;
		size_t n = count_amended(d->diff);

		if (!n)
			continue;
		struct view_row *row = view_add(b, v, "template", NULL, NULL, d->document);

		view_set(b, row, "paper", d->document);
		view_set(b, row, "title", paper->title);
		view_set(b, row, "n", arena_printf(b->a, "%zu", n));
		view_set(b, row, "whole", amendment_reshapes(in, d) ? "yes" : "");
	}
}

void fill_bound_papers(struct binding *b, struct view *v)
{
	const struct amendment *in = amendment_about(b);

	for (size_t i = 0; i < in->n; i++) {
		const struct impact_document *d = &in->documents[i];

		if (!d->diff->after)
			continue;
		struct view_row *row = view_add(b, v, "template", NULL, NULL, d->document);

		view_set(b, row, "paper", d->document);
		view_set(b, row, "title", d->diff->after->title);
	}
}
