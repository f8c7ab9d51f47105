/* SPDX-License-Identifier: MIT
 *
 * Both texts become tokens: a number is one, any other character is, a placeholder of the source is
 * one that stands for several of the new text. The cheapest way from one to the other (Wagner and
 * Fischer, 1974) says which stand where they stood; of a gap what goes comes before what comes.
 *
 * A short value (乙, 5) may meet its like anywhere, so a placeholder is kept only beside a neighbour
 * that is kept too. Widths are no difference: （ and (, ７ and 7.
 */
#include "derive/reword.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

enum { GO = 2, COME = 2, OTHER_NUMBER = 1, SURE_LENGTH = 3 };

struct token_list {
	VEC(struct reword_token) all;
};

struct reword_token {
	const char *text; /* as it is written */
	const char *key;  /* the same without width, for comparing */
	size_t begin, end; /* bytes of its text */
	bool number, blank;
	bool is_name;           /* a placeholder: names.at[name] */
	size_t name;
	struct token_list value; /* of a placeholder, as it is printed */
	/* of the new text: a placeholder that the next n_known tokens mean; NULL: none */
	const char *known;
	size_t n_known;
};

enum step_kind { STEP_SAME, STEP_NUMBER, STEP_GO, STEP_COME };

struct reword_step {
	enum step_kind kind;
	size_t old, new, n_new; /* tokens; n_new of a placeholder: how many it stands for */
};

/* --- tokens --- */

static uint32_t narrow(uint32_t c)
{
	return c == 0x3000 ? ' ' : c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

static bool is_digit(uint32_t c)
{
	c = narrow(c);
	return c >= '0' && c <= '9';
}

static bool is_joint(uint32_t c)
{
	return narrow(c) == '.' || narrow(c) == ',';
}

/* Behind a number with its decimals and the commas between its thousands. */
static const char *number_end(const char *at)
{
	const char *end = at, *next = at;

	for (uint32_t c; (c = text_next(&next));) {
		const char *behind = next;

		if (is_digit(c))
			end = next;
		else if (end == at || !is_joint(c) || !is_digit(text_next(&behind)))
			break;
	}
	return end;
}

static const char *narrow_text(struct arena *a, const char *text, size_t len)
{
	struct strbuf sb = strbuf_new(a);
	const char *end = text + len;

	while (text < end) {
		char bytes[4];

		strbuf_add_bytes(&sb, bytes, text_encode(narrow(text_next(&text)), bytes));
	}
	return sb.text;
}

static void add_words(struct arena *a, struct token_list *out, const char *text, size_t from,
		      size_t to)
{
	for (const char *at = text + from; at < text + to;) {
		const char *end = at;
		uint32_t c = text_next(&end);
		struct reword_token *t = vec_push(a, &out->all);

		t->number = is_digit(c);
		t->blank = text_is_space(c);
		if (t->number)
			end = number_end(at);
		end = end > text + to ? text + to : end;
		t->begin = (size_t)(at - text);
		t->end = (size_t)(end - text);
		t->key = narrow_text(a, at, (size_t)(end - at));
		t->text = t->number ? t->key : arena_strndup(a, at, (size_t)(end - at));
		at = end;
	}
}

static void add_name(struct reworded *r, const struct expand *e, struct token_list *out,
		     const char *name, size_t begin, size_t end)
{
	struct reword_token *t = vec_push(r->a, &out->all);

	t->text = arena_strndup(r->a, r->source + begin, end - begin);
	t->key = "";
	t->begin = begin;
	t->end = end;
	t->is_name = true;
	t->name = r->names.n;
	const char *value = expand_text(e, t->text, "");

	add_words(r->a, &t->value, value, 0, strlen(value));
	*vec_push(r->a, &r->names) = (struct reworded_name){.name = name, .value = value};
}

static void read_source(struct reworded *r, const struct expand *e, struct token_list *out)
{
	const char *at = r->source, *begin, *end, *name;

	while ((name = expand_next(r->a, at, &begin, &end))) {
		add_words(r->a, out, r->source, (size_t)(at - r->source),
			  (size_t)(begin - r->source));
		add_name(r, e, out, name, (size_t)(begin - r->source), (size_t)(end - r->source));
		at = end;
	}
	add_words(r->a, out, r->source, (size_t)(at - r->source), strlen(r->source));
}

/* --- what words of the new text mean --- */

static bool is_within(const char *text, const char *at, const struct known_words *k)
{
	for (size_t i = 0; i < k->n_except; i++) {
		const char *longer = k->except[i], *inside = strstr(longer, k->words);

		for (; inside; inside = strstr(inside + 1, k->words))
			if (at - text >= inside - longer &&
			    text_starts(at - (inside - longer), longer))
				return true;
	}
	return false;
}

/* The tokens from `i` to a byte of the text; 0: it is in the middle of one. */
static size_t tokens_to(const struct token_list *list, size_t i, size_t end)
{
	size_t n = 0;

	while (i + n < list->all.n && list->all.at[i + n].end <= end)
		n++;
	return n && list->all.at[i + n - 1].end == end ? n : 0;
}

static void mean(struct token_list *list, size_t i, size_t end, const char *name)
{
	size_t n = tokens_to(list, i, end);

	if (!n || !name || n < list->all.at[i].n_known)
		return;
	list->all.at[i].known = name;
	list->all.at[i].n_known = n;
}

/* Behind 第8, for 第; NULL: no such word with a number behind it stands there. */
static const char *behind_number(const char *at, const char *word)
{
	const char *number = at + strlen(word);

	return text_starts(at, word) && number_end(number) > number ? number_end(number) : NULL;
}

/* Behind 第8条の2第3項; NULL: no article is cited at `at`. */
static const char *article_end(const char *at)
{
	const char *end = behind_number(at, "第"), *more;

	if (!end || !text_starts(end, "条"))
		return NULL;
	end += strlen("条");
	while ((more = behind_number(end, "の")))
		end = more;
	more = behind_number(end, "第");
	return more && text_starts(more, "項") ? more + strlen("項") : end;
}

/* 法第20条, 別紙第8条 and 規則第3条 are other papers' articles. */
static bool is_of_other_paper(const char *text, const char *at)
{
	uint32_t c = text_last(text, at);

	return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x30A1 && c <= 0x30FC) || c == U'」' ||
	       c == U')' || c == U'）';
}

