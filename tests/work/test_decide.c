/* SPDX-License-Identifier: MIT
 *
 * decide: what is written, which rows it takes, what is refused, and that --undo brings back every
 * byte.
 */
#include "work/decide.h"

#include <stdlib.h>
#include <string.h>

#include "../support/chance.h"
#include "../support/fixture.h"
#include "../support/rounds.h"
#include "../support/suite.h"
#include "base/file.h"
#include "base/strbuf.h"

FIXTURE_SUITE(decide, f);

static struct decided d;

/* The file as it is on the disk, whatever was read before. */
static const char *on_disk(void)
{
	struct arena *fresh = arena_new();
	const char *path = fixture_path(f, "project/decisions.json");
	const char *text = file_stands(fresh, path, f->dl)
				   ? arena_strdup(f->a, file_read_text(fresh, path, f->dl))
				   : "";

	arena_free(fresh);
	return text;
}

/*
 * One run of the command, in an arena of its own, with which the folder is free again. A test that
 * loads the project itself does so at its end: f->a holds the folder from then on.
 */
static struct arena *fresh_arena(void)
{
	setenv("BUNKAI_DATA", fixture_path(f, "data"), 1);
	setenv("BUNKAI_WAIT", "0", 1);
	f->dl = diag_new(f->a);
	return arena_new();
}

static bool try_wish(const struct decide_wish *wish, bool write)
{
	struct arena *a = fresh_arena();
	bool ok = decide(&d, a, fixture_path(f, "project"), wish, f->dl) &&
		  (!write || decide_write(&d, f->dl));

	arena_free(a);
	return ok;
}

static bool undo(void)
{
	struct arena *a = fresh_arena();
	bool ok = decide_undo(&d, a, fixture_path(f, "project"), f->dl) && decide_write(&d, f->dl);

	arena_free(a);
	return ok;
}

#define KEYS(...)                                                                                  \
	.keys = (char *[]){__VA_ARGS__}, .n_keys = ARRAY_LEN(((char *[]){__VA_ARGS__}))
#define WISH(...) (&(struct decide_wish){__VA_ARGS__})

static void expect_written(const struct decide_wish *wish, const char *line, const char *what)
{
	struct strbuf wanted = strbuf_new(f->a);

	cr_assert(try_wish(wish, true), "%s: %s", what, found_all(f->a, f->dl));
	for (; *line; line++)
		strbuf_add_char(&wanted, *line == '\'' ? '"' : *line);
	cr_assert(strstr(on_disk(), wanted.text), "%s: %s", what, on_disk());
}

Test(decide, keys_stay_as_they_were_written)
{
	fixture_decisions(f, "");
	expect_written(WISH(KEYS("R1/①-*"), .fee = "included"),
		       "{'id': 'D-01', 'requirement': 'R1/①-*', 'contract': 'c1', 'fee': "
		       "'included', 'date': '",
		       "a wildcard");
	expect_written(WISH(KEYS("R2", "R1/duty"), .when = "毎月"),
		       "{'id': 'D-02', 'requirements': ['R2', 'R1/duty'], 'contract': 'c1', "
		       "'when': '毎月'",
		       "a list");
	expect_written(WISH(KEYS("R2"), .roles = "乙=◎,甲=△"),
		       "'roles': {'maker': 'accountable', 'clinic': 'supports'}",
		       "parties by their labels, roles by their marks");
	expect_written(WISH(KEYS("R2", "R2"), .fee = "別途"), "'requirement': 'R2', ",
		       "the same twice, and a fee as papers call it");
}

Test(decide, where_becomes_the_keys_that_stand_now)
{
	fixture_decisions(f, "{'id': 'N-9', 'topic': 'backup', 'fee': 'extra'}");
	expect_written(WISH(.where = "fee=undecided", .fee = "included"),
		       "{'id': 'N-10', 'requirements': ['R1/①-1', 'R1/①-2', 'R3/③-1'], "
		       "'contract': 'c1', 'fee': 'included'",
		       "without the duty");
	expect_written(WISH(.where = "kind=duty", .fee = "extra"), "'requirement': 'R1/duty'",
		       "which has to be named");
	expect_written(WISH(KEYS("R1"), .where = "kind=agreement", .text = "毎月とする。"),
		       "'requirement': 'R1/①-2'", "both have to hold");
}

