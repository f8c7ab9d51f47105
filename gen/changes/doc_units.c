/* SPDX-License-Identifier: MIT
 *
 * One walk in reading order: each kind of block says what names it there. A name that stands twice
 * in a section is counted, so that names are unique there.
 */
#include "changes/doc_units.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "doc/article_run.h"
#include "doc/laid_out.h"

struct unit_taking {
	struct arena *a;
	struct doc_units *out;
	const struct doc_node *part;
	const char *part_name, *heading;
	size_t tables;     /* below the heading */
	size_t groups[2];  /* the units that head the groups of the next row; DOC_NO_UNIT: none */
	struct map *seen;  /* section and key -> how often */
};

/* What a row is about (laid_out.h) stands in its cells, too. */
static void add_words(struct arena *a, struct strbuf *sb, const struct doc_node *node, bool notes)
{
	if (node->kind == DOC_NOTE && !notes)
		return;
	if (node->label && *node->label)
		strbuf_join(sb, "\n", node->label);
	if (node->text && *node->text && node->kind != DOC_ROW)
		strbuf_join(sb, node->label && *node->label ? " " : "\n", node->text);
	for (const struct doc_node *child = node->first; child; child = child->next) {
		if (child->kind == DOC_CELL && child != node->first)
			strbuf_add(sb, "\x1f");
		add_words(a, sb, child, notes);
	}
}

const char *doc_node_words(struct arena *a, const struct doc_node *node, bool notes)
{
	struct strbuf sb = strbuf_new(a);

	add_words(a, &sb, node, notes);
	return sb.text;
}

/* Of an article: without its number, which is compared by itself. */
static const char *article_words(struct arena *a, const struct doc_node *article)
{
	struct doc_node bare = *article;

	bare.label = NULL;
	return doc_node_words(a, &bare, false);
}

static const char *article_notes(struct arena *a, const struct doc_node *article)
{
	struct strbuf sb = strbuf_new(a);

	for (const struct doc_node *child = article->first; child; child = child->next)
		if (child->kind == DOC_NOTE)
			add_words(a, &sb, child, true);
	return sb.text;
}

static const char *origin_name(struct arena *a, const struct doc_origin *o)
{
	if (!o || !o->key || !*o->key)
		return NULL;
	return arena_concat(a, o->kind ? o->kind : "", ":", o->key, (char *)NULL);
}

static const char *count_name(struct unit_taking *t, const char *section, const char *key)
{
	const char *whole = arena_concat(t->a, section, "\x1f", key, (char *)NULL);
	size_t *n = map_get(t->seen, whole);

	if (!n) {
		n = arena_alloc(t->a, sizeof *n);
		map_set(t->seen, whole, n);
	}
	return ++*n > 1 ? arena_printf(t->a, "%s#%zu", key, *n) : key;
}

static struct doc_unit *add_unit(struct unit_taking *t, const struct doc_node *node,
				 const char *section, const char *key)
{
	struct doc_unit *u = vec_push(t->a, &t->out->all);

	*u = (struct doc_unit){
		.node = node, .part = t->part, .section = section, .heading = t->heading,
		.label = "", .notes = "", .heads = "", .groups = {DOC_NO_UNIT, DOC_NO_UNIT}};
	u->key = key ? count_name(t, section, key) : NULL;
	u->words = node->kind == DOC_ARTICLE ? article_words(t->a, node)
					     : doc_node_words(t->a, node, true);
	return u;
}

static const char *section_of(const struct unit_taking *t)
{
	return arena_concat(t->a, t->part_name, "\x1e", t->heading, (char *)NULL);
}

/*
 * An article is known by its clause wherever it stands, also as 第9条 削除; one that quotes the
 * register by the row it begins with.
 */
static void take_article(struct unit_taking *t, const struct doc_node *node)
{
	const char *origin = origin_name(t->a, node->origin), *name = origin ? origin : node->id;
	struct doc_unit *u = add_unit(t, node, "",
				      arena_concat(t->a, "article:",
						   name         ? name
						   : node->text ? node->text
								: "",
						   (char *)NULL));

	u->label = node->label ? node->label : "";
	u->notes = article_notes(t->a, node);
}

static void take_run(struct unit_taking *t, const struct doc_node *paragraph)
{
	struct article_run run = article_run_of(t->a, paragraph);

	for (size_t i = 0; i < run.all.n; i++)
		take_article(t, run.all.at[i]);
}

static bool heads_a_group(const struct doc_node *row)
{
	return row->role && text_starts(row->role, "group");
}

/* The unit that was taken last heads the rows below it; an outer one ends the inner one. */
static void open_group(struct unit_taking *t, size_t level)
{
	t->groups[level] = t->out->all.n - 1;
	if (!level)
		t->groups[1] = DOC_NO_UNIT;
}

