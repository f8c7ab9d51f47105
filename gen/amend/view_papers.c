/* SPDX-License-Identifier: MIT
 *
 * Views amended-papers and amended-notes: the documents of which an article, a row or another unit
 * reads otherwise, each with how many; and how many of a document's units differ only in what
 * articles rest on, or in columns that came or went. View bound-papers: all documents of the new
 * state that an amendment may change, amended or not.
 */
#include "amend/amendment_view.h"
#include "base/text.h"

static size_t count_state(const struct doc_diff *d, enum doc_unit_state state)
{
	size_t n = 0;

	for (size_t i = 0; i < d->all.n; i++)
		n += d->all.at[i].state == state;
	return n;
}

static size_t count_amended(const struct doc_diff *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->all.n; i++)
		n += amendment_counts(&d->all.at[i]);
	return n;
}

bool amendment_is_amended(const struct impact_document *d)
{
	return count_amended(d->diff) > 0;
}

static struct view_row *add_paper(struct binding *b, struct view *v,
				  const struct impact_document *d)
{
	const struct doc *paper = d->diff->after ? d->diff->after : d->diff->before;
	struct view_row *row = view_add(b, v, "template", NULL, NULL, d->document);

	view_set(b, row, "paper", d->document);
	view_set(b, row, "title", paper->title);
	return row;
}

/* How much of the document is amended: 56箇所. */
static const char *extent_of(const struct binding *b, const struct amendment *in,
			     const struct impact_document *d)
{
	if (!d->diff->before || !d->diff->after)
		return amendment_word(in, d->diff->after ? "amendment.extent.new"
							 : "amendment.extent.gone");
	if (amendment_reshapes(in, d))
		return amendment_word(in, "amendment.extent.whole");
	return text_fill(b->a, amendment_word(in, "amendment.extent.places"), "n",
			 arena_printf(b->a, "%zu", count_amended(d->diff)), NULL, NULL);
}

void fill_amended_papers(struct binding *b, struct view *v)
{
	const struct amendment *in = amendment_about(b);

	for (size_t i = 0; i < in->n; i++) {
		const struct impact_document *d = &in->documents[i];

		if (!amendment_is_amended(d))
			continue;
		struct view_row *row = add_paper(b, v, d);

		view_set(b, row, "n", arena_printf(b->a, "%zu", count_amended(d->diff)));
		view_set(b, row, "extent", extent_of(b, in, d));
		view_set(b, row, "whole", amendment_reshapes(in, d) ? "yes" : "");
		view_set(b, row, "state",
			 !d->diff->before  ? "new"
			 : !d->diff->after ? "gone"
					   : "amended");
	}
}

static void set_count(struct binding *b, struct view_row *row, const char *name, size_t n)
{
	view_set(b, row, name, n ? arena_printf(b->a, "%zu", n) : "");
}

void fill_amended_notes(struct binding *b, struct view *v)
{
	const struct amendment *in = amendment_about(b);

	for (size_t i = 0; i < in->n; i++) {
		const struct impact_document *d = &in->documents[i];
		size_t notes = count_state(d->diff, UNIT_NOTES),
		       columns = count_state(d->diff, UNIT_COLUMNS);

		if (!(notes || columns) || amendment_reshapes(in, d))
			continue;
		struct view_row *row = add_paper(b, v, d);

		set_count(b, row, "notes", notes);
		set_count(b, row, "columns", columns);
		view_set(b, row, "alone", amendment_is_amended(d) ? "" : "yes");
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
