/* SPDX-License-Identifier: MIT
 *
 * Words are compared by form (forms.h). A word is also taken where nothing but brackets stand
 * behind it; any other text is none of the words, whatever it begins with: はいではない.
 */
#include "returns/answered_words.h"

#include <string.h>

#include "base/text.h"
#include "returns/date_words.h"

static const struct answer_choice *exact_choice(struct forms *forms,
						const struct answer_choices *choices,
						const char *form)
{
	for (size_t i = 0; i < choices->all.n; i++)
		if (forms_of(forms, choices->all.at[i].word) == form)
			return &choices->all.at[i];
	for (size_t i = 0; i < choices->all.n; i++)
		for (size_t k = 0; k < choices->all.at[i].also.n; k++)
			if (forms_of(forms, choices->all.at[i].also.at[k]) == form)
				return &choices->all.at[i];
	return NULL;
}

/* The words before the first bracket, and what stands in it up to the end; false: no such cell. */
static bool part_brackets(struct arena *a, const char *text, const char **word, const char **inner)
{
	static const char *const opens[] = {"(", "（", "[", "［"};
	static const char *const closes[] = {")", "）", "]", "］"};
	const char *open = NULL;
	size_t len = 0;

	text = text_trim(a, text);
	for (size_t i = 0; i < ARRAY_LEN(opens); i++) {
		const char *at = strstr(text, opens[i]);

		if (at && (!open || at < open)) {
			open = at;
			len = strlen(opens[i]);
		}
	}
	for (size_t i = 0; open && open > text && i < ARRAY_LEN(closes); i++)
		if (text_ends(open, closes[i])) {
			*word = arena_strndup(a, text, (size_t)(open - text));
			*inner = arena_strndup(a, open + len,
					       strlen(open) - len - strlen(closes[i]));
			return true;
		}
	return false;
}

const char *answered_day(struct arena *a, struct forms *forms, const struct answer_words *words,
			 const char *text, const char *asked)
{
	const char *word, *inner, *day;

	if (text_empty(text))
		return NULL;
	day = date_words_read(a, forms, text, words, asked);
	if (day)
		return day;
	text = arena_concat(a, "x", text, (char *)NULL); /* brackets alone have a word before them */
	return part_brackets(a, text, &word, &inner) && strcmp(word, "x") == 0
		       ? date_words_read(a, forms, inner, words, asked)
		       : NULL;
}

bool answered_nothing(struct forms *forms, const struct answer_words *words, const char *text)
{
	static const char *const dashes[] = {"-", "=", "…", "—", "ー"};
	const char *form = forms_of(forms, text);

	for (size_t i = 0; i < ARRAY_LEN(dashes); i++)
		if (form == forms_of(forms, dashes[i]))
			return true;
	for (size_t i = 0; i < words->none.n; i++)
		if (form == forms_of(forms, words->none.at[i]))
			return true;
	return !form;
}

/* 6/10, 12月 1日 */
static bool is_yearless(const char *text)
{
	size_t digits = 0;

	for (const char *p = text; *p;) {
		const uint32_t c = text_next(&p);

		digits += (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
		if (!(c >= '-' && c <= '9') && !text_is_space(c) && c != 0x6708 && c != 0x65E5 &&
		    !(c >= 0xFF0D && c <= 0xFF19))
			return false;
	}
	return digits >= 2;
}

struct answered_word answered_word(struct arena *a, struct forms *forms,
				   const struct answered_source *s,
				   const struct answer_choices *choices, const char *text)
{
	const struct answer_choice *c;
	struct answered_word out = {0};
	const char *word, *inner, *form = forms_of(forms, text);

	if (!choices || !form)
		return out;
	c = exact_choice(forms, choices, form);
	if (!c && part_brackets(a, text, &word, &inner)) {
		c = exact_choice(forms, choices, forms_of(forms, word));
		out.day = c ? date_words_read(a, forms, inner, s->words, s->asked) : NULL;
		out.yearless = c && !out.day && is_yearless(inner);
		out.rest = c && !out.day && !out.yearless && !text_empty(inner) ? inner : NULL;
	}
	out.choice = c ? c->id : NULL;
	return out;
}

/* --- remarks under a number --- */

static const char *const marks[] = {"備考", "※", "注", "*", "コメント"};

/* 備考1, ※(2), 3): a mark, a number, and what follows. */
struct remark_label {
	const char *mark, *number; /* mark NULL: none */
	const char *rest;          /* what stands behind the number and its signs */
};

static const char *skip_words(const char *p, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n;)
		if (text_starts(p, words[i])) {
			p += strlen(words[i]);
			i = 0;
		} else {
			i++;
		}
	return p;
}

/* False: the text begins otherwise, or the number runs into the words, as 24時間 does. */
static bool read_label(struct arena *a, const char *text, struct remark_label *out)
{
	static const char *const opens[] = {"(", "（", " ", "　"};
	static const char *const parts[] = {")", "）", "]", ":", "：", ".", "．", "、", " ", "　", "\n"};
	const char *p = text_trim(a, text), *digits, *end;
	struct remark_label l = {0};

	for (size_t i = 0; !l.mark && i < ARRAY_LEN(marks); i++)
		l.mark = text_starts(p, marks[i]) ? marks[i] : NULL;
	digits = skip_words(p + (l.mark ? strlen(l.mark) : 0), opens, ARRAY_LEN(opens));
	size_t n = strspn(digits, "0123456789");

	end = skip_words(digits + n, parts, ARRAY_LEN(parts));
	if (!n || n > 3 || (*end && end == digits + n))
		return false;
	l.number = arena_strndup(a, digits, n);
	l.rest = end;
	*out = l;
	return true;
}

static bool is_meant(const struct remark_label *x, const struct remark_label *y)
{
	return strcmp(x->number, y->number) == 0 && (!x->mark || text_equal(x->mark, y->mark));
}

/* Of a row with one text or two: rows of questions have more. */
static const char *find_in_row(struct arena *a, const struct grid_row *row,
			       const struct remark_label *wanted)
{
	const char *texts[2];
	size_t n = 0;
	struct remark_label own;

	for (size_t c = 0; c < row->n; c++) {
		if (text_empty(row->cells[c]))
			continue;
		if (n == ARRAY_LEN(texts))
			return NULL;
		texts[n++] = row->cells[c];
	}
	if (!n || !read_label(a, texts[0], &own) || !is_meant(wanted, &own))
		return NULL;
	return n == 1 ? (*own.rest ? own.rest : NULL) : *own.rest ? NULL : texts[1];
}

static const char *find_on_sheet(struct arena *a, const struct grid_sheet *s,
				 const struct remark_label *wanted)
{
	const char *found = NULL;

	for (size_t i = 0; !found && i < s->rows.n; i++)
		found = find_in_row(a, &s->rows.at[i], wanted);
	return found;
}

const char *answered_remark(struct arena *a, struct forms *forms, const struct grid *grid,
			    const char *sheet, const char *remark)
{
	const char *form = forms_of(forms, remark), *found = NULL;
	struct remark_label wanted;

	if (!form || !grid || !read_label(a, form, &wanted) || *wanted.rest)
		return remark;
	for (size_t i = 0; !found && i < grid->sheets.n; i++)
		if (text_equal(grid->sheets.at[i].name, sheet))
			found = find_on_sheet(a, &grid->sheets.at[i], &wanted);
	for (size_t i = 0; !found && i < grid->sheets.n; i++)
		found = find_on_sheet(a, &grid->sheets.at[i], &wanted);
	return found ? arena_concat(a, remark, "：", found, (char *)NULL) : remark;
}
