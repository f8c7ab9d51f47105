/* SPDX-License-Identifier: MIT
 *
 * From template to document tree: the head of the document, then its parts, then the blocks of each
 * part by a table that names a function per kind. Blocks with one text are bound here; tables,
 * figures, articles and forms have files of their own. A block that cannot be bound is reported and
 * the others are still tried, so that all faults of a template are told at once; then no document
 * comes of it.
 */
#include "bind/bind.h"

#include <stdint.h>
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "bind/bidders.h"
#include "bind/blank_blocks.h"
#include "bind/figure.h"
#include "bind/month_parts.h"
#include "bind/own_articles.h"
#include "bind/readers.h"
#include "bind/record_sheet.h"
#include "bind/row_scopes.h"
#include "derive/core_annex.h"
#include "doc/doc_check.h"

/* The items of official documents that a text rests on, behind it. */
static bool cite(struct binding *b, struct doc_node *node, const struct template_block *block)
{
	const struct library *l = b->in->library;
	const struct guideline *g;
	bool ok = true;

	for (size_t i = 0; i < block->refs.n; i++) {
		if (reference_item(l, block->refs.at[i], &g))
			continue;
		diag_add(b->dl, DIAG_UNKNOWN_REFERENCE, b->in->template->id, block->place,
			 block->refs.at[i]);
		ok = false;
	}
	if (!ok || !block->refs.n)
		return ok;
	struct reference_list list = references_resolve(b->a, b->in->project, l, block->refs.at,
							block->refs.n);

	node->text = arena_concat(b->a, node->text, reference_text(b, &list, false), (char *)NULL);
	return true;
}

/* Blocks that are one node with one text. */
static bool bind_text(struct binding *b, struct doc_node *parent,
		      const struct template_block *block, enum doc_kind kind)
{
	struct doc_node *node = doc_add(
		b->a, parent, kind, template_text(b, block->text ? block->text : "", block->place));

	node->role = block->role;
	node->id = block->id;
	node->level = block->level ? block->level : 1;
	readers_mark(b, node, readers_of_text(b, block->text), block->place, block->text);
	return cite(b, node, block);
}

static bool bind_heading(struct binding *b, struct doc_node *parent,
			 const struct template_block *block)
{
	return bind_text(b, parent, block, DOC_HEADING);
}

static bool bind_paragraph(struct binding *b, struct doc_node *parent,
			   const struct template_block *block)
{
	return bind_text(b, parent, block, DOC_PARAGRAPH);
}

static bool bind_note(struct binding *b, struct doc_node *parent,
		      const struct template_block *block)
{
	return bind_text(b, parent, block, DOC_NOTE);
}

/* A list is made for what follows, and takes its number from its place there. */
static bool add_list_item(struct binding *b, struct doc_node *list,
			  const struct template_block *block)
{
	struct doc_node *item = doc_add(b->a, list, DOC_ITEM,
					template_text(b, block->text ? block->text : "",
						      block->place));

	item->label = arena_printf(b->a, "(%u)", list->n);
	readers_mark(b, item, readers_of_text(b, block->text), block->place, block->text);
	return true;
}

/* An item for each row of a view; without rows no list. */
static bool bind_rows_list(struct binding *b, struct doc_node *parent,
			   const struct template_block *block)
{
	struct doc_node list = {.kind = DOC_LIST};
	bool ok = rows_each(b, &list, block, NULL, add_list_item);

	if (ok && list.n) {
		struct doc_node *own = doc_add(b->a, parent, DOC_LIST, NULL);

		own->first = list.first;
		own->last = list.last;
		own->n = list.n;
	}
	return ok;
}

static bool bind_list(struct binding *b, struct doc_node *parent,
		      const struct template_block *block)
{
	if (block->view)
		return bind_rows_list(b, parent, block);
	struct doc_node *list = doc_add(b->a, parent, DOC_LIST, NULL);

	for (size_t i = 0; i < block->items.n; i++) {
		struct doc_node *item = doc_add(b->a, list, DOC_ITEM,
						template_text(b, block->items.at[i], block->place));

		item->label = arena_printf(b->a, "(%zu)", i + 1);
		readers_mark(b, item, readers_of_text(b, block->items.at[i]), block->place,
			     block->items.at[i]);
	}
	return true;
}

