/* SPDX-License-Identifier: MIT
 *
 * Spellings are compared in the folded form without white space, exact ones first: so a profile may
 * give two meanings to words that differ by case or width alone.
 */
#include "import/column_words.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"

/* No word of a vocabulary is longer, and folding is dear. */
enum { LONGEST_WORD = 120 };

static const char *find_exact(const struct profile_column *c, const char *cell)
{
	for (size_t i = 0; i < c->map.n; i++)
		if (strcmp(c->map.at[i].word, cell) == 0)
			return c->map.at[i].means;
	for (const char *const *v = c->values; v && *v; v++)
		if (strcmp(*v, cell) == 0)
			return *v;
	return NULL;
}

static const char *fold(struct arena *a, const char *s)
{
	return text_squash(a, unicode_fold(a, s));
}

static const char *find_folded(struct arena *a, const struct profile_column *c, const char *cell)
{
	if (strnlen(cell, LONGEST_WORD) == LONGEST_WORD)
		return NULL;
	const char *key = fold(a, cell);

	for (size_t i = 0; i < c->map.n; i++)
		if (strcmp(fold(a, c->map.at[i].word), key) == 0)
			return c->map.at[i].means;
	for (const char *const *v = c->values; v && *v; v++)
		if (strcmp(fold(a, *v), key) == 0)
			return *v;
	return NULL;
}

/* Words that are all different are told once. */
static bool is_same(const struct odd_word *w, enum diag_code code, const struct profile_column *c,
		    const char *word)
{
	return w->code == code && w->column == c &&
	       (code == DIAG_CELL_LEFT || code == DIAG_DAY_WITHOUT_YEAR ||
		strcmp(w->word, word) == 0);
}

void column_words_count(struct arena *a, struct odd_words *odd, enum diag_code code,
			const struct profile_column *c, const char *word, const char *place)
{
	for (size_t i = 0; i < odd->all.n; i++)
		if (is_same(&odd->all.at[i], code, c, word)) {
			odd->all.at[i].n++;
			return;
		}
	*vec_push(a, &odd->all) = (struct odd_word){
		.code = code, .column = c, .word = word, .place = place, .n = 1};
}

const char *column_words_blank(const struct profile_column *c)
{
	for (size_t i = 0; i < c->map.n; i++)
		if (!*c->map.at[i].word)
			return c->map.at[i].means;
	return NULL;
}

const char *column_words_read(struct arena *a, const struct profile_column *c, const char *cell,
			      const char *place, struct odd_words *odd)
{
	if (!c->values && !c->map.n)
		return cell;
	const char *trimmed = text_trim(a, cell), *word = find_exact(c, trimmed);

	word = word ? word : find_folded(a, c, trimmed);
	if (!word && c->values)
		column_words_count(a, odd, DIAG_ODD_WORD, c, trimmed, place);
	return word ? word : cell;
}

static const char *join_values(struct arena *a, const char *const *values)
{
	struct strbuf sb = strbuf_new(a);

	for (; *values; values++)
		strbuf_join(&sb, ", ", *values);
	return sb.text;
}

void column_words_report(const struct odd_words *odd, struct diag_list *dl)
{
	for (size_t i = 0; i < odd->all.n; i++) {
		const struct odd_word *w = &odd->all.at[i];

		diag_add(dl, w->code, NULL, w->place, w->column->heads[0], w->word,
			 arena_printf(dl->arena, "%zu", w->n),
			 w->code == DIAG_ODD_WORD ? join_values(dl->arena, w->column->values)
						  : NULL);
	}
}
