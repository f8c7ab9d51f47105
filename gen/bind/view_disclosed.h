/* SPDX-License-Identifier: MIT
 *
 * The views over answered questionnaires, as bind/views.c lists them: their reach, their fields and
 * the members that these are made from.
 */
#ifndef BUNKAI_BIND_VIEW_DISCLOSED_H
#define BUNKAI_BIND_VIEW_DISCLOSED_H

/* of whoever answered a questionnaire */
#define DISCLOSED_SHEET \
	{"sheet", "disclosed-sheet.questionnaire"}, {"form", "disclosed-sheet.questionnaire"}, \
	{"vendor", "disclosed-sheet.party party.name"}, \
	{"system", "disclosed-sheet.system system.name"}, {"product", "disclosed-sheet.product"}, \
	{"no", "disclosed-answer.item"}, {"question", "disclosed-answer.item"}
/* any source may stand on either side */
#define DISCLOSED_SIDE \
	"disclosed-answer.item disclosed-answer.answer disclosed-answer.said" \
	" disclosed-answer.again" \
	" disclosed-answer.remark checklist-answer.item checklist-answer.answer disclosure.id" \
	" disclosure.received disclosure.asked ledger-entry.id ledger-entry.updates" \
	" decision.roles decision.status requirement.applies requirement.no server.updates" \
	" device.updates system.id"

#define DISCLOSED_VIEWS \
	{"disclosed-answers", OF_PROJECT, fill_disclosed_answers, \
	 FIELDS(DISCLOSED_SHEET, {"answer", "disclosed-answer.answer disclosed-answer.again"}, \
		{"answer.name", "disclosed-answer.answer disclosed-answer.again"}, \
		{"date", "disclosed-answer.date disclosed-answer.again_date " \
			 "disclosed-sheet.date"}, \
		{"target", "disclosed-answer.target"}, {"remark", "disclosed-answer.remark"}, \
		{"remark.kind", "disclosed-answer.remark"}, \
		{"remark.name", "disclosed-answer.remark"})}, \
	{"disclosed-remarks", OF_PROJECT, fill_remark_points, \
	 FIELDS(DISCLOSED_SHEET, {"remark", "disclosed-answer.remark"}, \
		{"kind", "disclosed-answer.remark"}, \
		{"kind.name", "disclosed-answer.remark"}, {"asks", "disclosed-answer.remark"}, \
		{"measure", "measure.id disclosed-answer.item"}, \
		{"statement", "statement.act disclosed-answer.item"}, \
		{"clause", "clause.title disclosed-answer.item"})}, \
	{"disclosed-contradictions", OF_PROJECT, fill_contradictions, \
	 FIELDS({"vendor", "party.name"}, {"subject", "disclosed-answer.item"}, \
		{"one.source", DISCLOSED_SIDE}, {"one.key", DISCLOSED_SIDE}, \
		{"one.said", DISCLOSED_SIDE}, \
		{"one.date", "disclosed-answer.date disclosed-sheet.date checklist-answer.date"}, \
		{"other.source", DISCLOSED_SIDE}, {"other.key", DISCLOSED_SIDE}, \
		{"other.said", DISCLOSED_SIDE}, \
		{"other.date", "disclosed-answer.date disclosed-sheet.date " \
			       "checklist-answer.date"})},

#endif
