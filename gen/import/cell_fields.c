/* SPDX-License-Identifier: MIT
 *
 * A cell is taken apart from one text that grows shorter: each part cuts out what is its own. A part
 * whose word is not there waits until the others have taken theirs, and then has what is left, so
 * that it is told what stands there in the word's place.
 */
#include "import/cell_fields.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "import/day_text.h"

/* No word of a vocabulary is longer where something else stands behind it. */
enum { LONGEST_LEADING = 24 };

struct parting {
	const struct field_reading *reading;
	const struct profile_column *column;
	struct source_row *row;
	const char *whole, *left; /* left: what no part took so far */
	bool keeps_whole;         /* a part has all of it, so that nothing can be lost */
};

void cell_fields_add(struct arena *a, struct source_row *row, const char *field, const char *value)
{
	const char *extra = profile_extra_name(field);

	if (value)
		*vec_push(a, &row->fields) = (struct source_field){.name = extra ? extra : field,
								   .value = text_trim(a, value),
								   .extra = extra != NULL};
}

static void count(const struct field_reading *r, enum diag_code code, const struct profile_column *c,
		  const char *word, const struct source_row *row)
{
	column_words_count(r->arena, r->odd, code, c, word, row->place);
}

static const char *cut(struct arena *a, const char *s, size_t from, size_t to)
{
	return arena_printf(a, "%.*s%s", (int)from, s, s + to);
}

static const char *read_day(const struct field_reading *r, const struct profile_column *c,
			    const char *text, const struct source_row *row)
{
	struct day_text day;

	if (!day_text_is(r->arena, text, r->dated, &day)) {
		count(r, DIAG_ODD_DAY, c, text_trim(r->arena, text), row);
		return text;
	}
	if (!day.iso)
		count(r, DIAG_DAY_WITHOUT_YEAR, c, day.printed, row);
	return day.iso ? day.iso : text;
}

/* The value that a text is in its column or part. */
static const char *value_of(const struct field_reading *r, const struct profile_column *c,
			    const char *text, const struct source_row *row)
{
	if (c->form == FORM_DATE)
		return read_day(r, c, text, row);
	return column_words_read(r->arena, c, text, row->place, r->odd);
}

/* Nothing that goes on with a word: はい of はいる is none. */
static bool ends_word(const char *p)
{
	uint32_t c = text_next(&p);

	return !c || c == '-' || c == '(' || c == '/' || (c >= '0' && c <= '9') ||
	       text_is_space(c) || (c < 0x80 && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) ||
	       (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF20) ||
	       (c >= 0x2000 && c <= 0x2BFF);
}

/* The column's word that a text is; NULL: none. Nothing is counted. */
static const char *known_word(struct arena *a, const struct profile_column *c, const char *text)
{
	struct odd_words nobodys = {0};
	const char *word = column_words_read(a, c, text, "", &nobodys);

	return nobodys.all.n || (!c->values && word == text) ? NULL : word;
}

static void take_word(struct parting *p, const struct profile_column *part, const char **value)
{
	struct arena *a = p->reading->arena;
	const char *ends[LONGEST_LEADING], *at = p->left;
	size_t n = 0;

	while (n < LONGEST_LEADING && text_next(&at))
		if (ends_word(at))
			ends[n++] = at;
	while (n-- > 0 && !*value) {
		const char *text = arena_strndup(a, p->left, (size_t)(ends[n] - p->left));

		*value = text_empty(text) ? NULL : known_word(a, part, text);
		if (*value)
			p->left = arena_strdup(a, ends[n]);
	}
}

static void take_date(struct parting *p, const struct profile_column *part, const char **value)
{
	struct day_text day;

	if (!day_text_find(p->reading->arena, p->left, p->reading->dated, &day))
		return;
	if (!day.iso)
		count(p->reading, DIAG_DAY_WITHOUT_YEAR, part, day.printed, p->row);
	*value = day.iso ? day.iso : day.printed;
	p->left = cut(p->reading->arena, p->left, day.start, day.end);
}

