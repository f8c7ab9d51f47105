/* SPDX-License-Identifier: MIT
 *
 * A part per document, a table in each; unchanged
 * articles and rows between the changed ones are one line of （略）, and rows of a table that all
 * changed in the same column for the same reason are told once, with examples.
 */
#include "amend/shinkyu.h"

#include <string.h>

#include "amend/amendment_reasons.h"
#include "amend/shinkyu_sides.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"

/* So many rows with the same change make one line, and so many of them are shown in it. */
enum { ALIKE = 8, EXAMPLES = 3 };

/* Rows that changed in the same columns for the same reasons. */
struct rows_alike {
	size_t n, shown;
};

struct shinkyu_building {
	struct arena *a;
	const struct amendment *in;
	const struct impact_document *document;
	struct doc_node *table;
	struct map *alike; /* signature -> struct rows_alike */
	const char *place;        /* the section whose line stands in the table; NULL: none yet */
	const struct doc_unit_pair *omitted_first,
		*omitted_last; /* unchanged articles not yet told */
	size_t omitted;
};

static void fill_side(struct shinkyu_building *b, struct doc_node *row,
		      const struct shinkyu_side *s)
{
	struct doc_node *cell = doc_add(b->a, row, DOC_CELL, s->lines.n ? NULL : "");

	for (size_t i = 0; i < s->lines.n; i++) {
		const struct shinkyu_line *line = &s->lines.at[i];
		struct doc_node *p = doc_add(b->a, cell, DOC_PARAGRAPH, line->text);

		p->label = *line->label ? line->label : NULL;
		p->spans = line->spans.at;
		p->n_spans = line->spans.n;
	}
}

static struct doc_node *add_row(struct shinkyu_building *b, const struct shinkyu_sides *s,
				const struct doc_origin *origin)
{
	struct doc_node *row = doc_add(b->a, b->table, DOC_ROW, NULL);

	fill_side(b, row, b->in->old_first ? &s->before : &s->after);
	fill_side(b, row, b->in->old_first ? &s->after : &s->before);
	if (origin) {
		row->origin = arena_alloc(b->a, sizeof *row->origin);
		*row->origin = *origin;
	}
	return row;
}

static void add_reasons(struct shinkyu_building *b, struct doc_node *row,
			const struct doc_unit_pair *p)
{
	struct doc_node *cell = doc_add(b->a, row, DOC_CELL, NULL);
	struct reason_lines lines = amendment_reasons(b->a, b->in, b->document, p);

	for (size_t i = 0; i < lines.all.n; i++)
		doc_add(b->a, cell, DOC_PARAGRAPH, lines.all.at[i].text)->audience =
			lines.all.at[i].audience;
}

static void add_no_reason(struct shinkyu_building *b, struct doc_node *row)
{
	doc_add(b->a, row, DOC_CELL, "");
}

static void add_line(struct shinkyu_building *b, const char *text, const char *role)
{
	struct doc_node *row = doc_add(b->a, b->table, DOC_ROW, NULL),
			*cell = doc_add(b->a, row, DOC_CELL, text);

	row->role = cell->role = role;
	cell->colspan = 3;
}

/* The part of the document and its heading, above the first of its amendments. */
static void name_place(struct shinkyu_building *b, const struct doc_unit *u)
{
	const char *part = u->part->text ? u->part->text : "",
		   *section = u->node->kind == DOC_ARTICLE ? part : u->section;
	const char *end = strchr(section, '\x1e');

	if (b->place && strcmp(b->place, section) == 0)
		return;
	const char *heading = end ? end + 1 : "", *stop = strchr(heading, '\x1e');

	heading = u->table && u->table->kind == DOC_SIGNATURE
			  ? amendment_word(b->in, "shinkyu.signature")
		  : *heading == '#' ? ""
		  : stop            ? arena_strndup(b->a, heading, (size_t)(stop - heading))
				    : heading;
	add_line(b, arena_concat(b->a, part, *heading ? "　" : "", heading, (char *)NULL),
		 "group-2");
	b->place = section;
}

