/* SPDX-License-Identifier: MIT
 *
 * Catalog with catalog, page with page, and of an update also which numbers of objects it defines
 * again: a reader that repairs a file may show an object that the cross-references do not name.
 */
#include "signed/pdf_compare.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "signed/pdf_equal.h"
#include "signed/pdf_freed.h"
#include "signed/pdf_pair.h"
#include "signed/pdf_signatures.h"

struct pdf_check {
	struct arena *a;
	const struct pdf_pair *pair;
	FILE *out;
	struct pdf *issued, *file;
	struct pdf_equal *equal;
};

/* A member of the catalog that shows or does something, and the word for it. */
static const struct catalog_member {
	const char *key, *what;
} acting[] = {
	{"/OpenAction", "script"},  {"/AA", "script"},          {"/OCProperties", "optional-content"},
	{"/Collection", "catalog"}, {"/Requirements", "script"},
};

/* What a signature brings to a catalog, or a program that signs. */
static const char *const brought[] = {"/AcroForm", "/Perms",      "/DSS",        "/Extensions", "/Version",
				      "/Metadata", "/OpenAction", "/AA",         "/OCProperties",
				      "/Names",    "/Pages",      "/Collection", "/Requirements",
				      "/AF",       "/Type",       NULL};

static const char *const of_page[] = {"/Annots", "/Tabs", "/LastModified", "/Metadata", "/Type",
				      "/PieceInfo", NULL};

/* On a page of the file, in points from its left upper corner; all 0: the file. */
struct spot {
	size_t page;
	double x, y, width, height;
};

static void tell_place(struct pdf_check *c, const struct spot *at, const char *what,
		       const char *words)
{
	fprintf(c->out, "place\t%zu\t%.2f\t%.2f\t%.2f\t%.2f\t%s\t%s\n", at->page, at->x, at->y,
		at->width, at->height, what, pdf_fact_words(c->a, words));
}

static void tell_file(struct pdf_check *c, const char *what, const char *words)
{
	tell_place(c, &(struct spot){0}, what, words);
}

static bool stands(struct pdf_value v)
{
	return pdf_kind(v) != PDF_NULL;
}

/* The corners of a rectangle in their order; false: it is none. */
static bool read_box(struct pdf_value v, double box[4])
{
	if (pdf_items(v) != 4)
		return false;
	for (size_t i = 0; i < 4; i++)
		box[i] = pdf_number(pdf_item(v, i));
	for (size_t i = 0; i < 2; i++)
		if (box[i] > box[i + 2]) {
			double other = box[i];

			box[i] = box[i + 2];
			box[i + 2] = other;
		}
	return true;
}

static void find_box(struct pdf_value page, const char *key, double box[4])
{
	static const double a4[4] = {0, 0, 595.276, 841.89};

	if (!read_box(pdf_get(page, key), box) && !read_box(pdf_get(page, "/MediaBox"), box))
		memcpy(box, a4, sizeof a4);
}

static bool same_box(struct pdf_value x, struct pdf_value y, const char *key)
{
	double b[4], d[4];

	find_box(x, key, b);
	find_box(y, key, d);
	for (size_t i = 0; i < 4; i++)
		if (fabs(b[i] - d[i]) > 0.5)
			return false;
	return true;
}

static bool same_size(struct pdf_value x, struct pdf_value y)
{
	double turn = pdf_number(pdf_get(x, "/Rotate")) - pdf_number(pdf_get(y, "/Rotate"));
	double unit = pdf_number(pdf_get(x, "/UserUnit")) - pdf_number(pdf_get(y, "/UserUnit"));

	return fmod(turn, 360) == 0 && fabs(unit) < 0.001 && same_box(x, y, "/MediaBox") &&
	       same_box(x, y, "/CropBox");
}

static struct spot spot_of(struct pdf_value page, size_t number, struct pdf_value annotation)
{
	double media[4], r[4];
	struct spot at = {.page = number};

	find_box(page, "/MediaBox", media);
	if (read_box(pdf_get(annotation, "/Rect"), r))
		at = (struct spot){number, r[0] - media[0], media[3] - r[3], r[2] - r[0], r[3] - r[1]};
	return at;
}

static void tell_widget(struct pdf_check *c, struct pdf_value page, size_t n, struct pdf_value w)
{
	struct spot at = spot_of(page, n, w);

	if (stands(pdf_get(w, "/A")) || stands(pdf_get(w, "/AA")))
		tell_place(c, &at, "script", pdf_text(c->a, pdf_get(w, "/T")));
	if (at.width > 0 && at.height > 0)
		fprintf(c->out, "widget\t%zu\t%.2f\t%.2f\t%.2f\t%.2f\n", n, at.x, at.y, at.width,
			at.height);
}

