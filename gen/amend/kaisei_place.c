/* SPDX-License-Identifier: MIT
 *
 * An article is a row of lines with depths; a place is found from the outside in, each step among
 * the lines below the one before. Names say 同条, 同項 and 同号 for what the sentence named last.
 */
#include "amend/kaisei_place.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

size_t kaisei_place_find(struct arena *a, const struct article_code *c, const char *number)
{
	size_t i = 0;

	while (i < c->all.n && strcmp(article_code_number(a, &c->all.at[i]), number) != 0)
		i++;
	return i;
}

int kaisei_place_paragraph(const struct provision_line *line)
{
	int number = atoi(line->label);

	return number > 0 ? number : 1;
}

size_t kaisei_place_line_end(const struct provision *p, size_t line)
{
	size_t end = line + 1;

	while (end < p->lines.n && p->lines.at[end].depth > p->lines.at[line].depth)
		end++;
	return end < p->lines.n ? end : p->lines.n;
}

static size_t find_paragraph(const struct provision *p, int number)
{
	for (size_t i = 0; i < p->lines.n; i++)
		if (!p->lines.at[i].depth && kaisei_place_paragraph(&p->lines.at[i]) == number)
			return i;
	return p->lines.n;
}

static size_t find_label(const struct provision *p, size_t parent, const char *label)
{
	size_t end = parent < p->lines.n ? kaisei_place_line_end(p, parent) : p->lines.n;

	for (size_t i = parent + 1; i < end; i++)
		if (p->lines.at[i].depth == p->lines.at[parent].depth + 1 &&
		    strcmp(p->lines.at[i].label, label) == 0)
			return i;
	return p->lines.n;
}

size_t kaisei_place_line(const struct provision *p, const struct kaisei_place *place)
{
	size_t line = find_paragraph(p, place->paragraph);

	if (line < p->lines.n && place->item)
		line = find_label(p, line, place->item);
	if (line < p->lines.n && place->below)
		line = find_label(p, line, place->below);
	return line;
}

struct kaisei_place kaisei_place_numbered(struct kaisei_place place, const char *number)
{
	if (place.item)
		place.item = number;
	else if (place.paragraph)
		place.paragraph = atoi(number);
	else
		place.number = number;
	return place;
}

size_t kaisei_place_chapter_end(const struct article_code *c, size_t chapter)
{
	size_t end = chapter + 1;

	while (end < c->all.n && !c->all.at[end].chapter)
		end++;
	return end;
}

static const char *numbered(struct arena *a, const struct library *l, const char *format,
			    const char *number)
{
	return text_fill(a, library_word(l, format), "n", number, NULL, NULL);
}

/* (3): 第3号; ア stays. */
static const char *item_name(struct arena *a, const struct library *l, const char *label)
{
	size_t len = strlen(label);

	return len > 2 && label[0] == '('
		       ? numbered(a, l, "number.item", arena_strndup(a, label + 1, len - 2))
		       : label;
}

static bool has_one_paragraph(const struct provision *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->lines.n; i++)
		n += p->lines.at[i].depth == 0;
	return n <= 1 && (!p->lines.n || kaisei_place_paragraph(&p->lines.at[0]) == 1);
}

/* Words and 号 of an only 項 are the article's; that which gets another number is 第1項. */
static const char *paragraph_name(struct arena *a, const struct library *l,
				  const struct provision *p, const struct kaisei_place *place)
{
	return has_one_paragraph(p) && place->paragraph == 1 && !place->itself
		       ? ""
		       : numbered(a, l, "number.paragraph",
				  arena_printf(a, "%d", place->paragraph));
}

bool kaisei_place_means(const struct kaisei_place *place, size_t sentence)
{
	return place->sentence == sentence || (place->others >> sentence & 1U);
}

/* 前段, 中段, 後段; 本文, ただし書 */
static const char *sentence_word(const struct kaisei_place *place, size_t sentence)
{
	static const char *const of_two[] = {"amending.sentence.first", "amending.sentence.second"},
				 *const of_three[] = {"amending.sentence.first",
						      "amending.sentence.middle",
						      "amending.sentence.second"};

	if (place->proviso)
		return sentence == 1 ? "amending.main" : "amending.proviso";
	return place->sentences == 2 ? of_two[sentence - 1] : of_three[sentence - 1];
}

