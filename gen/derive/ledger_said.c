/* SPDX-License-Identifier: MIT
 *
 * Words are compared folded and without white space. A name that stands in another counts only
 * where one alone fits: 電子カルテ for 電子カルテシステム.
 */
#include "derive/ledger_said.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "base/unicode.h"

#define WORD_OF_KIND "kind"
#define WORD_OF_REMOTE "remote"
#define WORD_OF_PARTY "party"
#define WORD_OF_ANY "any"

/* a Latin word as short as this stands for itself alone: CT, PC */
enum { SHORT_WORD = 3, LEAST_PART = 2 };

static const char *squash(struct arena *a, const char *text)
{
	return text_squash(a, unicode_fold(a, text));
}

const char *ledger_key(struct arena *a, const char *text)
{
	static const char *const companies[] = {"株式会社", "有限会社", "合同会社", "(株)", "(有)",
						"㈱",       "ー",       "‐",        "-"};
	const char *key = squash(a, text ? text : "");

	for (size_t i = 0; i < ARRAY_LEN(companies); i++)
		if (strstr(key, companies[i]))
			key = text_replace(a, key, companies[i], "");
	return key;
}

/* --- words of clauses/ledger-words.json --- */

static bool is_short_latin(const char *form)
{
	size_t n = strlen(form);

	for (size_t i = 0; i < n; i++)
		if (!isalnum((unsigned char)form[i]))
			return false;
	return n <= SHORT_WORD;
}

static bool is_latin(char c)
{
	return isalpha((unsigned char)c);
}

/* Where the word stands in the text; a short Latin one between others' letters does not. */
static bool stands_in(const char *text, const char *form)
{
	size_t n = strlen(form);

	for (const char *p = strstr(text, form); p; p = strstr(p + 1, form))
		if (!is_short_latin(form) || ((p == text || !is_latin(p[-1])) && !is_latin(p[n])))
			return true;
	return false;
}

static const char *whole_word(const struct library *l, const char *of, const char *text)
{
	for (size_t i = 0; i < l->ledger_words.n; i++) {
		const struct ledger_word *w = &l->ledger_words.at[i];

		for (size_t k = 0; strcmp(w->of, of) == 0 && k < w->forms.n; k++)
			if (strcmp(w->forms.at[k], text) == 0)
				return w->as;
	}
	return NULL;
}

static const char *word_inside(const struct library *l, const char *of, const char *text)
{
	const char *best = NULL;
	size_t longest = 0;

	for (size_t i = 0; i < l->ledger_words.n; i++) {
		const struct ledger_word *w = &l->ledger_words.at[i];

		for (size_t k = 0; strcmp(w->of, of) == 0 && k < w->forms.n; k++) {
			size_t n = strlen(w->forms.at[k]);

			if (n <= longest || !stands_in(text, w->forms.at[k]))
				continue;
			longest = n;
			best = w->as;
		}
	}
	return best;
}

bool ledger_says_nothing(struct arena *a, const struct library *l, const char *text)
{
	return text_empty(text) || whole_word(l, WORD_OF_ANY, squash(a, text));
}

const char *ledger_kind(struct arena *a, const struct library *l, const char *text)
{
	const char *key = squash(a, text ? text : "");
	const char *whole = whole_word(l, WORD_OF_KIND, key);

	return whole ? whole : word_inside(l, WORD_OF_KIND, key);
}

const char *ledger_remote(struct arena *a, const struct library *l, const char *text)
{
	return text ? whole_word(l, WORD_OF_REMOTE, squash(a, text)) : NULL;
}

/* --- names of the project --- */

enum fit { FIT_NONE, FIT_PART, FIT_WHOLE };

static enum fit fit_names(struct arena *a, const char *key, const char *name)
{
	const char *other = name ? ledger_key(a, name) : "";

	if (!*other || !*key)
		return FIT_NONE;
	if (strcmp(key, other) == 0)
		return FIT_WHOLE;
	if ((text_length(other) >= LEAST_PART && strstr(key, other)) ||
	    (text_length(key) >= LEAST_PART && strstr(other, key)))
		return FIT_PART;
	return FIT_NONE;
}

/* Of all that were seen, the one that fits alone: whole before part. */
struct choice {
	const void *at;
	enum fit fit;
	bool several;
};

static void see(struct choice *c, const void *at, enum fit fit)
{
	if (fit == FIT_NONE || fit < c->fit || c->at == at)
		return;
	*c = (struct choice){at, fit, fit == c->fit};
}

static const void *chosen(const struct choice *c)
{
	return c->several ? NULL : c->at;
}

/* An id is the whole text or nothing. */
static enum fit fit_id(const char *text, const char *id)
{
	return strcmp(text, id) == 0 ? FIT_WHOLE : FIT_NONE;
}

const struct system *ledger_system(struct arena *a, const struct project *p, const char *text)
{
	const char *key = text ? ledger_key(a, text) : "";
	struct choice c = {0};

	for (size_t i = 0; text && i < p->systems.n; i++) {
		const struct system *s = &p->systems.at[i];

		if (fit_id(text, s->id))
			return s;
		see(&c, s, fit_names(a, key, s->name));
	}
	return chosen(&c);
}

static const struct party *hospital_of(const struct project *p)
{
	for (size_t i = 0; i < p->parties.n; i++)
		if (text_equal(p->parties.at[i].kind, "hospital"))
			return &p->parties.at[i];
	return NULL;
}

/* 'vendor' where no system says which is nobody. */
static const struct party *party_meant(const struct project *p, const struct system *s,
				       const char *as)
{
	if (strcmp(as, "hospital") == 0)
		return hospital_of(p);
	return s && s->vendor ? project_party(p, s->vendor) : NULL;
}

const struct party *ledger_party(struct arena *a, const struct project *p, const struct library *l,
				 const struct system *s, const char *text)
{
	const char *key = text ? ledger_key(a, text) : "", *as;
	struct choice c = {0};

	for (size_t i = 0; text && i < p->parties.n; i++) {
		const struct party *party = &p->parties.at[i];

		if (fit_id(text, party->id))
			return party;
		see(&c, party, fit_names(a, key, party->name));
	}
	as = text && c.fit != FIT_WHOLE ? whole_word(l, WORD_OF_PARTY, squash(a, text)) : NULL;
	return as ? party_meant(p, s, as) : chosen(&c);
}

static void see_lines(struct arena *a, struct choice *c, const struct system *s, const char *text,
		      const char *key)
{
	for (size_t i = 0; i < s->lines.n; i++) {
		const struct line *line = &s->lines.at[i];
		bool is_it = fit_id(text, line->id) || text_equal(text, line->number);

		see(c, line, is_it ? FIT_WHOLE : fit_names(a, key, line->name));
	}
}

const struct line *ledger_line(struct arena *a, const struct project *p, const struct system *s,
			       const char *text)
{
	const char *key = text ? ledger_key(a, text) : "";
	struct choice c = {0};

	for (size_t i = 0; text && i < p->systems.n; i++)
		if (!s || s == &p->systems.at[i])
			see_lines(a, &c, &p->systems.at[i], text, key);
	return chosen(&c);
}
