#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Papers of amendments among all others: an edition from the second on has those that lead to it, build and refresh make them from the
# latest edition to now, status, verify, explain and check know them, and a hospital's own templates stand beside ours or in their place.
# What the papers say is looked at elsewhere (tests/amend).
# usage: amendments.sh BUNKAI
. "$(dirname "$0")/common.bash"
bunkai=$(program "$1")
cd "$scratch" || exit 1

says() { grep -qE -- "$1" "${2:-.said}"; }
says_not() { ! grep -qE -- "$1" "${2:-.said}"; }
project() { rm -rf "$1" && cp -R "$root/tests/small" "$1"; }
# What is left before signature is no matter here.
issue() { "$bunkai" issue "$1" --contract "${2:-karte-2026}" --date "${3:-2026-10-01}" --with-findings "${@:4}"; }
# A change of the contract's papers: who is told when the line breaks, and the contract's name.
rename_contract() { "$bunkai" set "$1" contract/karte-2026 title="$2" >/dev/null; }
own_clause() { # PROJECT ID TEXT
	mkdir -p "$1/clauses"
	printf -- '---\nid: %s\ntopic: remote-maintenance\ntitle: %s\nphase: maintenance\ndocuments: [annex]\norder: 900\n---\n%s\n' "$2" "$2の条" "$3" >"$1/clauses/$2.md"
}
own_paper() { # PROJECT ID VIEW
	mkdir -p "$1/templates/amendments"
	cat >"$1/templates/amendments/$2.json" <<END
{"schema": "bunkai/template/1", "id": "$2", "title": "費用の覚書", "scope": "any", "amends": true, "needs": ["$3"],
 "parts": [{"part": "費用", "body": [
  {"block": "article", "title": "費用の負担", "text": "{{hospital}}は、{{ref:annex/own-a}}の作業の費用を負担する。"},
  {"block": "list", "view": "amended-papers", "text": "{{title}}"}]}]}
END
}
papers_of() { "$python" -c 'import json, sys; print(*(d["id"] for d in json.load(open(sys.argv[1])).get("amendment", [])))' "$1/manifest.json"; }
second=p/issued/karte-2026/2

# The first edition has none; build of one says what it would start from
project p
own_clause p own-a '{{vendor}}は、作業の日を{{hospital}}に通知する。'
expect_status 1 "build --doc without an edition" "$bunkai" build p -o out --doc amendment-memorandum
check "it says what is missing" says "'amendment-memorandum' is made from the latest edition .*karte-2026.*\[no-edition-before\]"
check "once, and makes nothing" sh -c '[ "$(wc -l <.said)" -eq 1 ] && [ ! -e out ]'
expect_status 2 "a word that is near" "$bunkai" build p -o out --doc amendment-memorandom
check "the nearest is offered" says "did you mean 'amendment-memorandum'"
expect_status 0 "explain before an edition" "$bunkai" explain p amendment-memorandum
check "it tells the template" says 'file: .*templates/amendments/amendment-memorandum.json'
check "and that nothing was issued" says 'karte-2026: no edition was issued'
expect_status 0 "issue" issue p
check "a first edition has no such papers" test -z "$(papers_of p/issued/karte-2026/1)"
expect_status 0 "issue of the hospital" issue p hospital
expect_status 0 "status of first editions" "$bunkai" status p
check "it names none" says_not 'papers of the amendment'
expect_status 0 "build when nothing has changed" "$bunkai" build p -o out --doc amendment-memorandum
check "it says so" says 'nothing that it tells has changed since edition 1.*\[nothing-amended\]'

# The second has them, and they are those of amend
rename_contract p 保守に関する契約書
own_clause p own-a '{{vendor}}は、作業の日及び作業者の氏名を{{hospital}}に通知する。'
expect_status 0 "build --doc" "$bunkai" build p -o out --doc amendment-memorandum --format pdf,text
check "a draft of the next edition" says '^DRAFT$' out/karte-2026/amendment-memorandum.txt
check "and nothing else" test "$(find out -name '*.pdf' | wc -l)" -eq 1
expect_status 0 "build --doc --final" "$bunkai" build p -o final --doc amendment-memorandum --format text --final
check "no draft" says_not DRAFT final/karte-2026/amendment-memorandum.txt
expect_status 2 "issue with a day that does not exist" issue p karte-2026 2027-01-05 --from 2027-02-30
expect_status 0 "the second edition" issue p karte-2026 2027-01-05 --from 2027-02-01
check "it says what was made" says "^$second/documents/amendment/amendment-memorandum.pdf: "
check "the manifest names them" test -n "$(papers_of $second | grep -w amendment-memorandum)"
check "and the day" grep -q '"in_force":.*"2027-02-01"' $second/manifest.json
check "by its schema" valid $second/manifest.json
for paper in $(papers_of $second); do
	check "$paper: files and tree" test -s "$second/documents/amendment/$paper.pdf" -a -s "$second/documents/amendment/$paper.xlsx" -a \
		-s "$second/trees/amendment/$paper.json"
