/* SPDX-License-Identifier: MIT
 *
 * What each document says now is held, as checksums, against what the folder's memory says of it,
 * and so are the bytes of the files that lie there: what is the same is not made. Trees lie beside
 * the memory, so that it can be told how much changed.
 */
#include "work/refresh.h"

#include <string.h>

#include "base/hash.h"
#include "base/intl.h"
#include "base/json.h"
#include "base/strbuf.h"
#include "base/version.h"
#include "changes/doc_compare.h"
#include "editions/doc_read.h"
#include "editions/edition.h"
#include "editions/output_state.h"
#include "model/over.h"
#include "render/style.h"
#include "work/amendments_now.h"
#include "work/documents.h"

struct refreshing {
	struct arena *a;
	const struct run *run;
	const struct refresh_wish *wish;
	struct printer *printer;
	struct progress *progress;
	struct stage *stage;
	struct output_state before, after;
	struct refreshed *out;
	bool changed;
	struct diag_list *dl;
};

/* All that the bytes depend on besides what the documents say. */
static void note_surroundings(struct refreshing *r)
{
	const struct printer *p = r->printer;
	struct strbuf sb = strbuf_new(r->a);

	strbuf_printf(&sb, "%s %lld %s", BUNKAI_VERSION, printer_epoch(), p->render.style->sum);
	for (size_t i = 0; i < p->renderers.n; i++)
		strbuf_join(&sb, ",", p->renderers.at[i]->name);
	r->after.made_with = hash_sha256(r->a, sb.text, sb.len);
}

/* A document that is to lie there. */
struct wanted_file {
	const char *name; /* 'tele-2026/annex' */
	const char *stem; /* 'OUT/tele-2026/annex' */
	const struct doc *doc;
};

/* What became of a document's files since they were written: the first that is not as it was. */
struct files_found {
	bool all_same;
	/* one lies there of which the memory, an earlier program's, has no checksum */
	bool unknown;
	/* lies there and is not the one that was written; NULL: one is missing, or none is */
	const char *strange;
};

static struct files_found look_at_files(struct refreshing *r, const struct wanted_file *w,
					const struct output_document *before)
{
	const struct printer *p = r->printer;
	const struct printer_outputs outputs = printer_outputs(p, w->doc);
	struct files_found found = {.all_same = true};

	for (size_t i = 0; !found.strange && i < outputs.all.n; i++) {
		const char *ending = outputs.all.at[i].ending,
			   *path = printer_path(p, w->stem, ending);
		const struct output_file *written = output_document_file(before, ending);
		const char *hash =
			file_stands(r->a, path, r->dl) ? edition_hash(r->a, path, r->dl) : NULL;

		if (hash && written && strcmp(hash, written->sha256) == 0)
			continue;
		found.all_same = false;
		found.unknown = found.unknown || (hash && !written);
		found.strange = hash && written ? file_name(path) : NULL;
	}
	return found;
}

static void tell(struct refreshing *r, const char *name, const char *what)
{
	*vec_push(r->a, &r->out->told) = arena_concat(r->a, name, ": ", what, (char *)NULL);
}

static const char *tree_of(struct refreshing *r, const char *name)
{
	const char *trees = file_join(r->a, r->wish->out, OUTPUT_STATE_TREES);

	return arena_concat(r->a, file_join(r->a, trees, name), ".json", (char *)NULL);
}

/* How much changed is not known where somebody cleared the trees away. */
static const char *count_changes(struct refreshing *r, const char *name, const struct doc *now)
{
	const char *path = tree_of(r, name);
	const struct doc *then =
		file_stands(r->a, path, r->dl) ? doc_read(r->a, path, diag_new(r->a)) : NULL;

	if (!then)
		return _("changed");
	struct doc_tally change = doc_diff_tally(doc_compare(r->a, then, now));

	return arena_printf(r->a, _("changed (%s)"), doc_tally_text(r->a, &change));
}

static const char *change_of(struct refreshing *r, const struct output_document *before,
			     const struct files_found *found, const struct doc_digest *now,
			     const struct doc *d)
{
	bool same = strcmp(before->digest.text, now->text) == 0;

	if (same && found->strange)
		return arena_printf(r->a, _("made again: %s is not the file that was written"),
				    found->strange);
	if (same && found->unknown)
		return _("made again: whether its files are as they were written is not known");
	if (same && !found->all_same)
		return _("made again: a file was missing");
	const char *change = count_changes(r, before->name, d);

	return found->strange ? arena_printf(r->a, _("%s; %s is not the file that was written"),
					     change, found->strange)
			      : change;
}

static bool make_document(struct refreshing *r, const struct wanted_file *w)
{
	const char *tree = tree_of(r, w->name), *aside = stage_add(r->stage, tree, r->dl);
	struct render_result result;

	return aside && printer_write(r->printer, &printer_tree, w->doc, aside, tree, &result) &&
	       printer_print(r->printer, w->doc, w->stem, r->stage, r->progress);
}

static bool is_same(struct refreshing *r, const struct output_document *before,
		    const struct files_found *found, const struct doc_digest *now)
{
	return r->before.made_with && strcmp(r->before.made_with, r->after.made_with) == 0 &&
	       strcmp(before->digest.layout, now->layout) == 0 && found->all_same;
}

