/* SPDX-License-Identifier: MIT */
#include "bodies.h"

#include <criterion/criterion.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

static void add_run(struct arena *a, struct docx_paragraph *p, const char *from, const char *to,
		    const char *role, const char *link)
{
	if (to == from)
		return;
	*vec_push(a, &p->runs) = (struct docx_run){
		.text = arena_strndup(a, from, (size_t)(to - from)), .role = role, .link = link};
}

static void add_runs(struct arena *a, struct docx_paragraph *p, const char *text)
{
	for (const char *at = text; *at;) {
		const char *next = at + strcspn(at, "*["), *end, *colon;

		add_run(a, p, at, next, NULL, NULL);
		if (*next == '*') {
			end = strchr(next + 1, '*');
			cr_assert_not_null(end, "%s", text);
			add_run(a, p, next + 1, end, "strong", NULL);
			next = end + 1;
		} else if (*next == '[') {
			colon = strchr(next, ':');
			end = strchr(next, ']');
			cr_assert(colon && end > colon, "%s", text);
			add_run(a, p, colon + 1, end, NULL,
				arena_strndup(a, next + 1, (size_t)(colon - next - 1)));
			next = end + 1;
		}
		at = next;
	}
}

static struct doc_node *node_of(struct arena *a, enum doc_kind kind, const char *label)
{
	struct doc_node *node = arena_alloc(a, sizeof *node);

	node->kind = kind;
	node->label = label;
	return node;
}

static char *word_of(struct arena *a, const char **at)
{
	size_t n = strcspn(*at, " ");
	char *word = arena_strndup(a, *at, n);

	*at += n + ((*at)[n] == ' ');
	return word;
}

static struct docx_paragraph *add_paragraph(struct arena *a, struct docx_body *b,
					    const char *style)
{
	struct docx_block *block = vec_push(a, &b->all);

	block->kind = DOCX_PARAGRAPH;
	block->paragraph.style = style;
	return &block->paragraph;
}

static void add_named(struct arena *a, struct docx_body *b, const char *line, bool article)
{
	const char *at = line, *id = word_of(a, &at), *label = arena_strdup(a, at);
	struct docx_paragraph *p = add_paragraph(a, b, article ? "article" : "paragraph");

	label = word_of(a, &at);
	if (strcmp(id, "-") != 0)
		*vec_push(a, &p->marks) = id;
	p->node = node_of(a, article ? DOC_ARTICLE : DOC_PARAGRAPH, label);
	add_run(a, p, label, label + strlen(label), "label", NULL);
	add_runs(a, p, arena_concat(a, " ", at, (char *)NULL));
}

static void add_picture(struct arena *a, struct docx_body *b, const char *alt)
{
	struct docx_paragraph *p = add_paragraph(a, b, "figure");
	struct docx_picture *picture = arena_alloc(a, sizeof *picture);

	*picture = (struct docx_picture){alt, strlen(alt), 100, 50, alt};
	p->picture = picture;
}

static void add_cell(struct arena *a, struct docx_row *row, char *words)
{
	struct docx_cell *cell = vec_push(a, &row->cells);
	char *text = text_trim(a, words);

	*cell = (struct docx_cell){.columns = 1, .rows = 1};
	cell->covered = strcmp(text, "\"") == 0;
	if (cell->covered)
		text = "";
	for (char *end; text; text = end ? end + 2 : NULL) {
		struct docx_paragraph *p = vec_push(a, &cell->in.all);

		end = strstr(text, "\\\\");
		p->style = "cell";
		add_runs(a, p, end ? arena_strndup(a, text, (size_t)(end - text)) : text);
	}
}

/* The cell above that covers one of the last row has a row more. */
static void cover(struct docx_table *t)
{
	const struct docx_row *row = &t->rows.at[t->rows.n - 1];

	for (size_t i = 0; i < row->cells.n; i++)
		for (size_t y = t->rows.n - 1; row->cells.at[i].covered && y-- > 0;)
			if (!t->rows.at[y].cells.at[i].covered) {
				t->rows.at[y].cells.at[i].rows++;
				break;
			}
}

static void add_row(struct arena *a, struct docx_body *b, const char *line, bool heads)
{
	struct docx_block *last = b->all.n ? &b->all.at[b->all.n - 1] : NULL;

	if (!last || last->kind != DOCX_TABLE) {
		last = vec_push(a, &b->all);
		last->kind = DOCX_TABLE;
	}
	struct docx_row *row = vec_push(a, &last->table.rows);

	row->heads = heads;
	if (!heads) {
		struct doc_node *node = node_of(a, DOC_ROW, NULL);
		const char *key = word_of(a, &line);

		node->id = strcmp(key, "-") != 0 ? key : NULL;
		row->node = node;
	}
	for (char *cell = arena_strdup(a, line), *end; cell; cell = end ? end + 1 : NULL) {
		end = strchr(cell, '|');
		add_cell(a, row, end ? arena_strndup(a, cell, (size_t)(end - cell)) : cell);
	}
	while (last->table.widths.n < row->cells.n)
		*vec_push(a, &last->table.widths) = 300.0 / (double)row->cells.n;
	cr_assert_eq(last->table.widths.n, row->cells.n, "%s", line);
	cover(&last->table);
}

static void add_setup(struct arena *a, struct docx_body *b, const char *title)
{
	struct docx_block *block = vec_push(a, &b->all);

	block->kind = DOCX_SETUP;
	block->setup.paper = "A4";
	struct docx_paragraph *p = add_paragraph(a, b, "heading");

	p->node = node_of(a, DOC_PART, NULL);
	add_runs(a, p, title);
}

