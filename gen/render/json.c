/* SPDX-License-Identifier: MIT
 *
 * The document tree as JSON (bunkai/document/1), for programs and for tests. Whoever walks all
 * members named `text` in order reads what a reader of the paper sees; everything else (ids, roles,
 * origins) has other names.
 */
#include "render/formats.h"

#include <string.h>

#include "base/json.h"
#include "render/render.h"

/* What a node's children are called. */
static const char *const children_names[DOC__MAX] = {
	[DOC_PART] = "items",       [DOC_ARTICLE] = "items",  [DOC_PARAGRAPH] = "items",
	[DOC_LIST] = "items",       [DOC_ITEM] = "items",     [DOC_CELL] = "items",
	[DOC_TABLE] = "rows",       [DOC_KEY_VALUE] = "rows", [DOC_SIGNATURE] = "rows",
	[DOC_ROW] = "cells",        [DOC_HEADING] = "items",  [DOC_NOTE] = "items",
	[DOC_PAGE_BREAK] = "items", [DOC_FIGURE] = "items",   [DOC_BOX] = "items",
	[DOC_LINE] = "items",
};

static void set_string(struct arena *a, struct json *object, const char *name, const char *value)
{
	if (value)
		json_set_string(a, object, name, value);
}

static void set_number(struct arena *a, struct json *object, const char *name, double value)
{
	if (value != 0)
		json_set(object, name, json_new_number(a, value));
}

static struct json *origin_to_json(struct arena *a, const struct doc_origin *origin)
{
	struct json *object = json_new_object(a);

	set_string(a, object, "kind", origin->kind);
	set_string(a, object, "file", origin->file);
	set_string(a, object, "place", origin->place);
	set_string(a, object, "key", origin->key);
	return object;
}

static struct json *rules_to_json(struct arena *a, const struct doc_rule *rules)
{
	struct json *list = json_new_array(a);

	for (; rules->text; rules++) {
		struct json *rule = json_append(list, json_new_object(a));

		json_set_string(a, rule, "value", rules->text);
		json_set_string(a, rule, "role", rules->role);
	}
	return list;
}

static void set_texts(struct arena *a, struct json *object, const char *name,
		      const char *const *texts)
{
	struct json *list = texts ? json_set(object, name, json_new_array(a)) : NULL;

	for (; list && *texts; texts++)
		json_append(list, json_new_string(a, *texts));
}

static void set_taps(struct arena *a, struct json *object, unsigned taps)
{
	static const char *const names[] = {"phone", "mail", "web", "time"};
	struct json *list = taps ? json_set(object, "tap", json_new_array(a)) : NULL;

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (taps & 1u << i)
			json_append(list, json_new_string(a, names[i]));
}

static struct json *column_to_json(struct arena *a, const struct doc_column *column)
{
	static const char *const aligns[] = {
		[ALIGN_START] = NULL, [ALIGN_CENTER] = "center", [ALIGN_END] = "end"};
	struct json *object = json_new_object(a);

	set_number(a, object, "width", column->width);
	set_string(a, object, "align", aligns[column->align]);
	set_texts(a, object, "choices", column->choices);
	if (column->input)
		json_set(object, "input", json_new_bool(a, true));
	if (column->answer)
		json_set(object, "answer", json_new_bool(a, true));
	if (column->rules)
		json_set(object, "rules", rules_to_json(a, column->rules));
	if (column->fixed)
		json_set(object, "fixed", json_new_bool(a, true));
	set_number(a, object, "whole", column->whole);
	if (column->number)
		json_set(object, "number", json_new_bool(a, true));
	if (column->verbatim)
		json_set(object, "verbatim", json_new_bool(a, true));
	set_texts(a, object, "wanted", column->wanted);
	set_string(a, object, "prompt", column->prompt);
	if (column->heads)
		json_set(object, "heads", json_new_bool(a, true));
	set_number(a, object, "group", column->group);
	set_string(a, object, "stack", column->stack);
	set_string(a, object, "label", column->label);
	set_string(a, object, "event", doc_event_name(column->event));
	if (column->filter)
		json_set(object, "filter", json_new_bool(a, true));
	set_taps(a, object, column->tap);
	return object;
}

static void set_columns(struct arena *a, struct json *object, const struct doc_node *node)
{
	if (!node->n_columns || !node->columns)
		return;
	struct json *columns = json_set(object, "columns", json_new_array(a));

	for (size_t i = 0; i < node->n_columns; i++)
		json_append(columns, column_to_json(a, &node->columns[i]));
}

static void add_run(struct arena *a, struct json *runs, const struct doc_node *node, size_t from,
		    size_t to, const struct doc_span *span)
{
	if (from == to)
		return;
	struct json *run = json_append(runs, json_new_object(a));

	set_string(a, run, "role", span ? span->role : NULL);
	set_string(a, run, "link", span ? span->link : NULL);
	json_set_string(a, run, "text", arena_strndup(a, node->text + from, to - from));
}

