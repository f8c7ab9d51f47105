/* SPDX-License-Identifier: MIT
 *
 * Views of the 改正文: amending-papers, which papers it amends and how; amending, its sentences and
 * what they put in; amending-sheets, its 別紙; sheet-contents, what stands in them.
 */
#include "amend/amendment_view.h"
#include "amend/kaisei.h"
#include "base/text.h"

/* All documents of an amendment, each with what is said of it. */
struct kaisei_document {
	const struct impact_document *document;
	const char *state; /* amended, core, full, new, gone; NULL: it reads the same */
	struct kaisei_paper paper;
	size_t sheets; /* of the documents before */
};

struct kaisei_documents {
	VEC(struct kaisei_document) all;
};

static enum audience audience_of(const struct doc_diff *d)
{
	enum audience all = AUDIENCE_EVERYONE;

	for (size_t i = 0; i < d->all.n; i++)
		if (amendment_counts(&d->all.at[i]))
			all = audience_narrower(all, amendment_pair_audience(&d->all.at[i]));
	return all;
}

static bool is_core(const struct amendment *in)
{
	const struct project *p = in->after->own.project;
	const struct contract *c = in->contract ? project_contract(p, in->contract->id) : NULL;

	return contract_is_core(c);
}

static void amend(struct arena *a, const struct amendment *in, struct kaisei_document *d)
{
	const struct doc_diff *diff = d->document->diff;

	if (!diff->before || !diff->after) {
		d->state = diff->after ? "new" : "gone";
	} else if (amendment_reshapes(in, d->document)) {
		d->state = is_core(in) ? "core" : "full";
	} else {
		d->paper = kaisei_paper(a, in, diff, d->sheets);
		d->state = d->paper.sentences.all.n ? "amended" : NULL;
	}
}

static struct kaisei_documents documents_of(struct binding *b)
{
	const struct amendment *in = amendment_about(b);
	struct kaisei_documents documents = {0};
	size_t sheets = 0;

	for (size_t i = 0; i < in->n; i++) {
		struct kaisei_document *d = vec_push(b->a, &documents.all);

		d->document = &in->documents[i];
		d->sheets = sheets;
		amend(b->a, in, d);
		sheets += d->paper.sheets.n;
	}
	return documents;
}

static const char *title_of(const struct kaisei_document *d)
{
	const struct doc_diff *diff = d->document->diff;

	return diff->after ? diff->after->title : diff->before->title;
}

static struct view_row *add_row(struct binding *b, struct view *v, const struct kaisei_document *d)
{
	struct view_row *row = view_add(b, v, "template", NULL, NULL, d->document->document);

	view_set(b, row, "paper", d->document->document);
	row->audience = audience_of(d->document->diff);
	return row;
}

void fill_amending_papers(struct binding *b, struct view *v)
{
	struct kaisei_documents documents = documents_of(b);

	for (size_t i = 0; i < documents.all.n; i++) {
		const struct kaisei_document *d = &documents.all.at[i];

		if (!d->state)
			continue;
		struct view_row *row = add_row(b, v, d);

		view_set(b, row, "title", title_of(d));
		view_set(b, row, "state", d->state);
	}
}

static void add_provision(struct binding *b, struct view *v, const struct kaisei_document *d,
			  const char *kind, int depth, const char *label, const char *title,
			  const char *text)
{
	struct view_row *row = add_row(b, v, d);

	view_set(b, row, "kind", kind);
	view_set(b, row, "depth", arena_printf(b->a, "%d", depth));
	view_set(b, row, "label", label);
	view_set(b, row, "title", title);
	view_set(b, row, "text", text);
}

static void add_block(struct binding *b, struct view *v, const struct kaisei_document *d,
		      const struct provision *p)
{
	if (p->chapter)
		add_provision(b, v, d, "heading", 0, "", "",
			      arena_concat(b->a, p->label, "　", p->title, (char *)NULL));
	else if (*p->label)
		add_provision(b, v, d, "article", 0, p->label, p->title, "");
	for (size_t i = 0; i < p->lines.n; i++) {
		const struct provision_line *line = &p->lines.at[i];

		add_provision(b, v, d, line->depth ? "item" : "paragraph", line->depth,
			      line->label, "", line->text);
	}
}

void fill_amending(struct binding *b, struct view *v)
{
	struct kaisei_documents documents = documents_of(b);

	for (size_t i = 0; i < documents.all.n; i++) {
		const struct kaisei_document *d = &documents.all.at[i];

		for (size_t k = 0; k < d->paper.sentences.all.n; k++) {
			const struct kaisei_sentence *s = &d->paper.sentences.all.at[k];

			add_provision(b, v, d, "sentence", 0, "", "", s->text);
			for (size_t j = 0; j < s->blocks.all.n; j++)
				add_block(b, v, d, &s->blocks.all.at[j]);
		}
	}
}

typedef void for_sheet(struct binding *b, struct view *v, const struct kaisei_document *d,
		       const struct kaisei_sheet *sheet, const char *number);

static void fill_sheets(struct binding *b, struct view *v, for_sheet *add)
{
	struct kaisei_documents documents = documents_of(b);

	for (size_t i = 0; i < documents.all.n; i++) {
		const struct kaisei_document *d = &documents.all.at[i];

		for (size_t k = 0; k < d->paper.sheets.n; k++)
			add(b, v, d, &d->paper.sheets.at[k],
			    arena_printf(b->a, "%zu", d->sheets + k + 1));
	}
}

static void add_sheet(struct binding *b, struct view *v, const struct kaisei_document *d,
		      const struct kaisei_sheet *sheet, const char *number)
{
	struct view_row *row = add_row(b, v, d);

	view_set(b, row, "sheet", number);
	view_set(b, row, "title", title_of(d));
	view_set(b, row, "landscape", sheet->part->landscape ? "yes" : "");
}

static void add_contents(struct binding *b, struct view *v, const struct kaisei_document *d,
			 const struct kaisei_sheet *sheet, const char *number)
{
	for (size_t i = 0; i < sheet->nodes.n; i++) {
		struct view_row *row = add_row(b, v, d);

		view_set(b, row, "sheet", number);
		view_set(b, row, "content", "")->node = sheet->nodes.at[i];
	}
}

void fill_amending_sheets(struct binding *b, struct view *v)
{
	fill_sheets(b, v, add_sheet);
}

void fill_sheet_contents(struct binding *b, struct view *v)
{
	fill_sheets(b, v, add_contents);
}
