/* SPDX-License-Identifier: MIT
 *
 * A head is read from the bottom row upwards: the lowest level alone, then with the levels above
 * it. Each of these becomes a key without blanks and slashes, and a field's heads are searched
 * among the keys; heads that several fields share are marked, for only their neighbours can decide.
 */
#include "import/head.h"

#include <string.h>

#include "base/text.h"
#include "base/unicode.h"

/* No head that a profile names is longer; cells of text are passed over by it at once. */
enum { LONGEST_HEAD = 240 };

char *head_key(struct arena *a, const char *s)
{
	char *key = text_squash(a, unicode_fold(a, s));

	return strchr(key, '/') ? text_replace(a, key, "/", "") : key;
}

static const char *const brackets[][2] = {
	{"(", ")"}, {"[", "]"}, {"〔", "〕"}, {"【", "】"}, {"<", ">"}};

/*
 * The bracket that opens the one at the end of the key; NULL when it is the whole key or has none.
 */
static const char *closing_note(const char *key, const char *end)
{
	for (size_t i = 0; i < ARRAY_LEN(brackets); i++) {
		size_t n = strlen(brackets[i][1]);
		const char *open = NULL;

		if ((size_t)(end - key) <= n || memcmp(end - n, brackets[i][1], n) != 0)
			continue;
		for (const char *p = key; (p = strstr(p, brackets[i][0])) && p < end; p++)
			open = p;
		return open > key ? open : NULL;
	}
	return NULL;
}

/* What stands before a mark of a note (※, ※1, *, †, :) at the end; `end` when there is none. */
static const char *closing_mark(const char *key, const char *end)
{
	static const char *const marks[] = {"※", "*", "†", "‡", ":", "注"};
	const char *digits = end;

	while (digits > key && digits[-1] >= '0' && digits[-1] <= '9')
		digits--;
	for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
		size_t n = strlen(marks[i]);

		if ((size_t)(digits - key) > n && memcmp(digits - n, marks[i], n) == 0)
			return digits - n;
	}
	return end;
}

/*
 * How a column is to be filled in, or its number: at the beginning nothing else is a note, for
 * 【残存】深刻度 is another thing than 深刻度.
 */
static bool is_opening_note(const char *s, size_t len)
{
	static const char *const notes[] = {"必須",     "任意", "必須項目", "任意項目",
					    "入力必須", "選択", "選択式",   "記入"};

	for (size_t i = 0; i < ARRAY_LEN(notes); i++)
		if (strlen(notes[i]) == len && memcmp(s, notes[i], len) == 0)
			return true;
	return len && strspn(s, "0123456789") >= len;
}

/* What stands behind a note or a mark at the beginning, 【必須】 or *; `key` when there is none. */
static const char *behind_opening(const char *key)
{
	static const char *const marks[] = {"※", "*", "†", "‡"};

	for (size_t i = 0; i < ARRAY_LEN(brackets); i++) {
		if (!text_starts(key, brackets[i][0]))
			continue;
		const char *note = key + strlen(brackets[i][0]),
			   *close = strstr(note, brackets[i][1]);

		if (close && is_opening_note(note, (size_t)(close - note)) &&
		    close[strlen(brackets[i][1])])
			return close + strlen(brackets[i][1]);
	}
	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (text_starts(key, marks[i]) && key[strlen(marks[i])])
			return key + strlen(marks[i]);
	return key;
}

const char *head_plain_key(struct arena *a, const char *key)
{
	const char *end, *before;

	do {
		before = key;
		key = behind_opening(key);
	} while (key > before);
	end = key + strlen(key);
	do {
		const char *open = closing_note(key, end);

		before = end;
		end = closing_mark(key, open ? open : end);
	} while (end < before);
	return *end ? arena_strndup(a, key, (size_t)(end - key)) : key;
}

/* True when a column has a cell in the rows `from` to `to`. */
static bool has_cell(const struct sheet_view *v, size_t from, size_t to, size_t c)
{
	for (size_t r = from; r <= to; r++)
		if (sheet_view_cell(v, r, c))
			return true;
	return false;
}

/*
 * The cell of head row `row` for column `c`: its own or, above a lower head, the one that continues
 * from the left. A column without any head, or a new group in a row above, ends the continuation.
 */
static const char *level_at(const struct sheet_view *v, size_t row, size_t top, size_t bottom,
			    size_t c)
{
	const char *cell = sheet_view_cell(v, row, c);

	if (cell || row == bottom || !has_cell(v, row + 1, bottom, c))
		return cell;
	for (size_t at = c; at > 0; at--) {
		if ((row > top && has_cell(v, top, row - 1, at)) ||
		    !has_cell(v, top, bottom, at - 1))
			return NULL;
		if ((cell = sheet_view_cell(v, row, at - 1)))
			return cell;
	}
	return NULL;
}

