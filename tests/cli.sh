#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The command line as a user meets it: exit statuses, --json, the language of messages, and `new` followed by `build`.
# usage: cli.sh BUNKAI
. "$(dirname "$0")/common.bash"
eval "expect_status_of() $(declare -f expect_status | tail -n +2)"
bunkai=$(program "$1") sanitized=
# A command is tried with sanitizers the first time that it is to end well, and with the plain program from then on.
[ "$(count few full)" = full ] || [ ! -x "${BUILD:-}/bunkai" ] || [ "$BUILD/bunkai" -ef "$bunkai" ] || { sanitized=$bunkai bunkai=$BUILD/bunkai; }
cd "$scratch" || exit 1
cp -R "$root/tests/small" small
cp -R "$root/samples/telehealth" telehealth

says() { grep -qE -- "$1" "$2"; }
# Commands that were at work here and ended well. This suite gets the sanitized program (tests/run): so that others need not, it runs all of them.
at_work=
expect_status() {
	local before=$n_failed
	if [ -n "$sanitized" ] && [ "$1 $3" = "0 $bunkai" ] && [ "${*: -1}" != --help ] && ! grep -qw -- "${4:-}" <<<"$at_work"; then
		expect_status_of "$1" "$2" "$sanitized" "${@:4}"
	else
		expect_status_of "$@"
	fi
	[ "$1 $n_failed" = "0 $before" ] && [ "$3" = "$bunkai" ] && [ "${*: -1}" != --help ] && at_work="$at_work $4"
}

expect_status 2 "no command" "$bunkai"
expect_status 2 "an unknown command" "$bunkai" draw small
expect_status 2 "an unknown option" "$bunkai" check small --loud
expect_status 0 "help" "$bunkai" --help
cp .said help.said
expect_status 0 "help as a command" "$bunkai" help
check "it says the same" cmp .said help.said
for command in new import check gaps ask fill build ready send issue set replace end verify status refresh diff impact amend explain contacts help; do
	expect_status 0 "help of $command" "$bunkai" "$command" --help
	check "help of $command shows its use" says "bunkai $command" .said
	cp .said one.said
	expect_status 0 "help asked for $command" "$bunkai" help "$command"
	check "it says the same of $command" cmp .said one.said
	check "$command stands in the list" says "^  bunkai $command " help.said
done
expect_status 0 "version" "$bunkai" --version
check "it is the number that the source has" says "^bunkai $(sed -n 's/.*BUNKAI_VERSION "\(.*\)"/\1/p' "$root/gen/base/version.h")\$" .said
expect_status 0 "version, short" "$bunkai" -V
formats=$(sed -n 's/^#define RENDER_FORMATS(X) //p' "$root/gen/render/formats.h" | sed 's/X(\([a-z]*\)) */\1,/g; s/,$//')
check "every format stands in the usage of build" sh -c "'$bunkai' help build | grep -qF '[--format $formats]'"
expect_status 0 "an option cut short where it is clear" "$bunkai" check small --stri --json
expect_status 2 "an option cut short where it is not" "$bunkai" import small/register.json --re x --to small

expect_status 0 "check of a sound project" "$bunkai" check small
expect_status 3 "check of a missing project" "$bunkai" check nowhere
expect_status 3 "build into a file" "$bunkai" build small -o small/bunkai.json

# check --json
for project in small telehealth; do
	"$bunkai" check "$project" --json >"$project.findings" 2>errors
	check "check --json $project is valid" valid "$project.findings"
	check "check --json $project says nothing else" test ! -s errors
	env LC_ALL=ja_JP.UTF-8 "$bunkai" check "$project" --json >ja 2>/dev/null
	check "check --json $project is in Japanese under a Japanese locale" grep -qP '\p{Hiragana}' ja
	check "codes stay the same in Japanese" cmp <(grep -o '"code": *"[^"]*"' "$project.findings") <(grep -o '"code": *"[^"]*"' ja)
