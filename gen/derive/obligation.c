/* SPDX-License-Identifier: MIT
 *
 * The register's own mark decides; where its profile has no field for it, a column whose head names
 * an obligation; else how the text ends its sentences.
 */
#include "derive/obligation.h"

#include <string.h>

#include "base/text.h"

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

const struct obligation *obligation_of(const struct library *l, const struct requirement *r)
{
	const struct obligation *marked = marked_obligation(l, r);

	for (size_t i = 0; !marked && r->text && i < l->obligations.n; i++)
		if (any_word_in(l->obligations.at[i].words.at, l->obligations.at[i].words.n,
				r->text))
			return &l->obligations.at[i];
	return marked ? marked : l->obligations.n ? &l->obligations.at[0] : NULL;
}
