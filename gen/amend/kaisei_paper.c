/* SPDX-License-Identifier: MIT
 *
 * Parts of both states are matched by their anchors, else their titles. A part that has articles is
 * amended article by article where it stands; of the others, and of what stands beside articles,
 * blocks that differ are replaced one by one, or with their section or part where blocks come and
 * go. A long table is not repeated: the new paper is attached, and has it.
 */
#include "amend/kaisei.h"

#include <string.h>

#include "amend/paper_sections.h"
#include "amend/quote.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "changes/word_diff.h"

/* A table with more rows is not repeated; a part of which so many blocks change is given whole. */
enum { MOST_ROWS = 60, MANY_BLOCKS = 3 };

static const double worth_quoting = 2.0 / 3;

struct paper_amending {
	struct arena *a;
	const struct amendment *in;
	const struct library *library;
	const struct doc_diff *diff;
	size_t sheets; /* of the papers before */
	bool articles_done;
	struct kaisei_paper out;
};

static const char *word(const struct paper_amending *p, const char *name)
{
	return library_word(p->library, name);
}

static void say(struct paper_amending *p, const char *text)
{
	struct kaisei_sentence *s = vec_push(p->a, &p->out.sentences.all);

	s->text = arena_concat(p->a, text, word(p, "amending.stop"), (char *)NULL);
}

static const char *count(const struct paper_amending *p, size_t n)
{
	return arena_printf(p->a, "%zu", n);
}

static const char *old_place(const struct paper_amending *p, const struct paper_part *part,
			     const struct paper_section *s, const struct doc_node *block)
{
	return paper_place(p->a, p->library, p->diff->before, part, s, block);
}

/* 別紙3, which is the last of them. */
static const char *sheet_name(const struct paper_amending *p)
{
	size_t number = p->sheets + p->out.sheets.n;

	return text_fill(p->a, word(p, "amending.sheet"), "n", count(p, number), NULL, NULL);
}

static const struct doc_node *heading_of(struct arena *a, const char *text)
{
	struct doc_node *node = arena_alloc(a, sizeof *node);

	node->kind = DOC_HEADING;
	node->level = 1;
	node->text = text;
	return node;
}

/* A new sheet with the part's title, and the section's. */
static struct kaisei_sheet *open_sheet(struct paper_amending *p, const struct paper_part *part,
				       const struct paper_section *s)
{
	struct kaisei_sheet *sheet = vec_push(p->a, &p->out.sheets);

	sheet->part = part->node;
	*vec_push(p->a, &sheet->nodes) = heading_of(p->a, part->node->text);
	if (s && s->heading)
		*vec_push(p->a, &sheet->nodes) = s->heading;
	return sheet;
}

static void fill_section(struct paper_amending *p, struct kaisei_sheet *sheet,
			 const struct paper_section *s)
{
	for (size_t i = 0; i < s->blocks.n; i++)
		*vec_push(p->a, &sheet->nodes) = s->blocks.at[i];
}

static void fill_part(struct paper_amending *p, struct kaisei_sheet *sheet,
		      const struct paper_part *part)
{
	for (size_t i = 0; i < part->all.n; i++) {
		if (part->all.at[i].heading)
			*vec_push(p->a, &sheet->nodes) = part->all.at[i].heading;
		fill_section(p, sheet, &part->all.at[i]);
	}
}

static size_t section_rows(const struct paper_section *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->blocks.n; i++)
		n += paper_rows(s->blocks.at[i]);
	return n;
}

static bool has_long_table(const struct doc_node *node)
{
	bool found = node->kind == DOC_TABLE && paper_rows(node) > MOST_ROWS;

	for (const struct doc_node *child = node->first; child && !found; child = child->next)
		found = child->kind != DOC_ROW && has_long_table(child);
	return found;
}

/* P（204行）を、別添の改正後の責任分界表（第2版）の同じ箇所（206行）のとおり改める */
static void say_attached(struct paper_amending *p, const char *place, size_t old_rows,
			 size_t new_rows)
{
	const char *text = text_fill(p->a, word(p, "amending.attached"), "place", place, "title",
				     p->diff->after->title);

	text = text_fill(p->a, text, "edition", amendment_edition(p->in), NULL, NULL);
	say(p, text_fill(p->a, text, "old", count(p, old_rows), "new", count(p, new_rows)));
}

