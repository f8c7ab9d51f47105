/* SPDX-License-Identifier: MIT
 *
 * A paragraph ends where its mark stands in that state, so that old and new texts of one group are
 * cut at different places.
 */
#include "returns/redlined_parts.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "returns/redlined_words.h"

static bool shows(const struct word_piece *piece, bool old)
{
	return old ? !piece->inserted : !piece->deleted;
}

static void add_words(struct strbuf *sb, const struct word_paragraph *p, bool old)
{
	for (size_t i = 0; i < p->pieces.n; i++)
		if (shows(&p->pieces.at[i], old))
			strbuf_add(sb, p->pieces.at[i].text);
}

static void add_text(struct arena *a, struct came_texts *list, const char *text, size_t first,
		     size_t last)
{
	*vec_push(a, &list->all) = (struct came_text){.text = text,
						      .plain = redlined_plain(a, text),
						      .first = first,
						      .last = last,
						      .unit = NO_UNIT};
}

static void cut_texts(struct arena *a, const struct word_file *f, const struct came_group *g,
		      bool old, struct came_texts *out)
{
	struct strbuf sb = strbuf_new(a);
	size_t first = g->first;

	for (size_t i = g->first; i <= g->last; i++) {
		const struct word_paragraph *p = &f->all.at[i];
		bool marked = old ? !p->end_inserted : !p->end_deleted;

		add_words(&sb, p, old);
		if (!marked && (i < g->last || !sb.len))
			continue;
		add_text(a, out, sb.text, first, i);
		sb = strbuf_new(a);
		first = i + 1;
	}
}

static void add_row(struct arena *a, const struct word_file *f, const struct came_group *g,
		    bool old, struct came_texts *out)
{
	struct strbuf row = strbuf_new(a);
	struct came_text t = {.first = g->first, .last = g->last, .unit = NO_UNIT};

	for (size_t i = g->first; i <= g->last;) {
		size_t cell = f->all.at[i].cell;
		struct strbuf sb = strbuf_new(a);

		for (; i <= g->last && f->all.at[i].cell == cell; i++) {
			if (sb.len)
				strbuf_add_char(&sb, '\n');
			add_words(&sb, &f->all.at[i], old);
		}
		*vec_push(a, &t.cells) = text_trim(a, sb.text);
	}
	for (size_t i = 0; i < t.cells.n; i++) {
		if (i)
			strbuf_add_char(&row, '\t');
		strbuf_add(&row, t.cells.at[i]);
	}
	t.text = row.text;
	t.plain = redlined_plain(a, row.text);
	*vec_push(a, &out->all) = t;
}

static bool is_tied(const struct word_paragraph *p)
{
	return p->end_inserted || p->end_deleted;
}

static bool same_row(const struct word_paragraph *x, const struct word_paragraph *y)
{
	return x->table == y->table && x->row == y->row;
}

static size_t end_of_group(const struct word_file *f, size_t first)
{
	const struct word_paragraph *p = &f->all.at[first];
	size_t i = first;

	while (i + 1 < f->all.n && same_row(p, &f->all.at[i + 1]) &&
	       (p->table || is_tied(&f->all.at[i])))
		i++;
	return i;
}

static void fill_group(struct arena *a, const struct word_file *f, struct came_group *g)
{
	const struct word_paragraph *p = &f->all.at[g->first];

	if (!g->is_row) {
		cut_texts(a, f, g, true, &g->olds);
		cut_texts(a, f, g, false, &g->news);
		return;
	}
	if (!p->row_inserted)
		add_row(a, f, g, true, &g->olds);
	if (!p->row_deleted)
		add_row(a, f, g, false, &g->news);
}

struct came *came_of(struct arena *a, const struct word_file *file)
{
	struct came *c = arena_alloc(a, sizeof *c);

	c->file = file;
	for (size_t i = 0; i < file->all.n;) {
		struct came_group g = {.is_row = file->all.at[i].table > 0,
				       .first = i,
				       .last = end_of_group(file, i)};

		i = g.last + 1;
		g.listed = file->all.at[g.first].listed;
		fill_group(a, file, &g);
		*vec_push(a, &c->all) = g;
	}
	for (size_t i = 0; i < c->all.n; i++)
		for (size_t k = 0; !c->all.at[i].listed && k < c->all.at[i].olds.all.n; k++)
			*vec_push(a, &c->olds) = &c->all.at[i].olds.all.at[k];
	return c;
}
