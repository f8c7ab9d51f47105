/* SPDX-License-Identifier: MIT
 *
 * Words of a project's files that are set: what is read from them, what is refused with what would
 * be right, and that setting the old ones back leaves the file as it was.
 */
#include "work/set.h"

#include <stdlib.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/inspection.h"
#include "../support/rounds.h"
#include "../support/suite.h"

static struct fixture *f;
static struct trial t;
static struct made_changes made;

/* The project as it is on the disk, nothing tried yet. */
static void start_again(void)
{
	cr_assert(trial_open(&t, f->a, fixture_path(f, "project")));
	f->dl = diag_new(f->a);
	made = (struct made_changes){0};
}

static void start(void)
{
	f = fixture_new();
	cr_assert(fixture_try(f)); /* finds the library */
	start_again();
}

static void stop(void)
{
	fixture_free(f);
}

TestSuite(set, .init = start, .fini = stop);

static bool set(const char *subject, const char *given, bool is_new)
{
	struct assignments list = {(char *[]){arena_strdup(f->a, given)}, 1};

	f->dl = diag_new(f->a);
	made.all.n = 0;
	return set_members(&t, subject, &list, is_new, &made, f->dl);
}

static const char *bytes(const char *file)
{
	size_t len;

	return arena_strdup(f->a, json_edit_bytes(trial_edit(&t, file, NULL, f->dl), &len));
}

/* The member's new value, as JSON. */
static void sets(const char *subject, const char *given, const char *before, const char *after)
{
	cr_assert(set(subject, given, false), "%s %s: %s", subject, given, found_all(f->a, f->dl));
	cr_assert_eq(made.all.n, 1, "%s %s", subject, given);
	cr_expect_str_eq(made.all.at[0].before ? made.all.at[0].before : "-", before);
	cr_expect_str_eq(made.all.at[0].after ? made.all.at[0].after : "-", after);
}

static void refuses(const char *subject, const char *given, enum diag_code code, const char *word)
{
	const char *project = bytes("bunkai.json"), *contacts = bytes("contacts.json");

	cr_assert(!set(subject, given, false), "%s %s", subject, given);
	cr_assert_eq(f->dl->count[LEVEL_ERROR], 1, "%s %s: %s", subject, given,
		     found_all(f->a, f->dl));
	cr_assert_eq(f->dl->all.at[0].code, code, "%s %s: %s", subject, given,
		     found_all(f->a, f->dl));
	cr_expect(strstr(f->dl->all.at[0].message, word), "%s: %s", word,
		  f->dl->all.at[0].message);
	if (code != DIAG_UNKNOWN_PARTY && code != DIAG_UNKNOWN_PARAMETER &&
	    code != DIAG_UNKNOWN_REGISTER && code != DIAG_CONTRACT_WITHOUT) {
		cr_expect_str_eq(bytes("bunkai.json"), project);
		cr_expect_str_eq(bytes("contacts.json"), contacts);
	}
}

Test(set, values_are_read_by_the_fields_of_the_subject)
{
	sets("contact/help", "phone=0X-3", "\"0X-1\"", "\"0X-3\"");
	sets("contact/help", "note=a=b", "-", "\"a=b\"");
	sets("contact/help", "confirmed=2026-09-30", "\"2026-09-01\"", "\"2026-09-30\"");
	sets("contact/help", "systems=", "[\"karte\"]", "[]");
	sets("contact/help", "systems= karte,", "[]", "[\"karte\"]");
	sets("contact/help", "systems-=karte", "[\"karte\"]", "[]");
	sets("contact/help", "systems+=karte", "[]", "[\"karte\"]");
	sets("project", "documents-=rules,contacts",
	     "[\"annex\", \"boundary\", \"rules\", \"contacts\"]", "[\"annex\", \"boundary\"]");
	sets("project", "documents+=rules", "[\"annex\", \"boundary\"]",
	     "[\"annex\", \"boundary\", \"rules\"]");
	sets("step/1", "calls+=desks", "-", "[\"desks\"]");
	sets("step/1", "calls-=desks", "[\"desks\"]", "-");
	sets("server/karte/db", "updates=clinic", "\"maker\"", "\"clinic\"");
	sets("server/db", "updates=", "\"clinic\"", "null");
	sets("system/karte", "remote_maintenance=false", "true", "false");
	sets("system/karte", "remote_maintenance=", "false", "-");
	sets("system/karte", "cloud=true", "false", "true");
	sets("contract/c1", "number=第2号", "-", "\"第2号\"");
	sets("contract/c1", "positions.backup-a=代替案", "-", "\"代替案\"");
	sets("contract-party/c1/maker", "label=丙", "\"乙\"", "\"丙\"");
	sets("project", "date=2026-11-01", "\"2026-10-01\"", "\"2026-11-01\"");
	sets("step/1", "within=", "\"直ちに\"", "-");
	sets("step/1", "calls=vendors,desks", "-", "[\"vendors\", \"desks\"]");
	sets("desk/office", "phone=0X-8", "\"0X-9\"", "\"0X-8\"");
}

