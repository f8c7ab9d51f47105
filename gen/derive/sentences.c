/* SPDX-License-Identifier: MIT
 *
 * Sentences end at 。 and line breaks, clauses at the words of clauses/contradiction-rules.json
 * (`splits`). The last word that denies or affirms counts: 利用していないことを確認している affirms
 * that somebody looked, and the clause is cut before that where it is two.
 */
#include "derive/sentences.h"

#include <string.h>

#include "base/text.h"

static const char *const ends[] = {"。", "\n", "；", ";", "．"};

/* Behind the first of the marks in s; the end of the text where there is none. */
static const char *cut_behind(const char *s, const char *const *marks, size_t n)
{
	const char *end = s + strlen(s);

	for (size_t i = 0; i < n; i++) {
		const char *at = strstr(s, marks[i]);

		if (at && at + strlen(marks[i]) < end)
			end = at + strlen(marks[i]);
	}
	return end;
}

/* A name without what companies and systems have beside it, unless little is left. */
static const char *bare_name(struct arena *a, const struct answer_rules *r, const char *name)
{
	const char *out = name;

	for (size_t i = 0; i < r->firms.n; i++)
		out = text_replace(a, out, r->firms.at[i], "");
	return strlen(out) >= strlen("電子カル") ? out : name;
}

static bool names(struct arena *a, const struct answer_rules *r, const char *text,
		  const char *name)
{
	return name && strstr(text, bare_name(a, r, name)) != NULL;
}

/* --- names --- */

static const bool *systems_named(struct arena *a, const struct project *p,
				 const struct answer_rules *r, const char *text)
{
	bool *set = arena_alloc(a, (p->systems.n + 1) * sizeof(bool)), some = false;

	for (size_t i = 0; i < p->systems.n; i++)
		if (names(a, r, text, p->systems.at[i].name))
			some = set[i] = true;
	for (size_t i = 0; !some && i < p->parties.n; i++) {
		const struct party *party = &p->parties.at[i];

		for (size_t k = 0; names(a, r, text, party->name) && k < p->systems.n; k++)
			if (text_equal(p->systems.at[k].vendor, party->id))
				some = set[k] = true;
	}
	return some ? set : NULL;
}

static void add_thing(struct arena *a, struct said_clause *c, const char *kind,
		      const struct system *s, const char *id, const char *name)
{
	if (name && strlen(name) > strlen("端末") && strstr(c->text, name))
		*vec_push(a, &c->things) = arena_concat(a, kind, "/", s->id, "/", id, (char *)NULL);
}

static void find_things(struct arena *a, const struct project *p, struct said_clause *c)
{
	for (size_t i = 0; i < p->systems.n; i++) {
		const struct system *s = &p->systems.at[i];

		if (c->systems && !c->systems[i])
			continue;
		for (size_t k = 0; k < s->servers.n; k++)
			add_thing(a, c, "server", s, s->servers.at[k].id, s->servers.at[k].name);
		for (size_t k = 0; k < s->devices.n; k++)
			add_thing(a, c, "device", s, s->devices.at[k].id, s->devices.at[k].name);
		for (size_t k = 0; k < s->backups.n; k++)
			add_thing(a, c, "backup", s, s->backups.at[k].id, s->backups.at[k].name);
	}
}

static const char *ended(struct arena *a, const char *clause)
{
	return text_ends(clause, "。") ? clause : arena_concat(a, clause, "。", (char *)NULL);
}

/* One sentence; what a clause names is the next one's too. */
static void read_clauses(struct arena *a, const struct project *p, const struct answer_rules *r,
			 const char *sentence, struct said_clauses *out)
{
	const bool *systems = NULL;
	bool first = true;

	for (const char *s = sentence; *s;) {
		const char *split = cut_behind(s, r->splits.at, r->splits.n),
			   *other = cut_behind(s, r->breaks.at, r->breaks.n),
			   *end = split < other ? split : other;
		struct said_clause *c = vec_push(a, &out->all);

		c->text = ended(a, arena_strndup(a, s, (size_t)(end - s)));
		c->systems = systems_named(a, p, r, c->text);
		c->elsewhere = !c->systems && rule_words_find(&r->elsewhere, c->text);
		systems = c->systems ? c->systems : c->elsewhere ? NULL : systems;
		c->systems = systems;
		c->first = first;
		first = other <= split;
		find_things(a, p, c);
		s = end;
	}
}

