/* SPDX-License-Identifier: MIT
 *
 * Ways through the waist: from a row down to the 項 and 号 that answer it, from a statement or a
 * measure up to the rows, from a term to every text that cites it.
 */
#include "cmd/explain_duties.h"

#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "cmd/explain_row.h"
#include "derive/expand.h"
#include "derive/shape.h"
#include "derive/text_uses.h"

/* 'hospital/rules', 'tele-2026/annex' */
static void print_paper(const struct coverage_paper *paper)
{
	printf("%s/%s", paper->contract ? paper->contract->id : SCOPE_HOSPITAL,
	       paper->template->id);
}

/* The times of a statement with their numbers. */
static const char *times_of(const struct run *run, const struct measure_answer *answer)
{
	struct strbuf sb = strbuf_new(run->arena);
	struct expand e = {.a = run->arena, .names = &answer->chosen->names};

	for (size_t i = 0; i < answer->form->times.n; i++)
		strbuf_join(&sb, "、", expand_text(&e, answer->form->times.at[i], ""));
	return sb.text;
}

static void print_answer(const struct run *run, const struct coverage_paper *paper,
			 const struct measure_answer *answer)
{
	const char *position = answer->chosen->position->name, *times = times_of(run, answer);

	printf("      %s: ", answer->whole ? _("answered by") : _("helped by"));
	print_paper(paper);
	printf(" %s%s%s %s#%s: %s %s%s%s\n", answer->place, *position ? " " : "", position,
	       answer->chosen->clause->id, answer->statement->id, answer->form->who,
	       answer->form->act, *times ? " " : "", times);
}

/* In the papers of one contract and of the hospital; `only` NULL: in all. */
static size_t print_answers(const struct run *run, const struct measure_index *x,
			    const struct contract *only, const char *measure)
{
	size_t n = 0;

	for (size_t i = 0; i < run->coverage->papers.n; i++) {
		const struct coverage_paper *paper = &run->coverage->papers.at[i];

		if (only && paper->contract && paper->contract != only)
			continue;
		struct measure_answers answers =
			measure_answers_in(run->arena, x, paper->selection, measure);

		for (size_t k = 0; k < answers.all.n; k++)
			print_answer(run, paper, &answers.all.at[k]);
		n += answers.all.n;
	}
	return n;
}

static const char *source_text(const struct run *run, const struct row_link *link)
{
	if (row_link_is_known(link))
		return arena_printf(run->arena, _("by the register family's table, %s"),
				    link->place);
	return arena_printf(run->arena, _("a guess, by the word '%s'"), link->word);
}

void explain_measures_of_row(const struct run *run, const struct measure_index *x,
			     const struct responsibility *r)
{
	struct row_link link = measures_of_row(run->arena, x, r);

	for (size_t i = 0; i < link.measures.n; i++) {
		const struct measure *m = link.measures.at[i];

		printf("  %s: %s %s (%s)\n", _("measure"), m->id, m->name, source_text(run, &link));
		if (!print_answers(run, x, r->contract, m->id))
			printf("      %s\n", _("no statement answers it"));
	}
}

/* '標準案 2(1), 代替案 1' */
static const char *places_of(struct arena *a, const struct statement *s)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < s->forms.n; i++) {
		const struct statement_form *f = &s->forms.at[i];

		strbuf_join(&sb, ", ", f->position);
		strbuf_add(&sb, *f->position ? " " : "");
		strbuf_add(&sb, f->at);
	}
	return sb.text;
}

void explain_statements(struct arena *a, const struct clause *c)
{
	const struct duties *d = c->duties;

	if (d && d->text_only)
		printf("  %s: %s\n", _("text alone"), d->text_only);
	for (size_t i = 0; d && i < d->statements.n; i++) {
		const struct statement *s = &d->statements.at[i];

		printf("  %s: #%s (%s) %s %s\n", _("statement"), s->id, places_of(a, s),
		       s->forms.at[0].who, s->forms.at[0].act);
	}
}

