/* SPDX-License-Identifier: MIT
 *
 * What check says of answers to the checklist and of the papers of vendors: a sound file is silent,
 * and each fault has its own word at its own place.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/inspection.h"
#include "../support/suite.h"
#include "base/text.h"

FIXTURE_SUITE(check_inspection, f);

#define REST INSPECTION_YES("1①") ", " INSPECTION_YES("2⑥")
#define MDS "{'id': 'k-mds', 'system': 'karte', 'paper': 'mds', 'edition': 'form-2', "
#define IN "'asked': '2026-07-01', 'received': '2026-07-24', 'where': '書庫'}"
#define SDS "{'id': 'k-sds', 'system': 'karte', 'paper': 'sds', 'edition': 'form-2', "

static void lay(const char *answers, const char *disclosures)
{
	inspection_lay(f, answers, disclosures);
	fixture_check(f);
}

Test(check_inspection, a_sound_file_is_silent)
{
	lay(INSPECTION_ANSWERS, INSPECTION_PAPERS);
	cr_assert_eq(f->run.findings->all.n, 0, "%s", found_all(f->a, f->run.findings));
}

/* A project that keeps no such file and makes no such paper is asked nothing. */
Test(check_inspection, nobody_is_asked_who_keeps_no_file)
{
	inspection_lay(f, "", "");
	fixture_remove(f, "project/inspection.json");
	fixture_check(f);
	cr_assert_eq(f->run.findings->all.n, 0, "%s", found_all(f->a, f->run.findings));
}

static const struct {
	const char *answers, *disclosures;
	enum diag_code code;
	const char *subject, *place, *words;
} faults[] = {
	{REST ", " INSPECTION_YES("2④"), INSPECTION_PAPERS, DIAG_UNKNOWN_CHECKLIST_ITEM, "2④",
	 "answers[2]", "2③"},
	{INSPECTION_ANSWERS ", " INSPECTION_YES("1①"), INSPECTION_PAPERS, DIAG_DUPLICATE_ID, "1①",
	 "answers[3]", "answers[0]"},
	{REST, INSPECTION_PAPERS, DIAG_CHECKLIST_UNANSWERED, NULL, "inspection.json",
	 "1 of 3 items of cl-2 have no answer: 2③"},
	{REST ", " INSPECTION_NO("2③", ""), INSPECTION_PAPERS, DIAG_ANSWER_WITHOUT_TARGET, "2③",
	 "answers[2]", "2027-03-31"},
	{REST ", " INSPECTION_NO("2③", ", 'target': '2027-04-01'"), INSPECTION_PAPERS,
	 DIAG_TARGET_AFTER_YEAR, "2③", "answers[2]", "2027-04-01"},
	{REST ", " INSPECTION_NO("2③", ", 'target': '2026-09-30'"), INSPECTION_PAPERS, DIAG_TARGET_OVERDUE,
	 "2③", "answers[2]", "2026-09-30"},
	{REST ", {'item': '2③', 'answer': 'no', 'by': 'x', 'date': '2026-09-14', 'target': "
	      "'2027-01-31'}",
	 INSPECTION_PAPERS, DIAG_ANSWER_WITHOUT_OWNER, "2③", "answers[2]", "'owner'"},
	{REST ", {'item': '2③', 'answer': 'yes', 'evidence': '台帳', 'by': 'x', 'date': "
	      "'2026-09-14'}",
	 INSPECTION_PAPERS, DIAG_ANSWER_WITHOUT_EVIDENCE, "2③", "answers[2]", "'where'"},
	{REST ", {'item': '2③', 'answer': 'not-applicable', 'by': 'x', 'date': '2026-09-14'}",
	 INSPECTION_PAPERS, DIAG_ANSWER_WITHOUT_EVIDENCE, "2③", "answers[2]", "'evidence'"},
	{REST ", {'item': '2③', 'answer': 'yes', 'evidence': '台帳', 'where': '書庫'}",
	 INSPECTION_PAPERS, DIAG_ANSWER_WITHOUT_DATE, "2③", "answers[2]", "by, date"},
	{INSPECTION_ANSWERS, MDS IN, DIAG_ANSWER_AGAINST_DISCLOSURES, "2③", "answers[1]",
	 "SDS (karte)"},
	/* remote maintenance without an SDS */
	{INSPECTION_ANSWERS, MDS IN, DIAG_DISCLOSURE_MISSING, "karte", "systems[0]",
	 "this system has: 遠隔保守; so SDS is wanted, and nobody asked 例示社 for it"},
	{INSPECTION_ANSWERS, MDS IN ", {'id': 'k-sds', 'system': 'karte', 'paper': 'sds'}",
	 DIAG_DISCLOSURE_MISSING, "karte", "systems[0]", "disclosure/k-sds asked=D"},
	{INSPECTION_ANSWERS, MDS IN ", " SDS "'asked': '2026-08-31'}", DIAG_DISCLOSURE_LATE,
	 "k-sds", "disclosures[1]", "2026-08-31, more than 30 days"},
	{INSPECTION_ANSWERS,
	 MDS IN ", " SDS "'asked': '2026-07-02', 'received': '2026-07-01', 'where': 'x'}",
	 DIAG_DISCLOSURE_BEFORE_ASKED, "k-sds", "disclosures[1]", "2026-07-02"},
	{INSPECTION_ANSWERS, MDS IN ", {'id': 'k-sds', 'system': 'karte', 'paper': 'sds', "
				    "'received': '2026-07-01'}",
	 DIAG_DISCLOSURE_INCOMPLETE, "k-sds", "disclosures[1]", "edition, where"},
	{INSPECTION_ANSWERS,
	 MDS IN ", {'id': 'k-sds', 'system': 'karte', 'paper': 'sds', 'edition': 'form-1', " IN,
	 DIAG_DISCLOSURE_OLD_EDITION, "k-sds", "disclosures[1]", "of F1, but F2 counts"},
	{INSPECTION_ANSWERS,
	 MDS IN ", {'id': 'k-sds', 'system': 'karte', 'paper': 'sds', 'edition': 'cl-2', " IN,
	 DIAG_DISCLOSURE_OTHER_SERIES, "k-sds", "disclosures[1]", "form-1, form-2"},
	{INSPECTION_ANSWERS,
	 MDS IN ", {'id': 'k-sds', 'system': 'karte', 'paper': 'sds', 'edition': 'form-3', " IN,
	 DIAG_UNKNOWN_GUIDELINE, "k-sds", "disclosures[1]", "form-3"},
	{INSPECTION_ANSWERS, INSPECTION_PAPERS ", {'id': 'x', 'system': 'carte', 'paper': 'mds'}",
	 DIAG_UNKNOWN_SYSTEM, "x", "disclosures[2]", "karte"},
	{INSPECTION_ANSWERS, INSPECTION_PAPERS ", {'id': 'x', 'system': 'karte', 'paper': 'mdss'}",
	 DIAG_UNKNOWN_DISCLOSURE_PAPER, "x", "disclosures[2]", "mds"},
	{INSPECTION_ANSWERS, INSPECTION_PAPERS ", " MDS IN, DIAG_DUPLICATE_ID, "k-mds",
	 "disclosures[2]", "disclosures[0]"},
};

