/* SPDX-License-Identifier: MIT
 *
 * What an amendment makes of the papers that parties have, as files with tracked changes: the new
 * state of each against the old one. Who rejects all changes has the paper that was agreed on, who
 * accepts them the paper that `build` makes of the new state.
 */
#ifndef BUNKAI_WORK_REDLINES_H
#define BUNKAI_WORK_REDLINES_H

#include "work/amendments.h"
#include "work/printer.h"

/*
 * FOLDER/DOCUMENT-redline.docx for each paper of `in` that both states have and that reads
 * otherwise, by the hospital, on the new state's date; `draft`: the mark on its pages, NULL: none.
 * Nothing where DOCX was not asked for. False: reported.
 */
bool redlines_print(const struct amendments *m, const struct amendment *in, const char *folder,
		    const char *draft, struct printer *p, struct stage *stage,
		    struct progress *progress);

#endif
