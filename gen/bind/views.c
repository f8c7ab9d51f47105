/* SPDX-License-Identifier: MIT
 *
 * The list of views: how far each looks, the function that fills it, its fields and the members
 * that they are made from.
 */
#include "bind/view.h"

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

static const struct view_entry views[] = {
	{"responsibilities", OF_CONTRACT, fill_responsibilities,
	 FIELDS({"key", KEY}, {"kind", ""}, {"baseline", ""},
		{"viewpoint", "requirement.viewpoint"},
		{"text", "requirement.text risk.duty"}, TOPIC, {"risk.key", "risk.id"},
		{"risk.id", "risk.id"}, {"risk.scenario", "risk.scenario"},
		{"risk.level", "risk.level"}, {"risk.weight", "risk.level"},
		{"risk.rating", RATING}, {"risk.factors", RATING}, {"phase", PHASE},
		{"obligation", OBLIGATION},
		{"obligation.name", OBLIGATION}, {"held", HELD},
		{"held.name", HELD}, {"held.order", HELD},
		{"role:", "role.mark decision.roles responsibility-rule.roles"},
		{"does", "contract-party.label " WORDS}, {"words:", WORDS},
		{"when", "decision.when " WORDS_OF_LAW}, {"record", WORDS_OF_LAW},
		{"judgement", "requirement.applies requirement.response risk.response"},
		{"basis", "requirement.place risk.place decision.id"},
		{"reason", "decision.public_reason responsibility-rule.reason"},
		{"reason.internal", "decision.reason"}, {"articles", "clause.title"},
		{"provisions", "clause.title " WORDS_OF_LAW},
		{"refs", REFERENCES}, {"refs.brief", REFERENCES}, {"refs.lead", REFERENCES},
		{"fee", "decision.fee " WORDS_OF_LAW}, {"status", STATUS},
		{"status.name", "status.name " STATUS},
		{"agreed", "decision.text"}, {VIEW_EXTRA, "requirement.extra"})},
	{"agreements", OF_CONTRACT, fill_agreements,
	 FIELDS({"key", KEY}, {"text", "requirement.text"}, TOPIC, {"phase", PHASE},
		{"proposal", "clause.title contract.positions decision.position"},
		{"status", STATUS}, {"status.name", "status.name " STATUS},
		{"agreed", "decision.text"}, {"fee", "decision.fee"}, {"by", "decision.by"},
		{"date", "decision.date"})},
	{"duties", OF_CONTRACT, fill_duties,
	 FIELDS({"key", KEY}, {"text", "risk.duty"}, TOPIC, {"risk.level", "risk.level"},
		{"role", "statement.office"}, {"timing", "statement.time duty-word.name"},
		{"record", "statement.record"}, {"does", WORDS_OF_LAW},
		{"articles", "clause.title"}, {"provisions", "clause.title"},
		{"place", "risk.place"})},
	{"office-duties", OF_CONTRACT, fill_office_duties, FIELDS(OFFICE)},
	{"office-tasks", OF_CONTRACT, fill_office_tasks,
	 FIELDS(OFFICE, {"moment", "duty-word.name"}, {"moment.order", "duty-word.name"})},
	{"schedule", OF_PROJECT, fill_schedule,
	 FIELDS(DUE, {"title", DUE_NAMES " acceptance.risk action.risk"},
		{"detail", DUE_NAMES " server.os acceptance.note action.action action.note"},
		{"office", "statement.office topic.role acceptance.owner action.owner"},
		{"office.order", "statement.office topic.role acceptance.owner action.owner"},
		{"office.name", "statement.office topic.role acceptance.owner action.owner"},
		{"who.mark", "party.name contract-party.label"}, {"place.mark", "clause.title contract.title"},
		{"concern", "party.kind statement.to"},
		{"minutes", "project.calendar"})},
	{"contract-schedule", OF_CONTRACT, fill_schedule,
	 FIELDS(DUE, {"title", DUE_NAMES}, {"detail", DUE_NAMES " server.os"})},
	{"agenda-days", OF_CONTRACT, fill_agenda_days,
	 FIELDS({"id", ""}, {"name", ""}, {"value", "contract.meetings project.date"})},
	{"agenda-dues", OF_CONTRACT, fill_agenda_dues,
	 FIELDS(DUE, {"title", DUE_NAMES}, {"detail", DUE_NAMES " server.os"},
		{"span", "contract.meetings project.date"}, {"late.name", DUE_DAYS},
		{"who.order", ""})},
	{"agenda-decisions", OF_CONTRACT, fill_agenda_decisions,
	 FIELDS({"id", "decision.id"}, {"date", "decision.date"}, {"keys", KEY " clause.title"},
		{"text", "decision.text decision.position"}, {"when", "decision.when"},
		{"by", "decision.by"}, {"status", STATUS}, {"status.name", "status.name " STATUS})},
	{"talk-parties", OF_CONTRACT, fill_talk_parties,
	 FIELDS({"id", "sending.id"}, {"party", "party.name contract-party.label"},
		{"number", "sending.number"}, {"sent", "sending.date"}, {"due", "sending.due"},
		{"late.name", "sending.due project.date " ANSWERS},
		{"asked", "sending.rows sending.clauses sending.contacts"}, {"answered", ANSWERS},
		{"accepted", ANSWERS " answer.verdict"}, {"wished", ANSWERS " answer.verdict"},
		{"refused", ANSWERS " answer.verdict"},
		{"settled", ANSWERS " answers-closed.how decision.answers"}, {"unanswered", ANSWERS},
		{"open", "answer.id answers-closed.how decision.answers"},
		{"changed", "answer.doubts answers-closed.how decision.answers"})},
	{"open-answers", OF_CONTRACT, fill_open_answers,
	 FIELDS({"id", "answer.id"}, {"kind", "answer.asks"}, {"kind.name", "answer.asks"},
		{"order", ""}, {"key", ANSWERED}, {"title", ANSWERED},
		{"text", "requirement.text risk.duty clause.text contract.positions "
			 "decision.position contact.name"},
		{"phase", PHASE}, {"status.name", "status.name " STATUS},
		{"party", "party.name contract-party.label"}, {"ours", PROPOSED},
		{"theirs", WISHED}, {"verdict", "answer.verdict"},
		{"verdict.name", "answer.verdict"}, {"reason", "answer.reason"},
		{"by", "answer.by"}, {"date", "answer.date"}, {"doubts", "answer.doubts answer.raw"},
		{"waits", "answer.doubts"},
		{"inside", "answer.text answer.reason answer.by answer.verdict"},
		{"lost", "clause.lost " PROPOSED " " WISHED " measure.name"},
		{"differs", "answer.verdict answer.text answer.when answer.fee answer.roles "
			    "answer.members"},
		{"office", "topic.role"})},
	{"schedule-hours", OF_PROJECT, fill_schedule_hours,
	 FIELDS({"month", DUE_DAYS}, {"month.name", DUE_DAYS},
		{"office", "statement.office topic.role acceptance.owner action.owner"},
		{"dues", DUE_DAYS}, {"hours", "project.calendar"},
		{"standing", "project.calendar"})},
	{"schedule-months", OF_PROJECT, fill_schedule_months,
	 FIELDS({"month", DUE_DAYS}, {"month.name", DUE_DAYS},
		{"hours:", "project.calendar statement.office topic.role acceptance.owner action.owner"}, {"sum", "project.calendar"},
		{"standing", "project.calendar"}, {"dues", DUE_DAYS})},
	{"schedule-minutes", OF_PROJECT, fill_schedule_minutes,
	 FIELDS({"id", ""}, {"name", WORDS_OF_LAW " clause.title topic.name"},
		{"minutes", "project.calendar"}, {"source", ""})},
	{"schedule-facts", OF_CONTRACT, fill_schedule_facts,
	 FIELDS({"id", ""}, {"name", ""}, {"value", "project.date project.calendar"})},
	{"wall-weeks", OF_PROJECT, fill_wall_weeks,
	 FIELDS({"month", DUE_DAYS}, {"month.name", DUE_DAYS}, WALL_DAY("mon"), WALL_DAY("tue"),
		WALL_DAY("wed"), WALL_DAY("thu"), WALL_DAY("fri"), WALL_DAY("sat"),
		WALL_DAY("sun"))},
	{"wall-list", OF_PROJECT, fill_wall_list,
	 FIELDS({"month", DUE_DAYS}, {"month.name", DUE_DAYS},
		{"office", "statement.office topic.role"}, {"own", WALL},
		{"received", WALL}, {"standing", WALL})},
	{"counts", OF_CONTRACT, fill_counts,
	 FIELDS({"label", "contract-party.label"}, {"name", "party.name"},
		{"count:", "decision.roles responsibility-rule.roles"}, {"total", ROWS})},
	{"status-counts", OF_CONTRACT, fill_status_counts,
	 FIELDS({"status", "status.id"}, {"status.name", "status.name"}, {"requirements", STATUS},
		{"duties", STATUS}, {"open", STATUS}, {"total", STATUS})},
	{"word-counts", OF_CONTRACT, fill_word_counts,
	 FIELDS({"id", ""}, {"name", ""}, {"requirements", WORDS}, {"duties", WORDS},
		{"open", WORDS}, {"total", ROWS})},
	{"requirements", OF_CONTRACT, fill_requirements,
	 FIELDS({"key", KEY}, {"risk.id", "risk.id"}, {"risk.scenario", "risk.scenario"},
		{"no", "requirement.no"}, {"viewpoint", "requirement.viewpoint"},
		{"response", "requirement.response"}, {"applies", "requirement.applies"},
		{"text", "requirement.text"}, TOPIC, {"place", "requirement.place"},
		{VIEW_EXTRA, "requirement.extra"})},
	{"residuals", OF_CONTRACT, fill_residuals,
	 FIELDS({"risk.id", KEY}, {"scenario", "residual.scenario risk.scenario"},
		{"severity", "residual.severity risk.severity"},
		{"frequency", "residual.frequency risk.frequency"},
		{"level", "residual.level risk.level"}, {"before", RATING},
		{"rating", RATING_AFTER}, {"policy", "residual.policy"},
		{"action", "residual.action"}, {"kind", ""}, {"accepted_by", "acceptance.by"},
		{"accepted_on", "acceptance.date"}, {"accepted", "acceptance.by"},
		{"state", "acceptance.by"}, {"weight", "acceptance.by risk.level"},
		{"owner", "acceptance.owner action.owner"}, {"due", "acceptance.due action.due"},
		{"review", "acceptance.review action.review"},
		{"dates", "acceptance.due acceptance.review acceptance.done action.due "
			  "action.review action.done"},
		{"measure", "acceptance.note action.action action.note residual.action"})},
	{"undertakings", OF_CONTRACT, fill_undertakings,
	 FIELDS(TOPIC, {"count:", HELD}, {"level", "risk.level"},
		{"lead", "requirement.text risk.duty " KEY}, {"office", "topic.role"},
		{"timing", "topic.timing"}, {"record", "topic.record"}, {"order", "risk.level"})},
	{"workload", OF_CONTRACT, fill_workload,
	 FIELDS({"office", "topic.role"}, {"topics", HELD}, {"rows", HELD},
		{"count:", "topic.timing"}, {"order", HELD})},
	{"fee-counts", OF_CONTRACT, fill_fee_counts,
	 FIELDS({"count:", "decision.fee " WORDS_OF_LAW}, {"total", ROWS})},
	{"open-points", OF_CONTRACT, fill_open_points,
	 FIELDS({"id", ""}, {"name", "status.name"}, {"means", ""}, {"list", ""},
		{"requirements", OPEN}, {"duties", OPEN}, {"open", OPEN}, {"total", OPEN})},
	{"approvers", OF_CONTRACT, fill_approvers,
	 FIELDS({"office", ""}, {"name", "contact.name party.signatory edition.approved_by"},
		{"date", "edition.approved_on"})},
	{"scoring", OF_CONTRACT, fill_scoring,
	 FIELDS({"register", "register.title"}, {"model", "scoring.*"}, {"note", "scoring.*"},
		{"kind", ""}, {"label", LEGEND}, {"range", LEGEND}, {"detail", LEGEND})},
	{"records", OF_CONTRACT, fill_records,
	 FIELDS({"id", ""}, {"name", ""}, {"kind", ""}, {"sheet", ""}, {"named", ""}, {"form", ""},
		{"note", ""}, {"who", WRITER}, {"when", WORDS_OF_LAW}, {"keep", WORDS_OF_LAW},
		{"provisions", PROVISION})},
	{"record-duties", OF_CONTRACT, fill_record_duties,
	 FIELDS({"record.id", ""}, {"record.name", ""}, {"who", WRITER}, {"act", WORDS_OF_LAW},
		{"when", WORDS_OF_LAW}, {"keep", WORDS_OF_LAW}, {"provisions", PROVISION})},
	{"parties", OF_CONTRACT, fill_parties,
	 FIELDS({"id", "party.id"}, {"label", "contract-party.label"},
		{"role", "contract-party.role"}, {"kind", "party.kind"}, {"name", "party.name"},
		{"address", "party.address"}, {"signatory", "party.signatory"},
		{"note", "party.note"})},
	{"contract", OF_CONTRACT, fill_contract,
	 FIELDS({"name", ""},
		{"value", "contract.title contract.number contract.signed contract.from "
			  "contract.to contract.edition edition.date project.date"})},
	{"systems", OF_CONTRACT, fill_systems,
	 FIELDS({"id", "system.id"}, {"name", "system.name"},
		{"vendor", "system.vendor party.name"}, {"place", "system.place"},
		{"line", "system.line"}, {"remote", "system.*"}, {"note", "system.note"})},
	{"servers", OF_CONTRACT, fill_servers,
	 FIELDS({"system", "system.name"}, {"id", "server.id"}, {"name", "server.name"},
		{"os", "server.os"}, {"support_end", "server.support_end"},
		{"updates", "server.updates party.name"}, {"note", "server.note"})},
	{"system-care", OF_CONTRACT, fill_system_care,
	 FIELDS({"system", "system.name"}, {"id", "system.id"}, {"place", "system.place"},
		DOER("system", "vendor"), DOER("system", "owner"),
		DOER("system", "maintains"), DOER("system", "monitors"),
		{"window", "system.window"}, {"continues", "system.continues"},
		{"level", "system.level"}, {"desk", "system.desk"}, {"fee", "system.fee"})},
	{"server-care", OF_CONTRACT, fill_server_care,
	 FIELDS({"system", "system.name"}, {"id", "server.id"}, {"name", "server.name"},
		{"os", "server.os"}, {"support_end", "server.support_end"}, CARE("server"))},
	{"device-care", OF_CONTRACT, fill_device_care,
	 FIELDS({"system", "system.name"}, {"id", "device.id"}, {"name", "device.name"},
		{"kind", "device.kind"}, CARE("device"))},
	{"lines", OF_CONTRACT, fill_lines,
	 FIELDS({"system", "system.name"}, {"id", "line.id"}, {"name", "line.name system.line"},
		DOER("line", "owner"), DOER("line", "carrier"),
		DOER("line", "terminal"), DOER("line", "monitors"),
		{"level", "line.level"}, {"desk", "line.desk"}, {"spare", "line.spare"},
		{"number", "line.number"}, {"side", "line.carrier party.kind"}, {"fee", "line.fee"})},
	{"backups", OF_CONTRACT, fill_backups,
	 FIELDS({"system", "system.name"}, {"id", "backup.id"}, {"name", "backup.name"},
		{"cycle", "backup.cycle"}, {"generations", "backup.generations"},
		{"method", "backup.method"}, {"offline", "backup.offline"},
		{"stored", "backup.stored"}, DOER("backup", "takes"),
		DOER("backup", "restores"), {"test", "backup.test"},
		{"fee", "backup.fee"})},
	{"network", OF_PROJECT, fill_network,
	 FIELDS({"kind", ""}, {"kind.name", ""}, {"kind.order", ""}, {"system", "system.name"},
		{"name", "line.name system.line backup.name medium.name system.name"},
		{"ends", "system.place backup.stored medium.from medium.to"},
		{"via", "device.name backup.method medium.medium"},
		{"answers", "line.owner line.carrier line.terminal backup.takes system.owner "
			    "system.vendor" TENDER},
		{"checks", "line.monitors system.monitors medium.checks" TENDER},
		{"when", "backup.cycle medium.cycle"}, {"spare", "line.spare"})},
	{"flows", OF_CONTRACT, fill_flows,
	 FIELDS({"register", "register.title project.register_names"}, {"id", "flow.id"},
		{"form", "flow.form"}, {"phase", "flow.phase"}, {"content", "flow.content"},
		{"data", "flow.classification"}, {"stored", "flow-share.stored"},
		{"handles", "flow-share.handles contract.forms flow-share.out_of_scope" TENDER},
		{"risks", "risk.id"}, {"articles", "clause.title"},
		{"returns", "flow-share.returns"}, {"erases", "flow-share.erases"},
		{"basis", "flow.place"})},
	{"premises", OF_CONTRACT, fill_premises,
	 FIELDS({"register", "register.title project.register_names"}, {"text", "premise.text"},
		{"holds", "premise.holds" TENDER}, {"status", "premise.holds"},
		{"status.name", "premise.holds status.name"})},
	{"contacts", OF_PROJECT, fill_contacts,
	 FIELDS({"id", "contact.id"}, {"kind", "contact.kind"},
		{"party", "contact.party party.name"}, {"systems", "contact.systems system.name"},
		CONTACT)},
	{"vendor-contacts", OF_CONTRACT, fill_vendor_contacts,
	 FIELDS({"system", "system.name"}, {"vendor", "contact.party system.vendor party.name"},
		{"contract", "contract.number"},
		CONTACT)},
	{"first-call", OF_CONTRACT, fill_first_call, FIELDS(CONTACT)},
	{"on-call", OF_CONTRACT, fill_on_call,
	 FIELDS({"when", "contact.hours"},
		{"number", "contact.phone contact.phone_off contact.extension"},
		{"who", "contact.desk contact.name contact.role"},
		{"desk", "contact.desk contact.name"},
		{"deputy", DEPUTY " contact.extension"},
		{"deputies", DEPUTY " contact.extension"})},
	{"escalation", OF_PROJECT, fill_escalation,
	 FIELDS({"step", "escalation.step"}, {"contract", "contract.number"},
		{"company", "contact.party party.name contract.number"},
		{"who", "contact.desk contact.name contact.role"},
		{"phones", "contact.phone contact.phone_off"}, {"desk", "contact.desk"},
		{"name", "contact.name"}, {"role", "contact.role"},
		{"within", "escalation.chain escalation.within " CHAIN_TIME},
		{"what", "escalation.what chain-step.what"},
		{"task", "escalation.what chain-step.what escalation.chain escalation.within "
			 CHAIN_TIME},
		{"callee", "contact.party party.name contract.number contact.desk contact.name "
			   "contact.role"},
		{"phone", "contact.phone"},
		{"phone_off", "contact.phone_off"}, {"extension", "contact.extension"},
		{"fax", "contact.fax"}, {"email", "contact.email"},
		{"hours", "contact.hours"},
		{"deputy", DEPUTY}, {"deputy.who", DEPUTY}, {"deputy.phones", DEPUTY},
		{"deputy_phone", "contact.phone"}, {"confirmed", "contact.confirmed"},
		{"note", "contact.note"})},
	{"chain", OF_PROJECT, fill_chain,
	 FIELDS({"id", "chain-step.id deadline.id deadline.what"}, {"step", ""},
		{"who", "chain-step.who"}, {"night", "chain-step.night"},
		{"whom", "chain-step.to chain-step.night chain-step.desks chain-step.vendors public-desk.name "
			 "desk.name"},
		{"what", "chain-step.what deadline.what"}, {"after", "chain-step.after"},
		{"event", "chain-event.name"}, {"within", CHAIN_TIME},
		{"if", "statement.if"}, {"contact", "contact.desk contact.name"},
		{"phone", "contact.phone"}, {"phone_off", "contact.phone_off"},
		{"source", "deadline.basis shared-term.meaning"},
		{"status", "deadline.status"}, {"place", "chain-step.statement"})},
	{"desks", OF_CONTRACT, fill_desks,
	 FIELDS({"id", "public-desk.id"}, {"name", "desk.name public-desk.name"},
		{"purpose", "public-desk.for"},
		{"phone", "desk.phone public-desk.phone public-desk.web"},
		{"fax", "desk.fax public-desk.fax"}, {"email", "desk.email public-desk.email"},
		{"hours", "desk.hours public-desk.hours"}, {"url", "public-desk.url"},
		{"numbers", "desk.confirmed public-desk.numbers_status public-desk.numbers_year "
			    "public-desk.status public-desk.as_of"},
		{"have", "public-desk.have"},
		{"status", "public-desk.status public-desk.as_of"},
		{"confirmed", "desk.confirmed"})},
	{"desk-forms", OF_CONTRACT, fill_desk_forms,
	 FIELDS({"id", "public-desk.forms"}, {"form", "guideline-item.no"},
		{"title", "guideline.title"}, {"name", "guideline-item.name"},
		{"issuer", "guideline.issuer"}, {"note", "guideline.note"},
		{"status", "guideline-item.status guideline.as_of"},
		{"desks", "desk.name public-desk.name public-desk.forms"})},
	{"deadlines", OF_CONTRACT, fill_deadlines,
	 FIELDS({"desk", "desk.name public-desk.name"}, {"what", "deadline.what"},
		{"within", DEADLINE_TIME}, {"basis", "deadline.basis"},
		{"status", "deadline.status public-desk.as_of"})},
	{"findings", OF_PROJECT, fill_findings,
	 FIELDS({"code", "finding.code"}, {"level", "finding.level"},
		{"subject", "finding.subject"}, {"place", "finding.place"},
		{"message", "finding.message"})},
	{"clauses", OF_CONTRACT, fill_clauses,
	 FIELDS({"number", ""}, {"id", "clause.id"}, {"title", "clause.title"},
		{"topic.name", "topic.name"}, {"position", "contract.positions decision.position"},
		{"controls", "clause.controls"}, {"level", "clause.level"},
		{"file", "clause.file"})},
	{"positions", OF_CONTRACT, fill_positions,
	 FIELDS({"number", ""}, {"id", "clause.id"}, {"title", "clause.title"},
		{"topic.name", "topic.name"}, {"position", "contract.positions decision.position"},
		{"decision", "decision.id"}, {"text:", "clause.fallback"},
		{"counts:", ALT}, {"differs:", ALT}, {"lost:", "clause.lost"},
		{"may_ask:", "clause.may_ask"})},
	{"position-differences", OF_CONTRACT, fill_position_differences,
	 FIELDS({"number", ""}, {"id", "clause.id"}, {"title", "clause.title"},
		{"topic.name", "topic.name"}, {"position", "contract.positions decision.position"},
		{"statement", SAID}, {"kind", ALT}, {"kind.name", ALT}, {"place", ALT},
		{"who", ALT}, {"act", ALT}, {"value:", ALT}, {"weaker", ALT})},
	{"omitted", OF_CONTRACT, fill_omitted,
	 FIELDS({"id", "clause.id"}, {"title", "clause.title"}, {"reason", "omission.reason"})},
	{"key-hours", OF_CONTRACT, fill_key_hours,
	 FIELDS({"system", "system.name"},
		{"window", "system.window server.name server.window device.name device.window"},
		{"desk", "system.desk line.name line.desk"})},
	{"key-desks", OF_CONTRACT, fill_key_desks,
	 FIELDS({"label", "contract-party.label"}, {"name", "party.name"},
		{"desk", "contact.desk contact.name"}, {"hours", "contact.hours"},
		{"night", "contact.phone_off contact.deputy contact.desk contact.name"})},
	{"key-days", OF_CONTRACT, fill_key_days,
	 FIELDS({"id", "shared-term.id"}, {"main", "shared-term.main"},
		{"what", "shared-term.meaning"}, {"value", "shared-term.value project.terms"},
		{"who", "contract-party.label"}, {"provisions", "clause.title"})},
	{"key-fees", OF_CONTRACT, fill_key_fees,
	 FIELDS({"fee", ""}, {"fee.name", ""}, {"kind", "template.* status.name"},
		{"text", "system.name server.name device.name line.name backup.name decision.text "
			 "requirement.text risk.duty contract-party.label " ROWS " " WORDS_OF_LAW},
		{"basis", KEY " clause.title template.*"})},
	{"key-differences", OF_CONTRACT, fill_key_differences,
	 FIELDS({"place", "clause.title"},
		{"kind", "contract.positions decision.position"},
		{"title", "clause.title topic.name shared-term.meaning"},
		{"text", "clause.text clause.params contract.params project.params project.terms "
			 "omission.reason contract-party.label " WORDS_OF_LAW})},
	{"key-papers", OF_CONTRACT, fill_key_papers,
	 FIELDS({"title", "template.*"}, {"use", "template.*"}, {"does:", "template.*"})},
	{"waiting", OF_CONTRACT, fill_waiting,
	 FIELDS({"place", "clause.title"}, {"title", "clause.title"},
		{"text", "clause.text clause.params contract.params project.params"}, {"keys", KEY},
		{"judgement", "requirement.applies requirement.response risk.response"},
		{"status.name", "status.name " STATUS})},
	{"provisions", OF_CONTRACT, fill_provisions,
	 FIELDS({"place", "clause.title"}, {"place.brief", "clause.title"},
		{"article", "clause.title"}, {"title", "clause.title"}, {"item", ""},
		{"basis", KEY}, {"nature", SAID},
		{"nature.name", SAID}, {"kind", SAID}, {"kind.name", SAID}, {"who", SAID},
		{"act", SAID}, {"says", SAID}, {"to", SAID}, {"condition", SAID}, {"when", SAID},
		{"night", SAID}, {"keep", SAID}, {"record", SAID}, {"fee", SAID},
		{"detail", SAID}, {"rest", SAID}, {"statement", SAID}, TOPIC)},
	{"bid-items", OF_CONTRACT, fill_bid_items, FIELDS(BID)},
	{"bid-works", OF_CONTRACT, fill_bid_works,
	 FIELDS(BID, {"kind", BID_SAID}, {"nature", BID_SAID}, {"when", BID_SAID},
		{"statement", "clause.id statement.id"})},
	{"bid-systems", OF_CONTRACT, fill_bid_systems,
	 FIELDS({"system", "system.name"}, {"place", "system.place system.owner"},
		{"count:", "contract.systems"}, {"window", "system.window"},
		{"desk", "system.desk"}, {"level", "system.level"},
		{"continues", "system.continues"})},
	{"bid-things", OF_CONTRACT, fill_bid_things,
	 FIELDS({"system", "system.name"}, {"kind", ""}, {"kind.name", ""},
		{"name", "server.name device.name line.name backup.name"},
		{"owner", "server.owner device.owner line.owner system.owner contract-party.label"},
		{"detail", "server.os server.support_end server.cycle server.window device.kind "
			   "device.cycle device.window line.level line.desk line.spare backup.cycle "
			   "backup.generations backup.offline backup.method backup.stored "
			   "backup.test " OUTSIDE},
		{"does:", "server.updates server.configures server.monitors server.maintains "
			  "device.updates device.configures device.monitors device.maintains "
			  "line.carrier line.terminal line.monitors backup.takes backup.restores "
			  "system.monitors system.maintains system.vendor " OUTSIDE})},
	{"due-acts", OF_CONTRACT, fill_due_acts,
	 FIELDS({"statement", SAID}, {"nature", SAID}, {"event", SAID}, {"event.order", SAID},
		{"who", SAID}, {"act", SAID}, {"to", SAID}, {"condition", SAID}, {"time", SAID},
		{"time.order", SAID}, {"night", SAID}, {"record", SAID},
		{"place", "clause.title"}, {"title", "clause.title"})},
	{"editions", OF_CONTRACT, fill_editions,
	 FIELDS({"edition", "contract.edition"}, {"date", "edition.date project.date"},
		{"note", "edition.note"}, {"approved_by", "edition.approved_by"},
		{"approved_on", "edition.approved_on"})},
	{"guidelines", OF_CONTRACT, fill_guidelines,
	 FIELDS({"id", "guideline.id"}, {"abbreviation", "guideline.abbreviation"},
		{"title", "guideline.title"}, {"issuer", "guideline.issuer"},
		{"date", "guideline.date"}, {"status", "guideline.status"})},
	{"checklist", OF_CONTRACT, fill_checklist,
	 FIELDS(EDITION, ITEM, {"articles", "clause.title"}, {"state", "clause.refs"},
		{"state.name", "clause.refs"}, {"state.order", "clause.refs"})},
	{"inspection", OF_PROJECT, fill_inspection,
	 FIELDS(EDITION, ITEM, ANSWER, {"articles", "clause.title"}, {"provisions", PROVISION},
		{"who", "statement.office party.name"}, {"offices", "statement.office"},
		{"vendors", "party.name"}, {"records", "record-form.name"})},
	{"inspection-counts", OF_PROJECT, fill_inspection_counts,
	 FIELDS({"id", "checklist-answer.answer"}, {"name", "checklist-answer.answer"},
		{"total", "checklist-answer.answer"}, {"list", "guideline-item.no"})},
	{"inspection-records", OF_PROJECT, fill_inspection_records,
	 FIELDS(ITEM, {"record.id", "record-form.id"}, {"record.name", "record-form.name"},
		{"who", "statement.office party.name"}, {"keep", WORDS_OF_LAW},
		{"provisions", PROVISION})},
	{"disclosures", OF_PROJECT, fill_disclosures,
	 FIELDS(DISCLOSING, {"paper.id", "disclosure-paper.id"},
		{"paper", "disclosure-paper.name"},
		{"paper.brief", "disclosure-paper.short disclosure-paper.name"},
		{"product", "disclosure.product"}, {"edition", "disclosure.edition"},
		{"due-edition", "disclosure-paper.edition"}, {"asked", "disclosure.asked"},
		{"received", "disclosure.received"}, {"where", "disclosure.where"},
		{"note", "disclosure.note"}, {"wanted", "disclosure-paper.when"},
		{"wanted.name", "disclosure-paper.when"}, {"reason", "feature.name"},
		{"state", "disclosure.asked disclosure.received disclosure.edition"},
		{"state.name", "disclosure.asked disclosure.received disclosure.edition"},
		{"state.order", "disclosure.asked disclosure.received disclosure.edition"})},
	{"disclosure-systems", OF_PROJECT, fill_disclosure_systems,
	 FIELDS(DISCLOSING,
		{"paper:", "disclosure.asked disclosure.received disclosure.edition "
			   "disclosure.product guideline.abbreviation"})},
	{"papers", OF_PROJECT, fill_papers,
	 FIELDS({"label", "template.*"}, {"title", "template.*"}, {"contract", "contract.title"},
		{"articles", "contract.systems"})},
	{"coverage-counts", OF_PROJECT, fill_coverage_counts,
	 FIELDS({"name", ""}, {"total", ROWS}, {"count:", ROWS}, {"params", ROWS})},
	{"coverage-editions", OF_PROJECT, fill_coverage_editions,
	 FIELDS(EDITION, {"abbreviation", "guideline.abbreviation"}, {"date", "guideline.date"},
		{"status", "guideline.status"}, {"as_of", "guideline.as_of"},
		{"note", "guideline.note"}, {"total", "guideline-item.id"},
		{"count:", "contract.systems"})},
	{"coverage-items", OF_PROJECT, fill_coverage_items,
	 FIELDS(EDITION, ITEM,
		{"related", "guideline-item.refs guideline-item.same_as guideline.abbreviation "
			    "guideline-item.id"},
		{"articles", "contract.systems template.*"}, {"rows", ROWS}, {"keys", KEY},
		{"state", "contract.systems"}, {"state.name", "contract.systems"},
		{"state.order", "contract.systems"})},
	{"coverage-rows", OF_PROJECT, fill_coverage_rows,
	 FIELDS({"key", KEY}, {"kind", ""}, {"text", "requirement.text risk.duty"}, TOPIC,
		{"articles", "contract.systems template.*"},
		{"reason", "not-covered.reason omission.reason clause.title clause.when"},
		{"state", ROWS}, {"state.name", ROWS}, {"state.order", ROWS})},
};

const struct view_entry *view_entries(size_t *n)
{
	*n = ARRAY_LEN(views);
	return views;
}
