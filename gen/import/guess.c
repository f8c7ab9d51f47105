/* SPDX-License-Identifier: MIT
 *
 * Every row of the first ones, with one to three levels, is taken for a head, and every table of
 * records of every model is matched with it; of all ways the one with the highest sum of confidences
 * over columns wins. Within one way the surest pair of column and field is taken first. Nothing is
 * learnt, and the same list always gives the same proposal.
 */
#include "import/guess.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "import/guess_heads.h"
#include "import/guess_profile.h"
#include "import/guess_values.h"
#include "import/guess_way.h"

/* Heads stand near the top; a list has columns, and rows below its head. */
enum { HEAD_ROWS = 25, LEAST_COLUMNS = 2, KNOWN_COLUMNS = 3, BLIND = 45 };

/* What a head costs that is one with its neighbour, and an upper level that is left out. */
enum { COVERED = 300 };

/* A head that fits so well names its field, even when its cells are not understood. */
enum { NAMED_ONLY = 65 };

/* What a required field without a column costs, of a hundred that a sure column gives. */
enum { LACKS = 120 };

/* A list that fits another purpose nearly as well (per cent of the score) may be of it. */
enum { NEAR = 85 };

const char *guess_state_name(enum guess_state s)
{
	static const char *const names[] = {"sure", "doubt", "beside"};

	return names[s];
}

/* --- a column and a field --- */

static int confidence_of(const struct guessing *g, size_t column, const struct profile_column *c,
			 const struct cell_sample *s)
{
	const struct json *values = json_get(g->words->root, "values");
	const char *look = json_string(values, c->field, NULL);
	int fit = g->heads[column].n ? guess_head_fit(g, &g->heads[column], c) : 0;

	if (!fit && !c->values && !look)
		return 0;
	size_t n = s->cells.n, understood, like;

	if (!n)
		return fit == 100 ? 100 : fit * 8 / 10;
	understood = cell_sample_understood(g->a, g->model, c, s);
	like = look ? cell_sample_look(g->a, look, s) : n;
	/* cells alone: words of a closed field, or a look that nothing else has */
	if (!fit && understood * 10 >= n * 9 && like * 10 >= n * 9 &&
	    ((c->values && n > 1) ||
	     (look && (strcmp(look, "mac") == 0 || strcmp(look, "ip") == 0 ||
		       strcmp(look, "os") == 0))))
		return BLIND;
	if (column_is_closed(c))
		fit += understood * 10 >= n * 9 ? 12 : understood * 2 >= n ? -5 : -45;
	else if (cell_sample_is_marks(g->a, s))
		fit -= BLIND;
	if (look)
		fit += like * 10 >= n * 8 ? 8 : like * 2 >= n ? -5 : -40;
	return fit < 0 ? 0 : fit > 100 ? 100 : fit;
}

static int compare_pairs(const void *x, const void *y)
{
	const struct guess_pair *a = x, *b = y;

	if (a->confidence != b->confidence)
		return a->confidence > b->confidence ? -1 : 1;
	if (a->column != b->column)
		return a->column < b->column ? -1 : 1;
	return a->field < b->field ? -1 : a->field > b->field;
}

/* Two heads at least say something: a row of the list itself is none. */
static bool has_heads(const struct guessing *g)
{
	size_t n = 0;

	for (size_t c = 0; c < g->view->width && n < LEAST_COLUMNS; c++)
		for (size_t f = 0; g->heads[c].n && f < g->table->columns.n; f++)
			if (g->table->columns.at[f].heads &&
			    guess_head_fit(g, &g->heads[c], &g->table->columns.at[f]) >= g->words->doubt) {
				n++;
				break;
			}
	return n == LEAST_COLUMNS;
}

/* Cells that are all words of one field's are no text of another. */
static void prefer_words(const struct guessing *g, struct guess_pairs *pairs)
{
	bool *known = arena_alloc(g->a, g->view->width * sizeof *known);

	for (size_t i = 0; i < pairs->all.n; i++) {
		const struct guess_pair *p = &pairs->all.at[i];

		known[p->column] = known[p->column] ||
				   (p->confidence >= g->words->sure &&
				    column_has_words(&g->table->columns.at[p->field]));
	}
	for (size_t i = 0; i < pairs->all.n; i++) {
		struct guess_pair *p = &pairs->all.at[i];

		if (known[p->column] && !column_is_closed(&g->table->columns.at[p->field]))
			p->confidence = p->confidence > BLIND ? p->confidence - BLIND : 0;
	}
}

