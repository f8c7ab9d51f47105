/* SPDX-License-Identifier: MIT
 *
 * The checks of a project, each finding by one change to a sound project, and changes that come
 * near and are none.
 */
#include "check/check.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "base/text.h"

Test(check, a_sound_project_gives_nothing)
{
	struct fixture *f = fixture_new();

	fixture_check(f);
	cr_assert_eq(f->run.findings->all.n, 0, "%s", found_all(f->a, f->run.findings));
	fixture_free(f);
}

#define PROJECT "project/bunkai.json"
#define CONTACTS "project/contacts.json"
#define DECISIONS "project/decisions.json"
#define REGISTER "project/register.json"
#define TOPICS "data/clauses/topics.json"
#define REMOTE "data/clauses/remote/remote-a.md"
#define LOGGING "data/clauses/logging/logging-a.md"
#define BACKUP "data/clauses/backup/backup-a.md"
#define ACT(x) DECISIONS, "'decisions': []", "'decisions': [], 'actions': [" x "]"
#define OWN_DOCUMENTS(list)                                                                        \
	"'systems': ['karte'], ", "'systems': ['karte'], 'documents': [" list "], "
#define DECIDE(d) DECISIONS, "'decisions': []", "'decisions': [" d "]"

struct check_case {
	const char *file, *from, *to;
	enum diag_code code;
	const char *subject, *place; /* the end of the place */
};

