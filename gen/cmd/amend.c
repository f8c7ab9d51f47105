/* SPDX-License-Identifier: MIT
 *
 * bunkai amend: the papers that take the parties from one state to the other: 新旧対照表, 改正文,
 * and a note to each party.
 */
#include <stdio.h>
#include <string.h>

#include "amend/kaisei.h"
#include "amend/memorandum.h"
#include "amend/notice.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/progress.h"
#include "base/text.h"
#include "base/unicode.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "work/printer.h"
#include "work/twins.h"

struct amend_options {
	const char *before, *after, *out, *contract, *formats;
	bool old_first;
};

struct amending {
	struct arena *a;
	const struct amend_options *options;
	struct run before, after;
	struct diag_list *dl;
	struct printer printer;
	struct stage *stage;
	struct twins twins;
	const struct links *links;
	struct breaker *words;
	struct progress progress;
};

static bool read_order(struct amend_options *o, const char *word)
{
	o->old_first = strcmp(word, "old-first") == 0;
	return o->old_first || strcmp(word, "new-first") == 0;
}

static bool read_options(struct amend_options *o, int argc, char **argv)
{
	const char *order = "new-first";
	const struct option_word words[] = {OPTION("out", &o->out),
					    OPTION("contract", &o->contract),
					    OPTION("order", &order),
					    OPTION("format", &o->formats),
					    {0}};

	return options_read(argc, argv, words, OPERANDS(&o->before, &o->after)) && o->out &&
	       read_order(o, order);
}

static bool print_document(struct amending *m, const char *scope, const struct doc *d)
{
	return printer_print(&m->printer, d,
			     file_join(m->a, file_join(m->a, m->options->out, scope), d->id),
			     m->stage, &m->progress);
}

/* The papers of one scope that are amended: reports are made anew each time. */
static struct impact_document *documents_of(struct amending *m, const char *scope, size_t *n)
{
	struct impact_document *list = arena_alloc(m->a, m->twins.all.n * sizeof *list);

	*n = 0;
	for (size_t i = 0; i < m->twins.all.n; i++) {
		const struct twin *t = &m->twins.all.at[i];

		if (strcmp(t->scope, scope) == 0 && !t->template->report)
			list[(*n)++] = (struct impact_document){
				t->name, t->template->id, t->after ? t->after : t->before, t->diff};
	}
	return list;
}

static bool has_articles(const struct doc_diff *d)
{
	for (size_t i = 0; i < d->all.n; i++)
		if ((d->all.at[i].after ? d->all.at[i].after : d->all.at[i].before)->node->kind ==
		    DOC_ARTICLE)
			return true;
	return false;
}

/* NULL when no document of the scope has articles that changed. */
static struct doc *build_kaisei(struct amending *m, const struct amendment *in)
{
	struct doc *d = doc_new(m->a, "kaisei", library_word(in->library, "kaisei.document"));

	d->subtitle = in->subtitle;
	d->date = in->date;
	d->shown_date = in->date ? unicode_wareki(m->a, in->date) : NULL;
	d->author = in->author;
	for (size_t i = 0; i < in->n; i++) {
		const struct doc_diff *diff = in->documents[i].diff;

		if (!has_articles(diff) || doctree_is_same(diff) || !diff->before || !diff->after)
			continue;
		struct doc_node *part = doc_add_part(m->a, d, diff->after->title);
		struct instructions all = kaisei_write(m->a, in->library, m->words, diff);

		doc_add(m->a, part, DOC_PARAGRAPH,
			text_fill(m->a, library_word(in->library, "kaisei.intro"), "title",
				  diff->after->title, NULL, NULL));
		kaisei_print(m->a, in->library, &all, part);
		doc_add(m->a, part, DOC_PARAGRAPH,
			text_fill(m->a, library_word(in->library, "kaisei.force"), "date",
				  d->shown_date, NULL, NULL));
	}
	return d->first ? d : NULL;
}

