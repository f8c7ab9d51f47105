/* SPDX-License-Identifier: MIT
 *
 * Responsibilities by party and status: a bar for each party, as long as it is accountable for
 * many, one for what nobody is accountable for; the pieces of a bar are the statuses. Numbers stand
 * beside the bars too, because a short piece has no room for its own. The same numbers are a table
 * besides: a workbook shows that, so that its bars are those of numbers that people can change.
 */
#include <string.h>

#include "base/strbuf.h"
#include "bind/figure.h"

enum { TRACKS = 48, ROOM_FOR_NUMBER = 2 };

struct bars {
	struct drawing *f;
	struct binding *b;
	int label, bar, text; /* first columns */
	size_t total;         /* all rows */
	size_t *all;          /* per status */
	struct doc_node *numbers; /* a row per bar, a column per status that occurs */
};

struct bar {
	const struct bars *bars;
	const char *party; /* NULL: nobody */
	size_t *counts;    /* per status */
	size_t sum;
};

static bool is_accountable(const struct responsibility *r, const char *party)
{
	const char *role = party ? figure_role_of(r, party) : NULL;

	return party ? role && strcmp(role, "accountable") == 0
		     : responsibility_count(r, "accountable") == 0;
}

static void count_row(const struct responsibility *r, void *context)
{
	struct bar *bar = context;
	const struct library *l = bar->bars->b->in->library;

	if (!is_accountable(r, bar->party))
		return;
	bar->sum++;
	for (size_t i = 0; i < l->statuses.n; i++)
		bar->counts[i] += strcmp(l->statuses.at[i].id, r->status) == 0;
}

static struct bar count_bar(struct bars *b, const char *party)
{
	struct bar bar = {b, party,
			  arena_alloc(b->b->a, b->b->in->library->statuses.n * sizeof(size_t)), 0};

	figure_each_row(b->b, count_row, &bar);
	return bar;
}

/* Tracks of a piece: its share of the longest bar there can be, and never nothing. */
static int tracks_of(const struct bar *bar, size_t i, int left)
{
	size_t n = bar->counts[i], total = bar->bars->total;
	int tracks = n ? (int)((n * TRACKS + total / 2) / total) : 0;

	tracks = n && !tracks ? 1 : tracks;
	return tracks < left ? tracks : left;
}

/* How many pieces come after the i-th: each of them needs a track. */
static int pieces_behind(const struct bar *bar, size_t i)
{
	int n = 0;

	for (size_t k = i + 1; k < bar->bars->b->in->library->statuses.n; k++)
		n += bar->counts[k] > 0;
	return n;
}

static void add_pieces(const struct bar *bar, int y)
{
	const struct bars *b = bar->bars;
	const struct library *l = b->b->in->library;
	int x = 0;

	for (size_t i = 0; i < l->statuses.n; i++) {
		int n = tracks_of(bar, i, TRACKS - x - pieces_behind(bar, i));

		if (!n)
			continue;
		figure_box(b->f, l->statuses.at[i].id,
			   n >= ROOM_FOR_NUMBER ? arena_printf(b->b->a, "%zu", bar->counts[i]) : "",
			   (struct doc_place){b->bar + x, y, n, 1, ALIGN_CENTER})
			->level = 2;
		x += n;
	}
}

static const char *number_text(const struct bars *b, size_t n)
{
	return arena_printf(b->b->a, "%zu", n);
}

static const char *counts_text(const struct bar *bar)
{
	const struct bars *b = bar->bars;
	const struct library *l = b->b->in->library;
	struct strbuf sb = strbuf_new(b->b->a);

	strbuf_add(&sb, FIGURE_WORD(b->b, "bar.sum", "{{n}}", number_text(b, bar->sum)));
	for (size_t i = 0; i < l->statuses.n; i++)
		if (bar->counts[i])
			strbuf_join(&sb, "　",
				    FIGURE_WORD(b->b, "bar.count", "{{status}}",
						l->statuses.at[i].name, "{{n}}",
						number_text(b, bar->counts[i])));
	return sb.text;
}

static void add_cell(struct bars *b, const char *role, const char *text)
{
	doc_add(b->b->a, b->numbers->last, DOC_CELL, text)->role = role;
}

static void add_numbers(struct bars *b, const char *name, const struct bar *bar)
{
	doc_add(b->b->a, b->numbers, DOC_ROW, NULL);
	add_cell(b, "key", name);
	for (size_t i = 0; i < b->b->in->library->statuses.n; i++)
		if (b->all[i])
			add_cell(b, NULL, number_text(b, bar->counts[i]));
	add_cell(b, "total", number_text(b, bar->sum));
}

