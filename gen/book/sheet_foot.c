/* SPDX-License-Identifier: MIT
 *
 * Words are put into lines here, because not all programs do so in a footer: phrases, which end
 * behind a full stop or a full-width blank, side by side as far as the measured width reaches. The
 * lines are kept only when the whole footer, with its codes, is not too long for the format.
 */
#include "book/sheet_foot.h"

#include <math.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "book/running.h"

/* Behind a full stop or a full-width blank. */
static const char *phrase_end(const char *text)
{
	uint32_t c;

	while ((c = text_next(&text)))
		if (c == 0x3002 || c == 0x3000)
			break;
	return text;
}

/* Phrases side by side, as many as a line holds. */
static void add_line(struct book *b, const struct look *look, const char *text, double width,
		     struct strbuf *out)
{
	struct strbuf line = strbuf_new(b->arena);

	for (const char *end; *text; text = end) {
		end = phrase_end(text);
		const char *phrase = arena_strndup(b->arena, text, (size_t)(end - text)),
			   *both = arena_concat(b->arena, line.text, phrase, (char *)NULL);

		if (line.len &&
		    measure_width(b->measure, look, text_trim(b->arena, both)) > width) {
			strbuf_join(out, "\n", text_trim(b->arena, line.text));
			line = strbuf_new(b->arena);
		}
		strbuf_add(&line, phrase);
	}
	strbuf_join(out, "\n", text_trim(b->arena, line.text));
}

static size_t count_lines(const char *text)
{
	size_t n = 1;

	while ((text = strchr(text, '\n'))) {
		text++;
		n++;
	}
	return n;
}

bool sheet_foot_set(struct book *b, struct sheet *s, const char *foot, double width)
{
	struct look look = *style_look(b->style, "running");
	const char *clean = sheet_clean(b, s, foot), *font = running_font(b->arena, b->style);
	struct strbuf lines = strbuf_new(b->arena);

	look.size = floor(look.size + 0.5); /* as the footer's codes say */
	for (const char *end; clean; clean = end ? end + 1 : NULL) {
		end = strchr(clean, '\n');
		add_line(b, &look,
			 end ? arena_strndup(b->arena, clean, (size_t)(end - clean)) : clean, width,
			 &lines);
	}
	if (text_length(running_footer(b->arena, font, lines.text, b->doc)) > RUNNING_MAX)
		return false;
	s->foot = lines.text;
	s->foot_height = (double)count_lines(lines.text) * sheet_line_height(&look);
	return true;
}