static void mean_known(struct arena *a, const struct reword_wish *w, struct token_list *list)
{
	for (size_t i = 0; i < list->all.n; i++) {
		const char *at = w->wished + list->all.at[i].begin, *end = article_end(at);

		for (size_t k = 0; k < w->n_known; k++)
			if (text_starts(at, w->known[k].words) &&
			    !is_within(w->wished, at, &w->known[k]))
				mean(list, i,
				     list->all.at[i].begin + strlen(w->known[k].words),
				     w->known[k].name);
		if (end && w->refer && !is_of_other_paper(w->wished, at))
			mean(list, i, (size_t)(end - w->wished),
			     w->refer(w->context,
				      narrow_text(a, at, (size_t)(end - at))));
	}
}

/* --- the cheapest way --- */

struct reword_way {
	const struct token_list *old, *new;
	uint32_t *cost;       /* from there to the end */
	unsigned char *kind;
};

static size_t cell(const struct reword_way *w, size_t i, size_t j)
{
	return i * (w->new->all.n + 1) + j;
}

static bool is_amount(const struct reword_token *t)
{
	return t->number || (t->is_name && t->value.all.n && t->value.all.at[0].number);
}

/* How many tokens of the new text from `j` on are the old one's (`same`), or it with another number. */
static size_t meets(const struct reword_way *w, size_t i, size_t j, bool same)
{
	const struct reword_token *t = &w->old->all.at[i];
	const struct reword_token *value = t->is_name ? t->value.all.at : t;
	size_t n = t->is_name ? t->value.all.n : 1;

	if (!n || j + n > w->new->all.n || (!same && !is_amount(t)))
		return 0;
	for (size_t k = 0; k < n; k++) {
		const struct reword_token *x = &value[k], *y = &w->new->all.at[j + k];

		if (!same && k == 0 ? !y->number : strcmp(x->key, y->key) != 0)
			return 0;
	}
	return n;
}

static uint32_t weight(const struct reword_token *t)
{
	return t->blank ? 0 : GO * (uint32_t)(t->is_name && t->value.all.n ? t->value.all.n : 1);
}

static void try(struct reword_way *w, size_t at, uint32_t cost, enum step_kind kind)
{
	if (cost >= w->cost[at])
		return;
	w->cost[at] = cost;
	w->kind[at] = (unsigned char)kind;
}

