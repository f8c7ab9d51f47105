/* SPDX-License-Identifier: MIT
 *
 * bunkai refresh: makes only the documents of an output folder that would say something else than
 * they do. A second run does nothing.
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/intl.h"
#include "base/json.h"
#include "base/progress.h"
#include "base/strbuf.h"
#include "base/version.h"
#include "changes/doc_compare.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "editions/doc_read.h"
#include "editions/output_state.h"
#include "render/style.h"
#include "work/pipeline.h"

struct refresh_options {
	const char *folder, *out, *formats;
	bool draft;
};

struct refresh {
	struct arena *a;
	const struct refresh_options *options;
	struct run run;
	struct diag_list *dl;
	struct stage *stage;
	struct press press;
	struct output_state before, after;
	VEC(const char *) told; /* one line per document */
	bool changed;
	struct progress progress;
};

static bool read_options(struct refresh_options *o, int argc, char **argv)
{
	const struct option_word words[] = {OPTION("out", &o->out),
					    OPTION("format", &o->formats),
					    FLAG("draft", &o->draft),
					    {0}};

	return options_read(argc, argv, words, OPERANDS(&o->folder)) && o->out;
}

/* All that the bytes depend on besides what the documents say. */
static void note_surroundings(struct refresh *r)
{
	struct strbuf sb = strbuf_new(r->a);

	strbuf_printf(&sb, "%s %lld %s", BUNKAI_VERSION, press_epoch(), r->press.render.style->sum);
	for (size_t i = 0; i < r->press.renderers.n; i++)
		strbuf_join(&sb, ",", r->press.renderers.at[i]->name);
	r->after.made_with = hash_sha256(r->a, sb.text, sb.len);
}

static bool files_are_there(struct refresh *r, const char *name)
{
	for (size_t i = 0; i < r->press.renderers.n; i++)
		if (!file_exists(press_path(&r->press, file_join(r->a, r->options->out, name),
					    r->press.renderers.at[i])))
			return false;
	return true;
}

static void tell(struct refresh *r, const char *name, const char *what)
{
	*vec_push(r->a, &r->told) = arena_concat(r->a, name, ": ", what, (char *)NULL);
}

static const char *tree_of(struct refresh *r, const char *name)
{
	return arena_concat(
		r->a, file_join(r->a, file_join(r->a, r->options->out, OUTPUT_STATE_TREES), name),
		".json", (char *)NULL);
}

/* How much changed is not known where somebody cleared the trees away. */
static const char *count_changes(struct refresh *r, const char *name, const struct doc *now)
{
	const char *path = tree_of(r, name);
	const struct doc *then = file_exists(path) ? doc_read(r->a, path, diag_new(r->a)) : NULL;

	if (!then)
		return _("changed");
	struct doc_tally change = doc_diff_tally(doc_compare(r->a, then, now));

	return arena_printf(r->a, _("changed (%s)"), doc_tally_text(r->a, &change));
}

static const char *change_of(struct refresh *r, const struct output_document *before,
			     const struct doc_digest *now, const struct doc *d)
{
	if (!before)
		return _("new");
	if (strcmp(before->digest.text, now->text) == 0 && !files_are_there(r, before->name))
		return _("made again: a file was missing");
	return count_changes(r, before->name, d);
}

static bool make_document(struct refresh *r, const struct job *job, const struct doc *d)
{
	const struct renderer *json = render_find("json");
	const char *tree = tree_of(r, job->name), *aside = stage_add(r->stage, tree, r->dl);
	struct render_result result;

	return aside && press_print(&r->press, json, d, aside, tree, &result) &&
	       press_document(&r->press, d, file_join(r->a, r->options->out, job->name), r->stage,
			      &r->progress);
}

static bool refresh_document(struct refresh *r, const struct job *job)
{
	const struct output_document *before = output_state_find(&r->before, job->name);
	struct bound bound;

	if (!job_bind_now(&r->run, job, r->options->draft, &bound, r->dl))
		return false;
	struct doc_digest *now = doc_digest_of(r->a, bound.doc);
	bool same = before && r->before.made_with &&
		    strcmp(r->before.made_with, r->after.made_with) == 0 &&
		    strcmp(before->digest.layout, now->layout) == 0 &&
		    files_are_there(r, job->name);

	*vec_push(r->a, &r->after.documents) = (struct output_document){job->name, *now};
	tell(r, job->name, same ? _("unchanged") : change_of(r, before, now, bound.doc));
	r->changed = r->changed || !same;
	return same || make_document(r, job, bound.doc);
}

/* Their files stay: somebody may have written into them. */
static void tell_gone(struct refresh *r)
{
	for (size_t i = 0; i < r->before.documents.n; i++) {
		const char *name = r->before.documents.at[i].name;

		if (output_state_find(&r->after, name))
			continue;
		tell(r, name,
		     _("gone: the project does not make it any more; its files are left where they "
		       "are"));
		r->changed = true;
	}
}

static bool write_state(struct refresh *r)
{
	const char *text = json_print(r->a, output_state_to_json(r->a, &r->after));

	return stage_write(r->stage, file_join(r->a, r->options->out, OUTPUT_STATE_FILE), text,
			   strlen(text), r->dl);
}

static bool refresh_all(struct refresh *r)
{
	struct jobs jobs = jobs_list(&r->run, NULL, NULL);
	bool ok = press_open(&r->press, &r->run, press_epoch(), r->dl);

	if (ok)
		note_surroundings(r);
	for (size_t i = 0; ok && i < jobs.all.n; i++)
		ok = refresh_document(r, &jobs.all.at[i]);
	if (!ok || diag_failed(r->dl))
		return false;
	tell_gone(r);
	return !r->changed || (write_state(r) && stage_commit(r->stage, r->dl));
}

static int cmd_refresh(struct arena *a, int argc, char **argv)
{
	struct refresh_options o = {0};
	struct refresh r = {.a = a,
			    .options = &o,
			    .dl = diag_new(a),
			    .stage = stage_new(a),
			    .progress = progress_new()};

	if (!read_options(&o, argc, argv))
		return command_usage(&command_refresh);
	if (!press_choose(&r.press, a, o.formats, r.dl))
		return report_print(r.dl), EXIT_USAGE;
	if (!run_load(&r.run, a, o.folder))
		return report_print(r.run.problems);
	if (!output_state_read(a, o.out, &r.before, r.dl))
		return report_print(r.dl);
	run_check(&r.run);
	bool ok = refresh_all(&r);

	progress_end(&r.progress);
	if (!ok) {
		stage_abort(r.stage);
		return report_print(r.dl);
	}
	report_print(r.dl);
	for (size_t i = 0; i < r.told.n; i++)
		puts(r.told.at[i]);
	return EXIT_FINE;
}

const struct command command_refresh = {
	.name = "refresh",
	.run = cmd_refresh,
	.usage = "DIR -o OUT [--format FORMATS] [--draft]",
	.what = N_("make only the documents that changed"),
};
