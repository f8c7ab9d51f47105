/* SPDX-License-Identifier: MIT
 *
 * The structure of a PDF (PDF 32000-1, 14.7). A long table has a million elements, so none of them
 * is an object of libharu's: its list of objects names one and the same object for all of them,
 * whose writer prints the next element each time it is called. What belongs to an element is found
 * by chains of numbers, made once all marks are there.
 */
#include "pdf/haru_tags.h"

#include "pdf/haru_object.h"

/* What the marks on a page belong to. */
struct haru_marks {
	VEC(uint32_t) elements; /* of each MCID */
};

struct structure_link {
	uint32_t element, page, object;
};

/* Chains of numbers from 1: the first of each element, and the next of each. 0: none. */
struct chains {
	uint32_t *first, *next;
};

struct haru_structure {
	VEC(struct haru_marks) marks; /* of each page */
	VEC(struct structure_link) links;
	size_t n; /* elements */
	haru_describe_element *describe;
	void *context;
	size_t *begin; /* number of the first mark of each page, and behind the last */
	struct chains kids, marked, linked;
	uint32_t *earliest; /* the first mark in each element and below it; 0: none */
	VEC(uint32_t) named;
	unsigned root, object; /* object numbers: of the tree, and of the first element */
	size_t written;        /* elements */
	struct strbuf out;     /* what is written next */
};

static struct haru_structure *structure_of(struct haru *h)
{
	if (!h->structure)
		h->structure = arena_alloc(h->arena, sizeof *h->structure);
	return h->structure;
}

static struct haru_marks *marks_on(struct haru *h, size_t page)
{
	struct haru_structure *s = structure_of(h);

	while (s->marks.n <= page)
		(void)vec_push(h->arena, &s->marks);
	return &s->marks.at[page];
}

size_t haru_mark(struct haru *h, size_t page, size_t element)
{
	struct haru_marks *marks = marks_on(h, page);

	*vec_push(h->arena, &marks->elements) = (uint32_t)element;
	return marks->elements.n - 1;
}

/* Keys of pages come first; there is none to come. */
long haru_mark_link(struct haru *h, size_t page, size_t element, unsigned annotation)
{
	struct haru_structure *s = structure_of(h);

	if (!element || !annotation)
		return -1;
	*vec_push(h->arena, &s->links) =
		(struct structure_link){(uint32_t)element, (uint32_t)page, annotation};
	return (long)(h->pages.n + s->links.n - 1);
}

static struct chains new_chains(struct haru *h, size_t elements, size_t members)
{
	return (struct chains){arena_alloc(h->arena, (elements + 1) * sizeof(uint32_t)),
			       arena_alloc(h->arena, (members + 1) * sizeof(uint32_t))};
}

/* From the last member to the first, so that chains rise. */
static void put_before(struct chains *c, size_t element, size_t member)
{
	c->next[member] = c->first[element];
	c->first[element] = (uint32_t)member;
}

static uint32_t earlier(uint32_t x, uint32_t y)
{
	return x && (x < y || !y) ? x : y;
}

/* A parent has a lower number than its kids. */
static void find_earliest(struct haru *h, struct haru_structure *s)
{
	s->earliest = arena_alloc(h->arena, (s->n + 1) * sizeof *s->earliest);
	for (size_t i = s->n; i > 0; i--) {
		size_t parent = s->describe(s->context, i).parent;

		s->earliest[i] = earlier(s->earliest[i], s->marked.first[i]);
		s->earliest[parent] = earlier(s->earliest[parent], s->earliest[i]);
	}
}

static void chain_all(struct haru *h, struct haru_structure *s)
{
	s->begin = arena_alloc(h->arena, (h->pages.n + 1) * sizeof *s->begin);
	for (size_t page = 0; page < h->pages.n; page++)
		s->begin[page + 1] = s->begin[page] + marks_on(h, page)->elements.n;
	s->kids = new_chains(h, s->n, s->n);
	s->marked = new_chains(h, s->n, s->begin[h->pages.n]);
	s->linked = new_chains(h, s->n, s->links.n);
	for (size_t i = s->n; i > 0; i--)
		put_before(&s->kids, s->describe(s->context, i).parent, i);
	for (size_t i = 1; i <= s->n; i++)
		if (s->describe(s->context, i).named)
			*vec_push(h->arena, &s->named) = (uint32_t)i;
	for (size_t page = h->pages.n; page-- > 0;)
		for (size_t i = s->marks.at[page].elements.n; i-- > 0;)
			put_before(&s->marked, s->marks.at[page].elements.at[i],
				   s->begin[page] + i + 1);
	for (size_t i = s->links.n; i > 0; i--)
		put_before(&s->linked, s->links.at[i - 1].element, i);
	find_earliest(h, s);
}

