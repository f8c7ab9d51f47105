#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Editions as a user meets them: issue, verify, status, refresh; numbers that stay; an issue that is killed or finds the disk full; an
# edition that was tampered with. tests/derive/test_numbers.c has the numbers alone, over random histories.
# usage: editions.sh BUNKAI
. "$(dirname "$0")/common.bash"
bunkai=$(program "$1")
cd "$scratch" || exit 1

says() { grep -qE -- "$1" "${2:-.said}"; }
# A fresh project in $1: the small one has no errors, and what is left before signature is left knowingly.
project() { rm -rf "$1" && cp -R "$root/tests/small" "$1" && leave_all "$1" karte-2026; }
leave_all() { # PROJECT CONTRACT...
	for contract in "${@:2}"; do
		"$bunkai" ready "$1" --contract "$contract" --leave '*' --reason 次の版で決める。 --by '見本 太郎' >/dev/null
	done
}
issue() { "$bunkai" issue "$1" --contract "${2:-karte-2026}" --date "${3:-2026-10-01}" "${@:4}"; }
# The numbers of all articles in an edition's annex: 'id number', living ones.
numbers() {
	"$python" - "$1" <<'PY'
import json, sys
for n in json.load(open(sys.argv[1]))["numbers"]:
    for a in n["articles"]:
        print(n["document"], a["id"], a["number"], "dropped" if a.get("dropped") else "")
PY
}
own_clause() { # PROJECT ID ORDER TEXT
	mkdir -p "$1/clauses"
	printf -- '---\nid: %s\ntopic: remote-maintenance\ntitle: %s\nphase: maintenance\ndocuments: [annex]\norder: %s\n---\n%s\n' "$2" "$2の条" "$3" "$4" >"$1/clauses/$2.md"
}

# The command line
project p
expect_status 2 "issue without a contract" "$bunkai" issue p --date 2026-10-01
expect_status 2 "issue without a date" "$bunkai" issue p --contract karte-2026
expect_status 2 "issue of an unknown contract" issue p nobody
expect_status 2 "issue on a day that does not exist" issue p karte-2026 2026-02-30
expect_status 3 "issue in a missing folder" issue nowhere
expect_status 3 "verify of a missing folder" "$bunkai" verify nowhere
expect_status 3 "status of a missing folder" "$bunkai" status nowhere
expect_status 2 "refresh without a folder for the documents" "$bunkai" refresh p
expect_status 0 "status before anything is issued" "$bunkai" status p
check "everything was never issued" sh -c '! grep -v -e "never issued" -e "^R4: " .said'
check "what is due is counted from the project's date" says '^R4: due 2027-03-31, in 181 days; 事務長$'
check "and what is to be looked at again" says '^R4: review 2027-04-30, in 211 days; 事務長$'
sed -i '0,/"date": "2026-10-01"/s//"date": "2027-04-01"/' p/bunkai.json
expect_status 0 "status after what was due is past" "$bunkai" status p
check "it is overdue" says '^R4: due 2027-03-31, overdue by 1 day; '
expect_status 0 "check tells it as a warning" "$bunkai" check p --all
check "with both dates" says 'warning: R4: was due on 2027-03-31, and the project.s date is 2027-04-01.*\[overdue\]'
sed -i 's/"due": "2027-03-31"/"due": "2027-03-31", "done": "2027-03-20"/' p/decisions.json
expect_status 0 "status after it was done" "$bunkai" status p
check "it is due no more" sh -c '! grep "^R4: due" .said'
check "and may be looked at again" says '^R4: review '
project p
expect_status 0 "verify before anything is issued" "$bunkai" verify p
check "refused issues leave nothing" test ! -e p/issued

# Errors stand in the way
sed -i 's/"requirement": "R1/"requirement": "R77/' p/decisions.json
expect_status 1 "issue while errors stand" issue p
check "it names them" says '\[orphaned-decision\]'
check "it names the way out" says 'left before signature: [0-9]+ \(error 1, .*with-findings.*\[not-ready\]'
check "and freezes nothing" test ! -e p/issued
expect_status 0 "issue --with-findings" issue p karte-2026 2026-10-01 --with-findings
check "they are recorded" grep -q '"orphaned-decision"' p/issued/karte-2026/1/manifest.json

