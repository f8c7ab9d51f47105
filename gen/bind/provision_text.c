/* SPDX-License-Identifier: MIT
 *
 * Sentences are those of derive/duty_text.h, with the statements that speak of them. A statement of
 * a whole 項 whose words stand in a 号 has its row in the place of the 項's last sentence.
 */
#include "bind/provision_text.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

static const struct statement_form *form_of(const struct provision_text *t, size_t i)
{
	return statement_in(&t->chosen->clause->duties->statements.at[i],
			    t->chosen->position->name);
}

static bool has_statement(const struct provision_text *t, int paragraph, int item)
{
	for (size_t i = 0; i < t->chosen->clause->duties->statements.n; i++) {
		const struct statement_form *f = form_of(t, i);

		if (f && f->paragraph == paragraph && f->item == item)
			return true;
	}
	return false;
}

/* The last sentence of the place; of a 項 that has none but in its 号 the first of those. */
static size_t sentence_at(const struct provision_text *t, int paragraph, int item)
{
	size_t found = PROVISION_NO_STATEMENT;

	for (size_t i = 0; i < t->text.sentences.n; i++) {
		const struct duty_sentence *s = &t->text.sentences.at[i];

		if (s->paragraph == paragraph &&
		    (s->item == item || found == PROVISION_NO_STATEMENT))
			found = i;
	}
	return found;
}

static void place_rows(struct provision_text *t, struct duty_sentence *const *assigned)
{
	for (size_t i = 0; i < t->chosen->clause->duties->statements.n; i++) {
		const struct statement_form *f = form_of(t, i);

		t->rows[i] = PROVISION_NO_STATEMENT;
		if (f && assigned[i] && assigned[i]->item == f->item)
			t->rows[i] = (size_t)(assigned[i] - t->text.sentences.at);
		else if (f)
			t->rows[i] = sentence_at(t, f->paragraph, f->item);
	}
}

const struct provision_text *provision_text_read(struct binding *b, const struct chosen *c)
{
	const struct duty_words *words = &b->in->library->duty_words;
	struct provision_text *t = arena_alloc(b->a, sizeof *t);

	t->b = b;
	t->chosen = c;
	t->text = duty_text_read(b->a, words, c->position);
	t->rows = arena_alloc(b->a, c->clause->duties->statements.n * sizeof *t->rows);
	place_rows(t, duty_text_assign(b->a, words, c->clause->duties, c->position->name, &t->text));
	return t;
}

size_t provision_text_row(const struct provision_text *t, size_t statement)
{
	return t->rows[statement];
}

bool provision_text_is_row(const struct provision_text *t, size_t sentence)
{
	const struct duty_sentence *s = &t->text.sentences.at[sentence];

	/* a 号 without a statement is printed as a whole */
	return !s->claims && (!s->item || has_statement(t, s->paragraph, s->item));
}

/* --- 号 --- */

static const struct block *list_of(const struct provision_text *t, int paragraph)
{
	const struct block *b = t->chosen->position->first;

	for (; b; b = b->next) {
		paragraph -= b->kind != BLOCK_LIST;
		if (!paragraph && b->kind == BLOCK_LIST)
			return b;
	}
	return NULL;
}

static const char *fill_block(const struct provision_text *t, const struct block *b)
{
	const struct expand e = clause_expand(t->b, t->chosen);

	return expand_text(&e, b->text,
			   arena_printf(t->b->a, "%s:%d", t->chosen->clause->file, b->line));
}

static void add_item(const struct provision_text *t, struct strbuf *sb, const struct block *item,
		     int depth, int n)
{
	strbuf_join(sb, "\n",
		    arena_concat(t->b->a, depth ? "　" : "", item_label(t->b->a, depth, n), " ",
				 fill_block(t, item), (char *)NULL));
	for (const struct block *list = item->first; list; list = list->next) {
		int k = 0;

		for (const struct block *below = list->first; below; below = below->next)
			add_item(t, sb, below, depth + 1, ++k);
	}
}

const char *provision_text_list(const struct provision_text *t, int paragraph)
{
	const struct block *list = list_of(t, paragraph);
	const struct waiting_list *waiting = waiting_of(t->b);
	struct strbuf sb = strbuf_new(t->b->a);
	int n = 0;

	for (const struct block *i = list ? list->first : NULL; i; i = i->next)
		if (!has_statement(t, paragraph, ++n) &&
		    !(waiting && waiting_at(waiting, t->chosen, paragraph, n)))
			add_item(t, &sb, i, 0, n);
	return sb.len ? sb.text : NULL;
}

