#!/bin/bash
# SPDX-License-Identifier: MIT
#
# `bunkai decide` as people use it: in a copy of the sample what is shown and what stands in the file; that nothing but one line is new
# and --undo brings back every byte; and the way from a real register with gaps to one in which every row is settled, in few commands.
# usage: decide.sh BUNKAI
. "$(dirname "$0")/common.bash"
bunkai=$(program "$1")
cd "$scratch" || exit 1
cp -R "$root/samples/telehealth" p && chmod -R u+w p
file=p/decisions.json
cp $file first.json

says() { grep -qE -- "$1" .said; }
# decide WHAT ARGUMENTS...: has to work, and make a file that the schema accepts
decide() {
	local what=$1
	shift
	expect_status 0 "$what" "$bunkai" decide "$@"
	cp .said said
	check "$what: the file is valid" valid "$1/decisions.json"
	cp said .said
}
# the lines that are new in the file, without the comma that the one before got
new_lines() { diff <(sed 's/,$//' "$1") <(sed 's/,$//' "$2") | grep '^[<>]'; }

# what is shown, and --dry-run
digests p >before
expect_status 0 "--dry-run" "$bunkai" decide p 'R102/①-*' --status agreed --by '病院長 見本 太郎' --dry-run
check "a row is shown before and after" says 'R102/①-1 +案 -> 合意済 +○ +◎ +− +未定'
check "parties stand by their labels" says '甲 +乙 +丙'
check "that nothing was written is said" says 'nothing was written'
digests p >after
check "and nothing was" cmp before after

# one line, and --undo
decide "a wildcard" p 'R102/①-*' --status agreed --by '病院長 見本 太郎'
new_lines first.json $file >lines
check "one line is new" sh -c '[ "$(wc -l <lines)" = 1 ]'
check "with the next id, the key as it was written, the contract and the project's date" grep -q \
	'^> *{"id": "D-20", "requirement": "R102/①-\*", "contract": "tele-2026", "status": "agreed", "by": "病院長 見本 太郎", "date": "2026-10-01"}$' lines
expect_status 0 "explain" "$bunkai" explain p R102/①-1
check "names the decision" says 'decision: .* D-20'
expect_status 0 "diff" "$bunkai" diff "$root/samples/telehealth" p
check "names the rows of a decision without words" says '\+ R102/①-\*'
expect_status 0 "impact" "$bunkai" impact p --against "$root/samples/telehealth"
check "names the rows that a wildcard changed" says 'boundary: .*R102/①-1'
expect_status 1 "a row that the risk does not have" "$bunkai" decide p R102/99 --status agreed --by '病院長 見本 太郎'
check "a key that two registers have is offered once" sh -c 'test "$(grep -o "R102/duty" .said | wc -l)" -eq 1'
expect_status 1 "a decision that breaks it" "$bunkai" decide p R102/①-1 --status rejected
check "is told by whom and when it was taken" says 'R102/①-1 \(D-20, 病院長 見本 太郎, 2026-10-01\)'
decide "--override" p R102/①-1 --status rejected --override
check "says it again" says 'R102/①-1 \(D-20, 病院長'
expect_status 0 "--undo" "$bunkai" decide p --undo
check "shows the way back" says '不合意 -> 合意済'
expect_status 0 "--undo again" "$bunkai" decide p --undo
check "every byte is as it was" cmp first.json $file

# the first decision of all makes the file, and --undo takes it away again
cp -R "$root/tests/small" bare && rm bare/decisions.json
digests bare >before
decide "the first of all" bare R1/①-1 --status agreed --by '見本 太郎'
check "makes the file" test -f bare/decisions.json
expect_status 0 "--undo of the first" "$bunkai" decide bare --undo
digests bare >after
check "and all is as it was" cmp before after
decide "the first again" bare R1/①-1 --status agreed --by '見本 太郎'
mv bare/decisions.json kept.json && ln -s ../kept.json bare/decisions.json
expect_status 0 "--undo behind a symbolic link" "$bunkai" decide bare --undo
check "the link stays, and leads to an empty list" grep -q '"decisions": \[\]' bare/decisions.json

# several contracts, a list, a long table
decide "--where" p --where fee=undecided,kind=any --fee included
check "a long table is counted" says 'and [0-9]+ more \(--all'
check "each contract has its own" sh -c 'grep -q "\"contract\": \"ehr-2026\".*\"with\": \"D-20\"" p/decisions.json'
check "keys are listed" grep -q '"requirements": \["register:R101/' $file
expect_status 1 "nothing is left then" "$bunkai" decide p --where fee=undecided,kind=any --fee included
expect_status 0 "--undo of several" "$bunkai" decide p --undo
check "takes all of them" cmp first.json $file
expect_status 0 "--all" "$bunkai" decide p --where fee=undecided --fee included --all --dry-run
check "shows every row" sh -c '! grep -q "more (--all" .said'

