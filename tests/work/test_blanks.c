/* SPDX-License-Identifier: MIT
 *
 * What papers print as 未記入 or 未定 is a finding: of every word a member of a file is told, and
 * nothing is told that no paper prints.
 */
#include "work/blanks.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "work/documents.h"

FIXTURE_SUITE(blanks, f);

static size_t count_word(const char *text, const char *word)
{
	size_t n = 0;

	while ((text = strstr(text, word))) {
		text += strlen(word);
		n++;
	}
	return n;
}

static const struct diag *missing(const char *place)
{
	for (size_t i = 0; i < f->run.findings->all.n; i++) {
		const struct diag *d = &f->run.findings->all.at[i];

		if (d->code == DIAG_NOT_FILLED_IN && text_ends(d->place, place))
			return d;
	}
	return NULL;
}

static void look(void)
{
	fixture_check(f);
	blanks_add(&f->run);
}

/* The repository's library on the fixture's small project, which leaves much open. */
static void use_own_library(void)
{
	f->data = ".";
	fixture_replace(f, "project/bunkai.json", "'guideline': 'gl-1'", "'guideline': 'mhlw-6.0'");
	fixture_replace(f, "project/contacts.json",
			"'desks': [{'desk': 'office', 'phone': '0X-9', 'confirmed': "
			"'2026-09-02'}]",
			"'desks': []");
}

Test(blanks, a_project_that_says_all_has_none)
{
	look();
	cr_expect_eq(found_count(f->run.findings, DIAG_NOT_FILLED_IN), 0, "%s",
		     found_all(f->a, f->run.findings));
	cr_expect_eq(found_count(f->run.findings, DIAG_FEE_UNDECIDED), 0, "no paper prints fees");
}

Test(blanks, members_are_named_with_their_file)
{
	use_own_library();
	look();
	const struct diag *number = missing("project/bunkai.json:contracts[0].number");

	cr_assert_not_null(number, "%s", found_all(f->a, f->run.findings));
	cr_expect_str_eq(number->subject, "c1");
	cr_expect_not_null(strstr(number->message, "c1/annex"), "%s", number->message);
	cr_expect_not_null(missing("project/bunkai.json:parties[0].address"));
	cr_expect_not_null(missing("project/bunkai.json:systems[0].place"));
	cr_expect_not_null(missing("project/bunkai.json:systems[0].servers[0].os"));
	cr_expect_not_null(missing("project/contacts.json:contacts[0].email"));
	cr_expect_not_null(missing("project/contacts.json:desks.phone"), "a desk without a number");
	cr_expect_null(missing("project/contacts.json:contacts[0].phone"), "it is filled in");
	fixture_replace(f, "project/bunkai.json", "'title': '保守契約書'",
			"'title': '保守契約書', 'number': '第10号'");
	look();
	cr_expect_null(missing("project/bunkai.json:contracts[0].number"));
}

/* contact-without-phone and its like say more than that the word is printed. */
Test(blanks, what_a_check_tells_is_not_told_twice)
{
	use_own_library();
	fixture_replace(f, "project/contacts.json", "'phone_off': '0X-2', ", "");
	look();
	cr_expect_eq(found_count(f->run.findings, DIAG_CONTACT_WITHOUT_NIGHT_PHONE), 1);
	cr_expect_null(missing("contacts[0].phone_off"));
}

Test(blanks, fees_that_nobody_decided_are_one_finding)
{
	use_own_library();
	fixture_decisions(f, "{'id': 'D1', 'requirement': 'R1/①-1', 'fee': 'included'}, {'id': "
			     "'D2', 'requirement': 'R1/①-2', 'fee': 'undecided'}");
	fixture_replace(f, "project/bunkai.json", "'rules', 'contacts']", "'rules']");
	look();
	const struct diag *d = found(f->run.findings, DIAG_FEE_UNDECIDED, "c1");

	cr_assert(d && found_count(f->run.findings, DIAG_FEE_UNDECIDED) == 1);
	cr_expect_not_null(strstr(d->message, "4 of 5"), "%s", d->message);
}

/* Each document of each sample: as many notes as words, or more where one word stands for two. */
Test(blanks, no_word_is_printed_without_a_note)
{
	static const char *const samples[] = {"samples/telehealth", "samples/telehealth-next",
					      "samples/online-eligibility", "samples/clinic"};
	size_t words = 0;

	setenv("BUNKAI_DATA", ".", 1);
	for (size_t i = 0; i < ARRAY_LEN(samples); i++) {
		struct run run;

		cr_assert(run_load(&run, f->a, samples[i]));
		struct planned_list plan = documents_plan(&run, NULL, NULL);

		for (size_t k = 0; k < plan.all.n; k++) {
			const struct blanks *blanks = documents_blanks(&run, &plan.all.at[k]);
			struct diag_list *dl = diag_new(f->a);

			cr_assert_not_null(blanks);
			const char *text = doc_text(
				f->a, documents_bind(&run, &plan.all.at[k], NULL, false, NULL, dl));
			size_t n = count_word(text, library_word(run.library, "missing"));

			cr_expect(n ? blanks->all.n >= n : !blanks->all.n, "%s/%s: %zu, %zu notes",
				  samples[i], plan.all.at[k].name, n, blanks->all.n);
			words += n;
		}
	}
	cr_expect_gt(words, 100, "%zu words", words);
}

static const char *list(const struct blanks *found)
{
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; found && i < found->all.n; i++)
		strbuf_join(&sb, "\n", found->all.at[i].place);
	return sb.text;
}

/* Draft or not, with findings or without: a paper that is made notes what one for the count does. */
Test(blanks, what_is_noted_while_a_paper_is_made_is_what_it_prints)
{
	struct run made, counted;
	size_t n = 0;

	setenv("BUNKAI_DATA", ".", 1);
	cr_assert(run_load(&made, f->a, "samples/clinic"));
	cr_assert(run_load(&counted, f->a, "samples/clinic"));
	run_check(&made);
	struct planned_list plan = documents_plan(&made, NULL, NULL),
			    same = documents_plan(&counted, NULL, NULL);

	for (size_t i = 0; i < plan.all.n; i++) {
		struct planned_now now;

		cr_assert(documents_bind_now(&made, &plan.all.at[i], true, &now, made.findings));
		const char *noted = list(documents_blanks(&made, &plan.all.at[i]));

		cr_expect_str_eq(noted, list(documents_blanks(&counted, &same.all.at[i])));
		n += *noted != '\0';
	}
	cr_expect_gt(n, 3, "%zu papers print it", n);
}
