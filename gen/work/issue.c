/* SPDX-License-Identifier: MIT
 *
 * An edition is judged before a file is written: points that nobody leaves knowingly stand in the
 * way or are recorded, errors of other contracts are told. Then every document of the scope is
 * bound, printed in the formats of an edition and kept as a tree, all in freeze's folder aside.
 */
#include "work/issue.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "check/scope.h"
#include "editions/freeze.h"
#include "render/style.h"
#include "work/documents.h"
#include "work/edition_amendment.h"
#include "work/printer.h"

struct issuing {
	struct arena *a;
	const struct run *run;
	const struct issue_wish *wish;
	struct diag_list *dl;
	struct freeze *freeze;
	struct printer printer;
	const struct imprint *imprint;
	struct issued_edition *out;
	struct progress *progress;
};

bool issue_load(struct run *run, struct arena *a, const char *folder, const struct issue_wish *wish)
{
	return run_load_as(run, a, folder,
			   &(struct run_wish){.date = wish->date,
					      .renumber = wish->renumber ? wish->scope : NULL,
					      .asked = wish->scope,
					      .writing = true});
}

static bool stands_here(const struct issuing *i, const struct diag *d)
{
	return diag_code_level(d->code) == LEVEL_ERROR &&
	       scope_touched(i->run->project, i->run->library, i->wish->scope,
			     bind_keeps_to_contract, d);
}

static void remark(struct issuing *i, const struct diag *d)
{
	diag_add(i->dl, DIAG_FINDING_ELSEWHERE, d->subject, d->place, i->wish->scope, d->message,
		 diag_code_name(d->code));
}

/* What is wrong is said in full; what is merely open is counted, for `ready` to tell. */
static void tell_error(struct issuing *i, const struct point *p)
{
	for (size_t k = 0; p->kind == POINT_ERROR && !p->left && k < p->found.n; k++)
		diag_copy(i->dl, p->found.at[k]);
}

/* What is left stands in the way, or is recorded; errors of other contracts are told. */
static bool judge_points(struct issuing *i)
{
	const struct diag_list *found = i->run->findings;
	const struct readiness *r = readiness_of(i->run, i->wish->scope);

	i->out->readiness = r;
	if (i->wish->with_findings)
		return true;
	for (size_t k = 0; k < found->all.n; k++)
		if (diag_code_level(found->all.at[k].code) == LEVEL_ERROR &&
		    !stands_here(i, &found->all.at[k]))
			remark(i, &found->all.at[k]);
	for (size_t k = 0; k < r->points.all.n; k++)
		tell_error(i, r->points.all.at[k]);
	if (r->n_open)
		diag_add(i->dl, DIAG_NOT_READY, i->wish->scope, i->run->project->folder,
			 arena_printf(i->a, "%zu", r->n_open), readiness_counts(i->a, r));
	return !r->n_open;
}

static bool judge_date(struct issuing *i, const struct manifest *latest)
{
	if (!latest || strcmp(latest->date, i->wish->date) <= 0)
		return true;
	diag_add(i->dl, DIAG_EDITION_DATE, i->wish->scope, "--date", i->wish->date, latest->date);
	return false;
}

/* Management approves before (企画管理編 2①): a contract's edition without that is told. */
static bool judge_approval(struct issuing *i)
{
	const struct issue_wish *w = i->wish;

	if (!w->approved_on && strcmp(w->scope, SCOPE_HOSPITAL) != 0)
		diag_add(i->dl, DIAG_NOT_APPROVED, w->scope, "--approved-by");
	if (!w->approved_on || strcmp(w->approved_on, w->date) <= 0)
		return true;
	diag_add(i->dl, DIAG_APPROVAL_DATE, w->scope, "--approved-on", w->approved_on, w->date);
	return false;
}

/* A place in the project's folder as the edition's inputs have it. */
static const char *place_below(struct issuing *i, const char *place)
{
	const char *folder = file_join(i->a, i->run->project->folder, "");

	return text_starts(place, folder) ? place + strlen(folder) : place;
}

static void record_findings(struct issuing *i)
{
	const struct diag_list *found = i->run->findings;

	for (size_t k = 0; k < found->all.n; k++) {
		const struct diag *d = &found->all.at[k];

		if (stands_here(i, d))
			*vec_push(i->a, &i->freeze->manifest.findings) = (struct recorded_finding){
				diag_code_name(d->code), d->subject, place_below(i, d->place)};
	}
}

static void record_points(struct issuing *i)
{
	const struct points *points = &i->out->readiness->points;

	for (size_t k = 0; k < points->all.n; k++) {
		const struct point *p = points->all.at[k];
		struct recorded_point *kept = vec_push(i->a, &i->freeze->manifest.open);

		*kept = (struct recorded_point){p->id, point_kind_id(p->kind), p->subject,
						NULL,  NULL,                   NULL};
		if (!p->left)
			continue;
		kept->left_by = p->left->by;
		kept->left_on = p->left->date;
		kept->reason = p->left->reason;
	}
}

static bool print_file(struct issuing *i, const struct doc *d, const struct printer_output *o,
		       const char *folder)
{
	const char *name = printer_file(i->a, folder, d, o);
	const char *path = freeze_path(i->freeze, name), *shown = freeze_shown(i->freeze, name);
	struct render_result result;

	progress_say(i->progress, shown);
	if (!path || !printer_write(&i->printer, o, d, path, shown, &result))
		return false;
	*vec_push(i->a, &i->out->made) = printer_line(i->a, shown, o->renderer, &result);
	return true;
}

