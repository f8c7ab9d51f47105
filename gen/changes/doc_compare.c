/* SPDX-License-Identifier: MIT
 *
 * Units are matched in rounds: by name in their section, by their words, by their second name, by
 * name anywhere, and what has no name by likeness in its section. Rows of tables that gained or
 * lost columns are compared below the heads they share.
 */
#include "changes/doc_compare.h"

#include <stdint.h>
#include <string.h>

#include "base/hash.h"
#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "changes/similar.h"
#include "changes/doc_units.h"
#include "changes/figure_compare.h"

#define NO_MATCH SIZE_MAX

/*
 * A paragraph with this likeness to the old one is that one edited; below it, the old went and a
 * new one came.
 */
static const double like_enough = 0.4;

struct matching {
	struct arena *a;
	struct doc_units before, after;
	size_t *before_match, *after_match;
};

typedef const char *name_unit(struct arena *a, const struct doc_unit *u);

static const char *by_name(struct arena *a, const struct doc_unit *u)
{
	return u->key ? arena_concat(a, u->section, "\x1d", u->key, (char *)NULL) : NULL;
}

static const char *by_words(struct arena *a, const struct doc_unit *u)
{
	return arena_concat(a, u->section, "\x1d", u->words, (char *)NULL);
}

static const char *by_second_name(struct arena *a, const struct doc_unit *u)
{
	return u->other ? arena_concat(a, u->section, "\x1d", u->other, (char *)NULL) : NULL;
}

static const char *by_name_anywhere(struct arena *a, const struct doc_unit *u)
{
	(void)a;
	return u->key && u->table ? u->key : NULL;
}

static void match(struct matching *m, size_t i, size_t k)
{
	m->before_match[i] = k;
	m->after_match[k] = i;
}

static void match_round(struct matching *m, name_unit *name)
{
	struct map *known = map_new(m->a);

	for (size_t i = m->before.all.n; i > 0; i--) {
		const char *own = m->before_match[i - 1] == NO_MATCH
					  ? name(m->a, &m->before.all.at[i - 1])
					  : NULL;

		if (own)
			map_set(known, own, &m->before.all.at[i - 1]);
	}
	for (size_t k = 0; k < m->after.all.n; k++) {
		const char *own =
			m->after_match[k] == NO_MATCH ? name(m->a, &m->after.all.at[k]) : NULL;
		const struct doc_unit *found = own ? map_get(known, own) : NULL;

		if (found && m->before_match[found - m->before.all.at] == NO_MATCH)
			match(m, (size_t)(found - m->before.all.at), k);
	}
}

static void match_alike(struct matching *m, size_t k)
{
	const struct doc_unit *u = &m->after.all.at[k];
	struct char_pairs own = similar_pairs(m->a, u->words);

	for (size_t i = 0; i < m->before.all.n; i++) {
		const struct doc_unit *old = &m->before.all.at[i];

		if (m->before_match[i] != NO_MATCH || old->key ||
		    old->node->kind != u->node->kind || strcmp(old->section, u->section) != 0)
			continue;
		struct char_pairs its = similar_pairs(m->a, old->words);

		if (similar_likeness(&own, &its) < like_enough)
			continue;
		match(m, i, k);
		return;
	}
}

static void match_all(struct matching *m)
{
	static name_unit *const rounds[] = {by_name, by_words, by_second_name, by_name_anywhere};

	for (size_t i = 0; i < m->before.all.n; i++)
		m->before_match[i] = NO_MATCH;
	for (size_t k = 0; k < m->after.all.n; k++)
		m->after_match[k] = NO_MATCH;
	for (size_t i = 0; i < ARRAY_LEN(rounds); i++)
		match_round(m, rounds[i]);
	for (size_t k = 0; k < m->after.all.n; k++)
		if (m->after_match[k] == NO_MATCH && !m->after.all.at[k].key)
			match_alike(m, k);
}

static const struct doc_node *cell_below(const struct doc_unit *row, const char *head)
{
	size_t i = 0;

	for (const struct doc_node *cell = row->node->first; cell; cell = cell->next, i++) {
		const char *own = doc_unit_head(row, i);

		if (own && strcmp(own, head) == 0)
			return cell;
	}
	return NULL;
}