static void print_list(const char *name, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		printf("    %s: %s\n", name, words[i]);
}

static void print_text(const char *name, const char *text)
{
	if (text)
		printf("    %s: %s\n", name, text);
}

/* Members as the file calls them, since who asks has the file before him. */
static void print_form(const struct statement_form *f)
{
	printf("  %s%s%s\n", f->position, *f->position ? " " : "", f->at);
	print_text("kind", f->kind);
	print_text("who", f->who);
	print_list("with", f->with.at, f->with.n);
	print_text("office", f->office);
	for (size_t i = 0; i < f->to.all.n; i++)
		printf("    to: %s %s\n", f->to.all.at[i].name, f->to.all.at[i].value);
	print_text("act", f->act);
	print_text("when", f->always ? "always" : f->occasion);
	print_list("when", f->events.at, f->events.n);
	print_text("if", f->condition);
	print_list("time", f->times.at, f->times.n);
	print_text("keep", f->keep);
	print_text("per", f->per);
	print_text("record", f->record);
	print_text("fee", f->fee);
	print_list("answers", f->answers.at, f->answers.n);
	print_list("part", f->part.at, f->part.n);
}

/* Every row of every contract that asks for one of the measures. */
static void print_rows(const struct run *run, const struct measure_index *x, const char *measure)
{
	for (size_t i = 0; i < run->project->contracts.n; i++) {
		for (size_t k = 0; k < run->responsibilities[i]->rows.n; k++) {
			const struct responsibility *r = &run->responsibilities[i]->rows.at[k];
			struct row_link link = measures_of_row(run->arena, x, r);

			for (size_t n = 0; n < link.measures.n; n++)
				if (strcmp(link.measures.at[n]->id, measure) == 0)
					printf("%s%s\n", explain_line(run, explain_words(run, r)),
					       link.source == MEASURES_WORDS ? _(", a guess") : "");
		}
	}
}

/* Of an annex that keeps a core: whether the statement is read in the article or in a 別表. */
static const char *shape_text(const struct run *run, const struct coverage_paper *paper,
			      const struct chosen *chosen, const struct statement_form *f)
{
	const struct contract *c = paper->contract;
	const struct table_words *words = c ? run->words[c - run->project->contracts.at] : NULL;
	const struct template_block *part =
		core_annex_part(paper->template, nature_name(core_nature_of(f)));

	if (!core_annex_is(run->library, paper->template, c) || !part)
		return "";
	switch (shape_find(run->library, paper->selection, words ? &words->waiting : NULL, chosen,
			   f->paragraph)) {
	case SHAPE_WAITS: return _(", which waits");
	case SHAPE_TEXT: return _(", as text");
	default: return arena_printf(run->arena, _(", as a row of %s"), part->text);
	}
}

static void print_place(const struct run *run, const struct coverage_paper *paper,
			const struct chosen *chosen, const struct statement_form *f)
{
	struct chosen in = *chosen;
	bool taken = strcmp(f->position, chosen->position->name) == 0;

	in.position = clause_position(chosen->clause, f->position);
	printf("  %s: ", taken ? _("stands in") : _("would stand in"));
	print_paper(paper);
	printf(" %s%s%s%s\n", statement_citation(run->arena, run->library, &in, f),
	       *f->position ? " " : "", f->position, shape_text(run, paper, &in, f));
}

/* In each paper that has the article: its place in the position that is taken, and in others. */
static void print_places(const struct run *run, const struct clause *c, const struct statement *s)
{
	for (size_t i = 0; i < run->coverage->papers.n; i++) {
		const struct coverage_paper *paper = &run->coverage->papers.at[i];
		const struct chosen *chosen = selection_find(paper->selection, c->id);

		if (!chosen || !chosen->position)
			continue;
		if (!statement_in(s, chosen->position->name)) {
			printf("  %s: ", _("falls away in"));
			print_paper(paper);
			printf(" %s\n", chosen->position->name);
		}
		for (size_t k = 0; k < s->forms.n; k++)
			print_place(run, paper, chosen, &s->forms.at[k]);
	}
}

