/* SPDX-License-Identifier: MIT
 *
 * The cheapest way to deal the words of a row to its columns, column by column (dynamic programming
 * over words and columns): a cell that does not look like its column costs, and what costs too much
 * is no row.
 */
#include "import/text_fit.h"

#include <limits.h>
#include <string.h>

#include "base/text.h"
#include "import/text_tally.h"

enum {
	NEVER = INT_MAX / 2,
	COST_MID_LINE = 25 * 16,  /* a wrapped cell is followed by a new line */
	/* a cell of one line is followed by its neighbour on the same line */
	COST_NEW_LINE = 12 * 16,
	COST_GLUED = 15 * 16,     /* two cells without a blank between */
	COST_CLINGS = 20 * 16,    /* a text that starts with 、or っ */
	COST_BULLET = 4 * 16,     /* a bullet rather continues a text */
	COST_STRANGE = 40 * 16,   /* a word that the closed list does not have */
	COST_STRANGE_ID = 20 * 16, /* an id that no table has */
	COST_LATIN = 6 * 16,      /* cells that meet between two Latin words: rather a phrase */
	COST_LEFT = 30 * 16,      /* lines left over at the end */
	COST_LEFT_LINE = 5 * 16   /* each of them */
};

/*
 * Whose value repeats with which id; the third is what tables share. The layout's knowledge, true
 * for any register.
 */
static const struct {
	const char *kind, *field, *key, *domain;
} relations[] = {
	{"flows", "id", NULL, "flow"},
	{"flows", "content", "id", "content"},
	{"flows", "classification", "id", "classification"},
	{"threats", "id", NULL, "threat"},
	{"threats", "name", "id", "threat-name"},
	{"assessments", "flow", NULL, "flow"},
	{"assessments", "threat", NULL, "threat"},
	{"assessments", "risk", NULL, "risk"},
	{"assessments", "content", "flow", "content"},
	{"assessments", "classification", "flow", "classification"},
	{"assessments", "threat_name", "threat", "threat-name"},
	{"assessments", "situation", "flow", "situation"},
	{"treatments", "risk", NULL, "risk"},
	{"treatments", "scenario", "risk", "scenario"},
	{"treatments", "duty", "risk", "duty"},
	{"treatments", "residual_scenario", "risk", "residual-scenario"},
	{"treatments", "residual_policy", "risk", "residual-policy"},
	{"treatments", "residual_action", "risk", "residual-action"},
};

static int find_column(const struct profile_table *t, const char *field)
{
	for (size_t c = 0; c < t->columns.n; c++)
		if (field && text_equal(t->columns.at[c].field, field))
			return (int)c;
	return NO_FLAT_COLUMN;
}

const struct flat_column *fit_column(const struct flat_table *t, const char *field)
{
	int c = find_column(t->profile, field);

	return c == NO_FLAT_COLUMN ? NULL : &t->columns[c];
}

static const char *const *squash_values(struct arena *a, const char *const *values)
{
	VEC(const char *) list = {0};

	if (!values || !*values)
		return NULL;
	for (; *values; values++)
		*vec_push(a, &list) = text_squash(a, *values);
	*vec_push(a, &list) = NULL;
	return list.at;
}

static void relate_column(const struct profile_table *t, struct flat_column *column)
{
	for (size_t i = 0; i < ARRAY_LEN(relations); i++)
		if (text_equal(relations[i].kind, t->kind) &&
		    text_equal(relations[i].field, column->profile->field)) {
			column->domain = tally_hash(relations[i].domain,
						    strlen(relations[i].domain), TALLY_SEED);
			column->key = find_column(t, relations[i].key);
		}
}

/*
 * A row starts with its columns up to the first id, as long as these have a form; else with its
 * first column.
 */
static size_t count_lead(const struct flat_table *t)
{
	for (size_t c = 0; c < t->n && t->columns[c].profile->form != FORM_TEXT; c++)
		if (t->columns[c].profile->form == FORM_ID)
			return c + 1;
	return t->n > 0;
}

struct flat_table *fit_table(struct arena *a, const struct profile_table *p)
{
	struct flat_table *t = arena_alloc(a, sizeof *t);