Test(decide, proposals_become_agreed_by_name)
{
	fixture_decisions(f, "");
	expect_written(WISH(.accept_proposals = true, .contract = "c1", .by = "院長"),
		       "{'id': 'D-01', 'requirements': ['R1/①-1', 'R2/②-1'], 'contract': 'c1', "
		       "'status': 'agreed', 'by': '院長', 'date': '",
		       "what is 案 and has one ◎");
	fixture_load(f);
	cr_assert_str_eq(fixture_row(f, "R1/①-1")->status, "agreed");
	cr_assert_str_eq(fixture_row(f, "R1/①-2")->status, "open", "no proposal");
	cr_assert_str_eq(fixture_row(f, "R1/duty")->status, "proposed", "not named");
}

Test(decide, a_fee_leaves_what_was_agreed)
{
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R1/①-1', 'status': 'agreed', 'by': "
			     "'院長', 'date': '2026-09-01', 'text': '守る。'}");
	cr_assert(try_wish(WISH(.where = "fee=undecided", .fee = "included"), true), "%s",
		  found_all(f->a, f->dl));
	fixture_load(f);
	const struct responsibility *r = fixture_row(f, "R1/①-1");

	cr_assert_str_eq(r->status, "agreed");
	cr_assert_str_eq(r->agreed, "守る。");
	cr_assert_str_eq(r->fee, "included");
	cr_assert_str_eq(responsibility_decided(r)->id, "D1");
}

Test(decide, risks_are_accepted_or_rows_are)
{
	fixture_write(f, "project/decisions.json",
		      "{'schema': 'bunkai/decisions/1', 'decisions': []}");
	expect_written(WISH(KEYS("R3"), .status = "accepted", .by = "院長", .text = "残す。",
			    .owner = "事務長", .review = "2027-01-01"),
		       "'acceptances': [{'id': 'D-01', 'risk': 'R3', 'by': '院長', "
		       "'date': '2026-10-01', 'owner': '事務長', 'review': '2027-01-01', "
		       "'note': '残す。'}]",
		       "a risk that is kept");
	expect_written(WISH(KEYS("R2"), .status = "accepted", .by = "院長"),
		       "{'id': 'D-02', 'risk': 'R2', 'by'", "what remains of a risk");
	cr_assert(!try_wish(WISH(KEYS("R1"), .status = "accepted", .by = "院長"), true),
		  "somebody acts, and nothing is said to remain");
	cr_assert_eq(f->dl->all.at[0].code, DIAG_NOTHING_TO_ACCEPT);
	cr_assert(undo() && undo());
	cr_assert_null(strstr(on_disk(), "acceptances"));
}

Test(decide, a_gap_is_accepted_as_a_row_or_with_its_risk)
{
	fixture_register(f, "project/register.json",
			 "{'id': 'R1', 'response': 'Yes', 'level': 'High'}",
			 "{'risk': 'R1', 'no': '①-1', 'applies': '対象外', 'response': 'Yes', "
			 "'text': '守る。'},"
			 "{'risk': 'R1', 'no': '①-2', 'applies': '対象外', 'response': 'Yes', "
			 "'text': '守る。'}");
	fixture_write(f, "project/decisions.json",
		      "{'schema': 'bunkai/decisions/1', 'decisions': []}");
	cr_assert(try_wish(WISH(KEYS("R1/①-1"), .status = "accepted", .by = "院長"), true), "%s",
		  found_all(f->a, f->dl));
	cr_assert(strstr(on_disk(), "\"requirement\": \"R1/①-1\"") &&
		  !strstr(on_disk(), "\"risk\""));
	cr_assert(undo());
	cr_assert(try_wish(WISH(KEYS("R1"), .status = "accepted", .by = "院長"), true), "%s",
		  found_all(f->a, f->dl));
	cr_assert(strstr(on_disk(), "\"risk\": \"R1\"") && !strstr(on_disk(), "\"requirement\""));
}