static const struct check_case project_cases[] = {
	{PROJECT, "'name': '例示社'}", "'name': '例示\u202E社'}", DIAG_DECEIVING_CHARACTER, "",
	 "parties[1].name"},
	{PROJECT, "'name': '例示社'}", "'name': '例示社', 'note': '\\u0085'}",
	 DIAG_DECEIVING_CHARACTER, "", "parties[1].note"},
	{PROJECT, "'name': '例示社'}",
	 "'name': '例示社'}, {'id': 'maker', 'kind': 'vendor', 'name': '別社'}", DIAG_DUPLICATE_ID,
	 "maker", "parties[2]"},
	{PROJECT, "'name': '例示社'}",
	 "'name': '例示社'}, {'id': 'idle', 'kind': 'vendor', 'name': '別社'}", DIAG_UNUSED, "idle",
	 "parties[2]"},
	{PROJECT, "'updates': 'maker'}]}", "'updates': 'maker'}]}, {'id': 'karte', 'name': '別'}",
	 DIAG_DUPLICATE_ID, "karte", "systems[1]"},
	{PROJECT, "'updates': 'maker'}]}", "'updates': 'maker'}]}, {'id': 'idle', 'name': '別'}",
	 DIAG_UNUSED, "idle", "systems[1]"},
	{PROJECT, "'vendor': 'maker'", "'vendor': 'gone'", DIAG_UNKNOWN_PARTY, "karte",
	 "systems[0]"},
	{PROJECT, "'owner': 'clinic'", "'owner': 'gone'", DIAG_UNKNOWN_PARTY, "karte",
	 "systems[0]"},
	{PROJECT, "'updates': 'maker'", "'updates': 'gone'", DIAG_UNKNOWN_PARTY, "db",
	 "systems[0].servers[0]"},
	{PROJECT, ", 'updates': 'maker'", "", DIAG_SERVER_WITHOUT_UPDATES, "db",
	 "systems[0].servers[0]"},
	{PROJECT, "'2028-06-30'", "'2026-09-30'", DIAG_SUPPORT_ENDED, "db",
	 "systems[0].servers[0]"},
	{PROJECT, "'role': 'hospital'", "'role': 'cloud'", DIAG_CONTRACT_WITHOUT, "c1",
	 "contracts[0]"},
	{PROJECT, "'role': 'vendor'", "'role': 'cloud'", DIAG_CONTRACT_WITHOUT, "c1",
	 "contracts[0]"},
	{PROJECT, "'party': 'maker'", "'party': 'gone'", DIAG_UNKNOWN_PARTY, "c1",
	 "contracts[0].parties[1]"},
	{PROJECT, "'label': '乙'", "'label': '甲'", DIAG_DUPLICATE_ID, "c1",
	 "contracts[0].parties[1]"},
	{PROJECT, "'systems': ['karte']", "'systems': ['karte', 'gone']", DIAG_UNKNOWN_SYSTEM, "c1",
	 "contracts[0]"},
	{PROJECT, "'systems': ['karte'], ",
	 "'systems': ['karte'], 'registers': ['register', 'gone'], ", DIAG_UNKNOWN_REGISTER, "c1",
	 "contracts[0]"},
	{PROJECT, "'from': '2026-10-01'", "'from': '2027-10-01'", DIAG_CONTRACT_TERM, "c1",
	 "contracts[0]"},
	/* prepared before it begins, on its last day, and too late */
	{PROJECT, "'from': '2026-10-01'", "'from': '2026-10-02'", DIAG__MAX, NULL, NULL},
	{PROJECT, "'to': '2027-09-30'", "'to': '2026-10-01'", DIAG__MAX, NULL, NULL},
	{PROJECT, "'from': '2026-10-01', 'to': '2027-09-30'",
	 "'from': '2025-10-01', 'to': '2026-09-30'", DIAG_DATE_OUTSIDE, "c1", "contracts[0]"},
	{PROJECT, "'from': '2026-10-01', 'to': '2027-09-30'", "'to': '2026-09-30'",
	 DIAG_DATE_OUTSIDE, "c1", "contracts[0]"},
	/* signed with effect from earlier, on the last day, and when all was over */
	{PROJECT, "'signed': '2026-09-15'", "'signed': '2026-10-15'", DIAG__MAX, NULL, NULL},
	{PROJECT, "'signed': '2026-09-15'", "'signed': '2027-09-30'", DIAG__MAX, NULL, NULL},
	{PROJECT, "'signed': '2026-09-15'", "'signed': '2027-10-01'", DIAG_DATE_OUTSIDE, "c1",
	 "contracts[0]"},
	{PROJECT, "'guideline': 'gl-1'", "'guideline': 'gl-9'", DIAG_UNKNOWN_GUIDELINE, "",
	 "bunkai.json"},
	{PROJECT, "'guideline': 'gl-1',", "", DIAG_UNKNOWN_GUIDELINE, "", "bunkai.json"},
	{PROJECT, "['annex', 'boundary', 'rules', 'contacts']", "['annex', 'annexe']",
	 DIAG_UNKNOWN_DOCUMENT, "", "documents[1]"},
	{PROJECT, "['annex', 'boundary', 'rules', 'contacts']", "[]", DIAG_NO_DOCUMENTS, "",
	 "bunkai.json"},
	{PROJECT, OWN_DOCUMENTS("'annex'"), DIAG__MAX, NULL, NULL},
	{PROJECT, OWN_DOCUMENTS("'annex', 'annexe'"), DIAG_UNKNOWN_DOCUMENT, "",
	 "contracts[0].documents[1]"},
	{PROJECT, OWN_DOCUMENTS("'annex', 'rules'"), DIAG_DOCUMENT_OF_HOSPITAL, "c1",
	 "contracts[0].documents[1]"},
	{PROJECT, OWN_DOCUMENTS(""), DIAG_NO_DOCUMENTS, "c1", "contracts[0]"},
	{PROJECT, "'positions': {}", "'positions': {'gone': '標準案'}", DIAG_UNKNOWN_CLAUSE, "c1",
	 "contracts[0]"},
	{PROJECT, "'positions': {}", "'positions': {'backup-a': '最終案'}", DIAG_UNKNOWN_POSITION,
	 "c1", "contracts[0]"},
	{PROJECT, "'positions': {}", "'positions': {'backup-a': '代替案'}", DIAG__MAX, NULL, NULL},
	{PROJECT, "'omit': []", "'omit': [{'clause': 'gone', 'reason': '理由'}]",
	 DIAG_UNKNOWN_CLAUSE, "c1", "contracts[0].omit[0]"},
	{PROJECT, "'omit': []", "'omit': [{'topic': 'gone', 'reason': '理由'}]", DIAG_UNKNOWN_TOPIC,
	 "c1", "contracts[0].omit[0]"},
	{PROJECT, "'params': {}, 'positions'", "'params': {'dayz': 1}, 'positions'",
	 DIAG_UNUSED_PARAMETER, "c1", "contracts[0]"},
	{PROJECT, "'params': {}, 'positions'",
	 "'params': {'remote-a.days': 1, 'days': 2}, 'positions'", DIAG__MAX, NULL, NULL},
	{PROJECT, "'params': {}, 'positions'", "'params': {'days': -2}, 'positions'",
	 DIAG_PARAMETER_NO_AMOUNT, "c1", "contracts[0]"},
	{PROJECT, "'params': {}, 'positions'", "'params': {'remote-a.days': '数'}, 'positions'",
	 DIAG_PARAMETER_NO_AMOUNT, "c1", "contracts[0]"},
	{PROJECT, "'params': {}, 'positions'", "'params': {'days': 0.5}, 'positions'", DIAG__MAX,
	 NULL, NULL},
	{PROJECT, "'params': {}}", "'register_names': {'gone': '遠隔'}}", DIAG_UNKNOWN_REGISTER, "",
	 "register_names.gone"},
	{PROJECT, "'params': {}}", "'register_names': {'register': '遠隔', 'gone': '遠隔'}}",
	 DIAG_DUPLICATE_ID, "", "register_names.gone"},
	{PROJECT, "'params': {}}", "'register_names': {'register': '遠隔'}}", DIAG__MAX, NULL,
	 NULL},
	{PROJECT, "'params': {}}", "'params': {'backup-a.days': 1}}", DIAG_UNUSED_PARAMETER, "",
	 "bunkai.json"},
	{PROJECT, "'params': {}}", "'params': {'days': 1}}", DIAG__MAX, NULL, NULL},
};

