/* SPDX-License-Identifier: MIT
 *
 * Fields part the runs into stretches, which are compared word by word. A stretch that has hardly
 * a word in common with the other is replaced as a whole, since nobody reads such a patchwork.
 */
#include "redline/redline_runs.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "changes/word_diff.h"

/* Below it a stretch is replaced as a whole. */
static const double least_likeness = 0.25;

/* Runs from `i` on up to `end`; of the first one the bytes up to `at` are done. */
struct run_cursor {
	const struct docx_run *runs;
	size_t i, end, at;
};

static const char *stretch_text(struct arena *a, const struct run_cursor *c)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = c->i; i < c->end; i++)
		strbuf_add(&sb, c->runs[i].text);
	return sb.text;
}

const char *redline_text(struct arena *a, const struct docx_paragraph *p)
{
	return stretch_text(a, &(struct run_cursor){p->runs.at, 0, p->runs.n, 0});
}

/* What leads elsewhere looks so, if it has no look of its own. */
static const char *look_of(const struct docx_run *r)
{
	return r->role ? r->role : r->link ? "link" : NULL;
}

static bool looks_same(const struct docx_run *x, const struct docx_run *y)
{
	return text_equal(look_of(x), look_of(y));
}

static bool leads_same(const struct docx_run *x, const struct docx_run *y)
{
	return text_equal(x->link, y->link) && text_equal(x->mark, y->mark);
}

static bool goes_on(const struct docx_run *last, const struct docx_run *of, enum docx_change change)
{
	return last->change == change && !last->field && looks_same(last, of) &&
	       leads_same(last, of);
}

static void add_piece(struct arena *a, struct docx_paragraph *out, enum docx_change change,
		      const struct docx_run *of, const char *text, size_t len)
{
	struct docx_run *last = out->runs.n ? &out->runs.at[out->runs.n - 1] : NULL;
	const char *own = arena_strndup(a, text, len);

	if (last && goes_on(last, of, change)) {
		last->text = arena_concat(a, last->text, own, (char *)NULL);
		return;
	}
	last = vec_push(a, &out->runs);
	*last = *of;
	last->change = change;
	last->text = own;
}

/* Skips what is done; how many bytes are left of the run that comes next. */
static size_t left(struct run_cursor *c)
{
	while (c->i < c->end && !c->runs[c->i].text[c->at]) {
		c->i++;
		c->at = 0;
	}
	return c->i < c->end ? strlen(c->runs[c->i].text + c->at) : 0;
}

static size_t least(size_t x, size_t y)
{
	return x < y ? x : y;
}

/* The next `len` bytes of one state. */
static void add_alone(struct arena *a, struct docx_paragraph *out, enum docx_change change,
		      struct run_cursor *c, size_t len)
{
	for (size_t n; len && (n = least(left(c), len)); len -= n, c->at += n)
		add_piece(a, out, change, &c->runs[c->i], c->runs[c->i].text + c->at, n);
}

/* The next `len` bytes, which both states have. */
static void add_both(struct arena *a, struct docx_paragraph *out, struct run_cursor *x,
		     struct run_cursor *y, size_t len)
{
	for (size_t n; len && (n = least(least(left(x), left(y)), len)); len -= n) {
		const struct docx_run *old = &x->runs[x->i], *new = &y->runs[y->i];

		if (looks_same(old, new)) {
			add_piece(a, out, DOCX_KEPT, new, new->text + y->at, n);
		} else {
			add_piece(a, out, DOCX_DELETED, old, old->text + x->at, n);
			add_piece(a, out, DOCX_INSERTED, new, new->text + y->at, n);
		}
		x->at += n;
		y->at += n;
	}
}

static void add_stretch(struct arena *a, struct breaker *words, struct docx_paragraph *out,
			struct run_cursor *x, struct run_cursor *y)
{
	const char *before = stretch_text(a, x), *after = stretch_text(a, y);

	if (strcmp(before, after) == 0) {
		add_both(a, out, x, y, strlen(after));
		return;
	}
	const struct word_diff *d = word_diff_find(a, words, before, after);

	if (word_diff_likeness(d) < least_likeness) {
		add_alone(a, out, DOCX_DELETED, x, strlen(before));
		add_alone(a, out, DOCX_INSERTED, y, strlen(after));
		return;
	}
	for (size_t i = 0; i < d->runs.n; i++) {
		const struct word_run *r = &d->runs.at[i];

		if (r->op == EDIT_SAME)
			add_both(a, out, x, y, r->len);
		else
			add_alone(a, out, r->op == EDIT_OLD ? DOCX_DELETED : DOCX_INSERTED,
				  r->op == EDIT_OLD ? x : y, r->len);
	}
}

/* The next field from a run on, or the end. */
static size_t next_field(const struct docx_paragraph *p, size_t i)
{
	while (i < p->runs.n && !p->runs.at[i].field)
		i++;
	return i;
}

static bool is_same_field(const struct docx_run *x, const struct docx_run *y)
{
	return x->field == y->field && looks_same(x, y) && leads_same(x, y);
}

static bool has_same_fields(const struct docx_paragraph *x, const struct docx_paragraph *y)
{
	size_t i = next_field(x, 0), k = next_field(y, 0);

	while (i < x->runs.n && k < y->runs.n && is_same_field(&x->runs.at[i], &y->runs.at[k])) {
		i = next_field(x, i + 1);
		k = next_field(y, k + 1);
	}
	return i == x->runs.n && k == y->runs.n;
}

static void add_all(struct arena *a, struct docx_paragraph *out, enum docx_change change,
		    const struct docx_paragraph *p)
{
	for (size_t i = 0; i < p->runs.n; i++) {
		struct docx_run *r = vec_push(a, &out->runs);

		*r = p->runs.at[i];
		r->change = change;
	}
}

void redline_runs(struct arena *a, struct breaker *words, const struct docx_paragraph *before,
		  const struct docx_paragraph *after, struct docx_paragraph *out)
{
	struct run_cursor x = {.runs = before->runs.at}, y = {.runs = after->runs.at};

	if (!has_same_fields(before, after)) {
		add_all(a, out, DOCX_DELETED, before);
		add_all(a, out, DOCX_INSERTED, after);
		return;
	}
	for (;;) {
		x.end = next_field(before, x.i);
		y.end = next_field(after, y.i);
		add_stretch(a, words, out, &x, &y);
		if (y.end == after->runs.n)
			return;
		struct docx_run *field = vec_push(a, &out->runs);

		*field = after->runs.at[y.end];
		field->change = DOCX_KEPT;
		x = (struct run_cursor){before->runs.at, x.end + 1, 0, 0};
		y = (struct run_cursor){after->runs.at, y.end + 1, 0, 0};
	}
}