static void take_brackets(struct parting *p, const struct profile_column *part, const char **value)
{
	static const char *const pairs[][2] = {
		{"（", "）"}, {"(", ")"}, {"【", "】"}, {"［", "］"}, {"[", "]"}, {"〔", "〕"}};
	const char *open = NULL, *close = NULL;
	size_t best = 0;

	(void)part;
	for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
		for (const char *at = p->left; (at = strstr(at, pairs[i][0])); at++)
			if ((!open || at > open) && strstr(at, pairs[i][1])) {
				open = at;
				close = strstr(at, pairs[i][1]);
				best = i;
			}
	if (!open)
		return;
	open += strlen(pairs[best][0]);
	*value = arena_strndup(p->reading->arena, open, (size_t)(close - open));
	p->left = cut(p->reading->arena, p->left,
		      (size_t)(open - p->left) - strlen(pairs[best][0]),
		      (size_t)(close - p->left) + strlen(pairs[best][1]));
}

static bool is_of_id(uint32_t c, enum column_form form)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0;
	return (c >= '0' && c <= '9') || (c >= 0x2460 && c <= 0x2473) || c == '-' || c == '.' ||
	       (form != FORM_ID && (c == '(' || c == ')')) ||
	       (form != FORM_NUMBER && c >= 'A' && c <= 'Z');
}

/* A number or an id in front: it has a digit, and does not end in what parts it from the text. */
static void take_id(struct parting *p, const struct profile_column *part, const char **value)
{
	const char *at = p->left, *end = p->left;
	bool digit = false;

	while (is_of_id(text_next(&at), part->form)) {
		const char *last = at - 1;

		digit |= (*last >= '0' && *last <= '9') || (unsigned char)*last >= 0x80;
		if (*last != '-' && *last != '.')
			end = at;
	}
	if (!digit || end == p->left)
		return;
	*value = arena_strndup(p->reading->arena, p->left, (size_t)(end - p->left));
	p->left = end + strspn(end, ".-: ");
}

static void take_before(struct parting *p, const struct profile_column *part, const char **value)
{
	const char *at = strstr(p->left, part->at);

	if (!at)
		return;
	*value = arena_strndup(p->reading->arena, p->left, (size_t)(at - p->left));
	p->left = at + strlen(part->at);
}

static void take_behind(struct parting *p, const struct profile_column *part, const char **value)
{
	const char *at = strstr(p->left, part->at);

	if (!at)
		return;
	*value = at + strlen(part->at);
	p->left = arena_strndup(p->reading->arena, p->left, (size_t)(at - p->left));
}

static size_t separator_at(const char *s)
{
	static const char *const signs[] = {"／", "/", "・", "、", "，", ",", "と", "及び",
					    "＋", "+", "&", "＆", "\n", "･"};

	for (size_t i = 0; i < ARRAY_LEN(signs); i++)
		if (text_starts(s, signs[i]))
			return strlen(signs[i]);
	return 0;
}

/* One name of several: its words, else those without what stands in brackets. */
static bool add_party(struct parting *p, const struct profile_column *part, const char *name,
		      const char **value)
{
	struct arena *a = p->reading->arena;
	const char *known = known_word(a, part, name);

	if (!known)
		known = known_word(a, part, arena_strndup(a, name, strcspn(name, "(")));
	if (!known && strstr(name, "（"))
		known = known_word(a, part,
				   arena_strndup(a, name, (size_t)(strstr(name, "（") - name)));
	if (known)
		*value = *value && strcmp(*value, known) != 0 ? "both" : known;
	else
		count(p->reading, DIAG_ODD_WORD, part, name, p->row);
	return known;
}

static void take_parties(struct parting *p, const struct profile_column *part, const char **value)
{
	struct arena *a = p->reading->arena;
	bool all = true;

	*value = known_word(a, part, p->left);
	for (const char *from = p->left, *at = from; !*value || from > p->left; at++) {
		size_t n = separator_at(at);

		if (*at && !n)
			continue;
		const char *name = text_trim(a, arena_strndup(a, from, (size_t)(at - from)));

		all = (text_empty(name) || add_party(p, part, name, value)) && all;
		if (!*at)
			break;
		from = at + n;
		at = from - 1;
	}
	p->keeps_whole |= all;
}

static void take_whole(struct parting *p, const struct profile_column *part, const char **value)
{
	*value = value_of(p->reading, part, p->whole, p->row);
	p->keeps_whole = true;
}

static void take_rest(struct parting *p, const struct profile_column *part, const char **value)
{
	(void)part;
	*value = text_empty(p->left) ? NULL : p->left;
	p->left = "";
}

typedef void take_part(struct parting *p, const struct profile_column *part, const char **value);

static take_part *const takers[] = {
	[TAKE_WHOLE] = take_whole,       [TAKE_WORD] = take_word,       [TAKE_DATE] = take_date,
	[TAKE_BRACKETS] = take_brackets, [TAKE_ID] = take_id,           [TAKE_BEFORE] = take_before,
	[TAKE_BEHIND] = take_behind,     [TAKE_PARTIES] = take_parties, [TAKE_REST] = take_rest,
};