/* A link within the file; one that leads out of it is an action like others. */
static bool is_inner_link(struct pdf_check *c, struct pdf_value v)
{
	struct pdf_value action = pdf_get(v, "/A");

	return pdf_is_name(c->a, pdf_get(v, "/Subtype"), "/Link") &&
	       (!stands(action) || pdf_is_name(c->a, pdf_get(action, "/S"), "/GoTo"));
}

/* Where a link leads, as it says: a name, a file or an address. */
static const char *target_of(struct pdf_check *c, struct pdf_value v)
{
	struct pdf_value action = pdf_get(v, "/A"), file = pdf_get(action, "/F");

	if (pdf_kind(file) == PDF_DICT)
		file = pdf_get(file, "/F");
	return arena_concat(c->a, pdf_name(c->a, pdf_get(action, "/S")), " ", pdf_text(c->a, file), " ",
			    pdf_text(c->a, pdf_get(action, "/URI")), (char *)NULL);
}

/* The issued page has a link there that leads to the same file or address. */
static bool is_issued_link(struct pdf_check *c, struct pdf_value old, struct pdf_value v)
{
	double b[4], d[4];

	if (!pdf_is_name(c->a, pdf_get(v, "/Subtype"), "/Link") || !read_box(pdf_get(v, "/Rect"), b))
		return false;
	for (size_t i = 0; i < pdf_items(old); i++) {
		struct pdf_value o = pdf_item(old, i);
		bool near = read_box(pdf_get(o, "/Rect"), d);

		for (size_t k = 0; k < 4; k++)
			near = near && fabs(b[k] - d[k]) < 1;
		if (near && text_equal(target_of(c, o), target_of(c, v)))
			return true;
	}
	return false;
}

static void tell_annotation(struct pdf_check *c, struct pdf_value page, size_t n, struct pdf_value v)
{
	struct spot at = spot_of(page, n, v);
	const char *kind = pdf_name(c->a, pdf_get(v, "/Subtype"));
	bool widget = strcmp(kind, "/Widget") == 0;

	if (widget && pdf_is_signature(c->a, v)) {
		tell_widget(c, page, n, v);
		return;
	}
	if (is_inner_link(c, v) && !stands(pdf_get(v, "/AA")) && !c->pair->prefix)
		return;
	if (stands(pdf_get(v, "/AA")) || (stands(pdf_get(v, "/A")) && !is_inner_link(c, v)))
		tell_place(c, &at, "script", kind);
	const char *words = pdf_text(c->a, pdf_get(v, "/Contents"));
	const char *name = *kind ? kind + 1 : "";

	tell_place(c, &at, widget ? "field" : "annotation",
		   *words ? arena_concat(c->a, name, ": ", words, NULL) : name);
}

/*
 * Annotations that the issued page has, in their order, and what stands between them. Programs that
 * write a file anew spell links otherwise, or leave them out: in a file that is no update a link
 * that is missing is none.
 */
static void compare_annotations(struct pdf_check *c, struct pdf_value was, struct pdf_value page,
				size_t n)
{
	struct pdf_value old = pdf_get(was, "/Annots"), new = pdf_get(page, "/Annots");
	size_t i = 0, mine = pdf_items(old);

	for (size_t j = 0; j < pdf_items(new); j++) {
		struct pdf_value v = pdf_item(new, j);
		size_t k = i;

		while (k < mine && !pdf_equal(c->equal, pdf_item(old, k), v))
			k++;
		if (k < mine) {
			if (k > i && c->pair->prefix)
				tell_place(c, &(struct spot){.page = n}, "annotation-removed", "");
			i = k + 1;
		} else if (c->pair->prefix || !is_issued_link(c, old, v)) {
			tell_annotation(c, page, n, v);
		}
	}
	if (i < mine && c->pair->prefix)
		tell_place(c, &(struct spot){.page = n}, "annotation-removed", "");
}

static void compare_page(struct pdf_check *c, size_t i)
{
	struct pdf_value was = pdf_page(c->issued, i), page = pdf_page(c->file, i);

	if (!same_size(was, page))
		tell_place(c, &(struct spot){.page = i + 1}, "page-size", "");
	if (pdf_equal_but(c->equal, was, page, of_page))
		fprintf(c->out, "same\t%zu\n", i + 1);
	if (stands(pdf_get(page, "/AA")))
		tell_place(c, &(struct spot){.page = i + 1}, "script", "/AA");
	compare_annotations(c, was, page, i + 1);
}