static void say_replaced(struct paper_amending *p, const char *place)
{
	say(p, text_fill(p->a, word(p, "amending.replaced"), "place", place, "sheet",
			 sheet_name(p)));
}

static void replace_part(struct paper_amending *p, const struct paper_part *x,
			 const struct paper_part *y)
{
	const char *place = old_place(p, x, NULL, NULL);

	if (has_long_table(y->node)) {
		say_attached(p, place, paper_rows(x->node), paper_rows(y->node));
		return;
	}
	fill_part(p, open_sheet(p, y, NULL), y);
	say_replaced(p, place);
}

static void replace_section(struct paper_amending *p, const struct paper_part *x,
			    const struct paper_section *s, const struct paper_part *y,
			    const struct paper_section *t)
{
	const char *place = old_place(p, x, s, NULL);

	for (size_t i = 0; i < t->blocks.n; i++)
		if (has_long_table(t->blocks.at[i])) {
			say_attached(p, place, section_rows(s), section_rows(t));
			return;
		}
	fill_section(p, open_sheet(p, y, t), t);
	say_replaced(p, place);
}

static bool is_text(const struct doc_node *block)
{
	return (block->kind == DOC_PARAGRAPH || block->kind == DOC_NOTE) && !block->first;
}

/* Words of a text; false when it has to be given whole. */
static bool quote_text(struct paper_amending *p, const char *place, const char *x, const char *y)
{
	struct quotes quotes = {0};
	struct kaisei_clause k = {.act = KAISEI_QUOTES};

	if (word_diff_likeness(word_diff_find(p->a, p->in->words, x, y)) < worth_quoting ||
	    !quotes_find(p->a, p->in->words, x, y, &quotes))
		return false;
	k.quotes = quotes;
	say(p, text_fill(p->a, word(p, "amending.in"), "place", place, "edits",
			 kaisei_clause_edits(p->a, p->library, &k, true)));
	return true;
}

/* The text stands below the sentence. */
static void give_text(struct paper_amending *p, const char *place, const char *text)
{
	say(p, text_fill(p->a, word(p, "amending.whole"), "place", place, NULL, NULL));
	struct kaisei_sentence *s = &p->out.sentences.all.at[p->out.sentences.all.n - 1];
	struct provision *block = vec_push(p->a, &s->blocks.all);

	*block = (struct provision){.label = "", .title = ""};
	*vec_push(p->a, &block->lines) =
		(struct provision_line){.label = "", .text = text, .address = ""};
}

static void replace_block(struct paper_amending *p, const struct paper_part *x,
			  const struct paper_section *s, const struct doc_node *old,
			  const struct paper_part *y, const struct paper_section *t,
			  const struct doc_node *new)
{
	const char *place = old_place(p, x, s, old);

	if (is_text(old) && is_text(new)) {
		if (!quote_text(p, place, old->text ? old->text : "", new->text ? new->text : ""))
			give_text(p, place, new->text);
		return;
	}
	if (has_long_table(new)) {
		say_attached(p, place, paper_rows(old), paper_rows(new));
		return;
	}
	struct kaisei_sheet *sheet = open_sheet(p, y, new->kind == DOC_SIGNATURE ? NULL : t);

	*vec_push(p->a, &sheet->nodes) = new;
	say_replaced(p, place);
}

/* A figure whose lines run elsewhere reads otherwise, though its words are the same. */
static bool is_amended(const struct paper_amending *p, const struct doc_node *old,
		       const struct doc_node *new)
{
	if (!paper_nodes_equal(p->a, old, new))
		return true;
	for (size_t i = 0; new->kind == DOC_FIGURE && i < p->diff->all.n; i++) {
		const struct doc_unit_pair *pair = &p->diff->all.at[i];

		if (pair->after && pair->after->node == new)
			return amendment_counts(pair);
	}
	return false;
}

static bool has_same_blocks(const struct paper_section *s, const struct paper_section *t)
{
	if (s->blocks.n != t->blocks.n)
		return false;
	for (size_t i = 0; i < s->blocks.n; i++)
		if (s->blocks.at[i]->kind != t->blocks.at[i]->kind)
			return false;
	return true;
}