static const struct check_case contact_cases[] = {
	{CONTACTS, "'phone': '0X-1', ", "", DIAG_CONTACT_WITHOUT_PHONE, "help", "contacts[0]"},
	{CONTACTS, "'phone': '0X-1', ", "'phone': ' 　', ", DIAG_CONTACT_WITHOUT_PHONE, "help",
	 "contacts[0]"},
	{CONTACTS, "'phone_off': '0X-2', ", "", DIAG_CONTACT_WITHOUT_NIGHT_PHONE, "help",
	 "contacts[0]"},
	{CONTACTS, "'hours': '終日', ", "", DIAG_CONTACT_WITHOUT_HOURS, "help", "contacts[0]"},
	{CONTACTS, "'confirmed': '2026-09-01'", "'confirmed': null", DIAG_CONTACT_NOT_CONFIRMED,
	 "help", "contacts[0]"},
	{CONTACTS, "'confirmed': '2026-09-01'", "'confirmed': '2025-09-30'", DIAG_CONTACT_OLD,
	 "help", "contacts[0]"},
	/* twelve months, not more */
	{CONTACTS, "'confirmed': '2026-09-01'", "'confirmed': '2025-10-01'", DIAG__MAX, NULL, NULL},
	{CONTACTS, "'confirmed': '2026-09-01'", "'confirmed': '2025-10-31'", DIAG__MAX, NULL, NULL},
	{CONTACTS, "'party': 'maker'", "'party': 'gone'", DIAG_UNKNOWN_PARTY, "help",
	 "contacts[0]"},
	{CONTACTS, "'systems': ['karte']", "'systems': ['karte', 'gone']", DIAG_UNKNOWN_SYSTEM,
	 "help", "contacts[0]"},
	{CONTACTS, "'systems': ['karte']", "'systems': []", DIAG_SYSTEM_WITHOUT_CONTACT, "karte",
	 "systems[0]"},
	{CONTACTS, "'kind': 'vendor'", "'kind': 'hospital'", DIAG_SYSTEM_WITHOUT_CONTACT, "karte",
	 "systems[0]"},
	{CONTACTS, "'confirmed': '2026-09-01'}",
	 "'confirmed': '2026-09-01'}, {'id': 'help', 'kind': 'other', 'phone': '1', 'phone_off': "
	 "'2', 'hours': '終日', 'confirmed': '2026-09-01'}",
	 DIAG_DUPLICATE_ID, "help", "contacts[1]"},
	{CONTACTS, "'contact': 'help'", "'contact': 'gone'", DIAG_UNKNOWN_CONTACT, "gone",
	 "escalation[0]"},
	{CONTACTS, "'desk': 'office'", "'desk': 'gone'", DIAG_UNKNOWN_DESK, "gone", "desks[0]"},
	{CONTACTS, "'0X-9', 'confirmed': '2026-09-02'", "'0X-9'", DIAG_DESK_NOT_CONFIRMED, "office",
	 "desks[0]"},
	{CONTACTS, "'0X-9', 'confirmed': '2026-09-02'", "'0X-9', 'confirmed': '2025-09-30'",
	 DIAG_DESK_OLD, "office", "desks[0]"},
	{CONTACTS, "'0X-9', 'confirmed': '2026-09-02'", "'0X-9', 'confirmed': '2025-10-01'",
	 DIAG__MAX, NULL, NULL},
	{CONTACTS, "'hours': '終日'", "'hours': '診察日 9:00-17:00'", DIAG_HOURS_UNREAD, "help",
	 "contacts[0].hours"},
	{CONTACTS, "'phone_off': '0X-2', 'hours': '終日'",
	 "'phone_off': '', 'hours': '平日 9:00-17:00'",
	 DIAG_CONTACT_WITHOUT_NIGHT_PHONE, "help", "contacts[0]"},
	{CONTACTS, "'hours': '終日'", "'hours': '終日', 'deputy': '鈴木'",
	 DIAG_DEPUTY_WITHOUT_CONTACT, "help", "contacts[0].deputy"},
};

