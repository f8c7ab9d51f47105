/* SPDX-License-Identifier: MIT
 *
 * Figures of both states are the same by what they draw, the second of a kind with the second. What
 * a summary shows is no part of what is amended, as elsewhere (changes/doc_units.h).
 */
#include "amend/amended_figures.h"

#include "base/text.h"

/* A figure where it stands in one state. */
struct placed_figure {
	const struct doc_node *node;
	const char *title;
	bool landscape, taken;
};

struct placed_figures {
	VEC(struct placed_figure) all;
};

static void take_figures(struct arena *a, const struct doc_node *part, struct placed_figures *out)
{
	const char *title = part->text;

	for (const struct doc_node *node = part->first; node; node = node->next) {
		if (node->kind == DOC_HEADING)
			title = node->text;
		if (node->kind == DOC_FIGURE)
			*vec_push(a, &out->all) = (struct placed_figure){
				node, title, part->landscape, false};
	}
}

static struct placed_figures figures_of(struct arena *a, const struct doc *d)
{
	struct placed_figures out = {0};

	for (const struct doc_node *part = d ? d->first : NULL; part; part = part->next)
		if (!part->summary)
			take_figures(a, part, &out);
	return out;
}

static const struct doc_node *take_same(struct placed_figures *old, const struct doc_node *figure)
{
	for (size_t i = 0; i < old->all.n; i++) {
		struct placed_figure *was = &old->all.at[i];

		if (was->taken || !text_equal(was->node->role, figure->role))
			continue;
		was->taken = true;
		return was->node;
	}
	return NULL;
}

static enum audience audience_of(const struct doc_node *figure)
{
	enum audience all = figure ? figure->audience : AUDIENCE_EVERYONE;

	for (const struct doc_node *box = figure ? figure->first : NULL; box; box = box->next)
		all = audience_narrower(all, box->audience);
	return all;
}

static void add_figure(struct arena *a, const struct amendment *in,
		       const struct impact_document *document, const struct placed_figure *at,
		       const struct figure_diff *diff, struct amended_figures *out)
{
	if (figure_diff_is_same(diff))
		return;
	struct amended_figure *f = vec_push(a, &out->all);

	*f = (struct amended_figure){
		.number = out->all.n,
		.document = document,
		.title = at->title ? at->title : "",
		.landscape = at->landscape,
		.diff = diff,
		.words = figure_words_of(a, in->library, diff),
		.audience = audience_narrower(audience_of(diff->before), audience_of(diff->after)),
	};
}

static void add_document(struct arena *a, const struct amendment *in,
			 const struct impact_document *document, struct amended_figures *out)
{
	struct placed_figures old = figures_of(a, document->diff->before),
			      new = figures_of(a, document->diff->after);

	for (size_t k = 0; k < new.all.n; k++) {
		const struct placed_figure *own = &new.all.at[k];

		add_figure(a, in, document, own,
			   figure_compare(a, take_same(&old, own->node), own->node), out);
	}
	for (size_t i = 0; i < old.all.n; i++)
		if (!old.all.at[i].taken)
			add_figure(a, in, document, &old.all.at[i],
				   figure_compare(a, old.all.at[i].node, NULL), out);
}

struct amended_figures amended_figures_of(struct arena *a, const struct amendment *in)
{
	struct amended_figures out = {0};

	for (size_t i = 0; i < in->n; i++)
		if (in->documents[i].diff->before && in->documents[i].diff->after)
			add_document(a, in, &in->documents[i], &out);
	return out;
}

const struct amended_figure *amended_figure_find(const struct amended_figures *figures,
						 const struct doc_unit_pair *unit)
{
	for (size_t i = 0; i < figures->all.n; i++) {
		const struct figure_diff *d = figures->all.at[i].diff;

		if ((unit->after && unit->after->node == d->after) ||
		    (unit->before && unit->before->node == d->before))
			return &figures->all.at[i];
	}
	return NULL;
}
