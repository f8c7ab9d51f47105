#!/bin/bash
# SPDX-License-Identifier: MIT
#
# set, replace and end at work in a copy of the sample: what they write is what was asked and not a byte besides, valid by the schemas, and
# what other commands say of it afterwards. tests/messages has what they refuse.
# usage: set.sh BUNKAI
. "$(dirname "$0")/common.bash"
bunkai=$(program "$1")
cd "$scratch" || exit 1
sample=$root/samples/telehealth

says() { grep -qE -- "$1" "$2"; }
fresh() { rm -rf "$1" && cp -R "$sample" "$1"; }
# changed FILE N: so many lines of the sample's file are others now.
changed() { test "$(diff "$sample/$1" "x/$1" | grep -c '^>')" -eq "$2"; }
untouched() { diff -r "$sample" "${1:-x}"; }

# set
# a list that the file leaves out is added to as it holds
fresh x
sed -i 's/"registers": \["register"\],\? \?//' x/bunkai.json
expect_status 0 "a second register" "$bunkai" set x contract/tele-2026 registers+=ehr --dry-run
check "keeps the first register" says 'registers: .*\["register", "ehr"\]$' .said
expect_status 0 "one document less" "$bunkai" set x contract/tele-2026 documents-=pledge --dry-run
check "keeps the project's other documents" says 'documents: .*→ \["annex", "boundary", "contract-records", "deadlines", "memorandum", "work-report", "agenda"' .said
# what the rest looks at: a project that makes fewer papers
cp -R "$sample" few
sed -i 's/^ "documents": .*/ "documents": ["annex", "boundary", "memorandum", "pledge", "agenda", "rules", "contacts", "contract-calendar"],/' few/bunkai.json
sample=$scratch/few
fresh x
expect_status 0 "a telephone number" "$bunkai" set x contact/ehr-desk phone=0X-XXXX-4101 confirmed=2026-09-30
check "says place, before and after" says '^x/contacts.json:contacts\[10\]\.phone: "0X-XXXX-4001" → "0X-XXXX-4101"$' .said
check "says what was written" says '^written: x/contacts.json$' .said
check "changes one line" changed contacts.json 1
expect_status 0 "the same again" "$bunkai" set x contact/ehr-desk phone=0X-XXXX-4101
check "says that nothing changes" says 'nothing to change' .said
expect_status 0 "the old ones back" "$bunkai" set x contact/ehr-desk phone=0X-XXXX-4001 confirmed=2026-09-05
check "leaves every byte" untouched
expect_status 0 "a dry run" "$bunkai" set x device/gw-vpn owner=ehr --dry-run
check "says so" says '^not written \(dry run\): x/bunkai.json$' .said
check "and writes nothing" untouched
for one in "device/tele-gw/gw-fw owner=tele" "server/ehr/ehr-if updates=ehr" "system/ehr remote_maintenance=true" "party/line name=別の通信株式会社" \
	"contract/tele-2026 params.alt_notice_days=10" "contract/ehr-2026 from=2026-10-02" "contract-party/tele-2026/cloud label=丁" \
	"project date=2026-11-01" "step/2 within=直ちに" "desk/police phone=0X-XXXX-6009" "contact/it note=" "step/2 within=" "acceptance/R118 due=2027-02-28" "acceptance/R118 owner=" \
	"action/R156 done=2027-03-01"; do
	fresh x
	# shellcheck disable=SC2086
	expect_status 0 "set $one" "$bunkai" set x $one
	check "set $one changes one line" test "$(diff -r "$sample" x | grep -c '^>')" -eq 1
	check "set $one leaves files that are valid" valid x/bunkai.json x/contacts.json x/decisions.json