static const struct check_case decision_cases[] = {
	{DECISIONS, "'decisions': []",
	 "'decisions': [], 'left': [{'contract': 'c9', 'points': ['fee:R1/①-1'], 'reason': '理由', "
	 "'by': '見本'}]",
	 DIAG_LEFT_OF_NOTHING, "c9", "decisions.json:left[0]"},
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-1'}"), DIAG__MAX, NULL, NULL},
	{DECIDE("{'id': 'D1', 'requirement': 'register:R1/duty'}"), DIAG__MAX, NULL, NULL},
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-9'}"), DIAG_ORPHANED_DECISION, "D1",
	 "decisions[0]"},
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-9', 'keep': true, 'reason': "
		"'次の登録簿で戻る。'}"),
	 DIAG__MAX, NULL, NULL},
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-9', 'keep': true}"), DIAG_ORPHANED_DECISION,
	 "D1", "decisions[0]"},
	{DECIDE("{'id': 'D1', 'requirement': 'R2/duty'}"), DIAG_ORPHANED_DECISION, "D1",
	 "decisions[0]"},
	{DECIDE("{'id': 'D1', 'requirement': 'gone:R1/①-1'}"), DIAG_ORPHANED_DECISION, "D1",
	 "decisions[0]"},
	{DECIDE("{'id': 'D1', 'requirement': 'R1'}"), DIAG__MAX, NULL, NULL},
	{DECIDE("{'id': 'D1', 'requirements': ['R1/①-*', 'R2']}"), DIAG__MAX, NULL, NULL},
	{DECIDE("{'id': 'D1', 'requirements': ['R1/①-*', 'R2/③-*']}"), DIAG_ORPHANED_DECISION,
	 "D1", "decisions[0]"},
	{DECIDE("{'id': 'D1', 'requirement': 'R1', 'phase': 'end', 'contract': 'gone'}"),
	 DIAG_ORPHANED_DECISION, "D1", "decisions[0]"},
	{DECIDE("{'id': 'D1', 'topic': 'gone'}"), DIAG_ORPHANED_DECISION, "D1", "decisions[0]"},
	{DECIDE("{'id': 'D1', 'topic': 'backup'}"), DIAG__MAX, NULL, NULL},
	{DECIDE("{'id': 'D1', 'topic': 'backup', 'phase': 'end'}"), DIAG_DECISION_WITHOUT_ROW, "D1",
	 "decisions[0]"},
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-1', 'phase': 'end', 'roles': {'maker': "
		"'accountable'}}"),
	 DIAG__MAX, NULL, NULL},
	{DECIDE("{'id': 'D1', 'topic': 'remote', 'contract': 'gone'}"), DIAG_ORPHANED_DECISION,
	 "D1", "decisions[0]"},
	{DECIDE("{'id': 'D1', 'topic': 'remote', 'status': 'gone'}"), DIAG_UNKNOWN_STATUS, "D1",
	 "decisions[0]"},
	{DECIDE("{'id': 'D1', 'topic': 'remote', 'roles': {'gone': 'does'}}"), DIAG_UNKNOWN_PARTY,
	 "D1", "decisions[0]"},
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-1', 'roles': {'maker': 'accountable', "
		"'vendor': 'does'}}"),
	 DIAG_PARTY_TWICE, "D1", "decisions[0]"},
	/* no contract has one */
	{DECIDE("{'id': 'D1', 'topic': 'remote', 'roles': {'cloud': 'does'}}"), DIAG_UNKNOWN_PARTY,
	 "D1", "decisions[0]"},
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-1', 'roles': {'vendor': 'accountable', "
		"'clinic': 'does'}}"),
	 DIAG__MAX, NULL, NULL},
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-1', 'roles': {'clinic': 'gone'}}"),
	 DIAG_UNKNOWN_ROLE, "D1", "decisions[0]"},
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-1'}, {'id': 'D1', 'requirement': 'R1/①-2'}"),
	 DIAG_DUPLICATE_ID, "D1", "decisions[1]"},
	{DECIDE("{'id': 'D1', 'clause': 'backup-a', 'position': '代替案'}"), DIAG__MAX, NULL, NULL},
	{DECIDE("{'id': 'D1', 'clause': 'gone', 'position': '代替案'}"), DIAG_ORPHANED_DECISION,
	 "D1", "decisions[0]"},
	{DECIDE("{'id': 'D1', 'clause': 'backup-a', 'position': '最終案'}"), DIAG_UNKNOWN_POSITION,
	 "D1", "decisions[0]"},
	{DECISIONS, "'risk': 'R2'", "'risk': 'R2', 'register': 'gone'", DIAG_ORPHANED_DECISION,
	 "R2", "acceptances[0]"},
	{ACT("{'risk': 'R1', 'owner': '係長', 'due': '2026-10-01'}"), DIAG__MAX, NULL, NULL},
	{ACT("{'risk': 'R1', 'owner': '係長', 'due': '2026-09-30', 'done': '2026-09-20'}"),
	 DIAG__MAX, NULL, NULL},
	{ACT("{'risk': 'R1', 'owner': '係長', 'done': '2026-09-20'}"), DIAG__MAX, NULL, NULL},
	{ACT("{'risk': 'R1', 'owner': ' ', 'due': '2026-10-01'}"), DIAG_NOT_FOLLOWED_UP, "R1",
	 "actions[0]"},
	{ACT("{'risk': 'R1', 'owner': '係長'}"), DIAG_NOT_FOLLOWED_UP, "R1", "actions[0]"},
	{ACT("{'risk': 'R1', 'owner': '係長', 'due': '2026-09-30'}"), DIAG_OVERDUE, "R1",
	 "actions[0]"},
	{ACT("{'risk': 'R1', 'owner': '係長', 'due': '2026-10-01', 'review': '2026-09-30'}"),
	 DIAG_REVIEW_OVERDUE, "R1", "actions[0]"},
	{ACT("{'risk': 'R9', 'owner': '係長', 'due': '2026-10-01'}"), DIAG_ORPHANED_DECISION, "R9",
	 "actions[0]"},
	{ACT("{'risk': 'R1', 'register': 'gone', 'owner': '係長', 'due': '2026-10-01'}"),
	 DIAG_ORPHANED_DECISION, "R1", "actions[0]"},
	{ACT("{'risk': 'R9', 'owner': '係長', 'due': '2026-10-01', 'keep': true, 'note': "
	     "'記録として残す。'}"),
	 DIAG__MAX, NULL, NULL},
	{DECISIONS, "'owner': '院長', 'review': '2027-09-30'}, {", "'review': '2027-09-30'}, {",
	 DIAG_NOT_FOLLOWED_UP, "R2", "acceptances[0]"},
	{DECISIONS, "'owner': '院長', 'review': '2027-09-30'}, {", "'owner': '院長'}, {",
	 DIAG_NOT_FOLLOWED_UP, "R2", "acceptances[0]"},
	{DECISIONS, "'owner': '院長', 'review': '2027-09-30'}, {",
	 "'owner': '院長', 'due': '2026-09-30', 'review': '2027-09-30'}, {", DIAG_OVERDUE, "R2",
	 "acceptances[0]"},
	{DECISIONS, "'risk': 'R2'", "'risk': 'R9', 'keep': true, 'note': '記録として残す。'",
	 DIAG_RESIDUAL_NOT_ACCEPTED, "R2", ""},
	{DECISIONS, "'risk': 'R2'", "'risk': 'R9'", DIAG_ORPHANED_DECISION, "R9", "acceptances[0]"},
	{DECISIONS, "'risk': 'R2'", "'risk': 'R9'", DIAG_RESIDUAL_NOT_ACCEPTED, "R2",
	 "register.json"},
	{DECISIONS, "'risk': 'R3'", "'risk': 'R2'", DIAG_KEPT_RISK_NOT_ACCEPTED, "R3",
	 "register.json"},
};

