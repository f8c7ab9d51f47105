/* SPDX-License-Identifier: MIT
 *
 * A paragraph is broken into lines once, then set in runs of lines that fit the page, never one
 * alone. Centred titles are broken between phrases or into lines of about one length. Marked and
 * linked words are found again on their line by their bytes, and get a rule or a link there.
 */
#include "page/para.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "page/tags.h"
#include "type/latin.h"

/* Lines: of a text that is kept whole with what it leads to; of the end of a longer one. */
enum { MOST_KEPT = 4, END_KEPT = 2 };

/* Points: no label is as long. */
enum { LABEL_ROOM = 10000 };

static const unsigned rule_color = 0x9AA3AF;
static const double underline_depth = 0.2; /* em below the base line: clear of the em box's foot */
/* em per gap: beyond this a ragged line reads better than a stretched one */
static const double most_stretch = 0.125;

double para_width(struct page_setter *p, const char *text, const struct look *look)
{
	return lines_width(&p->setter, text, look->face, look->size, LINE_LABEL);
}

void para_set_rule(struct page_setter *p, double x, double y, double width)
{
	para_set_line_to_write_on(p, x, y, width, 0);
}

void para_set_line_to_write_on(struct page_setter *p, double x, double y, double width, size_t tag)
{
	*vec_push(page_now(p)->arena, &page_now(p)->frames) = (struct page_frame){
		.x = x, .y = y, .width = width, .thickness = 0.4, .color = rule_color, .tag = tag};
}

struct marked marked_of(struct page_setter *p, const char *base, const struct doc_span *spans,
			size_t n)
{
	struct marked m = {base, spans, n, NULL};
	bool links = false;

	for (size_t i = 0; i < n; i++)
		links = links || spans[i].link;
	if (links)
		m.links = arena_alloc(p->arena, n * sizeof *m.links);
	for (size_t i = 0; links && i < n; i++)
		m.links[i].to = spans[i].link;
	return m;
}

/* Characters of the line before `end` that have a gap behind them. */
static size_t count_gaps(const struct typeset_line *line, const char *end)
{
	size_t n = 0;

	for (const char *p = line->text; p < end; text_next(&p))
		n += !(line->latin && line->latin[p - line->text]);
	return n;
}

static double stretch_of(const struct typeset_line *line, const struct look *look, double width)
{
	double spare = width - line->inked;

	if (line->ends || !line->gaps || spare <= 0)
		return 0;
	double each = spare / (double)line->gaps;

	return each <= most_stretch * look->size ? each : 0;
}

/* Points from where the line's first glyph is drawn to before the character at `end`. */
static double width_up_to(struct page_setter *p, const struct typeset_line *line,
			  const struct look *look, const char *end, double spacing)
{
	return faces_width(p->faces, look->face, look->size, line->text, (size_t)(end - line->text),
			   line->latin) +
	       spacing * (double)count_gaps(line, end);
}

/* The words of a span that stand on this line. */
struct marked_stretch {
	double x, width;
};

static bool find_stretch(struct page_setter *p, const struct typeset_line *line,
			 const struct look *look, const struct page_text *at,
			 const struct marked *m, const struct doc_span *span,
			 struct marked_stretch *out)
{
	const char *from = m->base + span->from, *to = m->base + span->to,
		   *end = line->text + line->len;

	from = from > line->text ? from : line->text;
	to = to < end ? to : end;
	if (from >= to)
		return false;
	double before = fmax(line->lead, width_up_to(p, line, look, from, at->spacing)),
	       behind = width_up_to(p, line, look, to, at->spacing);

	*out = (struct marked_stretch){at->x + before, behind - before};
	return true;
}

/*
 * A box as high as a line: what a reader clicks on. `y` is the base line. What stands on the page
 * again leads there too, where its first words have an element.
 */
static void add_link(struct page_setter *p, const struct line_link *link, const struct look *look,
		     const struct page_link *at)
{
	struct page_link box = *at;

	if (!link->tag)
		return;
	box.y -= look->size;
	box.height = look->size * 1.25;
	box.to = link->to;
	box.tag = link->tag;
	box.says = link->says;
	*vec_push(p->pages->arena, &page_now(p)->links) = box;
}

