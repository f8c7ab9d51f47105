#!/bin/bash
# SPDX-License-Identifier: MIT
#
# send hands over and freezes the same bytes, all or nothing, and tells a party nothing that is the hospital's alone; verify sees every change of
# what was sent. What the workbook looks like, and what comes of a return, others try.
# usage: send.sh BUNKAI
. "$(dirname "$0")/common.bash"
bunkai=$(program "$1")
cd "$scratch" || exit 1

says() { grep -qE -- "$1" "$2"; }
# a project that makes few papers, so that each run is short
cp -R "$root/samples/telehealth" few
sed -i 's/^ "documents": .*/ "documents": ["annex", "boundary", "pledge", "negotiation", "rules", "specification"],/' few/bunkai.json
fresh() { rm -rf "$1" out && cp -R few "$1"; }
send() { "$bunkai" send "$@"; }
to_tele() { send x --contract tele-2026 --to tele --due 2026-10-15 -o out "$@"; }
first=x/sent/tele-2026/tele/1
# field PATH: a member of the record, by Python.
field() { "$python" -c 'import json, sys; d = json.load(open(sys.argv[1])); print(eval(sys.argv[2]))' "$1" "$2"; }
same() { test "$(field "$1" "$2")" = "$3"; }

# what goes out
fresh x
digests x >before
expect_status 0 "a dry run" to_tele --dry-run
check "says what would be written" says '^not written \(dry run\): out/answers.xlsx$' .said
check "writes nothing into the project" diff before <(digests x)
check "nor into the folder" test ! -e out
expect_status 0 "a sending" to_tele
check "tells how much is asked" says '^tele-2026\.tele\.1\.[0-9A-HJKMNP-TV-Z]{6} to .*: rows [1-9][0-9]*, answers of others 0, paragraphs [1-9][0-9]*, contacts 3;' .said
check "hands over the workbook, the letter and what the parties get" test "$(ls out | tr '\n' ' ')" = "annex.docx annex.pdf answers.xlsx boundary.pdf letter.pdf pledge.pdf "
check "keeps the same bytes" diff <(digests out) <(digests "$first/files")
check "its record is valid" valid "$first/sending.json" x/talks.json
check "nothing else of the project changed" diff before <(digests x | grep -v -e '  sent/' -e '  talks.json')
check "the record says which files they are" same "$first/sending.json" 'sorted(f["name"]+f["sha256"] for f in d["files"]) == sorted(l.split("  ")[1][:-1]+l.split("  ")[0] for l in __import__("os").popen("cd out && sha256sum *"))' True
check "talks.json names the record's checksum" grep -q "$(sha256sum <"$first/sending.json" | cut -c1-64)" x/talks.json
check "each row has a code of its own" same "$first/sending.json" 'len({r["code"] for r in d["rows"]}) == len(d["rows"])' True
check "each sheet's last column is the code" same "$first/sending.json" '[s["columns"][-1]["field"] for s in d["sheets"]]' "['code', 'code', 'code']"
check "open rows stand first" same "$first/sending.json" '(lambda s: max(i for i, x in enumerate(s) if x in ("要協議", "担当なし")) < min(i for i, x in enumerate(s) if x == "合意済"))([r["cells"]["status"] for r in d["rows"] if r["asks"] == "row"])' True
expect_status 0 "verify" "$bunkai" verify x
check "says that it is sound" says "^$first: sending tele-2026\.tele\.1\..*; 6 files, sound$" .said
expect_status 0 "a file of it" "$bunkai" verify x out/letter.pdf
check "is known" says '^out/letter.pdf: letter.pdf of sending tele-2026\.tele\.1\.' .said

# the same again has the same bytes; the next one its own number and codes
cp -R x y && mv out was
fresh x
to_tele >/dev/null
check "the same project, the same bytes" diff <(digests x) <(digests y)
check "in the folder as well" diff <(digests out) <(digests was)
expect_status 0 "a second sending" to_tele --date 2026-10-02
check "leaves the first as it is" diff <(digests y/sent/tele-2026/tele/1) <(digests "$first")
check "is the second, of its own day" same x/sent/tele-2026/tele/2/sending.json 'd["number"], d["date"]' "(2, '2026-10-02')"
check "has other codes" test -z "$(comm -12 <(field "$first/sending.json" '"\n".join(r["code"] for r in d["rows"])' | sort) <(field x/sent/tele-2026/tele/2/sending.json '"\n".join(r["code"] for r in d["rows"])' | sort))"
check "the rows rest on the same" test "$(field "$first/sending.json" '[r["state"] for r in d["rows"]]')" = "$(field x/sent/tele-2026/tele/2/sending.json '[r["state"] for r in d["rows"]]')"
expect_status 0 "to the hospital" send x --contract tele-2026 --to hospital --due 2026-10-15 -o own
check "go the workbook and the letter alone" test "$(ls own | tr '\n' ' ')" = "answers.xlsx letter.pdf "
check "without 項" same x/sent/tele-2026/hospital/1/sending.json 'sorted({r["asks"] for r in d["rows"]})' "['contact', 'row']"
expect_status 0 "open rows alone" to_tele --open-only
check "none of them is settled" same x/sent/tele-2026/tele/3/sending.json '{r["cells"]["status"] for r in d["rows"] if r["asks"] == "row"} <= {"要協議", "担当なし", "案"}' True
check "all of it is sound" "$bunkai" verify x

