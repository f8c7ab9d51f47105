/* SPDX-License-Identifier: MIT
 *
 * A file of answers in two forms. What was said is gathered first, and judged then in the order of
 * the parts: a system may stand above the vendor that it names.
 */
#include <string.h>

#include "base/fields.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "work/start.h"

struct line_said {
	const struct start_question *q;
	const char *said, *place;
};

struct said_part {
	const struct start_part *part;
	VEC(struct line_said) lines;
	const char *place;
};

struct answers_reading {
	struct start *s;
	const char *path;
	VEC(struct said_part) blocks;
	struct diag_list *dl;
	bool ok;
};

static const char *list_parts(const struct start *s)
{
	struct strbuf sb = strbuf_new(s->arena);

	for (size_t i = 0; i < s->parts.n; i++)
		strbuf_join(&sb, ", ", s->parts.at[i].id);
	return sb.text;
}

static const char *list_questions(const struct start *s, const struct start_part *p)
{
	struct strbuf sb = strbuf_new(s->arena);

	for (size_t i = 0; i < p->questions.n; i++)
		strbuf_join(&sb, ", ", p->questions.at[i].id);
	return sb.text;
}

static bool refuse(struct answers_reading *r)
{
	r->ok = false;
	return false;
}

/* NULL: there is no such part, or it is there already. */
static struct said_part *begin_block(struct answers_reading *r, const char *word, const char *place)
{
	const struct start_part *p = start_part_find(r->s, word);

	if (!p) {
		diag_add(r->dl, DIAG_UNKNOWN_PART, NULL, place, word, list_parts(r->s));
		return refuse(r), NULL;
	}
	for (size_t i = 0; !p->many && i < r->blocks.n; i++) {
		if (r->blocks.at[i].part != p)
			continue;
		diag_add(r->dl, DIAG_PART_TWICE, NULL, place, p->id);
		return refuse(r), NULL;
	}
	struct said_part *b = vec_push(r->s->arena, &r->blocks);

	b->part = p;
	b->place = place;
	return b;
}

static void add_line(struct answers_reading *r, struct said_part *b, const char *question, const char *said,
		     const char *place)
{
	const struct start_question *q = start_question_find(r->s, b->part, question);

	if (!q) {
		diag_add(r->dl, DIAG_START_QUESTION, NULL, place, b->part->id, question,
			 list_questions(r->s, b->part));
		refuse(r);
		return;
	}
	for (size_t i = 0; i < b->lines.n; i++) {
		if (b->lines.at[i].q != q)
			continue;
		diag_add(r->dl, DIAG_START_TWICE, NULL, place, question);
		refuse(r);
		return;
	}
	*vec_push(r->s->arena, &b->lines) = (struct line_said){q, said, place};
}

/* The first ':' or '：'; NULL: none. `behind` is what follows it. */
static const char *find_colon(const char *line, const char **behind)
{
	const char *narrow = strchr(line, ':'), *wide = strstr(line, "：");

	if (wide && (!narrow || wide < narrow)) {
		*behind = wide + strlen("：");
		return wide;
	}
	*behind = narrow ? narrow + 1 : NULL;
	return narrow;
}

static const char *part_word(struct arena *a, const char *line)
{
	size_t n = strlen(line);

	return n > 2 && line[0] == '[' && line[n - 1] == ']'
		       ? text_trim(a, arena_strndup(a, line + 1, n - 2))
		       : NULL;
}

/* The block that holds from here on. */
static struct said_part *read_line(struct answers_reading *r, struct said_part *b, const char *line,
			       const char *place)
{
	struct arena *a = r->s->arena;
	const char *behind, *part = part_word(a, line), *colon = find_colon(line, &behind);

	if (!*line || *line == '#' || text_starts(line, "＃"))
		return b;
	if (part)
		return begin_block(r, part, place);
	if (!colon || colon == line || (!b && !r->blocks.n && r->ok)) {
		diag_add(r->dl, DIAG_ANSWER_LINE, NULL, place, text_begin(a, line, 40, "…"));
		return refuse(r), b;
	}
	if (b)
		add_line(r, b, text_trim(a, arena_strndup(a, line, (size_t)(colon - line))),
			 text_trim(a, behind), place);
	return b;
}

static void read_lines(struct answers_reading *r, const char *text)
{
	struct arena *a = r->s->arena;
	struct said_part *b = NULL;
	int n = 0;

	while (*text) {
		size_t len = strcspn(text, "\n");
		const char *line = text_trim(a, arena_strndup(a, text, len));
		/* blocks move when one is added */
		struct said_part *last = r->blocks.n ? &r->blocks.at[r->blocks.n - 1] : NULL;

		b = read_line(r, b ? last : NULL, line,
			      arena_printf(a, "%s:%d", r->path, ++n));
		text += len + (text[len] == '\n');
	}
}

