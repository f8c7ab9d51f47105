#!/bin/bash
# SPDX-License-Identifier: MIT
#
# A year at the sample hospital: the papers are issued, then a router is replaced, remote maintenance goes to another company, a backup in
# the cloud is added, a risk rises, a telephone number and the guideline change. What changed, what it touches, the amendment papers, and
# the second edition. samples/telehealth-next is the hospital's folder after all that.
# usage: story.sh BUNKAI
. "$(dirname "$0")/common.bash"
bunkai=$(program "$1")
cd "$scratch" || exit 1

says() { grep -qE -- "$1" "${2:-.said}"; }

# article CLAUSE: its number in the annex of the first edition. The library may grow; a clause's id stands.
article() {
	local number
	number=$("$bunkai" explain "$root/samples/telehealth" "$1" | sed -En 's:^    tele-2026/annex\: article ([0-9]+).*:\1:p')
	[ -n "$number" ] || fail "$1 is no article of the annex"
	echo "${number:-none}"
}
before=$(article backup-operation) dropped=$(article personal-device-terms) request=$(article remote-maintenance-request)
devices=$(article vulnerability-network-devices)

# The story is told of articles that stand as a whole; tests/golden/amendment amends a core.
all_articles() { sed -i 's/"annex": "core"/"annex": "full"/' "$1/bunkai.json"; }

# The first edition
cp -R "$root/samples/telehealth" hospital
all_articles hospital
for scope in tele-2026 ehr-2026 hospital; do
	expect_status 0 "issue $scope" "$bunkai" issue hospital --contract $scope --date 2026-10-01 --note 初版 --with-findings
done
expect_status 0 "nothing changed yet" "$bunkai" diff hospital@tele-2026/1 hospital
check "but for the day" sh -c '! grep -vE "^C1 layout: changed: project date|^[01] change" .said'
expect_status 0 "and nothing is touched" "$bunkai" impact hospital
check "all documents are untouched" sh -c '! grep -qE "^[a-z0-9-]+/[a-z-]+: changed" .said'

# The year
cp -RL "$root/samples/telehealth-next/." hospital/
all_articles hospital

expect_status 0 "diff" "$bunkai" diff hospital@tele-2026/1 hospital
for line in 'register: changed: risk .*R118 level: Moderate -> High' 'assessment .*R118.* level and 8 more: Moderate -> High' \
	'register: added: requirement .*R162/③-4' 'guideline: changed: project guideline: mhlw-6.0 -> mhlw-7.0' 'system: added: party remote' \
	'system: added: server tele/tele-bk' 'system: removed: device tele-gw/gw-vpn' 'system: changed: contract tele-2026 params.alt_notice_days: 7 -> 5' \
	'contact ehr-desk phone: 0X-XXXX-4001 -> 0X-XXXX-4101' 'decision: added: decision D-21' 'library: added: clause cloud-backup'; do
	check "diff tells: $line" says "$line"
done
check "diff --json" sh -c '"$1" diff hospital@tele-2026/1 hospital --json >diff.json' - "$bunkai"
check "diff --json follows its schema" valid diff.json
expect_status 0 "diff of the folder of an edition" "$bunkai" diff hospital/issued/tele-2026/1 hospital
check "the same changes" sh -c '"$1" diff hospital@tele-2026/1 hospital | cmp - .said' - "$bunkai"

expect_status 0 "impact" "$bunkai" impact hospital
check "a contract's papers are agreed again by its parties" says 'agree again: 例示リモートサポート株式会社 \(the parties.*見本メディカルネット株式会社 \(the parties'
check "a telephone number stands in the contact sheet" sh -c 'grep -A3 "contact ehr-desk phone" .said | grep -qE "hospital/contacts: 最初の電話: 1 row .*, 連絡体制図: 1 row .*, 事業者の連絡先: 1 row .*, 全ての連絡先: 1 row"'
check "the new article" says "tele-2026/annex: 1 article \(第${before}条の2（クラウド上のバックアップ）\)"
check "what stays equal is named" says '^hospital/poster: untouched|^ehr-2026/pledge: untouched'
"$bunkai" impact hospital --json >impact.json 2>.said
check "impact --json follows its schema" valid impact.json

# The papers of the amendment
expect_status 0 "amend" "$bunkai" amend hospital@tele-2026/1 hospital -o papers --format xlsx,pdf,json,text
for paper in shinkyu changes kaisei amendment-memorandum notice-hospital notice-tele notice-cloud notice-remote; do
	for ending in xlsx pdf json txt; do
		check "papers/tele-2026/$paper.$ending" test -s papers/tele-2026/$paper.$ending
	done
	check "$paper.json follows its schema" valid papers/tele-2026/$paper.json