#define APPLIES_R2 "'applies': '対象', 'response': 'Yes', 'text': '写しを取る。'"

static const struct check_case row_cases[] = {
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-1', 'text': '月に\u200B1回'}"),
	 DIAG_DECEIVING_CHARACTER, "", "decisions[0].text"},
	{REGISTER, APPLIES_R2, "'applies': '対象外', 'response': 'Yes', 'text': '写しを取る。'",
	 DIAG_GAP, "R2/②-1", "register.json"},
	{REGISTER, APPLIES_R2, "'applies': '対象外', 'response': 'Yes', 'text': '写しを取る。'",
	 DIAG_NO_ACCOUNTABLE, "R2/②-1", "register.json"},
	{REGISTER, APPLIES_R2, "'applies': '対象外', 'response': 'Yes', 'text': '写しを取る。'",
	 DIAG_RISK_WITHOUT_ACTION, "R2", "register.json"},
	{REGISTER, "'applies': '対象', 'response': 'Yes', 'text': '作業を申請する。'",
	 "'applies': '対象外', 'response': 'Yes', 'text': '作業を申請する。'", DIAG_NO_ACCOUNTABLE,
	 "R1/①-1", "register.json: p.7"},
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-1', 'roles': {'clinic': 'accountable'}}"),
	 DIAG_TWO_ACCOUNTABLE, "R1/①-1", "register.json: p.7"},
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-1', 'roles': {'clinic': 'accountable', 'maker': "
		"'does'}}"),
	 DIAG__MAX, NULL, NULL},
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-1', 'status': 'agreed', 'roles': {'maker': "
		"'does'}}"),
	 DIAG_AGREED_WITHOUT_ONE, "R1/①-1", "decisions.json:decisions[0]"},
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-1', 'status': 'agreed', 'roles': {'clinic': "
		"'accountable'}}"),
	 DIAG_AGREED_WITHOUT_ONE, "R1/①-1", "decisions.json:decisions[0]"},
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-1', 'status': 'agreed'}"), DIAG__MAX, NULL,
	 NULL},
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-1', 'status': 'accepted'}"),
	 DIAG_ACCEPTED_BY_NOBODY, "R1/①-1", "decisions.json:decisions[0]"},
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-1', 'status': 'accept', 'by': ''}"),
	 DIAG_ACCEPTED_BY_NOBODY, "R1/①-1", "decisions.json:decisions[0]"},
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-1', 'status': 'accepted', 'by': '院長'}"),
	 DIAG__MAX, NULL, NULL},
	{REGISTER, APPLIES_R2,
	 "'applies': '対象外', 'response': 'Yes', 'text': '写しを取ることが望ましい。'",
	 DIAG_RECOMMENDED_NOT_DONE, "R2/②-1", "register.json"},
	{REGISTER, APPLIES_R2,
	 "'applies': '対象', 'response': 'Yes', 'obligation': '努力', 'text': '写しを取る。'",
	 DIAG_UNKNOWN_OBLIGATION, "", "requirements[3].obligation"},
	/* what the board accepted is closed, with 'agreed' and without */
	{DECIDE("{'id': 'D1', 'requirement': 'R3/③-1', 'status': 'agreed'}"), DIAG__MAX, NULL,
	 NULL},
	{DECIDE("{'id': 'D1', 'requirement': 'R1/①-1', 'roles': {'maker': 'does'}}"),
	 DIAG_NO_ACCOUNTABLE, "R1/①-1", "register.json: p.7"},
	/* a risk that waits for acceptance needs no ◎, but two are two */
	{DECIDE("{'id': 'D1', 'requirement': 'R3/③-1', 'roles': {'maker': 'accountable'}}"),
	 DIAG__MAX, NULL, NULL},
	{DECIDE("{'id': 'D1', 'requirement': 'R3/③-1', 'roles': {'maker': 'accountable', 'clinic': "
		"'accountable'}}"),
	 DIAG_TWO_ACCOUNTABLE, "R3/③-1", "register.json"},
	{DECIDE("{'id': 'D1', 'topic': 'backup', 'roles': {'maker': 'none', 'clinic': "
		"'accountable'}}"),
	 DIAG_HOSPITAL_ONLY, "R2", "register.json"},
	{DECIDE("{'id': 'D1', 'topic': 'backup', 'roles': {'maker': 'supports', 'clinic': "
		"'accountable'}}"),
	 DIAG_HOSPITAL_ONLY, "R2", "register.json"},
	{DECIDE("{'id': 'D1', 'topic': 'backup', 'roles': {'maker': 'does', 'clinic': "
		"'accountable'}}"),
	 DIAG__MAX, NULL, NULL},
	{REGISTER, "'risks': [",
	 "'risks': [{'id': 'R0', 'response': 'Yes', 'level': 'High', 'scenario': "
	 "'記録が消える。'},",
	 DIAG_RISK_WITHOUT_ACTION, "R0", "register.json"},
	{REGISTER, "'scenario': '写しが無い。'", "'scenario': '紙が無い。'", DIAG_NO_TOPIC, "R2",
	 "register.json"},
	{REGISTER, "'id': 'R2', ", "'id': 'R2', 'topic': 'gone', ", DIAG_UNKNOWN_TOPIC, "R2",
	 "register.json"},
	{REGISTER, "'no': '②-1', ", "'no': '②-1', 'topic': 'gone', ", DIAG_UNKNOWN_TOPIC, "R2/②-1",
	 "register.json"},
	{REGISTER, "'metimic-1.1'", "'other-2'", DIAG_UNKNOWN_FAMILY, "register", "register.json"},
};