/* 前段、中段及び後段 */
static void add_sentences(struct strbuf *sb, const struct library *l,
			  const struct kaisei_place *place)
{
	size_t last = place->sentence;

	for (size_t i = 1; i <= place->sentences; i++)
		last = kaisei_place_means(place, i) ? i : last;
	for (size_t i = place->sentence; i <= last; i++) {
		if (!kaisei_place_means(place, i))
			continue;
		if (i > place->sentence)
			strbuf_add(sb, library_word(l, i == last ? "list.and" : "list.comma"));
		strbuf_add(sb, library_word(l, sentence_word(place, i)));
	}
}

/* The words of a 項 that has 号, and which sentences of them. */
static void add_text(struct strbuf *sb, const struct library *l, const struct provision *p,
		     const struct kaisei_place *place)
{
	size_t line = p && place->paragraph ? kaisei_place_line(p, place) : 0;

	if (place->paragraph && !place->item && p &&
	    kaisei_place_line_end(p, line) > line + 1)
		strbuf_add(sb, library_word(l, "amending.lead"));
	if (place->sentence)
		add_sentences(sb, l, place);
}

static bool is_same_article(const struct kaisei_place *x, const struct kaisei_place *before)
{
	return before && before->number && x->number && strcmp(x->number, before->number) == 0;
}

static void add_article(struct strbuf *sb, const struct library *l, const struct provision *p,
			const struct kaisei_place *place, const struct kaisei_place *before)
{
	strbuf_add(sb, is_same_article(place, before)
			       ? library_word(l, p && p->chapter ? "amending.same.chapter"
								 : "amending.same.article")
			       : place->number);
}

/* What stands below the article, from the 項 on; the article's own name has to come first or not. */
static void add_below(struct arena *a, struct strbuf *sb, const struct library *l,
		      const struct provision *p, const struct kaisei_place *place,
		      const struct kaisei_place *before)
{
	const char *paragraph = paragraph_name(a, l, p, place);
	bool known = is_same_article(place, before) && *paragraph && before->paragraph &&
		     before->paragraph == place->paragraph,
	     item_known = is_same_article(place, before) && place->item && before->item &&
			  before->paragraph == place->paragraph &&
			  strcmp(place->item, before->item) == 0;

	if (item_known) {
		strbuf_add(sb, library_word(l, "amending.same.item"));
	} else {
		if (!known)
			add_article(sb, l, p, place, before);
		strbuf_add(sb, known ? library_word(l, "amending.same.paragraph") : paragraph);
		strbuf_add(sb, place->item ? item_name(a, l, place->item) : "");
	}
	strbuf_add(sb, place->below ? place->below : "");
}

const char *kaisei_place_name(struct arena *a, const struct library *l,
			      const struct article_code *c, const struct kaisei_place *place,
			      const struct kaisei_place *before)
{
	struct strbuf sb = strbuf_new(a);

	if (!place->number)
		return library_word(l, "amending.all");
	size_t i = kaisei_place_find(a, c, place->number);
	const struct provision *p = i < c->all.n ? &c->all.at[i] : NULL;

	if (place->paragraph && p)
		add_below(a, &sb, l, p, place, before);
	else
		add_article(&sb, l, p, place, before);
	if (place->title)
		strbuf_add(&sb, library_word(l, p && p->chapter ? "amending.chapter-name"
								: "amending.title"));
	else if (place->text)
		add_text(&sb, l, p, place);
	return sb.text;
}

static bool is_item_label(const char *label)
{
	size_t digits = *label == '(' ? strspn(label + 1, "0123456789") : 0;

	return digits && strcmp(label + 1 + digits, ")") == 0;
}

/* Its number is there, of the kind of its depth, and no line before has it. */
static bool is_named(const struct provision *p, size_t line)
{
	const struct provision_line *own = &p->lines.at[line];
	struct kaisei_place place = {.paragraph = 0};

	for (size_t i = 0; i <= line; i++) {
		const struct provision_line *at = &p->lines.at[i];

		if (at->depth == 0)
			place = (struct kaisei_place){.paragraph = kaisei_place_paragraph(at)};
		else if (at->depth == 1)
			place.item = at->label, place.below = NULL;
		else
			place.below = at->label;
	}
	return own->depth <= 2 && (own->depth != 1 || is_item_label(own->label)) &&
	       (own->depth != 2 || *own->label) && kaisei_place_line(p, &place) == line;
}

bool kaisei_place_is_regular(const struct provision *p)
{
	for (size_t i = 0; i < p->lines.n; i++)
		if (p->lines.at[i].depth > (i ? p->lines.at[i - 1].depth + 1 : 0) ||
		    !is_named(p, i))
			return false;
	return true;
}
