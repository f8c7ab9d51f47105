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
		out.rest = c && !out.day && !text_empty(inner) ? inner : NULL;
	}
	out.choice = c ? c->id : NULL;
	return out;
}

/* --- remarks under a number --- */

static const char *const marks[] = {"備考", "※", "注", "*", "コメント"};

/* The digits of a form such as 備考1, ※(2), 3); NULL: it says more, or no number. */
static const char *number_of(struct arena *a, const char *form)
{
	const char *p = form;

	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (text_starts(p, marks[i])) {
			p += strlen(marks[i]);
			break;
		}
	p += *p == '(';
	size_t n = strspn(p, "0123456789");
	const char *end = p + n;

	end += *end == ')';
	return n && n < 4 && !*end ? arena_strndup(a, p, n) : NULL;
}

/* What a cell says behind its number: '備考1：契約の後に協議する'; NULL: not that number. */
static const char *text_behind(struct arena *a, const char *cell, const char *number)
{
	static const char *const parts[] = {")", "）", "]", ":", "：", ".", "．", "、", " ", "　", "\n"};
	static const char *const opens[] = {"(", "（"};
	const char *p = text_trim(a, cell);
	bool parted = false;

	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (text_starts(p, marks[i])) {
			p += strlen(marks[i]);
			break;
		}
	for (size_t i = 0; i < ARRAY_LEN(opens); i++)
		p += text_starts(p, opens[i]) ? strlen(opens[i]) : 0;
	if (!text_starts(p, number))
		return NULL;
	p += strlen(number);
	for (size_t i = 0; i < ARRAY_LEN(parts);)
		if (text_starts(p, parts[i])) {
			p += strlen(parts[i]);
			parted = true;
			i = 0;
		} else {
			i++;
		}
	return parted && *p ? p : NULL;
}

/* A cell that is the number, with the text in the next cell of its row that has one. */
static const char *text_beside(struct arena *a, struct forms *forms, const struct grid_row *row,
			       size_t column, const char *number)
{
	const char *form = forms_of(forms, row->cells[column]), *own = NULL;

	if (!form || !(own = number_of(a, form)) || strcmp(own, number) != 0)
		return NULL;
	for (size_t c = column + 1; c < row->n; c++)
		if (!text_empty(row->cells[c]))
			return row->cells[c];
	return NULL;
}

/* Rows of questions have several texts: a list of remarks has its number and one text. */
static const char *find_in_row(struct arena *a, struct forms *forms, const struct grid_row *row,
			       const char *number)
{
	size_t filled = 0;
	const char *found = NULL;

	for (size_t c = 0; c < row->n; c++)
		filled += !text_empty(row->cells[c]);
	for (size_t c = 0; filled <= 2 && c < row->n && !found; c++) {
		if (text_empty(row->cells[c]))
			continue;
		found = filled == 1 ? text_behind(a, row->cells[c], number)
				    : text_beside(a, forms, row, c, number);
	}
	return found;
}

const char *answered_remark(struct arena *a, struct forms *forms, const struct grid *grid,
			    const char *remark)
{
	const char *form = forms_of(forms, remark), *number = form ? number_of(a, form) : NULL;

	for (size_t i = 0; number && grid && i < grid->sheets.n; i++)
		for (size_t k = 0; k < grid->sheets.at[i].rows.n; k++) {
			const char *text = find_in_row(a, forms, &grid->sheets.at[i].rows.at[k],
						       number);

			if (text)
				return arena_concat(a, remark, "：", text, (char *)NULL);
		}
	return remark;
}
