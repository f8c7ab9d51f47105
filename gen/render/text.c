/* SPDX-License-Identifier: MIT
 *
 * The document tree as plain text, for reading in a terminal and for diffs: one fact a line, so
 * that a changed cell is one changed line. A table's row becomes a record of 'head: value' lines.
 */
#include "render/formats.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "render/render.h"
#include "render/table.h"

struct text_printing {
	struct arena *arena;
	struct strbuf out;
};

static void print_node(struct text_printing *p, const struct doc_node *node, size_t indent);

static void print_blanks(struct text_printing *p, size_t n)
{
	while (n--)
		strbuf_add_char(&p->out, ' ');
}

static bool ends_with_gap(const struct text_printing *p)
{
	return p->out.len >= 2 && memcmp(p->out.text + p->out.len - 2, "\n\n", 2) == 0;
}

static void print_gap(struct text_printing *p)
{
	if (p->out.len && !ends_with_gap(p))
		strbuf_add_char(&p->out, '\n');
}

static size_t text_columns(const char *s)
{
	size_t n = 0;
	uint32_t c;

	while ((c = text_next(&s)))
		n += unicode_is_wide(c) ? 2 : 1;
	return n;
}

/*
 * `lead` stands before the first line; the others are indented to where its text begins. Empty
 * lines get no trailing blanks.
 */
static void print_lines(struct text_printing *p, size_t indent, const char *lead, const char *text)
{
	size_t hang = indent + text_columns(lead);

	print_blanks(p, indent);
	strbuf_add(&p->out, lead);
	while (*text) {
		size_t len = strcspn(text, "\n");

		strbuf_add_bytes(&p->out, text, len);
		text += len;
		if (*text == '\n') {
			strbuf_add_char(&p->out, '\n');
			text++;
			if (*text && *text != '\n')
				print_blanks(p, hang);
		}
	}
	strbuf_add_char(&p->out, '\n');
}

static void print_children(struct text_printing *p, const struct doc_node *node, size_t indent)
{
	for (const struct doc_node *child = node->first; child; child = child->next)
		print_node(p, child, indent);
}

/* Marked words stand between low lines, as in _this_. */
static const char *mark_words(struct arena *a, const struct cell_words *words)
{
	struct strbuf sb = strbuf_new(a);
	size_t at = 0;

	if (!words->n_spans)
		return words->text;
	for (size_t i = 0; i < words->n_spans; i++) {
		const struct doc_span *s = &words->spans[i];

		strbuf_add_bytes(&sb, words->text + at, s->from - at);
		const char *mark = s->role ? "_" : "";

		strbuf_printf(&sb, "%s%.*s%s", mark, (int)(s->to - s->from), words->text + s->from,
			      mark);
		at = s->to;
	}
	strbuf_add(&sb, words->text + at);
	return sb.text;
}

static const char *cell_text(struct text_printing *p, const struct doc_node *cell)
{
	struct cell_words words = table_cell_words(p->arena, cell);

	return mark_words(p->arena, &words);
}

static const char *with_blank(struct text_printing *p, const char *label)
{
	return label && *label ? arena_concat(p->arena, label, " ", (char *)NULL) : "";
}

static void print_part(struct text_printing *p, const struct doc_node *node, size_t indent)
{
	print_gap(p);
	print_lines(p, indent, "# ", table_labelled(p->arena, node));
	print_gap(p);
	print_children(p, node, indent);
	if (node->foot) {
		print_gap(p);
		print_lines(p, indent, "", node->foot);
	}
}

static void print_heading(struct text_printing *p, const struct doc_node *node, size_t indent)
{
	static const char *const marks[] = {"## ", "## ", "### ", "#### "};

	print_gap(p);
	print_lines(p, indent, marks[node->level >= 1 && node->level <= 3 ? node->level : 1],
		    table_labelled(p->arena, node));
	print_gap(p);
	print_children(p, node, indent);
}

static void print_article(struct text_printing *p, const struct doc_node *node, size_t indent)
{
	print_gap(p);
	print_lines(p, indent, "", table_labelled(p->arena, node));
	for (const struct doc_node *child = node->first; child; child = child->next)
		print_node(p, child, indent + (child->kind == DOC_LIST ? 4 : 2));
	print_gap(p);
}

static void print_labelled(struct text_printing *p, const struct doc_node *node, size_t indent)
{
	const struct cell_words words = {node->text ? node->text : "", node->spans, node->n_spans};

	print_lines(p, indent, with_blank(p, node->label), mark_words(p->arena, &words));
	print_children(p, node, indent + 2);
}

static void print_list(struct text_printing *p, const struct doc_node *node, size_t indent)
{
	print_children(p, node, indent);
}

/*
 * What stands above a column: the cells of all head rows that cover it. A cell over several columns
 * or rows is said once.
 */
static const char **read_heads(struct text_printing *p, const struct table_layout *t)
{
	struct strbuf *heads = arena_alloc(p->arena, t->n_columns * sizeof *heads);
	const char **names = arena_alloc(p->arena, t->n_columns * sizeof *names);

	for (size_t x = 0; x < t->n_columns; x++)
		heads[x] = strbuf_new(p->arena);
	for (size_t i = 0; i < t->cells.n && t->cells.at[i].y < t->head_rows; i++) {
		const struct placed *c = &t->cells.at[i];
		const char *words =
			text_replace(p->arena, table_cell_text(p->arena, c->cell), "\n", "");

		for (size_t x = c->x; *words && x < c->x + c->columns; x++)
			strbuf_join(&heads[x], "/", words);
	}
	for (size_t x = 0; x < t->n_columns; x++)
		names[x] = heads[x].text;
	return names;
}

