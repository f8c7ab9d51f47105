/* SPDX-License-Identifier: MIT
 *
 * A list belongs to the 項 before it; what hangs below a 号 belongs to the 号. Which sentence a
 * statement speaks of is not written down: its act is made of the sentence's words, so that most of
 * its pairs of characters stand there.
 */
#include "derive/duty_text.h"

#include <string.h>

#include "base/text.h"
#include "derive/duty_actor.h"
#include "derive/phrase.h"

static bool ends_with(const char *text, const struct duty_strings *endings)
{
	for (size_t i = 0; i < endings->n; i++)
		if (text_ends(text, endings->at[i]))
			return true;
	return false;
}

static void read_sentences(struct arena *a, const struct duty_words *words, const struct block *b,
			   int paragraph, int item, struct duty_text *t)
{
	const char *rest = b->text, *sentence;

	while (rest && (sentence = phrase_sentence(a, &rest)))
		*vec_push(a, &t->sentences) = (struct duty_sentence){
			.text = sentence,
			.paragraph = paragraph,
			.item = item,
			.line = b->line,
			.lays_down = ends_with(sentence, &words->verbs) &&
				     !ends_with(sentence, &words->no_verbs)};
}

/* A 号 with all that hangs below it. */
static void read_item(struct arena *a, const struct duty_words *words, const struct block *b,
		      int paragraph, int item, struct duty_text *t)
{
	read_sentences(a, words, b, paragraph, item, t);
	for (const struct block *list = b->first; list; list = list->next)
		for (const struct block *inner = list->first; inner; inner = inner->next)
			read_item(a, words, inner, paragraph, item, t);
}

struct duty_text duty_text_read(struct arena *a, const struct duty_words *words,
				const struct position *p)
{
	struct duty_text t = {0};
	int paragraph = 0, item = 0;

	for (const struct block *b = p->first; b; b = b->next) {
		if (b->kind == BLOCK_PARAGRAPH) {
			item = 0;
			read_sentences(a, words, b, ++paragraph, 0, &t);
		}
		for (const struct block *i = b->first; b->kind == BLOCK_LIST && i; i = i->next)
			read_item(a, words, i, paragraph, ++item, &t);
	}
	return t;
}

bool duty_stands_at(const struct duty_sentence *s, int paragraph, int item)
{
	return s->paragraph == paragraph && (!item || !s->item || s->item == item);
}

bool duty_text_has(const struct duty_text *t, int paragraph, int item, const char *words)
{
	for (size_t i = 0; i < t->sentences.n; i++)
		if (duty_stands_at(&t->sentences.at[i], paragraph, item) &&
		    strstr(t->sentences.at[i].text, words))
			return true;
	return false;
}

struct assigning {
	const struct duty_words *words;
	struct duty_text *text;
};

/* Words of the act, times, the one who acts, the part of whom it is done to, the same 号. */
double duty_fit(const struct duty_words *words, const struct duty_sentence *s,
		const struct statement_form *f)
{
	double share = duty_share(f->act, s->text);

	for (size_t i = 0; i < f->times.n; i++)
		share += strstr(s->text, f->times.at[i]) != NULL;
	if (f->keep)
		share += strstr(s->text, f->keep) != NULL;
	if (duty_acts(words, s->text, duty_bound(f)))
		share += 0.4;
	for (size_t i = 0; i < f->to.all.n; i++) {
		const struct setting *to = &f->to.all.at[i];
		const struct duty_how *how = duty_how_find(words, to->value);

		share += how && duty_says_how(words, s->text, how, to->name) ? 0.2 : 0;
	}
	return share + (s->lays_down ? 0.01 : 0) + (s->item == f->item ? 0.1 : 0);
}

static struct duty_sentence *find_best(const struct assigning *g, const struct statement_form *f)
{
	struct duty_sentence *best = NULL;
	double most = -1;

	for (size_t i = 0; i < g->text->sentences.n; i++) {
		struct duty_sentence *s = &g->text->sentences.at[i];
		double share = duty_stands_at(s, f->paragraph, f->item)
				       ? duty_fit(g->words, s, f)
				       : -1;

		if (share > most) {
			most = share;
			best = s;
		}
	}
	return best;
}

/* Least share of an act that a sentence has which is given to a statement because nobody's is. */
#define LEAST_FIT 0.3

/*
 * Of the statements whose sentence has several, the one that the sentence without any suits best,
 * beside the one it has.
 */
static size_t find_spare(const struct assigning *g, const struct duties *d, const char *position,
			 struct duty_sentence *const *assigned, const struct duty_sentence *s)
{
	size_t best = d->statements.n;
	double most = -2;

	for (size_t i = 0; i < d->statements.n; i++) {
		const struct statement_form *f = statement_in(&d->statements.at[i], position);

		if (!f || !assigned[i] || assigned[i]->claims < 2 ||
		    !duty_stands_at(s, f->paragraph, f->item) ||
		    duty_share(f->act, s->text) < LEAST_FIT)
			continue;
		double gain = duty_fit(g->words, s, f) - duty_fit(g->words, assigned[i], f);

		if (gain > most) {
			most = gain;
			best = i;
		}
	}
	return best;
}

struct duty_sentence **duty_text_assign(struct arena *a, const struct duty_words *words,
					const struct duties *d, const char *position,
					struct duty_text *t)
{
	const struct assigning g = {words, t};
	struct duty_sentence **assigned = arena_alloc(a, d->statements.n * sizeof *assigned);

	for (size_t i = 0; i < d->statements.n; i++) {
		const struct statement_form *f = statement_in(&d->statements.at[i], position);

		assigned[i] = f ? find_best(&g, f) : NULL;
		if (assigned[i])
			assigned[i]->claims++;
	}
	for (size_t i = 0; i < t->sentences.n; i++) {
		struct duty_sentence *s = &t->sentences.at[i];
		size_t spare = s->lays_down && !s->claims
				       ? find_spare(&g, d, position, assigned, s)
				       : d->statements.n;

		if (spare == d->statements.n)
			continue;
		assigned[spare]->claims--;
		assigned[spare] = s;
		s->claims++;
	}
	return assigned;
}
