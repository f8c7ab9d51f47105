/* SPDX-License-Identifier: MIT
 *
 * Sentences are those of derive/duty_text.h, with the statements that speak of them. A statement of
 * a whole 項 whose words stand in a 号 has its row in the place of the 項's last sentence.
 *
 * Which sentences stand whole depends on what the rows say, and a row says another thing once its
 * sentence stands in place of its act: that is asked over and over until no row changes any more.
 */
#include "bind/provision_text.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/duty_actor.h"
#include "derive/said.h"

static const struct statement_form *form_of(const struct provision_prose *t, size_t i)
{
	return statement_in(&t->chosen->clause->duties->statements.at[i],
			    t->chosen->position->name);
}

static bool has_statement(const struct provision_prose *t, int paragraph, int item)
{
	for (size_t i = 0; i < t->chosen->clause->duties->statements.n; i++) {
		const struct statement_form *f = form_of(t, i);

		if (f && f->paragraph == paragraph && f->item == item)
			return true;
	}
	return false;
}

/* The last sentence of the place; of a 項 that has none but in its 号 the first of those. */
static size_t sentence_at(const struct provision_prose *t, int paragraph, int item)
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

static void place_rows(struct provision_prose *t, struct duty_sentence *const *assigned)
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

size_t provision_text_row(const struct provision_prose *t, size_t statement)
{
	return t->rows[statement];
}

/* --- 号 --- */

static const struct block *list_of(const struct provision_prose *t, int paragraph)
{
	const struct block *b = t->chosen->position->first;

	for (; b; b = b->next) {
		paragraph -= b->kind != BLOCK_LIST;
		if (!paragraph && b->kind == BLOCK_LIST)
			return b;
	}
	return NULL;
}

static const char *fill_block(const struct provision_prose *t, const struct block *b)
{
	const struct expand e = clause_expand(t->b, t->chosen);

	return expand_text(&e, b->text,
			   arena_printf(t->b->a, "%s:%d", t->chosen->clause->file, b->line));
}

