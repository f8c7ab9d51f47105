/* SPDX-License-Identifier: MIT
 *
 * Links, within a file and from one to another (PDF 32000-1, 12.3.2.3 and 12.6.4.3), and the names
 * that other files know places by. libharu has functions for some of this, but neither for names
 * nor for what PDF/A and PDF/UA ask of a link.
 */
#include "pdf/haru_links.h"

#include "pdf/haru_object.h"
#include "pdf/haru_tags.h"

enum { PRINTED = 4 }; /* flag of an annotation (PDF 32000-1, table 165) */

/* A reader finds its way in small leaves sooner. */
enum { LEAF = 500 };

static HPDF_Array destination(struct haru *h, struct haru_place to)
{
	return haru_new_destination(h, to.page, to.x, to.y);
}

static HPDF_Array new_array(struct haru *h, const double *numbers, size_t n)
{
	HPDF_Array array = HPDF_Array_New(h->doc->mmgr);

	for (size_t i = 0; i < n; i++)
		HPDF_Array_AddReal(array, (HPDF_REAL)numbers[i]);
	return array;
}

static void add_to_page(struct haru *h, HPDF_Page page, HPDF_Dict annotation)
{
	HPDF_Array all = HPDF_Dict_GetItem(page, "Annots", HPDF_OCLASS_ARRAY);

	if (!all) {
		all = HPDF_Array_New(h->doc->mmgr);
		haru_put(h, page, "Annots", all);
	}
	HPDF_Array_Add(all, annotation);
}

static HPDF_Dict new_link(struct haru *h, const struct haru_link *link)
{
	HPDF_Page page = h->pages.at[link->page];
	HPDF_Dict d = page ? haru_new_dict(h) : NULL;

	if (!d)
		return NULL;
	haru_put_name(h, d, "Type", "Annot");
	haru_put_name(h, d, "Subtype", "Link");
	haru_put(h, d, "Rect",
		 new_array(h, (const double[]){link->left, link->bottom, link->right, link->top},
			   4));
	haru_put(h, d, "Border", new_array(h, (const double[]){0, 0, 0}, 3));
	haru_put_number(h, d, "F", PRINTED);
	if (link->says)
		haru_put_text(h, d, "Contents", link->says);
	add_to_page(h, page, d);
	long key = haru_mark_link(h, link->page, link->element, haru_object_number(d));

	if (key >= 0)
		haru_put_number(h, d, "StructParent", key);
	return d;
}

void haru_link(struct haru *h, const struct haru_link *link, struct haru_place to)
{
	haru_put(h, new_link(h, link), "Dest", destination(h, to));
}

void haru_link_outside(struct haru *h, const struct haru_link *link, const char *file,
		       const char *name)
{
	HPDF_Dict d = new_link(h, link), action = d ? HPDF_Dict_New(h->doc->mmgr) : NULL;

	if (!action)
		return;
	haru_put_name(h, action, "S", "GoToR");
	haru_put(h, action, "F", haru_new_string(h, file));
	haru_put(h, action, "D", haru_new_string(h, name));
	haru_put(h, d, "A", action);
}

static HPDF_Dict new_leaf(struct haru *h, const struct haru_name *names, size_t n)
{
	HPDF_Dict leaf = haru_new_dict(h); /* kids must be objects of their own */
	HPDF_Array list = HPDF_Array_New(h->doc->mmgr), limits = HPDF_Array_New(h->doc->mmgr);

	HPDF_Array_Add(limits, haru_new_string(h, names[0].name));
	HPDF_Array_Add(limits, haru_new_string(h, names[n - 1].name));
	for (size_t i = 0; i < n; i++) {
		HPDF_Array_Add(list, haru_new_string(h, names[i].name));
		HPDF_Array_Add(list, destination(h, names[i].place));
	}
	haru_put(h, leaf, "Limits", limits);
	haru_put(h, leaf, "Names", list);
	return leaf;
}

/* A name tree of two levels (PDF 32000-1, 7.9.6). */
void haru_name_places(struct haru *h, const struct haru_name *names, size_t n)
{
	if (h->error)
		return;
	HPDF_Dict all = HPDF_Dict_New(h->doc->mmgr), tree = HPDF_Dict_New(h->doc->mmgr);
	HPDF_Array leaves = HPDF_Array_New(h->doc->mmgr);

	for (size_t i = 0; i < n; i += LEAF)
		HPDF_Array_Add(leaves, new_leaf(h, names + i, n - i < LEAF ? n - i : LEAF));
	haru_put(h, tree, "Kids", leaves);
	haru_put(h, all, "Dests", tree);
	haru_put(h, h->doc->catalog, "Names", all);
}
