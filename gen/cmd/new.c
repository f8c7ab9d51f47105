/* SPDX-License-Identifier: MIT
 *
 * bunkai new: a project folder from answers to questions, or copied from a sample.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/data.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/stage.h"
#include "base/strbuf.h"
#include "cmd/command.h"
#include "cmd/new_ask.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "work/blanks.h"
#include "work/start.h"
#include "work/template_check.h"

#define BASELINE "templates/baseline/register.json"

struct copy {
	struct arena *a;
	struct stage *stage;
	struct diag_list *dl;
};

static bool copy_folder(struct copy *c, const char *from, const char *to)
{
	bool ok = true;
	size_t len;
	struct file_names names;

	ok = file_list(c->a, from, &names, c->dl);
	for (size_t i = 0; ok && i < names.all.n; i++) {
		const char *source = file_join(c->a, from, names.all.at[i]),
			   *target = file_join(c->a, to, names.all.at[i]);

		if (file_stands_folder(c->a, source, c->dl)) {
			ok = copy_folder(c, source, target);
			continue;
		}
		const char *bytes = file_read(c->a, source, &len, c->dl);

		ok = bytes && stage_write(c->stage, target, bytes, len, c->dl);
	}
	return ok;
}

static const char *list_samples(struct arena *a, const char *folder, struct diag_list *dl)
{
	struct strbuf sb = strbuf_new(a);
	struct file_names names;

	file_list(a, folder, &names, dl);
	for (size_t i = 0; i < names.all.n; i++)
		if (file_stands_folder(a, file_join(a, folder, names.all.at[i]), dl))
			strbuf_join(&sb, ", ", names.all.at[i]);
	return sb.text;
}

/* Nothing stands there, or a folder in which nothing lies but what is hidden, such as .git. */
static bool is_free(struct arena *a, const char *folder, struct diag_list *dl)
{
	struct file_names names;
	enum file_kind kind = file_look(a, folder, dl);

	return kind == FILE_ABSENT || (kind == FILE_FOLDER && file_list(a, folder, &names, dl) &&
				       !names.all.n);
}

struct new_options {
	const char *folder, *sample, *answers, *keep, *name, *date, *out;
	bool empty, questions;
};

static bool read_options(struct new_options *o, int argc, char **argv)
{
	const struct option_word words[] = {OPTION("from", &o->sample),
					    OPTION("answers", &o->answers),
					    OPTION("answers-to", &o->keep),
					    OPTION("name", &o->name),
					    OPTION("date", &o->date),
					    OPTION("out", &o->out),
					    FLAG("empty", &o->empty),
					    FLAG("questions", &o->questions),
					    {0}};

	if (!options_read(argc, argv, words, OPERANDS_FROM(0, &o->folder)))
		return false;
	if (o->questions)
		return !o->folder && !o->sample && !o->answers && !o->empty && !o->keep && o->out;
	return o->folder && !o->out && (o->empty || (!o->name && !o->date)) &&
	       (o->sample != NULL) + (o->answers != NULL) + (o->keep != NULL) + o->empty <= 1;
}

static int new_from_sample(struct arena *a, const struct new_options *o)
{
	struct copy c = {.a = a, .dl = diag_new(a)};
	const char *samples = file_join(a, data_folder(a), "samples"),
		   *from = file_join(a, samples, o->sample);

	if (strchr(o->sample, '/') || !file_stands(a, file_join(a, from, "bunkai.json"), c.dl)) {
		diag_add(c.dl, DIAG_UNKNOWN_VALUE, NULL, "--from", o->sample,
			 list_samples(a, samples, c.dl));
		return report_print(c.dl);
	}
	c.stage = stage_new(a, o->folder);
	if (!copy_folder(&c, from, o->folder) || !stage_commit(c.stage, c.dl)) {
		stage_abort(c.stage);
		return report_print(c.dl);
	}
	printf(_("%s: made from the sample '%s'; next: bunkai build %s -o out\n"), o->folder,
	       o->sample, report_shell_word(a, o->folder));
	return EXIT_FINE;
}

/* The file to fill in. */
static int write_questions(struct arena *a, const struct new_options *o)
{
	struct diag_list *dl = diag_new(a);
	struct start *s = start_new(a, dl);
	const char *form = s ? start_form(s) : NULL;
	struct stage *st = stage_new(a, file_folder(a, o->out));

	if (!form)
		return report_print(dl);
	if (!stage_write(st, o->out, form, strlen(form), dl) || !stage_commit(st, dl)) {
		stage_abort(st);
		return report_print(dl);
	}
	printf(_("%s: fill it in; next: bunkai new DIR --answers %s\n"), o->out,
	       report_shell_word(a, o->out));
	return EXIT_FINE;
}

/* Said by the option, else asked where somebody can be; else told. */
static bool answer_option(struct start *s, struct start_thing *t, const char *question,
			  const char *said, struct diag_list *dl)
{
	const struct start_question *q = start_question_find(s, t->part, question);
	const char *option = arena_concat(s->arena, "--", question, (char *)NULL);

	if (said)
		return start_answer(s, t, q, said, option, dl);
	if (isatty(STDIN_FILENO))
		return new_ask_one(s, t, q, dl);
	diag_add(dl, DIAG_NEW_UNSAID, NULL, option, q->label);
	return false;
}

