#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Same input, same bytes: a sample is built again and again under another locale, time zone, clock, folder and user's file mask.
# usage: repro.sh BUNKAI
. "$(dirname "$0")/common.bash"
bunkai=$(program "$1")
sample=samples/$(count clinic telehealth)

# same WHAT FOLDER: compares a later build with the first.
same() {
	digests "$2" >"$scratch/.later"
	if cmp -s "$scratch/.first" "$scratch/.later"; then
		ok
	else
		fail "$1: other bytes"
		diff "$scratch/.first" "$scratch/.later" | grep '^[<>]' | cut -c 1,67- | sort -u | head -n 12 | sed 's/^/	/'
	fi
}

# build OUT PROJECT [NAME=VALUE...]: in the current folder, with these in the environment.
build() {
	local out=$1 project=$2
	shift 2
	env "$@" "$bunkai" build "$project" -o "$out" >"$scratch/.said" 2>&1 || { fail "build of $out"; tail -n 3 "$scratch/.said"; }
}

cd "$root" || exit 1
build "$scratch/out" $sample
digests "$scratch/out" >"$scratch/.first"
[ -s "$scratch/.first" ] || fail "the build wrote nothing"

build "$scratch/second" $sample
same "a second build" "$scratch/second"
build "$scratch/out" $sample
same "a build over the first" "$scratch/out"
build "$scratch/c" $sample LC_ALL=C
same "LC_ALL=C" "$scratch/c"
build "$scratch/ja" $sample LC_ALL=ja_JP.UTF-8 LANGUAGE=ja TZ=Asia/Tokyo
same "a Japanese locale and time zone" "$scratch/ja"
build "$scratch/language" $sample LC_ALL=C.UTF-8 LANGUAGE=ja
same "LANGUAGE=ja" "$scratch/language"
build "$scratch/de" $sample LC_ALL=de_DE.UTF-8 TZ=America/St_Johns
same "a locale with a decimal comma" "$scratch/de"
(umask 077 && build "$scratch/mask" $sample TZ=Pacific/Kiritimati)
same "another mask and time zone" "$scratch/mask"
cp -R "$sample" "$scratch/elsewhere"
(cd "$scratch" && build there elsewhere)
same "another folder, by a relative path" "$scratch/there"
(cd "$scratch/elsewhere" && find . -exec touch -d 2001-01-01 {} + && build ../dot .)
same "the project's own folder, with older files" "$scratch/dot"
(cd / && build "$scratch/far" "$scratch/elsewhere/")
same "an absolute path" "$scratch/far"

"$bunkai" build $sample -o "$scratch/tree" --format json,text >/dev/null 2>&1
digests "$scratch/tree" >"$scratch/.first"
(cd "$scratch" && "$bunkai" build elsewhere -o tree2 --format json,text >/dev/null 2>&1)
same "document trees from another folder" "$scratch/tree2"

build "$scratch/epoch1" $sample SOURCE_DATE_EPOCH=1700000000
build "$scratch/epoch2" $sample SOURCE_DATE_EPOCH=1700000000 TZ=Asia/Tokyo
digests "$scratch/epoch1" >"$scratch/.first"
same "SOURCE_DATE_EPOCH" "$scratch/epoch2"
pdf=$(find "$scratch/epoch1" -name '*.pdf' | sort | head -n 1)
check "SOURCE_DATE_EPOCH sets the PDF's date" sh -c "pdfinfo -isodates '$pdf' 2>/dev/null | grep -q '^CreationDate: *2023-11-14T22:13:20Z'"
xlsx=$(find "$scratch/epoch1" -name '*.xlsx' | sort | head -n 1)
check "SOURCE_DATE_EPOCH sets the workbook's date" sh -c "unzip -p '$xlsx' docProps/core.xml | grep -q 2023-11-14T22:13:20Z"

mkdir "$scratch/import1" "$scratch/import2"
"$bunkai" import tests/small/register.json --to "$scratch/import1" >/dev/null 2>&1
env LC_ALL=ja_JP.UTF-8 TZ=Asia/Tokyo "$bunkai" import tests/small/register.json --to "$scratch/import2" >/dev/null 2>&1
check "import gives the same register in another locale" cmp "$scratch/import1/register.json" "$scratch/import2/register.json"
finish
