/* SPDX-License-Identifier: MIT
 *
 * What texts say of subjects that have words. A clause that names the subject denies it by a word of
 * denial behind its name, affirms it by another, and says nothing where it only supposes; of several
 * clauses of one text the last counts. Rows and decisions say what is to be, so that only a whole
 * turn of phrase denies; but who acts on which machine they say by name.
 */
#include <string.h>

#include "base/text.h"
#include "derive/denials.h"
#include "derive/sentences.h"
#include "derive/testimonies_gather.h"
#include "derive/testimonies_texts.h"
#include "model/objects.h"

struct subject_reading {
	struct witnessing *g;
	const struct worded_text *text;
	const struct answer_subject *subject;
	const struct said_clauses *said;
	size_t last; /* place of the testimony of this text behind 0; 0: none yet */
};

/* Of the systems that the text is about those that the clause names; NULL: none of them. */
static const bool *narrow(struct witnessing *g, const struct said_clause *c, const bool *systems)
{
	bool *out, some = false;

	if (!c->systems)
		return systems;
	out = arena_alloc(g->a, (g->p->systems.n + 1) * sizeof(bool));
	for (size_t i = 0; i < g->p->systems.n; i++)
		some = (out[i] = systems[i] && c->systems[i]) || some;
	return some ? out : NULL;
}

static bool of_table(enum witness w)
{
	return w == WITNESS_ROW || w == WITNESS_DECISION;
}

/* 接続していないことを確認した tells what was looked at, and only then that somebody looked. */
static const char *predicate(struct arena *a, const char *tail)
{
	static const char *const nouns[] = {"ことを", "ことが", "ことは", "ことも", "ように"};
	const char *end = tail + strlen(tail);

	for (size_t i = 0; i < ARRAY_LEN(nouns); i++) {
		const char *at = strstr(tail, nouns[i]);

		if (at && at < end)
			end = at;
	}
	return *end ? arena_concat(a, arena_strndup(a, tail, (size_t)(end - tail)), "こと",
				   (char *)NULL)
		    : tail;
}

/* 常時接続 denies that a line is cut, 常時接続しない that it is not. */
static bool turned_round(const struct subject_reading *w, const char *clause, const char *phrase)
{
	bool says;
	const char *tail = NULL;

	rule_word_place(phrase, clause, &tail);
	return sentences_deny(&w->g->l->answer_rules, predicate(w->g->a, tail), &says);
}

/* What the clause says of the subject, whose name ends before `tail` (NULL: it has no name). */
static bool claim_of(const struct subject_reading *w, const char *clause, const char *word,
		     const char *tail, enum claim *claim)
{
	const struct answer_rules *r = &w->g->l->answer_rules;
	const char *phrase = rule_words_find(&w->subject->says_no, clause);
	bool says, no, able;

	if (rule_words_find(&w->subject->says_yes, clause))
		return *claim = CLAIM_DOES, !of_table(w->text->source);
	/* サポートが切れた場合 says nothing of whether it is */
	if (rule_words_find(&r->pending, clause) ||
	    rule_words_find(&r->supposes,
			    phrase ? text_replace(w->g->a, clause, phrase, "") : clause))
		return false;
	if (phrase && turned_round(w, clause, phrase))
		return *claim = CLAIM_DOES, !of_table(w->text->source);
	if (phrase)
		return *claim = CLAIM_LACKS, true;
	if (of_table(w->text->source) || !tail)
		return false;
	no = sentences_deny(r, predicate(w->g->a, tail), &says);
	if (!says && !w->text->name)
		return false;
	if (no && word) {
		enum denial of = denial_reads(r, w->subject, clause, word, tail);

		if (of == DENIAL_OF_ANOTHER)
			return false;
		no = of == DENIAL_OF_IT;
	}
	able = w->text->source == WITNESS_ANSWER && rule_words_find(&r->abilities, tail);
	*claim = no ? able ? CLAIM_CANNOT : CLAIM_LACKS : able ? CLAIM_CAN : CLAIM_DOES;
	return true;
}

