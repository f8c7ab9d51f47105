/* SPDX-License-Identifier: MIT
 *
 * Places are kept as they are met, article by article; only printing tells how many articles there
 * are, and leaves the 項 out where they differ.
 */
#include "bind/key_places.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/document_links.h"
#include "derive/measures.h"

void key_places_add(struct binding *b, struct key_places *places, const struct chosen *c,
		    int paragraph, int item)
{
	*vec_push(b->scratch, &places->all) = (struct key_place){c, paragraph, item};
}

bool key_place_waits(const struct binding *b, const struct chosen *c, int paragraph, int item)
{
	const struct waiting_list *list = waiting_of(b);

	return list && waiting_at(list, c, paragraph, item);
}

/* The 項 that all of them stand in; 0: several. The same of the 号. */
static struct key_place common_place(const struct key_places *places)
{
	struct key_place common = places->all.at[0];

	for (size_t i = 1; i < places->all.n; i++) {
		const struct key_place *p = &places->all.at[i];

		if (p->paragraph != common.paragraph)
			common.paragraph = 0;
		if (!common.paragraph || p->item != common.item)
			common.item = 0;
	}
	return common;
}

static const char *article_text(struct binding *b, const struct chosen *c)
{
	return number_print(b->a, b->in->library, "number.article", c->number);
}

static const char *one_article(struct binding *b, const struct key_places *places)
{
	const struct key_place common = common_place(places);
	const struct statement_form f = {.paragraph = common.paragraph, .item = common.item};

	return common.paragraph ? statement_citation_brief(b->a, b->in->library, common.chosen, &f)
				: article_text(b, common.chosen);
}

/* The same articles follow each other. */
static size_t count_articles(const struct key_places *places)
{
	size_t n = 1;

	for (size_t i = 1; i < places->all.n; i++)
		n += places->all.at[i].chosen != places->all.at[i - 1].chosen;
	return n;
}

static const char *few_articles(struct binding *b, const struct key_places *places)
{
	struct strbuf sb = strbuf_new(b->a);
	const struct chosen *before = NULL;

	for (size_t i = 0; i < places->all.n; i++) {
		const struct chosen *c = places->all.at[i].chosen;

		if (c != before)
			strbuf_join(&sb, library_word(b->in->library, "list.comma"),
				    article_text(b, c));
		before = c;
	}
	return sb.text;
}

static const char *places_text(struct binding *b, const struct key_places *places)
{
	size_t n = count_articles(places);

	if (n == 1)
		return one_article(b, places);
	if (n <= KEY_PLACES_MAX)
		return few_articles(b, places);
	return arena_concat(b->a, article_text(b, places->all.at[0].chosen),
			    text_fill(b->a, word_of(b, "key", "more"), "n",
				      arena_printf(b->a, "%zu", n - 1), NULL, NULL),
			    (char *)NULL);
}

void key_places_set(struct binding *b, struct view_row *row, const char *field,
		    const struct key_places *places)
{
	struct view_field *f =
		view_set(b, row, field, places->all.n ? places_text(b, places) : "");

	if (places->all.n)
		f->link = article_link(b, places->all.at[0].chosen->clause->id);
}