# Errors of another contract do not: a second vendor, whose register has a row that nobody takes
second_contract() { # PROJECT
	"$python" - "$1" <<'PY'
import json, os, sys
folder = sys.argv[1]
def change(name, edit):
    path = os.path.join(folder, name)
    data = json.load(open(path))
    edit(data)
    json.dump(data, open(path, "w"), ensure_ascii=False)
def add(project):
    project["parties"].append({"id": "other", "kind": "vendor", "name": "別の会社"})
    project["systems"].append({"id": "pacs", "name": "画像", "vendor": "other", "owner": "hospital"})
    project["contracts"].append(dict(project["contracts"][0], id="pacs-2026", registers=["pacs"], systems=["pacs"],
        parties=[{"party": "hospital", "label": "甲", "role": "hospital"}, {"party": "other", "label": "乙", "role": "vendor"}]))
change("bunkai.json", add)
os.makedirs(os.path.join(folder, "registers"))
json.dump({"schema": "bunkai/register/1", "risks": [{"id": "P1", "scenario": "写しが無い。", "level": "High", "response": "Yes", "topic": "backup"}],
    "requirements": [{"risk": "P1", "no": "①-1", "applies": "対象外", "response": "Yes", "text": "写しを取る。"}]},
    open(os.path.join(folder, "registers/pacs.json"), "w"), ensure_ascii=False)
PY
}
project p
second_contract p
leave_all p karte-2026 # with a second vendor the article on what lies between the two comes in
expect_status 1 "issue of a contract with a gap" issue p pacs-2026
check "the gap is one point, and counted with the others of that contract" says ' pacs-2026: points are left before signature: [0-9]+ \(gap 1, (open [0-9]+, )?clause'
expect_status 1 "issue of the hospital's documents, which speak of all contracts" issue p hospital
check "frozen is nothing yet" test ! -e p/issued
expect_status 0 "issue of the other contract" issue p karte-2026
check "is told of it" says 'note: pacs:P1/①-1: does not touch karte-2026 .*\[gap\] \[finding-elsewhere\]'
check "does not record it" sh -c '! grep -q "\"findings\"" p/issued/karte-2026/1/manifest.json || ! grep -q "\"gap\"" p/issued/karte-2026/1/manifest.json'
expect_status 0 "issue of the contract with the gap, --with-findings" issue p pacs-2026 2026-10-01 --with-findings
check "records it" grep -q '"gap"' p/issued/pacs-2026/1/manifest.json
check "and tells nothing" sh -c '! grep -q finding-elsewhere .said'

# The first edition
project p
expect_status 0 "a build before the first edition" "$bunkai" build p -o earlier --format text
expect_status 0 "issue" issue p karte-2026 2026-11-15 --note 新規作成
check "of what nobody approved" says '^--approved-by: warning: karte-2026: .*\[not-approved\]$'
expect_status 0 "issue of the hospital's documents" issue p hospital 2026-11-15
check "which no contract asks for" sh -c '! grep not-approved .said'
edition=p/issued/karte-2026/1
for file in manifest.json documents/annex.pdf documents/annex.xlsx documents/boundary.pdf trees/annex.json inputs/bunkai.json inputs/register.json \
	inputs/library/clauses/topics.json inputs/library/templates/words.json; do
	check "the edition has $file" test -s $edition/$file
