/* SPDX-License-Identifier: MIT
 *
 * Responsibilities by party and status: a bar for each party, as long as it is accountable for
 * many, one for what nobody is accountable for; the pieces of a bar are the statuses. All bars are
 * to one scale: a column of tracks ends wherever a piece of any bar ends, so that each piece is as
 * wide as its number says. Numbers stand beside the bars too, because a short piece has no room for
 * its own. The same numbers are a table besides: a workbook shows that, so that its bars are those
 * of numbers that people can change.
 */
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "bind/figure.h"

enum {
	NAME_SHARE = 25,
	BAR_SHARE = 57,
	TEXT_SHARE = 31, /* of the figure's width */
	NUMBER_ROOM = 2, /* of a number in a piece, hundredths of the bars' width, and 1 a digit */
	LEGENDS = 6      /* a word of the legend has this part of the bars' width */
};

struct bar {
	const struct bars *bars;
	const char *party, *name; /* party NULL: nobody */
	size_t *counts;           /* per status */
	size_t sum;
};

struct bars {
	struct drawing *f;
	struct binding *b;
	int label, bar, text;     /* first columns */
	size_t total;             /* all rows */
	size_t longest;           /* those of the longest bar, which is as long as there is room */
	size_t *all;              /* per status */
	struct doc_node *numbers; /* a row per bar, a column per status that occurs */
	VEC(struct bar) bars;
	VEC(double) edges; /* where a piece ends, in rows; rising, from 0 to `longest` */
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

static struct bar *count_bar(struct bars *b, const char *party, const char *name)
{
	struct bar *bar = vec_push(b->b->a, &b->bars);

	*bar = (struct bar){b, party, name,
			    arena_alloc(b->b->a, b->b->in->library->statuses.n * sizeof(size_t)),
			    0};
	figure_each_row(b->b, count_row, bar);
	return bar;
}

static int compare_edges(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;

	return (a > b) - (a < b);
}

static void add_edge(struct bars *b, double at)
{
	*vec_push(b->b->a, &b->edges) = at;
}

static void sort_edges(struct bars *b)
{
	size_t n = 1;

	qsort(b->edges.at, b->edges.n, sizeof *b->edges.at, compare_edges);
	for (size_t i = 1; i < b->edges.n; i++)
		if (b->edges.at[i] > b->edges.at[n - 1])
			b->edges.at[n++] = b->edges.at[i];
	b->edges.n = n;
}

/* Columns between all places where a piece of a bar, or a word of the legend, ends. */
static void add_tracks(struct bars *b)
{
	double longest = (double)b->longest;

	for (int i = 0; i <= LEGENDS; i++)
		add_edge(b, longest * i / LEGENDS);
	for (size_t i = 0; i < b->bars.n; i++) {
		size_t end = 0;

		for (size_t k = 0; k < b->b->in->library->statuses.n; k++)
			add_edge(b, (double)(end += b->bars.at[i].counts[k]));
	}
	sort_edges(b);
	b->bar = figure_right(b->f);
	for (size_t i = 1; i < b->edges.n; i++)
		figure_scale(b->f, BAR_SHARE * (b->edges.at[i] - b->edges.at[i - 1]) / longest);
}

/* The place of a piece: the columns from one of the edges to another. */
static struct doc_place piece_place(const struct bars *b, double from, double to, int y)
{
	int first = 0, end = 0;

