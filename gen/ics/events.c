/* SPDX-License-Identifier: MIT
 *
 * One walk over the tables. Heads are read off the head's last row; each row below it gives its
 * texts to the parts of an event that its columns name. Names that were given already are kept, so
 * that no two events of a file are one to whoever imports it.
 */
#include "ics/events.h"

#include <string.h>

#include "base/fields.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "render/table.h"

struct gathering {
	struct arena *a;
	const struct doc *doc;
	struct events *events;
	struct map *seeds; /* what UIDs were made from */
};

/* The texts of a row by what they are of the event. */
struct event_texts {
	struct strbuf of[EVENT__MAX];
	const char *start, *end;
};

static bool is_control(char c)
{
	return (unsigned char)c < 0x20 || c == 0x7F;
}

/* Line feeds stay, or become blanks. */
static const char *clean(struct arena *a, const char *text, char feed)
{
	struct strbuf sb = strbuf_new(a);

	for (; *text; text++) {
		if (*text == '\n')
			strbuf_add_char(&sb, feed);
		else if (!is_control(*text))
			strbuf_add_char(&sb, *text);
	}
	return sb.text;
}

const char *events_line(struct arena *a, const char *text)
{
	return clean(a, text, ' ');
}

static const char *const between[EVENT__MAX] = {
	[EVENT_START] = "、", [EVENT_END] = "、",   [EVENT_SUMMARY] = "　",
	[EVENT_NOTE] = "\n", [EVENT_PLACE] = "、", [EVENT_CATEGORY] = ",",
};

static void add_text(struct gathering *g, struct event_texts *t, const struct doc_column *column,
		     const char *head, const struct doc_node *cell)
{
	const char *text =
		clean(g->a, cell->full ? cell->full : table_cell_text(g->a, cell), '\n');

	if (column->event == EVENT_START)
		t->start = cell->day;
	else if (column->event == EVENT_END)
		t->end = cell->day;
	if (text_empty(text))
		return;
	if (column->event == EVENT_NOTE && *head)
		text = arena_concat(g->a, head, "：", text, (char *)NULL);
	strbuf_join(&t->of[column->event], between[column->event], text);
}

static struct event_texts read_row(struct gathering *g, const struct doc_node *table,
				   const char *const *heads, const struct doc_node *row)
{
	struct event_texts t = {0};
	size_t x = 0;

	for (size_t i = 0; i < EVENT__MAX; i++)
		t.of[i] = strbuf_new(g->a);
	for (const struct doc_node *cell = row->first; cell && x < table->n_columns;
	     cell = cell->next, x++)
		if (table->columns[x].event != EVENT_NONE)
			add_text(g, &t, &table->columns[x], heads[x], cell);
	return t;
}

/* What names the row; the kind before it keeps a name from being some anchor. */
static const char *seed_of(struct gathering *g, const struct doc_node *row,
			   const struct event_texts *t)
{
	const char *hospital = g->doc->author ? g->doc->author : "", *const bound = "\x1F";
	const struct doc_origin *o = row->origin;

	if (row->uid)
		return arena_concat(g->a, hospital, bound, "uid", bound, row->uid, (char *)NULL);
	if (row->id)
		return arena_concat(g->a, hospital, bound, "id", bound, row->id, (char *)NULL);
	return arena_concat(g->a, hospital, bound, "row", bound, o && o->kind ? o->kind : "", bound,
			    o && o->key ? o->key : t->of[EVENT_SUMMARY].text, bound, t->start,
			    (char *)NULL);
}

/* A name-based UUID of our own making: RFC 9562 5.8 leaves it all but the version and variant. */
static const char *uuid_of(struct arena *a, const char *seed)
{
	const char *sum = hash_sha256(a, seed, strlen(seed));

	return arena_printf(a, "%.8s-%.4s-8%.3s-a%.3s-%.12s", sum, sum + 8, sum + 12, sum + 15,
			    sum + 18);
}

static const char *uid_of(struct gathering *g, const char *seed)
{
	size_t *times = map_get(g->seeds, seed);

	if (!times) {
		times = arena_alloc(g->a, sizeof *times);
		map_set(g->seeds, seed, times);
	}
	if ((*times)++)
		seed = arena_printf(g->a, "%s\x1F%zu", seed, *times);
	return uuid_of(g->a, seed);
}

static void add_event(struct gathering *g, const struct doc_node *row, const struct event_texts *t)
{
	struct arena *a = g->a;
	bool ends_later = t->end && strcmp(t->end, t->start) > 0;

	*vec_push(a, &g->events->all) =
		(struct event){.uid = uid_of(g, seed_of(g, row, t)),
			       .start = t->start,
			       .end = ends_later ? t->end : t->start,
			       .summary = events_line(a, t->of[EVENT_SUMMARY].text),
			       .note = t->of[EVENT_NOTE].text,
			       .place = events_line(a, t->of[EVENT_PLACE].text),
			       .category = events_line(a, t->of[EVENT_CATEGORY].text),
			       .calendar = row->calendar};
}

static const char *const *read_heads(struct gathering *g, const struct doc_node *table,
				     const struct doc_node *row)
{
	const char **heads = arena_alloc(g->a, table->n_columns * sizeof *heads);
	size_t x = 0;

	for (const struct doc_node *cell = row ? row->first : NULL; cell && x < table->n_columns;
	     cell = cell->next)
		heads[x++] = events_line(g->a, table_cell_text(g->a, cell));
	while (x < table->n_columns)
		heads[x++] = "";
	return heads;
}

/* A row of one cell is the line of a group. */
static void read_table(struct gathering *g, const struct doc_node *table)
{
	const struct doc_node *row = table->first, *head = NULL;

	for (size_t y = 0; row && y < table->head_rows; y++, row = row->next)
		head = row;
	const char *const *heads = read_heads(g, table, head);

	for (; row; row = row->next) {
		if (row->n != table->n_columns)
			continue;
		const struct event_texts t = read_row(g, table, heads, row);

		if (t.start)
			add_event(g, row, &t);
	}
}

static bool visit(const struct doc_node *node, void *context)
{
	if (doc_table_has_events(node))
		read_table(context, node);
	return true;
}

const struct events *events_gather(struct arena *a, const struct doc *d)
{
	struct events *events = arena_alloc(a, sizeof *events);
	struct gathering g = {a, d, events, map_new(a)};

	doc_walk(d, visit, &g);
	return events;
}

bool event_is_of(const struct event *e, const char *piece)
{
	return !*piece || text_equal(e->calendar, piece);
}

const char *const *events_pieces(struct arena *a, const struct doc *d)
{
	struct arena *scratch = arena_new_below(a);
	const struct events *events = events_gather(scratch, d);
	const char **pieces = arena_alloc(a, (events->all.n + 2) * sizeof *pieces);
	struct map *known = map_new(scratch);
	size_t n = 0;

	if (events->all.n)
		pieces[n++] = "";
	for (size_t i = 0; i < events->all.n; i++) {
		const char *calendar = events->all.at[i].calendar;

		if (!calendar || map_get(known, calendar))
			continue;
		pieces[n] = arena_strdup(a, calendar);
		map_set(known, calendar, (void *)pieces[n++]);
	}
	arena_free(scratch);
	return pieces;
}
