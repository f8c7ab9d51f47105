/* SPDX-License-Identifier: MIT
 *
 * Lines with a label are 号, or what hangs below one; all others belong to the sentence before. Of a
 * list that has lines more or less than before, those that have most in common are the same ones
 * (longest common order); a number that was left out, with all others kept, prints 削除.
 */
#include "work/wording_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/view.h"

/* Least share of words in common by which two 号 are the same; what the same label adds. */
#define LEAST_ALIKE 0.3
#define SAME_LABEL 0.25

enum { KANA = 46 };

/* --- places --- */

static const struct block *list_behind(const struct block *paragraph)
{
	const struct block *next = paragraph ? paragraph->next : NULL;

	return next && next->kind == BLOCK_LIST ? next : NULL;
}

static const struct block *paragraph_at(const struct position *p, int n)
{
	for (const struct block *b = p->first; b; b = b->next)
		if (b->kind == BLOCK_PARAGRAPH && --n == 0)
			return b;
	return NULL;
}

static const struct block *item_at(const struct block *list, int n)
{
	for (const struct block *b = list ? list->first : NULL; b; b = b->next)
		if (--n == 0)
			return b;
	return NULL;
}

bool wording_place_read(const struct position *p, const char *place, int *paragraph, int *item)
{
	char *end;
	long first = strtol(place, &end, 10), second = 0;

	if (*place < '1' || *place > '9' || first > 999)
		return false;
	if (*end == '(' && end[1] >= '1' && end[1] <= '9') {
		second = strtol(end + 1, &end, 10);
		if (*end++ != ')' || second > 999)
			return false;
	}
	const struct block *b = *end ? NULL : paragraph_at(p, (int)first);

	*paragraph = (int)first;
	*item = (int)second;
	return b && (!second || item_at(list_behind(b), (int)second));
}

const char *wording_places(struct arena *a, const struct position *p)
{
	struct strbuf sb = strbuf_new(a);
	int n = 0, m = 0;

	for (const struct block *b = p->first; b; b = b->next) {
		if (b->kind == BLOCK_PARAGRAPH)
			strbuf_join(&sb, ", ", arena_printf(a, "%d", ++n));
		m = 0;
		for (const struct block *i = b->kind == BLOCK_LIST ? b->first : NULL; i; i = i->next)
			strbuf_join(&sb, ", ", arena_printf(a, "%d(%d)", n, ++m));
	}
	return sb.text;
}

static void visit_below(const struct block *list,
			void (*visit)(void *context, const struct block *b, int paragraph, int item),
			void *context, int paragraph, int item)
{
	for (; list; list = list->next)
		for (const struct block *b = list->first; b; b = b->next) {
			visit(context, b, paragraph, item);
			visit_below(b->first, visit, context, paragraph, item);
		}
}

void wording_visit(const struct position *p,
		   void (*visit)(void *context, const struct block *b, int paragraph, int item),
		   void *context)
{
	int n = 0, m = 0;

	for (const struct block *b = p->first; b; b = b->next) {
		if (b->kind == BLOCK_PARAGRAPH) {
			visit(context, b, ++n, 0);
			m = 0;
			continue;
		}
		for (const struct block *i = b->first; i; i = i->next) {
			visit(context, i, n, ++m);
			visit_below(i->first, visit, context, n, m);
		}
	}
}

/* --- lines --- */

struct written_item {
	int label; /* (3): 3 */
	const char *text;
	VEC(const char *) below;
};

struct written {
	const char *text; /* before the first label */
	VEC(struct written_item) items;
	VEC(const char *) below; /* of a 号 that is written alone */
};

/* Behind '(3)' or '（３）' at the beginning of a line; NULL: it has no such label. */
static const char *behind_label(const char *line, int *label)
{
	uint32_t c = text_next(&line);

	*label = 0;
	if (c != '(' && c != U'（')
		return NULL;
	while ((c = text_next(&line)) && ((c >= '0' && c <= '9') || (c >= U'０' && c <= U'９')))
		*label = *label > 99 ? *label
				     : *label * 10 + (int)(c >= U'０' ? c - U'０' : c - '0');
	return *label && (c == ')' || c == U'）') ? line : NULL;
}

