/* SPDX-License-Identifier: MIT
 *
 * Words first, since they say what was changed; then what the pictures show and words do not. The
 * margins and the places where parties sign (a word 印, or 甲・記名押印) are beside the text: what
 * comes to stand there is a stamp, unless it hides words.
 */
#include "signed/page_judge.h"

#include <math.h>

#include "base/strbuf.h"
#include "base/text.h"

/* Points. */
static const double top_margin = 60, side_margin = 40;
static const double above_mark = 90, below_mark = 30; /* a party's block around its mark */
static const double edge = 2;

enum { MOST_STRAY = 120 }; /* pixels of a region that may be nothing */

struct box {
	double x, y, width, height;
};

struct judge {
	struct arena *a;
	struct page_case *c;
	struct signed_answer *out;
	size_t first; /* places of this page begin here */
	struct drawn_page was_fine, is_fine;
	enum { NOT_DRAWN, DRAWN, NOT_TO_DRAW } fine;
};

static struct box box_of_word(const struct page_word *w)
{
	return (struct box){w->x, w->y, w->width, w->height};
}

static struct box grown(struct box b, double across, double down)
{
	return (struct box){b.x - across, b.y - down, b.width + 2 * across, b.height + 2 * down};
}

static bool meet(struct box b, struct box d)
{
	return b.x < d.x + d.width && d.x < b.x + b.width && b.y < d.y + d.height &&
	       d.y < b.y + b.height;
}

static bool holds(struct box outer, struct box b)
{
	return b.x >= outer.x && b.y >= outer.y && b.x + b.width <= outer.x + outer.width &&
	       b.y + b.height <= outer.y + outer.height;
}

/* 印, or one string per party such as 甲・記名押印; no sentence that speaks of it. */
static bool is_mark(const struct page_word *w)
{
	return text_equal(w->text, "印") ||
	       (text_ends(w->text, "記名押印") && text_length(w->text) <= 12);
}

static bool is_beside(const struct judge *j, struct box b)
{
	const struct page_words *p = j->c->was;

	if (b.y + b.height < top_margin || b.y > p->height - top_margin ||
	    b.x + b.width < side_margin || b.x > p->width - side_margin)
		return true;
	for (size_t i = 0; i < p->all.n; i++) {
		const struct page_word *w = &p->all.at[i];

		if (is_mark(w) && b.y >= w->y - above_mark &&
		    b.y + b.height <= w->y + w->height + below_mark)
			return true;
	}
	return false;
}

/* Words of the issued page that the box meets, in their order; NULL: none. Marks do not count. */
static const char *words_under(const struct judge *j, struct box b)
{
	const struct page_words *p = j->c->was;
	struct strbuf sb = strbuf_new(j->a);

	for (size_t i = 0; i < p->all.n; i++)
		if (!is_mark(&p->all.at[i]) && meet(box_of_word(&p->all.at[i]), b))
			strbuf_join(&sb, " ", p->all.at[i].text);
	return sb.len ? text_begin(j->a, sb.text, 200, "…") : NULL;
}

static const char *words_over(const struct judge *j, struct box b)
{
	const struct page_words *p = j->c->is;
	struct strbuf sb = strbuf_new(j->a);

	for (size_t i = 0; i < p->all.n; i++)
		if (p->all.at[i].off && meet(box_of_word(&p->all.at[i]), b))
			strbuf_join(&sb, " ", p->all.at[i].text);
	return sb.len ? text_begin(j->a, sb.text, 200, "…") : NULL;
}

static void tell(struct judge *j, const char *what, struct box b, const char *before,
		 const char *after)
{
	struct signed_place *p = vec_push(j->a, &j->out->places);

	*p = (struct signed_place){.page = j->c->page, .x = b.x, .y = b.y, .width = b.width,
				   .height = b.height, .what = what, .before = before,
				   .after = after};
}

static bool in_widget(const struct judge *j, struct box b)
{
	const struct pdf_facts *f = j->c->facts;

	for (size_t i = 0; i < f->widgets.n; i++) {
		const struct page_box *w = &f->widgets.at[i];
		struct box outer = {w->x, w->y, w->width, w->height};

		if (w->page == j->c->page && holds(grown(outer, edge, edge), b))
			return true;
	}
	return false;
}

