/* SPDX-License-Identifier: MIT
 *
 * Building and walking of the document tree. Children are a list that their parent holds by both
 * ends, so that appending is one step; nodes come zeroed from the arena, so that a builder sets
 * only what its kind has. doc_check.c looks at what came of it.
 */
#include "doc/doc.h"

#include <string.h>

static const char *const kind_names[] = {
	[DOC_PART] = "part",           [DOC_HEADING] = "heading",     [DOC_ARTICLE] = "article",
	[DOC_PARAGRAPH] = "paragraph", [DOC_LIST] = "list",           [DOC_ITEM] = "item",
	[DOC_TABLE] = "table",         [DOC_ROW] = "row",             [DOC_CELL] = "cell",
	[DOC_KEY_VALUE] = "key-value", [DOC_SIGNATURE] = "signature", [DOC_NOTE] = "note",
	[DOC_PAGE_BREAK] = "page-break", [DOC_FIGURE] = "figure",    [DOC_BOX] = "box",
	[DOC_LINE] = "line",
};

_Static_assert(ARRAY_LEN(kind_names) == DOC__MAX, "every kind has a name");

static const char *const event_names[] = {
	[EVENT_NONE] = NULL,         [EVENT_START] = "start", [EVENT_END] = "end",
	[EVENT_SUMMARY] = "summary", [EVENT_NOTE] = "note",   [EVENT_PLACE] = "place",
	[EVENT_CATEGORY] = "category",
};

_Static_assert(ARRAY_LEN(event_names) == EVENT__MAX, "every part of an event has a name");

static const char *const difference_names[] = {
	[DIFFERS_NOT] = NULL,          [DIFFERS_ADDED] = "added", [DIFFERS_REMOVED] = "removed",
	[DIFFERS_CHANGED] = "changed", [DIFFERS_MOVED] = "moved",
};

_Static_assert(ARRAY_LEN(difference_names) == DIFFERS__MAX, "every mark has a name");

struct doc *doc_new(struct arena *a, const char *id, const char *title)
{
	struct doc *d = arena_alloc(a, sizeof *d);

	d->id = id;
	d->title = title;
	d->paper = "A4";
	return d;
}

static struct doc_node *new_node(struct arena *a, enum doc_kind kind, const char *text)
{
	struct doc_node *node = arena_alloc(a, sizeof *node);

	node->kind = kind;
	node->text = text;
	return node;
}

static void link_in(struct doc_node **first, struct doc_node **last, unsigned *n,
		    struct doc_node *node)
{
	if (*last)
		(*last)->next = node;
	else
		*first = node;
	*last = node;
	++*n;
}

struct doc_node *doc_add_part(struct arena *a, struct doc *d, const char *title)
{
	struct doc_node *node = new_node(a, DOC_PART, title);

	link_in(&d->first, &d->last, &d->n, node);
	return node;
}

struct doc_node *doc_add(struct arena *a, struct doc_node *parent, enum doc_kind kind,
			 const char *text)
{
	struct doc_node *node = new_node(a, kind, text);

	link_in(&parent->first, &parent->last, &parent->n, node);
	return node;
}

const char *doc_difference_name(enum doc_difference difference)
{
	return difference_names[difference];
}

const char *doc_kind_name(enum doc_kind kind)
{
	return kind_names[kind];
}

const char *doc_event_name(enum doc_event event)
{
	return event_names[event];
}

enum doc_event doc_event_of(const char *name)
{
	for (int i = EVENT_NONE + 1; name && i < EVENT__MAX; i++)
		if (strcmp(event_names[i], name) == 0)
			return (enum doc_event)i;
	return EVENT_NONE;
}

bool doc_table_has_events(const struct doc_node *table)
{
	for (size_t i = 0; table->kind == DOC_TABLE && table->columns && i < table->n_columns; i++)
		if (table->columns[i].event == EVENT_START)
			return true;
	return false;
}

bool doc_table_is_flat(const struct doc_node *table)
{
	for (size_t i = 0; table->kind == DOC_TABLE && table->columns && i < table->n_columns; i++)
		if (table->columns[i].group || table->columns[i].stack)
			return true;
	return false;
}

bool doc_table_is_list(const struct doc_node *table)
{
	return table->kind == DOC_TABLE && table->list;
}

bool doc_part_breaks(const struct doc_node *part)
{
	return part->kind == DOC_PART && part->first && part->first->kind == DOC_PAGE_BREAK;
}

bool doc_has_rows(const struct doc_node *node)
{
	return node->kind == DOC_TABLE || node->kind == DOC_KEY_VALUE ||
	       node->kind == DOC_SIGNATURE;
}

const char *doc_link_anchor(const char *link)
{
	const char *mark = strchr(link, '#');

	return mark ? mark + 1 : NULL;
}

static bool walk(const struct doc_node *node, bool (*visit)(const struct doc_node *, void *),
		 void *context)
{
	for (; node; node = node->next)
		if (!visit(node, context) || !walk(node->first, visit, context))
			return false;
	return true;
}

bool doc_walk(const struct doc *d, bool (*visit)(const struct doc_node *node, void *context),
	      void *context)
{
	return walk(d->first, visit, context);
}

static bool narrow(const struct doc_node *node, void *context)
{
	enum audience *all = context;

	*all = audience_narrower(*all, node->audience);
	return true;
}

enum audience doc_audience(const struct doc *d)
{
	enum audience all = AUDIENCE_EVERYONE;

	doc_walk(d, narrow, &all);
	return all;
}
