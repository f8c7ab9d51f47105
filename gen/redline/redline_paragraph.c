/* SPDX-License-Identifier: MIT
 *
 * The look of a paragraph is no tracked change: paragraphs that look otherwise are never the same.
 */
#include "redline/redline_paragraph.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "redline/redline_runs.h"

static const char *picture_name(struct arena *a, const struct docx_picture *p)
{
	return p ? arena_printf(a, "%s %.2f %.2f %s", hash_sha256(a, p->png, p->len), p->width,
				p->height, p->alt ? p->alt : "")
		 : "";
}

static const char *look_of(struct arena *a, const struct docx_paragraph *p)
{
	return arena_printf(a, "paragraph %s %d %d %d %s", p->style ? p->style : "", p->depth,
			    (int)p->align, p->breaks, picture_name(a, p->picture));
}

static const char *without_number(struct arena *a, const struct docx_paragraph *p)
{
	const char *text = redline_text(a, p), *label = p->node ? p->node->label : NULL;

	return label && text_starts(text, label) ? text_trim(a, text + strlen(label)) : text;
}

struct redline_item redline_paragraph_item(struct arena *a, const struct docx_paragraph *p,
					   const char *place)
{
	struct redline_item item = {.shape = look_of(a, p),
				    .name = p->marks.n ? p->marks.at[0] : p->node ? NULL : p->style,
				    .text = without_number(a, p)};

	item.sure = p->marks.n && p->node && p->node->kind == DOC_ARTICLE;
	item.words = arena_concat(a, place, "\x1f", item.text, (char *)NULL);
	return item;
}

struct docx_paragraph redline_paragraph_both(struct arena *a, struct breaker *words,
					     const struct docx_paragraph *before,
					     const struct docx_paragraph *after)
{
	struct docx_paragraph p = *after;

	memset(&p.runs, 0, sizeof p.runs);
	p.ending = DOCX_KEPT;
	redline_runs(a, words, before, after, &p);
	return p;
}

struct docx_paragraph redline_paragraph_alone(struct arena *a, const struct docx_paragraph *p,
					      enum docx_change change)
{
	struct docx_paragraph own = *p;

	memset(&own.runs, 0, sizeof own.runs);
	own.ending = change;
	for (size_t i = 0; i < p->runs.n; i++) {
		struct docx_run *r = vec_push(a, &own.runs);

		*r = p->runs.at[i];
		r->change = change;
	}
	return own;
}

static bool looks_same(const struct docx_paragraph *x, const struct docx_paragraph *y)
{
	return text_equal(x->style, y->style) && x->depth == y->depth && x->align == y->align &&
	       x->breaks == y->breaks && !x->picture && !y->picture;
}

bool redline_paragraphs_close(struct docx_paragraph *const *list, size_t n)
{
	const enum docx_change change = n ? list[n - 1]->ending : DOCX_KEPT;
	size_t from = n;

	if (change == DOCX_KEPT)
		return true;
	while (from && list[from - 1]->ending == change)
		from--;
	if (!from || list[from - 1]->ending != DOCX_KEPT ||
	    !looks_same(list[from - 1], list[n - 1]))
		return false;
	list[from - 1]->ending = change;
	list[n - 1]->ending = DOCX_KEPT;
	return true;
}

struct cell_joining {
	struct arena *a;
	struct breaker *words;
	const struct docx_paragraphs *before, *after;
	struct docx_paragraphs *out;
};

/* Where something went and something else came at the end, the last of both share the end. */
static bool pair_last(struct cell_joining *c, struct redline_steps *steps)
{
	size_t n = steps->all.n, x = c->before->all.n - 1, y = c->after->all.n - 1, kept = 0;
	bool went = false, came = false;

	for (size_t i = n; i-- > 0;) {
		const struct redline_step *s = &steps->all.at[i];

		if (s->before != REDLINE_NONE && s->after != REDLINE_NONE)
			break;
		went = went || s->before == x;
		came = came || s->after == y;
	}
	if (!went || !came)
		return true;
	if (c->before->all.at[x].picture || c->after->all.at[y].picture)
		return false;
	for (size_t i = 0; i < n; i++)
		if (steps->all.at[i].before != x && steps->all.at[i].after != y)
			steps->all.at[kept++] = steps->all.at[i];
	steps->all.n = kept;
	*vec_push(c->a, &steps->all) = (struct redline_step){x, y};
	return true;
}

static void add_step(struct cell_joining *c, const struct redline_step *s)
{
	const struct docx_paragraph *x = s->before == REDLINE_NONE ? NULL
								   : &c->before->all.at[s->before],
				    *y = s->after == REDLINE_NONE ? NULL
								  : &c->after->all.at[s->after];

	*vec_push(c->a, &c->out->all) =
		x && y ? redline_paragraph_both(c->a, c->words, x, y)
		: x    ? redline_paragraph_alone(c->a, x, DOCX_DELETED)
		       : redline_paragraph_alone(c->a, y, DOCX_INSERTED);
}

/* How a cell looks is no tracked change, so that its paragraphs may be of any look. */
static struct redline_items items_of(struct arena *a, const struct docx_paragraphs *list)
{
	struct redline_items items = {0};

	for (size_t i = 0; i < list->all.n; i++) {
		struct redline_item item = redline_paragraph_item(a, &list->all.at[i], "");

		item.shape = picture_name(a, list->all.at[i].picture);
		*vec_push(a, &items.all) = item;
	}
	return items;
}

bool redline_paragraphs_of_cell(struct arena *a, struct breaker *words,
				const struct docx_paragraphs *before,
				const struct docx_paragraphs *after, struct docx_paragraphs *out)
{
	struct cell_joining c = {a, words, before, after, out};
	const struct redline_items x = items_of(a, before), y = items_of(a, after);
	struct redline_steps steps = redline_align(a, &x, &y);

	if (!pair_last(&c, &steps))
		return false;
	for (size_t i = 0; i < steps.all.n; i++)
		add_step(&c, &steps.all.at[i]);
	struct docx_paragraph **list = arena_alloc(a, out->all.n * sizeof *list);

	for (size_t i = 0; i < out->all.n; i++)
		list[i] = &out->all.at[i];
	return redline_paragraphs_close(list, out->all.n);
}
