/* SPDX-License-Identifier: MIT
 *
 * View amended-units: the lines of the 新旧対照表. Every article, row or other unit that reads
 * otherwise stands in exactly one of them; runs of articles that are the same are one line of （略）.
 */
#include <string.h>

#include "amend/amendment_reasons.h"
#include "amend/amendment_view.h"
#include "amend/figure_sides.h"
#include "amend/shinkyu_sides.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"

struct unit_listing {
	struct binding *b;
	struct view *v;
	const struct amendment *in;
	const struct impact_document *document;
	const struct amended_figures *figures;
	const char *section;
	struct map *group_lines; /* that were told */
	/* unchanged articles not yet told */
	const struct doc_unit_pair *omitted_first, *omitted_last;
	size_t omitted;
};

static void set_side(struct unit_listing *l, struct view_row *row, const char *name,
		     const struct shinkyu_side *s)
{
	struct view_field *f = view_set(l->b, row, name, "");

	for (size_t i = 0; i < s->lines.n; i++) {
		const struct shinkyu_line *line = &s->lines.at[i];

		*vec_push(l->b->a, &f->lines) = (struct view_line){
			.text = line->text,
			.label = *line->label ? line->label : NULL,
			.spans = line->spans.at,
			.n_spans = line->spans.n};
	}
}

static void set_sides(struct unit_listing *l, struct view_row *row, const struct shinkyu_sides *s)
{
	bool old_first = l->in->old_first;

	set_side(l, row, "after", &s->after);
	set_side(l, row, "before", &s->before);
	set_side(l, row, "first", old_first ? &s->before : &s->after);
	set_side(l, row, "second", old_first ? &s->after : &s->before);
}

static struct view_row *add_row(struct unit_listing *l, const char *state,
				const struct doc_origin *origin)
{
	struct view_row *row =
		view_add(l->b, l->v, "template", NULL, NULL, l->document->document);

	if (origin)
		*row->origin = *origin;
	view_set(l->b, row, "paper", l->document->document);
	view_set(l->b, row, "section", l->section);
	view_set(l->b, row, "state", state);
	view_set(l->b, row, "reason", "");
	return row;
}

static struct view_field *field_of(struct view_row *row, const char *name)
{
	for (size_t i = 0; i < row->fields.n; i++)
		if (strcmp(row->fields.at[i].name, name) == 0)
			return &row->fields.at[i];
	return NULL;
}

static bool has_line(const struct view_field *f, const char *text)
{
	for (size_t i = 0; i < f->lines.n; i++)
		if (strcmp(f->lines.at[i].text, text) == 0)
			return true;
	return false;
}

static void add_reasons(struct unit_listing *l, struct view_row *row,
			const struct doc_unit_pair *p)
{
	struct reason_lines lines = amendment_reasons(l->b->a, l->in, l->document, p);
	struct view_field *f = field_of(row, "reason");

	for (size_t i = 0; i < lines.all.n; i++)
		if (!has_line(f, lines.all.at[i].text))
			*vec_push(l->b->a, &f->lines) =
				(struct view_line){.text = lines.all.at[i].text,
						   .audience = lines.all.at[i].audience};
}

static bool is_signature(const struct doc_unit *u)
{
	return (u->table && u->table->kind == DOC_SIGNATURE) ||
	       text_equal(u->node->role, "closing");
}

/* The part of the document, and what the unit stands under in it. */
static const char *section_of(struct unit_listing *l, const struct doc_unit *u)
{
	const char *part = u->part->text ? u->part->text : "",
		   *heading = is_signature(u) ? amendment_word(l->in, "shinkyu.signature")
			      : u->node->kind == DOC_ARTICLE || u->node->kind == DOC_HEADING
				      ? ""
				      : u->heading;

	if (!*heading || strcmp(part, heading) == 0)
		return part;
	return arena_concat(l->b->a, part, "　", heading, (char *)NULL);
}

/* 第4条から第6条まで　（略） */
static void tell_omitted(struct unit_listing *l)
{
	const struct doc_unit_pair *first = l->omitted_first, *last = l->omitted_last;
	struct arena *a = l->b->a;
	const struct library *words = l->in->library;

	if (!l->omitted)
		return;
	l->section = section_of(l, doc_pair_unit(first));
	struct shinkyu_sides s = shinkyu_sides_omitted(
		a, l->in,
		shinkyu_range(a, words, first->before->label, last->before->label, l->omitted),
		shinkyu_range(a, words, first->after->label, last->after->label, l->omitted));

	set_sides(l, add_row(l, "same", NULL), &s);
	l->omitted = 0;
}