static unsigned element_object(const struct haru_structure *s, size_t n)
{
	return n ? s->object + (unsigned)n - 1 : s->root;
}

static unsigned page_object(struct haru *h, size_t page)
{
	return haru_object_number(h->pages.at[page]);
}

static size_t page_of_mark(struct haru *h, const struct haru_structure *s, size_t mark)
{
	size_t low = 0, high = h->pages.n;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (s->begin[middle] < mark)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* The page that most of its marks need not name is that of the first. */
static void print_mark(struct haru *h, struct haru_structure *s, size_t mark, size_t own)
{
	size_t page = page_of_mark(h, s, mark), mcid = mark - 1 - s->begin[page];

	if (page == own)
		strbuf_printf(&s->out, " %zu", mcid);
	else
		strbuf_printf(&s->out, " <</Type/MCR/Pg %u 0 R/MCID %zu>>", page_object(h, page),
			      mcid);
}

/* Words and what stands between them, such as a link, as they follow each other on the pages. */
static void print_content(struct haru *h, struct haru_structure *s, size_t element, size_t own)
{
	size_t kid = s->kids.first[element], mark = s->marked.first[element];

	while (kid || mark) {
		if (kid && (!mark || s->earliest[kid] < mark)) {
			strbuf_printf(&s->out, " %u 0 R", element_object(s, kid));
			kid = s->kids.next[kid];
		} else {
			print_mark(h, s, mark, own);
			mark = s->marked.next[mark];
		}
	}
}

static void print_links(struct haru *h, struct haru_structure *s, size_t first)
{
	for (size_t i = first; i; i = s->linked.next[i])
		strbuf_printf(&s->out, " <</Type/OBJR/Obj %u 0 R/Pg %u 0 R>>",
			      s->links.at[i - 1].object, page_object(h, s->links.at[i - 1].page));
}

static void print_kids(struct haru *h, struct haru_structure *s, size_t element)
{
	size_t mark = s->marked.first[element], own = mark ? page_of_mark(h, s, mark) : 0;

	if (mark)
		strbuf_printf(&s->out, "/Pg %u 0 R", page_object(h, own));
	if (!mark && !s->kids.first[element] && !s->linked.first[element])
		return;
	strbuf_add(&s->out, "/K[");
	print_content(h, s, element, own);
	print_links(h, s, s->linked.first[element]);
	strbuf_add(&s->out, "]");
}

/* Where a figure is on its page (PDF 32000-1, 14.8.5.4.3). */
static void print_box(struct strbuf *sb, const double *box)
{
	if (box[2] > box[0])
		strbuf_printf(sb, "/A<</O/Layout/BBox[%.2f %.2f %.2f %.2f]>>", box[0], box[1],
			      box[2], box[3]);
}

/* What another element calls this one: its number, so that names rise as their list asks. */
static void print_name(struct strbuf *sb, size_t element)
{
	strbuf_printf(sb, "<%08zX>", element);
}

static void print_heads(struct strbuf *sb, const struct haru_tag *tag)
{
	strbuf_add(sb, "/Headers[");
	for (size_t i = 0; i < tag->n_heads; i++)
		print_name(sb, tag->heads[i]);
	strbuf_add(sb, "]");
}

static void print_attributes(struct strbuf *sb, const struct haru_tag *tag)
{
	print_box(sb, tag->box);
	if (tag->field)
		strbuf_printf(sb, "/A<</O/PrintField/Role/%s>>", tag->field);
	if (tag->rows <= 1 && tag->columns <= 1 && !tag->scope && !tag->n_heads)
		return;
	strbuf_add(sb, "/A<</O/Table");
	if (tag->rows > 1)
		strbuf_printf(sb, "/RowSpan %zu", tag->rows);
	if (tag->columns > 1)
		strbuf_printf(sb, "/ColSpan %zu", tag->columns);
	if (tag->scope)
		strbuf_printf(sb, "/Scope/%s", tag->scope);
	if (tag->n_heads)
		print_heads(sb, tag);
	strbuf_add(sb, ">>");
}

static void print_said(struct strbuf *sb, const char *key, const char *words)
{
	if (!words)
		return;
	strbuf_printf(sb, "/%s ", key);
	haru_print_text(sb, words);
	strbuf_add(sb, "\n");
}

static void print_element(struct haru *h, struct haru_structure *s, size_t element)
{
	const struct haru_tag tag = s->describe(s->context, element);

	s->out.len = 0;
	print_said(&s->out, "Alt", tag.alt);
	print_said(&s->out, "E", tag.expansion);
	if (tag.named) {
		strbuf_add(&s->out, "/ID");
		print_name(&s->out, element);
	}
	strbuf_printf(&s->out, "/S/%s/P %u 0 R", tag.type, element_object(s, tag.parent));
	print_kids(h, s, element);
	print_attributes(&s->out, &tag);
	strbuf_add(&s->out, "\n");
}

static HPDF_STATUS write_out(HPDF_Stream stream, const struct strbuf *sb)
{
	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)sb->text, (HPDF_UINT)sb->len);
}