done
check "only the contract of the edition" test ! -e papers/ehr-2026
check "words are marked on both sides" says '実施日の_5_日前' papers/tele-2026/shinkyu.txt
check "on the old side too" says '実施日の_7_日前' papers/tele-2026/shinkyu.txt
check "the memorandum names the contract and its day" says '令和8年9月15日に締結したオンライン診療システム利用及び保守契約書（以下「原契約」という。）' papers/tele-2026/amendment-memorandum.txt
check "and the annexes that change" says '保守契約書別紙（[0-9]+箇所）' papers/tele-2026/amendment-memorandum.txt
check "and from when" says 'この変更は、令和9年2月15日から効力を生ずる。' papers/tele-2026/amendment-memorandum.txt
check "（新設）" says '改正前: （新設）' papers/tele-2026/shinkyu.txt
check "（略）" says '第1条から第[0-9]+条まで（略）' papers/tele-2026/shinkyu.txt
check "the reason names the change" says '理由: この契約の「リモート保守の申請及び承認」の「実施日の○日前までに」の数値が7から5に変わったため。' papers/tele-2026/shinkyu.txt
check "no id of a file is a reason" sh -c '! grep -Eq "［C[0-9]+］|alt_notice_days|cloud_backup" papers/tele-2026/shinkyu.txt papers/tele-2026/changes.txt'
check "the list has each change once, with its place" says '責任分界表：責任分界表（R130/③-3）' papers/tele-2026/changes.txt
check "statute style" says "^第${request}条第3項中「7日前」を「5日前」に改める。" papers/tele-2026/kaisei.txt
check "a new article between two" says "^第${before}条の次に次の1条を加える。" papers/tele-2026/kaisei.txt
check "a dropped article keeps its place" says "^第${dropped}条を次のように改める。" papers/tele-2026/kaisei.txt
check "and says so" says "^第${dropped}条　削除" papers/tele-2026/kaisei.txt
check "the note to the new company" says '役割 6件（.*R130/③-3' papers/tele-2026/notice-remote.txt
expect_status 0 "amend with the old side first" "$bunkai" amend hospital@tele-2026/1 hospital -o old-first --format text --order old-first
check "改正前 stands at the left, behind the place" says '\[箇所 \| 改正前 \| 改正後 \| 理由\]' old-first/tele-2026/shinkyu.txt
expect_status 0 "amend again" "$bunkai" amend hospital@tele-2026/1 hospital -o papers-2 --format xlsx,pdf,json,text
check "gives the same bytes" sh -c 'diff -r papers papers-2'
expect_status 0 "amend of two folders" "$bunkai" amend "$root/samples/telehealth" "$root/samples/telehealth-next" -o folders --format text
check "numbers stay where nothing was issued either" says "第${before}条の2（クラウド上のバックアップ）" folders/tele-2026/shinkyu.txt
check "the hospital's own papers have no notes to parties" sh -c 'test -s folders/hospital/shinkyu.txt && ! ls folders/hospital | grep -q notice'
expect_status 0 "amend of equal states" "$bunkai" amend hospital hospital -o nothing
check "makes nothing" test ! -e nothing

# The second edition
expect_status 0 "refresh" "$bunkai" refresh hospital -o out --format json
expect_status 0 "refresh again" "$bunkai" refresh hospital -o out --format json
check "does nothing" sh -c '! grep -E ": (changed|new|gone)" .said'
for scope in tele-2026 ehr-2026 hospital; do
	expect_status 0 "issue $scope again" "$bunkai" issue hospital --contract $scope --date 2027-02-15 --note 変更 --with-findings
done
expect_status 0 "verify" "$bunkai" verify hospital
expect_status 0 "diff of two editions" "$bunkai" diff hospital@tele-2026/1 hospital@tele-2026/2
check "tells the same as before the second" says '^C[0-9]+ register: changed: risk .*R118'
expect_status 0 "impact since the second edition" "$bunkai" impact hospital
check "is none" sh -c '! grep -qE "^[a-z0-9-]+/[a-z-]+: changed" .said'
expect_status 0 "amend from edition to edition" "$bunkai" amend hospital@tele-2026/1 hospital@tele-2026/2 -o editions --format text
check "gives the same amending text, without the mark of a draft" sh -c "grep -vx DRAFT papers/tele-2026/kaisei.txt | cmp - editions/tele-2026/kaisei.txt"
check "which it had before" grep -qx DRAFT papers/tele-2026/kaisei.txt

# The hospital changes a template, its house style and a word
cp -R hospital forms
mkdir -p forms/templates/documents
"$python" - "$root/templates" forms/templates <<'PY'
import json, os, sys
def edit(name, change):
    data = json.load(open(os.path.join(sys.argv[1], name)))
    change(data)
    json.dump(data, open(os.path.join(sys.argv[2], name), "w"), ensure_ascii=False)
def template(t):
    next(p for p in t["parts"] if p.get("id") == "contract")["body"].insert(0, {"block": "paragraph", "text": "この別紙は両当事者が合意したものである。"})
    [c for p in t["parts"] for b in p["body"] for c in b.get("columns", []) if c["field"] == "agreed"][0]["head"] = "合意した事項"
