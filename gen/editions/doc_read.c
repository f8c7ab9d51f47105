/* SPDX-License-Identifier: MIT
 *
 * One pass over the JSON that render/ writes: kinds by their names, then members that a node of any
 * kind may have. What is no tree is refused; unknown members are not asked for.
 */
#include "editions/doc_read.h"

#include <string.h>

#include "base/fields.h"
#include "base/strbuf.h"

static bool find_kind(const char *name, enum doc_kind *kind)
{
	for (int k = 0; k < DOC__MAX; k++) {
		if (strcmp(doc_kind_name((enum doc_kind)k), name) == 0) {
			*kind = (enum doc_kind)k;
			return true;
		}
	}
	return false;
}

static const struct json *children_of(const struct json *j)
{
	static const char *const names[] = {"items", "rows", "cells"};

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const struct json *list = json_get(j, names[i]);

		if (list && list->kind == JSON_ARRAY)
			return list->first;
	}
	return NULL;
}

static struct doc_origin *read_origin(struct arena *a, const struct json *j)
{
	struct doc_origin *o = j ? arena_alloc(a, sizeof *o) : NULL;

	if (o)
		*o = (struct doc_origin){json_string(j, "kind", NULL), json_string(j, "file", NULL),
					 json_string(j, "place", NULL),
					 json_string(j, "key", NULL)};
	return o;
}

/* The text, or its pieces joined: what is marked in them and where they lead is not asked again. */
static const char *read_words(struct arena *a, const struct json *j)
{
	const struct json *runs = json_get(j, "runs");
	struct strbuf sb = strbuf_new(a);

	if (!runs)
		return json_string(j, "text", NULL);
	for (const struct json *run = runs->kind == JSON_ARRAY ? runs->first : NULL; run;
	     run = run->next)
		strbuf_add(&sb, json_string(run, "text", ""));
	return sb.text;
}

static void fill_part(struct doc_node *node, const struct json *j)
{
	node->landscape = json_true(j, "landscape");
	node->follows = json_true(j, "follows");
	node->summary = json_true(j, "summary");
	node->paper = json_string(j, "paper", NULL);
	node->foot = json_string(json_get(j, "foot"), "text", NULL);
}

static void fill_basis(struct doc_node *node, const struct json *j)
{
	node->measures = json_string(json_get(j, "measures"), "text", NULL);
	node->measure_link = json_string(json_get(j, "measures"), "link", NULL);
	node->references = json_string(json_get(j, "references"), "text", NULL);
}

static void fill_row(struct doc_node *node, const struct json *j)
{
	node->calendar = json_string(j, "calendar", NULL);
	node->uid = json_string(j, "uid", NULL);
}

static void fill_cell(struct doc_node *node, const struct json *j)
{
	node->day = json_string(j, "day", NULL);
	node->full = json_string(j, "full", NULL);
	node->colspan = (short)json_number(j, "colspan", 0);
	node->rowspan = (short)json_number(j, "rowspan", 0);
	node->lines = (int)json_number(j, "lines", 0);
}

/* How a flat table is laid out; of others nobody asks how wide their columns were. */
static void fill_columns(struct arena *a, struct doc_node *node, const struct json *j)
{
	const struct json *list = json_get(j, "columns");
	size_t n = 0;

	for (const struct json *c = list && list->kind == JSON_ARRAY ? list->first : NULL; c;
	     c = c->next)
		n++;
	if (!n)
		return;
	node->columns = arena_alloc(a, n * sizeof *node->columns);
	node->n_columns = n;
	n = 0;
	for (const struct json *c = list->first; c; c = c->next, n++) {
		node->columns[n].group = (int)json_number(c, "group", 0);
		node->columns[n].stack = json_string(c, "stack", NULL);
		node->columns[n].label = json_string(c, "label", NULL);
	}
	if (doc_table_is_flat(node))
		return;
	node->columns = NULL;
	node->n_columns = 0;
}

static void fill_rows(struct arena *a, struct doc_node *node, const struct json *j)
{
	node->head_rows = (unsigned)json_number(j, "head", 0);
	if (node->kind == DOC_TABLE)
		fill_columns(a, node, j);
}

static void fill_node(struct arena *a, struct doc_node *node, const struct json *j)
{
	node->role = json_string(j, "role", NULL);
	node->id = json_string(j, "id", NULL);
	node->link = json_string(j, "link", NULL);
	node->label = json_string(json_get(j, "label"), "text", NULL);
	node->text = read_words(a, j);
	node->level = (int)json_number(j, "level", 0);
	node->origin = read_origin(a, json_get(j, "origin"));
	if (node->kind == DOC_PART)
		fill_part(node, j);
	else if (node->kind == DOC_ARTICLE || node->kind == DOC_PARAGRAPH || node->kind == DOC_ITEM)
		fill_basis(node, j);
	else if (node->kind == DOC_ROW)
		fill_row(node, j);
	else if (node->kind == DOC_CELL)
		fill_cell(node, j);
	else if (doc_has_rows(node))
		fill_rows(a, node, j);
}

static bool read_below(struct arena *a, struct doc_node *parent, const struct json *j,
		       const char *path, struct diag_list *dl)
{
	bool ok = true;

	for (; j && ok; j = j->next) {
		enum doc_kind kind;

		if (!find_kind(json_string(j, "kind", ""), &kind)) {
			diag_add(dl, DIAG_UNKNOWN_VALUE, NULL, path, json_string(j, "kind", ""),
				 "part, heading, article, …");
			return false;
		}
		struct doc_node *node = doc_add(a, parent, kind, NULL);

		fill_node(a, node, j);
		ok = read_below(a, node, children_of(j), path, dl);
	}
	return ok;
}

/* Two lines of the head have no member of their own. */
static void read_head(struct doc *d, const struct json *root)
{
	const struct json *head = json_get(root, "head");

	for (const struct json *j = head ? head->first : NULL; j; j = j->next) {
		const char *role = json_string(j, "role", ""), *text = json_string(j, "text", NULL);

		if (strcmp(role, "confidentiality") == 0)
			d->confidentiality = text;
		else if (strcmp(role, "draft") == 0)
			d->draft = text;
		else if (strcmp(role, "date") == 0)
			d->shown_date = text;
	}
}

struct doc *doc_read(struct arena *a, const char *path, struct diag_list *dl)
{
	const struct json *root = fields_open(a, path, "document", dl),
			  *body = json_get(root, "body");

	if (!root)
		return NULL;
	struct doc *d = doc_new(a, json_string(root, "id", ""), json_string(root, "title", ""));

	d->subtitle = json_string(root, "subtitle", NULL);
	d->edition = json_string(root, "edition", NULL);
	d->date = json_string(root, "date", NULL);
	d->author = json_string(root, "author", NULL);
	d->paper = json_string(root, "paper", NULL);
	d->setup = json_string(root, "setup", NULL);
	read_head(d, root);
	for (const struct json *j = body && body->kind == JSON_ARRAY ? body->first : NULL; j;
	     j = j->next) {
		struct doc_node *part = doc_add_part(a, d, json_string(j, "text", NULL));

		fill_node(a, part, j);
		if (!read_below(a, part, children_of(j), path, dl))
			return NULL;
	}
	return d;
}