static void read_levels(struct arena *a, const struct sheet_view *v, size_t top, size_t bottom,
			size_t c, struct head *h)
{
	for (size_t r = top; r <= bottom; r++) {
		const char *cell = level_at(v, r, top, bottom, c);

		if (cell && (!h->n || (cell != h->levels[h->n - 1] &&
				       strcmp(cell, h->levels[h->n - 1]) != 0)))
			h->levels[h->n++] = cell;
	}
	for (size_t k = 0; k < h->n; k++) {
		const char *key = head_key(a, h->levels[h->n - 1 - k]);

		h->keys[k] = k ? arena_concat(a, key, h->keys[k - 1], (char *)NULL) : key;
		key = arena_strdup(a, head_plain_key(a, key));
		h->plain[k] = k ? arena_concat(a, key, h->plain[k - 1], (char *)NULL) : key;
	}
	if (h->n)
		h->printed = text_replace(a, text_trim(a, h->levels[h->n - 1]), "\n", "");
}

static bool is_covered(const struct head *left, const struct head *h)
{
	if (!h->n || left->n != h->n)
		return false;
	for (size_t i = 0; i < h->n; i++)
		if (left->levels[i] != h->levels[i])
			return false;
	return true;
}

struct head *head_read_row(struct arena *a, const struct sheet_view *view, size_t row, size_t depth)
{
	struct head *heads = arena_alloc(a, view->width * sizeof *heads);

	for (size_t c = 0; c < view->width; c++) {
		read_levels(a, view, row, row + depth - 1, c, &heads[c]);
		heads[c].covered = c && is_covered(&heads[c - 1], &heads[c]);
	}
	return heads;
}

static void add_words(struct arena *a, struct head_book *book, const char *head)
{
	char *key = head_key(a, head), *level = arena_strdup(a, head), *rest = NULL;

	map_set(book->words, key, key);
	for (level = strtok_r(level, "/", &rest); level; level = strtok_r(NULL, "/", &rest)) {
		key = head_key(a, level);
		map_set(book->words, key, key);
	}
}

/* The first field that has a bare head; another field with the same head makes both shared. */
static void mark_shared(struct head_book *book, struct map *owners, const char *field,
			const struct head_key *key)
{
	const char *owner = map_get(owners, key->key);

	if (!key->bare)
		return;
	if (!owner)
		map_set(owners, key->key, (void *)(uintptr_t)field);
	else if (strcmp(owner, field) != 0)
		map_set(owners, key->key, book);
}

typedef void visit(struct arena *a, struct head_book *book, struct map *owners,
		   const struct profile_column *c, struct head_keys *keys);

static void add_keys(struct arena *a, struct head_book *book, struct map *owners,
		     const struct profile_column *c, struct head_keys *keys)
{
	for (const char *const *h = c->heads; *h; h++) {
		struct head_key *key = vec_push(a, &keys->all);

		*key = (struct head_key){.key = head_key(a, *h), .bare = !strchr(*h, '/')};
		add_words(a, book, *h);
		if (map_get(owners, key->key) != book)
			mark_shared(book, owners, c->field, key);
	}
}

static void take_shared(struct arena *a, struct head_book *book, struct map *owners,
			const struct profile_column *c, struct head_keys *keys)
{
	(void)a, (void)c;
	for (size_t i = 0; i < keys->all.n; i++)
		keys->all.at[i].shared =
			keys->all.at[i].bare && map_get(owners, keys->all.at[i].key) == book;
}

static void for_columns(struct arena *a, struct head_book *book, struct map *owners, visit *f)
{
	for (size_t t = 0; t < book->profile->tables.n; t++)
		for (size_t c = 0; c < book->profile->tables.at[t].columns.n; c++)
			f(a, book, owners, &book->profile->tables.at[t].columns.at[c],
			  &book->columns[t][c]);
}

struct head_book *head_book_make(struct arena *a, const struct profile *p)
{
	struct head_book *book = arena_alloc(a, sizeof *book);
	struct map *owners = map_new(a);

	*book = (struct head_book){.profile = p, .words = map_new(a)};
	book->columns = arena_alloc(a, p->tables.n * sizeof *book->columns);
	for (size_t t = 0; t < p->tables.n; t++)
		book->columns[t] =
			arena_alloc(a, p->tables.at[t].columns.n * sizeof **book->columns);
	for_columns(a, book, owners, add_keys);
	for_columns(a, book, owners, take_shared);
	return book;
}

bool head_is_word(struct arena *a, const struct head_book *book, const char *cell)
{
	if (strnlen(cell, LONGEST_HEAD) == LONGEST_HEAD)
		return false;
	const char *key = head_key(a, cell);

	return map_get(book->words, key) || map_get(book->words, head_plain_key(a, key));
}

const struct head_key *head_find_key(const struct head_keys *keys, const char *key)
{
	for (size_t i = 0; i < keys->all.n; i++)
		if (strcmp(keys->all.at[i].key, key) == 0)
			return &keys->all.at[i];
	return NULL;
}
