/* SPDX-License-Identifier: MIT
 *
 * The views over the list of devices, which is the hospital's alone; beside those of views.c.
 */
#include "bind/view.h"

#define TENDER " contract-party.label party.name party.under"
/* What the support of a device is known from. */
#define SUPPORT_MEMBERS \
	"ledger-entry.os ledger-entry.support_end server.os server.support_end os-support.end " \
	"os-support.latest project.date"
#define SUPPORT \
	{"support", SUPPORT_MEMBERS}, {"support.name", SUPPORT_MEMBERS}, \
	{"support.order", SUPPORT_MEMBERS}, {"end", SUPPORT_MEMBERS}
/* Who has to do with a device, by the list or by bunkai.json. */
#define DEVICE_UPDATES \
	"ledger-entry.updates ledger-entry.updates_said server.updates device.updates " \
	"system.vendor party.name"
#define DEVICE_COUNTS \
	{"total", "ledger-entry.id"}, {"nobody", DEVICE_UPDATES}, {"past", SUPPORT_MEMBERS}, \
	{"near", SUPPORT_MEMBERS}, {"holds", SUPPORT_MEMBERS}, {"unknown", SUPPORT_MEMBERS}
/* Of a machine whose updates a contract is to give to somebody. */
#define UPDATED \
	"server.updates device.updates server.out_of_scope device.out_of_scope ledger-entry.id " \
	"ledger-entry.updates ledger-entry.updates_said ledger-entry.kind" TENDER

#define FIELDS(...) ((const struct view_source[]){__VA_ARGS__, {0}})

static const struct view_entry views[] = {
	{"ledger", OF_PROJECT, fill_ledger,
	 FIELDS({"id", "ledger-entry.id"}, {"name", "ledger-entry.name"},
		{"model", "ledger-entry.model"}, {"os", "ledger-entry.os"},
		{"line", "ledger-entry.line"}, {"mac", "ledger-entry.mac"},
		{"ip", "ledger-entry.ip"}, {"outlet", "ledger-entry.outlet"},
		{"location", "ledger-entry.location"},
		{"applicant", "ledger-entry.applicant"}, {"cost", "ledger-entry.cost"},
		{"note", "ledger-entry.note"}, {"kind", "ledger-entry.kind"},
		{"kind.name", "ledger-entry.kind"},
		{"system", "ledger-entry.system ledger-entry.system_said system.name"},
		{"object", "ledger-entry.object server.name device.name"},
		{"owner", "ledger-entry.owner ledger-entry.owner_said party.name"},
		{"updates", DEVICE_UPDATES},
		{"maintains", "ledger-entry.maintains ledger-entry.maintains_said party.name"},
		{"remote", "ledger-entry.remote"}, {"basis", SUPPORT_MEMBERS " os-support.note"},
		{"registered", "ledger-entry.registered"}, SUPPORT)},
	{"ledger-kinds", OF_PROJECT, fill_ledger_kinds,
	 FIELDS({"name", "ledger-entry.kind"}, DEVICE_COUNTS)},
	{"ledger-oses", OF_PROJECT, fill_ledger_oses,
	 FIELDS({"name", "ledger-entry.os os-support.name"}, {"total", "ledger-entry.id"},
		{"note", "os-support.note"},
		{"source", "os-support.source os-support.status os-support.as_of"}, SUPPORT)},
	{"ledger-points", OF_PROJECT, fill_ledger_points,
	 FIELDS({"kind", ""},
		{"text", "ledger-entry.os ledger-entry.line ledger-entry.mac ledger-entry.ip "
			 "ledger-entry.id ledger-entry.name ledger-entry.kind_said "
			 "ledger-entry.system_said ledger-entry.owner_said "
			 "ledger-entry.updates_said ledger-entry.maintains_said "
			 "ledger-entry.object server.id device.id system.id os-support.name"},
		{"total", "ledger-entry.id"},
		{"list", "ledger-entry.id ledger-entry.name server.name device.name "
			 "system.name"})},
	{"ledger-facts", OF_PROJECT, fill_ledger_facts,
	 FIELDS({"id", ""}, {"name", ""}, {"value", "ledger.source ledger-entry.id project.date"})},
	{"updates", OF_CONTRACT, fill_updates,
	 FIELDS({"kind", "ledger-entry.kind"}, {"kind.name", "ledger-entry.kind"},
		{"system", "system.name"},
		{"name", "server.name device.name ledger-entry.id ledger-entry.name"},
		{"os", "server.os ledger-entry.os"}, {"who", UPDATED}, {"state", UPDATED},
		{"state.name", UPDATED}, {"state.order", UPDATED}, SUPPORT)},
	{"updates-answer", OF_CONTRACT, fill_updates_answer,
	 FIELDS({"kind", ""}, {"kind.name", ""}, {"question", ""}, {"answer", UPDATED},
		{"answer.name", UPDATED}, {"total", UPDATED}, {"held", UPDATED},
		{"against", "server.name device.name ledger-entry.id ledger-entry.name"})},
};

const struct view_entries views_of_ledger = {views, ARRAY_LEN(views)};
