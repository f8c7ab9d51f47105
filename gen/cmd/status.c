/* SPDX-License-Identifier: MIT
 *
 * bunkai status: which of the issued documents still say what the project says now, for people, a
 * cron job or CI.
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/text.h"
#include "changes/doc_compare.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "editions/doc_read.h"
#include "editions/freeze.h"
#include "work/pipeline.h"

enum { SHOWN_CAUSES = 3 };

enum standing { NEVER_ISSUED, CURRENT, STALE, GONE, STANDING__MAX };

/* As --json prints them. */
static const char *const standing_names[STANDING__MAX] = {"never", "current", "stale", "gone"};

struct line {
	const char *scope, *document;
	enum standing standing;
	const struct manifest *edition; /* NULL: never issued */
	struct doc_tally change;
	const struct changed_inputs *causes;
};

struct standings {
	struct arena *a;
	struct run run;
	struct diag_list *dl;
	VEC(struct line) lines;
};

/* That another contract was issued since is a cause only where nothing else is. */
static void drop_numbers(struct changed_inputs *causes)
{
	size_t n = 0;

	for (size_t i = 0; i < causes->all.n; i++)
		if (!text_starts(causes->all.at[i], "issued/"))
			causes->all.at[n++] = causes->all.at[i];
	causes->all.n = n ? n : causes->all.n;
}

static const struct changed_inputs *find_causes(struct standings *s, const struct manifest *m)
{
	struct changed_inputs *causes = arena_alloc(s->a, sizeof *causes);
	struct inputs inputs = {0};

	freeze_inputs(s->a, s->run.project, s->run.library, m->contract, &inputs);
	freeze_compare(s->a, m, &inputs, causes, s->dl);
	drop_numbers(causes);
	return causes;
}

static void judge_document(struct standings *s, const struct job *job)
{
	const struct manifest *m = project_issued(s->run.project, job->scope);
	const char *id = job->template->id;
	struct line *line = vec_push(s->a, &s->lines);
	struct bound bound;

	*line = (struct line){.scope = job->scope, .document = id};
	if (!manifest_document(m, id))
		return;
	line->edition = m;
	if (!job_bind_now(&s->run, job, false, &bound, s->dl))
		return;
	line->standing = bound.is_issued ? CURRENT : STALE;
	if (bound.is_issued)
		return;
	const char *tree = arena_printf(s->a, "%s/trees/%s.json", m->folder, id);
	const struct doc *before = doc_read(s->a, tree, s->dl);

	if (before)
		line->change = doc_diff_tally(doc_compare(s->a, before, bound.now));
	line->causes = find_causes(s, m);
}

static bool is_made(const struct jobs *jobs, const char *scope, const char *id)
{
	for (size_t i = 0; i < jobs->all.n; i++)
		if (strcmp(jobs->all.at[i].scope, scope) == 0 &&
		    strcmp(jobs->all.at[i].template->id, id) == 0)
			return true;
	return false;
}

/* Issued once, and not made any more. */
static void add_gone(struct standings *s, const struct jobs *jobs)
{
	const struct project *p = s->run.project;

	for (size_t i = 0; i < p->issued.n; i++) {
		const struct manifest *m = p->issued.at[i];

		for (size_t k = 0; k < m->documents.n; k++)
			if (!is_made(jobs, m->contract, m->documents.at[k].id))
				*vec_push(s->a, &s->lines) =
					(struct line){.scope = m->contract,
						      .document = m->documents.at[k].id,
						      .standing = GONE,
						      .edition = m};
	}
}

static void print_causes(const struct line *l)
{
	for (size_t i = 0; i < l->causes->all.n && i < SHOWN_CAUSES; i++)
		printf("%s%s", i ? ", " : "; ", l->causes->all.at[i]);
	if (l->causes->all.n > SHOWN_CAUSES)
		printf(_(" and %zu more"), l->causes->all.n - SHOWN_CAUSES);
}

static void print_line(struct standings *s, const struct line *l)
{
	printf("%s/%s: ", l->scope, l->document);
	if (l->edition)
		printf(_("edition %d of %s: "), l->edition->number, l->edition->date);
	switch (l->standing) {
	case NEVER_ISSUED: printf("%s", _("never issued")); break;
	case CURRENT: printf("%s", _("current")); break;
	case STALE:
		printf(_("stale: %s"), doc_tally_text(s->a, &l->change));
		print_causes(l);
		break;
	case GONE: printf("%s", _("stale: the project does not make it any more")); break;
	case STANDING__MAX: break;
	}
	printf("\n");
}

static struct json *line_to_json(struct arena *a, const struct line *l)
{
	struct json *j = json_new_object(a), *causes = json_new_array(a);

	json_set_string(a, j, "contract", l->scope);
	json_set_string(a, j, "document", l->document);
	json_set_string(a, j, "status", standing_names[l->standing]);
	json_set(j, "edition",
		 l->edition ? json_new_number(a, l->edition->number) : json_new_null(a));
	json_set_string(a, j, "date", l->edition ? l->edition->date : NULL);
	json_set(j, "rows", json_new_number(a, (double)l->change.rows));
	json_set(j, "articles", json_new_number(a, (double)l->change.articles));
	json_set(j, "texts", json_new_number(a, (double)l->change.texts));
	for (size_t i = 0; l->causes && i < l->causes->all.n; i++)
		json_append(causes, json_new_string(a, l->causes->all.at[i]));
	json_set(j, "causes", causes);
	return j;
}

static void print_json(struct standings *s)
{
	struct json *root = json_new_object(s->a), *list = json_new_array(s->a);

	json_set_string(s->a, root, "schema", "bunkai/status/1");
	for (size_t i = 0; i < s->lines.n; i++)
		json_append(list, line_to_json(s->a, &s->lines.at[i]));
	json_set(root, "documents", list);
	fputs(json_print(s->a, root), stdout);
}

static bool any_stale(const struct standings *s)
{
	for (size_t i = 0; i < s->lines.n; i++)
		if (s->lines.at[i].standing == STALE || s->lines.at[i].standing == GONE)
			return true;
	return false;
}

static int cmd_status(struct arena *a, int argc, char **argv)
{
	struct standings s = {.a = a, .dl = diag_new(a)};
	bool json = false;
	const char *folder;
	const struct option_word words[] = {FLAG("json", &json), {0}};

	if (!options_read(argc, argv, words, OPERANDS(&folder)))
		return command_usage(&command_status);
	if (!run_load(&s.run, a, folder))
		return report_print(s.run.problems);
	run_check(&s.run);
	struct jobs jobs = jobs_list(&s.run, NULL, NULL);

	for (size_t i = 0; i < jobs.all.n; i++)
		judge_document(&s, &jobs.all.at[i]);
	add_gone(&s, &jobs);
	if (diag_failed(s.dl))
		return report_print(s.dl);
	if (json)
		print_json(&s);
	else
		for (size_t i = 0; i < s.lines.n; i++)
			print_line(&s, &s.lines.at[i]);
	return any_stale(&s) ? EXIT_UNUSABLE : EXIT_FINE;
}

const struct command command_status = {
	.name = "status",
	.run = cmd_status,
	.usage = "DIR [--json]",
	.what = N_("say which issued documents are current"),
};