Test(decide, a_clause_gets_a_position)
{
	fixture_decisions(f, "");
	expect_written(WISH(KEYS("backup-a"), .position = "代替案", .status = "agreed",
			    .by = "院長"),
		       "{'id': 'D-01', 'clause': 'backup-a', 'position': '代替案', 'contract': "
		       "'c1', 'status': 'agreed', 'by': '院長'",
		       "a clause");
}

Test(decide, a_project_without_decisions_gets_a_file)
{
	fixture_remove(f, "project/decisions.json");
	cr_assert(try_wish(WISH(KEYS("R1"), .fee = "extra"), true), "%s", found_all(f->a, f->dl));
	cr_assert_str_eq(on_disk(),
			 "{\n \"schema\": \"bunkai/decisions/1\",\n \"decisions\": [\n  {\"id\": "
			 "\"D-01\", \"requirement\": \"R1\", \"contract\": \"c1\", \"fee\": "
			 "\"extra\", \"date\": \"2026-10-01\"}\n ]\n}\n");
}

static const struct {
	struct decide_wish wish;
	enum diag_code code;
	bool bad_line;
	const char *says;
} refused[] = {
	{{KEYS("R1/①-9"), .fee = "extra"}, DIAG_UNKNOWN_KEY, false, "R1/①-9"},
	{{KEYS("R1/1-2"), .fee = "extra"}, DIAG_UNKNOWN_KEY, false, "did you mean 'R1/①-2'?"},
	{{KEYS("R1/④-*"), .fee = "extra"}, DIAG_NO_SUCH_ROWS, false, "R1/①-*, R1/*"},
	{{KEYS("R1/①-＊"), .fee = "extra"}, DIAG_UNKNOWN_KEY, false, "did you mean 'R1/①-*'?"},
	{{KEYS("R1"), .where = "risk=R2", .fee = "extra"}, DIAG_NO_ROW_MEETS, false, "risk=R2 1"},
	{{KEYS("R2"), .accept_proposals = true, .by = "院長"}, DIAG_NO_ROW_MEETS, false, "proposed 2"},
	{{.where = "accountable=hospital", .fee = "extra"}, DIAG_ONLY_DUTIES, false, "kind=duty"},
	{{KEYS("R1"), .status = "agred", .by = "院長"}, DIAG_UNKNOWN_VALUE, true, "'agreed'?"},
	{{KEYS("R1"), .status = "recommended"}, DIAG_UNKNOWN_VALUE, true, "proposed, open"},
	{{KEYS("R1"), .fee = "inclded"}, DIAG_UNKNOWN_VALUE, true, "'included'?"},
	{{KEYS("R1"), .phase = "nrmal", .fee = "extra"}, DIAG_UNKNOWN_VALUE, true, "'normal'?"},
	{{KEYS("R1"), .contract = "c2", .fee = "extra"}, DIAG_UNKNOWN_VALUE, true, "c1"},
	{{KEYS("R1"), .roles = "makr=does"}, DIAG_NOT_A_PARTY, false, "did you mean 'maker'?"},
	{{KEYS("R1"), .roles = "maker=dos"}, DIAG_UNKNOWN_VALUE, true, "'does'?"},
	{{KEYS("R1"), .roles = "maker"}, DIAG_NO_ROLES, true, "PARTY=ROLE"},
	{{KEYS("R1"), .roles = "maker=does,maker=none"}, DIAG_NO_ROLES, true, "each party once"},
	{{KEYS("R1"), .date = "2026-02-30", .fee = "extra"}, DIAG_BAD_DATE, true, "2026-02-30"},
	{{KEYS("R1"), .status = "agreed"}, DIAG_WITHOUT_NAME, true, "agreed"},
	{{KEYS("R1"), .status = "agreed", .by = "　"}, DIAG_EMPTY_WORD, true, "nothing"},
	{{KEYS("R1"), .text = "\xff"}, DIAG_WORD_NOT_UTF8, true, "UTF-8"},
	{{KEYS("R1"), .text = "守\u202eる"}, DIAG_WORD_DECEIVES, true, "U+202E"},
	{{KEYS("R1"), .roles = "maker=does,vendor=none"}, DIAG_NO_ROLES, false, "'vendor'"},
	{{KEYS("R1"), .roles = "甲=does,hospital=none"}, DIAG_NO_ROLES, false, "'hospital'"},
	{{KEYS("R2"), .status = "agreed", .by = "事務長"}, DIAG_DECIDED_BEFORE, false, "院長"},
	{{KEYS("\xff"), .fee = "extra"}, DIAG_WORD_NOT_UTF8, true, "UTF-8"},
	{{KEYS("R1"), .by = "院長"}, DIAG_NOTHING_DECIDED, true, "--status"},
	{{.fee = "extra"}, DIAG_NOTHING_NAMED, true, "--where"},
	{{.accept_proposals = true, .by = "院長"}, DIAG_NOTHING_NAMED, true, "--contract"},
	{{KEYS("R1"), .accept_proposals = true, .status = "open", .by = "院長"},
	 DIAG_NOT_TOGETHER,
	 true,
	 "--status"},
	{{KEYS("R1"), .fee = "extra", .owner = "事務長"}, DIAG_NO_ACCEPTANCE, true, "accepted"},
	{{KEYS("backup-a"), .status = "open"}, DIAG_CLAUSE_WITHOUT_POSITION, false, "backup-a"},
	{{KEYS("backup-a"), .position = "代案"}, DIAG_UNKNOWN_POSITION, false, "代替案"},
	{{KEYS("remote-a"), .position = "代替案"}, DIAG_CLAUSE_ONE_TEXT, false, "remote-a"},
	{{KEYS("bakup-a"), .position = "代替案"}, DIAG_UNKNOWN_CLAUSE, false, "'backup-a'?"},
	{{KEYS("backup-a"), .position = "代替案", .status = "accepted", .by = "院長"},
	 DIAG_NO_STATUS_OF_CLAUSE,
	 true,
	 "accepted"},
	{{KEYS("R1/①-1"), .roles = "maker=none"}, DIAG_NEEDS_ONE, false, "R1/①-1"},
	{{KEYS("R3"), .status = "agreed", .by = "院長"}, DIAG_NEEDS_ONE, false, "R3/③-1"},
	{{KEYS("R1"), .status = "agreed", .by = "院長", .roles = "maker=accountable,hospital=◎"},
	 DIAG_NEEDS_ONE,
	 false,
	 "R1/①-1, R1/①-2"},
	{{KEYS("R2"), .status = "open"}, DIAG_DECIDED_BEFORE, false, "R2/②-1 (D1, 院長, 2026-09-01)"},
	{{KEYS("R2"), .status = "agreed", .by = "院長", .date = "2026-09-01"},
	 DIAG_CHANGES_NOTHING,
	 false,
	 "already"},
};

