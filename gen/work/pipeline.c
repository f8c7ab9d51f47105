/* SPDX-License-Identifier: MIT
 *
 * From a loaded project to files; see the header.
 */
#include "work/pipeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "render/style.h"

static void add_job(struct arena *a, struct jobs *jobs, const struct template *t,
		    const struct contract *c)
{
	const char *scope = scope_of(c);

	*vec_push(a, &jobs->all) =
		(struct job){.template = t,
			     .contract = c,
			     .scope = scope,
			     .name = arena_concat(a, scope, "/", t->id, (char *)NULL)};
}

static void add_template(const struct run *run, struct jobs *jobs, const char *id,
			 const char *contract)
{
	const struct template *t = library_template(run->library, id);
	const struct project *p = run->project;

	if (!t) /* a finding of check/ */
		return;
	if (strcmp(t->scope, "hospital") == 0) {
		if (!contract)
			add_job(run->arena, jobs, t, NULL);
		return;
	}
	for (size_t i = 0; i < p->contracts.n; i++)
		if (!contract || strcmp(contract, p->contracts.at[i].id) == 0)
			add_job(run->arena, jobs, t, &p->contracts.at[i]);
}

static void know_each_other(struct jobs *jobs)
{
	for (size_t i = 0; i < jobs->all.n; i++) {
		jobs->all.at[i].run = jobs->all.at;
		jobs->all.at[i].n_run = jobs->all.n;
	}
}

struct jobs jobs_list(const struct run *run, const char *contract, const char *document)
{
	const struct project *p = run->project;
	struct jobs jobs = {0};

	for (size_t i = 0; !document && i < p->documents.n; i++)
		add_template(run, &jobs, p->documents.at[i], contract);
	if (document)
		add_template(run, &jobs, document, contract);
	know_each_other(&jobs);
	return jobs;
}

struct jobs jobs_of_scope(const struct run *run, const char *scope)
{
	struct jobs all = jobs_list(run, NULL, NULL), jobs = {0};

	for (size_t i = 0; i < all.all.n; i++)
		if (strcmp(all.all.at[i].scope, scope) == 0)
			*vec_push(run->arena, &jobs.all) = all.all.at[i];
	know_each_other(&jobs);
	return jobs;
}

/*
 * A contract's folder goes to its parties, who have no other: its documents lead to each other
 * only. The hospital has all folders. See bind/beside.h.
 */
static struct beside *documents_beside(struct arena *a, const struct job *job, size_t *n)
{
	struct beside *all = arena_alloc(a, (job->n_run + 1) * sizeof *all);

	for (size_t i = 0; i < job->n_run; i++) {
		const struct job *other = &job->run[i];
		const char *id = other->template->id;

		if (other->contract == job->contract)
			all[(*n)++] = (struct beside){other->template, other->contract, id};
		else if (!job->contract)
			all[(*n)++] =
				(struct beside){other->template, other->contract,
						arena_concat(a, "../", other->name, (char *)NULL)};
	}
	return all;
}

const struct doc *job_bind(const struct run *run, const struct job *job,
			   const struct imprint *imprint, bool draft, struct numbers *numbers,
			   struct diag_list *dl)
{
	struct bind_input in = {
		.project = run->project,
		.library = run->library,
		.covers = run->covers,
		.coverage = run->coverage,
		.responsibilities = run->responsibilities,
		.template = job->template,
		.contract = job->contract,
		.findings = run->findings,
		.imprint = imprint,
		.draft = draft,
		.numbers = numbers,
	};

	in.beside = documents_beside(run->arena, job, &in.n_beside);
	return bind_document(run->arena, &in, dl);
}

bool job_bind_now(const struct run *run, const struct job *job, bool draft, struct bound *out,
		  struct diag_list *dl)
{
	struct arena *a = run->arena;
	const struct manifest *latest = project_issued(run->project, job->scope);
	const struct issued_document *issued = manifest_document(latest, job->template->id);

	*out = (struct bound){
		.doc = job_bind(run, job,
				imprint_latest(a, run->project, run->library, job->contract), draft,
				NULL, dl)};
	out->now = out->doc;
	if (!out->doc || !latest)
		return out->doc != NULL;
	out->is_issued = issued && strcmp(issued->content, content_of(a, out->doc)->text) == 0;
	if (!out->is_issued)
		out->doc = job_bind(run, job,
				    imprint_draft(a, run->project, run->library, job->contract),
				    true, NULL, dl);
	return out->doc != NULL;
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

bool press_choose(struct press *p, struct arena *a, const char *formats, struct diag_list *dl)
{
	char *list = arena_strdup(a, formats ? formats : "xlsx,pdf"), *rest;
	bool ok = true;

	p->a = a;
	for (char *name = strtok_r(list, ",", &rest); name; name = strtok_r(NULL, ",", &rest)) {
		const struct renderer *r = render_find(name);

		if (r)
			*vec_push(a, &p->renderers) = r;
		else
			diag_add(dl, DIAG_UNKNOWN_VALUE, NULL, "--format", name, list_renderers(a));
		ok = ok && r;
	}
	return ok;
}

static const struct style *read_style(struct arena *a, const struct run *run, struct diag_list *dl)
{
	const char *own = file_join(a, run->project->folder, "templates/style.json");

	return style_read(a, file_join(a, run->library->data, "templates/style.json"),
			  file_exists(own) ? own : NULL, dl);
}

long long press_epoch(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");

	return epoch && *epoch ? strtoll(epoch, NULL, 10) : -1;
}

bool press_open(struct press *p, const struct run *run, long long epoch, struct diag_list *dl)
{
	p->render = (struct render_context){
		.arena = p->a,
		.style = read_style(p->a, run, dl),
		.dl = dl,
		.data = run->library->data,
		.epoch = epoch,
	};
	return p->render.style != NULL;
}

bool press_print(struct press *p, const struct renderer *r, const struct doc *d, const char *path,
		 const char *shown, struct render_result *result)
{
	*result = (struct render_result){0};
	p->render.output = shown;
	return r->render(&p->render, d, path, result);
}

const char *press_path(const struct press *p, const char *stem, const struct renderer *r)
{
	return arena_concat(p->a, stem, ".", r->ending, (char *)NULL);
}

bool press_document(struct press *p, const struct doc *d, const char *stem, struct stage *stage,
		    struct progress *progress)
{
	for (size_t i = 0; i < p->renderers.n; i++) {
		const char *path = press_path(p, stem, p->renderers.at[i]),
			   *aside = stage_add(stage, path, p->render.dl);
		struct render_result result;

		progress_say(progress, path);
		if (!aside || !press_print(p, p->renderers.at[i], d, aside, path, &result))
			return false;
		*vec_push(p->a, &p->made) = press_line(p->a, path, p->renderers.at[i], &result);
	}
	return true;
}

void press_tell(const struct press *p)
{
	for (size_t i = 0; i < p->made.n; i++)
		puts(p->made.at[i]);
}

const char *press_line(struct arena *a, const char *path, const struct renderer *r,
		       const struct render_result *result)
{
	if (!result->count || !r->line.one)
		return path;
	return arena_printf(a, ngettext(r->line.one, r->line.many, result->count), path,
			    result->count);
}
