/* SPDX-License-Identifier: MIT
 *
 * Old and new lines with one parent are matched in their order, those that are most alike. Then
 * come words and removals under the old numbers, numbers that fall from the first on, numbers that rise
 * from the last on, and, a sentence each, what is given whole or added under the new ones: so no
 * number ever stands twice.
 */
#include "amend/kaisei_lines.h"

#include <stdlib.h>
#include <string.h>

#include "amend/joints.h"
#include "amend/kaisei_text.h"
#include "base/text.h"
#include "changes/similar.h"
#include "changes/word_diff.h"

#define NO_MATCH ((size_t)-1)

/* A changed line with this likeness is the old one edited. */
static const double like_enough = 0.4;

/* Three in a row and more are renumbered at once. */
enum { LEAST_RANGE = 3 };

/* One line and what stands below it. */
struct line_tree {
	const struct provision *of;
	size_t line, end;
	size_t match; /* among those of the other side; NO_MATCH: none */
	bool whole;   /* given whole */
};

/* The lines with one parent. */
struct line_trees {
	VEC(struct line_tree) all;
};

/* What of an article is under way: its places by the numbers that they have now. */
struct lines_writing {
	struct kaisei_writing *w;
	const char *number;
};

static const struct provision_line *line_of(const struct line_tree *t)
{
	return &t->of->lines.at[t->line];
}

/* Those below `parent` (NULL: the 項). */
static struct line_trees trees_below(struct arena *a, const struct provision *p,
				     const struct line_tree *parent)
{
	struct line_trees trees = {0};
	size_t from = parent ? parent->line + 1 : 0, to = parent ? parent->end : p->lines.n;

	for (size_t i = from; i < to; i = kaisei_place_line_end(p, i))
		*vec_push(a, &trees.all) = (struct line_tree){
			.of = p, .line = i, .end = kaisei_place_line_end(p, i), .match = NO_MATCH};
	return trees;
}

static const char *words_of(struct arena *a, const struct line_tree *t)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = t->line; i < t->end; i++)
		strbuf_join(&sb, "\n", t->of->lines.at[i].text);
	return sb.text;
}

static bool is_same_number(const struct line_tree *x, const struct line_tree *y)
{
	return strcmp(line_of(x)->label, line_of(y)->label) == 0;
}

/* 0: they are not the same line; else the more the better. */
static double alikeness(struct arena *a, const struct line_tree *x, const struct line_tree *y)
{
	const char *own = words_of(a, x), *other = words_of(a, y);
	struct char_pairs px = similar_pairs(a, own), py = similar_pairs(a, other);
	double like = strcmp(own, other) == 0 ? 1.5 : similar_likeness(&px, &py);

	return like < like_enough ? 0 : like + (is_same_number(x, y) ? 0.1 : 0);
}

/* The matches in order with the greatest sum, by the table of best sums of what is left. */
static void match_alike(struct arena *a, struct line_trees *x, struct line_trees *y)
{
	size_t n = x->all.n, m = y->all.n, width = m + 1;
	double *like = arena_alloc(a, (n * m + 1) * sizeof *like),
	       *best = arena_alloc(a, (n + 1) * width * sizeof *best);

	for (size_t i = n; i-- > 0;)
		for (size_t k = m; k-- > 0;) {
			double own = like[i * m + k] = alikeness(a, &x->all.at[i], &y->all.at[k]),
			       with = own > 0 ? own + best[(i + 1) * width + k + 1] : 0,
			       skip = best[(i + 1) * width + k], pass = best[i * width + k + 1];

			best[i * width + k] = with > skip && with > pass ? with
					      : skip > pass              ? skip
									 : pass;
		}
	for (size_t i = 0, k = 0; i < n && k < m;) {
		double here = best[i * width + k];

		if (here > best[(i + 1) * width + k] && here > best[i * width + k + 1]) {
			x->all.at[i].match = k;
			y->all.at[k++].match = i++;
		} else if (here > best[i * width + k + 1]) {
			i++;
		} else {
			k++;
		}
	}
}

