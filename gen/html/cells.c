/* SPDX-License-Identifier: MIT
 *
 * Fields stand where paper has room to write: in empty cells of columns that people fill in, and
 * behind words that leave a gap (　　月　　日).
 */
#include "html/cells.h"

#include <string.h>

#include "base/text.h"
#include "html/words.h"
#include "render/table.h"

static void add_paragraphs(struct html_page *p, const struct doc_node *cell, unsigned taps)
{
	for (const struct doc_node *line = cell->first; line; line = line->next) {
		html_add(p, "<p");
		html_class(p, NULL, line->role);
		html_add(p, ">");
		html_words(p, line, taps);
		html_add(p, "</p>");
	}
}

/* What a mark stands for is heard in its place, and shown where a finger rests on it. */
static void add_words(struct html_page *p, const struct doc_node *cell, unsigned taps)
{
	const bool mark = cell->full && !text_empty(cell->text);

	if (mark) {
		html_add(p, "<abbr");
		html_attribute(p, "title", cell->full);
		html_add(p, ">");
	}
	html_words(p, cell, taps);
	if (mark)
		html_add(p, "</abbr>");
	add_paragraphs(p, cell, taps);
}

static bool leaves_room(const char *words)
{
	return text_empty(words) || strstr(words, "　　");
}

static void add_choices(struct html_page *p, const char *const *choices, const char *name)
{
	html_add(p, "<select class=\"in\"");
	html_attribute(p, "aria-label", name);
	html_add(p, "><option></option>");
	for (; *choices; choices++) {
		html_add(p, "<option>");
		html_text(p, *choices);
		html_add(p, "</option>");
	}
	html_add(p, "</select>");
}

static void add_field(struct html_page *p, const struct doc_node *cell,
		      const struct doc_column *column, const char *name)
{
	if (column->choices) {
		add_choices(p, column->choices, name);
		return;
	}
	html_add(p, "<textarea class=\"in\"");
	html_attribute(p, "rows", arena_printf(p->a, "%d", cell->lines > 1 ? cell->lines : 1));
	if (column->tap & TAP_TIME)
		html_add(p, " data-time");
	html_attribute(p, "aria-label", name);
	html_add(p, "></textarea>");
}

void html_cell(struct html_page *p, const struct doc_node *cell, const struct doc_column *column,
	       const char *name)
{
	if (!cell)
		return;
	add_words(p, cell, column ? column->tap : 0);
	if (column && column->input && leaves_room(table_cell_text(p->a, cell)))
		add_field(p, cell, column, name);
}
