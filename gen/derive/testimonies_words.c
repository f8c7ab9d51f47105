/* SPDX-License-Identifier: MIT
 *
 * What texts say of subjects that have words: remarks of answers, notes and evidence of the checklist,
 * notes and lines of the ledger and of systems. A sentence that names the subject denies it by a word
 * of denial behind its name, affirms it by another, and says nothing where it only supposes.
 */
#include <string.h>

#include "base/text.h"
#include "derive/remarks.h"
#include "derive/testimonies_gather.h"

/* Where a sentence of a remark ends. */
static const char *const ends[] = {"。", "\n", "；", ";", "．"};

/* A text, and who says it of what. */
struct worded_text {
	enum witness source;
	const char *text, *party, *key, *place, *date;
	const bool *systems;
	const struct disclosed_sheet *sheet;
	const char *product;
};

static const char *sentence_end(const char *s)
{
	const char *end = s + strlen(s);

	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		const char *at = strstr(s, ends[i]);

		if (at && at + strlen(ends[i]) < end)
			end = at + strlen(ends[i]);
	}
	return end;
}

/* By its name, be it without システム. */
static bool names_system(struct arena *a, const char *sentence, const struct system *s)
{
	static const char kind[] = "システム";
	size_t n = strlen(s->name);

	if (n > sizeof kind && text_ends(s->name, kind))
		n -= sizeof kind - 1;
	return strstr(sentence, arena_strndup(a, s->name, n)) != NULL;
}

/* The system that the sentence names, where it names one; else all that the text is about. */
static const bool *narrow(struct witnessing *g, const char *sentence, const bool *systems)
{
	for (size_t i = 0; i < g->p->systems.n; i++)
		if (systems[i] && names_system(g->a, sentence, &g->p->systems.at[i]))
			return systems_one(g->a, g->p, &g->p->systems.at[i]);
	return systems;
}

static void read_sentence(struct witnessing *g, const struct answer_subject *subject,
			  const struct worded_text *t, const char *sentence)
{
	const struct answer_rules *rules = &g->l->answer_rules;
	const char *word = rule_words_find(&subject->words, sentence), *tail;

	if (!word || rule_words_find(&rules->supposes, sentence))
		return;
	tail = strstr(sentence, word) + strlen(word);
	bool no = rule_words_find(&rules->denies, tail) != NULL;

	if (!no && !rule_words_find(&rules->affirms, tail) && t->source != WITNESS_LEDGER)
		return;
	struct testimony *x =
		testimony_add(g, subject, t->source, no ? CLAIM_LACKS : CLAIM_DOES);

	x->party = t->party;
	x->systems = narrow(g, sentence, t->systems);
	x->product = t->product;
	x->key = t->key;
	x->said = t->text;
	x->place = t->place;
	x->date = t->date;
	x->sheet = t->sheet;
	x->worded = true;
}

static void read_text(struct witnessing *g, const struct worded_text *t)
{
	for (const char *s = t->text; s && *s; s = sentence_end(s)) {
		const char *sentence =
			arena_strndup(g->a, s, (size_t)(sentence_end(s) - s));

		for (size_t i = 0; i < g->l->answer_rules.subjects.n; i++)
			if (g->l->answer_rules.subjects.at[i].words.n)
				read_sentence(g, &g->l->answer_rules.subjects.at[i], t, sentence);
	}
}

static bool is_hospital(const struct project *p, const char *party)
{
	const struct party *x = project_party(p, party);

	return x && strcmp(x->kind, "hospital") == 0;
}

