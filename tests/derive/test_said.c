/* SPDX-License-Identifier: MIT
 *
 * Which sentences rows say in full: phrase by phrase, whoever acts and however a phrase ends.
 */
#include "derive/said.h"

#include <criterion/criterion.h>

#include "../support/suite.h"

ARENA_SUITE(said, a);

static const char *const labels[] = {"甲", "乙"};

static const struct {
	const char *sentence, *said;
	bool fully;
} cases[] = {
	{"乙は、手順書を提出する。", "手順書を提出する", true},
	{"乙は、手順書を作成し、甲に提出する。", "手順書を作成する 甲に提出する", true},
	{"乙は、手順書を作成し、甲に提出する。", "手順書を作成する", false},
	{"乙は、手順書を作成し、翌営業日までに甲に提出する。", "手順書を作成する", false},
	{"甲及び乙は、管理簿を点検する。", "管理簿を点検する", true},
	/* a condition, a ground, one of several things */
	{"障害が続くときは、乙は、代わりの機器を貸し出す。", "代わりの機器を貸し出す", false},
	{"障害が続くときは、乙は、代わりの機器を貸し出す。", "代わりの機器を貸し出す 障害が続くとき", true},
	{"乙は、リスクの分析の結果に基づき、計画を定める。", "計画を定める", false},
	{"乙は、氏名、生年月日及び連絡先を記録する。", "氏名を記録する", false},
	/* what stands in brackets is asked of nobody, with the commas in it */
	{"乙は、端末（甲が貸与し、又は承認したものに限る。）を用いる。", "端末を用いる", true},
	{"", "", true},
};

Test(said, sentences)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct said said = {cases[i].said, labels, sizeof labels / sizeof *labels};

		cr_expect_eq(said_fully(a, &said, cases[i].sentence), cases[i].fully, "%s <- %s",
			     cases[i].sentence, cases[i].said);
	}
}
