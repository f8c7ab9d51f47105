/* SPDX-License-Identifier: MIT
 *
 * A statement is written anew as a whole, in its line: `at` and `alt` get the position's members, all
 * else is copied. Words that stood in the text and stand there no more are those that now stand in
 * their place (derive/reword.h); a time that went without another is taken out.
 */
#include "work/wording_duties.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

struct placing {
	const struct wording_duties *d;
	struct wording_taken *out;
	struct diag_list *dl;
	const char *id; /* clause#statement */
	int paragraph, item;
};

/* --- JSON --- */

static struct json *copy_node(struct arena *a, const struct json *node)
{
	struct json *copy = json_new_null(a);

	*copy = *node;
	copy->next = NULL;
	return copy;
}

/* The object with another value of the member, which comes last where it is new; NULL: without it. */
static struct json *with(struct arena *a, const struct json *object, const char *name,
			 struct json *value)
{
	struct json *all = json_new_object(a);
	bool is_set = !value;

	for (const struct json *j = object ? object->first : NULL; j; j = j->next) {
		bool is_it = strcmp(j->name, name) == 0;

		if (!is_it)
			json_set(all, j->name, copy_node(a, j));
		else if (value)
			json_set(all, name, value);
		is_set = is_set || is_it;
	}
	if (!is_set)
		json_set(all, name, value);
	return all;
}

static const struct json *list_of(const struct wording_duties *d, const char *name)
{
	return json_get(json_edit_root(d->edit), name);
}

static const struct json *nth(const struct json *list, size_t n)
{
	const struct json *j = list ? list->first : NULL;

	while (j && n--)
		j = j->next;
	return j;
}

/* --- places --- */

/* '2(3)' as 項 and 号; item 0: the whole 項. */
static void read_at(const char *at, int *paragraph, int *item)
{
	char *end;

	*paragraph = (int)strtol(at, &end, 10);
	*item = *end == '(' ? (int)strtol(end + 1, NULL, 10) : 0;
}

/* Where it stands now; NULL: nowhere. */
static const char *place_now(const struct placing *p)
{
	const struct worded *w = p->d->worded;
	int item = p->item;

	if (p->paragraph == w->paragraph) {
		if (w->gone && (!w->item || w->item == p->item))
			return NULL;
		if (item && (size_t)item <= w->items.n)
			item = w->items.at[item - 1];
		if (p->item && !item)
			return NULL;
	}
	return item ? arena_printf(p->d->a, "%d(%d)", p->paragraph, item)
		    : arena_printf(p->d->a, "%d", p->paragraph);
}

/* --- words --- */

/* A block whose text counts for a statement at the place: a 号 is read with its 項. */
static bool counts(const struct placing *p, const struct worded_block *b)
{
	return p->paragraph == p->d->worded->paragraph &&
	       (!p->item || !b->item || b->item == p->item);
}

/* The words as they stand at the place now; the same where they were not touched. NULL: gone. */
static const char *words_now(const struct placing *p, const char *words)
{
	const struct worded *w = p->d->worded;
	const char *now = NULL;
	bool had = false;

	for (size_t i = 0; i < w->blocks.n; i++) {
		const struct worded_block *b = &w->blocks.at[i];

		if (!counts(p, b))
			continue;
		if (reword_find(b->new->text, words))
			return words;
		if (!b->old || !reword_find(b->old->text, words))
			continue;
		had = true;
		now = now ? now : reworded_words(&b->r, words);
	}
	return had ? now : words;
}

static void tell_words(const struct placing *p, const char *member, const char *before,
		       const char *after)
{
	*vec_push(p->d->a, &p->out->statements) =
		(struct reworded_statement){p->id, member, before, after};
	if (!after)
		diag_add(p->dl, DIAG_REWORD_TIME_GONE, p->id, p->d->clause->file,
			 before);
}

static bool is_time(const struct placing *p, const char *words)
{
	const char *end;

	return words && duty_time_find(&p->d->library->duty_words, words, true, &end);
}

