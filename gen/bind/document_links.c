/* SPDX-License-Identifier: MIT
 *
 * Links to articles and rows: first the document itself is asked whether it has the place, then
 * those that are made in the same run and lie in the reader's hands with it. What has a place is
 * asked of the templates (a block of articles; a table of all responsibilities without a filter),
 * because the other document may not be bound yet.
 */
#include "bind/document_links.h"

#include <string.h>

#include "base/text.h"
#include "bind/record_sheet.h"
#include "derive/core_annex.h"

const char *row_anchor(struct binding *b, const struct responsibility *r)
{
	/* '#' parts a path from an anchor */
	return arena_concat(b->a, "row-", text_replace(b->a, r->full_key, "#", "%23"),
			    (char *)NULL);
}

bool block_has_rows(const struct template_block *block)
{
	return strcmp(block->block, "table") == 0 && block->view &&
	       strcmp(block->view, "responsibilities") == 0 && !block->where.n && !block->limit;
}

bool block_has_anchors(const struct template_block *block)
{
	return block_has_rows(block) || text_equal(block->view, PROVISIONS_VIEW) ||
	       text_equal(block->view, "waiting");
}

static bool template_has(const struct template *t, bool (*what)(const struct template_block *))
{
	for (size_t i = 0; i < t->parts.n; i++)
		for (size_t k = 0; k < t->parts.at[i].body.n; k++)
			if (what(&t->parts.at[i].body.at[k]))
				return true;
	return false;
}

static bool has_sheets(const struct template_block *block)
{
	return strcmp(block->block, "record-sheet") == 0;
}

const char *sheet_link(struct binding *b, const struct record_form *r)
{
	return r->sheet && template_has(b->in->template, has_sheets) ? record_anchor(b, r) : NULL;
}

static const char *outside(struct binding *b, const struct linked_document *d, const char *anchor)
{
	return arena_concat(b->a, d->path, "#", anchor, (char *)NULL);
}

const char *article_link(struct binding *b, const char *clause)
{
	const struct bind_input *in = b->in;
	const char *anchor = anchor_of(b, clause), *document = template_articles(in->template);
	const struct selection *has = NULL;

	const struct contract *contract = in->contract;

	if (selection_find_wide(b->selection, clause, &has) && has != b->selection) {
		document = has->template->id;
		contract = has->contract;
	}
	if (strcmp(document, in->template->id) == 0)
		return template_has_articles(in->template) ? anchor : NULL;
	for (size_t i = 0; i < in->n_linked; i++) {
		const struct linked_document *d = &in->linked[i];

		if (strcmp(d->template->id, document) == 0 && d->contract == contract &&
		    template_has_articles(d->template))
			return outside(b, d, anchor);
	}
	return NULL;
}

const char *rows_paper(struct binding *b)
{
	const struct bind_input *in = b->in;
	size_t n = 0;
	const char *const *list =
		in->contract ? contract_documents(in->project, in->contract, &n) : NULL;

	for (size_t i = 0; i < n; i++) {
		const struct template *t = library_template(in->library, list[i]);

		if (t && !template_is_internal(t) && template_has(t, block_has_rows))
			return template_name(t);
	}
	return "";
}

const char *row_link(struct binding *b, const struct responsibility *r)
{
	const struct bind_input *in = b->in;
	const char *anchor = row_anchor(b, r);

	if (template_has(in->template, block_has_rows))
		return anchor;
	for (size_t i = 0; i < in->n_linked; i++)
		if (in->linked[i].contract == r->contract &&
		    template_has(in->linked[i].template, block_has_rows))
			return outside(b, &in->linked[i], anchor);
	return NULL;
}