done
check "manifests and trees are valid" valid $edition/manifest.json p/issued/hospital/1/manifest.json $edition/trees/*.json
check "nothing is left aside" sh -c '[ -z "$(find p/issued -name ".*")" ]'
pdftotext -layout $edition/documents/annex.pdf annex.txt
check "the document names its edition" says '初版' annex.txt
check "and its date, which is not the project's" says '令和8年11月15日' annex.txt
check "and the note in its history" says '新規作成' annex.txt
check "it is no draft" sh -c '! grep -q DRAFT annex.txt'
expect_status 0 "an edition's inputs are a project" "$bunkai" check $edition/inputs
expect_status 0 "which builds what was issued, when all documents that lead to each other are made" "$bunkai" build $edition/inputs -o again --contract karte-2026
check "to the byte" cmp again/karte-2026/annex.pdf $edition/documents/annex.pdf
expect_status 0 "a build of what was issued" "$bunkai" build p -o same
check "gives the issued bytes" cmp same/karte-2026/boundary.xlsx $edition/documents/boundary.xlsx
expect_status 0 "status of what was issued" "$bunkai" status p
check "all of it is current" sh -c '! grep -v -e ": current" -e "^R4: " .said'
expect_status 0 "verify" "$bunkai" verify p
expect_status 0 "verify --rebuild" "$bunkai" verify p --rebuild
check "the same bytes" says 'built anew it has the same bytes'
(cd / && "$bunkai" verify "$scratch/p" --rebuild >/dev/null 2>&1) && ok || fail "verify --rebuild from another folder"
expect_status 0 "verify --rebuild under another locale and clock" env LC_ALL=ja_JP.UTF-8 TZ=Asia/Tokyo SOURCE_DATE_EPOCH=1 "$bunkai" verify p --rebuild
expect_status 0 "verify of an issued file" "$bunkai" verify p same/karte-2026/annex.pdf
check "it says which" says 'annex.pdf of karte-2026, edition 1 of 2026-11-15 \(the latest\)'
expect_status 1 "verify of another file" "$bunkai" verify p p/bunkai.json
check "which is none" says '\[not-issued\]'
expect_status 3 "verify of a missing file" "$bunkai" verify p no-such.pdf

# The second edition: a clause between two, one dropped
clauses=$(numbers $edition/manifest.json | awk '$1 == "annex" { print $2 }')
dropped=$(sed 1,2d <<<"$clauses" | while read -r id; do grep -rqF "{{ref:$id}}" "$root/clauses" || { echo "$id"; break; }; done) # to which nobody sends a reader
numbers $edition/manifest.json >first
own_clause p between 15 '{{vendor}}は、回線を監視する。'
"$python" - p/bunkai.json "$dropped" <<'PY'
import json, sys
path, clause = sys.argv[1:]
project = json.load(open(path))
project["contracts"][0]["omit"] = [{"clause": clause, "reason": "行わない。"}]
json.dump(project, open(path, "w"), ensure_ascii=False)
PY
expect_status 1 "status after a change" "$bunkai" status p
check "the annex is stale, and why" says '^karte-2026/annex: edition 1 of 2026-11-15: stale: .*article.*clauses/between.md'
"$bunkai" status p --json >status.json
check "status --json is valid" valid status.json
check "and says the same" says '"status":.*"stale"' status.json
expect_status 0 "a build after a change" "$bunkai" build p -o draft --doc annex --format text
check "is a draft" says '^DRAFT' draft/karte-2026/annex.txt
check "of the second edition" says '第2版（案）' draft/karte-2026/annex.txt
expect_status 1 "an edition dated before the last" issue p karte-2026 2026-11-14
check "is refused" says '\[edition-date\]'
expect_status 2 "an approval without its day" issue p karte-2026 2027-01-01 --approved-by '院長 見本 太郎'
expect_status 2 "an approval by nobody" issue p karte-2026 2027-01-01 --approved-by ' ' --approved-on 2026-12-28
expect_status 2 "an approval on a day that does not exist" issue p karte-2026 2027-01-01 --approved-by '院長 見本 太郎' --approved-on 2026-12-32
expect_status 1 "an approval after the edition" issue p karte-2026 2027-01-01 --approved-by '院長 見本 太郎' --approved-on 2027-01-02
check "is refused" says '\[approval-date\]'
check "and nothing is frozen" test ! -e p/issued/karte-2026/2
expect_status 0 "issue of the second edition" issue p karte-2026 2027-01-01 --note 回線の監視を加える。 --approved-by '院長 見本 太郎' --approved-on 2026-12-28
check "says who approved it" says '2: edition 2 of karte-2026, 2027-01-01, approved by 院長 見本 太郎 on 2026-12-28$'
check "and warns no more" sh -c '! grep not-approved .said'
check "its manifest is valid" valid p/issued/karte-2026/2/manifest.json
check "and holds the approval, for itself and in its history" test "$(grep -c '"approved_on":.*"2026-12-28"' p/issued/karte-2026/2/manifest.json)" = 2
check "papers for the parties do not" sh -c '! pdftotext p/issued/karte-2026/2/documents/annex.pdf - | grep 12月28日'
expect_status 0 "verify says it, too" "$bunkai" verify p --rebuild
check "behind the edition" says '2027-01-01, approved by 院長 見本 太郎 on 2026-12-28; [0-9]* files, sound; built anew it has the same bytes$'
numbers p/issued/karte-2026/2/manifest.json >second
while read -r document id number _; do
	grep -q "^$document $id $number " second && ok || fail "the number of $id has changed"
done <first
check "the new article is a branch" grep -qE '^annex between [0-9]+-2 ' second
check "the dropped one is kept" grep -qE "^annex $dropped .* dropped" second
pdftotext -layout p/issued/karte-2026/2/documents/annex.pdf annex.txt
check "第n条の2 is printed" says '第[0-9]+条の2' annex.txt
check "削除 is printed" says '第[0-9]+条 *削除' annex.txt
check "the history has both" sh -c 'grep -q 新規作成 annex.txt && grep -q 回線の監視を加える annex.txt'
expect_status 0 "verify of a chain" "$bunkai" verify p --rebuild
expect_status 0 "verify of a file of the first edition" "$bunkai" verify p $edition/documents/annex.pdf
check "it was replaced" says 'replaced by edition 2 of 2027-01-01'
expect_status 0 "an edition without a change" issue p karte-2026 2027-01-02
check "is noted" says '\[edition-same\]'
expect_status 0 "a restatement" issue p karte-2026 2027-02-01 --renumber
numbers p/issued/karte-2026/4/manifest.json >fourth
check "counts without branches" sh -c '! grep -qE "[0-9]-[0-9]|dropped" fourth'
check "and without gaps" sh -c '[ "$(grep ^annex fourth | awk "{print \$3}" | sort -n | tail -n 1)" -eq "$(grep -c ^annex fourth)" ]'
expect_status 0 "verify after a restatement" "$bunkai" verify p --rebuild

# Two clauses of an edition become one: the library that comes later says so, and signed papers lose nothing by it
project m
own_clause m watch 15 '{{vendor}}は、回線を監視する。'
own_clause m line-test 16 '{{vendor}}は、回線を1年に1回点検する。'
expect_status 0 "issue with both clauses" issue m karte-2026 2026-10-01 --with-findings
numbers m/issued/karte-2026/1/manifest.json >both
number_of() { awk -v id="$1" '$1 == "annex" && $2 == id { print $3 }' both; }
rm m/clauses/line-test.md
own_clause m watch 15 '{{vendor}}は、回線を監視する。

{{vendor}}は、回線を1年に1回点検する。'
sed -i 's/^order: 15$/&\nreplaces: [line-test]/' m/clauses/watch.md
expect_status 0 "verify after the merging" "$bunkai" verify m --rebuild
check "built anew it has the same bytes" says 'built anew it has the same bytes$'
expect_status 0 "diff over the merging" "$bunkai" diff m@karte-2026/1 m
check "it tells it as merged" says '^C[0-9]+ library: merged: clause watch \(was line-test\)$'
check "and not as gone" sh -c '! grep -q "removed: clause" .said'
expect_status 0 "impact of the merging" "$bunkai" impact m
check "the merging has both articles" says "karte-2026/annex: 2 articles \(第$(number_of watch)条（watchの条）第2項, 第$(number_of line-test)条　削除\)"
check "nothing follows from elsewhere" sh -c '! grep -q "^- follows" .said'
expect_status 0 "amend over the merging" "$bunkai" amend m@karte-2026/1 m -o merged --format text
check "the one that went keeps its place" grep -q "^第$(number_of line-test)条　削除" merged/karte-2026/kaisei.txt
expect_status 0 "issue after the merging" issue m karte-2026 2027-10-01 --with-findings
numbers m/issued/karte-2026/2/manifest.json >one
check "the number stays with it" grep -qx "annex line-test $(number_of line-test) dropped" one
check "and the other's with the other" grep -q "^annex watch $(number_of watch) " one
expect_status 0 "verify of both" "$bunkai" verify m --rebuild

# refresh
project r
expect_status 0 "refresh" "$bunkai" refresh r -o made
check "makes everything" sh -c '! grep -v ": new" .said'
check "the state is valid" valid made/.bunkai-state.json
find made -type f -exec touch -d 2001-01-01 {} +
digests made >before
expect_status 0 "refresh again" "$bunkai" refresh r -o made
check "finds nothing to do" sh -c '! grep -v ": unchanged" .said'
digests made >after
check "and does nothing" cmp before after
check "not even the same again" sh -c '[ -z "$(find made -type f -newermt 2001-01-02)" ]'
sed -i 's/03-[0-9-]*/03-9999-0000/; s/0X-[0-9]*/0X-777/' r/contacts.json
grep -q '03-9999-0000\|0X-777' r/contacts.json || sed -i '0,/"phone": "[^"]*"/s//"phone": "0X-777"/' r/contacts.json
expect_status 0 "refresh after a telephone number changed" "$bunkai" refresh r -o made
check "tells how much" says '^hospital/contacts: changed \([0-9]+ rows?, 0 articles'
check "leaves the others alone" says '^karte-2026/annex: unchanged'
check "writes no other file" sh -c '! find made -type f -newermt 2001-01-02 | grep -v "contacts\|bunkai-state"'
check "the trees are valid" valid made/.bunkai-trees/*/*.json
# A state of a bunkai that kept no trees
"$python" - made/.bunkai-state.json <<'PY'
import json, sys
state = json.load(open(sys.argv[1]))
for document in state["documents"]:
    document.update(articles=["0123456789abcdef"], rows=[], texts=[])
json.dump(state, open(sys.argv[1], "w"), ensure_ascii=False)
PY
cp -R made made-old && rm -r made-old/.bunkai-trees
sed -i 's/0X-777/0X-778/' r/contacts.json
expect_status 0 "refresh over such a state" "$bunkai" refresh r -o made-old
check "tells what changed, but not how much" says '^hospital/contacts: changed$'
check "without a warning" sh -c '! grep -q warning .said'
expect_status 0 "refresh with the trees" "$bunkai" refresh r -o made
check "tells how much" says '^hospital/contacts: changed \([0-9]+ rows?, 0 articles'
rm made/karte-2026/boundary.pdf
expect_status 0 "refresh after a file was lost" "$bunkai" refresh r -o made
check "makes it again" test -s made/karte-2026/boundary.pdf
cp made/karte-2026/boundary.pdf whole.pdf
echo >>made/karte-2026/boundary.pdf
expect_status 0 "refresh after a file was changed by another hand" "$bunkai" refresh r -o made
check "names it" says '^karte-2026/boundary: made again: boundary.pdf is not the file that was written'
check "and makes it as it was" cmp made/karte-2026/boundary.pdf whole.pdf
check "the memory of the folder is valid" valid made/.bunkai-state.json
"$python" - r/bunkai.json <<'PY'
import json, sys
project = json.load(open(sys.argv[1]))
project["documents"].remove("contacts")
json.dump(project, open(sys.argv[1], "w"), ensure_ascii=False)
PY
expect_status 0 "refresh after a document was struck" "$bunkai" refresh r -o made
check "says that it is gone" says '^hospital/contacts: gone'
expect_status 0 "refresh and again" "$bunkai" refresh r -o made
check "says so once" sh -c '! grep -q gone .said'
sed -i 's:bunkai/state/1:bunkai/state/2:' made/.bunkai-state.json
digests made >before
expect_status 1 "refresh over the state of a newer bunkai" "$bunkai" refresh r -o made
check "says so" says '\[state-newer\]'
echo '{' >made/.bunkai-state.json
expect_status 1 "refresh over a damaged state" "$bunkai" refresh r -o made
check "says where" says 'bunkai-state.json.*\[bad-json\]'

# Fonts: the manifest knows them, and verify names those that changed
project t
mkdir t/templates fonts
cp /usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf fonts/body.ttf
cp /usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Bold.ttf t/templates/own.ttf
sed "s:/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf:$scratch/fonts/body.ttf:; s:/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Bold.ttf:own.ttf:" \
	"$root/templates/style.json" >t/templates/style.json
expect_status 0 "issue with fonts of one's own" issue t
check "the manifest is valid" valid t/issued/karte-2026/1/manifest.json
check "it holds the checksum of a font" grep -q "$(sha256sum <fonts/body.ttf | cut -d ' ' -f 1)" t/issued/karte-2026/1/manifest.json
check "a font of the project is an input, and no font of elsewhere" sh -c '! grep -A9 "\"fonts\"" t/issued/karte-2026/1/manifest.json | grep -q own.ttf'
expect_status 0 "verify --rebuild with the same fonts" "$bunkai" verify t --rebuild
cp /usr/share/fonts/truetype/bizud-mincho/BIZUDMincho-Regular.ttf fonts/body.ttf
expect_status 0 "verify needs no fonts" "$bunkai" verify t
expect_status 1 "verify --rebuild with another font" "$bunkai" verify t --rebuild
check "names the font, once" sh -c '[ "$(grep -c "fonts/body.ttf.*\[rebuild-fonts\]" .said)" -eq 1 ]'
check "and no other reason" sh -c '! grep -q "rebuild-differs" .said'
rm fonts/body.ttf
expect_status 1 "verify --rebuild without the font" "$bunkai" verify t --rebuild
check "says what to install" says 'fonts/body.ttf.*\[missing-font\]'
cp /usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf fonts/body.ttf
expect_status 0 "verify --rebuild with the font put back" "$bunkai" verify t --rebuild
# An edition of a bunkai that did not record fonts yet
"$python" - t/issued/karte-2026/1/manifest.json <<'PY'
import json, sys
manifest = json.load(open(sys.argv[1]))
del manifest["fonts"]
json.dump(manifest, open(sys.argv[1], "w"), ensure_ascii=False)
PY
check "an edition without a list of fonts is valid" valid t/issued/karte-2026/1/manifest.json
expect_status 0 "it is read and built anew" "$bunkai" verify t --rebuild
check "without a word" sh -c '! grep -qE "warning|note" .said'
cp /usr/share/fonts/truetype/bizud-mincho/BIZUDMincho-Regular.ttf fonts/body.ttf
expect_status 1 "with another font it has other bytes" "$bunkai" verify t --rebuild
check "of which only that is known" says '\[rebuild-differs\]'
cp /usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf fonts/body.ttf
expect_status 0 "the next edition follows it" issue t karte-2026 2026-12-01
expect_status 0 "and the chain is sound" "$bunkai" verify t --rebuild

# Damage: one clear message, nothing overwritten
damage() { # WHAT CODE STATUS COMMAND...: in a copy of p as d, after the command; verify and issue must say CODE
	local what=$1 code=$2 status=$3
	shift 3
	rm -rf d && cp -R p d
	(cd d/issued/karte-2026 && eval "$*")
	digests d >before
	expect_status 1 "verify: $what" "$bunkai" verify d
	check "verify says it: $what" says "\\[$code\\]"
	expect_status "$status" "issue: $what" issue d karte-2026 2027-03-01
	check "issue says it: $what" says "\\[$code\\]"
	digests d >after
	check "nothing is overwritten: $what" cmp before after
	check "nothing is left aside: $what" sh -c '[ -z "$(find d/issued -name ".*")" ]'
}
damage "a document was changed" edition-damaged 1 'echo x >>1/documents/annex.pdf'
damage "an input was changed" edition-damaged 1 'sed -i s/a/b/ 2/inputs/register.json'
damage "a file is missing" edition-damaged 1 'rm 3/trees/annex.json'
damage "a file was added" edition-damaged 1 'echo >2/documents/extra.pdf'
damage "a manifest is missing" edition-damaged 1 'rm 2/manifest.json'
damage "the latest manifest is missing" edition-damaged 1 'rm 4/manifest.json'
damage "a manifest was changed" edition-chain 1 'sed -i s/新規作成/改竄/ 1/manifest.json'
damage "a manifest is cut off" bad-json 1 'truncate -s 300 4/manifest.json'
damage "an edition is missing" edition-chain 1 'rm -r 2'
damage "an edition stands for another" edition-damaged 1 'rm -r 4; cp -R 2 4'
damage "an edition of a newer bunkai" edition-newer 1 'sed -i s:bunkai/manifest/1:bunkai/manifest/2: 4/manifest.json'
damage "a number that is none" edition-damaged 1 "sed -i '0,/\"number\":\t\"1\"/s//\"number\":\t\"x\"/' 4/manifest.json"
rm -rf d && cp -R p d && echo x >>d/issued/karte-2026/1/documents/annex.pdf
expect_status 1 "verify of one damaged edition" "$bunkai" verify d
check "names only that one as damaged" sh -c '[ "$(grep -c "files, damaged" .said)" -eq 1 ]'
check "in Japanese too" sh -c "env LANGUAGE=ja '$bunkai' verify d 2>&1 | grep -q 'エラー: .*版'"

# A full disk, and a limit on the size of files
project f
(ulimit -f 4; trap '' XFSZ; issue f >.said 2>&1)
[ $? -eq 3 ] && ok || fail "issue beyond the size of files: status"
check "says that it cannot write" says '\[cannot-write\]'
check "and leaves nothing" sh -c '[ -z "$(find f/issued -type f)" ]'

# Two at once: one waits for the other; who must not wait is told, and nothing of a lock is left by anybody.
project w
BUNKAI_WAIT=600 issue w karte-2026 2026-10-01 >first 2>&1 & one=$!
BUNKAI_WAIT=600 issue w hospital 2026-10-01 >second 2>&1 & two=$!
wait $one && ok || fail "two issues at once: the first: $(cat first)"
wait $two && ok || fail "two issues at once: the second: $(cat second)"
for run in 1 2 3; do BUNKAI_WAIT=600 issue w karte-2026 2026-11-01 >"said-$run" 2>&1 & done
wait_for_all
check "three issues of one contract make three editions" test -s w/issued/karte-2026/4/manifest.json
check "and no fourth" test ! -e w/issued/karte-2026/5
expect_status 0 "all of them are sound" "$bunkai" verify w
mkdir together
for run in 1 2; do BUNKAI_WAIT=600 "$bunkai" refresh w -o together --format text >"said-$run" 2>&1 & done
wait_for_all
check "of two refreshes one makes the papers" sh -c '[ "$(grep -hc ": new$" said-1 said-2 | sort | xargs)" = "0 $(wc -l <said-1)" ]'
check "the other finds nothing to do" sh -c '[ "$(grep -hc ": unchanged$" said-1 said-2 | sort | xargs)" = "0 $(wc -l <said-2)" ]'
(exec 9<w && flock 9 && exec sleep 30) & holder=$!
until ! flock -n w true; do sleep 0.05; done
expect_status 3 "an issue while another program has the folder" env BUNKAI_WAIT=0 "$bunkai" issue w --contract karte-2026 --date 2026-12-01
check "says so" says '^w: error: .*\[folder-busy\]'
expect_status 3 "a check, too" env BUNKAI_WAIT=0 "$bunkai" check w
kill -9 $holder
wait $holder 2>/dev/null
until flock -n w true; do sleep 0.05; done
expect_status 0 "an issue after it was killed" env BUNKAI_WAIT=0 "$bunkai" issue w --contract karte-2026 --date 2026-12-01
check "and nothing of a lock lies about" sh -c '[ -z "$(find w -name ".*" ! -name .)" ]'

# Documents that a contract says for itself: the annex for two contracts, a pledge for the third
three_contracts() { # PROJECT
	rm -rf "$1" && cp -R "$root/tests/small" "$1"
	"$python" - "$1/bunkai.json" <<'PY'
import json, sys
path = sys.argv[1]
p = json.load(open(path, encoding="utf-8"))
first = p["contracts"][0]
p["contracts"] += [dict(first, id="second", title="第二の契約書"), dict(first, id="third", title="第三の契約書", documents=["pledge"])]
json.dump(p, open(path, "w", encoding="utf-8"), ensure_ascii=False)
PY
	sed -i 's/"contract": "karte-2026", *//' "$1/decisions.json"
	leave_all "$1" karte-2026 second third
}
own_documents() { sed -i "s/\"documents\": \[\"pledge\"[^]]*\]/\"documents\": [$2]/" "$1/bunkai.json"; }
three_contracts d
check "a project in which a contract has its own documents is valid" valid d/bunkai.json
expect_status 0 "build with documents of a contract's own" "$bunkai" build d -o d-out --format json
check "each contract has its own" test "$(cd d-out && ls */annex.json */pledge.json | paste -sd' ')" = "karte-2026/annex.json second/annex.json third/pledge.json"
check "and the hospital its own" test -s d-out/hospital/rules.json
expect_status 0 "build of a document that two have" "$bunkai" build d -o d-one --format json --doc annex
check "makes it for those" test "$(cd d-one && ls */annex.json | paste -sd' ')" = "karte-2026/annex.json second/annex.json"
expect_status 0 "check of it" "$bunkai" check d --contract third --all
check "says nothing of papers that it has not" sh -c '! grep -E "third/(annex|boundary)" .said'
expect_status 0 "issue of the pledge" issue d third
check "is the pledge alone" test "$(ls d/issued/third/1/trees)" = pledge.json
expect_status 0 "issue of the annex" issue d second
check "has no pledge" sh -c 'ls d/issued/second/1/trees | grep -q annex.json && ! ls d/issued/second/1/trees | grep -q pledge'
expect_status 0 "verify" "$bunkai" verify d --rebuild
expect_status 0 "status" "$bunkai" status d
check "knows the pledge" says '^third/pledge: edition 1 of 2026-10-01: current'
cp -R d d-next
own_documents d-next '"pledge", "boundary"'
expect_status 0 "diff of a contract's documents" "$bunkai" diff d d-next
check "tells them" says '^C1 layout: changed: contract third documents: pledge -> pledge, boundary$'
expect_status 0 "impact of a contract's documents" "$bunkai" impact d-next --against d
check "tells a paper that is new to it" says '^third/boundary: new'
check "and touches no other contract" sh -c '! grep -E "^(second|karte-2026)/[a-z]*: (new|gone|changed)" .said'
expect_status 0 "refresh" "$bunkai" refresh d -o d-fresh --format json
expect_status 0 "refresh after the change" "$bunkai" refresh d-next -o d-fresh --format json
check "makes what is new" test -s d-fresh/third/boundary.json
own_documents d-next '"boundary"'
expect_status 1 "status without a document that was issued" "$bunkai" status d-next
check "says that it is gone" says '^third/pledge: .*the project does not make it any more'
expect_status 0 "amend" "$bunkai" amend d@third/1 d-next -o d-amend --format json
check "makes the papers of the amendment" test -s d-amend/third/amendment-memorandum.json
expect_status 0 "explain of an article of the annex" "$bunkai" explain d backup-restore
check "knows who has none" says 'third/annex: not made'
expect_status 0 "the old edition" "$bunkai" verify d-next --rebuild