static void omit(struct unit_listing *l, const struct doc_unit_pair *p)
{
	if (doc_pair_unit(p)->node->kind != DOC_ARTICLE)
		return;
	if (!l->omitted++)
		l->omitted_first = p;
	l->omitted_last = p;
}

static const char *const states[] = {[UNIT_NUMBER] = "number",
				     [UNIT_CHANGED] = "changed",
				     [UNIT_ADDED] = "added",
				     [UNIT_REMOVED] = "removed"};

static struct shinkyu_sides sides_of(struct unit_listing *l, const struct doc_unit_pair *p)
{
	const struct amended_figure *figure = amended_figure_find(l->figures, p);

	if (figure)
		return figure_sides(l->b->a, l->in, figure);
	return doc_pair_unit(p)->table ? shinkyu_sides_of_row(l->b->a, l->in, p)
				       : shinkyu_sides_of_provision(l->b->a, l->in, p);
}

static void add_words(struct strbuf *sb, const struct shinkyu_side *s)
{
	for (size_t i = 0; i < s->lines.n; i++)
		strbuf_join(sb, "\n", s->lines.at[i].text);
	strbuf_add(sb, "\x1e");
}

/* The line of a group stands as often as its rows are divided, and is told once. */
static bool was_told(struct unit_listing *l, const struct doc_unit *u, const struct shinkyu_sides *s)
{
	struct strbuf words = strbuf_new(l->b->a);

	if (!u->table || !u->node->role || !text_starts(u->node->role, "group"))
		return false;
	strbuf_add(&words, l->section);
	strbuf_add(&words, "\x1e");
	add_words(&words, &s->before);
	add_words(&words, &s->after);
	bool told = map_get(l->group_lines, words.text) != NULL;

	map_set(l->group_lines, words.text, l);
	return told;
}

static void amend(struct unit_listing *l, const struct doc_unit_pair *p)
{
	const struct doc_unit *u = doc_pair_unit(p);
	const struct shinkyu_sides s = sides_of(l, p);

	l->section = section_of(l, u);
	if (was_told(l, u, &s))
		return;
	struct view_row *row = add_row(l, states[p->state], u->node->origin);

	set_sides(l, row, &s);
	row->audience = amendment_pair_audience(p);
	add_reasons(l, row, p);
}

/* One line in place of one for each article and row that only went to another part. */
static void tell_reshaped(struct unit_listing *l)
{
	struct shinkyu_sides s = {0};
	const struct doc_diff *d = l->document->diff;

	l->section = "";
	shinkyu_side_add(l->b->a, &s.before, "", amendment_word(l->in, "shinkyu.whole"), false);
	shinkyu_side_add(l->b->a, &s.after, "",
			 amendment_reshaped_word(l->b->a, l->in, "shinkyu.reshaped"), false);
	struct view_row *row = add_row(l, "changed", NULL);

	set_sides(l, row, &s);
	for (size_t i = 0; i < d->all.n; i++)
		if (amendment_counts(&d->all.at[i]))
			add_reasons(l, row, &d->all.at[i]);
}

static void list_units(struct unit_listing *l)
{
	const struct doc_diff *d = l->document->diff;

	if (!d->before || !d->after)
		return; /* the whole paper came, or went */
	if (amendment_reshapes(l->in, l->document)) {
		tell_reshaped(l);
		return;
	}
	for (size_t i = 0; i < d->all.n; i++) {
		if (!amendment_counts(&d->all.at[i])) {
			omit(l, &d->all.at[i]);
			continue;
		}
		tell_omitted(l);
		amend(l, &d->all.at[i]);
	}
	tell_omitted(l);
}

void fill_amended_units(struct binding *b, struct view *v)
{
	const struct amendment *in = amendment_about(b);
	const struct amended_figures figures = amended_figures_of(b->a, in);

	for (size_t i = 0; i < in->n; i++) {
		struct unit_listing l = {.b = b,
					 .v = v,
					 .in = in,
					 .document = &in->documents[i],
					 .figures = &figures,
					 .section = "",
					 .group_lines = map_new(b->a)};

		if (amendment_is_amended(l.document))
			list_units(&l);
	}
}
