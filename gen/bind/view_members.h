/* SPDX-License-Identifier: MIT
 *
 * Members of the user's files and of the library from which fields of several views are made
 * (views.c).
 */
#ifndef BUNKAI_BIND_VIEW_MEMBERS_H
#define BUNKAI_BIND_VIEW_MEMBERS_H

/*
 * The members that fields are made from, as templates/audience.json names them: who may read a
 * field follows from them. tests/bind/test_readers.c plants a mark in every member and holds this
 * to it.
 */
#define KEY "risk.id requirement.no project.register_names"
#define RATING "risk.level risk.severity risk.frequency risk.factors"
#define RATING_AFTER \
	"residual.level residual.severity residual.frequency residual.factors " RATING
#define REFERENCES \
	"topic.refs guideline.short guideline.title guideline.abbreviation" \
	" guideline-item.id guideline-item.no guideline-item.status"
#define STATUS "decision.status responsibility-rule.status"
#define PHASE "topic.phase decision.phase"
#define LEGEND \
	"scoring.* level.id level.name level.detail level.response level.from" \
	" level.upper matrix.severity matrix.frequency matrix.level" \
	" matrix.severity_name matrix.frequency_name"
#define OBLIGATION "requirement.obligation requirement.text requirement.applies risk.duty"
#define HELD "decision.roles responsibility-rule.roles " STATUS
#define ROWS "requirement.no risk.duty"
#define GAP_OBJECT_ID "device.id line.id system.id disclosed-answer.item"
#define GAP_MADE \
	ROWS " risk.level requirement.obligation statement.* disclosed-answer.answer system.connects " \
	     "device.updates line.owner"
#define WORDS_OF_LAW "statement.act measure.id shared-term.value duty-word.name"
#define WORDS \
	"decision.text decision.roles responsibility-rule.does contract-party.label " WORDS_OF_LAW
#define SAID \
	"clause.text clause.params contract.params project.params contract-party.label " \
	"party.name " WORDS_OF_LAW
/* how a clause reads in positions that were not taken: only papers for the hospital say it */
#define ALT "statement.alt statement.at shared-term.positions clause.params " WORDS_OF_LAW
/* Of what bidders are asked to do. */
#define BID_SAID \
	"clause.text clause.params contract.params project.params contract-party.label " \
	WORDS_OF_LAW
#define BID \
	{"number", ""}, {"side", ""}, {"title", "clause.title"}, {"text", BID_SAID}, \
	{"obligation", "measure.obligation clause.level"}, \
	{"obligation.name", "measure.obligation clause.level"}, {"basis", REFERENCES}, \
	{"record", BID_SAID}, {"keep", BID_SAID}, {"fee", "statement.fee"}, TOPIC
#define OUTSIDE \
	"system.out_of_scope server.out_of_scope device.out_of_scope line.out_of_scope" \
	" backup.out_of_scope contract-party.label"
#define OPEN STATUS " decision.fee acceptance.by"
#define TOPIC {"topic.id", "topic.id"}, {"topic.name", "topic.name"}
#define EDITION \
	{"edition.id", "guideline.id"}, {"edition.title", "guideline.title"}, \
	{"edition.order", "project.guideline project.checklist"}, \
	{"edition.named", "project.guideline project.checklist"}
#define ITEM \
	{"no", "guideline-item.no guideline-item.status"}, {"name", "guideline-item.name"}, \
	{"status", "guideline-item.status"}, {"marks", "guideline-item.marks"}
#define DEPUTY \
	"contact.deputy contact.deputies contact.desk contact.name contact.phone " \
	"contact.phone_off contact.party party.name"
#define DEADLINE_TIME \
	"deadline.within deadline.count deadline.to deadline.unit deadline.about deadline.from " \
	"chain-event.since chain-event.day"
#define CHAIN_TIME \
	"chain-step.term chain-step.deadline chain-step.statement chain-step.also " \
	"shared-term.value project.terms statement.time " DEADLINE_TIME
#define CONTACT \
	{"who", "contact.desk contact.name contact.role"}, \
	{"phones", "contact.phone contact.phone_off"}, {"desk", "contact.desk"}, \
	{"name", "contact.name"}, {"role", "contact.role"}, {"phone", "contact.phone"}, \
	{"phone_off", "contact.phone_off"}, {"extension", "contact.extension"}, \
	{"fax", "contact.fax"}, {"email", "contact.email"}, \
	{"hours", "contact.hours"}, \
	{"deputy", DEPUTY}, {"deputy.who", DEPUTY}, {"deputy.phones", DEPUTY}, \
	{"confirmed", "contact.confirmed"}, {"note", "contact.note"}