done
expect_status 0 "verify --rebuild" "$bunkai" verify p --rebuild
check "it is built anew to the byte" test "$(grep -c 'built anew it has the same bytes$' .said)" -eq 3
expect_status 0 "verify of one of them" "$bunkai" verify p $second/documents/amendment/amendment-memorandum.pdf
check "it is the edition's" says 'amendment-memorandum.pdf of karte-2026, edition 2 of 2027-01-05 \(the latest\)'
expect_status 0 "amend of the two editions" "$bunkai" amend p@karte-2026/1 p@karte-2026/2 --contract karte-2026 --from 2027-02-01 -o amended
check "has the same papers" sh -c "[ \$(ls amended/karte-2026 | wc -l) -eq \$(ls $second/documents/amendment | wc -l) ]"
same=1
for file in amended/karte-2026/*; do cmp -s "$file" "$second/documents/amendment/${file##*/}" || same=; done
check "and the same bytes" test -n "$same"
expect_status 0 "status" "$bunkai" status p
check "it names them" says "^karte-2026: papers of the amendment to edition 2: .*amendment-memorandum.* \(p/issued/karte-2026/2/documents/amendment\)$"
"$bunkai" status p --json >status.json
check "and so does --json" grep -q '"amendments":' status.json
check "by its schema" valid status.json
expect_status 0 "explain" "$bunkai" explain p amendment-memorandum
check "it tells from where to where" says 'karte-2026: from edition 1 to edition 2, in p/issued/karte-2026/2/documents/amendment'
check "and what is next" says 'karte-2026: from edition 2 of 2027-01-05 \(p/issued/karte-2026/2\) to the project as it is now'
expect_status 0 "explain of a document" "$bunkai" explain p boundary
check "it tells its views" says 'filled by the views: responsibilities'

# A byte of one of them is a byte of the edition
cp $second/documents/amendment/amendment-memorandum.pdf kept
chmod u+w $second/documents/amendment/amendment-memorandum.pdf 2>/dev/null
printf x >>$second/documents/amendment/amendment-memorandum.pdf
expect_status 1 "verify of a damaged one" "$bunkai" verify p
check "it is named" says 'documents/amendment/amendment-memorandum.pdf.*\[edition-damaged\]'
cat kept >$second/documents/amendment/amendment-memorandum.pdf
expect_status 0 "verify again" "$bunkai" verify p

# Nothing to tell, nothing wanted, numbers afresh
expect_status 0 "an edition without changes" issue p karte-2026 2027-01-06
check "it says that it is the same" says '\[edition-same\]'
check "and has no such papers" test ! -e p/issued/karte-2026/3/documents/amendment
check "nor a list of them" says_not '"amendment"' p/issued/karte-2026/3/manifest.json
rename_contract p 保守契約書
expect_status 0 "issue --without-amendment" issue p karte-2026 2027-01-07 --without-amendment
check "it has none" test ! -e p/issued/karte-2026/4/documents/amendment
rm p/clauses/own-a.md
expect_status 0 "a restatement" issue p karte-2026 2027-01-08 --renumber
check "its papers tell what went" test -n "$(papers_of p/issued/karte-2026/5)"
expect_status 0 "the hospital's second" issue p hospital 2027-01-08
expect_status 0 "verify --rebuild of all" "$bunkai" verify p --rebuild
check "all are built anew to the byte" test "$(grep -c 'built anew it has the same bytes$' .said)" -eq 7

