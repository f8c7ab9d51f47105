#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Same input, same bytes: a sample is built again and again under another locale, time zone, clock, folder and user's file mask.
# usage: repro.sh BUNKAI
. "$(dirname "$0")/common.bash"
bunkai=$(program "$1")
sample=samples/telehealth

# same WHAT FOLDER: compares a later build with the first.
same() {
	digests "$2" >"$scratch/again"
	if cmp -s "$scratch/first" "$scratch/again"; then
		ok
	else
		fail "$1: other bytes"
		diff "$scratch/first" "$scratch/again" | grep '^[<>]' | cut -c 1,68- | sort -u | head -n 12 | sed 's/^/	/'
	fi
}

# build OUT [WORDS...]: in the current folder, with the environment that the caller gave.
build() { "$bunkai" build "${2:-$sample}" -o "$1" >"$scratch/.said" 2>&1 || { fail "build of $1 failed"; tail -n 3 "$scratch/.said"; }; }

cd "$root" || exit 1
build "$scratch/out"
digests "$scratch/out" >"$scratch/first"
[ -s "$scratch/first" ] || fail "the build wrote nothing"

build "$scratch/again"
same "a second build" "$scratch/again"
build "$scratch/out"
same "a build over the first" "$scratch/out"
LC_ALL=C build "$scratch/c"
same "LC_ALL=C" "$scratch/c"
LC_ALL=ja_JP.UTF-8 LANGUAGE=ja TZ=Asia/Tokyo build "$scratch/ja"
same "a Japanese locale and time zone" "$scratch/ja"
LC_ALL=de_DE.UTF-8 TZ=America/St_Johns build "$scratch/de"
same "a locale with a decimal comma" "$scratch/de"
(umask 077 && TZ=Pacific/Kiritimati build "$scratch/mask")
same "another mask and time zone" "$scratch/mask"
cp -R "$sample" "$scratch/elsewhere"
(cd "$scratch" && build there elsewhere)
same "another folder, by a relative path" "$scratch/there"
(cd "$scratch/elsewhere" && find . -exec touch -d 2001-01-01 {} + && build ../dot .)
same "the project's own folder, with older files" "$scratch/dot"

SOURCE_DATE_EPOCH=1700000000 build "$scratch/epoch1"
SOURCE_DATE_EPOCH=1700000000 TZ=Asia/Tokyo build "$scratch/epoch2"
digests "$scratch/epoch1" >"$scratch/first"
same "SOURCE_DATE_EPOCH" "$scratch/epoch2"
pdf=$(find "$scratch/epoch1" -name '*.pdf' | sort | head -n 1)
check "SOURCE_DATE_EPOCH sets the PDF's date" sh -c "pdfinfo -isodates '$pdf' 2>/dev/null | grep -q '^CreationDate: *2023-11-14T22:13:20Z'"
xlsx=$(find "$scratch/epoch1" -name '*.xlsx' | sort | head -n 1)
check "SOURCE_DATE_EPOCH sets the workbook's date" sh -c "unzip -p '$xlsx' docProps/core.xml | grep -q 2023-11-14T22:13:20Z"
finish
