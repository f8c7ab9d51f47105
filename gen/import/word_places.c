/* SPDX-License-Identifier: MIT */
#include "import/word_places.h"

#include <string.h>

#include "base/text.h"
#include "import/office_xml.h"

enum { OPEN_MOST = 64, ON_MOST = 600 };

static bool is(const char *name, const char *what)
{
	return strcmp(name, what) == 0;
}

void word_note_held(struct story *s, size_t paragraph)
{
	struct word_paragraph *p = &s->out->all.at[paragraph];

	for (size_t i = 0; i < s->marks.n; i++) {
		const struct open_mark *m = &s->marks.at[i];
		bool known = !m->placed || m->paragraph == paragraph;

		for (size_t k = 0; !known && k < p->held.n; k++)
			known = is(p->held.at[k], m->name);
		if (!known)
			*vec_push(s->a, &p->held) = m->name;
	}
}

void word_place_waiting(struct story *s, size_t paragraph)
{
	struct word_paragraph *p = &s->out->all.at[paragraph];

	for (size_t i = 0; i < s->marks.n; i++) {
		struct open_mark *m = &s->marks.at[i];

		if (m->placed)
			continue;
		m->placed = true;
		m->paragraph = paragraph;
		*vec_push(s->a, &p->marks) = m->name;
	}
	for (; s->comments_placed < s->comments.n; s->comments_placed++)
		s->comments.at[s->comments_placed]->paragraph = paragraph;
}

void word_open_bookmark(struct story *s, const char *const *attributes)
{
	const char *name = word_copy(s, xml_attribute(attributes, "name"));

	if (!name || s->marks.n >= OPEN_MOST)
		return;
	*vec_push(s->a, &s->marks) =
		(struct open_mark){.id = word_copy(s, xml_attribute(attributes, "id")), .name = name};
	if (s->paragraphs.n)
		word_place_waiting(s, s->paragraphs.at[s->paragraphs.n - 1]);
}

void word_close_bookmark(struct story *s, const char *const *attributes)
{
	const char *id = xml_attribute(attributes, "id");

	for (size_t i = 0; i < s->marks.n; i++)
		if (s->marks.at[i].placed && text_equal(s->marks.at[i].id, id)) {
			s->marks.at[i] = s->marks.at[--s->marks.n];
			return;
		}
}

void word_open_comment(struct story *s, const char *const *attributes, bool ranges)
{
	const char *id = word_copy(s, xml_attribute(attributes, "id"));

	if (!id || map_get(s->comment_of, id))
		return;
	struct open_comment *c = arena_alloc(s->a, sizeof *c);

	*c = (struct open_comment){.id = id, .on = strbuf_new(s->a)};
	*vec_push(s->a, &s->comments) = c;
	map_set(s->comment_of, id, c);
	if (ranges && s->ranges.n < OPEN_MOST)
		*vec_push(s->a, &s->ranges) = c;
	if (s->paragraphs.n)
		word_place_waiting(s, s->paragraphs.at[s->paragraphs.n - 1]);
}

void word_close_comment(struct story *s, const char *const *attributes)
{
	for (size_t i = 0; i < s->ranges.n; i++)
		if (text_equal(s->ranges.at[i]->id, xml_attribute(attributes, "id"))) {
			s->ranges.at[i] = s->ranges.at[--s->ranges.n];
			return;
		}
}

void word_add_to_comments(struct story *s, const char *text)
{
	for (size_t i = 0; i < s->ranges.n; i++)
		if (s->ranges.at[i]->on.len < ON_MOST)
			strbuf_add(&s->ranges.at[i]->on, text);
}

void word_say_comments(struct story *s)
{
	for (size_t i = 0; i < s->comments_placed; i++) {
		const struct open_comment *c = s->comments.at[i];
		const struct word_comment *said = map_get(s->from->comments, c->id);

		if (!said)
			continue;
		struct word_comment *mine =
			vec_push(s->a, &s->out->all.at[c->paragraph].comments);

		*mine = *said;
		mine->on = c->on.text;
	}
}

void word_read_field(struct story *s, const char *type)
{
	struct open_field *last = s->fields.n ? &s->fields.at[s->fields.n - 1] : NULL;

	if (text_equal(type, "begin")) {
		if (s->fields.n < OPEN_MOST)
			*vec_push(s->a, &s->fields) =
				(struct open_field){.code = strbuf_new(s->a)};
	} else if (last && text_equal(type, "separate")) {
		last->shown = true;
		last->lists = text_starts(text_trim(s->a, last->code.text), "TOC");
		if (last->lists && word_here(s))
			word_here(s)->listed = true;
	} else if (last && text_equal(type, "end")) {
		s->fields.n--;
	}
}
