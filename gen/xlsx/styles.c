/* SPDX-License-Identifier: MIT
 *
 * The part is read as the library writes it, not as any XML: what is not as expected is refused.
 * Each cell format's numbers and children are taken out, the first one of each style gives the
 * style's look, and everything between the fonts and the end is written anew.
 */
#include "xlsx/styles.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "package/xml.h"

/* A stretch of the part; not NUL-ended. */
struct part_slice {
	const char *at;
	size_t len;
};

enum id { ID_NUMBER, ID_FONT, ID_FILL, ID_BORDER, ID_STYLE, ID__MAX };

static const char *const id_names[ID__MAX] = {"numFmtId", "fontId", "fillId", "borderId", "xfId"};
static const char *const apply_names[ID_STYLE] = {"applyNumberFormat", "applyFont", "applyFill",
						  "applyBorder"};

/* An <xf>. */
struct xf {
	long ids[ID__MAX];
	struct part_slice alignment, protection; /* its children; len 0: none */
};

struct naming {
	struct arena *arena;
	const struct style_names *names;
	VEC(struct xf) cells;
	const struct xf **styles; /* of each name, its first cell format */
};

/* What stands between `open` and `close`. */
static bool find_between(const char *text, const char *open, const char *close,
			 struct part_slice *s)
{
	const char *from = strstr(text, open), *to = from ? strstr(from, close) : NULL;

	if (!to)
		return false;
	from += strlen(open);
	*s = (struct part_slice){from, (size_t)(to - from)};
	return true;
}

/* The number in NAME="…" of a tag that ends at `end`; -1: it has none. */
static long number_of(const char *tag, const char *end, const char *name)
{
	size_t len = strlen(name);

	for (const char *p = tag; (p = memmem(p, (size_t)(end - p), name, len)); p += len)
		if (p[-1] == ' ' && p[len] == '=' && p[len + 1] == '"')
			return strtol(p + len + 2, NULL, 10);
	return -1;
}

static struct part_slice child_of(const char *from, const char *end, const char *open)
{
	const char *at = memmem(from, (size_t)(end - from), open, strlen(open)),
		   *close = at ? memmem(at, (size_t)(end - at), "/>", 2) : NULL;

	return close ? (struct part_slice){at, (size_t)(close + 2 - at)} : (struct part_slice){0};
}

/* Reads the <xf> at *p, which ends before `end`, and steps behind it. */
static bool read_xf(const char **p, const char *end, struct xf *xf)
{
	const char *tag = *p, *tag_end = memchr(tag, '>', (size_t)(end - tag));

	if (strncmp(tag, "<xf ", 4) != 0 || !tag_end)
		return false;
	for (int i = 0; i < ID__MAX; i++) {
		xf->ids[i] = number_of(tag, tag_end, id_names[i]);
		if (xf->ids[i] < 0)
			return false;
	}
	bool empty = tag_end[-1] == '/';
	const char *close = empty ? tag_end : memmem(tag_end, (size_t)(end - tag_end), "</xf>", 5);

	if (!close)
		return false;
	xf->alignment = child_of(tag_end, close, "<alignment ");
	xf->protection = child_of(tag_end, close, "<protection ");
	*p = close + (empty ? 1 : 5);
	return true;
}

static bool read_cells(struct naming *n, struct part_slice formats)
{
	const char *p = memchr(formats.at, '>', formats.len), *end = formats.at + formats.len;

	if (!p)
		return false;
	for (p++; p < end;) {
		struct xf *xf = vec_push(n->arena, &n->cells);

		if (!read_xf(&p, end, xf) || xf->ids[ID_STYLE] > (long)n->names->n)
			return false;
	}
	for (size_t i = 0; i < n->cells.n; i++) {
		long style = n->cells.at[i].ids[ID_STYLE];

		if (style && !n->styles[style - 1])
			n->styles[style - 1] = &n->cells.at[i];
	}
	return n->cells.n > 0;
}

static bool same(struct part_slice a, struct part_slice b)
{
	return a.len == b.len && memcmp(a.at ? a.at : "", b.at ? b.at : "", a.len) == 0;
}

static void add_children(struct strbuf *sb, const struct xf *xf)
{
	bool any = xf->alignment.len || xf->protection.len;

	strbuf_add(sb, any ? ">" : "/>");
	strbuf_add_bytes(sb, xf->alignment.at ? xf->alignment.at : "", xf->alignment.len);
	strbuf_add_bytes(sb, xf->protection.at ? xf->protection.at : "", xf->protection.len);
	strbuf_add(sb, any ? "</xf>" : "");
}

