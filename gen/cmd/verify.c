/* SPDX-License-Identifier: MIT
 *
 * bunkai verify: whether the editions are still what was issued, whether a file is one of theirs,
 * and whether the program still makes the same bytes of their frozen inputs.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/text.h"
#include "base/version.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "editions/edition.h"
#include "work/pipeline.h"

struct verify_options {
	const char *folder, *file;
	bool rebuild;
};

struct verify {
	struct arena *a;
	const struct verify_options *options;
	struct diag_list *dl;
	const char *hash; /* of the file that is asked for */
	bool found;
	char work[64];    /* a folder for rebuilding */
	/* of the edition being rebuilt, as far as they are others now; "": none */
	const char *fonts;
	/* the first of its documents that other fonts may have changed; NULL: none */
	const char *drawn_otherwise;
};

static bool read_options(struct verify_options *o, int argc, char **argv)
{
	const struct option_word words[] = {FLAG("rebuild", &o->rebuild), {0}};

	return options_read(argc, argv, words, OPERANDS_FROM(1, &o->folder, &o->file));
}

static const struct issued_file *find_file(const struct manifest *m, const char *path)
{
	for (size_t i = 0; i < m->files.n; i++)
		if (strcmp(m->files.at[i].path, path) == 0)
			return &m->files.at[i];
	return NULL;
}

static bool is_same_file(struct verify *v, const struct manifest *m, const char *made,
			 const char *name)
{
	const struct issued_file *f = find_file(m, name);
	const char *hash = f ? edition_hash(v->a, made, v->dl) : NULL;

	return hash && strcmp(hash, f->sha256) == 0;
}

/*
 * Fonts that are others explain other bytes of what is drawn with them; then the rest of the
 * edition is looked at as well.
 */
static bool judge_difference(struct verify *v, const struct manifest *m, const char *name)
{
	if (*v->fonts && text_starts(name, "documents/")) {
		v->drawn_otherwise = v->drawn_otherwise ? v->drawn_otherwise : name;
		return true;
	}
	diag_add(v->dl, DIAG_REBUILD_DIFFERS, NULL, file_join(v->a, m->folder, name), m->program,
		 BUNKAI_VERSION);
	return false;
}

static bool rebuild_file(struct verify *v, struct press *p, const struct manifest *m,
			 const struct doc *d, const struct renderer *r, const char *folder)
{
	const char *name = arena_concat(v->a, folder, "/", d->id, ".", r->ending, (char *)NULL);
	const char *made = file_join(v->a, v->work, r->ending);
	struct render_result result;
	bool ok = press_print(p, r, d, made, file_join(v->a, m->folder, name), &result);

	if (ok && !is_same_file(v, m, made, name))
		ok = judge_difference(v, m, name);
	unlink(made);
	return ok;
}

static bool rebuild_document(struct verify *v, struct run *run, struct press *p,
			     const struct manifest *m, const char *id)
{
	struct jobs jobs = jobs_of_scope(run, m->contract);
	bool ok = false;

	for (size_t i = 0; i < jobs.all.n; i++) {
		const struct job *job = &jobs.all.at[i];
		const struct doc *d;

		if (strcmp(job->template->id, id) != 0)
			continue;
		d = job_bind(run, job,
			     imprint_latest(v->a, run->project, run->library, job->contract), false,
			     NULL, v->dl);
		ok = d != NULL;
		for (size_t k = 0; ok && k < p->renderers.n; k++)
			ok = rebuild_file(v, p, m, d, p->renderers.at[k], "documents");
		ok = ok && rebuild_file(v, p, m, d, render_find("json"), "trees");
	}
	return ok;
}

static bool rebuild_documents(struct verify *v, struct run *run, const struct manifest *m)
{
	struct press press = {0};
	bool ok = press_choose(&press, v->a, NULL, v->dl) &&
		  press_open(&press, run, m->epoch > 0 ? (long long)m->epoch : -1, v->dl);

	for (size_t i = 0; ok && i < m->documents.n; i++)
		ok = rebuild_document(v, run, &press, m, m->documents.at[i].id);
	return ok;
}

