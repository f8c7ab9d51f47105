/* SPDX-License-Identifier: MIT
 *
 * Views amended-figures, a row for each figure that changes with both states of it as pictures, and
 * figure-differences, a row for each thing that differs in one. Both are parted by `paper`, and the
 * second by `figure`, the number of the first.
 */
#include "amend/amended_figures.h"
#include "amend/amendment_view.h"
#include "amend/figure_marks.h"
#include "base/strbuf.h"

static const char *join(struct arena *a, const struct figure_words *words)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < words->all.n; i++)
		strbuf_add(&sb, words->all.at[i]);
	return sb.text;
}

/* The row with what both views have. */
static struct view_row *add_row(struct binding *b, struct view *v, const struct amended_figure *f)
{
	struct view_row *row = view_add(b, v, "template", NULL, NULL, f->document->document);

	row->audience = f->audience;
	view_set(b, row, "paper", f->document->document);
	view_set(b, row, "figure", arena_printf(b->a, "%zu", f->number));
	view_set(b, row, "title", f->title);
	return row;
}

static const char *state_of(const struct figure_diff *d)
{
	return doc_difference_name(!d->before  ? DIFFERS_ADDED
				   : !d->after ? DIFFERS_REMOVED
					       : DIFFERS_CHANGED);
}

static void set_figure(struct binding *b, struct view_row *row, const char *name,
		       const struct doc_node *figure)
{
	view_set(b, row, name, figure ? "" : NULL)->node = figure;
}

void fill_amended_figures(struct binding *b, struct view *v)
{
	const struct amendment *in = amendment_about(b);
	const struct amended_figures figures = amended_figures_of(b->a, in);

	for (size_t i = 0; i < figures.all.n; i++) {
		const struct amended_figure *f = &figures.all.at[i];
		const struct doc *d = f->document->diff->after;
		const char *differences = join(b->a, &f->words);
		struct figure_marked marked =
			figure_marks_put(b->a, in->library, in->words, f->diff, differences);
		struct view_row *row = add_row(b, v, f);

		view_set(b, row, "state", state_of(f->diff));
		view_set(b, row, "landscape", f->landscape ? "yes" : "");
		view_set(b, row, "paper_title", d->title);
		view_set(b, row, "n", arena_printf(b->a, "%zu", f->words.all.n));
		view_set(b, row, "differences", differences);
		set_figure(b, row, "before", marked.before);
		set_figure(b, row, "after", marked.after);
		set_figure(b, row, "new", f->diff->after);
	}
}

void fill_figure_differences(struct binding *b, struct view *v)
{
	const struct amended_figures figures = amended_figures_of(b->a, amendment_about(b));

	for (size_t i = 0; i < figures.all.n; i++)
		for (size_t k = 0; k < figures.all.at[i].words.all.n; k++)
			view_set(b, add_row(b, v, &figures.all.at[i]), "text",
				 figures.all.at[i].words.all.at[k]);
}
