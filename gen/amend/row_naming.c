/* SPDX-License-Identifier: MIT
 *
 * As few cells from the left as tell all rows of a table apart (システム and サーバ). Where the first
 * few do not, each row adds the cells that tell it from the rows that begin like it.
 */
#include "amend/row_naming.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"

const char *row_naming_words(struct arena *a, const struct doc_node *cell)
{
	return cell ? doc_node_words(a, cell, true) : "";
}

/* The first `n` cells in one text. */
static const char *beginning(struct arena *a, const struct doc_node *row, size_t n)
{
	struct strbuf sb = strbuf_new(a);

	for (const struct doc_node *cell = row->first; n && cell; n--, cell = cell->next) {
		strbuf_add(&sb, row_naming_words(a, cell));
		strbuf_add(&sb, " ");
	}
	return sb.text;
}

/* A number or mark alone names nothing to a reader: 順 7. */
static bool says_nothing(const char *words)
{
	return words[strspn(words, "0123456789.-() ")] == '\0';
}

static bool is_content(const struct doc_node *row)
{
	return !row->role || !(text_starts(row->role, "group") || strcmp(row->role, "head") == 0);
}

/* The first row below the heads of a table. */
static const struct doc_node *first_below(const struct doc_node *table)
{
	const struct doc_node *row = table->first;

	for (size_t y = 0; row && y < table->head_rows; y++)
		row = row->next;
	return row;
}

static bool all_differ(struct arena *a, const struct doc_node *table, size_t n)
{
	struct map *seen = map_new(a);

	for (const struct doc_node *row = first_below(table); row; row = row->next) {
		const char *name = is_content(row) ? beginning(a, row, n) : NULL;

		if (name && map_get(seen, name))
			return false;
		if (name)
			map_set(seen, name, seen);
	}
	return true;
}

/* So many cells from the left tell all rows apart, and say something; 0: the first few do not. */
static size_t count_common(struct arena *a, const struct doc_unit *row)
{
	enum { MOST = 3 };

	for (size_t n = 1; n <= MOST; n++)
		if (all_differ(a, row->table, n) && !says_nothing(beginning(a, row->node, n)))
			return n;
	return 0;
}

/* The cells of a row, and which of them were found to name it. */
struct naming_cells {
	struct arena *a;
	size_t n;
	const char **words;
	bool *names;
};

static bool reads_alike(const struct naming_cells *r, const struct doc_node *other)
{
	size_t i = 0;

	for (const struct doc_node *cell = other->first; cell && i < r->n; cell = cell->next, i++)
		if (r->names[i] && strcmp(r->words[i], row_naming_words(r->a, cell)) != 0)
			return false;
	return true;
}

/* Adds the first cell that differs and says something, else the first that differs; an empty one
 * says nothing at all. */
static bool tell_from(const struct naming_cells *r, const struct doc_node *other)
{
	size_t i = 0, found = r->n;

	for (const struct doc_node *cell = other->first; cell && i < r->n; cell = cell->next, i++) {
		bool differs = *r->words[i] &&
			       strcmp(r->words[i], row_naming_words(r->a, cell)) != 0;

		if (differs && (found == r->n || says_nothing(r->words[found])))
			found = i;
	}
	if (found < r->n)
		r->names[found] = true;
	return found < r->n;
}

/* Whether a row is left that reads like this one. */
static bool tell_apart(const struct naming_cells *r, const struct doc_unit *row)
{
	bool alike = false;

	for (const struct doc_node *other = first_below(row->table); other; other = other->next)
		if (other != row->node && is_content(other) && reads_alike(r, other))
			alike = !tell_from(r, other) || alike;
	return alike;
}

static struct naming_cells cells_of(struct arena *a, const struct doc_node *row)
{
	struct naming_cells r = {.a = a,
			      .words = arena_alloc(a, (row->n + 1) * sizeof *r.words),
			      .names = arena_alloc(a, (row->n + 1) * sizeof *r.names)};

	for (const struct doc_node *cell = row->first; cell; cell = cell->next)
		r.words[r.n++] = row_naming_words(a, cell);
	return r;
}

struct row_naming row_naming_of(struct arena *a, const struct doc_unit *row)
{
	const struct naming_cells r = cells_of(a, row->node);
	const struct doc_origin *o = row->node->origin;
	/*
	 * of a row of a register the first cell is the name that all know it by (項番); one that asks
	 * in several phases has a row for each
	 */
	bool is_known = o && text_equal(o->kind, "register");
	bool is_listed = row->table && row->table->kind == DOC_TABLE;
	size_t common = is_listed && !is_known ? count_common(a, row) : 1;

	for (size_t i = 0; i < r.n; i++)
		r.names[i] = i < (common ? common : 1);
	return (struct row_naming){r.names,
				   is_listed && (!common || is_known) && tell_apart(&r, row)};
}

bool row_naming_has_twin(struct arena *a, const struct doc_unit *row)
{
	const struct naming_cells r = cells_of(a, row->node);
	const bool in_table = row->table && row->table->kind == DOC_TABLE;
	bool found = false;

	for (size_t i = 0; i < r.n; i++)
		r.names[i] = true;
	for (const struct doc_node *other = in_table ? first_below(row->table) : NULL;
	     other && !found; other = other->next)
		found = other != row->node && is_content(other) && reads_alike(&r, other);
	return found;
}

const char *row_naming_key(struct arena *a, const struct doc_unit *row)
{
	const char *first = text_trim(a, beginning(a, row->node, 1));

	if (says_nothing(first))
		first = text_trim(a, beginning(a, row->node, 2));
	const char *wide = strstr(first, "　");
	size_t n = strcspn(first, "\n");

	return arena_strndup(a, first, wide && (size_t)(wide - first) < n ? (size_t)(wide - first)
									  : n);
}