static void add_item(const struct provision_prose *t, struct strbuf *sb, const struct block *item,
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

const char *provision_text_list(const struct provision_prose *t, int paragraph)
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

size_t provision_text_leads(const struct provision_prose *t, int paragraph)
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

static bool says_scope(const struct provision_prose *t, const char *bracket)
{
	struct known words = known_parse(
		t->b->scratch, library_word(t->b->in->library, "provision.scopes"));

	for (size_t i = 0; i < words.all.n; i++)
		if (strstr(bracket, words.all.at[i]))
			return true;
	return false;
}

static void add_brackets(const struct provision_prose *t, struct strbuf *sb, const char *text)
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

/* One that is no exception: a definition, a case of its own. */
static bool has_other_bracket(const struct provision_prose *t, const char *text)
{
	const char *end;

	for (const char *open = strstr(text, "（"); open; open = strstr(end, "（")) {
		end = closing(open);
		if (!end || !says_scope(t, arena_strndup(t->b->scratch, open, (size_t)(end - open))))
			return true;
	}
	return false;
}

/* Its 号 waits, and has no row. */
static bool waits(const struct provision_prose *t, const struct statement_form *f)
{
	const struct waiting_list *list = waiting_of(t->b);

	return f->item && list && waiting_at(list, t->chosen, f->paragraph, f->item);
}

/* The lists below the 号 in which the statement stands, once: at its first statement. */
static void add_below(const struct provision_prose *t, struct strbuf *sb, size_t statement)
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
static bool is_first(const struct provision_prose *t, size_t statement)
{
	for (size_t i = 0; i < statement; i++)
		if (t->rows[i] == t->rows[statement])
			return false;
	return true;
}

static const char *name_in(const struct duty_word_list *list, const char *id)
{
	for (size_t i = 0; id && i < list->n; i++)
		if (strcmp(list->at[i].id, id) == 0)
			return list->at[i].name;
	return NULL;
}

static void add_said(struct strbuf *sb, const struct expand *e, const char *text)
{
	if (text)
		strbuf_join(sb, "\n", e ? expand_text(e, text, "") : text);
}

/* How sentences say the part that a row says by its name: 承認を受け, 指示により. */
static void add_parts(struct strbuf *sb, const struct duty_words *words,
		      const struct statement_form *f)
{
	for (size_t i = 0; i < f->to.all.n; i++) {
		const struct duty_how *how = duty_how_find(words, f->to.all.at[i].value);

		for (size_t n = 0; how && n < how->words.n; n++)
			add_said(sb, NULL, how->words.at[n]);
		for (size_t n = 0; how && n < how->plain.n; n++)
			add_said(sb, NULL, how->plain.at[n]);
	}
}

/* What the row of a statement says. */
static void add_row_words(const struct provision_prose *t, struct strbuf *sb, size_t statement)
{
	const struct statement_form *f = form_of(t, statement);
	const struct duty_words *words = &t->b->in->library->duty_words;
	const struct expand e = clause_expand(t->b, t->chosen);

	if (t->says[statement])
		add_said(sb, NULL, t->says[statement]);
	else
		add_said(sb, &e, f->act);
	add_said(sb, &e, f->condition);
	add_said(sb, NULL, name_in(&words->occasions, f->occasion));
	add_said(sb, NULL, name_in(&words->events, f->from));
	for (size_t i = 0; i < f->events.n; i++)
		add_said(sb, NULL, name_in(&words->events, f->events.at[i]));
	for (size_t i = 0; i < f->times.n; i++)
		add_said(sb, &e, f->times.at[i]);
	add_said(sb, &e, f->keep);
	add_said(sb, &e, f->record);
	add_parts(sb, words, f);
}

/* True when the words say all of a text, but for what stands in its brackets. */
static bool says_all(const struct provision_prose *t, const char *words, const char *text)
{
	const struct contract *c = t->b->in->contract;
	size_t n = c ? c->parties.n : 0;
	const char **labels = arena_alloc(t->b->scratch, n * sizeof *labels);

	for (size_t i = 0; i < n; i++)
		labels[i] = c->parties.at[i].label;
	return said_fully(t->b->scratch, &(struct said){words, labels, n}, text);
}

static bool rows_say(const struct provision_prose *t, size_t sentence, const char *printed)
{
	struct strbuf sb = strbuf_new(t->b->scratch);

	for (size_t i = 0; i < t->chosen->clause->duties->statements.n; i++) {
		const struct statement_form *f = form_of(t, i);

		if (f && f->paragraph == t->text.sentences.at[sentence].paragraph && !waits(t, f))
			add_row_words(t, &sb, i);
	}
	return says_all(t, sb.text, printed);
}

static const char *print_sentence(const struct provision_prose *t, size_t sentence)
{
	const struct expand e = clause_expand(t->b, t->chosen);

	return expand_text(&e, t->text.sentences.at[sentence].text, t->chosen->clause->file);
}

/* A sentence that its rows do not say in full. */
static bool stands_whole(const struct provision_prose *t, size_t sentence, const char *printed)
{
	return !rows_say(t, sentence, printed) ||
	       has_other_bracket(t, t->text.sentences.at[sentence].text);
}

/* The sentence if it stands whole, else what of it stands in brackets. */
static void add_unsaid(const struct provision_prose *t, struct strbuf *sb, size_t sentence)
{
	const char *printed = print_sentence(t, sentence);

	if (stands_whole(t, sentence, printed))
		strbuf_join(sb, "\n", printed);
	else
		add_brackets(t, sb, printed);
}

static bool has_row(const struct provision_prose *t, size_t sentence)
{
	for (size_t i = 0; i < t->chosen->clause->duties->statements.n; i++)
		if (t->rows[i] == sentence)
			return true;
	return false;
}

bool provision_text_is_row(const struct provision_prose *t, size_t sentence)
{
	const struct duty_sentence *s = &t->text.sentences.at[sentence];

	/* a 号 without a statement is printed as a whole */
	if (has_row(t, sentence) || (s->item && !has_statement(t, s->paragraph, s->item)))
		return false;
	return !rows_say(t, sentence, print_sentence(t, sentence)) || strstr(s->text, "（");
}

const char *provision_text_rest(const struct provision_prose *t, size_t statement)
{
	struct strbuf sb = strbuf_new(t->b->a);
	size_t sentence = t->rows[statement];

	if (sentence != PROVISION_NO_STATEMENT && !t->says[statement] && is_first(t, statement))
		add_unsaid(t, &sb, sentence);
	if (form_of(t, statement)->item)
		add_below(t, &sb, statement);
	return sb.text;
}

enum provision_nature provision_text_nature(const struct provision_prose *t, int paragraph)
{
	for (size_t i = 0; i < t->chosen->clause->duties->statements.n; i++) {
		const struct statement_form *f = form_of(t, i);

		if (f && f->paragraph == paragraph)
			return core_nature_of(f);
	}
	return NATURE_STANDING;
}

/* --- sentences in place of acts --- */

static size_t count_rows(const struct provision_prose *t, size_t sentence)
{
	size_t n = 0;

	for (size_t i = 0; i < t->chosen->clause->duties->statements.n; i++)
		n += t->rows[i] == sentence;
	return n;
}

/* The sentence that may stand in place of the statement's act; NULL: none. */
static const char *find_whole(const struct provision_prose *t, size_t statement)
{
	size_t sentence = t->rows[statement];

	/* a 号 hangs on the sentence before it, and is none by itself */
	if (sentence == PROVISION_NO_STATEMENT || form_of(t, statement)->item ||
	    t->text.sentences.at[sentence].item || count_rows(t, sentence) > 1)
		return NULL;
	const struct expand e = clause_expand(t->b, t->chosen);
	const char *printed = print_sentence(t, sentence);
	const char *act = expand_text(&e, form_of(t, statement)->act, t->chosen->clause->file);

	return says_all(t, printed, act) && stands_whole(t, sentence, printed) ? printed : NULL;
}

static bool fill_says(struct provision_prose *t)
{
	bool found = false;

	for (size_t i = 0; i < t->chosen->clause->duties->statements.n; i++) {
		if (t->says[i])
			continue;
		t->says[i] = find_whole(t, i);
		found |= t->says[i] != NULL;
	}
	return found;
}

const char *provision_text_says(const struct provision_prose *t, size_t statement)
{
	return t->says[statement];
}

const struct provision_prose *provision_text_read(struct binding *b, const struct chosen *c)
{
	const struct duty_words *words = &b->in->library->duty_words;
	struct provision_prose *t = arena_alloc(b->a, sizeof *t);

	t->b = b;
	t->chosen = c;
	t->text = duty_text_read(b->a, words, c->position);
	t->rows = arena_alloc(b->a, c->clause->duties->statements.n * sizeof *t->rows);
	t->says = arena_alloc(b->a, c->clause->duties->statements.n * sizeof *t->says);
	place_rows(t, duty_text_assign(b->a, words, c->clause->duties, c->position->name, &t->text));
	while (fill_says(t))
		;
	return t;
}