static const struct check_case library_cases[] = {
	{TOPICS, "'chapter': {'annex': 'data'}}",
	 "'chapter': {'annex': 'data'}}, {'id': 'bare', 'name': '無', 'phase': 'end', 'chapter': "
	 "{'annex': 'data'}}",
	 DIAG_TOPIC_WITHOUT_CLAUSE, "bare", "topics.json:topics[3]"},
	{TOPICS, "'chapter': {'annex': 'data'}}",
	 "'chapter': {'annex': 'data'}}, {'id': 'bare', 'name': '無', 'phase': 'end', 'chapter': "
	 "{'rules': 'daily'}}",
	 DIAG__MAX, NULL, NULL},
	{"data/templates/documents/contacts.json", "{'block': 'table'",
	 "{'block': 'note', 'text': '根拠：', 'refs': ['gl-1/3', 'gl-1/9']}, {'block': 'table'",
	 DIAG_UNKNOWN_REFERENCE, "contacts", "contacts.json:parts[0].body[0]"},
	{TOPICS, "'gl-1/3'", "'gl-1/9'", DIAG_UNKNOWN_REFERENCE, "remote", "topics.json:topics[0]"},
	{TOPICS, "'chapter': {'annex': 'data'}}", "'chapter': {}}", DIAG_NO_CHAPTER, "logging-a",
	 "logging-a.md"},
	{TOPICS, "'chapter': {'annex': 'data'}}", "'chapter': {'annex': 'gone'}}", DIAG_NO_CHAPTER,
	 "logging-a", "logging-a.md"},
	{REMOTE, "refs: [gl-1/3, gl-1/4]", "refs: [gl-1/3, gl-7/4]", DIAG_UNKNOWN_REFERENCE,
	 "remote-a", "remote-a.md"},
	{REMOTE, "topic: remote", "topic: gone", DIAG_UNKNOWN_TOPIC, "remote-a", "remote-a.md"},
	{REMOTE, "documents: [annex]", "documents: [annex, gone]", DIAG_UNKNOWN_DOCUMENT,
	 "remote-a", "remote-a.md"},
	{REMOTE, "covers: [R1/①-1]", "covers: [R1/①-1, R1/①-7]", DIAG_UNKNOWN_REQUIREMENT,
	 "remote-a", "remote-a.md"},
	/* no register of that family to judge by */
	{REMOTE, "covers: [R1/①-1]", "covers: [R1, \"other:R1/①-7\"]", DIAG__MAX, NULL, NULL},
	{REMOTE, "  days: 5", "  days: 5\n  weeks: 2", DIAG_UNUSED_PARAMETER, "remote-a",
	 "remote-a.md"},
	{REMOTE, "order: 10", "when: sytem.remote", DIAG_UNKNOWN_WHEN, "remote-a", "remote-a.md"},
	{REMOTE, "order: 10", "when: not  system.cloud", DIAG_UNKNOWN_WHEN, "remote-a",
	 "remote-a.md"},
	{REMOTE, "order: 10", "when: system.", DIAG_UNKNOWN_WHEN, "remote-a", "remote-a.md"},
	{REMOTE, "order: 10", "when: not system.cloud", DIAG__MAX, NULL, NULL},
	{REMOTE, "{{vendor}}", "{{vender}}", DIAG_UNDEFINED_PLACEHOLDER, "remote-a",
	 "remote-a.md:12"},
	{REMOTE, "1. 目的", "1. {{purpose}}", DIAG_UNDEFINED_PLACEHOLDER, "remote-a",
	 "remote-a.md:16"},
	{REMOTE, "1. 氏名", "1. {{ref:remote-r}}", DIAG_DANGLING_REFERENCE, "remote-a",
	 "remote-a.md:18"},
	{LOGGING, "{{ref:remote-a}}", "{{ref:remote-a/9}}", DIAG_DANGLING_REFERENCE, "logging-a",
	 "logging-a.md:7"},
	{LOGGING, "{{ref:remote-a}}の作業を記録する。", "", DIAG_EMPTY_CLAUSE, "logging-a",
	 "logging-a.md"},
	{BACKUP, "\n毎日写しを取る。", "", DIAG_EMPTY_CLAUSE, "backup-a", "backup-a.md"},
	{BACKUP, "documents: [annex]\n", "documents: [annex]\nlost:\n  代替案: 六日分の記録\n",
	 DIAG__MAX, NULL, NULL},
	{BACKUP, "documents: [annex]\n", "documents: [annex]\nlost:\n  最終案: 全て\n",
	 DIAG_UNKNOWN_POSITION, "backup-a", "backup-a.md"},
	{BACKUP, "documents: [annex]\n", "documents: [annex]\nmay_ask:\n  最終案: 製造者\n",
	 DIAG_UNKNOWN_POSITION, "backup-a", "backup-a.md"},
	{BACKUP, "documents: [annex]\n", "documents: [annex]\nlost:\n  標準案: 何も\n",
	 DIAG_FIRST_POSITION, "backup-a", "backup-a.md"},
	{BACKUP, "documents: [annex]\n", "documents: [annex]\nlost:\n  代替案: 約{{days}}日\n",
	 DIAG_UNDEFINED_PLACEHOLDER, "backup-a", "backup-a.md"},
	{BACKUP, "documents: [annex]\n", "documents: [annex]\nmay_ask:\n  代替案: 約{{days}}日\n",
	 DIAG_PLACEHOLDER_IN_VALUE, "backup-a", "backup-a.md"},
	/* each document has one */
	{LOGGING, "documents: [annex]\n", "documents: [annex]\ncovers: [R1/duty]\n", DIAG__MAX,
	 NULL, NULL},
	{REMOTE, "documents: [annex]\ncovers: [R1/①-1]",
	 "documents: [annex, rules]\ncovers: [R1, R1/duty]", DIAG_DUTY_IN_TWO_ARTICLES, "R1/duty",
	 "rules.json"},
};