static bool bind_page_break(struct binding *b, struct doc_node *parent,
			    const struct template_block *block)
{
	(void)block;
	doc_add(b->a, parent, DOC_PAGE_BREAK, NULL);
	return true;
}

/* What stands below it, once: it is made for each row. */
static bool bind_rows(struct binding *b, struct doc_node *parent,
		      const struct template_block *block)
{
	bool ok = true;

	for (size_t i = 0; i < block->body.n; i++)
		ok = bind_block(b, parent, &block->body.at[i]) && ok;
	return ok;
}

/* `of_rows`: a text, which is made again for each row of a view that the block names. */
static const struct {
	const char *name;
	bind_for_row *bind;
	bool of_rows;
} blocks[] = {
	{"heading", bind_heading, true},
	{"paragraph", bind_paragraph, true},
	{"note", bind_note, true},
	{"list", bind_list, false},
	{"table", bind_table, false},
	{"form", bind_form, false},
	{"record-sheet", bind_record_sheet, false},
	{"key-value", bind_key_value, false},
	{"articles", bind_articles, false},
	{"article", bind_own_article, false},
	{"provisions", bind_provisions, false},
	{"quoted", bind_quoted, false},
	{"signature", bind_signature, false},
	{"figure", bind_figure, false},
	{"page-break", bind_page_break, false},
	{"rows", bind_rows, true},
};

bool bind_block(struct binding *b, struct doc_node *parent, const struct template_block *block)
{
	struct strbuf known = strbuf_new(b->a);
	bool ok;

	if (b->blanks_only && !block_may_miss(b, block))
		return true;
	if (!rows_allow(b, block, &ok))
		return ok;
	for (size_t i = 0; i < ARRAY_LEN(blocks); i++) {
		if (strcmp(blocks[i].name, block->block) == 0)
			return blocks[i].of_rows && block->view
				       ? rows_each(b, parent, block, block->by, blocks[i].bind)
				       : blocks[i].bind(b, parent, block);
		strbuf_join(&known, ", ", blocks[i].name);
	}
	diag_add(b->dl, DIAG_UNKNOWN_VALUE, b->in->template->id, block->place, block->block,
		 known.text);
	return false;
}

/* Of a row that says itself how its part lies (`landscape`). */
static bool is_landscape(const struct binding *b, const struct template_block *part)
{
	const struct view_field *own = b->rows ? view_field(b->rows->row, "landscape") : NULL;

	if (b->record)
		return b->record->landscape;
	return part->landscape || (own && !text_empty(own->text));
}

/* Below the part before it, or below its own for the row before. */
static bool follows(const struct binding *b, const struct template_block *part)
{
	return part->follows && b->last_part &&
	       (strcmp(part->follows, "part") == 0 || b->last_part == part);
}

/* Of a record's sheet: it lies as the record asks, and its anchor is the record's. */
static void set_page(struct binding *b, struct doc_node *node, const struct template_block *part)
{
	node->landscape = is_landscape(b, part);
	node->follows = follows(b, part);
	node->fills = part->fills;
	node->summary = part->summary;
	node->paper = part->paper;
	node->foot = template_text(b, part->foot, part->place);
	node->id = b->record  ? record_anchor(b, b->record)
		   : b->month ? arena_concat(b->a, "month-", b->month, (char *)NULL)
			      : part->id;
}

static bool bind_part(struct binding *b, const struct template_block *part)
{
	struct doc_node *node =
		doc_add_part(b->a, b->doc, template_text(b, part->text, part->place));
	bool ok = true;

	set_page(b, node, part);
	b->last_part = part;
	readers_mark(b, node, readers_of_text(b, part->text), part->place, part->text);
	readers_mark(b, node, readers_of_text(b, part->foot), part->place, part->foot);
	for (size_t i = 0; i < part->body.n; i++)
		ok = bind_block(b, node, &part->body.at[i]) && ok;
	return ok;
}

