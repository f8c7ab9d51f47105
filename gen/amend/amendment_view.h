/* SPDX-License-Identifier: MIT
 *
 * What the views of amendments use, and each of them; amendment_views.c lists their fields.
 */
#ifndef BUNKAI_AMEND_AMENDMENT_VIEW_H
#define BUNKAI_AMEND_AMENDMENT_VIEW_H

#include "amend/amendment.h"
#include "bind/view.h"

/* What the paper that is being bound is made from. */
const struct amendment *amendment_about(const struct binding *b);

/* True of a document of which more reads otherwise than what articles rest on. */
bool amendment_is_amended(const struct impact_document *d);

fill_view fill_amended_papers, fill_amended_notes, fill_amended_units;
fill_view fill_changes;
fill_view fill_amended_figures, fill_figure_differences;
fill_view fill_amending_papers, fill_amending, fill_amending_sheets, fill_sheet_contents;
fill_view fill_notice_facts, fill_notice_lines, fill_notice_left, fill_consenting;
fill_view fill_bound_papers;
fill_view fill_joining, fill_leaving, fill_signing, fill_not_signing;
fill_view fill_accession_duties, fill_accession_rows, fill_accession_things;
fill_view fill_release_items, fill_release_rows;
fill_view fill_ending, fill_end_items, fill_end_checks, fill_end_articles;

#endif
