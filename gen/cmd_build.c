/* SPDX-License-Identifier: MIT
 *
 * bunkai build: load -> check -> bind -> render, for every document that is asked for. All files are written aside and appear
 * together, or not at all.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/progress.h"
#include "base/strbuf.h"
#include "bind/bind.h"
#include "cmd.h"
#include "render/render.h"
#include "render/style.h"
#include "run.h"

struct options {
	const char *folder, *out, *contract, *document, *formats;
	bool draft, strict;
};

struct build {
	struct arena *a;
	const struct options *options;
	struct run run;
	struct diag_list *dl;
	struct stage *stage;
	struct render_context render;
	VEC(const struct renderer *) renderers;
	VEC(char *) made; /* one line per file */
	struct progress progress;
};

static bool read_options(struct options *o, int argc, char **argv)
{
	static const struct option known[] = {
		{"out", required_argument, NULL, 'o'},    {"contract", required_argument, NULL, 'c'}, {"doc", required_argument, NULL, 'd'},
		{"format", required_argument, NULL, 'f'}, {"draft", no_argument, NULL, 'r'},          {"strict", no_argument, NULL, 's'},
		{0},
	};
	int c;

	while ((c = getopt_long(argc, argv, "o:", known, NULL)) != -1) {
		switch (c) {
		case 'o': o->out = optarg; break;
		case 'c': o->contract = optarg; break;
		case 'd': o->document = optarg; break;
		case 'f': o->formats = optarg; break;
		case 'r': o->draft = true; break;
		case 's': o->strict = true; break;
		default: return false;
		}
	}
	o->folder = optind == argc - 1 ? argv[optind] : NULL;
	return o->folder && o->out;
}

static const char *list_renderers(struct arena *a)
{
	struct strbuf sb = strbuf_new(a);
	size_t n;
	const struct renderer *const *all = render_all(&n);

	for (size_t i = 0; i < n; i++)
		strbuf_join(&sb, ", ", all[i]->name);
	return sb.text;
}

static bool choose_renderers(struct build *b)
{
	char *list = arena_strdup(b->a, b->options->formats ? b->options->formats : "xlsx,pdf"), *rest;

	for (char *name = strtok_r(list, ",", &rest); name; name = strtok_r(NULL, ",", &rest)) {
		const struct renderer *r = render_find(name);

		if (r)
			*vec_push(b->a, &b->renderers) = r;
		else
			diag_add(b->dl, DIAG_UNKNOWN_VALUE, NULL, "--format", name, list_renderers(b->a));
	}
	return !diag_failed(b->dl);
}

/* Names on the command line that the project does not have. */
static bool check_names(struct build *b)
{
	const struct project *p = b->run.project;
	const struct options *o = b->options;
	struct strbuf contracts = strbuf_new(b->a);

	for (size_t i = 0; i < p->contracts.n; i++)
		strbuf_join(&contracts, ", ", p->contracts.at[i].id);
	if (o->contract && !project_contract(p, o->contract))
		diag_add(b->dl, DIAG_UNKNOWN_VALUE, NULL, "--contract", o->contract, contracts.text);
	if (o->document && !library_template(b->run.library, o->document))
		diag_add(b->dl, DIAG_UNKNOWN_VALUE, NULL, "--doc", o->document, library_list_templates(b->a, b->run.library));
	return !diag_failed(b->dl);
}

static void remember(struct build *b, const char *path, const struct render_result *result)
{
	char *line = arena_strdup(b->a, path);

	if (result->pages)
		line = arena_printf(b->a, ngettext("%s: %zu page", "%s: %zu pages", result->pages), path, result->pages);
	else if (result->rows)
		line = arena_printf(b->a, ngettext("%s: %zu row", "%s: %zu rows", result->rows), path, result->rows);
	*vec_push(b->a, &b->made) = line;
}

static bool render_document(struct build *b, const struct doc *d, const char *folder)
{
	for (size_t i = 0; i < b->renderers.n; i++) {
		const struct renderer *r = b->renderers.at[i];
		const char *name = arena_concat(b->a, d->id, ".", r->ending, (char *)NULL);
		const char *path = file_join(b->a, file_join(b->a, b->options->out, folder), name);
		const char *aside = stage_add(b->stage, path, b->dl);
		struct render_result result = {0};

		progress_say(&b->progress, path);
		b->render.output = path;
		if (!aside || !r->render(&b->render, d, aside, &result))
			return false;
		remember(b, path, &result);
	}
	return true;
}