static size_t count_amended(const struct paper_amending *p, const struct paper_section *s,
			    const struct paper_section *t)
{
	size_t n = 0;

	for (size_t i = 0; i < s->blocks.n && i < t->blocks.n; i++)
		n += is_amended(p, s->blocks.at[i], t->blocks.at[i]);
	return n;
}

static void amend_section(struct paper_amending *p, const struct paper_part *x,
			  const struct paper_section *s, const struct paper_part *y,
			  const struct paper_section *t)
{
	if (!has_same_blocks(s, t)) {
		replace_section(p, x, s, y, t);
		return;
	}
	for (size_t i = 0; i < s->blocks.n; i++)
		if (is_amended(p, s->blocks.at[i], t->blocks.at[i]))
			replace_block(p, x, s, s->blocks.at[i], y, t, t->blocks.at[i]);
}

static bool is_same_heading(const struct paper_section *s, const struct paper_section *t)
{
	return (!s->heading && !t->heading) ||
	       (s->heading && t->heading && text_equal(s->heading->text, t->heading->text));
}

static bool has_same_headings(const struct paper_part *x, const struct paper_part *y)
{
	if (x->all.n != y->all.n)
		return false;
	for (size_t i = 0; i < x->all.n; i++)
		if (!is_same_heading(&x->all.at[i], &y->all.at[i]))
			return false;
	return true;
}

/* The first section from `from` on with that heading; the number of sections: none. */
static size_t find_section(const struct paper_part *part, size_t from,
			   const struct paper_section *s)
{
	while (from < part->all.n && !is_same_heading(&part->all.at[from], s))
		from++;
	return from;
}

static void remove_place(struct paper_amending *p, const char *place)
{
	say(p, arena_concat(p->a,
			    text_fill(p->a, word(p, "amending.remove"), "place", place, NULL, NULL),
			    word(p, "amending.delete.end"), (char *)NULL));
}

static void say_added(struct paper_amending *p, const char *name, const char *place)
{
	say(p, text_fill(p->a, word(p, name), "place", place, "sheet", sheet_name(p)));
}

/* The next section of the new part that the old one has too; the number of its sections: none. */
static size_t next_kept(const struct paper_part *x, size_t from, const struct paper_part *y,
			size_t k)
{
	size_t found = x->all.n;

	while (++k < y->all.n && found == x->all.n)
		found = find_section(x, from, &y->all.at[k]);
	return found;
}

/* Behind the section before it, else before the next one, else at the end of the part. */
static void add_section(struct paper_amending *p, const struct paper_part *x, size_t from,
			const struct paper_part *y, size_t k)
{
	const struct paper_section *t = &y->all.at[k], *before = k ? t - 1 : NULL;
	size_t next = next_kept(x, from, y, k);

	fill_section(p, open_sheet(p, y, t), t);
	if (before && before->heading)
		say_added(p, "amending.sheet.behind",
			  paper_place(p->a, p->library, p->diff->after, y, before, NULL));
	else if (next < x->all.n)
		say_added(p, "amending.sheet.before", old_place(p, x, &x->all.at[next], NULL));
	else
		say_added(p, "amending.sheet.end", old_place(p, x, NULL, NULL));
}

/* Sections beside articles, which stay where they are: those that went, and those that came. */
static void amend_sections(struct paper_amending *p, const struct paper_part *x,
			   const struct paper_part *y)
{
	size_t next = 0;

	for (size_t k = 0; k < y->all.n; k++) {
		size_t found = find_section(x, next, &y->all.at[k]);

		if (found == x->all.n) {
			add_section(p, x, next, y, k);
			continue;
		}
		for (; next < found; next++)
			remove_place(p, old_place(p, x, &x->all.at[next], NULL));
		amend_section(p, x, &x->all.at[next++], y, &y->all.at[k]);
	}
	for (; next < x->all.n; next++)
		remove_place(p, old_place(p, x, &x->all.at[next], NULL));
}

static void amend_articles(struct paper_amending *p)
{
	struct kaisei_sentences own;

	if (p->articles_done)
		return;
	p->articles_done = true;
	own = kaisei_write(p->a, p->library, p->in->words, p->diff);
	for (size_t i = 0; i < own.all.n; i++)
		*vec_push(p->a, &p->out.sentences.all) = own.all.at[i];
}