/* A line between the same neighbours that keeps its number was written anew. */
static void match_numbers(struct line_trees *x, struct line_trees *y)
{
	size_t low = 0;

	for (size_t i = 0; i < x->all.n; i++) {
		struct line_tree *own = &x->all.at[i];

		for (size_t k = low; own->match == NO_MATCH && k < y->all.n &&
				     y->all.at[k].match == NO_MATCH;
		     k++)
			if (is_same_number(own, &y->all.at[k])) {
				own->match = k;
				y->all.at[k].match = i;
			}
		low = own->match == NO_MATCH ? low : own->match + 1;
	}
}

static void match(struct arena *a, struct line_trees *x, struct line_trees *y)
{
	match_alike(a, x, y);
	match_numbers(x, y);
}

/* From sentence i on those with the same words: 前段、中段及び後段. Returns the next one. */
static size_t join_sentences(const struct kaisei_text *plan, size_t i, struct kaisei_place *place)
{
	size_t k = i + 1;

	place->sentence = i + 1;
	place->others = 0;
	for (; k < plan->sentences; k++) {
		const struct quotes *other = &plan->of_sentence[k];

		if (other->all.n && !quotes_equal(&plan->of_sentence[i], other))
			break;
		place->others |= other->all.n ? 1U << (k + 1) : 0;
	}
	return k;
}

static void say_plan(struct lines_writing *l, struct kaisei_place place,
		     const struct kaisei_text *plan)
{
	place.text = true;
	if (!plan->sentences && plan->all.all.n)
		kaisei_sentence_clause(l->w, &(struct kaisei_clause){.act = KAISEI_QUOTES,
								     .at = place,
								     .quotes = plan->all});
	place.sentences = plan->sentences;
	place.proviso = plan->proviso;
	for (size_t i = 0; i < plan->sentences;) {
		const struct quotes *quotes = &plan->of_sentence[i];

		i = quotes->all.n ? join_sentences(plan, i, &place) : i + 1;
		if (quotes->all.n)
			kaisei_sentence_clause(l->w,
					       &(struct kaisei_clause){.act = KAISEI_QUOTES,
								       .at = place,
								       .quotes = *quotes});
	}
}

/* The place of a line by its own number, below a place. */
static struct kaisei_place place_of(struct kaisei_place parent, const struct line_tree *t)
{
	const struct provision_line *line = line_of(t);

	if (!line->depth)
		parent.paragraph = kaisei_place_paragraph(line);
	else if (line->depth == 1)
		parent.item = line->label;
	else
		parent.below = line->label;
	return parent;
}

static bool has_same_shape(const struct line_tree *x, const struct line_tree *y)
{
	if (x->end - x->line != y->end - y->line)
		return false;
	for (size_t i = 1; i < x->end - x->line; i++)
		if (strcmp(x->of->lines.at[x->line + i].label, y->of->lines.at[y->line + i].label))
			return false;
	return true;
}

/* 後段を削る: the second of two goes. */
static bool loses_sentence(struct kaisei_writing *w, const struct line_tree *x,
			   const struct line_tree *y)
{
	return joints_sentences(w->a, line_of(x)->text).all.n == 2 &&
	       kaisei_text_behind(w, line_of(y)->text, line_of(x)->text);
}

/* A 号 whose lines below it changed beyond their words, or any text of which too little is left. */
static bool is_given_whole(struct kaisei_writing *w, const struct line_tree *x,
			   const struct line_tree *y)
{
	bool deep = line_of(x)->depth > 0;

	if (deep && !has_same_shape(x, y))
		return true;
	if (!deep && kaisei_text_behind(w, line_of(x)->text, line_of(y)->text))
		return true;
	if (!deep && loses_sentence(w, x, y))
		return false;
	for (size_t i = 0; i < (deep ? x->end - x->line : 1); i++)
		if (kaisei_text_needs_whole(w, x->of->lines.at[x->line + i].text,
				y->of->lines.at[y->line + i].text))
			return true;
	return false;
}

static void remove_sentence(struct lines_writing *l, struct kaisei_place place,
			    const char *sentence)
{
	place.text = true;
	place.sentence = place.sentences = 2;
	place.proviso = text_starts(sentence, library_word(l->w->library, "amending.but"));
	kaisei_sentence_clause(l->w,
			       &(struct kaisei_clause){.act = KAISEI_REMOVE, .at = place});
}

