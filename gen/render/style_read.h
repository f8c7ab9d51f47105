/* SPDX-License-Identifier: MIT
 *
 * From the style files to a style.
 */
#ifndef BUNKAI_RENDER_STYLE_READ_H
#define BUNKAI_RENDER_STYLE_READ_H

#include "base/diag.h"
#include "render/style.h"

/*
 * Reads `path`, which says everything, and over it `own`, a project's, which says what is
 * different: single members, fonts, words, set-ups, and looks by their role; NULL: there is none.
 * Gives NULL and findings on failure.
 */
const struct style *style_read(struct arena *a, const char *path, const char *own,
			       struct diag_list *dl);

/*
 * The same of a `path` that an old edition froze: words and roles that it did not know then are
 * those of `today`, the installed file; NULL: there is none.
 */
const struct style *style_read_old(struct arena *a, const char *path, const char *own,
				   const char *today, struct diag_list *dl);

#endif