static void add_line(struct arena *a, struct docx_body *b, const char *line)
{
	bool marked = line[0] && line[1] == ' ';
	const char *rest = marked ? line + 2 : line;

	if (marked && line[0] == '=')
		add_setup(a, b, rest);
	else if (marked && strchr("#.", line[0]))
		add_named(a, b, rest, line[0] == '#');
	else if (marked && line[0] == '!')
		add_picture(a, b, rest);
	else if (marked && strchr("|^", line[0]))
		add_row(a, b, rest, line[0] == '^');
	else
		add_runs(a, add_paragraph(a, b, "text"), line);
}

struct docx_body *body_of(struct arena *a, const char *lines)
{
	struct docx_body *b = arena_alloc(a, sizeof *b);
	char *rest;

	for (char *line = strtok_r(arena_strdup(a, lines), "\n", &rest); line;
	     line = strtok_r(NULL, "\n", &rest))
		add_line(a, b, line);
	return b;
}

static void print_runs(struct strbuf *sb, const struct docx_paragraph *p)
{
	const char *look = NULL;

	for (size_t i = 0; i < p->runs.n; i++) {
		const struct docx_run *r = &p->runs.at[i];
		const char *role = r->role ? r->role : r->link ? "link" : "",
			   *own = arena_printf(sb->arena, "<%s %d>", role, (int)r->field);

		cr_assert_eq(r->change, DOCX_KEPT);
		if (!look || strcmp(look, own) != 0)
			strbuf_add(sb, own);
		look = own;
		strbuf_add(sb, r->text);
	}
}

static void print_paragraph(struct strbuf *sb, const struct docx_paragraph *p)
{
	cr_assert_eq(p->ending, DOCX_KEPT);
	strbuf_printf(sb, "%s %d %d %d ", p->style, p->depth, (int)p->align, p->breaks);
	if (p->picture)
		strbuf_printf(sb, "{%s}", p->picture->alt);
	print_runs(sb, p);
	strbuf_add_char(sb, '\n');
}

static void print_table(struct strbuf *sb, const struct docx_table *t)
{
	strbuf_add(sb, "table");
	for (size_t i = 0; i < t->widths.n; i++)
		strbuf_printf(sb, " %.1f", t->widths.at[i]);
	for (size_t y = 0; y < t->rows.n; y++) {
		strbuf_add(sb, t->rows.at[y].heads ? "\nhead\n" : "\nrow\n");
		cr_assert_eq(t->rows.at[y].change, DOCX_KEPT);
		for (size_t x = 0; x < t->rows.at[y].cells.n; x++) {
			const struct docx_cell *cell = &t->rows.at[y].cells.at[x];

			strbuf_printf(sb, "\t%d %d %d\n", cell->columns, cell->rows,
				      cell->covered);
			for (size_t k = 0; k < cell->in.all.n; k++)
				print_paragraph(sb, &cell->in.all.at[k]);
		}
	}
	strbuf_add_char(sb, '\n');
}

const char *body_text(struct arena *a, const struct docx_body *body)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < body->all.n; i++) {
		const struct docx_block *b = &body->all.at[i];

		if (b->kind == DOCX_PARAGRAPH)
			print_paragraph(&sb, &b->paragraph);
		else if (b->kind == DOCX_TABLE)
			print_table(&sb, &b->table);
		else
			strbuf_add(&sb, "setup\n");
	}
	return sb.text;
}

static const char *const opens[] = {"", "{+", "[-"}, *const closes[] = {"", "+}", "-]"};

static void show_paragraph(struct strbuf *sb, const struct docx_paragraph *p)
{
	if (p->picture)
		strbuf_printf(sb, "!%s", p->picture->alt);
	for (size_t i = 0; i < p->runs.n; i++) {
		const struct docx_run *r = &p->runs.at[i];

		strbuf_printf(sb, "%s%s%s", opens[r->change], r->text, closes[r->change]);
	}
	strbuf_printf(sb, "%s%s%s", opens[p->ending], p->ending ? "¶" : "", closes[p->ending]);
}

static void show_row(struct strbuf *sb, const struct docx_row *row)
{
	static const char *const marks[] = {"|", "+|", "-|"};

	strbuf_add(sb, marks[row->change]);
	for (size_t x = 0; x < row->cells.n; x++) {
		strbuf_add(sb, x ? "|" : "");
		for (size_t k = 0; k < row->cells.at[x].in.all.n; k++) {
			strbuf_add(sb, k ? "\\" : "");
			show_paragraph(sb, &row->cells.at[x].in.all.at[k]);
		}
	}
	strbuf_add_char(sb, '\n');
}

const char *body_shown(struct arena *a, const struct docx_body *body)
{
	static const char *const setups[] = {"=\n", "+=\n", "-=\n"};
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < body->all.n; i++) {
		const struct docx_block *b = &body->all.at[i];

		if (b->kind == DOCX_SETUP)
			strbuf_add(&sb, setups[b->setup.change]);
		for (size_t y = 0; b->kind == DOCX_TABLE && y < b->table.rows.n; y++)
			show_row(&sb, &b->table.rows.at[y]);
		if (b->kind == DOCX_PARAGRAPH) {
			show_paragraph(&sb, &b->paragraph);
			strbuf_add_char(&sb, '\n');
		}
	}
	return sb.text;
}
