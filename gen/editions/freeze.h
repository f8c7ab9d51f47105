/* SPDX-License-Identifier: MIT
 *
 * Making an edition: everything it rests on is copied into a folder aside, the documents are
 * written there by the caller, and the folder takes its name at the end, with the manifest in it.
 * An edition that is there is never written to.
 *
 *     struct freeze *f = freeze_begin(a, project, library, "tele-2026", dl);
 *     … set f->manifest's date, note, findings, documents, numbers; write freeze_path(f,
 *     "documents/annex.pdf") …
 *     ok = freeze_commit(f);                     or freeze_abort(f)
 */
#ifndef BUNKAI_EDITIONS_FREEZE_H
#define BUNKAI_EDITIONS_FREEZE_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/edition.h"
#include "model/library.h"
#include "model/project.h"

struct folder;

struct freeze {
	struct arena *a;
	struct diag_list *dl;
	struct folder *folder;
	const char *path; /* where it will stand */
	const char *inputs[2]; /* folders that the inputs were copied from: project, library */
	const struct manifest *before; /* NULL: this is the first edition */
	struct manifest manifest;
};

/*
 * Proves the editions before, and copies the inputs: NULL when either fails (reported). The
 * manifest knows its contract, number, program, guideline and predecessor.
 */
struct freeze *freeze_begin(struct arena *a, const struct project *p, const struct library *l,
			    const char *scope, struct diag_list *dl);

/* Where a file of the edition is to be written, and what messages call it; the folder is there. */
const char *freeze_path(struct freeze *f, const char *name);
const char *freeze_shown(struct freeze *f, const char *name);

/*
 * Records the font files that the documents are made with, so that a later rebuild can tell when
 * they are others. Fonts among the inputs are frozen with them and left out. False when one cannot
 * be read (reported).
 */
bool freeze_fonts(struct freeze *f, const char *const *files, size_t n);

bool freeze_commit(struct freeze *f);
void freeze_abort(struct freeze *f);

/*
 * The files that an edition of this scope would rest on: their path below inputs/, and where they
 * stand now.
 */
struct input_file {
	const char *path, *source;
};

struct inputs {
	VEC(struct input_file) all;
};

/* False and cannot-read when a folder of them cannot be listed. */
bool freeze_inputs(struct arena *a, const struct project *p, const struct library *l,
		   const char *scope, struct inputs *out, struct diag_list *dl);

/* The inputs that are not what the edition froze: paths below inputs/, sorted. */
struct changed_inputs {
	VEC(const char *) all;
};

void freeze_compare(struct arena *a, const struct manifest *m, const struct inputs *now,
		    struct changed_inputs *out, struct diag_list *dl);

#endif
