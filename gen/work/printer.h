/* SPDX-License-Identifier: MIT
 *
 * From document trees to files: which formats are asked for, in which style, and where each file
 * goes. The commands that write papers share it.
 *
 *     struct printer p = {0};
 *     ok = printer_choose(&p, a, "xlsx,pdf", dl) && printer_open(&p, run, printer_epoch(), dl) &&
 *          printer_print(&p, doc, "out/tele-2026/annex", stage, progress);
 */
#ifndef BUNKAI_WORK_PRINTER_H
#define BUNKAI_WORK_PRINTER_H

#include "base/file.h"
#include "base/progress.h"
#include "base/stage.h"
#include "render/render.h"
#include "work/run.h"

/* A file that a document becomes: its renderer, and which of its pieces. */
struct printer_output {
	const struct renderer *renderer;
	const char *piece, *ending; /* 'pdf', 'tele.ics' */
};

struct printer_outputs {
	VEC(struct printer_output) all;
};

/* One file of a run: its line is told when all is done. */
struct printed_file {
	const char *ending, *line;
	const char *aside; /* where it stands until the stage is committed */
};

/* Which formats, and what their renderers share. */
struct printer {
	struct arena *a;
	struct render_context render;
	VEC(const struct renderer *) renderers;
	bool usual; /* nobody said which: a document may be made as more (doc.h, formats) */
	VEC(const char *) without; /* documents of which no format made anything */
	VEC(struct printed_file) made; /* by printer_print */
};

/* 'xlsx,pdf'; NULL: that. False and unknown-value when there is no such format. */
bool printer_choose(struct printer *p, struct arena *a, const char *formats, struct diag_list *dl);

/*
 * Opens the style; false and findings where it, or a template's set-up, is not there. `epoch` goes
 * into the files as their time; < 0: the date of each document.
 */
bool printer_open(struct printer *p, const struct run *run, long long epoch, struct diag_list *dl);

/* SOURCE_DATE_EPOCH; -1 when it is not set. */
long long printer_epoch(void);

/* The files that a document becomes; none where nothing in it is what the formats show. */
struct printer_outputs printer_outputs(const struct printer *p, const struct doc *d);

/* 'documents/annex.pdf': such a file of an edition, below its folder. */
const char *printer_file(struct arena *a, const char *folder, const struct doc *d,
			 const struct printer_output *o);

/* Its tree, which editions and `refresh` keep. */
extern const struct printer_output printer_tree;

/*
 * Writes one file; `shown` is what messages call it. A paper that holds what its readers may not
 * see is refused (internal-words).
 */
bool printer_write(struct printer *p, const struct printer_output *o, const struct doc *d,
		   const char *path, const char *shown, struct render_result *result);

/* 'out/x/annex' and an ending. */
const char *printer_path(const struct printer *p, const char *stem, const char *ending);

/*
 * Prints a document in all formats, aside, as `stem` with each renderer's ending. False and
 * findings on failure.
 */
bool printer_print(struct printer *p, const struct doc *d, const char *stem, struct stage *stage,
		   struct progress *progress);

/*
 * Warns of files with that stem, in whatever format: a paper for the hospital's eyes that an
 * earlier version left where a contract's parties get theirs.
 */
void printer_find_left(const struct printer *p, const char *stem);

/*
 * Says once of which documents nothing was made (no-days), and which have what the formats show;
 * when there is no file at all, that is an error.
 */
void printer_find_without(const struct printer *p, const struct library *l);

/* The lines of `made` on stdout, in the order of printing. */
void printer_tell(const struct printer *p);

/* 'out/x/annex.pdf: 36 pages' */
const char *printer_line(struct arena *a, const char *path, const struct renderer *r,
			 const struct render_result *result);

#endif
