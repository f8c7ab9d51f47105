/* SPDX-License-Identifier: MIT
 *
 * The words of a paragraph in two states, run by run.
 */
#ifndef BUNKAI_REDLINE_REDLINE_RUNS_H
#define BUNKAI_REDLINE_REDLINE_RUNS_H

#include "base/unicode.h"
#include "docx/body.h"

/*
 * Appends the runs of both states to those of `out`. Where both have the same words in the same
 * look, they are kept, and lead where the new ones lead; a field that leads to the same place is
 * kept, and shows what the new one shows. Words of other looks are replaced.
 */
void redline_runs(struct arena *a, struct breaker *words, const struct docx_paragraph *before,
		  const struct docx_paragraph *after, struct docx_paragraph *out);

/* What a reader sees of a paragraph: its runs, one behind the other. */
const char *redline_text(struct arena *a, const struct docx_paragraph *p);

#endif
