/* SPDX-License-Identifier: MIT
 *
 * The list of views. Rows of open answers are for the hospital alone as a whole, so the fields that
 * people fill in name no members: in all other rows these cells hold what the row itself proposes.
 */
#include "talks/sending_view.h"

#define FIELDS(...) ((const struct view_source[]){__VA_ARGS__, {0}})

/* What is answered in every sheet. */
#define ANSWERED {"answer", ""}, {"by", ""}, {"date", ""}, {"code", ""}, {"asks", ""}, {"number", ""}

#define CONTACT                                                                                    \
	"contact.desk contact.name contact.role contact.hours contact.phone contact.phone_off "    \
	"contact.extension contact.fax contact.email"

static const struct view_entry views[] = {
	{"sent-rows", OF_CONTRACT, fill_sent_rows,
	 FIELDS({"key", "requirement.risk requirement.no risk.id"}, {"phase", "topic.phase decision.phase"},
		{"topic", "topic.name clause.title"}, {"risk", "risk.id risk.scenario"},
		{"text", "requirement.text risk.duty clause.text"},
		{"judgement", "requirement.applies requirement.response risk.response"},
		{"proposal", "decision.text statement.act contract-party.label clause.title"},
		{"status", "decision.status status.name"}, {"status.id", "decision.status"},
		{"other", "answer.verdict answer.reason answer.doubts answer.raw"}, {"role:", "decision.roles"},
		{"reason", ""}, {"words", ""}, {"when", "decision.when"}, {"fee", "decision.fee"},
		ANSWERED)},
	{"sent-clauses", OF_CONTRACT, fill_sent_clauses,
	 FIELDS({"article", "clause.title"}, {"title", "clause.title"}, {"place", "clause.title"},
		{"position", "contract.positions decision.position"}, {"wording", "clause.text"},
		{"reason", ""}, {"words", ""}, ANSWERED)},
	{"sent-contacts", OF_CONTRACT, fill_sent_contacts,
	 FIELDS({"member:", CONTACT}, {"reason", ""}, {"words", ""}, ANSWERED)},
	{"sending", OF_CONTRACT, fill_sending,
	 FIELDS({"id", "sending.id"}, {"number", "sending.number"}, {"date", "sending.date"},
		{"due", "sending.due"}, {"side", "contract-party.role"}, {"name", "party.name"},
		{"label", "contract-party.label"}, {"rows", "sending.rows"},
		{"clauses", "sending.clauses"}, {"contacts", "sending.contacts"},
		{"answers", "sending.rows"}, {"total", "sending.rows sending.clauses sending.contacts"},
		{"open_only", "sending.open_only"}, {"previous", "sending.id"},
		{"previous.date", "sending.date"})},
	{"sent-counts", OF_CONTRACT, fill_sent_counts,
	 FIELDS({"sheet", "template.*"}, {"asks", ""}, {"total", "sending.rows"},
		{"count:", "sending.rows"}, {"left", "sending.rows"})},
	{"sent-papers", OF_CONTRACT, fill_sent_papers,
	 FIELDS({"file", "template.*"}, {"title", "template.*"}, {"redline", "template.*"})},
	{"asked-questions", OF_CONTRACT, fill_asked_questions,
	 FIELDS({"no", ""}, {"section", ""}, {"text", ""}, {"how", ""}, {"code", ""}, {"status", ""},
		{"answer", ""}, {"date", ""}, {"target", ""}, {"again", ""}, {"again_date", ""},
		{"remark", ""})},
	{"asked-form", OF_CONTRACT, fill_asked_form,
	 FIELDS({"rounds", ""}, {"note", ""}, {"system", "system.name"}, {"due", ""}, {"levels", ""}, {"by", ""})},
	/* of what the party itself had written: nobody else gets the paper */
	{"sent-told", OF_CONTRACT, fill_sent_told,
	 FIELDS({"key", "answer.key requirement.risk requirement.no risk.id contact.desk"},
		{"phase", "answer.phase"}, {"wish", "answer.key"}, {"reason", "answers-closed.reason"},
		{"date", "answers-closed.date"})},
};

const struct view_entry *sending_views(size_t *n)
{
	*n = ARRAY_LEN(views);
	return views;
}
