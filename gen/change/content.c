/* SPDX-License-Identifier: MIT
 *
 * Checksums of a document's content; see the header.
 */
#include "change/content.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/intl.h"
#include "base/strbuf.h"

enum { UNIT_LENGTH = 16 }; /* digits of a unit's checksum: units are compared within one document only */

struct reading {
	struct arena *a;
	struct content *content;
	struct strbuf text, layout;
};

/* Each string ends with a mark that no text holds, so that 'ab' 'c' is not 'a' 'bc'. */
static void add_string(struct strbuf *sb, const char *s)
{
	strbuf_add(sb, s ? s : "\x01");
	strbuf_add_char(sb, '\x1F');
}

static void add_node(struct strbuf *sb, const struct doc_node *node)
{
	strbuf_printf(sb, "%d %d %d %d %d ", (int)node->kind, node->level, node->colspan > 1 ? node->colspan : 1,
		      node->rowspan > 1 ? node->rowspan : 1, node->lines > 1 ? node->lines : 1);
	add_string(sb, node->role);
	add_string(sb, node->label && *node->label ? node->label : NULL);
	add_string(sb, node->text);
}

static void add_below(struct strbuf *sb, const struct doc_node *node)
{
	add_node(sb, node);
	for (const struct doc_node *child = node->first; child; child = child->next)
		add_below(sb, child);
	strbuf_add_char(sb, '\x1E');
}

static void add_columns(struct strbuf *sb, const struct doc_node *node)
{
	for (size_t i = 0; i < node->n_columns && node->columns; i++) {
		const struct doc_column *c = &node->columns[i];

		strbuf_printf(sb, "%g %d %d ", c->width, (int)c->align, c->input);
		for (const char *const *choice = c->choices; choice && *choice; choice++)
			add_string(sb, *choice);
	}
}

static void add_layout(struct strbuf *sb, const struct doc_node *node)
{
	for (; node; node = node->next) {
		strbuf_printf(sb, "%d %zu ", node->landscape, node->head_rows);
		if (node->paper)
			add_string(sb, node->paper);
		add_string(sb, node->id);
		add_string(sb, node->link);
		for (size_t i = 0; i < node->n_spans; i++)
			add_string(sb, node->spans[i].link);
		add_columns(sb, node);
		add_layout(sb, node->first);
	}
}

static void add_unit(struct reading *r, struct content_units *units, const char *text, size_t len)
{
	*vec_push(r->a, units) = arena_strndup(r->a, hash_sha256(r->a, text, len), UNIT_LENGTH);
}

static void read_node(struct reading *r, const struct doc_node *node)
{
	size_t start = r->text.len;

	if (node->kind == DOC_ARTICLE || node->kind == DOC_ROW) {
		add_below(&r->text, node);
		add_unit(r, node->kind == DOC_ROW ? &r->content->rows : &r->content->articles, r->text.text + start, r->text.len - start);
		return;
	}
	add_node(&r->text, node);
	if (node->text && *node->text)
		add_unit(r, &r->content->texts, r->text.text + start, r->text.len - start);
	for (const struct doc_node *child = node->first; child; child = child->next)
		read_node(r, child);
	if (node->foot) {
		start = r->text.len;
		add_string(&r->text, node->foot);
		add_unit(r, &r->content->texts, r->text.text + start, r->text.len - start);
	}
}

static void read_head(struct reading *r, const struct doc *d)
{
	const char *const head[] = {d->title, d->subtitle, d->edition, d->date, d->confidentiality, d->author};

	for (size_t i = 0; i < ARRAY_LEN(head); i++) {
		size_t start = r->text.len;

		add_string(&r->text, head[i]);
		if (head[i])
			add_unit(r, &r->content->texts, r->text.text + start, r->text.len - start);
	}
}

struct content *content_of(struct arena *a, const struct doc *d)
{
	struct content *c = arena_alloc(a, sizeof *c);
	struct reading r = {a, c, strbuf_new(a), strbuf_new(a)};

	read_head(&r, d);
	for (const struct doc_node *part = d->first; part; part = part->next)
		read_node(&r, part);
	c->text = hash_sha256(a, r.text.text, r.text.len);
	add_string(&r.layout, c->text);
	add_string(&r.layout, d->draft);
	add_string(&r.layout, d->shown_date);
	add_string(&r.layout, d->paper);
	add_layout(&r.layout, d->first);
	c->layout = hash_sha256(a, r.layout.text, r.layout.len);
	return c;
}

static int compare_units(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static const char **sorted(struct arena *a, const struct content_units *units)
{
	const char **copy = arena_alloc(a, (units->n + 1) * sizeof *copy);

	if (units->n) {
		memcpy(copy, units->at, units->n * sizeof *copy);
		qsort(copy, units->n, sizeof *copy, compare_units);
	}
	return copy;
}

/* The larger of what went and what came: a changed unit is one of each. */
static size_t count_changed(struct arena *a, const struct content_units *before, const struct content_units *after)
{
	const char **x = sorted(a, before), **y = sorted(a, after);
	size_t i = 0, k = 0, went = 0, came = 0;

	while (i < before->n || k < after->n) {
		int order = i == before->n ? 1 : k == after->n ? -1 : strcmp(x[i], y[k]);

		went += order < 0;
		came += order > 0;
		i += order <= 0;
		k += order >= 0;
	}
	return went > came ? went : came;
}

struct content_change content_compare(struct arena *a, const struct content *before, const struct content *after)
{
	return (struct content_change){
		.articles = count_changed(a, &before->articles, &after->articles),
		.rows = count_changed(a, &before->rows, &after->rows),
		.texts = count_changed(a, &before->texts, &after->texts),
	};
}

const char *content_change_text(struct arena *a, const struct content_change *c)
{
	struct strbuf sb = strbuf_new(a);

	if (!c->rows && !c->articles && !c->texts)
		return _("layout only");
	strbuf_add(&sb, arena_printf(a, ngettext("%zu row", "%zu rows", c->rows), c->rows));
	strbuf_join(&sb, ", ", arena_printf(a, ngettext("%zu article", "%zu articles", c->articles), c->articles));
	if (c->texts)
		strbuf_join(&sb, ", ", arena_printf(a, ngettext("%zu other text", "%zu other texts", c->texts), c->texts));
	return sb.text;
}
