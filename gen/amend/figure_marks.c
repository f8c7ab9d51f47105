/* SPDX-License-Identifier: MIT
 *
 * Copies are made whole, and walked beside what they are copies of: a box is found among the pairs
 * by its original.
 */
#include "amend/figure_marks.h"

#include <string.h>

#include "base/text.h"
#include "changes/word_diff.h"
#include "doc/doc_copy.h"

struct figure_marking {
	struct arena *a;
	const struct library *l;
	struct breaker *words;
	const struct figure_diff *d;
	bool old; /* the old state is marked */
};

static const struct figure_box_pair *find_box(const struct figure_marking *m,
					      const struct doc_node *box)
{
	for (size_t i = 0; i < m->d->boxes.n; i++)
		if ((m->old ? m->d->boxes.at[i].before : m->d->boxes.at[i].after) == box)
			return &m->d->boxes.at[i];
	return NULL;
}

static enum doc_difference find_line(const struct figure_marking *m, const struct doc_node *line)
{
	for (size_t i = 0; i < m->d->lines.all.n; i++) {
		const struct figure_line_pair *p = &m->d->lines.all.at[i];

		if ((m->old ? p->before : p->after) == line)
			return p->state;
	}
	return DIFFERS_NOT;
}

/* The words that the other state does not have. */
static void mark_words(const struct figure_marking *m, struct doc_node *box,
		       const struct figure_box_pair *p, size_t lead)
{
	const struct word_diff *d =
		word_diff_find(m->a, m->words, p->before->text, p->after->text);
	enum edit_op own = m->old ? EDIT_OLD : EDIT_NEW;
	struct doc_span *spans = arena_alloc(m->a, d->runs.n * sizeof *spans);
	size_t at = lead;

	box->spans = spans;
	box->n_spans = 0;
	for (size_t i = 0; i < d->runs.n; i++) {
		const struct word_run *r = &d->runs.at[i];

		if (r->op == own)
			spans[box->n_spans++] =
				(struct doc_span){at, at + r->len, "changed", NULL};
		at += r->op == own || r->op == EDIT_SAME ? r->len : 0;
	}
}

/* A surface has its frame alone: it is as wide as a number beside it says. */
static void mark_box(const struct figure_marking *m, struct doc_node *box,
		     const struct figure_box_pair *p)
{
	const char *state = doc_difference_name(p->state), *mark;

	box->rules = NULL; /* nobody answers in it */
	if (!state)
		return;
	box->mark = p->state;
	mark = figure_box_is_surface(box)
		       ? ""
		       : library_word(m->l, arena_concat(m->a, "figure.mark.", state, (char *)NULL));
	box->text = arena_concat(m->a, mark, box->text, (char *)NULL);
	if (p->state == DIFFERS_CHANGED)
		mark_words(m, box, p, strlen(mark));
}

static void mark_parts(const struct figure_marking *m, struct doc_node *copy,
		       const struct doc_node *original)
{
	struct doc_node *node = copy->first;

	for (const struct doc_node *from = original->first; from; from = from->next) {
		const struct figure_box_pair *p =
			from->kind == DOC_BOX ? find_box(m, from) : NULL;

		if (p)
			mark_box(m, node, p);
		else if (from->kind == DOC_LINE)
			node->mark = find_line(m, from);
		node = node->next;
	}
}

static void stand_above(struct arena *a, struct doc_node *figure)
{
	struct doc_frame *frame = figure->frame ? arena_alloc(a, sizeof *frame) : NULL;

	if (!frame)
		return;
	*frame = *figure->frame;
	frame->with_next = true;
	figure->frame = frame;
}

static struct doc_node *mark_figure(const struct figure_marking *m, const char *differences)
{
	const struct doc_node *original = m->old ? m->d->before : m->d->after;
	struct doc_node *holder = original ? arena_alloc(m->a, sizeof *holder) : NULL;

	if (!original)
		return NULL;
	struct doc_node *copy = doc_copy(m->a, holder, original);

	if (m->d->before && m->d->after)
		mark_parts(m, copy, original);
	copy->numbers = NULL; /* the marks are on its boxes */
	copy->alt = arena_concat(
		m->a,
		text_fill(m->a,
			  library_word(m->l, m->old ? "figure.alt.before" : "figure.alt.after"),
			  "differences", differences, NULL, NULL),
		original->alt ? original->alt : "", (char *)NULL);
	return copy;
}

struct figure_marked figure_marks_put(struct arena *a, const struct library *l,
				      struct breaker *words, const struct figure_diff *d,
				      const char *differences)
{
	struct figure_marking old = {a, l, words, d, true}, new = {a, l, words, d, false};
	struct figure_marked both = {mark_figure(&old, differences),
				     mark_figure(&new, differences)};

	if (both.before && both.after)
		stand_above(a, both.before);
	return both;
}