/* A hospital of that name alone. */
static bool answer_empty(struct start *s, const struct new_options *o, struct diag_list *dl)
{
	struct start_thing *t = start_begin(s, start_part_find(s, "hospital"), NULL);
	bool named = answer_option(s, t, "name", o->name, dl);

	if (!named && isatty(STDIN_FILENO))
		return false;
	return answer_option(s, t, "date", o->date, dl) && named && start_end(s, t, dl);
}

static bool take_answers(struct start *s, const struct new_options *o, struct diag_list *dl)
{
	if (o->empty)
		return answer_empty(s, o, dl);
	if (o->answers)
		return start_read(s, o->answers, dl);
	if (isatty(STDIN_FILENO))
		return new_ask(s, o->folder, o->keep, dl);
	diag_add(dl, DIAG_NEW_UNASKED, NULL, NULL);
	return false;
}

/* The project as it would be holds together: what cannot be used is told, and not written. */
static bool try_project(struct arena *a, const char *folder, const struct project_draft *files,
			struct run *run, struct diag_list *dl)
{
	const struct run_wish wish = {.held = true, .fresh = true, .draft = files};

	if (!run_load_as(run, a, folder, &wish)) {
		diag_append(dl, run->problems);
		return false;
	}
	/* what check says of it, so that both tell the same counts */
	run_check(run);
	template_check(run->arena, run->library, run->findings);
	diag_sort(run->findings);
	blanks_add(run);
	return true;
}

static bool write_project(struct arena *a, const char *folder, const struct project_draft *files,
			  struct diag_list *dl)
{
	struct stage *st = stage_new(a, folder);
	bool ok = true;

	for (size_t i = 0; ok && i < files->files.n; i++)
		ok = stage_write(st, file_join(a, folder, files->files.at[i].name),
				 files->files.at[i].bytes, files->files.at[i].len, dl);
	if (ok && stage_commit(st, dl))
		return true;
	stage_abort(st);
	return false;
}

static void print_next(struct arena *a, const struct start *s, const struct run *run,
		       const struct project_draft *files, const char *folder)
{
	size_t unasked, unknown = start_unknown(s, &unasked);
	const char *word = report_shell_word(a, folder);

	for (size_t i = 0; i < files->files.n; i++)
		printf(_("written: %s\n"), file_join(a, folder, files->files.at[i].name));
	printf(_("parties %zu, systems %zu, contracts %zu\n"), run->project->parties.n,
	       run->project->systems.n, run->project->contracts.n);
	if (unknown + unasked)
		printf(_("answers that nobody knows yet: %zu; they print as to be agreed, and "
			 "'bunkai check %s' says how each is filled in\n"),
		       unknown + unasked, word);
	printf(_("errors %zu, warnings %zu, notes %zu\n"), run->findings->count[LEVEL_ERROR],
	       run->findings->count[LEVEL_WARNING], run->findings->count[LEVEL_NOTE]);
	new_print_ways(s, folder);
	printf(_("next: bunkai check %s, bunkai build %s -o out\n"), word, word);
}

static int new_from_answers(struct arena *a, const struct new_options *o)
{
	struct diag_list *dl = diag_new(a);
	struct start *s = start_new(a, dl);
	struct project_draft files = {0};
	struct run run;

	if (!s || !take_answers(s, o, dl))
		return report_print(dl);
	const char *baseline =
		start_wants_baseline(s)
			? file_read_text(a, file_join(a, data_folder(a), BASELINE), dl)
			: NULL;

	if (start_wants_baseline(s) && !baseline)
		return report_print(dl);
	start_project(s, baseline, &files);
	if (!try_project(a, o->folder, &files, &run, dl) ||
	    !write_project(a, o->folder, &files, dl))
		return report_print(dl);
	print_next(a, s, &run, &files, o->folder);
	return EXIT_FINE;
}

static int cmd_new(struct arena *a, int argc, char **argv)
{
	struct new_options o = {0};
	struct diag_list *dl = diag_new(a);

	if (!read_options(&o, argc, argv))
		return command_usage(&command_new);
	if (o.questions)
		return write_questions(a, &o);
	if (!is_free(a, o.folder, dl)) {
		diag_add(dl, DIAG_EXISTS, NULL, o.folder);
		return report_print(dl);
	}
	if (o.keep && file_look(a, o.keep, dl) != FILE_ABSENT) {
		diag_add(dl, DIAG_EXISTS, NULL, o.keep);
		return report_print(dl);
	}
	return o.sample ? new_from_sample(a, &o) : new_from_answers(a, &o);
}

const struct command command_new = {
	.name = "new",
	.run = cmd_new,
	.usage = "DIR [--answers FILE | --empty --name NAME --date DATE | --from SAMPLE]\n"
		 "       bunkai new DIR [--answers-to FILE]\n"
		 "       bunkai new --questions -o FILE",
	.what = N_("make a project folder: asks on a terminal, or takes answers or a sample"),
};