static const char *start_word(struct arena *a, const struct json *j)
{
	if (j->kind == JSON_STRING)
		return j->string;
	if (j->kind == JSON_BOOL)
		return j->number != 0 ? "true" : "false";
	return j->kind == JSON_NULL ? "" : j->kind == JSON_NUMBER
						   ? arena_printf(a, "%.15g", j->number)
						   : NULL;
}

static const char *list_word(struct arena *a, const struct json *j)
{
	struct strbuf sb = strbuf_new(a);

	for (const struct json *e = j->first; e; e = e->next)
		if (e->kind == JSON_STRING)
			strbuf_join(&sb, ",", e->string);
	return sb.text;
}

static void read_object(struct answers_reading *r, const char *part, const struct json *object)
{
	struct arena *a = r->s->arena;
	const char *place = arena_printf(a, "%s:%d", r->path, object->line);
	struct said_part *b = object->kind == JSON_OBJECT ? begin_block(r, part, place) : NULL;

	if (object->kind != JSON_OBJECT) {
		diag_add(r->dl, DIAG_ANSWER_LINE, NULL, place, part);
		refuse(r);
	}
	for (const struct json *j = b ? object->first : NULL; j; j = j->next) {
		const char *word = j->kind == JSON_ARRAY ? list_word(a, j) : start_word(a, j),
			   *at = arena_printf(a, "%s:%d", r->path, j->line);

		if (word) {
			add_line(r, b, j->name, word, at);
			continue;
		}
		diag_add(r->dl, DIAG_ANSWER_LINE, NULL, at, j->name);
		refuse(r);
	}
}

/* False: it is another file than one of answers (reported), of which nothing more can be said. */
static bool read_json(struct answers_reading *r, const char *text)
{
	const struct json *root = json_parse(r->s->arena, text, r->path, r->dl);

	if (!root || !text_equal(json_string(root, "schema", NULL), "bunkai/answers/1")) {
		if (root)
			diag_add(r->dl, DIAG_BAD_SCHEMA, NULL,
				 arena_concat(r->s->arena, r->path, ":schema", (char *)NULL),
				 json_string(root, "schema", ""), "bunkai/answers/1");
		return refuse(r);
	}
	for (const struct json *part = root->first; part; part = part->next) {
		if (strcmp(part->name, "schema") == 0)
			continue;
		if (part->kind != JSON_ARRAY)
			read_object(r, part->name, part);
		for (const struct json *j = part->kind == JSON_ARRAY ? part->first : NULL; j;
		     j = j->next)
			read_object(r, part->name, j);
	}
	return true;
}

/* Where nothing at all is said, as in a form that nobody filled in, there is no such thing. */
static bool is_empty(const struct said_part *b)
{
	for (size_t i = 0; i < b->lines.n; i++)
		if (*b->lines.at[i].said)
			return false;
	return b->part->many;
}

/* Names first: others of the same part may not have them. */
static bool judge_block(struct answers_reading *r, const struct said_part *b)
{
	struct start_thing *t;
	bool ok = true;

	if (is_empty(b))
		return true;
	t = start_begin(r->s, b->part, b->place);
	for (size_t i = 0; i < b->lines.n; i++)
		ok = start_answer(r->s, t, b->lines.at[i].q, b->lines.at[i].said,
				  b->lines.at[i].place, r->dl) &&
		     ok;
	return ok ? start_end(r->s, t, r->dl) : (start_end(r->s, t, diag_new(r->s->arena)), false);
}

bool start_read(struct start *s, const char *path, struct diag_list *dl)
{
	struct answers_reading r = {.s = s, .path = path, .dl = dl, .ok = true};
	const char *text = file_read_text(s->arena, path, dl);

	if (!text)
		return false;
	if (text[strspn(text, " \t\r\n")] != '{')
		read_lines(&r, text);
	else if (!read_json(&r, text))
		return false;
	for (size_t i = 0; i < s->parts.n; i++) {
		size_t n = 0;

		for (size_t k = 0; k < r.blocks.n; k++) {
			if (r.blocks.at[k].part != &s->parts.at[i])
				continue;
			r.ok = judge_block(&r, &r.blocks.at[k]) && r.ok;
			n++;
		}
		if (n || s->parts.at[i].many)
			continue;
		struct said_part missing = {.part = &s->parts.at[i], .place = path};

		r.ok = judge_block(&r, &missing) && r.ok;
	}
	return r.ok;
}