	while (b->edges.at[first] < from)
		first++;
	for (end = first; b->edges.at[end] < to;)
		end++;
	return (struct doc_place){b->bar + first, y, end - first, 1, ALIGN_CENTER};
}

static const char *number_text(const struct bars *b, size_t n)
{
	return arena_printf(b->b->a, "%zu", n);
}

static bool has_room(size_t n, size_t longest, const char *number)
{
	return n * 100 >= longest * (NUMBER_ROOM + strlen(number));
}

static const char *id_of(const struct bar *bar)
{
	return bar->party ? bar->party : "";
}

static void add_pieces(const struct bar *bar, int y)
{
	const struct bars *b = bar->bars;
	const struct library *l = b->b->in->library;
	size_t x = 0;

	for (size_t i = 0; i < l->statuses.n; i++) {
		size_t n = bar->counts[i];
		const char *number = number_text(b, n);

		if (!n)
			continue;
		struct doc_node *box = figure_box(b->f, l->statuses.at[i].id,
						  has_room(n, b->longest, number) ? number : "",
						  piece_place(b, (double)x, (double)(x + n), y));

		box->level = 2;
		figure_name_box(b->f, box, id_of(bar), l->statuses.at[i].id);
		x += n;
	}
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

static void add_bar(struct bars *b, const struct bar *bar)
{
	const char *counts = counts_text(bar);

	add_numbers(b, bar->name, bar);
	int y = figure_row(b->f, 1.8, true);

	struct doc_node *box = figure_box(b->f, "figure-party", bar->name,
					  (struct doc_place){b->label, y, 1, 1, ALIGN_START});

	figure_name_box(b->f, box, "party", id_of(bar));
	add_pieces(bar, y);
	box = figure_box(b->f, "figure-note", counts,
			 (struct doc_place){b->text, y, 1, 1, ALIGN_START});
	box->level = 2;
	figure_name_box(b->f, box, "counts", id_of(bar));
	FIGURE_SAY(b->f, "bar", "{{party}}", bar->name, "{{counts}}", counts);
	figure_row(b->f, 0.4, false);
}

static const char *party_text(struct bars *b, const struct party *p)
{
	const char *label = figure_party_label(b->b, p->id);

	return strcmp(label, p->name) == 0
		       ? label
		       : arena_concat(b->b->a, label, "　", p->name, (char *)NULL);
}

static void say_legend(struct bars *b)
{
	const struct library *l = b->b->in->library;
	struct strbuf sb = strbuf_new(b->b->a);

	for (size_t i = 0; i < l->statuses.n; i++)
		if (b->all[i])
			strbuf_join(&sb, library_word(l, "list.comma"), l->statuses.at[i].name);
	FIGURE_SAY(b->f, "legend", "{{legend}}", word_of(b->b, "figure", "legend"), "{{statuses}}",
		   sb.text);
}

/* The statuses that occur, each in its look. */
static void add_legend(struct bars *b)
{
	const struct library *l = b->b->in->library;
	double longest = (double)b->longest;
	int i = 0, y = 0;

	for (size_t k = 0; k < l->statuses.n; k++) {
		if (!b->all[k])
			continue;
		if (i % LEGENDS == 0)
			y = figure_row(b->f, 1.2, true);
		if (i == 0)
			figure_box(b->f, "figure-label", word_of(b->b, "figure", "legend"),
				   (struct doc_place){b->label, y, 1, 1, ALIGN_END});
		figure_box(b->f, l->statuses.at[k].id, l->statuses.at[k].name,
			   piece_place(b, longest * (i % LEGENDS) / LEGENDS,
				       longest * (i % LEGENDS + 1) / LEGENDS, y))
			->level = 2;
		i++;
	}
	say_legend(b);
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
	struct bars b = {.f = f, .b = f->b, .longest = 1};
	const struct party *p;

	b.all = arena_alloc(f->b->a, f->b->in->library->statuses.n * sizeof *b.all);
	figure_each_row(f->b, count_all, &(struct sum){f->b->in->library, &b});
	if (!b.total)
		return;
	for (size_t i = 0; (p = figure_party(f->b, i)); i++)
		count_bar(&b, p->id, party_text(&b, p));
	if (!count_bar(&b, NULL, word_of(f->b, "figure", "nobody"))->sum)
		b.bars.n--;
	for (size_t i = 0; i < b.bars.n; i++)
		b.longest = b.bars.at[i].sum > b.longest ? b.bars.at[i].sum : b.longest;
	open_numbers(&b);
	b.label = figure_columns(f, 1, NAME_SHARE);
	add_tracks(&b);
	figure_columns(f, 1, 1.5);
	b.text = figure_columns(f, 1, TEXT_SHARE);
	FIGURE_SAY(f, "bars", "{{n}}", number_text(&b, b.total));
	for (size_t i = 0; i < b.bars.n; i++)
		add_bar(&b, &b.bars.at[i]);
	add_legend(&b);
}
