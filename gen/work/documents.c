/* SPDX-License-Identifier: MIT
 *
 * Which papers there are says derive/papers.h; here they get their places. All of a list know each
 * other, since a document says which papers lie beside it. Binding decides whose
 * document it is by comparing checksums: what says the same as the latest edition is that
 * edition's.
 */
#include "work/documents.h"

#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/scope.h"
#include "derive/papers.h"

/*
 * What a contract's parties get lies in a folder of that name; what is for the hospital's eyes
 * never does. The hospital's own folder is handed to nobody.
 */
static const char *folder_of(struct arena *a, const struct template *t, const struct contract *c)
{
	return c && template_is_internal(t) ? file_join(a, FOLDER_INTERNAL, c->id) : scope_of(c);
}

static void add_planned(struct arena *a, struct planned_list *plan, const struct template *t,
			const struct contract *c)
{
	const char *scope = scope_of(c);

	*vec_push(a, &plan->all) =
		(struct planned){.template = t,
				 .contract = c,
				 .scope = scope,
				 .name = arena_concat(a, scope, "/", t->id, (char *)NULL),
				 .folder = folder_of(a, t, c)};
}

static bool is_of(const struct contract *c, const char *contract)
{
	return !contract || (c && strcmp(c->id, contract) == 0);
}

/* A contract that has ended has papers when it is named. */
static bool is_made(const struct run *run, const struct contract *c, const char *contract)
{
	return !c || contract || run_makes(run, c);
}

/* One that nobody's list has: made once, since it was asked for. */
static void add_unlisted(const struct run *run, struct planned_list *plan, const char *id,
			 const char *contract)
{
	const struct template *t = library_template(run->library, id);
	const struct project *p = run->project;

	if (t && !papers_are_of_contracts(t) && !contract)
		add_planned(run->arena, plan, t, NULL);
	for (size_t i = 0; t && papers_are_of_contracts(t) && i < p->contracts.n; i++)
		if (is_of(&p->contracts.at[i], contract) &&
		    is_made(run, &p->contracts.at[i], contract))
			add_planned(run->arena, plan, t, &p->contracts.at[i]);
}

static void know_each_other(struct planned_list *plan)
{
	for (size_t i = 0; i < plan->all.n; i++) {
		plan->all.at[i].together = plan->all.at;
		plan->all.at[i].n_together = plan->all.n;
	}
}

struct planned_list documents_plan(const struct run *run, const char *contract,
				   const char *document)
{
	const struct wanted_papers *wanted =
		papers_wanted(run->arena, run->project, run->library);
	struct planned_list plan = {0};

	for (size_t i = 0; i < wanted->all.n; i++) {
		const struct wanted_paper *w = &wanted->all.at[i];

		if (is_of(w->contract, contract) && is_made(run, w->contract, contract) &&
		    (!document || strcmp(w->template->id, document) == 0))
			add_planned(run->arena, &plan, w->template, w->contract);
	}
	if (document && !plan.all.n)
		add_unlisted(run, &plan, document, contract);
	know_each_other(&plan);
	return plan;
}

/* Editions of before had all documents in one folder. */
static bool stands_in_documents(const struct manifest *m, const struct template *t)
{
	const char *start = FOLDER_DOCUMENTS "/";
	size_t n = strlen(t->id);

	for (size_t i = 0; m && i < m->files.n; i++) {
		const char *path = m->files.at[i].path;

		if (text_starts(path, start) && strncmp(path + strlen(start), t->id, n) == 0 &&
		    path[strlen(start) + n] == '.')
			return true;
	}
	return false;
}

struct planned_list documents_plan_edition(const struct run *run, const char *scope,
					   const struct manifest *issued)
{
	struct planned_list all = documents_plan(run, NULL, NULL), plan = {0};

	for (size_t i = 0; i < all.all.n; i++) {
		const struct planned *planned = &all.all.at[i];
		bool is_internal = planned->contract && template_is_internal(planned->template) &&
				   !stands_in_documents(issued, planned->template);

		if (strcmp(planned->scope, scope) != 0)
			continue;
		struct planned *own = vec_push(run->arena, &plan.all);

		*own = *planned;
		own->folder = is_internal ? FOLDER_INTERNAL : FOLDER_DOCUMENTS;
	}
	know_each_other(&plan);
	return plan;
}

const char *documents_stem(struct arena *a, const char *folder, const struct planned *planned)
{
	return file_join(a, file_join(a, folder, planned->folder), planned->template->id);
}

/* From one folder to a document in another: '../tele-2026/annex', or 'annex' in the same. */
static const char *path_from(struct arena *a, const char *folder, const struct planned *to)
{
	struct strbuf sb = strbuf_new(a);

	if (strcmp(folder, to->folder) == 0)
		return to->template->id;
	for (const char *at = folder; at; at = strchr(at + 1, '/'))
		strbuf_add(&sb, "../");
	strbuf_add(&sb, file_join(a, to->folder, to->template->id));
	return sb.text;
}