/* 第4条から第6条まで　（略） */
static void tell_omitted(struct shinkyu_building *b)
{
	if (!b->omitted)
		return;
	const struct doc_unit_pair *first = b->omitted_first, *last = b->omitted_last;

	name_place(b, doc_pair_unit(first));
	struct shinkyu_sides s =
		shinkyu_sides_omitted(b->a, b->in,
				      shinkyu_range(b->a, b->in->library, first->before->label,
						    last->before->label, b->omitted),
				      shinkyu_range(b->a, b->in->library, first->after->label,
						    last->after->label, b->omitted));

	add_no_reason(b, add_row(b, &s, NULL));
	b->omitted = 0;
}

static void omit(struct shinkyu_building *b, const struct doc_unit_pair *p)
{
	if (doc_pair_unit(p)->node->kind != DOC_ARTICLE)
		return;
	if (!b->omitted++)
		b->omitted_first = p;
	b->omitted_last = p;
}

static const char *signature(struct shinkyu_building *b, const struct doc_unit_pair *p)
{
	const struct doc_unit *u = doc_pair_unit(p);
	struct reasons found =
		reasons_find(b->in->reasons, p, b->document->document, b->document->contract);

	if (!u->table || p->state != UNIT_CHANGED)
		return NULL;
	struct strbuf name = strbuf_new(b->a);

	strbuf_printf(&name, "%s\x1f%s", u->section, shinkyu_changed_heads(b->a, b->in, p));
	for (size_t i = 0; i < found.all.n; i++)
		strbuf_printf(&name, "\x1f%s", found.all.at[i]->id);
	return name.text;
}

static void count_alike(struct shinkyu_building *b)
{
	b->alike = map_new(b->a);
	for (size_t i = 0; i < b->document->diff->all.n; i++) {
		const char *name = signature(b, &b->document->diff->all.at[i]);
		struct rows_alike *known = name ? map_get(b->alike, name) : NULL;

		if (name && !known) {
			known = arena_alloc(b->a, sizeof *known);
			map_set(b->alike, name, known);
		}
		if (known)
			known->n++;
	}
}

static void tell_the_others(struct shinkyu_building *b, const struct doc_unit_pair *p, size_t n)
{
	const char *heads = shinkyu_changed_heads(b->a, b->in, p);
	const char *text = text_fill(b->a, amendment_word(b->in, "shinkyu.alike"), "n",
				     arena_printf(b->a, "%zu", n), "heads", heads);
	struct shinkyu_sides s = {0};

	shinkyu_side_add(b->a, &s.before, "", text, false);
	shinkyu_side_add(b->a, &s.after, "", text, false);
	add_reasons(b, add_row(b, &s, NULL), p);
}

/* True when the row goes without a line of its own. */
static bool is_one_of_many(struct shinkyu_building *b, const struct doc_unit_pair *p)
{
	const char *name = signature(b, p);
	struct rows_alike *known = name ? map_get(b->alike, name) : NULL;

	if (!known || known->n < ALIKE)
		return false;
	if (++known->shown == EXAMPLES + 1)
		tell_the_others(b, p, known->n - EXAMPLES);
	return known->shown > EXAMPLES;
}

static void amend(struct shinkyu_building *b, const struct doc_unit_pair *p)
{
	const struct doc_unit *u = doc_pair_unit(p);

	name_place(b, u);
	if (is_one_of_many(b, p))
		return;
	struct shinkyu_sides s = u->table ? shinkyu_sides_of_row(b->a, b->in, p)
					  : shinkyu_sides_of_provision(b->a, b->in, p);

	struct doc_node *row = add_row(b, &s, u->node->origin);

	amendment_narrow(row, amendment_pair_audience(p));
	add_reasons(b, row, p);
}

static void add_heads(struct shinkyu_building *b)
{
	static const double widths[] = {62, 62, 34};
	const char *after = amendment_word(b->in, "shinkyu.after"),
		   *before = amendment_word(b->in, "shinkyu.before");
	const char *const heads[] = {b->in->old_first ? before : after,
				     b->in->old_first ? after : before,
				     amendment_word(b->in, "shinkyu.reason")};
	struct doc_node *row = doc_add(b->a, b->table, DOC_ROW, NULL);

	row->role = "head";
	b->table->head_rows = 1;
	b->table->n_columns = ARRAY_LEN(widths);
	b->table->columns =
		arena_alloc(b->a, sizeof widths / sizeof *widths * sizeof *b->table->columns);
	for (size_t i = 0; i < ARRAY_LEN(widths); i++) {
		doc_add(b->a, row, DOC_CELL, heads[i])->role = "head";
		b->table->columns[i].width = widths[i];
	}
}

