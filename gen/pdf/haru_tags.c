/* SPDX-License-Identifier: MIT
 *
 * The structure of a PDF (PDF 32000-1, 14.7). A long document has ten thousands of elements: each
 * is an object of libharu's whose few members are written as one text, instead of an object of the
 * library per member.
 */
#include "pdf/haru_tags.h"

#include <string.h>

#include "pdf/haru_object.h"

enum kid_kind { KID_ELEMENT, KID_MARK, KID_LINK };

struct kid {
	enum kid_kind kind;
	size_t number, page; /* of an element; MCID; object number of a link's annotation */
};

struct haru_element {
	HPDF_Dict dict;
	struct haru_tag tag;
	VEC(struct kid) kids;
};

/* What the marks on a page belong to. */
struct haru_marks {
	VEC(size_t) elements; /* of each MCID */
};

struct haru_structure {
	VEC(struct haru_element *) elements; /* number n is at n - 1 */
	VEC(struct haru_marks) marks;        /* of each page */
	VEC(size_t) links;                   /* element of each link */
};

/* What a dictionary holds, as it is written. */
struct raw {
	const char *text;
	size_t len;
};

static HPDF_STATUS write_raw(HPDF_Dict dict, HPDF_Stream stream)
{
	const struct raw *raw = dict->attr;

	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)raw->text, (HPDF_UINT)raw->len);
}

static void set_raw(struct haru *h, HPDF_Dict dict, struct strbuf text)
{
	struct raw *raw = arena_alloc(h->arena, sizeof *raw);

	*raw = (struct raw){text.text, text.len};
	if (dict) {
		dict->attr = raw;
		dict->write_fn = write_raw;
	}
}

/* Of element n, from 1. */
static unsigned element_object(const struct haru *h, size_t n)
{
	return haru_object_number(h->structure->elements.at[n - 1]->dict);
}

static void add_kid(struct haru *h, size_t element, struct kid kid)
{
	*vec_push(h->arena, &h->structure->elements.at[element - 1]->kids) = kid;
}

size_t haru_add_element(struct haru *h, const struct haru_tag *tag)
{
	struct haru_element *e = arena_alloc(h->arena, sizeof *e);

	if (!h->structure)
		h->structure = arena_alloc(h->arena, sizeof *h->structure);
	*e = (struct haru_element){.dict = haru_new_dict(h), .tag = *tag};
	*vec_push(h->arena, &h->structure->elements) = e;
	if (tag->parent)
		add_kid(h, tag->parent,
			(struct kid){.kind = KID_ELEMENT, .number = h->structure->elements.n});
	return h->structure->elements.n;
}

static struct haru_marks *marks_on(struct haru *h, size_t page)
{
	while (h->structure->marks.n <= page)
		(void)vec_push(h->arena, &h->structure->marks);
	return &h->structure->marks.at[page];
}

size_t haru_mark(struct haru *h, size_t page, size_t element)
{
	struct haru_marks *marks = marks_on(h, page);
	size_t mcid = marks->elements.n;

	*vec_push(h->arena, &marks->elements) = element;
	add_kid(h, element, (struct kid){KID_MARK, mcid, page});
	return mcid;
}

/* Keys of pages come first; there is none to come. */
long haru_mark_link(struct haru *h, size_t page, size_t element, unsigned annotation)
{
	if (!element || !annotation)
		return -1;
	add_kid(h, element, (struct kid){KID_LINK, annotation, page});
	*vec_push(h->arena, &h->structure->links) = element;
	return (long)(h->pages.n + h->structure->links.n - 1);
}

static unsigned page_number(struct haru *h, size_t page)
{
	return haru_object_number(h->pages.at[page]);
}

/* `own`: the page that the element itself names. */
static void print_kid(struct haru *h, struct strbuf *sb, const struct kid *kid, size_t own)
{
	if (kid->kind == KID_ELEMENT)
		strbuf_printf(sb, " %u 0 R", element_object(h, kid->number));
	else if (kid->kind == KID_LINK)
		strbuf_printf(sb, " <</Type/OBJR/Obj %zu 0 R/Pg %u 0 R>>", kid->number,
			      page_number(h, kid->page));
	else if (kid->page == own)
		strbuf_printf(sb, " %zu", kid->number);
	else
		strbuf_printf(sb, " <</Type/MCR/Pg %u 0 R/MCID %zu>>", page_number(h, kid->page),
			      kid->number);
}