/* In the order in which ways that cost the same are preferred. */
static void find_step(struct reword_way *w, size_t i, size_t j)
{
	size_t at = cell(w, i, j), n;

	w->cost[at] = UINT32_MAX;
	if (i < w->old->all.n && (n = meets(w, i, j, true)))
		try(w, at, w->cost[cell(w, i + 1, j + n)], STEP_SAME);
	if (i < w->old->all.n && (n = meets(w, i, j, false)))
		try(w, at, w->cost[cell(w, i + 1, j + n)] + OTHER_NUMBER, STEP_NUMBER);
	if (i < w->old->all.n)
		try(w, at, w->cost[cell(w, i + 1, j)] + weight(&w->old->all.at[i]), STEP_GO);
	if (j < w->new->all.n)
		try(w, at, w->cost[cell(w, i, j + 1)] + (w->new->all.at[j].blank ? 0 : COME),
		    STEP_COME);
}

static void find_way(struct reword_way *w, struct arena *scratch)
{
	size_t n = (w->old->all.n + 1) * (w->new->all.n + 1);

	w->cost = arena_alloc(scratch, n * sizeof *w->cost);
	w->kind = arena_alloc(scratch, n);
	for (size_t i = w->old->all.n + 1; i-- > 0;)
		for (size_t j = w->new->all.n + 1; j-- > 0;) {
			if (i == w->old->all.n && j == w->new->all.n)
				w->cost[cell(w, i, j)] = 0;
			else
				find_step(w, i, j);
		}
}

struct step_list {
	VEC(struct reword_step) all;
};

static struct step_list steps_of(struct arena *a, const struct reword_way *w)
{
	struct step_list out = {0};

	for (size_t i = 0, j = 0; i < w->old->all.n || j < w->new->all.n;) {
		struct reword_step s = {.kind = w->kind[cell(w, i, j)], .old = i, .new = j};

		if (s.kind == STEP_SAME || s.kind == STEP_NUMBER)
			s.n_new = meets(w, i, j, s.kind == STEP_SAME);
		if (s.kind == STEP_COME)
			s.n_new = 1;
		i += s.kind != STEP_COME;
		j += s.n_new;
		*vec_push(a, &out.all) = s;
	}
	return out;
}

/* --- which placeholders stay --- */

static bool is_same_at(const struct step_list *s, size_t i)
{
	return i < s->all.n && s->all.at[i].kind == STEP_SAME;
}

/* Something beside it, on either side, stands where it stood; or it is all that there is. */
static bool has_neighbour(const struct step_list *s, size_t i)
{
	return is_same_at(s, i + 1) || (i > 0 && is_same_at(s, i - 1)) || s->all.n == 1;
}

static const char *words_of(struct arena *a, const struct reword_token *tokens, size_t n)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < n; i++)
		strbuf_add(&sb, tokens[i].text);
	return sb.text;
}

/* Of '2時間' for a value '1時間' the whole, of '7' for '5' the number. */
static void judge_names(struct reworded *r, const struct token_list *old,
			const struct token_list *new, const struct step_list *steps)
{
	for (size_t i = 0; i < steps->all.n; i++) {
		struct reword_step *s = &steps->all.at[i];
		const struct reword_token *t =
			s->kind == STEP_COME ? NULL : &old->all.at[s->old];

		if (!t || !t->is_name)
			continue;
		struct reworded_name *name = &r->names.at[t->name];
		bool stays = s->kind != STEP_GO && (t->value.all.n >= SURE_LENGTH ||
						    has_neighbour(steps, i));

		name->fate = !stays                   ? NAME_GONE
			     : s->kind == STEP_NUMBER ? NAME_NUMBER
						      : NAME_KEPT;
		if (name->fate == NAME_NUMBER)
			name->wished = words_of(r->a, &new->all.at[s->new], s->n_new);
	}
}

struct reworded reword(struct arena *a, const struct reword_wish *wish)
{
	struct reworded r = {.a = a, .source = wish->source};
	struct token_list *old = arena_alloc(a, sizeof *old), *new = arena_alloc(a, sizeof *new);
	struct arena *scratch = arena_new();
	struct reword_way way = {.old = old, .new = new};

	read_source(&r, wish->expand, old);
	add_words(a, new, wish->wished, 0, strlen(wish->wished));
	mean_known(a, wish, new);
	find_way(&way, scratch);
	const struct step_list steps = steps_of(a, &way);