/*
 * Who has this document in his hands has that one, too: a contract's parties have the papers of the
 * contract that are for them, the hospital has all. Bidders have their own and no other.
 */
static bool is_at_hand(const struct planned *planned, const struct planned *other)
{
	bool of_same_contract = other->contract == planned->contract;

	if (template_is_for_bidders(planned->template))
		return other == planned;
	if (template_is_internal(planned->template))
		return !planned->contract || of_same_contract;
	return of_same_contract && !template_is_internal(other->template);
}

/* Documents that links of this one may lead to; see bind/document_links.h. */
static struct linked_document *documents_beside(struct arena *a, const struct planned *planned,
						size_t *n)
{
	struct linked_document *all = arena_alloc(a, (planned->n_together + 1) * sizeof *all);

	for (size_t i = 0; i < planned->n_together; i++) {
		const struct planned *other = &planned->together[i];

		if (is_at_hand(planned, other))
			all[(*n)++] =
				(struct linked_document){other->template, other->contract,
							 path_from(a, planned->folder, other)};
	}
	return all;
}

struct bind_input documents_input(const struct run *run, const struct contract *contract)
{
	return (struct bind_input){
		.project = run->project,
		.library = run->library,
		.covers = run->covers,
		.coverage = run->coverage,
		.responsibilities = run->responsibilities,
		.words = run->words,
		.schedules = run->schedules,
		.contract = contract,
		.findings = run->findings,
	};
}

static struct bind_input input_for(const struct run *run, const struct planned *planned,
				   const struct imprint *imprint, bool draft)
{
	struct bind_input in = documents_input(run, planned->contract);

	in.template = planned->template;
	in.imprint = imprint;
	in.draft = draft;
	in.linked = documents_beside(run->arena, planned, &in.n_linked);
	return in;
}

/* Sheets that say how much is not settled; they are none of the papers that they speak of. */
static bool tells_unsettled(const struct template *t)
{
	return template_prints_view(t, "open-points", true);
}

static size_t count_new(struct map *seen, struct arena *a, const struct blanks *found)
{
	size_t n = 0;

	for (size_t i = 0; i < found->all.n; i++) {
		const struct blank *b = &found->all.at[i];
		const char *key = arena_concat(a, b->place, "\n", b->subject ? b->subject : "",
					       (char *)NULL);

		n += map_get(seen, key) == NULL;
		map_set(seen, key, (void *)b);
	}
	return n;
}

static const struct imprint *latest_of(const struct run *run, const struct planned *planned)
{
	return imprint_latest(run->arena, run->project, run->library, planned->contract);
}

/* Holes in the texts of clauses, for which a paper with articles cannot be bound. */
static bool is_hole(enum diag_code code)
{
	static const enum diag_code holes[] = {
		DIAG_UNDEFINED_PLACEHOLDER, DIAG_DANGLING_REFERENCE, DIAG_DANGLING_PAPER,
		DIAG_UNKNOWN_OBJECT_ROLE,   DIAG_UNKNOWN_TABLE,      DIAG_UNKNOWN_DOCUMENT,
		DIAG_PAPER_OF_CONTRACT,     DIAG_PAPER_NOT_MADE,     DIAG_UNKNOWN_REFERENCE};

	for (size_t i = 0; i < ARRAY_LEN(holes); i++)
		if (holes[i] == code)
			return true;
	return false;
}

/*
 * A paper of the library's own is bound without fail while check finds no hole. What cannot be
 * bound prints nothing, and where only its blanks are made nobody would see that it cannot.
 */
static bool is_sure_to_bind(const struct run *run, const struct template *t)
{
	for (size_t i = 0; run->findings && i < run->findings->all.n; i++)
		if (is_hole(run->findings->all.at[i].code))
			return false;
	return run->findings && text_starts(t->file, run->library->data);
}

static bool find_blanks(const struct run *run, const struct bind_input *in)
{
	struct diag_list *quiet = diag_new(run->arena);

	return is_sure_to_bind(run, in->template) ? bind_blanks(run->arena, in, quiet)
						  : bind_document(run->arena, in, quiet) != NULL;
}

/*
 * What the paper prints as 未記入, as somebody noted it or else bound for it; NULL: it cannot be
 * bound.
 */
static const struct blanks *blanks_of(const struct run *run, const struct planned *planned,
				      const struct imprint *imprint)
{
	const struct blanks *noted = noted_find(run->noted, planned->name, imprint);

	if (noted)
		return noted;
	struct run own = *run;
	struct blanks found = {0};

	own.arena = arena_new_below(run->arena);
	struct bind_input in = input_for(&own, planned, imprint, false);

	in.blanks = &found;
	if (find_blanks(&own, &in))
		noted_add(run->noted, planned->name, imprint, &found);
	arena_free(own.arena);
	return noted_find(run->noted, planned->name, imprint);
}