/*
 * The word of that name, so that a hospital's own words.json changes it in every document; an empty
 * word prints nothing.
 */
static const char *confidentiality_of(struct binding *b, const char *name)
{
	const char *key = name ? arena_concat(b->a, "confidentiality.", name, (char *)NULL) : NULL;
	const char *word = key ? library_word(b->in->library, key) : NULL;

	if (word == key)
		return name;
	return *word ? word : NULL;
}

/* The list that a document takes with it. */
static const char *const *formats_of(struct arena *a, const struct template *t)
{
	const char **list = arena_alloc(a, (t->formats.n + 1) * sizeof *list);

	for (size_t i = 0; i < t->formats.n; i++)
		list[i] = t->formats.at[i];
	return t->formats.n ? list : NULL;
}

/* A paper of any scope is for whoever its scope is of. */
static enum audience reader_of(const struct bind_input *in)
{
	const struct template *t = in->template;
	bool of_hospital = strcmp(t->scope, "any") == 0 && !in->contract;

	if (template_is_for_bidders(t))
		return AUDIENCE_EVERYONE;
	return template_is_internal(t) || of_hospital ? AUDIENCE_HOSPITAL : AUDIENCE_PARTIES;
}

/* Of a copy for a party: notice-tele. */
static const char *id_of(const struct binding *b)
{
	const char *id = b->in->template->id;

	return b->in->party ? arena_concat(b->a, id, "-", b->in->party, (char *)NULL) : id;
}

static void set_head(struct binding *b)
{
	const struct bind_input *in = b->in;
	const struct template *t = in->template;
	const struct party *hospital = project_party_of_kind(in->project, "hospital");

	b->doc = doc_new(b->a, id_of(b), template_text(b, t->title, t->file));
	b->doc->reader = reader_of(in);
	b->doc->subtitle = template_text(b, t->subtitle, t->file);
	b->doc->contract = in->contract ? in->contract->id : NULL;
	b->doc->edition = template_is_for_bidders(t) ? NULL : b->imprint->edition;
	b->doc->date = b->imprint->date;
	b->doc->shown_date = unicode_wareki(b->a, b->imprint->date);
	b->doc->confidentiality = confidentiality_of(b, t->confidentiality);
	b->doc->author = hospital ? hospital->name : NULL;
	b->doc->draft = in->draft ? library_word(in->library, "draft") : NULL;
	b->doc->without_contents = !t->contents;
	b->doc->paper = t->paper ? t->paper : "A4";
	b->doc->setup = t->setup;
	b->doc->formats = formats_of(b->a, t);
}

static bool keeps_to_contract(const struct template_block *block)
{
	if (block->view && view_reach_of(block->view) != OF_CONTRACT)
		return false;
	if (block->figure && figure_reach_of(block->figure) != OF_CONTRACT)
		return false;
	for (size_t i = 0; i < block->body.n; i++)
		if (!keeps_to_contract(&block->body.at[i]))
			return false;
	return true;
}

bool bind_keeps_to_contract(const struct template *t)
{
	for (size_t i = 0; i < t->parts.n; i++)
		if (!keeps_to_contract(&t->parts.at[i]))
			return false;
	return true;
}

/* The caller's names over those of the document. */
static const struct settings *names_of(struct binding *b)
{
	struct settings *names;

	if (!b->in->names)
		return &b->selection->names;
	names = arena_alloc(b->a, sizeof *names);
	*names = *b->in->names;
	names->up = &b->selection->names;
	return names;
}