static void amend_texts(struct lines_writing *l, struct kaisei_place place, struct line_tree *x,
			const struct line_tree *y)
{
	bool deep = line_of(x)->depth > 0;

	if (!deep && loses_sentence(l->w, x, y)) {
		remove_sentence(l, place,
				kaisei_text_behind(l->w, line_of(y)->text, line_of(x)->text));
		return;
	}
	for (size_t i = 0; i < (deep ? x->end - x->line : 1); i++) {
		const struct provision_line *old = &x->of->lines.at[x->line + i];
		struct kaisei_text plan =
			kaisei_text_plan(l->w, old->text, y->of->lines.at[y->line + i].text);

		place.below = i ? old->label : NULL;
		say_plan(l, place, &plan);
	}
}

static int number_in(const struct line_tree *t)
{
	const char *label = line_of(t)->label;

	return line_of(t)->depth ? atoi(label + 1) : kaisei_place_paragraph(line_of(t));
}

static const char *number_label(struct arena *a, const struct line_tree *t)
{
	return line_of(t)->depth ? line_of(t)->label : arena_printf(a, "%d", number_in(t));
}

/* How far the number of a matched line goes; 0: it stays, or it is not matched. */
static int shift_of(const struct line_tree *x, const struct line_trees *y)
{
	return x->match == NO_MATCH ? 0 : number_in(&y->all.at[x->match]) - number_in(x);
}

/* How many from i on go equally far and follow each other. */
static size_t count_together(const struct line_trees *x, const struct line_trees *y, size_t i)
{
	size_t n = 1;

	while (i + n < x->all.n &&
	       shift_of(&x->all.at[i + n], y) == shift_of(&x->all.at[i], y) &&
	       number_in(&x->all.at[i + n]) == number_in(&x->all.at[i]) + (int)n)
		n++;
	return n;
}

static void renumber_one(struct lines_writing *l, struct kaisei_place parent,
			 const struct line_tree *x, const struct line_tree *y)
{
	kaisei_sentence_clause(l->w, &(struct kaisei_clause){.act = KAISEI_NUMBER,
							     .at = place_of(parent, x),
							     .to = number_label(l->w->a, y)});
}

/* From i on so many; those that rise from the last on. */
static void renumber_together(struct lines_writing *l, struct kaisei_place parent,
			      const struct line_trees *x, const struct line_trees *y, size_t i,
			      size_t n)
{
	int by = shift_of(&x->all.at[i], y);

	if (n >= LEAST_RANGE) {
		kaisei_sentence_clause(
			l->w, &(struct kaisei_clause){
				      .act = KAISEI_SHIFT,
				      .at = place_of(parent, &x->all.at[i]),
				      .to = number_label(l->w->a, &x->all.at[i + n - 1]),
				      .by = by});
		return;
	}
	for (size_t k = 0; k < n; k++) {
		const struct line_tree *t = &x->all.at[by > 0 ? i + n - 1 - k : i + k];

		renumber_one(l, parent, t, &y->all.at[t->match]);
	}
}

static void renumber_rising(struct lines_writing *l, struct kaisei_place parent,
			    const struct line_trees *x, const struct line_trees *y)
{
	for (size_t end = x->all.n; end > 0;) {
		size_t start = end - 1;

		while (start > 0 && shift_of(&x->all.at[start], y) > 0 &&
		       count_together(x, y, start - 1) > end - start)
			start--;
		if (shift_of(&x->all.at[start], y) > 0)
			renumber_together(l, parent, x, y, start, end - start);
		end = start;
	}
}

static void renumber(struct lines_writing *l, struct kaisei_place parent,
		     const struct line_trees *x, const struct line_trees *y)
{
	for (size_t i = 0; i < x->all.n;) {
		size_t n = shift_of(&x->all.at[i], y) < 0 ? count_together(x, y, i) : 1;

		if (shift_of(&x->all.at[i], y) < 0)
			renumber_together(l, parent, x, y, i, n);
		i += n;
	}
	renumber_rising(l, parent, x, y);
}