static struct guess_pairs find_pairs(const struct guessing *g)
{
	struct guess_pairs pairs = {0};

	if (!has_heads(g))
		return pairs;

	for (size_t c = 0; c < g->view->width; c++) {
		const struct cell_sample s =
			cell_sample_take(g->a, g->view, g->row + g->depth, c);

		for (size_t f = 0; f < g->table->columns.n; f++) {
			const struct profile_column *p = &g->table->columns.at[f];
			int confidence = p->heads && *p->heads ? confidence_of(g, c, p, &s) : 0;

			if (confidence >= g->words->doubt)
				*vec_push(g->a, &pairs.all) = (struct guess_pair){c, f, confidence};
			else if (p->heads && *p->heads && g->heads[c].n && s.cells.n &&
				 guess_head_fit(g, &g->heads[c], p) >= NAMED_ONLY)
				*vec_push(g->a, &pairs.named) =
					(struct guess_pair){c, f, confidence};
		}
	}
	prefer_words(g, &pairs);
	if (pairs.all.n)
		qsort(pairs.all.at, pairs.all.n, sizeof *pairs.all.at, compare_pairs);
	return pairs;
}

static void assign(struct guess_way *w)
{
	const struct guessing *g = &w->g;
	const struct guess_pairs *pairs = &w->pairs;
	bool *taken = arena_alloc(g->a, (g->table->columns.n + 1) * sizeof *taken);

	for (size_t i = 0; i < pairs->all.n; i++) {
		const struct guess_pair *p = &pairs->all.at[i];

		if (w->field_of[p->column] == NO_FIELD && !taken[p->field]) {
			w->field_of[p->column] = p->field;
			w->confidence[p->column] = p->confidence;
			taken[p->field] = true;
		} else if (w->field_of[p->column] != NO_FIELD && w->second[p->column] == NO_FIELD) {
			w->second[p->column] = p->field;
			/* two fields that fit as well are a question */
			if (p->confidence + 3 > w->confidence[p->column] && p->confidence < 100 &&
			    !taken[p->field] && w->confidence[p->column] >= g->words->sure)
				w->confidence[p->column] = g->words->sure - 1;
		}
	}
}

static bool is_required_found(const struct guess_way *w, size_t field)
{
	for (size_t c = 0; c < w->g.view->width; c++)
		if (w->field_of[c] == field)
			return true;
	return false;
}

static bool weigh(struct guess_way *w)
{
	size_t found = 0, heads = 0, covered = 0;

	for (size_t c = 0; c < w->g.view->width; c++) {
		heads += w->g.heads[c].n > 0;
		covered += w->g.heads[c].covered;
		found += w->field_of[c] != NO_FIELD;
		if (w->field_of[c] != NO_FIELD)
			w->score += w->confidence[c] *
				    (1 + w->g.table->columns.at[w->field_of[c]].required);
	}
	for (size_t f = 0; f < w->g.table->columns.n; f++)
		if (w->g.table->columns.at[f].required && !is_required_found(w, f))
			w->score -= LACKS;
	/* of two ways the one that leaves fewer heads beside, and tells them apart */
	w->score = w->score * 4 - (long)(heads - found) * 20 - (long)covered * COVERED -
		   (long)w->g.depth - (w->g.beheaded ? COVERED : 0);
	return found >= LEAST_COLUMNS && heads >= LEAST_COLUMNS;
}

static struct guess_way *try_way(const struct guessing *g)
{
	struct guess_way *w = arena_alloc(g->a, sizeof *w);
	size_t n = g->view->width;

	*w = (struct guess_way){.g = *g,
			  .field_of = arena_alloc(g->a, n * sizeof *w->field_of),
			  .second = arena_alloc(g->a, n * sizeof *w->second),
			  .confidence = arena_alloc(g->a, n * sizeof *w->confidence),
			  .said = arena_alloc(g->a, n * sizeof *w->said),
			  .asked = arena_alloc(g->a, n * sizeof *w->asked),
			  .pairs = find_pairs(g)};
	for (size_t c = 0; c < n; c++)
		w->field_of[c] = w->second[c] = NO_FIELD;
	assign(w);
	return weigh(w) ? w : NULL;
}