/* A list has thousands of machines: what several of a system say is told once, of the first. */
static bool is_new(const struct subject_reading *w, enum claim claim)
{
	const char *key = arena_printf(w->g->a, "words\n%s\n%p\n%d", w->subject->id,
				       w->text->group, (int)claim);

	if (w->text->source != WITNESS_LEDGER || !w->text->group)
		return true;
	if (map_get(w->g->seen, key))
		return false;
	map_set(w->g->seen, key, w->g);
	return true;
}

/* 臨床検査との通信 in the form of another system is of what goes between the two. */
static bool is_between(const struct worded_text *t, const struct said_clause *c)
{
	static const char *const words[] = {"との", "への", "からの", "へ"};

	for (size_t i = 0; t->sheet && t->sheet->system && i < ARRAY_LEN(words); i++)
		if (strstr(c->text, words[i]))
			return true;
	return false;
}

/* Where the text stands and how it reads; whose it is and what it says are the caller's. */
static struct testimony *add_worded(struct witnessing *g, const struct answer_subject *subject,
				    const struct worded_text *t, enum claim claim)
{
	struct testimony *x = testimony_add(g, subject, t->source, claim);

	x->systems = t->systems;
	x->key = t->key;
	x->said = t->said;
	x->place = t->place;
	x->date = t->date;
	x->sheet = t->sheet;
	x->worded = true;
	return x;
}

static void add(struct subject_reading *w, const struct said_clause *c, enum claim claim)
{
	struct witnessing *g = w->g;
	const struct worded_text *t = w->text;
	const bool *systems = narrow(g, c, t->systems), *between = NULL;
	struct testimony *x;

	if (!systems && is_between(t, c)) {
		systems = t->systems;
		between = c->systems;
	}
	if (!systems || !is_new(w, claim))
		return;
	x = add_worded(g, w->subject, t, claim);
	x->party = t->source == WITNESS_ROW ? NULL : t->party;
	x->systems = systems;
	x->between = between;
	x->kind = t->kind;
	x->product = t->product;
	x->group = t->group;
	x->named = c->systems != NULL;
}

/* The same systems, so that the later clause takes the place of the earlier one. */
static bool same_set(const struct project *p, const bool *x, const bool *y)
{
	return x == y || (x && y && memcmp(x, y, p->systems.n * sizeof(bool)) == 0);
}

static void read_subject(struct witnessing *g, const struct worded_text *t,
			 const struct answer_subject *subject, const struct said_clauses *said)
{
	struct subject_reading w = {g, t, subject, said, 0};
	const struct said_clause *kept = NULL;
	enum claim claim, keeps = CLAIM_DOES;
	bool goes_on = false;

	for (size_t i = 0; i < said->all.n; i++) {
		const struct said_clause *c = &said->all.at[i];
		const char *word = rule_words_find(&subject->words, c->text), *tail = NULL;
		const char *at = word ? rule_word_place(word, c->text, &tail) : NULL;

		if (!word)
			tail = goes_on && !c->first ? c->text : NULL;
		goes_on = word || (goes_on && !c->first);
		if (c->elsewhere || !claim_of(&w, c->text, at, tail, &claim) ||
		    (claim == CLAIM_LACKS && t->sheet &&
		     denial_in_part(&g->l->answer_rules, said, i)))
			continue;
		if (kept && !same_set(g->p, kept->systems, c->systems))
			add(&w, kept, keeps);
		kept = c;
		keeps = claim;
	}
	if (kept)
		add(&w, kept, keeps);
}

/* --- who acts on which machine --- */

static bool has_role_for(const struct answer_subject *subject, const char *thing)
{
	for (size_t i = 0; i < subject->roles.n; i++) {
		const struct tending_role *r = tending_role_find(subject->roles.at[i]);

		if (r && text_starts(thing, r->kind) && thing[strlen(r->kind)] == '/')
			return true;
	}
	return false;
}