static bool build_document(struct build *b, const struct template *t, const struct contract *c)
{
	struct bind_input in = {
		.project = b->run.project,
		.library = b->run.library,
		.covers = b->run.covers,
		.coverage = b->run.coverage,
		.responsibilities = b->run.responsibilities,
		.template = t,
		.contract = c,
		.findings = b->run.findings,
		.draft = b->options->draft,
	};
	const struct doc *d = bind_document(b->a, &in, b->dl);

	return d && render_document(b, d, c ? c->id : "hospital");
}

static bool build_template(struct build *b, const char *id)
{
	const struct template *t = library_template(b->run.library, id);
	const struct project *p = b->run.project;
	bool ok = true;

	if (!t) /* a finding of check/ */
		return true;
	if (b->options->document && strcmp(b->options->document, id) != 0)
		return true;
	if (strcmp(t->scope, "hospital") == 0)
		return b->options->contract || build_document(b, t, NULL);
	for (size_t i = 0; i < p->contracts.n; i++)
		if (!b->options->contract || strcmp(b->options->contract, p->contracts.at[i].id) == 0)
			ok = build_document(b, t, &p->contracts.at[i]) && ok;
	return ok;
}

/* The project's list of documents; a document asked for by name is built even when the list lacks it. */
static bool build_all(struct build *b)
{
	const struct project *p = b->run.project;
	bool ok = true, listed = false;

	for (size_t i = 0; i < p->documents.n; i++) {
		listed = listed || (b->options->document && strcmp(p->documents.at[i], b->options->document) == 0);
		ok = build_template(b, p->documents.at[i]) && ok;
	}
	if (b->options->document && !listed)
		ok = build_template(b, b->options->document) && ok;
	return ok;
}

static bool open_renderers(struct build *b)
{
	const char *own = file_join(b->a, b->run.project->folder, "templates/style.json");
	const char *installed = file_join(b->a, b->run.library->data, "templates/style.json");
	const char *epoch = getenv("SOURCE_DATE_EPOCH");

	b->render = (struct render_context){
		.arena = b->a,
		.style = style_read(b->a, file_exists(own) ? own : installed, b->dl),
		.dl = b->dl,
		.data = b->run.library->data,
		.epoch = epoch && *epoch ? strtoll(epoch, NULL, 10) : -1,
	};
	return b->render.style != NULL;
}

static void print_made(const struct build *b)
{
	const struct diag_list *f = b->run.findings;

	for (size_t i = 0; i < b->made.n; i++)
		puts(b->made.at[i]);
	if (f->all.n)
		printf(_("findings: errors %zu, warnings %zu, notes %zu; see bunkai check %s\n"), f->count[LEVEL_ERROR], f->count[LEVEL_WARNING],
		       f->count[LEVEL_NOTE], b->options->folder);
}

int cmd_build(struct arena *a, int argc, char **argv)
{
	struct options o = {0};
	struct build b = {.a = a, .options = &o, .dl = diag_new(a), .stage = stage_new(a), .progress = progress_new()};

	if (!read_options(&o, argc, argv))
		return cmd_usage(argv[0]);
	if (!choose_renderers(&b))
		return cmd_report(b.dl), EXIT_USAGE;
	if (!run_load(&b.run, a, o.folder))
		return cmd_report(b.run.problems);
	if (!check_names(&b))
		return cmd_report(b.dl), EXIT_USAGE;
	run_check(&b.run);
	if (o.strict && diag_failed(b.run.findings))
		return cmd_report(b.run.findings);
	bool ok = open_renderers(&b) && build_all(&b) && !diag_failed(b.dl) && stage_commit(b.stage, b.dl);

	progress_end(&b.progress);
	if (!ok) {
		stage_abort(b.stage);
		return cmd_report(b.dl);
	}
	if (!b.made.n)
		diag_add(b.dl, DIAG_NOTHING_TO_BUILD, NULL, b.run.project->file);
	cmd_report(b.dl);
	print_made(&b);
	return EXIT_FINE;
}