/* Gives a link its element, below `tag`, before its first line is set. */
static void open_link(struct page_setter *p, struct line_link *link, size_t tag, const char *words,
		      size_t len)
{
	if (link->tag || !tag)
		return;
	link->tag = tag_add_below(p, tag, TAG_LINK);
	link->says = arena_strndup(p->pages->arena, words, len);
}

/* Marked words get a line below them, linked ones a link. */
static void set_spans(struct page_setter *p, const struct typeset_line *line,
		      const struct look *look, const struct page_text *at, const struct marked *m)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct doc_span *span = &m->spans[i];
		struct marked_stretch s;

		if (!find_stretch(p, line, look, at, m, span, &s))
			continue;
		if (span->role && style_look(p->style, span->role)->underline)
			*vec_push(page_now(p)->arena, &page_now(p)->frames) =
				(struct page_frame){.x = s.x,
						    .y = at->y + underline_depth * look->size,
						    .width = s.width,
						    .thickness = 0.5,
						    .color = look->color};
		if (span->link)
			add_link(p, &m->links[i], look,
				 &(struct page_link){.x = s.x, .y = at->y, .width = s.width});
	}
}

static const struct doc_span *linked_span(const struct marked *m, size_t at)
{
	for (size_t i = 0; m->links && i < m->n; i++)
		if (m->spans[i].link && m->spans[i].from <= at && at < m->spans[i].to)
			return &m->spans[i];
	return NULL;
}

enum { BOX = 0x25A1, WIDE_BLANK = 0x3000 };

/* What a form has in the midst of its words: a box to tick, room to write (two wide blanks). */
static size_t end_of_place(const char *at, const char *end, enum tag_kind *kind)
{
	const char *next = at;
	size_t blanks = 0;

	*kind = TAG_BOX;
	if (text_next(&next) == BOX)
		return (size_t)(next - at);
	*kind = TAG_BLANK;
	for (next = at; next < end;) {
		const char *before = next;

		if (text_next(&next) != WIDE_BLANK) {
			next = before;
			break;
		}
		blanks++;
	}
	return blanks >= 2 ? (size_t)(next - at) : 0;
}

/* The element of what stands at `at` of a text that belongs to `tag`. */
static size_t tag_of_words(struct page_setter *p, const struct marked *m, const char *at,
			   size_t tag)
{
	const struct doc_span *span =
		m->links && at >= m->base ? linked_span(m, (size_t)(at - m->base)) : NULL;

	if (span) {
		struct line_link *link = &m->links[span - m->spans];

		open_link(p, link, tag, m->base + span->from, span->to - span->from);
		tag = link->tag;
	}
	return tag;
}

static size_t tag_of_place(struct page_setter *p, size_t tag, enum tag_kind kind)
{
	return tag_add_saying(p, tag, kind,
			      p->style->words[kind == TAG_BOX ? WORD_BOX : WORD_BLANK]);
}

struct runs {
	VEC(struct page_run) all;
};

/* Linked words, and places to write in, belong to elements of their own. */
static void part_text(struct page_setter *p, const struct para_place *place,
		      struct page_text *text)
{
	struct runs runs = {0};
	size_t tag = text->tag;

	if (!tag || (!place->marked.links && !place->form))
		return;
	for (const char *at = text->text, *end = at + text->len, *next; at < end; at = next) {
		enum tag_kind kind;
		size_t bytes = place->form ? end_of_place(at, end, &kind) : 0,
		       here = tag_of_words(p, &place->marked, at, text->tag);

		next = at + bytes;
		if (bytes)
			here = tag_of_place(p, here, kind);
		else
			text_next(&next);
		if (here != tag)
			*vec_push(page_now(p)->arena, &runs.all) =
				(struct page_run){(size_t)(at - text->text), here};
		tag = here;
	}
	text->runs = runs.all.at;
	text->n_runs = runs.all.n;
}

