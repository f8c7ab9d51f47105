/* SPDX-License-Identifier: MIT
 *
 * Settles runs by what repeats and by how full lines are: every possible cell votes for its text
 * under its id; then the split that spells out least and breaks lines best is chosen for each run,
 * first for the tables that define ids, then for those that repeat them.
 */
#include "import/text_runs.h"

#include <limits.h>
#include <string.h>

#include "base/text.h"
#include "import/text_tally.h"

enum {
	POINT = 16,              /* costs are in 1/16 of a character of text */
	PLAUSIBLE = 10 * POINT,  /* a cell that strains the layout more than this is no evidence */
	COST_CLIPPED = 10 * POINT,
	/* a line break before the margin, in the middle of a sentence */
	COST_EARLY = 8 * POINT,
	COST_PARAGRAPH = 10 * POINT, /* the same far before it */
	COST_SENTENCE = 6 * POINT,   /* the same behind a full stop */
	COST_WIDE = 15 * POINT,
	NARROWEST = 16,              /* half ems; a column for texts is not narrower */
	NEVER = INT_MAX / 2
};

struct text_runs {
	struct arena *arena;
	VEC(struct text_run *) all;
	struct hash_tally *index;   /* run by hash of all it is made of */
	struct hash_tally *values;  /* votes for cells */
	struct hash_tally *settled; /* cells as runs were split */
	int *best;            /* scratch for one run: (k + 1) x (n + 1) */
	uint16_t *from;
	size_t room;
};

struct text_runs *text_runs_new(struct arena *a)
{
	struct text_runs *rs = arena_alloc(a, sizeof *rs);

	*rs = (struct text_runs){
		.arena = a, .index = tally_new(a), .values = tally_new(a), .settled = tally_new(a)};
	return rs;
}

static uint64_t mix(uint64_t hash, uint64_t with)
{
	return tally_hash(&with, sizeof with, hash);
}

static uint64_t hash_run(const struct flat_column *columns, size_t k, const struct flat_words *w,
			 size_t from, size_t to, const uint64_t *keys)
{
	uint64_t h = mix(TALLY_SEED, (uint64_t)(uintptr_t)columns);

	h = tally_hash(keys, k * sizeof *keys, h);
	for (size_t i = from; i < to; i++) {
		h = tally_hash(w->all.at[i].s, w->all.at[i].len, h);
		h = mix(h, (uint64_t)(i > from ? w->all.at[i].joint : JOINT_LINE));
	}
	return h;
}

static struct text_run *make_run(struct text_runs *rs, struct flat_column *columns, size_t k,
				 const struct flat_words *w, size_t from, size_t to,
				 const uint64_t *keys)
{
	struct arena *a = rs->arena;
	struct text_run *run = arena_alloc(a, sizeof *run);

	*run = (struct text_run){.columns = columns, .k = k};
	run->words.all.n = run->words.all.cap = to - from;
	run->words.all.at = arena_alloc(a, (to - from) * sizeof *run->words.all.at);
	memcpy(run->words.all.at, w->all.at + from, (to - from) * sizeof *run->words.all.at);
	run->keys = arena_alloc(a, k * sizeof *keys);
	memcpy(run->keys, keys, k * sizeof *keys);
	run->ends = arena_alloc(a, k * sizeof *run->ends);
	run->values = arena_alloc(a, k * sizeof *run->values);
	return run;
}

struct text_run *text_runs_add(struct text_runs *rs, struct flat_column *columns, size_t k,
			       const struct flat_words *w, size_t from, size_t to,
			       const uint64_t *keys, bool origin)
{
	struct hash_tally_entry *e = tally_entry(rs->index,
						 hash_run(columns, k, w, from, to, keys));

	if (!e->item) {
		struct text_run *run = make_run(rs, columns, k, w, from, to, keys);

		run->origin = origin;
		e->item = run;
		*vec_push(rs->arena, &rs->all) = run;
	}
	return e->item;
}