/* The cell goes on from the left: merged with it, or blank above a head of its own. */
static bool goes_on(const struct sheet_view *v, size_t row, size_t c)
{
	const char *cell = sheet_view_cell(v, row, c), *left = sheet_view_cell(v, row, c - 1);
	const char *below = sheet_view_cell(v, row + 1, c);

	return left && below && below != cell && (!cell || cell == left) &&
	       below != sheet_view_cell(v, row + 1, c - 1);
}

/* What the upper row of two says: several texts, or one title. */
static bool has_texts(const struct sheet_view *v, size_t row)
{
	const char *first = NULL;

	for (size_t c = 0; c < v->width; c++) {
		const char *cell = sheet_view_cell(v, row, c);

		if (cell && first && cell != first)
			return true;
		first = first ? first : cell;
	}
	return false;
}

static bool is_number(const char *cell)
{
	return cell && strspn(cell, "0123456789.,-/ ") == strlen(cell);
}

/* An upper level stands above several heads; else the row below is one of the list. */
static bool is_upper(const struct sheet_view *v, size_t row)
{
	for (size_t c = 0; c < v->width; c++)
		if (is_number(sheet_view_cell(v, row, c)) ||
		    is_number(sheet_view_cell(v, row + 1, c)))
			return false;
	for (size_t c = 1; c < v->width; c++)
		if (goes_on(v, row, c))
			return true;
	return false;
}

/* Its lowest row has two cells at least that are short texts, and rows below. */
static bool may_be_head(const struct sheet_view *v, size_t row, size_t depth)
{
	size_t texts = 0;

	if (row + depth >= v->n)
		return false;
	for (size_t r = row; r + 1 < row + depth; r++)
		if (!is_upper(v, r))
			return false;
	for (size_t c = 0; c < v->width; c++) {
		const char *cell = sheet_view_cell(v, row + depth - 1, c);

		texts += cell && text_length(cell) <= 40 && !is_number(cell);
	}
	return texts >= LEAST_COLUMNS;
}

/* The best way of each purpose. */
struct guess_ways {
	VEC(struct guess_way *) all;
};

static void keep_best(struct arena *a, struct guess_ways *ways, struct guess_way *w)
{
	for (size_t i = 0; i < ways->all.n; i++)
		if (strcmp(ways->all.at[i]->g.model->purpose, w->g.model->purpose) == 0) {
			if (w->score > ways->all.at[i]->score)
				ways->all.at[i] = w;
			return;
		}
	*vec_push(a, &ways->all) = w;
}

static void try_tables(struct guessing *g, const struct import_profiles *models,
		       struct guess_ways *best)
{
	for (size_t m = 0; m < models->all.n; m++)
		for (size_t t = 0; t < models->all.at[m]->tables.n; t++) {
			g->model = models->all.at[m];
			g->table = &g->model->tables.at[t];
			if (g->table->cross || strcmp(g->table->kind, "levels") == 0 ||
			    strcmp(g->table->kind, "threats") == 0 ||
			    strcmp(g->table->kind, "flows") == 0)
				continue;
			struct guess_way *w = try_way(g);

			if (w)
				keep_best(g->a, best, w);
		}
}

static void try_heads(struct guessing *g, const struct import_profiles *models,
		      struct guess_ways *best)
{
	for (size_t row = 0; row < g->view->n && row < HEAD_ROWS; row++)
		for (size_t depth = 1; depth <= HEAD_LEVELS; depth++) {
			if (!may_be_head(g->view, row, depth))
				continue;
			g->row = row;
			g->depth = depth;
			g->beheaded = row && has_texts(g->view, row - 1) &&
				      is_upper(g->view, row - 1);
			g->heads = head_read_row(g->a, g->view, row, depth);
			try_tables(g, models, best);
		}
}

/* --- the proposal --- */

static const char *head_text(struct arena *a, const struct head *h, size_t column)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t k = 0; k < h->n; k++)
		strbuf_join(&sb, "/", text_replace(a, h->levels[k], "\n", ""));
	return h->n ? sb.text : sheet_view_column_name(a, column);
}