/* An edition's inputs are a project whose latest edition is that one. */
static bool rebuild(struct verify *v, const struct manifest *m)
{
	struct run run;
	size_t warnings = v->dl->all.n;

	if (!run_load(&run, v->a, file_join(v->a, m->folder, "inputs"))) {
		diag_append(v->dl, run.problems);
		return false;
	}
	run_check(&run);
	v->fonts = edition_other_fonts(v->a, m, v->dl);
	v->drawn_otherwise = NULL;
	bool ok = rebuild_documents(v, &run, m);

	if (ok)
		/* what was said of the documents was said when they were issued */
		v->dl->all.n = warnings;
	if (ok && v->drawn_otherwise)
		diag_add(v->dl, DIAG_REBUILD_FONTS, NULL, m->folder, v->drawn_otherwise, v->fonts);
	return ok && !v->drawn_otherwise;
}

static void tell_file(struct verify *v, const struct editions *list, size_t i)
{
	const struct manifest *m = list->all.at[i], *last = list->all.at[list->all.n - 1];
	const struct issued_file *f = v->hash ? edition_find(m, v->hash) : NULL;

	if (!f)
		return;
	v->found = true;
	printf(_("%s: %s of %s, edition %d of %s"), v->options->file, file_name(f->path),
	       m->contract, m->number, m->date);
	if (m == last)
		printf(" (%s)\n", _("the latest"));
	else
		printf(_(" (replaced by edition %d of %s)\n"), last->number, last->date);
}

static void tell_edition(struct verify *v, const struct manifest *m, bool sound)
{
	const char *what = sound ? _("sound") : _("damaged");

	if (sound && v->options->rebuild)
		what = rebuild(v, m) ? _("sound; built anew it has the same bytes")
				     : _("sound; built anew it has other bytes");
	printf(_("%s: edition %d of %s, %s; %zu files, %s\n"), m->folder, m->number, m->contract,
	       m->date, m->files.n, what);
}

/* Whether something was said of this edition or of a file in it. */
static bool was_reported(const struct verify *v, const struct manifest *m)
{
	size_t n = strlen(m->folder);

	for (size_t i = 0; i < v->dl->all.n; i++) {
		const char *place = v->dl->all.at[i].place;

		if (strncmp(place, m->folder, n) == 0 && strchr("/:", place[n]))
			return true;
	}
	return false;
}

static void verify_scope(struct verify *v, const char *scope)
{
	struct editions list = {0};

	edition_prove(v->a, v->options->folder, scope, &list, v->dl);
	for (size_t i = 0; i < list.all.n; i++) {
		if (!v->options->file || v->options->rebuild)
			tell_edition(v, list.all.at[i], !was_reported(v, list.all.at[i]));
		tell_file(v, &list, i);
	}
}

static void verify_all(struct verify *v)
{
	struct scopes scopes = {0};

	edition_scopes(v->a, v->options->folder, &scopes);
	for (size_t i = 0; i < scopes.all.n; i++)
		verify_scope(v, scopes.all.at[i]);
	if (!scopes.all.n)
		printf(_("%s: no edition was issued\n"), v->options->folder);
	if (v->hash && !v->found)
		diag_add(v->dl, DIAG_NOT_ISSUED, NULL, v->options->file);
}

static bool make_work_folder(struct verify *v)
{
	const char *base = getenv("TMPDIR");

	snprintf(v->work, sizeof v->work, "%s/bunkai-XXXXXX",
		 base && *base && strlen(base) < 40 ? base : "/tmp");
	if (mkdtemp(v->work))
		return true;
	diag_add(v->dl, DIAG_CANNOT_WRITE, NULL, v->work, "mkdtemp");
	return false;
}

static int cmd_verify(struct arena *a, int argc, char **argv)
{
	struct verify_options o = {0};
	struct verify v = {.a = a, .options = &o, .dl = diag_new(a)};

	if (!read_options(&o, argc, argv))
		return command_usage(&command_verify);
	if (!file_is_folder(o.folder))
		diag_add(v.dl, DIAG_NO_PROJECT, NULL, o.folder);
	else if (o.file)
		v.hash = edition_hash(a, o.file, v.dl);
	if (diag_failed(v.dl) || (o.rebuild && !make_work_folder(&v)))
		return report_print(v.dl);
	verify_all(&v);
	if (o.rebuild)
		rmdir(v.work);
	return report_print(v.dl);
}

const struct command command_verify = {
	.name = "verify",
	.run = cmd_verify,
	.usage = "DIR [FILE] [--rebuild]",
	.what = N_("say whether editions are as they were issued, and whether a file is one of "
		   "theirs"),
};
