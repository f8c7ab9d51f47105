#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Editions that earlier programs issued (tests/old-editions/): signed papers hang on them, so each later program loads, verifies, compares,
# amends and refreshes them, damage is told, and the next edition keeps the numbers. tests/editions.sh has editions of today.
# usage: old-editions.sh BUNKAI
. "$(dirname "$0")/common.bash"
bunkai=$(program "$1")
stored=$root/tests/old-editions
scopes="karte-2026 pacs-2026 hospital"
cd "$scratch" || exit 1

says() { grep -qE -- "$1" "${2:-.said}"; }
says_not() { ! grep -qE -- "$1" "${2:-.said}"; }
numbers() { "$stored/numbers" "$@"; }
of_edition() { sed -n "s:^$1 ::p"; }

unpack() {
	"$python" -c 'import sys, tarfile; tarfile.open(sys.argv[1]).extractall(sys.argv[2])' "$1" "$2"
}

# What it means to load: the frozen inputs are a project without errors, and the folder that went on from them is one too.
check_loading() {
	local edition
	for edition in project/issued/*/*; do
		expect_status 0 "$name: check of $edition" "$bunkai" check "$edition/inputs"
	done
	check_loads "check of the folder"
	"$bunkai" status project >.said 2>&1
	[ $? -le 1 ] && ok || fail "$name: status"
	for document in karte-2026/annex karte-2026/boundary pacs-2026/annex pacs-2026/boundary hospital/rules hospital/contacts; do
		check "$name: status tells of $document" says "^$document: edition 2 of 2027-02-01: (current|stale)"
	done
}

check_soundness() {
	expect_status 0 "$name: verify" "$bunkai" verify project
	check "$name: six editions are sound" test "$(grep -cE '[0-9]+ files, sound$' .said)" -eq 6
	check "$name: nothing else is said" says_not 'error|warning|damaged'
	expect_status 0 "$name: verify of a file" "$bunkai" verify project project/issued/pacs-2026/1/documents/annex.pdf
	check "$name: it is found" says 'annex.pdf of pacs-2026, edition 1 of 2026-10-01 \(replaced by edition 2 of 2027-02-01\)'
	cp project/issued/hospital/2/documents/rules.xlsx handed-out.xlsx
	expect_status 0 "$name: verify of a copy" "$bunkai" verify project handed-out.xlsx
	check "$name: it is found as well" says 'rules.xlsx of hospital, edition 2 of 2027-02-01 \(the latest\)'
}

# A later program may draw other bytes; the generation's file 'rebuild' says whether this one does. Fonts are the machine's.
check_rebuilding() {
	local got=0 wish
	wish=$(head -n 1 "$stored/$name/rebuild")
	"$bunkai" verify project --rebuild >.said 2>.told || got=$?
	grep -vE '\[rebuild-(differs|fonts)\]$' .told >others
	if [ $got -gt 1 ] || says 'error' others; then
		fail "$name: verify --rebuild: status $got, and says more than which bytes differ"
		head -n 5 others | sed 's/^/	/'
	elif [ $got -eq 0 ]; then
		check "$name: the same bytes, six times" test "$(grep -c 'built anew it has the same bytes$' .said)" -eq 6
	elif [ "${wish%%:*}" = differs ]; then
		check "$name: it names what differs" says '\[rebuild-(differs|fonts)\]$' .told
	elif says '\[rebuild-differs\]$' .told; then
		fail "$name: built anew an edition has other bytes; if they are meant to, write 'differs: WHY' in tests/old-editions/$name/rebuild"
		head -n 3 .told | sed 's/^/	/'
	else
		skip "$name: the fonts are not those of the edition"
	fi
}

# What was a sound folder then may lack what later programs ask for: errors of the codes in the file `asked-since` and no others.
check_loads() { # WHAT
	local code others
	"$bunkai" check project --all >.said 2>&1
	others=$(sed -n 's/.*: error: .*\[\([a-z-]*\)\]$/\1/p' .said | sort -u | grep -vxFf "$stored/$name/asked-since")
	check "$name: $1: it can be read" grep -q '^errors ' .said
	check "$name: $1: no error but of what is asked since then: $others" test -z "$others"
}

# The numbers in the manifests are what was signed, and what a document made of the frozen inputs prints.
check_numbers() {
	local edition scope document head missing=0
	numbers project >numbers
	check "$name: the numbers of articles" diff "$stored/$name/numbers" numbers
	check "$name: among them a branch" grep -qE ' [0-9]+-[0-9]+$' numbers
	check "$name: among them a dropped one" grep -q ' dropped$' numbers
	for edition in karte-2026/1 karte-2026/2 pacs-2026/1 pacs-2026/2 hospital/1 hospital/2; do
		expect_status 0 "$name: a build of $edition" "$bunkai" build "project/issued/$edition/inputs" -o "built/$edition" --format text
	done
	numbers project --heads >heads
	while read -r edition document head; do
		scope=${edition%/*}
		grep -qE -- "^$head( |$)" "built/$edition/$scope/$document.txt" || missing=$((missing + 1))
	done <heads
	check "$name: documents print $(wc -l <heads) of them" test $missing -eq 0 -a -s heads
}

# The papers between the editions: what the one handed out then says (1-2, 1-2-then), the one made now says too (1-2, 1-2-now).
check_sentences() { # STEP FOLDER...
	local scope step text folder
	while read -r scope step text; do
		[ "$step" = "$1" ] || continue
		for folder in "${@:2}"; do
			check "$name: $folder/$scope: $text" grep -qF -- "$text" "$folder/$scope/kaisei.txt"
		done
	done <"$stored/$name/sentences"
}

check_comparison() {
	local scope line
	for scope in $scopes; do
		expect_status 0 "$name: diff of $scope" "$bunkai" diff "project@$scope/1" "project@$scope/2"
		cp .said "diff-$scope"
		expect_status 0 "$name: amend of $scope" "$bunkai" amend "project@$scope/1" "project@$scope/2" -o amended --format text,json
		check "$name: as much new as old is set side by side in $scope" says '^改正後: ' "amended/$scope/shinkyu.txt"
	done
	while read -r line; do
		check "$name: diff tells: $line" grep -qF -- "$line" diff-karte-2026
	done <"$stored/$name/changes"
	check_sentences 1-2 papers amended
	check_sentences 1-2-then papers
	check_sentences 1-2-now amended
	expect_status 0 "$name: amend to paper" "$bunkai" amend project@pacs-2026/1 project@pacs-2026/2 -o amended --format pdf,xlsx
	expect_status 0 "$name: impact" "$bunkai" impact project/issued/karte-2026/2/inputs --against project@karte-2026/1
	check "$name: the parties of the contract agree again" says 'agree again: .*(duty or right|its role)'
	check "$name: the new article is named" says 'karte-2026/annex: 1 article \(第5条の2（保守回線の監視）\)'
}

# The folder goes on: the change after the second edition. Clauses that the library did not have then are left out, but for those that
# others cite: an article is left out with whatever sends its reader there, or not at all.
go_on() {
	cp -R third/. project
	"$python" - project project/issued/karte-2026/2/inputs/library/clauses "$root/clauses" <<'PY'
import json, re, sys
from pathlib import Path
folder, then, now = map(Path, sys.argv[1:])
def clauses(library):
    return {path.stem: path.read_text() for path in library.glob("*/*.md")}
def cited(texts, ids):
    """Those that the clauses of these ids cite, and those that they cite."""
    more = {ref for clause in ids for ref in re.findall(r"{{ref:([a-z-]+)", texts[clause])} & set(texts) - ids
    return cited(texts, ids | more) if more else ids
project = json.loads((folder / "bunkai.json").read_text())
today = clauses(now)
kept = cited(today, set(today) & set(clauses(then)))
new = [{"clause": clause, "reason": "後に加わった条項である。"} for clause in sorted(set(today) - kept)]
for scope in [project, *project["contracts"]]:
    scope["omit"] = scope.get("omit", []) + new
(folder / "bunkai.json").write_text(json.dumps(project, ensure_ascii=False))
PY
}