edit("documents/annex.json", template)
edit("style.json", lambda s: [look for look in s["looks"] if look["role"] == "gap"][0].update(fill="#FF0000"))
json.dump({"schema": "bunkai/words/1", "words": {"missing": "空欄"}}, open(sys.argv[2] + "/words.json", "w"), ensure_ascii=False)
PY
expect_status 0 "diff after that" "$bunkai" diff hospital forms
for line in 'layout: changed: template annex parts\[agreements\].*columns\[合意した事項\].head: 合意した内容 -> 合意した事項' \
	'layout: changed: template annex parts\[contract\].*paragraph この別紙.*: - -> ' 'layout: changed: style looks\[gap\].fill: #F6C9AE -> #FF0000' \
	'layout: changed: word missing: 未記入 -> 空欄' '^4 changes'; do
	check "diff tells: $line" says "$line"
done
"$bunkai" amend hospital forms -o forms-papers --contract tele-2026 --format text >.said 2>&1
check "the new paragraph has its own reason only" sh -c 'grep -A3 "^改正後: _この別紙は" forms-papers/tele-2026/shinkyu.txt | grep -c "様式又は用語を見直したため。" | grep -qx 1'
check "looks are no reason" sh -c '! grep -q 体裁 forms-papers/tele-2026/shinkyu.txt'

# A decision whose row is gone
sed -i 's/{"risk": "R130", "no": "③-5"/{"risk": "R130", "no": "③-7"/; s/緊急のときに事後の申請でよいとする条件を医療機関と合意する。/別のこと。/' hospital/register.json
expect_status 1 "impact with an orphaned decision" "$bunkai" impact hospital
check "names it" says 'D-02: .*R130/③-5.*\[orphaned-decision\]'
"$bunkai" impact hospital --json >impact.json 2>.said
check "also as JSON" valid impact.json
sed -i 's/{"id": "D-02", /{"id": "D-02", "keep": true, /' hospital/decisions.json
expect_status 0 "kept with a reason it stands" "$bunkai" impact hospital

# What cannot be compared
expect_status 2 "diff of one state" "$bunkai" diff hospital
expect_status 3 "diff with a folder that is not there" "$bunkai" diff hospital nowhere
expect_status 3 "diff with an edition that is not there" "$bunkai" diff hospital@tele-2026/9 hospital
check "says which there are" says "no edition 'tele-2026/9'; there are: .*tele-2026/1, tele-2026/2; did you mean 'tele-2026/1'\? \[no-edition\]"
expect_status 1 "impact before anything is issued" "$bunkai" impact "$root/samples/telehealth"
check "says what to do" says '\[nothing-issued\]'
expect_status 2 "amend without a folder for the papers" "$bunkai" amend hospital hospital
expect_status 2 "amend with an unknown order" "$bunkai" amend hospital hospital -o x --order upwards
expect_status 2 "amend with an unknown format" "$bunkai" amend hospital hospital -o x --format odt
expect_status 3 "amend into a file" "$bunkai" amend "$root/samples/telehealth" "$root/samples/telehealth-next" -o impact.json/x

# Who sees to a server and to the VPN router, and a shared term
cp -R "$root/samples/telehealth" tending
all_articles tending
expect_status 0 "issue before the charge changes" "$bunkai" issue tending --contract tele-2026 --date 2026-10-01 --note 初版 --with-findings
for edit in 'server/gw-1 updates=hospital' 'device/gw-vpn updates=hospital' 'project terms.incident.first-call=2'; do
	# shellcheck disable=SC2086
	expect_status 0 "set $edit" "$bunkai" set tending $edit
done
expect_status 0 "diff of the charge" "$bunkai" diff tending@tele-2026/1 tending
check "diff tells the router" says 'system: changed: device tele-gw/gw-vpn updates: tele -> hospital$'
check "diff tells the term" says 'project terms.incident.first-call: - -> 2$'
expect_status 0 "impact of the charge" "$bunkai" impact tending
check "the row of the table and that of its 別表 change by the router" says 'tele-2026/boundary: .*責任分界表: 2 rows \(R134/対応事項, R135/③-2\), 別表3.*: 1 row \(院内連携サーバ VPNルータ\)'
check "and the articles that name who updates" says "tele-2026/annex: 2 articles \(第${devices}条（[^）]*）第[0-9]+項"
check "the articles change by the term, with their 項" says 'tele-2026/annex: 2 articles \(第[0-9]+条（セキュリティインシデントの通知）第1項, '
check "every text that cites the term is named" says 'used by: incident-report-notice 代替案 \(clauses/.*\.md:[0-9]+\)'
check "nothing follows from elsewhere" sh -c '! grep -q "^- follows" .said'
expect_status 0 "amend by the charge" "$bunkai" amend tending@tele-2026/1 tending -o charge --contract tele-2026 --format text
check "理由 calls the term by its meaning" says '理由: 共通期限「.*第一報まで」の値を' charge/tele-2026/shinkyu.txt
check "the row of the 別表 names its device" says '^ +機器：VPNルータ' charge/tele-2026/shinkyu.txt
check "the vendor reads what goes from it" says 'VPNルータ（院内連携サーバ）の更新' charge/tele-2026/notice-tele.txt
finish
