/* SPDX-License-Identifier: MIT
 *
 * The list of views. Their words come from documents and changes, whose audience is known word by
 * word: rows and fields say it themselves, and no members are named here.
 */
#include "amend/amendment_views.h"

#include "amend/amendment_view.h"
#include "amend/closing_rows.h"

#define FIELDS(...) ((const struct view_source[]){__VA_ARGS__, {0}})

/* Of a party; `id` is `for` where rows are those of the copy for it, else the party of each copy. */
#define PARTY_FIELDS(id)                                                                           \
	{id, "party.id"}, {"name", "party.name"}, {"label", "contract-party.label"},               \
		{"role", "contract-party.role"}, {"under", "party.under party.name"},              \
		{"address", "party.address"}, {"signatory", "party.signatory"}

static const struct view_entry views[] = {
	{"amended-papers", OF_CONTRACT, fill_amended_papers,
	 FIELDS({"paper", ""}, {"title", ""}, {"n", ""}, {"extent", ""}, {"whole", ""},
		{"state", ""})},
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
	{"notice-facts", OF_CONTRACT, fill_notice_facts, FIELDS({"causes", ""}, {"parties", ""})},
	{"notice-lines", OF_CONTRACT, fill_notice_lines,
	 FIELDS({"for", "party.id"}, {"kind", ""}, {"what", ""}, {"before", ""}, {"after", ""}, {"where", ""})},
	{"notice-left", OF_CONTRACT, fill_notice_left,
	 FIELDS({"for", "party.id"}, {"n", ""}, {"where", ""})},
	{"consenting", OF_CONTRACT, fill_consenting,
	 FIELDS({"for", "party.id"}, {"name", "party.name"}, {"label", "contract-party.label"},
		{"address", "party.address"}, {"signatory", "party.signatory"}, {"side", ""},
		{"signs", ""}, {"what", ""}, {"fee", ""}, {"touched", ""})},
	{"bound-papers", OF_CONTRACT, fill_bound_papers,
	 FIELDS({"paper", "template.title"}, {"title", "template.title"})},
	{"joining", OF_CONTRACT, fill_joining,
	 FIELDS(PARTY_FIELDS("for"), {"duties", ""}, {"rows", ""}, {"things", ""})},
	{"leaving", OF_CONTRACT, fill_leaving, FIELDS(PARTY_FIELDS("for"), {"items", ""}, {"rows", ""})},
	{"signing", OF_CONTRACT, fill_signing,
	 FIELDS(PARTY_FIELDS("party"), {"moves", ""})},
	{"not-signing", OF_CONTRACT, fill_not_signing,
	 FIELDS(PARTY_FIELDS("party"), {"moves", ""})},
	{"accession-duties", OF_CONTRACT, fill_accession_duties,
	 FIELDS({"for", "party.id"}, {"paper", "template.title"}, {"place", ""},
		{"title", "clause.title"}, {"kind", ""}, {"act", "statement.act"},
		{"condition", "statement.if"}, {"when", "statement.when statement.time"})},
	{"accession-rows", OF_CONTRACT, fill_accession_rows,
	 FIELDS({"for", "party.id"}, {"key", "requirement.risk requirement.no"},
		{"text", "requirement.text risk.duty"}, {"mark", "decision.roles"},
		{"does", "decision.text statement.act"}, {"when", "decision.when statement.time"})},
	{"accession-things", OF_CONTRACT, fill_accession_things,
	 FIELDS({"for", "party.id"}, {"system", "system.name"}, {"kind", ""},
		{"name", "server.name device.name line.name backup.name"},
		{"roles", "server.updates device.updates line.carrier backup.takes"})},
	{"release-items", OF_CONTRACT, fill_release_items,
	 FIELDS({"for", "party.id"}, CLOSING_FIELDS)},
	{"release-rows", OF_CONTRACT, fill_release_rows,
	 FIELDS({"for", "party.id"}, {"key", "requirement.risk requirement.no"},
		{"text", "requirement.text risk.duty"}, {"mark", "decision.roles"},
		{"after", "contract-party.label decision.roles"}, {"heir", ""})},
	{"ending", OF_CONTRACT, fill_ending,
	 FIELDS({"date", "contract.ended"}, {"number", "contract.number"},
		{"reason", "contract.end_reason"}, {"edition", ""}, {"items", ""}, {"open", ""})},
	{"end-items", OF_CONTRACT, fill_end_items, FIELDS({"for", "party.id"}, CLOSING_FIELDS)},
	{"end-checks", OF_CONTRACT, fill_end_checks, FIELDS({"for", "party.id"}, CLOSING_FIELDS)},
	{"end-articles", OF_CONTRACT, fill_end_articles,
	 FIELDS({"document", "template.title"}, {"place", ""}, {"title", "clause.title"})},
};

const struct view_entry *amendment_views(size_t *n)
{
	*n = ARRAY_LEN(views);
	return views;
}
