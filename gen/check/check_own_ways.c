/* SPDX-License-Identifier: MIT
 *
 * Paragraphs that speak of what one clause lays down (clauses/shared-facts.json) and say it in their
 * own way: with a time of their own, or without a word of the article that has the list or the rule.
 * Statements tell more (check_facts.c); this reads the texts of those that have none as well.
 *
 * A text is gone through once: at each character the facts are met one of whose words begins with
 * it, the longest of them, and only of such facts the other words are looked for.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"

/* Rows of the table of first characters. */
enum { FIRST_CHARACTERS = 1024 };

struct met_fact {
	const struct shared_fact *fact;
	const char *word;       /* its longest, by which it is met */
	const char *seen;       /* the text in which it was met last */
	struct met_fact *next;  /* whose word begins with the like */
};

struct own_ways {
	struct arena *a;
	const struct check_input *in;
	struct diag_list *dl;
	struct met_fact *first[FIRST_CHARACTERS];
	const struct clause *clause;
};

static const char *longest_word(const struct shared_fact *f)
{
	const char *longest = f->words.at[0];

	for (size_t i = 1; i < f->words.n; i++)
		if (strlen(f->words.at[i]) > strlen(longest))
			longest = f->words.at[i];
	return longest;
}

static struct met_fact **row_of(struct own_ways *k, const char *text)
{
	return &k->first[text_next(&text) % FIRST_CHARACTERS];
}

/* Backwards, so that facts are met in the order of the file. */
static void index_facts(struct own_ways *k)
{
	const struct library *l = k->in->library;

	for (size_t i = l->shared_facts.n; i-- > 0;) {
		struct met_fact *m = arena_alloc(k->a, sizeof *m);
		const char *word = longest_word(&l->shared_facts.at[i]);
		struct met_fact **row = row_of(k, word);

		*m = (struct met_fact){
			.fact = &l->shared_facts.at[i], .word = word, .next = *row};
		*row = m;
	}
}

/* --- a paragraph --- */

static bool holds_all(const char *text, const struct shared_fact *f)
{
	for (size_t i = 0; i < f->words.n; i++)
		if (!strstr(text, f->words.at[i]))
			return false;
	return true;
}

static bool says_it(const char *text, const struct shared_fact *f)
{
	for (size_t i = 0; i < f->says.n; i++)
		if (strstr(text, f->says.at[i]))
			return true;
	return false;
}

static bool starts_with_unit(const struct duty_words *words, const char *text)
{
	for (size_t i = 0; i < words->units.n; i++)
		if (text_starts(text, words->units.at[i]))
			return true;
	return false;
}

/* A number, or a parameter, and a unit behind it. */
static bool has_time(const struct duty_words *words, const char *text)
{
	while (*text) {
		uint32_t c = text_next(&text);

		if (((c >= '0' && c <= '9') || (c >= U'０' && c <= U'９') || c == '}') &&
		    starts_with_unit(words, text))
			return true;
	}
	return false;
}

/* What an article lays down but for its times is said by citing it, with a time or without. */
static bool is_of_time(const struct shared_fact *f)
{
	bool cites = false;

	for (size_t i = 0; i < f->says.n; i++) {
		if (text_starts(f->says.at[i], "{{" TERM_PREFIX))
			return true;
		cites = cites || text_starts(f->says.at[i], "{{ref:");
	}
	return !cites && !f->instead;
}

/* The clause itself, where the others can do no more than cite it. */
static bool is_its_own(const struct shared_fact *f, const struct clause *c)
{
	for (size_t i = 0; i < f->says.n; i++)
		if (!text_starts(f->says.at[i], "{{ref:"))
			return false;
	return f->says.n && strcmp(f->laid_down, c->id) == 0;
}

static bool is_asked(const struct shared_fact *f, const struct clause *c)
{
	for (size_t i = 0; i < f->documents.n; i++)
		for (size_t d = 0; d < c->documents.n; d++)
			if (strcmp(f->documents.at[i], c->documents.at[d]) == 0)
				return true;
	return !f->documents.n;
}

static const char *join(struct arena *a, const char *const *words, size_t n, const char *between)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < n; i++)
		strbuf_join(&sb, between, words[i]);
	return sb.text;
}

/* The line of the block that says it in the way of the fact; 0: none does. */
static int line_saying(const struct block *b, const struct shared_fact *f)
{
	int line = 0;

	for (; b && !line; b = b->next)
		line = b->text && says_it(b->text, f) ? b->line : line_saying(b->first, f);
	return line;
}

/* 'FILE:LINE', where the fact stands in the clause that lays it down, else where its text begins. */
static const char *place_of_fact(struct arena *a, const struct library *l,
				 const struct shared_fact *f)
{
	const struct clause *c = library_clause(l, f->laid_down);
	int line = 0;

	for (size_t i = 0; i < c->positions.n && !line; i++)
		line = line_saying(c->positions.at[i].first, f);
	if (!line && c->positions.n && c->positions.at[0].first)
		line = c->positions.at[0].first->line;
	return arena_printf(a, "%s:%d", c->file, line);
}

static void tell(const struct own_ways *k, const struct shared_fact *f, int line)
{
	diag_add(k->dl, DIAG_OWN_WAY, k->clause->id,
		 arena_printf(k->a, "%s:%d", k->clause->file, line),
		 join(k->a, f->words.at, f->words.n, "・"), f->laid_down,
		 place_of_fact(k->a, k->in->library, f),
		 f->instead ? f->instead : join(k->a, f->says.at, f->says.n, ", "), f->id);
}

static bool is_own_way(const struct own_ways *k, const struct shared_fact *f, const char *text)
{
	return is_asked(f, k->clause) && holds_all(text, f) && !says_it(text, f) &&
	       (!is_of_time(f) || has_time(&k->in->library->duty_words, text)) &&
	       !is_its_own(f, k->clause);
}

static void read_text(struct own_ways *k, const char *text, int line)
{
	for (const char *at = text, *next = text; *at; at = next)
		for (struct met_fact *m = k->first[text_next(&next) % FIRST_CHARACTERS]; m;
		     m = m->next) {
			if (m->seen == text || !text_starts(at, m->word))
				continue;
			m->seen = text;
			if (is_own_way(k, m->fact, text))
				tell(k, m->fact, line);
		}
}

static void read_blocks(struct own_ways *k, const struct block *b)
{
	for (; b; b = b->next) {
		if (b->text)
			read_text(k, b->text, b->line);
		read_blocks(k, b->first);
	}
}

/* --- which clauses --- */

/* Of a paper of the project; the library alone, whose coverage nobody asked for, means all. */
static bool is_used(const struct check_input *in, const struct clause *c)
{
	for (size_t i = 0; in->coverage && i < in->coverage->papers.n; i++)
		if (selection_find(in->coverage->papers.at[i].selection, c->id))
			return true;
	return !in->coverage;
}

void check_own_ways(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	struct own_ways k = {.a = a, .in = in, .dl = dl};

	index_facts(&k);
	for (size_t i = 0; in->library->shared_facts.n && i < in->library->clauses.n; i++) {
		size_t n = dl->all.n;

		k.clause = &in->library->clauses.at[i];
		if (!is_used(in, k.clause))
			continue;
		for (size_t p = 0; p < k.clause->positions.n; p++)
			read_blocks(&k, k.clause->positions.at[p].first);
		scope_about_clause(in->library, k.clause, n, dl);
	}
}