done
# check by groups, of what is asked for, and in colours on a terminal alone
"$bunkai" check telehealth --all >all.said
"$bunkai" check telehealth >groups.said
check "groups are fewer lines than findings" test "$(wc -l <groups.said)" -lt "$(wc -l <all.said)"
check "a group has its level, its code, how many and what they say" says '^error \[gap\] 7: needed, .* in contract …;' groups.said
check "and the rows with the first words of their texts" says '^    ehr:R112/①-2 更新できない端末' groups.said
check "errors stand first, notes last" test "$(sed -n 's/^\([a-z]*\) \[.*/\1/p' groups.said | uniq | paste -sd' ')" = "error warning note"
check "groups and lines count the same" cmp <(grep '^errors' all.said) <(grep '^errors' groups.said)
check "the groups' numbers are those of the lines" test "$(awk '/^[a-z]+ \[/ { n += $3 } END { print n }' groups.said)" -eq "$(grep -c '\[[a-z-]*\]$' all.said)"
"$bunkai" check telehealth --json >all.json
expect_status 1 "check of some codes" "$bunkai" check telehealth --code gap,contact-old --json
cp .said some.json
check "is valid" valid some.json
check "has those findings and no others" cmp <("$python" -c 'import json; print(*(f for f in json.load(open("all.json"))["findings"] if f["code"] in ("gap", "contact-old")), sep="\n")') \
	<("$python" -c 'import json; print(*json.load(open("some.json"))["findings"], sep="\n")')
expect_status 0 "check of warnings: no error is shown" "$bunkai" check telehealth --level warning
check "says how many it left out" says '^left out by the filter: [1-9]' .said
expect_status 1 "check of one contract" "$bunkai" check telehealth --contract ehr-2026 --level error --all
check "has its gap and not the other contract's" sh -c 'grep -q "ehr:R112/①-2.*\[gap\]" .said && ! grep -q "register:.*\[gap\]" .said'
expect_status 0 "check of a contract in which nothing is wrong" "$bunkai" check telehealth --subject tele-2026 --level error
expect_status 2 "check of a code that is none" "$bunkai" check telehealth --code gpa
cp -R small broken
sed -i 's/"requirement": "R1/"requirement": "R77/' broken/decisions.json
for command in 'check broken' 'check broken --all' 'explain broken R99'; do
	for how in '' NO_COLOR=1 NO_COLOR= TERM=dumb TERM=; do
		env TERM=xterm $how "$python" - "$bunkai" $command >terminal <<-'PTY'
			import os, pty, sys
			pty.spawn(sys.argv[1:])
		PTY
		case $how in
		'' | NO_COLOR=) check "$command has colours on a terminal ($how)" grep -q "$(printf '\033\[31m')\(error\)$(printf '\033\[0m')" terminal ;;
		*) check "$command has none with $how" sh -c '! grep -q "$(printf "\033")" terminal' ;;
		esac
	done
	TERM=xterm "$bunkai" $command >piped 2>&1
	check "$command has none in a pipe" sh -c '! grep -q "$(printf "\033")" piped'
done
check "without them the terminal has the same words" cmp <(tr -d '\r' <terminal) piped

sed 's/"requirement": "R1/"requirement": "R77/' small/decisions.json >changed && cp changed small/decisions.json
expect_status 1 "check --strict with an error" "$bunkai" check small --strict
expect_status 1 "build --strict with an error" "$bunkai" build small -o strict --strict
expect_status 1 "check with an error" "$bunkai" check small
expect_status 0 "build with an error" "$bunkai" build small -o open --format text
check "says how many papers are no final ones" says '^[0-9]+ documents are marked as drafts' .said
check "and marks them" grep -qx DRAFT open/karte-2026/annex.txt
check "but none of the hospital's own" sh -c '! grep -qx DRAFT open/hospital/contacts.txt'
expect_status 0 "build --final with an error" "$bunkai" build small -o open --format text --final
check "marks nothing" sh -c '! grep -rqx DRAFT open'
check "and says so of nothing" sh -c '! grep -q marked .said'
expect_status 2 "build of drafts that are final" "$bunkai" build small -o open --draft --final
expect_status 0 "refresh with an error" "$bunkai" refresh small -o fresher --format text
check "says it too" says '^[0-9]+ documents are marked as drafts' .said
expect_status 0 "issue with the error recorded" "$bunkai" issue small --contract karte-2026 --date 2026-10-01 --with-findings
expect_status 0 "build of what was issued" "$bunkai" build small -o open --format text
check "has no mark" sh -c '! grep -rqx DRAFT open/karte-2026'
rm -r small/issued
cp "$root/tests/small/decisions.json" small/