static bool is_given_whole(const struct paper_amending *p, const struct paper_part *x,
			   const struct paper_part *y)
{
	size_t n = 0;

	if (x->articles || y->articles)
		return false;
	if (!has_same_headings(x, y))
		return true;
	for (size_t i = 0; i < x->all.n; i++)
		n += has_same_blocks(&x->all.at[i], &y->all.at[i])
			     ? count_amended(p, &x->all.at[i], &y->all.at[i])
			     : MANY_BLOCKS;
	return n >= MANY_BLOCKS && !has_long_table(y->node);
}

/* The part's title last: it is named by the old one until then. */
static void amend_part(struct paper_amending *p, const struct doc_node *old,
		       const struct doc_node *new)
{
	struct paper_part x = paper_part_of(p->a, old), y = paper_part_of(p->a, new);

	if (x.articles || y.articles)
		amend_articles(p);
	if (is_given_whole(p, &x, &y))
		replace_part(p, &x, &y);
	else if (has_same_headings(&x, &y))
		for (size_t i = 0; i < x.all.n; i++)
			amend_section(p, &x, &x.all.at[i], &y, &y.all.at[i]);
	else
		amend_sections(p, &x, &y);
	if (!text_equal(old->text, new->text))
		say(p, arena_concat(p->a,
				    text_fill(p->a, word(p, "amending.renamed"), "place",
					      old_place(p, &x, NULL, NULL), "new", new->text),
				    word(p, "amending.replace.end"), (char *)NULL));
}

static bool is_same_part(const struct doc_node *x, const struct doc_node *y)
{
	return x->id && y->id ? strcmp(x->id, y->id) == 0 : text_equal(x->text, y->text);
}

static const struct doc_node *find_part(const struct doc *d, const struct doc_node *part)
{
	const struct doc_node *at = d->first;

	while (at && !is_same_part(at, part))
		at = at->next;
	return at;
}

static void add_part(struct paper_amending *p, const struct doc_node *new,
		     const struct doc_node *before)
{
	struct paper_part y = paper_part_of(p->a, new), x;

	if (y.articles)
		amend_articles(p);
	fill_part(p, open_sheet(p, &y, NULL), &y);
	if (before) {
		x = paper_part_of(p->a, before);
		say_added(p, "amending.sheet.behind",
			  paper_place(p->a, p->library, p->diff->after, &x, NULL, NULL));
	} else if (p->diff->before->first) {
		x = paper_part_of(p->a, p->diff->before->first);
		say_added(p, "amending.sheet.before", old_place(p, &x, NULL, NULL));
	}
}

static void remove_part(struct paper_amending *p, const struct doc_node *old)
{
	struct paper_part x = paper_part_of(p->a, old);

	if (x.articles)
		amend_articles(p);
	remove_place(p, old_place(p, &x, NULL, NULL));
}

/* In the new order, and what is gone behind. */
static void amend_parts(struct paper_amending *p)
{
	const struct doc_node *before = NULL;

	for (const struct doc_node *new = p->diff->after->first; new; new = new->next) {
		const struct doc_node *old = find_part(p->diff->before, new);

		if (!new->summary) {
			if (old)
				amend_part(p, old, new);
			else
				add_part(p, new, before);
		}
		before = new;
	}
	for (const struct doc_node *old = p->diff->before->first; old; old = old->next)
		if (!old->summary && !find_part(p->diff->after, old))
			remove_part(p, old);
}

static void amend_name(struct paper_amending *p, const char *place, const char *old,
		       const char *new)
{
	if (!old || !new || strcmp(old, new) == 0 || quote_text(p, word(p, place), old, new))
		return;
	say(p, arena_concat(p->a,
			    text_fill(p->a, word(p, "amending.name"), "place", word(p, place),
				      "new", new),
			    word(p, "amending.replace.end"), (char *)NULL));
}

struct kaisei_paper kaisei_paper(struct arena *a, const struct amendment *in,
				 const struct doc_diff *d, size_t sheets)
{
	struct paper_amending p = {
		.a = a, .in = in, .library = in->library, .diff = d, .sheets = sheets};

	amend_name(&p, "amending.paper-title", d->before->title, d->after->title);
	amend_name(&p, "amending.paper-subtitle", d->before->subtitle, d->after->subtitle);
	amend_parts(&p);
	return p.out;
}