static bool print_notices(struct amending *m, const struct amendment *in, const struct contract *c)
{
	for (size_t i = 0; i < c->parties.n; i++) {
		const struct contract_party *to = &c->parties.at[i];

		if (!print_document(m, c->id,
				    notice_build(m->a, in, c, to,
						 project_party(m->after.project, to->party))))
			return false;
	}
	return true;
}

static bool amend_scope(struct amending *m, const char *scope, const struct contract *c)
{
	const struct party *hospital = project_party_of_kind(m->after.project, "hospital");
	struct amendment in = {.library = m->after.library,
			       .project = m->after.project,
			       .links = m->links,
			       .words = m->words,
			       .old_first = m->options->old_first};

	in.documents = documents_of(m, scope, &in.n);
	in.subtitle = c ? c->title : hospital ? hospital->name : NULL;
	in.author = hospital ? hospital->name : NULL;
	in.date = m->after.project->date;
	const struct doc *table = shinkyu_build(m->a, &in),
			 *text = table ? build_kaisei(m, &in) : NULL;

	if (!table)
		return true;
	const struct doc *memorandum = c ? memorandum_build(m->a, &in, m->after.project, c) : NULL;

	return print_document(m, scope, table) && (!text || print_document(m, scope, text)) &&
	       (!memorandum || print_document(m, scope, memorandum)) &&
	       (!c || print_notices(m, &in, c));
}

static bool amend_all(struct amending *m)
{
	const struct manifest *frozen = twins_edition(&m->before);
	const char *only = m->options->contract ? m->options->contract
			   : frozen             ? frozen->contract
						: NULL;
	const struct project *p = m->after.project;
	bool ok = twins_compare(&m->before, &m->after, only, &m->twins, m->dl);

	for (size_t i = 0; ok && i < p->contracts.n; i++)
		ok = amend_scope(m, p->contracts.at[i].id, &p->contracts.at[i]);
	return ok && amend_scope(m, SCOPE_HOSPITAL, NULL);
}

static void link_changes(struct amending *m, const struct derived_state *before,
			 const struct derived_state *after)
{
	m->links = links_new(m->a, compare_states(m->a, &before->own, &after->own), before, after);
}

static bool load(struct amending *m, struct run *run, const char *state)
{
	if (run_load_state(run, m->a, state))
		return true;
	diag_append(m->dl, run->problems);
	return false;
}

static int cmd_amend(struct arena *a, int argc, char **argv)
{
	struct amend_options o = {0};
	struct amending m = {.a = a,
			     .options = &o,
			     .dl = diag_new(a),
			     .stage = stage_new(a),
			     .progress = progress_new()};

	if (!read_options(&o, argc, argv))
		return command_usage(&command_amend);
	if (!printer_choose(&m.printer, a, o.formats, m.dl))
		return report_print(m.dl), EXIT_USAGE;
	if (!load(&m, &m.before, o.before) || !load(&m, &m.after, o.after))
		return report_print(m.dl);
	const struct derived_state before = {{m.before.project, m.before.library},
					     m.before.responsibilities};
	const struct derived_state after = {{m.after.project, m.after.library},
					    m.after.responsibilities};

	m.words = breaker_open_words();
	link_changes(&m, &before, &after);
	bool ok = printer_open(&m.printer, &m.after, printer_epoch(), m.dl) && amend_all(&m) &&
		  !diag_failed(m.dl) && stage_commit(m.stage, m.dl);

	breaker_close(m.words);
	progress_end(&m.progress);
	if (!ok)
		stage_abort(m.stage);
	else if (!m.printer.made.n)
		puts(_("no document differs"));
	if (ok)
		printer_tell(&m.printer);
	return report_print(m.dl);
}

const struct command command_amend = {
	.name = "amend",
	.run = cmd_amend,
	.usage = "OLD NEW -o OUT [--contract ID] [--order new-first|old-first] [--format FORMATS]",
	.what = N_("make the papers of an amendment: new and old side by side, the amending "
		   "text, a note to each party"),
};