Test(decide, what_is_refused_is_told_once_and_writes_nothing)
{
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R2/②-1', 'status': 'agreed', 'by': "
			     "'院長', 'date': '2026-09-01'}");
	const char *was = on_disk();

	for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
		cr_assert(!try_wish(&refused[i].wish, true), "case %zu", i);
		cr_assert_eq(f->dl->all.n, 1, "case %zu: %s", i, found_all(f->a, f->dl));
		cr_expect_eq(f->dl->all.at[0].code, refused[i].code, "case %zu: %s", i,
			     f->dl->all.at[0].message);
		cr_expect_eq(d.bad_line, refused[i].bad_line, "case %zu", i);
		cr_expect_not_null(strstr(f->dl->all.at[0].message, refused[i].says),
				   "case %zu: %s", i, f->dl->all.at[0].message);
		cr_expect_str_eq(on_disk(), was, "case %zu", i);
	}
	cr_assert(try_wish(WISH(KEYS("R2"), .status = "open", .override = true), true),
		  "unless it is said: %s", found_all(f->a, f->dl));
}

Test(decide, undo_takes_what_was_written_by_hand_one_by_one)
{
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R1/①-1', 'fee': 'extra'}, {'id': 'D2', "
			     "'requirement': 'R1/①-2', 'fee': 'extra'}");
	cr_assert(undo());
	cr_assert(strstr(on_disk(), "D1") && !strstr(on_disk(), "D2"));
	cr_assert(undo());
	cr_assert(!undo());
	cr_assert_eq(f->dl->all.at[0].code, DIAG_NOTHING_TO_UNDO);
}