/* Behind 'ア ': one kana of the order of labels, and a blank. */
static const char *behind_kana(struct arena *a, const char *line)
{
	for (int i = 1; i <= KANA; i++) {
		const char *label = item_label(a, 1, i), *behind = line + strlen(label);

		if (text_starts(line, label) && text_is_space(text_next(&behind)))
			return behind;
	}
	return NULL;
}

static void add_line(struct arena *a, const char **text, const char *line)
{
	*text = *text && **text ? arena_concat(a, *text, "\n", line, (char *)NULL) : line;
}

static struct written_item *last_item(struct written *w)
{
	return w->items.n ? &w->items.at[w->items.n - 1] : NULL;
}

static void read_line(struct arena *a, struct written *w, const char *line)
{
	struct written_item *last = last_item(w);
	int label;
	const char *item = behind_label(line, &label), *kana = behind_kana(a, line);

	if (item) {
		last = vec_push(a, &w->items);
		last->label = label;
		last->text = text_trim(a, item);
	} else if (kana && last) {
		*vec_push(a, &last->below) = text_trim(a, kana);
	} else if (kana && *w->text) {
		*vec_push(a, &w->below) = text_trim(a, kana);
	} else if (last && last->below.n) {
		add_line(a, &last->below.at[last->below.n - 1], line);
	} else {
		add_line(a, last ? &last->text : &w->text, line);
	}
}

static struct written read_lines(struct arena *a, const char *text)
{
	struct written w = {.text = ""};

	for (const char *end; *text; text = *end ? end + 1 : end) {
		end = text + strcspn(text, "\n");
		const char *line = text_trim(a, arena_strndup(a, text, (size_t)(end - text)));

		if (*line)
			read_line(a, &w, line);
	}
	return w;
}

/* Of a 号 its own label, before its words, is none of theirs. */
static struct written read_place(struct arena *a, const char *text, int item)
{
	struct written w = read_lines(a, text);

	if (!item || *w.text || w.items.n != 1)
		return w;
	struct written one = {.text = w.items.at[0].text};

	one.below.at = w.items.at[0].below.at;
	one.below.n = w.items.at[0].below.n;
	return one;
}

static bool is_gone(const char *text)
{
	return text_empty(text) || strcmp(text, WORDING_GONE) == 0 ||
	       strcmp(text, "（" WORDING_GONE "）") == 0;
}

/* --- the draft --- */

struct drafting {
	struct arena *a;
	const struct reword_wish *how;
	struct worded *out;
};

static struct block *append(struct arena *a, struct block **first, struct block **last,
			    const struct block *like)
{
	struct block *b = arena_alloc(a, sizeof *b);

	*b = *like;
	b->next = NULL;
	if (*last)
		(*last)->next = b;
	else
		*first = b;
	*last = b;
	return b;
}

/* `old` NULL: it came. */
static void write_block(struct drafting *d, const struct block *old, struct block *new, int item,
			const char *text)
{
	struct reword_wish wish = *d->how;
	struct worded_block *w = vec_push(d->a, &d->out->blocks);

	wish.source = old ? old->text : "";
	wish.wished = text;
	*w = (struct worded_block){.old = old, .new = new, .item = item};
	w->r = reword(d->a, &wish);
}

static struct block *new_block(struct drafting *d, struct block *above, enum block_kind kind)
{
	const struct block like = {.kind = kind};

	return append(d->a, &above->first, &above->last, &like);
}

/* What hangs below a 号: in order, as far as both go; what is behind came, or is gone. */
static void write_below(struct drafting *d, const struct block *old, struct block *item, int n,
			const char *const *texts, size_t n_texts)
{
	const struct block *was = old && old->first ? old->first->first : NULL;
	struct block *list = n_texts ? new_block(d, item, BLOCK_LIST) : NULL;

	for (size_t i = 0; i < n_texts; i++) {
		write_block(d, was, new_block(d, list, BLOCK_ITEM), n, texts[i]);
		was = was ? was->next : NULL;
	}
}