static const char *joined(struct judge *j, const char *s, const char *more)
{
	return s ? arena_concat(j->a, s, " ", more, (char *)NULL) : more;
}

/* A word that is gone, and what stands in its place. */
static void judge_lost_word(struct judge *j, const struct page_word *w)
{
	struct box b = box_of_word(w);
	const char *after = NULL;

	for (size_t i = 0; i < j->c->is->all.n; i++) {
		struct page_word *v = &j->c->is->all.at[i];

		if (!v->off || !meet(box_of_word(v), b))
			continue;
		after = joined(j, after, v->text);
		v->off = false;
	}
	tell(j, "words", b, w->text, after);
}

static bool is_seen(const struct judge *j, const struct page_word *w)
{
	return !j->c->is_drawn || page_picture_added(j->c->was_drawn, j->c->is_drawn, w->x, w->y,
						     w->width, w->height) > 0;
}

/* A word behind another that was told of the same line makes one place with it. */
static bool goes_on(struct judge *j, const char *what, struct box b, const char *word)
{
	struct signed_place *p = j->out->places.n > j->first
					 ? &j->out->places.at[j->out->places.n - 1]
					 : NULL;

	if (!p || !text_equal(p->what, what) || p->before || !p->after ||
	    fabs(p->y - b.y) > edge || b.x < p->x || b.x - p->x - p->width > 2 * b.height)
		return false;
	p->after = arena_concat(j->a, p->after, " ", word, (char *)NULL);
	p->width = b.x + b.width - p->x;
	return true;
}

static void tell_word(struct judge *j, const char *what, const struct page_word *w)
{
	if (!goes_on(j, what, box_of_word(w), w->text))
		tell(j, what, box_of_word(w), NULL, w->text);
}

static void judge_added_word(struct judge *j, const struct page_word *w)
{
	struct box b = box_of_word(w);

	if (in_widget(j, b))
		tell_word(j, "signature", w);
	else if (!is_seen(j, w))
		tell_word(j, "hidden-words", w);
	else if (is_beside(j, b) && !words_under(j, grown(b, 0.3 * b.height, -0.2 * b.height)))
		tell_word(j, "stamp", w);
	else
		tell_word(j, "words", w);
}

static void judge_words(struct judge *j)
{
	page_words_compare(j->a, j->c->was, j->c->is);
	for (size_t i = 0; i < j->c->was->all.n; i++)
		if (j->c->was->all.at[i].off)
			judge_lost_word(j, &j->c->was->all.at[i]);
	for (size_t i = 0; i < j->c->is->all.n; i++)
		if (j->c->is->all.at[i].off)
			judge_added_word(j, &j->c->is->all.at[i]);
}

/* True when the words told what is seen there: nothing of a stamp's is gone. */
static bool was_told(const struct judge *j, struct box b, const struct page_region *r)
{
	for (size_t i = j->first; i < j->out->places.n; i++) {
		const struct signed_place *p = &j->out->places.at[i];
		struct box q = {p->x, p->y, p->width, p->height};

		if (p->width > 0 && meet(grown(q, edge, edge), b) &&
		    (text_equal(p->what, "words") || !r->lost))
			return true;
	}
	return false;
}

/* Words of the issued page in whose boxes ink came or went; NULL: none. */
static const char *touched_words(const struct judge *j, struct box b)
{
	const struct page_words *p = j->c->was;
	struct strbuf sb = strbuf_new(j->a);

	for (size_t i = 0; i < p->all.n; i++) {
		const struct page_word *w = &p->all.at[i];

		if (!is_mark(w) && meet(box_of_word(w), b) &&
		    page_picture_touched(j->c->was_drawn, j->c->is_drawn, w->x, w->y, w->width,
					 w->height) > 0)
			strbuf_join(&sb, " ", w->text);
	}
	return sb.len ? text_begin(j->a, sb.text, 200, "…") : NULL;
}

