/* SPDX-License-Identifier: MIT
 *
 * Who may be told of a change: what is for the hospital's eyes or belongs to another contract's
 * parties is not for those of this one.
 */
#include "effects/change_readers.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"

FIXTURE_SUITE(change_readers, f);

#define PROJECT "project/bunkai.json"
#define OTHER "{'id': 'other', 'kind': 'vendor', 'name': '別社'}"
#define LAB "{'id': 'lab', 'name': '検査', 'vendor': 'other', 'place': '地階'}"
/* What a contract, or the hospital, leaves knowingly. */
#define LEFT(contract)                                                                             \
	"'left': [{'contract': '" contract "', 'points': ['clause:general-a'], 'reason': 'まだ', " \
	"'by': '甲野', 'date': '2026-09-20'}]"

struct reader_case {
	const char *file, *from, *to;
	enum audience audience; /* of the first change, for the parties of c1 */
};

static const struct reader_case cases[] = {
	{PROJECT, "'name': '例示社'", "'name': '例示株式会社'", AUDIENCE_EVERYONE},
	{PROJECT, "'cloud': false", "'cloud': true", AUDIENCE_PARTIES},
	{PROJECT, "'place': '地階'", "'place': '屋上'", AUDIENCE_HOSPITAL},
	{PROJECT, "'name': '検査'", "'name': '検査部門'", AUDIENCE_EVERYONE},
	{PROJECT, "'title': '保守契約書'", "'title': '保守委託契約書'", AUDIENCE_PARTIES},
	{PROJECT, "'title': '検査の契約'", "'title': '検査の委託契約'", AUDIENCE_HOSPITAL},
	{PROJECT, "'support_end': '2028-06-30'", "'support_end': '2029-06-30'", AUDIENCE_PARTIES},
	{"project/contacts.json", "'phone': '0X-1'", "'phone': '0X-7'", AUDIENCE_PARTIES},
	{"project/contacts.json", "'phone': '0X-1'", "'note': '要注意', 'phone': '0X-1'",
	 AUDIENCE_HOSPITAL},
	{"project/register.json", "'text': '作業を申請する。'", "'text': '作業を書面で申請する。'",
	 AUDIENCE_PARTIES},
	{"project/decisions.json", "'reason': '安い'", "'reason': '早い'", AUDIENCE_HOSPITAL},
	{"project/decisions.json", "'text': '前日まで'", "'text': '三日前まで'", AUDIENCE_PARTIES},
	{"project/decisions.json", "'text': '別の合意'", "'text': '別の約束'", AUDIENCE_HOSPITAL},
	{"project/decisions.json", "'decisions': [", LEFT("c1") ", 'decisions': [",
	 AUDIENCE_PARTIES},
	{"project/decisions.json", "'decisions': [", LEFT("c2") ", 'decisions': [",
	 AUDIENCE_HOSPITAL},
	{"project/decisions.json", "'decisions': [", LEFT("hospital") ", 'decisions': [",
	 AUDIENCE_HOSPITAL},
	{PROJECT, "'contracts': [", "'register_names': {'register': '診療'}, 'contracts': [",
	 AUDIENCE_PARTIES},
	{PROJECT, "'contracts': [", "'register_names': {'lab': '検査'}, 'contracts': [",
	 AUDIENCE_HOSPITAL},
	{"data/clauses/backup/backup-a.md", "毎週写しを取る", "毎月写しを取る", AUDIENCE_HOSPITAL},
	{"data/clauses/logging/logging-a.md", "作業を記録する", "作業を毎日記録する",
	 AUDIENCE_EVERYONE},
};

/* A second vendor with a system and a contract of its own. */
static void add_stranger(void)
{
	fixture_replace(f, PROJECT, "'parties': [{'id': 'clinic', 'kind'",
			"'parties': [" OTHER ", {'id': 'clinic', 'kind'");
	fixture_replace(f, PROJECT, "'systems': [{'id': 'karte', 'name'",
			"'systems': [" LAB ", {'id': 'karte', 'name'");
	fixture_replace(f, PROJECT, "'contracts': [",
			"'contracts': [{'id': 'c2', 'title': '検査の契約', 'from': '2026-04-01', "
			"'to': '2027-03-31', 'systems': ['lab'], 'parties': [{'party': 'clinic', "
			"'label': '甲', 'role': 'hospital'}, {'party': 'other', 'label': '乙', "
			"'role': 'vendor'}]}, ");
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R1/①-1', 'contract': 'c1', 'text': "
			     "'前日まで', 'reason': '安い'}, {'id': 'D2', 'requirement': 'R1/①-1', "
			     "'contract': 'c2', 'text': '別の合意'}");
}

struct two_states {
	struct derived_state before, after;
	const struct change_list *list;
};

static struct two_states replaced(const char *file, const char *from, const char *to)
{
	add_stranger();
	fixture_load(f);
	const struct run old = f->run;

	fixture_replace(f, file, from, to);
	fixture_load(f);
	struct two_states s = {
		{{old.project, old.library}, old.responsibilities, old.words},
		{{f->run.project, f->run.library}, f->run.responsibilities, f->run.words},
		NULL};

	s.list = state_compare(f->a, &s.before.own, &s.after.own, f->dl);
	cr_assert_gt(s.list->all.n, 0, "%s is no change", to);
	return s;
}

static enum audience after(const struct reader_case *c)
{
	const struct two_states s = replaced(c->file, c->from, c->to);

	return change_audience(f->a, &s.list->all.at[0], &s.before, &s.after,
			       project_contract(f->run.project, "c1"));
}

Test(change_readers, only_what_is_theirs)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		cr_expect_eq(after(&cases[i]), cases[i].audience, "case %zu: %s", i, cases[i].to);
		stop_suite();
		start_suite();
	}
}

static enum audience member_after(const struct two_states *s, const char *member)
{
	return change_member_audience(&s->list->all.at[0], "party", member, &s->before, &s->after,
				      project_contract(f->run.project, "c1"));
}

/* A company that came is named to all; where it is, to those who contract with it alone. */
Test(change_readers, each_member_of_what_came)
{
	const struct two_states s = replaced(
		PROJECT, "'parties': [{'id': 'other'",
		"'parties': [{'id': 'new', 'kind': 'vendor', 'name': '新社', 'address': '例示市', "
		"'note': '要注意'}, {'id': 'other'");

	cr_expect_str_eq(s.list->all.at[0].subject, "new");
	cr_expect_eq(member_after(&s, "name"), AUDIENCE_EVERYONE);
	cr_expect_eq(member_after(&s, "address"), AUDIENCE_HOSPITAL);
	cr_expect_eq(member_after(&s, "note"), AUDIENCE_HOSPITAL);
}