done
# an article for designated operators is made in the contract that says so, and nowhere else
fresh x
designated() { "$bunkai" build x -o out --contract "$1" --doc annex --format text >.built 2>&1 && grep -q '特定社会基盤事業者に該当する間' "out/$1/annex.txt"; }
check "a hospital is designated by nobody as it begins" test "$(designated tele-2026; echo $?)" -eq 1
expect_status 0 "the hospital was designated" "$bunkai" set x contract/tele-2026 params.designated=true
check "leaves files that are valid" valid x/bunkai.json
check "its annex says what the vendor supplies" designated tele-2026
check "another contract's does not" test "$(designated ehr-2026; echo $?)" -eq 1
fresh x
expect_status 0 "a new party" "$bunkai" set x party/rm kind=vendor name=遠隔保守株式会社 --new
expect_status 0 "takes part in a contract" "$bunkai" set x contract-party/tele-2026/rm label=丁 role=subcontractor --new
expect_status 0 "owns a new device" "$bunkai" set x device/tele-gw/gw-rm name=保守用ルータ kind=router owner=rm updates=rm --new
expect_status 0 "is called" "$bunkai" set x contact/rm-desk kind=vendor party=rm desk=窓口 systems=tele-gw,tele --new
expect_status 0 "somebody accepts a risk" "$bunkai" set x acceptance/R101 "by=病院長 見本 太郎" date=2026-10-01 review=2027-09-30 --new
expect_status 0 "and is a step" "$bunkai" set x step/10 contact=rm-desk what=保守回線を閉じるよう頼む。 within=30分以内 --new
check "all of it is valid" valid x/bunkai.json x/contacts.json x/decisions.json
rm -rf x && cp -R "$root/tests/small" x && rm x/contacts.json
expect_status 0 "a first contact" "$bunkai" set x contact/it kind=hospital party=hospital phone=0X-XXXX-0001 --new
check "makes a file that is valid" valid x/contacts.json

expect_status 0 "and is taken out again" "$bunkai" set x contact/it --remove
check "with nothing left of it" sh -c "! grep -q 0X-XXXX-0001 x/contacts.json"
fresh x
expect_status 1 "what is still named" "$bunkai" set x contact/tele-sec --remove
check "stays" untouched
expect_status 0 "the step that names it" "$bunkai" set x step/6 --remove
expect_status 0 "then it goes" "$bunkai" set x contact/tele-sec --remove
check "two lines are gone, and no other is another" test "$(diff -r "$sample" x | grep -c '^[<>]')" -eq 2

# A file's own ways: a mark at its beginning, ends of lines, a link.
fresh x
printf '\xef\xbb\xbf' >bom && sed 's/$/\r/' x/contacts.json >crlf && cat bom crlf >x/contacts.json && cp x/contacts.json before
expect_status 0 "a file of another editor" "$bunkai" set x contact/it phone=0X-XXXX-1009
check "keeps its mark and ends of lines" cmp <(sed 's/0X-XXXX-1003/0X-XXXX-1009/' before) x/contacts.json
fresh x
mv x/contacts.json elsewhere.json && ln -s ../elsewhere.json x/contacts.json
expect_status 0 "a file that is a link" "$bunkai" set x contact/it phone=0X-XXXX-1009
check "stays a link" test -L x/contacts.json
check "and is changed where it leads to" grep -q 0X-XXXX-1009 elsewhere.json

# Two at once: each waits for the other, and none of what they write is lost.
fresh x
for i in 1 2 3 4; do BUNKAI_WAIT=60 "$bunkai" set x contact/it-2 "phone=0X-XXXX-100$i" "note=$i" >/dev/null 2>"two.$i" & done
BUNKAI_WAIT=60 "$bunkai" set x contact/affairs phone=0X-XXXX-1777 >/dev/null 2>two.5 &
wait_for_all
check "nobody is refused" sh -c 'cat two.* | { ! grep .; }'
check "one of them is the last, whole" grep -qE '0X-XXXX-1001.*"note": "1"|0X-XXXX-1002.*"note": "2"|0X-XXXX-1003.*"note": "3"|0X-XXXX-1004.*"note": "4"' x/contacts.json
check "and the other stands beside it" grep -q 0X-XXXX-1777 x/contacts.json
check "the file is valid" valid x/contacts.json