/*
 * A text with marked or linked words is a list of runs, so that each word still stands in one
 * `text` member.
 */
static void set_words(struct arena *a, struct json *object, const struct doc_node *node)
{
	size_t at = 0;

	if (!node->n_spans) {
		set_string(a, object, "text", node->text);
		return;
	}
	struct json *runs = json_set(object, "runs", json_new_array(a));

	for (size_t i = 0; i < node->n_spans; i++) {
		add_run(a, runs, node, at, node->spans[i].from, NULL);
		add_run(a, runs, node, node->spans[i].from, node->spans[i].to, &node->spans[i]);
		at = node->spans[i].to;
	}
	add_run(a, runs, node, at, strlen(node->text), NULL);
}

static struct json *tracks_to_json(struct arena *a, const struct doc_track *tracks, size_t n,
				   bool rows)
{
	struct json *array = json_new_array(a);

	for (size_t i = 0; i < n; i++) {
		struct json *track = json_append(array, json_new_object(a));

		json_set(track, "size", json_new_number(a, tracks[i].size));
		if (rows && tracks[i].grows)
			json_set(track, "grows", json_new_bool(a, true));
		if (rows && tracks[i].keeps)
			json_set(track, "keeps", json_new_bool(a, true));
	}
	return array;
}

static struct json *frame_to_json(struct arena *a, const struct doc_frame *frame)
{
	struct json *object = json_new_object(a);

	json_set(object, "columns", tracks_to_json(a, frame->columns, frame->n_columns, false));
	json_set(object, "rows", tracks_to_json(a, frame->rows, frame->n_rows, true));
	if (frame->with_next)
		json_set(object, "with_next", json_new_bool(a, true));
	return object;
}

static struct json *place_to_json(struct arena *a, const struct doc_place *place)
{
	struct json *object = json_new_object(a);

	json_set(object, "x", json_new_number(a, place->x));
	json_set(object, "y", json_new_number(a, place->y));
	json_set(object, "columns", json_new_number(a, place->columns));
	json_set(object, "rows", json_new_number(a, place->rows));
	return object;
}

static void set_path(struct arena *a, struct json *object, const struct doc_path *path)
{
	struct json *points = json_set(object, "path", json_new_array(a));

	for (size_t i = 0; i < path->n; i++) {
		struct json *point = json_append(points, json_new_array(a));

		json_append(point, json_new_number(a, path->at[i].x));
		json_append(point, json_new_number(a, path->at[i].y));
	}
	if (path->tip)
		json_set(object, "tip", json_new_bool(a, true));
}

static void set_part(struct arena *a, struct json *object, const struct doc_node *node)
{
	if (node->landscape)
		json_set(object, "landscape", json_new_bool(a, true));
	if (node->follows)
		json_set(object, "follows", json_new_bool(a, true));
	if (node->fills)
		json_set(object, "fills", json_new_bool(a, true));
	if (node->summary)
		json_set(object, "summary", json_new_bool(a, true));
	set_string(a, object, "paper", node->paper);
}

static void set_basis(struct arena *a, struct json *object, const struct doc_node *node)
{
	if (node->measures) {
		struct json *measures = json_set(object, "measures", json_new_object(a));

		set_string(a, measures, "text", node->measures);
		set_string(a, measures, "link", node->measure_link);
	}
	if (node->references)
		set_string(a, json_set(object, "references", json_new_object(a)), "text",
			   node->references);
}

static void set_table(struct arena *a, struct json *object, const struct doc_node *node)
{
	set_columns(a, object, node);
	set_number(a, object, "head", (double)node->head_rows);
	if (node->list)
		json_set(object, "list", json_new_bool(a, true));
}

static void set_row(struct arena *a, struct json *object, const struct doc_node *node)
{
	set_string(a, object, "calendar", node->calendar);
	set_string(a, object, "uid", node->uid);
	set_string(a, object, "hours", node->hours);
}

static struct json *count_to_json(struct arena *a, const struct doc_count *count)
{
	struct json *object = json_new_object(a);

	json_set_string(a, object, "of", count->of);
	json_set_string(a, object, "column", count->head);
	json_set_string(a, object, "says", count->says);
	return object;
}

static void set_cell(struct arena *a, struct json *object, const struct doc_node *node)
{
	set_string(a, object, "day", node->day);
	set_string(a, object, "full", node->full);
	if (node->count)
		json_set(object, "count", count_to_json(a, node->count));
	set_number(a, object, "colspan", node->colspan > 1 ? node->colspan : 0);
	set_number(a, object, "lines", node->lines > 1 ? node->lines : 0);
	set_number(a, object, "rowspan", node->rowspan > 1 ? node->rowspan : 0);
}