static void read_sheet(struct witnessing *g, const struct disclosed_sheet *s)
{
	const bool own = is_hospital(g->p, s->party);
	const struct system *system = s->system ? project_system(g->p, s->system) : NULL;
	struct worded_text t = {.source = own ? WITNESS_HOSPITAL : WITNESS_ANSWER,
			    .party = s->party,
			    .sheet = s,
			    .product = s->product};

	if (s->system && !system)
		return;
	t.systems = system ? systems_one(g->a, g->p, system)
		    : own  ? systems_all(g->a, g->p)
			   : systems_of_vendor(g->a, g->p, s->party);
	for (size_t i = 0; i < s->answers.n; i++) {
		const struct disclosed_answer *x = &s->answers.at[i];

		t.text = x->remark;
		t.key = disclosed_key(g->a, s, x);
		t.place = arena_concat(g->a, x->at, ".remark", (char *)NULL);
		t.date = x->date ? x->date : s->date;
		read_text(g, &t);
	}
}

static void read_checklist(struct witnessing *g)
{
	const struct inspection *in = &g->p->inspection;
	const char *form = in->checklist ? in->checklist
			   : g->p->checklist ? g->p->checklist
					     : CHECKLIST_DEFAULT;

	for (size_t i = 0; i < in->answers.n; i++) {
		const struct checklist_answer *x = &in->answers.at[i];
		struct worded_text t = {.source = WITNESS_HOSPITAL,
				    .key = arena_concat(g->a, form, "/", x->item, (char *)NULL),
				    .systems = systems_all(g->a, g->p),
				    .date = x->date};

		t.text = x->note;
		t.place = arena_concat(g->a, x->place, ".note", (char *)NULL);
		read_text(g, &t);
		t.text = x->evidence;
		t.place = arena_concat(g->a, x->place, ".evidence", (char *)NULL);
		read_text(g, &t);
	}
}

static void read_ledger(struct witnessing *g)
{
	for (size_t i = 0; i < g->p->ledger.entries.n; i++) {
		const struct ledger_entry *e = &g->p->ledger.entries.at[i];
		const struct system *s = e->system ? project_system(g->p, e->system) : NULL;
		struct worded_text t = {.source = WITNESS_LEDGER,
				    .key = arena_concat(g->a, "ledger/", e->id, (char *)NULL)};

		if (!s || (!e->note && !e->line))
			continue;
		t.systems = systems_one(g->a, g->p, s);
		t.text = e->note;
		t.place = arena_concat(g->a, e->at, ".note", (char *)NULL);
		read_text(g, &t);
		t.text = e->line;
		t.place = arena_concat(g->a, e->at, ".line", (char *)NULL);
		read_text(g, &t);
	}
}

static void read_system(struct witnessing *g, const struct system *s)
{
	struct worded_text t = {.source = WITNESS_LEDGER, .systems = systems_one(g->a, g->p, s)};

	t.source = WITNESS_SYSTEM;
	t.text = s->note;
	t.key = arena_concat(g->a, "system/", s->id, ".note", (char *)NULL);
	t.place = arena_concat(g->a, s->place, ".note", (char *)NULL);
	read_text(g, &t);
	/* a line's name says what it is, without a verb */
	t.source = WITNESS_LEDGER;
	t.text = s->line;
	t.key = arena_concat(g->a, "system/", s->id, ".line", (char *)NULL);
	t.place = arena_concat(g->a, s->place, ".line", (char *)NULL);
	read_text(g, &t);
	for (size_t i = 0; i < s->lines.n; i++) {
		t.text = s->lines.at[i].name;
		t.key = arena_concat(g->a, "line/", s->id, "/", s->lines.at[i].id, (char *)NULL);
		t.place = arena_concat(g->a, s->lines.at[i].place, ".name", (char *)NULL);
		read_text(g, &t);
	}
}

void gather_words(struct witnessing *g)
{
	for (size_t i = 0; i < g->p->disclosed.n; i++)
		if (project_disclosed_latest(g->p, &g->p->disclosed.at[i]) ==
		    &g->p->disclosed.at[i])
			read_sheet(g, &g->p->disclosed.at[i]);
	read_checklist(g);
	read_ledger(g);
	for (size_t i = 0; i < g->p->systems.n; i++)
		read_system(g, &g->p->systems.at[i]);
}