Test(set, a_parameter_stays_what_it_is)
{
	sets("contract/c1", "params.days=7", "-", "7");
	sets("contract/c1", "params.days=10", "7", "10");
	refuses("contract/c1", "params.days=ten", DIAG_WRONG_TYPE, "a number");
	sets("contract/c1", "params.days=", "10", "-");
	sets("contract/c1", "params.remote-a.days=十", "-", "\"十\"");
	sets("contract/c1", "params.remote-a.days=12", "\"十\"", "\"12\"");
	sets("project", "params.days=3", "-", "3");
}

Test(set, what_stands_so_already_is_no_change)
{
	cr_assert(set("contact/help", "phone=0X-1", false));
	cr_assert(set("contact/help", "note=", false));
	cr_assert(set("contract/c1", "params.days=", false));
	cr_assert(set("contact/help", "systems+=karte", false));
	cr_assert(set("contact/help", "systems-=other", false));
	cr_expect_eq(made.all.n, 0);
	cr_expect(!trial_changes(&t));
}

Test(set, names_that_are_not_there_are_met_with_the_nearest)
{
	refuses("contcat/help", "phone=1", DIAG_UNKNOWN_SUBJECT_KIND, "did you mean 'contact'?");
	refuses("contact", "phone=1", DIAG_SUBJECT_WITHOUT_ID, "contact/ID");
	refuses("project/x", "date=1", DIAG_SUBJECT_WITH_ID, "only one project");
	refuses("contact/hepl", "phone=1", DIAG_UNKNOWN_THING, "did you mean 'contact/help'?");
	refuses("server/kart/db", "os=x", DIAG_UNKNOWN_THING, "did you mean 'server/karte/db'?");
	refuses("contact/help", "phnoe=1", DIAG_NO_SUCH_MEMBER, "did you mean 'phone'?");
	refuses("contact/help", "id=x", DIAG_SET_ID, "bunkai replace");
	refuses("system/karte", "clodu=true", DIAG_NO_SUCH_MEMBER, "did you mean 'cloud'?");
	refuses("system/karte", "servers=x", DIAG_NO_SUCH_MEMBER, "there are: name");
	refuses("contract/c1", "params=x", DIAG_NO_SUCH_MEMBER, "params.NAME");
	refuses("contact/help", "phone", DIAG_NO_ASSIGNMENT, "MEMBER=VALUE");
	refuses("contact/help", "=1", DIAG_NO_ASSIGNMENT, "MEMBER=VALUE");
	refuses("contact/help", "+=1", DIAG_NO_SUCH_MEMBER, "there are: kind");
	refuses("contact/help", "phone+=1", DIAG_NOT_A_LIST, "phone=VALUE");
	refuses("contract/c1", "params.days-=1", DIAG_NOT_A_LIST, "params.days=VALUE");
}

Test(set, an_unknown_parameter_is_an_error)
{
	refuses("contract/c1", "params.dasy=7", DIAG_UNKNOWN_PARAMETER, "did you mean 'days'?");
}

Test(set, a_qualified_parameter_is_offered_so)
{
	refuses("project", "params.remote-b.days=7", DIAG_UNKNOWN_PARAMETER, "'remote-a.days'");
}

Test(set, a_party_that_is_not_there)
{
	refuses("server/karte/db", "updates=makre", DIAG_UNKNOWN_PARTY, "makre");
}

