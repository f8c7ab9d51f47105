/* SPDX-License-Identifier: MIT
 *
 * The face of each character is asked for as it was when the text was measured: by the text's face,
 * or by its companion within a Latin word.
 */
#include "page/shown.h"

#include "base/text.h"

struct shown shown_next(struct faces *faces, const struct page_text *t, const char **at)
{
	struct shown s = {.place = (size_t)(*at - t->text), .wanted = t->face};

	if (s.place >= t->len)
		return s;
	s.latin = t->latin && t->latin[s.place];
	s.wanted = faces_wanted(faces, t->face, t->latin, s.place);
	s.c = text_next(at);
	s.glyph = faces_glyph(faces, s.wanted, s.c);
	return s;
}

double shown_advance(const struct page_text *t, const struct shown *s, const struct shown *after)
{
	int join = after->c ? faces_join(s->glyph, after->glyph) : 0;

	return (s->glyph->advance + join) * t->size / 1000 + (s->latin ? 0 : t->spacing);
}
