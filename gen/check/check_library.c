/* SPDX-License-Identifier: MIT
 *
 * The library alone, whatever a project says. Two clauses are looked at at a time: what one cites
 * has to be there in each of its documents, in each position and wherever its condition holds, which
 * is tried with all values of the few things that the two conditions ask for. Then what nobody uses,
 * and sentences that bind nobody.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/conditions.h"
#include "derive/duty_actor.h"
#include "derive/duty_text.h"
#include "derive/expand.h"
#include "derive/phrase.h"
#include "model/article_target.h"

/* Things that two conditions ask for; with more, nobody could read them. */
enum { MOST_ASKED = 8 };

struct library_check {
	struct arena *a;
	const struct library *l;
	struct diag_list *dl;
	const struct clause *clause;
	const char *place; /* of the text at hand */
};

/* --- what is cited --- */

static int count_paragraphs(const struct position *p)
{
	int n = 0;

	for (const struct block *b = p->first; b; b = b->next)
		n += b->kind == BLOCK_PARAGRAPH;
	return n;
}

/* Any of its positions may be agreed, whatever is agreed here. */
static void check_paragraph(const struct library_check *k, const struct clause *cited,
			    const struct article_target *t, const char *target)
{
	long paragraph = t->paragraph ? strtol(t->paragraph, NULL, 10) : 0;

	for (size_t i = 0; t->paragraph && i < cited->positions.n; i++)
		if (paragraph > count_paragraphs(&cited->positions.at[i]))
			diag_add(k->dl, DIAG_PARAGRAPH_OF_POSITION, k->clause->id, k->place, target,
				 cited->positions.at[i].name, cited->id);
}

static bool has_document(const struct clause *c, const char *document)
{
	for (size_t i = 0; i < c->documents.n; i++)
		if (strcmp(c->documents.at[i], document) == 0)
			return true;
	return false;
}

/* 'system.vpn' as one word, by which the same thing is known in both. */
static const char *thing_of(const struct library_check *k, const struct condition_term *t)
{
	return arena_concat(k->a, condition_kind_name(t->kind), ".", t->name, (char *)NULL);
}

struct asked_things {
	const char *at[MOST_ASKED];
	size_t n;
};

static size_t find_thing(struct asked_things *all, const char *word)
{
	for (size_t i = 0; i < all->n; i++)
		if (strcmp(all->at[i], word) == 0)
			return i;
	if (all->n < MOST_ASKED)
		all->at[all->n++] = word;
	return all->n - 1;
}

/* The condition with these values, one bit for each thing; none always holds. */
static bool holds_with(const struct library_check *k, const char *when, struct asked_things *all,
		       unsigned values)
{
	struct condition_terms terms = {.every = true};

	if (when)
		terms = condition_parse(k->a, when);
	for (size_t i = 0; i < terms.all.n; i++) {
		const struct condition_term *t = &terms.all.at[i];
		bool value = t->kind != CONDITION__MAX &&
			     (values >> find_thing(all, thing_of(k, t)) & 1);

		if ((value != t->not) != terms.every)
			return !terms.every;
	}
	return terms.every;
}

/* Both are asked once with all bits set and once with none, so that all things are known. */
static void check_condition(const struct library_check *k, const struct clause *cited)
{
	struct asked_things all = {0};

	for (unsigned values = 0; cited->when && values < 1U << MOST_ASKED; values++) {
		if (!holds_with(k, k->clause->when, &all, values) ||
		    holds_with(k, cited->when, &all, values))
			continue;
		diag_add(k->dl, DIAG_CITED_UNDER_CONDITION, k->clause->id, k->place, cited->id,
			 cited->when, k->clause->when ? k->clause->when : "-");
		return;
	}
}

/* In the paper that is named, else in each in which the text may stand. */
static bool is_in_papers(const struct library_check *k, const struct clause *cited,
			 const struct article_target *t)
{
	const struct template *paper = t->paper ? library_template(k->l, t->paper) : NULL;

	if (t->paper)
		return cited && paper && has_document(cited, template_source(paper));
	for (size_t i = 0; i < k->clause->documents.n; i++)
		if (!cited || !has_document(cited, k->clause->documents.at[i]))
			return false;
	return true;
}

static void tell_dangling(const struct library_check *k, const char *target,
			  const struct article_target *t)
{
	if (t->paper && !library_template(k->l, t->paper))
		diag_add(k->dl, DIAG_UNKNOWN_DOCUMENT, k->clause->id, k->place, t->paper,
			 library_list_templates(k->a, k->l));
	else
		diag_add(k->dl, t->paper ? DIAG_DANGLING_PAPER : DIAG_DANGLING_REFERENCE,
			 k->clause->id, k->place, target, t->paper);
}

static void check_reference(void *context, const char *name)
{
	const struct library_check *k = context;
	const struct article_target t = article_target_of(k->a, name);
	const struct clause *cited = t.clause ? library_clause(k->l, t.clause) : NULL;
	const char *target = t.clause ? name + strlen(REF_PREFIX) : NULL;

	if (!t.clause || (!cited && library_successor(k->l, t.clause)))
		return;
	if (!is_in_papers(k, cited, &t)) {
		tell_dangling(k, target, &t);
	} else if (cited) {
		check_paragraph(k, cited, &t, target);
		check_condition(k, cited);
	}
}