/* Those that go from i on, in one clause. Returns the next one. */
static size_t remove_lines(struct lines_writing *l, struct kaisei_place parent,
			   const struct line_trees *x, size_t i)
{
	size_t n = 1;

	while (i + n < x->all.n && x->all.at[i + n].match == NO_MATCH)
		n++;
	const struct line_tree *last = &x->all.at[i + n - 1];

	kaisei_sentence_clause(
		l->w, &(struct kaisei_clause){.act = KAISEI_REMOVE,
					      .at = place_of(parent, &x->all.at[i]),
					      .to = n > 1 ? number_label(l->w->a, last) : NULL,
					      .by = (int)n});
	return i + n;
}

/* Lines as a provision without a number. */
static struct article_code block_of(struct arena *a, const struct provision *p, size_t from,
				    size_t to)
{
	struct article_code blocks = {0};
	struct provision *block = vec_push(a, &blocks.all);

	*block = (struct provision){.label = "", .title = ""};
	for (size_t i = from; i < to; i++)
		*vec_push(a, &block->lines) = p->lines.at[i];
	return blocks;
}

static struct article_code sentence_block(struct arena *a, const char *sentence)
{
	struct article_code blocks = {0};
	struct provision *block = vec_push(a, &blocks.all);

	*block = (struct provision){.label = "", .title = ""};
	*vec_push(a, &block->lines) =
		(struct provision_line){.label = "", .text = sentence, .address = ""};
	return blocks;
}

/* New lines from k on that stand together, behind the one before them. */
static size_t add_lines(struct lines_writing *l, struct kaisei_place parent,
			const struct line_trees *y, size_t k)
{
	size_t n = 1;

	while (k + n < y->all.n && y->all.at[k + n].match == NO_MATCH)
		n++;
	struct kaisei_clause c = {
		.act = k + n == y->all.n ? KAISEI_END
		       : k               ? KAISEI_BEHIND
					 : KAISEI_FIRST,
		.at = k && k + n < y->all.n ? place_of(parent, &y->all.at[k - 1]) : parent,
		.blocks = block_of(l->w->a, y->all.at[k].of, y->all.at[k].line,
				   y->all.at[k + n - 1].end)};

	kaisei_sentence_clause(l->w, &c);
	return n;
}

/* One line in place of another, or a sentence behind it; of a 項 that has 号 its words alone. */
static void give_line(struct lines_writing *l, struct kaisei_place place,
		      const struct line_tree *x, const struct line_tree *y, bool has_items)
{
	const char *behind = line_of(y)->depth ? NULL
					       : kaisei_text_behind(l->w, line_of(x)->text,
								 line_of(y)->text);
	bool words = !line_of(y)->depth && (has_items || y->end > y->line + 1);
	struct kaisei_clause c = {
		.act = KAISEI_WHOLE,
		.at = place,
		.blocks = block_of(l->w->a, y->of, y->line, words ? y->line + 1 : y->end)};

	c.at.text = words || behind;
	if (behind) {
		c.act = KAISEI_SENTENCE;
		c.blocks = sentence_block(l->w->a, behind);
	}
	kaisei_sentence_clause(l->w, &c);
}

static void amend_items(struct lines_writing *l, struct kaisei_place paragraph,
			struct line_trees *x, struct line_trees *y);

/* Words and removals under the old numbers; what is given whole is only marked. */
static void amend_words(struct lines_writing *l, struct kaisei_place parent, struct line_trees *x,
			struct line_trees *y)
{
	for (size_t i = 0; i < x->all.n;) {
		struct line_tree *old = &x->all.at[i];
		struct kaisei_place place = place_of(parent, old);

		if (old->match == NO_MATCH) {
			i = remove_lines(l, parent, x, i);
			continue;
		}
		i++;
		struct line_tree *new = &y->all.at[old->match];

		new->whole = is_given_whole(l->w, old, new);
		if (!new->whole)
			amend_texts(l, place, old, new);
		if (line_of(old)->depth)
			continue;
		struct line_trees items = trees_below(l->w->a, old->of, old),
				  others = trees_below(l->w->a, new->of, new);

		match(l->w->a, &items, &others);
		amend_items(l, place, &items, &others);
	}
}

static void amend_items(struct lines_writing *l, struct kaisei_place paragraph,
			struct line_trees *x, struct line_trees *y)
{
	amend_words(l, paragraph, x, y);
	renumber(l, paragraph, x, y);
}