static bool names(const char *const *ids, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(ids[i], id) == 0)
			return true;
	return false;
}

/* The measures that the statement names in any position, each once. */
static void print_measures(const struct run *run, const struct measure_index *x,
			   const struct statement *s)
{
	VEC(const char *) ids = {0};

	for (size_t i = 0; i < s->forms.n; i++) {
		const struct statement_form *f = &s->forms.at[i];

		for (size_t n = 0; n < f->answers.n + f->part.n; n++) {
			const char *id = n < f->answers.n ? f->answers.at[n]
							  : f->part.at[n - f->answers.n];
			const struct measure *m = measure_find(x, id);

			if (names(ids.at, ids.n, id))
				continue;
			*vec_push(run->arena, &ids) = id;
			printf("  %s: %s %s\n", _("measure"), id, m ? m->name : "");
		}
	}
}

static bool form_cites(const struct statement_form *f, const char *cited)
{
	for (size_t i = 0; i < f->times.n; i++)
		if (strstr(f->times.at[i], cited))
			return true;
	return strstr(f->act, cited) || (f->condition && strstr(f->condition, cited)) ||
	       (f->keep && strstr(f->keep, cited)) || (f->per && strstr(f->per, cited));
}

static const char *cited_as(struct arena *a, const char *term)
{
	return arena_concat(a, "{{" TERM_PREFIX, term, "}}", (char *)NULL);
}

static void print_terms(const struct run *run, const struct statement *s)
{
	for (size_t i = 0; i < run->library->terms.n; i++) {
		const struct shared_term *t = &run->library->terms.at[i];
		const char *cited = cited_as(run->arena, t->id);

		for (size_t k = 0; k < s->forms.n; k++) {
			const char *position = s->forms.at[k].position;

			if (form_cites(&s->forms.at[k], cited))
				printf("  %s: %s %s%s%s\n", _("term"), t->id, position,
				       *position ? " " : "",
				       term_text(run->arena, t, &run->project->terms, position));
		}
	}
}

/* What a row takes from it: its words, or nothing since others answer the whole. */
static const char *part_of(const struct row_statement *s)
{
	return !s->used ? _("stands behind what answers it") : s->whole ? _("answered") : _("helped");
}

/* Every row of every contract that the statement speaks to, with what the table prints. */
static void print_rows_of(const struct run *run, const struct statement *s)
{
	for (size_t i = 0; i < run->project->contracts.n; i++) {
		for (size_t k = 0; k < run->responsibilities[i]->rows.n; k++) {
			const struct responsibility *r = &run->responsibilities[i]->rows.at[k];
			const struct table_row *w = explain_words(run, r);

			for (size_t n = 0; n < w->acts.statements.n; n++)
				if (w->acts.statements.at[n].statement == s)
					printf("%s, %s%s\n", explain_line(run, w),
					       part_of(&w->acts.statements.at[n]),
					       w->acts.link.source == MEASURES_WORDS
						       ? _(", a guess")
						       : "");
		}
	}
}

static bool explain_statement(const struct run *run, const struct measure_index *x, const char *key)
{
	const char *hash = strchr(key, '#');
	const char *id = hash ? arena_strndup(run->arena, key, (size_t)(hash - key)) : "";
	const struct clause *c = library_clause(run->library, id);
	const struct statement *s = c ? duties_find(c->duties, hash + 1) : NULL;

	if (!s)
		return false;
	printf("%s %s\n  %s: %s:%d\n", key, c->title, _("file"), c->duties->file, s->line);
	print_places(run, c, s);
	print_measures(run, x, s);
	print_terms(run, s);
	for (size_t i = 0; i < s->forms.n; i++)
		print_form(&s->forms.at[i]);
	print_rows_of(run, s);
	return true;
}