/* A column that y's table alone has says something in this row. */
static bool gains_words(struct arena *a, const struct doc_unit *x, const struct doc_unit *y)
{
	size_t i = 0;

	for (const struct doc_node *cell = y->node->first; cell; cell = cell->next, i++) {
		const char *head = doc_unit_head(y, i);

		if (head && !cell_below(x, head) && !doc_unit_is_idle(cell) &&
		    *doc_node_words(a, cell, true))
			return true;
	}
	return false;
}

static bool has_same_heads(const struct doc_unit *x, const struct doc_unit *y)
{
	bool same = x->node->n == y->node->n;

	for (size_t i = 0; same && i < x->node->n; i++)
		same = text_equal(doc_unit_head(x, i), doc_unit_head(y, i));
	return same;
}

/*
 * Rows of tables with other columns (as many where one party takes another's place): what stands
 * below the same heads counts, and what a column that came or went says. Tables without heads have
 * no columns to tell apart.
 */
static enum doc_unit_state judge_cells(struct arena *a, const struct doc_unit *x,
				       const struct doc_unit *y)
{
	size_t i = 0;

	if (has_same_heads(x, y) || x->node->n < 2 || y->node->n < 2 || doc_unit_is_head(x))
		return UNIT_CHANGED;
	for (const struct doc_node *cell = x->node->first; cell; cell = cell->next, i++) {
		const char *head = doc_unit_head(x, i);
		const struct doc_node *other = head ? cell_below(y, head) : NULL;

		if (!head || (other && strcmp(doc_node_words(a, cell, true),
					      doc_node_words(a, other, true)) != 0))
			return UNIT_CHANGED;
	}
	return gains_words(a, x, y) || gains_words(a, y, x) ? UNIT_CHANGED : UNIT_COLUMNS;
}

/* The row stands under another line of a group than before: it says what the other did not. */
static bool goes_elsewhere(const struct matching *m, const struct doc_unit *x,
			   const struct doc_unit *y)
{
	for (size_t i = 0; i < ARRAY_LEN(x->groups); i++) {
		size_t before = x->groups[i], after = y->groups[i];

		if ((before == DOC_NO_UNIT) != (after == DOC_NO_UNIT))
			return true;
		if (before != DOC_NO_UNIT && m->before_match[before] != after &&
		    strcmp(m->before.all.at[before].words, m->after.all.at[after].words) != 0)
			return true;
	}
	return false;
}

static enum doc_unit_state judge(struct arena *a, const struct doc_unit *x,
				 const struct doc_unit *y)
{
	if (strcmp(x->words, y->words) != 0)
		return x->table && y->table ? judge_cells(a, x, y) : UNIT_CHANGED;
	if (y->node->kind == DOC_FIGURE &&
	    !figure_diff_is_same(figure_compare(a, x->node, y->node)))
		return UNIT_CHANGED;
	if (strcmp(x->label, y->label) != 0)
		return UNIT_NUMBER;
	return strcmp(x->notes, y->notes) != 0 ? UNIT_NOTES : UNIT_SAME;
}

static struct doc_unit_pair judged_pair(const struct matching *m, const struct doc_unit *x,
					const struct doc_unit *y)
{
	bool regrouped = x->table && y->table && goes_elsewhere(m, x, y);

	return (struct doc_unit_pair){regrouped ? UNIT_CHANGED : judge(m->a, x, y), x, y,
				      regrouped};
}

static void add_removed(struct matching *m, struct doc_diff *d, size_t *next, size_t end)
{
	for (; *next < end; ++*next)
		if (m->before_match[*next] == NO_MATCH)
			*vec_push(m->a, &d->all) = (struct doc_unit_pair){
				UNIT_REMOVED, &m->before.all.at[*next], NULL, false};
}