static const char *heads_words(const struct unit_taking *t)
{
	struct strbuf sb = strbuf_new(t->a);

	for (size_t i = 0; i < ARRAY_LEN(t->groups); i++)
		if (t->groups[i] != DOC_NO_UNIT)
			strbuf_join(&sb, "\n", t->out->all.at[t->groups[i]].words);
	return sb.text;
}

static void take_row(struct unit_taking *t, const struct doc_node *table,
		     const struct doc_node *row, const char *section, bool head)
{
	const char *origin = origin_name(t->a, row->origin), *key = origin;

	if (head)
		key = "head";
	else if (heads_a_group(row))
		key = arena_concat(t->a, row->role, ":", doc_node_words(t->a, row, true),
				   (char *)NULL);
	else if (table->kind != DOC_TABLE && row->first)
		key = arena_concat(t->a, origin ? origin : "", "\x1f",
				   doc_node_words(t->a, row->first, true), (char *)NULL);
	struct doc_unit *u = add_unit(t, row, section, key);

	u->table = table;
	if (heads_a_group(row)) {
		open_group(t, strcmp(row->role, "group") != 0);
	} else {
		memcpy(u->groups, t->groups, sizeof u->groups);
		u->heads = heads_words(t);
	}
	if (heads_a_group(row) && origin)
		u->other = count_name(t, section,
				      arena_concat(t->a, row->role, "@", origin, (char *)NULL));
}

/* Of a flat table what a group of rows has in common changes once, and not with each row. */
static void take_table(struct unit_taking *t, const struct doc_node *flat)
{
	const struct doc_node *table = table_laid_out(t->a, flat);
	const char *section =
		table->id ? arena_concat(t->a, t->part_name, "\x1e#", table->id, (char *)NULL)
			  : arena_printf(t->a, "%s\x1e%zu", section_of(t), t->tables);
	size_t y = 0;

	t->tables++;
	t->groups[0] = t->groups[1] = DOC_NO_UNIT;
	for (const struct doc_node *row = table->first; row; row = row->next, y++)
		if (!text_equal(row->role, DOC_ROLE_OF_THE_DAY))
			take_row(t, table, row, section, y < table->head_rows);
}

static void take_children(struct unit_taking *t, const struct doc_node *parent)
{
	for (const struct doc_node *node = parent->first; node; node = node->next) {
		switch (node->kind) {
		case DOC_ARTICLE:
			take_article(t, node);
			break;
		case DOC_TABLE:
		case DOC_KEY_VALUE:
		case DOC_SIGNATURE:
			take_table(t, node);
			break;
		case DOC_LIST:
			take_children(t, node);
			break;
		case DOC_HEADING:
			t->heading = node->text ? node->text : "";
			t->tables = 0;
			add_unit(t, node, t->part_name,
				 arena_concat(t->a, "heading:", t->heading, (char *)NULL));
			break;
		case DOC_PAGE_BREAK:
			break;
		case DOC_FIGURE:
			add_unit(t, node, section_of(t),
				 arena_concat(t->a, "figure:", node->role ? node->role : "",
					      (char *)NULL));
			break;
		default:
			if (article_run_is(node))
				take_run(t, node);
			else
				add_unit(t, node, section_of(t), NULL);
		}
	}
}

struct doc_units doc_units_of(struct arena *a, const struct doc *d)
{
	struct doc_units units = {0};
	struct unit_taking t = {.a = a, .out = &units, .seen = map_new(a)};

	for (const struct doc_node *part = d ? d->first : NULL; part; part = part->next) {
		if (part->summary)
			continue;
		t.part = part;
		t.part_name = part->id ? part->id : part->text ? part->text : "";
		t.heading = "";
		t.tables = 0;
		take_children(&t, part);
	}
	return units;
}

const char *doc_unit_head(const struct doc_unit *row, size_t column)
{
	const struct doc_node *head =
		row->table && row->table->head_rows ? row->table->first : NULL;

	for (size_t i = 1; head && i < row->table->head_rows; i++)
		head = head->next;
	const struct doc_node *cell = head ? head->first : NULL;

	for (; cell && column; column--)
		cell = cell->next;
	return cell ? cell->text : NULL;
}

bool doc_unit_is_head(const struct doc_unit *u)
{
	return u->table && u->key && strncmp(u->key, "head", 4) == 0 && u->node->role &&
	       strcmp(u->node->role, "head") == 0;
}

bool doc_unit_is_idle(const struct doc_node *cell)
{
	return cell->role && strcmp(cell->role, "none") == 0;
}