/* A register brings its gaps, which are for the talks. */
Test(set, what_follows_from_a_true_word_is_told_and_not_refused)
{
	fixture_register(f, "project/registers/second.json",
			 "{'id': 'R9', 'response': 'Yes', 'topic': 'backup'}",
			 "{'risk': 'R9', 'no': '①-1', 'response': 'Yes', 'applies': '対象外', 'text': "
			 "'写しを取る。'}");
	start_again();
	cr_assert(set("contract/c1", "registers=register,second", false), "%s",
		  found_all(f->a, f->dl));
	cr_expect_eq(f->dl->all.n, 0, "%s", found_all(f->a, f->dl));
	cr_expect_gt(t.after.findings->count[LEVEL_ERROR], t.before.findings->count[LEVEL_ERROR]);
	refuses("contract/c1", "registers=register,third", DIAG_UNKNOWN_REGISTER, "third");
}

Test(set, values_that_cannot_be)
{
	refuses("contact/help", "confirmed=2026-02-30", DIAG_BAD_DATE, "2026-02-30");
	refuses("contact/help", "kind=vendro", DIAG_UNKNOWN_VALUE, "did you mean 'vendor'?");
	refuses("contact/help", "kind=", DIAG_MISSING_MEMBER, "a text");
	refuses("system/karte", "cloud=perhaps", DIAG_WRONG_TYPE, "true or false");
	refuses("step/1", "calls=vendors,police", DIAG_UNKNOWN_VALUE, "'police'");
}

Test(set, a_subject_is_added_once_and_in_its_owner)
{
	cr_assert(set("party/other", "kind=vendor", true) == false);
	cr_assert_not_null(found(f->dl, DIAG_MISSING_MEMBER, NULL)); /* it has no name */

	struct assignments given = {(char *[]){"name=鍵", "kind=router", "owner=clinic"}, 3};

	start_again();
	cr_assert(set_members(&t, "device/karte/gate", &given, true, &made, f->dl), "%s",
		  found_all(f->a, f->dl));
	cr_assert_eq(t.after.project->systems.at[0].devices.n, 1);
	cr_expect_str_eq(t.after.project->systems.at[0].devices.at[0].owner, "clinic");
	cr_expect(!set("device/karte/gate", "name=鍵", true));
	cr_expect_not_null(found(f->dl, DIAG_SUBJECT_STANDS, NULL));
	cr_expect(!set("device/other", "name=鍵", true));
	cr_expect_not_null(found(f->dl, DIAG_SUBJECT_WITHOUT_OWNER, NULL));
	cr_expect(!set("device/krate/other", "name=鍵", true));
	cr_expect_not_null(found(f->dl, DIAG_UNKNOWN_THING, NULL));
	cr_expect(!set("device/karte/karte/other", "name=鍵", true));
	cr_expect_not_null(found(f->dl, DIAG_ID_WITH_SLASH, NULL));
	cr_expect(!set("step/two", "contact=help", true));
	cr_expect_not_null(found(f->dl, DIAG_WRONG_TYPE, NULL));
}

Test(set, steps_of_one_number_are_told_apart_by_whom_they_call)
{
	cr_assert(set("contact/second", "kind=vendor", true), "%s", found_all(f->a, f->dl));

	struct assignments given = {(char *[]){"contact=second", "what=x"}, 2};

	/* --new of a number that is there: the two have to be told apart */
	cr_assert(!set_members(&t, "step/1", &given, true, &made, f->dl));
	cr_expect_not_null(found(f->dl, DIAG_SUBJECT_STANDS, NULL));
}

Test(set, what_nothing_names_is_taken_out)
{
	cr_assert(set_remove(&t, "step/1", &made, f->dl), "%s", found_all(f->a, f->dl));
	cr_expect_eq(t.after.project->escalation.n, 0);
	cr_assert_eq(made.all.n, 1);
	cr_expect_null(made.all.at[0].after);
	cr_assert(set_remove(&t, "contact/help", &made, f->dl), "%s", found_all(f->a, f->dl));
	cr_expect_eq(t.after.project->contacts.n, 0);
}