#define ANSWER \
	{"item", "guideline-item.id"}, {"answer", "checklist-answer.answer"}, \
	{"answer.name", "checklist-answer.answer"}, \
	{"answer.order", "checklist-answer.answer"}, {"date", "checklist-answer.date"}, \
	{"target", "checklist-answer.target"}, {"owner", "checklist-answer.owner"}, \
	{"evidence", "checklist-answer.evidence"}, {"where", "checklist-answer.where"}, \
	{"by", "checklist-answer.by"}, {"note", "checklist-answer.note"}, \
	{"said", "checklist-answer.evidence checklist-answer.note"}

/* Of a system, its vendor's side. */
#define DISCLOSING \
	{"system", "system.name"}, {"system.id", "system.id"}, \
	{"vendor", "system.vendor party.name"}, {"remote", "system.*"}

/* Of a statement that an office of the hospital carries out. */
#define OFFICE \
	{"id", "clause.id statement.id"}, {"office", "statement.office"}, \
	{"office.order", "statement.office"}, {"act", WORDS_OF_LAW}, \
	{"to", "statement.to"}, {"case", "statement.when statement.if duty-word.name"}, \
	{"if", "statement.if"}, {"time", "statement.time shared-term.value"}, \
	{"record", "statement.record"}, {"keep", "statement.keep shared-term.value"}, \
	{"kind", "statement.kind"}, {"nature", "statement.when"}, TOPIC, \
	{"book", "statement.record statement.when"}, \
	{"provision", "clause.title"}, {"source", "clause.title"}, {"title", "clause.title"}, {"paper", "template.*"}, \
	{"tick", ""}

/* What an answer is about: a row, a clause, a contact; its words and its key. */
#define ANSWERED \
	KEY " clause.title clause.text clause.params contract.params project.params contact.desk " \
	"contact.name topic.name answer.id answer.key"
/* What the papers say of it, and what the party would have in its place. */
#define PROPOSED \
	"decision.roles responsibility-rule.roles role.mark decision.when decision.fee answer.members " \
	"contact.desk contact.name contact.role contact.phone contact.phone_off contact.extension " \
	"contact.fax contact.email contact.hours contact.deputy contact.confirmed " SAID " " WORDS
#define WISHED \
	"answer.roles answer.members answer.text answer.when answer.fee answer.verdict role.mark " \
	"contract-party.label party.name decision.roles responsibility-rule.roles"
#define ANSWERS "sending.rows sending.clauses sending.contacts answer.key answer.phase answer.sending"

/* Of something that is due, as all who sign may read it. */
#define DUE_NAMES \
	"contract.title contact.desk contact.name contact.role party.name decision.text" \
	" decision.requirement decision.requirements decision.topic decision.clause" \
	" system.name server.name shared-term.meaning clause.params contract.params" \
	" project.params " WORDS_OF_LAW
#define DUE_DAYS \
	"contract.from contract.to contract.ended contact.confirmed decision.when" \
	" server.support_end statement.when statement.time project.calendar" \
	" shared-term.value duty-word.name"
#define DUE \
	{"id", "contract.id statement.id contact.id decision.id system.id server.id"}, \
	{"date", DUE_DAYS}, {"day", DUE_DAYS}, {"weekday", DUE_DAYS}, {"month", DUE_DAYS}, \
	{"when", DUE_DAYS}, {"when.weekday", DUE_DAYS}, \
	{"month.name", DUE_DAYS}, {"kind", ""}, {"kind.name", ""}, {"late", DUE_DAYS}, \
	{"party", "party.id"}, {"side", "party.kind"}, \
	{"who", "party.name contract-party.label"}, {"contract", "contract.title"}, \
	{"place", "clause.title"}, {"record", "statement.record"}, \
	{"rhythm", "statement.time duty-word.name"}, {"cycle", "statement.time duty-word.name"}

/* A day on the wall: its number and name, and what is due on it, by office. */
#define WALL \
	DUE_DAYS " " DUE_NAMES " acceptance.risk action.risk party.id statement.office topic.role" \
	" acceptance.owner action.owner holiday.date holiday.name"
#define WALL_DAY(name) {name, WALL}, {name ".look", "holiday.date"}

#define TENDER " contract-party.label party.name party.under"
#define DOER(kind, member) {member, kind "." member " " kind ".out_of_scope" TENDER}
#define CARE(kind) \
	DOER(kind, "owner"), DOER(kind, "updates"), DOER(kind, "configures"), \
	DOER(kind, "monitors"), DOER(kind, "maintains"), {"cycle", kind ".cycle"}, \
	{"window", kind ".window"}, {"fee", kind ".fee"}

#define WRITER "contract-party.label " WORDS_OF_LAW
#define PROVISION "clause.title contract.title " WORDS_OF_LAW

#define FIELDS(...) ((const struct view_source[]){__VA_ARGS__, {0}})
#define LEVELS "disclosed-sheet.month disclosed-answer.answer"

#endif
