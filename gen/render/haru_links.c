/* SPDX-License-Identifier: MIT
 *
 * Links between files; see the header.
 */
#include "render/haru_links.h"

/* An array of libharu's holds 8,191 elements; a reader finds its way in smaller leaves sooner. */
enum { LEAF = 500 };

void links_add_outside(HPDF_Page page, HPDF_Rect box, const char *file, const char *name)
{
	HPDF_Annotation link = HPDF_Page_CreateURILinkAnnot(page, box, file);
	HPDF_Dict action = link ? HPDF_Dict_GetItem(link, "A", HPDF_OCLASS_DICT) : NULL;

	if (!action)
		return;
	HPDF_LinkAnnot_SetBorderStyle(link, 0, 0, 0);
	HPDF_Dict_RemoveElement(action, "URI");
	HPDF_Dict_AddName(action, "S", "GoToR");
	HPDF_Dict_Add(action, "F", HPDF_String_New(page->mmgr, file, NULL));
	HPDF_Dict_Add(action, "D", HPDF_String_New(page->mmgr, name, NULL));
}

static void add_leaf(HPDF_Doc doc, HPDF_Array leaves, const struct named_place *places, size_t n)
{
	HPDF_Dict leaf = HPDF_Dict_New(doc->mmgr);
	HPDF_Array names = HPDF_Array_New(doc->mmgr), limits = HPDF_Array_New(doc->mmgr);

	HPDF_Array_Add(leaves, leaf);
	HPDF_Dict_Add(leaf, "Limits", limits);
	HPDF_Dict_Add(leaf, "Names", names);
	HPDF_Array_Add(limits, HPDF_String_New(doc->mmgr, places[0].name, NULL));
	HPDF_Array_Add(limits, HPDF_String_New(doc->mmgr, places[n - 1].name, NULL));
	for (size_t i = 0; i < n; i++) {
		if (!places[i].at)
			continue;
		HPDF_Array_Add(names, HPDF_String_New(doc->mmgr, places[i].name, NULL));
		HPDF_Array_Add(names, places[i].at);
	}
}

/* A name tree of two levels (PDF 32000-1, 7.9.6). */
void links_name_places(HPDF_Doc doc, const struct named_place *places, size_t n)
{
	HPDF_Dict names = HPDF_Dict_New(doc->mmgr), tree = HPDF_Dict_New(doc->mmgr);
	HPDF_Array leaves = HPDF_Array_New(doc->mmgr);

	HPDF_Dict_Add(doc->catalog, "Names", names);
	HPDF_Dict_Add(names, "Dests", tree);
	HPDF_Dict_Add(tree, "Kids", leaves);
	for (size_t i = 0; i < n; i += LEAF)
		add_leaf(doc, leaves, places + i, n - i < LEAF ? n - i : LEAF);
}