/* The file comes with its first entry; an item that the checklist does not have is refused. */
Test(set, answers_and_papers_of_vendors_are_set_as_contacts_are)
{
	inspection_lay(f, "", "");
	fixture_remove(f, "project/inspection.json");
	start_again();
	struct assignments asked = {(char *[]){"system=karte", "paper=sds", "asked=2026-09-20"}, 3};

	cr_assert(set_members(&t, "disclosure/k-sds", &asked, true, &made, f->dl), "%s",
		  found_all(f->a, f->dl));
	cr_assert_eq(t.after.project->inspection.disclosures.n, 1);
	cr_expect_str_eq(t.after.project->inspection.disclosures.at[0].asked, "2026-09-20");
	cr_assert(set("disclosure/k-sds", "received=2026-09-24", false), "%s",
		  found_all(f->a, f->dl));
	cr_assert(set("inspection", "checklist=cl-2", false), "%s", found_all(f->a, f->dl));
	cr_assert(set("checklist/2③", "answer=yes", true), "%s", found_all(f->a, f->dl));
	cr_expect_str_eq(t.after.project->inspection.answers.at[0].item, "2③");
	cr_expect(!set("checklist/2③", "answer=ja", false));
	cr_expect_not_null(found(f->dl, DIAG_UNKNOWN_VALUE, NULL));
	cr_expect(!set("disclosure/k-sds", "received=2026-09-19", false));
	cr_expect_not_null(found(f->dl, DIAG_DISCLOSURE_BEFORE_ASKED, NULL), "%s",
			   found_all(f->a, f->dl));
	start_again();
	cr_expect(!set("checklist/2④", "answer=yes", true));
	cr_expect_not_null(found(f->dl, DIAG_UNKNOWN_CHECKLIST_ITEM, NULL), "%s",
			   found_all(f->a, f->dl));
}

Test(set, what_is_still_named_stays)
{
	cr_assert(!set_remove(&t, "contact/help", &made, f->dl));
	cr_expect_not_null(found(f->dl, DIAG_UNKNOWN_CONTACT, NULL));
	start_again();
	cr_assert(!set_remove(&t, "party/maker", &made, f->dl));
	cr_expect_not_null(found(f->dl, DIAG_UNKNOWN_PARTY, NULL));
	start_again();
	cr_assert(!set_remove(&t, "project", &made, f->dl));
	cr_expect_not_null(found(f->dl, DIAG_NOT_REMOVED, NULL));
}

/* Of the errors of one kind the first few, and how many more. */
Test(set, a_flood_of_errors_is_told_in_few_lines)
{
	struct json_edit *e = trial_edit(&t, "contacts.json", NULL, f->dl);

	for (int i = 0; i < 9; i++)
		json_edit_append(e, json_get(json_edit_root(e), "contacts"),
				 json_parse(f->a,
					    arena_printf(f->a,
							 "{\"id\": \"x%d\", \"kind\": \"other\", "
							 "\"party\": \"gone\"}",
							 i),
					    "new", f->dl));
	cr_assert(!set_try(&t, f->dl));
	cr_expect_eq(found_count(f->dl, DIAG_UNKNOWN_PARTY), 5);
	cr_assert_eq(found_count(f->dl, DIAG_MORE_LIKE_IT), 1);
	cr_expect(strstr(found(f->dl, DIAG_MORE_LIKE_IT, NULL)->message, "4 more"));
}

Test(set, a_contract_without_a_vendor_is_told_alone)
{
	refuses("contract-party/c1/maker", "role=cloud", DIAG_CONTRACT_WITHOUT, "vendor");
}

Test(set, a_member_is_given_once)
{
	struct assignments given = {(char *[]){"phone=1", "phone=2"}, 2};

	cr_assert(!set_members(&t, "contact/help", &given, false, &made, f->dl));
	cr_expect_not_null(found(f->dl, DIAG_GIVEN_TWICE, NULL));
}

Test(set, words_that_deceive_are_refused)
{
	char *words[] = {"contact/help", "phone=0X\x1b", "phone=\xff", "note=a\xe2\x80\xae"};

	cr_assert(!set_check_words(f->a, words, ARRAY_LEN(words), f->dl));
	cr_expect_eq(found_count(f->dl, DIAG_WORD_DECEIVES), 2);
	cr_expect_eq(found_count(f->dl, DIAG_WORD_NOT_UTF8), 1);
}

/*
 * Members that stand in the little project, and some that do not, with values that may be; nothing
 * among them where null may stand, or the member does not.
 */