/* Names of the catalog: scripts and files that open or come with it. */
static void compare_names(struct pdf_check *c, struct pdf_value was, struct pdf_value root)
{
	static const char *const other[] = {"/JavaScript", "/EmbeddedFiles", NULL};
	struct pdf_value old = pdf_get(was, "/Names"), new = pdf_get(root, "/Names");

	if (!pdf_equal(c->equal, pdf_get(old, "/JavaScript"), pdf_get(new, "/JavaScript")))
		tell_file(c, "script", "/JavaScript");
	if (!pdf_equal(c->equal, pdf_get(old, "/EmbeddedFiles"), pdf_get(new, "/EmbeddedFiles")))
		tell_file(c, "attachment", "/EmbeddedFiles");
	if (c->pair->prefix && !pdf_equal_but(c->equal, old, new, other))
		tell_file(c, "catalog", "/Names");
}

static void compare_catalog(struct pdf_check *c)
{
	struct pdf_value was = pdf_root(c->issued), root = pdf_root(c->file);
	size_t members = ARRAY_LEN(acting);

	for (size_t i = 0; i < members; i++)
		if (!pdf_equal(c->equal, pdf_get(was, acting[i].key), pdf_get(root, acting[i].key)) &&
		    (c->pair->prefix || strcmp(acting[i].what, "catalog") != 0))
			tell_file(c, acting[i].what, acting[i].key);
	if (stands(pdf_get(root, "/AF")))
		tell_file(c, "attachment", "/AF");
	compare_names(c, was, root);
	if (c->pair->prefix && !pdf_equal_but(c->equal, was, root, brought))
		tell_file(c, "catalog", "");
	if (c->pair->prefix && !pdf_equal(c->equal, pdf_get(was, "/Metadata"), pdf_get(root, "/Metadata")))
		tell_file(c, "metadata", "");
}

/* The number N of an object whose 'N 0 obj' ends before `end`; 0: none stands there. */
static int object_before(const char *bytes, size_t end)
{
	size_t i = end;

	while (i > 0 && isdigit((unsigned char)bytes[i - 1]))
		i--;
	if (i == end || i == 0 || bytes[i - 1] != ' ')
		return 0;
	size_t to = --i;

	while (i > 0 && isdigit((unsigned char)bytes[i - 1]))
		i--;
	return i == to || to - i > 8 ? 0 : atoi(bytes + i);
}

static bool same_object(struct pdf_check *c, int id)
{
	struct pdf_value old = pdf_object(c->issued, id), new = pdf_object(c->file, id);

	return pdf_page_number(old) ? pdf_equal_but(c->equal, old, new, NULL)
				    : pdf_equal(c->equal, old, new);
}

/*
 * Objects of the issued file that stand again behind it, and yet are what they were for whoever goes
 * by the cross-references.
 */
static void find_hidden(struct pdf_check *c)
{
	const struct pdf_pair *p = c->pair;
	int info = pdf_id(pdf_get(pdf_trailer(c->file), "/Info"));
	int about = pdf_id(pdf_get(pdf_root(c->file), "/Metadata"));

	for (size_t i = p->issued_len; i + 4 <= p->file_len; i++) {
		int id = memcmp(p->file + i, " obj", 4) == 0 ? object_before(p->file, i) : 0;

		if (id && id != info && id != about && stands(pdf_object(c->issued, id)) &&
		    same_object(c, id))
			tell_file(c, "hidden-object", arena_printf(c->a, "%d", id));
	}
}

static void find_freed(struct pdf_check *c)
{
	struct pdf_freed freed = pdf_freed_find(c->a, c->pair, c->issued, c->file);

	for (size_t i = 0; i < freed.all.n; i++)
		tell_place(c, &(struct spot){.page = freed.all.at[i].page}, "freed-object",
			   arena_printf(c->a, "%d", freed.all.at[i].id));
}

static void compare_files(struct pdf_check *c)
{
	size_t n = pdf_pages(c->issued), m = pdf_pages(c->file);

	fprintf(c->out, "pages\t%zu\t%zu\t%s\n", n, m,
		pdf_fact_words(c->a, pdf_text(c->a, pdf_get(pdf_get(pdf_trailer(c->file), "/Info"),
							    "/Title"))));
	for (size_t i = 0; i < n && i < m; i++)
		compare_page(c, i);
	compare_catalog(c);
	pdf_tell_signatures(c->a, c->file, c->pair, c->out);
	if (c->pair->prefix) {
		find_hidden(c);
		find_freed(c);
	}
}

void pdf_compare(void *with, FILE *out)
{
	struct arena *a = arena_new();
	struct pdf_check c = {.a = a, .pair = with, .out = out};
	const char *why;

	c.equal = pdf_equal_new(a);
	c.issued = pdf_open(a, c.pair->issued, c.pair->issued_len, &why);
	c.file = c.issued ? pdf_open(a, c.pair->file, c.pair->file_len, &why) : NULL;
	if (c.file)
		compare_files(&c);
	else
		fprintf(out, "why\t%s\n", why);
	pdf_close(c.issued);
	pdf_close(c.file);
	arena_free(a);
}