	*t = (struct flat_table){.profile = p, .n = p->columns.n};
	t->columns = arena_alloc(a, t->n * sizeof *t->columns);
	for (size_t c = 0; c < t->n; c++) {
		struct flat_column *column = &t->columns[c];

		*column = (struct flat_column){.profile = &p->columns.at[c], .key = NO_FLAT_COLUMN};
		column->values = squash_values(a, column->profile->values);
		column->widths = arena_alloc(a, WIDTHS * sizeof *column->widths);
		relate_column(p, column);
	}
	t->lead = count_lead(t);
	t->arrow = find_column(p, "name") != NO_FLAT_COLUMN &&
		   find_column(p, "detail") == find_column(p, "name") + 1 &&
		   text_equal(p->kind, "levels");
	return t;
}

uint64_t fit_id_hash(uint64_t domain, const char *s, size_t len)
{
	return tally_hash(s, len, domain);
}

static bool is_id(const struct flat_word *w)
{
	bool digit = false;

	for (size_t i = 0; i < w->len; i++) {
		bool number = w->s[i] >= '0' && w->s[i] <= '9';

		digit = digit || number;
		if (!number && !(w->s[i] >= 'A' && w->s[i] <= 'Z') &&
		    !(i && strchr("-_.", w->s[i])))
			return false;
	}
	return digit && w->s[0] >= 'A' && w->s[0] <= 'Z';
}

static bool is_number_char(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0x2460 && c <= 0x24FF) ||
	       (c >= 0xFF10 && c <= 0xFF19);
}

/* ①-1, 1-2, 3.4, (5) */
static bool is_number(const struct flat_word *w)
{
	bool digit = false;

	for (const char *s = w->s, *end = s + w->len; s < end;) {
		uint32_t c = text_next(&s);

		if (is_number_char(c))
			digit = true;
		else if (c > 0x7F ? c != 0xFF0D && c != 0x2212 : !strchr("-.()", (int)c))
			return false;
	}
	return digit;
}

static bool is_integer(const struct flat_word *w)
{
	size_t n = 0;

	while (n < w->len && w->s[n] >= '0' && w->s[n] <= '9')
		n++;
	return n == w->len;
}

/* The end of the cell at word i that spells the value, wrapped or not; 0 when it does not. */
static size_t match_value(const struct flat_words *w, size_t i, const char *value)
{
	for (; *value && i < w->all.n; i++) {
		const struct flat_word *word = &w->all.at[i];

		if (strncmp(value, word->s, word->len))
			return 0;
		value += word->len;
	}
	return *value ? 0 : i;
}

static int layout_cost(const struct flat_words *w, size_t i, size_t j)
{
	if (j == w->all.n)
		return 0;
	enum joint next = w->all.at[j].joint;

	if (next == JOINT_GLUED)
		return w->all.at[j].arrow ? 0 : COST_GLUED;
	if (flat_words_wrapped(w, i, j))
		return next == JOINT_LINE ? 0 : COST_MID_LINE;
	return next == JOINT_LINE ? COST_NEW_LINE : 0;
}

int fit_text_cost(const struct flat_words *w, size_t i, size_t j)
{
	const struct flat_word *first = &w->all.at[i];
	bool latin = j < w->all.n && w->all.at[j].joint == JOINT_BLANK &&
		     w->all.at[j].starts_latin && w->all.at[j - 1].ends_latin;

	return (latin ? COST_LATIN : 0) + w->all.at[j - 1].strain - first->strain +
	       layout_cost(w, i, j) + (first->clings ? COST_CLINGS : 0) +
	       (first->bullet ? COST_BULLET : 0);
}

/*
 * The sweep over one column: from words that the columns before can end at, to words that this one
 * can.
 */
struct step {
	const struct flat_words *w;
	const int *best; /* cost of ending before word i */
	int *next;
	uint16_t *from;
};

static void reach(struct step *st, size_t i, size_t j, int cost)
{
	cost += st->best[i];
	if (cost < st->next[j]) {
		st->next[j] = cost;
		st->from[j] = (uint16_t)i;
	}
}

static void step_text(struct step *st, size_t i)
{
	for (size_t j = i + 1; j <= st->w->all.n; j++)
		reach(st, i, j, fit_text_cost(st->w, i, j));
}

static void step_word(struct step *st, const struct flat_column *column, size_t i)
{
	bool known = st->w->all.at[i].dash || !column->values;

	for (const char *const *value = column->values; value && *value; value++) {
		size_t j = match_value(st->w, i, *value);

		if (j)
			reach(st, i, j, layout_cost(st->w, i, j));
		known = known || j;
	}
	if (known ? st->w->all.at[i].dash || !column->values : true)
		reach(st, i, i + 1, layout_cost(st->w, i, i + 1) + (known ? 0 : COST_STRANGE));
}