# ready: what is left, what is left knowingly, and that drafts and editions follow
expect_status 1 "ready of all contracts" "$bunkai" ready small
check "a line each" says '^karte-2026: left before signature: kinds [0-9]+, points [0-9]+: ' .said
expect_status 1 "ready of one" "$bunkai" ready small --contract karte-2026
check "names what settles it" says '^    -> bunkai decide small --contract karte-2026 --where status=proposed(,kind=requirement,kind=duty)? --accept-proposals' .said
"$bunkai" ready telehealth --json >ready.json 2>errors
check "ready --json is valid" valid ready.json
check "ready --json says nothing else" test ! -s errors
check "no point stands twice" "$python" -c 'import collections, json; [exit(1) for c in json.load(open("ready.json"))["contracts"] for n in collections.Counter(p["point"] for p in c["points"]).values() if n > 1]'
check "a row is a point of one kind, but for its fee" "$python" -c '
import collections, json
for c in json.load(open("ready.json"))["contracts"]:
    rows = collections.Counter(p["point"].split(":", 1)[1] for p in c["points"] if p["kind"] in ("gap", "open", "agreement", "proposed", "acceptance"))
    assert not [s for s, n in rows.items() if n > 1]'
cp small/decisions.json before.json
expect_status 0 "leave all kinds but one" "$bunkai" ready small --contract karte-2026 --leave $("$bunkai" ready small --contract karte-2026 --json | "$python" -c 'import json, sys; print(*[k for k, n in json.load(sys.stdin)["contracts"][0]["kinds"].items() if n and k != "clause"])') --reason 次の版で決める。 --by '見本 太郎'
check "it is valid" valid small/decisions.json
check "the points are written out" sh -c '! grep -q "\*" small/decisions.json && grep -q "\"proposed:" small/decisions.json'
expect_status 1 "issue while a kind is left" "$bunkai" issue small --contract karte-2026 --date 2026-10-01
check "it says which" says 'points are left before signature: [0-9]+ \(clause [0-9]+\).*\[not-ready\]' .said
check "and what to do first" says 'bunkai decide small [a-z -]+ --contract karte-2026 --position ' .said
expect_status 0 "leave the last" "$bunkai" ready small --contract karte-2026 --leave 'clause:*' --reason 次の版で決める。 --by '見本 太郎' --date 2026-09-30
expect_status 0 "ready with everything left knowingly" "$bunkai" ready small --contract karte-2026
check "it says by whom" says '次の版で決める。 \(見本 太郎, 2026-09-30\)' .said
expect_status 0 "build of what is ready" "$bunkai" build small -o signed --format text
check "has no mark" sh -c '! grep -rqx DRAFT signed/karte-2026'
check "and counts none" sh -c '! grep -q marked .said'
expect_status 0 "issue of what is ready" "$bunkai" issue small --contract karte-2026 --date 2026-10-01
check "the manifest is valid" valid small/issued/karte-2026/1/manifest.json
check "it names what was left, by whom and why" grep -qP '"left_by":\s*"見本 太郎"' small/issued/karte-2026/1/manifest.json
check "no paper that leaves says the reason" sh -c "! '$bunkai' build small/issued/karte-2026/1/inputs -o again --format text >/dev/null || ! grep -rq 次の版で決める again/karte-2026"
expect_status 0 "verify" "$bunkai" verify small --rebuild
paper=$(find small/issued -name annex.pdf)
expect_status 0 "verify of an issued paper" "$bunkai" verify small "$paper"
expect_status 0 "the same as data" "$bunkai" verify small "$paper" --json
check "which is valid" valid .said
check "and says that it is the same" grep -qP '"state":\s*"same"' .said
head -c 20000 "$paper" >cut.pdf
expect_status 1 "verify of half a paper" "$bunkai" verify small cut.pdf
expect_status 1 "which is not received either" "$bunkai" receive small cut.pdf
expect_status 0 "receive of an issued paper" "$bunkai" receive small "$paper"
check "keeps it" sh -c "ls small/signed/karte-2026/1/annex-*.pdf"
expect_status 0 "verify of what was kept" "$bunkai" verify small
rm -r small/issued small/signed small/talks.json
cp before.json small/decisions.json
cp small/bunkai.json before.json
sed -i 's/"from": "[0-9-]*"/"from": "2025-01-01", "ended": "2026-08-31"/' small/bunkai.json
expect_status 0 "ready when the only contract has ended" "$bunkai" ready small
check "does not ask for it" sh -c '! grep -q ^karte-2026 .said'
expect_status 1 "ready of the contract that has ended, by its name" "$bunkai" ready small --contract karte-2026
cp before.json small/bunkai.json