static void describe(const struct guess_way *w, size_t c, struct guessed_column *out)
{
	const struct guessing *g = &w->g;
	const struct cell_sample s = cell_sample_take(g->a, g->view, g->row + g->depth, c);
	const struct profile_column *p =
		w->field_of[c] == NO_FIELD ? NULL : &g->table->columns.at[w->field_of[c]];

	*out = (struct guessed_column){.head = head_text(g->a, &g->heads[c], c),
				       .field = p ? p->field : NULL,
				       .other = w->second[c] != NO_FIELD
							? g->table->columns.at[w->second[c]].field
							: NULL,
				       .confidence = p ? w->confidence[c] : 0,
				       .cells = s.cells.n};
	out->state = w->asked[c]                             ? GUESS_DOUBT
		     : !p                                    ? GUESS_BESIDE
		     : out->confidence >= g->words->sure     ? GUESS_SURE
							     : GUESS_DOUBT;
	out->understood = p ? cell_sample_understood(g->a, g->model, p, &s) : 0;
	for (size_t i = 0; i < GUESS_SAMPLES && i < s.cells.n; i++)
		out->samples[i] = s.cells.at[i];
}

/* 'text'; of columns of marks 'extra.回答:一部', or the first without what it says. */
static size_t field_named(struct arena *a, const struct profile_table *t, const char *field)
{
	for (size_t f = 0; f < t->columns.n; f++) {
		const struct profile_column *c = &t->columns.at[f];

		if (strcmp(c->field, field) == 0 ||
		    (c->mark &&
		     strcmp(arena_concat(a, c->field, ":", c->mark, (char *)NULL), field) == 0))
			return f;
	}
	return NO_FIELD;
}

static const char *field_words_of(struct arena *a, const struct profile_column *c)
{
	return c->mark ? arena_concat(a, c->field, ":", c->mark, (char *)NULL) : c->field;
}

static const char *list_fields(struct arena *a, const struct profile_table *t)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t f = 0; f < t->columns.n; f++)
		if (t->columns.at[f].heads && *t->columns.at[f].heads)
			strbuf_join(&sb, ", ", field_words_of(a, &t->columns.at[f]));
	strbuf_join(&sb, ", ", "none");
	return sb.text;
}

static bool is_column(const struct guess_way *w, size_t c, const char *head, size_t len)
{
	struct arena *a = w->g.a;
	const char *asked = head_key(a, arena_strndup(a, head, len));

	return strcmp(head_key(a, head_text(a, &w->g.heads[c], c)), asked) == 0 ||
	       (w->g.heads[c].n && strcmp(w->g.heads[c].keys[0], asked) == 0);
}

/* What --column says goes before what was guessed. */
static bool obey(struct guess_way *w, const char *wish, struct diag_list *dl)
{
	const char *eq = strrchr(wish, '=');
	struct strbuf heads = strbuf_new(w->g.a);

	for (size_t c = 0; eq && c < w->g.view->width; c++) {
		if (w->g.heads[c].n)
			strbuf_join(&heads, ", ", head_text(w->g.a, &w->g.heads[c], c));
		if (!is_column(w, c, wish, (size_t)(eq - wish)))
			continue;
		size_t f = strcmp(eq + 1, "none") == 0 ? SIZE_MAX
						       : field_named(w->g.a, w->g.table, eq + 1);

		if (f == SIZE_MAX && strcmp(eq + 1, "none") != 0) {
			diag_add(dl, DIAG_UNKNOWN_VALUE, NULL, "--column", eq + 1,
				 list_fields(w->g.a, w->g.table));
			return false;
		}
		for (size_t o = 0; o < w->g.view->width; o++)
			if (f != SIZE_MAX && w->field_of[o] == f)
				w->field_of[o] = NO_FIELD;
		w->field_of[c] = f;
		w->confidence[c] = 100;
		w->said[c] = true;
		return true;
	}
	diag_add(dl, DIAG_UNKNOWN_VALUE, NULL, "--column", wish, heads.text);
	return false;
}

static void find_lacking(const struct guess_way *w, struct guess *out)
{
	for (size_t f = 0; f < w->g.table->columns.n; f++) {
		const struct profile_column *c = &w->g.table->columns.at[f];

		if (c->required && !is_required_found(w, f))
			*vec_push(w->g.a, &out->lacking) = c->field;
	}
}

