/* SPDX-License-Identifier: MIT
 *
 * Figures: drawn as on paper, and in words for who does not see them, or has a small screen.
 */
#ifndef BUNKAI_HTML_FIGURES_H
#define BUNKAI_HTML_FIGURES_H

#include "html/page.h"

void html_figure(struct html_page *p, const struct doc_node *figure);

#endif