static bool print_files(struct issuing *i, const struct doc *d, const char *folder,
			const char *trees)
{
	const struct printer_outputs outputs = printer_outputs(&i->printer, d);
	bool ok = true;

	for (size_t k = 0; ok && k < outputs.all.n; k++)
		ok = print_file(i, d, &outputs.all.at[k], folder);
	return ok && print_file(i, d, &printer_tree, trees);
}

static bool issue_document(struct issuing *i, const struct planned *planned)
{
	struct numbers numbers = {0};
	const struct doc *d = documents_bind(i->run, planned, i->imprint, false, &numbers, i->dl);
	bool ok = d != NULL && print_files(i, d, planned->folder, FOLDER_TREES);

	if (ok)
		*vec_push(i->a, &i->freeze->manifest.documents) =
			(struct issued_document){d->id, doc_digest_of(i->a, d)->text};
	if (ok && numbers.document && strcmp(numbers.document, d->id) == 0)
		*vec_push(i->a, &i->freeze->manifest.numbers) = numbers;
	return ok;
}

static bool print_amendment(struct issuing *i, const struct doc *d)
{
	bool ok = print_files(i, d, edition_amendment_folder(i->a, i->wish->scope, d),
			      FOLDER_TREES "/" FOLDER_AMENDMENT);

	*vec_push(i->a, &i->freeze->manifest.amendment) =
		(struct issued_document){d->id, doc_digest_of(i->a, d)->text};
	return ok;
}

/* What the parties sign to get from the edition before to this one. */
static bool issue_amendment(struct issuing *i, const struct manifest *before)
{
	struct amendment_papers papers;
	bool ok = true;

	if (!before || i->wish->without_amendment)
		return true;
	if (!edition_amendment(i->run, before, i->wish->in_force, &papers, i->dl)) {
		diag_add(i->dl, DIAG_AMENDMENT_FAILED, i->wish->scope, before->folder,
			 arena_printf(i->a, "%d", before->number));
		return false;
	}
	for (size_t k = 0; ok && k < papers.all.n; k++)
		ok = print_amendment(i, papers.all.at[k]);
	return ok;
}

static void fill_manifest(struct issuing *i)
{
	struct manifest *m = &i->freeze->manifest;
	long long epoch = printer_epoch();

	m->date = i->wish->date;
	m->note = i->wish->note;
	m->approved_by = i->wish->approved_by;
	m->approved_on = i->wish->approved_on;
	m->in_force = i->wish->in_force;
	m->renumbered = i->wish->renumber && m->number > 1;
	m->epoch = epoch > 0 ? (double)epoch : 0;
	record_findings(i);
	record_points(i);
}

/*
 * Only the imprint differs from the edition before when nothing else does, so the documents are
 * looked at as that edition's.
 */
static bool is_the_same(struct issuing *i, const struct manifest *latest,
			const struct planned_list *plan)
{
	struct planned_now now;

	for (size_t k = 0; latest && k < plan->all.n; k++)
		if (!documents_bind_now(i->run, &plan->all.at[k], false, &now, i->dl) ||
		    !now.is_issued)
			return false;
	return latest && latest->documents.n == plan->all.n;
}

static bool write_edition(struct issuing *i, const struct planned_list *plan)
{
	bool ok = freeze_fonts(i->freeze, i->printer.render.style->font_files, FACE__MAX);

	for (size_t k = 0; ok && k < plan->all.n; k++)
		ok = issue_document(i, &plan->all.at[k]);
	ok = ok && issue_amendment(i, i->freeze->before);
	if (ok && !diag_failed(i->dl))
		return freeze_commit(i->freeze);
	freeze_abort(i->freeze);
	return false;
}

static bool issue_all(struct issuing *i, const struct manifest *latest,
		      const struct planned_list *plan)
{
	const struct project *p = i->run->project;
	const struct issue_wish *w = i->wish;

	if (is_the_same(i, latest, plan))
		diag_add(i->dl, DIAG_EDITION_SAME, w->scope, p->folder,
			 arena_printf(i->a, "%d", latest->number));
	i->imprint = imprint_next(i->a, p, i->run->library, project_contract(p, w->scope),
				  &(struct edition){.date = w->date,
						    .note = w->note,
						    .approved_by = w->approved_by,
						    .approved_on = w->approved_on});
	if (!printer_choose(&i->printer, i->a, NULL, i->dl) ||
	    !printer_open(&i->printer, i->run, printer_epoch(), i->dl))
		return false;
	i->freeze = freeze_begin(i->a, p, i->run->library, w->scope, i->dl);
	if (!i->freeze)
		return false;
	fill_manifest(i);
	i->out->folder = i->freeze->path;
	i->out->manifest = &i->freeze->manifest;
	return write_edition(i, plan);
}

bool issue_edition(const struct run *run, const struct issue_wish *wish, struct progress *progress,
		   struct issued_edition *out, struct diag_list *dl)
{
	struct issuing i = {.a = run->arena,
			    .run = run,
			    .wish = wish,
			    .dl = dl,
			    .out = out,
			    .progress = progress};
	const struct manifest *latest = project_issued(run->project, wish->scope);

	*out = (struct issued_edition){0};
	if (!judge_date(&i, latest) || !judge_approval(&i) || !judge_points(&i))
		return false;
	struct planned_list plan = documents_plan_edition(run, wish->scope, NULL);

	if (plan.all.n)
		return issue_all(&i, latest, &plan);
	diag_add(dl, DIAG_NOTHING_TO_ISSUE, wish->scope, run->project->file);
	return false;
}