static void list_pairs(struct matching *m, struct doc_diff *d)
{
	size_t next = 0;

	for (size_t k = 0; k < m->after.all.n; k++) {
		size_t i = m->after_match[k];
		const struct doc_unit *y = &m->after.all.at[k],
				      *x = i == NO_MATCH ? NULL : &m->before.all.at[i];

		if (x)
			add_removed(m, d, &next, i);
		*vec_push(m->a, &d->all) = x ? judged_pair(m, x, y)
					     : (struct doc_unit_pair){UNIT_ADDED, NULL, y, false};
	}
	add_removed(m, d, &next, m->before.all.n);
}

struct doc_diff *doc_compare(struct arena *a, const struct doc *before, const struct doc *after)
{
	struct doc_diff *d = arena_alloc(a, sizeof *d);
	struct matching m = {
		.a = a, .before = doc_units_of(a, before), .after = doc_units_of(a, after)};

	d->before = before;
	d->after = after;
	m.before_match = arena_alloc(a, m.before.all.n * sizeof *m.before_match);
	m.after_match = arena_alloc(a, m.after.all.n * sizeof *m.after_match);
	match_all(&m);
	list_pairs(&m, d);
	return d;
}

const struct doc_unit *doc_pair_unit(const struct doc_unit_pair *p)
{
	return p->after ? p->after : p->before;
}

bool doc_diff_is_same(const struct doc_diff *d)
{
	for (size_t i = 0; i < d->all.n; i++)
		if (d->all.at[i].state != UNIT_SAME)
			return false;
	return d->before && d->after;
}

size_t doc_diff_count(const struct doc_diff *d, bool articles)
{
	size_t n = 0;

	for (size_t i = 0; i < d->all.n; i++) {
		const struct doc_unit_pair *p = &d->all.at[i];
		const struct doc_unit *u = doc_pair_unit(p);

		n += p->state >= UNIT_CHANGED && (u->node->kind == DOC_ARTICLE) == articles;
	}
	return n;
}

/* Lines of the title page that are not the same. */
static size_t count_titles(const struct doc *x, const struct doc *y)
{
	const char *const lines[][2] = {{x->title, y->title},
					{x->subtitle, y->subtitle},
					{x->edition, y->edition},
					{x->date, y->date},
					{x->confidentiality, y->confidentiality},
					{x->author, y->author}};
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		n += !text_equal(lines[i][0], lines[i][1]);
	return n;
}

static bool has_part(const struct doc *d, const struct doc_node *part)
{
	for (const struct doc_node *own = d->first; own; own = own->next)
		if (text_equal(own->text, part->text) && text_equal(own->foot, part->foot))
			return true;
	return false;
}

/* Parts whose title and foot the other document does not have. */
static size_t count_parts(const struct doc *x, const struct doc *y)
{
	size_t came = 0, went = 0;

	for (const struct doc_node *part = y->first; part; part = part->next)
		came += !has_part(x, part);
	for (const struct doc_node *part = x->first; part; part = part->next)
		went += !has_part(y, part);
	return came > went ? came : went;
}

struct doc_tally doc_diff_tally(const struct doc_diff *d)
{
	struct doc_tally c = {0};

	if (d->before && d->after)
		c.texts = count_titles(d->before, d->after) + count_parts(d->before, d->after);
	for (size_t i = 0; i < d->all.n; i++) {
		const struct doc_unit_pair *p = &d->all.at[i];
		const struct doc_unit *u = doc_pair_unit(p);
		size_t *count = u->node->kind == DOC_ARTICLE ? &c.articles
				: u->table                   ? &c.rows
							     : &c.texts;

		*count += p->state != UNIT_SAME;
	}
	return c;
}

const char *doc_tally_text(struct arena *a, const struct doc_tally *c)
{
	struct strbuf sb = strbuf_new(a);

	if (!c->rows && !c->articles && !c->texts)
		return _("layout only");
	strbuf_add(&sb, arena_printf(a, ngettext("%zu row", "%zu rows", c->rows), c->rows));
	strbuf_join(
		&sb, ", ",
		arena_printf(a, ngettext("%zu article", "%zu articles", c->articles), c->articles));
	if (c->texts)
		strbuf_join(&sb, ", ",
			    arena_printf(a, ngettext("%zu other text", "%zu other texts", c->texts),
					 c->texts));
	return sb.text;
}