static struct json *node_to_json(struct arena *a, const struct doc_node *node);

static void set_figure(struct arena *a, struct json *object, const struct doc_node *node)
{
	set_string(a, object, "alt", node->alt);
	if (node->frame)
		json_set(object, "frame", frame_to_json(a, node->frame));
	if (node->numbers)
		json_set(object, "numbers", node_to_json(a, node->numbers));
}

static void set_box(struct arena *a, struct json *object, const struct doc_node *node)
{
	set_string(a, object, "mark", doc_difference_name(node->mark));
	if (node->place)
		json_set(object, "place", place_to_json(a, node->place));
}

static void set_line(struct arena *a, struct json *object, const struct doc_node *node)
{
	set_box(a, object, node);
	if (node->path)
		set_path(a, object, node->path);
}

/* The members that a kind has of its own; a part's foot comes last. */
typedef void set_own(struct arena *a, struct json *object, const struct doc_node *node);
static set_own *const own_members[DOC__MAX] = {
	[DOC_PART] = set_part,       [DOC_TABLE] = set_table, [DOC_KEY_VALUE] = set_table,
	[DOC_SIGNATURE] = set_table, [DOC_ROW] = set_row,     [DOC_CELL] = set_cell,
	[DOC_FIGURE] = set_figure,   [DOC_BOX] = set_box,     [DOC_LINE] = set_line,
	[DOC_ARTICLE] = set_basis,   [DOC_PARAGRAPH] = set_basis, [DOC_ITEM] = set_basis,
};

/*
 * The label comes before the text, the text before the children and the foot behind them: reading
 * order.
 */
static struct json *node_to_json(struct arena *a, const struct doc_node *node)
{
	struct json *object = json_new_object(a);

	json_set_string(a, object, "kind", doc_kind_name(node->kind));
	set_string(a, object, "role", node->role);
	set_string(a, object, "id", node->id);
	set_string(a, object, "link", node->link);
	if (node->origin)
		json_set(object, "origin", origin_to_json(a, node->origin));
	set_number(a, object, "level", node->level);
	if (own_members[node->kind])
		own_members[node->kind](a, object, node);
	if (node->label && *node->label)
		set_string(a, json_set(object, "label", json_new_object(a)), "text", node->label);
	set_words(a, object, node);
	if (node->first) {
		struct json *children =
			json_set(object, children_names[node->kind], json_new_array(a));

		for (const struct doc_node *child = node->first; child; child = child->next)
			json_append(children, node_to_json(a, child));
	}
	if (node->kind == DOC_PART && node->foot)
		set_string(a, json_set(object, "foot", json_new_object(a)), "text", node->foot);
	return object;
}

static void add_head(struct arena *a, struct json *head, const char *role, const char *text)
{
	if (!text)
		return;
	struct json *object = json_append(head, json_new_object(a));

	json_set_string(a, object, "role", role);
	json_set_string(a, object, "text", text);
}

static struct json *doc_to_json(struct arena *a, const struct doc *d)
{
	struct json *root = json_new_object(a);

	json_set_string(a, root, "schema", "bunkai/document/1");
	json_set_string(a, root, "id", d->id);
	json_set_string(a, root, "title", d->title);
	set_string(a, root, "subtitle", d->subtitle);
	set_string(a, root, "edition", d->edition);
	set_string(a, root, "date", d->date);
	set_string(a, root, "author", d->author);
	set_string(a, root, "identifier", d->identifier);
	set_string(a, root, "days_off", d->days_off);
	set_string(a, root, "paper", d->paper);
	set_string(a, root, "setup", d->setup);
	if (d->without_contents)
		json_set(root, "contents", json_new_bool(a, false));
	struct json *head = json_set(root, "head", json_new_array(a));

	add_head(a, head, "draft", d->draft);
	add_head(a, head, "confidentiality", d->confidentiality);
	add_head(a, head, "title", d->title);
	add_head(a, head, "subtitle", d->subtitle);
	add_head(a, head, "date", d->shown_date ? d->shown_date : d->date);
	add_head(a, head, "edition", d->edition);
	struct json *body = json_set(root, "body", json_new_array(a));

	for (const struct doc_node *part = d->first; part; part = part->next)
		json_append(body, node_to_json(a, part));
	return root;
}

static bool render(const struct render_context *rc, const struct doc *d, const char *path,
		   struct render_result *result)
{
	*result = (struct render_result){0};
	return render_write(rc, path, json_print(rc->arena, doc_to_json(rc->arena, d)));
}

const struct renderer render_json = {.name = "json", .ending = "json", .render = render};
