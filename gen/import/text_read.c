/* SPDX-License-Identifier: MIT
 *
 * From a flattened text to rows: lines, parts, the starts of rows in all parts (they teach the
 * ids), cells, the runs of words that only other rows can divide, then the rows themselves. Lines
 * that nothing claimed are reported last.
 */
#include "import/text_read.h"

#include "base/file.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/text_matrix.h"
#include "import/text_tally.h"

static bool report_no_table(const char *path, const struct profile *p, struct diag_list *dl)
{
	const char *title = NULL;

	for (size_t i = 0; i < p->tables.n && !title; i++)
		title = p->tables.at[i].titles ? *p->tables.at[i].titles : NULL;
	diag_add(dl, DIAG_TEXT_NO_TABLE, file_name(path), path, p->id ? p->id : "",
		 title         ? title
		 : p->tables.n ? p->tables.at[0].kind
			       : "");
	return false;
}

/* Rows before the first head were read in the profile's order of columns, on trust. */
static void check_head(struct row_reader *r, const struct flat_part *part,
		       const struct flat_rows *rows)
{
	if (part->lines.n && rows->all.n &&
	    (!part->first_head || part->first_head > rows->all.at[0].line))
		diag_add(r->dl, DIAG_TEXT_NO_HEAD, part->table->profile->kind,
			 rows->all.at[0].place, part->title);
}

static bool is_matrix(const struct flat_part *part)
{
	return part->title && part->table->profile->cross;
}

struct text_reading {
	struct row_reader r;
	struct flat_parts parts;
	struct flat_rows *rows;       /* as the parts */
	struct flat_matrix **matrix;  /* as the parts; NULL for ordinary tables */
};

static void read_parts(struct text_reading *g)
{
	struct flat_part *levels = flat_parts_get(&g->parts, "levels");

	for (size_t i = 0; i < g->parts.all.n; i++)
		if (!is_matrix(&g->parts.all.at[i]))
			flat_rows_find(&g->r, &g->parts.all.at[i], &g->rows[i]);
	for (size_t i = 0; i < g->parts.all.n; i++) {
		struct flat_part *part = &g->parts.all.at[i];

		if (!is_matrix(part)) {
			flat_rows_read(&g->r, part, &g->rows[i]);
			check_head(&g->r, part, &g->rows[i]);
			continue;
		}
		g->matrix[i] = flat_matrix_read(&g->r, part, levels,
						levels ? &g->rows[levels - g->parts.all.at] : NULL);
		if (levels && !levels->title && g->rows[levels - g->parts.all.at].all.n)
			levels->title = part->title;
	}
}

static void write_parts(struct text_reading *g, struct source_tables *out)
{
	for (size_t i = 0; i < g->parts.all.n; i++) {
		const struct flat_part *part = &g->parts.all.at[i];

		if (!part->title)
			continue;
		struct source_table *t = vec_push(g->r.arena, &out->tables);

		t->kind = part->table->profile->kind;
		t->source = part->title;
		if (g->matrix[i])
			flat_matrix_write(&g->r, g->matrix[i], t);
		else
			flat_rows_write(&g->r, part, &g->rows[i], t);
	}
}

static struct source_table *find_records(struct source_tables *out,
					 const struct profile_table *table)
{
	for (size_t i = 0; table && i < out->tables.n; i++)
		if (text_equal(out->tables.at[i].kind, table->kind))
			return &out->tables.at[i];
	return NULL;
}

static bool is_unused(const struct flat_line *line)
{
	return line->use == USE_NONE || line->use == USE_BROKEN;
}

static const char *join_lines(struct arena *a, const struct flat_lines *lines, size_t from,
			      size_t to)
{
	struct strbuf sb = strbuf_new(a);

	for (; from < to; from++)
		if (is_unused(&lines->all.at[from])) {
			strbuf_add(&sb, *sb.text ? " | " : "");
			strbuf_add_bytes(&sb, lines->all.at[from].s, lines->all.at[from].len);
		}
	return sb.text;
}

/* Lines [from, to) of one table, or before any, that nothing claimed. */
static void skip_lines(struct arena *a, struct flat_lines *lines, size_t from, size_t to,
		       struct source_tables *out, struct diag_list *dl)
{
	const struct flat_line *first = &lines->all.at[from], *last = &lines->all.at[to - 1];
	struct source_table *table = find_records(out, first->table);
	const char *count = arena_printf(a, "%zu", to - from),
		   *range = flat_lines_range(a, first, last);
	const char *kept = arena_concat(a, range, ": ", join_lines(a, lines, from, to), NULL);

	if (first->use == USE_NONE)
		diag_add(dl, table ? DIAG_TEXT_STRAY : DIAG_TEXT_OUTSIDE, table ? table->kind : "",
			 range, count, table ? table->source : "");
	if (table)
		*vec_push(a, &table->skipped) = kept;
	else
		*vec_push(a, &out->notes) = kept;
}

static void skip_rest(struct arena *a, struct flat_lines *lines, struct source_tables *out,
		      struct diag_list *dl)
{
	for (size_t i = 0, to; i < lines->all.n; i = to) {
		const struct flat_line *first = &lines->all.at[i];
		size_t end = i + 1; /* behind the last line without use */

		to = i + 1;
		if (!is_unused(first))
			continue;
		for (; to < lines->all.n && lines->all.at[to].table == first->table; to++) {
			if (lines->all.at[to].use == first->use)
				end = to + 1;
			else if (lines->all.at[to].use != USE_MARK)
				break;
		}
		skip_lines(a, lines, i, end, out, dl);
	}
}

bool text_read(struct arena *a, const char *path, const struct profile *p,
	       struct source_tables *out, struct diag_list *dl)
{
	struct flat_lines lines = {0};
	struct text_reading g = {.r = {.arena = a,
				       .dash = p->dash ? p->dash : "-",
				       .ids = tally_new(a),
				       .runs = text_runs_new(a),
				       .dl = dl}};

	g.r.fitter = (struct row_fitter){.arena = a, .ids = g.r.ids};
	if (!flat_lines_read(a, path, p, &lines, dl))
		return false;
	/* of profiles that all find nothing, one that knows the pages of a text comes closest */
	out->near = p->page_marks && *p->page_marks;
	if (!flat_parts_find(a, p, &lines, &g.parts, dl))
		return report_no_table(path, p, dl);
	g.rows = arena_alloc(a, g.parts.all.n * sizeof *g.rows);
	g.matrix = arena_alloc(a, g.parts.all.n * sizeof *g.matrix);
	read_parts(&g);
	text_runs_settle(g.r.runs);
	write_parts(&g, out);
	skip_rest(a, &lines, out, dl);
	return true;
}