static void draw_finely(struct judge *j)
{
	const struct page_case *c = j->c;

	if (j->fine != NOT_DRAWN)
		return;
	j->fine = page_picture_read(j->a, c->was_input, c->was_page, PICTURE_FINE_DPI, &j->was_fine) &&
				  page_picture_read(j->a, c->is_input, c->page, PICTURE_FINE_DPI,
						    &j->is_fine)
			  ? DRAWN
			  : NOT_TO_DRAW;
}

/* A few pixels that another program draws a little otherwise, and that are not so from nearby. */
static bool is_drawn_otherwise(struct judge *j, const struct page_region *r)
{
	if (!j->c->rewritten || r->lost + r->added > MOST_STRAY)
		return false;
	draw_finely(j);
	return j->fine == DRAWN && !page_picture_confirms(&j->was_fine, &j->is_fine, r);
}

static void judge_region(struct judge *j, const struct page_region *r)
{
	struct box b = {r->x, r->y, r->width, r->height};
	bool seal = r->coloured * 10 >= r->added * 8 && r->coloured > 0;
	bool beside = is_beside(j, b);

	if (in_widget(j, b) || was_told(j, b, r) || is_drawn_otherwise(j, r))
		return;
	const char *touched = touched_words(j, b);

	if (touched && (r->lost || !seal || !beside))
		tell(j, "covered", b, touched, words_over(j, b));
	else if (!beside || (r->lost && !seal))
		tell(j, "picture", b, NULL, NULL);
	else
		tell(j, "stamp", b, NULL, NULL);
}

static void judge_picture(struct judge *j)
{
	struct page_regions regions = {0};

	if (!page_picture_compare(j->a, j->c->was_drawn, j->c->is_drawn, &regions)) {
		tell(j, "page-size", (struct box){0}, NULL, NULL);
		return;
	}
	for (size_t i = 0; i < regions.all.n; i++)
		judge_region(j, &regions.all.at[i]);
}

/* An annotation that stands beside the text and hides nothing is a stamp. */
static void judge_annotation(struct judge *j, const struct signed_place *p)
{
	struct box b = {p->x, p->y, p->width, p->height};
	bool stamp = p->width > 0 && text_equal(p->what, "annotation") && is_beside(j, b) &&
		     !words_under(j, b);

	tell(j, stamp ? "stamp" : p->what, b, p->width > 0 ? words_under(j, b) : NULL, p->after);
}

void page_judge(struct arena *a, struct page_case *c, struct signed_answer *out)
{
	struct judge j = {.a = a, .c = c, .out = out, .first = out->places.n};

	for (size_t i = 0; i < c->facts->places.n && !c->moved; i++)
		if (c->facts->places.at[i].page == c->page)
			judge_annotation(&j, &c->facts->places.at[i]);
	judge_words(&j);
	if (c->was_drawn && c->is_drawn)
		judge_picture(&j);
}

static bool hides(const struct judge *j, struct box widget)
{
	struct page_regions regions = {0};

	if (!is_beside(j, widget))
		return true;
	if (!j->c->was_drawn || !j->c->is_drawn ||
	    !page_picture_compare(j->a, j->c->was_drawn, j->c->is_drawn, &regions))
		return true;
	for (size_t i = 0; i < regions.all.n; i++) {
		const struct page_region *r = &regions.all.at[i];
		struct box b = {r->x, r->y, r->width, r->height};

		if (r->lost && meet(b, widget) && words_under(j, b))
			return true;
	}
	return false;
}

void page_judge_widgets(struct arena *a, struct page_case *c, struct signed_answer *out)
{
	struct judge j = {.a = a, .c = c, .out = out, .first = out->places.n};

	for (size_t i = 0; i < c->facts->widgets.n; i++) {
		const struct page_box *w = &c->facts->widgets.at[i];
		struct box b = {w->x, w->y, w->width, w->height};

		if (w->page != c->page)
			continue;
		const char *under = words_under(&j, grown(b, -edge, -edge));

		if (under && hides(&j, b))
			tell(&j, "covered", b, under, "");
		else
			tell(&j, "signature", b, NULL, NULL);
	}
}