# build
expect_status 0 "build" "$bunkai" build small -o out
check "build names every file it made" sh -c "cd out && find . -type f | sed 's:^\./::' | while read -r f; do grep -qF \"\$f\" ../.said || exit 1; done"
check "both formats by default" test -s out/karte-2026/annex.xlsx -a -s out/karte-2026/annex.pdf -a -s out/hospital/rules.pdf -a -s out/hospital/contacts.xlsx
expect_status 0 "build of one document" "$bunkai" build small -o one --doc boundary --contract karte-2026 --format json
check "one document makes one file" test "$(cd one && find . -type f)" = ./karte-2026/boundary.json
expect_status 0 "build as JSON" "$bunkai" build telehealth -o tree --format json,text --draft
check "every document tree is valid" valid $(find tree -name '*.json')
check "a pipe hears no progress" sh -c "! '$bunkai' build small -o out 2>&1 | grep -q '$(printf '\r')'"
check "nothing is left beside the files" sh -c '[ -z "$(find out one tree -name ".*" -type f)" ]'

# explain
expect_status 0 "explain a requirement" "$bunkai" explain small R1/①-1
check "explain names the register row" says 'R1/①-1' .said
expect_status 1 "explain an unknown key" "$bunkai" explain small R99/①-1
expect_status 0 "explain a clause with statements" "$bunkai" explain small vulnerability-notice
check "explain lists its statements" says '#urgent-notice' .said
expect_status 0 "explain a statement" "$bunkai" explain small vulnerability-notice#urgent-notice
check "explain shows where a statement stands" says 'time: ' .said
expect_status 0 "explain a measure" "$bunkai" explain small vulnerability.info-gathering
check "explain shows who answers a measure" says 'vulnerability-notice#gather' .said
expect_status 0 "explain a term" "$bunkai" explain small incident.first-call
check "explain shows who cites a term" says 'incident-report-notice' .said

# messages follow the locale, LANGUAGE first
expect_status 3 "an error in English" "$bunkai" check nowhere
check "English by default" says 'error: ' .said
expect_status 3 "an error in Japanese" env LC_ALL=ja_JP.UTF-8 "$bunkai" check nowhere
check "Japanese under a Japanese locale, generated or not" says 'エラー' .said
expect_status 3 "an error in the language asked for" env LANGUAGE=ja "$bunkai" check nowhere
check "Japanese under LANGUAGE=ja" says 'エラー' .said

# import writes what check accepts, and --dry-run writes nothing
mkdir empty
expect_status 0 "import --dry-run" "$bunkai" import small/register.json --to empty --dry-run --report dry.json
check "--dry-run writes no register" test ! -e empty/register.json
expect_status 0 "import of our own JSON" "$bunkai" import small/register.json --to empty --report report.json
check "the imported register is valid" valid empty/register.json
check "the report is JSON" "$python" -m json.tool report.json
sed 's/"no": *"[^"]*",/&"obligation": "推奨",/' small/register.json >marked.json
expect_status 0 "import of a register with marks of obligation" "$bunkai" import marked.json --to empty --dry-run
check "which it has" grep -q '"obligation"' marked.json
expect_status 0 "import as a second register" "$bunkai" import small/register.json --to empty --register second
check "it goes to registers/" test -s empty/registers/second.json
# and from standard input what stands in a file, with no name of its own
printf 'リスクID,リスクシナリオ,対応要否,適合判断,要求事項No.,要求事項の内容\nR1,端末が感染する。,Yes,対象,①-1,"記録を,提出する。"\n' >list.csv
sed 's:"::g; s:を,:を:' list.csv | tr ',' '\t' >tabs
for source in small/register.json list.csv tabs "$root/tests/cases/formula-without-value/in.xlsx"; do
	[ -f "$source" ] || { fail "$source is not there"; continue; }
	expect_status 0 "import of $source" "$bunkai" import "$source" --to empty --register named
	expect_status 0 "import of $source from standard input" sh -c '"$0" import - --to empty --register input <"$1"' "$bunkai" "$source"
	check "it is valid" valid empty/registers/input.json
	check "and the same rows" "$python" -c 'import json