Test(decide, what_has_two_already_is_not_agreed_by_saying_so)
{
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R1/①-1', 'roles': {'maker': "
			     "'accountable', 'clinic': 'accountable'}}");
	cr_assert(!try_wish(WISH(KEYS("R1/①-1"), .status = "agreed", .by = "院長"), true));
	cr_assert_eq(f->dl->all.at[0].code, DIAG_NEEDS_ONE);
	cr_assert(try_wish(WISH(KEYS("R1/①-1"), .fee = "extra"), true), "a fee is another matter: %s",
		  found_all(f->a, f->dl));
	cr_assert(try_wish(WISH(KEYS("R1/①-1"), .status = "agreed", .by = "院長",
				.roles = "clinic=informed"),
			   true),
		  "%s", found_all(f->a, f->dl));
}

Test(decide, undo_leaves_the_one_that_was_copied_with_its_id)
{
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R1/①-1', 'fee': 'extra'}, {'id': 'D1', "
			     "'requirement': 'R1/①-2', 'fee': 'extra'}");
	cr_assert(undo());
	cr_assert(strstr(on_disk(), "R1/①-1") && !strstr(on_disk(), "R1/①-2"), "%s", on_disk());
	cr_assert_eq(d.file.ids.n, 1);
}

Test(decide, a_number_too_long_to_be_counted_is_none)
{
	fixture_decisions(f, "{'id': 'D-99999999999999999999', 'requirement': 'R1/①-1', 'fee': "
			     "'extra'}");
	expect_written(WISH(KEYS("R1/①-2"), .fee = "extra"), "{'id': 'D-01', ", "the first");
	expect_written(WISH(KEYS("R2"), .fee = "extra"), "{'id': 'D-02', ", "the second");
}

Test(decide, a_list_that_is_null_becomes_one)
{
	fixture_write(f, "project/decisions.json",
		      "{'schema': 'bunkai/decisions/1', 'decisions': [], 'acceptances': null}");
	expect_written(WISH(KEYS("R3"), .status = "accepted", .by = "院長"),
		       "'acceptances': [{'id': 'D-01', 'risk': 'R3'", "null");
}

/* Two contracts, of which one rests on two registers, so that one command writes several. */
static void write_two_contracts(void)
{
	fixture_replace(f, "project/bunkai.json", "'omit': []}]",
			"'omit': []}, {'id': 'c2', 'title': '別契約', 'parties': [{'party': "
			"'clinic', 'label': '甲', 'role': 'hospital'},"
			"{'party': 'maker', 'label': '乙', 'role': 'vendor'}], 'systems': "
			"['karte'], 'registers': ['register', 'tele']}]");
	fixture_register(f, "project/registers/tele.json",
			 "{'id': 'R1', 'response': 'Yes', 'duty': '見てください。'}, {'id': 'R9', "
			 "'response': 'Yes'}",
			 "{'risk': 'R1', 'no': '①-1', 'applies': '対象外', 'response': 'Yes', "
			 "'text': '守る。'}, {'risk': 'R9', 'no': '①-1', 'applies': '対象外', "
			 "'response': 'Yes', 'text': '守る。'}, {'risk': 'R9', 'no': '①-2', "
			 "'applies': '対象', 'response': 'Yes', 'text': '守る。', 'agreement': true}");
	if (pick(2))
		fixture_write(f, "project/decisions.json",
			      PICK("{'schema': 'bunkai/decisions/1', 'decisions': []}",
				   "{\r\n\t'decisions': [\r\n\t\t{'id': 'K7', 'topic': 'remote', "
				   "'fee': 'extra'}\r\n\t],\r\n\t'schema': "
				   "'bunkai/decisions/1'\r\n}\r\n",
				   "{'schema': 'bunkai/decisions/1', 'acceptances': [], "
				   "'decisions': [{'id': 'D-99', 'clause': 'backup-a', "
				   "'position': '代替案'}]}"));
}