static bool may_end(const struct text_run *run, size_t c, size_t j)
{
	return c + 1 == run->k ? j == run->words.all.n : run->words.all.n - j >= run->k - 1 - c;
}

static bool may_start(size_t c, size_t i)
{
	return c == 0 ? i == 0 : i >= c;
}

/* Cells of one run that start at the same word, growing word by word. */
struct run_cell {
	const struct text_run *run;
	size_t i, j;
	uint64_t hash;
	int chars;
	int part[RUN_COLUMNS]; /* per column: what the lines before the last one save */
};

static void grow_cell(struct run_cell *cell)
{
	const struct flat_word *word = &cell->run->words.all.at[cell->j];

	cell->hash = tally_hash(word->s, word->len, cell->hash);
	cell->chars += word->chars;
	cell->j++;
}

static bool repeats(const struct flat_column *column)
{
	return column->domain && column->key != NO_FLAT_COLUMN;
}

enum vote { VOTE_KEYED, VOTE_COLUMN, VOTE_LINES };

static uint64_t vote_hash(uint64_t text, const struct flat_column *column, uint64_t key,
			  enum vote kind)
{
	return mix(mix(text, column->domain + (uint64_t)kind), kind == VOTE_COLUMN ? 0 : key);
}

static bool at_line_end(const struct run_cell *cell)
{
	return cell->j == cell->run->words.all.n ||
	       cell->run->words.all.at[cell->j].joint == JOINT_LINE;
}

static void vote(struct text_runs *rs, const struct run_cell *cell, size_t c)
{
	const struct flat_column *column = &cell->run->columns[c];
	uint64_t key = cell->run->keys[c];

	if (!repeats(column) || fit_text_cost(&cell->run->words, cell->i, cell->j) >= PLAUSIBLE)
		return;
	if (may_end(cell->run, c, cell->j)) {
		tally_count(rs->values, vote_hash(cell->hash, column, key, VOTE_KEYED), key);
		tally_count(rs->values, vote_hash(cell->hash, column, key, VOTE_COLUMN), key);
	}
	if (at_line_end(cell))
		tally_count(rs->values, vote_hash(cell->hash, column, key, VOTE_LINES), key);
}

/* Whether the cell may stand in the column, for all that is known before anything was weighed. */
static bool may_stand(const struct run_cell *cell, size_t c)
{
	const struct text_run *run = cell->run;

	if (run->certain)
		return cell->i == (c ? run->ends[c - 1] : 0) && cell->j <= run->ends[c];
	return may_start(c, cell->i) && run->words.all.n - cell->j >= run->k - 1 - c;
}

static void vote_run(struct text_runs *rs, const struct text_run *run)
{
	size_t n = run->words.all.n;

	for (size_t i = 0; i < n; i++) {
		struct run_cell cell = {.run = run, .i = i, .j = i, .hash = TALLY_SEED};

		while (cell.j < n) {
			grow_cell(&cell);
			for (size_t c = 0; c < run->k; c++)
				if (may_stand(&cell, c))
					vote(rs, &cell, c);
		}
	}
}

/*
 * What a text of so many characters saves when it was seen n times and has to be spelled out once.
 */
static int saving(int chars, unsigned n)
{
	return n ? chars * POINT - chars * POINT / (int)n : 0;
}

/* A clipped text still begins like the others: its first lines save what they can. */
static void save_lines(const struct text_runs *rs, struct run_cell *cell, size_t c)
{
	const struct flat_column *column = &cell->run->columns[c];
	const struct hash_tally_entry *e;

	if (!repeats(column) || !at_line_end(cell))
		return;
	e = tally_find(rs->values, vote_hash(cell->hash, column, cell->run->keys[c], VOTE_LINES));
	int part = e ? saving(cell->chars, e->seen) * 3 / 4 : 0;

	cell->part[c] = part > cell->part[c] ? part : cell->part[c];
}

static bool is_own(const struct run_cell *cell, size_t c)
{
	return cell->i == (c ? cell->run->ends[c - 1] : 0) && cell->j == cell->run->ends[c];
}

