/* SPDX-License-Identifier: MIT
 *
 * The formats there are, in the order in which messages list them: X(pdf) stands for the renderer
 * `render_pdf`, which the format's own folder defines. No other place lists them.
 */
#ifndef BUNKAI_RENDER_FORMATS_H
#define BUNKAI_RENDER_FORMATS_H

#define RENDER_FORMATS(X) X(xlsx) X(pdf) X(json) X(text) X(ics) X(docx)

struct renderer;

#define RENDER_DECLARE(name) extern const struct renderer render_##name;
RENDER_FORMATS(RENDER_DECLARE)
#undef RENDER_DECLARE

#endif
