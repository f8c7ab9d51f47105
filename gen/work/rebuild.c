/* SPDX-License-Identifier: MIT
 *
 * An edition's inputs are a project whose latest edition is that one: it is loaded like any other,
 * each document bound with that edition's imprint and printed with its clock, and the checksum of
 * each file held against the manifest's.
 */
#include "work/rebuild.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "base/version.h"
#include "editions/edition.h"
#include "work/documents.h"
#include "work/edition_amendment.h"
#include "work/printer.h"

struct rebuilding {
	struct arena *a;
	const struct manifest *manifest;
	struct run run;
	struct printer printer;
	struct diag_list *dl;
	char folder[64]; /* where files are made to be compared */
	/* fonts that are others than when it was issued; "": none */
	const char *fonts;
	/* the first of its documents that other fonts may have changed; NULL: none */
	const char *drawn_otherwise;
};

static bool is_same_file(struct rebuilding *b, const char *made, const char *name)
{
	const struct issued_file *f = manifest_file(b->manifest, name);
	const char *hash = f ? edition_hash(b->a, made, b->dl) : NULL;

	return hash && strcmp(hash, f->sha256) == 0;
}

/*
 * Fonts that are others explain other bytes of what is drawn with them; then the rest of the
 * edition is looked at as well.
 */
static bool judge_difference(struct rebuilding *b, const char *name)
{
	if (*b->fonts && !text_starts(name, FOLDER_TREES "/")) {
		b->drawn_otherwise = b->drawn_otherwise ? b->drawn_otherwise : name;
		return true;
	}
	diag_add(b->dl, DIAG_REBUILD_DIFFERS, NULL, file_join(b->a, b->manifest->folder, name),
		 b->manifest->program, BUNKAI_VERSION);
	return false;
}

static bool rebuild_file(struct rebuilding *b, const struct doc *d, const struct printer_output *o,
			 const char *folder)
{
	const char *name = printer_file(b->a, folder, d, o);
	const char *made = file_join(b->a, b->folder, o->ending);
	struct render_result result;
	bool ok = printer_write(&b->printer, o, d, made, file_join(b->a, b->manifest->folder, name),
				&result);

	if (ok && !is_same_file(b, made, name))
		ok = judge_difference(b, name);
	unlink(made);
	return ok;
}

static bool rebuild_files(struct rebuilding *b, const struct doc *d, const char *folder,
			  const char *trees)
{
	const struct printer_outputs outputs = printer_outputs(&b->printer, d);
	bool ok = true;

	for (size_t k = 0; ok && k < outputs.all.n; k++)
		ok = rebuild_file(b, d, &outputs.all.at[k], folder);
	return ok && rebuild_file(b, d, &printer_tree, trees);
}

static bool rebuild_planned(struct rebuilding *b, const struct planned *planned)
{
	const struct run *run = &b->run;
	const struct imprint *imprint =
		imprint_latest(b->a, run->project, run->library, planned->contract);
	const struct doc *d = documents_bind(run, planned, imprint, false, NULL, b->dl);

	return d && rebuild_files(b, d, planned->folder, FOLDER_TREES);
}

static bool rebuild_document(struct rebuilding *b, const char *id)
{
	struct planned_list plan =
		documents_plan_edition(&b->run, b->manifest->contract, b->manifest);
	bool ok = false;

	for (size_t i = 0; i < plan.all.n; i++)
		if (strcmp(plan.all.at[i].template->id, id) == 0)
			ok = rebuild_planned(b, &plan.all.at[i]);
	return ok;
}

static const struct doc *find_paper(const struct amendment_papers *papers, const char *id)
{
	for (size_t i = 0; i < papers->all.n; i++)
		if (strcmp(papers->all.at[i]->id, id) == 0)
			return papers->all.at[i];
	return NULL;
}

/* Both editions stand beside each other; none of the papers may lack, and none be new. */
static bool rebuild_amendment(struct rebuilding *b)
{
	const struct manifest *m = b->manifest;
	struct manifest before = {.contract = m->contract, .number = m->number - 1};
	struct amendment_papers papers = {0};

	before.folder = file_join(b->a, m->folder, arena_printf(b->a, "../%d", before.number));
	bool ok = !m->amendment.n ||
		  edition_amendment(&b->run, &before, m->in_force, &papers, b->dl);

	if (ok && papers.all.n > m->amendment.n)
		return judge_difference(b, FOLDER_TREES "/" FOLDER_AMENDMENT);
	for (size_t i = 0; ok && i < m->amendment.n; i++) {
		const struct doc *d = find_paper(&papers, m->amendment.at[i].id);

		ok = d ? rebuild_files(b, d, edition_amendment_folder(b->a, m->contract, d),
				       FOLDER_TREES "/" FOLDER_AMENDMENT)
		       : judge_difference(b, FOLDER_TREES "/" FOLDER_AMENDMENT);
	}
	return ok;
}

static bool rebuild_documents(struct rebuilding *b)
{
	const struct manifest *m = b->manifest;
	bool ok =
		printer_choose(&b->printer, b->a, NULL, b->dl) &&
		printer_open(&b->printer, &b->run, m->epoch > 0 ? (long long)m->epoch : -1, b->dl);

	for (size_t i = 0; ok && i < m->documents.n; i++)
		ok = rebuild_document(b, m->documents.at[i].id);
	return ok && rebuild_amendment(b);
}

static bool make_folder(struct rebuilding *b)
{
	const char *base = getenv("TMPDIR");

	snprintf(b->folder, sizeof b->folder, "%s/bunkai-XXXXXX",
		 base && *base && strlen(base) < 40 ? base : "/tmp");
	if (mkdtemp(b->folder))
		return true;
	diag_add(b->dl, DIAG_CANNOT_WRITE, NULL, b->folder, "mkdtemp");
	return false;
}

/* What an edition of before the table of audiences says was issued: it is made again as it was. */
static void forget_audience(struct rebuilding *b)
{
	struct library *l = arena_alloc(b->a, sizeof *l);

	if (file_stands(b->a, file_join(b->a, b->run.library->data, LIBRARY_AUDIENCE), b->dl))
		return;
	*l = *b->run.library;
	l->audience = NULL;
	b->run.library = l;
}

static bool rebuild(struct rebuilding *b)
{
	const struct manifest *m = b->manifest;
	size_t warnings = b->dl->all.n;

	if (!run_load_as(&b->run, b->a, file_join(b->a, m->folder, "inputs"),
			 &(struct run_wish){.asked = m->contract})) {
		diag_append(b->dl, b->run.problems);
		return false;
	}
	run_check(&b->run);
	forget_audience(b);
	b->fonts = edition_other_fonts(b->a, m, b->dl);
	bool ok = rebuild_documents(b);

	if (ok)
		/* what was said of the documents was said when they were issued */
		b->dl->all.n = warnings;
	if (ok && b->drawn_otherwise)
		diag_add(b->dl, DIAG_REBUILD_FONTS, NULL, m->folder, b->drawn_otherwise, b->fonts);
	return ok && !b->drawn_otherwise;
}

bool rebuild_edition(struct arena *a, const struct manifest *m, struct diag_list *dl)
{
	struct rebuilding b = {.a = a, .manifest = m, .dl = dl};

	if (!make_folder(&b))
		return false;
	bool ok = rebuild(&b);

	rmdir(b.folder);
	return ok;
}