/* A command of which many are refused, as people's are. */
static struct decide_wish random_wish(void)
{
	static char *keys[] = {"R1",      "R1/①-1", "R1/①-*",   "R?/?-1", "tele:R9",
			       "R1/duty", "R3",     "tele:R*/*", "R2/②-1", "register:R1/①-2"};
	struct decide_wish w = {
		.where = PICK(NULL, NULL, "status=open", "status=proposed", "fee=undecided",
			      "kind=agreement", "accountable=none", "kind=duty", "contract=c2"),
		.status = PICK(NULL, NULL, "agreed", "open", "accepted", "rejected", "accept"),
		.roles = PICK(NULL, NULL, "vendor=accountable,hospital=informed",
			      "clinic=accountable,maker=does"),
		.text = PICK(NULL, "守る。", "\"引用\"と\\を含む。"),
		.fee = PICK(NULL, "extra", "included"),
		.phase = PICK(NULL, NULL, NULL, "emergency"),
		.contract = PICK(NULL, NULL, "c1", "c2"),
		.by = PICK("院長", "事務長"),
		.accept_proposals = pick(6) == 0,
		.override = pick(2) == 0,
	};

	w.keys = &keys[pick(ARRAY_LEN(keys))];
	w.n_keys = pick(3) && !w.where ? 1 : pick(2);
	if (w.accept_proposals)
		w.status = NULL;
	return w;
}

/* The files behind each command, to be met again on the way back. */
struct history {
	VEC(const char *) all;
};

Test(decide, undo_brings_back_every_byte)
{
	size_t written = 0, refusals = 0, several = 0;

	for (unsigned seed = 1; seed <= rounds(12, 120); seed++) {
		struct history before = {0};

		chance_seed(seed);
		write_two_contracts();
		for (unsigned n = 0; n < 12; n++) {
			const struct decide_wish w = random_wish();
			const char *was = on_disk();

			if (!try_wish(&w, true)) {
				refusals++;
				cr_assert_str_eq(on_disk(), was, "seed %u: refused, yet written",
						 seed);
				continue;
			}
			*vec_push(f->a, &before.all) = was;
			written++;
			several += strstr(on_disk(), "\"with\"") && !strstr(was, "\"with\"");
		}
		for (size_t i = before.all.n; i > 0; i--) {
			cr_assert(undo(), "seed %u: %s", seed, found_all(f->a, f->dl));
			cr_assert_str_eq(on_disk(), before.all.at[i - 1], "seed %u, command %zu",
					 seed, i);
		}
		stop_suite();
		start_suite();
	}
	cr_assert_gt(written, rounds(40, 400), "%zu written, %zu refused", written, refusals);
	cr_assert_gt(several, rounds(4, 40));
}

/* What somebody wrote behind it by hand does not part what one command wrote. */
Test(decide, undo_takes_all_of_a_command_whatever_stands_behind)
{
	const char *was = "{'schema': 'bunkai/decisions/1', 'acceptances': [{'risk': 'R3', 'by': "
			  "'院長', 'date': '2026-09-01'}], 'decisions': []}";

	fixture_write(f, "project/decisions.json", was);
	const char *begun = on_disk();

	cr_assert(try_wish(WISH(KEYS("R2"), .status = "accepted", .by = "院長"), true), "%s",
		  found_all(f->a, f->dl));
	fixture_replace(f, "project/decisions.json", "'date': '2026-10-01'}]",
			"'date': '2026-10-01'}, {'risk': 'R1', 'by': '院長', 'date': '2026-09-02'}]");
	cr_assert(undo());
	fixture_replace(f, "project/decisions.json",
			", {'risk': 'R1', 'by': '院長', 'date': '2026-09-02'}", "");
	cr_assert_str_eq(on_disk(), begun);
}