a, b = (json.load(open(f"empty/registers/{n}.json"))["requirements"] for n in ("named", "input"))
for r in a + b: r.pop("place", None)
assert a == b and a, (a, b)'
done
expect_status 1 "import of nothing from standard input" sh -c '"$0" import - --to empty </dev/null' "$bunkai"
expect_status 3 "import from standard input that is closed" sh -c '"$0" import - --to empty <&-' "$bunkai"
expect_status 3 "import from standard input that is a folder" sh -c '"$0" import - --to empty <small' "$bunkai"

# new
expect_status 0 "new" "$bunkai" new fresh --from telehealth
expect_status 0 "a new project builds at once" "$bunkai" build fresh -o fresh-out --format text
check "a new project's files are valid" valid $(find fresh -name '*.json')
expect_status 0 "new from a sample" "$bunkai" new another --from telehealth
expect_status 0 "which builds" "$bunkai" build another -o another-out --format json
for sample in online-eligibility clinic; do
	expect_status 0 "new --from $sample" "$bunkai" new "$sample" --from "$sample"
	expect_status 0 "check of $sample" "$bunkai" check "$sample"
	expect_status 0 "build of $sample" "$bunkai" build "$sample" -o "$sample-out" --format docx,html,json
	for document in annex boundary rules contacts; do
		for format in docx html json; do check "$sample has $document as $format" sh -c "ls $sample-out/*/$document.$format"; done
	done
	check "every tree of $sample is valid" valid $(find "$sample-out" -name '*.json')
done
mkdir empty-one hidden-one "with a 'blank" slash dot absolute
git init -q hidden-one 2>/dev/null || mkdir hidden-one/.git
expect_status 0 "new in an empty folder" "$bunkai" new empty-one --from clinic
expect_status 0 "new in a folder of hidden files" "$bunkai" new hidden-one --from clinic
expect_status 0 "new in the folder where one stands" env -C "with a 'blank" "$bunkai" new . --from clinic
expect_status 0 "which builds" "$bunkai" build "with a 'blank" -o blank-out --format json
expect_status 0 "new in a folder with a slash behind it" "$bunkai" new slash/ --from clinic
expect_status 0 "new in ./" env -C dot "$bunkai" new ./ --from clinic
expect_status 0 "new in an absolute path" "$bunkai" new "$PWD/absolute" --from clinic
expect_status 0 "new below folders that are not there" "$bunkai" new deep/er/ --from clinic
for made in slash dot absolute deep/er; do check "$made has the sample's files" diff -r clinic "$made"; done
mkdir hidden-two && touch hidden-two/notes.txt hidden-two/.gitignore
expect_status 1 "new in a folder that holds something" "$bunkai" new hidden-two --from clinic
check "which it leaves alone" test "$(ls hidden-two)" = notes.txt
"$bunkai" new "it's 病院 資料" --from clinic >made.said
check "what is to be done next can be pasted" sh -c "PATH=$(dirname "$bunkai"):\$PATH; eval \"\$(sed 's/.*; next: //' made.said)\""
check "and makes the papers" test -s out/hospital/rules.pdf
# Every command that is printed with the name of a folder is taken as it stands, whatever the folder is called.
paste="it's a 病院"
cp -R telehealth "$paste"
paste_last() { # WHAT COMMAND...: what stands behind the last 'bunkai' of what is printed can be pasted
	local what=$1
	shift
	"$bunkai" "$@" >.pasted 2>&1
	sed -n 's/.*\(bunkai [a-z]* .*\)/\1/p' .pasted | tail -n 1 >.command
	check "$what prints a command: $(cat .command)" test -s .command
	(PATH=$(dirname "$bunkai"):$PATH; eval "$(cat .command)") >.ran 2>&1
	[ $? -le 1 ] && ok || fail "$what prints a command that cannot be pasted: $(cat .command .ran)"
}
paste_last "build" build "$paste" -o "$paste out" --format text
paste_last "check of a contract" check "$paste" --contract tele-2026 --code not-filled-in
paste_last "check of a risk" check "$paste" --code risk-without-action
expect_status 1 "new over a file" "$bunkai" new small/bunkai.json
digests another >before
expect_status 1 "new does not write over a project" "$bunkai" new another
digests another >after
check "and leaves it alone" cmp before after

