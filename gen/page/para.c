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
static const double most_stretch = 0.08;

double para_width(struct page_setter *p, const char *text, const struct look *look)
{
	return lines_width(&p->setter, text, look->face, look->size, LINE_LABEL);
}

void para_set_rule(struct page_setter *p, double x, double y, double width)
{
	*vec_push(page_now(p)->arena, &page_now(p)->frames) = (struct page_frame){
		.x = x, .y = y, .width = width, .thickness = 0.4, .color = rule_color};
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

static const char *linked_words(struct page_setter *p, const char *text, size_t len)
{
	return arena_strndup(p->pages->arena, text, len);
}

/*
 * A box as high as a line: what a reader clicks on. `link->y` is the base line. Returns the link's
 * element.
 */
static size_t add_link(struct page_setter *p, const struct page_link *link, const struct look *look)
{
	struct page_link box = *link;

	box.y -= look->size;
	box.height = look->size * 1.25;
	box.tag = tag_for_link(p, link->tag, link->to);
	*vec_push(p->pages->arena, &page_now(p)->links) = box;
	return box.tag;
}

/* Marked words get a line below them, linked ones a link. */
static void set_spans(struct page_setter *p, const struct typeset_line *line,
		      const struct look *look, struct page_text at, const struct marked *m)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct doc_span *span = &m->spans[i];
		struct marked_stretch s;

		if (!find_stretch(p, line, look, &at, m, span, &s))
			continue;
		if (span->role && style_look(p->style, span->role)->underline)
			*vec_push(page_now(p)->arena, &page_now(p)->frames) =
				(struct page_frame){.x = s.x,
						    .y = at.y + underline_depth * look->size,
						    .width = s.width,
						    .thickness = 0.5,
						    .color = look->color};
		if (span->link)
			add_link(p,
				 &(struct page_link){s.x, at.y, s.width, 0, span->link, at.tag,
						     linked_words(p, m->base + span->from,
								  span->to - span->from)},
				 look);
	}
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
		.tag = p->again     ? 0
		       : place->tag ? place->tag
				    : p->tag,
	};
	set_spans(p, line, look, *text, &place->marked);
	if (place->link)
		text->tag = add_link(p,
				     &(struct page_link){x, place->y, line->width, 0, place->link,
							 text->tag,
							 linked_words(p, line->text, line->len)},
				     look);
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
					   y + look_base(para->look), .tag = t->label});
}

static void set_lines(struct page_setter *p, const struct tagged *t,
		      const struct typeset_line *lines, size_t n, double y)
{
	const struct para *para = t->para;
	struct para_place place = {
		.x = p->left + para->indent,
		.width = p->right - p->left - para->indent - para->shorten,
		.align = para->align,
		.stretch = para->stretch,
		.link = para->link,
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
static void set_piece(struct page_setter *p, const struct tagged *t, const struct lines *lines,
		      size_t from, size_t n, bool kept)
{
	double y = (kept ? page_take_heading : page_take)(p, (double)n * look_pitch(t->para->look));

	if (!from)
		set_first(p, t, y);
	set_lines(p, t, lines->all.at + from, n, y);
}

static void set_over_pages(struct page_setter *p, const struct tagged *t, const struct lines *lines)
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
	struct tagged t = {.para = para};

	if (para->kind == TAG_BODY && !text_empty(para->label))
		t.label = tag_add(p, TAG_LABEL);
	bool heading = para->heading || para->kind == TAG_HEADING;

	t.whole = t.text = heading ? tag_add_heading(p, para->depth + 1) : tag_add(p, para->kind);
	if (para->more)
		t.text = tag_add_below(p, t.whole, TAG_PARAGRAPH);
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
