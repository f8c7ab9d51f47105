/* SPDX-License-Identifier: MIT
 *
 * Papers are compared as an amendment sees them, of one date and edition; a redline shows both as
 * they are printed, so they are bound once more, with the numbers that they had there.
 */
#include "work/redlines.h"

#include <string.h>

#include "base/intl.h"
#include "derive/imprint.h"
#include "docx/body.h"
#include "redline/redline.h"
#include "render/formats.h"
#include "render/style.h"

struct redlines_job {
	const struct amendments *m;
	const struct amendment *in;
	const char *folder, *draft;
	struct printer *p;
	struct stage *stage;
	struct progress *progress;
};

static bool wants_docx(const struct printer *p)
{
	for (size_t i = 0; i < p->renderers.n; i++)
		if (p->renderers.at[i] == &render_docx)
			return true;
	return false;
}

static const struct paper_pair *pair_of(const struct redlines_job *r, const struct impact_document *d)
{
	const struct paper_pairs *papers = &r->m->pair->papers;

	for (size_t i = 0; i < papers->all.n; i++)
		if (papers->all.at[i].diff == d->diff)
			return &papers->all.at[i];
	return NULL;
}

/* As it was printed: an edition says which it is. */
static const struct doc *bind_before(const struct redlines_job *r, const struct planned *old)
{
	const struct run *run = &r->m->pair->before;

	return documents_bind(run, old,
			      imprint_latest(r->m->a, run->project, run->library, old->contract),
			      false, NULL, r->p->render.dl);
}

/* As `build` prints it: of a scope with editions a draft of the next one, unless it is one. */
static const struct doc *bind_after(const struct redlines_job *r, const struct paper_pair *pair)
{
	const struct run *run = r->m->after;
	const struct planned *new = pair->planned[1];
	struct planned_now now;

	if (!r->m->against_library && project_issued(run->project, new->scope))
		return documents_bind_now(run, new, false, &now, r->p->render.dl) ? now.doc : NULL;
	struct imprint *i = arena_alloc(r->m->a, sizeof *i);

	*i = *imprint_latest(r->m->a, run->project, run->library, new->contract);
	i->numbers = i->numbers ? i->numbers : pair->numbers;
	return documents_bind(run, new, i, false, NULL, r->p->render.dl);
}

static bool may_be_read(const struct redlines_job *r, const struct doc *d, const char *shown)
{
	if (doc_audience(d) <= d->reader)
		return true;
	diag_add(r->p->render.dl, DIAG_INTERNAL_WORDS, NULL, shown, d->title);
	return false;
}

static const char *path_of(const struct redlines_job *r, const struct doc *d)
{
	return printer_path(r->p,
			    file_join(r->m->a, r->folder,
				      arena_concat(r->m->a, d->id, "-redline", (char *)NULL)),
			    render_docx.ending);
}

static const char *line_of(const struct redlines_job *r, const char *path, size_t n)
{
	return arena_printf(r->m->a,
			    ngettext("%s: %zu tracked change", "%s: %zu tracked changes", n), path,
			    n);
}

/* Both bodies in the look of the new one. */
static bool print_body(const struct redlines_job *r, struct render_context *rc, const struct doc *old,
		       const struct doc *new, const char *path)
{
	const struct docx_body *before = docx_body_of(rc->arena, rc, old),
			       *after = docx_body_of(rc->arena, rc, new),
			       *both = redline_of(rc->arena, r->m->words, before, after);
	const struct docx_revision revision = {new->author, r->m->after->project->date};

	if (redline_is_same(both))
		return true;
	const char *aside = stage_add(r->stage, path, r->p->render.dl);

	progress_say(r->progress, path);
	if (!aside || !docx_print(rc, new, both, &revision, aside))
		return false;
	*vec_push(r->m->a, &r->p->made) = (struct printed_file){
		render_docx.ending, line_of(r, path, redline_count(both)), aside};
	return true;
}

static bool print_pair(const struct redlines_job *r, const struct paper_pair *pair)
{
	const struct doc *old = bind_before(r, pair->planned[0]), *bound = bind_after(r, pair);

	if (!old || !bound)
		return false;
	struct doc *new = arena_alloc(r->m->a, sizeof *new);

	*new = *bound;
	new->draft = r->draft;
	const char *path = path_of(r, new);
	struct render_context rc = r->p->render;

	if (!may_be_read(r, old, path) || !may_be_read(r, new, path))
		return false;
	rc.arena = arena_new_below(r->m->a);
	rc.output = path;
	rc.style = style_for(rc.style, new->setup);
	bool ok = print_body(r, &rc, old, new, path);

	arena_free(rc.arena);
	return ok;
}

bool redlines_print(const struct amendments *m, const struct amendment *in, const char *folder,
		    const char *draft, struct printer *p, struct stage *stage,
		    struct progress *progress)
{
	const struct redlines_job r = {m, in, folder, draft, p, stage, progress};

	for (size_t i = 0; wants_docx(p) && i < in->n; i++) {
		const struct paper_pair *pair = pair_of(&r, &in->documents[i]);

		if (pair && pair->planned[0] && pair->planned[1] &&
		    !doc_diff_is_same(pair->diff) && !print_pair(&r, pair))
			return false;
	}
	return true;
}