static void open_binding(struct binding *b, struct arena *a, struct arena *scratch,
			 const struct bind_input *in, struct diag_list *dl)
{
	*b = (struct binding){.a = a,
			      .scratch = scratch,
			      .in = in,
			      .dl = dl,
			      .views = map_new(scratch),
			      .anchors = map_new(scratch)};
	b->imprint = in->imprint ? in->imprint
				 : imprint_latest(a, in->project, in->library, in->contract);
	b->selection =
		select_clauses(a, in->project, in->library, in->template, in->contract, b->imprint);
	b->names = names_of(b);
	set_head(b);
}

const struct view *bind_view(struct arena *a, const struct bind_input *in, const char *name,
			     struct diag_list *dl)
{
	struct binding b;

	open_binding(&b, a, a, in, dl);
	return view_get(&b, name, NULL);
}

/* Parts of one shape of the annex alone. */
static bool is_meant(const struct binding *b, const struct template_block *part)
{
	return !part->only || (strcmp(part->only, ANNEX_CORE) == 0) ==
				      core_annex_is(b->in->library, b->in->template,
						    b->in->contract);
}

/* A part has no node above it. */
static bool bind_row_part(struct binding *b, struct doc_node *parent,
			  const struct template_block *part)
{
	(void)parent;
	return bind_part(b, part);
}

/* Once, or for each of what it says. */
static bool bind_parts(struct binding *b, const struct template_block *part)
{
	bool ok;

	if (b->blanks_only && !block_may_miss(b, part))
		return true;
	if (!is_meant(b, part) || !rows_allow(b, part, &ok))
		return !is_meant(b, part) || ok;
	if (!part->each)
		return bind_part(b, part);
	if (strcmp(part->each, "row") == 0)
		return rows_each(b, NULL, part, part->by, bind_row_part);
	return strcmp(part->each, "month") == 0 ? month_parts(b, part, bind_part)
						: record_parts(b, part, bind_part);
}

/* One of the views that the paper needs has something for it. False in *ok: there is no such view. */
static bool is_needed(struct binding *b, bool *ok)
{
	const struct template *t = b->in->template;
	bool any = !t->needs.n;

	*ok = true;
	for (size_t i = 0; i < t->needs.n; i++) {
		size_t n = rows_count(b, t->needs.at[i], t->file);

		*ok = *ok && n != SIZE_MAX;
		any = any || (n && n != SIZE_MAX);
	}
	return any && *ok;
}

static bool bind_each_part(struct binding *b)
{
	const struct template *t = b->in->template;
	bool ok = true;

	for (size_t i = 0; i < t->parts.n; i++)
		ok = bind_parts(b, &t->parts.at[i]) && ok;
	return ok;
}

static bool bind_all(struct binding *b, struct arena *scratch)
{
	const struct bind_input *in = b->in;
	bool ok = bind_each_part(b) && readers_agree(b);

	if (ok && template_is_for_bidders(in->template))
		bidders_mask(b);
	if (ok)
		doc_expect_sound(scratch, b->doc);
	return ok;
}

bool bind_document_if_needed(struct arena *a, const struct bind_input *in, struct diag_list *dl,
			     struct doc **out)
{
	struct arena *scratch = arena_new();
	struct binding b;
	bool ok;

	open_binding(&b, a, scratch, in, dl);
	*out = is_needed(&b, &ok) && (ok = bind_all(&b, scratch)) ? b.doc : NULL;
	arena_free(scratch);
	return ok;
}

struct doc *bind_document(struct arena *a, const struct bind_input *in, struct diag_list *dl)
{
	struct doc *d;

	return bind_document_if_needed(a, in, dl, &d) ? d : NULL;
}

bool bind_blanks(struct arena *a, const struct bind_input *in, struct diag_list *dl)
{
	struct binding b = {.in = in};
	struct arena *scratch;

	if (!template_may_miss(&b, in->template))
		return true;
	scratch = arena_new();

	open_binding(&b, a, scratch, in, dl);
	b.blanks_only = true;
	bool ok, needed = is_needed(&b, &ok);

	ok = ok && (!needed || bind_each_part(&b));

	arena_free(scratch);
	return ok;
}