static void add_ids(struct strbuf *sb, const struct xf *xf, int n)
{
	strbuf_add(sb, "<xf");
	for (int i = 0; i < n; i++)
		strbuf_printf(sb, " %s=\"%ld\"", id_names[i], xf->ids[i]);
}

/* A style says nothing about how numbers are written. */
static void add_styles(struct strbuf *sb, const struct naming *n)
{
	strbuf_printf(sb,
		      "<cellStyleXfs count=\"%zu\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
		      "borderId=\"0\"/>",
		      n->names->n + 1);
	for (size_t i = 0; i < n->names->n; i++) {
		struct xf style = *n->styles[i];

		style.ids[ID_NUMBER] = 0;
		add_ids(sb, &style, ID_STYLE);
		strbuf_add(sb, " applyNumberFormat=\"0\"");
		add_children(sb, n->styles[i]);
	}
	strbuf_add(sb, "</cellStyleXfs>");
}

static void add_cell(struct strbuf *sb, const struct xf *xf, const struct xf *style)
{
	add_ids(sb, xf, ID__MAX);
	for (int i = 0; i < ID_STYLE; i++)
		if (xf->ids[i] != style->ids[i] || (i == ID_NUMBER && xf->ids[i]))
			strbuf_printf(sb, " %s=\"1\"", apply_names[i]);
	if (!same(xf->alignment, style->alignment))
		strbuf_add(sb, " applyAlignment=\"1\"");
	if (!same(xf->protection, style->protection))
		strbuf_add(sb, " applyProtection=\"1\"");
	add_children(sb, xf);
}

static void add_cells(struct strbuf *sb, const struct naming *n)
{
	static const struct xf normal = {0};

	strbuf_printf(sb, "<cellXfs count=\"%zu\">", n->cells.n);
	for (size_t i = 0; i < n->cells.n; i++) {
		long style = n->cells.at[i].ids[ID_STYLE];

		add_cell(sb, &n->cells.at[i], style ? n->styles[style - 1] : &normal);
	}
	strbuf_add(sb, "</cellXfs>");
}

static void add_names(struct strbuf *sb, const struct style_names *names)
{
	strbuf_printf(
		sb,
		"<cellStyles count=\"%zu\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>",
		names->n + 1);
	for (size_t i = 0; i < names->n; i++) {
		strbuf_add(sb, "<cellStyle name=\"");
		xml_add_attribute(sb, names->at[i]);
		strbuf_printf(sb, "\" xfId=\"%zu\"/>", i + 1);
	}
	strbuf_add(sb, "</cellStyles>");
}

static bool has_all(const struct naming *n)
{
	for (size_t i = 0; i < n->names->n; i++)
		if (!n->styles[i])
			return false;
	return true;
}

const char *styles_tell_charset(struct arena *a, const char *text)
{
	static const char family[] = "<family val=\"", charset[] = "<charset val=\"128\"/>";
	struct strbuf sb = strbuf_new(a);

	for (const char *at, *end; (at = strstr(text, family)) && (end = strstr(at, "/>"));
	     text = end + 2) {
		strbuf_add_bytes(&sb, text, (size_t)(end + 2 - text));
		strbuf_add(&sb, charset);
	}
	strbuf_add(&sb, text);
	return sb.text;
}

const char *styles_name(struct arena *a, const char *text, const void *context)
{
	struct naming n = {.arena = a, .names = context};
	struct strbuf sb = strbuf_new(a);
	struct part_slice fonts, formats, behind;

	n.styles = arena_alloc(a, (n.names->n + 1) * sizeof *n.styles);
	if (!find_between(text, "<styleSheet", "<cellStyleXfs", &fonts) ||
	    !find_between(text, "<cellXfs", "</cellXfs>", &formats) ||
	    !find_between(text, "</cellStyles>", "</styleSheet>", &behind) ||
	    !read_cells(&n, formats) || !has_all(&n))
		return NULL;
	strbuf_add(&sb, styles_tell_charset(
				a, arena_strndup(a, text, (size_t)(fonts.at + fonts.len - text))));
	add_styles(&sb, &n);
	add_cells(&sb, &n);
	add_names(&sb, n.names);
	strbuf_add(&sb, behind.at);
	return sb.text;
}