# replace
fresh x
expect_status 0 "replace a device" "$bunkai" replace device x tele-gw/gw-vpn gw-new name=暗号化装置
check "tells the texts that name the old one" says 'decisions.json:decisions\[2\].text still names .VPNルータ.:' .said
check "it stands at the end of the chain, as the old one did" sh -c "grep -A3 gw-fw x/bunkai.json | grep -q '\"id\": \"gw-new\"'"
check "one line is another" changed bunkai.json 1
expect_status 0 "replace a party" "$bunkai" replace party x cloud base name=新しい基盤株式会社
check "the old one is nowhere" sh -c "! grep -rqE '\"cloud\":? *(\"|,|}|:)' x/contacts.json x/decisions.json"
check "its contact has to be confirmed" says 'cloud-desk: .*\[contact-not-confirmed\]' .said
check "the files are valid" valid x/bunkai.json x/contacts.json x/decisions.json
check "papers of systems of other vendors stay" cmp x/inspection.json "$sample/inspection.json"
expect_status 0 "and can be checked without an unknown party" sh -c "'$bunkai' check x >said.check; ! grep -q unknown-party said.check"
fresh x
expect_status 0 "replace a vendor of systems" "$bunkai" replace party x tele tele-new name=新しい遠隔診療株式会社
check "its systems' papers are not the new one's" says 'tele-gw: .*MDS is wanted, and nobody asked 新しい遠隔診療株式会社 for it.*\[disclosure-missing\]' .said
check "what the old one was asked for and handed in counts no more" sh -c "! grep -E '\"system\": \"tele(-gw)?\"' x/inspection.json | grep -qE '\"(edition|asked|received|where)\": \"'"
check "what another vendor handed in stays" sh -c "grep -c '\"system\": \"ehr\".*\"asked\": \"' x/inspection.json | grep -qx 3"
check "the files are valid" valid x/bunkai.json x/contacts.json x/inspection.json x/decisions.json

# end
fresh x
expect_status 0 "issue of the contract" "$bunkai" issue x --contract tele-2026 --date 2026-10-01 --with-findings
expect_status 0 "issue of the other" "$bunkai" issue x --contract ehr-2026 --date 2026-10-01 --with-findings
expect_status 0 "build before" "$bunkai" refresh x -o papers --format text
expect_status 0 "end of the contract" "$bunkai" end contract x tele-2026 --date 2026-12-31 --reason 双方の合意による。
check "whom to tell" says '^tell the parties: hospital, tele, cloud$' .said
check "how the notices are made" says 'bunkai amend x@tele-2026/1 x -o out --contract tele-2026' .said
check "the file is valid" valid x/bunkai.json
expect_status 1 "what lists the days that now fall away" "$bunkai" status x
check "is stale on its last day, and nothing else" test "$(sed -n 's/: .*stale: .*//p' .said | tr '\n' ' ')" = "tele-2026/agenda tele-2026/contract-calendar "
expect_status 0 "the notices" "$bunkai" amend x@tele-2026/1 x -o notices --format text --contract tele-2026
check "one for each party, the list of changes and that of the end" test "$(cd notices && find . -type f | sort | tr '\n' ' ')" = "./tele-2026/changes.txt ./tele-2026/end-list.txt ./tele-2026/end-notice-cloud.txt ./tele-2026/end-notice-hospital.txt ./tele-2026/end-notice-tele.txt "
check "with the articles of the edition" says '^\([0-9]+\) +.*第[0-9]+条（契約の終了時の消去）$' notices/tele-2026/end-notice-tele.txt
check "and the things of that party alone" sh -c "! grep -q 診察・予約サーバ notices/tele-2026/end-notice-cloud.txt"
expect_status 0 "the day after" "$bunkai" set x project date=2027-01-01
expect_status 0 "its papers are not stale, nor reports of other days that have passed" "$bunkai" status x
check "but ended" says '^tele-2026/annex: edition 1 of 2026-10-01: the contract ended on 2026-12-31$' .said
"$bunkai" status x --json >status.json
check "status --json is valid" valid status.json
check "and says the day" says '"ended":[[:space:]]*"2026-12-31"' status.json
"$bunkai" impact x --json >impact.json
check "impact --json is valid" valid impact.json
expect_status 0 "impact" "$bunkai" impact x
check "says that it ended, and whom to tell" sh -c "grep -A2 'contract tele-2026 ended' .said | grep -q 'tele-desk'"
expect_status 0 "refresh" "$bunkai" refresh x -o papers --format text
check "makes none of its papers" says '^tele-2026/annex: gone: the contract ended on 2026-12-31' .said
check "and no rows of it for the hospital" sh -c "! grep -q 'オンライン診療 R101' papers/hospital/rules.txt"
expect_status 0 "build" "$bunkai" build x -o made --format text
check "neither" test ! -e made/tele-2026
expect_status 0 "build of it, since it was asked for" "$bunkai" build x -o asked --format text --contract tele-2026
check "makes them" sh -c "grep -q 'R101' asked/tele-2026/boundary.txt"
expect_status 0 "its edition" "$bunkai" verify x --rebuild
check "is as it was issued" sh -c "grep -c 'built anew it has the same bytes' .said | grep -qx 2"
expect_status 0 "an edition of it, since it was asked for" "$bunkai" issue x --contract tele-2026 --date 2027-01-15 --with-findings
expect_status 0 "can be proved" "$bunkai" verify x --rebuild
check "as all of them" sh -c "grep -c 'built anew it has the same bytes' .said | grep -qx 3"