static void step_id(struct step *st, const struct row_fitter *f, const struct flat_column *column,
		    size_t i)
{
	const struct flat_word *word = &st->w->all.at[i];
	int cost = layout_cost(st->w, i, i + 1);

	if (!word->dash && !is_id(word))
		return;
	if (!word->dash && column->domain &&
	    !tally_find(f->ids, fit_id_hash(column->domain, word->s, word->len)))
		cost += COST_STRANGE_ID;
	reach(st, i, i + 1, cost);
}

static void step_column(struct step *st, const struct row_fitter *f,
			const struct flat_column *column, size_t i)
{
	const struct flat_word *word = &st->w->all.at[i];

	switch (column->profile->form) {
	case FORM_ID:
		step_id(st, f, column, i);
		break;
	case FORM_WORD:
		step_word(st, column, i);
		break;
	case FORM_NUMBER:
	case FORM_INTEGER:
		if (word->dash ||
		    (column->profile->form == FORM_NUMBER ? is_number(word) : is_integer(word)))
			reach(st, i, i + 1, layout_cost(st->w, i, i + 1));
		break;
	default:
		step_text(st, i);
	}
}

static void make_room(struct row_fitter *f, size_t n, size_t words)
{
	size_t need = (n + 1) * (words + 1);

	if (need <= f->room)
		return;
	f->room = need * 2;
	f->best = arena_alloc(f->arena, f->room * sizeof *f->best);
	f->from = arena_alloc(f->arena, f->room * sizeof *f->from);
}

/* All words, or as many as end at a line end, whatever is cheaper. */
static size_t choose_end(struct row_fitter *f, const struct flat_words *w, const int *last)
{
	size_t end = 0;
	int left = 0;

	f->cost = NEVER;
	for (size_t j = w->all.n; j > 0; j--) {
		if (j < w->all.n && w->all.at[j].joint != JOINT_LINE)
			continue;
		if (last[j] < NEVER && last[j] + left < f->cost) {
			f->cost = last[j] + left;
			end = j;
		}
		left += left ? COST_LEFT_LINE : COST_LEFT + COST_LEFT_LINE;
	}
	return end;
}

size_t fit_row(struct row_fitter *f, const struct flat_column *columns, size_t n,
	       const struct flat_words *w, uint16_t *ends)
{
	size_t width = w->all.n + 1;

	if (w->all.n > ROW_WORDS || w->all.n < n)
		return 0;
	make_room(f, n, w->all.n);
	for (size_t i = 0; i < (n + 1) * width; i++)
		f->best[i] = NEVER;
	f->best[0] = 0;
	for (size_t c = 0; c < n; c++) {
		struct step st = {w, f->best + c * width, f->best + (c + 1) * width,
				  f->from + (c + 1) * width};

		for (size_t i = c; i < w->all.n; i++)
			if (st.best[i] < NEVER)
				step_column(&st, f, &columns[c], i);
	}
	size_t used = choose_end(f, w, f->best + n * width);

	for (size_t c = n, j = used; used && c > 0; j = f->from[c * width + j], c--)
		ends[c - 1] = (uint16_t)j;
	return used;
}

static size_t starts_from(const struct flat_table *t, size_t c, const struct flat_words *w,
			  size_t i)
{
	if (c == t->lead || i == w->all.n)
		return c == t->lead ? i : 0;
	const struct flat_column *column = &t->columns[c];
	const struct flat_word *word = &w->all.at[i];

	if (column->profile->form == FORM_ID)
		return is_id(word) ? starts_from(t, c + 1, w, i + 1) : 0;
	if (column->profile->form != FORM_WORD)
		return is_number(word) ? starts_from(t, c + 1, w, i + 1) : 0;
	if (!column->values)
		return starts_from(t, c + 1, w, i + 1);
	for (const char *const *value = column->values; *value; value++) {
		size_t j = match_value(w, i, *value), end = j ? starts_from(t, c + 1, w, j) : 0;

		if (end)
			return end;
	}
	return 0;
}

size_t fit_starts(const struct flat_table *t, const struct flat_words *w)
{
	return starts_from(t, 0, w, 0);
}

bool fit_may_start(const struct flat_table *t, const char *s, size_t len)
{
	const struct flat_column *column = &t->columns[0];
	struct flat_word word = {.s = s};

	while (word.len < len && s[word.len] != ' ')
		word.len++;
	if (column->profile->form == FORM_ID)
		return is_id(&word);
	for (const char *const *value = column->values; value && *value; value++)
		if (strncmp(*value, s, word.len < strlen(*value) ? word.len : strlen(*value)) == 0)
			return true;
	return !column->values;
}