# Killed at any moment: the old editions, or the new one whole; and the next issue is not in its way. The moments are counted calls
# (tests/kill/dying.c), not seconds: spread over the whole issue, and each of the last ones, among which is the one that counts.
# Sanitizers add nothing to a death: the plain program dies, where it is built.
[ ! -x "${BUILD:-}/bunkai" ] || bunkai=$BUILD/bunkai
dying() { # NAME=VALUE...: the issue of a second edition under these
	env LD_PRELOAD="$scratch/dying.so" ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0" "$@" "$bunkai" issue k --contract karte-2026 --date 2026-12-01
}
check "the killer is built" "${CC:-cc}" -std=c17 -D_GNU_SOURCE -shared -fPIC -o dying.so "$root/tests/kill/dying.c"
project k
issue k >/dev/null 2>&1
digests k/issued/karte-2026/1 >before
expect_status 0 "an issue that is counted and lives" dying COUNTED="$scratch/counted"
rm -r k/issued/karte-2026/2
calls=$(cat counted) points=$(count 6 40) killed=0 whole=0
[ "$calls" -gt 100 ] && ok || fail "an issue has $calls calls only"
for at in $(seq 1 $((calls / points)) $((calls - 8))) $(seq $((calls - 7)) "$calls"); do
	(dying DYING_AT="$at"; exit) >/dev/null 2>&1
	[ $? -eq 137 ] && ok || fail "call $at of $calls: was not killed"
	what="old edition is damaged"
	[ -e k/issued/karte-2026/2 ] && what="new edition is not whole" whole=$((whole + 1)) || killed=$((killed + 1))
	"$bunkai" verify k >.said 2>&1 && ok || fail "killed at call $at of $calls: the $what"
	rm -rf k/issued/karte-2026/2
done
digests k/issued/karte-2026/1 >after
check "the kills leave the old edition as it was" cmp before after
[ $killed -ge "$points" ] && [ $whole -ge 1 ] && ok || fail "$killed kills before the edition was there, $whole after"
expect_status 0 "an issue after the kills" issue k karte-2026 2026-12-01
check "what they left is cleared away" sh -c '[ -z "$(find k/issued -name ".*")" ]'
expect_status 0 "and all is sound" "$bunkai" verify k
finish
