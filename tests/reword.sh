#!/bin/bash
# SPDX-License-Identifier: MIT
#
# reword at work in a copy of the sample: words that the parties of one contract agreed on are in all of its papers, and in no other's; what
# they are beside the library's own is a paper; and `decide --undo` takes them back. tests/work/test_wording.c tries the words themselves.
# usage: reword.sh BUNKAI
. "$(dirname "$0")/common.bash"
bunkai=$(program "$1")
cd "$scratch" || exit 1
by='病院長 見本 太郎'
says() { grep -qE -- "$1" "$2"; }
says_not() { ! grep -qE -- "$1" "$2"; }
fresh() { rm -rf "$1" && cp -R "$root/samples/telehealth" "$1" &&
	sed -i 's/^ "documents": .*/ "documents": ["annex", "memorandum", "contract-calendar"],/' "$1/bunkai.json"; }

fresh was
fresh x
expect_status 0 "the papers as they were" "$bunkai" build was -o before --format text

# a number that stands in one place is the contract's parameter, and no more
expect_status 0 "a number" "$bunkai" reword x remote-maintenance-request/3 --contract tele-2026 --by "$by" \
	--text '月間計画書に記載のないリモート保守については、乙は、実施日の１０日前までに、作業の目的、内容、日時、作業者及び接続元を記載した申請書を提出し、甲の承認を受ける。'
check "goes to the contract" says '"remote-maintenance-request.alt_notice_days": 10\}' x/bunkai.json
check "is decided" says '"clause": "remote-maintenance-request", "position": "代替案", "contract": "tele-2026", "status": "agreed", "by": "病院長' x/decisions.json
check "leaves the library's clause" test ! -e x/clauses

# words, twice in one article
expect_status 0 "a dry run" "$bunkai" reword x remote-maintenance-request/1 --contract tele-2026 --by "$by" --dry-run \
	--text '乙は、毎月定例で行うリモート保守について、前月の25日までに、作業ごとの日時、対象機器、作業者及び接続元を記載した月間計画書を甲に提出する。'
check "writes nothing" test ! -e x/clauses
expect_status 0 "words" "$bunkai" reword x remote-maintenance-request/1 --contract tele-2026 --by "$by" \
	--text '乙は、毎月定例で行うリモート保守について、前月の25日までに、作業ごとの日時、対象機器、作業者及び接続元を記載した月間計画書を甲に提出する。'
check "fit the statement's time" says 'monthly-plan\.time: 前月の末日までに → 前月の25日までに' .said
printf '承認を受けない接続が判明したときは、甲は、直ちに当該接続を遮断することができる。この場合、乙は、遮断の連絡を受けた時から24時間以内に、接続の経緯、操作の内容及び再発を防止する措置を書面で甲に報告する。\n' >words
expect_status 0 "words of a file" "$bunkai" reword x remote-maintenance-request/4 --contract tele-2026 --by "$by" --file words
check "keep the words before" says '前月の25日までに' x/clauses/remote-maintenance/remote-maintenance-request.md
check "keep placeholders" says '\{\{breach_hours\}\}時間以内に、接続の経緯、操作の内容及び再発' x/clauses/remote-maintenance/remote-maintenance-request.md
expect_status 0 "the same again" "$bunkai" reword x remote-maintenance-request/4 --contract tele-2026 --by "$by" --file words
check "changes nothing" says 'nothing to change' .said
check "are valid" valid x/bunkai.json x/decisions.json x/clauses/remote-maintenance/remote-maintenance-request.duties.json

# in every paper of the contract, and in no other's
expect_status 0 "the papers" "$bunkai" build x -o after --format text
check "the article has them" says '前月の25日までに、作業ごとの日時' after/tele-2026/annex.txt
check "the numbers too" says '10日前までに' after/tele-2026/annex.txt
check "the other contract's papers are the same" diff -r before/ehr-2026 after/ehr-2026
"$bunkai" check was --all >was.said 2>&1
"$bunkai" check x --all >x.said 2>&1
check "no finding arises" test -z "$(diff <(sed 's/^was/x/' was.said) x.said | grep '^> x/')"

# beside the library's own wording
expect_status 0 "beside the library" "$bunkai" amend x --against-library -o beside --contract tele-2026 --format text
check "has a title of its own" says '^文言の対照表$' beside/tele-2026/wording-comparison.txt
check "says that it amends nothing" says '契約を改めるものでもない' beside/tele-2026/wording-comparison.txt
check "has both" test "$(grep -cE '再発を防止する措置|条項集の文言: 第29条' beside/tele-2026/wording-comparison.txt)" -eq 2
check "is no amendment" says_not '改正|（新設）|（削る）' beside/tele-2026/wording-comparison.txt
check "is no draft" says_not '^DRAFT$' beside/tele-2026/wording-comparison.txt
check "alone" test "$(find beside -type f | wc -l)" -eq 1
expect_status 2 "two states and the library" "$bunkai" amend was x --against-library -o beside

# a shared term
term='乙は、本条第1項の事実を知った時から3時間以内に電話で甲に通知する。'
expect_status 1 "a place that is not there" "$bunkai" reword x incident-report-notice/99 --contract tele-2026 --by "$by" --text "$term"
check "lists those that are" says 'reword-no-place' .said

# back
for _ in 1 2 3; do expect_status 0 "back" "$bunkai" decide x --undo; done
expect_status 0 "the papers again" "$bunkai" build x -o again --format text
check "the article is the library's" diff <(grep -A3 '^第29条（' before/tele-2026/annex.txt) <(grep -A3 '^第29条（' again/tele-2026/annex.txt)
finish
