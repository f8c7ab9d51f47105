/* SPDX-License-Identifier: MIT
 *
 * What the style files say of pages, margins and looks: of all of them, and of each set-up, which
 * says what is different on the pages of the documents that name it.
 */
#ifndef BUNKAI_RENDER_STYLE_PAGES_H
#define BUNKAI_RENDER_STYLE_PAGES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"
#include "render/style.h"

/*
 * A style file: the house's own, which says everything, and the project's, which says what is
 * different. Behind them that of today, where the house's is of an old edition: words and roles
 * that it did not know then are its.
 */
struct style_layer {
	const char *path;
	const struct json *root; /* NULL: there is no such file */
};

enum { STYLE_HOUSE, STYLE_OWN, STYLE_LAYERS, STYLE_TODAY = STYLE_LAYERS, STYLE_FILES };

/* Margins and looks of all pages, from STYLE_FILES files. False: reported. */
bool style_pages_read(struct arena *a, const struct style_layer *layers, struct style *style,
		      struct diag_list *dl);

/*
 * The set-ups, once all else of the style is there: each has a copy. What the house says of a
 * set-up gives way to what the project says of all pages, and that to what it says of the set-up.
 */
bool style_pages_read_setups(struct arena *a, const struct style_layer *layers,
			     struct style *style, struct diag_list *dl);

#endif
