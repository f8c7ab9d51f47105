/* SPDX-License-Identifier: MIT
 *
 * bunkai explain: why a register row or a clause is in a document, or not, back to its register
 * row. Cells of the table, the waist (statements, measures, terms) and objects have files of their
 * own.
 */
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/offer.h"
#include "cmd/command.h"
#include "cmd/explain_duties.h"
#include "cmd/explain_object.h"
#include "cmd/explain_paper.h"
#include "cmd/explain_row.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "derive/clauses.h"
#include "derive/fallback.h"
#include "derive/keys.h"
#include "derive/shape.h"
#include "derive/papers.h"
#include "work/run.h"

static const char *topic_reason(struct arena *a, const struct topic_link *t)
{
	switch (t->source) {
	case TOPIC_EXPLICIT: return _("named in the register");
	case TOPIC_FAMILY: return _("by the register family's table");
	case TOPIC_KEYWORD: return arena_printf(a, _("by the keyword rule %s"), t->rule->place);
	case TOPIC_NONE: break;
	}
	return _("no rule fits");
}

/* Of a contract that has no paper with the table. */
static void print_shares(const struct responsibility *r)
{
	for (size_t i = 0; i < r->contract->parties.n; i++) {
		const struct share *s = &r->shares[i];

		printf("    %s (%s): %s %s\n", s->party->label, s->party->party,
		       s->role ? s->role->mark : "?", s->role ? s->role->name : "");
	}
}

static void print_decision(const struct responsibility *r)
{
	if (r->rule)
		printf("  %s: clauses/responsibility.json %s%s%s\n", _("rule"), r->rule->id,
		       r->rule->reason ? " - " : "", r->rule->reason ? r->rule->reason : "");
	else
		printf("  %s\n", _("no rule fits"));
	for (size_t i = 0; i < r->decisions.n; i++) {
		const struct decision *d = r->decisions.at[i];

		printf("  %s: %s %s%s%s\n", _("decision"), d->place, d->id, d->reason ? " - " : "",
		       d->reason ? d->reason : "");
	}
}

static const char *verdict_text(struct arena *a, const struct chosen *c)
{
	switch (c->verdict) {
	case CLAUSE_IN: return arena_printf(a, _("article %s"), c->number);
	case CLAUSE_OTHER_DOCUMENT: return _("its head does not name this document");
	case CLAUSE_CONDITION:
		return arena_printf(a, _("left out: its condition '%s' does not hold"), c->reason);
	case CLAUSE_OMITTED: return arena_printf(a, _("left out by the contract: %s"), c->reason);
	case CLAUSE_MODULE: return arena_printf(a, _("left out: %s"), c->reason);
	case CLAUSE_LEVEL: return _("left out: the level 'least' was chosen, and it is more");
	case CLAUSE_RANK: return arena_printf(a, _("by its rank it stands in %s"), c->reason);
	case CLAUSE_NO_CHAPTER: return _("left out: its topic has no chapter in this document");
	}
	return "";
}

static const struct chosen *find_chosen(const struct selection *s, const struct clause *c)
{
	for (size_t i = 0; i < s->all.n; i++)
		if (s->all.at[i].clause == c)
			return &s->all.at[i];
	return NULL;
}

/* With the position that is taken, where there are several, and the decision that picked it. */
static void print_in_document(const char *folder, const char *document, const char *verdict,
			      const struct chosen *c)
{
	bool several = c->verdict == CLAUSE_IN && clause_wordings(c->clause) > 1;

	printf("    %s/%s: %s%s%s", folder, document, verdict, several ? ", " : "",
	       several ? c->position->name : "");
	if (several && c->decision)
		printf(" (%s: %s %s)", _("decision"), c->decision->place, c->decision->id);
	putchar('\n');
}

/* '1, 2, 4' of the 項 with that shape; "": none. */
static const char *paragraphs_of(const struct run *run, const struct selection *s,
				 const struct chosen *c, enum provision_shape shape)
{
	const struct table_words *words = run->words[s->contract - run->project->contracts.at];
	struct strbuf sb = strbuf_new(run->arena);

	for (int i = 1; i <= shape_paragraphs(c); i++)
		if (shape_find(run->library, s, words ? &words->waiting : NULL, c, i) == shape)
			strbuf_join(&sb, ", ", arena_printf(run->arena, "%d", i));
	return sb.text;
}