# Editions of before there were statements know none: diff says so in one line, and tells no statement.
check_duties() {
	expect_status 0 "$name: diff of the second edition and the folder" "$bunkai" diff project@karte-2026/2 project
	check "$name: statements are told once" test "$(grep -cE '^C[0-9]+ library: added: duties$' .said)" -eq 1
	check "$name: and how many" says '^ *\+ measures [1-9][0-9]+, statements [1-9][0-9]+, shared terms [1-9][0-9]*; '
	check "$name: and not one by one" says_not '^C[0-9]+ [a-z]+: [a-z]+: (statement|unclaimed|measure|row-measures|shared-term|duty-word|obligation) '
}

check_going_on() {
	go_on
	check_duties
	check_loads "check after a change"
	expect_status 0 "$name: impact since the second edition" "$bunkai" impact project
	check "$name: tells of the changed article" says 'karte-2026/annex: 1 article \(第5条の2（保守回線の監視）\)'
	expect_status 0 "$name: amend of edition 2 by the folder" "$bunkai" amend project@karte-2026/2 project -o later --contract karte-2026 --format text,json
	check_sentences 2-folder later
}

# A folder of documents made then, with its state: what is made anew is told, and the second run finds nothing to do.
check_refresh() {
	expect_status 0 "$name: refresh over a folder made then" "$bunkai" refresh project -o refreshed --format text
	check "$name: its state is understood" says_not '\[state-|: (new|gone)'
	check "$name: the annex is made anew" says '^karte-2026/annex: changed \(.*[1-9][0-9]* articles?'
	check "$name: it is there" grep -qF '第5条の3（保守回線の点検）' refreshed/karte-2026/annex.txt
	digests refreshed >before
	expect_status 0 "$name: refresh again" "$bunkai" refresh project -o refreshed --format text
	check "$name: nothing is to do" says_not ': (new|changed|gone)'
	check "$name: for six documents" test "$(grep -cE '^[a-z0-9-]+/[a-z]+: unchanged' .said)" -eq 6
	digests refreshed >after
	check "$name: nothing is done" cmp before after
}