/* The heads in a line of their own: a table without rows has them too. */
static void print_heads(struct text_printing *p, const char *const *heads, size_t n, size_t indent)
{
	struct strbuf line = strbuf_new(p->arena);

	for (size_t x = 0; x < n; x++)
		strbuf_printf(&line, "%s%s", x ? " | " : "", heads[x]);
	print_lines(p, indent, "", arena_concat(p->arena, "[", line.text, "]", (char *)NULL));
	print_gap(p);
}

static void print_record_cell(struct text_printing *p, const struct placed *c,
			      const char *const *heads, size_t n_columns, size_t indent)
{
	const char *words = cell_text(p, c->cell);
	bool whole_row = c->x == 0 && c->columns == n_columns && n_columns > 1;

	if (!*words)
		return;
	if (whole_row || !*heads[c->x])
		print_lines(p, indent, whole_row ? "-- " : "", words);
	else
		print_lines(p, indent, arena_concat(p->arena, heads[c->x], ": ", (char *)NULL),
			    words);
}

static void print_table(struct text_printing *p, const struct doc_node *node, size_t indent)
{
	const struct table_layout *t = table_lay_out(p->arena, node);
	const char *const *heads = read_heads(p, t);
	size_t y = t->head_rows;

	print_gap(p);
	if (t->head_rows)
		print_heads(p, heads, t->n_columns, indent);
	for (size_t i = 0; i < t->cells.n; i++) {
		if (t->cells.at[i].y < t->head_rows)
			continue;
		if (t->cells.at[i].y != y)
			print_gap(p);
		y = t->cells.at[i].y;
		print_record_cell(p, &t->cells.at[i], heads, t->n_columns, indent);
	}
	print_gap(p);
}

/* key: value; a row of one cell (a party's name above its lines) stands alone. */
static void print_pairs(struct text_printing *p, const struct doc_node *node, size_t indent)
{
	print_gap(p);
	for (const struct doc_node *row = node->first; row; row = row->next) {
		const char *key = table_cell_text(p->arena, row->first), *lead = "";
		struct strbuf values = strbuf_new(p->arena);

		for (const struct doc_node *cell = row->first ? row->first->next : NULL; cell;
		     cell = cell->next)
			strbuf_join(&values, "\n", cell_text(p, cell));
		if (row->n > 1)
			lead = arena_concat(p->arena, key, values.len ? ": " : ":", (char *)NULL);
		print_lines(p, indent, lead, row->n > 1 ? values.text : key);
	}
	print_gap(p);
}

/*
 * A figure as the lines of its boxes, indented by what they belong to; what a line says stands
 * behind an arrow.
 */
static void print_box(struct text_printing *p, const struct doc_node *node, size_t indent)
{
	size_t deeper = node->level > 1 ? (size_t)(node->level - 1) * 2 : 0;

	if (!text_empty(node->text))
		print_lines(p, indent + deeper, node->kind == DOC_LINE ? "-> " : "", node->text);
}

static void print_figure(struct text_printing *p, const struct doc_node *node, size_t indent)
{
	print_gap(p);
	print_children(p, node, indent);
	print_gap(p);
}

static void print_page_break(struct text_printing *p, const struct doc_node *node, size_t indent)
{
	(void)node;
	(void)indent;
	print_gap(p);
}

static void print_node(struct text_printing *p, const struct doc_node *node, size_t indent)
{
	static void (*const printers[DOC__MAX])(struct text_printing *, const struct doc_node *,
						size_t) = {
		[DOC_PART] = print_part,
		[DOC_HEADING] = print_heading,
		[DOC_ARTICLE] = print_article,
		[DOC_PARAGRAPH] = print_labelled,
		[DOC_LIST] = print_list,
		[DOC_ITEM] = print_labelled,
		[DOC_TABLE] = print_table,
		[DOC_ROW] = print_list,
		[DOC_CELL] = print_labelled,
		[DOC_KEY_VALUE] = print_pairs,
		[DOC_SIGNATURE] = print_pairs,
		[DOC_NOTE] = print_labelled,
		[DOC_PAGE_BREAK] = print_page_break,
		[DOC_FIGURE] = print_figure,
		[DOC_BOX] = print_box,
		[DOC_LINE] = print_box,
	};

	printers[node->kind](p, node, indent);
}

static void print_head(struct text_printing *p, const struct doc *d)
{
	const char *date = d->shown_date ? d->shown_date : d->date;
	const char *const lines[] = {d->draft, d->confidentiality, d->title, d->subtitle,
				     date,     d->edition};

	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		if (lines[i])
			print_lines(p, 0, "", lines[i]);
}

static bool render(const struct render_context *rc, const struct doc *d, const char *path,
		   struct render_result *result)
{
	struct text_printing p = {rc->arena, strbuf_new(rc->arena)};

	*result = (struct render_result){0};
	print_head(&p, d);
	for (const struct doc_node *part = d->first; part; part = part->next)
		print_node(&p, part, 0);
	while (ends_with_gap(&p))
		p.out.text[--p.out.len] = '\0';
	return render_write(rc, path, p.out.text);
}

const struct renderer render_text = {.name = "text", .ending = "txt", .render = render};