# the command that a report ends with, run
shown_by_it() { eval "'$bunkai' $(sed -n 's/^  bunkai //p' .said | head -n 1)"; }
# what is agreed upon as a guess is said, with the command that shows it
expect_status 0 "--accept-proposals" "$bunkai" decide p --where kind=any --accept-proposals --by '院長' --dry-run
guesses=$(sed -n 's/^\([0-9]*\) of them are guesses (推定).*/\1/p' .said)
check "guesses are counted" test "${guesses:-0}" -gt 1
shown_by_it >shown 2>&1
check "they are as many as the command shows" test "$(grep -c '案 -> 合意済' shown)" -eq "${guesses:-0}"
decide "the same for good" p --where kind=any --accept-proposals --by '院長'
shown_by_it >shown 2>&1
check "afterwards it shows what was agreed upon" grep -q '  合意済' shown
expect_status 0 "--undo of guesses" "$bunkai" decide p --undo
check "takes all of it" cmp first.json $file
expect_status 0 "no guess" "$bunkai" decide p --where guess=no,kind=any --accept-proposals --by '院長' --dry-run
check "is said of what is none" sh -c '! grep -q 推定 .said'

# clauses, Japanese
decide "a clause" p continuity-recovery --position 最終案 --status agreed --by '病院長 見本 太郎' --contract ehr-2026
check "is shown with its positions" says 'continuity-recovery .*標準案 -> 最終案'
expect_status 0 "in Japanese" env LC_ALL=ja_JP.UTF-8 "$bunkai" decide p --undo
check "the end is Japanese" says 'D-20 を取り消しました'
check "with the way back" says 'continuity-recovery .*最終案 -> 標準案'
check "and undone" cmp first.json $file

# risks that remain
decide "what remains of a risk" p --where kind=residual --status accepted --by '病院長 見本 太郎' --owner '企画管理者' --review 2027-09-01
check "is told by its risk" says 'accepted risk register:R156: 病院長 見本 太郎 \(D-20\)'
sed -i 's:^ "acceptances"\: \[:&\n  {"risk"\: "R118", "by"\: "病院長 見本 太郎", "date"\: "2026-09-20"},:' $file
sed 's:^ "acceptances"\: \[:&\n  {"risk"\: "R118", "by"\: "病院長 見本 太郎", "date"\: "2026-09-20"},:' first.json >first-and-hand.json
expect_status 0 "--undo of it" "$bunkai" decide p --undo
check "leaves what was written by hand" cmp first-and-hand.json $file
cp first.json $file

# an edition holds it
"$bunkai" new issued --from clinic >/dev/null
contract=$("$python" -c 'import json; print(json.load(open("issued/bunkai.json"))["contracts"][0]["id"])')
expect_status 0 "decide before an edition" "$bunkai" decide issued --where fee=undecided --fee included
expect_status 0 "issue" "$bunkai" issue issued --contract "$contract" --date 2026-12-01 --with-findings
expect_status 0 "--undo after it" "$bunkai" decide issued --undo
check "tells which edition holds it" says "edition 1 of $contract was issued with"

# a command line that is wrong shows how it is used
expect_status 2 "--undo with words" "$bunkai" decide p R102 --undo
check "usage" says '^usage: bunkai decide'

# the real register, to the end
if [ -f "$shared/register/telehealth.xlsx" ]; then
	cp -R "$root/samples/telehealth" real && chmod -R u+w real
	"$bunkai" import "$shared/register/telehealth.xlsx" --to real --register real >/dev/null 2>&1
	sed -i '0,/"registers": \["register"\]/s//"registers": ["register", "real"]/' real/bunkai.json
	cp real/decisions.json real.json
	codes="gap risk-without-action no-accountable fee-undecided residual-not-accepted kept-risk-not-accepted"
	"$bunkai" check real --json >was.json
	has() { grep -qE "\"code\":[[:space:]]*\"$1\"" "$2"; }
	for code in $codes; do
		check "it has $code" has "$code" was.json
	done
	by='病院長 見本 太郎' n=0
	while read -r arguments; do
		eval "decide 'command $((++n))' real $arguments --by '$by'"
	done <<'COMMANDS'
--where status=gap --roles vendor=accountable,hospital=informed --status agreed --text '乙が行う。'
--where status=open,kind=agreement,accountable=vendor --status agreed --text '要求事項のとおりとする。'
--where status=open,accountable=none --roles hospital=accountable,vendor=informed --status agreed --text '甲が行う。'
--where status=accept --status accepted --text '経営層が残存を認める。' --owner '企画管理者' --review 2027-09-30
--where kind=residual --status accepted --text '経営層が残存を認める。' --owner '企画管理者' --review 2027-09-30
--accept-proposals --where kind=any
--where fee=undecided,kind=any --fee included
COMMANDS
	"$bunkai" check real --json >is.json
	for code in $codes; do
		check "no finding $code is left" eval "! has $code is.json"
	done
	check "no row is 案, 要協議 or 担当なし" sh -c "! '$bunkai' decide real --where status=proposed,status=open,status=gap,kind=any --fee included --dry-run 2>&1 | grep -q '^decisions.json'"
	while [ $((n--)) -gt 0 ]; do
		expect_status 0 "--undo of the real register" "$bunkai" decide real --undo
	done
	check "and all the way back" cmp real.json real/decisions.json
else
	skip "the way with a real register: ../shared is not there"
fi
finish
