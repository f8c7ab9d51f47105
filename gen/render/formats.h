/* SPDX-License-Identifier: MIT
 *
 * The renderers there are; each is defined in the file of its name. Only render.c lists them.
 */
#ifndef BUNKAI_RENDER_FORMATS_H
#define BUNKAI_RENDER_FORMATS_H

#include "render/render.h"

extern const struct renderer render_xlsx, render_pdf, render_json, render_text;

#endif