static void read_acts(struct witnessing *g, const struct worded_text *t,
		      const struct answer_subject *subject, const struct said_clause *c)
{
	const char *actor = rule_words_find(&subject->acts, c->text)
				    ? sentences_actor(g->a, g->p, g->l, t->contract, c->text)
				    : NULL;

	for (size_t i = 0; actor && i < c->things.n; i++) {
		struct testimony *x;

		if (!has_role_for(subject, c->things.at[i]))
			continue;
		x = testimony_add(g, subject, t->source, CLAIM_DOES);
		x->party = actor;
		x->alone = true;
		x->thing = c->things.at[i];
		x->systems = t->systems;
		x->key = t->key;
		x->said = t->said;
		x->place = t->place;
		x->date = t->date;
		x->from = t->contract->from;
		x->group = t->group;
		x->worded = true;
	}
}

/* 検査値の中継端末 of 検査値の中継端末のOS更新は…: a machine that nobody listed. */
static const char *named_machine(struct arena *a, const char *clause, const char *act)
{
	const char *end = strstr(clause, act), *from = clause;
	const char *os = strstr(clause, "のOS"), *comma = NULL;

	if (os && os < end)
		end = os;
	for (const char *at = strstr(clause, "、"); at && at < end; at = strstr(at + 1, "、"))
		comma = at;
	from = comma ? comma + strlen("、") : clause;
	const char *name = arena_strndup(a, from, (size_t)(end - from));

	return text_ends(name, "端末") || text_ends(name, "サーバ") || text_ends(name, "装置") ||
			       text_ends(name, "ルータ")
		       ? arena_concat(a, "named/", name, (char *)NULL)
		       : NULL;
}

/* A vendor's form names who else works on a machine. */
static void add_doer(struct witnessing *g, const struct worded_text *t,
		     const struct answer_subject *subject, const char *doer, const char *thing)
{
	struct testimony *x = add_worded(g, subject, t, CLAIM_DOES);

	x->party = doer;
	x->alone = true;
	x->thing = thing;
}

static void read_doer(struct witnessing *g, const struct worded_text *t,
		      const struct answer_subject *subject, const struct said_clause *c)
{
	const char *act = rule_words_find(&subject->acts, c->text);
	const char *doer = act && t->source == WITNESS_ANSWER
				   ? said_doer(g->a, g->p, &g->l->answer_rules, c->text, t->party)
				   : NULL;
	const char *named;

	if (!doer || parties_are_one(g->p, doer, t->party))
		return;
	for (size_t i = 0; i < c->things.n; i++)
		if (has_role_for(subject, c->things.at[i]))
			add_doer(g, t, subject, doer, c->things.at[i]);
	named = c->things.n ? NULL : named_machine(g->a, c->text, act);
	if (named && text_equal(subject->roles.at[0], "updates(server)"))
		add_doer(g, t, subject, doer, named);
}

/* Whether the text has any word that could be read of the subject. */
static bool speaks_of(const struct worded_text *t, const struct answer_subject *s)
{
	return rule_words_find(&s->says_no, t->text) ||
	       rule_words_find(&s->says_yes, t->text) ||
	       (t->source == WITNESS_ANSWER && rule_words_find(&s->acts, t->text)) ||
	       rule_words_find(t->contract ? &s->acts : &s->words, t->text);
}

static void read_text(void *context, const struct worded_text *t)
{
	struct witnessing *g = context;
	struct said_clauses said = {0};

	for (size_t i = 0; i < g->l->answer_rules.subjects.n; i++) {
		const struct answer_subject *s = &g->l->answer_rules.subjects.at[i];

		if (!speaks_of(t, s))
			continue;
		if (!said.all.n)
			said = sentences_read(g->a, g->p, g->l, t->text);
		read_subject(g, t, s, &said);
		for (size_t k = 0; s->roles.n && s->acts.n && k < said.all.n; k++)
			read_doer(g, t, s, &said.all.at[k]);
		for (size_t k = 0; t->contract && s->acts.n && k < said.all.n; k++)
			read_acts(g, t, s, &said.all.at[k]);
	}
}

void gather_words(struct witnessing *g)
{
	testimony_texts_visit(g, read_text, g);
}
