/* SPDX-License-Identifier: MIT
 *
 * Places and lists for the messages of the checks of statements; see the header.
 */
#include "check/duty_check.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

const char *duty_place_of(const struct duty_check *k, const char *member)
{
	const struct json *j = json_get(k->form->json, member);

	return arena_printf(k->a, "%s:%d", k->clause->duties->file,
			    j ? j->line : k->statement->line);
}

const char *duty_where(const struct duty_check *k, const char *at)
{
	const char *position = k->position->name;

	return arena_concat(k->a, position, *position ? " " : "", "項 ", at, (char *)NULL);
}

const char *duty_text_of(const struct duty_check *k, int item)
{
	struct strbuf sb = strbuf_new(k->a);

	for (size_t i = 0; i < k->text->sentences.n; i++) {
		const struct duty_sentence *s = &k->text->sentences.at[i];

		if (s->paragraph == k->form->paragraph && s->item == item)
			strbuf_add(&sb, s->text);
	}
	return sb.text;
}

const char *duty_list(const struct duty_check *k, const struct duty_strings *words)
{
	struct strbuf sb = strbuf_new(k->a);

	for (size_t i = 0; i < words->n; i++)
		strbuf_join(&sb, ", ", words->at[i]);
	return sb.text;
}

bool duty_is_kind(const struct duty_check *k, const char *kind)
{
	return strcmp(k->form->kind, kind) == 0;
}

bool duty_ends_in(const char *text, const struct duty_strings *words)
{
	for (size_t i = 0; i < words->n; i++)
		if (text_ends(text, words->at[i]))
			return true;
	return false;
}

const struct statement_place *duty_listed_here(const struct duty_check *k,
						     const struct unclaimed *u)
{
	for (size_t i = 0; i < u->at.n; i++)
		if (strcmp(u->at.at[i].position, k->position->name) == 0)
			return &u->at.at[i];
	return NULL;
}

bool duty_is_listed(const struct duty_check *k, const struct duty_sentence *s, const char *begin,
		    const char *end)
{
	const struct duties *d = k->clause->duties;

	for (size_t i = 0; i < d->unclaimed.n; i++) {
		const struct unclaimed *u = &d->unclaimed.at[i];
		const struct statement_place *p = duty_listed_here(k, u);
		size_t n = strlen(u->words);

		if (!p || !duty_stands_at(s, p->paragraph, p->item))
			continue;
		for (const char *at = strstr(s->text, u->words); at; at = strstr(at + 1, u->words))
			if (at < end && begin < at + n)
				return true;
	}
	return false;
}