/* Between ways that cost the same, the one that other rows of the same key went. */
static int settled_saving(const struct text_runs *rs, const struct run_cell *cell, size_t c,
			  uint64_t hash)
{
	const struct hash_tally_entry *e = tally_find(rs->settled, hash);

	return e && e->seen > is_own(cell, c) ? POINT : 0;
}

static int cell_saving(const struct text_runs *rs, const struct run_cell *cell, size_t c)
{
	const struct flat_column *column = &cell->run->columns[c];
	uint64_t key = cell->run->keys[c];

	if (!repeats(column))
		return 0;
	const uint64_t hash = vote_hash(cell->hash, column, key, VOTE_KEYED);
	const struct hash_tally_entry *keyed = tally_find(rs->values, hash);
	const struct hash_tally_entry *any = tally_find(
		rs->values, vote_hash(cell->hash, column, key, VOTE_COLUMN));
	int whole = keyed ? saving(cell->chars, keyed->seen) : 0;

	if (keyed && keyed->item)
		whole += cell->chars * POINT / 2;
	return (whole > cell->part[c] ? whole : cell->part[c]) +
	       (any ? saving(cell->chars, any->keys) / 2 : 0) + settled_saving(rs, cell, c, hash);
}

/* In a column of lists, lines end where they like. */
static int paragraph_cost(const struct flat_column *column)
{
	return COST_PARAGRAPH * (column->breaks - column->lists + 2) / (column->breaks + 2);
}

/* In a column of sentences, a text without a full stop was clipped. */
static int clip_cost(const struct flat_column *column)
{
	return COST_CLIPPED * (column->stops + 1) / (column->cells + 2);
}

static int break_cost(const struct flat_words *w, size_t next, int width, int full,
		      const struct flat_column *column)
{
	bool sentence = w->all.at[next - 1].ends_sentence;

	switch (flat_words_break(w, next, width, full)) {
	case BREAK_WRAP:
	case BREAK_BULLET:
		return 0;
	case BREAK_EARLY:
		return sentence ? COST_EARLY / 2 : COST_EARLY;
	default:
		return sentence ? COST_SENTENCE : paragraph_cost(column);
	}
}

/* Whether the lines of the cell [i, j) look like those of the column. */
static int lines_cost(const struct flat_words *w, size_t i, size_t j,
		      const struct flat_column *column)
{
	bool known = column->full > 0, wrapped = flat_words_wrapped(w, i, j);
	size_t last = j - 1;
	int cost = 0, full = known ? column->full : flat_words_widest(w, i, j);

	for (size_t end; i < j; i = end) {
		end = flat_words_line_end(w, i, j);
		int width = flat_words_width(w, i, end);

		if (known && width > full + column->slack)
			cost += wrapped ? COST_WIDE : COST_WIDE / 3;
		if (end < j)
			cost += break_cost(w, end, width, full, column);
	}
	return cost + (w->all.at[last].ends_sentence ? 0 : clip_cost(column));
}

static int cell_cost(const struct text_runs *rs, const struct run_cell *cell, size_t c)
{
	const struct flat_words *w = &cell->run->words;

	if (cell->j - cell->i == 1 && w->all.at[cell->i].dash)
		return 0;
	return fit_text_cost(w, cell->i, cell->j) +
	       lines_cost(w, cell->i, cell->j, &cell->run->columns[c]) - cell_saving(rs, cell, c);
}

static void make_room(struct text_runs *rs, const struct text_run *run)
{
	size_t need = (run->k + 1) * (run->words.all.n + 1);

	if (need > rs->room) {
		rs->room = need * 2;
		rs->best = arena_alloc(rs->arena, rs->room * sizeof *rs->best);
		rs->from = arena_alloc(rs->arena, rs->room * sizeof *rs->from);
	}
	for (size_t i = 0; i < need; i++)
		rs->best[i] = NEVER;
	rs->best[0] = 0;
}