static void run_case(const struct check_case *c, size_t i)
{
	struct fixture *f = fixture_new();

	fixture_replace(f, c->file, c->from, c->to);
	fixture_check(f);
	const char *said = found_all(f->a, f->run.findings);

	if (c->code == DIAG__MAX) {
		cr_assert_eq(f->run.findings->all.n, 0, "case %zu (%s):%s", i, c->to, said);
	} else {
		const struct diag *d = found(f->run.findings, c->code, c->subject);

		cr_assert(d && found_count(f->run.findings, c->code) == 1,
			  "case %zu (%s): one %s of %s expected:%s", i, c->to,
			  diag_code_name(c->code), c->subject, said);
		cr_assert(text_ends(d->place, c->place), "case %zu (%s): %s", i, c->to, d->place);
		cr_assert_null(strchr(d->message, '%'), "%s", d->message);
	}
	fixture_free(f);
}

static void run_cases(const struct check_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		run_case(&cases[i], i);
}

Test(check, project)
{
	run_cases(project_cases, ARRAY_LEN(project_cases));
}

Test(check, contacts)
{
	run_cases(contact_cases, ARRAY_LEN(contact_cases));
}

Test(check, decisions)
{
	run_cases(decision_cases, ARRAY_LEN(decision_cases));
}

Test(check, responsibilities_and_topics)
{
	run_cases(row_cases, ARRAY_LEN(row_cases));
}

Test(check, library)
{
	run_cases(library_cases, ARRAY_LEN(library_cases));
}

Test(check, a_role_that_some_contract_has_may_be_decided_on)
{
	struct fixture *f = fixture_new();

	fixture_replace(f, PROJECT, "'name': '例示社'}",
			"'name': '例示社'}, {'id': 'base', 'kind': 'cloud', 'name': '基盤社'}");
	fixture_replace(f, PROJECT, "'role': 'vendor'}",
			"'role': 'vendor'}, {'party': 'base', 'label': '丙', 'role': 'cloud'}");
	fixture_replace(
		f, DECISIONS, "'decisions': []",
		"'decisions': [{'id': 'D1', 'topic': 'remote', 'roles': {'cloud': 'does'}}]");
	fixture_check(f);
	cr_assert_eq(f->run.findings->all.n, 0, "%s", found_all(f->a, f->run.findings));
	fixture_free(f);
}