Test(check_inspection, each_fault_is_told_at_its_place)
{
	for (size_t i = 0; i < ARRAY_LEN(faults); i++) {
		stop_suite();
		start_suite();
		lay(faults[i].answers, faults[i].disclosures);
		const struct diag *d = found(f->run.findings, faults[i].code, faults[i].subject);

		cr_assert_not_null(d, "case %zu: %s", i, found_all(f->a, f->run.findings));
		cr_expect(strstr(d->place, faults[i].place), "case %zu: %s", i, d->place);
		cr_expect(strstr(d->message, faults[i].words), "case %zu: %s", i, d->message);
	}
}

/* A note says what protects until then: a day behind the fiscal year is known to be one. */
Test(check_inspection, a_late_target_with_a_note_is_none)
{
	lay(REST ", " INSPECTION_NO("2③", ", 'target': '2027-04-30', 'note': '立ち会う。'"),
	    INSPECTION_PAPERS);
	cr_assert_eq(f->run.findings->all.n, 0, "%s", found_all(f->a, f->run.findings));
}

/* Answers to another form are answers to other questions. */
Test(check_inspection, the_edition_that_is_answered_is_the_one_that_is_printed)
{
	inspection_lay(f, INSPECTION_YES("2③"), INSPECTION_PAPERS);
	fixture_replace(f, "project/inspection.json", "'cl-2'", "'cl-1'");
	fixture_check(f);
	cr_assert_not_null(found(f->run.findings, DIAG_ANSWERS_OF_ANOTHER_CHECKLIST, NULL), "%s",
			   found_all(f->a, f->run.findings));
	fixture_replace(f, "project/inspection.json", "'checklist': 'cl-1', ", "");
	fixture_check(f);
	const struct diag *d = found(f->run.findings, DIAG_ANSWERS_WITHOUT_CHECKLIST, NULL);

	cr_assert(d && strstr(d->message, "checklist=cl-2"), "%s",
		  found_all(f->a, f->run.findings));
}

/* What is asked for anew is not asked for once more. */
Test(check_inspection, an_old_edition_that_is_asked_for_anew_is_none)
{
	lay(INSPECTION_ANSWERS,
	    SDS IN ", {'id': 'old', 'system': 'karte', 'paper': 'mds', 'edition': 'form-1', " IN
		   ", {'id': 'new', 'system': 'karte', 'paper': 'mds', 'asked': '2026-09-15'}");
	cr_assert_eq(f->run.findings->all.n, 0, "%s", found_all(f->a, f->run.findings));
}

/* None of them touches what is signed with a vendor. */
Test(check_inspection, findings_speak_of_the_hospital)
{
	lay(REST, MDS IN);
	cr_assert_gt(f->run.findings->all.n, 1);
	for (size_t i = 0; i < f->run.findings->all.n; i++) {
		const struct diag *d = &f->run.findings->all.at[i];

		cr_expect(d->about.n == 1 && strcmp(d->about.at[0].kind, "hospital") == 0, "%s",
			  d->message);
	}
}

Test(check_inspection, what_the_library_asks_for_has_to_be_there)
{
	inspection_lay(f, INSPECTION_ANSWERS, INSPECTION_PAPERS);
	fixture_replace(f, "data/clauses/disclosures.json", "'not system.cloud'", "'not system.clud'");
	fixture_replace(f, "data/clauses/disclosures.json", "['cl-1/2③']},", "['cl-1/2④']},");
	fixture_check(f);
	cr_expect_not_null(found(f->run.findings, DIAG_UNKNOWN_WHEN, "mds"), "%s",
			   found_all(f->a, f->run.findings));
	cr_expect_not_null(found(f->run.findings, DIAG_UNKNOWN_REFERENCE, "mds"));
}
