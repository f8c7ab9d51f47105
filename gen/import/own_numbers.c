/* SPDX-License-Identifier: MIT
 *
 * Numbers that bunkai gave before are queued by risk and text; a row takes the first of its queue,
 * so that rows of one text keep their order. What finds no number there gets the next one that the
 * risk never had: a number that is free again would carry decisions of another row.
 */
#include "import/own_numbers.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"

/* Enough to see what was done; the register shows all. */
enum { SHOWN_KEYS = 12 };

struct number_queue {
	VEC(const char *) all;
	size_t taken;
};

struct numbering {
	struct arena *arena;
	struct map *queues; /* risk and text -> struct number_queue */
	struct map *last;   /* risk -> size_t: the highest number it has or had */
	struct strbuf shown;
	size_t n, kept;
};

static size_t *last_of(struct numbering *g, const char *risk)
{
	size_t *last = map_get(g->last, risk);

	if (!last) {
		last = arena_alloc(g->arena, sizeof *last);
		map_set(g->last, risk, last);
	}
	return last;
}

static struct number_queue *queue_of(struct numbering *g, const char *risk, const char *text)
{
	const char *key = arena_concat(g->arena, risk, "\n", text_squash(g->arena, text),
				       (char *)NULL);
	struct number_queue *queue = map_get(g->queues, key);

	if (!queue) {
		queue = arena_alloc(g->arena, sizeof *queue);
		map_set(g->queues, key, queue);
	}
	return queue;
}

static void note_number(struct numbering *g, const char *risk, const char *no)
{
	size_t n = no && *no == '#' ? strtoul(no + 1, NULL, 10) : 0, *last = last_of(g, risk);

	*last = n > *last ? n : *last;
}

static struct numbering numbering_after(struct arena *a, const struct risk_register *standing)
{
	struct numbering g = {
		.arena = a, .queues = map_new(a), .last = map_new(a), .shown = strbuf_new(a)};

	for (size_t i = 0; standing && i < standing->requirements.n; i++) {
		const struct requirement *r = &standing->requirements.at[i];

		note_number(&g, r->risk, r->no);
		if (r->numbered && r->text)
			*vec_push(a, &queue_of(&g, r->risk, r->text)->all) = r->no;
	}
	return g;
}

static const char *next_number(struct numbering *g, const char *risk, const char *text)
{
	struct number_queue *queue = queue_of(g, risk, text);
	bool known = queue->taken < queue->all.n;
	const char *no = known ? queue->all.at[queue->taken++]
			       : arena_printf(g->arena, "#%zu", ++*last_of(g, risk));

	g->kept += known;
	if (g->n++ < SHOWN_KEYS)
		strbuf_join(&g->shown, ", ", arena_concat(g->arena, risk, "/", no, (char *)NULL));
	else if (g->n == SHOWN_KEYS + 1)
		strbuf_add(&g->shown, ", …");
	return no;
}

static void report(struct numbering *g, const char *place, struct diag_list *dl)
{
	if (g->n)
		diag_add(dl, DIAG_NUMBERED_HERE, NULL, place, arena_printf(g->arena, "%zu", g->n),
			 g->shown.text, arena_printf(g->arena, "%zu", g->kept));
}

static const char *printed(const struct source_row *r, const char *field, const struct profile *p)
{
	const char *s = source_row_get(r, field);

	return text_empty(s) || strcmp(s, p->dash) == 0 ? NULL : s;
}

static void number_table(struct numbering *g, struct source_table *t, const struct profile *p)
{
	for (size_t i = 0; i < t->rows.n; i++)
		if (printed(&t->rows.at[i], "risk", p))
			note_number(g, printed(&t->rows.at[i], "risk", p),
				    printed(&t->rows.at[i], "no", p));
	for (size_t i = 0; i < t->rows.n; i++) {
		struct source_row *r = &t->rows.at[i];
		const char *risk = printed(r, "risk", p), *text = printed(r, "text", p);

		if (!risk || !text || printed(r, "no", p))
			continue;
		source_row_set(g->arena, r, "no", next_number(g, risk, text));
	}
}

void own_numbers_give(struct arena *a, struct source_tables *source, const struct profile *p,
		      const struct risk_register *standing, struct diag_list *dl)
{
	struct numbering g = numbering_after(a, standing);

	for (size_t i = 0; i < source->tables.n; i++) {
		struct source_table *t = &source->tables.at[i];

		if (strcmp(t->kind, "treatments") == 0) {
			number_table(&g, t, p);
			report(&g, t->source, dl);
		}
	}
}

void own_numbers_fill(struct arena *a, struct risk_register *reg,
		      const struct risk_register *standing, struct diag_list *dl)
{
	struct numbering g = numbering_after(a, standing);

	for (size_t i = 0; i < reg->requirements.n; i++)
		note_number(&g, reg->requirements.at[i].risk, reg->requirements.at[i].no);
	for (size_t i = 0; i < reg->requirements.n; i++) {
		struct requirement *r = &reg->requirements.at[i];

		if (r->no || text_empty(r->text))
			continue;
		r->no = next_number(&g, r->risk, r->text);
		r->numbered = true;
	}
	report(&g, reg->file, dl);
}