	arena_free(scratch);
	judge_names(&r, old, new, &steps);
	r.old = old->all.at;
	r.n_old = old->all.n;
	r.new = new->all.at;
	r.n_new = new->all.n;
	r.steps = steps.all.at;
	r.n_steps = steps.all.n;
	return r;
}

/* --- the new source --- */

static bool is_latin(const char *text, bool last)
{
	uint32_t c = last ? text_last(text, text + strlen(text)) : text_next(&text);

	return c > ' ' && c < 0x250;
}

/* A blank that came is one between Latin words alone. */
static void add_blank(const struct reworded *r, size_t i, struct strbuf *sb)
{
	size_t next = i + 1;

	while (next < r->n_new && r->new[next].blank)
		next++;
	if (sb->len && is_latin(sb->text, true) && next < r->n_new &&
	    is_latin(r->new[next].text, false))
		strbuf_add(sb, " ");
}

/*
 * New tokens from `i` to `end` as their source; what means a placeholder is one. Gives how many were
 * written: a name may reach behind the end, and is none then.
 */
static void add_new(const struct reworded *r, size_t i, size_t end, struct strbuf *sb)
{
	while (i < end) {
		const struct reword_token *t = &r->new[i];

		if (t->known && i + t->n_known <= end) {
			strbuf_printf(sb, "{{%s}}", t->known);
			i += t->n_known;
			continue;
		}
		if (t->blank)
			add_blank(r, i, sb);
		else
			strbuf_add(sb, t->text);
		i++;
	}
}

static bool writes_new(const struct reworded *r, const struct reword_step *s)
{
	if (s->kind == STEP_COME)
		return true;
	if (s->kind == STEP_GO)
		return false;
	const struct reword_token *t = &r->old[s->old];
	const struct reworded_name *name = t->is_name ? &r->names.at[t->name] : NULL;

	if (!name)
		return s->kind == STEP_NUMBER;
	return name->fate == NAME_GONE || (name->fate == NAME_NUMBER && name->as_text);
}

/* Steps from `from` to `to`: what stands at their end. Runs of new tokens are written as one. */
static const char *print_steps(const struct reworded *r, size_t from, size_t to)
{
	struct strbuf sb = strbuf_new(r->a);

	for (size_t i = from; i < to; i++) {
		const struct reword_step *s = &r->steps[i];
		size_t begin = s->new, end = s->new + s->n_new;

		if (writes_new(r, s)) {
			while (i + 1 < to && (writes_new(r, &r->steps[i + 1]) ||
					      r->steps[i + 1].kind == STEP_GO)) {
				i++;
				end = r->steps[i].new + r->steps[i].n_new;
			}
			add_new(r, begin, end, &sb);
		} else if (s->kind != STEP_GO) {
			strbuf_add(&sb, r->old[s->old].text);
		}
	}
	return sb.text;
}

const char *reworded_text(const struct reworded *r)
{
	return print_steps(r, 0, r->n_steps);
}

/* The step of the token that begins, or ends, at the byte; n_steps: none does. */
static size_t step_at(const struct reworded *r, size_t byte, bool begins)
{
	for (size_t i = 0; i < r->n_steps; i++) {
		const struct reword_step *s = &r->steps[i];

		if (s->kind != STEP_COME &&
		    byte == (begins ? r->old[s->old].begin : r->old[s->old].end))
			return i;
	}
	return r->n_steps;
}

static bool is_ascii_digit(char c)
{
	return c >= '0' && c <= '9';
}

const char *reword_find(const char *text, const char *words)
{
	size_t n = strlen(words);

	for (const char *at = n ? strstr(text, words) : NULL; at; at = strstr(at + 1, words))
		if (!(at > text && is_ascii_digit(*at) && is_ascii_digit(at[-1])) &&
		    !(is_ascii_digit(at[n - 1]) && is_ascii_digit(at[n])))
			return at;
	return NULL;
}

const char *reworded_words(const struct reworded *r, const char *words)
{
	const char *at = reword_find(r->source, words);

	if (!at)
		return NULL;
	if (reword_find(reworded_text(r), words))
		return words;
	size_t begin = (size_t)(at - r->source), from = step_at(r, begin, true),
	       to = step_at(r, begin + strlen(words), false);

	if (from == r->n_steps || to == r->n_steps)
		return NULL;
	bool gone = r->steps[to++].kind == STEP_GO;

	while (gone && to < r->n_steps && r->steps[to].kind == STEP_COME)
		to++;
	const char *now = print_steps(r, from, to);

	return *now ? now : NULL;
}