size_t provision_text_leads(const struct provision_text *t, int paragraph)
{
	size_t first = PROVISION_NO_STATEMENT;

	for (size_t i = 0; i < t->chosen->clause->duties->statements.n; i++) {
		const struct statement_form *f = form_of(t, i);

		if (!f || f->paragraph != paragraph)
			continue;
		if (f->list)
			return i;
		if (first == PROVISION_NO_STATEMENT || (!f->item && form_of(t, first)->item))
			first = i;
	}
	return first;
}

/* --- what stands in brackets --- */

static bool is_hiragana(uint32_t c)
{
	return c >= 0x3041 && c <= 0x309F;
}

static bool is_mark(uint32_t c)
{
	return c == 0x3001 || c == 0x3002 || c == 0xFF08 || c == 0xFF09;
}

/* The noun before a bracket: back to the last kana or mark. */
static const char *noun_before(const char *text, const char *at)
{
	const char *noun = text;

	for (const char *p = text; p < at;) {
		uint32_t c = text_next(&p);

		if (is_hiragana(c) || is_mark(c))
			noun = p;
	}
	return noun;
}

static const char *closing(const char *at)
{
	int depth = 0;

	while (*at) {
		const char *from = at;
		uint32_t c = text_next(&at);

		depth += c == 0xFF08 ? 1 : c == 0xFF09 ? -1 : 0;
		if (!depth)
			return at;
		if (at == from)
			break;
	}
	return NULL;
}

static bool says_scope(const struct provision_text *t, const char *bracket)
{
	struct known words = known_parse(
		t->b->scratch, library_word(t->b->in->library, "provision.scopes"));

	for (size_t i = 0; i < words.all.n; i++)
		if (strstr(bracket, words.all.at[i]))
			return true;
	return false;
}

static void add_brackets(const struct provision_text *t, struct strbuf *sb, const char *text)
{
	const char *open = strstr(text, "（");

	while (open) {
		const char *end = closing(open);
		const char *bracket =
			end ? arena_strndup(t->b->a, open, (size_t)(end - open)) : NULL;

		if (bracket && says_scope(t, bracket)) {
			const char *noun = noun_before(text, open);

			strbuf_join(sb, "、",
				    arena_strndup(t->b->a, noun, (size_t)(end - noun)));
		}
		open = strstr(bracket && says_scope(t, bracket) ? end : open + 1, "（");
	}
}

/* The lists below the 号 in which the statement stands, once: at its first statement. */
static void add_below(const struct provision_text *t, struct strbuf *sb, size_t statement)
{
	const struct statement_form *f = form_of(t, statement);
	const struct block *list = list_of(t, f->paragraph), *item = list ? list->first : NULL;

	for (size_t i = 0; i < statement; i++) {
		const struct statement_form *other = form_of(t, i);

		if (other && other->paragraph == f->paragraph && other->item == f->item)
			return;
	}
	for (int n = 1; item && n < f->item; n++)
		item = item->next;
	for (const struct block *below = item ? item->first : NULL; below; below = below->next) {
		int n = 0;

		for (const struct block *i = below->first; i; i = i->next)
			add_item(t, sb, i, 1, ++n);
	}
}

/* The first of the statements that speak of a sentence has what stands in its brackets. */
static bool is_first(const struct provision_text *t, size_t statement)
{
	for (size_t i = 0; i < statement; i++)
		if (t->rows[i] == t->rows[statement])
			return false;
	return true;
}

const char *provision_text_details(const struct provision_text *t, size_t statement)
{
	struct strbuf sb = strbuf_new(t->b->a);
	size_t sentence = t->rows[statement];
	const struct expand e = clause_expand(t->b, t->chosen);

	if (sentence != PROVISION_NO_STATEMENT && is_first(t, statement))
		add_brackets(t, &sb,
			     expand_text(&e, t->text.sentences.at[sentence].text,
					 t->chosen->clause->file));
	if (form_of(t, statement)->item)
		add_below(t, &sb, statement);
	return sb.text;
}

enum provision_nature provision_text_nature(const struct provision_text *t, int paragraph)
{
	for (size_t i = 0; i < t->chosen->clause->duties->statements.n; i++) {
		const struct statement_form *f = form_of(t, i);

		if (f && f->paragraph == paragraph)
			return nature_of(f);
	}
	return NATURE_STANDING;
}