Test(check, a_decision_for_another_contract_is_no_finding_when_that_one_has_the_row)
{
	struct fixture *f = fixture_new();

	fixture_replace(f, PROJECT, "'omit': []}]",
			"'omit': []}, {'id': 'c2', 'title': '別契約', 'parties': [{'party': "
			"'clinic', 'label': '甲', 'role': 'hospital'},"
			"{'party': 'maker', 'label': '乙', 'role': 'vendor'}], 'systems': "
			"['karte'], 'registers': ['tele']}]");
	fixture_register(f, "project/registers/tele.json",
			 "{'id': 'R9', 'response': 'Yes', 'scenario': '写しが無い。'}",
			 "{'risk': 'R9', 'no': '①-1', 'viewpoint': '技術的対策', 'applies': "
			 "'対象', 'response': 'Yes', 'text': '守る。'}");
	fixture_replace(f, DECISIONS, "'decisions': []",
			"'decisions': [{'id': 'D1', 'requirement': 'R9/①-1', 'contract': 'c2'}, "
			"{'id': 'D2', 'requirement': 'R9/①-1', 'contract': 'c1'}]");
	fixture_check(f);
	cr_assert_null(found(f->run.findings, DIAG_DECISION_WITHOUT_ROW, "D1"), "%s",
		       found_all(f->a, f->run.findings));
	cr_assert_not_null(found(f->run.findings, DIAG_DECISION_WITHOUT_ROW, "D2"), "%s",
			   found_all(f->a, f->run.findings));
	fixture_free(f);
}

Test(check, unused_registers)
{
	struct fixture *f = fixture_new();

	fixture_register(f, "project/registers/tele.json", "", "");
	fixture_check(f);
	cr_assert_not_null(found(f->run.findings, DIAG_UNUSED, "tele"));
	fixture_free(f);
}

Test(check, contracts_of_one_id)
{
	struct fixture *f = fixture_new();

	fixture_replace(f, PROJECT, "'omit': []}]",
			"'omit': []}, {'id': 'c1', 'title': '同じ', 'parties': []}]");
	fixture_check(f);
	cr_assert_not_null(found(f->run.findings, DIAG_DUPLICATE_ID, "c1"));
	fixture_free(f);
}

Test(check, documents_without_content)
{
	static const struct {
		const char *document, *place;
	} cases[] = {{"annex", "contracts[0]"},
		     {"boundary", "contracts[0]"},
		     {"rules", "bunkai.json"},
		     {"contacts", "bunkai.json"}};
	struct fixture *f = fixture_new();

	for (size_t i = 0; i < 4; i++) {
		static const char *const clauses[] = {"remote/remote-a", "remote/remote-r",
						      "backup/backup-a", "logging/logging-a"};

		fixture_remove(
			f, arena_concat(f->a, "data/clauses/", clauses[i], ".md", (char *)NULL));
	}
	fixture_remove(f, CONTACTS);
	fixture_register(f, REGISTER, "", "");
	fixture_check(f);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct diag *d =
			found(f->run.findings, DIAG_EMPTY_DOCUMENT, cases[i].document);

		cr_assert(d && text_ends(d->place, cases[i].place), "%s",
			  found_all(f->a, f->run.findings));
	}
	cr_assert_eq(found_count(f->run.findings, DIAG_TOPIC_WITHOUT_CLAUSE), 3);
	fixture_free(f);
}

Test(check, doubts_of_loading_are_findings_too)
{
	struct fixture *f = fixture_new();

	fixture_replace(f, PROJECT, "'edition': '初版'", "'edition': '初版', 'colour': 'red'");
	fixture_check(f);
	cr_assert_eq(f->run.findings->all.n, 1);
	cr_assert_eq(f->run.findings->all.at[0].code, DIAG_UNKNOWN_MEMBER);
	cr_assert_eq(f->run.findings->count[LEVEL_WARNING], 1);
	fixture_free(f);
}

/* A register that says no levels: the message has a sign in its place. */
Test(check, a_risk_without_a_level)
{
	struct fixture *f = fixture_new();

	fixture_replace(f, REGISTER, APPLIES_R2,
			"'applies': '対象外', 'response': 'Yes', 'text': '写しを取る。'");
	fixture_replace(f, REGISTER, "1, 'level': 'High', 'response': 'Yes',\n   'residual'",
			"1, 'response': 'Yes',\n   'residual'");
	fixture_check(f);
	const struct diag *d = found(f->run.findings, DIAG_RISK_WITHOUT_ACTION, "R2");

	cr_assert_not_null(d);
	cr_expect_not_null(strstr(d->message, "this risk (-) needs"), "%s", d->message);
	fixture_free(f);
}