/* Which 項 of an annex that keeps a core are read where, and by which module it came. */
static void print_shape(const struct run *run, const struct selection *s, const struct chosen *c)
{
	static const struct {
		enum provision_shape shape;
		const char *name;
	} shapes[] = {{SHAPE_TEXT, N_("paragraphs that are text")},
		      {SHAPE_TABLED, N_("paragraphs that are rows")},
		      {SHAPE_WAITS, N_("paragraphs that wait")}};
	const struct core_module *m = library_module_of(run->library, c->clause);

	if (c->verdict != CLAUSE_IN || !core_annex_is(run->library, s->template, s->contract))
		return;
	for (size_t i = 0; i < ARRAY_LEN(shapes); i++) {
		const char *list = paragraphs_of(run, s, c, shapes[i].shape);

		if (*list)
			printf("      %s: %s\n", _(shapes[i].name), list);
	}
	if (m)
		printf("      %s: %s %s\n", _("module"), m->id, m->name);
}

static void explain_in_document(const struct run *run, const struct clause *clause,
				const struct template *t, const struct contract *only)
{
	const struct project *p = run->project;
	bool per_contract = strcmp(t->scope, "contract") == 0;

	for (size_t k = 0; k < (per_contract ? p->contracts.n : 1); k++) {
		const struct contract *c = per_contract ? &p->contracts.at[k] : NULL;

		if (c && only && c != only)
			continue;
		if (c && !contract_has_document(p, c, t->id)) {
			printf(_("    %s/%s: not made, no 'documents' names it\n"), c->id, t->id);
			continue;
		}
		const struct selection *s = select_clauses(run->arena, p, run->library, t, c, NULL);

		print_in_document(c ? c->id : "hospital", t->id,
				  verdict_text(run->arena, find_chosen(s, clause)),
				  find_chosen(s, clause));
		if (!only)
			print_shape(run, s, find_chosen(s, clause));
	}
}

/*
 * A clause in every document that carries articles and names it, and in the paper that has its
 * rank of that document.
 */
static void explain_in_documents(const struct run *run, const struct clause *clause,
				 const struct contract *only)
{
	for (size_t i = 0; i < clause->documents.n; i++) {
		const char *document = clause->documents.at[i];
		const struct template *t = library_template(run->library, document);
		const struct template *below =
			clause->rank
				? papers_below(run->project, run->library, document, clause->rank)
				: NULL;

		if (t)
			explain_in_document(run, clause, t, only);
		if (below)
			explain_in_document(run, clause, below, only);
	}
}

static void print_clauses(const struct run *run, const struct responsibility *r)
{
	const struct clause_list *named = covers_of(run->arena, run->covers, r);

	for (size_t i = 0; i < named->all.n; i++) {
		printf("  %s: %s (%s)\n", _("answered by"), named->all.at[i]->id,
		       named->all.at[i]->file);
		explain_in_documents(run, named->all.at[i], r->contract);
	}
	if (named->all.n || !r->topic.topic)
		return;
	for (size_t i = 0; i < run->library->clauses.n; i++) {
		const struct clause *c = &run->library->clauses.at[i];

		if (strcmp(c->topic, r->topic.topic->id) != 0)
			continue;
		printf("  %s: %s (%s)\n", _("answered by its topic"), c->id, c->file);
		explain_in_documents(run, c, r->contract);
	}
}

static void explain_row(const struct run *run, const struct measure_index *x,
			const struct responsibility *r)
{
	const char *place = responsibility_at(r)->place, *text = responsibility_text(r);

	printf("%s (%s %s)\n", r->full_key, _("contract"), r->contract->id);
	printf("  %s: %s%s%s\n", _("register"), r->reg->file, place ? ", " : "",
	       place ? place : "");
	printf("  %s: %s\n", _("text"),
	       text_replace(run->arena, text ? text : "", "\n", " / "));
	printf("  %s: %s %s\n", _("risk"), r->risk->id, r->risk->scenario ? r->risk->scenario : "");
	printf("  %s: %s (%s)\n", _("topic"), r->topic.topic ? r->topic.topic->id : "-",
	       topic_reason(run->arena, &r->topic));
	printf("  %s: %s\n", _("phase"), r->phase ? r->phase : "-");
	const struct status *status = library_status(run->library, r->status);

	printf("  %s: %s (%s)\n", _("status"), r->status, status ? status->name : "-");
	if (!explain_printed(run, r))
		print_shares(r);
	print_decision(r);
	print_clauses(run, r);
	explain_measures_of_row(run, x, r);
}