static void read_back(const struct text_runs *rs, struct text_run *run)
{
	size_t width = run->words.all.n + 1;

	for (size_t c = run->k, j = run->words.all.n; c > 0; j = rs->from[c * width + j], c--)
		run->ends[c - 1] = (uint16_t)j;
}

static void split_run(struct text_runs *rs, struct text_run *run)
{
	size_t n = run->words.all.n, width = n + 1;

	make_room(rs, run);
	for (size_t i = 0; i < n; i++) {
		struct run_cell cell = {.run = run, .i = i, .j = i, .hash = TALLY_SEED};

		while (cell.j < n) {
			grow_cell(&cell);
			for (size_t c = 0; c < run->k; c++) {
				if (rs->best[c * width + i] == NEVER)
					continue;
				save_lines(rs, &cell, c);
				if (!may_end(run, c, cell.j))
					continue;
				int cost = rs->best[c * width + i] + cell_cost(rs, &cell, c);
				size_t to = (c + 1) * width + cell.j;

				if (cost < rs->best[to]) {
					rs->best[to] = cost;
					rs->from[to] = (uint16_t)i;
				}
			}
		}
	}
	read_back(rs, run);
}

/*
 * Certain: there is one way and no other to split the run into plausible cells. Then `ends` is set.
 */
static void find_certain(struct text_runs *rs, struct text_run *run)
{
	size_t n = run->words.all.n, width = n + 1;

	make_room(rs, run); /* best counts ways here, up to 2; NEVER: none */
	for (size_t c = 0; c < run->k; c++)
		for (size_t i = c; i < n; i++)
			for (size_t j = i + 1; rs->best[c * width + i] != NEVER && j <= n; j++) {
				int *to = &rs->best[(c + 1) * width + j];

				if (!may_end(run, c, j) ||
				    fit_text_cost(&run->words, i, j) >= PLAUSIBLE)
					continue;
				*to = *to == NEVER && rs->best[c * width + i] < 2 ? 1 : 2;
				rs->from[(c + 1) * width + j] = (uint16_t)i;
			}
	run->certain = run->k == 1 || rs->best[run->k * width + n] == 1;
	if (run->k == 1)
		run->ends[0] = (uint16_t)n;
	else if (run->certain)
		read_back(rs, run);
}

/*
 * The width to judge line breaks by. Where only a list of short things was seen, the column is
 * still wider than these.
 */
static int assume_full(const struct flat_column *column)
{
	int full = column->full ? column->full : column->widest;

	return full < NARROWEST ? NARROWEST : full;
}

/* Counts the widths of the lines that were wrapped. */
static void measure_run(const struct text_run *run)
{
	for (size_t c = 0, i = 0; c < run->k; i = run->ends[c++]) {
		struct flat_column *column = &run->columns[c];
		const struct flat_word *last = &run->words.all.at[run->ends[c] - 1];

		column->cells += !last->dash;
		column->stops += last->ends_sentence;
		for (size_t end, j = run->ends[c], at = i; at < j; at = end) {
			end = flat_words_line_end(&run->words, at, j);
			int width = flat_words_width(&run->words, at, end);

			column->widest = width > column->widest ? width : column->widest;
			if (end == j)
				continue;
			column->widths[width < WIDTHS ? width : WIDTHS - 1]++;
			column->breaks++;
			column->lists += !run->words.all.at[end - 1].ends_sentence &&
					 flat_words_break(&run->words, end, width,
							  assume_full(column)) == BREAK_PARAGRAPH;
		}
	}
}

/*
 * The widest wrapped line, were it not for one in fifty that stick out. Three lines or more must be
 * about that wide: the lines of a list of short things end where they like. The counters are
 * cleared.
 */
