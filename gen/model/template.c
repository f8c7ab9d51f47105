/* SPDX-License-Identifier: MIT
 *
 * What can be asked of a template without binding it: its readers, its views, its words.
 */
#include "model/template.h"

#include <string.h>

#include "base/text.h"

static bool words_in_block(const struct template_block *b, const char *words)
{
	const char *const own[] = {b->text, b->empty, b->foot};

	for (size_t i = 0; i < ARRAY_LEN(own); i++)
		if (own[i] && strstr(own[i], words))
			return true;
	for (size_t i = 0; i < b->items.n; i++)
		if (strstr(b->items.at[i], words))
			return true;
	for (size_t i = 0; i < b->body.n; i++)
		if (words_in_block(&b->body.at[i], words))
			return true;
	return false;
}

bool template_holds(const struct template *t, const char *words)
{
	for (size_t i = 0; i < t->parts.n; i++)
		if (words_in_block(&t->parts.at[i], words))
			return true;
	return false;
}

bool template_is_internal(const struct template *t)
{
	if (t->audience)
		return strcmp(t->audience, "parties") != 0;
	return strcmp(t->scope, "hospital") == 0 ||
	       (t->confidentiality && strcmp(t->confidentiality, "hospital") == 0);
}

bool template_is_for_bidders(const struct template *t)
{
	return t->audience && strcmp(t->audience, "bidders") == 0;
}

static bool block_prints_view(const struct template_block *b, const char *view, bool wholly)
{
	if (text_equal(b->view, view) && !(wholly && (b->where.n || b->limit)))
		return true;
	for (size_t i = 0; i < b->body.n; i++)
		if (block_prints_view(&b->body.at[i], view, wholly))
			return true;
	return false;
}

bool template_prints_view(const struct template *t, const char *view, bool wholly)
{
	for (size_t i = 0; i < t->parts.n; i++)
		if (block_prints_view(&t->parts.at[i], view, wholly))
			return true;
	return false;
}

static bool block_has_events(const struct template_block *b)
{
	for (size_t i = 0; i < b->columns.n; i++)
		if (b->columns.at[i].event)
			return true;
	for (size_t i = 0; i < b->body.n; i++)
		if (block_has_events(&b->body.at[i]))
			return true;
	return false;
}

bool template_has_events(const struct template *t)
{
	for (size_t i = 0; i < t->parts.n; i++)
		if (block_has_events(&t->parts.at[i]))
			return true;
	return false;
}

bool template_has_articles(const struct template *t)
{
	for (size_t i = 0; i < t->parts.n; i++)
		for (size_t k = 0; k < t->parts.at[i].body.n; k++)
			if (strcmp(t->parts.at[i].body.at[k].block, "articles") == 0)
				return true;
	return false;
}

const char *template_articles(const struct template *t)
{
	return t->articles ? t->articles : t->id;
}

const char *template_source(const struct template *t)
{
	return t->of ? t->of : t->id;
}

const char *template_name(const struct template *t)
{
	return t->shown ? t->shown : t->title;
}