# And the commands that were not at work yet
cp -R "$root/tests/small" all && cp -R all was
expect_status 0 "set" "$bunkai" set all contact/it phone=0X-XXXX-0009
expect_status 0 "decide" "$bunkai" decide all 'R1/①-1' --status agreed --by '院長 見本 太郎' --override
expect_status 0 "decide --undo" "$bunkai" decide all --undo
expect_status 0 "decide of many" "$bunkai" decide all --accept-proposals --where kind=any --by '院長 見本 太郎'
expect_status 0 "status" "$bunkai" status all
expect_status 0 "contacts" "$bunkai" contacts all --discovered 2026-11-21T03:00
check "counts fifteen minutes" says '^  03:15  ' .said
check "and the five days of an authority" says '^2026-11-26 ' .said
check "and says what cannot be counted yet" says '^not known yet: .*--cut$' .said
expect_status 0 "contacts, the lines cut" "$bunkai" contacts all --discovered 2026-11-21T03:00 --cut 2026-11-21T03:20 --json
check "is valid" valid .said
check "counts from the cut" grep -q '"2026-11-21T03:50"' .said
expect_status 2 "contacts without a discovery" "$bunkai" contacts all
expect_status 2 "contacts of a time that is none" "$bunkai" contacts all --discovered 2026-11-21
expect_status 0 "diff" "$bunkai" diff was all
check "tells the telephone number" says '0X-XXXX-0009' .said
expect_status 0 "impact" "$bunkai" impact all --against was
expect_status 0 "amend" "$bunkai" amend was all -o all-papers --format pdf,docx
check "has what changed as tracked changes" sh -c "ls all-papers/*/*-redline.docx"
expect_status 0 "send" "$bunkai" send all --contract karte-2026 --to vendor --due 2027-01-31 -o handed
check "hands over what it says" test -s handed/answers.xlsx -a -s handed/letter.pdf
expect_status 0 "receive" "$bunkai" receive all handed/answers.xlsx
check "and nothing that nobody answered is an answer" says '^  not answered ' .said
"$python" -c '
import sys, zipfile
with zipfile.ZipFile("handed/annex.docx") as came, zipfile.ZipFile("edited.docx", "w") as out:
    for name in came.namelist():
        part = came.read(name)
        out.writestr(name, part.replace("翌月の10日まで".encode(), "翌月の25日まで".encode(), 1) if name.endswith("/document.xml") else part)'
expect_status 0 "receive of what was edited in Word" "$bunkai" receive all edited.docx
check "reads one change, and that nobody tracked it" sh -c "grep -q '^  open 1,' .said && grep -q 'untracked-file' .said && grep -q 'fault-repair-response/7' .said"
expect_status 0 "verify of what was sent" "$bunkai" verify all
expect_status 0 "reword" "$bunkai" reword all organization-managers/2 --contract karte-2026 --text '乙は、甲の求めを受けた日から10日以内に、書面で回答する。' --by '院長 見本 太郎'
expect_status 0 "gaps" "$bunkai" gaps all
expect_status 0 "ask" "$bunkai" ask all --questionnaire own-30 --to "$(sed -n 's/.*"id": "\([a-z-]*\)", "kind": "vendor".*/\1/p' all/bunkai.json | head -n 1)" -o asked
expect_status 0 "fill --map" "$bunkai" fill all --map "$(find asked -name '*.xlsx')" --questionnaire own-30
expect_status 0 "fill" "$bunkai" fill all -o filled --json
expect_status 0 "replace" "$bunkai" replace party all vendor maker name=別のシステム株式会社
expect_status 0 "end" "$bunkai" end contract all karte-2026 --date 2026-12-31
check "all that it wrote is valid" valid all/*.json
[ -z "${BUILD:-}" ] || check "tests/run gives this suite the sanitized program" sh -c "nm -D '${sanitized:-$bunkai}' | grep -q __asan_init"
listed=$(sed -n 's/^  bunkai \([a-z]*\) .*/\1/p' help.said | sort -u)
check "help lists commands" test "$(wc -l <<<"$listed")" -ge 20
check "each was at work, but for: $(comm -23 <(echo "$listed") <(tr ' ' '\n' <<<"$at_work" | sort -u) | xargs)" \
	test -z "$(comm -23 <(echo "$listed") <(tr ' ' '\n' <<<"$at_work" | sort -u))"
finish