/* What needs its text below the sentence, under the new numbers. */
static void give_texts(struct lines_writing *l, struct kaisei_place parent,
		       const struct line_trees *x, struct line_trees *y)
{
	for (size_t k = 0; k < y->all.n;) {
		struct line_tree *new = &y->all.at[k];

		if (new->match == NO_MATCH) {
			k += add_lines(l, parent, y, k);
			continue;
		}
		const struct line_tree *old = &x->all.at[new->match];
		struct kaisei_place place = place_of(parent, new);
		struct line_trees items = trees_below(l->w->a, old->of, old),
				  others = trees_below(l->w->a, new->of, new);
		bool has_items = items.all.n > 0;

		if (new->whole)
			give_line(l, place, old, new, has_items);
		k++;
		if (line_of(new)->depth)
			continue;
		match(l->w->a, &items, &others);
		for (size_t i = 0; i < others.all.n; i++)
			others.all.at[i].whole =
				others.all.at[i].match != NO_MATCH &&
				is_given_whole(l->w, &items.all.at[others.all.at[i].match],
					       &others.all.at[i]);
		give_texts(l, place, &items, &others);
	}
}

static void amend_title(struct lines_writing *l, const struct provision *before,
			const struct provision *after)
{
	struct kaisei_place place = {.number = l->number, .title = true};

	if (strcmp(before->title, after->title) == 0)
		return;
	struct kaisei_text plan = kaisei_text_plan(l->w, before->title, after->title);

	if (plan.whole || plan.sentences || !*before->title ||
	    kaisei_text_is_new(l->w, before->title, after->title))
		kaisei_sentence_clause(l->w, &(struct kaisei_clause){.act = KAISEI_NAME,
								     .at = place,
								     .to = after->title});
	else
		kaisei_sentence_clause(l->w, &(struct kaisei_clause){.act = KAISEI_QUOTES,
								     .at = place,
								     .quotes = plan.all});
}

void kaisei_lines_write(struct kaisei_writing *w, const char *number, const struct provision *new)
{
	struct lines_writing l = {w, number};
	size_t at = kaisei_place_find(w->a, &w->now, number);
	/* the code's own changes under the writing */
	struct provision *old = arena_alloc(w->a, sizeof *old);

	if (at == w->now.all.n)
		return;
	*old = w->now.all.at[at];
	memset(&old->lines, 0, sizeof old->lines);
	for (size_t i = 0; i < w->now.all.at[at].lines.n; i++)
		*vec_push(w->a, &old->lines) = w->now.all.at[at].lines.at[i];
	struct line_trees x = trees_below(w->a, old, NULL), y = trees_below(w->a, new, NULL);
	struct kaisei_place article = {.number = number};

	amend_title(&l, old, new);
	match(w->a, &x, &y);
	amend_words(&l, article, &x, &y);
	renumber(&l, article, &x, &y);
	give_texts(&l, article, &x, &y);
	kaisei_sentence_end(w);
}

bool kaisei_lines_is_new(struct kaisei_writing *w, const struct provision *before,
			 const struct provision *after)
{
	struct line_trees x = trees_below(w->a, before, NULL), y = trees_below(w->a, after, NULL);

	return before->lines.n == 1 && after->lines.n == 1 &&
	       is_given_whole(w, &x.all.at[0], &y.all.at[0]) &&
	       !kaisei_text_behind(w, before->lines.at[0].text, after->lines.at[0].text);
}

double kaisei_lines_likeness(struct arena *a, const struct provision *before,
			     const struct provision *after)
{
	struct line_trees x = trees_below(a, before, NULL), y = trees_below(a, after, NULL);
	size_t same = 0, all = 0;

	match(a, &x, &y);
	for (size_t k = 0; k < y.all.n; k++) {
		const char *words = words_of(a, &y.all.at[k]);
		size_t length = strlen(words) + 1;

		all += length;
		if (y.all.at[k].match != NO_MATCH)
			same += (size_t)((double)length *
					 word_diff_likeness(word_diff_find(
						 a, NULL, words_of(a, &x.all.at[y.all.at[k].match]),
						 words)));
	}
	for (size_t i = 0; i < x.all.n; i++)
		all += x.all.at[i].match == NO_MATCH ? strlen(words_of(a, &x.all.at[i])) + 1 : 0;
	return all ? (double)same / (double)all : 1;
}