# documents names them: build and refresh make them with the others
project q
own_clause q own-a '{{vendor}}は、作業の日を{{hospital}}に通知する。'
"$bunkai" set q project documents+=amendment-memorandum >/dev/null
expect_status 0 "check of a project that names one" "$bunkai" check q --code unknown-document
expect_status 0 "build before an edition" "$bunkai" build q -o out-q --format text
check "it says that it waits" says 'not made yet of karte-2026.*\[amendment-waits\]'
expect_status 0 "issue of it" issue q
expect_status 0 "refresh" "$bunkai" refresh q -o kept-q --format text
check "nothing has changed" test ! -e kept-q/karte-2026/amendment-memorandum.txt
rename_contract q 保守に関する契約書
expect_status 0 "refresh after a change" "$bunkai" refresh q -o kept-q --format text
check "it is new" says '^karte-2026/amendment-memorandum: new$'
expect_status 0 "refresh once more" "$bunkai" refresh q -o kept-q --format text
check "it is unchanged" says '^karte-2026/amendment-memorandum: unchanged$'
expect_status 0 "build" "$bunkai" build q -o out-q --format text
check "the same words" cmp kept-q/karte-2026/amendment-memorandum.txt out-q/karte-2026/amendment-memorandum.txt

# A template of the hospital's own, and one in place of ours
own_paper q fees amended-papers
sed 's/"title": "変更覚書"/"title": "変更の合意書"/' "$root/templates/amendments/amendment-memorandum.json" >q/templates/amendments/amendment-memorandum.json
own_clause q own-a '{{vendor}}は、作業の日及び作業者の氏名を{{hospital}}に通知する。'
expect_status 0 "build of both" "$bunkai" build q -o own --doc fees --format text
check "an article that cites the annex" grep -qE '甲は、別紙第[0-9]+条(の[0-9]+)?の作業の費用を負担する。' own/karte-2026/fees.txt
expect_status 0 "build of ours" "$bunkai" build q -o own --doc amendment-memorandum --format text
check "under the title of theirs" grep -q '^変更の合意書' own/karte-2026/amendment-memorandum.txt
expect_status 0 "an edition with them" issue q karte-2026 2027-01-05
check "it has both" sh -c "[ -s q/issued/karte-2026/2/documents/amendment/fees.pdf ] && [ -s q/issued/karte-2026/2/documents/amendment/amendment-memorandum.pdf ]"
expect_status 0 "verify --rebuild with them" "$bunkai" verify q --rebuild
own_paper q fees amended-paper
rename_contract q 保守契約書
expect_status 1 "check of one that asks for what nobody has" "$bunkai" check q --code unknown-view --all
check "with its place" says 'templates/amendments/fees.json:needs\[0\]: error: .*amended-paper.*\[unknown-view\]'
expect_status 1 "an edition that cannot have it" issue q karte-2026 2027-01-06
check "it says which, and the way out" says 'fees.json:needs\[0\].*\[unknown-view\]|without-amendment.*\[amendment-failed\]'
check "and freezes nothing" test ! -e q/issued/karte-2026/3
expect_status 0 "the edition without" issue q karte-2026 2027-01-06 --without-amendment
check "is there" test -s q/issued/karte-2026/3/documents/annex.pdf

# An edition says itself from when it holds; of two editions at once the later one does
project r
issue r >/dev/null 2>&1
rename_contract r 保守に関する契約書
expect_status 0 "a second edition" issue r karte-2026 2027-01-05 --from 2027-02-01
rename_contract r 保守業務の契約書
expect_status 0 "a third" issue r karte-2026 2027-03-05 --from 2027-04-01
expect_status 0 "amend over both" "$bunkai" amend r@karte-2026/1 r@karte-2026/3 -o over --format text
check "it holds from the day of the third" grep -q '令和9年4月1日から' over/karte-2026/amendment-memorandum.txt
check "and no day of the second is told" sh -c "! grep -q '令和9年2月1日' over/karte-2026/*.txt"
check "nothing of what was between" sh -c "! grep -q '保守に関する契約書' over/karte-2026/*.txt"
expect_status 0 "amend with another day" "$bunkai" amend r@karte-2026/1 r@karte-2026/3 -o over --format text --from 2027-05-01
check "it holds from that" grep -q '令和9年5月1日から' over/karte-2026/amendment-memorandum.txt

# An annex of another shape is amended as a whole: in the memorandum, the notice and the list of changes
project s
sed -i 's/"edition": "初版",/"edition": "初版", "annex": "core",/' s/bunkai.json
expect_status 0 "amend from full to core" "$bunkai" amend "$root/tests/small" s -o shape --format text
check "as a whole" grep -q '保守契約書別紙（全部）' shape/karte-2026/amendment-memorandum.txt
check "the notice says why" grep -q '別紙の形の変更により' shape/karte-2026/notice-vendor.txt
for scope in karte-2026 hospital; do
	check "the list of $scope names no article of hundreds" sh -c "grep -q '別紙.*：全部' shape/$scope/changes.txt && ! grep -q '第12条' shape/$scope/changes.txt"
done
finish