static bool is_thin(const struct guess *g)
{
	size_t sure = 0;

	for (size_t i = 0; i < g->columns.n; i++)
		sure += g->columns.at[i].state == GUESS_SURE;
	return sure < KNOWN_COLUMNS || sure * 2 < g->columns.n;
}

static bool propose(struct guess_way *w, const char *id, const struct guess_wish *wish,
		    struct guess *out, struct diag_list *dl)
{
	struct arena *a = w->g.a;

	for (size_t i = 0; i < wish->n; i++)
		if (!obey(w, wish->columns[i], dl))
			return false;
	guess_doubts(w);
	*out = (struct guess){.model = w->g.model,
			      .kind = w->g.table->kind,
			      .sheet = w->g.view->sheet->name,
			      .head_row = w->g.view->rows[w->g.row].number,
			      .data_row = w->g.view->rows[w->g.row + w->g.depth].number,
			      .rows = w->g.view->n - w->g.row - w->g.depth,
			      .sure_from = w->g.words->sure,
			      .sure = true};
	const char **heads = arena_alloc(a, (w->g.table->columns.n + 1) * sizeof *heads);

	for (size_t c = 0; c < w->g.view->width; c++) {
		struct guessed_column *col = vec_push(a, &out->columns);

		describe(w, c, col);
		col->said = w->said[c];
		if (!w->g.heads[c].n && !col->cells) {
			out->columns.n--;
			continue;
		}
		if (w->said[c] && col->field)
			col->state = GUESS_SURE;
		if (col->field)
			heads[w->field_of[c]] = col->head;
		out->sure = out->sure && col->state != GUESS_DOUBT;
	}
	find_lacking(w, out);
	out->sure = out->sure && !out->lacking.n;
	out->thin = is_thin(out) ||
		    (strcmp(w->g.table->kind, "shares") == 0 && !guess_has_parties(w));
	out->profile = guess_profile(a, w->g.model, w->g.table, heads, id, dl);
	return out->profile != NULL;
}

/* Of the same sheet as `but`, if there is one, and of another purpose. */
static struct guess_way *find_best(const struct guess_ways *ways, const struct guess_way *but)
{
	struct guess_way *best = NULL;

	for (size_t i = 0; i < ways->all.n; i++) {
		struct guess_way *w = ways->all.at[i];

		if (w != but && (!but || w->g.view == but->g.view) &&
		    (!best || w->score > best->score))
			best = w;
	}
	return best;
}

/* A purpose that words of the heads speak for, and for which the list was not taken; NULL: none. */
static const char *spoken_for(const struct guess_way *w, const struct import_profiles *models)
{
	const struct json *list = json_get(w->g.words->root, "purposes");

	for (const struct json *j = list ? list->first : NULL; j; j = j->next) {
		bool offered = false;

		for (size_t m = 0; m < models->all.n; m++)
			offered = offered || strcmp(models->all.at[m]->purpose, j->name) == 0;
		for (size_t c = 0; offered && c < w->g.view->width; c++)
			if (strcmp(j->name, w->g.model->purpose) != 0 &&
			    guess_head_says(&w->g, &w->g.heads[c], j))
				return j->name;
	}
	return NULL;
}

bool guess_make(struct arena *a, const struct grid *g, const struct import_profiles *models,
		const char *words, const char *id, const struct guess_wish *wish,
		struct guess *out, struct diag_list *dl)
{
	struct guess_words w = {.root = json_read(a, words, dl)};
	struct guess_ways ways = {0};

	if (!w.root)
		return false;
	w.keys = map_new(a);
	w.sure = (int)json_number(w.root, "sure", 75);
	w.doubt = (int)json_number(w.root, "doubt", 45);
	for (size_t i = 0; i < g->sheets.n; i++) {
		struct sheet_view *view = arena_alloc(a, sizeof *view);
		struct guessing s = {.a = a, .words = &w, .view = view};

		if (!sheet_view_make(a, &g->sheets.at[i], view, dl))
			return false;
		try_heads(&s, models, &ways);
	}
	struct guess_way *best = find_best(&ways, NULL);

	*out = (struct guess){0};
	if (!best)
		return true;
	const struct guess_way *other = find_best(&ways, best);

	if (!propose(best, id, wish, out, dl))
		return false;
	if (other && other->score * 100 >= best->score * NEAR)
		out->rival = other->g.model->purpose;
	if (!out->rival)
		out->rival = spoken_for(best, models);
	return true;
}