# What it leaves behind goes, without an editor.
for gone in step/6 contact/tele-desk contact/tele-sec contact/cloud-desk disclosure/tele-sds disclosure/gw-mds disclosure/gw-vpn-mds disclosure/gw-sds disclosure/tele-checklist; do expect_status 0 "$gone goes" "$bunkai" set x "$gone" --remove; done
for id in director safety planning it it-2 duty-desk line-desk; do expect_status 0 "$id serves less" "$bunkai" set x "contact/$id" systems-=tele,tele-gw; done
for gone in system/tele system/tele-gw party/cloud party/tele; do expect_status 0 "$gone goes" "$bunkai" set x "$gone" --remove; done
"$bunkai" check x --json >findings.json
check "nothing names them any more" sh -c "! grep -qE 'party-without-contract|unknown-(party|system|contact)' findings.json"
check "the files are valid" valid x/bunkai.json x/contacts.json
expect_status 0 "editions are what they were" "$bunkai" verify x
# the findings are counted as check counts them, with what papers print as 未記入
cp -R "$root/samples/telehealth" counted
"$bunkai" check counted >.said || :
before=$(sed -n 's/^errors \(.*\), warnings \(.*\), notes \(.*\)$/errors \1 → , warnings \2 → , notes \3 → /p' .said)
expect_status 0 "set" "$bunkai" set counted contact/ehr-desk hours=
check "begins from what check counted" sh -c "grep '^errors' .said | sed 's/→ [0-9]*/→ /g' | grep -qx '$before'"
"$bunkai" check counted >after || :
grep "^errors" after >after.end
check "and ends with what it counts now" sh -c "sed -n 's/^errors .* → \([0-9]*\), warnings .* → \([0-9]*\), notes .* → \([0-9]*\)$/errors \1, warnings \2, notes \3/p' .said | cmp - after.end" 

# contacts of an ended contract leave the sheets from the day after on
cp -R "$root/samples/telehealth" ended
expect_status 0 "end" "$bunkai" end contract ended ehr-2026 --date 2026-10-01
expect_status 0 "build on its last day" "$bunkai" build ended -o sheets --doc contacts --format text
check "who is called is there" grep -q '0X-XXXX-4001' sheets/hospital/contacts.txt
expect_status 0 "the day after" "$bunkai" set ended project date=2026-10-02
expect_status 0 "build of that day" "$bunkai" build ended -o sheets-2 --doc contacts --format text
check "the telephone of nobody is not" sh -c '! grep -q "0X-XXXX-4001\|^事業者: 例示電子カルテ" sheets-2/hospital/contacts.txt'
check "others are" grep -q '0X-XXXX-5001' sheets-2/hospital/contacts.txt

# what the end asks for is written down as it is done, until status closes it
"$bunkai" status ended --json >status.json || :
open=$(sed -n 's/^[[:space:]]*"open":[[:space:]]*\([0-9]*\),*$/\1/p' status.json)
check "status counts what stands open" test "$open" -gt 10
"$bunkai" status ended >.said || :
check "status names it" says '^ehr-2026 return/PC01: .*2026-10-11.*例示電子カルテ株式会社' .said
expect_status 0 "the day of one" "$bunkai" set ended contract/ehr-2026 'closing.return/PC01=2026-10-02 見本 花子'
"$bunkai" status ended >.said || :
check "it is open no more" sh -c '! grep -q "return/PC01" .said'
sed -n 's/^ehr-2026 \([a-z-]*\/[^ ]*\): .*/closing.\1=2026-10-02/p' .said | tr '\n' '\0' >all
xargs -0 "$bunkai" set ended contract/ehr-2026 <all >.said 2>&1
"$bunkai" status ended >.said || :
check "all is done" says "^ehr-2026: .*all $open things of its end are done" .said
expect_status 0 "one that is none" "$bunkai" set ended contract/ehr-2026 closing.retrun/PC01=2026-10-02
"$bunkai" check ended --all >.said || :
check "is told with the nearest" says 'retrun/PC01.*return/PC01.*\[closing-nothing\]' .said

finish