/* A list of times, or one text of them; NULL where it is as it was. `gone`: nothing is left. */
static struct json *times_now(const struct placing *p, const char *member, const struct json *j,
			      bool *gone)
{
	struct json *list = json_new_array(p->d->a);
	bool changed = false;

	for (const struct json *t = j->first; t; t = t->next) {
		const char *now = words_now(p, t->string);

		now = is_time(p, now) ? now : NULL;
		if (!now || strcmp(now, t->string) != 0) {
			changed = true;
			tell_words(p, member, t->string, now);
		}
		if (now)
			json_append(list, json_new_string(p->d->a, now));
	}
	*gone = changed && !list->n;
	return changed ? list : NULL;
}

/* What ends as acts do, and is short enough for a table. */
static bool is_act(const struct placing *p, const char *words)
{
	const struct duty_strings *endings = &p->d->library->duty_words.act_endings;
	enum { LONGEST = 45 };

	for (size_t i = 0; words && i < endings->n; i++)
		if (text_ends(words, endings->at[i]))
			return text_length(words) <= LONGEST;
	return false;
}

static bool fits(const struct placing *p, const char *member, const char *now)
{
	enum { LONGEST_IF = 30 };

	if (strcmp(member, "act") == 0)
		return is_act(p, now);
	if (strcmp(member, "keep") == 0)
		return is_time(p, now);
	return now && (strcmp(member, "if") != 0 || text_length(now) <= LONGEST_IF);
}

/* A member that is one text. NULL: it stays as it is. */
static struct json *text_now(const struct placing *p, const char *member, const struct json *j,
			     bool *gone)
{
	const char *now = words_now(p, j->string);

	*gone = false;
	if (now && strcmp(now, j->string) == 0)
		return NULL;
	if (fits(p, member, now)) {
		tell_words(p, member, j->string, now);
		return json_new_string(p->d->a, now);
	}
	*gone = strcmp(member, "keep") == 0;
	if (*gone)
		tell_words(p, member, j->string, NULL);
	return NULL;
}

/* `alt` of the position: that of the one it came from, with words as they are now. */
static struct json *alt_now(const struct placing *p, const struct json *s, const struct json *was)
{
	static const char *const members[] = {"time", "keep", "record", "if", "act"};
	struct arena *a = p->d->a;
	struct json *alt = was ? copy_node(a, was) : json_new_object(a);

	for (size_t i = 0; i < ARRAY_LEN(members); i++) {
		const struct json *own = json_get(was, members[i]),
				  *j = own ? own : json_get(s, members[i]);
		bool gone = false;
		struct json *now = !j || j->kind == JSON_NULL ? NULL
				   : j->kind == JSON_ARRAY
					   ? times_now(p, members[i], j, &gone)
					   : text_now(p, members[i], j, &gone);

		if (gone)
			now = json_new_null(a);
		if (now)
			alt = with(a, alt, members[i], now);
	}
	return alt->n ? alt : NULL;
}

/* --- statements --- */

/* A number of children that `with` has counted; an object of none is no member. */
static struct json *or_none(struct json *object)
{
	return object->n ? object : NULL;
}

static struct json *place_in(const struct wording_duties *d, const struct json *s, const char *at,
			     struct json *alt)
{
	struct arena *a = d->a;
	struct json *places = with(a, json_get(s, "at"), d->to,
				   at ? json_new_string(a, at) : NULL),
		    *alts = with(a, json_get(s, "alt"), d->to, at ? alt : NULL);

	return with(a, with(a, s, "at", places), "alt", or_none(alts));
}

static bool differs(struct arena *a, const struct json *x, const struct json *y)
{
	return strcmp(json_print_line(a, x), json_print_line(a, y)) != 0;
}

static void drop(const struct placing *p, const struct json *s)
{
	const char *act = json_string(s, "act", "");

	*vec_push(p->d->a, &p->out->statements) =
		(struct reworded_statement){.id = p->id, .before = act};
	diag_add(p->dl, DIAG_REWORD_DROPS, p->id, p->d->clause->file, act);
}