static bool is_taken_word_by_word(enum part_take take)
{
	return take == TAKE_WHOLE || take == TAKE_WORD || take == TAKE_DATE ||
	       take == TAKE_PARTIES;
}

/* Signs that only stand between what was taken. */
static bool is_nothing(struct arena *a, const char *s)
{
	static const char *const signs[] = {"、", "。", "・", ":", "：", ",", "，", "/", "／", "-"};

	s = text_squash(a, s);
	for (size_t i = 0; i < ARRAY_LEN(signs); i++)
		s = text_replace(a, s, signs[i], "");
	return !*s;
}

static void finish(struct parting *p, const struct profile_column *late)
{
	const struct field_reading *r = p->reading;
	bool nothing = is_nothing(r->arena, p->left);

	if (late && !nothing) {
		cell_fields_add(r->arena, p->row, late->field,
				value_of(r, late, p->left, p->row));
		return;
	}
	if (nothing || p->keeps_whole)
		return;
	count(r, DIAG_CELL_LEFT, p->column, text_trim(r->arena, p->left), p->row);
	cell_fields_add(r->arena, p->row,
			arena_concat(r->arena, "extra.", p->column->heads[0], (char *)NULL),
			p->left);
}

static void take_parts(const struct field_reading *r, const struct profile_column *c,
		       const char *cell, struct source_row *row)
{
	struct parting p = {r, c, row, cell, text_trim(r->arena, cell), false};
	const struct profile_column *late = NULL;

	for (size_t i = 0; i < c->parts.n; i++) {
		const struct profile_column *part = &c->parts.at[i];
		const char *value = NULL;

		takers[part->take](&p, part, &value);
		if (!value && part->take == TAKE_WORD)
			late = part;
		if (value && !is_taken_word_by_word(part->take))
			value = value_of(r, part, value, row);
		cell_fields_add(r->arena, row, part->field, value);
	}
	finish(&p, late);
}

static void take_blank(const struct field_reading *r, const struct profile_column *c,
		       struct source_row *row)
{
	cell_fields_add(r->arena, row, c->field, column_words_blank(c));
	for (size_t i = 0; i < c->parts.n; i++)
		cell_fields_add(r->arena, row, c->parts.at[i].field,
				column_words_blank(&c->parts.at[i]));
}

static bool has_word(const struct profile_column *c, const char *cell)
{
	for (size_t i = 0; i < c->map.n; i++)
		if (strcmp(c->map.at[i].word, cell) == 0)
			return true;
	return false;
}

void cell_fields_take(const struct field_reading *r, const struct profile_column *c,
		      const char *cell, struct source_row *row)
{
	if (text_empty(cell)) {
		take_blank(r, c, row);
	} else if (c->parts.n && !profile_is_dash(r->profile, cell)) {
		take_parts(r, c, cell, row);
	} else if (!profile_is_dash(r->profile, cell) || has_word(c, cell)) {
		cell_fields_add(r->arena, row, c->field, value_of(r, c, cell, row));
	} else {
		cell_fields_add(r->arena, row, c->field, cell);
	}
}

static bool is_one_of(struct arena *a, const char *const *list, size_t n, const char *cell)
{
	const char *key = text_squash(a, unicode_fold(a, cell));

	for (size_t i = 0; i < n && list[i]; i++)
		if (strcmp(text_squash(a, unicode_fold(a, list[i])), key) == 0)
			return true;
	return false;
}

bool cell_is_mark(struct arena *a, const struct profile_column *c, const char *cell)
{
	static const char *const marks[] = {"X",  "○",  "◯", "〇", "●", "◎", "✓", "✔",
					    "レ", "☑", "☒", "■", "V",  "1",  "該当"};
	size_t n = 0;

	if (!c->marked_by)
		return is_one_of(a, marks, ARRAY_LEN(marks), cell);
	while (c->marked_by[n])
		n++;
	return is_one_of(a, c->marked_by, n, cell);
}

bool cell_is_unmarked(const struct profile *p, const char *cell)
{
	static const char *const signs[] = {"□", "☐", "0"};

	if (text_empty(cell) || profile_is_dash(p, cell))
		return true;
	for (size_t i = 0; i < ARRAY_LEN(signs); i++)
		if (strcmp(signs[i], cell) == 0)
			return true;
	return false;
}
