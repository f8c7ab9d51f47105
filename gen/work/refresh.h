/* SPDX-License-Identifier: MIT
 *
 * Bringing an output folder up to date: only documents that would say something else than they do
 * are made. editions/output_state.h says what is remembered of the folder.
 */
#ifndef BUNKAI_WORK_REFRESH_H
#define BUNKAI_WORK_REFRESH_H

#include "work/printer.h"
#include "work/readiness.h"

struct refresh_wish {
	const char *out;
	enum draft_mark mark;
};

struct refreshed {
	VEC(const char *) told; /* one line per document: 'tele-2026/annex: unchanged' */
	struct marking marking; /* which documents it marked, and why */
};

/*
 * The run must be checked, the printer's formats chosen. False when the memory of the folder cannot
 * be used, a document is refused or a file cannot be written (reported): then no file has changed.
 */
bool refresh_folder(const struct run *run, struct printer *printer, const struct refresh_wish *wish,
		    struct progress *progress, struct refreshed *out, struct diag_list *dl);

#endif
