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
	 FIELDS({"paper", ""}, {"title", ""}, {"n", ""}, {"whole", ""}, {"state", ""})},
	{"amended-notes", OF_CONTRACT, fill_amended_notes,
	 FIELDS({"paper", ""}, {"title", ""}, {"notes", ""}, {"columns", ""}, {"alone", ""})},
	{"amended-units", OF_CONTRACT, fill_amended_units,
	 FIELDS({"paper", ""}, {"section", ""}, {"state", ""}, {"first", ""}, {"second", ""},
		{"after", ""}, {"before", ""}, {"reason", ""})},
	{"changes", OF_CONTRACT, fill_changes,
	 FIELDS({"number", ""}, {"group", ""}, {"group.name", ""}, {"what", ""}, {"member", ""},
		{"before", ""}, {"after", ""}, {"first", ""}, {"second", ""}, {"reason", ""},
		{"why", ""}, {"places", ""})},
	{"amending-papers", OF_CONTRACT, fill_amending_papers,
	 FIELDS({"paper", ""}, {"title", ""}, {"state", ""})},
	{"amending", OF_CONTRACT, fill_amending,
	 FIELDS({"paper", ""}, {"kind", ""}, {"depth", ""}, {"label", ""}, {"title", ""},
		{"text", ""})},
	{"amending-sheets", OF_CONTRACT, fill_amending_sheets,
	 FIELDS({"paper", ""}, {"sheet", ""}, {"title", ""}, {"landscape", ""})},
	{"sheet-contents", OF_CONTRACT, fill_sheet_contents,
	 FIELDS({"paper", ""}, {"sheet", ""}, {"content", ""})},
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
	{"notice-facts", OF_CONTRACT, fill_notice_facts, FIELDS({"causes", ""}, {"parties", ""})},
	{"notice-lines", OF_CONTRACT, fill_notice_lines,
	 FIELDS({"for", "party.id"}, {"kind", ""}, {"what", ""}, {"before", ""}, {"after", ""}, {"where", ""})},
	{"notice-left", OF_CONTRACT, fill_notice_left,
	 FIELDS({"for", "party.id"}, {"n", ""}, {"where", ""})},
	{"consenting", OF_CONTRACT, fill_consenting,
	 FIELDS({"for", "party.id"}, {"name", "party.name"}, {"label", "contract-party.label"},
		{"address", "party.address"}, {"signatory", "party.signatory"}, {"side", ""},
		{"signs", ""}, {"what", ""})},
};

const struct view_entry *amendment_views(size_t *n)
{
	*n = ARRAY_LEN(views);
	return views;
}