static void learn_full(struct flat_column *column)
{
	unsigned total = 0, beyond = 0, close = 0;
	int width = WIDTHS - 1;

	for (int i = 0; i < WIDTHS; i++)
		total += column->widths[i];
	while (width > 0 && beyond + column->widths[width] <= total / 50)
		beyond += column->widths[width--];
	for (int i = width; i >= 0 && i > width - 4; i--)
		close += column->widths[i];
	if (total) {
		column->full = close < 3 || width < NARROWEST ? 0 : width;
		column->slack = column->full ? 1 + width / 32 + 12 / (int)close : 0;
	}
	memset(column->widths, 0, WIDTHS * sizeof *column->widths);
}

static void learn_widths(struct text_runs *rs, bool all)
{
	for (size_t i = 0; i < rs->all.n; i++)
		if (all || rs->all.at[i]->certain)
			measure_run(rs->all.at[i]);
	for (size_t i = 0; i < rs->all.n; i++)
		for (size_t c = 0; c < rs->all.at[i]->k; c++)
			learn_full(&rs->all.at[i]->columns[c]);
}

static void split_runs(struct text_runs *rs, bool origin)
{
	for (size_t i = 0; i < rs->all.n; i++)
		if (!rs->all.at[i]->certain && rs->all.at[i]->origin == origin)
			split_run(rs, rs->all.at[i]);
}

static void note_settled(struct text_runs *rs)
{
	for (size_t i = 0; i < rs->all.n; i++) {
		const struct text_run *run = rs->all.at[i];

		for (size_t c = 0, from = 0; c < run->k; from = run->ends[c++])
			if (repeats(&run->columns[c]))
				tally_count(rs->settled,
					    vote_hash(flat_words_hash(&run->words, from,
								      run->ends[c], TALLY_SEED),
						      &run->columns[c], run->keys[c], VOTE_KEYED),
					    run->keys[c]);
	}
}

/* What the defining table says about an id is known from now on. */
static void trust_origins(struct text_runs *rs)
{
	for (size_t i = 0; i < rs->all.n; i++) {
		struct text_run *run = rs->all.at[i];

		for (size_t c = 0, from = 0; run->origin && c < run->k; from = run->ends[c++])
			if (repeats(&run->columns[c]))
				tally_entry(rs->values,
					    vote_hash(flat_words_hash(&run->words, from,
								      run->ends[c], TALLY_SEED),
						      &run->columns[c], run->keys[c], VOTE_KEYED))
					->item = run;
	}
}

/*
 * A value that the defining table has, too, keeps that table's wording: its line breaks are the
 * true ones.
 */
static void spell_run(struct text_runs *rs, struct hash_tally *known, struct text_run *run)
{
	for (size_t c = 0, i = 0; c < run->k; i = run->ends[c++]) {
		const struct flat_column *column = &run->columns[c];
		uint64_t hash = vote_hash(flat_words_hash(&run->words, i, run->ends[c], TALLY_SEED),
					  column, run->keys[c], VOTE_KEYED);
		const struct hash_tally_entry *e = repeats(column) ? tally_find(known, hash) : NULL;

		run->values[c] = e ? e->item
				   : flat_words_join(rs->arena, &run->words, i, run->ends[c],
						     assume_full(column));
		if (run->origin && repeats(column))
			tally_entry(known, hash)->item = (void *)run->values[c];
	}
}

static void spell_runs(struct text_runs *rs, struct hash_tally *known, bool origin)
{
	for (size_t i = 0; i < rs->all.n; i++)
		if (rs->all.at[i]->origin == origin)
			spell_run(rs, known, rs->all.at[i]);
}

void text_runs_settle(struct text_runs *rs)
{
	struct hash_tally *known = tally_new(rs->arena);

	for (size_t i = 0; i < rs->all.n; i++)
		find_certain(rs, rs->all.at[i]);
	learn_widths(rs, false);
	for (size_t i = 0; i < rs->all.n; i++)
		vote_run(rs, rs->all.at[i]);
	split_runs(rs, true);
	split_runs(rs, false);
	learn_widths(rs, true);
	split_runs(rs, true);
	trust_origins(rs);
	split_runs(rs, false);
	note_settled(rs);
	split_runs(rs, false);
	spell_runs(rs, known, true);
	spell_runs(rs, known, false);
}