static const struct {
	const char *subject, *member, *values[4];
	bool stands;
} known[] = {
	{"contact/help", "phone", {"0X-5", "0X-6", ""}, true},
	{"contact/help", "desk", {"夜間", "昼\t\"間\"", ""}, true},
	{"contact/help", "confirmed", {"2026-09-02", "2025-12-31", ""}, true},
	{"contact/help", "systems", {"", "karte"}, true},
	{"contact/help", "email", {"a@b.example", ""}, false},
	{"party/maker", "name", {"別名社", "A \\ B"}, true},
	{"party/maker", "address", {"架空県1", ""}, false},
	{"system/karte", "cloud", {"true", "false"}, true},
	{"system/karte", "owner", {"maker", "clinic"}, true},
	{"server/karte/db", "updates", {"clinic", "maker", ""}, true},
	{"server/karte/db", "os", {"X 1", ""}, false},
	{"contract/c1", "to", {"2028-01-01", ""}, true},
	{"contract/c1", "params.days", {"1", "20", "三", ""}, false},
	{"contract/c1", "positions.backup-a", {"標準案", "代替案", ""}, false},
	{"project", "title", {"別の題", "x"}, true},
	{"step/1", "within", {"1時間", "直ちに"}, true},
	{"desk/office", "phone", {"0X-7", ""}, true},
};

/* A value as it is typed: JSON without its signs; NULL and null are nothing. */
static const char *typed(const char *json)
{
	const struct json *j = json ? json_parse(f->a, json, "typed", f->dl) : NULL;

	if (!j || j->kind == JSON_NULL)
		return "";
	if (j->kind == JSON_STRING)
		return j->string;
	return j->kind != JSON_ARRAY ? json : j->first ? j->first->string : "";
}

static const char *assign(const char *member, const char *value)
{
	return arena_concat(f->a, member, "=", value, (char *)NULL);
}

/* What the file says: null and what is not there say the same. */
static void print_said(struct json *to, const struct json *from)
{
	for (const struct json *j = from->first; j; j = j->next) {
		struct json *copy = arena_alloc(f->a, sizeof *copy);

		if (j->kind == JSON_NULL || (j->kind == JSON_OBJECT && !j->n))
			continue;
		*copy = (struct json){.kind = j->kind, .string = j->string, .number = j->number};
		print_said(copy, j);
		if (to->kind == JSON_OBJECT)
			json_set(to, j->name, copy);
		else
			json_append(to, copy);
	}
}

static const char *said(const char *text)
{
	struct json *root = json_new_object(f->a);

	print_said(root, json_parse(f->a, text, "said", f->dl));
	return json_print_line(f->a, root);
}

Test(set, old_values_set_back_leave_the_file_as_it_was)
{
	for (unsigned round = 0; round < rounds(40, 400); round++) {
		struct {
			size_t member;
			const char *before;
		} steps[8];
		size_t n = 0;
		bool all_stand = true;

		srand(round);
		start_again();
		const char *project = bytes("bunkai.json"), *contacts = bytes("contacts.json");

		for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
			size_t m = (size_t)rand() % ARRAY_LEN(known), values = 0;

			while (values < 4 && known[m].values[values])
				values++;
			const char *given =
				assign(known[m].member, known[m].values[(size_t)rand() % values]);

			cr_assert(set(known[m].subject, given, false) ||
					  found(f->dl, DIAG_WRONG_TYPE, NULL),
				  "%u: %s", round, found_all(f->a, f->dl));
			if (!made.all.n)
				continue;
			steps[n].member = m;
			steps[n++].before = typed(made.all.at[0].before);
			all_stand = all_stand && known[m].stands;
		}
		while (n--)
			cr_assert(set(known[steps[n].member].subject,
				      assign(known[steps[n].member].member, steps[n].before),
				      false),
				  "%u: %s", round, found_all(f->a, f->dl));
		cr_expect_str_eq(said(bytes("bunkai.json")), said(project), "%u", round);
		cr_expect_str_eq(said(bytes("contacts.json")), said(contacts), "%u", round);
		if (all_stand) {
			cr_expect_str_eq(bytes("bunkai.json"), project, "%u", round);
			cr_expect_str_eq(bytes("contacts.json"), contacts, "%u", round);
		}
	}
}