/* What stands in brackets with a 。 of its own is a sentence of its own. */
static const char *open_brackets(struct arena *a, const char *text)
{
	const char *open = strstr(text, "（"), *close = open ? strstr(open, "）") : NULL;
	const char *stop = open ? strstr(open, "。") : NULL;

	if (!close)
		return text;
	const char *end = close + strlen("）"), *rest = open_brackets(a, end);

	if (!stop || stop > close)
		return arena_concat(a, arena_strndup(a, text, (size_t)(end - text)), rest,
				    (char *)NULL);
	return arena_concat(a, arena_strndup(a, text, (size_t)(open - text)), "。",
			    arena_strndup(a, open + strlen("（"),
					  (size_t)(close - open) - strlen("（")),
			    rest, (char *)NULL);
}

struct said_clauses sentences_read(struct arena *a, const struct project *p,
				   const struct library *l, const char *text)
{
	struct said_clauses out = {0};

	text = text ? open_brackets(a, text) : NULL;
	for (const char *s = text; s && *s;) {
		const char *end = cut_behind(s, ends, ARRAY_LEN(ends));

		read_clauses(a, p, &l->answer_rules, arena_strndup(a, s, (size_t)(end - s)),
			     &out);
		s = end;
	}
	return out;
}

/* --- what they say --- */

/* Behind the last place of one of the words; NULL: none stands there. */
static const char *find_last(const struct rule_words *words, const char *text)
{
	const char *last = NULL;

	for (size_t i = 0; i < words->n; i++)
		for (const char *at = strstr(text, words->at[i]); at;
		     at = strstr(at + 1, words->at[i]))
			if (!last || at + strlen(words->at[i]) > last)
				last = at + strlen(words->at[i]);
	return last;
}

bool sentences_deny(const struct answer_rules *r, const char *words, bool *says)
{
	const char *no = find_last(&r->denies, words), *yes = find_last(&r->affirms, words);

	*says = no || yes;
	return no && (!yes || no >= yes);
}

static void join(bool *set, const bool *other, size_t n)
{
	for (size_t i = 0; other && i < n; i++)
		set[i] = set[i] || other[i];
}

const bool *sentences_scope(struct arena *a, const struct project *p, const struct library *l,
			    const char *text, bool yes, const bool *systems, bool *named)
{
	const struct said_clauses said = sentences_read(a, p, l, text);
	const size_t n = p->systems.n;
	bool *with = arena_alloc(a, (n + 1) * sizeof(bool)),
	     *against = arena_alloc(a, (n + 1) * sizeof(bool)),
	     *out = arena_alloc(a, (n + 1) * sizeof(bool)), some = false, any = false;

	*named = false;
	for (size_t i = 0; i < said.all.n; i++) {
		const char *clause = said.all.at[i].text;
		bool says, no = sentences_deny(&l->answer_rules, clause, &says);

		/* whoever is still at it has it not */
		says = says && (yes || !rule_words_find(&l->answer_rules.pending, clause));
		join(says && no == yes ? against : with, said.all.at[i].systems, n);
	}
	for (size_t i = 0; i < n; i++)
		some = some || (with[i] && systems[i]);
	for (size_t i = 0; i < n; i++) {
		out[i] = systems[i] && (some ? with[i] : !against[i]);
		any = any || out[i];
	}
	*named = some && any;
	return any ? out : systems;
}

static bool acts_as(struct arena *a, const char *clause, const char *name)
{
	static const char *const particles[] = {"は", "が", "に"};

	for (size_t i = 0; name && i < ARRAY_LEN(particles); i++)
		if (strstr(clause, arena_concat(a, name, particles[i], (char *)NULL)))
			return i < 2;
	return false;
}

const char *sentences_actor(struct arena *a, const struct project *p, const struct library *l,
			    const struct contract *c, const char *clause)
{
	const char *actor = NULL;

	for (size_t i = 0; i < c->parties.n; i++) {
		const struct party *party = project_party(p, c->parties.at[i].party);
		const char *name = party && party->name
					   ? bare_name(a, &l->answer_rules, party->name)
					   : NULL;

		if (!acts_as(a, clause, c->parties.at[i].label) && !acts_as(a, clause, name))
			continue;
		if (actor)
			return NULL;
		actor = c->parties.at[i].party;
	}
	return actor;
}