static void set_number_columns(struct bars *b)
{
	struct doc_node *t = b->numbers;

	t->n_columns = t->first->n;
	t->columns = arena_alloc(b->b->a, t->n_columns * sizeof *t->columns);
	t->columns[0].width = 40;
	for (size_t i = 1; i < t->n_columns; i++)
		t->columns[i] = (struct doc_column){
			.width = 18, .align = ALIGN_END, .whole = (double)b->total};
}

/* Its heads are the legend: the statuses that occur, each in its look. */
static void open_numbers(struct bars *b)
{
	const struct library *l = b->b->in->library;

	b->numbers = arena_alloc(b->b->a, sizeof *b->numbers);
	b->numbers->kind = DOC_TABLE;
	b->numbers->head_rows = 1;
	doc_add(b->b->a, b->numbers, DOC_ROW, NULL)->role = "head";
	add_cell(b, "head", word_of(b->b, "figure", "bar.party"));
	for (size_t i = 0; i < l->statuses.n; i++)
		if (b->all[i])
			add_cell(b, l->statuses.at[i].id, l->statuses.at[i].name);
	add_cell(b, "head", word_of(b->b, "figure", "bar.total"));
	set_number_columns(b);
	b->f->node->numbers = b->numbers;
}

static void add_bar(struct bars *b, const char *name, const struct bar *bar)
{
	add_numbers(b, name, bar);
	int y = figure_row(b->f, 1.8, true);

	figure_box(b->f, "figure-party", name, (struct doc_place){b->label, y, 1, 1, ALIGN_START});
	add_pieces(bar, y);
	figure_box(b->f, "figure-note", counts_text(bar),
		   (struct doc_place){b->text, y, 1, 1, ALIGN_START})
		->level = 2;
	figure_row(b->f, 0.4, false);
}

static const char *party_text(struct bars *b, const struct party *p)
{
	const char *label = figure_party_label(b->b, p->id);

	return strcmp(label, p->name) == 0
		       ? label
		       : arena_concat(b->b->a, label, "　", p->name, (char *)NULL);
}

/* The statuses that occur, each in its look. */
static void add_legend(struct bars *b)
{
	const struct library *l = b->b->in->library;
	int occurring = 0, x = 0, y = figure_row(b->f, 1.2, true);

	for (size_t i = 0; i < l->statuses.n; i++)
		occurring += b->all[i] > 0;
	int width = TRACKS / (occurring ? occurring : 1);

	width = width > 8 ? 8 : width;
	figure_box(b->f, "figure-label", word_of(b->b, "figure", "legend"),
		   (struct doc_place){b->label, y, 1, 1, ALIGN_END});
	for (size_t i = 0; i < l->statuses.n; i++) {
		if (!b->all[i])
			continue;
		figure_box(b->f, l->statuses.at[i].id, l->statuses.at[i].name,
			   (struct doc_place){b->bar + x, y, width, 1, ALIGN_CENTER})
			->level = 2;
		x += width;
	}
}

struct sum {
	const struct library *l;
	struct bars *bars;
};

static void count_all(const struct responsibility *r, void *context)
{
	struct sum *s = context;

	s->bars->total++;
	for (size_t i = 0; i < s->l->statuses.n; i++)
		s->bars->all[i] += strcmp(s->l->statuses.at[i].id, r->status) == 0;
}

void draw_responsibility_bars(struct drawing *f)
{
	struct bars b = {.f = f, .b = f->b};
	const struct party *p;

	b.all = arena_alloc(f->b->a, f->b->in->library->statuses.n * sizeof *b.all);
	figure_each_row(f->b, count_all, &(struct sum){f->b->in->library, &b});
	if (!b.total)
		return;
	open_numbers(&b);
	b.label = figure_columns(f, 1, 20);
	b.bar = figure_columns(f, TRACKS, 1.3);
	figure_columns(f, 1, 1.5);
	b.text = figure_columns(f, 1, 31);
	for (size_t i = 0; (p = figure_party(f->b, i)); i++) {
		const struct bar bar = count_bar(&b, p->id);

		add_bar(&b, party_text(&b, p), &bar);
	}
	const struct bar nobody = count_bar(&b, NULL);

	if (nobody.sum)
		add_bar(&b, word_of(f->b, "figure", "nobody"), &nobody);
	add_legend(&b);
}