static size_t count_state(const struct doc_diff *d, enum doc_unit_state state)
{
	size_t n = 0;

	for (size_t i = 0; i < d->all.n; i++)
		n += d->all.at[i].state == state;
	return n;
}

/* What the table leaves out is said below it. */
static void add_note(struct shinkyu_building *b, struct doc_node *part, const char *name,
		     enum doc_unit_state state)
{
	size_t n = count_state(b->document->diff, state);

	if (n)
		doc_add(b->a, part, DOC_NOTE,
			text_fill(b->a, amendment_word(b->in, name), "n",
				  arena_printf(b->a, "%zu", n), NULL, NULL));
}

/* Every reason of the document once, in the row that stands for all of it. */
static void add_all_reasons(struct shinkyu_building *b, struct doc_node *row)
{
	struct doc_node *cell = doc_add(b->a, row, DOC_CELL, NULL);
	struct map *seen = map_new(b->a);

	for (size_t i = 0; i < b->document->diff->all.n; i++) {
		const struct doc_unit_pair *p = &b->document->diff->all.at[i];
		struct reason_lines lines = {0};

		if (amendment_counts(p))
			lines = amendment_reasons(b->a, b->in, b->document, p);
		for (size_t k = 0; k < lines.all.n; k++) {
			if (map_get(seen, lines.all.at[k].text))
				continue;
			map_set(seen, lines.all.at[k].text, b);
			doc_add(b->a, cell, DOC_PARAGRAPH, lines.all.at[k].text)->audience =
				lines.all.at[k].audience;
		}
	}
}

/* One row in place of one for each article and row that only went to another part. */
static void tell_reshaped(struct shinkyu_building *b)
{
	struct shinkyu_sides s = {0};

	shinkyu_side_add(b->a, &s.before, "", amendment_word(b->in, "shinkyu.whole"), false);
	shinkyu_side_add(b->a, &s.after, "",
			 amendment_reshaped_word(b->a, b->in, "shinkyu.reshaped"), false);
	add_all_reasons(b, add_row(b, &s, NULL));
}

static void add_document(struct arena *a, const struct amendment *in, struct doc *d,
			 const struct impact_document *document)
{
	const struct doc *shown =
		document->diff->after ? document->diff->after : document->diff->before;
	struct doc_node *part = doc_add_part(a, d, shown->title);
	struct shinkyu_building b = {.a = a, .in = in, .document = document};

	part->landscape = true;
	if (!document->diff->before || !document->diff->after) {
		doc_add(a, part, DOC_PARAGRAPH,
			library_word(in->library,
				     document->diff->after ? "shinkyu.new" : "shinkyu.gone"));
		return;
	}
	b.table = doc_add(a, part, DOC_TABLE, NULL);
	add_heads(&b);
	if (amendment_reshapes(in, document)) {
		tell_reshaped(&b);
		return;
	}
	count_alike(&b);
	for (size_t i = 0; i < document->diff->all.n; i++) {
		const struct doc_unit_pair *p = &document->diff->all.at[i];

		if (!amendment_counts(p)) {
			omit(&b, p);
			continue;
		}
		tell_omitted(&b);
		amend(&b, p);
	}
	tell_omitted(&b);
	if (b.table->n == 1) /* only what articles rest on */
		add_line(&b, amendment_word(in, "shinkyu.none"), NULL);
	add_note(&b, part, "shinkyu.notes", UNIT_NOTES);
	add_note(&b, part, "shinkyu.columns", UNIT_COLUMNS);
}

struct doc *shinkyu_build(struct arena *a, const struct amendment *in)
{
	struct doc *d = amendment_paper(a, in, "shinkyu", amendment_word(in, "shinkyu.title"));

	d->setup = "filed"; /* a table, and nothing else */
	for (size_t i = 0; i < in->n; i++)
		if (!doc_diff_is_same(in->documents[i].diff))
			add_document(a, in, d, &in->documents[i]);
	return d->first ? d : NULL;
}