static void write_item(struct drafting *d, const struct block *old, struct block *list, int was,
		       const struct written_item *w)
{
	struct block *item = new_block(d, list, BLOCK_ITEM);

	if (is_gone(w->text)) {
		item->text = WORDING_GONE;
		return;
	}
	write_block(d, old, item, was, w->text);
	write_below(d, old, item, was, w->below.at, w->below.n);
}

/* --- which 号 is which --- */

static double alike(const struct drafting *d, const struct block *old, int label,
		    const struct written_item *w)
{
	const char *was = expand_text(d->how->expand, old->text, "");
	double one = duty_share(was, w->text), other = duty_share(w->text, was),
	       share = one < other ? one : other;

	if (is_gone(w->text))
		return label == w->label ? 1 : 0;
	return share < LEAST_ALIKE ? 0 : share + (label == w->label ? SAME_LABEL : 0);
}

/* pairs[k]: the old 号 that the kth written one is; 0: it came. */
static int *pair_items(struct drafting *d, const struct block *list, const struct written *w)
{
	size_t n = 0, m = w->items.n;
	int *pairs = arena_alloc(d->a, (m + 1) * sizeof *pairs);

	for (const struct block *b = list ? list->first : NULL; b; b = b->next)
		n++;
	double *best = arena_alloc(d->a, (n + 1) * (m + 1) * sizeof *best);
	double *at = arena_alloc(d->a, (n + 1) * (m + 1) * sizeof *at);

	for (size_t i = n; i-- > 0;)
		for (size_t k = m; k-- > 0;) {
			double *here = &best[i * (m + 1) + k],
			       down = best[(i + 1) * (m + 1) + k], over = best[i * (m + 1) + k + 1],
			       both = best[(i + 1) * (m + 1) + k + 1];
			double own = n == m ? 1
					    : alike(d, item_at(list, (int)i + 1), (int)i + 1,
						    &w->items.at[k]);

			at[i * (m + 1) + k] = own;
			*here = own > 0 ? own + both : 0;
			*here = down > *here ? down : *here;
			*here = over > *here ? over : *here;
		}
	for (size_t i = 0, k = 0; i < n && k < m;) {
		double here = best[i * (m + 1) + k], own = at[i * (m + 1) + k];

		if (own > 0 && here == own + best[(i + 1) * (m + 1) + k + 1])
			pairs[k++] = (int)++i;
		else if (here == best[(i + 1) * (m + 1) + k])
			i++;
		else
			k++;
	}
	return pairs;
}

/* All labels that are there are those of before, and one is missing: the number is kept. */
static bool keeps_number(const struct written *w, const int *pairs)
{
	for (size_t k = 0; k < w->items.n; k++)
		if (pairs[k] != w->items.at[k].label)
			return false;
	return true;
}

static void write_list(struct drafting *d, const struct block *list, const struct written *w,
		       struct block **first, struct block **last)
{
	const struct block like = {.kind = BLOCK_LIST};
	struct block *new = append(d->a, first, last, list ? list : &like);
	int *pairs = pair_items(d, list, w), number = 0;
	bool keeps = keeps_number(w, pairs);

	new->first = new->last = NULL;
	for (const struct block *b = list ? list->first : NULL; b; b = b->next)
		*vec_push(d->a, &d->out->items) = 0;
	for (size_t k = 0; k < w->items.n; k++) {
		while (keeps && number + 1 < pairs[k]) {
			new_block(d, new, BLOCK_ITEM)->text = WORDING_GONE;
			number++;
		}
		number++;
		if (pairs[k] && !is_gone(w->items.at[k].text))
			d->out->items.at[pairs[k] - 1] = number;
		write_item(d, pairs[k] ? item_at(list, pairs[k]) : NULL, new, pairs[k],
			   &w->items.at[k]);
	}
}

/* One 号 alone. */
static void write_one(struct drafting *d, const struct block *list, const struct written *w,
		      struct block **first, struct block **last)
{
	struct block *new = append(d->a, first, last, list);
	int n = 0;

