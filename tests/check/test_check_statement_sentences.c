/* SPDX-License-Identifier: MIT
 *
 * Statements beside the very sentence they speak of: a sound 項 with its statements, of which
 * `check` says nothing, and one wrong word in them, of which it does.
 */
#include <criterion/criterion.h>

#include "../support/fixture.h"
#include "../support/statements.h"

/* `prose` is the 4th 項 of 標準案; `statements` are those of it. */
static const struct sentence_case {
	const char *prose, *statements;
	const char *from, *to;
	enum diag_code code;
	const char *subject;
} cases[] = {
	/* both are the subject, each for his own */
	{"{{hospital}}及び{{vendor}}は、自らが管理する端末を施錠する。",
	 "{'id': 's', 'kind': 'level', 'who': 'each', 'act': '管理する端末を施錠する', 'when': "
	 "'always', 'at': {'標準案': '4'}}",
	 "'who': 'each'", "'who': 'vendor'", DIAG_ACTOR_NOT_IN_TEXT, "remote-d#s"},
	{"{{hospital}}及び{{vendor}}は、各自の端末を次のとおり設定する。\n\n1. 通信を暗号化すること。\n"
	 "2. 画面を保護すること。",
	 "{'id': 's', 'kind': 'level', 'who': 'each', 'act': '端末の通信を暗号化する', 'when': "
	 "'always', 'at': {'標準案': '4(1)'}}, {'id': 't', 'kind': 'level', 'who': 'each', "
	 "'act': '端末の画面を保護する', 'when': 'always', 'at': {'標準案': '4(2)'}}",
	 "'each', 'act': '端末の通信", "'hospital', 'act': '端末の通信", DIAG_ACTOR_NOT_IN_TEXT,
	 "remote-d#s"},
	{"利用の契約をした当事者が、回線の管理の責任を負い、{{hospital}}及び{{vendor}}は、回線を表に記載する。",
	 "{'id': 's', 'kind': 'assign', 'who': 'each', 'act': '契約をした回線の管理の責任を負う', "
	 "'when': 'always', 'at': {'標準案': '4'}}, {'id': 't', 'who': 'vendor', 'with': "
	 "['hospital'], 'act': '回線を表に記載する', 'at': {'標準案': '4'}}",
	 "'who': 'each'", "'who': 'vendor'", DIAG_ACTOR_NOT_IN_TEXT, "remote-d#s"},
	/* of two topics the last before the act, which the sentence after goes on with */
	{"{{vendor}}は、回線を閉じる。夜間については、{{hospital}}が、電話で申請を受け付ける。",
	 "{'id': 's', 'who': 'vendor', 'act': '回線を閉じる', 'at': {'標準案': '4'}}, {'id': 't', "
	 "'who': 'hospital', 'act': '夜間の申請を電話で受け付ける', 'at': {'標準案': '4'}}",
	 "'who': 'hospital', 'act': '夜間", "'who': 'vendor', 'act': '夜間",
	 DIAG_ACTOR_NOT_IN_TEXT, "remote-d#t"},
	{"{{vendor}}は、{{hospital}}が指定する相手方に取決書を示す。取決書には、担当者を定める。",
	 "{'id': 's', 'who': 'vendor', 'act': '相手方に取決書を示す', 'at': {'標準案': '4'}}, "
	 "{'id': 't', 'who': 'vendor', 'act': '取決書に担当者を定める', 'at': {'標準案': '4'}}",
	 "'vendor', 'act': '取決書に担当者", "'hospital', 'act': '取決書に担当者",
	 DIAG_ACTOR_NOT_IN_TEXT, "remote-d#t"},
	/* another 号 has a subject of its own */
	{"機器の更新の責任は、次の者が負う。\n\n1. 据え付けた機器　{{vendor}}が更新の責任を負う。\n"
	 "2. 通信の機器　契約をした当事者が更新の責任を負う。",
	 "{'id': 's', 'kind': 'assign', 'who': 'vendor', 'act': '据え付けた機器の更新の責任を負う', "
	 "'when': 'always', 'at': {'標準案': '4(1)'}}, {'id': 't', 'kind': 'assign', 'who': "
	 "'each', 'act': '通信の機器の更新の責任を負う', 'when': 'always', 'at': {'標準案': "
	 "'4(2)'}}",
	 "'who': 'each'", "'who': 'vendor'", DIAG_ACTOR_NOT_IN_TEXT, "remote-d#t"},
	/* an effect that its subject feels, and two that another does */
	{"{{hospital}}は、期限までに回答しない申請を、承認しなかったものとみなす。",
	 "{'id': 's', 'kind': 'effect', 'who': 'hospital', 'act': "
	 "'回答しない申請を承認しなかったものとみなす', 'when': 'late', 'at': {'標準案': '4'}}",
	 "'who': 'hospital', 'act': '回答しない", "'who': 'vendor', 'act': '回答しない",
	 DIAG_ACTOR_NOT_IN_TEXT, "remote-d#s"},
	{"回答の遅れについて、{{vendor}}は責任を負わない。",
	 "{'id': 's', 'kind': 'effect', 'who': 'hospital', 'act': '回答の遅れの責任を問わない', "
	 "'when': 'late', 'at': {'標準案': '4'}}",
	 "'who': 'hospital', 'act': '回答の", "'who': 'vendor', 'act': '回答の",
	 DIAG_ACTOR_NOT_IN_TEXT, "remote-d#s"},
	{"作業の記録の権利は、{{hospital}}に属する。",
	 "{'id': 's', 'kind': 'effect', 'who': 'vendor', 'act': '記録の権利が{{hospital}}に属する', "
	 "'when': 'always', 'at': {'標準案': '4'}}",
	 "'who': 'vendor', 'act': '記録の", "'who': 'hospital', 'act': '記録の",
	 DIAG_ACTOR_NOT_IN_TEXT, "remote-d#s"},
	/* a right's words are those behind the act */
	{"{{vendor}}は、当該者の権限を停止する。",
	 "{'id': 's', 'who': 'vendor', 'act': '当該者の権限を停止する', 'at': {'標準案': '4'}}",
	 "'who': 'vendor', 'act': '当該者", "'kind': 'may', 'who': 'vendor', 'act': '当該者",
	 DIAG_KIND_NOT_IN_TEXT, "remote-d#s"},
	{"{{vendor}}は、停止のときも閲覧できるよう、次の機能を備える。\n\n1. 記録を出力する機能",
	 "{'id': 's', 'kind': 'level', 'who': 'vendor', 'act': '記録を出力する機能を備える', "
	 "'when': 'always', 'at': {'標準案': '4(1)'}}",
	 "'kind': 'level', 'who': 'vendor', 'act': '記録を", "'kind': 'may', 'who': 'vendor', "
	 "'act': '記録を", DIAG_KIND_NOT_IN_TEXT, "remote-d#s"},
	/* the 号, the 項 and the list that have the act's words */
	{"{{vendor}}は、次の事項を記載した計画書を作成する。\n\n1. 日時\n2. 人数",
	 "{'id': 's', 'who': 'vendor', 'act': '事項を記載した計画書を作成する', 'at': {'標準案': "
	 "'4'}}",
	 "'4'}}", "'4(1)'}}", DIAG_STATEMENT_PLACE, "remote-d#s"},
	{"{{vendor}}は、次の費用を負担する。\n\n1. 機器の買替え\n2. 回線の切替え",
	 "{'id': 's', 'kind': 'effect', 'who': 'vendor', 'act': '買替え及び切替えの費用を負担する', "
	 "'when': 'always', 'at': {'標準案': '4'}}",
	 "'4'}}", "'4(1)'}}", DIAG_STATEMENT_PLACE, "remote-d#s"},
	{"{{vendor}}は、本システムに次の機能を備える。\n\n1. 弱い語の設定を拒むこと。\n"
	 "2. 失敗を数えること。",
	 "{'id': 's', 'kind': 'level', 'who': 'vendor', 'act': '弱い語の設定を拒む', 'when': "
	 "'always', 'at': {'標準案': '4(1)'}}, {'id': 't', 'kind': 'level', 'who': 'vendor', "
	 "'act': '失敗を数える', 'when': 'always', 'at': {'標準案': '4(2)'}}",
	 "'4(1)'}}", "'4'}}", DIAG_STATEMENT_PLACE, "remote-d#s"},
	{"{{vendor}}は、端末の一覧を見直す。\n\n{{vendor}}は、端末の故障の一覧を印刷する。",
	 "{'id': 's', 'who': 'vendor', 'act': '端末の一覧を見直す', 'at': {'標準案': '4'}}, {'id': "
	 "'t', 'who': 'vendor', 'act': '端末の故障の一覧を印刷する', 'at': {'標準案': '5'}}",
	 "'5'}}", "'4'}}", DIAG_STATEMENT_PLACE, "remote-d#t"},
	/* a time belongs to the act behind it, and to all acts of that verb */
	{"{{vendor}}は、3日以内に端末を検査し、結果を5日以内に報告する。",
	 "{'id': 's', 'who': 'vendor', 'act': '端末を検査する', 'time': ['3日以内'], 'at': "
	 "{'標準案': '4'}}, {'id': 't', 'who': 'vendor', 'act': '結果を報告する', 'time': "
	 "['5日以内'], 'at': {'標準案': '4'}}",
	 "'time': ['3日以内'], 'at': {'標準案': '4'}}, {'id': 't', 'who': 'vendor', 'act': "
	 "'結果を報告する', 'time': [",
	 "'at': {'標準案': '4'}}, {'id': 't', 'who': 'vendor', 'act': '結果を報告する', 'time': "
	 "['3日以内', ", DIAG_UNCLAIMED_TIME, "remote-d"},
	{"{{vendor}}は、3日ごとに端末の数及び鍵の数を確認する。",
	 "{'id': 's', 'who': 'vendor', 'act': '端末の数を確認する', 'time': ['3日ごと'], 'at': "
	 "{'標準案': '4'}}, {'id': 't', 'who': 'vendor', 'act': '鍵の数を確認する', 'time': "
	 "['3日ごと'], 'at': {'標準案': '4'}}",
	 "'鍵の数を確認する', 'time': ['3日ごと'], ", "'鍵の数を確認する', ", DIAG_UNCLAIMED_TIME,
	 "remote-d"},
	{"{{vendor}}は、端末を接続する前に検査する。",
	 "{'id': 's', 'who': 'vendor', 'act': '端末を検査する', 'time': ['接続する前に'], 'at': "
	 "{'標準案': '4'}}",
	 "'time': ['接続する前に'], ", "", DIAG_UNCLAIMED_TIME, "remote-d"},
	/* what is asked of whom */
	{"{{vendor}}は、{{hospital}}の確認を受けて回線を開く。",
	 "{'id': 's', 'who': 'vendor', 'to': {'hospital': 'approves'}, 'act': '回線を開く', 'at': "
	 "{'標準案': '4'}}",
	 "'approves'", "'supports'", DIAG_ROLE_OF_TEXT, "remote-d#s"},
	{"{{vendor}}は、{{hospital}}に停止を求め、終わるまで接続を許可してはならない。",
	 "{'id': 's', 'who': 'vendor', 'to': {'hospital': 'informed'}, 'act': '停止を求める', "
	 "'at': {'標準案': '4'}}, {'id': 't', 'kind': 'ban', 'who': 'vendor', 'act': "
	 "'終わるまで接続を許可しない', 'when': 'always', 'at': {'標準案': '4'}}",
	 "'informed'}, 'act': '停止", "'approves'}, 'act': '停止", DIAG_ROLE_NOT_IN_TEXT,
	 "remote-d#s"},
	/* words of a measure of another topic that are in the 項, but not in the deed */
	{"{{vendor}}は、写しの取得の後に、回線を切る。",
	 "{'id': 's', 'who': 'vendor', 'act': '回線を切る', 'at': {'標準案': '4'}}",
	 "'act': '回線を切る', ", "'act': '回線を切る', 'part': ['backup.copy'], ",
	 DIAG_MEASURE_ELSEWHERE, "remote-d#s"},
};

