/* SPDX-License-Identifier: MIT
 *
 * The register's own mark decides; where its profile has no field for it, a column whose head names
 * an obligation; else the mark of the published list that the family's rows come from; else how the
 * text ends its sentences.
 */
#include "derive/obligation.h"

#include <string.h>

#include "base/text.h"
#include "derive/keys.h"

static bool is_among(const char *const *marks, size_t n, const char *mark)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(marks[i], mark) == 0)
			return true;
	return false;
}

/* 望ましい設定を行わなければならない recommends nothing: what does so ends its sentence. */
static bool ends_sentence(const char *rest)
{
	static const char *const ends[] = {"。", "．", ".", "）", ")", "」", "\n"};

	for (size_t i = 0; i < ARRAY_LEN(ends); i++)
		if (text_starts(rest, ends[i]))
			return true;
	return !*rest;
}

static bool any_word_in(const char *const *words, size_t n, const char *text)
{
	for (size_t i = 0; i < n; i++)
		for (const char *p = text; (p = strstr(p, words[i])); p++)
			if (ends_sentence(p + strlen(words[i])))
				return true;
	return false;
}

const struct obligation *obligation_by_mark(const struct library *l, const char *mark)
{
	for (size_t i = 0; mark && i < l->obligations.n; i++)
		if (is_among(l->obligations.at[i].marks.at, l->obligations.at[i].marks.n, mark))
			return &l->obligations.at[i];
	return NULL;
}

/* Whether a column is about it: its head names one of the obligations (必須・推奨の別). */
static bool head_names_obligation(const struct library *l, const char *head)
{
	for (size_t i = 0; i < l->obligations.n; i++)
		if (strstr(head, l->obligations.at[i].name))
			return true;
	return false;
}

/* The register's own mark; where its profile has no field for it, the column that was kept. */
static const struct obligation *marked_obligation(const struct library *l,
						  const struct requirement *r)
{
	const struct obligation *found = obligation_by_mark(l, r->obligation);

	for (size_t i = 0; !r->obligation && !found && i < r->at.extra.n; i++)
		if (head_names_obligation(l, r->at.extra.at[i].head))
			found = obligation_by_mark(l, r->at.extra.at[i].value);
	return found;
}

/* 'R24/④-1' of the family, as `covers` and `keys` write it: 'other:R1/①-1' for all but one. */
static bool names_row(const char *key, const struct family *family, const struct requirement *r)
{
	const char *colon = strchr(key, ':'), *of = colon ? key : KEY_DEFAULT_FAMILY;
	size_t n = colon ? (size_t)(colon - key) : strlen(of), risk = strlen(r->risk);

	key = colon ? colon + 1 : key;
	return strlen(family->id) == n && strncmp(family->id, of, n) == 0 &&
	       strncmp(key, r->risk, risk) == 0 && key[risk] == '/' &&
	       strcmp(key + risk + 1, r->no) == 0;
}

static bool item_has_row(const struct guideline_item *item, const struct family *family,
			 const struct requirement *r)
{
	for (size_t i = 0; i < item->keys.n; i++)
		if (names_row(item->keys.at[i], family, r))
			return true;
	return false;
}

static const struct obligation *obligation_by_item(const struct library *l,
						   const struct guideline_item *item)
{
	for (size_t i = 0; i < l->obligations.n; i++)
		for (size_t k = 0; k < item->marks.n; k++)
			if (is_among(l->obligations.at[i].item_marks.at,
				     l->obligations.at[i].item_marks.n, item->marks.at[k]))
				return &l->obligations.at[i];
	return NULL;
}

/* What the list says that the register was made from. */
static const struct obligation *listed_obligation(const struct library *l,
						  const struct family *family,
						  const struct requirement *r)
{
	for (size_t i = 0; family && r->no && i < l->guidelines.n; i++)
		for (size_t k = 0; k < l->guidelines.at[i].items.n; k++) {
			const struct guideline_item *item = &l->guidelines.at[i].items.at[k];
			const struct obligation *found =
				item->marks.n && item_has_row(item, family, r)
					? obligation_by_item(l, item)
					: NULL;

			if (found)
				return found;
		}
	return NULL;
}

const struct obligation *obligation_of(const struct library *l, const struct family *family,
				       const struct requirement *r)
{
	const struct obligation *marked = marked_obligation(l, r);

	if (!marked)
		marked = listed_obligation(l, family, r);
	for (size_t i = 0; !marked && r->text && i < l->obligations.n; i++)
		if (any_word_in(l->obligations.at[i].words.at, l->obligations.at[i].words.n,
				r->text))
			return &l->obligations.at[i];
	return marked ? marked : l->obligations.n ? &l->obligations.at[0] : NULL;
}