	new->first = new->last = NULL;
	for (const struct block *b = list->first; b; b = b->next) {
		bool is_it = ++n == d->out->item;

		*vec_push(d->a, &d->out->items) = is_it && d->out->gone ? 0 : n;
		if (!is_it) {
			append(d->a, &new->first, &new->last, b);
			continue;
		}
		struct written_item item = {.text = d->out->gone ? "" : w->text};

		item.below.at = w->below.at;
		item.below.n = w->below.n;
		write_item(d, b, new, n, &item);
	}
}

static void keep_list(struct drafting *d, const struct block *list, struct block **first,
		      struct block **last)
{
	int n = 0;

	append(d->a, first, last, list);
	for (const struct block *b = list->first; b; b = b->next)
		*vec_push(d->a, &d->out->items) = ++n;
}

static void write_paragraph(struct drafting *d, const struct block *old, const struct written *w,
			    struct block **first, struct block **last)
{
	struct block *new = append(d->a, first, last, old);

	if (d->out->item)
		return;
	if (d->out->gone)
		new->text = WORDING_GONE;
	else
		write_block(d, old, new, 0, w->text);
}

static void write_lists(struct drafting *d, const struct block *list, const struct written *w,
			struct block **first, struct block **last)
{
	struct worded *out = d->out;

	out->items_stay = list && !w->items.n && !out->item && !out->gone;
	if (out->gone && !out->item)
		for (const struct block *b = list ? list->first : NULL; b; b = b->next)
			*vec_push(d->a, &out->items) = 0;
	else if (out->item)
		write_one(d, list, w, first, last);
	else if (w->items.n)
		write_list(d, list, w, first, last);
	else if (list)
		keep_list(d, list, first, last);
}

void wording_text_read(struct arena *a, const struct position *p, int paragraph, int item,
		       const struct reword_wish *how, const char *text, struct worded *out)
{
	const struct written w = read_place(a, text, item);
	struct drafting d = {a, how, out};
	struct block *first = NULL, *last = NULL;
	const struct block *at = paragraph_at(p, paragraph), *list = list_behind(at);

	*out = (struct worded){.paragraph = paragraph,
			       .item = item,
			       .gone = is_gone(w.text) && !w.items.n,
			       .was = p,
			       .draft = *p};
	for (const struct block *b = p->first; b; b = b->next) {
		if (b == at) {
			write_paragraph(&d, b, &w, &first, &last);
			write_lists(&d, list, &w, &first, &last);
		} else if (b != list) {
			append(a, &first, &last, b);
		}
	}
	out->draft.first = first;
	out->draft.last = last;
}

void worded_finish(struct worded *w)
{
	for (size_t i = 0; i < w->blocks.n; i++)
		w->blocks.at[i].new->text = reworded_text(&w->blocks.at[i].r);
}

bool wording_same_text(const struct block *x, const struct block *y)
{
	for (; x && y; x = x->next, y = y->next)
		if (x->kind != y->kind || !text_equal(x->text, y->text) ||
		    !wording_same_text(x->first, y->first))
			return false;
	return x == y;
}

bool wording_same_place(const struct position *x, const struct position *y, const char *place)
{
	int paragraph, item;

	if (!wording_place_read(x, place, &paragraph, &item) ||
	    !wording_place_read(y, place, &paragraph, &item))
		return false;
	const struct block *a = paragraph_at(x, paragraph), *b = paragraph_at(y, paragraph),
			   *of_a = list_behind(a), *of_b = list_behind(b);

	if (!item)
		return strcmp(a->text, b->text) == 0 &&
		       (of_a ? of_b && wording_same_text(of_a->first, of_b->first) : !of_b);
	a = item_at(of_a, item);
	b = item_at(of_b, item);
	return strcmp(a->text, b->text) == 0 && wording_same_text(a->first, b->first);
}

bool worded_is_same(const struct worded *w)
{
	return wording_same_text(w->was->first, w->draft.first);
}