static HPDF_STATUS write_element(HPDF_Dict dict, HPDF_Stream stream)
{
	struct haru *h = dict->attr;

	print_element(h, h->structure, ++h->structure->written);
	return write_out(stream, &h->structure->out);
}

static void print_page_parents(const struct haru_structure *s, struct strbuf *out, size_t page)
{
	const struct haru_marks *marks = &s->marks.at[page];

	out->len = 0;
	strbuf_printf(out, "%s%zu[", page ? "" : "/Nums[", page);
	for (size_t i = 0; i < marks->elements.n; i++)
		strbuf_printf(out, "%u 0 R ", element_object(s, marks->elements.at[i]));
	strbuf_add(out, "]\n");
}

/* From each page's marks, and from each link, back to the elements. */
static HPDF_STATUS write_parents(HPDF_Dict dict, HPDF_Stream stream)
{
	struct haru *h = dict->attr;
	struct haru_structure *s = h->structure;
	HPDF_STATUS status = HPDF_OK;

	for (size_t page = 0; page < h->pages.n && status == HPDF_OK; page++) {
		print_page_parents(s, &s->out, page);
		status = write_out(stream, &s->out);
	}
	s->out.len = 0;
	for (size_t i = 0; i < s->links.n; i++)
		strbuf_printf(&s->out, "%zu %u 0 R\n", h->pages.n + i,
			      element_object(s, s->links.at[i].element));
	strbuf_add(&s->out, "]\n");
	return status == HPDF_OK ? write_out(stream, &s->out) : status;
}

/* From names to elements (PDF 32000-1, 7.9.6): one leaf, which is the root. */
static HPDF_STATUS write_names(HPDF_Dict dict, HPDF_Stream stream)
{
	struct haru *h = dict->attr;
	struct haru_structure *s = h->structure;

	s->out.len = 0;
	strbuf_add(&s->out, "/Names[");
	for (size_t i = 0; i < s->named.n; i++) {
		print_name(&s->out, s->named.at[i]);
		strbuf_printf(&s->out, "%u 0 R\n", element_object(s, s->named.at[i]));
	}
	strbuf_add(&s->out, "]\n");
	return write_out(stream, &s->out);
}

static void add_names(struct haru *h, struct haru_structure *s, HPDF_Dict root)
{
	HPDF_Dict names = s->named.n ? haru_new_dict(h) : NULL;

	if (!names)
		return;
	names->attr = h;
	names->write_fn = write_names;
	haru_put(h, root, "IDTree", names);
}

/* The object that stands for all elements: the first entry owns it. */
static HPDF_Dict add_elements(struct haru *h, struct haru_structure *s)
{
	HPDF_Dict first = haru_new_dict(h);

	if (!first)
		return NULL;
	first->attr = h;
	first->write_fn = write_element;
	s->object = haru_object_number(first);
	haru_repeat_object(h, first, s->n - 1);
	s->out = strbuf_new(h->arena);
	return first;
}

static void mark_pages(struct haru *h)
{
	for (size_t i = 0; i < h->pages.n; i++) {
		haru_put_number(h, h->pages.at[i], "StructParents", (long)i);
		haru_put_name(h, h->pages.at[i], "Tabs", "S");
	}
}

void haru_end_structure(struct haru *h, size_t n, haru_describe_element *describe, void *context)
{
	struct haru_structure *s = structure_of(h);
	HPDF_Dict root = haru_new_dict(h), parents = haru_new_dict(h), marked = haru_new_dict(h);

	if (h->error || !n)
		return;
	s->n = n;
	s->describe = describe;
	s->context = context;
	s->root = haru_object_number(root);
	chain_all(h, s);
	HPDF_Dict first = add_elements(h, s);

	parents->attr = h;
	parents->write_fn = write_parents;
	haru_put_name(h, root, "Type", "StructTreeRoot");
	haru_put(h, root, "K", first);
	haru_put(h, root, "ParentTree", parents);
	add_names(h, s, root);
	haru_put_number(h, root, "ParentTreeNextKey", (long)(h->pages.n + s->links.n));
	HPDF_Dict_AddBoolean(marked, "Marked", HPDF_TRUE);
	haru_put(h, h->doc->catalog, "StructTreeRoot", root);
	haru_put(h, h->doc->catalog, "MarkInfo", marked);
	mark_pages(h);
}