static void put_statement(const struct wording_duties *d, size_t n, struct wording_taken *out,
			  struct diag_list *dl)
{
	const struct json *s = nth(list_of(d, "statements"), n);
	const char *was = json_string(json_get(s, "at"), d->from, NULL), *now = NULL;
	struct placing p = {.d = d, .out = out, .dl = dl};
	struct json *alt = NULL;

	p.id = arena_concat(d->a, d->clause->id, "#", json_string(s, "id", ""), (char *)NULL);
	if (was) {
		read_at(was, &p.paragraph, &p.item);
		now = place_now(&p);
		if (now)
			alt = alt_now(&p, s, json_get(json_get(s, "alt"), d->from));
		else
			drop(&p, s);
	}
	const struct json *written = place_in(d, s, now, alt);

	if (!json_get(written, "at")->n)
		json_edit_remove(d->edit, list_of(d, "statements"), s);
	else if (differs(d->a, s, written))
		json_edit_replace(d->edit, s, written);
}

/* Words that are listed as nobody's: one entry has the same words in all of its positions. */
static void put_unclaimed(const struct wording_duties *d, size_t n)
{
	const struct json *u = nth(list_of(d, "unclaimed"), n);
	const char *was = json_string(json_get(u, "at"), d->from, NULL), *now = NULL,
		   *words = json_string(u, "words", ""), *words_then = NULL;
	struct placing p = {.d = d};
	struct arena *a = d->a;

	if (was) {
		read_at(was, &p.paragraph, &p.item);
		now = place_now(&p);
		words_then = now ? words_now(&p, words) : NULL;
	}
	bool same = words_then && strcmp(words, words_then) == 0;
	struct json *at = with(a, json_get(u, "at"), d->to,
			       same ? json_new_string(a, now) : NULL);
	struct json *own = words_then && !same ? json_new_object(a) : NULL;

	if (own) { /* behind all others, since it is another one */
		json_set_string(a, json_set(own, "at", json_new_object(a)), d->to, now);
		json_set_string(a, own, "words", words_then);
		json_set_string(a, own, "why", json_string(u, "why", ""));
	}
	if (own && !at->n)
		json_edit_replace(d->edit, u, own);
	else if (!at->n)
		json_edit_remove(d->edit, list_of(d, "unclaimed"), u);
	else if (differs(a, json_get(u, "at"), at))
		json_edit_replace(d->edit, u, with(a, u, "at", at));
	if (own && at->n)
		json_edit_append(d->edit, list_of(d, "unclaimed"), own);
}

static size_t count_of(const struct wording_duties *d, const char *name)
{
	const struct json *list = list_of(d, name);

	return list ? list->n : 0;
}

void wording_duties_put(const struct wording_duties *d, struct wording_taken *out,
			struct diag_list *dl)
{
	for (size_t i = count_of(d, "statements"); i-- > 0;)
		put_statement(d, i, out, dl);
	for (size_t i = count_of(d, "unclaimed"); i-- > 0;)
		put_unclaimed(d, i);
}

/* NULL: the clause has no such statement. */
static const struct json *find_statement(const struct wording_duties *d, const char *id)
{
	const struct json *list = list_of(d, "statements");

	for (const struct json *j = list ? list->first : NULL; j; j = j->next)
		if (strcmp(json_string(j, "id", ""), id) == 0)
			return j;
	return NULL;
}

void wording_duties_drop(const struct wording_duties *d, const char *statement)
{
	const struct json *s = find_statement(d, statement);
	const struct json *written = s ? place_in(d, s, NULL, NULL) : NULL;

	if (!s)
		return;
	if (json_get(written, "at")->n)
		json_edit_replace(d->edit, s, written);
	else
		json_edit_remove(d->edit, list_of(d, "statements"), s);
}

void wording_duties_bind(const struct wording_duties *d, const char *statement, const char *who)
{
	const struct json *s = find_statement(d, statement);
	const char *at = s ? json_string(json_get(s, "at"), d->to, NULL) : NULL;

	if (!at)
		return;
	const struct json *was = json_get(json_get(s, "alt"), d->to);

	json_edit_replace(d->edit, s,
			  place_in(d, s, at,
				   with(d->a, was, "who", json_new_string(d->a, who))));
}