/* The files that the printer has made from the nth on, as they will lie there. */
static bool note_files(struct refreshing *r, size_t n, struct output_document *d)
{
	for (; n < r->printer->made.n; n++) {
		const struct printed_file *f = &r->printer->made.at[n];
		const char *hash = edition_hash(r->a, f->aside, r->dl);

		if (!hash)
			return false;
		*vec_push(r->a, &d->files) = (struct output_file){f->ending, hash};
	}
	return true;
}

/* What a killed run left aside goes also where nothing is made. */
static void tidy(struct refreshing *r, const struct wanted_file *w)
{
	stage_tidy(r->stage, w->stem);
	stage_tidy(r->stage, tree_of(r, w->name));
}

/* Some formats make nothing of some documents. */
static bool has_files(const struct refreshing *r, const struct doc *d)
{
	return printer_outputs(r->printer, d).all.n > 0;
}

static bool refresh_file(struct refreshing *r, const struct wanted_file *w)
{
	const struct output_document *before = output_state_find(&r->before, w->name);
	struct output_document after = {.name = w->name, .digest = *doc_digest_of(r->a, w->doc)};
	struct files_found found = {0};
	bool same = false;

	if (before) {
		found = look_at_files(r, w, before);
		same = is_same(r, before, &found, &after.digest);
	}
	tell(r, w->name,
	     same                   ? _("unchanged")
	     : !has_files(r, w->doc) ? _("no file: nothing in it has a day in a calendar")
	     : before               ? change_of(r, before, &found, &after.digest, w->doc)
				    : _("new"));
	r->changed = r->changed || !same;
	size_t n = r->printer->made.n;

	if (same)
		tidy(r, w);
	if (!same && (!make_document(r, w) || !note_files(r, n, &after)))
		return false;
	*vec_push(r->a, &r->after.documents) = same ? *before : after;
	return true;
}

static bool refresh_document(struct refreshing *r, const struct planned *planned)
{
	struct planned_now bound;

	if (!documents_bind_now(r->run, planned, marking_asks(&r->out->marking, planned), &bound,
				r->dl))
		return false;
	if (strcmp(planned->folder, planned->scope) != 0)
		printer_find_left(r->printer, file_join(r->a, r->wish->out, planned->name));
	return refresh_file(r, &(struct wanted_file){
				       planned->name,
				       documents_stem(r->a, r->wish->out, planned), bound.doc});
}

static bool refresh_amendments(struct refreshing *r)
{
	struct amending_papers papers;
	bool ok = amendments_now(r->run,
				 &(struct amendment_wish){.draft = r->wish->mark != MARK_NONE},
				 &papers, r->dl);

	for (size_t i = 0; ok && i < papers.all.n; i++) {
		const struct amending_paper *p = &papers.all.at[i];
		const char *folder = file_join(r->a, r->wish->out, p->folder);

		ok = refresh_file(r, &(struct wanted_file){
					     p->name, file_join(r->a, folder, p->doc->id), p->doc});
	}
	return ok;
}

static const char *why_gone(struct refreshing *r, const char *name)
{
	const struct project *p = r->run->project;
	const struct contract *c =
		project_contract(p, arena_strndup(r->a, name, strcspn(name, "/")));

	if (c && contract_is_over(p, c))
		return arena_printf(r->a,
				    _("gone: the contract ended on %s; its files are left where "
				      "they are"),
				    c->ended);
	return _("gone: the project does not make it any more; its files are left where they are");
}

/* Their files stay: somebody may have written into them. */
static void tell_gone(struct refreshing *r)
{
	for (size_t i = 0; i < r->before.documents.n; i++) {
		const char *name = r->before.documents.at[i].name;

		if (output_state_find(&r->after, name))
			continue;
		tell(r, name, why_gone(r, name));
		r->changed = true;
	}
}

static bool write_state(struct refreshing *r)
{
	const char *text = json_print(r->a, output_state_to_json(r->a, &r->after));

	return stage_write(r->stage, file_join(r->a, r->wish->out, OUTPUT_STATE_FILE), text,
			   strlen(text), r->dl);
}

static bool refresh_all(struct refreshing *r)
{
	struct planned_list plan = documents_plan(r->run, NULL, NULL);
	bool ok = stage_open(r->stage, r->dl) &&
		  output_state_read(r->a, r->wish->out, &r->before, r->dl) &&
		  printer_open(r->printer, r->run, printer_epoch(), r->dl);

	if (ok)
		note_surroundings(r);
	for (size_t i = 0; ok && i < plan.all.n; i++)
		ok = refresh_document(r, &plan.all.at[i]);
	ok = ok && refresh_amendments(r);
	if (!ok || diag_failed(r->dl))
		return false;
	tell_gone(r);
	return !r->changed || (write_state(r) && stage_commit(r->stage, r->dl));
}

bool refresh_folder(const struct run *run, struct printer *printer, const struct refresh_wish *wish,
		    struct progress *progress, struct refreshed *out, struct diag_list *dl)
{
	struct refreshing r = {.a = run->arena,
			       .run = run,
			       .wish = wish,
			       .printer = printer,
			       .progress = progress,
			       .stage = stage_new(run->arena, wish->out),
			       .out = out,
			       .dl = dl};

	out->marking = marking_new(run, wish->mark);
	if (refresh_all(&r))
		return true;
	stage_abort(r.stage);
	return false;
}