static bool explain_measure(const struct run *run, const struct measure_index *x, const char *key)
{
	const struct measure *m = measure_find(x, key);
	const struct measure_uses *uses = m ? measure_uses_of(x, key) : NULL;

	if (!m)
		return false;
	printf("%s %s\n  %s: %s\n  %s: %s\n", m->id, m->name, _("file"), m->place, _("topic"),
	       m->topic);
	printf("  side: %s\n", m->side);
	if (m->obligation)
		printf("  obligation: %s\n", m->obligation);
	print_rows(run, x, key);
	for (size_t i = 0; i < uses->all.n; i++)
		printf("  %s: %s#%s (%s)\n", _("statement"), uses->all.at[i].clause->id,
		       uses->all.at[i].statement->id,
		       places_of(run->arena, uses->all.at[i].statement));
	print_answers(run, x, NULL, key);
	return true;
}

/* The articles of the papers that are made, for one place of the library. */
static void print_articles(const struct run *run, const struct clause *c,
			   const struct text_use *use)
{
	for (size_t i = 0; i < run->coverage->papers.n; i++) {
		const struct coverage_paper *paper = &run->coverage->papers.at[i];
		const struct chosen *chosen = selection_find(paper->selection, c->id);

		if (!chosen || chosen->position != use->position)
			continue;
		printf("    %s: ", _("stands in"));
		print_paper(paper);
		printf(" %s\n", text_use_citation(run->arena, run->library, chosen, use));
	}
}

static void print_uses(const struct run *run, const struct clause *c, const struct shared_term *t)
{
	struct arena *a = run->arena;
	struct text_uses uses = text_uses_of(a, c, cited_as(a, t->id));

	for (size_t i = 0; i < uses.all.n; i++) {
		const struct text_use *use = &uses.all.at[i];
		const char *position = use->position->name;

		printf("  %s: %s%s%s %s: %s (%s:%d)\n", _("used by"), c->id,
		       *position ? " " : "", position, text_use_at(a, use),
		       term_text(a, t, &run->project->terms, clause_terms_position(c, position)),
		       c->file,
		       use->block->line);
		print_articles(run, c, use);
	}
}

static bool row_cites(const struct table_row *w, const char *cited)
{
	for (size_t i = 0; i < w->acts.statements.n; i++)
		if (w->acts.statements.at[i].used &&
		    form_cites(w->acts.statements.at[i].form, cited))
			return true;
	return false;
}

/* Rows of the table whose words carry the term. */
static void print_citing_rows(const struct run *run, const char *cited)
{
	for (size_t i = 0; i < run->project->contracts.n; i++)
		for (size_t k = 0; k < run->responsibilities[i]->rows.n; k++) {
			const struct responsibility *r = &run->responsibilities[i]->rows.at[k];

			if (row_cites(explain_words(run, r), cited))
				printf("%s\n", explain_line(run, explain_words(run, r)));
		}
}

static bool explain_term(const struct run *run, const char *key)
{
	const struct shared_term *t = library_term(run->library, key);
	const char *own = settings_get(&run->project->terms, key);

	if (!t)
		return false;
	printf("%s %s\n  %s: %s\n", t->id, t->meaning, _("file"), t->place);
	printf("  %s: %s\n", _("value"), term_text(run->arena, t, NULL, ""));
	for (size_t i = 0; i < t->positions.all.n; i++)
		printf("  %s %s: %s\n", _("value"), t->positions.all.at[i].name,
		       term_text(run->arena, t, NULL, t->positions.all.at[i].name));
	if (own)
		printf("  %s: %s:terms\n", term_text(run->arena, t, &run->project->terms, ""),
		       run->project->file);
	for (size_t i = 0; i < run->library->clauses.n; i++)
		print_uses(run, &run->library->clauses.at[i], t);
	print_citing_rows(run, cited_as(run->arena, t->id));
	return true;
}

bool explain_duty(const struct run *run, const struct measure_index *x, const char *key)
{
	return explain_statement(run, x, key) || explain_measure(run, x, key) ||
	       explain_term(run, key);
}
