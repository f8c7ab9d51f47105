/* SPDX-License-Identifier: MIT
 *
 * The words of a node: its label, its text, its link and its spans.
 */
#ifndef BUNKAI_HTML_WORDS_H
#define BUNKAI_HTML_WORDS_H

#include "html/page.h"

/* `taps` as of a column (enum doc_tap): numbers and addresses in the text lead there. */
void html_words(struct html_page *p, const struct doc_node *node, unsigned taps);

#endif