/* Whichever documents are made now: the sheet says the same when it is made alone. */
static size_t count_blanks(const struct run *run, const struct contract *c,
			   const struct imprint *imprint)
{
	struct planned_list plan = documents_plan(run, c->id, NULL);
	struct map *seen = map_new(run->arena);
	size_t n = 0;

	if (!imprint)
		imprint = imprint_latest(run->arena, run->project, run->library, c);

	for (size_t i = 0; i < plan.all.n; i++) {
		const struct planned *planned = &plan.all.at[i];
		const struct blanks *found = tells_unsettled(planned->template)
						     ? NULL
						     : blanks_of(run, planned, imprint);

		if (found)
			n += count_new(seen, run->arena, found);
	}
	return n;
}

/*
 * What speaks of nothing in particular is the whole project's business. Of 未記入 and 未定 findings
 * tell only once all papers are bound (blanks.h), and both are counted by themselves.
 */
static bool is_of_contract(const struct run *run, const struct contract *c, const struct diag *d)
{
	return d->about.n && d->code != DIAG_NOT_FILLED_IN && d->code != DIAG_FEE_UNDECIDED &&
	       scope_touched(run->project, run->library, c->id, bind_keeps_to_contract, d);
}

static const struct unsettled *count_unsettled(const struct run *run, const struct planned *planned,
					       const struct imprint *imprint)
{
	struct unsettled *u = arena_alloc(run->arena, sizeof *u);

	if (!planned->contract || !tells_unsettled(planned->template))
		return NULL;
	u->blanks = count_blanks(run, planned->contract, imprint);
	for (size_t i = 0; run->findings && i < run->findings->all.n; i++) {
		const struct diag *d = &run->findings->all.at[i];
		enum diag_level level = diag_code_level(d->code);

		if (level > LEVEL_WARNING || !is_of_contract(run, planned->contract, d))
			continue;
		u->errors += level == LEVEL_ERROR;
		u->warnings += level == LEVEL_WARNING;
	}
	return u;
}

static struct bind_input input_telling(const struct run *run, const struct planned *planned,
				       const struct imprint *imprint, bool draft)
{
	struct bind_input in = input_for(run, planned, imprint, draft);

	in.unsettled = count_unsettled(run, planned, imprint);
	return in;
}

const struct blanks *documents_blanks(const struct run *run, const struct planned *planned)
{
	return blanks_of(run, planned, latest_of(run, planned));
}

const struct doc *documents_bind(const struct run *run, const struct planned *planned,
				 const struct imprint *imprint, bool draft, struct numbers *numbers,
				 struct diag_list *dl)
{
	struct bind_input in = input_telling(run, planned, imprint, draft);

	in.numbers = numbers;
	return bind_document(run->arena, &in, dl);
}

const struct doc *documents_bind_to_compare(const struct run *run, const struct planned *planned,
					    const struct imprint *imprint, struct numbers *numbers,
					    struct diag_list *dl)
{
	struct bind_input in = input_for(run, planned, imprint, false);

	in.numbers = numbers;
	return bind_document(run->arena, &in, dl);
}

const struct view *documents_view(const struct run *run, const struct contract *c,
				  const char *name, const struct template **in)
{
	struct planned_list plan = documents_plan(run, c->id, NULL);
	struct diag_list *quiet = diag_new(run->arena);

	for (size_t i = 0; i < plan.all.n; i++) {
		const struct planned *planned = &plan.all.at[i];

		if (!template_prints_view(planned->template, name, true))
			continue;
		struct bind_input input = input_for(run, planned, NULL, false);

		*in = planned->template;
		return bind_view(run->arena, &input, name, quiet);
	}
	return NULL;
}

/* As the latest edition would print it today; without one, as the first would. */
static const struct doc *bind_latest(const struct run *run, const struct planned *planned,
				     bool draft, struct diag_list *dl)
{
	const struct imprint *imprint = latest_of(run, planned);
	struct bind_input in = input_telling(run, planned, imprint, draft);
	struct blanks found = {0};

	in.blanks = &found;
	const struct doc *d = bind_document(run->arena, &in, dl);

	if (d)
		noted_add(run->noted, planned->name, imprint, &found);
	return d;
}

bool documents_bind_now(const struct run *run, const struct planned *planned, bool draft,
			struct planned_now *out, struct diag_list *dl)
{
	struct arena *a = run->arena;
	const struct manifest *latest = project_issued(run->project, planned->scope);
	const struct issued_document *issued = manifest_document(latest, planned->template->id);
	const struct doc *now = bind_latest(run, planned, draft, dl);

	*out = (struct planned_now){.doc = now, .now = now};
	if (!now || !latest)
		return now != NULL;
	out->is_issued = issued && strcmp(issued->content, doc_digest_of(a, now)->text) == 0;
	if (!out->is_issued)
		out->doc = documents_bind(
			run, planned,
			imprint_draft(a, run->project, run->library, planned->contract), true, NULL,
			dl);
	return out->doc != NULL;
}
