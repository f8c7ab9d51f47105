/* SPDX-License-Identifier: MIT
 *
 * A text is put out in pieces: what stands before a span, the span in an element of its own, and
 * what is left. Of links in links HTML knows nothing, so a node's own goes before those of spans.
 */
#include "html/words.h"

#include <string.h>

#include "base/text.h"
#include "html/taps.h"

static void open_link(struct html_page *p, const char *link)
{
	if (!link)
		return;
	html_add(p, "<a");
	html_attribute(p, "href", html_address(p->a, link));
	html_add(p, ">");
}

static void close_link(struct html_page *p, const char *link)
{
	if (link)
		html_add(p, "</a>");
}

static void add_spans(struct html_page *p, const struct doc_node *node)
{
	size_t at = 0;

	for (size_t i = 0; i < node->n_spans; i++) {
		const struct doc_span *s = &node->spans[i];
		const char *link = node->link ? NULL : s->link;
		const bool marked = s->role && strcmp(s->role, "changed") == 0;
		const char *element = marked ? "u" : "span";

		html_text(p, arena_strndup(p->a, node->text + at, s->from - at));
		open_link(p, link);
		html_add(p, marked ? "<u" : "<span");
		html_class(p, NULL, s->role);
		html_add(p, ">");
		html_text(p, arena_strndup(p->a, node->text + s->from, s->to - s->from));
		html_add(p, arena_concat(p->a, "</", element, ">", (char *)NULL));
		close_link(p, link);
		at = s->to;
	}
	html_text(p, node->text + at);
}

void html_words(struct html_page *p, const struct doc_node *node, unsigned taps)
{
	const char *label = node->label ? node->label : "";

	if (*label) {
		html_add(p, "<span class=\"n\">");
		html_text(p, label);
		html_add(p, "</span>");
		if (node->text && !text_starts(node->text, "（"))
			html_add(p, " ");
	}
	if (!node->text)
		return;
	open_link(p, node->link);
	if (node->n_spans)
		add_spans(p, node);
	else if (taps && !node->link)
		html_tapped(p, node->text, taps);
	else
		html_text(p, node->text);
	close_link(p, node->link);
}
