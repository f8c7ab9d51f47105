/* SPDX-License-Identifier: MIT
 *
 * The sound little project, as text; see the header.
 */
#include "fixture_files.h"

#include "base/arena.h"

#define CLAUSE(id, topic, more, body) "---\nid: " id "\ntopic: " topic "\ntitle: " id "の条\n" more "---\n" body

const struct fixture_file fixture_files[] = {
	{"data/clauses/topics.json",
	 "{'schema': 'bunkai/topics/1',\n"
	 " 'chapters': {'annex': [{'id': 'work', 'title': '作業'}, {'id': 'data', 'title': "
	 "'情報'}], 'rules': [{'id': 'daily', 'title': '日常'}]},\n"
	 " 'topics': [\n"
	 "  {'id': 'remote', 'name': '遠隔', 'phase': 'maintenance', 'chapter': {'annex': 'work', "
	 "'rules': 'daily'}, 'timing': '作業の都度',\n"
	 "   'record': '作業記録', 'role': '係長', 'refs': ['gl-1/3']},\n"
	 "  {'id': 'backup', 'name': '写し', 'phase': 'normal', 'chapter': {'annex': 'data', "
	 "'rules': 'daily'}},\n"
	 "  {'id': 'logging', 'name': '記録', 'phase': 'normal', 'chapter': {'annex': 'data'}}]}"},
	{"data/clauses/families/metimic-1.1.json",
	 "{'schema': 'bunkai/family/1', 'id': 'metimic-1.1', 'topics': {'R1': 'remote'}, "
	 "'requirements': {'R1/①-2': 'logging'}}"},
	{"data/clauses/keywords.json",
	 "{'schema': 'bunkai/keywords/1', 'rules': [{'topic': 'backup', 'any': ['写し', '複製'], "
	 "'none': ['紙']}, {'topic': 'logging', 'any': ['記録']}]}"},
	{"data/clauses/guidelines/gl-1.json",
	 "{'schema': 'bunkai/guideline/1', 'id': 'gl-1', 'title': '指針 第1版', 'short': '指針1', "
	 "'abbreviation': 'G1', 'issuer': '省', 'as_of': '2026-08-31',\n"
	 " 'items': [{'id': '3', 'no': '3項', 'status': 'confirmed'}, {'id': '4', 'no': '4項', "
	 "'status': 'second-hand'}]}"},
	{"data/clauses/guidelines/gl-2.json",
	 "{'schema': 'bunkai/guideline/1', 'id': 'gl-2', 'title': '指針 第2版', 'short': '指針2', "
	 "'abbreviation': 'G2',\n"
	 " 'items': [{'id': '3', 'no': '3項', 'status': 'confirmed'}]}"},
	{"data/clauses/not-covered.json",
	 "{'schema': 'bunkai/not-covered/1', 'family': 'metimic-1.1', 'reasons': [{'key': "
	 "'R1/①-2', 'reason': '期限は契約書で定める。'},\n"
	 " {'key': 'R2/②-1', 'reason': '写しは論点の条で足りる。'}, {'key': 'R3/③-1', 'reason': "
	 "'対策しないと決めた。'}]}"},
	{"data/clauses/desks.json",
	 "{'schema': 'bunkai/desks/1', 'as_of': '2026-08-31', 'desks': [{'id': 'office', 'name': "
	 "'委員会', 'phone': null, 'status': 'second-hand',\n"
	 " 'deadlines': [{'what': '速報', 'within': '3日以内', 'status': 'confirmed'}]}, {'id': "
	 "'police', 'name': '警察', 'status': 'confirmed'}]}"},
	{"data/clauses/remote/remote-a.md",
	 CLAUSE("remote-a", "remote",
		"documents: [annex]\ncovers: [R1/①-1]\nparams:\n  days: 5\nrefs: [gl-1/3, "
		"gl-1/4]\norder: 10\n",
		"{{vendor}}は、{{days}}日前に申請する。\n\n申請書は次による。\n\n1. 目的\n2. "
		"作業者\n   1. 氏名\n   2. 所属\n\n細目は別に定める。\n")},
	{"data/clauses/remote/remote-r.md",
	 CLAUSE("remote-r", "remote", "documents: [rules]\ncovers: [R1/duty]\n",
		"係長は、{{hospital}}の回線を閉じる。\n")},
	{"data/clauses/backup/backup-a.md",
	 CLAUSE("backup-a", "backup", "documents: [annex]\n",
		"## 標準案\n毎日写しを取る。\n## "
		"代替案\n毎週写しを取る（{{ref:remote-a/2}}）。\n")},
	{"data/clauses/logging/logging-a.md", CLAUSE("logging-a", "logging", "documents: [annex]\n",
						     "{{ref:remote-a}}の作業を記録する。\n")},
	{"data/templates/documents/annex.json",
	 "{'schema': 'bunkai/template/1', 'id': 'annex', 'title': '別紙', 'subtitle': "
	 "'{{contract_title}}', 'scope': 'contract', 'parts': [\n"
	 " {'part': '条項', 'body': [{'block': 'articles'}]},\n"
	 " {'part': '一覧', 'body': [{'block': 'table', 'view': 'agreements', 'columns': [{'head': "
	 "'項番', 'field': 'key'}, {'head': '案', 'field': 'proposal'},\n"
	 "   {'head': '状態', 'field': 'status.name'}, {'head': '合意', 'field': 'agreed'}]},\n"
	 "  {'block': 'table', 'view': 'omitted', 'columns': [{'head': '条項', 'field': 'id'}, "
	 "{'head': '理由', 'field': 'reason'}]}]}]}"},
	{"data/templates/documents/boundary.json",
	 "{'schema': 'bunkai/template/1', 'id': 'boundary', 'title': '分界表', 'scope': "
	 "'contract', 'articles': 'annex', 'parts': [{'part': '表', 'body': [\n"
	 " {'block': 'table', 'view': 'responsibilities', 'columns': [{'head': '項番', 'field': "
	 "'key'}, {'head': '内容', 'field': 'text'},\n"
	 "  {'head': '{{label}}', 'field': 'role', 'each': 'party'}, {'head': '条', 'field': "
	 "'articles'}]}]}]}"},
	{"data/templates/documents/rules.json",
	 "{'schema': 'bunkai/template/1', 'id': 'rules', 'title': '規程', 'scope': 'hospital', "
	 "'terms': {'hospital': '当院', 'vendor': '委託先'}, 'parts': [\n"
	 " {'part': '本則', 'body': [{'block': 'articles', 'view': 'duties'}]}]}"},
	{"data/templates/documents/contacts.json",
	 "{'schema': 'bunkai/template/1', 'id': 'contacts', 'title': '連絡先', 'scope': "
	 "'hospital', 'parts': [{'part': '表', 'body': [\n"
	 " {'block': 'table', 'view': 'contacts', 'columns': [{'head': '窓口', 'field': 'desk'}, "
	 "{'head': '電話', 'field': 'phone'}]}]}]}"},
	{"project/bunkai.json",
	 "{'schema': 'bunkai/project/1', 'title': '試験', 'date': '2026-10-01', 'guideline': "
	 "'gl-1',\n"
	 " 'parties': [{'id': 'clinic', 'kind': 'hospital', 'name': '見本病院'}, {'id': 'maker', "
	 "'kind': 'vendor', 'name': '例示社'}],\n"
	 " 'systems': [{'id': 'karte', 'name': '電子カルテ', 'vendor': 'maker', 'owner': 'clinic', "
	 "'remote_maintenance': true, 'cloud': false,\n"
	 "   'servers': [{'id': 'db', 'name': '主機', 'support_end': '2028-06-30', 'updates': "
	 "'maker'}]}],\n"
	 " 'contracts': [{'id': 'c1', 'title': '保守契約書', 'signed': '2026-09-15', 'from': "
	 "'2026-10-01', 'to': '2027-09-30', 'edition': '初版',\n"
	 "   'parties': [{'party': 'clinic', 'label': '甲', 'role': 'hospital'}, {'party': "
	 "'maker', 'label': '乙', 'role': 'vendor'}],\n"
	 "   'systems': ['karte'], 'params': {}, 'positions': {}, 'omit': []}],\n"
	 " 'documents': ['annex', 'boundary', 'rules', 'contacts'], 'params': {}}"},
	{"project/contacts.json",
	 "{'schema': 'bunkai/contacts/1', 'contacts': [\n"
	 "  {'id': 'help', 'kind': 'vendor', 'party': 'maker', 'desk': '保守窓口', 'phone': "
	 "'0X-1', 'phone_off': '0X-2', 'hours': '終日', 'systems': ['karte'],\n"
	 "   'confirmed': '2026-09-01'}],\n"
	 " 'escalation': [{'step': 1, 'contact': 'help', 'within': '直ちに', 'what': "
	 "'知らせる。'}], 'desks': [{'desk': 'office', 'phone': '0X-9', 'confirmed': '2026-09-02'}]}"},
	{"project/decisions.json",
	 "{'schema': 'bunkai/decisions/1', 'decisions': [],\n"
	 " 'acceptances': [{'risk': 'R2', 'by': '院長', 'date': '2026-09-20', 'owner': "
	 "'院長', 'review': '2027-09-30'}, {'risk': 'R3', 'by': '院長', 'date': '2026-09-20', "
	 "'owner': '院長', 'review': '2027-09-30'}]}"},
	{"project/register.json",
	 "{'schema': 'bunkai/register/1', 'family': 'metimic-1.1',\n"
	 " 'scoring': {'matrix': [{'severity': 2, 'frequency': 1, 'level': 'High'}, {'severity': "
	 "1, 'frequency': 1, 'level': 'Low'}],\n"
	 "  'levels': [{'id': 'High', 'response': 'Yes'}, {'id': 'Low', 'response': 'No'}]},\n"
	 " 'flows': [{'id': 'F1'}], 'threats': [{'id': 'T1'}],\n"
	 " 'risks': [\n"
	 "  {'id': 'R1', 'scenario': '回線から入られる。', 'threat': 'T1', 'severity': 2, "
	 "'frequency': 1, 'level': 'High', 'response': 'Yes', 'duty': '回線を閉じてください。', "
	 "'place': 'p.1'},\n"
	 "  {'id': 'R2', 'scenario': '写しが無い。', 'threat': 'T1', 'severity': 2, 'frequency': "
	 "1, 'level': 'High', 'response': 'Yes',\n"
	 "   'residual': [{'scenario': '写しも壊れる。', 'severity': 1, 'frequency': 1, 'level': "
	 "'Low'}]},\n"
	 "  {'id': 'R3', 'scenario': '記録が読まれる。', 'threat': 'T1', 'severity': 1, "
	 "'frequency': 1, 'level': 'Low', 'response': 'No'}],\n"
	 " 'assessments': [\n"
	 "  {'flow': 'F1', 'threat': 'T1', 'situation': '電算室で', 'risk': 'R1', 'severity': 2, "
	 "'frequency': 1, 'level': 'High', 'response': 'Yes'},\n"
	 "  {'flow': 'F1', 'threat': 'T1', 'situation': '電算室で', 'risk': 'R2', 'severity': 2, "
	 "'frequency': 1, 'level': 'High', 'response': 'Yes'},\n"
	 "  {'flow': 'F1', 'threat': 'T1', 'situation': '電算室で', 'risk': 'R3', 'severity': 1, "
	 "'frequency': 1, 'level': 'Low', 'response': 'No'}],\n"
	 " 'requirements': [\n"
	 "  {'risk': 'R1', 'no': '①-1', 'viewpoint': '技術的対策', 'applies': '対象', 'response': "
	 "'Yes', 'text': '作業を申請する。', 'place': 'p.7'},\n"
	 "  {'risk': 'R1', 'no': '①-2', 'viewpoint': '技術的対策', 'applies': '対象', 'response': "
	 "'Yes', 'text': '期限を合意する。', 'agreement': true},\n"
	 "  {'risk': 'R1', 'no': null, 'viewpoint': '物理的対策', 'applies': null, 'response': "
	 "'Yes'},\n"
	 "  {'risk': 'R2', 'no': '②-1', 'viewpoint': '技術的対策', 'applies': '対象', 'response': "
	 "'Yes', 'text': '写しを取る。'},\n"
	 "  {'risk': 'R3', 'no': '③-1', 'viewpoint': '技術的対策', 'applies': '対象外', "
	 "'response': 'No', 'text': '記録を隠す。'}]}"},
};

const size_t fixture_files_n = ARRAY_LEN(fixture_files);