static void print_kids(struct haru *h, struct strbuf *sb, const struct haru_element *e)
{
	size_t own = h->pages.n;

	for (size_t i = 0; i < e->kids.n && own == h->pages.n; i++)
		if (e->kids.at[i].kind == KID_MARK)
			own = e->kids.at[i].page;
	if (own < h->pages.n)
		strbuf_printf(sb, "/Pg %u 0 R", page_number(h, own));
	if (!e->kids.n)
		return;
	strbuf_add(sb, "/K[");
	for (size_t i = 0; i < e->kids.n; i++)
		print_kid(h, sb, &e->kids.at[i], own);
	strbuf_add(sb, "]");
}

/* Where a figure is on its page (PDF 32000-1, 14.8.5.4.3). */
static void print_box(struct strbuf *sb, const double *box)
{
	if (box[2] > box[0])
		strbuf_printf(sb, "/A<</O/Layout/BBox[%.2f %.2f %.2f %.2f]>>", box[0], box[1],
			      box[2], box[3]);
}

static void print_attributes(struct strbuf *sb, const struct haru_tag *tag)
{
	print_box(sb, tag->box);
	if (tag->rows <= 1 && tag->columns <= 1 && !tag->scope)
		return;
	strbuf_add(sb, "/A<</O/Table");
	if (tag->rows > 1)
		strbuf_printf(sb, "/RowSpan %zu", tag->rows);
	if (tag->columns > 1)
		strbuf_printf(sb, "/ColSpan %zu", tag->columns);
	if (tag->scope)
		strbuf_printf(sb, "/Scope/%s", tag->scope);
	strbuf_add(sb, ">>");
}

static void write_element(struct haru *h, struct haru_element *e, HPDF_Dict root)
{
	struct strbuf sb = strbuf_new(h->arena);
	HPDF_Dict above = e->tag.parent ? h->structure->elements.at[e->tag.parent - 1]->dict : root;

	strbuf_printf(&sb, "/S/%s/P %u 0 R", e->tag.type, haru_object_number(above));
	print_kids(h, &sb, e);
	print_attributes(&sb, &e->tag);
	strbuf_add(&sb, "\n");
	set_raw(h, e->dict, sb);
	if (e->tag.alt)
		haru_put_text(h, e->dict, "Alt", e->tag.alt);
}

/* From each page's marks, and from each link, back to the elements. */
static void write_parents(struct haru *h, HPDF_Dict tree)
{
	struct strbuf sb = strbuf_new(h->arena);

	strbuf_add(&sb, "/Nums[");
	for (size_t page = 0; page < h->pages.n; page++) {
		const struct haru_marks *marks = marks_on(h, page);

		strbuf_printf(&sb, "%zu[", page);
		for (size_t i = 0; i < marks->elements.n; i++)
			strbuf_printf(&sb, "%u 0 R ", element_object(h, marks->elements.at[i]));
		strbuf_add(&sb, "]\n");
	}
	for (size_t i = 0; i < h->structure->links.n; i++)
		strbuf_printf(&sb, "%zu %u 0 R\n", h->pages.n + i,
			      element_object(h, h->structure->links.at[i]));
	strbuf_add(&sb, "]\n");
	set_raw(h, tree, sb);
}

void haru_end_structure(struct haru *h)
{
	HPDF_Dict root = haru_new_dict(h), parents = haru_new_dict(h), marked = haru_new_dict(h);

	if (h->error || !h->structure)
		return;
	for (size_t i = 0; i < h->structure->elements.n; i++)
		write_element(h, h->structure->elements.at[i], root);
	write_parents(h, parents);
	haru_put_name(h, root, "Type", "StructTreeRoot");
	haru_put(h, root, "K", h->structure->elements.at[0]->dict);
	haru_put(h, root, "ParentTree", parents);
	haru_put_number(h, root, "ParentTreeNextKey", (long)(h->pages.n + h->structure->links.n));
	HPDF_Dict_AddBoolean(marked, "Marked", HPDF_TRUE);
	haru_put(h, h->doc->catalog, "StructTreeRoot", root);
	haru_put(h, h->doc->catalog, "MarkInfo", marked);
	for (size_t i = 0; i < h->pages.n; i++) {
		haru_put_number(h, h->pages.at[i], "StructParents", (long)i);
		haru_put_name(h, h->pages.at[i], "Tabs", "S");
	}
}