void para_set_line(struct page_setter *p, const struct typeset_line *line, const struct look *look,
		   const struct para_place *place)
{
	struct page *s = page_now(p);
	double spare = place->width - line->inked,
	       spacing = place->stretch ? stretch_of(line, look, place->width) : 0;
	double x = place->x + (place->align == ALIGN_CENTER ? spare / 2
			       : place->align == ALIGN_END  ? spare
							    : 0);

	if (!line->len)
		return;
	struct page_text *text = vec_push(s->arena, &s->texts);

	*text = (struct page_text){
		.text = line->text,
		.len = line->len,
		.face = look->face,
		.color = look->color,
		.x = x - line->lead,
		.y = place->y,
		.size = look->size,
		.spacing = spacing,
		.latin = latin_copy(s->arena, line->latin, line->len),
		.width = line->lead + line->inked + spacing * (double)line->gaps,
		.limit = place->x + place->width,
		.parted = line->parted || place->label,
		.tag = p->again     ? 0
		       : place->tag ? place->tag
				    : p->tag,
	};
	if (place->link) {
		open_link(p, place->link, text->tag, place->linked, strlen(place->linked));
		text->tag = text->tag ? place->link->tag : 0;
		add_link(p, place->link, look,
			 &(struct page_link){.x = x, .y = place->y, .width = line->width});
	}
	part_text(p, place, text);
	set_spans(p, line, look, text, &place->marked);
}

/*
 * How many of `left` lines go on this page so that at least two stand on either side of the break;
 * 0: none.
 */
static size_t lines_here(size_t room, size_t left)
{
	if (room >= left)
		return left;
	if (left - room < 2 && room > 0)
		room--;
	return room < 2 ? 0 : room;
}

/* A paragraph with its place in the structure. */
struct tagged {
	const struct para *para;
	struct line_link link;
	size_t label, text; /* elements */
	size_t whole;       /* of the text and what follows it */
};

static void set_label(struct page_setter *p, const struct tagged *t, double y)
{
	const struct para *para = t->para;
	struct lines label = {0};

	lines_break(&p->setter, para->label, para->look->face, para->look->size, LABEL_ROOM,
		    LINE_LABEL, &label);
	para_set_line(p, &label.all.at[0], para->look,
		      &(struct para_place){p->left + para->indent - para->hang, para->hang,
					   y + look_base(para->look), .tag = t->label,
					   .label = true});
}

static void set_lines(struct page_setter *p, struct tagged *t,
		      const struct typeset_line *lines, size_t n, double y)
{
	const struct para *para = t->para;
	struct para_place place = {
		.x = p->left + para->indent,
		.width = p->right - p->left - para->indent - para->shorten,
		.align = para->align,
		.stretch = para->stretch,
		.link = t->link.to ? &t->link : NULL,
		.linked = para->text,
		.marked = para->marked,
		.tag = t->text,
	};

	for (size_t i = 0; i < n; i++) {
		place.y = y + (double)i * look_pitch(para->look) + look_base(para->look);
		para_set_line(p, &lines[i], para->look, &place);
	}
}

static void set_first(struct page_setter *p, const struct tagged *t, double y)
{
	const struct para *para = t->para;

	if (para->id)
		pages_anchor(p->pages, para->id, y);
	if (para->bookmark)
		pages_bookmark(p->pages, para->text, para->depth, y);
	if (para->label && *para->label)
		set_label(p, t, y);
}

/* n lines from the one that is number `from` on; `kept`: they move on with the next block. */
static void set_piece(struct page_setter *p, struct tagged *t, const struct lines *lines,
		      size_t from, size_t n, bool kept)
{
	double y = (kept ? page_take_heading : page_take)(p, (double)n * look_pitch(t->para->look));

	if (!from)
		set_first(p, t, y);
	set_lines(p, t, lines->all.at + from, n, y);
}

static void set_over_pages(struct page_setter *p, struct tagged *t, const struct lines *lines)
{
	double pitch = look_pitch(t->para->look);

	for (size_t done = 0; done < lines->all.n;) {
		size_t left = lines->all.n - done,
		       room = (size_t)fmax(0, floor(page_room(p) / pitch)),
		       n = lines_here(room, left);

		if (!n && !page_is_fresh(p)) {
			page_break(p);
			continue;
		}
		n = n ? n : room > 1 ? room : 1; /* a page too low for two lines */
		size_t kept = !t->para->leads || n < left ? 0 : n <= END_KEPT + 1 ? n : END_KEPT;

		if (n > kept)
			set_piece(p, t, lines, done, n - kept, false);
		if (kept)
			set_piece(p, t, lines, done + n - kept, kept, true);
		done += n;
	}
}

