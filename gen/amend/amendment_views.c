/* SPDX-License-Identifier: MIT
 *
 * The list of views. Their words come from documents and changes, whose audience is known word by
 * word: rows and fields say it themselves, and no members are named here.
 */
#include "amend/amendment_views.h"

#include "amend/amendment_view.h"

#define FIELDS(...) ((const struct view_source[]){__VA_ARGS__, {0}})

static const struct view_entry views[] = {
	{"amended-papers", OF_CONTRACT, fill_amended_papers,
	 FIELDS({"paper", ""}, {"title", ""}, {"n", ""}, {"whole", ""})},
	{"amended-figures", OF_CONTRACT, fill_amended_figures,
	 FIELDS({"paper", ""}, {"figure", ""}, {"title", ""}, {"state", ""}, {"landscape", ""},
		{"paper_title", ""}, {"n", ""},
		{"differences", ""}, {"before", ""}, {"after", ""}, {"new", ""})},
	{"figure-differences", OF_CONTRACT, fill_figure_differences,
	 FIELDS({"paper", ""}, {"figure", ""}, {"title", ""}, {"text", ""})},
	{"joining", OF_CONTRACT, fill_joining,
	 FIELDS({"for", "party.id"}, {"name", "party.name"}, {"label", "contract-party.label"})},
	{"leaving", OF_CONTRACT, fill_leaving,
	 FIELDS({"for", "party.id"}, {"name", "party.name"}, {"label", "contract-party.label"})},
};

const struct view_entry *amendment_views(size_t *n)
{
	*n = ARRAY_LEN(views);
	return views;
}