/* Rows match by their key as printed, without the register's name, or by their risk. */
static bool row_matches(struct arena *a, const struct project *p, const struct library *l,
			const struct responsibility *r, const char *wanted)
{
	struct key key = key_parse(p, wanted);
	const char *own = key_of(a, r->risk->id, responsibility_no(r));
	const char *duty =
		r->requirement ? NULL : key_of(a, r->risk->id, library_word(l, "key.duty"));

	if (key.reg && key.reg != r->reg)
		return false;
	return strcmp(own, key.key) == 0 || strcmp(r->risk->id, key.key) == 0 ||
	       (duty && strcmp(duty, key.key) == 0);
}

static size_t explain_rows(const struct run *run, const struct measure_index *x, const char *key)
{
	size_t found = 0;

	for (size_t i = 0; i < run->project->contracts.n; i++) {
		for (size_t k = 0; k < run->responsibilities[i]->rows.n; k++) {
			const struct responsibility *r = &run->responsibilities[i]->rows.at[k];

			if (row_matches(run->arena, run->project, run->library, r, key)) {
				explain_row(run, x, r);
				found++;
			}
		}
	}
	return found;
}

/* What kinds of control the clause holds, and whether they are the least to do. */
static void print_marks(const struct library *l, const struct clause *c)
{
	for (size_t i = 0; i < c->controls.n; i++)
		printf("  %s: %s\n", _("control"), library_mark(l, c->controls.at[i]));
	if (c->level)
		printf("  %s: %s\n", _("level"), library_mark(l, c->level));
}

/* What the clause says of each position to which the hospital may fall back. */
static void print_fallbacks(const struct run *run, const struct clause *c)
{
	for (size_t i = 0; i < c->lost.all.n; i++) {
		const char *position = c->lost.all.at[i].name;

		printf("  %s %s: %s\n", _("lost by"), position,
		       fallback_lost(run->arena, run->project, run->library, c, &c->params,
				     position, NULL));
	}
	for (size_t i = 0; i < c->may_ask.all.n; i++)
		printf("  %s %s: %s\n", _("may be asked for by"), c->may_ask.all.at[i].name,
		       c->may_ask.all.at[i].value);
}

static void explain_clause(const struct run *run, const struct clause *c)
{
	printf("%s %s\n", c->id, c->title);
	printf("  %s: %s\n", _("file"), c->file);
	printf("  %s: %s\n", _("topic"), c->topic);
	for (size_t i = 0; i < c->replaces.n; i++)
		printf("  %s: %s\n", _("merged into it"), c->replaces.at[i]);
	print_marks(run->library, c);
	explain_in_documents(run, c, NULL);
	for (size_t i = 0; i < c->covers.n; i++)
		printf("  %s: %s\n", _("answers"), c->covers.at[i]);
	print_fallbacks(run, c);
	explain_statements(run->arena, c);
}

static int cmd_explain(struct arena *a, int argc, char **argv)
{
	const struct option_word words[] = {{0}};
	const char *folder, *key;
	struct run run;

	if (!options_read(argc, argv, words, OPERANDS(&folder, &key)))
		return command_usage(&command_explain);
	if (!run_load(&run, a, folder))
		return report_print(run.problems);
	const struct clause *clause = library_clause(run.library, key);

	clause = clause ? clause : library_successor(run.library, key);
	if (clause) {
		explain_clause(&run, clause);
		return EXIT_FINE;
	}
	const struct measure_index *x = run.measures;

	if (explain_rows(&run, x, key) || explain_duty(&run, x, key) || explain_object(&run, key) ||
	    explain_paper(&run, key))
		return EXIT_FINE;
	size_t n = run.problems->all.n;

	diag_add(run.problems, DIAG_UNKNOWN_NAME, key, folder, key);
	offer_known(a, run.project, run.library, n, run.problems);
	return report_print(run.problems);
}

const struct command command_explain = {
	.name = "explain",
	.run = cmd_explain,
	.usage = "DIR KEY",
	.what = N_("say where a row's cells come from, what rests on a clause, term or object, and what a paper is made from"),
};