static struct lines break_lines(struct page_setter *p, const struct para *para, double measure)
{
	struct lines lines = {0};

	lines_break(&p->setter, para->text, para->look->face, para->look->size, measure,
		    para->stretch ? LINE_PROSE : LINE_LABEL, &lines);
	return lines;
}

static double widest(const struct lines *lines)
{
	double width = 0;

	for (size_t i = 0; i < lines->all.n; i++)
		width = fmax(width, lines->all.at[i].inked);
	return width;
}

/* Between phrases: behind a blank, before an opening bracket. */
static bool is_phrase_end(uint32_t before, uint32_t after)
{
	return text_is_space(before) || before == 0x3001 || after == 0xFF08 || after == 0x300C ||
	       after == 0x3010;
}

/* The line that ends there, at no blank of the text's own, is read in one with the next. */
static void join_words(struct lines *lines, const char *end)
{
	for (size_t i = 0; i < lines->all.n; i++)
		if (lines->all.at[i].text + lines->all.at[i].len == end)
			lines->all.at[i].parted = false;
}

/* A title that takes several lines breaks between phrases, when that costs no further line. */
static struct lines break_at_phrase(struct page_setter *p, const struct para *para,
				    const struct lines *plain, double measure)
{
	struct lines best = {0};
	const char *at = para->text;

	for (uint32_t before = text_next(&at); *at;) {
		const char *here = at;
		uint32_t after = text_next(&at);

		if (is_phrase_end(before, after)) {
			struct para trial = *para;

			trial.text = arena_printf(p->arena, "%.*s\n%s", (int)(here - para->text),
						  para->text, here);
			struct lines lines = break_lines(p, &trial, measure);

			join_words(&lines, trial.text + (here - para->text));
			if (lines.all.n == plain->all.n &&
			    (!best.all.n || widest(&lines) < widest(&best)))
				best = lines;
		}
		before = after;
	}
	return best;
}

/* Lines of about the same length: the narrowest measure that needs no more of them. */
static struct lines balance_lines(struct page_setter *p, const struct para *para,
				  struct lines lines, double measure)
{
	double low = measure / 2, high = measure;

	while (high - low > para->look->size / 2) {
		double middle = (low + high) / 2;
		struct lines trial = break_lines(p, para, middle);

		if (trial.all.n > lines.all.n) {
			low = middle;
		} else {
			lines = trial;
			high = middle;
		}
	}
	return lines;
}

static struct lines centre_lines(struct page_setter *p, const struct para *para, struct lines lines,
				 double measure)
{
	if (lines.all.n < 2 || strchr(para->text, '\n'))
		return lines;
	struct lines phrases = break_at_phrase(p, para, &lines, measure);

	return phrases.all.n ? phrases : balance_lines(p, para, lines, measure);
}

/* The label of a list's item is an element of its own. */
static struct tagged tag_para(struct page_setter *p, const struct para *para)
{
	struct tagged t = {.para = para, .link = {.to = para->link}};

	if (para->kind == TAG_BODY && !text_empty(para->label))
		t.label = tag_add(p, TAG_LABEL);
	bool heading = para->heading || para->kind == TAG_HEADING;

	t.whole = t.text = heading ? tag_add_heading(p, para->depth + 1) : tag_add(p, para->kind);
	if (para->more || para->kind == TAG_ENTRY)
		t.text = tag_add_below(p, t.whole,
				       para->more ? TAG_PARAGRAPH : TAG_REFERENCE);
	t.label = t.label ? t.label : t.text;
	return t;
}

size_t para_set(struct page_setter *p, const struct para *para)
{
	double measure = p->right - p->left - para->indent - para->shorten;
	struct lines lines = break_lines(p, para, measure);

	if (para->align == ALIGN_CENTER)
		lines = centre_lines(p, para, lines, measure);
	page_owe(p, para->look->before);
	struct tagged t = tag_para(p, para);
	bool kept = para->heading || (para->leads && lines.all.n <= MOST_KEPT);

	if (kept)
		set_piece(p, &t, &lines, 0, lines.all.n, true);
	else
		set_over_pages(p, &t, &lines);
	page_owe(p, para->look->after);
	return t.whole;
}