static void check_blocks(struct library_check *k, const struct block *b)
{
	for (; b; b = b->next) {
		k->place = arena_printf(k->a, "%s:%d", k->clause->file, b->line);
		if (b->text)
			expand_visit(k->a, b->text, check_reference, k);
		check_blocks(k, b->first);
	}
}

/* --- sentences without a subject --- */

/*
 * Where statements say who is bound, and are held against the text, a sentence needs a topic only
 * (記録は…): whose it is, is known. Elsewhere it has to name somebody.
 */
static bool has_subject(const struct library_check *k, const char *sentence)
{
	const struct duty_strings *marks = &k->l->duty_words.topic_marks;

	if (duty_has_subject(&k->l->duty_words, sentence))
		return true;
	for (size_t i = 0; k->clause->duties && i < marks->n; i++)
		if (strstr(sentence, marks->at[i]))
			return true;
	return false;
}

/*
 * A sentence that lays something down has a subject, or goes on with one in front of it in its 項,
 * or with that of the sentence on which its list hangs.
 */
static void check_subjects(const struct library_check *k, const struct position *p)
{
	struct duty_text text = duty_text_read(k->a, &k->l->duty_words, p);
	int paragraph = 0;
	bool going_on = false;

	for (size_t i = 0; i < text.sentences.n; i++) {
		const struct duty_sentence *s = &text.sentences.at[i];
		bool own = has_subject(k, s->text);

		going_on = (s->paragraph == paragraph && going_on) || own;
		paragraph = s->paragraph;
		if (s->lays_down && !going_on)
			diag_add(k->dl, DIAG_NO_SUBJECT, k->clause->id,
				 arena_printf(k->a, "%s:%d", k->clause->file, s->line),
				 phrase_beginning(k->a, s->text));
	}
}

/* --- what nobody uses --- */

static bool some_text_cites(const struct library *l, const char *words)
{
	for (size_t i = 0; i < l->clauses.n; i++)
		if (clause_holds(&l->clauses.at[i], words))
			return true;
	return false;
}

static void check_terms(const struct library_check *k)
{
	for (size_t i = 0; i < k->l->terms.n; i++) {
		const struct shared_term *t = &k->l->terms.at[i];

		if (!some_text_cites(k->l, arena_concat(k->a, "{{" TERM_PREFIX, t->id, "}}",
							(char *)NULL)))
			diag_add(k->dl, DIAG_TERM_UNUSED, t->id, t->place, t->id);
	}
}

static void use_all(struct map *used, const char *const *ids, size_t n)
{
	for (size_t i = 0; i < n; i++)
		map_set(used, ids[i], used);
}

static void use_answered(struct map *used, const struct duties *d)
{
	for (size_t s = 0; d && s < d->statements.n; s++)
		for (size_t i = 0; i < d->statements.at[s].forms.n; i++) {
			const struct statement_form *f = &d->statements.at[s].forms.at[i];

			use_all(used, f->answers.at, f->answers.n);
			use_all(used, f->part.at, f->part.n);
		}
}

/* Measures that a statement answers, or a row, a guideline item or words of rows ask for. */
static struct map *used_measures(const struct library_check *k)
{
	struct map *used = map_new(k->a);

	for (size_t f = 0; f < k->l->families.n; f++)
		for (size_t i = 0; i < k->l->families.at[f].measures.n; i++) {
			const struct row_measures *row = &k->l->families.at[f].measures.at[i];

			use_all(used, row->ids.at, row->ids.n);
		}
	for (size_t i = 0; i < k->l->clauses.n; i++)
		use_answered(used, k->l->clauses.at[i].duties);
	for (size_t i = 0; i < k->l->measures.n; i++)
		if (k->l->measures.at[i].refs.n || k->l->measures.at[i].asks.n)
			map_set(used, k->l->measures.at[i].id, used);
	return used;
}

static void check_measures_used(const struct library_check *k)
{
	const struct map *used = used_measures(k);

	for (size_t i = 0; i < k->l->measures.n; i++)
		if (!map_get(used, k->l->measures.at[i].id))
			diag_add(k->dl, DIAG_MEASURE_UNUSED, k->l->measures.at[i].id,
				 k->l->measures.at[i].place);
}

/* A reason for a row of a risk that the family does not have would excuse nothing. */
static void check_reasons(const struct library_check *k)
{
	for (size_t i = 0; i < k->l->not_covered.n; i++) {
		const struct not_covered *n = &k->l->not_covered.at[i];
		const struct family *f = library_family(k->l, n->family);
		const char *risk = arena_strndup(k->a, n->key, strcspn(n->key, "/"));

		if (!f)
			diag_add(k->dl, DIAG_UNKNOWN_FAMILY, n->key, n->place, n->family);
		else if (f->texts.all.n && !settings_get(&f->texts, risk))
			diag_add(k->dl, DIAG_UNKNOWN_REQUIREMENT, n->key, n->place, n->key);
	}
}

void check_library(struct arena *a, const struct library *l, struct diag_list *dl)
{
	struct library_check k = {.a = a, .l = l, .dl = dl};

	for (size_t i = 0; i < l->clauses.n; i++) {
		size_t n = dl->all.n;

		k.clause = &l->clauses.at[i];
		for (size_t p = 0; p < k.clause->positions.n; p++) {
			check_blocks(&k, k.clause->positions.at[p].first);
			check_subjects(&k, &k.clause->positions.at[p]);
		}
		scope_about_clause(l, k.clause, n, dl);
	}
	check_terms(&k);
	check_measures_used(&k);
	check_reasons(&k);
}
