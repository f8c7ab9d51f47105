/* SPDX-License-Identifier: MIT
 *
 * The files of the clause with statements; see the header. Its topic's other clauses say that they
 * are text alone.
 */
#include "statements.h"

#define TEXT_ONLY(id) "{'schema': 'bunkai/duties/4', 'clause': '" id "', 'text_only': '試験の条項'}"

static const struct {
	const char *name, *text;
} files[] = {
	{DUTY_CLAUSE,
	 "---\nid: remote-d\ntopic: remote\ntitle: 作業の申請\ndocuments: [annex]\n"
	 "params:\n  days: 5\norder: 90\n---\n"
	 "## 標準案\n"
	 "{{vendor}}は、作業の申請書を{{days}}日前までに{{hospital}}に提出する。{{hospital}}は、"
	 "受け取った日から{{term.reply}}以内に可否を回答する。\n\n"
	 "双方は、連絡の方法を協議して定める。\n\n"
	 "{{vendor}}は、次の措置を講じる。\n\n"
	 "1. 作業の記録を1年間保存すること。\n"
	 "2. 作業に用いる端末を施錠すること。\n\n"
	 "{{vendor}}は、承認なく接続してはならない。\n"
	 "## 代替案\n"
	 "{{vendor}}は、作業の申請書を{{days}}日前までに提出する。この条で作業とは、遠隔の作業をいう。"
	 "申請の期間は、前条による。\n"},
	{DUTIES,
	 "{'schema': 'bunkai/duties/4', 'clause': 'remote-d',\n"
	 " 'statements': [\n"
	 "  {'id': 'apply', 'who': 'vendor', 'to': {'hospital': 'informed'}, 'act': "
	 "'作業の申請書を提出する', 'when': 'work.planned',\n"
	 "   'time': ['{{days}}日前まで'], 'record': '申請書', 'answers': ['remote.apply'],\n"
	 "   'at': {'標準案': '1', '代替案': '1'}, 'alt': {'代替案': {'to': null}}},\n"
	 "  {'id': 'answer', 'who': 'hospital', 'act': '可否を回答する', 'when': 'paper.received',\n"
	 "   'time': ['{{term.reply}}以内'], 'part': ['remote.answer'], 'at': {'標準案': '1'}},\n"
	 "  {'id': 'agree', 'who': 'vendor', 'with': ['hospital'], 'act': '連絡の方法を定める',\n"
	 "   'when': 'contract.signed', 'part': ['remote.both'], 'at': {'標準案': '2'}},\n"
	 "  {'id': 'keep', 'kind': 'level', 'who': 'vendor', 'act': '作業の記録を保存する', 'when': "
	 "'always', 'keep': '1年間',\n"
	 "   'part': ['remote.apply'], 'at': {'標準案': '3(1)'}},\n"
	 "  {'id': 'lock', 'who': 'vendor', 'act': '作業に用いる端末を施錠する', 'when': 'work.start',\n"
	 "   'at': {'標準案': '3(2)'}},\n"
	 "  {'id': 'no-entry', 'kind': 'ban', 'who': 'vendor', 'act': '承認なく接続しない', 'when': "
	 "'always',\n"
	 "   'at': {'標準案': '4'}}]}"},
	{"data/clauses/remote/remote-a.duties.json", TEXT_ONLY("remote-a")},
	{"data/clauses/remote/remote-r.duties.json", TEXT_ONLY("remote-r")},
	{MEASURES,
	 "{'schema': 'bunkai/measures/1', 'measures': [\n"
	 " {'id': 'remote.apply', 'topic': 'remote', 'name': '作業の申請', 'side': 'vendor', "
	 "'obligation': 'required', 'words': ['申請']},\n"
	 " {'id': 'remote.answer', 'topic': 'remote', 'name': '可否の回答', 'side': 'hospital', "
	 "'words': ['回答', '閉じて']},\n"
	 " {'id': 'remote.both', 'topic': 'remote', 'name': '連絡の方法の合意', 'side': 'both', "
	 "'words': ['合意', '連絡']},\n"
	 " {'id': 'backup.copy', 'topic': 'backup', 'name': '写しの取得', 'side': 'vendor', "
	 "'words': ['写し']}]}"},
	{TERMS,
	 "{'schema': 'bunkai/terms/1', 'terms': [{'id': 'reply', 'value': 3, 'unit': '日', "
	 "'meaning': '回答するまで', 'positions': {'代替案': '翌営業日'}}]}"},
	{SHARED_FACTS,
	 "{'schema': 'bunkai/shared-facts/1', 'facts': [\n"
	 " {'id': 'reply', 'words': ['受け取った日から', '可否を回答'], 'says': ['{{term.reply}}'], "
	 "'laid_down': 'remote-d', 'reason': '回答の期限は一つとする'}]}"},
	{FAMILY,
	 "{'schema': 'bunkai/family/1', 'id': 'metimic-1.1', 'topics': {'R1': 'remote'}, "
	 "'requirements': {'R1/①-2': 'logging'},\n"
	 " 'measures': {'R1/①-1': ['remote.apply'], 'R1/①-2': ['remote.both']}}"},
};

void statements_write(struct fixture *f)
{
	fixture_link(f, "clauses/duty-words.json");
	for (size_t i = 0; i < ARRAY_LEN(files); i++)
		fixture_write(f, files[i].name, files[i].text);
}