# Each article of the edition before is there with its number, dropped or not.
keep_numbers() { # SCOPE/N SCOPE/M
	local document id number dropped
	numbers project >numbers
	of_edition "$2" <numbers >next
	check "$name: $2 has articles" test -s next
	of_edition "$1" <numbers | while read -r document id number dropped; do
		grep -qE -- "^$document $id $number( dropped)?$" next || echo "$document $id $number"
	done >moved
	check "$name: $2 keeps the numbers of $1" test ! -s moved
	sort next | awk '{ print $1, $3 }' | sort | uniq -d >twice
	check "$name: $2 has no number twice" test ! -s twice
}

check_next_edition() {
	local scope
	for scope in $scopes; do
		expect_status 0 "$name: issue of edition 3 of $scope" "$bunkai" issue project --contract "$scope" --date 2027-04-01 --note 変更 --with-findings
		keep_numbers "$scope/2" "$scope/3"
	done
	check "$name: a branch behind the branch" grep -qx 'karte-2026/3 annex line-test 5-3' numbers
	check "$name: 削除 stays" grep -qx 'karte-2026/3 annex remote-maintenance-emergency 7 dropped' numbers
	expect_status 0 "$name: verify of all three" "$bunkai" verify project
	check "$name: nine are sound" test "$(grep -cE '[0-9]+ files, sound$' .said)" -eq 9
	expect_status 0 "$name: status" "$bunkai" status project
	check "$name: the papers that led to each are named" test "$(grep -c ': papers of the amendment to edition 3: ' .said)" -eq 3
	check "$name: all is current" sh -c '! grep -v -e ": edition 3 of 2027-04-01: current$" -e ": papers of the amendment to edition 3: " .said'
}

# All that the library has become since: a hundred articles and more between those that have numbers.
check_whole_library() {
	cp third/bunkai.json project/bunkai.json
	sed -i 's/2027-04-01/2027-06-01/' project/bunkai.json
	expect_status 0 "$name: issue with today's library" "$bunkai" issue project --contract karte-2026 --date 2027-06-01 --note 全条項 --with-findings
	keep_numbers karte-2026/3 karte-2026/4
	check "$name: articles were added" test "$(wc -l <next)" -gt "$(grep -c '^karte-2026/3 ' numbers)"
	expect_status 0 "$name: verify of the chain" "$bunkai" verify project
}

# Damage is told of old editions as of new ones, and nothing follows on them.
damage() { # WHAT CODE COMMAND: in a copy, in the folder of a contract's editions
	rm -rf d/issued/karte-2026 && cp -R project/issued/karte-2026 d/issued
	(cd d/issued/karte-2026 && eval "$3")
	digests d/issued/karte-2026 >before
	expect_status 1 "$name: verify: $1" "$bunkai" verify d
	check "$name: verify says it: $1" says "\\[$2\\]"
	check "$name: the others are sound: $1" test "$(grep -cE 'of (pacs-2026|hospital), .* sound$' .said)" -eq 4
	expect_status 1 "$name: issue: $1" "$bunkai" issue d --contract karte-2026 --date 2027-04-01 --with-findings
	check "$name: issue says it: $1" says "\\[$2\\]"
	digests d/issued/karte-2026 >after
	check "$name: nothing is overwritten: $1" cmp before after
}

check_damage() {
	cp -R project d
	damage "a document was changed" edition-damaged 'echo x >>1/documents/annex.pdf'
	damage "an input was changed" edition-damaged 'sed -i s/5日前/6日前/ 1/inputs/clauses/malware-build.md'
	damage "a tree is missing" edition-damaged 'rm 2/trees/annex.json'
	damage "the first manifest was changed" edition-chain 'sed -i s/新規作成/改竄/ 1/manifest.json'
	damage "an edition is missing" edition-chain 'rm -r 1'
}

n_generations=0
for folder in "$stored"/*/; do
	name=$(basename "$folder")
	[ -e "$folder/editions.tar.xz" ] || continue
	n_generations=$((n_generations + 1))
	rm -rf "${scratch:?}"/*
	check "$name: unpacked" unpack "$folder/editions.tar.xz" .
	check_loading
	check_soundness
	check_rebuilding
	check_numbers
	check_comparison
	check_damage
	check_going_on
	check_refresh
	check_next_edition
	check_whole_library
done
[ $n_generations -ge 1 ] && ok || fail "no generation below tests/old-editions"
finish
