/* SPDX-License-Identifier: MIT
 *
 * The tree is written down as a text with marks between its strings, and hashed. Editions keep the
 * checksum of what is read, so its form never changes; that of the layout is compared on one
 * machine only.
 */
#include "editions/doc_digest.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"

/* Each string ends with a mark that no text holds, so that 'ab' 'c' is not 'a' 'bc'. */
static void add_string(struct strbuf *sb, const char *s)
{
	strbuf_add(sb, s ? s : "\x01");
	strbuf_add_char(sb, '\x1F');
}

static void add_node(struct strbuf *sb, const struct doc_node *node)
{
	const bool cell = node->kind == DOC_CELL;

	strbuf_printf(sb, "%d %d %d %d %d ", (int)node->kind, node->level,
		      cell && node->colspan > 1 ? node->colspan : 1,
		      cell && node->rowspan > 1 ? node->rowspan : 1,
		      cell && node->lines > 1 ? node->lines : 1);
	add_string(sb, node->role);
	add_string(sb, node->label && *node->label ? node->label : NULL);
	add_string(sb, node->text);
}

static void add_below(struct strbuf *sb, const struct doc_node *node)
{
	add_node(sb, node);
	for (const struct doc_node *child = node->first; child; child = child->next)
		add_below(sb, child);
	strbuf_add_char(sb, '\x1E');
}

static void add_columns(struct strbuf *sb, const struct doc_node *node)
{
	for (size_t i = 0; i < node->n_columns && node->columns; i++) {
		const struct doc_column *c = &node->columns[i];

		strbuf_printf(sb, "%g %d %d ", c->width, (int)c->align, c->input);
		for (const char *const *choice = c->choices; choice && *choice; choice++)
			add_string(sb, *choice);
		if (c->group || c->stack) { /* editions of before had neither */
			strbuf_printf(sb, "%d ", c->group);
			add_string(sb, c->stack);
			add_string(sb, c->label);
		}
		if (c->event != EVENT_NONE)
			add_string(sb, doc_event_name(c->event));
		if (c->fixed)
			add_string(sb, "fixed");
		if (c->number)
			add_string(sb, "number");
		if (c->answer)
			add_string(sb, "answer");
	}
}

/*
 * What a sheet counts on the day it is made, or sums up of what stands elsewhere, is no change of
 * what it says.
 */
static bool is_of_the_day(const struct doc_node *node)
{
	return (node->kind == DOC_ROW && text_equal(node->role, DOC_ROLE_OF_THE_DAY)) ||
	       (node->kind == DOC_PART && node->summary);
}

/* What a calendar is made of beside the words; editions of before had none. */
static void add_event(struct strbuf *sb, const struct doc_node *node)
{
	if (node->kind == DOC_ROW && node->calendar)
		add_string(sb, node->calendar);
	if (node->kind == DOC_ROW && node->uid)
		add_string(sb, node->uid);
	if (node->kind == DOC_CELL && node->day)
		add_string(sb, node->day);
	if (node->kind == DOC_CELL && node->full)
		add_string(sb, node->full);
}

static void add_layout(struct strbuf *sb, const struct doc_node *node)
{
	for (; node; node = node->next) {
		const bool part = node->kind == DOC_PART, rows = doc_has_rows(node);

		strbuf_printf(sb, "%d %u ", part && node->landscape, rows ? node->head_rows : 0u);
		if (part && node->paper)
			add_string(sb, node->paper);
		add_string(sb, node->id);
		add_string(sb, node->link);
		add_event(sb, node);
		for (size_t i = 0; i < node->n_spans; i++)
			add_string(sb, node->spans[i].link);
		if (rows)
			add_columns(sb, node);
		if (is_of_the_day(node))
			add_below(sb, node);
		add_layout(sb, node->first);
	}
}

/* Editions keep this checksum: what goes into it, and the marks between, stays as it is. */
static void add_text(struct strbuf *sb, const struct doc_node *node)
{
	if (is_of_the_day(node))
		return;
	if (node->kind == DOC_ARTICLE || node->kind == DOC_ROW) {
		add_below(sb, node);
		return;
	}
	add_node(sb, node);
	for (const struct doc_node *child = node->first; child; child = child->next)
		add_text(sb, child);
	if (node->kind == DOC_PART && node->foot)
		add_string(sb, node->foot);
}

static void add_head(struct strbuf *sb, const struct doc *d)
{
	const char *const head[] = {d->title, d->subtitle,        d->edition,
				    d->date,  d->confidentiality, d->author};

	for (size_t i = 0; i < ARRAY_LEN(head); i++)
		add_string(sb, head[i]);
}

struct doc_digest *doc_digest_of(struct arena *a, const struct doc *d)
{
	struct doc_digest *c = arena_alloc(a, sizeof *c);
	struct strbuf text = strbuf_new(a), layout = strbuf_new(a);

	add_head(&text, d);
	for (const struct doc_node *part = d->first; part; part = part->next)
		add_text(&text, part);
	c->text = hash_sha256(a, text.text, text.len);
	add_string(&layout, c->text);
	add_string(&layout, d->draft);
	add_string(&layout, d->shown_date);
	add_string(&layout, d->paper);
	if (d->setup) /* editions of before had none */
		add_string(&layout, d->setup);
	add_layout(&layout, d->first);
	c->layout = hash_sha256(a, layout.text, layout.len);
	return c;
}