# what is refused changes nothing
digests x >before
digests out >handed
for one in "1 --to ehr" "1 --due 2026-09-30" "2 --due 2026-9-30" "2 --contract tele" "2 --date tomorrow"; do
	# shellcheck disable=SC2086
	expect_status ${one%% *} "refused: ${one#* }" to_tele ${one#* }
done
mkdir taken && mkdir taken/letter.pdf
expect_status 3 "a folder in the place of a file" send x --contract tele-2026 --to tele --due 2026-10-15 -o taken
check "leaves nothing" test "$(ls taken)" = letter.pdf
cp -R x z && rm z/talks.json
expect_status 1 "a sending that talks.json lost" send z --contract tele-2026 --to tele --due 2026-10-15 -o out
check "is told" says 'sending-there' .said
check "no file of the project changed" diff before <(digests x)
check "nor of the folder" diff handed <(digests out)

# an answer given as the row still stands is not asked again; of a changed row it is
fresh x
to_tele >/dev/null
"$python" - "$first/sending.json" <<'PY'
import json, sys
sent = json.load(open(sys.argv[1]))
rows = [r for r in sent["rows"] if r["asks"] == "row" and r["cells"]["status"] == "案"][:2]
talks = json.load(open("x/talks.json"))
talks["answers"] = [{"id": f"A-00{i}", "sending": sent["id"], "contract": "tele-2026", "party": "tele", "asks": "row", "key": r["key"], "phase": r["phase"],
                     "code": r["code"], "verdict": "wish", "reason": "夜間は別の者が行う。", "file": "0" * 64, "cell": "回答!M7"} for i, r in enumerate(rows, 1)]
json.dump(talks, open("x/talks.json", "w"), ensure_ascii=False)
decisions = json.load(open("x/decisions.json"))
decisions["decisions"].append({"id": "D-901", "contract": "tele-2026", "requirement": rows[1]["key"], "phase": rows[1]["phase"], "status": "proposed", "when": "毎月"})
json.dump(decisions, open("x/decisions.json", "w"), ensure_ascii=False)
json.dump([r["key"] for r in rows], open("asked.json", "w"))
PY
expect_status 0 "what is open once two rows are answered" to_tele --open-only
asked() { "$python" -c 'import json, sys; s = json.load(open(sys.argv[1])); k = json.load(open("asked.json")); print([any(r["key"] == x and r["asks"] == sys.argv[2] for r in s["rows"]) for x in k])' "$1" "$2"; }
check "asks again for the one that changed" test "$(asked x/sent/tele-2026/tele/2/sending.json row)" = "[False, True]"
expect_status 0 "the hospital" send x --contract tele-2026 --to hospital --due 2026-10-15 -o own
check "is asked about both answers" same x/sent/tele-2026/hospital/1/sending.json '[r["key"] for r in d["rows"] if r["asks"] == "answer"]' "['A-001', 'A-002']"
check "in place of their rows" test "$(asked x/sent/tele-2026/hospital/1/sending.json row)" = "[False, False]"
check "with what was said" same x/sent/tele-2026/hospital/1/sending.json 'd["rows"][0]["cells"]["other"]' "乙：修正希望
理由：夜間は別の者が行う。"
expect_status 0 "a third party" send x --contract tele-2026 --to cloud --due 2026-10-15 -o third
check "hears nothing of another's answer" test -z "$(grep -l 夜間は別の者が行う -r x/sent/tele-2026/cloud)"
check "nor does the answering party see it among the rows" test -z "$(grep -l 夜間は別の者が行う -r x/sent/tele-2026/tele)"

# what is the hospital's alone
fresh x
sed -i 's/"note": "[^"]*"/"note": "院内限りの印"/g' x/contacts.json x/bunkai.json
sed -i 's/"reason": "[^"]*"/"reason": "院内限りの印"/g' x/decisions.json
check "there is something to tell" grep -q 院内限りの印 x/decisions.json
to_tele >/dev/null
mkdir book && (cd book && unzip -q ../out/answers.xlsx)
check "nothing of it is in the record or the workbook" test -z "$(grep -rl 院内限りの印 "$first/sending.json" book)"
check "nor in the letter and the papers" test "$(for f in out/*.pdf; do pdftotext "$f" - | tr -d ' \n'; done | grep -c 院内限りの印)" -eq 0

# what was sent stays what it was
cp -R x good
for one in "was changed:printf x >>$first/files/letter.pdf" "is missing:rm $first/files/annex.pdf" "was changed:sed -i s/承諾/承認/ $first/sending.json" \
	"is missing:rm $first/sending.json" "is missing:rm -r $first"; do
	rm -rf x && cp -R good x
	eval "${one#*:}"
	expect_status 1 "after ${one#*:}" "$bunkai" verify x
	check "verify says that something ${one%%:*}" says "not what it was when it went out: .* ${one%%:*}" .said
done
rm -rf x && cp -R good x
printf 'one' >came && sum=$(sha256sum <came | cut -c1-64)
"$python" - "$sum" <<'PY'
import json, sys
talks = json.load(open("x/talks.json"))
talks["received"] = [{"sha256": sys.argv[1], "name": "回答.xlsx", "party": "tele", "date": "2026-10-10", "answers": 0}]
json.dump(talks, open("x/talks.json", "w"), ensure_ascii=False)
PY
expect_status 1 "a received file that is nowhere" "$bunkai" verify x
check "is told" says "received-damaged" .said
mkdir -p x/answers/tele-2026/tele/1 && cp came "x/answers/tele-2026/tele/1/${sum:0:16}.xlsx"
expect_status 0 "one that lies there as it came" "$bunkai" verify x
check "is counted" says '1 file received, 0 not as they came' .said
printf 'two' >"x/answers/tele-2026/tele/1/${sum:0:16}.xlsx"
expect_status 1 "one that was changed" "$bunkai" verify x
finish