static struct fixture *fixture_of(const struct sentence_case *c)
{
	struct fixture *f = fixture_new();

	statements_write(f);
	fixture_replace(f, DUTY_CLAUSE, "{{vendor}}は、承認なく接続してはならない。", c->prose);
	fixture_replace(f, DUTIES,
			"{'id': 'no-entry', 'kind': 'ban', 'who': 'vendor', 'act': "
			"'承認なく接続しない', 'when': 'always',\n   'at': {'標準案': '4'}}",
			c->statements);
	return f;
}

/* Rows of topics without statements say a phrase, which is no fault of a statement. */
static const char *said(const struct fixture *f)
{
	for (size_t i = 0; i < f->run.findings->all.n; i++)
		if (f->run.findings->all.at[i].code != DIAG_WORDS_BY_PHRASE)
			return found_all(f->a, f->run.findings);
	return NULL;
}

Test(check_statement_sentences, a_statement_that_fits_its_sentence_gives_nothing)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct fixture *f = fixture_of(&cases[i]);

		fixture_check(f);
		cr_expect_null(said(f), "case %zu (%s): %s", i, cases[i].prose, said(f));
		fixture_free(f);
	}
}

Test(check_statement_sentences, one_that_does_not_is_found)
{
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct sentence_case *c = &cases[i];
		struct fixture *f = fixture_of(c);

		fixture_replace(f, DUTIES, c->from, c->to);
		fixture_check(f);
		cr_expect_not_null(found(f->run.findings, c->code, c->subject),
				   "case %zu (%s): %s", i, c->to,
				   found_all(f->a, f->run.findings));
		fixture_free(f);
	}
}
